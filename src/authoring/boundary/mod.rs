//! Boundary persons: for each condition of a measure somebody for whom it alone decides, once by holding and once by failing, with
//! both sides of every threshold.
//!
//! | file | what it does |
//! | --- | --- |
//! | `goal` | what is to be exercised in a measure, and whether a person does |
//! | `search` | few persons who between them exercise all of it |
//! | `day` | the day on which both sides of all thresholds can be given |
//! | `scenario` | the persons as scenarios, for a human to confirm |
//! | `missing` | what the confirmed scenarios do not exercise yet |

mod day;
mod goal;
mod missing;
mod scenario;
mod search;

pub use day::telling_day;
pub use goal::{Detail, Goal, exercises, goals};
pub use missing::{Missing, missing};
pub use scenario::{HEAD, goal_words, is_same, scenarios};
pub use search::{Boundary, BoundaryPerson, Problem, boundary};
