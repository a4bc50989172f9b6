//! Signals, memos, kept values and effects, compiled once for all that they hold.
//!
//! Leptos compiles its own once for each type of value, some 1 KB over the wire each, and the planner has more than
//! fifty such types. These keep what they hold behind a pointer, so that there is one copy of all that follows,
//! notifies and drops; what is left for each type is to find it again. They behave as Leptos' own of the same names.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::html::ElementType;
use leptos::reactive::computed::Memo as AnyMemo;
use leptos::reactive::owner::{LocalStorage, StoredValue as AnyStored};
use leptos::reactive::prelude::*;
use leptos::reactive::signal::RwSignal as AnySignal;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

/// A change that is lost in silence would be worse than an end.
const UNREAD: &str = "nobody reads a value while it is changed";

/// What a signal or memo holds.
type Held = Arc<dyn Any + Send + Sync>;

/// A value that is followed. Copies are the same signal.
pub struct RwSignal<T> {
    held: AnySignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

/// The same signal, whatever it holds.
impl<T> PartialEq for RwSignal<T> {
    fn eq(&self, other: &Self) -> bool {
        self.held == other.held
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that lives as long as the present owner.
    pub fn new(value: T) -> Self {
        Self { held: signal(Arc::new(value)), of: PhantomData }
    }

    /// Reads the value, and has who reads run again when it changes.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(found(&followed(self.held)))
    }

    /// Reads the value as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(found(&glimpsed(self.held)))
    }

    /// A copy of the value; who takes it runs again when it changes.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// As `get_untracked`; none if the signal is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }

    /// As `with_untracked`; none if the signal is gone.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.held.try_get_untracked().map(|held| read(found(&held)))
    }

    /// Has who asks run again when the value changes.
    pub fn track(self) {
        followed(self.held);
    }

    /// Puts another value in place of the present one.
    pub fn set(self, value: T) {
        put(self.held, Arc::new(value));
    }

    /// As `set`, where the signal may be gone by now: whether it was there.
    pub fn try_set(self, value: T) -> bool {
        self.held.try_set(Arc::new(value)).is_none()
    }

    /// Changes the value. Nobody may be reading it meanwhile.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        alter(self.held, &mut |held| {
            let value = Arc::get_mut(held).and_then(|value| value.downcast_mut()).expect(UNREAD);
            if let Some(change) = change.take() {
                change(value);
            }
        });
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

#[inline(never)]
fn signal(value: Held) -> AnySignal<Held> {
    AnySignal::new(value)
}

#[inline(never)]
fn followed(held: AnySignal<Held>) -> Held {
    held.get()
}

#[inline(never)]
fn glimpsed(held: AnySignal<Held>) -> Held {
    held.get_untracked()
}

#[inline(never)]
fn put(held: AnySignal<Held>, value: Held) {
    held.set(value);
}

#[inline(never)]
fn alter(held: AnySignal<Held>, change: &mut dyn FnMut(&mut Held)) {
    held.update(|held| change(held));
}

/// What is held, as what it was put there.
fn found<T: 'static>(held: &Held) -> &T {
    held.downcast_ref().expect("a signal holds what it was made with")
}

/// A value that follows others. Copies are the same memo.
pub struct Memo<T> {
    held: AnyMemo<Derived>,
    of: PhantomData<fn() -> T>,
}

/// What a memo holds, and how that is compared.
#[derive(Clone)]
struct Derived {
    value: Held,
    same: fn(&Held, &Held) -> bool,
}

impl PartialEq for Derived {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&self.value, &other.value)
    }
}

/// A memo of what the closure gives: who reads it runs again only when that has changed.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let same = |one: &Held, other: &Held| found::<T>(one) == found::<T>(other);
    Memo { held: derived(Box::new(move || Derived { value: Arc::new(value()), same })), of: PhantomData }
}

#[inline(never)]
fn derived(value: Box<dyn Fn() -> Derived + Send + Sync>) -> AnyMemo<Derived> {
    AnyMemo::new(move |_| value())
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Reads the value, and has who reads run again when it changes.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(found(&worked_out(self.held)))
    }

    /// Reads the value as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(found(&known(self.held)))
    }

    /// A copy of the value; who takes it runs again when it changes.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// As `with_untracked`; none if the memo is gone.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.held.try_get_untracked().map(|held| read(found(&held.value)))
    }

    /// Has who asks run again when the value changes.
    pub fn track(self) {
        worked_out(self.held);
    }
}

#[inline(never)]
fn worked_out(held: AnyMemo<Derived>) -> Held {
    held.get().value
}

#[inline(never)]
fn known(held: AnyMemo<Derived>) -> Held {
    held.get_untracked().value
}

