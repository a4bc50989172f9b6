//! The example plans: files of the site, fetched once.

use super::open::{open_unsaved, renamed, say_of_opening};
use crate::browser::{BrowserEntropy, texts};
use crate::core::address::{Address, View};
use crate::core::exchange::json;
use crate::core::knowledge::{EXAMPLES, Example};
use crate::core::model::Language;
use crate::core::ports::Entropy;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;

/// Shows a copy of an example in the visitor's language.
pub fn open_example(app: App, name: String) {
    let example = EXAMPLES.iter().find(|known| known.name == name);
    let language = app.language();
    spawn_local(async move {
        let text = match example {
            Some(example) => example_text(app, example, language).await,
            None => None,
        };
        if !app.host.is_mounted() {
            return;
        }
        match text.and_then(|text| json::read(&text, BrowserEntropy.random()).ok()) {
            Some((document, _)) => {
                let left = open_unsaved(app, renamed(document, None));
                app.replace_address(&app.view_address(View::Map));
                say_of_opening(app, left, Some(app.texts().example_opened));
            }
            None => {
                app.overlay.say(app.texts().example_missing);
                app.replace_address(&Address::Plans);
            }
        }
    });
}

/// The file of an example in a language, fetched once. None if it can't be had, and if the planner went meanwhile.
async fn example_text(app: App, example: &Example, language: Language) -> Option<String> {
    let address = app.host.is_mounted().then(|| app.host.address(&example.file(language)))?;
    texts::fetch_once(&address).await
}
