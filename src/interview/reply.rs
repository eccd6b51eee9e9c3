//! Answers as the outside world writes them: ids and plain values instead of positions.
//!
//! The same form serves host pages (`el.answers`), scenario files and saved sessions.

use serde::Serialize;

use crate::model::{Answer, Choices, Date, Fact, FactIx, Kind, PlaceIx, Rules, Value};
use crate::pack::Tree;

/// An answer as written outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Reply {
    /// Not sure (`null`).
    Unsure,
    /// A flag.
    Flag(bool),
    /// A whole number; an amount of money in fen.
    Number(i64),
    /// A choice, place or date.
    Text(String),
    /// A set.
    List(Vec<String>),
}

/// How many members a list may have: no fact has more, a hostile page may.
const MOST_MEMBERS: usize = 4_096;

impl Reply {
    /// The reply in a parsed JSON value, an amount of money in yuan; nothing where none can be meant.
    pub fn of(value: &Tree, kind: Kind) -> Option<Reply> {
        Some(match value {
            Tree::Null => Reply::Unsure,
            Tree::Flag(flag) => Reply::Flag(*flag),
            Tree::Number(number) => {
                let scaled = if matches!(kind, Kind::Money { .. }) { number * 100.0 } else { *number };
                // Halves of a fen, and numbers beyond what a float holds exactly, are no answer.
                let exact = (scaled - scaled.round()).abs() < 1e-6 && scaled.abs() < 9e15;
                return exact.then(|| Reply::Number(scaled.round() as i64));
            }
            Tree::Text(text) => Reply::Text(text.clone()),
            Tree::List(members) if members.len() <= MOST_MEMBERS => {
                let mut ids = Vec::new();
                for member in members {
                    let Tree::Text(id) = member else { return None };
                    ids.push(id.clone());
                }
                Reply::List(ids)
            }
            Tree::List(_) | Tree::Fields(_) => return None,
        })
    }
}

/// Why an answer is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyError {
    /// It is not of the fact's kind.
    WrongKind,
    /// It names a choice or place that does not exist.
    UnknownChoice,
    /// A set that holds `none` beside others.
    NoneWithOthers,
    /// It is no day in the calendar.
    NotADate,
    /// The day is after the as-of date.
    AfterAsOf,
    /// The number is outside the fact's range.
    OutOfRange,
}

impl ReplyError {
    /// What is wrong, for authors and host pages.
    pub fn message(self) -> &'static str {
        match self {
            ReplyError::WrongKind => "it is not of the fact's kind",
            ReplyError::UnknownChoice => "there is no such choice",
            ReplyError::NoneWithOthers => "`none` excludes the other choices",
            ReplyError::NotADate => "it is no day in the calendar (`YYYY-MM-DD`)",
            ReplyError::AfterAsOf => "the day is after the as-of date",
            ReplyError::OutOfRange => "the number is out of range",
        }
    }
}

/// Reads an answer to a fact as of a day.
///
/// # Errors
/// Says why the answer cannot be one of this fact's.
pub fn read_reply(rules: &Rules, fact: FactIx, reply: &Reply, as_of: Date) -> Result<Answer, ReplyError> {
    let known = rules.facts.at(fact);
    let value = match (known.kind, reply) {
        (_, Reply::Unsure) => return Ok(Answer::Unsure),
        (Kind::Flag, Reply::Flag(flag)) => Value::Flag(*flag),
        (Kind::Choice { .. }, Reply::Text(id)) => Value::Choice(choice(known, id)?),
        (Kind::Set, Reply::List(ids)) => {
            let choices = ids.iter().map(|id| choice(known, id)).collect::<Result<Choices, _>>()?;
            if choices.len() > 1 && known.none().is_some_and(|none| choices.contains(none)) {
                return Err(ReplyError::NoneWithOthers);
            }
            Value::Set(choices)
        }
        (Kind::Place, Reply::Text(id)) if id == "none" && known.none().is_some() => Value::NoPlace,
        (Kind::Place, Reply::Text(id)) => Value::Place(place(rules, id)?),
        (Kind::Integer { min, max } | Kind::Money { min, max }, Reply::Number(n)) => {
            if !(min..=max).contains(n) {
                return Err(ReplyError::OutOfRange);
            }
            Value::Number(*n)
        }
        (Kind::Date, Reply::Text(text)) => {
            let date = Date::parse(text).ok_or(ReplyError::NotADate)?;
            if date > as_of {
                return Err(ReplyError::AfterAsOf);
            }
            Value::Date(date)
        }
        _ => return Err(ReplyError::WrongKind),
    };
    Ok(Answer::Given(value))
}

/// Writes an answer to a fact.
pub fn write_reply(rules: &Rules, fact: FactIx, answer: Answer) -> Reply {
    let known = rules.facts.at(fact);
    let id = |choice: usize| known.choices.get(choice).cloned().unwrap_or_default();
    match answer {
        Answer::Unsure => Reply::Unsure,
        Answer::Given(Value::Flag(flag)) => Reply::Flag(flag),
        Answer::Given(Value::Choice(choice)) => Reply::Text(id(choice)),
        Answer::Given(Value::Set(choices)) => Reply::List(choices.iter().map(id).collect()),
        Answer::Given(Value::Place(place)) => Reply::Text(rules.places.table.at(place).id.clone()),
        Answer::Given(Value::NoPlace) => Reply::Text("none".into()),
        Answer::Given(Value::Number(n)) => Reply::Number(n),
        Answer::Given(Value::Date(date)) => Reply::Text(date.to_string()),
    }
}

fn choice(fact: &Fact, id: &str) -> Result<usize, ReplyError> {
    fact.choices.iter().position(|known| known == id).ok_or(ReplyError::UnknownChoice)
}

fn place(rules: &Rules, id: &str) -> Result<PlaceIx, ReplyError> {
    rules.places.table.find(|known| known.id == id).ok_or(ReplyError::UnknownChoice)
}
