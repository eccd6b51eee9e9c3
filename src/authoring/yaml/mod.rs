//! YAML as a tree of nodes with their places, and nothing hostile in it.
//!
//! Knows nothing of policies: which keys there are, and what they mean, is the business of `shape` and `lower`.

mod guard;
mod node;
mod parse;
mod source;

pub use node::{Entry, Node, Value};
pub use parse::parse;
pub use source::{Place, Source, Sources, Span};
