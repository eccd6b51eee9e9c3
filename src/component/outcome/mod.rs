//! The outcome: headline, what one qualifies for, what may be, and the rest folded.

mod card;
mod headline;
mod lines;
mod parts;
mod screen;
#[cfg(test)]
mod tests;

pub(super) use screen::{Looking, outcome};
