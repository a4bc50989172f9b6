//! The closures that views hand over: what is live, what is heard, what is listed.

use super::markup::{AnyView, IntoAny};
use super::rows::{self, Source};

/// A reactive value for an attribute or property.
pub fn reactive<T, F: Fn() -> T + 'static>(value: F) -> F {
    value
}

/// A reactive part of a view.
pub fn dynamic<V: IntoAny>(build: impl Fn() -> V + 'static) -> AnyView {
    build.into_any()
}

/// A listener. Says what its event is, where it is written apart from the view.
pub fn listener<E, F: FnMut(E) + 'static>(listener: F) -> F {
    listener
}

/// A row for each of the items, made once for each key and moved with it.
pub fn each<T: 'static, K: ToString + 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: fn(&T) -> K,
    row: impl Fn(T) -> AnyView + 'static,
) -> AnyView {
    AnyView::other(Box::new(rows::List(Box::new(List { items, key, row, seen: Vec::new() }))))
}

struct List<T, K, I, R> {
    items: I,
    key: fn(&T) -> K,
    row: R,
    /// The items of the last look, as far as they were given no row.
    seen: Vec<Option<T>>,
}

impl<T, K: ToString, I: Fn() -> Vec<T>, R: Fn(T) -> AnyView> Source for List<T, K, I, R> {
    fn look(&mut self) -> Vec<String> {
        let items = (self.items)();
        let keys = items.iter().map(|item| (self.key)(item).to_string()).collect();
        self.seen = items.into_iter().map(Some).collect();
        keys
    }

    fn row(&mut self, place: usize) -> AnyView {
        self.seen[place].take().map(&self.row).into_any()
    }
}
