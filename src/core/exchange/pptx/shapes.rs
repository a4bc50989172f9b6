//! What a slide is made of, in DrawingML (ECMA-376): text boxes, shapes, freeforms, groups, tables. Lengths are in EMU,
//! sizes of letters in hundredths of a point.

use crate::core::exchange::xml::{escape, escape_attribute};
use crate::core::number::within;
use crate::core::scene::{Ink, Theme, clean};

/// EMU of a point.
pub const POINT: f64 = 12_700.0;

/// A place on a slide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    /// The smallest area that holds both.
    pub fn with(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// In points.
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
    pub ink: Ink,
}

/// Letters in ink of this size.
pub const fn letters(size: f64) -> Letters {
    Letters { size, bold: false, italic: false, ink: Ink::Ink }
}

impl Letters {
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// On which side the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub letters: Letters,
    pub side: Side,
    pub rtl: bool,
    /// From one line to the next, in points; none leaves it to the program.
    pub leading: Option<f64>,
    /// Above it, in points.
    pub before: f64,
    pub point: bool,
}

impl Paragraph {
    /// A paragraph at the left.
    pub fn of(text: impl Into<String>, letters: Letters) -> Self {
        let text = text.into();
        let rtl = crate::core::scene::is_rtl(&text);
        Self { text, letters, side: Side::Left, rtl, leading: None, before: 0.0, point: false }
    }
}

/// How a text box holds its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holds {
    /// Whether lines are broken at the box's edge.
    pub wraps: bool,
    /// Room inside of the box, in EMU.
    pub inset: f64,
    pub centred: bool,
}

/// No room inside, lines broken.
pub const PLAIN: Holds = Holds { wraps: true, inset: 0.0, centred: false };

/// An outline: how it is filled and drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    pub fill: Option<(Ink, f64)>,
    pub line: Option<Line>,
}

/// How an outline is drawn; lengths are in EMU.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    pub ink: Ink,
    pub width: f64,
    /// Length of the dashes and of the gaps between them.
    pub dash: Option<(f64, f64)>,
}

impl Line {
    /// Without dashes.
    pub const fn of(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: None }
    }
}

/// A ready-made outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Preset {
    Rectangle,
    /// With corners of this radius.
    Rounded(f64),
    Ellipse,
    Diamond,
}

/// A part of a freeform, in EMU of the slide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    Move((f64, f64)),
    Line((f64, f64)),
    Quadratic((f64, f64), (f64, f64)),
    Cubic((f64, f64), (f64, f64), (f64, f64)),
    Close,
}

/// The shapes of one slide.
pub struct Shapes {
    pub xml: String,
    next: u32,
    /// The language of the words, for whoever checks their spelling.
    language: &'static str,
}

impl Shapes {
    /// None yet.
    pub fn new(language: &'static str) -> Self {
        // The first number is the slide's own tree of shapes.
        Self { xml: String::new(), next: 2, language }
    }

    /// What begins every shape: its number, its name, what it shows.
    fn named(&mut self, name: &str, about: &str) -> String {
        let number = self.next;
        self.next += 1;
        let short: String = clean(name).chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let about = if about.is_empty() { String::new() } else { format!(" descr=\"{}\"", attribute(about)) };
        format!("<p:cNvPr id=\"{number}\" name=\"{}\"{about}/>", attribute(&short))
    }

    /// A title, or another text that the layout has a place for.
    pub fn placeholder(&mut self, kind: &str, name: &str, area: Area, paragraphs: &[Paragraph]) {
        let named = self.named(name, "");
        self.xml += &format!(
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr>",
            frame(area, "")
        );
        self.body("p:txBody", paragraphs, PLAIN);
        self.xml += "</p:sp>";
    }

    /// A text box.
    pub fn text(&mut self, area: Area, paragraphs: &[Paragraph], holds: Holds) {
        let first = paragraphs.iter().find(|paragraph| !paragraph.text.is_empty());
        let named = self.named(first.map_or("–", |paragraph| &paragraph.text), "");
        self.xml += &format!(
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>",
            frame(area, "")
        );
        self.body("p:txBody", paragraphs, holds);
        self.xml += "</p:sp>";
    }

