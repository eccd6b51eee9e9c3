//! Boundary persons as scenarios: with what comes out filled in, and a mark that a human has yet to confirm it.

use super::goal::{Detail, Goal};
use super::search::{Boundary, BoundaryPerson};
use crate::authoring::cases::{Case, Expected, answers, compare};
use crate::authoring::lang::Lang;
use crate::authoring::person::{answer, answers_yaml};
use crate::engine::{Eligibility, EstimateForm, Failed};
use crate::model::{Date, FactIx, Kind, Node, Per, Rules, Texts, Value};

/// What stands above generated scenarios.
pub const HEAD: &str = "\
# yaml-language-server: $schema=../../schema/scenarios.json
# 由 `policy cases --boundary` 生成：每个条件单独起决定作用的两边各一个人，包括每个界限的两侧。
# 结果是按现行规则算出来的，还没有人对照原文确认。确认后写 `confirmed: true` 和 `confirmed_by`（谁、哪一天）。
schema_version: 1
cases:
";

/// The persons of a boundary as cases in YAML, to stand below [`HEAD`].
///
/// What a human has confirmed of the same person with the same outcome (among `kept`) stays confirmed.
pub fn scenarios(boundary: &Boundary, kept: &[Case], rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let mut out = String::new();
    let mut told: Vec<usize> = Vec::new();
    for (n, person) in boundary.persons.iter().enumerate() {
        let new: Vec<usize> = person.exercised.iter().copied().filter(|goal| !told.contains(goal)).collect();
        let goals = new.iter().filter_map(|&goal| boundary.goals.get(goal));
        let words: Vec<String> = goals.map(|goal| quoted(&goal_words(goal, boundary, rules, texts, lang))).collect();
        told.extend(&new);
        let confirmed = kept.iter().find(|case| is_same(case, boundary, person, rules));
        let mark = match confirmed {
            Some(case) if case.confirmed_by.is_empty() => "confirmed: true".to_string(),
            Some(case) => format!("confirmed: true\n  confirmed_by: {}", quoted(&case.confirmed_by)),
            None => "confirmed: false".to_string(),
        };
        out.push_str(&case(n + 1, boundary, person, &mark, &words, rules, lang));
    }
    out
}

/// Whether a human has confirmed just this person with just what comes out now.
pub fn is_same(case: &Case, boundary: &Boundary, person: &BoundaryPerson, rules: &Rules) -> bool {
    let measure = &rules.measures.at(boundary.measure).id;
    let alike = |expected: &Expected| expected.measure == *measure && compare(expected, &person.assessment, rules).is_empty();
    case.confirmed && case.as_of == boundary.as_of && case.expected.iter().any(alike) && answers(case, rules).0 == person.answers
}

fn case(n: usize, boundary: &Boundary, person: &BoundaryPerson, mark: &str, exercises: &[String], rules: &Rules, lang: Lang) -> String {
    let id = &rules.measures.at(boundary.measure).id;
    let who = lang.pick("边界上的人 {n}", "boundary person {n}").replace("{n}", &n.to_string());
    let answers = answers_yaml(&person.person, &person.facts, rules).join(", ");
    let (as_of, expected) = (boundary.as_of, expected(boundary, person, rules));
    // Ids of measures have room for this: the pattern of ids allows 64 characters.
    format!(
        "- id: {id}-b{n}\n  who: {who}\n  as_of: {as_of}\n  {mark}\n  answers: {{{answers}}}\n  expected:\n  - {expected}\n  exercises: [{}]\n",
        exercises.join(", ")
    )
}

