//! The example plans: each is a line here, its words on the start page, and a file for each language beside the others
//! (`examples/NAME.LANGUAGE.wegmarke.json`).

use crate::core::model::{Language, Stage};
use crate::core::scene::Glance;
use crate::core::text::Messages;

/// An example plan.
pub struct Example {
    /// The name in addresses and of its files.
    pub name: &'static str,
    /// What it is called on the start page.
    pub title: fn(&Messages) -> &'static str,
    /// What it shows.
    pub about: fn(&Messages) -> &'static str,
    /// Its first journey at a glance: what the plan file says, which a test compares.
    pub glance: &'static [Glance<'static>],
}

impl Example {
    /// The address of its plan file in a language, below the planner's site.
    pub fn file(&self, language: Language) -> String {
        format!("examples/{}.{}.wegmarke.json", self.name, language.key())
    }
}

/// All examples, in the order of the start page.
pub const EXAMPLES: [Example; 4] = [
    Example {
        name: "outdoor-shop",
        title: |t| t.example_shop,
        about: |t| t.example_shop_text,
        glance: &[
            (Stage::Awareness, "345"),
            (Stage::Consideration, "4343e"),
            (Stage::Conversion, "4b4"),
            (Stage::Retention, "24e-"),
            (Stage::Advocacy, "5-"),
        ],
    },
    Example {
        name: "valve-supplier",
        title: |t| t.example_supplier,
        about: |t| t.example_supplier_text,
        glance: &[
            (Stage::Awareness, "43-"),
            (Stage::Consideration, "e4"),
            (Stage::Consideration, "424"),
            (Stage::Consideration, "35e"),
            (Stage::Conversion, "3b44"),
            (Stage::Retention, "52-"),
        ],
    },
    Example {
        name: "physiotherapy",
        title: |t| t.example_practice,
        about: |t| t.example_practice_text,
        glance: &[
            (Stage::Awareness, "334"),
            (Stage::Consideration, "4e4"),
            (Stage::Consideration, "5a11"),
            (Stage::Conversion, ""),
            (Stage::Retention, ""),
            (Stage::Retention, ""),
            (Stage::Advocacy, ""),
        ],
    },
    Example {
        name: "club-software",
        title: |t| t.example_software,
        about: |t| t.example_software_text,
        glance: &[
            (Stage::Awareness, "43-"),
            (Stage::Consideration, "4e344"),
            (Stage::Conversion, "4a2e"),
            (Stage::Retention, "4e-5"),
        ],
    },
];
