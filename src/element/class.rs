//! The class `Calculator`: one per element, for as long as the element lives.
//!
//! All methods take `&self` and let go of the store before they tell the shell anything, because the page's listeners
//! may call back.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::aloud::Reading;
use super::failure::{pack_error, too_large};
use super::json::core_from_js;
use super::late::{Request, answered};
use super::notice::Listener;
use super::store::Store;
use crate::component::{App, Event, Props};
use crate::interview::Action;
use crate::model::Date;
use crate::pack::{preview, read_front};

/// A calculator in the page, driven by `www/element.js`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calculator {
    inner: Rc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) mount: Element,
    pub(super) store: RefCell<Store>,
    pub(super) aloud: RefCell<Reading>,
    pub(super) listener: Listener,
    /// The core of the pack, while only its front has been read.
    pub(super) unread: RefCell<Option<JsValue>>,
    /// Drawn once there is a pack.
    screen: RefCell<Option<AppHandle<App>>>,
}

#[wasm_bindgen]
impl Calculator {
    /// Will draw the screens inside an empty element; `listener` is called as `(type, detail)`.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element, listener: Function) -> Calculator {
        let inner = Inner {
            mount,
            store: RefCell::default(),
            aloud: RefCell::default(),
            listener: Listener(listener),
            unread: RefCell::default(),
            screen: RefCell::new(None),
        };
        Calculator { inner: Rc::new(inner) }
    }

    /// Settings from attributes; what is absent stays as it is.
    ///
    /// # Errors
    /// As for [`settle`](Self::settle).
    pub fn set_options(&self, options: JsValue) -> Result<(), JsValue> {
        self.inner.store.borrow_mut().options.change(&options);
        self.settle()
    }

    /// Takes the core of a pack, parsed from its JSON. While the late part is not here, only as much of it is checked as the way to the
    /// first question needs.
    ///
    /// # Errors
    /// An error with code `version` or `pack`; what was loaded before stays.
    pub fn load(&self, core: JsValue) -> Result<(), JsValue> {
        let as_of = as_of(&self.inner.store.borrow());
        if late::here().is_some() {
            self.inner.ask(Request::Load(&core, as_of))?;
        } else {
            let tree = core_from_js(&core, true).ok_or_else(too_large)?;
            let pack = read_front(tree).and_then(preview).map_err(|cause| pack_error(&cause))?;
            self.inner.store.borrow_mut().load(pack, as_of);
            self.inner.unread.replace(Some(core));
        }
        self.settle()
    }

    /// Brings the session in line with the settings, and answers of the pack before into that of a new one; draws it. Called
    /// again when the late part has arrived, as only that can do more than draw.
    ///
    /// # Errors
    /// An error with code `pack`, where the rest of the pack turns out to be wrong; then there is no session.
    pub fn settle(&self) -> Result<(), JsValue> {
        let mut settled = Ok(JsValue::NULL);
        if late::here().is_some() {
            let as_of = as_of(&self.inner.store.borrow());
            settled = self.inner.ask(Request::Settle(as_of));
        }
        self.inner.show();
        settled.map(|_| ())
    }

    /// Asks the late part for something by its word, with what that needs; the words stand in `late.rs`, where they are answered.
    /// `null` while the late part is not here. One door instead of a method each, because methods weigh in what is fetched first.
    ///
    /// # Errors
    /// An error with code `pack`, for words that cannot be read.
    pub fn ask(&self, word: &str, value: &JsValue, more: &JsValue) -> Result<JsValue, JsValue> {
        self.inner.ask(Request::Word(word, value, more))
    }

    /// Leaves the first screen.
    pub fn start(&self) {
        self.inner.act(Event::Session(Action::Start));
    }

    /// Forgets pack and session and draws nothing, so that another element can be served.
    pub fn clear(&self) {
        self.inner.unread.take();
        self.inner.store.borrow_mut().clear();
        self.inner.show();
    }
}

impl Inner {
    /// What the reader does. Without the late part, and until it has read the whole pack, there is only the way to the first question;
    /// all else waits, and the screen says so.
    fn act(self: &Rc<Self>, event: Event) {
        if late::here().is_some() && self.unread.borrow().is_none() {
            let _ = self.ask(Request::Act(event));
            return;
        }
        self.store.borrow_mut().wait(event);
        self.show();
    }

    /// What only the late part can do; `null` while it is not here.
    fn ask(self: &Rc<Self>, request: Request<'_>) -> Result<JsValue, JsValue> {
        late::here().map_or(Ok(JsValue::NULL), |here| answered(here, self, request))
    }

    pub(super) fn show(self: &Rc<Self>) {
        let view = self.store.borrow().view();
        let mut screen = self.screen.borrow_mut();
        // The drawing must not keep its element alive: it is dropped with the calculator.
        let weak = Rc::downgrade(self);
        let act = Callback::from(move |event| {
            if let Some(inner) = weak.upgrade() {
                inner.act(event);
            }
        });
        let props = Props { view, act };
        match screen.as_mut() {
            Some(handle) => handle.update(props),
            None if props.view.is_none() => {}
            None => *screen = Some(Renderer::<App>::with_root_and_props(self.mount.clone(), props).render()),
        }
    }
}

/// The as-of day: as set, or today in UTC+8.
fn as_of(store: &Store) -> Date {
    store.options.as_of().or_else(today).unwrap_or(Date::LAST)
}

/// Today in UTC+8.
pub(super) fn today() -> Option<Date> {
    let hours = js_sys::Date::now() / 3_600_000.0 + 8.0;
    Date::from_days((hours / 24.0).floor() as i64)
}
