//! What changes from one pack to another: whose outcome, which amounts, which words.
//!
//! | file | what it does |
//! | --- | --- |
//! | `common`, `places`, `reading` | both packs in one vocabulary of facts, choices and places |
//! | `unfold` | conditions over what a person would say, whether asked or not |
//! | `outcome` | whose outcome changes, exactly, on the engine's diagrams |

mod common;
mod outcome;
mod places;
mod reading;
mod unfold;

pub use common::{Common, Origin, common};
pub use outcome::{Alone, Change, Changed, Group, Outcomes, Persons, Possible, outcomes};
