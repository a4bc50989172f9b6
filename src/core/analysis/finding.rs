//! What a weak point says, and the arithmetic of how bad it is.

use super::phrase::told;
use super::rule::{Factor, Finding};
use crate::core::document::Document;
use crate::core::model::{Kind, Language};
use crate::core::number::hundredths;
use crate::core::text::rules::Text;

impl Finding {
    /// The name by which the finding is set aside: `rule/kind/id`, with `/detail` where one place can have several.
    /// It stays while the plan is edited, as long as the weak point is there.
    pub fn id(&self) -> String {
        let mut id = format!("{}/{}/{}", self.rule.key, kind_key(self.place.kind), self.place.id);
        if !self.detail.is_empty() {
            id.push('/');
            id.push_str(&self.detail);
        }
        id
    }

    /// What was found, in a sentence.
    pub fn text(&self, document: &Document, language: Language) -> String {
        told(self.says, document, language, &self.values)
    }

    /// How bad it is: the product of its factors and of its rule's weight, to the hundredth. About 1 is a gap, 3 and
    /// more loses customers.
    pub fn severity(&self, weight: f64) -> f64 {
        (self.product(weight) * 100.0).round() / 100.0
    }

    /// The severity with its arithmetic: "2 (base) × 1.5 (moment of truth) = 3".
    pub fn arithmetic(&self, document: &Document, language: Language, weight: f64) -> String {
        arithmetic(document, language, self.factors.iter(), weight)
    }

    fn product(&self, weight: f64) -> f64 {
        self.factors.iter().map(|factor| factor.number).product::<f64>() * weight
    }
}

/// A product with its factors in words.
pub(super) fn arithmetic<'a>(
    document: &Document,
    language: Language,
    factors: impl Iterator<Item = &'a Factor>,
    weight: f64,
) -> String {
    let part = |number: f64, name: &str| format!("{} ({name})", hundredths(number, language));
    let mut product = weight;
    let mut parts = Vec::new();
    for factor in factors {
        product *= factor.number;
        parts.push(part(factor.number, &told(factor.name, document, language, &factor.values)));
    }
    if weight != 1.0 {
        parts.push(part(weight, Text::FWeight.get(language)));
    }
    if let [one] = &parts[..] {
        return one.clone();
    }
    let rounded = (product * 100.0).round() / 100.0;
    let sign = if (product - rounded).abs() < 1e-9 { "=" } else { "≈" };
    format!("{} {sign} {}", parts.join(" × "), hundredths(rounded, language))
}

/// How kinds are called in a finding's id.
fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Plan => "plan",
        Kind::Phase => "phase",
        Kind::Persona => "persona",
        Kind::Touchpoint => "touchpoint",
        Kind::Journey => "journey",
        Kind::Step => "step",
        Kind::Measure => "measure",
        Kind::Feedback => "feedback",
        Kind::SetAside => "set-aside",
    }
}

impl Factor {
    /// A factor whose name has no places.
    pub const fn new(number: f64, name: Text) -> Self {
        Self { number, name, values: Vec::new() }
    }
}
