//! Writing the fragment. Steps are rows, since a blog's column is narrow and a journey long; phases are groups of rows;
//! what stands in the lanes is a list in one cell. Without the picture it uses only what blogs let their authors use:
//! no `style`, no `svg`, no ids.
//!
//! What a plan says passes through other programs on its way into a page: editors that make typographic marks of plain
//! ones, shortcodes in square brackets, template engines with curly ones. So in texts such marks are written as
//! character references, and no line is blank, since Markdown would take an empty one for the end of the HTML.

use super::node::VERSION;
use crate::core::analysis::metrics::Measured;
use crate::core::document::{Document, List};
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::xml::{escape, escape_attribute};
use crate::core::exchange::{Export, Exported, Loss, loss};
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{
    Field, Id, Journey, JourneyKind, Key, Kind, Line, Prose, RefVisitor, Step, StepText, Target, Touchpoint,
};
use crate::core::names::{channel_name, journey_name, journey_of, persona_name};
use crate::core::number::decimal;
use crate::core::scene::{View, clean, contents, picture};
use crate::core::text::{Label, Messages, fill, messages};

/// Writes the fragment.
pub fn write(document: &Document, export: &Export) -> Exported {
    Exported::of_text(
        figure(document, export, CLASS, &[]),
        lost(document, export, journey_of(document, export.journey.as_ref())),
    )
}

/// What the figure is for style sheets.
pub(in crate::core::exchange) const CLASS: &str = "wegmarke";

/// The fragment's text, with these classes and further attributes of the figure.
pub(in crate::core::exchange) fn figure(
    document: &Document,
    export: &Export,
    class: &str,
    attributes: &[(&str, &str)],
) -> String {
    let plan = document.plan();
    let journey = journey_of(document, export.journey.as_ref());
    let mut page = Page { out: String::new(), t: messages(export.language), document, export };
    let version = VERSION.to_string();
    let mut own = vec![
        ("class", class),
        ("data-wegmarke", version.as_str()),
        ("lang", export.language.key()),
        ("data-language", plan.language.key()),
        ("data-phase-model", plan.phase_model.key()),
        ("data-market", plan.market.key()),
        ("data-goal", plan.goal_kind.key()),
    ];
    own.extend(attributes);
    page.open("figure", &own);
    page.line_break();
    page.caption(journey);
    if !export.without_picture {
        // The words are in the table; in a blog's column they would be too small to read anyway.
        let usual = vec![Content::Touchpoint, Content::Satisfaction];
        let picture = picture(document, &View { lanes: export.lanes.clone().or(Some(usual)), ..export.view() });
        let picture = without_brackets(&paint(&picture, Fit::Container, None));
        for line in picture.lines().filter(|line| !line.trim().is_empty()) {
            page.out.push_str(line);
            page.line_break();
        }
    }
    page.table(journey);
    page.close("figure");
    page.line_break();
    page.out
}

struct Page<'a> {
    out: String,
    t: &'static Messages,
    document: &'a Document,
    export: &'a Export,
}

