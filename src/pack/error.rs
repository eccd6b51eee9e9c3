//! Why a document is not a pack: where, and what is wrong there.

use std::fmt;

use super::wire::FORMAT;

/// Why a document is not a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It is written in a form this version does not read.
    Version(i64),
    /// Something in it is wrong: where, and what.
    Invalid {
        /// The part of the document.
        at: &'static str,
        /// Which item of that part.
        item: Option<usize>,
        /// What is wrong there.
        what: &'static str,
    },
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::Version(found) => write!(f, "the pack is of format {found}, and this version reads format {FORMAT}"),
            PackError::Invalid { at, item: None, what } => write!(f, "the pack is damaged at `{at}`: {what}"),
            PackError::Invalid { at, item: Some(n), what } => write!(f, "the pack is damaged at `{at}[{n}]`: {what}"),
        }
    }
}

impl std::error::Error for PackError {}
