//! A comparison for a program.

use serde_json::{Value, json};

use super::outcome::{Alone, Group, Persons};
use super::relevant;
use super::report::Told;
use super::wording::Wording;
use super::words::said;
use crate::authoring::person::answers_json;
use crate::engine::Left;
use crate::model::{MeasureIx, Rules};

/// The comparison as one JSON object.
pub fn json(told: &Told<'_>) -> Value {
    let outcomes = told.outcomes;
    let (old, new) = (&outcomes.common.old, &outcomes.common.new);
    let changed = outcomes.changed.iter().map(|changed| {
        let measures = [(old, changed.old), (new, changed.new)];
        let changes = changed.changes.iter().map(|change| {
            json!({
                "from": word(change.from),
                "to": word(change.to),
                "kind": match change.from.cmp(&change.to) {
                    std::cmp::Ordering::Less => "gained",
                    std::cmp::Ordering::Greater => "lost",
                    std::cmp::Ordering::Equal => "open_points",
                },
                "persons": persons(told, &change.persons, &measures),
            })
        });
        json!({"measure": new.measures.at(changed.new).id, "changes": changes.collect::<Vec<_>>()})
    });
    let alone = |list: &[Alone], rules: &Rules| {
        let one = |alone: &Alone| {
            let measures = [(rules, alone.measure)];
            let of = |n: usize| alone.persons.as_ref().and_then(|of| of.get(n)).map(|of| persons(told, of, &measures));
            json!({"measure": rules.measures.at(alone.measure).id, "qualifies": of(0), "may_qualify": of(1)})
        };
        list.iter().map(one).collect::<Vec<_>>()
    };
    let possible = outcomes.possible.as_ref().map(|possible| {
        json!({
            "newly": persons(told, &possible.came, &[]),
            "no_longer": persons(told, &possible.went, &[]),
            "nobody_in_both": possible.nobody_in_both,
        })
    });
    json!({
        "format": 1,
        "old": told.names[0],
        "new": told.names[1],
        "as_of": outcomes.as_of.to_string(),
        "priors": told.priors,
        "outcomes": changed.collect::<Vec<_>>(),
        "added": alone(&outcomes.added, new),
        "removed": alone(&outcomes.removed, old),
        "not_compared": outcomes.beyond.iter().map(|&(_, ix)| new.measures.at(ix).id.clone()).collect::<Vec<_>>(),
        "possible": possible,
        "amounts": wordings(&told.wordings.amounts),
        "citations": wordings(&told.wordings.citations),
        "texts": wordings(&told.wordings.texts),
        "questions": wordings(&told.wordings.questions),
    })
}

fn word(left: Left) -> &'static str {
    match left {
        Left::No => "does_not_qualify",
        Left::Open => "may_qualify",
        Left::Yes => "qualifies",
    }
}

fn persons(told: &Told<'_>, persons: &Persons, measures: &[(&Rules, MeasureIx)]) -> Value {
    let group = |group: &Group| {
        let rules = &told.outcomes.common.new;
        let says = group.told.iter().map(|(fact, allowed)| {
            let (question, answer) = said(*fact, allowed, told.outcomes.as_of, rules, told.texts, told.lang);
            json!({"fact": rules.facts.at(*fact).id, "question": question, "answer": answer})
        });
        let flat = super::unfold::flat(rules, Vec::new());
        let sample = answers_json(&group.sample, &relevant(&told.outcomes.common, measures, group), &flat);
        json!({"when": says.collect::<Vec<_>>(), "share": group.share, "sample": sample})
    };
    json!({"share": persons.share, "complete": persons.complete, "groups": persons.groups.iter().map(group).collect::<Vec<_>>()})
}

fn wordings(list: &[Wording]) -> Vec<Value> {
    list.iter().map(|wording| json!({"id": wording.id, "what": wording.key, "old": wording.old, "new": wording.new})).collect()
}
