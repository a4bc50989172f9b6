//! The columns of the board that are in the page.
//!
//! With every bit of scrolling cells come and go by the dozen. A reactive view for each of them cost half a
//! millisecond; so here cells are copies of a pattern, one effect fills all cells of a step and follows it, and cells
//! that went out of sight are used again. Nothing listens here: what happens in cells is heard by the grid
//! (`board.rs`).

use std::rc::Rc;

use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::JsCast;

use super::{cell, curve};
use crate::browser::document;
use crate::core::document::{List, Topic};
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Field, Id, Key, Kind, Step, Target};
use crate::core::number::{decimal, drawn};
use crate::core::scene::{Column, Widths};
use crate::core::text::fill;
use crate::core::text::mapping::mapping;
use crate::ui::commands::map as commands;
use crate::ui::kit::icon::{EYES, Icon, icon, mouth};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::text;
use crate::ui::views::touchpoints::channel_name;

/// A text of more characters may take more lines than a cell shows: then its tip has all of it.
const SHORT: usize = 36;

type Element = web_sys::HtmlElement;
/// The cells of a column, for each lane the one, if the lane is shown.
type Cells = Rc<Vec<Option<Element>>>;

/// What the board wants shown of its columns, beside what stands in them.
#[derive(Clone, Default, PartialEq)]
pub struct Marks {
    pub selected: Option<Id>,
    /// The cell that the Tab key leads to.
    pub stop: Option<(Id, usize)>,
    /// The step that is being dragged.
    pub lifted: Option<Id>,
}

/// The columns that are in the page.
pub struct Columns {
    app: App,
    journey: Id,
    /// Where controls in cells live.
    owner: Owner,
    step: Vec<Element>,
    end: Element,
    rows: Vec<Option<Element>>,
    drawn: Vec<Drawn>,
    spare: Vec<Cells>,
    editor: Option<Editor>,
}

struct Drawn {
    column: Column,
    cells: Cells,
    /// How wide the cells are where that is not what the columns of steps are.
    own_width: Option<f64>,
    marks: (bool, Option<usize>, bool),
    _follow: Option<RenderEffect<()>>,
}

/// A control in a cell.
struct Editor {
    at: (Id, usize),
    cell: Element,
    owner: Owner,
    state: AnyViewState,
}

