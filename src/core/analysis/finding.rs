//! What a weak point says, and the arithmetic of how bad it is.

use super::rule::{Factor, Finding};
use crate::core::document::Document;
use crate::core::model::{Kind, Language};
use crate::core::number::hundredths;
use crate::core::text::Phrase;

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
        self.says.fill(document, language, &self.values)
    }

    /// How bad it is: the product of its factors and of its rule's weight, to the hundredth. About 1 is a gap, 3 and
    /// more loses customers.
    pub fn severity(&self, weight: f64) -> f64 {
        (self.product(weight) * 100.0).round() / 100.0
    }

    /// The severity with its arithmetic: "3 (three below satisfied) × 1.5 (moment of truth) = 4.5".
    pub fn arithmetic(&self, document: &Document, language: Language, weight: f64) -> String {
        const WEIGHT: Phrase = Phrase { de: "Gewicht der Regel", en: "weight of the rule" };
        let told = |number: f64, name: &str| format!("{} ({name})", hundredths(number, language));
        let mut parts: Vec<String> = self
            .factors
            .iter()
            .map(|factor| told(factor.number, &factor.name.fill(document, language, &factor.values)))
            .collect();
        if weight != 1.0 {
            parts.push(told(weight, WEIGHT.get(language)));
        }
        if let [one] = &parts[..] {
            return one.clone();
        }
        let exact = (self.product(weight) - self.severity(weight)).abs() < 1e-9;
        format!(
            "{} {} {}",
            parts.join(" × "),
            if exact { "=" } else { "≈" },
            hundredths(self.severity(weight), language)
        )
    }

    fn product(&self, weight: f64) -> f64 {
        self.factors.iter().map(|factor| factor.number).product::<f64>() * weight
    }
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
    pub const fn new(number: f64, name: &'static Phrase) -> Self {
        Self { number, name, values: Vec::new() }
    }

    /// What a weak point of this rule counts before anything makes it worse.
    pub const fn base(number: f64) -> Self {
        const BASE: Phrase = Phrase { de: "Grundwert", en: "base" };
        Self::new(number, &BASE)
    }

    /// A moment of truth decides whether the journey goes on, so what happens there counts half as much again.
    pub const fn moment_of_truth() -> Self {
        const MOMENT: Phrase = Phrase { de: "Moment der Wahrheit", en: "moment of truth" };
        Self::new(1.5, &MOMENT)
    }

    /// What concerns a step that displeases anyway.
    pub const fn low_here() -> Self {
        const LOW: Phrase = Phrase { de: "Zufriedenheit hier höchstens 2", en: "satisfaction here 2 at most" };
        Self::new(1.5, &LOW)
    }
}
