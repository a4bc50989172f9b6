//! The names under which things are stored.

use super::generation::Mark;

pub(super) const ALL: &str = "wegmarke:";
pub(super) const PLAN: &str = "wegmarke:plan:";
pub(super) const GONE: &str = "wegmarke:gone:";
pub(super) const QUARANTINE: &str = "wegmarke:quarantine:";
pub(super) const SETTINGS: &str = "wegmarke:settings";

pub(super) fn plan_key(id: &str, mark: &Mark) -> String {
    format!("{PLAN}{id}:{mark}")
}

/// Reads what follows `wegmarke:plan:`. From the end, so that an id may hold anything.
pub(super) fn parse_plan_key(rest: &str) -> Option<(&str, Mark)> {
    let (id, mark) = rest.rsplit_once(':')?;
    Some((id, Mark::parse(mark)?))
}

pub(super) fn gone_key(id: &str) -> String {
    format!("{GONE}{id}")
}
