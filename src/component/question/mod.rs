//! One question: heading, hint, why it is asked, the control for its kind, and what went wrong.

mod choice;
mod date;
mod draft;
mod number;
mod place;
mod screen;
mod search;
mod set;

pub(super) use draft::{Draft, Slip, Submitted};
pub(super) use screen::{Asking, Control, controls, described, hints, left_words, question, said, submit, why};
