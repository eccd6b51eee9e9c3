//! Exact reasoning: what the answers so far say about each measure.
//!
//! Pure: a function of rules, answers and as-of date. Knows nothing of wire forms, words, clocks, or sessions.
//!
//! Facts that are not answered can turn out in many ways, and so can what a document leaves open. A measure is decided
//! exactly when all of these completions, under the constraints, agree; a fact matters exactly when it can still make a
//! difference. Both are read off a decision diagram per measure (see `diagram`), so nothing is approximated.

mod outcome;

pub use outcome::{Assessment, Eligibility, Engine, Estimate, EstimateForm, Failed, Outcome, SetAside};
