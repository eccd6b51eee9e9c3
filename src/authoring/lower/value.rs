//! Values of facts, as YAML writes them.

use super::place;
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::shape::quote;
use crate::authoring::yaml::Node;
use crate::model::{Choices, Date, Fact, Kind, Places, Value};

/// The word for a kind.
pub(in crate::authoring) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Flag => "flag",
        Kind::Choice { ordered: false } => "choice",
        Kind::Choice { ordered: true } => "ordered_choice",
        Kind::Set => "set",
        Kind::Place => "place",
        Kind::Integer { .. } => "integer",
        Kind::Money { .. } => "money",
        Kind::Date => "date",
    }
}

/// What stands at a node, short enough for a message.
pub(super) fn quoted(node: &Node) -> String {
    match (node.text(), node.items(), node.entries()) {
        (Some(text), _, _) => quote(text),
        (_, Some(_), _) => "[…]".into(),
        (_, _, Some(_)) => "{…}".into(),
        _ => "null".into(),
    }
}

/// The position of a choice; reported where the fact has none of this name.
pub(super) fn choice(fact: &Fact, node: &Node, report: &mut Report) -> Option<usize> {
    let id = node.text();
    let found = id.and_then(|id| fact.choices.iter().position(|choice| choice == id));
    if found.is_none() {
        let list = fact.choices.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ");
        let narrow: String = id.unwrap_or_default().chars().map(crate::authoring::shape::narrow).collect();
        if narrow.is_ascii() && id.is_some_and(|id| id != narrow) {
            report.add(&codes::WIDE_ID, node.span, &[quoted(node).into(), quote(&narrow).into()]);
            return None;
        }
        let meant = similar(&narrow, fact.choices.iter().map(String::as_str));
        report.add(&codes::UNKNOWN_CHOICE, node.span, &[quoted(node).into(), fact.id.as_str().into(), list.into()]).meant(meant);
    }
    found
}

/// A number of the fact's kind: whole, fen, or days.
pub(super) fn number(fact: &Fact, node: &Node) -> Option<i64> {
    match fact.kind {
        Kind::Integer { .. } => node.whole(),
        Kind::Money { .. } => node.fen(),
        Kind::Date => node.text().and_then(Date::parse).map(Date::days),
        _ => None,
    }
}

/// What a fact counts as where it does not apply, if nothing else is declared.
pub(super) fn default_else(fact: &Fact) -> Option<Value> {
    match (fact.kind, fact.none()) {
        (Kind::Flag, _) => Some(Value::Flag(false)),
        (Kind::Choice { .. }, Some(none)) => Some(Value::Choice(none)),
        (Kind::Set, none) => Some(Value::Set(none.map_or(Choices::EMPTY, Choices::one))),
        (Kind::Place, Some(_)) => Some(Value::NoPlace),
        _ => None,
    }
}

/// What a fact is declared to count as; reported where it cannot.
pub(super) fn declared_else(fact: &Fact, places: &Places, node: &Node, report: &mut Report) -> Option<Value> {
    let value = match fact.kind {
        Kind::Flag => node.flag().map(Value::Flag),
        Kind::Choice { .. } => node.text().and_then(|_| choice(fact, node, report).map(Value::Choice)),
        Kind::Set => node.items().and_then(|items| {
            let choices: Option<Choices> = items.iter().map(|item| choice(fact, item, report)).collect();
            // `[]` and `[none]` both mean nothing; one of them is enough downstream.
            choices.map(|choices| if choices.is_empty() { fact.none().map_or(choices, Choices::one) } else { choices }).map(Value::Set)
        }),
        Kind::Place if node.text() == Some("none") && fact.none().is_some() => Some(Value::NoPlace),
        Kind::Place => node.text().and_then(|_| place::place(places, node, report)).map(Value::Place),
        Kind::Integer { .. } | Kind::Money { .. } => number(fact, node).map(Value::Number),
        Kind::Date => number(fact, node).and_then(Date::from_days).map(Value::Date),
    };
    if value.is_none() {
        report.add(&codes::ELSE_VALUE, node.span, &[fact.id.as_str().into()]);
    }
    value
}