impl Page<'_> {
    fn caption(&mut self, journey: Option<&Journey>) {
        let t = self.t;
        let plan = self.document.plan();
        self.open("figcaption", &[]);
        // Words beside a list: editors would put paragraphs around them, and empty ones between.
        self.open("div", &[]);
        match journey {
            Some(journey) if !journey.name.trim().is_empty() => {
                self.content("strong", &[("data-field", "name"), ("dir", "auto")], &journey.name)
            }
            // Words of ours in place of a name are no data.
            Some(journey) => self.content("strong", &[], journey_name(t, journey)),
            None => self.content("strong", &[], t.map_empty_picture),
        }
        if let Some(journey) = journey.filter(|journey| journey.kind == JourneyKind::Target) {
            self.out.push_str(" (");
            self.content("span", &[], journey.kind.label(t));
            self.out.push(')');
        }
        if !plan.title.trim().is_empty() {
            self.out.push_str("<br>");
            self.value("title", &plan.title);
        }
        self.close("div");
        self.open("ul", &[]);
        if let Some(persona) =
            journey.and_then(|journey| journey.persona.as_ref()).and_then(|id| self.document.persona(id))
        {
            self.open("li", &[("data-persona", persona.id.as_str()), ("data-portrait", &persona.portrait)]);
            self.label(t.persona);
            if persona.name.trim().is_empty() {
                self.text(persona_name(t, persona))
            } else {
                self.value("name", &persona.name)
            }
            if !persona.role.trim().is_empty() {
                self.out.push_str(" – ");
                self.value("role", &persona.role);
            }
            self.close("li");
        }
        if let Some(journey) = journey {
            self.item("scenario", t.scenario, &journey.scenario);
            self.item("expectation", t.expectation, &journey.expectation);
        }
        let goal = plan.goal_kind.label(t);
        if plan.goal_text.trim().is_empty() {
            self.item("", t.goal, goal)
        } else {
            self.item("goal", t.goal, &plan.goal_text)
        }
        self.close("ul");
        self.close("figcaption");
        self.line_break();
    }

    fn table(&mut self, journey: Option<&Journey>) {
        let t = self.t;
        let Some(journey) = journey else { return };
        self.open("table", &[("data-journey", journey.id.as_str()), ("data-kind", journey.kind.key())]);
        self.line_break();
        self.content(
            "caption",
            &[],
            &fill(
                t.picture_counts,
                &[&self.document.len(&List::Phases).to_string(), &self.document.steps(&journey.id).count().to_string()],
            ),
        );
        let curve = shows(self.export, Content::Satisfaction);
        let columns = [t.touchpoint, t.satisfaction, t.what_happens];
        let columns: Vec<&str> = columns.into_iter().filter(|column| curve || *column != t.satisfaction).collect();
        self.open("thead", &[]);
        self.open("tr", &[]);
        for column in &columns {
            self.content("th", &[("scope", "col")], column);
        }
        self.close("tr");
        self.close("thead");
        self.line_break();
        let span = columns.len().to_string();
        let document = self.document;
        for phase in document.list(&List::Phases).filter_map(|id| document.phase(id)) {
            self.open("tbody", &[("data-phase", phase.id.as_str()), ("data-stage", phase.stage.key())]);
            self.open("tr", &[]);
            self.open("th", &[("scope", "rowgroup"), ("colspan", &span)]);
            self.value("name", &phase.name);
            if !phase.question.trim().is_empty() {
                self.out.push_str("<br>");
                self.open("em", &[]);
                self.value("question", &phase.question);
                self.close("em");
            }
            self.close("th");
            self.close("tr");
            self.line_break();
            for step in document
                .list(&List::Steps { journey: journey.id.clone(), phase: phase.id.clone() })
                .filter_map(|id| document.step(id))
            {
                self.step(step);
            }
            self.close("tbody");
            self.line_break();
        }
        self.close("table");
        self.line_break();
    }

    fn step(&mut self, step: &Step) {
        let t = self.t;
        let after = step.after.map(|after| after.to_string());
        let score = step.satisfaction.map(|score| score.number().to_string());
        let mut attributes = vec![("data-step", step.id.as_str())];
        attributes.extend(
            score
                .as_deref()
                .filter(|_| shows(self.export, Content::Satisfaction))
                .map(|score| ("data-satisfaction", score)),
        );
        attributes.extend(step.moment_of_truth.then_some(("data-moment-of-truth", "true")));
        attributes.extend(
            after.as_deref().filter(|_| shows(self.export, Content::Elapsed)).map(|after| ("data-after", after)),
        );
        self.open("tr", &attributes);
        self.place(step);
        if shows(self.export, Content::Satisfaction) {
            self.open("td", &[]);
            match step.satisfaction.map(|score| score.number()) {
                Some(score) => self.text(&fill(
                    "{0} – {1}",
                    &[
                        &score.to_string(),
                        [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5][usize::from(score) - 1],
                    ],
                )),
                None => self.text(t.unrated),
            }
            if let Some(measured) = Measured::beside(self.document, &step.id) {
                self.out.push_str("<br>");
                let words = fill(
                    "{0}: {1} ({2})",
                    &[
                        t.measured,
                        &decimal(measured.mean, self.export.language),
                        &fill(t.picture_answers, &[&measured.answers.to_string()]),
                    ],
                );
                self.content("span", &[("data-field", "measured")], &words);
            }
            self.close("td");
        }
        self.open("td", &[]);
        let start = self.out.len();
        self.open("ul", &[]);
        let empty = self.out.len();
        for lane in LANES.iter().filter(|lane| shows(self.export, lane.content)) {
            self.lane(lane, step);
        }
        if self.out.len() == empty {
            self.out.truncate(start)
        } else {
            self.close("ul")
        }
        self.close("td");
        self.close("tr");
        self.line_break();
    }

    /// What a lane says of a step: a list item, or one for each measure.
    fn lane(&mut self, lane: &Lane, step: &Step) {
        let (t, document) = (self.t, self.document);
        match lane.content {
            Content::Touchpoint | Content::Satisfaction => {}
            Content::Measures => {
                for measure in document
                    .list(&List::MeasuresFor(Target::Step(step.id.clone())))
                    .filter_map(|id| document.measure(id))
                {
                    if !measure.title.trim().is_empty() {
                        self.open(
                            "li",
                            &[("data-measure", measure.id.as_str()), ("data-status", measure.status.key())],
                        );
                        self.label(t.measure);
                        self.value("title", &measure.title);
                        self.text(&fill(" ({0})", &[measure.status.label(t)]));
                        self.close("li");
                    }
                }
            }
            Content::Text(text) => {
                for entry in contents(document, t, self.export.language, lane.content, step) {
                    self.item(text.field().key(), (lane.label)(t), &entry.text);
                }
            }
            Content::Elapsed => {
                for entry in contents(document, t, self.export.language, lane.content, step) {
                    self.item("", (lane.label)(t), &entry.text);
                }
            }
        }
    }

    /// The head of a step's row: where it happens.
    fn place(&mut self, step: &Step) {
        let t = self.t;
        let touchpoint = step.touchpoint.as_ref().and_then(|id| self.document.touchpoint(id));
        let mut attributes = vec![("scope", "row")];
        if let Some(touchpoint) = touchpoint {
            attributes.extend([("data-touchpoint", touchpoint.id.as_str()), ("data-channel", &touchpoint.channel)]);
            attributes.extend(touchpoint.medium.map(|medium| ("data-medium", medium.key())));
            attributes.extend(touchpoint.media_type.map(|media_type| ("data-media-type", media_type.key())));
            if touchpoint.controllable != Touchpoint::usually_controllable(touchpoint.media_type) {
                attributes.push(("data-controllable", if touchpoint.controllable { "true" } else { "false" }));
            }
        }
        self.open("th", &attributes);
        match touchpoint {
            Some(touchpoint) => {
                if touchpoint.name.trim().is_empty() {
                    self.text("–")
                } else {
                    self.value("name", &touchpoint.name)
                }
                let channel = channel_name(&touchpoint.channel, self.export.language);
                if !channel.trim().is_empty() {
                    self.out.push_str("<br>");
                    self.text(&channel);
                }
            }
            None => self.text("–"),
        }
        if step.moment_of_truth {
            self.out.push_str("<br>");
            self.content("em", &[], t.moment_of_truth);
        }
        self.close("th");
    }

    /// A labelled text in a list; none if there is no text. Without a field it is words only, no data.
    fn item(&mut self, field: &str, label: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.open("li", &[]);
        self.label(label);
        if field.is_empty() {
            self.text(text)
        } else {
            self.value(field, text)
        }
        self.close("li");
    }

    fn label(&mut self, label: &str) {
        self.content("strong", &[], &fill("{0}:", &[label]));
        self.out.push(' ');
    }

    /// A text of the plan: in the plan's language, in its own direction.
    fn value(&mut self, field: &str, text: &str) {
        let language = self.document.plan().language;
        let mut attributes = vec![("data-field", field), ("dir", "auto")];
        if language != self.export.language {
            attributes.push(("lang", language.key()));
        }
        self.content("span", &attributes, text);
    }

    fn content(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    fn text(&mut self, text: &str) {
        let text = clean(text).replace("\r\n", "\n").replace('\r', "\n");
        self.out.push_str(&calm(&text));
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&without_brackets(&escape_attribute(&clean(value))));
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn line_break(&mut self) {
        self.out.push('\n');
    }
}