    /// A line of text that is read from below.
    pub fn upright(&mut self, area: Area, text: &str, letters: Letters) {
        let named = self.named(text, "");
        self.xml += &format!(
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr vert=\"vert270\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
            frame(area, "")
        );
        self.paragraph(&Paragraph { side: Side::Middle, ..Paragraph::of(text, letters) });
        self.xml += "</p:txBody></p:sp>";
    }

    /// A shape of a ready-made outline, with a text in it or none.
    pub fn shape(&mut self, name: &str, area: Area, preset: Preset, look: Look, paragraphs: &[Paragraph]) {
        let named = self.named(name, "");
        let (kind, adjust) = match preset {
            Preset::Rectangle => ("rect", String::new()),
            Preset::Ellipse => ("ellipse", String::new()),
            Preset::Diamond => ("diamond", String::new()),
            Preset::Rounded(radius) => {
                let share = radius / area.width.min(area.height).max(1.0) * 100_000.0;
                ("roundRect", format!("<a:gd name=\"adj\" fmla=\"val {}\"/>", within(share, 0.0, 50_000.0) as i64))
            }
        };
        self.xml += &format!(
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"{kind}\"><a:avLst>{adjust}</a:avLst></a:prstGeom>{}</p:spPr>",
            frame(area, ""),
            painted(look)
        );
        self.body("p:txBody", paragraphs, Holds { wraps: false, inset: 0.0, centred: true });
        self.xml += "</p:sp>";
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), look: Look) {
        let named = self.named("line", "");
        let area = Area {
            x: from.0.min(to.0),
            y: from.1.min(to.1),
            width: (to.0 - from.0).abs(),
            height: (to.1 - from.1).abs(),
        };
        // A line goes down to the right; what rises is turned over.
        let rises = (to.1 - from.1) * (to.0 - from.0) < 0.0;
        self.xml += &format!(
            "<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{}</p:spPr></p:cxnSp>",
            frame(area, if rises { " flipV=\"1\"" } else { "" }),
            outline(look)
        );
    }

    /// A freeform.
    pub fn freeform(&mut self, name: &str, strokes: &[Stroke], look: Look) {
        let Some(area) = extent(strokes) else { return };
        let named = self.named(name, "");
        let point = |(x, y): (f64, f64)| format!("<a:pt x=\"{}\" y=\"{}\"/>", emu(x - area.x), emu(y - area.y));
        let mut path = String::new();
        for stroke in strokes {
            path += &match stroke {
                Stroke::Move(to) => format!("<a:moveTo>{}</a:moveTo>", point(*to)),
                Stroke::Line(to) => format!("<a:lnTo>{}</a:lnTo>", point(*to)),
                Stroke::Quadratic(by, to) => format!("<a:quadBezTo>{}{}</a:quadBezTo>", point(*by), point(*to)),
                Stroke::Cubic(by, and, to) => {
                    format!("<a:cubicBezTo>{}{}{}</a:cubicBezTo>", point(*by), point(*and), point(*to))
                }
                Stroke::Close => "<a:close/>".to_owned(),
            };
        }
        self.xml += &format!(
            "<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{}\" h=\"{}\">{path}</a:path></a:pathLst></a:custGeom>{}</p:spPr></p:sp>",
            frame(area, ""),
            emu(area.width),
            emu(area.height),
            painted(look)
        );
    }

    /// Shapes that belong together, which `inner` adds. Their own places count.
    pub fn group(&mut self, name: &str, about: &str, area: Area, inner: impl FnOnce(&mut Self)) {
        let named = self.named(name, about);
        let (at, size) = (
            format!("x=\"{}\" y=\"{}\"", emu(area.x), emu(area.y)),
            format!("cx=\"{}\" cy=\"{}\"", emu(area.width), emu(area.height)),
        );
        self.xml += &format!(
            "<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {at}/><a:ext {size}/><a:chOff {at}/><a:chExt {size}/></a:xfrm></p:grpSpPr>"
        );
        inner(self);
        self.xml += "</p:grpSp>";
    }

    /// A table of rows, each with its height; the first is its header. Widths and heights are in EMU.
    pub fn table(&mut self, name: &str, area: Area, widths: &[f64], rows: &[(f64, Vec<Paragraph>)]) {
        let named = self.named(name, "");
        self.xml += &format!(
            "<p:graphicFrame><p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>",
            emu(area.x),
            emu(area.y),
            emu(area.width),
            emu(area.height)
        );
        for width in widths {
            self.xml += &format!("<a:gridCol w=\"{}\"/>", emu(*width));
        }
        self.xml += "</a:tblGrid>";
        for (place, (height, cells)) in rows.iter().enumerate() {
            self.xml += &format!("<a:tr h=\"{}\">", emu(*height));
            for cell in cells {
                self.xml += "<a:tc>";
                self.body("a:txBody", std::slice::from_ref(cell), PLAIN);
                let below = outline_as("a:lnB", Line::of(Ink::Line, POINT * 0.75));
                let none = |side: &str| format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>");
                let ground = if place == 0 {
                    format!("<a:solidFill>{}</a:solidFill>", colour(Ink::Sign, 1.0))
                } else {
                    "<a:noFill/>".to_owned()
                };
                self.xml += &format!(
                    "<a:tcPr marL=\"{m}\" marR=\"{m}\" marT=\"{t}\" marB=\"{t}\">{}{}{}{below}{ground}</a:tcPr></a:tc>",
                    none("lnL"),
                    none("lnR"),
                    none("lnT"),
                    m = emu(CELL.0),
                    t = emu(CELL.1)
                );
            }
            self.xml += "</a:tr>";
        }
        self.xml += "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    }

    fn body(&mut self, element: &str, paragraphs: &[Paragraph], holds: Holds) {
        let inset = emu(holds.inset);
        // Within a table the cell says how it holds its text.
        let properties = if element == "a:txBody" {
            "<a:bodyPr/>".to_owned()
        } else {
            format!(
                "<a:bodyPr wrap=\"{}\" lIns=\"{inset}\" tIns=\"{inset}\" rIns=\"{inset}\" bIns=\"{inset}\" anchor=\"{}\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr>",
                if holds.wraps { "square" } else { "none" },
                if holds.centred { "ctr" } else { "t" }
            )
        };
        self.xml += &format!("<{element}>{properties}<a:lstStyle/>");
        for paragraph in paragraphs {
            self.paragraph(paragraph);
        }
        if paragraphs.is_empty() {
            self.xml += "<a:p/>";
        }
        self.xml += &format!("</{element}>");
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Letters { size, bold, italic, ink } = paragraph.letters;
        let side = match (paragraph.side, paragraph.rtl) {
            (Side::Left, false) => "l",
            (Side::Middle, _) => "ctr",
            (Side::Right, _) | (Side::Left, true) => "r",
        };
        let mut properties = format!("<a:pPr algn=\"{side}\"");
        if paragraph.point {
            properties += " marL=\"152400\" indent=\"-152400\"";
        }
        if paragraph.rtl {
            properties += " rtl=\"1\"";
        }
        properties += ">";
        if let Some(leading) = paragraph.leading {
            let hundredths = within((leading * 100.0).round(), 1.0, 158_400.0) as i64;
            properties += &format!("<a:lnSpc><a:spcPts val=\"{hundredths}\"/></a:lnSpc>");
        }
        if paragraph.before > 0.0 {
            properties += &format!("<a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>", (paragraph.before * 100.0) as i64);
        }
        properties += if paragraph.point { "<a:buChar char=\"•\"/>" } else { "<a:buNone/>" };
        let size = within((size * 100.0).round(), 100.0, 40_000.0) as i64;
        let style = format!(
            "lang=\"{}\" sz=\"{size}\" b=\"{}\" i=\"{}\" dirty=\"0\"",
            self.language,
            u8::from(bold),
            u8::from(italic)
        );
        let ink = format!("<a:solidFill>{}</a:solidFill>", colour(ink, 1.0));
        let text = clean(&paragraph.text);
        self.xml += &format!("<a:p>{properties}</a:pPr>");
        if text.is_empty() {
            self.xml += &format!("<a:endParaRPr {style}/>");
        }
        let lines = text.split(['\n', '\u{85}', '\u{2028}', '\u{2029}', '\r']).enumerate();
        for (place, line) in lines.filter(|_| !text.is_empty()) {
            if place > 0 {
                self.xml += &format!("<a:br><a:rPr {style}>{ink}</a:rPr></a:br>");
            }
            if !line.is_empty() {
                self.xml += &format!("<a:r><a:rPr {style}>{ink}</a:rPr><a:t>{}</a:t></a:r>", escape(line));
            }
        }
        self.xml += "</a:p>";
    }
}

