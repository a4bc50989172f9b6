//! The weak points of the journey that the map shows, below it: those of the selected step first, following what is typed.

use crate::core::analysis::Finding;
use crate::core::address::View;
use crate::core::edit::finding::find;
use crate::core::model::{Key, Kind, SetAside};
use crate::core::text::fill;
use crate::ui::app::App;
use crate::ui::erase::{act, each, memo, part};
use crate::ui::icon::{Icon, icon};
use crate::ui::insight::words;
use crate::ui::jump;
use crate::ui::markup::*;

use super::weak_points::{grade, ideas};

/// How many are listed; the analysis has them all.
const SHOWN: usize = 6;

#[derive(Clone, PartialEq)]
struct Row {
    finding: Finding,
    text: String,
    severity: f64,
    here: bool,
}

#[derive(Clone, PartialEq)]
struct Beside {
    rows: Vec<Row>,
    of_journey: usize,
    /// At the selected step, if one is.
    of_step: Option<usize>,
}

/// The strip.
pub fn beside_map(app: App) -> AnyView {
    let w = words(app);
    app.findings.follow(app);
    let beside = memo(move || beside(app));
    let title = move || {
        beside.with(|beside| match beside {
            Some(Beside { of_journey, of_step: Some(of_step), .. }) => fill(w.beside_both, &[&of_journey.to_string(), &of_step.to_string()]),
            Some(Beside { of_journey, .. }) => fill(w.beside_journey, &[&of_journey.to_string()]),
            None => String::new(),
        })
    };
    let rows = move || beside.with(|beside| beside.as_ref().map_or(Vec::new(), |beside| beside.rows.clone()));
    let some = memo(move || beside.with(|beside| beside.as_ref().is_some_and(|beside| beside.of_journey > 0)));
    part(move || {
        some.get().then(|| view! {
            <details class="beside-map">
                <summary>{icon(Icon::Diamond)}<span>{part(title)}</span></summary>
                <ul>{each(rows, |row| format!("{}\n{}\n{}\n{}", row.finding.id(), row.text, row.severity, row.here), move |row| entry(app, row))}</ul>
                <button type="button" class="button" on:click=act(move |_: web_sys::MouseEvent| app.go(&app.view_address(View::Analysis)))>{w.beside_all}{icon(Icon::Right)}</button>
            </details>
        })
    })
}

fn beside(app: App) -> Option<Beside> {
    let journey = Key::new(Kind::Journey, &app.current_journey()?);
    let selected = app.workspace.selected().map(|id| Key::new(Kind::Step, &id));
    app.findings.read(app, |analysis, document| {
        let weight = |finding: &Finding| document.plan().weights.get(finding.rule.key).factor();
        let left = |finding: &&Finding| find(document, finding.rule.key, SetAside::subject_of(finding.place.clone()).as_ref(), &finding.detail).is_none();
        let mut rows: Vec<(f64, bool, &Finding)> = analysis
            .findings_of(&journey)
            .iter()
            .filter(left)
            .map(|finding| (finding.severity(weight(finding)), selected.as_ref() == Some(&finding.place), finding))
            .filter(|(severity, ..)| *severity > 0.0)
            .collect();
        rows.sort_by(|one, other| other.1.cmp(&one.1).then(other.0.total_cmp(&one.0)));
        Beside {
            of_journey: rows.len(),
            of_step: selected.as_ref().map(|_| rows.iter().filter(|(_, here, _)| *here).count()),
            rows: rows
                .into_iter()
                .take(SHOWN)
                .map(|(severity, here, finding)| Row { finding: finding.clone(), text: finding.text(document, app.lang()), severity, here })
                .collect(),
        }
    })
}

fn entry(app: App, row: Row) -> AnyView {
    let (w, language) = (words(app), app.lang());
    let place = row.finding.place.clone();
    view! {
        <li class="finding" data-grade=grade(row.severity) data-rule=row.finding.rule.key data-here=row.here.to_string()>
            <div class="finding-severity"><span class="visually-hidden">{fill(w.analysis_severity, &[""])}</span><b>{crate::browser::locale::number(language, row.severity)}</b></div>
            <div class="finding-words">
                <h2>{row.finding.rule.title.get(language)}</h2>
                <p dir="auto">{row.text.clone()}</p>
                {ideas(app, row.finding.clone(), ".beside-map > summary")}
            </div>
            <div class="finding-acts">
                <button type="button" class="button" aria-label=fill(w.analysis_show_what, &[&row.text]) on:click=act(move |_: web_sys::MouseEvent| jump::to_record(app, &place))>{w.analysis_show}{icon(Icon::Right)}</button>
            </div>
        </li>
    }
    .into_any()
}
