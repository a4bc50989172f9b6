//! Tables of web analytics: pages or the steps of a funnel, with how many came and how many left. A plan has no place
//! for such figures; they become a note beside the step.
//!
//! The names are those in the exports of Google Analytics 4 (pages and screens, landing page, funnel exploration) and
//! of Matomo (pages, entry and exit pages, funnels), in English and German.

use std::collections::HashMap;

use super::column::Column;
use super::row::Row;
use super::values::number;
use crate::core::knowledge::plain;
use crate::core::model::StepText;

/// Figures that say how many came, stayed or left.
const FIGURES: &str = "views pageviews uniquepageviews screenviews hits users activeusers totalusers newusers visitors \
    uniquevisitors sessions visits entrances entries exits exitrate bouncerate engagementrate abandonments \
    abandonmentrate droppedoff dropoff dropoffs dropoffrate completions completionrate proceeded proceededrate conversions \
    conversionrate keyevents nbvisits nbhits nbuniqvisitors entrynbvisits exitnbvisits \
    aufrufe seitenaufrufe seitenansichten eindeutigeseitenansichten nutzer aktivenutzer nutzerinsgesamt neuenutzer \
    besucher eindeutigebesucher sitzungen besuche einstiege eintritte ausstiege ausstiegsrate absprungrate \
    interaktionsrate abbrueche abbruchrate abschluesse abschlussrate fortgesetzt konversionen konversionsrate \
    schluesselereignisse wichtigeereignisse";

/// What a row is called that sums the others up, in plain letters.
pub(super) const SUMS: &str = "summe summen gesamt gesamtsumme insgesamt total totals grandtotal sum durchschnitt \
    mittelwert mittel schnitt average mean avg ergebnis gesamtergebnis anzahl count";

/// What a row is about, where nothing else names it.
const ROWS: [(Column, &str); 2] = [
    (
        Column::Touchpoint,
        "pagepath pagepathandscreenclass \
        pagetitle pages pagetitleandscreenname pagetitleandscreenclass landingpage seitenpfad seitenpfadundbildschirmklasse \
        seitentitel seitentitelundbildschirmname seitentitelundbildschirmklasse zielseite einstiegsseite label \
        bezeichnung page seite pageurl seitenurl url screenname bildschirmname",
    ),
    (
        Column::Text(StepText::Action),
        "step schritt funnelstep stepname funnelstepname trichterschritt funnelschritt schrittname",
    ),
];

/// What the columns of a table of web analytics mean; of another table nothing is said. A table with one such figure is
/// none: somebody has put it beside a journey.
pub(super) fn columns(header: &[Box<str>]) -> Option<Vec<Option<Column>>> {
    let meant = |name: &str| if is_figure(name) { Some(Column::Note) } else { of_row(name) };
    is_header(header).then(|| header.iter().map(|name| meant(name)).collect())
}

/// Whether these are the names of the columns of such a table.
pub(super) fn is_header(cells: &[Box<str>]) -> bool {
    cells.iter().filter(|name| is_figure(name)).count() > 1
}

fn named(names: &str, name: &str) -> bool {
    let name = plain(name);
    names.split_whitespace().any(|known| known == name)
}

fn is_figure(name: &str) -> bool {
    named(FIGURES, name)
}

fn of_row(name: &str) -> Option<Column> {
    ROWS.iter().find(|(_, names)| named(names, name)).map(|(column, _)| *column)
}

/// Puts aside what is no page and no step of a funnel: a row without a name, which sums the others up, and rows that
/// part one page by device or country. Of those the page's own sum stays if it is there, else they become one row with
/// the sums of what can be summed.
pub(super) fn settle(header: &[Box<str>], rows: &mut Vec<Row>, aside: &mut Vec<Row>, decimal: char) {
    if !is_header(header) {
        return;
    }
    let Some(name) = header.iter().position(|name| of_row(name).is_some()) else { return };
    let cell = |row: &Row, place: usize| row.cells.get(place).map_or("", |cell| cell.trim()).to_owned();
    let mut pages: Vec<Vec<Row>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in std::mem::take(rows) {
        let page = cell(&row, name);
        if page.is_empty() {
            aside.push(row);
            continue;
        }
        let place = *known.entry(page).or_insert(pages.len());
        if place == pages.len() {
            pages.push(Vec::new());
        }
        pages[place].push(row);
    }
    for mut parts in pages {
        let is_sum = |row: &Row| row.cells.iter().any(|cell| named(SUMS, cell));
        let first = match parts.iter().position(is_sum) {
            Some(sum) => parts.remove(sum),
            None if parts.len() > 1 => {
                let mut sum = parts[0].clone();
                for place in (0..sum.cells.len()).filter(|place| *place != name) {
                    let figures = parts.iter().map(|row| number(&cell(row, place), decimal));
                    let figures: Option<Vec<f64>> = figures.collect();
                    let whole = figures.filter(|figures| figures.iter().all(|figure| figure.fract() == 0.0));
                    sum.cells[place] =
                        whole.map_or(Box::default(), |whole| whole.iter().sum::<f64>().to_string().into());
                }
                sum
            }
            None => parts.remove(0),
        };
        rows.push(first);
        aside.extend(parts);
    }
    aside.sort_by_key(|row| row.line);
}