/// Text as it stands in an element, with `<br>` for line feeds. Marks stand as they are where nobody makes anything
/// else of them.
///
/// Source: WordPress' `wptexturize` (quotation marks, `--`, `...`, ` - `, `(tm)`, 9x9) and `convert_smilies` (`:-)`,
/// `8)`), which pass over character references; three digits are what its filter of authors' HTML makes of them.
fn calm(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let after = rest.chars().next().unwrap_or(' ');
        let plain = match c {
            '\n' => {
                out.push_str("<br>");
                before = c;
                continue;
            }
            'x' => !(before.is_ascii_digit() && after.is_ascii_digit()),
            '.' | ',' | ':' | ';' | '!' | '?' => before.is_alphanumeric() || before == ')',
            '-' | '/' => before.is_alphanumeric() && after.is_alphanumeric(),
            '(' => !rest.starts_with("tm)"),
            ')' => before.is_alphanumeric() && before != '8',
            '%' | '+' | '=' => true,
            _ => !c.is_ascii_punctuation(),
        };
        match c {
            '&' | '<' | '>' => out.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
            _ if plain => out.push(c),
            _ => out.push_str(&format!("&#{:03};", u32::from(c))),
        }
        before = c;
    }
    out
}

/// Markup whose texts and attributes no shortcode and no template engine takes for its own.
pub(in crate::core::exchange) fn without_brackets(markup: &str) -> String {
    ['[', ']', '{', '}']
        .into_iter()
        .fold(markup.to_owned(), |markup, c| markup.replace(c, &format!("&#{:03};", u32::from(c))))
}