/// Room in a cell of a table, beside and above its text.
pub const CELL: (f64, f64) = (6.0 * POINT, 4.0 * POINT);

/// The smallest area around strokes; none without any.
pub fn extent(strokes: &[Stroke]) -> Option<Area> {
    let point = |(x, y): (f64, f64)| Area { x, y, width: 0.0, height: 0.0 };
    let points = strokes.iter().flat_map(|stroke| match stroke {
        Stroke::Move(to) | Stroke::Line(to) => vec![*to],
        Stroke::Quadratic(by, to) => vec![*by, *to],
        Stroke::Cubic(by, and, to) => vec![*by, *and, *to],
        Stroke::Close => Vec::new(),
    });
    points.map(point).reduce(Area::with)
}

/// Whole EMU, within what the format holds.
fn emu(length: f64) -> i64 {
    (length.round() as i64).clamp(-27_273_042_316_900, 27_273_042_316_900)
}

fn frame(area: Area, turned: &str) -> String {
    format!(
        "<a:xfrm{turned}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
        emu(area.x),
        emu(area.y),
        emu(area.width).max(0),
        emu(area.height).max(0)
    )
}

fn painted(look: Look) -> String {
    let fill = match look.fill {
        Some((ink, opacity)) => format!("<a:solidFill>{}</a:solidFill>", colour(ink, opacity)),
        None => "<a:noFill/>".to_owned(),
    };
    fill + &outline(look)
}

