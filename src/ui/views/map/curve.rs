//! The satisfaction curve behind the cells of its lane.

use crate::ui::markup::*;

use crate::core::model::{Id, Key, Kind};
use crate::core::scene::{Column, Point, curve, is_break};
use crate::core::text::fill;
use crate::ui::app::App;
use crate::ui::erase::{live, memo, part};

/// Height of the lane, in CSS pixels.
pub const HEIGHT: f64 = 136.0;

/// How far from the lane's top a satisfaction stands; unrated is at the middle line.
pub fn level(score: Option<u8>) -> f64 {
    HEIGHT / 2.0 - (f64::from(score.unwrap_or(3)) - 3.0) * 25.0
}

/// The curve through the rated steps among these columns.
pub fn line(app: App, columns: Memo<Vec<Column>>, width: Signal<f64>) -> AnyView {
    let t = app.t();
    let rated = memo(move || {
        let score = |id: &Id| app.workspace.record(&Key::new(Kind::Step, id), |document| document.step(id).and_then(|step| step.satisfaction).map(|score| score.number()));
        columns.get().iter().filter_map(|column| Some((column.x + column.width / 2.0, score(column.step.as_ref()?)?))).collect::<Vec<_>>()
    });
    let points = move || rated.get().into_iter().map(|(x, score)| Point { x, y: level(Some(score)) }).collect::<Vec<_>>();
    let area = move || {
        let points = points();
        match (points.first(), points.last()) {
            (Some(first), Some(last)) if points.len() > 1 => format!("{}L{} {middle}L{} {middle}Z", curve(&points), last.x, first.x, middle = HEIGHT / 2.0),
            _ => String::new(),
        }
    };
    let breaks = move || {
        rated
            .get()
            .windows(2)
            .filter(|pair| is_break(pair[0].1, pair[1].1))
            .map(|pair| {
                let x = (pair[0].0 + pair[1].0) / 2.0;
                let y = (level(Some(pair[0].1)) + level(Some(pair[1].1))) / 2.0;
                view! {
                    <g class="break">
                        <title>{fill(t.break_of, &[&(pair[0].1 - pair[1].1).to_string()])}</title>
                        <path d=format!("M{} {}l7 8l-8 5l7 9", x - 3.0, y - 11.0) />
                        <text x=x + 10.0 y=y + 4.0>{format!("−{}", pair[0].1 - pair[1].1)}</text>
                    </g>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <svg class="curve" aria-hidden="true" focusable="false" width=live(move || width.get()) height=HEIGHT>
            <path class="curve-middle" d=live(move || format!("M0 {middle}H{}", width.get(), middle = HEIGHT / 2.0)) />
            <path class="curve-area" d=area />
            <path class="curve-line" d=live(move || curve(&points())) />
            {part(breaks)}
        </svg>
    }
    .into_any()
}
