//! Answers of a case in terms of the rules; what cannot be used is named.

use super::read::Case;
use crate::authoring::lang::Both;
use crate::authoring::yaml::{Node, Span};
use crate::interview::{Reply, ReplyError, read_reply};
use crate::model::{Answers, Fact, Kind, Rules};

/// An answer that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The fact it is for, as written.
    pub fact: String,
    /// Where it stands.
    pub span: Span,
    /// Why.
    pub reason: UnusedReason,
}

/// Why an answer is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnusedReason {
    /// No such fact is declared.
    NoSuchFact,
    /// It cannot be an answer to this fact.
    Reply(ReplyError),
    /// It contradicts other answers, under these constraints.
    Contradicts(String),
}

impl UnusedReason {
    /// The reason in words.
    pub fn words(&self) -> Both {
        match self {
            UnusedReason::NoSuchFact => Both { zh: "没有声明过这个事实", en: "no such fact is declared" },
            UnusedReason::Contradicts(_) => Both { zh: "与别的回答矛盾", en: "it contradicts other answers" },
            UnusedReason::Reply(error) => match error {
                ReplyError::WrongKind => Both { zh: "不是这类事实的值", en: "it is not of the fact's kind" },
                ReplyError::UnknownChoice => Both { zh: "没有这个选项或地方", en: "there is no such choice or place" },
                ReplyError::NoneWithOthers => Both { zh: "选了 `none` 就不能再选别的", en: "`none` excludes the other choices" },
                ReplyError::NotADate => {
                    Both { zh: "不是日历上的日子（写成 `2020-05-06`）", en: "it is no day in the calendar (`2020-05-06`)" }
                }
                ReplyError::AfterAsOf => Both { zh: "日期晚于 as_of", en: "the day is after the as-of date" },
                ReplyError::OutOfRange => Both { zh: "数字超出范围", en: "the number is out of range" },
            },
        }
    }
}

/// The answers of a case as far as each can be used by itself.
pub fn case_answers(case: &Case, rules: &Rules) -> Answers {
    answers(case, rules).0
}

/// The answers of a case, read one by one; and those that cannot be used.
pub fn answers(case: &Case, rules: &Rules) -> (Answers, Vec<Unused>) {
    let mut answers = Answers::default();
    let mut unused = Vec::new();
    for (id, span, node) in &case.answers {
        let mut refuse = |reason| unused.push(Unused { fact: id.clone(), span: *span, reason });
        let Some(fact) = rules.fact(id) else {
            refuse(UnusedReason::NoSuchFact);
            continue;
        };
        let Some(reply) = reply(rules.facts.at(fact), node) else {
            refuse(UnusedReason::Reply(ReplyError::WrongKind));
            continue;
        };
        match read_reply(rules, fact, &reply, case.as_of) {
            Ok(answer) => answers.set(fact, Some(answer)),
            Err(error) => refuse(UnusedReason::Reply(error)),
        }
    }
    (answers, unused)
}

/// An answer as YAML writes it; money is in yuan there.
fn reply(fact: &Fact, node: &Node) -> Option<Reply> {
    if node.is_null() {
        return Some(Reply::Unsure);
    }
    match fact.kind {
        Kind::Flag => node.flag().map(Reply::Flag),
        Kind::Integer { .. } => node.whole().map(Reply::Number),
        Kind::Money { .. } => node.fen().map(Reply::Number),
        Kind::Choice { .. } | Kind::Place | Kind::Date => node.text().map(|text| Reply::Text(text.into())),
        Kind::Set => {
            let texts: Option<Vec<String>> = node.items()?.iter().map(|item| item.text().map(String::from)).collect();
            texts.map(Reply::List)
        }
    }
}
