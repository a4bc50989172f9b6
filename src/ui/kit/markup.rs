//! What views are written with: `view!`, what may stand in its braces and behind its attributes, and what views have
//! of Leptos. The macro (`markup/src/lib.rs`) makes a template of all that is fixed, and calls the methods of `Draft`
//! for the rest; `template.rs` tells what becomes of both. Components are functions that give an `AnyView`.

use std::borrow::Cow;

use leptos::tachys::html::event::EventDescriptor;
use wasm_bindgen::JsValue;

pub use leptos::prelude::{event_target_checked, event_target_value};
pub use leptos::reactive::graph::untrack;
pub use leptos::reactive::owner::{Owner, on_cleanup};
pub use leptos::reactive::prelude::{Notify, Track};
pub use leptos::reactive::signal::ArcTrigger;
pub use leptos::task::spawn_local;
pub use wegmarke_markup::view;

pub use super::signals::*;
pub use super::template::{AnyView, AnyViewState, Fixed, Placed};
use super::template::{Piece, Slot, View};
use crate::core::number::drawn;

/// A view that is being put together. Its methods are not inlined: there are hundreds of calls.
pub struct Draft(AnyView);

impl Draft {
    /// A view of this template, none of whose slots is filled.
    #[inline(never)]
    pub fn of(template: &'static str) -> Self {
        Self(AnyView(Box::new(View::Element(template, Vec::new()))))
    }

    /// Fills a slot of an attribute, a property, a class or a style.
    pub fn set(self, value: impl IntoSetting) -> Self {
        value.put(self)
    }

    /// Fills a slot among the children.
    pub fn add(self, child: impl IntoAny) -> Self {
        child.put(self)
    }

    /// Has an event of this name heard.
    pub fn on<E>(self, _: E, mut listener: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        self.listen(Box::new(move |event| listener(event.into())))
    }

    /// Tells the node of its element.
    pub fn node_ref<E>(self, node: NodeRef<E>) -> Self {
        self.refer(node.any())
    }

    /// The view, all of whose slots are filled.
    pub fn view(self) -> AnyView {
        self.0
    }

    fn slot(mut self, slot: Slot) -> Self {
        if let View::Element(_, slots) = &mut *self.0.0 {
            slots.push(slot);
        }
        self
    }

    #[inline(never)]
    fn name(self, value: &'static str) -> Self {
        self.slot(Slot::Fixed(Fixed::Name(value)))
    }

    #[inline(never)]
    fn text(self, value: String) -> Self {
        self.slot(Slot::Fixed(Fixed::Text(value)))
    }

    #[inline(never)]
    fn fixed(self, value: Fixed) -> Self {
        self.slot(Slot::Fixed(value))
    }

    #[inline(never)]
    fn live(self, value: Box<dyn FnMut() -> Fixed>) -> Self {
        self.slot(Slot::Live(value))
    }

    #[inline(never)]
    fn listen(self, listener: Box<dyn FnMut(JsValue)>) -> Self {
        self.slot(Slot::On(Owner::current().unwrap_or_default(), listener))
    }

    #[inline(never)]
    fn refer(self, node: super::signals::AnyNode) -> Self {
        self.slot(Slot::Ref(node))
    }

    #[inline(never)]
    fn child(self, view: AnyView) -> Self {
        self.slot(Slot::Child(view))
    }

    #[inline(never)]
    fn word(self, text: &'static str) -> Self {
        self.child(text.into_any())
    }

    #[inline(never)]
    fn words(self, text: String) -> Self {
        self.child(text.into_any())
    }
}

impl AnyView {
    /// No node that is seen.
    #[inline(never)]
    pub fn nothing() -> Self {
        Self(Box::new(View::Nothing))
    }

    /// Views that stand side by side.
    #[inline(never)]
    pub fn several(views: Vec<AnyView>) -> Self {
        Self(Box::new(View::Several(views)))
    }

    #[inline(never)]
    pub(super) fn live(view: Box<dyn FnMut() -> AnyView>) -> Self {
        Self(Box::new(View::Live(view)))
    }

