//! What a person gives an assistant: the task, the format in short, what is there already, and what to leave out.

use crate::core::document::Document;
use crate::core::exchange::json;
use crate::core::model::Language;
use crate::core::text::{Phrase, both};

/// What goes into the prompt beside the format.
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    /// The open plan, to be gone on with.
    pub plan: Option<&'a Document>,
    /// What the person wrote: an offer, notes of a workshop.
    pub notes: &'a str,
}

const TASK: Phrase = both(
    "Du hilfst mir, eine Customer Journey zu planen: den Weg einer Persona vom ersten Kontakt mit einem Angebot über den \
     Kauf bis zur Zeit danach. Denke vorwärts, aus Sicht der Zielgruppe: Wen gibt es, wo begegnet die Person dem Angebot \
     (auch da, wo das Unternehmen nichts steuert), was tut, denkt und fühlt sie dort, was geht schief, was ginge besser?",
    "You help me to plan a customer journey: the way of one persona from the first contact with an offer to the purchase \
     and the time after it. Go forward, with the eyes of the target group: who is there, where do they meet the offer \
     (also where the company controls nothing), what do they do, think and feel there, what goes wrong, what could be \
     better?",
);

const RULES: Phrase = both(
    "Antworte mit einem einzigen JSON-Objekt in einem Codeblock, sonst nichts. Regeln:\n\
     - Was du nicht weißt, lass weg. Erfinde keine Zahlen und keine Umfrageergebnisse: Was du schreibst, gilt als \
     Annahme. Lass \"feedback\" ganz weg.\n\
     - Keine Namen und keine Daten wirklicher Menschen. Personas sind erfunden.\n\
     - \"satisfaction\" ist eine ganze Zahl von 1 (sehr unzufrieden) bis 5 (sehr zufrieden).\n\
     - \"stage\" einer Phase: awareness, consideration, conversion, retention oder advocacy.\n\
     - \"channel\" ist ein freier Text; \"medium\": online oder offline; \"media_type\": paid, owned, shared oder earned.\n\
     - \"after\" ist die Zeit seit der Station davor, als ISO-8601-Dauer: P3D, PT2H.\n\
     - \"kind\" einer Journey: current (Ist) oder target (Soll). \"status\" einer Maßnahme: idea, planned, running, done.\n\
     - Bezüge gehen über \"id\". Ein \"target\" hat genau eines von phase, touchpoint, step.\n\
     - Schreibe alle Inhalte auf Deutsch.",
    "Answer with one JSON object in a code block and nothing else. Rules:\n\
     - Leave out what you do not know. Make up no figures and no survey results: what you write counts as assumed. Leave \
     \"feedback\" out altogether.\n\
     - No names and no data of real people. Personas are fictional.\n\
     - \"satisfaction\" is a whole number from 1 (very dissatisfied) to 5 (very satisfied).\n\
     - \"stage\" of a phase: awareness, consideration, conversion, retention or advocacy.\n\
     - \"channel\" is free text; \"medium\": online or offline; \"media_type\": paid, owned, shared or earned.\n\
     - \"after\" is the time since the step before, as an ISO 8601 duration: P3D, PT2H.\n\
     - \"kind\" of a journey: current (as it is) or target (as it shall be). \"status\" of a measure: idea, planned, \
     running, done.\n\
     - References go by \"id\". A \"target\" has exactly one of phase, touchpoint, step.\n\
     - Write all contents in English.",
);

const EXAMPLE: Phrase = both("Das Format, an einem kurzen Beispiel:", "The format, by a short example:");

const PLAN: Phrase = both(
    "Das ist der Plan, an dem ich arbeite. Behalte die \"id\" von allem, was bleibt oder sich ändert; nimm neue für \
     Neues; was gleich bleibt, darfst du weglassen:",
    "This is the plan that I am working on. Keep the \"id\" of whatever stays or changes; take new ones for what is new; \
     you may leave out what stays the same:",
);

const NOTES: Phrase = both("Meine Notizen dazu:", "My notes about it:");

