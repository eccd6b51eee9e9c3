//! The tree a YAML text becomes.

use super::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands; of a list or mapping, its beginning.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What stands at a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, number, flag or nothing; YAML's guesses are not taken over.
    Scalar {
        /// The text as written, without its quotes.
        text: String,
        /// Written without quotes, so that `true`, `12` and `null` may mean what they look like.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file, without duplicate keys.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub span: Span,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// From its beginning to the end of the last thing within it.
    pub fn extent(&self) -> Span {
        let end = match &self.value {
            Value::Scalar { .. } => None,
            Value::List(items) => items.last().map(|item| item.extent().end),
            Value::Map(entries) => entries.last().map(|entry| entry.value.extent().end),
        };
        Span { end: end.unwrap_or(self.span.end).max(self.span.end), ..self.span }
    }

    /// The text of a scalar that is not `null`.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Whether nothing stands here (`null`, `~`, or nothing after the colon).
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// A flag, `true` or `false` without quotes.
    pub fn flag(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, plain: true } if text == "true" => Some(true),
            Value::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => None,
        }
    }

    /// A whole number without quotes, of at most fifteen digits.
    pub fn whole(&self) -> Option<i64> {
        let Value::Scalar { text, plain: true } = &self.value else { return None };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let fits = (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if fits { text.parse().ok() } else { None }
    }

    /// An amount of money in fen: yuan, with at most two decimals.
    pub fn fen(&self) -> Option<i64> {
        let Value::Scalar { text, plain: true } = &self.value else { return None };
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        let (yuan, cents) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(yuan) || !digits(cents) || yuan.len() > 13 || cents.len() > 2 {
            return None;
        }
        let cents = cents.parse::<i64>().ok()? * if cents.len() == 1 { 10 } else { 1 };
        let fen = yuan.parse::<i64>().ok()? * 100 + cents;
        Some(if negative { -fen } else { fen })
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text of a key, where it has one.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_yuan_with_at_most_two_decimals() {
        let fen = |text: &str| {
            let value = Value::Scalar { text: text.into(), plain: true };
            Node { span: Span::default(), value }.fen()
        };
        for (text, expected) in [
            ("20000", Some(2_000_000)),
            ("0.5", Some(50)),
            ("1.05", Some(105)),
            ("-3", Some(-300)),
            ("1.005", None),
            ("1e5", None),
            ("", None),
            (".5", None),
        ] {
            assert_eq!(fen(text), expected, "{text}");
        }
    }
}
