//! The outcome: a headline, what one qualifies for, what may be, what one step would open, and the rest.
//!
//! What belongs where, and in what order, is `interview::Findings`; what the reader looks at is [`Looking`].

mod ask;
mod card;
mod cited;
mod grouped;
mod headline;
mod lines;
mod look;
mod meet;
mod near;
mod open;
mod provisions;
mod rest;
mod screen;
mod take;
#[cfg(test)]
mod tests;
mod totals;

pub(super) use cited::titled;
pub(super) use lines::{Line, lines};
pub(super) use look::Looking;
pub(super) use screen::{Places, outcome, told};
