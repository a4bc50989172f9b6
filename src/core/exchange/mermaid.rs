//! Mermaid's `journey` diagram: text that wikis, blogs and repositories show as a picture.
//!
//! ```text
//! journey
//!     title Ada, as it is                 the journey's name
//!     accTitle: A bike for the city       the plan's title, where it is another
//!     accDescr: …                         the plan's description
//!     section Look around                 a phase
//!       A friend's tip: 5: Ada            touchpoint: satisfaction: persona
//!       %% unrated
//!       Home page: 3: Ada                 Mermaid needs a number; the comment says that it is none
//!       (sleeps on it): 2: Ada            a step without a touchpoint, by its action
//! ```
//!
//! What the syntax does not let through is written in Mermaid's own entity codes (`#58;` is a colon), which its
//! pictures show as what they stand for. Reading follows Mermaid's lexer token by token, so that it takes what Mermaid
//! takes and stops where Mermaid stops; the tests let Mermaid's own parser read what is written here.

use std::borrow::Cow;
use std::fmt::Write;

use super::assembly::{Assembly, Shown};
use super::csv::{Scale, number, scale_of};
use super::{
    ErrorCode, Export, Exported, Format, Import, ImportError, Imported, LARGEST_IMPORT, Loss, Place, Rule, Scope,
};
use crate::core::document::Document;
use crate::core::model::{Field, Id, Key, Kind, Score};
use crate::core::text::{fill, messages};

/// Mermaid among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "mermaid",
    extensions: &["mmd", "mermaid"],
    mime: "text/vnd.mermaid",
    label: |w| w.format_mermaid,
    about: |w| w.format_mermaid_about,
    scope: Scope::Journey,
    write: Some(write),
    read: Some(read),
    recognises,
};

/// A name that is empty: Mermaid wants something, and a space without width is not seen.
const EMPTY: &str = "#8203;";
/// The comment before a task whose score stands for nothing, and that score: the middle, as the least wrong picture.
const UNRATED: &str = "unrated";
const NO_SCORE: u8 = 3;

// ---- Writing ----

fn write(document: &Document, export: &Export) -> Exported {
    let mut shown = Shown::of(document, export);
    // An actor stands beside a task or nowhere.
    shown.persona = shown.persona.filter(|_| !shown.steps.is_empty());
    let plan = document.plan();
    let mut out = String::from("journey\n");
    if let Some(journey) = shown.journey {
        line(&mut out, "    title ", &journey.name, Part::Rest);
    }
    if shown.journey.is_some_and(|journey| journey.name != plan.title)
        || shown.journey.is_none() && !plan.title.is_empty()
    {
        line(&mut out, "    accTitle: ", &plan.title, Part::Rest);
    }
    if !plan.description.is_empty() {
        line(&mut out, "    accDescr: ", &plan.description, Part::Rest);
    }
    let mut lost = shown.lost(&|kind, field| {
        matches!(
            (kind, field),
            (Kind::Plan, Field::Title | Field::Description) | (Kind::Step, Field::Satisfaction | Field::Action)
        )
    });
    for (phase, steps) in shown.phases() {
        line(&mut out, "    section ", &phase.name, Part::Name);
        for step in steps {
            if step.satisfaction.is_none() {
                let _ = writeln!(out, "      %% {UNRATED}");
            }
            out.push_str("      ");
            match shown.touchpoint(step) {
                Some(touchpoint) => {
                    escape(&mut out, &touchpoint.name, Part::Task);
                    if !step.action.is_empty() {
                        lost.push(Loss {
                            key: Key::new(Kind::Step, &step.id),
                            field: Some(Field::Action),
                            partly: false,
                        });
                    }
                }
                None => {
                    out.push('(');
                    if !step.action.is_empty() {
                        escape(&mut out, &step.action, Part::Name);
                    }
                    out.push(')');
                }
            }
            let _ = write!(out, ": {}", step.satisfaction.map_or(NO_SCORE, Score::number));
            if let Some(persona) = shown.persona {
                out.push_str(": ");
                escape(&mut out, &persona.name, Part::Actor);
            }
            out.push('\n');
        }
    }
    Exported::of_text(out, lost)
}

