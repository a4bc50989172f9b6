//! Tables of web analytics: pages or the steps of a funnel, with how many came and how many left. A plan has no place
//! for such figures; they become a note beside the step.
//!
//! The names are those in the exports of Google Analytics 4 (pages and screens, landing page, funnel exploration) and
//! of Matomo (pages, entry and exit pages, funnels), in English and German.

use super::column::Column;
use super::table::Table;
use super::values::number;
use crate::core::knowledge::plain;
use crate::core::model::StepText;

/// Figures that say how many came, stayed or left.
const FIGURES: &str = "views pageviews uniquepageviews screenviews hits users activeusers totalusers newusers visitors \
    uniquevisitors sessions visits entrances entries exits exitrate bouncerate engagementrate abandonments \
    abandonmentrate dropoff dropoffs dropoffrate completions completionrate proceeded proceededrate conversions \
    conversionrate keyevents nbvisits nbhits nbuniqvisitors entrynbvisits exitnbvisits \
    aufrufe seitenaufrufe seitenansichten eindeutigeseitenansichten nutzer aktivenutzer nutzerinsgesamt neuenutzer \
    besucher eindeutigebesucher sitzungen besuche einstiege eintritte ausstiege ausstiegsrate absprungrate \
    interaktionsrate abbrueche abbruchrate abschluesse abschlussrate fortgesetzt konversionen konversionsrate \
    schluesselereignisse wichtigeereignisse";

/// What a row is about, where nothing else names it.
const ROWS: [(Column, &str); 2] = [
    (
        Column::Touchpoint,
        "pagepath pagepathandscreenclass \
        pagetitle pagetitleandscreenname pagetitleandscreenclass landingpage seitenpfad seitenpfadundbildschirmklasse \
        seitentitel seitentitelundbildschirmname seitentitelundbildschirmklasse zielseite einstiegsseite label \
        bezeichnung page seite pageurl seitenurl url screenname bildschirmname",
    ),
    (Column::Text(StepText::Action), "step schritt funnelstep trichterschritt"),
];

/// What the columns of a table of web analytics mean; of another table nothing is said. A table with one such figure is
/// none: somebody has put it beside a journey.
pub(super) fn columns(table: &Table) -> Option<Vec<Option<Column>>> {
    let named = |names: &str, name: &str| names.split_whitespace().any(|known| known == plain(name));
    let header = &table.header;
    if header.iter().filter(|name| named(FIGURES, name)).count() < 2 || table.lanes.is_some() {
        return None;
    }
    let of_row = |name: &str| ROWS.iter().find(|(_, names)| named(names, name)).map(|(column, _)| *column);
    Some(header.iter().map(|name| if named(FIGURES, name) { Some(Column::Note) } else { of_row(name) }).collect())
}

/// Whether all that stands in a column is figures: in a table of web analytics no rating and no span of a step.
pub(super) fn is_figures(table: &Table, index: usize) -> bool {
    table.column(index).all(|cell| number(cell.trim_end_matches(['%', 's']), table.decimal).is_some())
}
