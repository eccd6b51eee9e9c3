//! A measure's condition as a tree of sentences, as an applicant would read it; and comparisons that have no words of their own.
//!
//! Knows nothing of how the tree is shown: `policy explain` indents it, `policy review` nests lists.

use super::lang::Lang;
use crate::model::{Condition, Date, FactIx, Index, Kind, Measure, MeasureText, Node, Predicate, Rules, Test, Texts, Value};

/// What a sentence stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Several conditions together; they follow as parts.
    Group,
    /// One comparison.
    Test,
    /// What the document leaves open.
    Open,
}

/// A condition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it stands for.
    pub mark: Mark,
    /// The words.
    pub said: String,
    /// That it is our reading, that failing it leaves it open, who hands it out.
    pub notes: Vec<String>,
    /// The parts of a group.
    pub parts: Vec<Sentence>,
}

/// The conditions of a measure, and what its certainty leaves open; nothing where none is stated.
pub fn sentences(measure: &Measure, text: &MeasureText, rules: &Rules, lang: Lang) -> Vec<Sentence> {
    let whole = sentence(&measure.when, measure, text, rules, lang);
    // The outermost `all` goes without saying.
    let silent = matches!(measure.when.node, Node::All(_)) && own(&measure.when, text).is_empty();
    let mut told = if silent { whole.parts } else { vec![whole] };
    if let Some(point) = measure.certainty.open_point() {
        let said = match point {
            "only_announced" => lang.pick("只说要做，还没有办法", "it is only announced"),
            _ => lang.pick("细则在别处，不在这份公文里", "the rules stand elsewhere"),
        };
        told.push(Sentence { mark: Mark::Open, said: said.into(), notes: Vec::new(), parts: Vec::new() });
    }
    told
}

/// Whether the document states no condition at all.
pub fn states_none(measure: &Measure) -> bool {
    matches!(&measure.when.node, Node::All(parts) if parts.is_empty())
}

fn own<'a>(condition: &Condition, text: &'a MeasureText) -> &'a str {
    text.says.get(condition.say).map(String::as_str).unwrap_or_default()
}

fn sentence(condition: &Condition, measure: &Measure, text: &MeasureText, rules: &Rules, lang: Lang) -> Sentence {
    let (mark, words) = match &condition.node {
        Node::All(_) => (Mark::Group, lang.pick("都要满足", "all of these").to_string()),
        Node::Any(_) => (Mark::Group, lang.pick("有一条就行", "any of these").to_string()),
        Node::Not(_) => (Mark::Group, lang.pick("不能是", "not").to_string()),
        Node::AtLeast(count, _) => (Mark::Group, lang.pick("至少满足 {} 条", "at least {} of these").replace("{}", &count.to_string())),
        Node::Test(leaf) => (Mark::Test, rules.facts.at(leaf.test.fact).id.clone()),
        Node::Open(open) => (Mark::Open, measure.open_points.get(usize::from(open.0)).cloned().unwrap_or_default()),
    };
    let mut notes = Vec::new();
    if let Node::Test(leaf) = &condition.node {
        notes.extend(leaf.inferred.then(|| lang.pick("我们的读法", "our reading").to_string()));
        let by: Vec<&str> = rules.granted_by(&leaf.test).iter().map(|&way| rules.measures.at(way).id.as_str()).collect();
        if !by.is_empty() {
            notes.push(lang.pick("由 {} 授予", "handed out by {}").replace("{}", &by.join(lang.pick("、", ", "))));
        }
        notes.extend(leaf.open_if_false.map(|_| lang.pick("不满足时待定", "open if it fails").to_string()));
    }
    let own = own(condition, text);
    let said = match (own.is_empty(), mark) {
        (true, _) => words,
        (false, Mark::Group) => format!("{own} — {words}"),
        (false, _) => own.into(),
    };
    let parts = condition.parts().iter().map(|part| sentence(part, measure, text, rules, lang)).collect();
    Sentence { mark, said, notes, parts }
}

