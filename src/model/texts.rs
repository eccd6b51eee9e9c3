//! The words of a pack in one language, in the order of its entities.
//!
//! A pack's core carries topics, facts and places in its main language; documents and measures arrive in a second file.

use serde::Serialize;

/// The words of a pack in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// The name of the whole pack.
    pub title: String,
    /// Names of the topics.
    pub topics: Vec<String>,
    /// Questions.
    pub facts: Vec<FactText>,
    /// Names of the places.
    pub places: Vec<String>,
    /// How the places are typed: their names in pinyin, syllables parted by spaces; the same in every language.
    pub pinyin: Vec<String>,
    /// Documents; empty until their file has arrived.
    pub documents: Vec<DocumentText>,
    /// Measures; empty until their file has arrived.
    pub measures: Vec<MeasureText>,
}

/// How a fact is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FactText {
    /// The question.
    pub ask: String,
    /// Other words of the question, by choice of the audience fact (its position); empty: the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask_for: Vec<String>,
    /// A hint where a plain person would hesitate; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Other words of the hint, as for the question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hint_for: Vec<String>,
    /// The unit of a number; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The choices, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceText>,
}

/// A choice: its name, and the small print below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChoiceText {
    /// Name.
    pub name: String,
    /// Small print; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What is shown of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentText {
    /// Its title as printed.
    pub title: String,
    /// Its number as printed; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// What kind of paper it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nature: String,
    /// What its age means for the reader.
    pub warning: String,
    /// On what in the document the stated period rests.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// Whom to ask, as named at the time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Where the text can be read; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

/// What is shown of a measure. Empty words mean that the document does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MeasureText {
    /// What a person would call it.
    pub name: String,
    /// What one gets, in one line.
    pub gives: String,
    /// The parts of a benefit in kind, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<String>,
    /// The words of its condition's nodes, in the order they are written; empty where a node has none of its own.
    pub says: Vec<String>,
    /// How to apply.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// Whom to ask.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// The provision.
    pub clause: String,
    /// What the text at that place literally fixes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<String>,
    /// Quota; may be empty, like the four that follow.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quota: String,
    /// For how long.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// Who comes first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub precedence: String,
    /// Who is left out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exclusions: String,
    /// How often it is held.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub review_cycle: String,
    /// What the document leaves open without deciding the outcome.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unstated: Vec<String>,
    /// Where the text can be read two ways, how we read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reading: Vec<String>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Documents it builds on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers_to: Vec<String>,
}
