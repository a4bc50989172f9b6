//! A touchpoint: a place or moment where a persona meets the brand.

use super::choice::choice;
use super::visitor::visits;
use super::{Id, Line, Order, Prose};

choice! {
    /// Whether a touchpoint is on a network or in the world.
    pub enum Medium {
        Online = "online",
        Offline = "offline",
    }
}

choice! {
    /// Who pays for or owns the medium.
    pub enum MediaType {
        Paid = "paid",
        Owned = "owned",
        Shared = "shared",
        Earned = "earned",
    }
}

/// One entry of the plan's inventory of touchpoints.
#[derive(Clone, Debug, PartialEq)]
pub struct Touchpoint {
    pub id: Id,
    pub order: Order,
    pub name: Line,
    /// A key of the catalogue of channels, or free text.
    pub channel: Prose,
    pub medium: Option<Medium>,
    pub media_type: Option<MediaType>,
    /// Whether the company starts this contact (an advert) or others do (a friend's recommendation).
    pub controllable: bool,
    /// Who in the company answers for it.
    pub owner: Prose,
    pub notes: Prose,
}

impl Touchpoint {
    /// A touchpoint of which only the place in the inventory is known.
    pub fn new(id: Id, order: Order) -> Self {
        Self {
            id,
            order,
            name: Line::default(),
            channel: Prose::default(),
            medium: None,
            media_type: None,
            controllable: Self::usually_controllable(None),
            owner: Prose::default(),
            notes: Prose::default(),
        }
    }

    /// Whether a touchpoint of this media type is usually started by the company: what was shared or earned is not.
    pub fn usually_controllable(media_type: Option<MediaType>) -> bool {
        !matches!(media_type, Some(MediaType::Shared | MediaType::Earned))
    }

    visits! { self:
        line Name: name;
        prose Channel: channel;
        choice Medium: medium;
        choice MediaType: media_type;
        flag Controllable: controllable, Self::usually_controllable(self.media_type);
        prose Owner: owner;
        prose Notes: notes;
    }
}