/// A plan in a few lines, with a member of each kind that an assistant may write.
pub const SAMPLE: Phrase = both(
    r#"{
  "format": "wegmarke-plan", "version": 1, "id": "plan1", "title": "Ein Rad für die Stadt", "language": "de", "offer": "Räder zum Leasen",
  "phases": [{"id": "p1", "name": "Aufmerksamkeit", "stage": "awareness", "question": "Gibt es etwas für mich?"},
             {"id": "p2", "name": "Kauf", "stage": "conversion"}],
  "personas": [{"id": "u1", "name": "Pendlerin", "role": "fährt täglich 8 km", "goals": ["ohne Auto zur Arbeit"]}],
  "touchpoints": [{"id": "t1", "name": "Plakat am Bahnhof", "channel": "Plakat", "medium": "offline", "media_type": "paid"},
                  {"id": "t2", "name": "Onlineshop", "channel": "Website", "medium": "online", "media_type": "owned"}],
  "journeys": [{"id": "j1", "name": "Ist", "persona": "u1", "kind": "current", "steps": [
    {"id": "s1", "phase": "p1", "touchpoint": "t1", "action": "sieht das Plakat", "thought": "Das wäre etwas", "emotion": "neugierig", "satisfaction": 4},
    {"id": "s2", "phase": "p2", "touchpoint": "t2", "action": "bestellt", "pain_point": "Lieferzeit erst am Ende", "opportunity": "Lieferzeit früh zeigen", "satisfaction": 2, "after": "P3D", "moment_of_truth": true}]}],
  "measures": [{"id": "m1", "title": "Lieferzeit auf der Produktseite", "target": {"step": "s2"}, "status": "idea"}]
}"#,
    r#"{
  "format": "wegmarke-plan", "version": 1, "id": "plan1", "title": "A bike for the city", "language": "en", "offer": "Bikes to lease",
  "phases": [{"id": "p1", "name": "Awareness", "stage": "awareness", "question": "Is there something for me?"},
             {"id": "p2", "name": "Purchase", "stage": "conversion"}],
  "personas": [{"id": "u1", "name": "Commuter", "role": "rides 5 miles a day", "goals": ["to work without a car"]}],
  "touchpoints": [{"id": "t1", "name": "Poster at the station", "channel": "Poster", "medium": "offline", "media_type": "paid"},
                  {"id": "t2", "name": "Online shop", "channel": "Website", "medium": "online", "media_type": "owned"}],
  "journeys": [{"id": "j1", "name": "As it is", "persona": "u1", "kind": "current", "steps": [
    {"id": "s1", "phase": "p1", "touchpoint": "t1", "action": "sees the poster", "thought": "That would be something", "emotion": "curious", "satisfaction": 4},
    {"id": "s2", "phase": "p2", "touchpoint": "t2", "action": "orders", "pain_point": "Delivery time at the very end", "opportunity": "Show the delivery time early", "satisfaction": 2, "after": "P3D", "moment_of_truth": true}]}],
  "measures": [{"id": "m1", "title": "Delivery time on the product page", "target": {"step": "s2"}, "status": "idea"}]
}"#,
);

/// The prompt, in the person's language.
pub fn prompt(language: Language, asked: &Asked) -> String {
    let mut prompt = String::new();
    let mut part = |heading: &str, text: &str| {
        for piece in [heading, text].into_iter().filter(|piece| !piece.is_empty()) {
            prompt.push_str(piece);
            prompt.push_str("\n\n");
        }
    };
    part(TASK.get(language), RULES.get(language));
    part(EXAMPLE.get(language), &format!("```json\n{}\n```", SAMPLE.get(language)));
    if let Some(plan) = asked.plan {
        part(PLAN.get(language), &format!("```json\n{}\n```", json::write(plan)));
    }
    let notes = asked.notes.trim();
    if !notes.is_empty() {
        part(NOTES.get(language), notes);
    }
    prompt.truncate(prompt.trim_end().len());
    prompt + "\n"
}
