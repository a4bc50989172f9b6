//! Markdown: a report of the whole plan that reads well as plain text, for wikis, repositories and mails. Written only.
//!
//! What people typed is escaped so that it stays text in CommonMark and in GitHub's dialect: it makes no heading, link,
//! list, table cell or HTML, and a line break becomes a stroke. What nobody filled in takes no room.

use super::{Export, Exported, Format, Scope};
use crate::core::analysis::metrics::{Summary, method, on, second_label};
use crate::core::analysis::overview::span;
use crate::core::analysis::{Analysis, RULES, Rule, Value, suggestions};
use crate::core::compare::{Difference, Figures, compare, usual_pairs};
use crate::core::document::{Document, List};
use crate::core::knowledge;
use crate::core::model::{Elapsed, Feedback, Field, Id, Journey, Key, Language, Measure, Metric, Persona, Record, Score, Step, Target, Touchpoint};
use crate::core::scene::is_break;
use crate::core::text::{Messages, Phrase, both, choice_label, elapsed_label, fill, kind_label, messages};

/// The report among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "markdown",
    extensions: &["md"],
    mime: "text/markdown;charset=utf-8",
    label: |t| t.format_markdown,
    about: |t| t.format_markdown_about,
    scope: Scope::Plan,
    write: Some(write),
    read: None,
    recognises: |_| false,
};

fn write(document: &Document, export: &Export) -> Exported {
    let mut report = Report { document, export, t: messages(export.language), text: String::new() };
    report.head();
    report.phases();
    report.personas();
    report.touchpoints();
    report.journeys();
    report.comparisons();
    report.weak_points();
    report.measures();
    report.feedback();
    report.set_asides();
    // Nothing of the plan is left out; it is told for people, though, and can't be read back.
    Exported { text: report.text, lost: Vec::new() }
}

/// What the columns of figures are called.
const FIGURES: [Phrase; 2] = [both("Wert", "Figure"), both("Daneben", "Beside it")];

struct Report<'a> {
    document: &'a Document,
    export: &'a Export,
    t: &'static Messages,
    text: String,
}

