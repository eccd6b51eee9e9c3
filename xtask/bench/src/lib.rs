//! What `cargo xtask bench` measures with: the engine that ships behind typed arrays, and, natively, everything that needs no browser.
//!
//! | file | what it does |
//! | --- | --- |
//! | `session` | the shipped engine in wasm, for Node and Chromium |
//! | `sets` | the neutral rule sets, profiles and expectations, as generated |
//! | `import` | a neutral rule set as a pack of ours |
//! | `brute` | what a tree says, by three-valued logic and by trying every completion |
//! | `exact` | what the engine says of a set, checked against both |
//! | `certificate` | the fewest answers that settle every measure: no interview can ask fewer questions |
//! | `persons` | who is asked |
//! | `asking` | which rule asks |
//! | `questions` | whole interviews, counted |
//! | `report` | figures against their bounds |

#[cfg(target_arch = "wasm32")]
pub mod session;

#[cfg(not(target_arch = "wasm32"))]
pub mod asking;
#[cfg(not(target_arch = "wasm32"))]
pub mod brute;
#[cfg(not(target_arch = "wasm32"))]
pub mod certificate;
#[cfg(not(target_arch = "wasm32"))]
pub mod exact;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
#[cfg(not(target_arch = "wasm32"))]
pub mod persons;
#[cfg(not(target_arch = "wasm32"))]
pub mod questions;
#[cfg(not(target_arch = "wasm32"))]
pub mod report;
#[cfg(not(target_arch = "wasm32"))]
pub mod sets;
