//! The guide: the planning method in six steps, each with what is done, why, an example, the questions to ask, and
//! tasks whose progress is read off the plan.
//!
//! The method is that of domain.md's source A; the questions come from sources B to E. Nothing is ticked off by hand: a
//! guide that is left goes on wherever the plan stands. This module does not know views; a task names the place of its
//! work.

use std::collections::HashSet;

use super::document::{Document, List};
use super::model::{Market, Measure, Stage, Step};
use super::text::method::Method;

/// A text of the guide, among those in a language.
pub type Text = fn(&Method) -> &'static str;

/// One of the six steps of the method.
pub struct Chapter {
    /// A stable name.
    pub key: &'static str,
    pub title: Text,
    /// What is done in it.
    pub what: Text,
    /// Why it is worth doing.
    pub why: Text,
    pub example: Text,
    /// Questions that lead to answers.
    pub questions: &'static [Text],
    pub tasks: &'static [Task],
}

/// Something to do, and how far it is done.
pub struct Task {
    pub title: Text,
    /// How it is done in the planner.
    pub how: Text,
    pub place: Place,
    progress: fn(&Facts) -> (usize, usize),
}

/// Where a task's work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Personas,
    Touchpoints,
    Journeys,
    Map,
    Feedback,
    Findings,
    Measures,
    /// The settings of the plan.
    Settings,
}

/// How far a task is: so many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

impl Progress {
    /// Whether there is nothing left to do.
    pub fn complete(self) -> bool {
        self.done >= self.of
    }
}

/// Kinds of touchpoints that a market's journeys usually have; ticked where the plan has one of these channels.
pub struct Check {
    pub title: Text,
    /// Keys of channels (`core/knowledge`).
    channels: &'static [&'static str],
}

impl Task {
    /// How far the task is in a plan with these facts.
    pub fn progress(&self, facts: &Facts) -> Progress {
        let (done, of) = (self.progress)(facts);
        Progress { done: done.min(of), of }
    }
}

impl Chapter {
    /// How many of the chapter's tasks are done.
    pub fn progress(&self, facts: &Facts) -> Progress {
        Progress {
            done: self.tasks.iter().filter(|task| task.progress(facts).complete()).count(),
            of: self.tasks.len(),
        }
    }
}

/// The first chapter with something to do, and its first such task; none once all is done.
pub fn next(facts: &Facts) -> Option<(usize, usize)> {
    let open = |chapter: &Chapter| chapter.tasks.iter().position(|task| !task.progress(facts).complete());
    CHAPTERS.iter().enumerate().find_map(|(place, chapter)| Some((place, open(chapter)?)))
}

/// What the guide needs to know of a plan. Gathering it goes through the plan once, so it is done where the guide is
/// seen, not at every edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    market: Market,
    goal: bool,
    personas: usize,
    named: usize,
    informed: usize,
    hindered: usize,
    travelling: usize,
    touchpoints: usize,
    classified: usize,
    controllable: usize,
    others: usize,
    channels: HashSet<String>,
    journeys: usize,
    /// Journeys with at least three steps.
    told: usize,
    /// Journeys whose persona's question, thought or action is written down at some step.
    voiced: usize,
    /// Journeys that have a moment of truth.
    decided: usize,
    /// The most phases that one journey has steps in.
    phases: usize,
    after_purchase: bool,
    steps: usize,
    rated: usize,
    /// Steps rated 1 or 2, and how many of them name the pain point.
    low: usize,
    explained: usize,
    feedback: usize,
    measures: usize,
    /// Measures with owner, KPI and date.
    owned: usize,
}

