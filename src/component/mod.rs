//! Shows a session: one small file per thing shown.
//!
//! Knows the session and its words; never `JsValue`, window, fetch or storage. It shows truth and never computes it: what an
//! answer means is the engine's work. An event leaves through one callback, [`Event`].

mod app;
mod dom;
mod drawn;
mod frame;
mod outcome;
mod page;
mod question;
mod review;
#[cfg(feature = "authoring")]
mod sketch;
mod start;
mod take;
mod view;

pub use app::{App, Props};
#[cfg(feature = "authoring")]
pub use sketch::sketches;
pub use take::{Arrival, Keep, Origin, Said, Spot, Take, Wish, calendar, fragment, plain};
pub use view::{Aloud, Event, TextSize, Theme, View};
