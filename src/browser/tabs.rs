//! What tabs of one browser have in common: locks, and a channel to talk.
//!
//! Both are the browser's own (Web Locks, BroadcastChannel) and end with the tab. Where a browser or frame refuses
//! them, that is told, and whoever asked goes on without.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

use super::timer::Listener;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// How a lock is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// At once or not at all.
    Now,
    /// Whenever it is free.
    Wait,
    /// At once, whoever has it.
    Take,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It is ours.
    Granted,
    /// Somebody else has it.
    Taken,
    /// It was ours and somebody took it.
    Lost,
    /// There are no locks here.
    Refused,
}

/// A lock that is held or waited for, until this is dropped.
pub struct Lock(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    dropped: bool,
    granted: bool,
    release: Option<Function>,
    /// Calls off what is waited for. A page that is kept for "back" while it waits would get the lock in its sleep, and
    /// nobody else would.
    wait: Option<AbortController>,
}

impl Lock {
    /// Asks for a lock; `then` is told what becomes of that, never before this has come back.
    pub fn request(name: &str, wish: Wish, then: impl Fn(Told) + 'static) -> Lock {
        let state = Rc::new(RefCell::new(State::default()));
        let (name, kept) = (name.to_owned(), state.clone());
        spawn_local(async move {
            if kept.borrow().dropped {
                return;
            }
            let then = Rc::new(then);
            let (held, tell) = (kept.clone(), then.clone());
            let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
                if held.borrow().dropped {
                    return JsValue::UNDEFINED;
                }
                if lock.is_null() {
                    tell(Told::Taken);
                    return JsValue::UNDEFINED;
                }
                let until = Promise::new(&mut |resolve, _| held.borrow_mut().release = Some(resolve));
                held.borrow_mut().granted = true;
                tell(Told::Granted);
                until.into()
            });
            let options = Object::new();
            let (option, value) = match wish {
                Wish::Now => ("ifAvailable", JsValue::TRUE),
                Wish::Take => ("steal", JsValue::TRUE),
                Wish::Wait => {
                    let wait = AbortController::new().ok();
                    let signal = wait.as_ref().map(|wait| wait.signal().into()).unwrap_or_default();
                    kept.borrow_mut().wait = wait;
                    ("signal", signal)
                }
            };
            // Setting a field of a fresh object never fails.
            let _ = Reflect::set(&options, &option.into(), &value);
            let manager = Reflect::get(&super::window().navigator(), &"locks".into()).unwrap_or_default();
            let ended = match manager.is_object() {
                true => match manager.unchecked_ref::<LockManager>().request(
                    &name,
                    &options,
                    granted.as_ref().unchecked_ref(),
                ) {
                    Ok(ended) => JsFuture::from(ended).await.map(drop),
                    Err(thrown) => Err(thrown),
                },
                false => Err(JsValue::UNDEFINED),
            };
            let (dropped, granted) = (kept.borrow().dropped, kept.borrow().granted);
            if ended.is_err() && !dropped {
                then(if granted { Told::Lost } else { Told::Refused });
            }
        });
        Lock(state)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let mut state = self.0.borrow_mut();
        state.dropped = true;
        if let Some(release) = state.release.take() {
            let _ = release.call0(&JsValue::NULL);
        } else if let Some(wait) = state.wait.take() {
            wait.abort();
        }
    }
}

/// A channel to the other tabs of this origin, until it is dropped.
pub struct Channel {
    channel: BroadcastChannel,
    _hears: Listener,
}

impl Channel {
    /// Opens a channel of this name; `hear` gets each text that another tab says. None where there are no channels.
    pub fn open(name: &str, hear: impl Fn(String) + 'static) -> Option<Channel> {
        let channel = BroadcastChannel::new(name).ok()?;
        let hears = Listener::on(&channel, "message", move |event| {
            if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
                hear(text);
            }
        });
        Some(Channel { channel, _hears: hears })
    }

    /// Says a text to all other tabs.
    pub fn say(&self, text: &str) {
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
