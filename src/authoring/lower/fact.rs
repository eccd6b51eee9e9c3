//! Facts and constraints.

use std::collections::HashMap;

use super::condition::{self, Scope};
use super::value;
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::shape::is_id;
use crate::authoring::yaml::{Node, Span};
use crate::model::{Choices, Constraint, Fact, FactIx, Index, Kind, Places, Table};

/// Amounts and numbers lie between this and its negative.
const LIMIT: i64 = 100_000_000_000_000;

/// What `facts.yaml` says, but for its words.
#[derive(Clone, Debug)]
pub struct FactPart {
    /// Ids of the topics.
    pub topics: Vec<String>,
    /// The facts.
    pub facts: Table<FactIx, Fact>,
    /// Where each stands.
    pub spans: Vec<Span>,
    /// The fact that tells the kind of applicant.
    pub audience: FactIx,
    /// What cannot be otherwise.
    pub constraints: Vec<Constraint>,
    /// Where each constraint stands.
    pub constraint_spans: Vec<Span>,
    /// Ids that are declared, though the fact may be too broken to be used.
    pub declared: Vec<String>,
}

/// Reads `facts.yaml`.
pub(super) fn facts(tree: &Node, places: &Places, report: &mut Report) -> FactPart {
    let topics = ids(tree.get("topics"), report);
    let items = tree.get("facts").and_then(Node::items).unwrap_or_default();
    let declared = ids(tree.get("facts"), report);
    let mut seen: Vec<&str> = Vec::new();
    let mut facts = Vec::new();
    let mut nodes = Vec::new();
    for item in items {
        let Some(id) = item.text_of("id").filter(|id| !seen.contains(id)) else { continue };
        seen.push(id);
        if let Some(fact) = bare(item, id, &topics, report) {
            facts.push(fact);
            nodes.push(item);
        }
    }
    let mut part = FactPart {
        topics,
        audience: FactIx(0),
        facts: Table::new(facts),
        spans: nodes.iter().map(|node| node.get("id").map_or(node.span, |id| id.span)).collect(),
        constraints: Vec::new(),
        constraint_spans: Vec::new(),
        declared,
    };
    part.audience = audience(tree, &part, report);
    apply(&mut part, &nodes, places, report);
    constraints(tree, &mut part, places, report);
    part
}

/// The ids of a list of mappings, each once; what stands twice is reported.
pub(super) fn ids(list: Option<&Node>, report: &mut Report) -> Vec<String> {
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut ids = Vec::new();
    for node in list.and_then(Node::items).unwrap_or_default().iter().filter_map(|item| item.get("id")) {
        let Some(id) = node.text() else { continue };
        if let Some(&before) = first.get(id) {
            report.add(&codes::DUPLICATE_ID, node.span, &[id.into()]).also(before);
        } else {
            first.insert(id, node.span);
            ids.push(id.into());
        }
    }
    ids
}

/// A fact without what hangs on other facts.
fn bare(item: &Node, id: &str, topics: &[String], report: &mut Report) -> Option<Fact> {
    let at = item.get("id").map_or(item.span, |node| node.span);
    let word = item.text_of("kind")?;
    let kind = kind(item, id, word, report)?;
    let choices = ids(item.get("choices"), report);
    let fits = match kind {
        Kind::Choice { .. } | Kind::Set => (1..=Choices::LIMIT).contains(&choices.len()),
        Kind::Place => choices.is_empty() || choices == ["none"],
        _ => choices.is_empty(),
    };
    if !fits {
        report.add(&codes::CHOICES_MISFIT, at, &[id.into(), word.into()]);
    }
    let mut topic = 0;
    if let Some(node) = item.get("topic")
        && let Some(name) = node.text().filter(|name| is_id(name))
    {
        topic = topics.iter().position(|topic| topic == name).unwrap_or_else(|| {
            let list = topics.iter().map(|topic| format!("`{topic}`")).collect::<Vec<_>>().join(" ");
            let meant = similar(name, topics.iter().map(String::as_str));
            report.add(&codes::UNKNOWN_TOPIC, node.span, &[name.into(), list.into()]).meant(meant);
            0
        });
    }
    Some(Fact {
        id: id.into(),
        kind,
        topic,
        choices,
        ask_if: None,
        else_value: None,
        changeable: item.get("changeable").and_then(Node::flag).unwrap_or_default(),
        sensitive: item.get("sensitive").and_then(Node::flag).unwrap_or_default(),
    })
}

