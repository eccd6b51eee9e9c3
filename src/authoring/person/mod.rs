//! Persons as examples: told in words or as answers, and judged once more by a plain reading of the rules.
//!
//! Whatever the tool claims with an example, it checks on that person by [`Plain`] before it says so. Shares no code with the engine's
//! reasoning. Knows nothing of what is claimed.

mod plain;
mod words;

pub use plain::{Granted, Plain};
pub use words::{Line, answer, answers_json, answers_yaml, lines};