/// A condition about the applicant alone, such as `ask_if`, on one line: it has no words of its own.
pub fn plainly(condition: &Condition, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let list = |between: &str| {
        let parts = condition.parts().iter().map(|part| match part.parts().len() {
            0 | 1 => plainly(part, rules, texts, lang),
            _ => lang.pick("（{}）", "({})").replace("{}", &plainly(part, rules, texts, lang)),
        });
        parts.collect::<Vec<_>>().join(between)
    };
    match &condition.node {
        Node::All(_) => list(lang.pick("，并且", " and ")),
        Node::Any(_) => list(lang.pick("，或者", " or ")),
        Node::Not(_) => format!("{}{}", lang.pick("不是：", "not: "), list("")),
        Node::AtLeast(count, _) => {
            format!("{}{}", lang.pick("至少 {} 样：", "at least {} of: ").replace("{}", &count.to_string()), list(lang.pick("；", "; ")))
        }
        Node::Test(leaf) => comparison(&leaf.test, rules, texts, lang),
        Node::Open(_) => String::new(),
    }
}

fn comparison(test: &Test, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let fact = rules.facts.at(test.fact);
    let words = texts.facts.get(usize::from(test.fact.0));
    let ask = words.map_or(fact.id.as_str(), |words| words.ask.as_str());
    let or = lang.pick("、", ", ");
    let quoted = |name: &str| format!("“{name}”");
    let number = |n: i64| number(fact.kind, n, lang);
    let answer = match &test.predicate {
        Predicate::OneOf(choices) if fact.kind == Kind::Flag => {
            let no = choices.contains(0);
            let yes = choices.contains(1);
            [(yes, lang.pick("是", "yes")), (no, lang.pick("不是", "no"))]
                .iter()
                .filter(|(is, _)| *is)
                .map(|(_, word)| *word)
                .collect::<Vec<_>>()
                .join(or)
        }
        Predicate::OneOf(choices) => {
            let name = |choice: usize| words.and_then(|words| words.choices.get(choice)).map(|choice| quoted(&choice.name));
            choices.iter().filter_map(name).collect::<Vec<_>>().join(or)
        }
        Predicate::Within(places) => {
            let names = places.iter().filter_map(|place| texts.places.get(usize::from(place.0)));
            lang.pick("在{}", "in {}").replace("{}", &names.map(String::as_str).collect::<Vec<_>>().join(or))
        }
        Predicate::SomePlace => lang.pick("有一个地方", "some place").into(),
        Predicate::Between(None, None) => lang.pick("填了", "given").into(),
        Predicate::Between(from, to) => match (from, to) {
            (Some(from), Some(to)) if from == to => number(*from),
            (from, to) => {
                let end = |end: &Option<i64>| end.map_or_else(|| "…".to_string(), number);
                format!("{} – {}", end(from), end(to))
            }
        },
        Predicate::WithinYears(years) => lang.pick("{} 年以内", "within {} years").replace("{}", &years.to_string()),
    };
    let not = if test.negated { lang.pick("不是", "not ") } else { "" };
    format!("{ask} → {not}{answer}")
}

/// A value of a fact in words.
pub fn value(fact: FactIx, value: Value, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let known = rules.facts.at(fact);
    let words = texts.facts.get(fact.position());
    let name = |choice: usize| words.and_then(|words| words.choices.get(choice)).map_or("", |choice| choice.name.as_str());
    match value {
        Value::Flag(flag) => if flag { lang.pick("是", "yes") } else { lang.pick("不是", "no") }.into(),
        Value::Choice(choice) => name(choice).into(),
        Value::Set(choices) if choices.is_empty() => lang.pick("都没有", "none").into(),
        Value::Set(choices) => choices.iter().map(name).collect::<Vec<_>>().join(lang.pick("、", ", ")),
        Value::Place(place) => texts.places.get(place.position()).cloned().unwrap_or_default(),
        Value::NoPlace => known.none().map(name).unwrap_or_default().into(),
        Value::Number(n) => {
            let unit = words.map_or("", |words| words.unit.as_str());
            let unit = if matches!(known.kind, Kind::Money { .. }) { "" } else { unit };
            format!("{}{unit}", number(known.kind, n, lang))
        }
        Value::Date(day) => day.to_string(),
    }
}

fn number(kind: Kind, n: i64, lang: Lang) -> String {
    match kind {
        Kind::Date => Date::from_days(n).map_or_else(String::new, |day| day.to_string()),
        Kind::Money { .. } if n % 100 == 0 => format!("{}{}", n / 100, lang.pick(" 元", " yuan")),
        Kind::Money { .. } => format!("{}.{:02}{}", n / 100, n % 100, lang.pick(" 元", " yuan")),
        _ => n.to_string(),
    }
}