impl Columns {
    /// No column yet.
    pub fn new(app: App, journey: Id) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let step = (0..LANES.len()).map(|place| pattern(app, place)).collect();
        let role = role(app);
        let end = build_element(view! { <div role=role class="cell end"></div> }.into_any());
        Self { app, journey, owner, step, end, rows: Vec::new(), drawn: Vec::new(), spare: Vec::new(), editor: None }
    }

    /// Makes these columns the ones in the page. The rows are those of the lanes, as far as they are shown; what
    /// is wider than the end of a phase is one without steps, and steps that are wider than others have long words.
    pub fn draw(&mut self, rows: Vec<Option<Element>>, columns: &[Column], widths: &Widths) {
        if rows != self.rows {
            self.drawn.clear();
            self.spare.clear();
            for row in self.rows.iter().flatten() {
                let cells = row.query_selector_all(":scope > .cell");
                for cell in cells.iter().flat_map(|cells| (0..cells.length()).filter_map(|place| cells.get(place))) {
                    row.remove_child(&cell).ok();
                }
            }
            self.rows = rows;
        }
        // Some 25 columns: to look through them costs less than a table.
        let same = |one: &Column, other: &Column| one.phase == other.phase && one.step == other.step;
        let mut known = Vec::new();
        for drawn in std::mem::take(&mut self.drawn) {
            let stays = columns.iter().find(|column| same(column, &drawn.column)).is_some_and(|column| {
                // Of what stands at a phase's end little is kept: it is made again.
                column.step.is_some() || drawn.column.number == column.number && drawn.column.width == column.width
            });
            if stays { known.push(drawn) } else { self.forget(drawn) }
        }
        // From right to left: each stands before the one that was put last.
        let mut next: Vec<Option<Element>> = vec![None; LANES.len()];
        let mut all = Vec::with_capacity(columns.len());
        for column in columns.iter().rev() {
            let before =
                known.iter().position(|drawn| same(&drawn.column, column)).map(|place| known.swap_remove(place));
            let is_new = before.is_none();
            let mut drawn = before.unwrap_or_else(|| self.make(column, column.width > widths.end));
            let first = drawn.cells.iter().zip(&next).find_map(|(cell, next)| Some((cell.as_ref()?, next)));
            let is_placed = first.is_some_and(|(cell, next)| {
                cell.is_connected() && cell.next_sibling().as_ref() == next.as_ref().map(AsRef::as_ref)
            });
            if is_new || drawn.column.place != column.place || drawn.column.number != column.number {
                self.number(&drawn, column);
            }
            let gap = if is_new { 0.0 } else { drawn.column.gap };
            if gap != column.gap {
                set_gap(&drawn.cells, column.gap);
            }
            let own = (column.step.is_some() && column.width != widths.step).then_some(column.width);
            if drawn.own_width != own {
                set_width(&drawn.cells, own);
                drawn.own_width = own;
            }
            drawn.column = column.clone();
            for (place, cell) in drawn.cells.iter().enumerate() {
                if let (Some(cell), Some(Some(row))) = (cell, self.rows.get(place)) {
                    if !is_placed {
                        let _ = row.insert_before(cell, next[place].as_ref().map(AsRef::as_ref));
                    }
                    next[place] = Some(cell.clone());
                }
            }
            all.push(drawn);
        }
        all.reverse();
        self.drawn = all;
    }

    /// Shows the marks.
    pub fn mark(&mut self, marks: &Marks) {
        for drawn in &mut self.drawn {
            let Some(step) = drawn.column.step.as_ref() else { continue };
            let stop = marks.stop.as_ref().filter(|(id, _)| id == step).map(|(_, lane)| *lane);
            let (selected, lifted) = (marks.selected.as_ref() == Some(step), marks.lifted.as_ref() == Some(step));
            if drawn.marks == (selected, stop, lifted) {
                continue;
            }
            for (place, cell) in drawn.cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                if drawn.marks.0 != selected {
                    write_attribute(cell, "aria-selected", if selected { "true" } else { "false" });
                }
                if (drawn.marks.1 == Some(place)) != (stop == Some(place)) {
                    write_attribute(cell, "tabindex", if stop == Some(place) { "0" } else { "-1" });
                }
                if drawn.marks.2 != lifted {
                    let _ = cell.class_list().toggle_with_force("lifted", lifted);
                }
            }
            drawn.marks = (selected, stop, lifted);
        }
    }

    /// Puts the control of this cell into it, if it is in the page, and takes away that of any other. `done` is called
    /// when it loses the focus.
    pub fn edit(&mut self, wanted: Option<(Id, usize)>, done: impl Fn(Id, usize) -> cell::Done) {
        if self.editor.as_ref().map(|editor| &editor.at) == wanted.as_ref() {
            return;
        }
        self.leave();
        let Some((step, lane)) = wanted else { return };
        let Some(cell) = self
            .drawn
            .iter()
            .find(|drawn| drawn.column.step.as_ref() == Some(&step))
            .and_then(|drawn| drawn.cells[lane].clone())
        else {
            return;
        };
        let Some(editor) = self.app.editor() else { return };
        let owner = self.owner.child();
        let state = owner.with(|| {
            let key = Key::new(Kind::Step, &step);
            let mut state = editor.cell(self.app, &LANES[lane], &key, Some(done(step.clone(), lane))).build();
            state.mount(&cell, None);
            state
        });
        let _ = cell.class_list().add_1("editing");
        self.editor = Some(Editor { at: (step, lane), cell, owner, state });
    }

    fn leave(&mut self) {
        if let Some(mut editor) = self.editor.take() {
            let _ = editor.cell.class_list().remove_1("editing");
            // Some controls take over what was typed when they lose the focus, and only Chromium has them lose it by
            // going.
            let control = editor.cell.query_selector(":focus").ok().flatten();
            if let Some(control) = control.and_then(|control| control.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = control.blur();
            }
            editor.state.unmount();
            editor.owner.cleanup();
        }
    }

    /// Takes a column out of the page. Cells of a step are kept for another.
    fn forget(&mut self, drawn: Drawn) {
        if self.editor.as_ref().is_some_and(|editor| drawn.column.step.as_ref() == Some(&editor.at.0)) {
            self.leave();
        }
        for cell in drawn.cells.iter().flatten() {
            cell.remove();
        }
        if drawn.column.step.is_some() {
            if drawn.column.gap > 0.0 {
                set_gap(&drawn.cells, 0.0);
            }
            if drawn.own_width.is_some() {
                set_width(&drawn.cells, None);
            }
            self.spare.push(drawn.cells);
        }
    }

    fn make(&mut self, column: &Column, empty: bool) -> Drawn {
        let (cells, follow) = match &column.step {
            Some(step) => {
                let cells = self.spare.pop().unwrap_or_else(|| {
                    Rc::new(
                        self.rows
                            .iter()
                            .enumerate()
                            .map(|(place, row)| row.as_ref().map(|_| copy(&self.step[place])))
                            .collect(),
                    )
                });
                for cell in cells.iter().flatten() {
                    write_attribute(cell, "data-step", step.as_str());
                    if !self.app.is_view_only() {
                        write_attribute(cell, "aria-selected", "false");
                        write_attribute(cell, "tabindex", "-1");
                    }
                    let _ = cell.class_list().remove_1("lifted");
                }
                let (app, key, kept) = (self.app, Key::new(Kind::Step, step), cells.clone());
                let mut said = vec![None; LANES.len()];
                let follow: Box<dyn FnMut(Option<()>)> = Box::new(move |_| fill_step(app, &key, &kept, &mut said));
                (cells, Some(RenderEffect::new(follow)))
            }
            None if column.number > 0 => {
                let cells: Cells = Rc::new(self.rows.iter().map(|row| row.as_ref().map(|_| copy(&self.end))).collect());
                for cell in cells.iter().flatten() {
                    cell.set_class_name("cell folded");
                    write_attribute(cell, "data-unfold", column.phase.as_str());
                }
                let (app, journey, phase, count, kept) =
                    (self.app, self.journey.clone(), column.phase.clone(), column.number, cells.clone());
                let follow: Box<dyn FnMut(Option<()>)> =
                    Box::new(move |_| fill_folded(app, &journey, &phase, count, &kept));
                (cells, Some(RenderEffect::new(follow)))
            }
            None => {
                let cells: Vec<Option<Element>> =
                    self.rows.iter().map(|row| row.as_ref().map(|_| copy(&self.end))).collect();
                for (cell, lane) in cells.iter().zip(LANES) {
                    let Some(cell) = cell else { continue };
                    if empty {
                        let _ = cell.class_list().add_1("empty");
                    }
                    if lane.content == Content::Touchpoint && !self.app.is_read_only() {
                        let add = self.app.texts().add_step;
                        let name = column.phase.to_string();
                        let button = build_element(
                            view! {
                                <button type="button" class="add-step" title=add aria-label=add data-phase=name>
                                    {icon(Icon::Plus)}
                                    {empty.then_some(add)}
                                </button>
                            }
                            .into_any(),
                        );
                        let _ = cell.append_child(&button);
                    }
                }
                (Rc::new(cells), None)
            }
        };
        Drawn { column: column.clone(), cells, own_width: None, marks: (false, None, false), _follow: follow }
    }

    /// Says which column it is, and to those who look which step.
    fn number(&self, drawn: &Drawn, column: &Column) {
        // The first column is that of the lanes' names, and columns count from 1.
        let index = (column.place + 2).to_string();
        for (place, cell) in drawn.cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            write_attribute(cell, "aria-colindex", &index);
            if LANES[place].content == Content::Touchpoint
                && column.step.is_some()
                && let Some(number) = cell.query_selector(".step-number").ok().flatten()
            {
                number.set_text_content(Some(&column.number.to_string()));
            }
        }
    }
}

