//! What the host page sets by attributes, as the shell hands it over.
//!
//! The shell has warned about values it does not know and left them out; what is still unknown here falls back quietly.

use wasm_bindgen::JsValue;

use super::json::from_js;
use crate::component::{Keep, TextSize, Theme};
use crate::model::Date;
use crate::pack::Tree;

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
    /// The address that links with answers begin with; empty: none are offered.
    pub link_base: String,
    /// Whether answers may be kept.
    pub keep: Keep,
    /// All questions are asked on one page.
    pub paged: bool,
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
            link_base: String::new(),
            keep: Keep::default(),
            paged: false,
        }
    }
}

impl Options {
    /// Takes over what is set in `change`: only what changed, because the reader may have changed the rest since. Anything
    /// that is no settings object at all changes nothing.
    pub(super) fn change(&mut self, change: &JsValue) {
        let mut change = from_js(change).unwrap_or_default();
        let mut text = |key: &str, slot: &mut String| {
            if let Tree::Text(text) = change.take(key) {
                *slot = text;
            }
        };
        text("lang", &mut self.lang);
        text("asOf", &mut self.as_of);
        text("place", &mut self.place);
        text("title", &mut self.title);
        text("linkBase", &mut self.link_base);
        let (mut size, mut theme, mut keep, mut layout) = (String::new(), String::new(), String::new(), String::new());
        text("persist", &mut keep);
        text("layout", &mut layout);
        text("textSize", &mut size);
        text("theme", &mut theme);
        if let Some(&known) = TextSize::ALL.iter().find(|known| known.word() == size) {
            self.text_size = known;
        }
        if !layout.is_empty() {
            self.paged = layout == "page";
        }
        match theme.as_str() {
            "light" => self.theme = Theme::Light,
            "dark" => self.theme = Theme::Dark,
            _ => {}
        }
        match keep.as_str() {
            "none" => self.keep = Keep::No,
            "session" => self.keep = Keep::Tab,
            "local" => self.keep = Keep::Device,
            _ => {}
        }
        if let Some(level) = change.take("headingLevel").number() {
            self.heading_level = level.clamp(1, 6) as u8;
        }
    }

    /// The as-of date, where one is set and is a day.
    pub fn as_of(&self) -> Option<Date> {
        Date::parse(&self.as_of)
    }
}