    /// A view of a kind of its own.
    #[inline(never)]
    pub fn other(piece: Box<dyn Piece>) -> Self {
        Self(Box::new(View::Other(piece)))
    }

    #[inline(never)]
    fn text(text: Cow<'static, str>) -> Self {
        Self(Box::new(View::Text(text)))
    }
}

/// Whatever can stand in braces.
pub trait IntoAny: Sized {
    /// The view of it.
    fn into_any(self) -> AnyView;

    /// Puts it among the children.
    fn put(self, draft: Draft) -> Draft {
        draft.child(self.into_any())
    }
}

impl IntoAny for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

impl IntoAny for () {
    fn into_any(self) -> AnyView {
        AnyView::nothing()
    }
}

impl IntoAny for &'static str {
    fn into_any(self) -> AnyView {
        AnyView::text(Cow::Borrowed(self))
    }

    fn put(self, draft: Draft) -> Draft {
        draft.word(self)
    }
}

impl IntoAny for String {
    fn into_any(self) -> AnyView {
        AnyView::text(Cow::Owned(self))
    }

    fn put(self, draft: Draft) -> Draft {
        draft.words(self)
    }
}

impl IntoAny for u8 {
    fn into_any(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl IntoAny for usize {
    fn into_any(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl<F: FnMut() -> V + 'static, V: IntoAny> IntoAny for F {
    fn into_any(mut self) -> AnyView {
        AnyView::live(Box::new(move || self().into_any()))
    }
}

impl<T: IntoAny> IntoAny for Option<T> {
    fn into_any(self) -> AnyView {
        self.map_or_else(AnyView::nothing, T::into_any)
    }
}

impl IntoAny for Vec<AnyView> {
    fn into_any(self) -> AnyView {
        AnyView::several(self)
    }
}

/// Whatever can be the value of an attribute.
pub trait IntoFixed {
    /// The value.
    fn fixed(self) -> Fixed;
}

impl IntoFixed for &'static str {
    fn fixed(self) -> Fixed {
        Fixed::Name(self)
    }
}

impl IntoFixed for String {
    fn fixed(self) -> Fixed {
        Fixed::Text(self)
    }
}

impl IntoFixed for bool {
    fn fixed(self) -> Fixed {
        Fixed::Flag(self)
    }
}

impl IntoFixed for i32 {
    fn fixed(self) -> Fixed {
        Fixed::Text(self.to_string())
    }
}

impl IntoFixed for f64 {
    fn fixed(self) -> Fixed {
        Fixed::Text(drawn("#", &[self]))
    }
}

impl<T: IntoFixed> IntoFixed for Option<T> {
    fn fixed(self) -> Fixed {
        self.map_or(Fixed::Absent, T::fixed)
    }
}

/// Whatever can stand behind `name=` in a view.
pub trait IntoSetting {
    /// Fills the next slot with it.
    fn put(self, draft: Draft) -> Draft;
}

impl IntoSetting for &'static str {
    fn put(self, draft: Draft) -> Draft {
        draft.name(self)
    }
}

impl IntoSetting for String {
    fn put(self, draft: Draft) -> Draft {
        draft.text(self)
    }
}

macro_rules! fixed {
    ($($fixed:ty),+) => { $(impl IntoSetting for $fixed {
        fn put(self, draft: Draft) -> Draft { draft.fixed(self.fixed()) }
    })+ };
}
fixed!(bool, i32, f64, Option<&'static str>, Option<String>);

impl<F: FnMut() -> T + 'static, T: IntoFixed> IntoSetting for F {
    fn put(mut self, draft: Draft) -> Draft {
        draft.live(Box::new(move || self().fixed()))
    }
}

/// Shows a view in this element, until what is given back is dropped.
pub fn show_in(parent: &web_sys::HtmlElement, view: impl FnOnce() -> AnyView) -> Mounted {
    // Leptos' effects need somebody who runs them; that it is there already is no fault.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| {
        let mut state = view().build();
        state.mount(parent, None);
        state
    });
    Mounted { state, _owner: owner }
}

/// A view that is in the page.
pub struct Mounted {
    state: AnyViewState,
    _owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.state.unmount();
    }
}
