//! Closures of one type for each kind of use.
//!
//! Leptos compiles its rendering once for each type of closure that a view holds, some 1.5 KB of wasm each. Views hand
//! their closures over through these functions, so that there is one copy for all.

use std::sync::Arc;

use leptos::prelude::*;

/// A reactive value for an attribute or property.
pub fn reactive<T: 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Arc<dyn Fn() -> T + Send + Sync> {
    Arc::new(value)
}

/// A reactive part of a view.
pub fn dynamic<V: IntoAny + 'static>(build: impl Fn() -> V + Send + 'static) -> AnyView {
    let build: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || build().into_any());
    build.into_any()
}

/// A listener.
pub fn listener<E: 'static>(listener: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(listener)
}

/// Gives the items.
type Items<T> = Arc<dyn Fn() -> Vec<T> + Send + Sync>;

/// Makes the row of an item.
type Row<T> = Arc<dyn Fn(T) -> AnyView + Send + Sync>;

/// A row for each of the items, made once for each key and moved with it.
pub fn each<T, K>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> K,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Send + 'static,
    K: Eq + std::hash::Hash + Send + Sync + 'static,
{
    let items: Items<T> = Arc::new(items);
    let row: Row<T> = Arc::new(row);
    rows(items, key, row)
}

/// `each`, compiled once for each type of item.
fn rows<T, K>(items: Items<T>, key: fn(&T) -> K, row: Row<T>) -> AnyView
where
    T: Send + 'static,
    K: Eq + std::hash::Hash + Send + Sync + 'static,
{
    view! { <For each=move || items() key=key children=move |item| row(item) /> }.into_any()
}
