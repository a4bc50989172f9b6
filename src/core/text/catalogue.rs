//! What a catalogue of texts is: a struct with a field for each text, and for each language a file that fills it in.
//!
//! The published site has the texts beside the program, one file for each language and part, so that nobody fetches
//! another language's, and no part another's. The compiler holds them all the same: a text that a language lacks does
//! not compile. Other builds (native, Trunk's, the tests') have all texts in the program.

use std::sync::OnceLock;

use crate::core::model::Language;

/// A catalogue, as whoever fetches texts sees it. It does not know the struct: only the part of the program that shows
/// the texts has the code that fills it in.
pub struct Catalogue {
    /// The name of its files.
    pub name: &'static str,
    /// How many texts there are.
    pub(super) count: usize,
    /// The files that have come.
    pub(super) files: Files,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) all: fn(Language) -> Vec<(&'static str, &'static str)>,
}

impl Catalogue {
    /// Takes the texts in a language from their file. What is here already stays. False if the file is another's.
    pub fn take(&self, language: Language, file: &str) -> bool {
        let whole = file.split('\n').count() == self.count;
        if whole {
            // Texts are constants, of which there is one of each for as long as the program runs.
            self.files.0[language as usize].get_or_init(|| Box::leak(file.to_owned().into_boxed_str()));
        }
        whole
    }

    /// The file of a language, for whoever publishes it: one text a line.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn file(&self, language: Language) -> String {
        (self.all)(language).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    /// The file of a language, if it has come.
    #[cfg(wegmarke_split)]
    pub(super) fn file_here(&self, language: Language) -> Option<&'static str> {
        self.files.0[language as usize].get().copied()
    }

    /// Whether the texts in a language are here: nothing that shows one of them may run before.
    pub fn is_here(&self, language: Language) -> bool {
        cfg!(not(wegmarke_split)) || self.files.0[language as usize].get().is_some()
    }
}

/// The files of a catalogue in all languages, as they come.
pub(super) struct Files([OnceLock<&'static str>; Language::ALL.len()]);

impl Files {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; Language::ALL.len()])
    }
}

/// The texts of a catalogue in all languages, filled in when they are shown first.
#[cfg(wegmarke_split)]
pub(super) struct Filled<T>([OnceLock<T>; Language::ALL.len()]);

#[cfg(wegmarke_split)]
impl<T> Filled<T> {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; Language::ALL.len()])
    }

    /// The texts in a language, whose file has to be here by now.
    pub(super) fn get(
        &'static self,
        from: &Catalogue,
        language: Language,
        blank: T,
        fill: fn(&mut Lines, &mut T),
    ) -> &'static T {
        self.0[language as usize].get_or_init(|| {
            let mut texts = blank;
            fill(&mut Lines(from.file_here(language).expect(from.name).split('\n')), &mut texts);
            texts
        })
    }
}

/// The texts of a file, one a line.
#[cfg(wegmarke_split)]
pub(super) struct Lines(std::str::Split<'static, char>);

#[cfg(wegmarke_split)]
impl Lines {
    /// Puts the next text into its place, of which there are as many as there are texts: a call for each of hundreds,
    /// so it is as short as can be.
    #[inline(never)]
    pub(super) fn next(&mut self, text: &mut &'static str) {
        *text = self.0.next().unwrap_or_default();
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
            static TEXTS: crate::core::text::catalogue::Filled<$type> = crate::core::text::catalogue::Filled::new();
            const BLANK: $type = $type { $($name: "",)+ };
            TEXTS.get(&CATALOGUE, language, BLANK, |lines, texts| { $(lines.next(&mut texts.$name);)+ })
        }

        /// The catalogue, for whoever fetches it.
        pub static CATALOGUE: crate::core::text::catalogue::Catalogue = crate::core::text::catalogue::Catalogue {
            name: stringify!($module),
            count: [$(stringify!($name)),+].len(),
            files: crate::core::text::catalogue::Files::new(),
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
                static TEXTS: crate::core::text::catalogue::Filled<Vec<&'static str>> =
                    crate::core::text::catalogue::Filled::new();
                let texts = TEXTS.get(&CATALOGUE, language, Vec::new(), |lines, texts| {
                    texts.resize($type::ALL.len(), "");
                    texts.iter_mut().for_each(|text| lines.next(text));
                });
                texts[self as usize]
            }
        }

        /// The catalogue, for whoever fetches it.
        pub static CATALOGUE: crate::core::text::catalogue::Catalogue = crate::core::text::catalogue::Catalogue {
            name: stringify!($module),
            count: $type::ALL.len(),
            files: crate::core::text::catalogue::Files::new(),
            #[cfg(not(target_arch = "wasm32"))]
            all: |language| $type::ALL.iter().map(|text| (text.name(), text.get(language))).collect(),
        };
    };
}
pub(super) use named;
