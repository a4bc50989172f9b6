//! Writing the table: one row a step, journey after journey, in the order of time.
//!
//! What has no step has no row. Of two personas or touchpoints that look the same in every cell, only one comes back.

use std::collections::HashSet;

use super::column::Column;
use super::table::{defused, line};
use super::values::{channel_of, model_of};
use crate::core::document::{Document, List};
use crate::core::exchange::loss::{self, Loss};
use crate::core::exchange::{Export, Exported};
use crate::core::knowledge;
use crate::core::lanes::texts;
use crate::core::model::{
    Elapsed, Field, Id, Journey, Key, Kind, Language, MediaType, Medium, Phase, Step, Target, Touchpoint,
};
use crate::core::number::decimal_sign;
use crate::core::text::{Messages, choice_label, messages};

/// How a spreadsheet of some country expects the file.
pub(super) struct Dialect {
    delimiter: char,
    decimal: char,
    /// Whether the text starts with a byte order mark, without which Excel takes the umlauts for other letters.
    mark: bool,
}

pub(super) const INTERNATIONAL: Dialect = Dialect { delimiter: ',', decimal: decimal_sign(Language::En), mark: false };
pub(super) const GERMAN: Dialect = Dialect { delimiter: ';', decimal: decimal_sign(Language::De), mark: true };

pub(super) fn write(document: &Document, export: &Export, dialect: &Dialect) -> Exported {
    let mut writer = Writer {
        document,
        export,
        dialect,
        t: messages(export.language),
        text: String::new(),
        kept: Kept::default(),
        lost: Vec::new(),
    };
    if dialect.mark {
        writer.text.push('\u{feff}');
    }
    let header: Vec<&str> = Column::written().into_iter().map(|column| column.label(writer.t)).collect();
    writer.text.push_str(&line(&header, dialect.delimiter));

    let at = |journey: &Id, phase: &Id| List::Steps { journey: journey.clone(), phase: phase.clone() };
    let journeys: Vec<&Id> = document.list(&List::Journeys).filter(|id| document.steps(id).next().is_some()).collect();
    // Phases without a row have no number, so that numbers are the same when the table has been read and is written
    // again.
    let visited = |phase: &&Id| journeys.iter().any(|journey| document.len(&at(journey, phase)) > 0);
    let phases: Vec<&Id> = document.list(&List::Phases).filter(visited).collect();
    for (place, journey) in journeys.iter().filter_map(|id| document.journey(id)).enumerate() {
        writer.journey(place + 1, journey, &phases);
    }
    let lost = writer.losses();
    Exported::of_text(writer.text, lost)
}

struct Writer<'a> {
    document: &'a Document,
    export: &'a Export,
    dialect: &'a Dialect,
    t: &'static Messages,
    text: String,
    kept: Kept,
    /// What is lost of records that are kept.
    lost: Vec<Loss>,
}

/// The records that have a place in the table.
#[derive(Default)]
struct Kept {
    keys: HashSet<Key>,
    /// What stands for the personas and touchpoints: a second record that looks like one of these becomes one with it.
    looks: HashSet<(Kind, String)>,
    /// The records that do.
    doubles: HashSet<Key>,
}

impl Kept {
    /// Whether the record is kept as one of its own.
    fn take(&mut self, key: Key, looks: String) -> bool {
        if self.keys.contains(&key) {
            return true;
        }
        if self.doubles.contains(&key) || !self.looks.insert((key.kind, looks)) {
            self.doubles.insert(key);
            return false;
        }
        self.keys.insert(key)
    }
}

