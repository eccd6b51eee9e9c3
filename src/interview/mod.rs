//! The session: pack, as-of date and trail of answers; yields the next question, and what is left.
//!
//! Pure state: an event is a function on it ([`Interview::after`]). Knows nothing of Yew, the DOM, storage, or languages.

mod next;
mod reply;
mod session;

pub use reply::{Reply, ReplyError, read_reply, write_reply};
pub use session::{Action, Interview, Screen};
