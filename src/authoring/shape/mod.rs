//! The form of every policy file: which keys there are, what each may hold, and which must stand.
//!
//! One table serves the check, the JSON Schemas for editors, and the skeleton of a new document. What ids refer to, and
//! what values mean, is the business of `lower`.

mod acknowledged;
mod check;
mod document;
mod files;
mod schema;

pub use acknowledged::{ACKNOWLEDGED, ACKNOWLEDGEMENTS};
pub use check::check;
pub(in crate::authoring) use check::{is_id, narrow, quote};
pub use document::{AMOUNT, DOCUMENT, LIMITS, MEASURE};
pub use files::{EXPECTED, FACTS, GLOSSARY, PACK, PLACES, SCENARIOS, WORDS};
pub use schema::{ID_PATTERN, schemas};

use super::lang::Both;

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text that is not empty.
    Text,
    /// An id.
    Id,
    /// An id, or a list of ids.
    Ids,
    /// A language tag.
    Tag,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Whole,
    /// An amount in yuan.
    Money,
    /// A day.
    Date,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Nothing (`null`), or this.
    Nullable(&'static Shape),
    /// A list of these.
    List(&'static Shape),
    /// A mapping of any keys to texts.
    Texts,
    /// A mapping with fixed keys.
    Record(&'static Record),
    /// A condition; read by `lower`.
    Condition,
    /// What a fact counts as; read by `lower`.
    Value,
    /// Answers of a scenario; read with the facts at hand.
    Answers,
    /// An amount, or `not_stated`; read by `lower`.
    Amount,
}

/// A mapping with fixed keys.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// Its name in schemas.
    pub name: &'static str,
    /// What it is called in messages.
    pub what: Both,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must stand.
    pub required: bool,
    /// What it means, for officers.
    pub help: &'static str,
}

const fn must(name: &'static str, shape: Shape, help: &'static str) -> Key {
    Key { name, shape, required: true, help }
}

const fn may(name: &'static str, shape: Shape, help: &'static str) -> Key {
    Key { name, shape, required: false, help }
}
