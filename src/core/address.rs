//! The addresses of the planner: what stands after `#` and in the query, as types.
//!
//! Contract.md promises these addresses to links in other people's pages. What is unknown leads to the nearest place
//! that there is, and whoever asked is told. What others append (WordPress adds `?secret=…` to a frame's fragment) is
//! passed over.

use super::model::choice::choice;
use super::model::{Id, Language};
use super::share::LARGEST_PAYLOAD;

choice! {
    /// What somebody may do with a plan.
    pub enum Mode {
        /// Look at one view of it.
        View = "view",
        /// Go through all of it, select and compare; nothing changes.
        Explore = "explore",
        /// Everything.
        Edit = "edit",
    }
}

/// The views of an open plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    Guide,
    Personas,
    Touchpoints,
    Journeys,
    Map,
    Feedback,
    Analysis,
    Compare,
    Measures,
}

impl View {
    /// All views, in the order of the work.
    pub const ALL: [View; 9] = [
        View::Guide,
        View::Personas,
        View::Touchpoints,
        View::Journeys,
        View::Map,
        View::Feedback,
        View::Analysis,
        View::Compare,
        View::Measures,
    ];

    /// The view of this name.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }

    /// The name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Personas => "personas",
            Self::Touchpoints => "touchpoints",
            Self::Journeys => "journeys",
            Self::Map => "map",
            Self::Feedback => "feedback",
            Self::Analysis => "analysis",
            Self::Compare => "compare",
            Self::Measures => "measures",
        }
    }
}

/// Where in the planner somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The list of plans.
    Plans,
    /// A stored plan in one of its views.
    Plan { id: Id, view: View },
    /// A copy of an example plan.
    Example(String),
    /// A copy of the plan in this payload (`core::share`).
    Share(String),
}

/// An address that leads nowhere, with the nearest place to it: the plan whose view is not known, else the list of
/// plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub instead: Address,
}

impl Address {
    /// Reads the fragment of an address, with or without its `#`.
    pub fn parse(fragment: &str) -> Result<Self, Unknown> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if let Some(name) = fragment.strip_prefix("example=") {
            let name: String =
                name.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
            return Ok(Self::Example(name));
        }
        if let Some(rest) = fragment.strip_prefix("share=") {
            // One character over the limit is enough to be refused by; the rest of a huge address need not be kept.
            return Ok(Self::Share(
                rest.chars()
                    .take_while(|letter| !matches!(letter, '?' | '&' | '#'))
                    .take(LARGEST_PAYLOAD + 1)
                    .collect(),
            ));
        }
        let path = fragment.split(['?', '&']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).take(4).collect();
        let (id, view) = match parts[..] {
            [] => return Ok(Self::Plans),
            ["plan", id] => (id, View::Map.key()),
            ["plan", id, view] => (id, view),
            ["plan", id, ..] => (id, ""),
            _ => return Err(Unknown { instead: Self::Plans }),
        };
        let Some(id) = Id::new(id) else { return Err(Unknown { instead: Self::Plans }) };
        match View::named(view) {
            Some(view) => Ok(Self::Plan { id, view }),
            None => Err(Unknown { instead: Self::Plan { id, view: View::Map } }),
        }
    }

    /// The fragment, with its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Plans => "#/".into(),
            Self::Plan { id, view } => format!("#/plan/{id}/{}", view.key()),
            Self::Example(name) => format!("#example={name}"),
            Self::Share(payload) => format!("#share={payload}"),
        }
    }
}

/// The language that an address (`?lang=`) or else the browser's preferences ask for; else German.
pub fn language<'a>(query: &str, preferred: impl IntoIterator<Item = &'a str>) -> Language {
    let asked = query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("lang="));
    let known = |tag: &str| Language::from_key(tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str());
    asked.and_then(known).or_else(|| preferred.into_iter().find_map(known)).unwrap_or_default()
}
