//! Small settings of the interface, which outlive the visit: one JSON text.

use super::Reminder;
use crate::core::json_text::parse;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// When to remind of a download.
    pub reminder: Reminder,
    /// Whether single characters are commands. People who speak to their machine, or whose hands shake, switch that off
    /// (WCAG 2.1.4).
    pub single_keys: bool,
}

impl Settings {
    /// As they were kept (`{"worked": {…}, "single_keys": false}`); what can't be read is as it is at the beginning.
    pub fn parse(text: &str) -> Self {
        let tree = parse(text).unwrap_or_default();
        let root = tree.root().as_object();
        let member = |name| root.as_ref().and_then(|root| root.get(name));
        Self {
            reminder: Reminder::of(member("worked").and_then(|worked| worked.as_object())),
            single_keys: member("single_keys").and_then(|on| on.as_bool()).unwrap_or(true),
        }
    }

    /// To be kept. What is as at the beginning need not be said.
    pub fn write(&self) -> String {
        let keys = if self.single_keys { "" } else { ",\"single_keys\":false" };
        format!("{{\"worked\":{}{keys}}}", self.reminder.write())
    }
}