impl Facts {
    /// The facts of a plan.
    pub fn of(document: &Document) -> Self {
        let plan = document.plan();
        let mut facts = Self { market: plan.market, goal: !plan.goal_text.trim().is_empty(), ..Self::default() };
        for persona in document.list(&List::Personas).filter_map(|id| document.persona(id)) {
            facts.personas += 1;
            facts.named += usize::from(!persona.name.trim().is_empty());
            facts.informed += usize::from(!persona.goals.is_empty() && !persona.sources.is_empty());
            facts.hindered += usize::from(!persona.challenges.is_empty() || !persona.objections.is_empty());
            facts.travelling += usize::from(document.len(&List::JourneysOf(persona.id.clone())) > 0);
        }
        for touchpoint in document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)) {
            facts.touchpoints += 1;
            facts.classified += usize::from(!touchpoint.channel.trim().is_empty() && touchpoint.medium.is_some());
            facts.controllable += usize::from(touchpoint.controllable);
            facts.others += usize::from(!touchpoint.controllable);
            facts.channels.insert(touchpoint.channel.to_string());
        }
        for journey in document.list(&List::Journeys) {
            facts.journeys += 1;
            let steps: Vec<&Step> = document.steps(journey).filter_map(|id| document.step(id)).collect();
            facts.journey(document, &steps);
        }
        facts.feedback = document
            .list(&List::Feedback)
            .filter_map(|id| document.feedback(id))
            .filter(|record| record.counts.iter().any(|count| *count > 0))
            .count();
        for measure in document.list(&List::Measures).filter_map(|id| document.measure(id)) {
            let Measure { owner, kpi, due, .. } = measure;
            facts.measures += 1;
            facts.owned += usize::from(!owner.is_empty() && !kpi.is_empty() && due.is_some());
        }
        facts
    }

    fn journey(&mut self, document: &Document, steps: &[&Step]) {
        self.steps += steps.len();
        self.told += usize::from(steps.len() >= 3);
        self.voiced += usize::from(
            steps.iter().any(|step| !step.action.is_empty() || !step.thought.is_empty() || !step.question.is_empty()),
        );
        self.decided += usize::from(steps.iter().any(|step| step.moment_of_truth));
        self.phases = self.phases.max(steps.iter().map(|step| &step.phase).collect::<HashSet<_>>().len());
        for step in steps {
            let stage = document.phase(&step.phase).map(|phase| phase.stage);
            self.after_purchase |= matches!(stage, Some(Stage::Retention | Stage::Advocacy));
            self.rated += usize::from(step.satisfaction.is_some());
            let low = step.satisfaction.is_some_and(|score| score.number() <= 2);
            self.low += usize::from(low);
            self.explained += usize::from(low && !step.pain_point.is_empty());
        }
    }

    /// The lists of touchpoints to look through, for the plan's market: a title, and its entries with whether the plan
    /// has such a touchpoint.
    pub fn checklists(&self) -> Vec<(Text, Vec<(Text, bool)>)> {
        let ticked = |checks: &'static [Check]| {
            checks
                .iter()
                .map(|check| (check.title, check.channels.iter().any(|channel| self.channels.contains(*channel))))
                .collect()
        };
        let mut lists: Vec<(Text, _)> = Vec::new();
        if self.market != Market::B2b {
            lists.push((|m| m.b2c_list, ticked(B2C)));
        }
        if self.market != Market::B2c {
            lists.push((|m| m.b2b_list, ticked(B2B)));
        }
        lists
    }
}

/// The keys of all channels that the checklists name, each as often as it is named.
pub fn channels() -> impl Iterator<Item = &'static str> {
    B2C.iter().chain(B2B).flat_map(|check| check.channels.iter().copied())
}

/// At least one; as `progress` wants it.
fn one(is: bool) -> (usize, usize) {
    (usize::from(is), 1)
}

/// All of them, and at least one.
fn all(done: usize, of: usize) -> (usize, usize) {
    (done, of.max(1))
}

