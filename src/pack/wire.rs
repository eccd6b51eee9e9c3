//! The wire document: a pack as JSON.
//!
//! Flat columns and numbers instead of nested objects, because a browser hands them over fastest and they compress best.
//! Positions refer to the lists of the same document. `code` columns hold conditions in prefix form:
//!
//! | numbers | node |
//! | --- | --- |
//! | `0 n …` | all of the `n` conditions that follow |
//! | `1 n …` | any of them |
//! | `2 …` | not the one that follows |
//! | `3 k n …` | at least `k` of `n` |
//! | `4 test flags [open]` | the test at this position of `tests`; flag 1: inferred, flag 2: `open` is what stays open if it fails |
//! | `5 open` | the measure's open point |
//!
//! `tests` is itself flat: `fact tag payload`, where the tag is 0 one of (`n choices…`), 1 within (`n places…`), 2 some place,
//! 3 between (`ends low high`, where `ends` is 1 for low, 2 for high, 3 for both, and an absent end is left out), 4 within
//! years (`n`); plus 8 where the test is negated.

use serde::Serialize;

use crate::model::Texts;

/// The version of the wire form. A pack of another version is refused.
pub const FORMAT: u32 = 1;

/// A pack as it arrives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PackDocument {
    /// Version of the wire form.
    pub format: u32,
    /// Id of the pack.
    pub id: String,
    /// The officers' version of the rules, for people.
    pub version: String,
    /// `sha256-` and the base64 SHA-256 of this document's canonical JSON without this field.
    pub digest: String,
    /// The language of `words`.
    pub language: String,
    /// Topics, questions and places in that language.
    pub words: Texts,
    /// Files with the words of documents and measures, one per language.
    pub files: Vec<WordFile>,
    /// The tree of places.
    pub places: PlacesWire,
    /// Position of the fact that tells the kind of applicant.
    pub audience_fact: i64,
    /// Facts in pack order.
    pub facts: Vec<FactWire>,
    /// All tests, flat.
    pub tests: Vec<i64>,
    /// Names of the constraints.
    pub constraint_ids: Vec<String>,
    /// Conditions of the constraints, one after another.
    pub constraint_code: Vec<i64>,
    /// What a session begins with, so that it can be shown before anything is reasoned: the first question, the bound on questions
    /// left, how many measures hang on the first, how many documents and measures there are. Empty: a session begins once it can reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<i64>,
    /// The first screens as markup, for the shell to draw while the program is on its way. Read by nobody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sketches: Option<Sketches>,
    /// Documents in pack order.
    pub documents: Vec<DocumentWire>,
    /// Measures, by column.
    pub measures: MeasuresWire,
}

/// The first screens, as one version of the element draws them for a reader who has set nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sketches {
    /// The version of the element; another one may draw otherwise.
    pub element: String,
    /// What stands around every screen.
    pub frame: Sketch,
    /// The first screen.
    pub start: Sketch,
    /// The first question.
    pub question: Sketch,
    /// The line that says that something is on its way.
    pub waiting: Sketch,
}

/// Markup as data: there is no text in it that anybody parses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Sketch {
    /// The place of the screen in the frame; always 0.
    Screen(u8),
    /// Words.
    Text(String),
    /// An element: its name, attributes and content.
    Tag(String, Vec<(String, String)>, Vec<Sketch>),
}

/// A file with the words of a pack in one language, beside the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordFile {
    /// BCP 47 tag.
    pub language: String,
    /// File name, relative to the pack.
    pub file: String,
    /// Subresource-integrity string of the file.
    pub integrity: String,
}

/// The tree of places, by column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlacesWire {
    /// Ids.
    pub ids: Vec<String>,
    /// Position of the parent, or -1.
    pub parents: Vec<i64>,
}

/// A fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FactWire {
    /// Id.
    pub id: String,
    /// `flag choice ordered_choice set place integer money date`.
    pub kind: String,
    /// Position of its topic.
    pub topic: i64,
    /// Ids of its choices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Least and greatest number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub range: Vec<i64>,
    /// Condition under which it applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask_if: Vec<i64>,
    /// What it counts as otherwise: nothing (no value), or a value as in `answers` (flag 0/1, choice, choices, number).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub else_value: Vec<i64>,
    /// Whether `else_value` stands for a value.
    #[serde(skip_serializing_if = "is_false")]
    pub has_else: bool,
    /// A person could change it in time.
    #[serde(skip_serializing_if = "is_false")]
    pub changeable: bool,
    /// Health, family, money.
    #[serde(skip_serializing_if = "is_false")]
    pub sensitive: bool,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentWire {
    /// Id.
    pub id: String,
    /// `YYYY-MM-DD`, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issued: String,
    /// Position of the place it is for.
    pub place: i64,
    /// First day of its period, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Last day of its period, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
}

/// Measures, by column: all lists but the sparse ones have one entry per measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MeasuresWire {
    /// Ids.
    pub ids: Vec<String>,
    /// Positions of the documents.
    pub documents: Vec<i64>,
    /// Positions in `MeasureKind::ALL`.
    pub kinds: Vec<i64>,
    /// Bits of the audience: bit n is choice n of the audience fact.
    pub audiences: Vec<i64>,
    /// Positions in `Certainty::ALL`.
    pub certainties: Vec<i64>,
    /// Positions in `Grant::ALL`.
    pub grants: Vec<i64>,
    /// Conditions, one after another.
    pub code: Vec<i64>,
    /// Sparse: the measure of each entry of `open_keys`.
    pub open_measures: Vec<i64>,
    /// Keys of open points.
    pub open_keys: Vec<String>,
    /// Sparse and flat: `measure form value of per`; form 0 fixed, 1 up to, 2 ratio (value in percent, `of` a fact).
    pub amounts: Vec<i64>,
    /// Sparse and flat: `measure n measures…`.
    pub recognised_first_by: Vec<i64>,
    /// Sparse and flat: `fact choice measure`, the measure that hands out a status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub granted: Vec<i64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
