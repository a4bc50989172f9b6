//! The weak points of a plan in words, the worst first: for every way out that tells of them.

use super::Export;
use crate::core::analysis::{Analysis, Cause, suggestions};
use crate::core::document::Document;
use crate::core::text::{Phrase, both};

/// What they are called together.
pub const TITLE: Phrase = both("Schwachstellen", "Weak points");

/// What is told of each.
pub const HEADS: [Phrase; 5] = [
    both("Schwere", "Severity"),
    both("Ursache", "Cause"),
    both("Gründe", "Reasons"),
    both("Rechnung", "Arithmetic"),
    both("Was helfen kann", "What can help"),
];

/// One cause.
pub struct WeakPoint {
    pub severity: f64,
    /// The severity in a word.
    pub grade: &'static str,
    /// The rule that leads it.
    pub rule: &'static str,
    /// The key of that rule.
    pub key: &'static str,
    /// Why it matters.
    pub why: &'static str,
    pub text: String,
    /// What else is found about it, each by its rule and in words.
    pub reasons: Vec<(&'static str, String)>,
    pub arithmetic: String,
    pub ideas: Vec<String>,
}

/// All of a plan that nobody set aside; none where no day is given, since some depend on it.
pub fn of(document: &Document, export: &Export) -> Vec<WeakPoint> {
    let language = export.language;
    let Some(today) = export.today else { return Vec::new() };
    let mut analysis = Analysis::new();
    analysis.update(document, today, usize::MAX);
    let told = |cause: &Cause| WeakPoint {
        severity: cause.severity(),
        grade: cause.grade().name().get(language),
        key: cause.lead().rule.key,
        rule: cause.lead().rule.title.get(language),
        why: cause.lead().rule.why.get(language),
        text: cause.text(document, language),
        reasons: cause
            .further(document, language)
            .into_iter()
            .map(|(finding, text)| (finding.rule.title.get(language), text))
            .collect(),
        arithmetic: cause.arithmetic(document, language),
        ideas: suggestions(document, cause, language).into_iter().map(|idea| idea.title).collect(),
    };
    analysis.causes(document).iter().map(told).collect()
}
