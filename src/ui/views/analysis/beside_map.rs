//! The weak points of the journey that the map shows, below it: those of the selected step first, following what is
//! typed.

use super::card::{Row, ideas, severity};
use crate::browser::next_frame;
use crate::core::address::View;
use crate::core::analysis::Cause;
use crate::core::document::{List, Topic};
use crate::core::model::{Id, Key, Kind};
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::ui::commands::go_to;
use crate::ui::kit::closures::{dynamic, each, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How many are listed; the analysis has them all.
const SHOWN: usize = 6;

/// The strip.
pub fn beside_map(app: App) -> AnyView {
    let w = insight(app.language());
    app.findings.follow(app.workspace);
    let selected = memo(move || app.workspace.selected());
    // Not before the map is on screen: a long journey has thousands of findings.
    let shown = RwSignal::new(false);
    next_frame(move || {
        next_frame(move || {
            shown.try_set(true);
        });
    });
    // They are gone through when the plan was looked at, and for a step when it is selected, not at every edit.
    let causes = memo(move || shown.get().then(|| found(app)).flatten());
    let here = move || {
        let step = selected.get()?;
        let count = causes.with(|found| found.as_ref().map_or(0, |found| found.at(&step)));
        Some((step, count))
    };
    let title = move || {
        let of_journey = causes.with(|found| found.as_ref().map_or(0, |found| found.causes.len())).to_string();
        match here() {
            Some((_, of_step)) => fill(w.beside_both, &[&of_journey, &of_step.to_string()]),
            None => fill(w.beside_journey, &[&of_journey]),
        }
    };
    let rows = move || {
        let step = selected.get();
        let is_here = |cause: &Cause| step.as_ref().is_some_and(|step| cause.steps().any(|id| id == step));
        let mut listed: Vec<Cause> =
            causes.with(|found| found.as_ref().map_or(Vec::new(), |found| found.causes.clone()));
        // Stable: the worst stay first.
        listed.sort_by_key(|cause| !is_here(cause));
        listed.truncate(SHOWN);
        app.workspace.untracked(|document| {
            listed.iter().map(|cause| (Row::of(app, document, cause), is_here(cause))).collect::<Vec<_>>()
        })
    };
    // Whoever only reads has asked for it by a button that is gone now.
    if app.is_read_only() {
        app.host.focus_soon(".beside-map summary");
    }
    let some = memo(move || causes.with(|found| found.as_ref().is_some_and(|found| !found.causes.is_empty())));
    dynamic(move || {
        some.get().then(|| {
            view! {
                <details class="beside-map" open=app.is_read_only()>
                    <summary>{icon(Icon::Diamond)}<span>{dynamic(title)}</span></summary>
                    <ul>
                        {each(
                            rows,
                            |(row, here)| format!("{}{here}", row.key()),
                            move |(row, here)| entry(app, row, here),
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

/// The causes in which the journey that is shown has part, the worst first.
#[derive(Clone, PartialEq)]
struct Found {
    causes: Vec<Cause>,
}

impl Found {
    /// How many are at a step.
    fn at(&self, step: &Id) -> usize {
        self.causes.iter().filter(|cause| cause.steps().any(|id| id == step)).count()
    }
}

fn found(app: App) -> Option<Found> {
    let journey = app.current_journey()?;
    app.workspace.track(Topic::List(List::SetAsides));
    app.findings.read(app.workspace, |analysis, document| Found { causes: analysis.causes_in(document, &journey) })
}

fn entry(app: App, row: Row, here: bool) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let place: Key = row.cause.lead().place.clone();
    let in_settings = place.kind == Kind::Plan;
    view! {
        <li
            class="finding"
            part="finding"
            data-grade=row.cause.grade().key()
            data-rule=row.cause.lead().rule.key
            data-here=here.to_string()
        >
            {severity(app, &row)}
            <div class="finding-words">
                <h3 dir="auto">{row.text.clone()}</h3>
                <p class="hint">{row.cause.lead().rule.title.get(language)}</p>
                {ideas(app, row.cause.clone(), ".beside-map > summary")}
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
