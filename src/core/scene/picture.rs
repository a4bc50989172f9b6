//! A picture: plain primitives in colours that have roles. Whoever paints it needs to know nothing else.

use super::letters::Joint;
use crate::core::model::{Language, Stage};

/// A whole picture, or one page.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Size as it is shown, in CSS pixels.
    pub width: f64,
    pub height: f64,
    /// How many pixels one unit of the items' lengths is: below 1 where a page has to hold more.
    pub scale: f64,
    /// What it shows, in a line.
    pub title: String,
    /// What it shows, for those who don't see it.
    pub description: String,
    /// The language of the title and description.
    pub language: Language,
    pub theme: Theme,
    /// From back to front.
    pub items: Vec<Item>,
}

/// What a picture is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Items that belong together: its role (a short name), a label for those who point at it or listen, and what is in
    /// it.
    Group {
        role: &'static str,
        label: String,
        items: Vec<Item>,
    },
    Shape(Shape),
    Words(Words),
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub form: Form,
    pub fill: Option<Ink>,
    /// Of the filling, 0 to 1.
    pub opacity: f64,
    pub stroke: Option<Stroke>,
}

/// The outline of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        radius: f64,
    },
    Circle {
        x: f64,
        y: f64,
        radius: f64,
    },
    /// An SVG path with absolute lengths.
    Path(String),
}

/// A line along an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub ink: Ink,
    pub width: f64,
    /// Length of the dashes and of the gaps between them.
    pub dash: Option<(f64, f64)>,
}

/// Lines of text, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where lines that are read from left to right begin; the middle or the end of lines that are aligned there.
    pub x: f64,
    /// Where lines that are read from right to left begin: the right edge.
    pub end: f64,
    /// The base line of the first line.
    pub y: f64,
    /// From one base line to the next.
    pub leading: f64,
    pub size: f64,
    pub bold: bool,
    pub ink: Ink,
    pub align: Align,
    pub lines: Vec<Run>,
}

/// What of a line of text stands at its `x`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Its beginning: its left end, or, read from right to left, its right end at `end`.
    #[default]
    Start,
    Middle,
    /// Its right end.
    Right,
}

/// One line of text in one direction. Its characters may all stand in XML.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    pub rtl: bool,
    /// What the text has between this line and the next one, for painters that break lines themselves.
    pub joint: Joint,
}

impl Run {
    /// A line by itself, read from left to right.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), rtl: false, joint: Joint::End }
    }
}

/// Which colours a picture has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// A colour by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Paper,
    Card,
    Sign,
    Ink,
    Muted,
    Line,
    LineStrong,
    Yellow,
    Petrol,
    Danger,
    /// What could be better.
    Chance,
    /// The outline of a diamond, and the mouth on an orange face: dark in both themes.
    Dark,
    White,
    /// 1 to 5.
    Satisfaction(u8),
    /// The tint of a phase.
    Stage(Stage),
}

impl Ink {
    /// The colour as `#rrggbb`: the values of `style/tokens.css`, which a test compares.
    pub fn hex(self, theme: Theme) -> &'static str {
        let (light, dark) = match self {
            Self::Paper => ("#fbfaf7", "#16181b"),
            Self::Card => ("#fffefc", "#1c1f23"),
            Self::Sign => ("#f1ede2", "#24282d"),
            Self::Ink => ("#1d2125", "#eceae4"),
            Self::Muted => ("#5b6067", "#a4a8ad"),
            Self::Line => ("#dedad1", "#33373c"),
            Self::LineStrong => ("#8d8a82", "#7d828a"),
            Self::Yellow => ("#f2b705", "#f2b705"),
            Self::Petrol => ("#0f6b6b", "#6cc3bd"),
            Self::Danger => ("#a3301f", "#ee9384"),
            Self::Chance => ("#3f7d4e", "#7fc08d"),
            Self::Dark => ("#1d2125", "#1d2125"),
            Self::White => ("#ffffff", "#ffffff"),
            Self::Satisfaction(1) => ("#b3392f", "#d1564b"),
            Self::Satisfaction(2) => ("#d9822b", "#d9822b"),
            Self::Satisfaction(4) => ("#3d8bb3", "#3d8bb3"),
            Self::Satisfaction(5) => ("#1f5fa8", "#4d8fdb"),
            Self::Satisfaction(_) => ("#7d828a", "#7d828a"),
            Self::Stage(Stage::Awareness) => ("#f8f0da", "#302b1b"),
            Self::Stage(Stage::Consideration) => ("#ebf1df", "#252e1f"),
            Self::Stage(Stage::Conversion) => ("#dff0ed", "#1b302f"),
            Self::Stage(Stage::Retention) => ("#e4ecf7", "#1f2b3b"),
            Self::Stage(Stage::Advocacy) => ("#f4e8f1", "#332536"),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

impl Picture {
    /// Goes through all items, in the order of painting.
    pub fn each(&self, seen: &mut dyn FnMut(&Item)) {
        fn walk(items: &[Item], seen: &mut dyn FnMut(&Item)) {
            for item in items {
                seen(item);
                if let Item::Group { items, .. } = item {
                    walk(items, seen);
                }
            }
        }
        walk(&self.items, seen);
    }
}
