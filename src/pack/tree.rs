//! A parsed JSON value, whoever parsed it: the browser, or the authoring tool.
//!
//! One small type in place of a deserializer for each part of the wire form: those alone would weigh more than the engine.

use super::load::PackError;

/// A parsed JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tree {
    /// `null`, or nothing there.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Tree>),
    /// An object, in the order it came.
    Fields(Vec<(String, Tree)>),
}

impl Tree {
    /// How deep a tree may be. The wire form needs six levels.
    pub const MAX_DEPTH: usize = 12;
    /// How many values it may hold.
    pub const MAX_VALUES: usize = 4_000_000;

    /// Takes a field of an object out; null where there is none.
    pub fn take(&mut self, key: &str) -> Tree {
        match self {
            Tree::Fields(fields) => {
                fields.iter_mut().find(|(name, _)| name == key).map(|(_, value)| std::mem::take(value)).unwrap_or_default()
            }
            _ => Tree::Null,
        }
    }

    /// The string; empty for null.
    pub(super) fn text(self, at: &str) -> Result<String, PackError> {
        match self {
            Tree::Text(text) => Ok(text),
            Tree::Null => Ok(String::new()),
            _ => Err(wrong(at, "it must be a text")),
        }
    }

    /// The flag; false for null.
    pub(super) fn flag(self, at: &str) -> Result<bool, PackError> {
        match self {
            Tree::Flag(flag) => Ok(flag),
            Tree::Null => Ok(false),
            _ => Err(wrong(at, "it must be true or false")),
        }
    }

    /// The whole number.
    pub fn number(self, at: &str) -> Result<i64, PackError> {
        match self {
            // Beyond 2^53 a number may not be what was written.
            Tree::Number(n) if n.trunc() == n && n.abs() < 9_007_199_254_740_992.0 => Ok(n as i64),
            _ => Err(wrong(at, "it must be a whole number")),
        }
    }

    /// The array; empty for null.
    pub(super) fn list(self, at: &str) -> Result<Vec<Tree>, PackError> {
        match self {
            Tree::List(items) => Ok(items),
            Tree::Null => Ok(Vec::new()),
            _ => Err(wrong(at, "it must be a list")),
        }
    }

    /// The array of strings.
    pub(super) fn texts(self, at: &str) -> Result<Vec<String>, PackError> {
        let mut texts = Vec::new();
        for item in self.list(at)? {
            texts.push(item.text(at)?);
        }
        Ok(texts)
    }

    /// The array of whole numbers.
    pub(super) fn numbers(self, at: &str) -> Result<Vec<i64>, PackError> {
        let mut numbers = Vec::new();
        for item in self.list(at)? {
            numbers.push(item.number(at)?);
        }
        Ok(numbers)
    }

    /// Whether it is an object.
    pub(super) fn is_object(&self) -> bool {
        matches!(self, Tree::Fields(_))
    }
}

fn wrong(at: &str, what: &'static str) -> PackError {
    PackError::Invalid { at: at.into(), what }
}