fn line(out: &mut String, start: &str, text: &str, part: Part) {
    out.push_str(start);
    escape(out, text, part);
    out.push('\n');
}

/// Where a text stands, which says what would be misread.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// To the end of the line: colons are text.
    Rest,
    /// Up to a colon.
    Name,
    /// A name at the start of a line: a keyword would be taken for one.
    Task,
    /// Up to a comma.
    Actor,
}

/// Writes a text so that Mermaid and `unescape` read it as it is.
fn escape(out: &mut String, text: &str, part: Part) {
    if text.is_empty() {
        return out.push_str(EMPTY);
    }
    let last = text.chars().count() - 1;
    // In parentheses as a whole it would be an action.
    let first_too = part == Part::Task
        && (starts_with_keyword(text) || text.starts_with('%') || text.starts_with('(') && text.ends_with(')'));
    let mut before = '\0';
    let mut rest = text.chars().peekable();
    let mut place = 0;
    while let Some(letter) = rest.next() {
        let after = rest.peek().copied();
        let code = match letter {
            '#' | ';' | '\r' | '\u{2028}' | '\u{2029}' => true,
            ',' => part == Part::Actor,
            // A colon followed by a code would lose the code's end to a rule that Mermaid has for style sheets.
            ':' => part != Part::Rest || !matches!(after, None | Some(' ')),
            // Comments and directives.
            '%' => before == '%' || after == Some('%'),
            // Mermaid's titles don't break lines.
            '\n' => part == Part::Rest,
            _ => false,
        };
        match letter {
            _ if code
                || (place == 0 && first_too)
                || ((place == 0 || place == last) && is_space(letter) && letter != '\n') =>
            {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            '\n' => out.push_str("<br>"),
            '<' => out.push_str("#lt;"),
            _ => out.push(letter),
        }
        before = letter;
        place += 1;
    }
}

fn starts_with_keyword(text: &str) -> bool {
    ["journey", "title", "section", "accTitle", "accDescr"].iter().any(|word| {
        starts(text, word) && !text[word.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
    })
}

/// Whether the text starts with this word of ASCII letters, in capitals or not.
fn starts(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// White space to Rust or to JavaScript.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

// ---- Reading ----

/// The text without white space around it, entity codes and line breaks turned back.
fn unescape(text: &str) -> String {
    let mut rest = text.trim_matches(is_space);
    let mut out = String::with_capacity(rest.len());
    if rest == EMPTY {
        return out;
    }
    while let Some(at) = rest.find(['#', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (read, length) = if rest.starts_with('#') { entity(rest) } else { line_break(rest) };
        out.push(read);
        rest = &rest[length..];
    }
    out + rest
}

/// The character of a code such as `#58;` or `#lt;`, and how long the code is. What is no code stays as it is.
fn entity(text: &str) -> (char, usize) {
    const NAMES: [(&str, char); 20] = [
        ("quot", '"'),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("num", '#'),
        ("colon", ':'),
        ("semi", ';'),
        ("comma", ','),
        ("lpar", '('),
        ("rpar", ')'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("euro", '€'),
    ];
    let name = text[1..].split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let ends = text[1 + name.len()..].starts_with(';');
    let number = name.parse().ok().filter(|number| *number > 0).and_then(char::from_u32);
    match number.or_else(|| NAMES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)) {
        Some(letter) if ends => (letter, name.len() + 2),
        _ => ('#', 1),
    }
}

/// The line break of a tag such as `<br>` or `<br />`, and how long the tag is.
fn line_break(text: &str) -> (char, usize) {
    let inner = if starts(text, "<br") { text[3..].trim_start() } else { "no" };
    match inner.strip_prefix('/').unwrap_or(inner).strip_prefix('>') {
        Some(rest) => ('\n', text.len() - rest.len()),
        None => ('<', 1),
    }
}

fn recognises(text: &str) -> bool {
    let text = without_directives(text);
    let mut lexer = Lexer::new(&text);
    lexer.skip();
    let line = lexer.rest.split(['\n', '\r']).next().unwrap_or_default();
    // A table whose first column is called so is none.
    starts(line, "journey") && {
        let after = line[7..].trim_start();
        after.is_empty()
            || line[7..].len() > after.len()
                && ["title ", "section ", "acc", "%", "#"].iter().any(|word| starts(after, word))
    }
}

fn read(text: &str, import: &Import) -> Result<Imported, ImportError> {
    if text.len() > LARGEST_IMPORT {
        return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    read_all(&[Diagram { text: text.into(), line: 1 }], Actors::People, import)
}

/// A diagram in a longer text, and the line on which it starts.
#[derive(Clone, Debug)]
pub struct Diagram<'a> {
    pub text: Cow<'a, str>,
    pub line: usize,
}

/// What is taken for the actors behind a task's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actors {
    /// Personas, of whom the first is the journey's.
    People,
    /// What the persona does at the step: some write notes there.
    Notes,
    /// Nothing.
    LeftOut,
}

impl Actors {
    /// All of them.
    pub const ALL: [Actors; 3] = [Self::People, Self::Notes, Self::LeftOut];
}

/// A line as it is told, in the words of whoever imports.
fn line_of(import: &Import, line: usize) -> String {
    fill(messages(import.language).csv_line, &[&line.to_string()])
}

/// Reads diagrams, each as a journey of one plan.
pub fn read_all(diagrams: &[Diagram], actors: Actors, import: &Import) -> Result<Imported, ImportError> {
    let mut plan = Assembly::new(import);
    let all = || diagrams.iter().map(|diagram| without_directives(&diagram.text));
    let scale = scale_of(&scores(all()));
    for (number, (text, diagram)) in all().zip(diagrams).enumerate() {
        if number > 0 && !plan.next_journey(&line_of(import, diagram.line)) {
            break;
        }
        let mut lexer = Lexer::new(&text);
        lexer.line += diagram.line - 1;
        read_one(lexer, number == 0, scale, actors, import, &mut plan)?;
    }
    if scale != Scale::OWN {
        plan.repair("score", Rule::Rescaled);
    }
    Ok(plan.finish())
}

/// Whether there are actors in diagrams, and what they most likely are. People come again, and have short names.
pub fn likely_actors(diagrams: &[Diagram]) -> Option<Actors> {
    let mut tasks = 0;
    let mut names: Vec<String> = Vec::new();
    let mut long = 0;
    for diagram in diagrams {
        let text = without_directives(&diagram.text);
        for data in tasks_of(&text).map(|(_, data)| data).take(MOST_TASKS) {
            let Some(named) = data.split_once(':').map(|(_, named)| named.trim()).filter(|named| !named.is_empty())
            else {
                continue;
            };
            tasks += 1;
            long += usize::from(named.split(',').any(|name| name.split_whitespace().count() > 3));
            if !names.iter().any(|name| name == named) {
                names.push(named.to_owned());
            }
        }
    }
    let notes = tasks > 1 && names.len() == tasks && (tasks > 3 || long > 0) || long * 2 > tasks;
    (tasks > 0).then_some(if notes { Actors::Notes } else { Actors::People })
}

/// So many tasks decide what actors are.
const MOST_TASKS: usize = 200;

/// The names and data of all tasks of a diagram, up to where it can't go on.
fn tasks_of(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut lexer = Lexer::new(text);
    lexer.skip();
    lexer.word("journey");
    std::iter::from_fn(move || lexer.statement().ok().flatten()).filter_map(|statement| match statement {
        Statement::Task { name, data, unrated: false } => Some((name, data)),
        _ => None,
    })
}

/// The scores of diagrams, as far as they are numbers.
fn scores<'a>(texts: impl Iterator<Item = Cow<'a, str>>) -> Vec<f64> {
    texts
        .flat_map(|text| {
            let score = |(_, data): (&str, &str)| number(data.split(':').next()?, '.');
            tasks_of(&text).filter_map(score).collect::<Vec<f64>>()
        })
        .collect()
}

/// Reads one diagram as the plan's present journey.
fn read_one(
    mut lexer: Lexer,
    first: bool,
    scale: Scale,
    actors: Actors,
    import: &Import,
    plan: &mut Assembly,
) -> Result<(), ImportError> {
    lexer.skip();
    if !lexer.word("journey") {
        return Err(lexer.error());
    }
    let mut title = lexer.title.take();
    let mut acc_title: Option<String> = None;
    let mut phase: Option<Id> = None;
    // A file without any section gets the usual phases, not one.
    let has_sections = {
        let mut ahead = lexer.clone();
        std::iter::from_fn(|| ahead.statement().ok().flatten())
            .any(|statement| matches!(statement, Statement::Section(_)))
    };
    while let Some(statement) = lexer.statement()? {
        let path = line_of(import, lexer.line);
        match statement {
            Statement::Title(text) => title = Some(unescape(text)),
            Statement::AccTitle(text) => acc_title = Some(unescape(text)),
            Statement::AccDescr(text) if first => {
                plan.plan.description = plan.text(&unescape(&text.replace("\r\n", "\n").replace('\r', "\n")), &path)
            }
            // A journey of several has no description of its own, but what happens in it.
            Statement::AccDescr(text) => plan.journey().scenario = plan.text(&unescape(text), &path),
            Statement::Section(text) => phase = plan.phase(&unescape(text), &path).or(phase),
            Statement::Task { name, data, unrated } => {
                if phase.is_none() {
                    phase = if has_sections {
                        plan.phase(messages(import.language).format_first_phase, &path)
                    } else {
                        plan.default_phases(&path)
                    };
                }
                if let Some(phase) = phase.as_ref().filter(|_| plan.has_room(&path)) {
                    task(plan, phase, Task { name, data, unrated, scale, actors }, &path);
                }
            }
        }
    }
    if let Some(title) = &title {
        plan.journey().name = plan.text(title, "title");
    }
    if let Some(title) = acc_title.or(title).filter(|_| first) {
        plan.plan.title = plan.text(&title, "title");
    }
    Ok(())
}

/// What stands on a task's line, and how it is meant.
struct Task<'a> {
    name: &'a str,
    data: &'a str,
    unrated: bool,
    scale: Scale,
    actors: Actors,
}

/// A step of a task.
fn task(plan: &mut Assembly, phase: &Id, task: Task, path: &str) {
    let name = task.name.trim_matches(is_space);
    let mut data = task.data.splitn(2, ':');
    let score = data.next().unwrap_or_default().trim_matches(is_space);
    let satisfaction =
        if task.unrated || score.is_empty() { None } else { satisfaction(plan, score, task.scale, path) };
    let behind = data.next().unwrap_or_default().trim_matches(is_space);
    let action = name.strip_prefix('(').and_then(|name| name.strip_suffix(')'));
    let (touchpoint, mut action) = match action {
        Some(action) => (None, plan.text(&unescape(action), path)),
        None => (plan.touchpoint(&unescape(name), path), Default::default()),
    };
    match task.actors {
        Actors::Notes if action.is_empty() => action = plan.text(&unescape(behind), path),
        Actors::LeftOut | Actors::Notes if !behind.is_empty() => plan.repair_text(path, Rule::LeftOut, behind),
        Actors::People | Actors::LeftOut | Actors::Notes => {}
    }
    let Some(step) = plan.step(phase, path) else { return };
    step.touchpoint = touchpoint;
    step.satisfaction = satisfaction;
    step.action = action;
    if task.actors != Actors::People {
        return;
    }

    // The first actor of all is the journey's persona. What stands behind another colon is none.
    let actors = behind
        .split(':')
        .next()
        .unwrap_or_default()
        .split(',')
        .map(|actor| actor.trim_matches(is_space))
        .filter(|actor| !actor.is_empty());
    let mut others = Vec::new();
    for actor in actors {
        let persona = plan.persona(&unescape(actor), path);
        let journey = plan.journey();
        if journey.persona.is_none() {
            journey.persona = persona;
        } else if journey.persona != persona {
            others.push(actor);
        }
    }
    if !others.is_empty() {
        plan.repair_text(path, Rule::OtherActors, &others.join(", "));
    }
}

/// A score as Mermaid's users write it: any number at all.
fn satisfaction(plan: &mut Assembly, text: &str, scale: Scale, path: &str) -> Option<Score> {
    let Some(number) = number(text, '.') else {
        plan.repair_text(path, Rule::UnknownValue, text);
        return None;
    };
    let own = scale.to_own(number);
    if !(1.0..=5.0).contains(&own) {
        plan.repair_text(path, Rule::OutOfRange, text);
        return None;
    }
    let round = (own + 0.5).floor();
    if round != own && scale == Scale::OWN {
        plan.repair(path, Rule::Rounded);
    }
    Score::new(round as u8)
}

/// The text with spaces for directives such as `%%{init: …}%%`, which may stand anywhere. Line breaks stay, so that
/// every place is where it was.
fn without_directives(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("%%{") {
        let (before, directive) = rest.split_at(at);
        let is_one = directive[3..]
            .trim_start_matches(is_space)
            .starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        let length = if is_one { directive.find("}%%").map_or(directive.len(), |end| end + 3) } else { 0 };
        out.push_str(before);
        out.extend(directive[..length].chars().map(|letter| if matches!(letter, '\n' | '\r') { letter } else { ' ' }));
        // What is none is passed over as text.
        out.push_str(&directive[length..length.max(3)]);
        rest = &directive[length.max(3)..];
    }
    if out.is_empty() { text.into() } else { (out + rest).into() }
}

/// A statement of the diagram, as it stands in the text.
enum Statement<'a> {
    Title(&'a str),
    AccTitle(&'a str),
    AccDescr(&'a str),
    Section(&'a str),
    Task { name: &'a str, data: &'a str, unrated: bool },
}

/// Goes through the text as Mermaid's lexer does.
#[derive(Clone)]
struct Lexer<'a> {
    text: &'a str,
    rest: &'a str,
    /// The line of the last statement, from 1, and how much of the text was counted for it.
    line: usize,
    counted: usize,
    /// The title of the front matter.
    title: Option<String>,
    /// Whether the last comment said that the next task is unrated.
    unrated: bool,
}

impl<'a> Lexer<'a> {
    /// At the start of the diagram: behind a front matter, and within a code block of Markdown if it stands in one.
    fn new(text: &'a str) -> Self {
        let mut lexer =
            Self { text, rest: text.trim_start_matches(is_space), line: 1, counted: 0, title: None, unrated: false };
        if lexer.rest.starts_with("```") {
            lexer.take_line();
            let end = lexer.rest.find("\n```").map_or(lexer.rest.len(), |end| end + 1);
            lexer.text = &text[..text.len() - lexer.rest.len() + end];
            lexer.rest = lexer.rest[..end].trim_start_matches(is_space);
        }
        let mut inside = lexer.clone();
        if inside.rest.starts_with("---") && inside.take_line().trim_end() == "---" {
            while !inside.rest.is_empty() {
                let line = inside.take_line();
                if line.trim() == "---" {
                    lexer = inside;
                    break;
                }
                if let Some(title) = line.strip_prefix("title:") {
                    let title = title.trim();
                    let quoted = |quote: char| title.strip_prefix(quote)?.strip_suffix(quote);
                    inside.title = Some(quoted('"').or_else(|| quoted('\'')).unwrap_or(title).to_owned())
                        .filter(|title| !title.is_empty());
                }
            }
        }
        lexer
    }

    /// The next statement; none at the end.
    fn statement(&mut self) -> Result<Option<Statement<'a>>, ImportError> {
        self.unrated = false;
        self.skip();
        self.count();
        if self.rest.is_empty() {
            return Ok(None);
        }
        for (word, stops) in [("title", &['#', '\n', '\r', ';'][..]), ("section", &['#', ':', '\n', '\r', ';'])] {
            if starts(self.rest, word) && self.rest[word.len()..].starts_with(is_space) {
                let mut ahead = self.clone();
                ahead.rest = &self.rest[word.len()..];
                ahead.rest = &ahead.rest[ahead.rest.chars().next().map_or(0, char::len_utf8)..];
                let text = ahead.until(stops);
                if !text.is_empty() {
                    *self = ahead;
                    return Ok(Some(if word == "title" { Statement::Title(text) } else { Statement::Section(text) }));
                }
            }
        }
        for word in ["accTitle", "accDescr"] {
            let Some(after) =
                Some(self.rest).filter(|rest| starts(rest, word)).map(|rest| rest[8..].trim_start_matches(is_space))
            else {
                continue;
            };
            if let Some(value) = after.strip_prefix(':') {
                self.rest = value.trim_start_matches(is_space);
                let text = self.take_line();
                if text.is_empty() {
                    return Err(self.error());
                }
                return Ok(Some(if word == "accTitle" {
                    Statement::AccTitle(text)
                } else {
                    Statement::AccDescr(text)
                }));
            }
            if let Some(value) = after.strip_prefix('{').filter(|_| word == "accDescr") {
                let Some((text, rest)) = value.split_once('}') else { return Err(self.error()) };
                self.rest = rest;
                return Ok(Some(Statement::AccDescr(text)));
            }
        }
        if self.at_word("journey") {
            return Err(self.error());
        }
        let unrated = self.unrated;
        let name = self.until(&['#', ':', '\n', '\r', ';']);
        // Two `%` behind the colon make it a comment's first character.
        if name.is_empty() || !self.rest.starts_with(':') || self.comment_comes() {
            return Err(self.error());
        }
        self.rest = &self.rest[1..];
        let data = self.until(&['#', '\n', '\r', ';']);
        if data.is_empty() || self.rest.starts_with(';') {
            return Err(self.error());
        }
        Ok(Some(Statement::Task { name, data, unrated }))
    }

    /// Passes over white space and comments. A comment that says so leaves its mark on the next task.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start_matches(is_space);
            if self.comment_comes() {
                self.unrated = self.take_line().strip_prefix("%%").is_some_and(|comment| comment.trim() == UNRATED);
            } else {
                return;
            }
        }
    }

    /// Whether a comment starts here, by the rules of the lexer: `#`, `%`, or two `%` behind any character but `}`.
    fn comment_comes(&self) -> bool {
        let mut letters = self.rest.chars();
        match letters.next() {
            Some('#') => code_length(self.rest) == 0,
            Some('%') if !letters.as_str().starts_with('{') => true,
            Some('}') | None => false,
            Some(_) => letters.as_str().starts_with("%%"),
        }
    }

    /// Whether a keyword stands here, and not a longer word.
    fn at_word(&self, word: &str) -> bool {
        starts(self.rest, word)
            && !self.rest[word.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_')
    }

    /// Passes over a keyword, if it stands here.
    fn word(&mut self, word: &str) -> bool {
        let is = self.at_word(word);
        if is {
            self.rest = &self.rest[word.len()..];
        }
        is
    }

    /// The text up to one of these, which ends it; the `#` and `;` of an entity code do not.
    fn until(&mut self, stops: &[char]) -> &'a str {
        let start = self.rest;
        let mut length = 0;
        while let Some(at) = start[length..].find(stops) {
            length += at;
            let code = if start[length..].starts_with('#') { code_length(&start[length..]) } else { 0 };
            if code == 0 {
                self.rest = &start[length..];
                return &start[..length];
            }
            length += code;
        }
        self.rest = "";
        start
    }

    /// The rest of the line, and its end passed over.
    fn take_line(&mut self) -> &'a str {
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
        line
    }

    /// Brings the line's number up to here.
    fn count(&mut self) {
        let here = self.text.len() - self.rest.len();
        self.line += breaks(&self.text[self.counted.min(here)..here]);
        self.counted = here;
    }

    /// A fault of the syntax at this place.
    fn error(&mut self) -> ImportError {
        self.count();
        let before = &self.text[..self.text.len() - self.rest.len()];
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        ImportError {
            code: ErrorCode::Syntax,
            place: Place::Line { line: self.line, column: line.chars().count() + 1 },
        }
    }
}

/// How long the entity code is that starts here, known or not; 0 if none does.
fn code_length(text: &str) -> usize {
    let name =
        text[1..].split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next().unwrap_or_default();
    if !name.is_empty() && text[1 + name.len()..].starts_with(';') { name.len() + 2 } else { 0 }
}

fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n' || *byte == b'\r').count() - text.matches("\r\n").count()
}