/// Leaves room before the cells of a column.
fn set_gap(cells: &[Option<Element>], gap: f64) {
    for cell in cells.iter().flatten() {
        let _ = cell.style().set_property("margin-left", &drawn("#px", &[gap]));
    }
}

/// Makes the cells of a column as wide as it is; without a width they are as wide as the columns of steps are.
fn set_width(cells: &[Option<Element>], width: Option<f64>) {
    let width = width.map_or(String::new(), |width| drawn("#px", &[width]));
    for cell in cells.iter().flatten() {
        let _ = cell.style().set_property("width", &width);
    }
}

/// What a cell is: whoever only looks goes through a table as through any other.
fn role(app: App) -> &'static str {
    if app.is_view_only() { "cell" } else { "gridcell" }
}

/// A cell of each lane, to be copied for every step.
fn pattern(app: App, place: usize) -> Element {
    let (t, w, edits) = (app.texts(), mapping(app.language()), !app.is_read_only());
    let lane = &LANES[place];
    let hint = (lane.hint)(w);
    let number = place.to_string();
    let inside = match lane.content {
        Content::Touchpoint => view! {
            <div class="step-head">
                <span class=if edits { "grip" } else { "step-count" } title=edits.then_some(w.drag_step)>
                    {edits.then(|| icon(Icon::Grip))}
                    <span class="step-number"></span>
                </span>
                <button
                    type="button"
                    class="icon-button moment"
                    data-edit=true
                    tabindex="-1"
                    title=t.toggle_moment_of_truth
                    aria-label=t.toggle_moment_of_truth
                >
                    {icon(Icon::Diamond)}
                </button>
                <button
                    type="button"
                    class="icon-button remove"
                    data-edit=true
                    tabindex="-1"
                    title=t.delete_step
                    aria-label=t.delete_step
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
            <span class="cell-text strong" dir="auto"></span>
            <span class="channel" dir="auto"></span>
        }
        .into_any(),
        Content::Satisfaction => view! { <span class="point">{bare_face()}<b></b></span> }.into_any(),
        Content::Text(_) | Content::Measures | Content::Elapsed => ().into_any(),
    };
    let class = if lane.content == Content::Satisfaction { "cell rating" } else { "cell" };
    let part = (lane.content == Content::Touchpoint).then_some("step");
    let (role, hint) = (role(app), edits.then_some(hint));
    build_element(
        view! {
            <div role=role class=class part=part data-lane=number data-hint=hint>
                {inside}
            </div>
        }
        .into_any(),
    )
}

