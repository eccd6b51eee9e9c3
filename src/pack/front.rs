//! What of a pack is needed to begin: what it says of itself, its questions, and what a session over it begins with.

use std::mem::take;
use std::rc::Rc;

use super::error::PackError;
use super::facts::bare_facts;
use super::head::{check_head, check_words};
use super::load::{Checked, MAX_MEASURES, Pack, bad, index};
use super::wire::{FORMAT, PackDocument};
use crate::model::{FactIx, Index, Places, Rules, Table};

/// What every session over a pack begins with, so that it can begin before anything is reasoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The first question.
    pub first: FactIx,
    /// At most so many questions are left.
    pub left: usize,
    /// So many measures hang on the first question.
    pub hanging: usize,
    /// So many documents and measures there are.
    pub documents: usize,
    /// See `documents`.
    pub measures: usize,
}

/// Checks as much of a document as a session needs to begin. The rules of the pack hold its facts without conditions, and nothing
/// else, so nothing can be reasoned with it; [`load`](super::load()) checks the rest.
///
/// # Errors
/// The first thing that is wrong with that much.
pub fn preview(mut document: PackDocument) -> Result<Pack, PackError> {
    front(&mut document).map_err(|wrong| *wrong)
}

/// Takes what the rest of the check does not need.
pub(super) fn front(document: &mut PackDocument) -> Checked<Pack> {
    if document.format != FORMAT {
        return Err(Box::new(PackError::Version(i64::from(document.format))));
    }
    check_head(document)?;
    check_words(&document.words)?;
    let (facts, audience_fact) = bare_facts(document)?;
    let opening = opening(document)?;
    let rules = Rules {
        places: Places { table: Table::new(Vec::new()) },
        facts,
        audience_fact,
        constraints: Vec::new(),
        documents: Table::new(Vec::new()),
        measures: Table::new(Vec::new()),
        granted: Vec::new(),
    };
    Ok(Pack {
        id: take(&mut document.id),
        version: take(&mut document.version),
        digest: take(&mut document.digest),
        language: take(&mut document.language),
        words: Rc::new(take(&mut document.words)),
        files: take(&mut document.files),
        opening,
        rules: Rc::new(rules),
    })
}

fn opening(document: &PackDocument) -> Checked<Option<Opening>> {
    let facts = document.facts.len();
    let count = |number: i64| index(number, MAX_MEASURES + 1);
    match *document.opening.as_slice() {
        [] => Ok(None),
        [first, left, hanging, documents, measures] => {
            let (first, left) = (index(first, facts).map(FactIx::at), index(left, facts + 1));
            let counts = (count(hanging), count(documents), count(measures));
            let (Some(first), Some(left), (Some(hanging), Some(documents), Some(measures))) = (first, left, counts) else {
                return Err(bad("opening", "it names no fact, or more than there can be"));
            };
            Ok(Some(Opening { first, left, hanging, documents, measures }))
        }
        _ => Err(bad("opening", "it must be five numbers")),
    }
}
