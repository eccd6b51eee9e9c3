//! What the host page sets by attributes, as the shell hands it over.
//!
//! The shell has warned about values it does not know and left them out; what is still unknown here falls back quietly.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::component::{TextSize, Theme};
use crate::model::Date;

/// Settings of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// BCP 47 tag of the language to show: `zh-Hans`, `zh-Hant` or `en`.
    pub lang: String,
    /// How large everything is at first; the reader can switch it.
    pub text_size: TextSize,
    /// Colours; `auto` is resolved by the shell.
    pub theme: Theme,
    /// The day that outcomes are computed for, `YYYY-MM-DD`.
    pub as_of: String,
    /// Preset of the work place, by id; may be empty.
    pub place: String,
    /// Level of the topmost heading.
    pub heading_level: u8,
    /// The name shown on top instead of the pack's; may be empty.
    pub title: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            lang: "zh-Hans".into(),
            text_size: TextSize::default(),
            theme: Theme::default(),
            as_of: String::new(),
            place: String::new(),
            heading_level: 2,
            title: String::new(),
        }
    }
}

/// What the shell hands over: only what changed, because the reader may have changed the rest since.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Change {
    lang: Option<String>,
    text_size: Option<TextSize>,
    theme: Option<Theme>,
    as_of: Option<String>,
    place: Option<String>,
    heading_level: Option<u8>,
    title: Option<String>,
}

impl Options {
    /// Takes over what is set in `change`; anything that is no settings object at all changes nothing.
    pub(super) fn change(&mut self, change: JsValue) {
        let change: Change = serde_wasm_bindgen::from_value(change).unwrap_or_default();
        replace(&mut self.lang, change.lang);
        replace(&mut self.text_size, change.text_size);
        replace(&mut self.theme, change.theme);
        replace(&mut self.as_of, change.as_of);
        replace(&mut self.place, change.place);
        replace(&mut self.heading_level, change.heading_level.map(|level| level.clamp(1, 6)));
        replace(&mut self.title, change.title);
    }

    /// The as-of date, where one is set and is a day.
    pub fn as_of(&self) -> Option<Date> {
        Date::parse(&self.as_of)
    }
}

fn replace<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}
