//! Values that are to be written as JSON.

/// A value.
#[derive(Clone)]
pub enum Data {
    Text(String),
    Flag(bool),
    Number(u64),
    List(Vec<Record>),
    Record(Record),
    /// What is JSON already.
    Written(String),
}

/// An object, its members in the order in which they were added.
#[derive(Clone, Default)]
pub struct Record(Vec<(&'static str, Data)>);

impl Record {
    /// Adds a member of this name.
    pub fn add(&mut self, name: &'static str, value: impl Into<Data>) {
        self.0.push((name, value.into()));
    }

    /// Whether it has no member.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a member, unless there is one of this name.
    pub fn add_missing(&mut self, name: &'static str, value: impl Into<Data>) {
        if self.0.iter().all(|(known, _)| *known != name) {
            self.add(name, value);
        }
    }

    /// The text of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
            Data::Text(text) => Some(&**text),
            Data::Flag(_) | Data::Number(_) | Data::List(_) | Data::Record(_) | Data::Written(_) => None,
        })
    }

    /// The object as JSON.
    pub fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let mut before = '{';
        for (name, value) in &self.0 {
            out.push(before);
            before = ',';
            write_quoted(out, name);
            out.push(':');
            value.write(out);
        }
        out.push_str(if before == '{' { "{}" } else { "}" });
    }
}

impl Data {
    fn write(&self, out: &mut String) {
        match self {
            Data::Text(text) => write_quoted(out, text),
            Data::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Data::Number(number) => out.push_str(&number.to_string()),
            Data::List(records) => {
                out.push('[');
                for (place, record) in records.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    record.write(out);
                }
                out.push(']');
            }
            Data::Record(record) => record.write(out),
            Data::Written(json) => out.push_str(json),
        }
    }
}

macro_rules! data {
    ($($kind:ident($from:ty)),+) => { $(impl From<$from> for Data {
        fn from(value: $from) -> Self { Self::$kind(value.into()) }
    })+ };
}
data!(Text(&str), Text(String), Flag(bool), Number(u8), Number(u64), List(Vec<Record>), Record(Record));

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    write_quoted(&mut out, text);
    out
}

/// Writes a text in quotes.
pub fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ..' ' => {
                out.push_str("\\u00");
                for digit in [letter as u32 / 16, letter as u32 % 16] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}
