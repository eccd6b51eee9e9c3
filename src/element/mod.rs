//! The only web boundary: the class that `www/element.js` drives, its options, and what it tells the page.
//!
//! Knows nothing of rules and conditions, and nothing of `fetch`: the shell brings every file. Only this folder names
//! `JsValue`.

mod aloud;
mod aside;
mod class;
mod failure;
mod json;
mod late;
mod notice;
mod options;
mod replies;
mod snapshot;
mod store;
mod taking;

pub use class::Calculator;
pub use failure::{late_arrived, on_panic};
pub use json::from_js;
pub use options::Options;
