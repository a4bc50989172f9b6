//! What `view!` builds its elements with: one type of element, whatever its tag, attributes and children.
//!
//! Leptos gives each element a type made of its tag, attributes and children, and compiles its rendering once for each
//! of these types: half of the program were copies of the same few steps. The macro names no type, it only calls
//! methods (`.class(..)`, `.child(..)`, `.on(..)`). Views therefore import this module instead of Leptos' prelude, and
//! the methods are ours. Signals, effects, lists and text stay Leptos' own.
//!
//! Limit: an element without children whose attributes are all its own (`<input type=..>`) stays Leptos'. If it has
//! others as well, one of these (`class`, `aria-label`, `dir`, `on:` ...) has to be named first.
//!
//! Limit: attributes can't be spread onto an element (`{..attributes}`); where somebody tries, it does not compile.

use std::sync::{Arc, Mutex};

use leptos::html::{ElementType, HtmlElement};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::event::EventDescriptor;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

pub use leptos::prelude::{
    AddAnyAttr, AnyView, IntoAny, IntoRender, Render, RenderHtml, event_target_checked, event_target_value, view,
};
use leptos::reactive::effect::RenderEffect;
pub use leptos::reactive::graph::untrack;
pub use leptos::reactive::owner::{Owner, on_cleanup};
pub use leptos::reactive::prelude::{Notify, Track};
pub use leptos::task::spawn_local;

pub use super::signals::*;
pub use leptos::reactive::signal::ArcTrigger;

/// What an attribute, a property, a style or a class is set to.
#[derive(Clone, PartialEq)]
pub enum Fixed {
    Absent,
    Flag(bool),
    Name(&'static str),
    Text(String),
}

impl Fixed {
    fn text(&self) -> Option<&str> {
        match self {
            Fixed::Absent | Fixed::Flag(false) => None,
            Fixed::Flag(true) => Some(""),
            Fixed::Name(text) => Some(text),
            Fixed::Text(text) => Some(text),
        }
    }
}

/// A value that follows signals.
type Live = Box<dyn FnMut() -> Fixed + Send>;

/// Whatever can be the value of an attribute.
pub trait IntoFixed {
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
        Fixed::Text(self.to_string())
    }
}

impl<T: IntoFixed> IntoFixed for Option<T> {
    fn fixed(self) -> Fixed {
        self.map_or(Fixed::Absent, T::fixed)
    }
}

/// Whatever can stand behind `name=` in a view.
pub trait IntoSetting {
    fn put(self, node: Node, place: Place, name: &'static str) -> Node;
}

impl IntoSetting for &'static str {
    fn put(self, node: Node, place: Place, name: &'static str) -> Node {
        node.named(place, name, self)
    }
}

macro_rules! fixed {
    ($($fixed:ty),+) => { $(impl IntoSetting for $fixed {
        fn put(self, node: Node, place: Place, name: &'static str) -> Node { node.fixed(place, name, self.fixed()) }
    })+ };
}
fixed!(String, bool, i32, f64, Option<&'static str>, Option<String>);

impl<F, T> IntoSetting for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoFixed,
{
    fn put(mut self, node: Node, place: Place, name: &'static str) -> Node {
        node.live(place, name, Box::new(move || self().fixed()))
    }
}

impl<T: IntoFixed + 'static> IntoSetting for Arc<dyn Fn() -> T + Send + Sync> {
    fn put(self, node: Node, place: Place, name: &'static str) -> Node {
        node.live(place, name, Box::new(move || self().fixed()))
    }
}

/// What `view!` makes of a closure that is written in place.
impl<T: IntoFixed + 'static> IntoSetting for Arc<Mutex<dyn FnMut() -> T + Send>> {
    fn put(self, node: Node, place: Place, name: &'static str) -> Node {
        node.live(place, name, Box::new(move || self.lock().map_or(Fixed::Absent, |mut value| value().fixed())))
    }
}

/// `class:name=` and `style:name=`.
impl<T: IntoSetting> IntoSetting for (&'static str, T) {
    fn put(self, node: Node, place: Place, _: &'static str) -> Node {
        self.1.put(node, place, self.0)
    }
}

/// Where a setting goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Attribute,
    Property,
    /// One class, or without a name the attribute.
    Class,
    /// One style, or without a name the attribute.
    Style,
}

fn set(element: &web_sys::Element, place: Place, name: &str, value: &Fixed) {
    match place {
        Place::Class if name.is_empty() => set(element, Place::Attribute, "class", value),
        Place::Style if name.is_empty() => set(element, Place::Attribute, "style", value),
        Place::Attribute => match value.text() {
            Some(text) => Rndr::set_attribute(element, name, text),
            None => Rndr::remove_attribute(element, name),
        },
        Place::Property => {
            let value = match value {
                Fixed::Absent => JsValue::UNDEFINED,
                Fixed::Flag(flag) => JsValue::from_bool(*flag),
                Fixed::Name(text) => JsValue::from_str(text),
                Fixed::Text(text) => JsValue::from_str(text),
            };
            Rndr::set_property_or_value(element, name, &value);
        }
        Place::Class => {
            let classes = Rndr::class_list(element);
            if *value == Fixed::Flag(true) {
                Rndr::add_class(&classes, name)
            } else {
                Rndr::remove_class(&classes, name)
            }
        }
        Place::Style => {
            let style = Rndr::style(element);
            match value.text() {
                Some(text) => Rndr::set_css_property(&style, name, text),
                None => Rndr::remove_css_property(&style, name),
            }
        }
    }
}

