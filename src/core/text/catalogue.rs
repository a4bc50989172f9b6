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

    pub(super) fn take(&self, language: Language, file: &str, mut texts: T, fill: fn(&mut Lines, &mut T)) -> bool {
        // Texts are constants, of which there is one of each for as long as the program runs.
        let mut lines = Lines { rest: Some(Box::leak(file.to_owned().into_boxed_str())), short: false };
        fill(&mut lines, &mut texts);
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
    /// Puts the next text into its place: a call for each of hundreds, so it is as short as can be.
    #[inline(never)]
    pub(super) fn next(&mut self, text: &mut &'static str) {
        let Some(rest) = self.rest else {
            self.short = true;
            return;
        };
        let (line, rest) = rest.split_once('\n').map_or((rest, None), |(line, rest)| (line, Some(rest)));
        self.rest = rest;
        *text = line;
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

        const BLANK: $type = $type { $($name: "",)+ };

        static BROUGHT: crate::core::text::catalogue::Brought<$type> = crate::core::text::catalogue::Brought::new();

        /// The catalogue, for whoever fetches it.
        pub static CATALOGUE: crate::core::text::catalogue::Catalogue = crate::core::text::catalogue::Catalogue {
            name: stringify!($module),
            take: |language, file| BROUGHT.take(language, file, BLANK, |lines, texts| { $(lines.next(&mut texts.$name);)+ }),
            is_here: |language| cfg!(not(wegmarke_split)) || BROUGHT.get(language).is_some(),
            #[cfg(not(target_arch = "wasm32"))]
            all: |language| $module(language).all(),
        };
    };
}
pub(super) use catalogue;

/// Makes a catalogue whose texts are values: for data that name what they say. The type of the names, the function of
/// each language that gives the text of a name, and what whoever fetches them needs.
macro_rules! named {
    ($type:ident, $module:ident; $($name:ident,)+) => {
        /// The name of a text. `{0}`, `{1}` … in it are filled in by `fill`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $type { $($name),+ }

        impl $type {
            /// All of them, in the order of the files.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// The text in a language.
            #[cfg(not(wegmarke_split))]
            pub fn get(self, language: crate::core::model::Language) -> &'static str {
                match language {
                    crate::core::model::Language::De => crate::core::text::de::$module::text(self),
                    crate::core::model::Language::En => crate::core::text::en::$module::text(self),
                }
            }

            /// The text in a language, which has to be here by now (`Catalogue::is_here`).
            #[cfg(wegmarke_split)]
            pub fn get(self, language: crate::core::model::Language) -> &'static str {
                BROUGHT.get(language).expect(concat!("the texts “", stringify!($module), "” are here"))[self as usize]
            }
        }

        static BROUGHT: crate::core::text::catalogue::Brought<Vec<&'static str>> =
            crate::core::text::catalogue::Brought::new();

        /// The catalogue, for whoever fetches it.
        pub static CATALOGUE: crate::core::text::catalogue::Catalogue = crate::core::text::catalogue::Catalogue {
            name: stringify!($module),
            take: |language, file| {
                BROUGHT.take(language, file, vec![""; $type::ALL.len()], |lines, texts| {
                    texts.iter_mut().for_each(|text| lines.next(text))
                })
            },
            is_here: |language| cfg!(not(wegmarke_split)) || BROUGHT.get(language).is_some(),
            #[cfg(not(target_arch = "wasm32"))]
            all: |language| $type::ALL.iter().map(|text| (text.name(), text.get(language))).collect(),
        };
    };
}
pub(super) use named;
