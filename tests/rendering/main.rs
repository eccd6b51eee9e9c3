//! What each screen says, drawn natively.
//!
//! What moves (errors, unfolding, focus) is tried in a browser: `tests/browser`.
#![cfg(all(feature = "web", feature = "authoring"))]
#![allow(clippy::expect_used, clippy::panic, reason = "tests may fail loudly: that is what they are for")]

mod calendar;
mod card;
mod draw;
mod frame;
mod near;
mod outcome;
mod page;
mod place;
mod question;
mod review;
mod start;
mod taken;
