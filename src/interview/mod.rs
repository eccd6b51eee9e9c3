//! The session: pack, as-of date and trail of answers; yields the next question, and what is left.
//!
//! Pure state: an event is a function on it. Knows nothing of Yew, the DOM, storage, or languages.

mod reply;

pub use reply::{Reply, ReplyError, read_reply, write_reply};
