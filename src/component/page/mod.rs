//! All questions on one page: those that still matter and those answered, each with its controls.
//!
//! Every control is that of the question screen. What differs is that an answer is taken as soon as it can be read, and that the
//! reader stays where they are.

mod places;
mod screen;
mod state;

pub(super) use screen::{page, told};
pub(super) use state::Paging;