/// What came out, as an expectation in one line.
fn expected(boundary: &Boundary, person: &BoundaryPerson, rules: &Rules) -> String {
    let (measure, found) = (rules.measures.at(boundary.measure), &person.assessment);
    let mut parts = vec![format!("measure: {}", measure.id)];
    let outcome = match found.eligibility {
        Eligibility::Qualifies => "eligible",
        Eligibility::DoesNotQualify => "not_eligible",
        Eligibility::MayQualify | Eligibility::Undetermined => "undetermined",
    };
    parts.push(format!("outcome: {outcome}"));
    if found.eligibility == Eligibility::MayQualify {
        let open = found.open.iter().filter_map(|open| measure.open_points.get(usize::from(open.0))).map(|key| quoted(key));
        parts.push(format!("open: [{}]", open.collect::<Vec<_>>().join(", ")));
    }
    if !found.failed.is_empty() {
        let id = |&fact: &FactIx| rules.facts.at(fact).id.as_str();
        let failed = found.failed.iter().map(|failed| match failed {
            Failed::Audience => "audience".to_string(),
            Failed::Condition(facts) => {
                let mut ids: Vec<&str> = facts.iter().map(id).collect();
                ids.sort_unstable();
                ids.join("/")
            }
        });
        parts.push(format!("fails_on: [{}]", failed.collect::<Vec<_>>().join(", ")));
    }
    if let Some(amount) = found.amount {
        let form = if amount.form == EstimateForm::Fixed { "fixed" } else { "upper_bound" };
        let (yuan, rest) = (amount.fen / 100, amount.fen % 100);
        let value = if rest == 0 { yuan.to_string() } else { format!("{yuan}.{rest:02}") };
        let per = if amount.per == Per::Year { ", per: year" } else { "" };
        parts.push(format!("estimate: {{value: {value}, unit: CNY, form: {form}{per}}}"));
    }
    format!("{{{}}}", parts.join(", "))
}

/// A goal in words: the condition, and on which side of it the person is.
pub fn goal_words(goal: &Goal, boundary: &Boundary, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let condition = match goal.node {
        None => lang.pick("申请人类别", "kind of applicant").to_string(),
        Some(node) => {
            let says = texts.measures.get(usize::from(boundary.measure.0)).and_then(|text| text.says.get(node));
            says.filter(|say| !say.is_empty()).cloned().unwrap_or_else(|| unsaid(node, boundary, rules, texts, lang))
        }
    };
    let holds = if goal.holds { lang.pick("成立", "holds") } else { lang.pick("不成立", "fails") };
    let value = |fact: FactIx, value: Value| answer(rules, texts, fact, value, lang);
    let detail = match goal.detail {
        Detail::Plain => String::new(),
        Detail::Choice(fact, choice) => value(fact, Value::Choice(choice)),
        Detail::Area(fact, area) => value(fact, Value::Place(area)),
        Detail::Member(fact, member, _) => {
            lang.pick("只有“{}”", "only: {}").replace("{}", &value(fact, Value::Set(crate::model::Choices::one(member))))
        }
        Detail::Exactly(fact, n) => match rules.facts.at(fact).kind {
            Kind::Date => Date::from_days(n).map(|day| day.to_string()).unwrap_or_default(),
            _ => value(fact, Value::Number(n)),
        },
    };
    let detail = if detail.is_empty() { detail } else { lang.pick("（{}）", " ({})").replace("{}", &detail) };
    format!("{condition}{}{holds}{detail}", lang.pick("：", ": "))
}

/// A group that has no words of its own: its kind, and the first condition in it that has words.
fn unsaid(node: usize, boundary: &Boundary, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let says = texts.measures.get(usize::from(boundary.measure.0)).map(|text| text.says.as_slice()).unwrap_or_default();
    let mut kind = lang.pick("条件", "condition");
    let mut first = None;
    rules.measures.at(boundary.measure).when.walk(&mut |part| {
        if part.say == node {
            kind = match part.node {
                Node::All(_) => lang.pick("“都要满足”一组", "the group `all`"),
                Node::Any(_) => lang.pick("“有一条就行”一组", "the group `any`"),
                Node::AtLeast(..) => lang.pick("“至少满足几条”一组", "the group `at_least`"),
                Node::Not(_) => lang.pick("“不能是”一组", "the group `not`"),
                Node::Test(_) | Node::Open(_) => kind,
            };
            part.walk(&mut |inner| {
                let words = says.get(inner.say).filter(|say| !say.is_empty());
                first = first.or(words);
            });
        }
    });
    match first {
        // All conditions of the measure: what the first is called would only mislead.
        _ if node == 0 => lang.pick("全部条件", "all conditions").to_string(),
        Some(words) => lang.pick("{k}（“{w}”等）", "{k} (\u{201c}{w}\u{201d} and so on)").replace("{k}", kind).replace("{w}", words),
        None => kind.to_string(),
    }
}

/// A text in double quotes, in which JSON and YAML agree.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
