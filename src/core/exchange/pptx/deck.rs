//! Which slides there are, and what stands on them.
//!
//! A title; each persona; each journey, as a whole and a phase at a time where the whole can't be read; the weak points
//! to start with; as it is beside as it shall be; the measures by impact and effort; the figures with their methods.

use super::flow::{self, Card};
use super::paint::{PIXEL, paint};
use super::shapes::{Area, Line, Look, PLAIN, POINT, Paragraph, Preset, Shapes, Side, letters};
use crate::core::analysis::metrics::{Summary, method, second_label};
use crate::core::analysis::overview::span;
use crate::core::compare::{Figures, compare, usual_pairs};
use crate::core::document::{Document, List};
use crate::core::exchange::Export;
use crate::core::exchange::report::one_line;
use crate::core::exchange::weak_points::{self, WeakPoint};
use crate::core::model::{Feedback, Id, Journey, Kind, Measure, Metric, Persona, Prose, Record, Target};
use crate::core::names::{initials, journey_name, persona_name, step_name};
use crate::core::number::decimal;
use crate::core::scene::{Ink, MARGIN, Picture, Room, View, overview, phase, width};
use crate::core::text::exchange::exchange;
use crate::core::text::{Label, Messages, Phrase, both, fill, kind_label, messages};

/// The shape of the slides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slides {
    /// 16:9.
    #[default]
    Wide,
    /// 4:3.
    Standard,
}

impl Slides {
    /// Width and height in EMU.
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::Wide => (12_192_000.0, 6_858_000.0),
            Self::Standard => (9_144_000.0, 6_858_000.0),
        }
    }
}

/// One slide.
pub struct Slide {
    pub title: String,
    pub is_title: bool,
    /// Its shapes, in DrawingML.
    pub shapes: String,
    /// What whoever speaks may say.
    pub notes: Vec<String>,
}

/// So many slides show the phases of journeys: what is more than that is no deck any more.
const MOST_PHASES: usize = 300;
/// The margin of a slide.
const EDGE: f64 = 457_200.0;
/// Where the title is, and where what is below it begins.
const TITLE: (f64, f64) = (300_000.0, 620_000.0);
const TOP: f64 = 1_040_000.0;
/// The foot: below what a slide shows.
const FOOT: f64 = 330_000.0;
/// The most letters that a cell of a table shows; the notes have all of them.
const BRIEF: usize = 240;

const START: Phrase =
    both("Damit anfangen: die drei größten Schwachstellen", "Where to start: the three worst weak points");
const COMPARED: Phrase = both("Ist und Soll", "As it is, as it shall be");
const BY_IMPACT: Phrase = both("Maßnahmen nach Wirkung und Aufwand", "Measures by impact and effort");
const ALL_MEASURES: Phrase = both("Alle Maßnahmen", "All measures");
const FIGURES: Phrase = both("Was die Kundschaft sagt", "What customers say");
const METHODS: Phrase = both("So sind die Zahlen entstanden", "How the figures were made");
const FIRST_THESE: Phrase = both("Zuerst diese", "These first");
const ASSUMED: Phrase = both(
    "Die Zufriedenheit an den Stationen ist eine Annahme des Teams auf der Skala von 1 (sehr unzufrieden) bis 5 (sehr zufrieden), solange daneben kein Ring mit einer Zahl der Antworten steht.",
    "Satisfaction at a step is the team’s assumption, on a scale from 1 (very dissatisfied) to 5 (very satisfied), wherever no ring with a number of answers stands beside it.",
);
const MORE_PHASES: Phrase = both(
    "Der Plan hat mehr Phasen, als ein Foliensatz zeigen kann: Von den letzten Reisen ist nur der Überblick dabei.",
    "The plan has more phases than a deck can show: of the last journeys only the overview is here.",
);

