//! What an outcome comes to for a person: what is theirs, what may be, what one step would open, and the rest, each in order.
//!
//! Puts in order what the engine found; decides nothing about a measure itself. Knows no words and no screen.
//!
//! | file | what it does |
//! | --- | --- |
//! | `parts` | which measures belong to which part, and in what order |
//! | `near` | near misses: what to change, or until when to wait |
//! | `until` | the last day of what is met for a time only |
//! | `filter` | looking at one kind or one document only |

mod filter;
mod near;
mod parts;
mod until;

pub use filter::{Filter, by_document, documents, groups};
pub use near::Near;
pub use parts::{HangsOn, Open};

use super::session::Interview;
use crate::engine::Total;
use crate::model::MeasureIx;

/// What an outcome comes to. Every measure is in exactly one of the lists, but for `missed`, which names some once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What the person qualifies for: money first, the highest first.
    pub qualifies: Vec<MeasureIx>,
    /// What may be theirs, by what it hangs on; only parts that hold something.
    pub open: Vec<Open>,
    /// What one step, or time alone, would bring within reach: the nearest first.
    pub near: Vec<Near>,
    /// What is only announced.
    pub announced: Vec<MeasureIx>,
    /// What the person does not qualify for, and is not near.
    pub refused: Vec<MeasureIx>,
    /// What is for other places.
    pub elsewhere: Vec<MeasureIx>,
    /// Money that is refused although little is missing: the fewest failing conditions first, then the highest amount.
    pub missed: Vec<MeasureIx>,
    /// What the amounts come to, by period.
    pub totals: Vec<Total>,
}

impl Findings {
    /// What the outcome of a session comes to.
    pub(super) fn of(interview: &Interview) -> Findings {
        let mut findings = parts::parts(interview);
        let refused = std::mem::take(&mut findings.refused);
        findings.missed = near::missed(interview, &refused);
        findings.near = near::near(interview, &refused);
        for measure in refused {
            if !findings.near.iter().any(|near| near.measure == measure) {
                findings.refused.push(measure);
            }
        }
        findings.totals = interview.engine().totals(interview.outcome(), interview.admitted());
        findings
    }

    /// How many measures may be the person's.
    pub fn open_count(&self) -> usize {
        self.open.iter().map(|open| open.measures.len()).sum()
    }

    /// What may be the person's, in one list.
    pub fn all_open(&self) -> Vec<MeasureIx> {
        self.open.iter().flat_map(|open| open.measures.iter().copied()).collect()
    }

    /// How many measures are neither theirs nor near.
    pub fn rest_count(&self) -> usize {
        self.announced.len() + self.refused.len() + self.elsewhere.len()
    }
}
