//! The example plans: files of the site, fetched once.

use super::open::{open_unsaved, renamed, say_of_opening};
use crate::browser::{BrowserEntropy, texts};
use crate::core::address::{Address, View};
use crate::core::exchange::json;
use crate::core::knowledge::EXAMPLES;
use crate::core::model::Language;
use crate::core::ports::Entropy;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;

/// Shows a copy of an example in the visitor's language.
pub fn open_example(app: App, name: String) {
    let name = EXAMPLES.iter().map(|example| example.name).find(|known| *known == name);
    let language = app.language();
    spawn_local(async move {
        let text = match name {
            Some(name) => example_text(app, name, language).await,
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
async fn example_text(app: App, name: &str, language: Language) -> Option<String> {
    let address = app.host.is_mounted().then(|| app.host.address(&path(name, language)))?;
    texts::fetch_once(&address).await
}

fn path(name: &str, language: Language) -> String {
    format!("examples/{name}.{}.wegmarke.json", language.key())
}

/// Has the examples fetched while nobody waits, from the planner's site at `base`, so that they open later without a
/// request.
pub async fn fetch_examples(base: &str, language: Language) {
    for example in &EXAMPLES {
        texts::fetch_once(&format!("{base}{}", path(example.name, language))).await;
    }
}
