//! What the columns of somebody else's table mean: by their names in both languages, and by what stands in them.

use super::read::{Rating, choice, number, rating};
use super::table::WIDEST;
use super::{Column, Mapping, Scale, Table, own_language};
use crate::core::knowledge::{phase_known, plain};
use crate::core::model::{Field, Medium};
use crate::core::text::{DE, EN};

/// Other names of the columns, as `plain` gives them; in the order of `Column::ALL`.
const NAMES: [&str; 24] = [
    "reisenummer journeynumber journeyno journeyid",
    "customerjourney kundenreise userjourney journeyname reise szenario scenario usecase",
    "zielgruppe buyerpersona kundensegment segment targetgroup audience akteur actor kunde kundin customer user nutzer rolle role",
    "istsoll kind asistobe currenttarget",
    "phasennummer phasenumber phaseno",
    "phasen journeyphase stufe etappe abschnitt section journeystage funnelstufe funnelstage lifecyclestage kaufphase",
    "canonicalstage",
    "nr no nummer number schrittnr schrittnummer stepno stepnumber reihenfolge order position pos sequence lfdnr",
    "touchpoints kontaktpunkt kontaktpunkte beruehrungspunkt beruehrungspunkte customertouchpoint interaktion interaction",
    "kanaele channels",
    "medium",
    "mediatyp mediatype",
    "steuerbarkeit kontrollierbar controlled control beeinflussbar",
    "kundenzufriedenheit zufriedenheitswert score satisfactionscore rating bewertung csat punkte sterne stars emotionskurve wert value",
    "aktion aktivitaet activity taetigkeit task aufgabe schritt step station beschreibung description useraction",
    "fragen questions kundenfrage leitfrage",
    "gedanken thoughts thinking denkt",
    "gefuehle emotionen emotions feeling feelings fuehlt stimmung mood sentiment",
    "painpoints schwachstellen schmerzpunkt schmerzpunkte schmerz pain pains problem probleme problems huerde huerden hindernis barriere barriers issue issues frustration challenge challenges herausforderung herausforderungen",
    "chancen opportunities idee ideen idea ideas verbesserung verbesserungen improvement improvements potenzial loesung solution",
    "personalization",
    "mot momentsoftruth schluesselmoment keymoment",
    "dauer duration zeit time wartezeit waitingtime abstand elapsed",
    "massnahme measure todo todos nextsteps actionitems",
];

/// The column that a name stands for.
pub(in crate::core::exchange) fn named(name: &str) -> Option<Column> {
    Names::all().named(name)
}

/// The names that we write ourselves, in both languages, as `plain` gives them; in the order of `Column::ALL`. Made
/// once for many cells.
struct Names([[String; 2]; 24]);

impl Names {
    fn all() -> Self {
        Self(Column::ALL.map(|column| [&DE, &EN].map(|t| plain(column.label(t)))))
    }

    fn of(&self, column: Column) -> impl Iterator<Item = &str> {
        NAMES[column as usize].split(' ').chain(self.0[column as usize].iter().map(String::as_str))
    }

    fn named(&self, name: &str) -> Option<Column> {
        let name = plain(name);
        Column::ALL.into_iter().filter(|_| !name.is_empty()).find(|column| self.of(*column).any(|known| known == name))
    }

    /// The column that a longer name speaks of, such as "customer pain points (top 3)": the longest name in it counts.
    fn hinted(&self, name: &str) -> Option<Column> {
        let name = plain(&name.chars().take(LONGEST_NAME).collect::<String>());
        let mut best: (usize, Option<Column>) = (0, None);
        for column in Column::ALL {
            for known in self.of(column) {
                // Short words are found within others by chance.
                if known.len() > 4 && known.len() > best.0 && name.contains(known) {
                    best = (known.len(), Some(column));
                }
            }
        }
        best.1
    }
}

/// How many different columns are named among these cells.
pub(in crate::core::exchange) fn known(cells: &[Box<str>]) -> usize {
    let names = Names::all();
    let mut found: Vec<Column> = Vec::new();
    for column in cells.iter().take(WIDEST).filter(|cell| cell.len() < 80).filter_map(|cell| names.named(cell)) {
        if !found.contains(&column) {
            found.push(column);
        }
    }
    found.len()
}

/// What the columns of a table most likely mean. No two get the same meaning; the person may give it to both.
pub fn guess(table: &Table) -> Mapping {
    let (width, names) = (table.width(), Names::all());
    if own_language(table).is_some() {
        let columns = (0..width).map(|index| table.header.get(index).and_then(|name| names.named(name))).collect();
        return Mapping { columns, scale: Scale::OWN };
    }
    let mut columns: Vec<Option<Column>> = vec![None; width];
    for find in [Names::named, Names::hinted] {
        for (index, name) in table.header.iter().enumerate() {
            let column = find(&names, name).filter(|column| !columns.contains(&Some(*column)));
            if columns[index].is_none() {
                columns[index] = column;
            }
        }
    }
    if table.header.is_empty() {
        by_contents(table, &mut columns);
    }
    settle(table, &mut columns);
    let scale = columns
        .iter()
        .position(|column| *column == Some(Column::Satisfaction))
        .map_or(Scale::OWN, |index| scale(table, index));
    Mapping { columns, scale }
}

