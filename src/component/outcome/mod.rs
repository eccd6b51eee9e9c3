//! The outcome: headline, what one qualifies for, what may be, and the rest folded.

mod card;
mod headline;
mod lines;
mod parts;
mod screen;

pub(super) use screen::OutcomeScreen;