/// Whether a lane is in the table: a step's place is in any case.
fn shows(export: &Export, content: Content) -> bool {
    content == Content::Touchpoint || export.lanes.as_ref().is_none_or(|lanes| lanes.contains(&content))
}

/// Everything that the table has no place for.
fn lost(document: &Document, export: &Export, journey: Option<&Journey>) -> Vec<Loss> {
    let whole = |kind: Kind, id: &Id| Loss { key: Key::new(kind, id), field: None, partly: false };
    let steps: Vec<&Step> =
        journey.iter().flat_map(|journey| document.steps(&journey.id)).filter_map(|id| document.step(id)).collect();
    let mut kept = vec![document.plan_key().clone()];
    let mut lost = Vec::new();
    let mut sort = |kind: Kind, id: &Id, keep: bool| {
        if keep { kept.push(Key::new(kind, id)) } else { lost.push(whole(kind, id)) }
    };
    for id in document.list(&List::Phases) {
        sort(Kind::Phase, id, journey.is_some());
    }
    for id in document.list(&List::Personas) {
        sort(Kind::Persona, id, journey.is_some_and(|journey| journey.persona.as_ref() == Some(id)));
    }
    for id in document.list(&List::Touchpoints) {
        sort(Kind::Touchpoint, id, steps.iter().any(|step| step.touchpoint.as_ref() == Some(id)));
    }
    for id in document.list(&List::Journeys) {
        let own = journey.is_some_and(|journey| journey.id == *id);
        sort(Kind::Journey, id, own);
        for step in document.steps(id) {
            sort(Kind::Step, step, own);
        }
    }
    for id in document.list(&List::Measures) {
        let target = document.measure(id).and_then(|measure| measure.target.as_ref());
        let here = shows(export, Content::Measures)
            && matches!(target, Some(Target::Step(step)) if steps.iter().any(|shown| shown.id == *step));
        sort(Kind::Measure, id, here && document.measure(id).is_some_and(|measure| !measure.title.trim().is_empty()));
    }
    for id in document.list(&List::Feedback) {
        sort(Kind::Feedback, id, false);
    }
    for id in document.list(&List::SetAsides) {
        sort(Kind::SetAside, id, false);
    }
    let keeps = |kind: Kind, field: Field| match (kind, field) {
        (Kind::Plan, field) => matches!(
            field,
            Field::Title
                | Field::Language
                | Field::Market
                | Field::Goal
                | Field::GoalKind
                | Field::GoalText
                | Field::PhaseModel
        ),
        (Kind::Phase | Kind::Journey, _) => true,
        (Kind::Persona, field) => matches!(field, Field::Name | Field::Role | Field::Portrait),
        (Kind::Touchpoint, field) => !matches!(field, Field::Owner | Field::Notes),
        (Kind::Step, Field::Satisfaction) => shows(export, Content::Satisfaction),
        (Kind::Step, Field::After) => shows(export, Content::Elapsed),
        (Kind::Step, Field::Phase | Field::Touchpoint | Field::MomentOfTruth) => true,
        (Kind::Step, field) => StepText::from_field(field).is_some_and(|text| shows(export, Content::Text(text))),
        (Kind::Measure, field) => matches!(field, Field::Title | Field::Status | Field::Target),
        (Kind::Feedback | Kind::SetAside, _) => false,
    };
    lost.extend(loss::of(document, &kept, &keeps));
    for key in kept {
        let Some(record) = document.get(&key) else { continue };
        let mut odd = Odd { found: Vec::new() };
        record.visit_ref(&mut odd);
        let found = odd.found.into_iter().filter(|(field, _)| keeps(key.kind, *field));
        lost.extend(found.map(|(field, partly)| Loss { key: key.clone(), field: Some(field), partly }));
    }
    lost
}

/// Gathers the texts that a web page can't hold as they are: blank ones, which are left out, and, in part, those with
/// control characters or with line breaks of another kind. Attributes hold all but control characters.
struct Odd {
    found: Vec<(Field, bool)>,
}

impl Odd {
    fn look(&mut self, field: Field, text: &str) {
        let in_words = !matches!(field, Field::Portrait | Field::Channel);
        if in_words && !text.is_empty() && text.trim().is_empty() {
            self.found.push((field, false));
        } else if clean(text) != text || in_words && text.contains('\r') {
            self.found.push((field, true));
        }
    }
}

impl RefVisitor for Odd {
    fn line(&mut self, field: Field, value: &Line) {
        self.look(field, value);
    }
    fn prose(&mut self, field: Field, value: &Prose) {
        self.look(field, value);
    }
    crate::pass_over!(
        ref list,
        choice,
        flag,
        score,
        date,
        elapsed,
        link,
        place,
        target,
        subject,
        weights,
        counts,
        object
    );
}
