//! Plain data: what a pack says and what an applicant answers.
//!
//! Knows nothing of any other module: not how rules are judged, stored, asked or shown. Entities refer to each other
//! by dense indices ([`FactIx`], [`PlaceIx`] …) that only a checked [`Rules`] gives out; ids as text live at the edges.

mod answer;
mod condition;
mod date;
mod fact;
mod group;
mod measure;
mod order;
mod place;
mod rules;
mod table;
mod texts;

pub use answer::{Answer, Answers};
pub use condition::{Condition, Leaf, Node, Predicate, Test};
pub use date::Date;
pub use fact::{Choices, Fact, Kind, Value};
pub use group::Group;
pub use measure::{Amount, Certainty, Document, Form, Grant, Measure, MeasureKind, Per};
pub use order::sorted_by;
pub use place::{Place, Places};
pub use rules::{Constraint, Granted, Rules};
pub use table::{DocumentIx, FactIx, Index, MeasureIx, OpenIx, PlaceIx, Table};
pub use texts::{ChoiceText, DocumentText, FactText, MeasureText, Texts};