/// A face whose mouth is drawn when it is known.
fn bare_face() -> AnyView {
    view! {
        <svg class="face" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <circle cx=8 cy=8 r=7 />
            <path class="eyes" d=EYES />
            <path class="mouth" d="" />
        </svg>
    }
    .into_any()
}

/// The element of a view that follows no signal.
fn build_element(view: AnyView) -> Element {
    view.build().first().expect("the views above are one element each").unchecked_into()
}

fn copy(pattern: &Element) -> Element {
    pattern.clone_node_with_deep(true).expect("elements can be copied").unchecked_into()
}

fn write_attribute(element: &web_sys::Element, name: &'static str, value: &str) {
    // Names of attributes are ours and valid.
    let _ = element.set_attribute(name, value);
}

fn inside(cell: &Element, selector: &str) -> Option<web_sys::Element> {
    cell.query_selector(selector).ok().flatten()
}

/// Shows what a cell says in it.
type Show = fn(App, &Element, &Step, &str);

/// Fills the cells of a step, as far as they say something else than before.
fn fill_step(app: App, key: &Key, cells: &[Option<Element>], said: &mut [Option<String>]) {
    let (t, w) = (app.texts(), mapping(app.language()));
    app.workspace.track(Topic::Record(key.clone()));
    let Some(step) = app.workspace.untracked(|document| document.step(&key.id).cloned()) else { return };
    for (place, cell) in cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let (says, show): (String, Show) = match LANES[place].content {
            Content::Text(text) => (text.of(&step).to_string(), show_text),
            Content::Elapsed => (cell::elapsed(app, key), show_text),
            Content::Touchpoint => {
                let names = step.touchpoint.as_ref().map(|id| {
                    let key = Key::new(Kind::Touchpoint, id);
                    format!(
                        "{}\n{}",
                        one_line(&text(app, &key, Field::Name)),
                        channel_name(app, &text(app, &key, Field::Channel))
                    )
                });
                (
                    format!("{}{}", if step.moment_of_truth { "!" } else { " " }, names.unwrap_or_default()),
                    show_touchpoint,
                )
            }
            Content::Measures => {
                let ids = app.workspace.list(List::MeasuresFor(Target::Step(key.id.clone())));
                let mut lines = String::new();
                for id in ids {
                    let key = Key::new(Kind::Measure, &id);
                    let line = app.workspace.record(&key, |document| {
                        document
                            .measure(&id)
                            .map(|measure| format!("{}\t{}\n", measure.status.key(), one_line(&measure.title)))
                    });
                    lines.push_str(&line.unwrap_or_default());
                }
                (lines, show_measures)
            }
            Content::Satisfaction => {
                let mut words = commands::rating(app, step.satisfaction.map(|score| score.number()));
                if step.moment_of_truth {
                    words = format!("{words}, {}", t.moment_of_truth);
                }
                if let Some(measured) = curve::measured(app, &key.id) {
                    let answers = fill(t.picture_answers, &[&measured.answers.to_string()]);
                    words = format!(
                        "{words}, {}",
                        fill(w.measured_of, &[&decimal(measured.mean, app.language()), &answers])
                    );
                }
                (if step.emotion.is_empty() { words } else { format!("{words}, {}", &*step.emotion) }, show_rating)
            }
        };
        if said[place].as_ref() != Some(&says) {
            show(app, cell, &step, &says);
            said[place] = Some(says);
        }
    }
}

