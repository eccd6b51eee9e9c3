//! From trees to the model: what ids refer to, what values mean, which words belong where.
//!
//! Every pass is total: where something is wrong it is reported, and a harmless stand-in lets the rest be read, so that
//! all problems come out at once. Knows nothing of files on disk, of packs, or of how messages look.

mod condition;
mod dictionary;
mod document;
mod fact;
mod place;
mod policies;
mod read;
mod test;
mod texts;
mod value;

pub use dictionary::{Dictionary, Missing};
pub use document::{DocumentPart, MeasurePart};
pub use fact::FactPart;
pub use policies::{Listing, Policies, Translated};
pub use read::{Reading, read};
pub(in crate::authoring) use value::kind_word;
