//! The compiled form of a pack: what arrives over the wire, and the check that makes it usable.
//!
//! [`PackDocument`] is what arrived, [`Pack`] is what is right; only [`load`] makes a `Pack`, and inside it every index
//! is good. Knows nothing of YAML, of fetching, or of sessions.

mod code;
mod encode;
mod error;
mod facts;
mod front;
mod head;
mod links;
mod load;
#[cfg(feature = "authoring")]
mod parse;
mod read;
mod tree;
mod unique;
mod wire;

pub use encode::{Header, encode};
pub use error::PackError;
pub use front::{Opening, preview};
pub use load::{Pack, load};
#[cfg(feature = "authoring")]
pub use parse::{ParseError, parse_document, parse_words};
pub use read::{read_document, read_front, read_words};
pub use tree::Tree;
pub use wire::{DocumentWire, FORMAT, FactWire, MeasuresWire, PackDocument, PlacesWire, Sketch, Sketches, WordFile};