/// A value that is kept for as long as its owner, and that nobody follows. Copies are the same value.
pub struct StoredValue<T> {
    kept: AnyStored<Kept, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

type Kept = Rc<dyn Any>;

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// A value that is kept as long as the present owner.
    pub fn new(value: T) -> Self {
        Self { kept: stored(Rc::new(value)), of: PhantomData }
    }

    /// Reads the value.
    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(kept(&taken(self.kept).expect("it is kept as long as its owner")))
    }

    /// A copy of the value.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// A copy of the value; none if it is gone.
    pub fn try_get_value(self) -> Option<T>
    where
        T: Clone,
    {
        taken(self.kept).map(|value| kept::<T>(&value).clone())
    }

    /// Puts another value in place of the present one.
    pub fn set_value(self, value: T) {
        replace(self.kept, Rc::new(value));
    }

    /// As `set_value`, where the value may be gone by now.
    pub fn try_set_value(self, value: T) {
        let _ = self.kept.try_set_value(Rc::new(value));
    }

    /// Changes the value. Nobody may be reading it meanwhile.
    pub fn update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        self.try_update_value(change).expect("it is kept as long as its owner")
    }

    /// As `update_value`; none if the value is gone.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let (mut change, mut result) = (Some(change), None);
        modify(self.kept, &mut |kept| {
            let value = Rc::get_mut(kept).and_then(|value| value.downcast_mut()).expect(UNREAD);
            result = change.take().map(|change| change(value));
        });
        result
    }

    /// Lets go of the value before its owner does.
    pub fn dispose(self) {
        self.kept.dispose();
    }
}

impl<T: Default + 'static> Default for StoredValue<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

#[inline(never)]
fn stored(value: Kept) -> AnyStored<Kept, LocalStorage> {
    AnyStored::new_local(value)
}

#[inline(never)]
fn taken(kept: AnyStored<Kept, LocalStorage>) -> Option<Kept> {
    kept.try_get_value()
}

#[inline(never)]
fn replace(kept: AnyStored<Kept, LocalStorage>, value: Kept) {
    kept.set_value(value);
}

#[inline(never)]
fn modify(kept: AnyStored<Kept, LocalStorage>, change: &mut dyn FnMut(&mut Kept)) {
    kept.try_update_value(|kept| change(kept));
}

fn kept<T: 'static>(value: &Kept) -> &T {
    value.downcast_ref().expect("it is what it was made with")
}

/// Effects.
pub struct Effect;

impl Effect {
    /// Runs the closure, and again whenever a signal that it read changes.
    #[allow(clippy::new_ret_no_self, reason = "called as Leptos' own, whose effects need no handle either")]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        effect(Box::new(move |before| {
            Box::new(run(before.and_then(|before| before.downcast().ok()).map(|before| *before)))
        }));
    }
}

type Run = Box<dyn FnMut(Option<Box<dyn Any>>) -> Box<dyn Any>>;

#[inline(never)]
fn effect(run: Run) {
    leptos::reactive::effect::Effect::new(run);
}

/// An element of a view, once that stands.
pub struct NodeRef<E> {
    element: AnySignal<Option<SendWrapper<web_sys::Element>>>,
    of: PhantomData<fn() -> E>,
}

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E: ElementType> NodeRef<E>
where
    E::Output: JsCast,
{
    /// No element yet.
    #[allow(clippy::new_without_default, reason = "a node is only made where a view names it")]
    pub fn new() -> Self {
        Self { element: AnySignal::new(None), of: PhantomData }
    }

    /// The element; who asks runs again when it comes.
    pub fn get(self) -> Option<E::Output> {
        element(self.element).map(JsCast::unchecked_into)
    }

    /// The element as of now.
    pub fn get_untracked(self) -> Option<E::Output> {
        element_now(self.element).map(JsCast::unchecked_into)
    }
}

impl<E> NodeRef<E> {
    /// The same, whatever the element is.
    pub(super) fn any(self) -> AnyNode {
        self.element
    }
}

/// A node, whatever its element is.
pub(super) type AnyNode = AnySignal<Option<SendWrapper<web_sys::Element>>>;

#[inline(never)]
fn element(node: AnyNode) -> Option<web_sys::Element> {
    node.get().map(SendWrapper::take)
}

#[inline(never)]
fn element_now(node: AnyNode) -> Option<web_sys::Element> {
    node.get_untracked().map(SendWrapper::take)
}

/// The element has come.
pub(super) fn arrive(node: AnyNode, element: &web_sys::Element) {
    node.set(Some(SendWrapper::new(element.clone())));
}