fn outline(look: Look) -> String {
    look.line.map_or("<a:ln><a:noFill/></a:ln>".to_owned(), |line| outline_as("a:ln", line))
}

fn outline_as(element: &str, Line { ink, width, dash }: Line) -> String {
    let width = width.max(1.0);
    let dash = dash.map_or(String::new(), |(dash, gap)| {
        let share = |length: f64| (length / width * 100_000.0).round().max(1.0) as i64;
        format!("<a:custDash><a:ds d=\"{}\" sp=\"{}\"/></a:custDash>", share(dash), share(gap))
    });
    let cap = if dash.is_empty() { " cap=\"rnd\"" } else { "" };
    format!(
        "<{element} w=\"{}\"{cap}><a:solidFill>{}</a:solidFill>{dash}<a:round/></{element}>",
        emu(width),
        colour(ink, 1.0)
    )
}

/// An ink: a colour of the theme where that has it, so that another theme changes it.
fn colour(ink: Ink, opacity: f64) -> String {
    let name = match ink {
        Ink::Paper => Some("bg1"),
        Ink::Ink | Ink::Dark => Some("tx1"),
        Ink::Muted => Some("tx2"),
        Ink::Sign => Some("bg2"),
        Ink::Petrol => Some("accent1"),
        Ink::Yellow => Some("accent2"),
        Ink::Satisfaction(1) => Some("accent3"),
        Ink::Satisfaction(2) => Some("accent4"),
        Ink::Satisfaction(4) => Some("accent5"),
        Ink::Satisfaction(5) => Some("accent6"),
        Ink::Card
        | Ink::Line
        | Ink::LineStrong
        | Ink::Danger
        | Ink::Chance
        | Ink::White
        | Ink::Satisfaction(_)
        | Ink::Stage(_) => None,
    };
    let alpha =
        if opacity < 1.0 { format!("<a:alpha val=\"{}\"/>", (opacity * 100_000.0) as i64) } else { String::new() };
    match name {
        Some(name) => format!("<a:schemeClr val=\"{name}\">{alpha}</a:schemeClr>"),
        None => format!("<a:srgbClr val=\"{}\">{alpha}</a:srgbClr>", hex(ink)),
    }
}

/// The colour of an ink on light paper, as `RRGGBB`.
pub fn hex(ink: Ink) -> String {
    ink.hex(Theme::Light)[1..].to_uppercase()
}

fn attribute(text: &str) -> String {
    escape_attribute(&clean(text))
}
