//! Keys that mean an action, and where a key writes instead.

use crate::browser::locale::{lower, upper};
use crate::browser::{element_of, window};
use crate::core::text::Messages;

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    /// As in `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
}

pub const fn plain(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: false, shift: false, alt: false, key })
}

pub const fn command(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: true, shift: false, alt: false, key })
}

pub const fn alt(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: false, shift: false, alt: true, key })
}

/// Opens the palette.
pub const PALETTE: Shortcut = Shortcut { command: true, shift: false, alt: false, key: "k" };
/// Opens the help sheet.
pub const HELP: Shortcut = Shortcut { command: false, shift: false, alt: false, key: "?" };

impl Shortcut {
    /// The shortcut as people write it on this machine, such as `Strg K`, `Ctrl K` or `⌘ K`.
    pub fn written(self, t: &Messages) -> String {
        let mac = is_mac();
        let mut keys: Vec<&str> = Vec::new();
        if self.command {
            keys.push(if mac { "⌘" } else { t.key_command });
        }
        if self.shift {
            keys.push(if mac { "⇧" } else { t.key_shift });
        }
        if self.alt {
            keys.push(if mac { "⌥" } else { "Alt" });
        }
        let upper = upper(self.key);
        keys.push(match self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Delete" => t.key_delete,
            _ => &upper,
        });
        keys.join(" ")
    }

    /// Whether it is a character and nothing else: such a key is easily struck, or spoken, by accident.
    pub fn is_character(self) -> bool {
        !self.command && !self.alt && self.key.chars().nth(1).is_none()
    }

    /// Whether it is a key alone, which means something in the map only. The one that helps does so everywhere.
    pub fn in_map(self) -> bool {
        !self.command && !self.alt && self != HELP
    }

    /// Whether this key was pressed.
    pub fn is_meant(self, event: &web_sys::KeyboardEvent) -> bool {
        let key = event.key();
        // On a Mac ⌥ changes the character of every digit, so there they are told by their place.
        let digit = event.code().strip_prefix("Digit").is_some_and(|digit| self.alt && digit == self.key) && is_mac();
        (digit || key == self.key || lower(&key) == self.key)
            && (event.ctrl_key() || event.meta_key()) == self.command
            && event.alt_key() == self.alt
            // "?" needs Shift on most keyboards, "+" on some.
            && (event.shift_key() == self.shift || matches!(self.key, "?" | "+"))
    }

    /// Whether these keys may write where they are pressed in a text field: ⌥ 5 is a bracket on many keyboards, and Alt
    /// with the number pad is any character.
    pub fn writes(self) -> bool {
        !self.command
    }
}

fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}

/// Whether an input method composes: its keys are its own, also the one that ends it (229 in some browsers).
pub fn composing(event: &web_sys::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Where keys write, or choose.
pub(super) const TYPING: &str = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], dialog[open]";

/// Whether the event happens where somebody writes or chooses.
pub fn typing(event: &web_sys::Event) -> bool {
    within(event, TYPING)
}

/// Whether the event happens within an element that fits the selector.
pub fn within(event: &web_sys::Event, selector: &str) -> bool {
    element_of(event).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}
