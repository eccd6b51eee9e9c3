//! The compiled form of a pack: what arrives over the wire, and the check that makes it usable.
//!
//! [`PackDocument`] is what arrived, [`Pack`] is what is right; only [`load`] makes a `Pack`, and inside it every index
//! is good. Knows nothing of YAML, of fetching, or of sessions.

mod encode;
mod load;
mod wire;

pub use encode::{Header, encode};
pub use load::{Pack, PackError, load};
pub use wire::{DocumentWire, FORMAT, FactWire, MeasuresWire, PackDocument, PlacesWire, WordFile};