const B2C: &[Check] = &[
    Check { title: |m| m.b2c_search, channels: &["search", "search-ads", "ai-assistant"] },
    Check { title: |m| m.b2c_tv, channels: &["tv", "radio", "posters", "print-ads", "print-mail"] },
    Check { title: |m| m.b2c_social_media, channels: &["social-media", "influencer", "video", "podcast"] },
    Check { title: |m| m.b2c_friends, channels: &["friends", "word-of-mouth", "referral-programme"] },
    Check { title: |m| m.b2c_reviews, channels: &["reviews", "affiliate", "community"] },
    Check { title: |m| m.b2c_store, channels: &["store", "online-shop", "marketplace", "app"] },
    Check { title: |m| m.b2c_contact_form, channels: &["contact-form", "chat", "phone", "customer-service"] },
    Check { title: |m| m.b2c_packaging, channels: &["packaging", "product", "onboarding", "invoice"] },
    Check { title: |m| m.b2c_newsletter, channels: &["newsletter", "email", "loyalty-programme", "print-mail"] },
];

const B2B: &[Check] = &[
    Check { title: |m| m.b2b_search, channels: &["search", "search-ads", "ai-assistant", "blog", "press"] },
    Check { title: |m| m.b2b_trade_fair, channels: &["trade-fair", "event", "webinar"] },
    Check { title: |m| m.b2b_website, channels: &["website", "catalogue", "video"] },
    Check { title: |m| m.b2b_contact_form, channels: &["contact-form", "phone", "chat", "email"] },
    Check { title: |m| m.b2b_sales_visit, channels: &["sales-visit", "phone", "webinar"] },
    Check { title: |m| m.b2b_quote, channels: &["quote", "tender-portal"] },
    Check { title: |m| m.b2b_reviews, channels: &["reviews", "word-of-mouth", "community", "partner"] },
    Check { title: |m| m.b2b_onboarding, channels: &["onboarding", "product"] },
    Check {
        title: |m| m.b2b_customer_service,
        channels: &["customer-service", "newsletter", "invoice", "loyalty-programme"],
    },
];

