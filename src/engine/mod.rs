//! Exact reasoning: what the answers so far say about each measure.
//!
//! Pure: a function of rules, answers and as-of date. Knows nothing of wire forms, words, clocks, or sessions.
//!
//! Facts that are not answered can turn out in many ways, and so can what a document leaves open. A measure is decided
//! exactly when all of these completions, under the constraints, agree; a fact matters exactly when it can still make a
//! difference. Both are read off one decision diagram per measure, so nothing is approximated:
//!
//! | file | what it does |
//! | --- | --- |
//! | `domain` | cuts each fact into the few classes that a condition can tell apart |
//! | `known` | what the answers say of the classes |
//! | `diagram`, `builder` | decision diagrams over those classes, and the operations on them |
//! | `lower` | conditions, `ask_if`, audience, certainty and constraints into a diagram |
//! | `paths` | where the answers lead in the diagrams of all measures |
//! | `scan` | what stays possible in a diagram under the answers, and which facts and open points still matter |
//! | `standing` | what is said of a measure: where it stands, what refuses it, what it comes to |
//! | `outcome` | the engine: how standings, assessments and refusals are found |
//! | `admit` | answers that contradict each other under the constraints |
//! | `explain` | a measure's conditions one by one |
//! | `reasons` | the fewest answers that alone decide a measure |
//! | `whatif` | which changes, or which later day, would bring a measure within reach |
//! | `space`, `example` | for the officer's tool: statements about all applicants at once, and examples of them |
//! | `parts`, `classes`, `share` | for the officer's tool: a set of applicants as a few disjoint conditions, and how many they are |
//! | `totals` | what the stated amounts come to |

mod admit;
mod builder;
#[cfg(feature = "authoring")]
mod classes;
mod diagram;
mod domain;
#[cfg(feature = "authoring")]
mod example;
mod explain;
mod known;
mod lower;
mod memo;
mod outcome;
#[cfg(feature = "authoring")]
mod parts;
mod paths;
mod reasons;
mod scan;
#[cfg(feature = "authoring")]
mod share;
#[cfg(feature = "authoring")]
mod space;
mod standing;
#[cfg(test)]
mod tests;
mod totals;
mod whatif;

pub use admit::SetAside;
#[cfg(feature = "authoring")]
pub use classes::{Allowed, Members, counts};
pub use explain::{Explained, Verdict};
pub use outcome::Engine;
#[cfg(feature = "authoring")]
pub use parts::{Left, Part};
#[cfg(feature = "authoring")]
pub use share::{Priors, Slice};
#[cfg(feature = "authoring")]
pub use space::{Person, Set, Space, World, is_one_of};
pub use standing::{Assessment, Eligibility, Estimate, EstimateForm, Failed, Outcome, Standing};
pub use totals::Total;
pub use whatif::{Change, Step};
