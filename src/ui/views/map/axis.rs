//! What frames the cells of the board: the time above, the phases, and each lane with its name.

use leptos::html::Div;

use super::curve;
use super::grid::Board;
use crate::core::lanes::{Content, Lane};
use crate::core::model::{Field, Id, Key, Kind};
use crate::core::number::drawn;
use crate::core::scene::PhaseSpan;
use crate::core::text::mapping::mapping;
use crate::core::text::{elapsed_label, fill};
use crate::ui::commands::map as commands;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::names::text;
use crate::ui::widgets::fields::wrapping_line;

/// How large the marks of a folded curve are.
const SMALL: f64 = 0.3;

impl Board {
    /// What the gaps stand for. For the eye: the row of the times tells everyone.
    pub fn axis(self) -> AnyView {
        let (t, w) = (self.app.texts(), mapping(self.app.language()));
        let gaps = move || {
            let names = self.viewport.names();
            let columns = self.columns.get();
            let gaps = columns
                .into_iter()
                .filter_map(|column| Some((column.after.filter(|after| after.minutes > 0)?, column)));
            gaps.map(|(after, column)| {
                let words = elapsed_label(t, after);
                let tip = words.clone();
                view! {
                    <span
                        class="gap"
                        title=tip
                        style:left=drawn("#px", &[names + column.x - column.gap])
                        style:width=drawn("#px", &[column.gap + column.width])
                    >
                        <span class="gap-words">{words}</span>
                        <i class="gap-line" style:width=drawn("#px", &[column.gap])></i>
                    </span>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
        };
        let none = move || {
            let any = self.layout.with(|layout| layout.columns.iter().any(|column| column.after.is_some()));
            (!any).then(|| view! { <span class="gap-none">{fill(w.timeline_empty, &[t.elapsed])}</span> })
        };
        view! {
            <div role="presentation" class="row axis" aria-hidden="true" title=t.timeline_scale>
                <div class="lane-name">{t.elapsed}</div>
                {dynamic(gaps)}
                {dynamic(none)}
            </div>
        }
        .into_any()
    }

    /// The row of the phases.
    pub fn phases(self) -> AnyView {
        let spans = move || {
            let (first, last) = self
                .columns
                .with(|columns| (columns.first().map(|column| column.x), columns.last().map(|column| column.x)));
            self.layout.with(|layout| {
                layout
                    .phases
                    .iter()
                    .filter(|span| {
                        first.is_some_and(|first| span.x + span.width > first)
                            && last.is_some_and(|last| span.x <= last)
                    })
                    .cloned()
                    .collect::<Vec<_>>()
            })
        };
        let lead = move || drawn("#px", &[spans().first().map_or(0.0, |span| span.x)]);
        view! {
            <div role="row" class="row phases" aria-rowindex="1">
                <div role="columnheader" class="lane-name" aria-colindex="1">
                    {self.app.texts().phases}
                </div>
                <div role="presentation" class="lead" style:width=lead></div>
                {each(spans, |span| format!("{} {}", span.phase, span.folded), move |span| self.phase(&span))}
            </div>
        }
        .into_any()
    }

    fn phase(self, span: &PhaseSpan) -> AnyView {
        let (app, t, w) = (self.app, self.app.texts(), mapping(self.app.language()));
        let (id, folded) = (&span.phase, span.folded);
        let key = Key::new(Kind::Phase, id);
        let (here, staged, named, asked, switched) = (id.clone(), key.clone(), key.clone(), key.clone(), id.clone());
        let of = move |read: fn(&PhaseSpan) -> f64| {
            let here = here.clone();
            move || self.layout.with(|layout| layout.phases.iter().find(|span| span.phase == here).map_or(0.0, read))
        };
        let (width, first, place, columns) = (
            of(|span| span.width),
            of(|span| span.first as f64),
            of(|span| (span.first + 2) as f64),
            of(|span| span.columns as f64),
        );
        let stage =
            move || app.workspace.record(&staged, |document| document.phase(&staged.id).map(|phase| phase.stage.key()));
        let label = move || fill(if folded { w.unfold_what } else { w.fold_what }, &[&text(app, &named, Field::Name)]);
        let tip = label.clone();
        let words = if folded {
            let named = key.clone();
            view! {
                <div class="phase-name" title=reactive(move || text(app, &named, Field::Name))>
                    {dynamic(move || text(app, &key, Field::Name))}
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="phase-name">{wrapping_line(app, &key, Field::Name, t.phase_name, t.phase_name_hint)}</div>
                <div class="phase-question" title=reactive(move || text(app, &asked, Field::Question))>
                    {wrapping_line(app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}
                </div>
            }
            .into_any()
        };
        view! {
            <div
                role="columnheader"
                class="phase"
                class:folded=folded
                data-stage=stage
                class:first=reactive(move || first() == 0.0)
                aria-colindex=reactive(place)
                aria-colspan=reactive(columns)
                style:width=reactive(move || drawn("#px", &[width()]))
            >
                <div class="phase-sign" part="phase">
                    <div class="phase-words">{words}</div>
                    <button
                        type="button"
                        class="fold"
                        aria-expanded=(!folded).to_string()
                        aria-label=label
                        title=tip
                        on:click=listener(move |_| commands::fold_phase(app, &switched))
                    >
                        {icon(if folded { Icon::Right } else { Icon::Left })}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }

    /// A lane: its name, and the row that its cells are drawn into.
    pub fn lane(self, journey: &Id, place: usize, lane: &'static Lane, row: NodeRef<Div>) -> AnyView {
        let (app, t, w, journey) = (self.app, self.app.texts(), mapping(self.app.language()), journey.clone());
        let shown = memo(move || app.map.lanes.with(|lanes| lanes[place]));
        let folded = memo(move || app.map.folded_lanes.with(|lanes| lanes[place]));
        let lead = move || self.columns.with(|columns| columns.first().map_or(0.0, |column| column.x - column.gap));
        dynamic(move || {
            if !shown.get() {
                return None;
            }
            // What has a hand of its own.
            let kind = match lane.content {
                Content::Text(text) => Some(text.field().key()),
                Content::Measures => Some("measures"),
                Content::Touchpoint | Content::Satisfaction | Content::Elapsed => None,
            };
            let satisfaction = lane.content == Content::Satisfaction;
            let height =
                memo(move || if folded.get() { curve::FOLDED } else { self.land.get() } * self.viewport.scale());
            let size = memo(move || if folded.get() { SMALL } else { 1.0 } * self.viewport.scale());
            let tip = move || if folded.get() { w.unfold_lane } else { w.fold_lane };
            Some(view! {
                <div
                    role="row"
                    part="lane"
                    node_ref=row
                    class="row lane"
                    class:folded=reactive(move || folded.get())
                    class:satisfaction=satisfaction
                    class:touchpoints=lane.content == Content::Touchpoint
                    data-kind=kind
                    aria-rowindex=(place + 2).to_string()
                >
                    <div role="rowheader" class="lane-name" aria-colindex="1">
                        <button
                            type="button"
                            class="fold"
                            title=tip
                            aria-expanded=reactive(move || (!folded.get()).to_string())
                            on:click=listener(move |_| {
                                app.map.folded_lanes.update(|lanes| lanes[place] = !lanes[place])
                            })
                        >
                            {dynamic(move || icon(if folded.get() { Icon::Right } else { Icon::Down }))}
                            <span>{(lane.label)(t)}</span>
                        </button>
                    </div>
                    {satisfaction.then(|| curve::line(app, journey.clone(), self.layout, self.columns, height, size))}
                    <div role="presentation" class="lead" style:width=reactive(move || drawn("#px", &[lead()]))></div>
                </div>
            })
        })
    }
}