/// The six steps, in order.
pub static CHAPTERS: [Chapter; 6] = [
    Chapter {
        key: "target-group",
        title: |m| m.target_group_title,
        what: |m| m.target_group_what,
        why: |m| m.target_group_why,
        example: |m| m.target_group_example,
        questions: &[
            |m| m.target_group_question_1,
            |m| m.target_group_question_2,
            |m| m.target_group_question_3,
            |m| m.target_group_question_4,
            |m| m.target_group_question_5,
        ],
        tasks: &[
            Task {
                title: |m| m.target_group_task_1,
                how: |m| m.target_group_task_1_how,
                place: Place::Personas,
                progress: |facts| one(facts.named > 0),
            },
            Task {
                title: |m| m.target_group_task_2,
                how: |m| m.target_group_task_2_how,
                place: Place::Personas,
                progress: |facts| all(facts.informed, facts.personas),
            },
            Task {
                title: |m| m.target_group_task_3,
                how: |m| m.target_group_task_3_how,
                place: Place::Personas,
                progress: |facts| all(facts.hindered, facts.personas),
            },
            Task {
                title: |m| m.target_group_task_4,
                how: |m| m.target_group_task_4_how,
                place: Place::Personas,
                progress: |facts| (facts.named, 2),
            },
        ],
    },
    Chapter {
        key: "touchpoints",
        title: |m| m.touchpoints_title,
        what: |m| m.touchpoints_what,
        why: |m| m.touchpoints_why,
        example: |m| m.touchpoints_example,
        questions: &[
            |m| m.touchpoints_question_1,
            |m| m.touchpoints_question_2,
            |m| m.touchpoints_question_3,
            |m| m.touchpoints_question_4,
        ],
        tasks: &[
            Task {
                title: |m| m.touchpoints_task_1,
                how: |m| m.touchpoints_task_1_how,
                place: Place::Touchpoints,
                progress: |facts| (facts.touchpoints, 5),
            },
            Task {
                title: |m| m.touchpoints_task_2,
                how: |m| m.touchpoints_task_2_how,
                place: Place::Touchpoints,
                progress: |facts| one(facts.others > 0),
            },
            Task {
                title: |m| m.touchpoints_task_3,
                how: |m| m.touchpoints_task_3_how,
                place: Place::Touchpoints,
                progress: |facts| all(facts.classified, facts.touchpoints),
            },
        ],
    },
    Chapter {
        key: "order",
        title: |m| m.order_title,
        what: |m| m.order_what,
        why: |m| m.order_why,
        example: |m| m.order_example,
        questions: &[
            |m| m.order_question_1,
            |m| m.order_question_2,
            |m| m.order_question_3,
            |m| m.order_question_4,
            |m| m.order_question_5,
        ],
        tasks: &[
            Task {
                title: |m| m.order_task_1,
                how: |m| m.order_task_1_how,
                place: Place::Settings,
                progress: |facts| one(facts.goal),
            },
            Task {
                title: |m| m.order_task_2,
                how: |m| m.order_task_2_how,
                place: Place::Journeys,
                progress: |facts| one(facts.journeys > 0),
            },
            Task {
                title: |m| m.order_task_3,
                how: |m| m.order_task_3_how,
                place: Place::Map,
                progress: |facts| (facts.phases, 3),
            },
            Task {
                title: |m| m.order_task_4,
                how: |m| m.order_task_4_how,
                place: Place::Map,
                progress: |facts| one(facts.after_purchase),
            },
        ],
    },
    Chapter {
        key: "journeys",
        title: |m| m.journeys_title,
        what: |m| m.journeys_what,
        why: |m| m.journeys_why,
        example: |m| m.journeys_example,
        questions: &[
            |m| m.journeys_question_1,
            |m| m.journeys_question_2,
            |m| m.journeys_question_3,
            |m| m.journeys_question_4,
        ],
        tasks: &[
            Task {
                title: |m| m.journeys_task_1,
                how: |m| m.journeys_task_1_how,
                place: Place::Journeys,
                progress: |facts| all(facts.travelling, facts.personas),
            },
            Task {
                title: |m| m.journeys_task_2,
                how: |m| m.journeys_task_2_how,
                place: Place::Map,
                progress: |facts| (facts.told, 2),
            },
            Task {
                title: |m| m.journeys_task_3,
                how: |m| m.journeys_task_3_how,
                place: Place::Map,
                progress: |facts| all(facts.voiced, facts.journeys),
            },
            Task {
                title: |m| m.journeys_task_4,
                how: |m| m.journeys_task_4_how,
                place: Place::Map,
                progress: |facts| all(facts.decided, facts.journeys),
            },
        ],
    },
    Chapter {
        key: "satisfaction",
        title: |m| m.satisfaction_title,
        what: |m| m.satisfaction_what,
        why: |m| m.satisfaction_why,
        example: |m| m.satisfaction_example,
        questions: &[
            |m| m.satisfaction_question_1,
            |m| m.satisfaction_question_2,
            |m| m.satisfaction_question_3,
            |m| m.satisfaction_question_4,
        ],
        tasks: &[
            Task {
                title: |m| m.satisfaction_task_1,
                how: |m| m.satisfaction_task_1_how,
                place: Place::Map,
                progress: |facts| all(facts.rated, facts.steps),
            },
            Task {
                title: |m| m.satisfaction_task_2,
                how: |m| m.satisfaction_task_2_how,
                place: Place::Map,
                progress: |facts| if facts.low == 0 { one(facts.rated > 0) } else { (facts.explained, facts.low) },
            },
            Task {
                title: |m| m.satisfaction_task_3,
                how: |m| m.satisfaction_task_3_how,
                place: Place::Feedback,
                progress: |facts| one(facts.feedback > 0),
            },
        ],
    },
    Chapter {
        key: "measures",
        title: |m| m.measures_title,
        what: |m| m.measures_what,
        why: |m| m.measures_why,
        example: |m| m.measures_example,
        questions: &[|m| m.measures_question_1, |m| m.measures_question_2, |m| m.measures_question_3],
        tasks: &[
            Task {
                title: |m| m.measures_task_1,
                how: |m| m.measures_task_1_how,
                place: Place::Findings,
                progress: |facts| (facts.measures, 3),
            },
            Task {
                title: |m| m.measures_task_2,
                how: |m| m.measures_task_2_how,
                place: Place::Measures,
                progress: |facts| all(facts.owned, facts.measures),
            },
        ],
    },
];