impl Writer<'_> {
    fn journey(&mut self, place: usize, journey: &Journey, phases: &[&Id]) {
        let key = Key::new(Kind::Journey, &journey.id);
        let persona = journey.persona.as_ref().and_then(|id| self.document.persona(id));
        let name = persona.map_or("", |persona| &persona.name);
        if let Some(persona) = persona {
            // Without a name there is nothing in the cell.
            let kept = !name.is_empty() && self.kept.take(Key::new(Kind::Persona, &persona.id), name.to_owned());
            if !kept {
                self.lose(&key, Field::Persona, !name.is_empty());
            }
        }
        self.kept.keys.insert(key);
        let kind = label(self.t, Field::Kind, journey.kind.key());
        let before = [place.to_string(), defused(&journey.name), defused(name), kind];
        let mut number = 0;
        for (place, phase) in
            phases.iter().enumerate().filter_map(|(place, id)| Some((place + 1, self.document.phase(id)?)))
        {
            let steps = List::Steps { journey: journey.id.clone(), phase: phase.id.clone() };
            for step in self.document.list(&steps).filter_map(|id| self.document.step(id)) {
                number += 1;
                let mut cells = before.to_vec();
                self.phase(place, phase, &mut cells);
                cells.push(number.to_string());
                self.step(step, &mut cells);
                self.text.push_str(&line(&cells, self.dialect.delimiter));
            }
        }
    }

    fn phase(&mut self, place: usize, phase: &Phase, cells: &mut Vec<String>) {
        self.kept.keys.insert(Key::new(Kind::Phase, &phase.id));
        cells.extend([place.to_string(), defused(&phase.name), label(self.t, Field::Stage, phase.stage.key())]);
    }

    fn step(&mut self, step: &Step, cells: &mut Vec<String>) {
        let key = Key::new(Kind::Step, &step.id);
        let touchpoint = step.touchpoint.as_ref().and_then(|id| self.document.touchpoint(id));
        let first = cells.len();
        match touchpoint {
            Some(touchpoint) => self.touchpoint(touchpoint, cells),
            None => cells.extend(std::iter::repeat_n(String::new(), 5)),
        }
        if let Some(touchpoint) = touchpoint
            && !self.kept.take(Key::new(Kind::Touchpoint, &touchpoint.id), cells[first..].join("\0"))
        {
            self.lose(&key, Field::Touchpoint, true);
        }
        cells.push(step.satisfaction.map_or(String::new(), |score| score.number().to_string()));
        cells.extend(texts().map(|(text, _)| defused(text.of(step))));
        cells.push(if step.moment_of_truth { self.t.csv_yes.to_owned() } else { String::new() });
        cells.push(step.after.map_or(String::new(), |after| days(after, self.dialect.decimal)));
        cells.push(self.measures(&step.id));
        self.kept.keys.insert(key);
    }

    fn touchpoint(&mut self, touchpoint: &Touchpoint, cells: &mut Vec<String>) {
        let channel = knowledge::channel(&touchpoint.channel)
            .map_or(&*touchpoint.channel, |channel| channel.name.get(self.export.language));
        let key = Key::new(Kind::Touchpoint, &touchpoint.id);
        let first = !self.kept.keys.contains(&key);
        // A text that happens to be a channel's name comes back as this channel.
        if first && *channel_of(channel, true) != *touchpoint.channel {
            self.lose(&key, Field::Channel, true);
        }
        cells.extend([
            defused(&touchpoint.name),
            defused(channel),
            touchpoint.medium.map_or(String::new(), |medium: Medium| label(self.t, Field::Medium, medium.key())),
            touchpoint
                .media_type
                .map_or(String::new(), |media: MediaType| label(self.t, Field::MediaType, media.key())),
            if touchpoint.controllable { self.t.csv_yes } else { self.t.csv_no }.to_owned(),
        ]);
    }

    /// The titles of the step's measures, one a line.
    fn measures(&mut self, step: &Id) -> String {
        let mut titles = Vec::new();
        for measure in self
            .document
            .list(&List::MeasuresFor(Target::Step(step.clone())))
            .filter_map(|id| self.document.measure(id))
        {
            if measure.title.is_empty() {
                continue;
            }
            let key = Key::new(Kind::Measure, &measure.id);
            if measure.title.contains(['\r', '\n']) {
                self.lose(&key, Field::Title, true);
            }
            self.kept.keys.insert(key);
            titles.push(measure.title.replace(['\r', '\n'], " "));
        }
        defused(&titles.join("\n"))
    }

    fn lose(&mut self, key: &Key, field: Field, partly: bool) {
        self.lost.push(Loss { key: key.clone(), field: Some(field), partly });
    }

    /// Everything that the table has no place for, in the order of the plan.
    fn losses(&mut self) -> Vec<Loss> {
        let document = self.document;
        let language_is_told = document.plan().language == self.export.language;
        let told = document
            .list(&List::Phases)
            .filter_map(|id| document.phase(id))
            .filter(|phase| self.kept.keys.contains(&Key::new(Kind::Phase, &phase.id)));
        let model_is_told = document.plan().phase_model == model_of(&told.cloned().collect::<Vec<_>>());
        let keeps = |kind: Kind, field: Field| match kind {
            Kind::Plan => field == Field::Language && language_is_told || field == Field::PhaseModel && model_is_told,
            Kind::Phase => matches!(field, Field::Name | Field::Stage),
            Kind::Persona => field == Field::Name,
            Kind::Touchpoint => !matches!(field, Field::Owner | Field::Notes),
            Kind::Journey => matches!(field, Field::Name | Field::Persona | Field::Kind),
            Kind::Step => true,
            Kind::Measure => matches!(field, Field::Title | Field::Target),
            Kind::Feedback | Kind::SetAside => false,
        };
        let mut lost = loss::of(document, [document.plan_key()], &keeps);
        let lists = [
            List::Phases,
            List::Personas,
            List::Touchpoints,
            List::Journeys,
            List::Measures,
            List::Feedback,
            List::SetAsides,
        ];
        let kinds = [
            Kind::Phase,
            Kind::Persona,
            Kind::Touchpoint,
            Kind::Journey,
            Kind::Measure,
            Kind::Feedback,
            Kind::SetAside,
        ];
        for (list, kind) in lists.iter().zip(kinds) {
            for key in document.list(list).map(|id| Key::new(kind, id)) {
                if self.kept.keys.contains(&key) {
                    lost.extend(loss::of(document, [&key], &keeps));
                } else {
                    let partly = self.kept.doubles.contains(&key);
                    lost.push(Loss { key, field: None, partly });
                }
            }
        }
        // Of a record that became one with another, its fields need no word of their own.
        let doubles = &self.kept.doubles;
        lost.extend(std::mem::take(&mut self.lost).into_iter().filter(|loss| !doubles.contains(&loss.key)));
        lost
    }
}

fn label(t: &Messages, field: Field, key: &str) -> String {
    choice_label(t, field, key).to_owned()
}

/// A span as a number of days, exact to the minute. Never with three digits behind the sign, which could be thousands.
fn days(after: Elapsed, decimal: char) -> String {
    let (whole, rest) = (after.minutes / 1440, u64::from(after.minutes % 1440));
    let fraction = format!("{:06}", (rest * 1_000_000 + 720) / 1440);
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        digits if digits.len() == 3 => format!("{whole}{decimal}{digits}0"),
        digits => format!("{whole}{decimal}{digits}"),
    }
}
