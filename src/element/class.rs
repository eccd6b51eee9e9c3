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

use super::failure::{error, pack_error};
use super::json::{from_js, object, strings};
use super::notice::{Listener, Notice};
use super::replies;
use super::snapshot::snapshot;
use super::store::Store;
use crate::component::{App, Event, Props};
use crate::interview::Action;
use crate::model::Date;
use crate::pack::{load, read_document, read_words};
use crate::wording::join;

/// A calculator in the page, driven by `www/element.js`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calculator {
    inner: Rc<Inner>,
}

#[derive(Debug)]
struct Inner {
    mount: Element,
    store: RefCell<Store>,
    listener: Listener,
    /// Drawn once there is a pack.
    screen: RefCell<Option<AppHandle<App>>>,
}

#[wasm_bindgen]
impl Calculator {
    /// Will draw the screens inside an empty element; `listener` is called as `(type, detail)`.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element, listener: Function) -> Calculator {
        let inner = Inner { mount, store: RefCell::default(), listener: Listener(listener), screen: RefCell::new(None) };
        Calculator { inner: Rc::new(inner) }
    }

    /// Settings from attributes; what is absent stays as it is.
    pub fn set_options(&self, options: JsValue) {
        {
            let mut store = self.inner.store.borrow_mut();
            store.options.change(&options);
            let as_of = as_of(&store);
            store.changed(as_of);
        }
        self.inner.show();
    }

    /// Takes the core of a pack, parsed from its JSON. Answers that fit it stay.
    ///
    /// # Errors
    /// An error with code `version` or `pack`; what was loaded before stays.
    pub fn load(&self, core: JsValue) -> Result<(), JsValue> {
        let tree = from_js(&core).ok_or_else(|| error("pack", "the pack is too large or too deep"))?;
        let document = read_document(tree).map_err(|cause| pack_error(&cause))?;
        let pack = load(document).map_err(|cause| pack_error(&cause))?;
        {
            let mut store = self.inner.store.borrow_mut();
            let as_of = as_of(&store);
            store.load(pack, as_of);
        }
        self.inner.show();
        Ok(())
    }

    /// The files with words that belong to the pack: `[{language, file, integrity}]`.
    pub fn word_files(&self) -> JsValue {
        let store = self.inner.store.borrow();
        let list = js_sys::Array::new();
        for file in store.interview.iter().flat_map(|interview| &interview.pack().files) {
            let integrity = file.integrity.as_str().into();
            list.push(&object(&[
                ("language", file.language.as_str().into()),
                ("file", file.file.as_str().into()),
                ("integrity", integrity),
            ]));
        }
        list.into()
    }

    /// Takes the words of one language, parsed from their JSON.
    ///
    /// # Errors
    /// An error with code `pack`.
    pub fn set_words(&self, language: String, words: JsValue) -> Result<(), JsValue> {
        let tree = from_js(&words).ok_or_else(|| error("pack", "the words are too large or too deep"))?;
        let words = read_words(tree).map_err(|cause| pack_error(&cause))?;
        self.inner.store.borrow_mut().set_words(&language, words);
        self.inner.show();
        Ok(())
    }

    /// Hears that the words of a language could not be fetched, and says so to the reader; the language that they keep.
    pub fn words_missing(&self, language: String) -> Option<String> {
        let shown = self.inner.store.borrow_mut().words_missing(&language);
        self.inner.show();
        shown.map(|shown| shown.tag().into())
    }

    /// The answers so far, by fact.
    pub fn answers(&self) -> JsValue {
        let store = self.inner.store.borrow();
        store.interview.as_ref().map_or(JsValue::NULL, |interview| replies::to_object(interview.rules(), interview.answers()))
    }

    /// Replaces the answers: `{applied: [fact], dropped: [fact]}`. What cannot be used is left out one by one.
    pub fn set_answers(&self, answers: JsValue) -> JsValue {
        let read = {
            let store = self.inner.store.borrow();
            let Some(interview) = &store.interview else { return JsValue::NULL };
            replies::read(interview.rules(), &answers, interview.engine().as_of())
        };
        let mut notices = self.inner.store.borrow_mut().set_answers(read.answers);
        if !read.dropped.is_empty() {
            let dropped: Vec<&str> = read.dropped.iter().map(String::as_str).collect();
            notices.push(Notice::Answers(format!("these answers cannot be used and are left out: {}", join(&dropped, ", "))));
        }
        self.inner.show();
        self.inner.tell(&notices);
        let ids = |ids: &[String]| strings(ids.iter().map(String::as_str));
        object(&[("applied", ids(&read.applied)), ("dropped", ids(&read.dropped))])
    }

    /// What the answers so far say about each measure, or `null` before there is a pack.
    pub fn outcome(&self) -> JsValue {
        let store = self.inner.store.borrow();
        store.interview.as_ref().map_or(JsValue::NULL, snapshot)
    }

    /// `idle` before there is a pack, then `asking`, `review` or `result`.
    pub fn state(&self) -> String {
        self.inner.store.borrow().state().into()
    }

    /// What the pack says of itself: `{id, version, digest, language}`.
    pub fn pack_info(&self) -> JsValue {
        let store = self.inner.store.borrow();
        let Some(interview) = &store.interview else { return JsValue::NULL };
        let pack = interview.pack();
        let text = |text: &String| JsValue::from_str(text);
        object(&[
            ("id", text(&pack.id)),
            ("version", text(&pack.version)),
            ("digest", text(&pack.digest)),
            ("language", text(&pack.language)),
        ])
    }

    /// Leaves the first screen.
    pub fn start(&self) {
        self.inner.act(Event::Session(Action::Start));
    }

    /// Forgets all answers.
    pub fn reset(&self) {
        self.inner.act(Event::Session(Action::Reset));
    }

    /// Goes back one question.
    pub fn back(&self) {
        self.inner.act(Event::Session(Action::Back));
    }

    /// Goes to the question of this fact; an unknown one changes nothing.
    pub fn go_to(&self, fact: String) {
        let fact = self.inner.store.borrow().interview.as_ref().and_then(|interview| interview.rules().fact(&fact));
        if let Some(fact) = fact {
            self.inner.act(Event::Session(Action::GoTo(fact)));
        }
    }

    /// Shows all answers with links to change them.
    pub fn review(&self) {
        self.inner.act(Event::Session(Action::Review));
    }

    /// Moves the focus to the heading of what is shown.
    pub fn focus(&self) {
        self.inner.store.borrow_mut().want_focus();
        self.inner.show();
    }
}

impl Inner {
    fn act(self: &Rc<Self>, event: Event) {
        let notices = self.store.borrow_mut().act(event);
        self.show();
        self.tell(&notices);
    }

    fn tell(&self, notices: &[Notice]) {
        for notice in notices {
            self.listener.tell(notice);
        }
    }

    fn show(self: &Rc<Self>) {
        let Some(view) = self.store.borrow().view() else { return };
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
            None => *screen = Some(Renderer::<App>::with_root_and_props(self.mount.clone(), props).render()),
        }
    }
}

/// The as-of day: as set, or today in UTC+8.
fn as_of(store: &Store) -> Date {
    let today = || {
        let hours = js_sys::Date::now() / 3_600_000.0 + 8.0;
        Date::from_days((hours / 24.0).floor() as i64)
    };
    store.options.as_of().or_else(today).unwrap_or(Date::LAST)
}
