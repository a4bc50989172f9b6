//! Another language: its texts are brought first.

use crate::browser::texts;
use crate::core::model::Language;
use crate::core::text::CATALOGUES;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;

/// Goes on to the next language, as the visitor wants it: here and in the address.
pub fn switch(app: App) {
    let next = app.language().next();
    spawn_local(bring(app, next, move || app.set_language(next)));
}

/// Shows all in a language that the page around has, once its texts are here.
pub fn follow(app: App, language: Language) -> impl Future<Output = ()> {
    bring(app, language, move || app.follow_language(language))
}

/// Brings the texts of all that is there by now, and says so if they can't be had.
fn bring(app: App, language: Language, then: impl FnOnce() + 'static) -> impl Future<Output = ()> {
    let here: Vec<_> = CATALOGUES.into_iter().filter(|catalogue| catalogue.is_here(app.language())).collect();
    let brought = texts::bring(&here, &[language]);
    async move {
        let brought = brought.await;
        if app.host.is_mounted() {
            if brought { then() } else { app.overlay.say(app.texts().part_missing) }
        }
    }
}
