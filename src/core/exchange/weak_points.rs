//! The weak points of a plan in words, the worst first: for every way out that tells of them.

use super::Export;
use crate::core::analysis::{Analysis, suggestions};
use crate::core::document::Document;
use crate::core::text::{Phrase, both};

/// What they are called together.
pub const TITLE: Phrase = both("Schwachstellen", "Weak points");

/// What is told of each.
pub const HEADS: [Phrase; 5] = [
    both("Schwere", "Severity"),
    both("Regel", "Rule"),
    both("Befund", "Finding"),
    both("Rechnung", "Arithmetic"),
    both("Was helfen kann", "What can help"),
];

/// One weak point.
pub struct WeakPoint {
    pub severity: f64,
    pub rule: &'static str,
    /// The key of the rule.
    pub key: &'static str,
    /// Why it matters.
    pub why: &'static str,
    pub text: String,
    pub arithmetic: String,
    pub ideas: Vec<String>,
}

/// All of a plan that nobody set aside; none where no day is given, since some depend on it.
pub fn of(document: &Document, export: &Export) -> Vec<WeakPoint> {
    let language = export.language;
    let Some(today) = export.today else { return Vec::new() };
    let mut analysis = Analysis::new();
    analysis.update(document, today, usize::MAX);
    let told = |finding: &crate::core::analysis::Finding| {
        let weight = document.plan().weights.get(finding.rule.key).factor();
        WeakPoint {
            severity: finding.severity(weight),
            rule: finding.rule.title.get(language),
            key: finding.rule.key,
            why: finding.rule.why.get(language),
            text: finding.text(document, language),
            arithmetic: finding.arithmetic(document, language, weight),
            ideas: suggestions(document, finding, language).into_iter().map(|idea| idea.title.to_string()).collect(),
        }
    };
    analysis.open(document).iter().map(|finding| told(finding)).collect()
}
