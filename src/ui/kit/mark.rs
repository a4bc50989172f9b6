//! The marks before the pieces of a template, for `view!` (`markup/src/lib.rs`), which writes them, and for
//! `template.rs`, which reads them. Control characters, since no piece has one.
#![allow(dead_code, reason = "what one side names, the other may take as the rest")]

/// Begins an element of HTML: its name.
pub const HTML: char = '\u{1}';
/// Begins an element of a drawing: its name.
pub const SVG: char = '\u{2}';
/// Ends an element.
pub const END: char = '\u{3}';
/// The name of an attribute, …
pub const NAME: char = '\u{4}';
/// … and what it is set to.
pub const VALUE: char = '\u{5}';
/// A text.
pub const TEXT: char = '\u{6}';
/// An attribute of this name is set to what the view says next.
pub const ATTRIBUTE: char = '\u{7}';
/// The same of a property, …
pub const PROPERTY: char = '\u{8}';
/// … of one class, …
pub const CLASS: char = '\u{e}';
/// … and of one style.
pub const STYLE: char = '\u{f}';
/// The view's next listener hears this event.
pub const EVENT: char = '\u{10}';
/// The view's next node is the present element.
pub const REF: char = '\u{11}';
/// What the view says next stands here.
pub const CHILD: char = '\u{12}';
