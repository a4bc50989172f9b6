//! Painting a picture as SVG.

use crate::core::document::Document;
use crate::core::exchange::json;
use crate::core::exchange::xml::escape;
use crate::core::scene::{Align, Form, Ink, Item, Picture, Shape, Theme, Words, clean, number};

/// Marks what is ours in an SVG. A tag URI: it names, and leads nowhere.
pub const NAMESPACE: &str = "tag:wegmarke,2026:plan";

/// What browsers and other programs look for, in this order.
const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/// How large a picture says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// As large as it was laid out.
    Own,
    /// As wide as what it is put into.
    Container,
}

/// A picture as SVG, with the plan inside if there is one to put there.
pub fn paint(picture: &Picture, fit: Fit, plan: Option<&Document>) -> String {
    let mut out = Painter { out: String::with_capacity(32_000), theme: picture.theme };
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"wegmarke\" lang=\"");
    out.raw(picture.language.key());
    out.raw("\" xml:lang=\"");
    out.raw(picture.language.key());
    out.raw("\"");
    match fit {
        Fit::Own => {
            out.length("width", picture.width);
            out.length("height", picture.height);
        }
        Fit::Container => out.attribute("width", "100%"),
    }
    out.raw(" viewBox=\"0 0 ");
    number(&mut out.out, picture.width / picture.scale);
    out.raw(" ");
    number(&mut out.out, picture.height / picture.scale);
    out.raw("\" font-family=\"");
    out.raw(FONTS);
    out.raw("\">\n");
    out.element("title", &picture.title);
    out.element("desc", &picture.description);
    if let Some(plan) = plan {
        out.raw("<metadata><wegmarke:plan xmlns:wegmarke=\"");
        out.raw(NAMESPACE);
        out.raw("\" xml:space=\"preserve\">");
        // All white space of compact JSON stands in texts; a second space in a row is written as an escape, so that an
        // editor that folds white space does no harm. So are the two characters that JSON may hold and XML may not.
        let json =
            json::write(plan).replace("  ", " \\u0020").replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
        out.out.push_str(&escape(&json));
        out.raw("</wegmarke:plan></metadata>\n");
    }
    out.items(&picture.items);
    out.raw("</svg>\n");
    out.out
}

struct Painter {
    out: String,
    theme: Theme,
}

impl Painter {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        self.raw(&escape(&clean(text)));
        self.raw("</");
        self.raw(name);
        self.raw(">\n");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.raw(value);
        self.raw("\"");
    }

    fn length(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        number(&mut self.out, value);
        self.raw("\"");
    }

    /// A number with two decimals at most, for opacities and widths of lines.
    fn fine(&mut self, name: &str, value: f64) {
        let hundredths = (value * 100.0).round().max(0.0) as u32;
        let mut text = (hundredths / 100).to_string();
        let rest = hundredths % 100;
        if rest > 0 {
            text.push('.');
            text.push(char::from(b'0' + (rest / 10) as u8));
            if !rest.is_multiple_of(10) {
                text.push(char::from(b'0' + (rest % 10) as u8));
            }
        }
        self.attribute(name, &text);
    }

    fn ink(&mut self, name: &str, ink: Ink) {
        let colour = ink.hex(self.theme);
        self.attribute(name, colour);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Group { role, label, items } => {
                    self.raw("<g class=\"wegmarke-");
                    self.raw(role);
                    self.raw("\">");
                    if label.is_empty() {
                        self.raw("\n")
                    } else {
                        self.element("title", label)
                    }
                    self.items(items);
                    self.raw("</g>\n");
                }
                Item::Shape(shape) => self.shape(shape),
                Item::Words(words) => self.words(words),
            }
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match &shape.form {
            Form::Rect { x, y, width, height, radius } => {
                self.raw("<rect");
                self.length("x", *x);
                self.length("y", *y);
                self.length("width", *width);
                self.length("height", *height);
                if *radius > 0.0 {
                    self.length("rx", *radius);
                }
            }
            Form::Circle { x, y, radius } => {
                self.raw("<circle");
                self.length("cx", *x);
                self.length("cy", *y);
                self.length("r", *radius);
            }
            Form::Path(path) => {
                self.raw("<path");
                self.attribute("d", path);
            }
        }
        match shape.fill {
            Some(ink) => self.ink("fill", ink),
            None => self.attribute("fill", "none"),
        }
        if shape.opacity < 1.0 {
            self.fine("fill-opacity", shape.opacity);
        }
        if let Some(stroke) = &shape.stroke {
            self.ink("stroke", stroke.ink);
            self.fine("stroke-width", stroke.width);
            if stroke.width > 1.0 {
                // Dots stay dots: round ends would join short dashes.
                self.attribute("stroke-linecap", if stroke.dash.is_some() { "butt" } else { "round" });
                self.attribute("stroke-linejoin", "round");
            }
            if let Some((dash, gap)) = stroke.dash {
                self.raw(" stroke-dasharray=\"");
                number(&mut self.out, dash);
                self.raw(" ");
                number(&mut self.out, gap);
                self.raw("\"");
            }
        }
        self.raw("/>\n");
    }

    /// Each line is an element of its own: within one, lines of two directions would be ordered as one paragraph.
    fn words(&mut self, words: &Words) {
        for (place, run) in words.lines.iter().enumerate() {
            if run.text.is_empty() {
                continue;
            }
            self.raw("<text");
            let from_right = run.rtl && words.align == Align::Start;
            self.length("x", if from_right { words.end } else { words.x });
            self.length("y", words.y + place as f64 * words.leading);
            self.length("font-size", words.size);
            if words.bold {
                self.attribute("font-weight", "700");
            }
            match words.align {
                Align::Middle => self.attribute("text-anchor", "middle"),
                // The start of a line from right to left is its right end.
                Align::Right if !run.rtl => self.attribute("text-anchor", "end"),
                Align::Start | Align::Right => {}
            }
            if run.rtl {
                self.attribute("direction", "rtl");
            }
            self.ink("fill", words.ink);
            self.raw(">");
            self.raw(&escape(&run.text));
            self.raw("</text>\n");
        }
    }
}