fn kind(item: &Node, id: &str, word: &str, report: &mut Report) -> Option<Kind> {
    let ends = (item.get("min"), item.get("max"));
    let numeric = matches!(word, "integer" | "money");
    let range = match ends {
        (Some(min), Some(max)) if word == "integer" => min.whole().zip(max.whole()),
        (Some(min), Some(max)) if word == "money" => min.fen().zip(max.fen()),
        (None, None) if word == "money" => Some((0, LIMIT)),
        _ => None,
    };
    let good = match range {
        Some((min, max)) => min <= max && min >= -LIMIT && max <= LIMIT,
        None => !numeric && ends.0.is_none() && ends.1.is_none(),
    };
    if !good {
        let at = ends.0.or(ends.1).map_or(item.span, |node| node.span);
        report.add(&codes::RANGE, at, &[id.into()]);
    }
    let (min, max) = range.unwrap_or((0, LIMIT));
    Some(match word {
        "flag" => Kind::Flag,
        "choice" => Kind::Choice { ordered: false },
        "ordered_choice" => Kind::Choice { ordered: true },
        "set" => Kind::Set,
        "place" => Kind::Place,
        "integer" => Kind::Integer { min, max },
        "money" => Kind::Money { min, max },
        "date" => Kind::Date,
        _ => return None,
    })
}

fn audience(tree: &Node, part: &FactPart, report: &mut Report) -> FactIx {
    let named = tree.get("audience");
    let id = named.and_then(Node::text).unwrap_or("applicant_type");
    let span = named.map_or(tree.span, |node| node.span);
    let Some(ix) = part.facts.find(|fact| fact.id == id) else {
        if !part.declared.iter().any(|declared| declared == id) {
            let meant = similar(id, part.declared.iter().map(String::as_str));
            report.add(&codes::UNKNOWN_FACT, span, &[id.into()]).meant(meant);
        }
        return FactIx(0);
    };
    let fact = part.facts.at(ix);
    if !matches!(fact.kind, Kind::Choice { .. }) || fact.choices.len() > 32 {
        report.add(&codes::AUDIENCE_FACT, span, &[id.into()]);
    }
    ix
}

/// Reads `ask_if` and `else_value`.
fn apply(part: &mut FactPart, nodes: &[&Node], places: &Places, report: &mut Report) {
    let mut hangs_on: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut read = Vec::new();
    for (n, item) in nodes.iter().enumerate() {
        let ix = FactIx::at(n);
        let fact = part.facts.at(ix);
        let Some(node) = item.get("ask_if") else {
            if let Some(value) = item.get("else_value") {
                report.add(&codes::ELSE_WITHOUT_ASK_IF, value.span, &[fact.id.as_str().into()]);
            }
            continue;
        };
        if ix == part.audience {
            report.add(&codes::AUDIENCE_FACT, node.span, &[fact.id.as_str().into()]);
        }
        let scope = Scope { facts: part, places };
        let condition = condition::plain(node, &scope, report);
        let else_value = match item.get("else_value") {
            Some(declared) => value::declared_else(fact, places, declared, report),
            None => value::default_else(fact),
        };
        if let Some(list) = hangs_on.get_mut(n) {
            list.extend(condition.facts().iter().map(|fact| fact.position()));
        }
        read.push((ix, node.span, condition, else_value));
    }
    for (ix, span, condition, else_value) in read {
        let name = |ix: FactIx| part.facts.at(ix).id.clone();
        if let Some(circle) = circle(ix.position(), &hangs_on) {
            // A circle is told once, at its first fact.
            if circle.iter().min() == Some(&ix.position()) {
                let way: Vec<String> = circle.iter().chain(circle.first()).map(|&n| format!("`{}`", name(FactIx::at(n)))).collect();
                report.add(&codes::ASK_IF_CYCLE, span, &[way.join(" → ").into()]);
            }
        } else {
            for later in condition.facts().into_iter().filter(|later| later.position() > ix.position()) {
                let other = part.spans.get(later.position()).copied().unwrap_or(span);
                report.add(&codes::FACT_ORDER, span, &[name(ix).into(), name(later).into()]).also(other);
            }
        }
        part.facts.at_mut(ix).ask_if = Some(condition);
        part.facts.at_mut(ix).else_value = else_value;
    }
}

/// The way from a fact along `ask_if` back to itself, if there is one.
fn circle(from: usize, hangs_on: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        for &to in hangs_on.get(at).into_iter().flatten() {
            if to == from {
                let mut way = vec![at];
                let mut here = at;
                while here != from {
                    here = *before.get(&here)?;
                    way.push(here);
                }
                way.reverse();
                return Some(way);
            }
            if let std::collections::hash_map::Entry::Vacant(entry) = before.entry(to) {
                entry.insert(at);
                next.push(to);
            }
        }
    }
    None
}

fn constraints(tree: &Node, part: &mut FactPart, places: &Places, report: &mut Report) {
    ids(tree.get("constraints"), report);
    for item in tree.get("constraints").and_then(Node::items).unwrap_or_default() {
        let (Some(id), Some(node)) = (item.text_of("id"), item.get("must")) else { continue };
        let must = condition::plain(node, &Scope { facts: part, places }, report);
        part.constraints.push(Constraint { id: id.into(), must });
        part.constraint_spans.push(item.get("id").map_or(item.span, |node| node.span));
    }
}
