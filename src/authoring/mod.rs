//! YAML to checked rules, and everything the officer's tool does with them.
//!
//! ```text
//! folder ─▶ yaml ─▶ shape ─▶ lower ─▶ Policies ─▶ compile ─▶ pack and files of words
//!           (trees)  (keys)   (model)     ├─▶ check      what is wrong, or likely not meant
//!                                         ├─▶ analyse    what is proved over all possible applicants
//!                                         ├─▶ cases      persons, assessed or compared with what is expected
//!                                         ├─▶ review     pages for sign-off
//!                                         ├─▶ sheet      a spreadsheet, there and back
//!                                         ├─▶ diff       whose outcome changes from one pack to another
//!                                         └─▶ boundary   persons for whom one condition alone decides
//! ```
//!
//! Every message to an author is defined in [`diagnose`]. Knows nothing of the web, of components, or of a clock.

pub mod analyse;
pub mod boundary;
pub mod cases;
pub mod check;
pub mod cli;
pub mod command;
pub mod compile;
pub mod damaged;
pub mod diagnose;
pub mod diff;
pub mod digest;
pub mod folder;
pub mod lang;
pub mod lower;
pub mod person;
pub mod review;
pub mod sentences;
pub mod shape;
pub mod sheet;
pub mod skeleton;
pub mod system;
pub mod terms;
pub mod write;
pub mod yaml;
