//! The weak points of the journey that the map shows, below it: those of the selected step first, following what is
//! typed.

use super::weak_points::{grade, ideas};
use crate::core::address::View;
use crate::core::analysis::Finding;
use crate::core::document::{List, Topic};
use crate::core::edit::finding::find;
use crate::core::model::{Key, Kind, SetAside};
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::ui::commands::go_to;
use crate::ui::kit::closures::{dynamic, each, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How many are listed; the analysis has them all.
const SHOWN: usize = 6;

#[derive(Clone, PartialEq)]
struct Row {
    finding: Finding,
    text: String,
    severity: f64,
    here: bool,
}

/// The strip.
pub fn beside_map(app: App) -> AnyView {
    let w = insight(app.language());
    app.findings.follow(app.workspace);
    let selected = memo(move || app.workspace.selected());
    // A long journey has thousands of findings: they are gone through when the plan was looked at, and for a step when
    // it is selected, not at every edit.
    let journey = memo(move || found(app, None));
    let step = memo(move || selected.get().and_then(|id| found(app, Some(Key::new(Kind::Step, &id)))));
    let title = move || match (
        journey.with(|found| found.as_ref().map_or(0, |found| found.count)),
        step.with(|found| found.as_ref().map(|found| found.count)),
    ) {
        (of_journey, Some(of_step)) => fill(w.beside_both, &[&of_journey.to_string(), &of_step.to_string()]),
        (of_journey, None) => fill(w.beside_journey, &[&of_journey.to_string()]),
    };
    let rows = move || {
        let mut rows = step.get().map_or(Vec::new(), |found| found.rows);
        rows.iter_mut().for_each(|row| row.here = true);
        let others = journey.get().map_or(Vec::new(), |found| found.rows);
        let known: Vec<String> = rows.iter().map(|row| row.finding.id()).collect();
        rows.extend(others.into_iter().filter(|row| !known.contains(&row.finding.id())));
        rows.truncate(SHOWN);
        rows
    };
    // Whoever only reads has asked for it by a button that is gone now.
    if app.is_read_only() {
        app.host.focus_soon(".beside-map summary");
    }
    let some = memo(move || journey.with(|found| found.as_ref().is_some_and(|found| found.count > 0)));
    dynamic(move || {
        some.get().then(|| {
            view! {
                <details class="beside-map" open=app.is_read_only()>
                    <summary>{icon(Icon::Diamond)}<span>{dynamic(title)}</span></summary>
                    <ul>
                        {each(
                            rows,
                            |row| format!("{}\n{}\n{}\n{}", row.finding.id(), row.text, row.severity, row.here),
                            move |row| entry(app, row),
                        )}
                    </ul>
                    <button
                        type="button"
                        class="button"
                        on:click=listener(move |_: web_sys::MouseEvent| app.navigate(&app.view_address(View::Analysis)))
                    >
                        {w.beside_all}
                        {icon(Icon::Right)}
                    </button>
                </details>
            }
        })
    })
}

/// How many findings there are, and the worst of them.
#[derive(Clone, PartialEq)]
struct Worst {
    rows: Vec<Row>,
    count: usize,
}

/// The findings of the journey that is shown, or those of it at one place.
fn found(app: App, place: Option<Key>) -> Option<Worst> {
    let journey = Key::new(Kind::Journey, &app.current_journey()?);
    app.workspace.track(Topic::List(List::SetAsides));
    app.findings.read(app.workspace, |analysis, document| {
        let none = document.len(&List::SetAsides) == 0;
        let aside = |finding: &Finding| {
            !none
                && find(
                    document,
                    finding.rule.key,
                    SetAside::subject_of(finding.place.clone()).as_ref(),
                    &finding.detail,
                )
                .is_some()
        };
        let mut count = 0;
        let mut worst: Vec<(f64, &Finding)> = Vec::new();
        for finding in analysis
            .findings_of(&journey)
            .iter()
            .filter(|finding| place.as_ref().is_none_or(|place| *place == finding.place))
        {
            let severity = finding.severity(document.plan().weights.get(finding.rule.key).factor());
            if severity <= 0.0 || aside(finding) {
                continue;
            }
            count += 1;
            let at = worst.iter().position(|(other, _)| *other < severity).unwrap_or(worst.len());
            worst.insert(at, (severity, finding));
            worst.truncate(SHOWN);
        }
        let row = |(severity, finding): (f64, &Finding)| Row {
            finding: finding.clone(),
            text: finding.text(document, app.language()),
            severity,
            here: false,
        };
        Worst { rows: worst.into_iter().map(row).collect(), count }
    })
}

fn entry(app: App, row: Row) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let place = row.finding.place.clone();
    let in_settings = place.kind == Kind::Plan;
    view! {
        <li
            class="finding"
            part="finding"
            data-grade=grade(row.severity)
            data-rule=row.finding.rule.key
            data-here=row.here.to_string()
        >
            <div class="finding-severity">
                <span class="visually-hidden">{fill(w.analysis_severity, &[""])}</span>
                <b>{crate::browser::locale::number(language, row.severity)}</b>
            </div>
            <div class="finding-words">
                <h2>{row.finding.rule.title.get(language)}</h2>
                <p>{row.text.clone()}</p>
                {ideas(app, row.finding.clone(), ".beside-map > summary")}
            </div>
            <div class="finding-acts">
                <button
                    type="button"
                    class="button"
                    data-edit=in_settings
                    aria-label=fill(w.analysis_show_what, &[&row.text])
                    on:click=listener(move |_: web_sys::MouseEvent| go_to::record(app, &place))
                >
                    {w.analysis_show}
                    {icon(Icon::Right)}
                </button>
            </div>
        </li>
    }
    .into_any()
}