/// A name in one line, as it is seen anyway: what a cell says is told apart by its lines.
fn one_line(name: &str) -> String {
    name.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
}

/// What stands in the cell itself, without a control that may be open in it.
fn show_text(_: App, cell: &Element, _: &Step, says: &str) {
    let shown = inside(cell, ":scope > .cell-text");
    if says.is_empty() {
        if let Some(shown) = shown {
            shown.remove();
        }
    } else {
        let shown = shown.unwrap_or_else(|| {
            let span = build_element(view! { <span class="cell-text" dir="auto"></span> }.into_any());
            let _ = cell.insert_before(&span, cell.first_child().as_ref());
            span.unchecked_into()
        });
        shown.set_text_content(Some(says));
    }
    tip(cell, says);
}

fn tip(cell: &Element, says: &str) {
    if says.chars().nth(SHORT).is_some() || says.contains('\n') {
        write_attribute(cell, "title", says);
    } else {
        let _ = cell.remove_attribute("title");
    }
}

fn show_touchpoint(app: App, cell: &Element, step: &Step, says: &str) {
    let (name, channel) = says[1..].split_once('\n').unwrap_or_default();
    if let Some(shown) = inside(cell, ":scope > .cell-text, :scope > .cell-hint") {
        let linked = step.touchpoint.is_some();
        shown.set_class_name(if linked { "cell-text strong" } else { "cell-hint always" });
        shown.set_text_content(Some(if linked { name } else { cell::no_touchpoint(app) }));
    }
    if let Some(shown) = inside(cell, ":scope > .channel") {
        shown.set_text_content(Some(channel));
    }
    if let Some(button) = inside(cell, ".moment") {
        write_attribute(&button, "aria-pressed", if step.moment_of_truth { "true" } else { "false" });
    }
    tip(cell, &if channel.is_empty() { name.to_owned() } else { format!("{name} – {channel}") });
}

