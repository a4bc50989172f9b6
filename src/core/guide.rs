//! The guide: the planning method in six steps, each with what is done, why, an example, the questions to ask, and
//! tasks whose progress is read off the plan.
//!
//! The method is that of domain.md's source A; the questions come from sources B to E. Nothing is ticked off by hand: a
//! guide that is left goes on wherever the plan stands. This module does not know views; a task names the place of its
//! work.

use std::collections::HashSet;

use super::document::{Document, List};
use super::model::{Market, Measure, Stage, Step};
use super::text::{Phrase, both};

/// One of the six steps of the method.
pub struct Chapter {
    /// A stable name.
    pub key: &'static str,
    pub title: Phrase,
    /// What is done in it.
    pub what: Phrase,
    /// Why it is worth doing.
    pub why: Phrase,
    pub example: Phrase,
    /// Questions that lead to answers.
    pub questions: &'static [Phrase],
    pub tasks: &'static [Task],
}

/// Something to do, and how far it is done.
pub struct Task {
    pub title: Phrase,
    /// How it is done in the planner.
    pub how: Phrase,
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
    pub title: Phrase,
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
    pub fn checklists(&self) -> Vec<(Phrase, Vec<(Phrase, bool)>)> {
        let ticked = |checks: &'static [Check]| {
            checks
                .iter()
                .map(|check| (check.title, check.channels.iter().any(|channel| self.channels.contains(*channel))))
                .collect()
        };
        let mut lists = Vec::new();
        if self.market != Market::B2b {
            lists.push((
                both("Wo Privatleute einem Angebot begegnen (B2C)", "Where consumers meet an offer (B2C)"),
                ticked(B2C),
            ));
        }
        if self.market != Market::B2c {
            lists.push((
                both("Wo Unternehmen einem Angebot begegnen (B2B)", "Where companies meet an offer (B2B)"),
                ticked(B2B),
            ));
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
    Check { title: both("Suchmaschine", "Search engine"), channels: &["search", "search-ads", "ai-assistant"] },
    Check {
        title: both("Fernsehen, Radio, Plakat oder Anzeige", "TV, radio, posters or print ads"),
        channels: &["tv", "radio", "posters", "print-ads", "print-mail"],
    },
    Check {
        title: both("Social Media, Video oder Influencer", "Social media, video or influencers"),
        channels: &["social-media", "influencer", "video", "podcast"],
    },
    Check {
        title: both("Rat aus Familie und Freundeskreis", "Advice of family and friends"),
        channels: &["friends", "word-of-mouth", "referral-programme"],
    },
    Check {
        title: both("Bewertungen und Vergleiche", "Reviews and comparisons"),
        channels: &["reviews", "affiliate", "community"],
    },
    Check {
        title: both("Der Ort des Kaufs: Laden, Shop, Marktplatz", "The place of purchase: store, shop, marketplace"),
        channels: &["store", "online-shop", "marketplace", "app"],
    },
    Check {
        title: both("Ein Weg, Fragen zu stellen", "A way to ask questions"),
        channels: &["contact-form", "chat", "phone", "customer-service"],
    },
    Check {
        title: both("Lieferung, Auspacken, Gebrauch", "Delivery, unpacking, use"),
        channels: &["packaging", "product", "onboarding", "invoice"],
    },
    Check {
        title: both("Was nach dem Kauf im Gespräch bleibt", "What keeps in touch after the purchase"),
        channels: &["newsletter", "email", "loyalty-programme", "print-mail"],
    },
];

const B2B: &[Check] = &[
    Check {
        title: both("Suchmaschine und Fachartikel", "Search engine and specialist articles"),
        channels: &["search", "search-ads", "ai-assistant", "blog", "press"],
    },
    Check {
        title: both("Messe oder Veranstaltung", "Trade fair or event"),
        channels: &["trade-fair", "event", "webinar"],
    },
    Check {
        title: both("Website mit Produktdaten", "Website with product data"),
        channels: &["website", "catalogue", "video"],
    },
    Check {
        title: both("Ein Weg zur Anfrage: Formular, Telefon, Chat", "A way to enquire: form, phone, chat"),
        channels: &["contact-form", "phone", "chat", "email"],
    },
    Check {
        title: both("Gespräch oder Vorführung", "Talk or demonstration"),
        channels: &["sales-visit", "phone", "webinar"],
    },
    Check {
        title: both(
            "Angebot, das intern überzeugt (Einkauf, Leitung)",
            "A quote that convinces others inside (purchasing, management)",
        ),
        channels: &["quote", "tender-portal"],
    },
    Check {
        title: both("Referenzen und Empfehlungen aus der Branche", "References and tips from the industry"),
        channels: &["reviews", "word-of-mouth", "community", "partner"],
    },
    Check {
        title: both("Einführung und Schulung", "Introduction and training"), channels: &["onboarding", "product"]
    },
    Check {
        title: both("Betreuung, Wartung, Nachkauf", "Support, maintenance, repeat orders"),
        channels: &["customer-service", "newsletter", "invoice", "loyalty-programme"],
    },
];

/// The six steps, in order.
pub static CHAPTERS: [Chapter; 6] = [
    Chapter {
        key: "target-group",
        title: both("Zielgruppe", "Target group"),
        what: both(
            "Beschreibe die Menschen, um die es geht, als Personas: je eine erfundene Person für eine Gruppe, die sich ähnlich entscheidet.",
            "Describe the people it is about as personas: one made-up person for each group that decides in a similar way.",
        ),
        why: both(
            "Wer ein Gesicht vor Augen hat, sieht den Weg mit dessen Augen. Alles Weitere hängt an den Fragen, die diese Person hat.",
            "With a face in mind you see the way through its eyes. All that follows hangs on the questions this person has.",
        ),
        example: both(
            "Sabine, 52, wandert jedes Wochenende. Sie liest Testberichte, fragt im Wanderverein und fürchtet, online die falsche Größe zu bestellen.",
            "Sabine, 52, hikes every weekend. She reads test reports, asks in her hiking club and fears to order the wrong size online.",
        ),
        questions: &[
            both("Welche Ziele und Werte hat die Person?", "Which goals and values does this person have?"),
            both(
                "Wo informiert sie sich, bevor sie jemanden anspricht?",
                "Where does she or he look for information before talking to anyone?",
            ),
            both(
                "Alter, Beruf, Familie, Einkommen: Was davon ändert ihre Entscheidung?",
                "Age, job, family, income: what of it changes the decision?",
            ),
            both(
                "Welche Herausforderungen halten sie von ihren Zielen ab?",
                "Which challenges keep this person from the goals?",
            ),
            both(
                "Was spricht in ihren Augen gegen das Angebot?",
                "What speaks against the offer in this person’s eyes?",
            ),
        ],
        tasks: &[
            Task {
                title: both("Gib der ersten Persona einen Namen", "Give a first persona a name"),
                how: both("Unter „Personas“ anlegen und benennen.", "Add and name one under “Personas”."),
                place: Place::Personas,
                progress: |facts| one(facts.named > 0),
            },
            Task {
                title: both(
                    "Schreibe Ziele und Informationsquellen auf",
                    "Write down goals and sources of information",
                ),
                how: both(
                    "Je Persona mindestens ein Ziel und eine Quelle.",
                    "At least one goal and one source for each persona.",
                ),
                place: Place::Personas,
                progress: |facts| all(facts.informed, facts.personas),
            },
            Task {
                title: both("Schreibe Herausforderungen oder Einwände auf", "Write down challenges or objections"),
                how: both("Je Persona mindestens eins von beiden.", "At least one of the two for each persona."),
                place: Place::Personas,
                progress: |facts| all(facts.hindered, facts.personas),
            },
            Task {
                title: both(
                    "Füge eine zweite Persona hinzu, die anders entscheidet",
                    "Add a second persona who decides differently",
                ),
                how: both(
                    "Zum Beispiel jemand, der zum ersten Mal kauft, oder in Firmen der Einkauf.",
                    "For example somebody who buys for the first time or, in companies, purchasing.",
                ),
                place: Place::Personas,
                progress: |facts| (facts.named, 2),
            },
        ],
    },
    Chapter {
        key: "touchpoints",
        title: both("Touchpoints", "Touchpoints"),
        what: both(
            "Sammle alle Orte und Momente, an denen diese Menschen der Marke begegnen, ob du sie steuerst oder nicht.",
            "Collect all places and moments where these people meet the brand, whether you control them or not.",
        ),
        why: both(
            "Je genauer die Sammlung, desto besser die Karte. Vieles, was entscheidet, steht nicht in der eigenen Hand: Presse, Freundeskreis, Bewertungen.",
            "The more exact the collection, the better the map. Much of what decides is not in your own hands: press, friends, reviews.",
        ),
        example: both(
            "Steuerbar: Suchanzeige, Onlineshop, Newsletter. Nicht steuerbar: Tipp im Wanderverein, Testbericht, Sternebewertung.",
            "Controllable: search ad, online shop, newsletter. Not controllable: a tip in the hiking club, a test report, star ratings.",
        ),
        questions: &[
            both("Wo hört jemand zum ersten Mal von euch?", "Where does somebody first hear of you?"),
            both(
                "Was geschieht online, was vor Ort, und wo wechselt man hin und her?",
                "What happens online, what in person, and where do people change between them?",
            ),
            both("Wer spricht über euch, ohne gefragt zu sein?", "Who talks about you without being asked?"),
            both("Welche Berührungen gibt es nach dem Kauf?", "Which contacts are there after the purchase?"),
        ],
        tasks: &[
            Task {
                title: both("Sammle mindestens fünf Touchpoints", "Collect at least five touchpoints"),
                how: both(
                    "Unter „Touchpoints“ eintippen oder aus den Vorschlägen wählen.",
                    "Type them under “Touchpoints” or choose from the suggestions.",
                ),
                place: Place::Touchpoints,
                progress: |facts| (facts.touchpoints, 5),
            },
            Task {
                title: both("Nimm auf, was andere auslösen", "Include what others bring about"),
                how: both(
                    "Mindestens ein Touchpoint, der nicht steuerbar ist.",
                    "At least one touchpoint that is not controllable.",
                ),
                place: Place::Touchpoints,
                progress: |facts| one(facts.others > 0),
            },
            Task {
                title: both(
                    "Ordne jedem Touchpoint Kanal und Medium zu",
                    "Give each touchpoint its channel and medium",
                ),
                how: both("Kanal, und ob online oder offline.", "The channel, and whether online or offline."),
                place: Place::Touchpoints,
                progress: |facts| all(facts.classified, facts.touchpoints),
            },
        ],
    },
    Chapter {
        key: "order",
        title: both("Reihenfolge", "Order of time"),
        what: both(
            "Bringe die Touchpoints in die Folge der Zeit: vom ersten Kontakt bis zum Ziel und darüber hinaus.",
            "Put the touchpoints in the order of time: from the first contact to the goal and beyond.",
        ),
        why: both(
            "Erst die Reihenfolge zeigt, was jemand schon weiß, wenn er irgendwo ankommt, und wie lange er warten musste.",
            "Only the order shows what somebody knows already on arriving somewhere, and how long the wait was.",
        ),
        example: both(
            "Tipp im Verein → Suche nach Testberichten → Onlineshop → drei Tage später Beratung am Telefon → Kauf → Lieferung → Newsletter.",
            "Tip in the club → search for test reports → online shop → three days later advice by phone → purchase → delivery → newsletter.",
        ),
        questions: &[
            both("Gibt es eine Lösung für mein Problem?", "Is there a solution for my problem?"),
            both(
                "Was muss ich wissen, um Lösungen beurteilen zu können?",
                "What do I have to know to be able to judge solutions?",
            ),
            both(
                "Welche Angebote gibt es, und welche passen zu mir?",
                "Which offers are there, and which of them suit me?",
            ),
            both("Wo kaufe ich, und warum gerade jetzt?", "Where do I buy, and why right now?"),
            both("Bin ich zufrieden, und würde ich wiederkommen?", "Am I content, and would I come again?"),
        ],
        tasks: &[
            Task {
                title: both("Nenne das Ziel der Reise in Worten", "Name the goal of the journey in words"),
                how: both(
                    "Zum Beispiel „bestellt die erste Ausrüstung“. Steht in den Einstellungen des Plans.",
                    "For example “orders the first gear”. It is in the plan’s settings.",
                ),
                place: Place::Settings,
                progress: |facts| one(facts.goal),
            },
            Task {
                title: both("Lege eine erste Reise an", "Make a first journey"),
                how: both(
                    "Unter „Reisen“ hinzufügen und die Persona wählen.",
                    "Add one under “Journeys” and choose its persona.",
                ),
                place: Place::Journeys,
                progress: |facts| one(facts.journeys > 0),
            },
            Task {
                title: both("Setze Stationen in mindestens drei Phasen", "Put steps into at least three phases"),
                how: both(
                    "In der Karte je Phase Stationen anlegen und ihnen Touchpoints geben.",
                    "In the map, add steps to phases and give them touchpoints.",
                ),
                place: Place::Map,
                progress: |facts| (facts.phases, 3),
            },
            Task {
                title: both("Führe die Reise über den Kauf hinaus", "Lead the journey on after the purchase"),
                how: both(
                    "Mindestens eine Station in einer Phase nach dem Kauf.",
                    "At least one step in a phase after the purchase.",
                ),
                place: Place::Map,
                progress: |facts| one(facts.after_purchase),
            },
        ],
    },
    Chapter {
        key: "journeys",
        title: both("Eine Reise je Persona", "A journey for each persona"),
        what: both(
            "Lass jede Persona ihren eigenen Weg durch die Touchpoints gehen. Er darf in einer anderen Phase beginnen.",
            "Let each persona take a way of its own through the touchpoints. It may start in another phase.",
        ),
        why: both(
            "Wer eine Empfehlung bekommt, steigt später ein als jemand, der eine Anzeige sieht. Eine Karte für alle passt am Ende niemandem.",
            "Whoever gets a recommendation enters later than somebody who sees an advert. One map for all fits nobody in the end.",
        ),
        example: both(
            "Sabine beginnt mit dem Tipp im Verein, Jonas mit einem Video. Beide treffen sich im Onlineshop, mit ganz anderen Fragen.",
            "Sabine starts with the tip in the club, Jonas with a video. Phrase arrive in the online shop, with quite different questions.",
        ),
        questions: &[
            both("Was tut, denkt und fragt die Person hier?", "What does this person do, think and ask here?"),
            both(
                "An welcher Station entscheidet sich, ob es weitergeht?",
                "At which step is it decided whether it goes on?",
            ),
            both(
                "Wer entscheidet mit: Familie, Einkauf, Leitung?",
                "Who decides as well: family, purchasing, management?",
            ),
            both("Welche Inhalte passen genau zu dieser Person?", "Which contents fit exactly this person?"),
        ],
        tasks: &[
            Task {
                title: both("Gib jeder Persona eine Reise", "Give each persona a journey"),
                how: both(
                    "Unter „Reisen“ hinzufügen, oder eine kopieren und anpassen.",
                    "Add one under “Journeys”, or copy one and change it.",
                ),
                place: Place::Journeys,
                progress: |facts| all(facts.travelling, facts.personas),
            },
            Task {
                title: both(
                    "Erzähle zwei Reisen mit mindestens drei Stationen",
                    "Tell two journeys with at least three steps",
                ),
                how: both(
                    "In der Karte; oben wechselst du zwischen den Reisen.",
                    "In the map; at its top you change between journeys.",
                ),
                place: Place::Map,
                progress: |facts| (facts.told, 2),
            },
            Task {
                title: both(
                    "Schreibe auf, was die Person tut, denkt oder fragt",
                    "Write down what the person does, thinks or asks",
                ),
                how: both("In jeder Reise an mindestens einer Station.", "In each journey, at one step at least."),
                place: Place::Map,
                progress: |facts| all(facts.voiced, facts.journeys),
            },
            Task {
                title: both(
                    "Markiere in jeder Reise den Moment der Wahrheit",
                    "Mark the moment of truth in each journey",
                ),
                how: both(
                    "Station wählen und die Raute setzen (Taste M).",
                    "Choose a step and set the diamond (key M).",
                ),
                place: Place::Map,
                progress: |facts| all(facts.decided, facts.journeys),
            },
        ],
    },
    Chapter {
        key: "satisfaction",
        title: both("Zufriedenheit und Feedback", "Satisfaction and feedback"),
        what: both(
            "Schätze für jede Station, wie zufrieden die Person ist, und stelle daneben, was Kundinnen und Kunden wirklich sagen.",
            "Estimate for each step how content the person is, and put beside it what customers really say.",
        ),
        why: both(
            "Die Kurve zeigt, wo die Reise kippt. Annahmen sind ein Anfang; Antworten aus Umfragen und Bewertungen zeigen, ob sie stimmen.",
            "The curve shows where the journey tips over. Assumptions are a start; answers from surveys and reviews show whether they hold.",
        ),
        example: both(
            "Angenommen: Beratung 4. Gemessen: 2,6 aus 38 Antworten. Die negativen Kommentare nennen die Wartezeit.",
            "Assumed: advice 4. Measured: 2.6 from 38 answers. The negative comments name the wait.",
        ),
        questions: &[
            both("Würde die Person diese Station weiterempfehlen?", "Would this person recommend this step?"),
            both("Was sagen Kommentare, die ärgern?", "What do the comments say that annoy?"),
            both("Wo weißt du es nicht und rätst nur?", "Where do you not know and only guess?"),
            both("Was gibt den Ausschlag, und was stört nur?", "What tips the scales, and what merely disturbs?"),
        ],
        tasks: &[
            Task {
                title: both("Bewerte alle Stationen", "Rate all steps"),
                how: both(
                    "Station wählen und 1 bis 5 drücken, oder die Gesichter anklicken.",
                    "Choose a step and press 1 to 5, or click the faces.",
                ),
                place: Place::Map,
                progress: |facts| all(facts.rated, facts.steps),
            },
            Task {
                title: both(
                    "Schreibe zu jeder schlechten Station, was schiefgeht",
                    "Write what goes wrong at each bad step",
                ),
                how: both(
                    "Die Zeile „Schwachstelle“ an allen Stationen mit 1 oder 2.",
                    "The row “Pain point” at all steps rated 1 or 2.",
                ),
                place: Place::Map,
                progress: |facts| if facts.low == 0 { one(facts.rated > 0) } else { (facts.explained, facts.low) },
            },
            Task {
                title: both("Nimm echtes Feedback auf", "Take in real feedback"),
                how: both(
                    "Antworten eintragen, eine Spalte einfügen oder eine Umfrage als CSV öffnen.",
                    "Enter answers, paste a column or open a survey as CSV.",
                ),
                place: Place::Feedback,
                progress: |facts| one(facts.feedback > 0),
            },
        ],
    },
    Chapter {
        key: "measures",
        title: both("Schwachstellen und Maßnahmen", "Weak points and measures"),
        what: both(
            "Sieh an, was die Analyse gefunden hat, und plane, was du verbesserst: mit Zuständigen, Kennzahl und Termin.",
            "Look at what the analysis has found, and plan what you will improve: with an owner, a KPI and a date.",
        ),
        why: both(
            "Eine einzige schlechte Station kann jemanden kosten, der schon überzeugt war. Was niemandem gehört und keinen Termin hat, geschieht nicht.",
            "A single bad step can cost somebody who was convinced already. What nobody owns and has no date does not happen.",
        ),
        example: both(
            "Befund: Die Website nennt keinen Weg zum Kontakt. Maßnahme: Rückrufformular, zuständig Jana, Kennzahl Anfragen je Woche, bis Ende März.",
            "Finding: the website names no way to get in touch. Measure: callback form, owner Jana, KPI enquiries per week, by the end of March.",
        ),
        questions: &[
            both(
                "Welche Schwachstelle trifft am meisten Menschen an der wichtigsten Stelle?",
                "Which weak point hits the most people at the most important place?",
            ),
            both("Was bewirkt viel und kostet wenig?", "What has much effect and costs little?"),
            both("Woran merkst du, dass es gewirkt hat?", "How will you notice that it has worked?"),
        ],
        tasks: &[
            Task {
                title: both("Plane mindestens drei Maßnahmen", "Plan at least three measures"),
                how: both(
                    "In der Analyse zu einem Befund einen Vorschlag übernehmen, oder unter „Maßnahmen“ eigene eintragen.",
                    "In the analysis, take a suggestion for a finding, or add your own under “Measures”.",
                ),
                place: Place::Findings,
                progress: |facts| (facts.measures, 3),
            },
            Task {
                title: both(
                    "Gib jeder Maßnahme Zuständige, Kennzahl und Termin",
                    "Give each measure an owner, a KPI and a date",
                ),
                how: both("In der Tabelle der Maßnahmen.", "In the table of measures."),
                place: Place::Measures,
                progress: |facts| all(facts.owned, facts.measures),
            },
        ],
    },
];
