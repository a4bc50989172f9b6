//! The program of the site: start-up only, everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    wegmarke::ui::start();
}
