//! Whether a tree has the form it should have; everything that is wrong with it is reported.

use super::{Record, Shape};
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::yaml::{Node, Value};
use crate::model::Date;

/// How long a text may be, in bytes; packs refuse longer ones.
const MAX_TEXT: usize = 4_096;

/// Checks a tree.
pub fn check(node: &Node, shape: &Shape, report: &mut Report) {
    match shape {
        Shape::Text => text(node, report),
        Shape::Id => id(node, report),
        Shape::Ids => match &node.value {
            Value::List(items) => items.iter().for_each(|item| id(item, report)),
            _ => id(node, report),
        },
        Shape::Tag => tag(node, report),
        Shape::Flag => wrong(node.flag().is_none(), node, &codes::NOT_A_FLAG, report),
        Shape::Whole => wrong(node.whole().is_none(), node, &codes::NOT_A_NUMBER, report),
        Shape::Money => wrong(node.fen().is_none(), node, &codes::NOT_MONEY, report),
        Shape::Date => wrong(node.text().and_then(Date::parse).is_none(), node, &codes::NOT_A_DATE, report),
        Shape::Word(words) => word(node, &words(), report),
        Shape::Nullable(_) if node.is_null() => {}
        Shape::Nullable(inner) => check(node, inner, report),
        Shape::List(inner) => match node.items() {
            Some(items) => items.iter().for_each(|item| check(item, inner, report)),
            None => wrong(true, node, &codes::NOT_A_LIST, report),
        },
        Shape::Texts => match node.entries() {
            Some(entries) => entries.iter().for_each(|entry| text(&entry.value, report)),
            None => wrong(true, node, &codes::NOT_A_MAPPING, report),
        },
        Shape::Record(record) => fields(node, record, report),
        Shape::Answers => wrong(node.entries().is_none(), node, &codes::NOT_A_MAPPING, report),
        Shape::Condition | Shape::Value | Shape::Amount => {}
    }
}

/// A text worth quoting in a message: short, on one line.
pub(in crate::authoring) fn quote(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    let mut short: String = line.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn wrong(bad: bool, node: &Node, code: &'static crate::authoring::diagnose::Definition, report: &mut Report) {
    if bad {
        report.add(code, node.span, &[quote(node.text().unwrap_or_default()).into()]);
    }
}

fn text(node: &Node, report: &mut Report) {
    match node.text() {
        Some(text) if text.len() > MAX_TEXT => wrong(true, node, &codes::TEXT_TOO_LONG, report),
        Some(text) if !text.trim().is_empty() => {}
        _ => wrong(true, node, &codes::NOT_A_TEXT, report),
    }
}

fn id(node: &Node, report: &mut Report) {
    let Some(text) = node.text() else { return wrong(true, node, &codes::NOT_A_TEXT, report) };
    if is_id(text) {
        return;
    }
    let narrow: String = text.chars().map(narrow).collect();
    if narrow != text && narrow.is_ascii() {
        report.add(&codes::WIDE_ID, node.span, &[quote(text).into(), quote(&narrow).into()]);
    } else {
        report.add(&codes::BAD_ID, node.span, &[quote(text).into()]);
    }
}

/// Whether a text can be an id.
pub(in crate::authoring) fn is_id(id: &str) -> bool {
    let mut bytes = id.bytes();
    id.len() <= 64
        && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}

/// The plain form of a full-width character.
pub(in crate::authoring) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '、' => ',',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '【' => '[',
        '】' => ']',
        '—' | '–' => '-',
        c => c,
    }
}

fn tag(node: &Node, report: &mut Report) {
    let is_tag = |text: &str| {
        let mut parts = text.split('-');
        let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
        first && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    wrong(!node.text().is_some_and(is_tag), node, &codes::LANGUAGE_TAG, report);
}

fn word(node: &Node, words: &[&'static str], report: &mut Report) {
    let Some(text) = node.text() else { return wrong(true, node, &codes::NOT_A_TEXT, report) };
    if !words.contains(&text) {
        let list = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
        let meant = similar(text, words.iter().copied());
        report.add(&codes::UNKNOWN_WORD, node.span, &[quote(text).into(), list.into()]).meant(meant);
    }
}

fn fields(node: &Node, record: &Record, report: &mut Report) {
    let Some(entries) = node.entries() else { return wrong(true, node, &codes::NOT_A_MAPPING, report) };
    let mut misspelt = Vec::new();
    for entry in entries {
        match record.keys.iter().find(|key| key.name == entry.key) {
            Some(key) => check(&entry.value, &key.shape, report),
            None => {
                let free = record.keys.iter().map(|key| key.name).filter(|name| node.get(name).is_none());
                let narrow: String = entry.key.chars().map(narrow).collect();
                let meant = similar(narrow.trim(), free);
                let known = record.keys.iter().map(|key| format!("`{}`", key.name)).collect::<Vec<_>>().join(" ");
                report.add(&codes::UNKNOWN_KEY, entry.span, &[quote(&entry.key).into(), record.what.into(), known.into()]).meant(meant);
                misspelt.extend(meant);
            }
        }
    }
    // A key that is only misspelt is not missing as well.
    let missing = |key: &&super::Key| key.required && node.get(key.name).is_none() && !misspelt.contains(&key.name);
    for key in record.keys.iter().filter(missing) {
        report.add(&codes::MISSING_KEY, node.span, &[key.name.into(), record.what.into(), key.help.into()]);
    }
}
