//! Packs and words from JSON text, for the authoring tool; in a page the browser parses.

use serde_json::Value;

use super::load::PackError;
use super::read::{read_document, read_words};
use super::tree::Tree;
use super::wire::PackDocument;
use crate::model::Texts;

/// The wire document in a JSON text.
///
/// # Errors
/// The text is no JSON, or not of the shape of a pack.
pub fn parse_document(json: &[u8]) -> Result<PackDocument, PackError> {
    read_document(parse(json)?)
}

/// The words in a JSON text.
///
/// # Errors
/// The text is no JSON, or not of the shape of words.
pub fn parse_words(json: &[u8]) -> Result<Texts, PackError> {
    read_words(parse(json)?)
}

fn parse(json: &[u8]) -> Result<Tree, PackError> {
    serde_json::from_slice(json)
        .map(tree)
        .map_err(|error| PackError::Invalid { at: format!("line {}, column {}", error.line(), error.column()), what: "it is no JSON" })
}

fn tree(value: Value) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(flag) => Tree::Flag(flag),
        Value::Number(number) => Tree::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Tree::Text(text),
        Value::Array(items) => Tree::List(items.into_iter().map(tree).collect()),
        Value::Object(fields) => Tree::Fields(fields.into_iter().map(|(key, value)| (key, tree(value))).collect()),
    }
}
