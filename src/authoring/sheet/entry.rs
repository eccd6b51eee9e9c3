//! The value of a key as the text of a cell, and the text of a cell as lines of YAML.
//!
//! A list stands with one item a line; an empty list is `[]`, "not sure" is `?`. Conditions, amounts and the like stand as the YAML they are.

use crate::authoring::shape::Shape;
use crate::authoring::yaml::{Entry, Node, Source, Value};

/// How a key's value is written in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A text or id.
    Text,
    /// A number, flag or day: never in quotes.
    Plain,
    /// Texts or ids, one a line.
    List,
    /// YAML as it stands.
    Yaml,
}

impl Form {
    /// The form for a shape.
    pub(super) fn of(shape: &Shape) -> Form {
        match shape {
            Shape::Text | Shape::Id | Shape::Tag | Shape::Word(_) => Form::Text,
            Shape::Flag | Shape::Whole | Shape::Money | Shape::Date => Form::Plain,
            Shape::Nullable(inner) => Form::of(inner),
            Shape::List(Shape::Text | Shape::Id) => Form::List,
            _ => Form::Yaml,
        }
    }
}

/// The text of a cell for the value of an entry, whose lines end before `until`.
pub(super) fn cell(entry: &Entry, form: Form, source: &Source, until: usize) -> String {
    let node = &entry.value;
    let text = match (&node.value, form) {
        (_, Form::Yaml) if node.span.start.line > entry.span.start.line => block(node, source, until),
        (_, Form::Yaml) => flow(node),
        (Value::Scalar { .. }, _) => node.text().unwrap_or_default().to_string(),
        (Value::List(items), _) if items.is_empty() => "[]".into(),
        (Value::List(items), _) => items.iter().filter_map(Node::text).collect::<Vec<_>>().join("\n"),
        (Value::Map(_), _) => String::new(),
    };
    normal(&text)
}

/// A text as cells hold it: without spaces at the ends of lines, and without empty lines around it.
pub(super) fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches(['\r', ' '])).collect();
    lines.join("\n").trim_matches('\n').to_string()
}

/// The lines of a value as they stand, comments and all, without the indentation they share.
fn block(node: &Node, source: &Source, until: usize) -> String {
    let line = node.span.start.line.saturating_sub(1) as usize;
    let own: Vec<&str> = source.text.lines().skip(line).take(until.saturating_sub(line)).collect();
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indent = own.first().map_or(0, |line| spaces(line));
    own.iter().map(|line| line.get(spaces(line).min(indent)..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// A value on one line.
pub(super) fn flow(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, plain: true } => text.clone(),
        Value::Scalar { text, .. } => scalar(text),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", scalar(&entry.key), flow(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The lines of a key with what a cell holds, each behind this many spaces.
pub(super) fn lines(key: &str, cell: &str, form: Form, indent: usize) -> Vec<String> {
    let space = " ".repeat(indent);
    match form {
        Form::Text => vec![format!("{space}{key}: {}", scalar(cell))],
        Form::Plain => vec![format!("{space}{key}: {}", plain(cell))],
        Form::List if cell == "[]" => vec![format!("{space}{key}: []")],
        Form::List => {
            let mut lines = vec![format!("{space}{key}:")];
            lines.extend(cell.split('\n').map(|item| format!("{space}  - {}", scalar(item))));
            lines
        }
        Form::Yaml if !cell.contains('\n') => vec![format!("{space}{key}: {cell}")],
        Form::Yaml => {
            let mut lines = vec![format!("{space}{key}:")];
            lines.extend(cell.split('\n').map(|line| if line.trim().is_empty() { String::new() } else { format!("{space}  {line}") }));
            lines
        }
    }
}

/// A number, flag or day without quotes; whatever else was typed keeps its own, so that the check can say what is wrong with it.
pub(super) fn plain(text: &str) -> String {
    let simple = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if !text.is_empty() && text.chars().all(simple) { text.into() } else { scalar(text) }
}

/// A text as YAML, in quotes where it would otherwise be read as something else.
pub(super) fn scalar(text: &str) -> String {
    let harmless =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '（' | '）' | '、' | '，' | '；' | '。' | '《' | '》' | '“' | '”' | '〔' | '〕');
    let inner = |c: char| harmless(c) || matches!(c, '-' | '.' | '/' | ' ' | '%');
    let word = matches!(text, "" | "null" | "true" | "false" | "yes" | "no" | "on" | "off");
    let plain = text.starts_with(harmless) && text.chars().all(inner) && text.trim() == text && !text.contains("--");
    if plain && !word {
        return text.into();
    }
    if text.chars().any(char::is_control) {
        let escaped: String = text
            .chars()
            .map(|c| match c {
                '"' => "\\\"".into(),
                '\\' => "\\\\".into(),
                '\n' => "\\n".into(),
                '\t' => "\\t".into(),
                c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
                c => c.to_string(),
            })
            .collect();
        return format!("\"{escaped}\"");
    }
    format!("'{}'", text.replace('\'', "''"))
}
