//! The program of the site: everything is in the library, and begins when the loader (`embed/wegmarke.js`) makes a
//! `Planner`.

#![forbid(unsafe_code)]

use wegmarke as _;

fn main() {
    // Says where a panic was. What becomes of the page is the affair of who called (`xtask/src/guard.js`).
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}
