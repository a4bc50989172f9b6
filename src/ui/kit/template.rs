//! Views as data, and how they stand in the page.
//!
//! `view!` writes what is fixed of a view as one text, a *template*; what the view puts into it are its *slots*. So a
//! view costs the program the text and a call a slot, and there is one copy of all that builds, changes and removes.
//! What is built again where it stood keeps its elements, and with them the focus, as long as the template is the same.

use std::borrow::Cow;
use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Comment, Element, Node};

use super::mark;
use super::signals::AnyNode;

/// What stands in the page, by its nodes.
pub trait Placed {
    /// Puts the nodes into this one, before the marker or at its end.
    fn mount(&mut self, parent: &Node, marker: Option<&Node>);

    /// Takes the nodes out of the page.
    fn unmount(&mut self);

    /// The first of the nodes, if there is one.
    fn first(&self) -> Option<Node>;
}

/// A view of a kind of its own, which not every part of the program has.
pub trait Piece {
    /// Makes the nodes that show it.
    fn build(self: Box<Self>) -> Box<dyn Placed>;
}

/// Effects of one type, whatever they do: what they hold is theirs. It is kept to be dropped.
pub struct Follow(#[allow(dead_code, reason = "a guard")] RenderEffect<()>);

/// Does something now, and again whenever a signal that it reads changes, until the effect is dropped.
#[inline(never)]
pub fn follow(mut run: Box<dyn FnMut()>) -> Follow {
    Follow(RenderEffect::new(move |_| run()))
}

/// What a view shows. One pointer, so that handing it on costs little code.
pub struct AnyView(pub(super) Box<View>);

pub(super) enum View {
    Nothing,
    Text(Cow<'static, str>),
    Element(&'static str, Vec<Slot>),
    Several(Vec<AnyView>),
    Live(Box<dyn FnMut() -> AnyView>),
    Other(Box<dyn Piece>),
}

/// What an attribute, a property, a style or a class is set to.
#[derive(Clone, PartialEq)]
pub enum Fixed {
    Absent,
    Flag(bool),
    Name(&'static str),
    Text(String),
}

/// What a view puts into its template.
pub(super) enum Slot {
    Fixed(Fixed),
    Live(Box<dyn FnMut() -> Fixed>),
    On(Owner, Box<dyn FnMut(JsValue)>),
    Ref(AnyNode),
    Child(AnyView),
}

/// A view in the page. It has one node at least, by which its place is known.
pub enum AnyViewState {
    Nothing(Comment),
    Text(web_sys::Text, Cow<'static, str>),
    Element(Element, &'static str, Vec<SlotState>),
    Several(Vec<AnyViewState>, Comment),
    Live(Live),
    Other(Box<dyn Placed>),
}

/// A reactive part of a view in the page.
pub struct Live {
    state: Rc<RefCell<Option<AnyViewState>>>,
    _follow: Follow,
}

/// What is within ends at once, and not only when its effect is looked at for the last time: it may have been told
/// already of what changed, and would read what is gone.
impl Drop for Live {
    fn drop(&mut self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.take();
        }
    }
}

/// A slot in the page.
pub enum SlotState {
    Fixed(Place, Fixed),
    Live(Place, Rc<RefCell<Fixed>>, #[allow(dead_code, reason = "a guard")] Follow),
    On(Place, #[allow(dead_code, reason = "a guard")] RemoveEventHandler<Element>),
    Ref(Place),
    Child(Option<AnyViewState>),
}

/// Where a setting goes: to what of an element, by its mark, and under which name.
#[derive(Clone)]
pub struct Place {
    element: Element,
    mark: char,
    name: &'static str,
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

impl Place {
    fn set(&self, value: &Fixed) {
        let Place { element, mark, name } = self;
        match *mark {
            mark::PROPERTY => {
                let value = match value {
                    Fixed::Absent => JsValue::UNDEFINED,
                    Fixed::Flag(flag) => JsValue::from_bool(*flag),
                    Fixed::Name(text) => JsValue::from_str(text),
                    Fixed::Text(text) => JsValue::from_str(text),
                };
                Rndr::set_property_or_value(element, name, &value);
            }
            mark::CLASS => {
                let classes = Rndr::class_list(element);
                if *value == Fixed::Flag(true) {
                    Rndr::add_class(&classes, name)
                } else {
                    Rndr::remove_class(&classes, name)
                }
            }
            mark::STYLE => {
                let style = Rndr::style(element);
                match value.text() {
                    Some(text) => Rndr::set_css_property(&style, name, text),
                    None => Rndr::remove_css_property(&style, name),
                }
            }
            _ => match value.text() {
                Some(text) => Rndr::set_attribute(element, name, text),
                None => Rndr::remove_attribute(element, name),
            },
        }
    }

    /// Sets the value where it is another one than before.
    fn change(&self, before: &Fixed, value: &Fixed) {
        if before != value {
            self.set(value);
        }
    }
}

impl Slot {
    /// Fills the slot. What stood there is known when an element is used again.
    fn fill(self, place: Place, before: Option<Fixed>) -> SlotState {
        match self {
            Slot::Fixed(value) => {
                place.change(&before.unwrap_or(Fixed::Absent), &value);
                SlotState::Fixed(place, value)
            }
            Slot::Live(mut value) => {
                let held = Rc::new(RefCell::new(before.unwrap_or(Fixed::Absent)));
                let (follows, holds) = (place.clone(), held.clone());
                let effect = follow(Box::new(move || {
                    let now = value();
                    follows.change(&holds.replace(now.clone()), &now);
                }));
                SlotState::Live(place, held, effect)
            }
            Slot::On(owner, mut listener) => {
                let listener = Box::new(move |event: JsValue| owner.with(|| listener(event)));
                let guard = Rndr::add_event_listener(&place.element, place.name, listener);
                SlotState::On(place, guard)
            }
            Slot::Ref(node) => {
                super::signals::arrive(node, &place.element);
                SlotState::Ref(place)
            }
            Slot::Child(view) => {
                let mut state = view.build();
                state.mount(&place.element, None);
                SlotState::Child(Some(state))
            }
        }
    }

    /// Fills a slot of an element that is in the page already.
    fn fill_again(self, slot: &mut SlotState) {
        let (place, before) = match mem::replace(slot, SlotState::Child(None)) {
            SlotState::Fixed(place, value) => (place, Some(value)),
            SlotState::Live(place, held, _) => (place, Some(held.replace(Fixed::Absent))),
            // The listener goes before the next one comes.
            SlotState::On(place, _) | SlotState::Ref(place) => (place, None),
            SlotState::Child(mut state) => {
                if let (Slot::Child(view), Some(state)) = (self, &mut state) {
                    view.rebuild(state);
                }
                *slot = SlotState::Child(state);
                return;
            }
        };
        *slot = self.fill(place, before);
    }
}

/// The pieces of a template, each with its mark.
fn pieces(template: &'static str) -> impl Iterator<Item = (char, &'static str)> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let mark = *rest.as_bytes().first()?;
        let end = rest.bytes().skip(1).position(|byte| byte < b' ').map_or(rest.len(), |length| length + 1);
        let piece = &rest[1..end];
        rest = &rest[end..];
        Some((char::from(mark), piece))
    })
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn build_element(template: &'static str, slots: Vec<Slot>) -> AnyViewState {
    let mut states = Vec::with_capacity(slots.len());
    let mut slots = slots.into_iter();
    let mut above: Vec<Element> = Vec::new();
    let mut element = None;
    let mut attribute = "";
    for (mark, piece) in pieces(template) {
        if let mark::HTML | mark::SVG = mark {
            let new = Rndr::create_element(piece, (mark == mark::SVG).then_some(SVG));
            above.extend(element.replace(new));
            continue;
        }
        let Some(here) = &element else { break };
        match mark {
            mark::END => {
                let Some(parent) = above.pop() else { break };
                Rndr::insert_node(&parent, here, None);
                element = Some(parent);
            }
            mark::NAME => attribute = piece,
            mark::VALUE => Rndr::set_attribute(here, attribute, piece),
            mark::TEXT => Rndr::insert_node(here, &Rndr::create_text_node(piece), None),
            _ => {
                let Some(slot) = slots.next() else { break };
                states.push(slot.fill(Place { element: here.clone(), mark, name: piece }, None));
            }
        }
    }
    let element = element.expect("a template begins with an element");
    AnyViewState::Element(element, template, states)
}

impl AnyView {
    /// Makes the nodes that show the view.
    pub fn build(self) -> AnyViewState {
        match *self.0 {
            View::Nothing => AnyViewState::Nothing(Rndr::create_placeholder()),
            View::Text(text) => AnyViewState::Text(Rndr::create_text_node(&text), text),
            View::Element(template, slots) => build_element(template, slots),
            View::Several(views) => {
                AnyViewState::Several(views.into_iter().map(AnyView::build).collect(), Rndr::create_placeholder())
            }
            View::Live(mut view) => {
                let state = Rc::new(RefCell::new(None));
                let holds = state.clone();
                let effect = follow(Box::new(move || {
                    let view = view();
                    let before: Option<AnyViewState> = holds.take();
                    let now = match before {
                        Some(mut state) => {
                            view.rebuild(&mut state);
                            state
                        }
                        None => view.build(),
                    };
                    holds.replace(Some(now));
                }));
                AnyViewState::Live(Live { state, _follow: effect })
            }
            View::Other(piece) => AnyViewState::Other(piece.build()),
        }
    }

    /// Shows the view in the place of another, with as many of its nodes as fit.
    pub fn rebuild(self, state: &mut AnyViewState) {
        match (*self.0, &mut *state) {
            (View::Nothing, AnyViewState::Nothing(_)) => {}
            (View::Text(text), AnyViewState::Text(node, before)) => {
                if text != *before {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
            }
            (View::Element(template, slots), AnyViewState::Element(_, before, states)) if template == *before => {
                for (slot, state) in slots.into_iter().zip(states) {
                    slot.fill_again(state);
                }
            }
            (View::Several(views), AnyViewState::Several(states, end)) => {
                for mut gone in states.drain(views.len().min(states.len())..) {
                    gone.unmount();
                }
                let known = states.len();
                for (place, view) in views.into_iter().enumerate() {
                    if place < known {
                        view.rebuild(&mut states[place]);
                    } else {
                        let mut new = view.build();
                        new.mount_before(end);
                        states.push(new);
                    }
                }
            }
            (view, _) => {
                let mut new = AnyView(Box::new(view)).build();
                if let Some(first) = state.first() {
                    new.mount_before(&first);
                }
                state.unmount();
                *state = new;
            }
        }
    }
}

impl AnyViewState {
    /// Puts the nodes before this one, if that is in the page.
    fn mount_before(&mut self, node: &Node) {
        if let Some(parent) = node.parent_node() {
            self.mount(&parent, Some(node));
        }
    }
}

impl Placed for AnyViewState {
    fn mount(&mut self, parent: &Node, marker: Option<&Node>) {
        let insert = |node: &Node| {
            let _ = parent.insert_before(node, marker);
        };
        match self {
            Self::Nothing(node) => insert(node),
            Self::Text(node, _) => insert(node),
            Self::Element(element, ..) => insert(element),
            Self::Several(states, end) => {
                for state in states {
                    state.mount(parent, marker);
                }
                insert(end);
            }
            Self::Live(Live { state, .. }) => {
                state.borrow_mut().iter_mut().for_each(|state| state.mount(parent, marker))
            }
            Self::Other(piece) => piece.mount(parent, marker),
        }
    }

    fn unmount(&mut self) {
        match self {
            Self::Nothing(node) => node.remove(),
            Self::Text(node, _) => node.remove(),
            Self::Element(element, ..) => element.remove(),
            Self::Several(states, end) => {
                states.iter_mut().for_each(Self::unmount);
                end.remove();
            }
            Self::Live(Live { state, .. }) => state.borrow_mut().iter_mut().for_each(Self::unmount),
            Self::Other(piece) => piece.unmount(),
        }
    }

    fn first(&self) -> Option<Node> {
        match self {
            Self::Nothing(node) => Some(node.clone().unchecked_into()),
            Self::Text(node, _) => Some(node.clone().unchecked_into()),
            Self::Element(element, ..) => Some(element.clone().unchecked_into()),
            Self::Several(states, end) => {
                states.first().map_or_else(|| Some(end.clone().unchecked_into()), Self::first)
            }
            Self::Live(Live { state, .. }) => state.borrow().as_ref().and_then(Self::first),
            Self::Other(piece) => piece.first(),
        }
    }
}
