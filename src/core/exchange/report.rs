//! What a report says of a plan, block by block, before anybody decides how it looks: Markdown and paper paint the same
//! blocks, so they can't tell different things.
//!
//! It knows of its painters only how they take what people typed (`Typed`). What nobody filled in takes no room.

use super::{Export, weak_points};
use crate::core::analysis::metrics::{Summary, method, on, second_label};
use crate::core::analysis::overview::span;
use crate::core::analysis::{RULES, Rule, Value};
use crate::core::compare::{Difference, Figures, compare, usual_pairs};
use crate::core::document::{Document, List};
use crate::core::knowledge;
use crate::core::lanes::texts;
use crate::core::model::{
    Elapsed, Feedback, Field, Id, Journey, Key, Measure, Metric, Persona, Record, Score, Step, Target, Touchpoint,
    is_break,
};
use crate::core::number::decimal;
use crate::core::text::exchange::{Exchange, exchange};
use crate::core::text::{Label, Messages, Phrase, both, choice_label, elapsed_label, fill, kind_label, messages};

/// A part of a report. All texts are on one line each, and are as the painter wants them.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; 1 is the report's own.
    Heading(usize, String),
    Paragraph(String),
    /// What is known, each with its label.
    Facts(Vec<(&'static str, String)>),
    List(Vec<&'static str>),
    /// Each row has as many cells as the header; no column is empty in every row.
    Table {
        header: Vec<&'static str>,
        rows: Vec<Vec<String>>,
    },
}

/// What a painter makes of a text that somebody typed, before it is put into sentences of ours. It comes to one line
/// (see `one_line`), and stays empty if there is nothing in it to be seen.
pub type Typed = fn(&str) -> String;

/// Everything that is in the plan and that can be said about it.
pub fn whole(document: &Document, export: &Export, typed: Typed) -> Vec<Block> {
    let mut report = Report::new(document, export, typed);
    report.head();
    report.phases();
    report.personas();
    report.touchpoints();
    report.journeys(true);
    report.insight();
    report.blocks
}

/// What the maps of the journeys do not show: their figures, where they differ, what is weak in them, what is to be
/// done, what customers say.
pub fn insight(document: &Document, export: &Export, typed: Typed) -> Vec<Block> {
    let mut report = Report::new(document, export, typed);
    report.head();
    report.journeys(false);
    report.insight();
    report.blocks
}

/// A text on one line: line breaks become strokes, other white space a blank, and control characters go.
pub fn one_line(text: &str) -> String {
    let lines = text.split(['\r', '\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    let visible = |letter: char| !letter.is_control() || letter.is_whitespace();
    let lines = lines.map(|line| {
        line.split_whitespace().map(|word| word.chars().filter(|letter| visible(*letter)).collect::<String>())
    });
    let lines = lines
        .map(|words| words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ")
}

/// What the columns of figures are called.
pub(super) const FIGURES: [Phrase; 2] = [both("Wert", "Figure"), both("Daneben", "Beside it")];

struct Report<'a> {
    document: &'a Document,
    export: &'a Export,
    t: &'static Messages,
    w: &'static Exchange,
    typed: Typed,
    blocks: Vec<Block>,
}

impl<'a> Report<'a> {
    fn new(document: &'a Document, export: &'a Export, typed: Typed) -> Self {
        Self { document, export, t: messages(export.language), w: exchange(export.language), typed, blocks: Vec::new() }
    }

    fn insight(&mut self) {
        self.comparisons();
        self.weak_points();
        self.measures();
        self.feedback();
        self.set_asides();
    }

    fn head(&mut self) {
        let (plan, t) = (self.document.plan(), self.t);
        self.heading(1, &self.named(&plan.title, t.plan_untitled));
        self.paragraph(&fill(self.w.report_date, &[&self.typed(&self.export.date)]));
        for line in plan.description.lines() {
            self.paragraph(&self.typed(line));
        }
        let choice = |field, key| choice_label(t, field, key).to_owned();
        let goal = [choice(Field::GoalKind, plan.goal_kind.key()), self.typed(&plan.goal_text)];
        let model = knowledge::phase_model(plan.phase_model)
            .map_or(t.model_custom, |model| model.name.get(self.export.language));
        let facts = [
            (t.plan_offer, self.typed(&plan.offer)),
            (t.plan_goal, joined(&goal, ": ")),
            (t.plan_market, choice(Field::Market, plan.market.key())),
            (t.phase_model, self.typed(model)),
            (t.plan_language, choice(Field::Language, plan.language.key())),
        ];
        self.facts(&facts);
    }

    fn phases(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Phases).filter_map(|id| document.phase(id)).map(|phase| {
            vec![self.phase_name(&phase.id), phase.stage.label(t).to_owned(), self.typed(&phase.question)]
        });
        self.section(t.phases, &[t.phase, t.phase_stage, t.guiding_question], rows.collect());
    }

    fn personas(&mut self) {
        let (document, t) = (self.document, self.t);
        if document.len(&List::Personas) > 0 {
            self.heading(2, t.personas);
        }
        for persona in document.list(&List::Personas).filter_map(|id| document.persona(id)) {
            self.heading(3, &joined(&[self.typed(&persona.portrait), self.persona_name(persona)], " "));
            let entries = |entries: &[crate::core::model::Prose]| {
                joined(&entries.iter().map(|entry| self.typed(entry)).collect::<Vec<_>>(), "; ")
            };
            let facts = [
                (t.persona_role, self.typed(&persona.role)),
                (t.persona_quote, self.typed(&persona.quote)),
                (t.persona_age, self.typed(&persona.age)),
                (t.persona_gender, self.typed(&persona.gender)),
                (t.persona_family_status, self.typed(&persona.family_status)),
                (t.persona_occupation, self.typed(&persona.occupation)),
                (t.persona_residence, self.typed(&persona.residence)),
                (t.persona_income, self.typed(&persona.income)),
                (t.persona_goals, entries(&persona.goals)),
                (t.persona_values, entries(&persona.values)),
                (t.persona_sources, entries(&persona.sources)),
                (t.persona_challenges, entries(&persona.challenges)),
                (t.persona_objections, entries(&persona.objections)),
                (t.notes, self.typed(&persona.notes)),
            ];
            self.facts(&facts);
        }
    }

    fn touchpoints(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)).map(|touchpoint| {
            let channel = knowledge::channel(&touchpoint.channel)
                .map_or(&*touchpoint.channel, |channel| channel.name.get(self.export.language));
            let uses = document.len(&List::StepsAt(touchpoint.id.clone()));
            vec![
                self.touchpoint_name(touchpoint),
                self.typed(channel),
                touchpoint.medium.map_or(String::new(), |medium| medium.label(t).to_owned()),
                touchpoint.media_type.map_or(String::new(), |media| media.label(t).to_owned()),
                if touchpoint.controllable { t.csv_yes } else { t.csv_no }.to_owned(),
                self.typed(&touchpoint.owner),
                uses.to_string(),
                self.typed(&touchpoint.notes),
            ]
        });
        let header = [t.touchpoint, t.channel, t.medium, t.media_type, t.controllable, t.owner, t.steps, t.notes];
        self.section(t.touchpoints, &header, rows.collect());
    }

    /// What is known of each journey, step by step or only in sum.
    fn journeys(&mut self, with_steps: bool) {
        let document = self.document;
        if document.len(&List::Journeys) > 0 {
            self.heading(2, self.t.journeys);
        }
        for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
            let steps: Vec<&Step> = document.steps(&journey.id).filter_map(|id| document.step(id)).collect();
            self.journey(journey, &steps);
            if steps.is_empty() {
                self.paragraph(&format!("{}.", self.t.journey_without_steps));
            } else if with_steps {
                self.steps(&steps);
            }
        }
    }

    fn journey(&mut self, journey: &Journey, steps: &[&Step]) {
        let (document, t) = (self.document, self.t);
        self.heading(3, &self.named(&journey.name, t.journey_unnamed));
        let persona = journey
            .persona
            .as_ref()
            .and_then(|id| document.persona(id))
            .map_or(String::new(), |persona| self.persona_name(persona));
        let facts = [
            (t.persona, persona),
            (t.journey_kind, journey.kind.label(t).to_owned()),
            (t.scenario, self.typed(&journey.scenario)),
            (t.expectation, self.typed(&journey.expectation)),
            (self.w.report_mean, self.mean(steps.iter().copied())),
            (self.w.report_mean_phases, self.means_of_phases(journey)),
            (
                t.moments_of_truth,
                joined(
                    &steps
                        .iter()
                        .filter(|step| step.moment_of_truth)
                        .map(|step| self.step_name(step))
                        .collect::<Vec<_>>(),
                    "; ",
                ),
            ),
            (t.breaks, joined(&self.breaks(steps), "; ")),
        ];
        self.facts(&facts);
    }

    fn steps(&mut self, steps: &[&Step]) {
        let t = self.t;
        let rows = steps.iter().enumerate().map(|(place, step)| {
            let mut row = vec![
                (place + 1).to_string(),
                self.phase_name(&step.phase),
                self.touchpoint_of(step),
                step.satisfaction.map_or(String::new(), |score| self.score(score)),
            ];
            row.extend(texts().map(|(text, _)| self.typed(text.of(step))));
            row.extend([
                if step.moment_of_truth { t.csv_yes.to_owned() } else { String::new() },
                step.after.map_or(String::new(), |after: Elapsed| elapsed_label(t, after)),
                self.measures_of(&step.id),
            ]);
            row
        });
        let mut header = vec![self.w.report_number, t.phase, t.touchpoint, t.satisfaction];
        header.extend(texts().map(|(_, lane)| (lane.label)(t)));
        header.extend([t.moment_of_truth, t.elapsed, t.measures]);
        self.table(&header, rows.collect());
    }

    /// What the analysis finds, cause by cause, the worst first; and once for each rule that leads one why it matters.
    fn weak_points(&mut self) {
        let (document, language) = (self.document, self.export.language);
        let points = weak_points::of(document, self.export);
        let rows = points.iter().map(|point| {
            let reasons: Vec<String> =
                point.reasons.iter().map(|(rule, text)| self.typed(&format!("{rule}: {text}"))).collect();
            let ideas: Vec<String> = point.ideas.iter().map(|idea| self.typed(idea)).collect();
            vec![
                format!("{} ({})", point.grade, Value::Number(point.severity).text(document, language)),
                self.typed(&point.text),
                joined(&reasons, "; "),
                self.typed(&point.arithmetic),
                joined(&ideas, "; "),
            ]
        });
        let header = weak_points::HEADS.each_ref().map(|title| title.get(language));
        self.section(weak_points::TITLE.get(language), &header, rows.collect());
        let rules = RULES.iter().filter(|rule| points.iter().any(|point| point.key == rule.key));
        let why = |rule: &&Rule| {
            (
                rule.title.get(language),
                format!("{} ({})", self.typed(rule.why.get(language)), self.typed(rule.source.name().get(language))),
            )
        };
        self.facts(&rules.map(why).collect::<Vec<_>>());
    }

    fn measures(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Measures).filter_map(|id| document.measure(id)).map(|measure: &Measure| {
            let number = |score: Option<Score>| score.map_or(String::new(), |score| score.number().to_string());
            vec![
                self.named(&measure.title, t.measure),
                self.target(measure.target.as_ref()),
                measure.status.label(t).to_owned(),
                self.typed(&measure.owner),
                self.typed(&measure.kpi),
                measure.due.map_or(String::new(), |due| due.to_string()),
                self.typed(&measure.budget),
                number(measure.impact),
                number(measure.effort),
                self.typed(&measure.notes),
            ]
        });
        let header =
            [t.measure, t.measure_target, t.status, t.owner, t.kpi, t.due, t.budget, t.impact, t.effort, t.notes];
        self.section(t.measures, &header, rows.collect());
    }

    /// What was found and may stay, and which rules do not count as usual.
    fn set_asides(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::SetAsides).filter_map(|id| document.set_aside(id)).map(|set_aside| {
            vec![
                self.typed(&set_aside.rule),
                self.subject(set_aside.subject.as_ref()),
                self.typed(&set_aside.detail),
                self.typed(&set_aside.reason),
            ]
        });
        let header = [t.finding_rule, t.finding_subject, t.finding_detail, t.finding_reason];
        self.section(t.findings_set_aside, &header, rows.collect());
        let rows =
            document.plan().weights.iter().map(|(rule, weight)| vec![self.typed(rule), weight.label(t).to_owned()]);
        self.section(t.rule_weights, &[t.finding_rule, self.w.rule_weight], rows.collect());
    }

    fn feedback(&mut self) {
        let (document, t, language) = (self.document, self.t, self.export.language);
        let records: Vec<&Feedback> = document.list(&List::Feedback).filter_map(|id| document.feedback(id)).collect();
        let rows = records.iter().map(|feedback| {
            let lowest = u32::from(feedback.metric.scale().0);
            let counts: Vec<String> = (lowest..)
                .zip(&feedback.counts)
                .filter(|(_, count)| **count > 0)
                .map(|(value, count)| format!("{value}: {count}"))
                .collect();
            let mut row = vec![
                self.named(&feedback.name, t.feedback),
                self.target(feedback.target.as_ref()),
                feedback.kind.label(t).to_owned(),
                feedback.metric.label(t).to_owned(),
                feedback.date.map_or(String::new(), |date| date.to_string()),
            ];
            row.extend(self.figures(Summary::of_feedback(feedback).as_ref()));
            row.push(joined(&counts, ", "));
            row.push(joined(&feedback.comments.iter().map(|comment| self.typed(comment)).collect::<Vec<_>>(), "; "));
            row
        });
        let [figure, second] = FIGURES.map(|label| label.get(language));
        let header = [
            t.feedback,
            t.measure_target,
            self.w.report_source,
            t.feedback_metric,
            t.feedback_date,
            self.w.report_answers,
            figure,
            second,
            self.w.report_counts,
            t.feedback_comments,
        ];
        self.section(t.feedback, &header, rows.collect());
        self.together(&records);
        let used = |metric: &&Metric| records.iter().any(|feedback| feedback.metric == **metric);
        let methods: Vec<&str> = Metric::ALL.iter().filter(used).map(|metric| method(*metric, language)).collect();
        if !methods.is_empty() {
            self.blocks.push(Block::List(methods));
        }
    }

    /// What several records on one target say together, metric by metric.
    fn together(&mut self, records: &[&Feedback]) {
        let (t, language) = (self.t, self.export.language);
        let mut targets: Vec<&Target> = Vec::new();
        for target in records.iter().filter_map(|feedback| feedback.target.as_ref()) {
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        let mut rows = Vec::new();
        for target in targets {
            for summary in on(self.document, target) {
                let of = |feedback: &&&Feedback| {
                    feedback.target.as_ref() == Some(target) && feedback.metric == summary.metric
                };
                if records.iter().filter(of).count() > 1 {
                    let mut row = vec![self.target(Some(target)), summary.metric.label(t).to_owned()];
                    row.extend(self.figures(Some(&summary)));
                    rows.push(row);
                }
            }
        }
        if !rows.is_empty() {
            let [figure, second] = FIGURES.map(|label| label.get(language));
            self.heading(3, both("Zusammengenommen", "Taken together").get(language));
            self.table(&[t.measure_target, t.feedback_metric, self.w.report_answers, figure, second], rows);
        }
    }

    /// Number of answers, figure and second figure; with a word of warning where there are few answers.
    fn figures(&self, summary: Option<&Summary>) -> [String; 3] {
        let language = self.export.language;
        let Some(summary) = summary else { return ["0".to_owned(), String::new(), String::new()] };
        let answers = if summary.is_few() {
            format!("{} ({})", summary.answers, self.t.few_answers)
        } else {
            summary.answers.to_string()
        };
        let second = format!("{}: {}", second_label(summary.metric).get(language), summary.second.text(language));
        [answers, summary.main.text(language), second]
    }

    /// For each persona its journey as it is beside that as it shall be.
    fn comparisons(&mut self) {
        let (document, t, language) = (self.document, self.t, self.export.language);
        let pairs = usual_pairs(document);
        if !pairs.is_empty() {
            self.heading(2, both("Vergleich: Ist und Soll", "Comparison: as it is, as it shall be").get(language));
        }
        for comparison in pairs.iter().filter_map(|(current, target)| compare(document, current, target)) {
            let name = |id: &Id| {
                document.journey(id).map_or(String::new(), |journey| self.named(&journey.name, t.journey_unnamed))
            };
            self.heading(3, &format!("{} → {}", name(&comparison.left), name(&comparison.right)));
            let pair = |left: String, right: String| if left == right { left } else { format!("{left} → {right}") };
            let mean = |figures: &Figures| {
                figures.mean.map_or("–".to_owned(), |mean| {
                    fill(self.w.report_mean_of, &[&self.tenths(mean), &figures.rated.to_string()])
                })
            };
            let phases = comparison.phases.iter().map(|phase| {
                format!("{} {}", self.phase_name(&phase.phase), pair(mean(&phase.left), mean(&phase.right)))
            });
            let differences =
                [Difference::Same, Difference::Changed, Difference::Moved, Difference::Added, Difference::Removed];
            let counts = differences
                .map(|difference| format!("{}: {}", difference.label().get(language), comparison.count(difference)));
            let facts = [
                (
                    t.steps,
                    format!(
                        "{} ({})",
                        pair(comparison.figures.0.steps.to_string(), comparison.figures.1.steps.to_string()),
                        counts.join(", ")
                    ),
                ),
                (self.w.report_mean, pair(mean(&comparison.figures.0), mean(&comparison.figures.1))),
                (self.w.report_mean_phases, phases.collect::<Vec<_>>().join("; ")),
                (
                    both("Dauer", "Duration").get(language),
                    pair(span(comparison.minutes.0, language), span(comparison.minutes.1, language)),
                ),
            ];
            let rows = comparison.rows().filter(|(_, row)| row.difference != Difference::Same).map(|(phase, row)| {
                let step = row.right.as_ref().or(row.left.as_ref()).and_then(|id| document.step(id));
                vec![
                    row.difference.label().get(language).to_owned(),
                    self.phase_name(phase),
                    step.map_or(String::new(), |step| self.step_name(step)),
                    row.text(document, language),
                ]
            });
            let rows: Vec<Vec<String>> = rows.collect();
            self.facts(&facts);
            if !rows.is_empty() {
                self.table(
                    &[
                        both("Unterschied", "Difference").get(language),
                        t.phase,
                        t.step,
                        both("Was", "What").get(language),
                    ],
                    rows,
                );
            }
        }
    }

    // ---- Names ----

    fn persona_name(&self, persona: &Persona) -> String {
        self.named(&persona.name, self.t.persona_unnamed)
    }

    fn phase_name(&self, id: &Id) -> String {
        self.document.phase(id).map_or(String::new(), |phase| self.named(&phase.name, self.t.phase))
    }

    fn touchpoint_name(&self, touchpoint: &Touchpoint) -> String {
        self.named(&touchpoint.name, self.t.touchpoint)
    }

    fn touchpoint_of(&self, step: &Step) -> String {
        let touchpoint = step.touchpoint.as_ref().and_then(|id| self.document.touchpoint(id));
        touchpoint.map_or(String::new(), |touchpoint| self.touchpoint_name(touchpoint))
    }

    /// What a step is called in a sentence: by its touchpoint, else by what happens.
    fn step_name(&self, step: &Step) -> String {
        let names = [self.touchpoint_of(step), self.typed(&step.action)];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| self.t.step.to_owned())
    }

    /// What a record is called, with its kind.
    fn subject(&self, subject: Option<&Key>) -> String {
        let (document, t) = (self.document, self.t);
        let Some(key) = subject else { return t.plan.to_owned() };
        let name = match document.get(key) {
            Some(Record::Persona(persona)) => self.persona_name(persona),
            Some(Record::Journey(journey)) => self.named(&journey.name, t.journey_unnamed),
            Some(Record::Measure(measure)) => self.typed(&measure.title),
            Some(Record::Feedback(feedback)) => self.typed(&feedback.name),
            Some(Record::Phase(_) | Record::Touchpoint(_) | Record::Step(_)) => {
                return self.target(Target::from_key(key).as_ref());
            }
            // No finding is about one of these.
            Some(Record::Plan(_) | Record::SetAside(_)) | None => return self.target(None),
        };
        joined(&[kind_label(t, key.kind, false).to_owned(), name], ": ")
    }

    fn target(&self, target: Option<&Target>) -> String {
        let t = self.t;
        match target {
            None => t.no_target.to_owned(),
            Some(Target::Phase(id)) => format!("{}: {}", t.phase, self.phase_name(id)),
            Some(Target::Touchpoint(id)) => {
                format!(
                    "{}: {}",
                    t.touchpoint,
                    self.document.touchpoint(id).map_or(String::new(), |touchpoint| self.touchpoint_name(touchpoint))
                )
            }
            Some(Target::Step(id)) => {
                format!("{}: {}", t.step, self.document.step(id).map_or(String::new(), |step| self.step_name(step)))
            }
        }
    }

    /// The titles of a step's measures.
    fn measures_of(&self, step: &Id) -> String {
        let list = List::MeasuresFor(Target::Step(step.clone()));
        let titles = self
            .document
            .list(&list)
            .filter_map(|id| self.document.measure(id))
            .map(|measure| self.named(&measure.title, self.t.measure));
        joined(&titles.collect::<Vec<_>>(), "; ")
    }

    // ---- Figures ----

    fn score(&self, score: Score) -> String {
        let t = self.t;
        let words = [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5];
        format!("{} ({})", score.number(), words[usize::from(score.number()) - 1])
    }

    /// The mean satisfaction of the rated ones among some steps, with their number; empty if there are none.
    fn mean<'s>(&self, steps: impl Iterator<Item = &'s Step>) -> String {
        let scores: Vec<u32> =
            steps.filter_map(|step| step.satisfaction).map(|score| u32::from(score.number())).collect();
        if scores.is_empty() {
            return String::new();
        }
        let mean = self.tenths(f64::from(scores.iter().sum::<u32>()) / scores.len() as f64);
        fill(self.w.report_mean_of, &[&mean, &scores.len().to_string()])
    }

    fn means_of_phases(&self, journey: &Journey) -> String {
        let of_phase = |phase: &Id| {
            let steps = List::Steps { journey: journey.id.clone(), phase: phase.clone() };
            let mean = self.mean(self.document.list(&steps).filter_map(|id| self.document.step(id)));
            if mean.is_empty() { mean } else { format!("{} {mean}", self.phase_name(phase)) }
        };
        joined(&self.document.list(&List::Phases).map(of_phase).collect::<Vec<_>>(), "; ")
    }

    /// Where satisfaction breaks between one rated step and the next.
    fn breaks(&self, steps: &[&Step]) -> Vec<String> {
        let rated: Vec<(&Step, u8)> =
            steps.iter().filter_map(|step| Some((*step, step.satisfaction?.number()))).collect();
        let told = |pair: &[(&Step, u8)]| {
            let [(before, from), (after, to)] = pair else { return String::new() };
            format!("{} ({from}) → {} ({to})", self.step_name(before), self.step_name(after))
        };
        rated.windows(2).filter(|pair| is_break(pair[0].1, pair[1].1)).map(told).collect()
    }

    fn tenths(&self, number: f64) -> String {
        decimal(number, self.export.language)
    }
    // ---- Texts ----

    fn typed(&self, text: &str) -> String {
        (self.typed)(text)
    }

    /// A name, or what stands in for it.
    fn named(&self, name: &str, otherwise: &str) -> String {
        let name = self.typed(name);
        if name.is_empty() { otherwise.to_owned() } else { name }
    }

    // ---- Blocks; what is empty makes none ----

    fn heading(&mut self, level: usize, text: &str) {
        self.blocks.push(Block::Heading(level, text.to_owned()));
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text.to_owned()));
        }
    }

    fn facts(&mut self, facts: &[(&'static str, String)]) {
        let facts: Vec<_> = facts.iter().filter(|(_, fact)| !fact.is_empty()).cloned().collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    /// A heading and a table, if the table has rows.
    fn section(&mut self, title: &str, header: &[&'static str], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.heading(2, title);
            self.table(header, rows);
        }
    }

    /// A table without the columns that are empty in every row.
    fn table(&mut self, header: &[&'static str], rows: Vec<Vec<String>>) {
        let filled: Vec<bool> =
            (0..header.len()).map(|column| rows.iter().any(|row| !row[column].is_empty())).collect();
        let header = header.iter().zip(&filled).filter(|(_, filled)| **filled).map(|(title, _)| *title).collect();
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().zip(&filled).filter(|(_, filled)| **filled).map(|(cell, _)| cell).collect())
            .collect();
        self.blocks.push(Block::Table { header, rows });
    }
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}
