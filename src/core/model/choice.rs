//! Closed lists of values (a market, a stage, a status), and one way to read and set them all.

/// A field that holds one of a closed list of values, as the plan file and a select box see it.
pub trait Choice {
    /// The values' names in the plan file, in the order in which they are offered.
    fn keys(&self) -> &'static [&'static str];
    /// Where the present value stands in `keys`; none if nothing is chosen.
    fn index(&self) -> Option<usize>;
    /// Chooses by place in `keys`. False, and nothing changed, if there is no such place or the field can't be empty.
    fn choose(&mut self, index: Option<usize>) -> bool;
}

/// Defines an enum with its names in the plan file. The first value is the default.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Their names in the plan file, in the same order.
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// The name in the plan file.
            pub fn key(self) -> &'static str {
                Self::KEYS[self as usize]
            }

            /// The value of this name, if there is one.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::KEYS.iter().position(|known| *known == key).map(|index| Self::ALL[index])
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $crate::core::model::Choice for $name {
            fn keys(&self) -> &'static [&'static str] {
                Self::KEYS
            }
            fn index(&self) -> Option<usize> {
                Some(*self as usize)
            }
            fn choose(&mut self, index: Option<usize>) -> bool {
                let Some(value) = index.and_then(|index| Self::ALL.get(index)) else { return false };
                *self = *value;
                true
            }
        }

        impl $crate::core::model::Choice for Option<$name> {
            fn keys(&self) -> &'static [&'static str] {
                $name::KEYS
            }
            fn index(&self) -> Option<usize> {
                self.map(|value| value as usize)
            }
            fn choose(&mut self, index: Option<usize>) -> bool {
                let value = index.and_then(|index| $name::ALL.get(index)).copied();
                if index.is_some() && value.is_none() {
                    return false;
                }
                *self = value;
                true
            }
        }
    };
}
pub(crate) use choice;
