//! Lists whose rows are made once for each key and moved with it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem;
use std::rc::Rc;

use leptos::reactive::owner::Owner;
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Node};

use super::template::{AnyView, AnyViewState, Follow, Piece, Placed, follow};
use crate::core::sort::longest_ascent;

/// Where the rows of a list come from, whatever its items are.
pub trait Source {
    /// Looks what items there are now, and says their keys.
    fn look(&mut self) -> Vec<String>;

    /// Makes the row of an item, by its place.
    fn row(&mut self, place: usize) -> AnyView;
}

/// The list of what a source has.
pub struct List(pub Box<dyn Source>);

impl Piece for List {
    fn build(self: Box<Self>) -> Box<dyn Placed> {
        let mut source = self.0;
        let rows = Rc::new(RefCell::new(Rows { keys: Vec::new(), rows: Vec::new(), end: Rndr::create_placeholder() }));
        let holds = rows.clone();
        let parent = Owner::current().unwrap_or_default();
        let effect = follow(Box::new(move || {
            let keys = source.look();
            holds.borrow_mut().change(keys, |place| {
                let owner = parent.child();
                Row { state: owner.with(|| source.row(place).build()), _owner: owner }
            });
        }));
        Box::new(ListState(rows, effect))
    }
}

/// A list in the page, and what follows its source.
struct ListState(Rc<RefCell<Rows>>, #[allow(dead_code, reason = "a guard")] Follow);

/// As for other reactive parts, what is within ends at once.
impl Drop for ListState {
    fn drop(&mut self) {
        if let Ok(mut rows) = self.0.try_borrow_mut() {
            rows.rows.clear();
        }
    }
}

impl Placed for ListState {
    fn mount(&mut self, parent: &Node, marker: Option<&Node>) {
        let Rows { rows, end, .. } = &mut *self.0.borrow_mut();
        for row in rows {
            row.state.mount(parent, marker);
        }
        let _ = parent.insert_before(end, marker);
    }

    fn unmount(&mut self) {
        let Rows { rows, end, .. } = &mut *self.0.borrow_mut();
        for row in rows {
            row.state.unmount();
        }
        end.remove();
    }

    fn first(&self) -> Option<Node> {
        let Rows { rows, end, .. } = &*self.0.borrow();
        let first = rows.first().and_then(|row| row.state.first());
        first.or_else(|| Some(end.clone().unchecked_into()))
    }
}

struct Rows {
    keys: Vec<String>,
    rows: Vec<Row>,
    end: Comment,
}

struct Row {
    state: AnyViewState,
    /// Holds what the row made: it ends with the row, not with the next look at the list.
    _owner: Owner,
}

impl Rows {
    /// Makes these the rows. Of those that stay, only such are moved as do not follow each other any more: a move
    /// takes the focus away.
    fn change(&mut self, keys: Vec<String>, mut make: impl FnMut(usize) -> Row) {
        if keys == self.keys {
            return;
        }
        let mut known: HashMap<String, (usize, Row)> = HashMap::new();
        let before = mem::replace(&mut self.keys, keys);
        for (key, row) in before.into_iter().zip(mem::take(&mut self.rows).into_iter().enumerate()) {
            if let Some((_, mut twin)) = known.insert(key, row) {
                twin.state.unmount();
            }
        }
        let kept: Vec<Option<(usize, Row)>> = self.keys.iter().map(|key| known.remove(key)).collect();
        for (_, mut gone) in known.into_values() {
            gone.state.unmount();
        }
        let stays = longest_ascent(&kept.iter().map(|row| row.as_ref().map(|(place, _)| *place)).collect::<Vec<_>>());
        let rows = kept.into_iter().enumerate().map(|(place, kept)| kept.map_or_else(|| make(place), |(_, row)| row));
        self.rows = rows.collect();
        // From the end: each is put before what follows it. Where the list is in no page yet, it is put as a whole.
        if let Some(parent) = self.end.parent_node() {
            let mut next: Node = self.end.clone().unchecked_into();
            for (row, stays) in self.rows.iter_mut().zip(stays).rev() {
                if !stays {
                    row.state.mount(&parent, Some(&next));
                }
                next = row.state.first().unwrap_or(next);
            }
        }
    }
}
