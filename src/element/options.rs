//! What the host page sets by attributes, as the shell hands it over.
//!
//! The shell has warned about values it does not know and left them out; what is still unknown here falls back quietly.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::model::Date;

/// Settings of one element.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
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

/// Sizes of text and targets (适老化).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextSize {
    /// 16 px.
    #[default]
    Standard,
    /// 18 px, targets 60 px.
    Large,
    /// 22 px, targets 60 px.
    XLarge,
}

/// Colour themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
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

impl Options {
    /// Reads what the shell hands over; anything that is no settings object at all counts as no settings.
    pub(super) fn read(options: JsValue) -> Options {
        let mut options: Options = serde_wasm_bindgen::from_value(options).unwrap_or_default();
        options.heading_level = options.heading_level.clamp(1, 6);
        options
    }

    /// The as-of date, where one is set and is a day.
    pub fn as_of(&self) -> Option<Date> {
        Date::parse(&self.as_of)
    }
}