/// All slides of a plan.
pub fn slides(document: &Document, export: &Export, form: Slides) -> Vec<Slide> {
    let mut deck = Deck { document, export, t: messages(export.language), form, slides: Vec::new(), phases: 0 };
    deck.title();
    for persona in document.list(&List::Personas).filter_map(|id| document.persona(id)) {
        deck.persona(persona);
    }
    for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
        deck.journey(journey);
    }
    deck.weak_points();
    for (current, target) in usual_pairs(document) {
        deck.comparison(&current, &target);
    }
    deck.measures();
    deck.figures();
    deck.methods();
    deck.slides
}

struct Deck<'a> {
    document: &'a Document,
    export: &'a Export,
    t: &'static Messages,
    form: Slides,
    slides: Vec<Slide>,
    /// How many slides show phases.
    phases: usize,
}

impl Deck<'_> {
    fn words(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.export.language)
    }

    /// What is below the title.
    fn area(&self) -> Area {
        let (width, height) = self.form.size();
        Area { x: EDGE, y: TOP, width: width - 2.0 * EDGE, height: height - TOP - FOOT - 60_000.0 }
    }

    /// A slide with a title, what it is part of above that, and what `draw` puts on it.
    fn slide(&mut self, title: &str, above: &str, notes: Vec<String>, draw: impl FnOnce(&mut Shapes)) {
        let (wide, high) = self.form.size();
        let mut shapes = Shapes::new(self.export.language.key());
        let room = wide - 2.0 * EDGE;
        let title = one_line(title);
        let shown = if title.is_empty() { "–" } else { &title };
        // A title may have two hundred letters.
        let size = [26.0, 22.0, 18.0, 15.0, 12.0]
            .into_iter()
            .find(|size| {
                let lines = (width(shown, *size, true) / (room / POINT) * 1.06).ceil();
                lines * size * 1.15 * POINT <= TITLE.1
            })
            .unwrap_or(10.0);
        let area = Area { x: EDGE, y: TITLE.0, width: room, height: TITLE.1 };
        shapes.placeholder("title", "title", area, &[Paragraph::of(shown, letters(size).bold())]);
        if !above.is_empty() {
            let area = Area { x: EDGE, y: 110_000.0, width: room, height: 190_000.0 };
            shapes.text(area, &[Paragraph::of(cut(&one_line(above), 120), letters(10.0).ink(Ink::Muted))], PLAIN);
        }
        draw(&mut shapes);
        let foot = Area { x: EDGE, y: high - FOOT, width: room, height: 200_000.0 };
        let plan = one_line(&self.document.plan().title);
        let told: Vec<&str> = [plan.as_str(), &self.export.date].into_iter().filter(|text| !text.is_empty()).collect();
        let told = cut(&told.join(" · "), 130);
        shapes.text(foot, &[Paragraph::of(told, letters(9.0).ink(Ink::Muted))], PLAIN);
        let notes = notes.into_iter().filter(|note| !note.trim().is_empty()).collect();
        self.slides.push(Slide { title, is_title: false, shapes: shapes.xml, notes });
    }

    fn title(&mut self) {
        let (wide, high) = self.form.size();
        let plan = self.document.plan();
        let title = one_line(&plan.title);
        let title = if title.is_empty() { self.t.plan_untitled.to_owned() } else { title };
        let mut shapes = Shapes::new(self.export.language.key());
        let sign = Area { x: EDGE * 1.6, y: high * 0.24, width: 560_000.0, height: 560_000.0 };
        let look = Look { fill: Some((Ink::Yellow, 1.0)), line: Some(Line::of(Ink::Dark, 1.5 * POINT)) };
        shapes.shape("waymark", sign, Preset::Diamond, look, &[]);
        let room = wide - EDGE * 3.2;
        let size = [44.0, 36.0, 30.0, 24.0, 20.0]
            .into_iter()
            .find(|size| width(&title, *size, true) * POINT <= room * 2.6)
            .unwrap_or(16.0);
        let area = Area { x: EDGE * 1.6, y: high * 0.36, width: room, height: 1_750_000.0 };
        shapes.placeholder("ctrTitle", "title", area, &[Paragraph::of(title.as_str(), letters(size).bold())]);
        let offer = one_line(&plan.offer);
        let told: Vec<&str> = [kind_label(self.t, Kind::Journey, true), &self.export.date]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let below = Area { x: EDGE * 1.6, y: high * 0.36 + 1_850_000.0, width: room, height: 1_500_000.0 };
        let paragraphs = [
            Paragraph::of(cut(&offer, 300), letters(18.0).ink(Ink::Muted)),
            Paragraph { before: 8.0, ..Paragraph::of(told.join(" · "), letters(14.0).ink(Ink::Muted)) },
        ];
        let paragraphs: Vec<Paragraph> =
            paragraphs.into_iter().filter(|paragraph| !paragraph.text.is_empty()).collect();
        shapes.placeholder("subTitle", "subtitle", below, &paragraphs);
        let notes = [plan.description.to_string(), if offer.chars().count() > 300 { offer } else { String::new() }];
        let notes = notes.into_iter().filter(|note| !note.trim().is_empty()).collect();
        self.slides.push(Slide { title, is_title: true, shapes: shapes.xml, notes });
    }

    fn persona(&mut self, persona: &Persona) {
        let t = self.t;
        let mut cards: Vec<Card> = Vec::new();
        if !persona.quote.trim().is_empty() {
            let quote = fill(self.words(both("„{0}“", "“{0}”")), &[persona.quote.trim()]);
            cards.push(vec![Paragraph {
                letters: super::shapes::Letters { italic: true, ..letters(15.0) },
                ..Paragraph::of(quote, letters(15.0))
            }]);
        }
        let facts = [
            (t.persona_age, &persona.age),
            (t.persona_gender, &persona.gender),
            (t.persona_family_status, &persona.family_status),
            (t.persona_occupation, &persona.occupation),
            (t.persona_residence, &persona.residence),
            (t.persona_income, &persona.income),
        ];
        let facts: Card = facts
            .into_iter()
            .filter(|(_, fact)| !fact.trim().is_empty())
            .map(|(label, fact)| Paragraph {
                before: 4.0,
                ..Paragraph::of(fill("{0}: {1}", &[label, fact]), letters(12.0))
            })
            .collect();
        if !facts.is_empty() {
            cards.push(Paragraph { before: 12.0, ..facts[0].clone() }.into_card(facts));
        }
        let lists: [(&str, &[Prose]); 5] = [
            (t.persona_goals, &persona.goals),
            (t.persona_values, &persona.values),
            (t.persona_sources, &persona.sources),
            (t.persona_challenges, &persona.challenges),
            (t.persona_objections, &persona.objections),
        ];
        for (label, entries) in lists {
            if !entries.is_empty() {
                let mut card = vec![heading(label)];
                card.extend(entries.iter().map(|entry| Paragraph {
                    point: true,
                    before: 2.0,
                    ..Paragraph::of(&**entry, letters(12.0))
                }));
                cards.push(card);
            }
        }
        let name = persona_name(t, persona).to_owned();
        let role = persona.role.trim().to_owned();
        let portrait = portrait(persona);
        let area = self.area();
        let side = 1_150_000.0;
        let beside = Area { x: area.x + side + 250_000.0, width: area.width - side - 250_000.0, ..area };
        let mut role_cards = Vec::new();
        if !role.is_empty() {
            role_cards.push(vec![Paragraph::of(role, letters(15.0).ink(Ink::Muted))]);
        }
        role_cards.extend(cards);
        let mut notes = vec![persona.notes.to_string()];
        let filled = if role_cards.is_empty() { vec![Vec::new()] } else { flow::columns(role_cards, beside, 2, false) };
        for columns in filled {
            self.slide(&name, t.persona, std::mem::take(&mut notes), |shapes| {
                let face = Area { x: area.x, y: area.y, width: side, height: side };
                let look = Look { fill: Some((Ink::Sign, 1.0)), line: Some(Line::of(Ink::Line, POINT)) };
                let mark = Paragraph {
                    side: Side::Middle,
                    ..Paragraph::of(portrait.as_str(), letters(if portrait.is_ascii() { 24.0 } else { 36.0 }).bold())
                };
                shapes.shape("portrait", face, Preset::Ellipse, look, &[mark]);
                boxes(shapes, columns);
            });
        }
    }

    fn view(&self, journey: &Id) -> View {
        View { journey: Some(journey.clone()), date: String::new(), second: None, ..self.export.view() }
    }

    /// The room for a map.
    fn room(&self, area: Area) -> Room {
        Room { width: area.width / PIXEL, height: area.height / PIXEL, legend: true }
    }

    fn journey(&mut self, journey: &Journey) {
        let t = self.t;
        let name = journey_name(t, journey).to_owned();
        let persona = journey.persona.as_ref().and_then(|id| self.document.persona(id));
        let above = [persona.map_or("", |persona| persona_name(t, persona)), journey.kind.label(t)];
        let above = above.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let area = self.area();
        let view = self.view(&journey.id);
        let whole = overview(self.document, &view, self.room(area));
        let told = |label: &str, text: &str| {
            if text.trim().is_empty() { String::new() } else { fill("{0}: {1}", &[label, text]) }
        };
        let notes = vec![
            whole.picture.description.clone(),
            told(t.scenario, &journey.scenario),
            told(t.expectation, &journey.expectation),
        ];
        self.slide(&name, &above, notes, |shapes| placed(shapes, &whole.picture, area, !whole.is_whole));
        if whole.is_whole {
            return;
        }
        let phases: Vec<Id> = self.document.list(&List::Phases).cloned().collect();
        for (place, id) in phases.iter().enumerate() {
            if self.phases >= MOST_PHASES {
                return;
            }
            let Some(of_plan) = self.document.phase(id) else { continue };
            let of_plan = (of_plan.name.to_string(), of_plan.question.to_string());
            let pictures = phase(self.document, &view, self.room(area), place);
            let count = pictures.len();
            for (number, picture) in pictures.into_iter().enumerate() {
                self.phases += 1;
                let part = if count > 1 { format!(" ({}/{count})", number + 1) } else { String::new() };
                let title = format!("{}{part}", if of_plan.0.trim().is_empty() { t.phase } else { &of_plan.0 });
                let notes = if number == 0 { vec![of_plan.1.clone()] } else { Vec::new() };
                self.slide(&title, &name, notes, |shapes| placed(shapes, &picture, area, false));
            }
        }
    }

    /// The three causes to start with, each in a column of its own.
    fn weak_points(&mut self) {
        let language = self.export.language;
        let points: Vec<WeakPoint> = weak_points::of(self.document, self.export);
        if points.is_empty() {
            return;
        }
        let help = weak_points::HEADS[4].get(language);
        let first = &points[..points.len().min(3)];
        let cards = first
            .iter()
            .enumerate()
            .map(|(place, point)| {
                let mut card = vec![
                    Paragraph::of(format!("{}", place + 1), letters(30.0).bold().ink(Ink::Petrol)),
                    Paragraph { before: 2.0, ..Paragraph::of(point.rule, letters(16.0).bold()) },
                    Paragraph { before: 6.0, ..Paragraph::of(one_line(&point.text), letters(13.0)) },
                ];
                if !point.ideas.is_empty() {
                    card.push(heading(help));
                    card.extend(point.ideas.iter().take(3).map(|idea| Paragraph {
                        point: true,
                        before: 3.0,
                        ..Paragraph::of(one_line(idea), letters(12.0))
                    }));
                }
                card.push(Paragraph {
                    before: 10.0,
                    ..Paragraph::of(one_line(&point.arithmetic), letters(9.0).ink(Ink::Muted))
                });
                card
            })
            .collect();
        let mut notes: Vec<String> = first.iter().map(|point| format!("{}: {}", point.rule, point.why)).collect();
        for columns in flow::columns(cards, self.area(), 3, true) {
            self.slide(self.words(START), self.words(weak_points::TITLE), std::mem::take(&mut notes), |shapes| {
                boxes(shapes, columns)
            });
        }
    }

    fn comparison(&mut self, current: &Id, target: &Id) {
        let (t, language) = (self.t, self.export.language);
        let Some(compared) = compare(self.document, current, target) else { return };
        let name = |id: &Id| self.document.journey(id).map_or("", |journey| journey_name(t, journey)).to_owned();
        let mean = |figures: &Figures| figures.mean.map_or("–".to_owned(), |mean| decimal(mean, language));
        let w = exchange(language);
        let mut rows = vec![
            [t.steps.to_owned(), compared.figures.0.steps.to_string(), compared.figures.1.steps.to_string()],
            [w.report_mean.to_owned(), mean(&compared.figures.0), mean(&compared.figures.1)],
            [
                self.words(both("Dauer", "Duration")).to_owned(),
                span(compared.minutes.0, language),
                span(compared.minutes.1, language),
            ],
        ];
        for of_phase in compared.phases.iter().take(8) {
            let name =
                self.document.phase(&of_phase.phase).map_or(String::new(), |phase| cut(&one_line(&phase.name), 40));
            rows.push([fill("{0}: {1}", &[w.report_mean_phases, &name]), mean(&of_phase.left), mean(&of_phase.right)]);
        }
        let text =
            |text: String, bold: bool| Paragraph::of(text, if bold { letters(12.0).bold() } else { letters(12.0) });
        let header =
            vec![text(String::new(), true), text(cut(&name(current), 60), true), text(cut(&name(target), 60), true)];
        let rows = rows.into_iter().map(|row| row.map(|cell| text(cell, false)).to_vec()).collect();
        let area = self.area();
        let widths = [area.width * 0.4, area.width * 0.3, area.width * 0.3];
        // The curves one over the other, and the figures below them.
        let high = area.height * 0.4;
        let view = View {
            second: Some(target.clone()),
            lanes: Some(vec![crate::core::lanes::Content::Satisfaction]),
            brief: true,
            ..self.view(current)
        };
        let picture = overview(self.document, &view, self.room(Area { height: high, ..area })).picture;
        let mut picture = Some(picture);
        let notes = vec![
            compared
                .rows()
                .filter(|(_, row)| row.difference != crate::core::compare::Difference::Same)
                .map(|(_, row)| row.text(self.document, language))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        ];
        let below = Area { y: area.y + high + 120_000.0, height: area.height - high - 120_000.0, ..area };
        let mut notes = Some(notes);
        for rows in flow::rows(header, rows, &widths, below.height) {
            let picture = picture.take();
            self.slide(self.words(COMPARED), &name(current), notes.take().unwrap_or_default(), |shapes| {
                if let Some(picture) = &picture {
                    placed(shapes, picture, area, true);
                }
                let high = rows.iter().map(|(height, _)| height).sum();
                shapes.table("figures", Area { height: high, ..below }, &widths, &rows);
            });
        }
    }

    fn measures(&mut self) {
        let (document, t) = (self.document, self.t);
        let measures: Vec<&Measure> = document.list(&List::Measures).filter_map(|id| document.measure(id)).collect();
        if measures.is_empty() {
            return;
        }
        self.matrix(&measures);
        let mut notes: Vec<String> = Vec::new();
        let mut cell = |text: String| {
            let text = one_line(&text);
            if text.chars().count() > BRIEF {
                notes.push(text.clone());
            }
            Paragraph::of(cut(&text, BRIEF), letters(10.0))
        };
        let number =
            |score: Option<crate::core::model::Score>| score.map_or(String::new(), |score| score.number().to_string());
        // What each column shows of a measure, and its share of the slide; narrow slides have no room for all.
        let wide = self.form == Slides::Wide;
        let shares: &[f64] = if wide {
            &[0.04, 0.23, 0.16, 0.09, 0.12, 0.12, 0.09, 0.075, 0.075]
        } else {
            &[0.05, 0.3, 0.2, 0.12, 0.13, 0.1, 0.1]
        };
        let of_form = |mut all: Vec<String>| {
            if !wide {
                all.drain(4..6);
            }
            all
        };
        let rows: Vec<Vec<Paragraph>> = measures
            .iter()
            .enumerate()
            .map(|(place, measure)| {
                let all = vec![
                    (place + 1).to_string(),
                    measure.title.to_string(),
                    self.target(measure.target.as_ref()),
                    measure.status.label(t).to_owned(),
                    measure.owner.to_string(),
                    measure.kpi.to_string(),
                    measure.due.map_or(String::new(), |due| due.to_string()),
                    number(measure.impact),
                    number(measure.effort),
                ];
                of_form(all).into_iter().map(&mut cell).collect()
            })
            .collect();
        if !wide {
            let told = measures.iter().filter(|measure| !measure.owner.is_empty() || !measure.kpi.is_empty());
            notes.extend(told.map(|measure| {
                let told = [&*measure.title, &*measure.owner, &*measure.kpi].map(one_line);
                told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
            }));
        }
        let header = ["", t.measure, t.measure_target, t.status, t.owner, t.kpi, t.due, t.impact, t.effort];
        let header = of_form(header.map(str::to_owned).to_vec());
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        self.table(self.words(ALL_MEASURES), t.measures, &header, rows, shares, notes);
    }

    /// A table on as many slides as it needs.
    fn table(
        &mut self,
        title: &str,
        above: &str,
        header: &[&str],
        rows: Vec<Vec<Paragraph>>,
        shares: &[f64],
        mut notes: Vec<String>,
    ) {
        let area = self.area();
        let widths: Vec<f64> = shares.iter().map(|share| share * area.width).collect();
        let header = header.iter().map(|head| Paragraph::of(*head, letters(9.0).bold().ink(Ink::Muted))).collect();
        for rows in flow::rows(header, rows, &widths, area.height) {
            let high = rows.iter().map(|(height, _)| height).sum();
            self.slide(title, above, std::mem::take(&mut notes), |shapes| {
                shapes.table(title, Area { height: high, ..area }, &widths, &rows);
            });
        }
    }

    /// The measures whose impact and effort were rated, where these are.
    fn matrix(&mut self, measures: &[&Measure]) {
        let t = self.t;
        let rated: Vec<(usize, &Measure, u8, u8)> = measures
            .iter()
            .enumerate()
            .filter_map(|(place, measure)| {
                Some((place + 1, *measure, measure.impact?.number(), measure.effort?.number()))
            })
            .collect();
        if rated.is_empty() {
            return;
        }
        let area = self.area();
        let side = area.height - 420_000.0;
        let square = Area { x: area.x + 340_000.0, y: area.y, width: side.min(area.width * 0.55), height: side };
        let beside =
            Area { x: square.x + square.width + 380_000.0, width: area.width - square.width - 720_000.0, ..area };
        let names: Card = rated
            .iter()
            .map(|(number, measure, ..)| {
                let title = one_line(&measure.title);
                let title = if title.is_empty() { t.measure.to_owned() } else { title };
                Paragraph { before: 5.0, ..Paragraph::of(format!("{number}  {title}"), letters(12.0)) }
            })
            .collect();
        let mut first = true;
        let first_these = self.words(FIRST_THESE);
        for columns in flow::columns(vec![names], beside, 1, false) {
            let is_first = std::mem::take(&mut first);
            self.slide(self.words(BY_IMPACT), t.measures, Vec::new(), |shapes| {
                boxes(shapes, columns);
                if !is_first {
                    return;
                }
                shapes.group(t.measures, "", square, |shapes| {
                    let look = |ink: Ink, opacity: f64| Look { fill: Some((ink, opacity)), line: None };
                    shapes.shape(
                        "ground",
                        square,
                        Preset::Rectangle,
                        Look { fill: Some((Ink::Card, 1.0)), line: Some(Line::of(Ink::Line, POINT)) },
                        &[],
                    );
                    // Much impact for little effort.
                    let best = Area { width: square.width / 2.0, height: square.height / 2.0, ..square };
                    shapes.shape("first", best, Preset::Rectangle, look(Ink::Petrol, 0.1), &[]);
                    let label = Area {
                        x: best.x + 80_000.0,
                        y: best.y + 60_000.0,
                        width: best.width - 160_000.0,
                        height: 220_000.0,
                    };
                    shapes.text(label, &[Paragraph::of(first_these, letters(10.0).bold().ink(Ink::Petrol))], PLAIN);
                    let hair = Look { fill: None, line: Some(Line::of(Ink::Line, POINT)) };
                    let (middle_x, middle_y) = (square.x + square.width / 2.0, square.y + square.height / 2.0);
                    shapes.line((middle_x, square.y), (middle_x, square.y + square.height), hair);
                    shapes.line((square.x, middle_y), (square.x + square.width, middle_y), hair);
                    for (place, (number, _, impact, effort)) in rated.iter().enumerate() {
                        // Those of the same place stand beside each other.
                        let same =
                            rated[..place].iter().filter(|other| (other.2, other.3) == (*impact, *effort)).count();
                        let dot = 270_000.0;
                        let (across, down) = ((same % 3) as f64, (same / 3) as f64);
                        let cell = (square.width / 5.0, square.height / 5.0);
                        let x = square.x + (f64::from(*effort) - 0.5) * cell.0 + (across - 1.0) * dot * 1.05;
                        let y = square.y + (5.5 - f64::from(*impact)) * cell.1 + down * dot * 1.05
                            - if same < 3 { 0.0 } else { dot / 2.0 };
                        let area = Area {
                            x: x - dot / 2.0,
                            y: (y - dot / 2.0).min(square.y + square.height - dot),
                            width: dot,
                            height: dot,
                        };
                        let mark = Paragraph {
                            side: Side::Middle,
                            ..Paragraph::of(number.to_string(), letters(10.0).bold().ink(Ink::White))
                        };
                        shapes.shape("measure", area, Preset::Ellipse, look(Ink::Petrol, 1.0), &[mark]);
                    }
                });
                let below = Area {
                    x: square.x,
                    y: square.y + square.height + 60_000.0,
                    width: square.width,
                    height: 230_000.0,
                };
                let axis = letters(11.0).bold().ink(Ink::Muted);
                let arrow = |label: &str| format!("{label} →");
                shapes.text(below, &[Paragraph { side: Side::Middle, ..Paragraph::of(arrow(t.effort), axis) }], PLAIN);
                shapes.upright(
                    Area { x: area.x, y: square.y, width: 260_000.0, height: square.height },
                    &arrow(t.impact),
                    axis,
                );
            });
        }
    }

    fn figures(&mut self) {
        let (document, t, language) = (self.document, self.t, self.export.language);
        let records: Vec<&Feedback> = document.list(&List::Feedback).filter_map(|id| document.feedback(id)).collect();
        if records.is_empty() {
            return;
        }
        let w = exchange(language);
        let [figure, second] = crate::core::exchange::report::FIGURES.map(|label| label.get(language));
        let cell = |text: String| Paragraph::of(cut(&one_line(&text), BRIEF), letters(10.0));
        let rows = records
            .iter()
            .map(|feedback| {
                let summary = Summary::of_feedback(feedback);
                let few = summary.as_ref().is_some_and(Summary::is_few);
                let answers = summary.as_ref().map_or(0, |summary| summary.answers).to_string();
                vec![
                    cell(feedback.name.to_string()),
                    cell(self.target(feedback.target.as_ref())),
                    cell(feedback.kind.label(t).to_owned()),
                    cell(feedback.date.map_or(String::new(), |date| date.to_string())),
                    cell(if few { format!("{answers} ({})", t.few_answers) } else { answers }),
                    cell(summary.as_ref().map_or(String::new(), |summary| summary.main.text(language))),
                    cell(summary.as_ref().map_or(String::new(), |summary| {
                        format!("{}: {}", second_label(summary.metric).get(language), summary.second.text(language))
                    })),
                ]
            })
            .collect();
        let header = [t.feedback, t.measure_target, w.report_source, t.feedback_date, w.report_answers, figure, second];
        let notes = records
            .iter()
            .flat_map(|feedback| feedback.comments.iter().take(5).map(|comment| one_line(comment)))
            .take(40)
            .collect();
        self.table(self.words(FIGURES), t.feedback, &header, rows, &[0.18, 0.2, 0.1, 0.1, 0.1, 0.16, 0.16], notes);
    }

    fn methods(&mut self) {
        let (document, language) = (self.document, self.export.language);
        let used = |metric: &&Metric| {
            document
                .list(&List::Feedback)
                .filter_map(|id| document.feedback(id))
                .any(|feedback| feedback.metric == **metric)
        };
        let mut told = vec![self.words(ASSUMED)];
        told.extend(Metric::ALL.iter().filter(used).map(|metric| method(*metric, language)));
        if self.phases >= MOST_PHASES {
            told.push(self.words(MORE_PHASES));
        }
        let card: Card = told
            .into_iter()
            .map(|text| Paragraph { before: 10.0, point: true, ..Paragraph::of(text, letters(14.0)) })
            .collect();
        let area = self.area();
        let area = Area { width: area.width.min(9_600_000.0), ..area };
        for columns in flow::columns(vec![card], area, 1, false) {
            self.slide(self.words(METHODS), "", Vec::new(), |shapes| boxes(shapes, columns));
        }
    }

    /// What a measure or a record of feedback is about.
    fn target(&self, target: Option<&Target>) -> String {
        let Some(key) = target.map(Target::key) else { return String::new() };
        let name = match self.document.get(&key) {
            Some(Record::Phase(phase)) => phase.name.to_string(),
            Some(Record::Touchpoint(touchpoint)) => touchpoint.name.to_string(),
            Some(Record::Step(step)) => step_name(self.document, step).to_owned(),
            _ => return String::new(),
        };
        fill("{0}: {1}", &[kind_label(self.t, key.kind, false), &name])
    }
}

/// What stands in a persona's circle: its emoji, else the first letters of its name.
fn portrait(persona: &Persona) -> String {
    let given = one_line(&persona.portrait);
    if (1..=8).contains(&given.chars().count()) && width(&given, 15.0, true) <= 60.0 {
        given
    } else {
        initials(&one_line(&persona.name))
    }
}

fn heading(text: &str) -> Paragraph {
    Paragraph { before: 12.0, ..Paragraph::of(text, letters(12.0).bold().ink(Ink::Muted)) }
}

impl Paragraph {
    /// Itself in place of the first of others.
    fn into_card(self, mut others: Card) -> Card {
        others[0] = self;
        others
    }
}

fn boxes(shapes: &mut Shapes, columns: Vec<flow::Column>) {
    for (area, paragraphs) in columns {
        shapes.text(area, &paragraphs, PLAIN);
    }
}

/// A map in an area: as high as it is, at the left edge.
fn placed(shapes: &mut Shapes, picture: &Picture, area: Area, is_narrow: bool) {
    paint(shapes, picture, area.x - MARGIN * picture.scale * PIXEL, area.y, is_narrow);
}

/// The first so many letters, with a mark where there are more.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