fn show_measures(_: App, cell: &Element, _: &Step, says: &str) {
    if let Some(shown) = inside(cell, ":scope > .cell-measures") {
        shown.remove();
    }
    tip(cell, "");
    if says.is_empty() {
        return;
    }
    let list = build_element(view! { <ul class="cell-measures"></ul> }.into_any());
    for (status, title) in says.lines().filter_map(|line| line.split_once('\t')) {
        if let Ok(item) = document().create_element("li") {
            write_attribute(&item, "data-status", status);
            write_attribute(&item, "dir", "auto");
            item.set_text_content(Some(title));
            let _ = list.append_child(&item);
        }
    }
    let _ = cell.insert_before(&list, cell.first_child().as_ref());
    tip(
        cell,
        &says.lines().filter_map(|line| line.split_once('\t')).map(|(_, title)| title).collect::<Vec<_>>().join("\n"),
    );
}

fn show_rating(_: App, cell: &Element, step: &Step, says: &str) {
    write_attribute(cell, "aria-label", says);
    write_attribute(cell, "title", says);
    let score = step.satisfaction.map(|score| score.number());
    if let Some(point) = inside(cell, ".point") {
        set_face(&point, score, step.moment_of_truth);
        if let Some(number) = point.query_selector("b").ok().flatten() {
            number.set_text_content(score.map(|score| score.to_string()).as_deref());
        }
        let _ =
            point.unchecked_into::<Element>().style().set_property("top", &curve::top(f64::from(score.unwrap_or(3))));
    }
}

/// Gives a point the face of a score.
fn set_face(point: &web_sys::Element, score: Option<u8>, moment: bool) {
    let _ = point.class_list().toggle_with_force("moment", moment);
    let Some(face) = point.query_selector(".face").ok().flatten() else { return };
    for element in [point, &face] {
        match score {
            Some(score) => write_attribute(element, "data-score", &score.to_string()),
            None => {
                let _ = element.remove_attribute("data-score");
            }
        }
    }
    for (selector, path) in [(".eyes", if score.is_some() { EYES } else { "" }), (".mouth", mouth(score))] {
        if let Some(path_element) = face.query_selector(selector).ok().flatten() {
            write_attribute(&path_element, "d", path);
        }
    }
}

/// What a folded phase still tells: how many steps, and how satisfied on the whole.
fn fill_folded(app: App, journey: &Id, phase: &Id, count: usize, cells: &[Option<Element>]) {
    let w = mapping(app.language());
    let mean = curve::mean(app, journey, phase);
    for (cell, lane) in cells.iter().zip(LANES) {
        let Some(cell) = cell else { continue };
        match lane.content {
            Content::Touchpoint => cell.set_text_content(Some(&if count == 1 {
                w.one_step.to_owned()
            } else {
                fill(w.n_steps, &[&count.to_string()])
            })),
            Content::Satisfaction => {
                cell.set_text_content(None);
                let Some(mean) = mean else { continue };
                let words = fill(w.mean_satisfaction, &[&decimal(mean, app.language())]);
                write_attribute(cell, "aria-label", &words);
                write_attribute(cell, "title", &words);
                let point = build_element(view! { <span class="point">{bare_face()}<b></b></span> }.into_any());
                set_face(&point, Some(mean.round() as u8), false);
                if let Some(number) = inside(&point, "b") {
                    number.set_text_content(Some(&decimal(mean, app.language())));
                }
                let _ = point.style().set_property("top", &curve::top(mean));
                let _ = cell.append_child(&point);
            }
            _ => {}
        }
    }
}
