//! The example plans: each is a line here, its words on the start page, and a file for each language beside the others
//! (`examples/NAME.LANGUAGE.wegmarke.json`).

use crate::core::model::Language;
use crate::core::text::Messages;

/// An example plan.
pub struct Example {
    /// The name in addresses and of its files.
    pub name: &'static str,
    /// What it is called on the start page.
    pub title: fn(&Messages) -> &'static str,
    /// What it shows.
    pub about: fn(&Messages) -> &'static str,
}

impl Example {
    /// The address of its plan file in a language, below the planner's site.
    pub fn file(&self, language: Language) -> String {
        format!("examples/{}.{}.wegmarke.json", self.name, language.key())
    }
}

/// All examples, in the order of the start page.
pub const EXAMPLES: [Example; 4] = [
    Example { name: "outdoor-shop", title: |t| t.example_shop, about: |t| t.example_shop_text },
    Example { name: "valve-supplier", title: |t| t.example_supplier, about: |t| t.example_supplier_text },
    Example { name: "physiotherapy", title: |t| t.example_practice, about: |t| t.example_practice_text },
    Example { name: "club-software", title: |t| t.example_software, about: |t| t.example_software_text },
];