enum Part {
    Fixed(Place, &'static str, Fixed),
    Live(Place, &'static str, Live),
    On(&'static str, Owner, SendWrapper<Box<dyn FnMut(JsValue)>>),
    Ref(Box<dyn FnOnce(&web_sys::Element) + Send>),
}

/// An element to come. Boxed, and filled by functions that are not inlined: there are hundreds of calls.
pub struct Node(Box<Shape>);

struct Shape {
    tag: &'static str,
    namespace: Option<&'static str>,
    parts: Vec<Part>,
    child: Option<AnyView>,
}

impl Node {
    #[inline(never)]
    fn new(tag: &'static str, namespace: Option<&'static str>) -> Self {
        Self(Box::new(Shape { tag, namespace, parts: Vec::new(), child: None }))
    }

    #[inline(never)]
    fn part(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    #[inline(never)]
    fn named(self, place: Place, name: &'static str, value: &'static str) -> Self {
        self.part(Part::Fixed(place, name, Fixed::Name(value)))
    }

    #[inline(never)]
    fn fixed(self, place: Place, name: &'static str, value: Fixed) -> Self {
        self.part(Part::Fixed(place, name, value))
    }

    #[inline(never)]
    fn live(self, place: Place, name: &'static str, value: Live) -> Self {
        self.part(Part::Live(place, name, value))
    }

    #[inline(never)]
    fn listen(self, event: &'static str, listener: Box<dyn FnMut(JsValue)>) -> Self {
        self.part(Part::On(event, Owner::current().unwrap_or_default(), SendWrapper::new(listener)))
    }

    #[inline(never)]
    fn within(mut self, child: AnyView) -> Self {
        self.0.child = Some(child);
        self
    }

    /// Comes before Leptos' method of this name, which `view!` calls for `{..attributes}`: there is no value to call it
    /// with.
    #[allow(dead_code, reason = "it is there to be found, and to fail")]
    pub fn add_any_attr(self, attributes: NoSpread) -> Self {
        match attributes {}
    }
}

/// Attributes that are spread onto an element. There are none: name each.
#[allow(dead_code, reason = "nothing makes one")]
pub enum NoSpread {}

macro_rules! attributes {
    ($($method:ident $name:literal),+) => { $(
        fn $method(self, value: impl IntoSetting) -> Node {
            value.put(self.node(), Place::Attribute, $name)
        }
    )+ };
}

/// The methods that `view!` calls.
#[allow(missing_docs, dead_code, reason = "they are called as HTML's attributes, whichever of them views use")]
pub trait Build: Sized {
    fn node(self) -> Node;

    fn child(self, child: impl IntoRender<Output: RenderHtml>) -> Node {
        self.node().within(child.into_render().into_any())
    }

    fn attr(self, name: &'static str, value: impl IntoSetting) -> Node {
        value.put(self.node(), Place::Attribute, name)
    }

    fn class(self, value: impl IntoSetting) -> Node {
        value.put(self.node(), Place::Class, "")
    }

    fn style(self, value: impl IntoSetting) -> Node {
        value.put(self.node(), Place::Style, "")
    }

    fn prop(self, name: &'static str, value: impl IntoSetting) -> Node {
        value.put(self.node(), Place::Property, name)
    }

    fn on<E>(self, event: E, mut listener: impl FnMut(E::EventType) + 'static) -> Node
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        let name = match event.name() {
            std::borrow::Cow::Borrowed(name) => name,
            std::borrow::Cow::Owned(_) => "",
        };
        self.node().listen(name, Box::new(move |event| listener(event.into())))
    }

    fn node_ref<E: ElementType>(self, node: NodeRef<E>) -> Node {
        self.node().part(Part::Ref(Box::new(move |element| node.load(element))))
    }

    attributes!(
        r#type "type", role "role", dir "dir", title "title", name "name", value "value", placeholder "placeholder", id "id", scope "scope",
        hidden "hidden", href "href", list "list", autocomplete "autocomplete", tabindex "tabindex", lang "lang", spellcheck "spellcheck",
        draggable "draggable", autofocus "autofocus", label "label", maxlength "maxlength", rows "rows", min "min", max "max", step "step",
        selected "selected", readonly "readonly", disabled "disabled", checked "checked", open "open", r#for "for", colspan "colspan", rowspan "rowspan",
        part "part", target "target", rel "rel", download "download", accept "accept", src "src", alt "alt", width "width", height "height",
        aria_label "aria-label", aria_hidden "aria-hidden", aria_pressed "aria-pressed", aria_selected "aria-selected",
        aria_expanded "aria-expanded", aria_controls "aria-controls", aria_labelledby "aria-labelledby", aria_describedby "aria-describedby",
        aria_sort "aria-sort", aria_live "aria-live", aria_disabled "aria-disabled", aria_current "aria-current", aria_colspan "aria-colspan",
        aria_colcount "aria-colcount", aria_rowcount "aria-rowcount", aria_colindex "aria-colindex", aria_rowindex "aria-rowindex", aria_activedescendant "aria-activedescendant",
        aria_checked "aria-checked", aria_haspopup "aria-haspopup", aria_invalid "aria-invalid", aria_modal "aria-modal",
        aria_atomic "aria-atomic", aria_busy "aria-busy", aria_level "aria-level", aria_readonly "aria-readonly"
    );
}

impl Build for Node {
    fn node(self) -> Node {
        self
    }
}

impl<E: ElementType> Build for HtmlElement<E, (), ()> {
    fn node(self) -> Node {
        Node::new(E::TAG, E::NAMESPACE)
    }
}

/// An element in the page.
pub struct NodeState {
    tag: &'static str,
    element: web_sys::Element,
    parts: Vec<PartState>,
    child: Option<AnyViewState>,
}

enum PartState {
    Fixed(Place, &'static str, Fixed),
    Live(Place, &'static str, RenderEffect<Fixed>),
    On(#[allow(dead_code, reason = "a guard: it is kept to be dropped")] RemoveEventHandler<web_sys::Element>),
    Ref,
}

impl Part {
    /// Puts the part into its place. What stood there is known when an element is used again.
    fn build(self, element: &web_sys::Element, before: Option<Fixed>) -> PartState {
        match self {
            Part::Fixed(place, name, value) => {
                if before.as_ref().unwrap_or(&Fixed::Absent) != &value {
                    set(element, place, name, &value);
                }
                PartState::Fixed(place, name, value)
            }
            Part::Live(place, name, mut value) => {
                let element = element.clone();
                let follow = move |before: Option<Fixed>| {
                    let now = value();
                    if before.as_ref().unwrap_or(&Fixed::Absent) != &now {
                        set(&element, place, name, &now);
                    }
                    now
                };
                PartState::Live(place, name, RenderEffect::new_with_value(follow, before))
            }
            Part::On(event, owner, mut listener) => {
                let listener = Box::new(move |event: JsValue| owner.with(|| listener(event)));
                PartState::On(Rndr::add_event_listener(element, event, listener))
            }
            Part::Ref(load) => {
                load(element);
                PartState::Ref
            }
        }
    }

    fn fits(&self, state: &PartState) -> bool {
        match (self, state) {
            (
                Part::Fixed(place, name, _) | Part::Live(place, name, _),
                PartState::Fixed(before, other, _) | PartState::Live(before, other, _),
            ) => place == before && name == other,
            (Part::On(..), PartState::On(_)) | (Part::Ref(_), PartState::Ref) => true,
            _ => false,
        }
    }
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        let shape = *self.0;
        let element = Rndr::create_element(shape.tag, shape.namespace);
        let parts = shape.parts.into_iter().map(|part| part.build(&element, None)).collect();
        let child = shape.child.map(|child| {
            let mut child = child.build();
            child.mount(&element, None);
            child
        });
        NodeState { tag: shape.tag, element, parts, child }
    }

    /// An element of the same shape stays in the page, and with it the focus; another one takes its place.
    fn rebuild(self, state: &mut NodeState) {
        let shape = &self.0;
        let same = shape.tag == state.tag
            && shape.child.is_some() == state.child.is_some()
            && shape.parts.len() == state.parts.len()
            && shape.parts.iter().zip(&state.parts).all(|(part, state)| part.fits(state));
        if !same {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let shape = *self.0;
        for (part, slot) in shape.parts.into_iter().zip(&mut state.parts) {
            let before = match std::mem::replace(slot, PartState::Ref) {
                PartState::Fixed(_, _, value) => Some(value),
                PartState::Live(_, _, effect) => effect.take_value(),
                PartState::On(_) | PartState::Ref => None,
            };
            *slot = part.build(&state.element, before);
        }
        if let (Some(child), Some(state)) = (shape.child, &mut state.child) {
            child.rebuild(state);
        }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        // A node knows how to do this; an element is one.
        <web_sys::Node as Mountable>::insert_before_this(&self.element, child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.element.clone()]
    }
}

/// Leptos asks for this of whatever it renders. What would call it (attributes spread onto a component, which hands
/// them on to its elements) does not compile, since they would be lost in silence.
impl AddAnyAttr for Node {
    type Output<New: Attribute> = Node;

    fn add_any_attr<New: Attribute>(self, _: New) -> Node {
        const { assert!(size_of::<New>() == usize::MAX, "attributes can't be spread here: name each") };
        self
    }
}

/// Nothing is rendered to text here: Leptos asks for these, and never calls them in a browser.
impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> NodeState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
