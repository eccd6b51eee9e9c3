//! Comparisons with a fact.

use super::condition::Scope;
use super::{place, value};
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::yaml::{Node, Value};
use crate::model::{Choices, Fact, Kind, Predicate, Test};

/// The words for comparisons.
pub(super) const WORDS: [&str; 12] =
    ["is", "is_not", "in", "not_in", "at_least", "at_most", "has_any", "excludes", "not_empty", "within", "not_within", "within_years"];

/// The comparisons a kind of fact knows.
pub(in crate::authoring) fn words_for(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Flag => &["is", "is_not", "not_empty"],
        Kind::Choice { ordered: false } => &["is", "is_not", "in", "not_in", "not_empty"],
        Kind::Choice { ordered: true } => &["is", "is_not", "in", "not_in", "at_least", "at_most", "not_empty"],
        Kind::Set => &["has_any", "excludes", "not_empty"],
        Kind::Place => &["within", "not_within", "not_empty"],
        Kind::Integer { .. } | Kind::Money { .. } => &["is", "is_not", "at_least", "at_most", "not_empty"],
        Kind::Date => &["is", "is_not", "at_least", "at_most", "within_years", "not_empty"],
    }
}

/// Reads the comparison of a node that has `fact`; what is wrong with it is reported.
pub(super) fn read(node: &Node, scope: &Scope<'_>, report: &mut Report) -> Option<Test> {
    let at = node.get("fact")?;
    let Some(id) = at.text() else {
        report.add(&codes::NOT_A_TEXT, at.span, &[]);
        return None;
    };
    let mut tests = node.entries()?.iter().filter(|entry| WORDS.contains(&entry.key.as_str()));
    let test = tests.next();
    if test.is_none() || tests.next().is_some() {
        report.add(&codes::CONDITION_FORM, node.span, &[]);
        return None;
    }
    let test = test?;
    let Some(ix) = scope.facts.facts.find(|fact| fact.id == id) else {
        // A fact that is declared, but wrongly, has its own message.
        if !scope.facts.declared.iter().any(|declared| declared == id) {
            let meant = similar(id, scope.facts.declared.iter().map(String::as_str));
            report.add(&codes::UNKNOWN_FACT, at.span, &[super::value::quoted(at).into()]).meant(meant);
        }
        return None;
    };
    let fact = scope.facts.facts.at(ix);
    let word = test.key.as_str();
    let known = words_for(fact.kind);
    if !known.contains(&word) {
        let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
        let kind = value::kind_word(fact.kind);
        report.add(&codes::TEST_MISFIT, test.span, &[word.into(), id.into(), kind.into(), list.into()]);
        return None;
    }
    if matches!(fact.kind, Kind::Choice { .. } | Kind::Set) && fact.choices.is_empty() {
        // The fact itself was reported; that none of its choices is found would only repeat it.
        return None;
    }
    let errors = report.errors();
    let predicate = predicate(word, fact, &test.value, scope, report);
    if predicate.is_none() && report.errors() == errors {
        let kind = value::kind_word(fact.kind);
        report.add(&codes::OPERAND, test.value.span, &[value::quoted(&test.value).into(), id.into(), kind.into()]);
    }
    let negated = matches!(word, "is_not" | "not_in" | "excludes" | "not_within");
    Some(Test { fact: ix, predicate: predicate?, negated })
}

fn predicate(word: &str, fact: &Fact, operand: &Node, scope: &Scope<'_>, report: &mut Report) -> Option<Predicate> {
    match word {
        "is" | "is_not" => match fact.kind {
            Kind::Flag => operand.flag().map(|flag| Predicate::OneOf(Choices::one(usize::from(flag)))),
            Kind::Choice { .. } => value::choice(fact, operand, report).map(|choice| Predicate::OneOf(Choices::one(choice))),
            _ => value::number(fact, operand).map(|n| Predicate::Between(Some(n), Some(n))),
        },
        "in" | "not_in" | "has_any" | "excludes" => {
            let items = operand.items().filter(|items| !items.is_empty())?;
            // All of them are read, so that every wrong one is named.
            let choices: Vec<Option<usize>> = items.iter().map(|item| value::choice(fact, item, report)).collect();
            choices.into_iter().collect::<Option<Choices>>().map(Predicate::OneOf)
        }
        "at_least" | "at_most" => match fact.kind {
            Kind::Choice { .. } => {
                let choice = value::choice(fact, operand, report)?;
                let below = Choices::first(choice);
                let from = Choices(fact.all_choices().0 & !below.0);
                Some(Predicate::OneOf(if word == "at_least" { from } else { below.with(choice) }))
            }
            _ => value::number(fact, operand).map(|n| match word {
                "at_least" => Predicate::Between(Some(n), None),
                _ => Predicate::Between(None, Some(n)),
            }),
        },
        "not_empty" => operand.flag().filter(|&flag| flag).map(|_| match fact.kind {
            Kind::Flag => Predicate::OneOf(Choices::first(2)),
            Kind::Choice { .. } | Kind::Set => Predicate::OneOf(fact.real_choices()),
            Kind::Place => Predicate::SomePlace,
            Kind::Integer { .. } | Kind::Money { .. } | Kind::Date => Predicate::Between(None, None),
        }),
        "within" | "not_within" => match &operand.value {
            Value::List(items) if items.is_empty() => None,
            Value::List(items) => {
                let places: Vec<_> = items.iter().map(|item| place::place(scope.places, item, report)).collect();
                places.into_iter().collect::<Option<Vec<_>>>().map(Predicate::Within)
            }
            _ => place::place(scope.places, operand, report).map(|place| Predicate::Within(vec![place])),
        },
        "within_years" => {
            let years = operand.whole().and_then(|years| u16::try_from(years).ok()).filter(|years| (1..=200).contains(years));
            years.map(Predicate::WithinYears)
        }
        _ => None,
    }
}
