//! Touchpoints: adding, removing, and the defaults that a channel brings.

use super::planned::{EditError, Planned, fresh, made, retarget};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::knowledge;
use crate::core::model::{Ids, Kind, Line, MediaType, Medium, Prose, Record, Step, Target, Touchpoint};

/// What can be done with touchpoints beyond setting their fields, moving and removing them.
#[derive(Clone, Debug)]
pub enum TouchpointEdit {
    /// A touchpoint of this name; what is not given follows from the channel, where the catalogue knows it.
    Add {
        name: String,
        channel: String,
        medium: Option<Medium>,
        media_type: Option<MediaType>,
        controllable: Option<bool>,
    },
}

pub(super) fn plan(document: &Document, edit: TouchpointEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let TouchpointEdit::Add { name, channel, medium, media_type, controllable } = edit;
    let (id, order) = fresh(document, Kind::Touchpoint, &List::Touchpoints, ids)?;
    let known = knowledge::channel(&channel);
    let (name, name_cut) = Line::cut(&name);
    let (channel, channel_cut) = Prose::cut(&channel);
    let media_type = media_type.or(known.map(|channel| channel.media_type));
    let touchpoint = Touchpoint {
        name,
        channel,
        medium: medium.or(known.map(|channel| channel.medium)),
        media_type,
        controllable: controllable.unwrap_or(Touchpoint::usually_controllable(media_type)),
        ..Touchpoint::new(id, order)
    };
    Ok(Planned { cut: name_cut || channel_cut, ..made(Record::Touchpoint(touchpoint)) })
}

/// A touchpoint that has its channel's usual medium and media type, or none, takes those of the new channel.
pub(super) fn follow_channel(old: &Touchpoint, new: &mut Touchpoint) {
    if old.channel == new.channel {
        return;
    }
    let (before, after) = (knowledge::channel(&old.channel), knowledge::channel(&new.channel));
    if let Some(after) = after {
        if old.medium.is_none() || old.medium == before.map(|channel| channel.medium) {
            new.medium = Some(after.medium);
        }
        if old.media_type.is_none() || old.media_type == before.map(|channel| channel.media_type) {
            new.media_type = Some(after.media_type);
        }
    }
}

/// The change that a touchpoint's removal brings: steps stay, without a touchpoint; so do measures and feedback.
pub(super) fn leave(document: &Document, touchpoint: &Touchpoint) -> Change {
    let mut change = Change::default();
    for step in document.list(&List::StepsAt(touchpoint.id.clone())).filter_map(|id| document.step(id)) {
        change.put.push(Record::Step(Step { touchpoint: None, ..step.clone() }));
    }
    retarget(document, &Target::Touchpoint(touchpoint.id.clone()), None, &mut change);
    change
}
