//! What parts of the planner are called.

use crate::core::address::View;
use crate::core::text::Messages;

/// What a view is called.
pub fn view_label(t: &'static Messages, view: View) -> &'static str {
    match view {
        View::Guide => t.guide,
        View::Personas => t.personas,
        View::Touchpoints => t.touchpoints,
        View::Journeys => t.journeys,
        View::Map => t.map,
        View::Feedback => t.feedback,
        View::Analysis => t.analysis,
        View::Compare => t.comparison,
        View::Measures => t.measures,
    }
}