impl Report<'_> {
    fn head(&mut self) {
        let (plan, t) = (self.document.plan(), self.t);
        self.heading(1, &named(&plan.title, t.plan_untitled));
        self.paragraph(&fill(t.report_date, &[&escaped(&self.export.date)]));
        for line in plan.description.lines() {
            self.paragraph(&escaped(line));
        }
        let choice = |field, key| choice_label(t, field, key).to_owned();
        let goal = [choice(Field::GoalKind, plan.goal_kind.key()), escaped(&plan.goal_text)];
        let model = knowledge::phase_model(plan.phase_model).map_or(t.model_custom, |model| model.name.get(self.export.language));
        let facts = [
            (t.plan_offer, escaped(&plan.offer)),
            (t.plan_goal, joined(&goal, ": ")),
            (t.plan_market, choice(Field::Market, plan.market.key())),
            (t.phase_model, escaped(model)),
            (t.plan_language, choice(Field::Language, plan.language.key())),
        ];
        self.facts(&facts);
    }

    fn phases(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Phases).filter_map(|id| document.phase(id)).map(|phase| {
            vec![self.phase_name(&phase.id), choice_label(t, Field::Stage, phase.stage.key()).to_owned(), escaped(&phase.question)]
        });
        self.section(t.phases, &[t.phase, t.phase_stage, t.guiding_question], rows.collect());
    }

    fn personas(&mut self) {
        let (document, t) = (self.document, self.t);
        if document.len(&List::Personas) > 0 {
            self.heading(2, t.personas);
        }
        for persona in document.list(&List::Personas).filter_map(|id| document.persona(id)) {
            self.heading(3, &joined(&[escaped(&persona.portrait), self.persona_name(persona)], " "));
            let entries = |entries: &[crate::core::model::Prose]| joined(&entries.iter().map(|entry| escaped(entry)).collect::<Vec<_>>(), "; ");
            let facts = [
                (t.persona_role, escaped(&persona.role)),
                (t.persona_quote, escaped(&persona.quote)),
                (t.persona_age, escaped(&persona.age)),
                (t.persona_gender, escaped(&persona.gender)),
                (t.persona_family_status, escaped(&persona.family_status)),
                (t.persona_occupation, escaped(&persona.occupation)),
                (t.persona_residence, escaped(&persona.residence)),
                (t.persona_income, escaped(&persona.income)),
                (t.persona_goals, entries(&persona.goals)),
                (t.persona_values, entries(&persona.values)),
                (t.persona_sources, entries(&persona.sources)),
                (t.persona_challenges, entries(&persona.challenges)),
                (t.persona_objections, entries(&persona.objections)),
                (t.notes, escaped(&persona.notes)),
            ];
            self.facts(&facts);
        }
    }

    fn touchpoints(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)).map(|touchpoint| {
            let channel = knowledge::channel(&touchpoint.channel).map_or(&*touchpoint.channel, |channel| channel.name.get(self.export.language));
            let uses = document.len(&List::StepsAt(touchpoint.id.clone()));
            vec![
                self.touchpoint_name(touchpoint),
                escaped(channel),
                touchpoint.medium.map_or(String::new(), |medium| choice_label(t, Field::Medium, medium.key()).to_owned()),
                touchpoint.media_type.map_or(String::new(), |media| choice_label(t, Field::MediaType, media.key()).to_owned()),
                if touchpoint.controllable { t.csv_yes } else { t.csv_no }.to_owned(),
                escaped(&touchpoint.owner),
                uses.to_string(),
                escaped(&touchpoint.notes),
            ]
        });
        let header = [t.touchpoint, t.channel, t.medium, t.media_type, t.controllable, t.owner, t.steps, t.notes];
        self.section(t.touchpoints, &header, rows.collect());
    }

    fn journeys(&mut self) {
        let document = self.document;
        if document.len(&List::Journeys) > 0 {
            self.heading(2, self.t.journeys);
        }
        for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
            self.journey(journey);
        }
    }

    fn journey(&mut self, journey: &Journey) {
        let (document, t) = (self.document, self.t);
        self.heading(3, &named(&journey.name, t.journey_unnamed));
        let persona = journey.persona.as_ref().and_then(|id| document.persona(id)).map_or(String::new(), |persona| self.persona_name(persona));
        let steps: Vec<&Step> = document.steps(&journey.id).filter_map(|id| document.step(id)).collect();
        let facts = [
            (t.persona, persona),
            (t.journey_kind, choice_label(t, Field::Kind, journey.kind.key()).to_owned()),
            (t.scenario, escaped(&journey.scenario)),
            (t.expectation, escaped(&journey.expectation)),
            (t.report_mean, self.mean(steps.iter().copied())),
            (t.report_mean_phases, self.means_of_phases(journey)),
            (t.moments_of_truth, joined(&steps.iter().filter(|step| step.moment_of_truth).map(|step| self.step_name(step)).collect::<Vec<_>>(), "; ")),
            (t.breaks, joined(&self.breaks(&steps), "; ")),
        ];
        self.facts(&facts);
        if steps.is_empty() {
            return self.paragraph(&format!("{}.", t.journey_without_steps));
        }
        let rows = steps.iter().enumerate().map(|(place, step)| {
            vec![
                (place + 1).to_string(),
                self.phase_name(&step.phase),
                self.touchpoint_of(step),
                step.satisfaction.map_or(String::new(), |score| self.score(score)),
                escaped(&step.action),
                escaped(&step.question),
                escaped(&step.thought),
                escaped(&step.emotion),
                escaped(&step.pain_point),
                escaped(&step.opportunity),
                escaped(&step.personalisation),
                if step.moment_of_truth { t.csv_yes.to_owned() } else { String::new() },
                step.after.map_or(String::new(), |after: Elapsed| elapsed_label(t, after)),
                self.measures_of(&step.id),
            ]
        });
        let header = [
            t.report_number,
            t.phase,
            t.touchpoint,
            t.satisfaction,
            t.action,
            t.question,
            t.thought,
            t.emotion,
            t.pain_point,
            t.opportunity,
            t.personalisation,
            t.moment_of_truth,
            t.elapsed,
            t.measures,
        ];
        self.table(&header, rows.collect());
    }

    /// What the analysis finds, the worst first, and once for each rule why it matters.
    fn weak_points(&mut self) {
        const TITLE: Phrase = Phrase { de: "Schwachstellen", en: "Weak points" };
        const HEADER: [Phrase; 5] = [
            Phrase { de: "Schwere", en: "Severity" },
            Phrase { de: "Regel", en: "Rule" },
            Phrase { de: "Befund", en: "Finding" },
            Phrase { de: "Rechnung", en: "Arithmetic" },
            Phrase { de: "Was helfen kann", en: "What can help" },
        ];
        let (document, language) = (self.document, self.export.language);
        let Some(today) = self.export.today else { return };
        let mut analysis = Analysis::new();
        analysis.update(document, today, usize::MAX);
        let findings = analysis.open(document);
        let rows = findings.iter().map(|finding| {
            let weight = document.plan().weights.get(finding.rule.key).factor();
            let ideas: Vec<String> = suggestions(document, finding, language).iter().map(|idea| escaped(&idea.title)).collect();
            vec![
                Value::Number(finding.severity(weight)).text(document, language),
                escaped(finding.rule.title.get(language)),
                escaped(&finding.text(document, language)),
                escaped(&finding.arithmetic(document, language, weight)),
                joined(&ideas, "; "),
            ]
        });
        self.section(TITLE.get(language), &HEADER.each_ref().map(|title| title.get(language)), rows.collect());
        let rules = RULES.iter().filter(|rule| findings.iter().any(|finding| finding.rule == **rule));
        let why = |rule: &&Rule| (rule.title.get(language), format!("{} ({})", escaped(rule.why.get(language)), escaped(rule.source.name().get(language))));
        self.facts(&rules.map(why).collect::<Vec<_>>());
    }

    fn measures(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::Measures).filter_map(|id| document.measure(id)).map(|measure: &Measure| {
            let number = |score: Option<Score>| score.map_or(String::new(), |score| score.number().to_string());
            vec![
                named(&measure.title, t.measure),
                self.target(measure.target.as_ref()),
                choice_label(t, Field::Status, measure.status.key()).to_owned(),
                escaped(&measure.owner),
                escaped(&measure.kpi),
                measure.due.map_or(String::new(), |due| due.to_string()),
                escaped(&measure.budget),
                number(measure.impact),
                number(measure.effort),
                escaped(&measure.notes),
            ]
        });
        let header = [t.measure, t.measure_target, t.status, t.owner, t.kpi, t.due, t.budget, t.impact, t.effort, t.notes];
        self.section(t.measures, &header, rows.collect());
    }

    /// What was found and may stay, and which rules do not count as usual.
    fn set_asides(&mut self) {
        let (document, t) = (self.document, self.t);
        let rows = document.list(&List::SetAsides).filter_map(|id| document.set_aside(id)).map(|set_aside| {
            vec![escaped(&set_aside.rule), self.subject(set_aside.subject.as_ref()), escaped(&set_aside.detail), escaped(&set_aside.reason)]
        });
        let header = [t.finding_rule, t.finding_subject, t.finding_detail, t.finding_reason];
        self.section(t.findings_set_aside, &header, rows.collect());
        let rows = document.plan().weights.iter().map(|(rule, weight)| vec![escaped(rule), choice_label(t, Field::Weights, weight.key()).to_owned()]);
        self.section(t.rule_weights, &[t.finding_rule, t.rule_weight], rows.collect());
    }

    fn feedback(&mut self) {
        let (document, t, language) = (self.document, self.t, self.export.language);
        let records: Vec<&Feedback> = document.list(&List::Feedback).filter_map(|id| document.feedback(id)).collect();
        let rows = records.iter().map(|feedback| {
            let lowest = u32::from(feedback.metric.scale().0);
            let counts: Vec<String> = (lowest..).zip(&feedback.counts).filter(|(_, count)| **count > 0).map(|(value, count)| format!("{value}: {count}")).collect();
            let mut row = vec![
                named(&feedback.name, t.feedback),
                self.target(feedback.target.as_ref()),
                choice_label(t, Field::Kind, feedback.kind.key()).to_owned(),
                choice_label(t, Field::Metric, feedback.metric.key()).to_owned(),
                feedback.date.map_or(String::new(), |date| date.to_string()),
            ];
            row.extend(self.figures(Summary::of_feedback(feedback).as_ref()));
            row.push(joined(&counts, ", "));
            row.push(joined(&feedback.comments.iter().map(|comment| escaped(comment)).collect::<Vec<_>>(), "; "));
            row
        });
        let [figure, second] = FIGURES.map(|label| label.get(language));
        let header =
            [t.feedback, t.measure_target, t.report_source, t.feedback_metric, t.feedback_date, t.report_answers, figure, second, t.report_counts, t.feedback_comments];
        self.section(t.feedback, &header, rows.collect());
        self.together(&records);
        let used = |metric: &&Metric| records.iter().any(|feedback| feedback.metric == **metric);
        let methods = Metric::ALL.iter().filter(used).map(|metric| format!("- {}", method(*metric, language)));
        self.paragraph(&methods.collect::<Vec<_>>().join("\n"));
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
                let of = |feedback: &&&Feedback| feedback.target.as_ref() == Some(target) && feedback.metric == summary.metric;
                if records.iter().filter(of).count() > 1 {
                    let mut row = vec![self.target(Some(target)), choice_label(t, Field::Metric, summary.metric.key()).to_owned()];
                    row.extend(self.figures(Some(&summary)));
                    rows.push(row);
                }
            }
        }
        if !rows.is_empty() {
            let [figure, second] = FIGURES.map(|label| label.get(language));
            self.heading(3, both("Zusammengenommen", "Taken together").get(language));
            self.table(&[t.measure_target, t.feedback_metric, t.report_answers, figure, second], rows);
        }
    }

    /// Number of answers, figure and second figure; with a word of warning where there are few answers.
    fn figures(&self, summary: Option<&Summary>) -> [String; 3] {
        let language = self.export.language;
        let Some(summary) = summary else { return ["0".to_owned(), String::new(), String::new()] };
        let answers = if summary.is_few() { format!("{} ({})", summary.answers, self.t.few_answers) } else { summary.answers.to_string() };
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
            let name = |id: &Id| document.journey(id).map_or(String::new(), |journey| named(&journey.name, t.journey_unnamed));
            self.heading(3, &format!("{} → {}", name(&comparison.left), name(&comparison.right)));
            let pair = |left: String, right: String| if left == right { left } else { format!("{left} → {right}") };
            let mean = |figures: &Figures| figures.mean.map_or("–".to_owned(), |mean| fill(t.report_mean_of, &[&self.tenths(mean), &figures.rated.to_string()]));
            let phases = comparison.phases.iter().map(|phase| format!("{} {}", self.phase_name(&phase.phase), pair(mean(&phase.left), mean(&phase.right))));
            let differences = [Difference::Same, Difference::Changed, Difference::Moved, Difference::Added, Difference::Removed];
            let counts = differences.map(|difference| format!("{}: {}", difference.label().get(language), comparison.count(difference)));
            let facts = [
                (t.steps, format!("{} ({})", pair(comparison.figures.0.steps.to_string(), comparison.figures.1.steps.to_string()), counts.join(", "))),
                (t.report_mean, pair(mean(&comparison.figures.0), mean(&comparison.figures.1))),
                (t.report_mean_phases, phases.collect::<Vec<_>>().join("; ")),
                (both("Dauer", "Duration").get(language), pair(span(comparison.minutes.0, language), span(comparison.minutes.1, language))),
            ];
            let rows = comparison.rows().filter(|(_, row)| row.difference != Difference::Same).map(|(phase, row)| {
                let step = row.right.as_ref().or(row.left.as_ref()).and_then(|id| document.step(id));
                vec![row.difference.label().get(language).to_owned(), self.phase_name(phase), step.map_or(String::new(), |step| self.step_name(step)), row.text(document, language)]
            });
            let rows: Vec<Vec<String>> = rows.collect();
            self.facts(&facts);
            if !rows.is_empty() {
                self.table(&[both("Unterschied", "Difference").get(language), t.phase, t.step, both("Was", "What").get(language)], rows);
            }
        }
    }

    // ---- Names ----

    fn persona_name(&self, persona: &Persona) -> String {
        named(&persona.name, self.t.persona_unnamed)
    }

    fn phase_name(&self, id: &Id) -> String {
        self.document.phase(id).map_or(String::new(), |phase| named(&phase.name, self.t.phase))
    }

    fn touchpoint_name(&self, touchpoint: &Touchpoint) -> String {
        named(&touchpoint.name, self.t.touchpoint)
    }

    fn touchpoint_of(&self, step: &Step) -> String {
        let touchpoint = step.touchpoint.as_ref().and_then(|id| self.document.touchpoint(id));
        touchpoint.map_or(String::new(), |touchpoint| self.touchpoint_name(touchpoint))
    }

    /// What a step is called in a sentence: by its touchpoint, else by what happens.
    fn step_name(&self, step: &Step) -> String {
        let names = [self.touchpoint_of(step), escaped(&step.action)];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| self.t.step.to_owned())
    }

    /// What a record is called, with its kind.
    fn subject(&self, subject: Option<&Key>) -> String {
        let (document, t) = (self.document, self.t);
        let Some(key) = subject else { return t.plan.to_owned() };
        let name = match document.get(key) {
            Some(Record::Persona(persona)) => self.persona_name(persona),
            Some(Record::Journey(journey)) => named(&journey.name, t.journey_unnamed),
            Some(Record::Measure(measure)) => escaped(&measure.title),
            Some(Record::Feedback(feedback)) => escaped(&feedback.name),
            _ => return self.target(Target::from_key(key).as_ref()),
        };
        joined(&[kind_label(t, key.kind, false).to_owned(), name], ": ")
    }

    fn target(&self, target: Option<&Target>) -> String {
        let t = self.t;
        match target {
            None => t.no_target.to_owned(),
            Some(Target::Phase(id)) => format!("{}: {}", t.phase, self.phase_name(id)),
            Some(Target::Touchpoint(id)) => {
                format!("{}: {}", t.touchpoint, self.document.touchpoint(id).map_or(String::new(), |touchpoint| self.touchpoint_name(touchpoint)))
            }
            Some(Target::Step(id)) => format!("{}: {}", t.step, self.document.step(id).map_or(String::new(), |step| self.step_name(step))),
        }
    }

    /// The titles of a step's measures.
    fn measures_of(&self, step: &Id) -> String {
        let list = List::MeasuresFor(Target::Step(step.clone()));
        let titles = self.document.list(&list).filter_map(|id| self.document.measure(id)).map(|measure| named(&measure.title, self.t.measure));
        joined(&titles.collect::<Vec<_>>(), "; ")
    }

    // ---- Figures ----

    fn score(&self, score: Score) -> String {
        let t = self.t;
        let words = [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5];
        format!("{} ({})", score.number(), words[usize::from(score.number()) - 1])
    }

    /// The mean satisfaction of the rated ones among some steps, with their number; empty if there are none.
    fn mean<'a>(&self, steps: impl Iterator<Item = &'a Step>) -> String {
        let scores: Vec<u32> = steps.filter_map(|step| step.satisfaction).map(|score| u32::from(score.number())).collect();
        if scores.is_empty() {
            return String::new();
        }
        let mean = self.tenths(f64::from(scores.iter().sum::<u32>()) / scores.len() as f64);
        fill(self.t.report_mean_of, &[&mean, &scores.len().to_string()])
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
        let rated: Vec<(&Step, u8)> = steps.iter().filter_map(|step| Some((*step, step.satisfaction?.number()))).collect();
        let told = |pair: &[(&Step, u8)]| {
            let [(before, from), (after, to)] = pair else { return String::new() };
            format!("{} ({from}) → {} ({to})", self.step_name(before), self.step_name(after))
        };
        rated.windows(2).filter(|pair| is_break(pair[0].1, pair[1].1)).map(told).collect()
    }

    fn tenths(&self, number: f64) -> String {
        let text = format!("{number:.1}");
        if self.export.language == Language::De { text.replace('.', ",") } else { text }
    }

    // ---- Blocks; the texts are escaped already ----

    fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A list of what is known.
    fn facts(&mut self, facts: &[(&str, String)]) {
        let lines = facts.iter().filter(|(_, fact)| !fact.is_empty()).map(|(label, fact)| format!("- **{label}:** {fact}"));
        self.paragraph(&lines.collect::<Vec<_>>().join("\n"));
    }

    /// A heading and a table, if the table has rows.
    fn section(&mut self, title: &str, header: &[&str], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.heading(2, title);
            self.table(header, rows);
        }
    }

    /// A table without the columns that are empty in every row.
    fn table(&mut self, header: &[&str], rows: Vec<Vec<String>>) {
        let filled: Vec<usize> = (0..header.len()).filter(|column| rows.iter().any(|row| !row[*column].is_empty())).collect();
        let mut table = vec![line(filled.iter().map(|column| header[*column])), line(filled.iter().map(|_| "---"))];
        table.extend(rows.iter().map(|row| line(filled.iter().map(|column| row[*column].as_str()))));
        self.paragraph(&table.join("\n"));
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.fold("|".to_owned(), |line, cell| line + " " + cell + if cell.is_empty() { "|" } else { " |" })
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// A name, or what stands in for it.
fn named(name: &str, otherwise: &str) -> String {
    let name = escaped(name);
    if name.is_empty() { otherwise.to_owned() } else { name }
}

/// A text on one line that stays text wherever it stands. Line breaks become strokes, other white space a blank, and
/// control characters go, since Markdown has no place for them.
fn escaped(text: &str) -> String {
    let lines = text.split(['\r', '\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    let visible = |letter: char| !letter.is_control() || letter.is_whitespace();
    let lines = lines.map(|line| line.split_whitespace().map(|word| word.chars().filter(|letter| visible(*letter)).collect::<String>()));
    let lines = lines.map(|words| words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join(" / ");
    let mut escaped = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let means_something = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' => true,
            // At the start: headings, quotes, lists, rules, tables' lines.
            '#' | '>' | '+' | '-' | '=' | ':' if at == 0 => true,
            // At the end of a heading.
            '#' => rest.trim_start_matches('#').is_empty(),
            '.' | ')' if digits > 0 && at == digits => true,
            // Entities.
            '&' => rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#'),
            // Addresses, which GitHub makes links of wherever they stand.
            ':' => rest.starts_with("//"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
