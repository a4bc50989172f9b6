//! The names of channels as a catalogue of texts: whoever only looks at a plan takes them alone, and not all that there
//! is to know of channels (`knowledge`).

use super::catalogue::{Catalogue, Files};
use crate::core::model::Language;

/// How many channels there are.
const COUNT: usize = 45;

/// The catalogue, for whoever fetches it: the key of each channel and its name, in turns.
pub static CATALOGUE: Catalogue = Catalogue {
    name: "channels",
    count: 2 * COUNT,
    files: Files::new(),
    #[cfg(not(target_arch = "wasm32"))]
    all: |language| {
        let channels = crate::core::knowledge::channels().iter();
        channels.flat_map(|channel| [("key", channel.key.as_str()), ("name", channel.name.get(language))]).collect()
    },
};

/// The name of a channel in a language; none for what is no channel of ours.
#[cfg(wegmarke_split)]
pub fn channel_name(key: &str, language: Language) -> Option<&'static str> {
    let mut lines = CATALOGUE.file_here(language)?.split('\n');
    while let Some(channel) = lines.next() {
        let name = lines.next();
        if channel == key {
            return name;
        }
    }
    None
}

/// The name of a channel in a language; none for what is no channel of ours.
#[cfg(not(wegmarke_split))]
pub fn channel_name(key: &str, language: Language) -> Option<&'static str> {
    crate::core::knowledge::channel(key).map(|known| known.name.get(language))
}
