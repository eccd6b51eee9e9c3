//! A person told as questions with their answers, and as answers a file of cases can hold.

use super::Plain;
use crate::authoring::lang::Lang;
use crate::engine::Person;
use crate::model::{Choices, FactIx, FactText, Index, Kind, Rules, Texts, Value};

/// A question with what the person says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The fact.
    pub fact: FactIx,
    /// The question, in the words for the person's kind of applicant.
    pub question: String,
    /// The answer in words.
    pub answer: String,
}

/// What a person says to these questions, as far as they would be asked.
pub fn lines(person: &Person, facts: &[FactIx], rules: &Rules, texts: &Texts, lang: Lang) -> Vec<Line> {
    let plain = Plain::new(rules, person);
    let kind = match plain.value(rules.audience_fact) {
        Some(Value::Choice(kind)) => kind,
        _ => usize::MAX,
    };
    let asked = facts.iter().copied().filter(|&fact| plain.applies(fact));
    let line = |fact: FactIx| {
        let id = &rules.facts.at(fact).id;
        let text = texts.facts.get(fact.position());
        let other = text.and_then(|text| text.ask_for.get(kind)).filter(|other| !other.is_empty());
        let question = other.or(text.map(|text| &text.ask)).filter(|question| !question.is_empty()).unwrap_or(id).clone();
        let answer = plain.value(fact).map_or_else(String::new, |value| answer(rules, texts, fact, value, lang));
        Line { fact, question, answer }
    };
    asked.map(line).collect()
}

/// A value in words.
pub fn answer(rules: &Rules, texts: &Texts, fact: FactIx, value: Value, lang: Lang) -> String {
    let known = rules.facts.at(fact);
    let text = texts.facts.get(fact.position());
    let choice = |n: usize| {
        let named = text.and_then(|text: &FactText| text.choices.get(n)).map(|choice| choice.name.clone());
        named.filter(|name| !name.is_empty()).or_else(|| known.choices.get(n).cloned()).unwrap_or_default()
    };
    match value {
        Value::Flag(true) => lang.pick("是", "yes").into(),
        Value::Flag(false) => lang.pick("否", "no").into(),
        Value::Choice(n) => choice(n),
        Value::Set(Choices::EMPTY) => lang.pick("一样也没有", "none of them").into(),
        Value::Set(set) => set.iter().map(choice).collect::<Vec<_>>().join(lang.pick("、", ", ")),
        Value::Place(place) => {
            let name = |n: usize| texts.places.get(n).cloned().filter(|name| !name.is_empty());
            name(place.position()).unwrap_or_else(|| rules.places.table.at(place).id.clone())
        }
        Value::NoPlace if known.none().is_some() => choice(0),
        Value::NoPlace => lang.pick("哪里也不是", "nowhere").into(),
        Value::Number(n) => match known.kind {
            Kind::Money { .. } => format!("{} {}", yuan(n), lang.pick("元", "yuan")),
            _ => {
                let unit = text.map(|text| text.unit.as_str()).unwrap_or_default();
                if unit.is_empty() { n.to_string() } else { format!("{n} {unit}") }
            }
        },
        Value::Date(day) => day.to_string(),
    }
}

/// Fen as yuan, with decimals only where there are fen.
fn yuan(fen: i64) -> String {
    let (yuan, rest, sign) = (fen.abs() / 100, fen.abs() % 100, if fen < 0 { "-" } else { "" });
    if rest == 0 { format!("{sign}{yuan}") } else { format!("{sign}{yuan}.{rest:02}") }
}

/// What a person says to these questions, as a case holds it: a line of YAML each, without indent.
pub fn answers_yaml(person: &Person, facts: &[FactIx], rules: &Rules) -> Vec<String> {
    let plain = Plain::new(rules, person);
    let asked = facts.iter().filter(|&&fact| plain.applies(fact));
    let line = |&fact: &FactIx| Some(format!("{}: {}", rules.facts.at(fact).id, plain_yaml(rules, fact, plain.value(fact)?)));
    asked.filter_map(line).collect()
}

fn plain_yaml(rules: &Rules, fact: FactIx, value: Value) -> String {
    let known = rules.facts.at(fact);
    let choice = |n: usize| known.choices.get(n).cloned().unwrap_or_default();
    match value {
        Value::Flag(flag) => flag.to_string(),
        Value::Choice(n) => choice(n),
        Value::Set(set) => format!("[{}]", set.iter().map(choice).collect::<Vec<_>>().join(", ")),
        Value::Place(place) => rules.places.table.at(place).id.clone(),
        Value::NoPlace => "none".into(),
        Value::Number(n) if matches!(known.kind, Kind::Money { .. }) => yuan(n),
        Value::Number(n) => n.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

/// What a person says to these questions, as replies by fact id; money in fen, as a host page gives it.
pub fn answers_json(person: &Person, facts: &[FactIx], rules: &Rules) -> serde_json::Value {
    let plain = Plain::new(rules, person);
    let mut answers = serde_json::Map::new();
    for &fact in facts.iter().filter(|&&fact| plain.applies(fact)) {
        let known = rules.facts.at(fact);
        let choice = |n: usize| known.choices.get(n).cloned().unwrap_or_default();
        let reply = match plain.value(fact) {
            Some(Value::Flag(flag)) => flag.into(),
            Some(Value::Set(set)) => set.iter().map(choice).collect::<Vec<_>>().into(),
            Some(Value::Number(n)) => n.into(),
            Some(value) => plain_yaml(rules, fact, value).into(),
            None => continue,
        };
        answers.insert(known.id.clone(), reply);
    }
    answers.into()
}
