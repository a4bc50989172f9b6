//! What holds for a plan as a whole, and with it for what its rules find.

use super::words::{Stems, stems};
use crate::core::document::Document;
use crate::core::model::{Kind, Plan};

/// Whether some journey has a step: before that, a persona without a journey is just the next thing to do.
pub(super) fn is_begun(document: &Document) -> bool {
    document.count(Kind::Step) > 0
}

/// Whether there are as many steps as touchpoints: before that, touchpoints are still being put in order, and one
/// without a use is no weak point.
pub(super) fn is_sorted(document: &Document) -> bool {
    is_begun(document) && document.count(Kind::Step) >= document.count(Kind::Touchpoint)
}

/// The words of the offer: whatever is about the plan has them, so they answer nothing.
pub(super) fn offer(plan: &Plan) -> Stems {
    let mut words = stems(&plan.title);
    words.extend(stems(&plan.offer));
    words
}
