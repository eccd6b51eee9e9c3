//! The session: pack, as-of date and trail of answers; yields the next question, what is left, and what the outcome comes to.
//!
//! Pure state: an event is a function on it ([`Interview::after`]). Knows nothing of Yew, the DOM, storage, or languages.

mod ahead;
mod detour;
mod elsewhere;
mod findings;
mod next;
mod page;
mod reply;
mod session;
mod token;

pub use detour::{Detour, Way};
pub use findings::{Filter, Findings, HangsOn, Near, Open, by_document, documents, groups};
pub use reply::{Reply, ReplyError, read_reply, write_reply};
pub use session::{Action, Interview, Screen};
pub use token::{LONGEST_TOKEN, Restored, TokenError, left_out, read_token, write_token};
