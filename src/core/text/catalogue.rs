//! What a catalogue of texts is: a struct with a field for each text, and for each language a file that fills it in.
//!
//! The published site has the texts beside the program, one file for each language and part, so that nobody fetches
//! another language's, and no part another's. The compiler holds them all the same: a text that a language lacks does
//! not compile. Other builds (native, Trunk's, the tests') have all texts in the program.

use std::sync::OnceLock;

use crate::core::model::Language;

/// A catalogue, as whoever fetches texts sees it.
pub struct Catalogue {
    /// The name of its files.
    pub name: &'static str,
    pub(super) take: fn(Language, &str) -> bool,
    pub(super) is_here: fn(Language) -> bool,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) all: fn(Language) -> Vec<(&'static str, &'static str)>,
}

impl Catalogue {
    /// Takes the texts in a language from their file. What is here already stays. False if the file is another's.
    pub fn take(&self, language: Language, file: &str) -> bool {
        (self.take)(language, file)
    }

    /// The file of a language, for whoever publishes it: one text a line.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn file(&self, language: Language) -> String {
        (self.all)(language).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    /// Whether the texts in a language are here: nothing that shows one of them may run before.
    pub fn is_here(&self, language: Language) -> bool {
        (self.is_here)(language)
    }
}

/// The texts of one catalogue in all languages, as they come.
pub(super) struct Brought<T>([OnceLock<T>; Language::ALL.len()]);

impl<T> Brought<T> {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; Language::ALL.len()])
    }

    pub(super) fn get(&self, language: Language) -> Option<&T> {
        self.0[language as usize].get()
    }

    pub(super) fn take(&self, language: Language, file: &str, fill: fn(&mut Lines) -> T) -> bool {
        // Texts are constants, of which there is one of each for as long as the program runs.
        let mut lines = Lines { rest: Some(Box::leak(file.to_owned().into_boxed_str())), short: false };
        let texts = fill(&mut lines);
        let whole = !lines.short && lines.rest.is_none();
        if whole {
            // Whoever came first brought the same.
            let _ = self.0[language as usize].set(texts);
        }
        whole
    }
}

/// The texts of a file, one a line.
pub(super) struct Lines {
    rest: Option<&'static str>,
    /// Whether more were asked for than there are.
    short: bool,
}

impl Lines {
    /// The next text.
    #[inline(never)]
    pub(super) fn next(&mut self) -> &'static str {
        let Some(rest) = self.rest else {
            self.short = true;
            return "";
        };
        let (line, rest) = rest.split_once('\n').map_or((rest, None), |(line, rest)| (line, Some(rest)));
        self.rest = rest;
        line
    }
}

/// Makes a catalogue of the names of its texts: the struct, the function that gives the texts in a language, and what
/// whoever fetches them needs.
macro_rules! catalogue {
    ($type:ident, $module:ident; $($name:ident,)+) => {
        /// All texts of the catalogue in one language. `{0}`, `{1}` … are filled in by `fill`.
        #[derive(Debug)]
        pub struct $type {
            $(pub $name: &'static str,)+
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $type {
            /// Every text with its name, in the order of the files.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }

        /// The texts in a language.
        #[cfg(not(wegmarke_split))]
        pub fn $module(language: crate::core::model::Language) -> &'static $type {
            match language {
                crate::core::model::Language::De => &crate::core::text::de::$module::TEXTS,
                crate::core::model::Language::En => &crate::core::text::en::$module::TEXTS,
            }
        }

        /// The texts in a language, which have to be here by now (`Catalogue::is_here`).
        #[cfg(wegmarke_split)]
        pub fn $module(language: crate::core::model::Language) -> &'static $type {
            BROUGHT.get(language).expect(concat!("the texts “", stringify!($module), "” are here"))
        }

        static BROUGHT: crate::core::text::catalogue::Brought<$type> = crate::core::text::catalogue::Brought::new();

        /// The catalogue, for whoever fetches it.
        pub static CATALOGUE: crate::core::text::catalogue::Catalogue = crate::core::text::catalogue::Catalogue {
            name: stringify!($module),
            take: |language, file| BROUGHT.take(language, file, |lines| $type { $($name: lines.next(),)+ }),
            is_here: |language| cfg!(not(wegmarke_split)) || BROUGHT.get(language).is_some(),
            #[cfg(not(target_arch = "wasm32"))]
            all: |language| $module(language).all(),
        };
    };
}
pub(super) use catalogue;
