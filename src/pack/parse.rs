//! Packs and words from JSON text, for the authoring tool; in a page the browser parses.

use std::fmt;

use serde_json::Value;

use super::error::PackError;
use super::read::{read_document, read_words};
use super::tree::Tree;
use super::wire::PackDocument;
use crate::model::Texts;

/// Why a JSON text is no pack, or no words of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// It is no JSON: line and column, both counted from 1.
    Json(usize, usize),
    /// It is not of the shape it must have.
    Shape(PackError),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::Json(line, column) => write!(f, "it is no JSON: see line {line}, column {column}"),
            ParseError::Shape(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ParseError {}

/// The wire document in a JSON text.
///
/// # Errors
/// The text is no JSON, or not of the shape of a pack.
pub fn parse_document(json: &[u8]) -> Result<PackDocument, ParseError> {
    read_document(parse(json)?).map_err(ParseError::Shape)
}

/// The words in a JSON text.
///
/// # Errors
/// The text is no JSON, or not of the shape of words.
pub fn parse_words(json: &[u8]) -> Result<Texts, ParseError> {
    read_words(parse(json)?).map_err(ParseError::Shape)
}

fn parse(json: &[u8]) -> Result<Tree, ParseError> {
    serde_json::from_slice(json).map(tree).map_err(|error| ParseError::Json(error.line(), error.column()))
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
