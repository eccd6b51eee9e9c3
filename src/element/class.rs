//! The class `Calculator`: one per element, for as long as the element lives.
//!
//! All methods take `&self` and let go of the store before they tell the shell anything, because the page's listeners
//! may call back.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::failure::{error, pack_error};
use super::notice::{Listener, Notice, to_js};
use super::options::Options;
use crate::component::{Screen, ScreenProps};
use crate::model::Texts;
use crate::pack::{FORMAT, Pack, PackDocument, PackError, WordFile, load};

/// A calculator in the page, driven by `www/element.js`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calculator {
    store: RefCell<Store>,
    listener: Listener,
    screen: RefCell<AppHandle<Screen>>,
}

#[derive(Debug, Default)]
struct Store {
    options: Options,
    pack: Option<Rc<Pack>>,
    words: Vec<(String, Rc<Texts>)>,
}

#[wasm_bindgen]
impl Calculator {
    /// Mounts the screens inside an empty element; `listener` is called as `(type, detail)`.
    #[wasm_bindgen(constructor)]
    pub fn new(mount: Element, listener: Function) -> Calculator {
        let screen = Renderer::<Screen>::with_root_and_props(mount, ScreenProps::default()).render();
        Calculator { store: RefCell::default(), listener: Listener(listener), screen: RefCell::new(screen) }
    }

    /// Settings from attributes; what is absent stays as it is.
    pub fn set_options(&self, options: JsValue) {
        self.store.borrow_mut().options.change(options);
        self.show();
    }

    /// Takes the core of a pack, parsed from its JSON. Answers that fit it stay.
    ///
    /// # Errors
    /// An error with code `version` or `pack`; what was loaded before stays.
    pub fn load(&self, core: JsValue) -> Result<(), JsValue> {
        // The version first: a pack of another form would otherwise only seem damaged.
        let Form { format } = serde_wasm_bindgen::from_value(core.clone()).map_err(|cause| error("pack", &cause.to_string()))?;
        if format != FORMAT {
            return Err(pack_error(&PackError::Version(format)));
        }
        let document: PackDocument = serde_wasm_bindgen::from_value(core).map_err(|cause| error("pack", &cause.to_string()))?;
        let pack = Rc::new(load(document).map_err(|cause| pack_error(&cause))?);
        {
            let mut store = self.store.borrow_mut();
            store.pack = Some(pack);
            store.words.clear();
        }
        self.show();
        Ok(())
    }

    /// The files with words that belong to the pack: `[{language, file, integrity}]`.
    pub fn word_files(&self) -> JsValue {
        let store = self.store.borrow();
        let files: &[WordFile] = store.pack.as_ref().map_or(&[], |pack| &pack.files);
        to_js(&files).unwrap_or(JsValue::NULL)
    }

    /// Takes the words of one language, parsed from their JSON.
    ///
    /// # Errors
    /// An error with code `pack`.
    pub fn set_words(&self, language: String, words: JsValue) -> Result<(), JsValue> {
        let words: Texts = serde_wasm_bindgen::from_value(words).map_err(|cause| error("pack", &cause.to_string()))?;
        {
            let mut store = self.store.borrow_mut();
            store.words.retain(|(known, _)| *known != language);
            store.words.push((language, Rc::new(words)));
        }
        self.show();
        Ok(())
    }

    /// The answers so far, by fact.
    pub fn answers(&self) -> JsValue {
        js_sys::Object::new().into()
    }

    /// Replaces the answers: `{applied: [fact], dropped: [fact]}`.
    pub fn set_answers(&self, answers: JsValue) -> JsValue {
        let _ = answers;
        to_js(&Applied::default()).unwrap_or(JsValue::NULL)
    }

    /// What the answers so far say about each measure, or `null` before there is a pack.
    pub fn outcome(&self) -> JsValue {
        JsValue::NULL
    }

    /// `idle` before there is a pack, then `asking`, `review` or `result`.
    pub fn state(&self) -> String {
        if self.store.borrow().pack.is_some() { "asking".into() } else { "idle".into() }
    }

    /// What the pack says of itself: `{id, version, digest, language}`.
    pub fn pack_info(&self) -> JsValue {
        let store = self.store.borrow();
        let info = store.pack.as_ref().map(|pack| PackInfo {
            id: &pack.id,
            version: &pack.version,
            digest: &pack.digest,
            language: &pack.language,
        });
        to_js(&info).unwrap_or(JsValue::NULL)
    }

    /// Leaves the first screen.
    pub fn start(&self) {
        self.step();
    }

    /// Forgets all answers.
    pub fn reset(&self) {
        self.listener.tell(&Notice::Reset {});
        self.step();
    }

    /// Goes back one question.
    pub fn back(&self) {
        self.step();
    }

    /// Goes to the question of this fact, if it is asked.
    pub fn go_to(&self, fact: String) {
        let _ = fact;
        self.step();
    }

    /// Shows all answers with links to change them.
    pub fn review(&self) {
        self.step();
    }

    /// Moves the focus to the heading of what is shown.
    pub fn focus(&self) {}
}

impl Calculator {
    fn step(&self) {
        self.listener.tell(&Notice::Step { screen: "start", fact: None, left: 0 });
    }

    fn show(&self) {
        let props = {
            let store = self.store.borrow();
            ScreenProps { pack: store.pack.clone(), heading_level: store.options.heading_level }
        };
        self.screen.borrow_mut().update(props);
    }
}

#[derive(Deserialize)]
struct Form {
    format: u32,
}

#[derive(Default, serde::Serialize)]
struct Applied {
    applied: Vec<String>,
    dropped: Vec<String>,
}

#[derive(serde::Serialize)]
struct PackInfo<'a> {
    id: &'a str,
    version: &'a str,
    digest: &'a str,
    language: &'a str,
}
