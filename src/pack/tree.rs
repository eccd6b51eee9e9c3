//! A parsed JSON value, whoever parsed it: the browser, or the authoring tool.
//!
//! One small type in place of a deserializer for each part of the wire form: those alone would weigh more than the engine.

use super::error::PackError;

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
        if let Tree::Fields(fields) = self {
            for (name, value) in fields {
                if name == key {
                    return std::mem::take(value);
                }
            }
        }
        Tree::Null
    }

    /// The whole number it is, if it is one.
    pub fn number(&self) -> Option<i64> {
        match *self {
            // Beyond 2^53 a number may not be what was written.
            Tree::Number(n) if n.trunc() == n && n.abs() < 9_007_199_254_740_992.0 => Some(n as i64),
            _ => None,
        }
    }

    /// Whether it is an object.
    pub(super) fn is_object(&self) -> bool {
        matches!(self, Tree::Fields(_))
    }
}

/// Takes the fields of an object by kind, and remembers the first that is of another. Reading goes on with an empty value, so
/// that there is one check at the end instead of one at each of a hundred fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    tree: Tree,
    /// The first field that is wrong.
    wrong: Option<PackError>,
}

impl Fields {
    /// Begins with an object.
    pub(super) fn of(tree: Tree) -> Fields {
        let wrong = (!tree.is_object() && !matches!(tree, Tree::Null)).then(|| wrong("pack", "it must be an object"));
        Fields { tree, wrong }
    }

    /// The first thing that was wrong, here or in `value`'s place.
    pub(super) fn end<T>(self, value: T) -> Result<T, PackError> {
        match self.wrong {
            Some(wrong) => Err(wrong),
            None => Ok(value),
        }
    }

    /// Stops where something was wrong already.
    pub(super) fn so_far(&self) -> Result<(), PackError> {
        self.wrong.map_or(Ok(()), Err)
    }

    /// A text; empty where there is none.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        match self.tree.take(key) {
            Tree::Text(text) => text,
            other => {
                self.expect(matches!(other, Tree::Null), key, "it must be a text");
                String::new()
            }
        }
    }

    /// A flag; false where there is none.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.tree.take(key) {
            Tree::Flag(flag) => flag,
            other => {
                self.expect(matches!(other, Tree::Null), key, "it must be true or false");
                false
            }
        }
    }

    /// A whole number, which must be there.
    pub(super) fn number(&mut self, key: &'static str) -> i64 {
        let number = self.tree.take(key).number();
        self.expect(number.is_some(), key, "it must be a whole number");
        number.unwrap_or_default()
    }

    /// A list; empty where there is none.
    pub(super) fn list(&mut self, key: &'static str) -> Vec<Tree> {
        match self.tree.take(key) {
            Tree::List(items) => items,
            other => {
                self.expect(matches!(other, Tree::Null), key, "it must be a list");
                Vec::new()
            }
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(key) {
            match item {
                Tree::Text(text) => texts.push(text),
                _ => self.expect(false, key, "it must be a list of texts"),
            }
        }
        texts
    }

    /// A list of whole numbers.
    pub(super) fn numbers(&mut self, key: &'static str) -> Vec<i64> {
        let mut numbers = Vec::new();
        for item in self.list(key) {
            match item.number() {
                Some(number) => numbers.push(number),
                None => self.expect(false, key, "it must be a list of whole numbers"),
            }
        }
        numbers
    }

    /// An object inside.
    pub(super) fn fields(&mut self, key: &str) -> Fields {
        Fields::of(self.tree.take(key))
    }

    /// Takes over what was wrong inside.
    pub(super) fn absorb(&mut self, inner: Fields) {
        if self.wrong.is_none() {
            self.wrong = inner.wrong;
        }
    }

    fn expect(&mut self, right: bool, at: &'static str, what: &'static str) {
        if !right && self.wrong.is_none() {
            self.wrong = Some(wrong(at, what));
        }
    }
}

fn wrong(at: &'static str, what: &'static str) -> PackError {
    PackError::Invalid { at, item: None, what }
}