/// A table without names: numbers that count up are the steps' numbers, others ratings; known names of phases are
/// phases; of what is left, the first is the touchpoint, the second the action.
fn by_contents(table: &Table, columns: &mut [Option<Column>]) {
    for index in 0..columns.len() {
        let free = |column: Column| !columns.contains(&Some(column));
        // Looking a name up in all phase models takes its time.
        let cells: Vec<&str> = table.column(index).take(100).collect();
        let phases = cells.iter().filter(|cell| phase_known(cell)).count();
        let texts = [Column::Touchpoint, Column::Action];
        columns[index] = match cells.as_slice() {
            [] => None,
            _ if counts_up(table, index) && free(Column::StepNumber) => Some(Column::StepNumber),
            _ if rates(table, index) => Some(Column::Satisfaction).filter(|column| free(*column)),
            _ if phases * 2 >= cells.len() && free(Column::Phase) => Some(Column::Phase),
            _ => texts.into_iter().find(|column| free(*column)),
        };
    }
}

/// Where a name can mean two things, what stands in the column decides.
fn settle(table: &Table, columns: &mut [Option<Column>]) {
    let mut turn = |from: Column, to: Column, fits: &dyn Fn(usize) -> bool| {
        let place = columns.iter().position(|column| *column == Some(from));
        if let Some(place) = place.filter(|place| !columns.contains(&Some(to)) && fits(*place)) {
            columns[place] = Some(to);
        }
    };
    // "Stage" is what many call a phase.
    turn(Column::Stage, Column::Phase, &|_| true);
    turn(Column::Action, Column::StepNumber, &|index| counts_up(table, index));
    turn(Column::Emotion, Column::Satisfaction, &|index| rates(table, index));
    let media = |cell: &str| choice(cell, Field::Medium, Medium::KEYS).is_some();
    turn(Column::Medium, Column::Channel, &|index| !table.column(index).any(media));
    // A touchpoint needs a name; the channel is the nearest to it.
    turn(Column::Channel, Column::Touchpoint, &|_| true);
}

fn counts_up(table: &Table, index: usize) -> bool {
    let mut numbers = table.column(index).map(|cell| number(cell, table.decimal)).peekable();
    let mut before = numbers.next().flatten();
    before.is_some()
        && numbers.peek().is_some()
        && numbers.all(|number| std::mem::replace(&mut before, number) < number)
}

fn rates(table: &Table, index: usize) -> bool {
    let mut cells = table.column(index).peekable();
    cells.peek().is_some() && cells.all(|cell| rating(cell, table.decimal).is_some())
}

/// So many characters of a column's name are looked at.
const LONGEST_NAME: usize = 200;

/// The scale that the name of a column tells: `(0-10)`, `1 bis 7`, `−2 … +2`. What begins above 1 is a span of years or
/// the like.
fn told(name: &str) -> Option<Scale> {
    // Every number in it is tried with all that stands behind it.
    let letters: Vec<char> = name.chars().take(LONGEST_NAME).collect();
    (0..letters.len()).find_map(|from| {
        // A number begins here, not within one.
        let free = from == 0 || !matches!(letters[from - 1], '0'..='9' | '.' | ',');
        let (low, after) = signed(&letters, from).filter(|_| free)?;
        let rest: String = letters[after..].iter().collect();
        let rest = rest.trim_start();
        let rest = ["bis", "to", "...", "..", "…", "-", "–", "—", "−"]
            .iter()
            .find_map(|sign| rest.strip_prefix(sign))?
            .trim_start();
        let (high, _) = signed(&rest.chars().collect::<Vec<_>>(), 0)?;
        Some(Scale { low, high }).filter(|scale| scale.low <= 1.0 && scale.high >= 2.0 && scale.high <= 1000.0)
    })
}

/// A whole number with its sign, and the place after it. A line after a letter or a digit is no sign.
fn signed(letters: &[char], from: usize) -> Option<(f64, usize)> {
    let sign = letters.get(from).filter(|letter| matches!(letter, '+' | '-' | '–' | '−'));
    let joined = from > 0
        && letters[..from].iter().rev().find(|letter| **letter != ' ').is_some_and(|letter| letter.is_alphanumeric());
    let start = from + usize::from(sign.is_some());
    let end = start + letters[start.min(letters.len())..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let number: f64 = letters.get(start..end)?.iter().collect::<String>().parse().ok()?;
    match sign {
        Some(_) if joined => None,
        Some('+') | None => Some((number, end)),
        Some(_) => Some((-number, end)),
    }
}

/// The scale that a column's name tells, else the one that its numbers speak for. Ours, unless they leave no doubt: it
/// is better to tell of some numbers that they are out of range than to turn all of them into others.
fn scale(table: &Table, index: usize) -> Scale {
    if let Some(told) = table.header.get(index).and_then(|name| told(name)) {
        return told;
    }
    let numbers: Vec<f64> = table
        .column(index)
        .filter_map(|cell| match rating(cell, table.decimal) {
            Some(Rating::Plain(number)) => Some(number),
            _ => None,
        })
        .collect();
    let (low, high) =
        numbers.iter().fold((f64::MAX, f64::MIN), |(low, high), number| (low.min(*number), high.max(*number)));
    let over = numbers.iter().filter(|number| **number > 5.0).count();
    let within = |scale: &Scale| low >= scale.low && high <= scale.high;
    let telling = |scale: &Scale| if scale.low < 0.0 { low < 0.0 } else { over * 5 >= numbers.len() * 2 };
    // From 0 only if there is a 0.
    let from = |scale: &Scale| scale.low != 0.0 || scale.high > 10.0 || low < 1.0;
    Scale::ALL[1..]
        .iter()
        .find(|scale| !numbers.is_empty() && within(scale) && telling(scale) && from(scale))
        .copied()
        .unwrap_or(Scale::OWN)
}
