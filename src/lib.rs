//! Policy Calculator: which policy measures does an applicant qualify for, and why.
//!
//! ```text
//! policies/**.yaml ─authoring─▶ pack document (JSON)             native ends here, browser begins
//!    ─element.js fetch─▶ pack::load ─▶ Pack ─▶ Interview ──view──▶ component ─▶ shadow root
//!                                       ▲  after(Action) │ Callback<Action>
//!                                       └────────────────┘
//! ```
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`model`] | plain data: facts, values, conditions, measures, civil dates |
//! | [`engine`] | exact reasoning: what the answers say about each measure, and which facts still matter |
//! | [`pack`] | the compiled form of the rules, and the check that makes it usable |
//! | [`interview`] | the session: answers, trail, next question, bound on what is left |
//! | [`wording`] | the element's own words in every language |
//! | `component` | shows a session (feature `web`) |
//! | `element` | the JavaScript boundary (feature `web`) |
//! | `authoring` | YAML to packs, diagnostics, scenarios (feature `authoring`) |
//!
//! Who knows what is enforced by `tests/architecture.rs`; the invariants stand in `docs/architecture.md`.

pub mod engine;
pub mod interview;
pub mod model;
pub mod pack;
pub mod wording;

#[cfg(feature = "web")]
pub mod component;
#[cfg(feature = "web")]
pub mod element;

#[cfg(feature = "authoring")]
pub mod authoring;
