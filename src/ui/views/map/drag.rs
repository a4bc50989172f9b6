//! Steps are moved on the board by dragging them.

use wasm_bindgen::JsCast;

use super::grid::{Board, Drag, cell_of};
use crate::browser::timer::Listener;
use crate::browser::{next_frame, window};
use crate::core::edit::Edit;
use crate::core::edit::step::StepEdit;
use crate::core::model::{Field, Key, Kind};
use crate::core::number::{drawn, within};
use crate::core::text::mapping::mapping;
use crate::core::text::tell;
use crate::ui::commands::map as commands;
use crate::ui::kit::markup::*;
use crate::ui::state::app::StepAct;
use crate::ui::state::names::text;

/// So near to an edge a dragged step makes the board scroll.
const EDGE: f64 = 72.0;
/// At most so far in a frame.
const GLIDE: f64 = 22.0;

impl Board {
    /// A line where the dragged step would go, and the step at the pointer with the name of the phase.
    pub fn dragged(self) -> Option<AnyView> {
        let (app, t, w) = (self.app, self.app.texts(), mapping(self.app.language()));
        let Drag { step, at, place, .. } = self.drag.get()?;
        let (phase, before) = place?;
        let line = self.viewport.names() + self.layout.with(|layout| layout.drop_line(&phase, before.as_ref()));
        let name = app.workspace.untracked(|document| crate::ui::state::names::step_name(document, t, &step));
        let phase = text(app, &Key::new(Kind::Phase, &phase), Field::Name);
        let corner = self.grid.get_untracked()?.get_bounding_client_rect();
        Some(
            view! {
                <div class="drop-line" role="presentation" style:left=drawn("#px", &[line])></div>
                <div
                    class="ghost"
                    aria-hidden="true"
                    style:left=drawn("#px", &[at.0 - corner.left()])
                    style:top=drawn("#px", &[at.1 - corner.top()])
                >
                    <span dir="auto">{name}</span>
                    <b>{tell(w.drop_into, &[if phase.is_empty() { t.phase_name } else { &phase }])}</b>
                </div>
            }
            .into_any(),
        )
    }

    /// A step is taken by its grip. From here on all events of that pointer go to the grid: the grip may go out of
    /// sight.
    pub fn pick_up(self, event: &web_sys::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if self.app.is_read_only()
            || event.button() != 0
            || self.drag.with_untracked(Option::is_some)
            || target.is_none_or(|target| target.closest(".grip").ok().flatten().is_none())
        {
            return;
        }
        let (Some((_, step, _)), Some(grid)) = (cell_of(event), self.grid.get_untracked()) else { return };
        event.prevent_default();
        let _ = grid.set_pointer_capture(event.pointer_id());
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.drag.set(Some(Drag { step, pointer: event.pointer_id(), from: at, at, moved: false, place: None }));
        let escape = Listener::on(&window(), "keydown", move |event| {
            if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                event.prevent_default();
                if self.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.moved)) {
                    self.app.overlay.announce(mapping(self.app.language()).drag_cancelled);
                }
                self.end_drag();
            }
        });
        self.escape.set_value(vec![escape]);
        self.glide();
    }

    /// The pointer moved: along with the step that is dragged, if there is one.
    pub fn moved(self, event: &web_sys::PointerEvent) {
        let mine =
            self.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.pointer == event.pointer_id()));
        if !mine {
            self.hint_band(event);
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.look(at);
    }

    /// Looks where the step would go with the pointer here.
    fn look(self, at: (f64, f64)) {
        let Some(scroller) = self.viewport.scroller.get_untracked() else { return };
        let x = at.0 - scroller.get_bounding_client_rect().left() + f64::from(scroller.scroll_left())
            - untrack(|| self.viewport.names());
        let place = self
            .layout
            .with_untracked(|layout| layout.drop_at(x).map(|(phase, before)| (phase.clone(), before.cloned())));
        self.drag.update(|drag| {
            if let Some(drag) = drag {
                drag.at = at;
                drag.moved |= (at.0 - drag.from.0).hypot(at.1 - drag.from.1) > 3.0;
                drag.place = place.filter(|_| drag.moved);
            }
        });
    }

    /// Near an edge the board scrolls on, frame by frame, as long as something is dragged.
    fn glide(self) {
        // The board may be gone by now.
        let Some(Some(drag)) = self.drag.try_get_untracked() else { return };
        let Some(scroller) = self.viewport.scroller.get_untracked() else { return };
        if drag.moved {
            let bounds = scroller.get_bounding_client_rect();
            let before = bounds.left() + untrack(|| self.viewport.names()) + EDGE - drag.at.0;
            let after = drag.at.0 - (bounds.right() - EDGE);
            let depth = if before > 0.0 { -before } else { after.max(0.0) };
            if depth != 0.0 {
                let by = within(depth / EDGE, -1.0, 1.0) * GLIDE;
                scroller.set_scroll_left(scroller.scroll_left() + if by < 0.0 { by.floor() } else { by.ceil() } as i32);
                self.look(drag.at);
            }
        }
        next_frame(move || self.glide());
    }

    /// The pointer was let go: the step goes where the line is.
    pub fn release(self, event: &web_sys::PointerEvent) {
        let Some(drag) = self.drag.get_untracked().filter(|drag| drag.pointer == event.pointer_id()) else { return };
        self.end_drag();
        if let Drag { step, place: Some((phase, before)), .. } = drag {
            let edit = StepEdit::Move { id: step.clone(), phase, before };
            if self.app.edit(Edit::Step(edit)).is_some_and(|outcome| !outcome.touched.is_empty()) {
                commands::act(self.app, StepAct::Moved(step));
            }
        }
    }

    /// Nothing is dragged any more.
    pub fn end_drag(self) {
        if self.drag.with_untracked(Option::is_some) {
            self.drag.set(None);
            // Not at once: it may be this very listener that runs.
            let escape = self.escape.try_update_value(std::mem::take);
            next_frame(move || drop(escape));
        }
    }
}
