//! The satisfaction curve behind the cells of its lane.

use crate::ui::markup::*;

use crate::core::document::List;
use crate::core::model::{Id, Key, Kind};
use crate::core::scene::{Column, Layout, Point, curve, is_break};
use crate::core::text::fill;
use crate::ui::app::App;
use crate::ui::erase::{live, memo, part};

/// Height of the lane, in CSS pixels, as in `map.css`.
pub const HEIGHT: f64 = 108.0;
/// Its height while the lane is folded.
pub const FOLDED: f64 = 30.0;
/// How far a point more or less is, for a lane of height 1.
const POINT: f64 = 0.18;
/// In how many columns out of sight the curve looks for the next rated step.
const BEYOND: usize = 40;

/// Where a satisfaction stands in a cell of the lane, for CSS.
pub fn top(score: f64) -> String {
    format!("{}%", (50.0 - (score - 3.0) * POINT * 100.0).round())
}

/// The mean satisfaction of a journey's rated steps in a phase. Tracked.
pub fn mean(app: App, journey: &Id, phase: &Id) -> Option<f64> {
    let steps = app.workspace.list(List::Steps { journey: journey.clone(), phase: phase.clone() });
    let scores: Vec<f64> = steps.iter().filter_map(|id| score(app, id)).map(f64::from).collect();
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

fn score(app: App, id: &Id) -> Option<u8> {
    app.workspace.record(&Key::new(Kind::Step, id), |document| document.step(id).and_then(|step| step.satisfaction)).map(|score| score.number())
}

/// What the curve goes through: where, how satisfied, and whether that is one step and not a whole phase.
#[derive(Clone, Copy, PartialEq)]
struct Stand {
    x: f64,
    score: f64,
    step: bool,
}

/// The curve through the rated steps among these columns, and to the next ones beyond. It stands at the first column.
pub fn line(app: App, journey: Id, layout: Memo<Layout>, columns: Memo<Vec<Column>>, height: Memo<f64>) -> AnyView {
    let t = app.t();
    let stand = move |column: &Column| {
        let x = column.x + column.width / 2.0;
        match &column.step {
            Some(id) => score(app, id).map(|score| Stand { x, score: f64::from(score), step: true }),
            None if column.number > 0 => mean(app, &journey, &column.phase).map(|score| Stand { x, score, step: false }),
            None => None,
        }
    };
    let start = move || columns.with(|columns| columns.first().map_or(0.0, |column| column.x));
    let width = move || columns.with(|columns| columns.last().map_or(0.0, |column| column.x + column.width)) - start();
    let stands = memo(move || {
        layout.with(|layout| {
            columns.with(|columns| {
                let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Vec::new() };
                let before = layout.columns.iter().take(first.place).rev().take(BEYOND).find_map(&stand);
                let after = layout.columns.iter().skip(last.place + 1).take(BEYOND).find_map(&stand);
                let start = first.x;
                let all = before.into_iter().chain(columns.iter().filter_map(&stand)).chain(after);
                all.map(|stand| Stand { x: stand.x - start, ..stand }).collect()
            })
        })
    });
    let y = move |score: f64| height.get() * (0.5 - (score - 3.0) * POINT);
    let points = move || stands.get().into_iter().map(|stand| Point { x: stand.x, y: y(stand.score) }).collect::<Vec<_>>();
    let area = move || {
        let (points, middle) = (points(), height.get() / 2.0);
        match (points.first(), points.last()) {
            (Some(first), Some(last)) if points.len() > 1 => format!("{}L{} {middle}L{} {middle}Z", curve(&points), last.x, first.x),
            _ => String::new(),
        }
    };
    let breaks = move || {
        let whole = |stand: &Stand| stand.score as u8;
        stands
            .get()
            .windows(2)
            .filter(|pair| pair[0].step && pair[1].step && is_break(whole(&pair[0]), whole(&pair[1])))
            .map(|pair| {
                let (x, y) = ((pair[0].x + pair[1].x) / 2.0, (y(pair[0].score) + y(pair[1].score)) / 2.0);
                let by = (whole(&pair[0]) - whole(&pair[1])).to_string();
                view! {
                    <g class="break">
                        <title>{fill(t.break_of, &[&by])}</title>
                        <path d=format!("M{} {}l7 8l-8 5l7 9", x - 3.0, y - 11.0) />
                        <text x=x + 10.0 y=y + 4.0>{format!("−{by}")}</text>
                    </g>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div role="presentation" class="curve-frame" style:transform=live(move || format!("translateX({}px)", start()))>
            <svg class="curve" aria-hidden="true" focusable="false" width=live(width) height=live(move || height.get())>
                <path class="curve-middle" d=live(move || format!("M0 {middle}H{}", width(), middle = height.get() / 2.0)) />
                <path class="curve-area" d=area />
                <path class="curve-line" d=live(move || curve(&points())) />
                {part(breaks)}
            </svg>
        </div>
    }
    .into_any()
}
