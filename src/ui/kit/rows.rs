//! Lists whose rows are made once for each key and moved with it.

use std::collections::HashMap;
use std::mem;

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Node};

/// What stands in the page, by its nodes.
pub trait Placed {
    /// Puts the nodes into this one, before the marker or at its end.
    fn mount(&mut self, parent: &Node, marker: Option<&Node>);

    /// Takes the nodes out of the page.
    fn unmount(&mut self);

    /// The first of the nodes, if there is one.
    fn first(&self) -> Option<Node>;
}

/// Where the rows of a list come from, whatever its items are.
pub trait Source<V> {
    /// Looks what items there are now, and says their keys.
    fn look(&mut self) -> Vec<String>;

    /// Makes the row of an item, by its place.
    fn row(&mut self, place: usize) -> V;
}

/// A list in the page.
pub struct Rows<S> {
    keys: Vec<String>,
    rows: Vec<Row<S>>,
    end: Comment,
}

struct Row<S> {
    state: S,
    /// Holds what the row made: it ends with the row, not with the next look at the list.
    _owner: Owner,
}

impl<S: Placed + 'static> Rows<S> {
    /// The list, which follows its source; `build` puts a row together.
    pub fn follow<V: 'static>(mut source: Box<dyn Source<V>>, build: fn(V) -> S) -> RenderEffect<Self> {
        let parent = Owner::current().unwrap_or_default();
        RenderEffect::new(move |before: Option<Self>| {
            let mut rows =
                before.unwrap_or_else(|| Self { keys: Vec::new(), rows: Vec::new(), end: Rndr::create_placeholder() });
            rows.change(source.look(), |place| {
                let owner = parent.child();
                Row { state: owner.with(|| build(source.row(place))), _owner: owner }
            });
            rows
        })
    }

    /// Makes these the rows. Of those that stay, only such are moved as do not follow each other any more: a move
    /// takes the focus away.
    fn change(&mut self, keys: Vec<String>, mut make: impl FnMut(usize) -> Row<S>) {
        if keys == self.keys {
            return;
        }
        let mut known: HashMap<String, (usize, Row<S>)> = HashMap::new();
        let before = mem::replace(&mut self.keys, keys);
        for (key, row) in before.into_iter().zip(mem::take(&mut self.rows).into_iter().enumerate()) {
            if let Some((_, mut twin)) = known.insert(key, row) {
                twin.state.unmount();
            }
        }
        let kept: Vec<Option<(usize, Row<S>)>> = self.keys.iter().map(|key| known.remove(key)).collect();
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

impl<S: Placed> Placed for Rows<S> {
    fn mount(&mut self, parent: &Node, marker: Option<&Node>) {
        for row in &mut self.rows {
            row.state.mount(parent, marker);
        }
        let _ = parent.insert_before(&self.end, marker);
    }

    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.state.unmount();
        }
        self.end.remove();
    }

    fn first(&self) -> Option<Node> {
        let first = self.rows.first().and_then(|row| row.state.first());
        first.or_else(|| Some(self.end.clone().unchecked_into()))
    }
}

/// Which places belong to the longest series that goes up.
fn longest_ascent(places: &[Option<usize>]) -> Vec<bool> {
    // The ends of the shortest series of each length, and which stands before each in its series.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        if place.is_some() {
            let length = ends.partition_point(|end| places[*end] < *place);
            before[index] = length.checked_sub(1).map(|length| ends[length]);
            if length < ends.len() { ends[length] = index } else { ends.push(index) }
        }
    }
    let mut stays = vec![false; places.len()];
    let mut last = ends.last().copied();
    while let Some(index) = last {
        stays[index] = true;
        last = before[index];
    }
    stays
}
