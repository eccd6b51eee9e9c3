//! The words of a pack: the same walk gives those of every language, because a [`Speaker`] stands in between.

use super::dictionary::Speaker;
use super::document::{DocumentPart, MeasurePart};
use super::policies::{Listing, Policies, items};
use crate::authoring::yaml::Node;
use crate::model::{ChoiceText, DocumentText, Fact, FactText, MeasureText, Texts};

const FACTS: &str = "facts";
const PLACES: &str = "places";

/// All words of the listed documents, and of facts and places.
pub(super) fn texts(policies: &Policies, listing: &Listing, speaker: &mut Speaker<'_>) -> Texts {
    let documents: Vec<&DocumentPart> = listing.0.iter().filter_map(|&n| policies.documents.get(n)).collect();
    Texts {
        title: speaker.say("pack", "title", policies.trees.pack.get("title")),
        topics: named(&policies.trees.facts, "topics", FACTS, speaker),
        facts: facts(policies, speaker),
        places: named(&policies.trees.places, "places", PLACES, speaker),
        pinyin: pinyin(&policies.trees.places),
        documents: documents.iter().map(|part| document(part, speaker)).collect(),
        measures: documents
            .iter()
            .flat_map(|part| part.measures.iter().map(move |measure| (part, measure)))
            .map(|(part, one)| measure(&part.stem, one, &policies.trees.pack, speaker))
            .collect(),
    }
}

fn named(tree: &Node, key: &str, stem: &str, speaker: &mut Speaker<'_>) -> Vec<String> {
    let items = tree.get(key).and_then(Node::items).unwrap_or_default();
    items.iter().map(|item| speaker.say(stem, item.text_of("id").unwrap_or_default(), item.get("name"))).collect()
}

/// How each place is typed; empty where that is not said.
fn pinyin(tree: &Node) -> Vec<String> {
    let items = tree.get("places").and_then(Node::items).unwrap_or_default();
    items.iter().map(|item| item.text_of("pinyin").unwrap_or_default().to_owned()).collect()
}

fn facts(policies: &Policies, speaker: &mut Speaker<'_>) -> Vec<FactText> {
    let kinds = policies.facts.facts.get(policies.facts.audience).map(|fact: &Fact| fact.choices.clone()).unwrap_or_default();
    let items = policies.trees.facts.get("facts").and_then(Node::items).unwrap_or_default();
    items
        .iter()
        .map(|item| {
            let id = item.text_of("id").unwrap_or_default();
            let choices = item.get("choices").and_then(Node::items).unwrap_or_default();
            FactText {
                ask: speaker.say(FACTS, id, item.get("ask")),
                ask_for: for_each_kind(item.get("ask_for"), &kinds, id, speaker),
                hint: speaker.say(FACTS, id, item.get("hint")),
                hint_for: for_each_kind(item.get("hint_for"), &kinds, id, speaker),
                unit: speaker.unit(FACTS, id, item.get("unit")),
                choices: choices
                    .iter()
                    .map(|choice| ChoiceText {
                        name: speaker.say(FACTS, id, choice.get("name")),
                        note: speaker.say(FACTS, id, choice.get("note")),
                    })
                    .collect(),
            }
        })
        .collect()
}

fn for_each_kind(node: Option<&Node>, kinds: &[String], id: &str, speaker: &mut Speaker<'_>) -> Vec<String> {
    node.map(|node| kinds.iter().map(|kind| speaker.say(FACTS, id, node.get(kind))).collect()).unwrap_or_default()
}

fn document(part: &DocumentPart, speaker: &mut Speaker<'_>) -> DocumentText {
    let (stem, id, tree) = (part.stem.as_str(), part.document.id.as_str(), &part.tree);
    DocumentText {
        title: speaker.say(stem, id, tree.get("title")),
        number: speaker.keep(stem, id, tree.get("number")),
        issuer: speaker.say(stem, id, tree.get("issuer")),
        nature: speaker.say(stem, id, tree.get("nature")),
        warning: speaker.say(stem, id, tree.get("warning")),
        basis: speaker.say(stem, id, tree.get("period").and_then(|period| period.get("basis"))),
        contact: speaker.say(stem, id, stated(tree.get("contact"))),
        url: tree.text_of("url").unwrap_or_default().into(),
    }
}

fn measure(stem: &str, part: &MeasurePart, pack: &Node, speaker: &mut Speaker<'_>) -> MeasureText {
    let (id, tree) = (part.measure.id.as_str(), &part.tree);
    let limit = |key: &str| tree.get("limits").and_then(|limits| limits.get(key));
    let mut list = |key: &str| -> Vec<String> { items(tree, key).iter().map(|item| speaker.say(stem, id, Some(item))).collect() };
    let (fixes, unstated, reading, refers_to) = (list("fixes"), list("unstated"), list("reading"), list("refers_to"));
    let mut says = Vec::new();
    if let Some(when) = tree.get("when") {
        walk(when, &mut |node| says.push(speaker.say(stem, id, node.get("say"))));
    }
    MeasureText {
        name: speaker.say(stem, id, tree.get("name")),
        gives: speaker.say(stem, id, tree.get("gives")),
        components: components(tree, pack, speaker),
        says,
        how: speaker.say(stem, id, stated(tree.get("how"))),
        contact: speaker.say(stem, id, stated(tree.get("contact"))),
        clause: speaker.keep(stem, id, tree.get("clause")),
        fixes,
        quota: speaker.say(stem, id, limit("quota")),
        period: speaker.say(stem, id, limit("period")),
        precedence: speaker.say(stem, id, limit("precedence")),
        exclusions: speaker.say(stem, id, limit("exclusions")),
        review_cycle: speaker.say(stem, id, limit("review_cycle")),
        unstated,
        reading,
        note: speaker.say(stem, id, tree.get("note")),
        refers_to,
    }
}

/// The names of a measure's components, as the pack declares them.
fn components(tree: &Node, pack: &Node, speaker: &mut Speaker<'_>) -> Vec<String> {
    let named = |id: &str| items(pack, "components").iter().find(|item| item.text_of("id") == Some(id));
    let declared = items(tree, "components").iter().filter_map(|node| named(node.text()?));
    declared.map(|item| speaker.say("pack", item.text_of("id").unwrap_or_default(), item.get("name"))).collect()
}

/// `not_stated` is an honest nothing: results show it as such.
fn stated(node: Option<&Node>) -> Option<&Node> {
    node.filter(|node| node.text() != Some("not_stated"))
}

/// The nodes of a condition in the order in which `condition` counts them.
fn walk<'a>(node: &'a Node, see: &mut impl FnMut(&'a Node)) {
    see(node);
    if node.get("fact").is_some() {
        return;
    }
    let list = ["all", "any"].into_iter().find_map(|key| node.get(key));
    if let Some(list) = list {
        list.items().unwrap_or_default().iter().for_each(|part| walk(part, see));
    } else if let Some(part) = node.get("not") {
        walk(part, see);
    } else if let Some(group) = node.get("at_least") {
        group.get("of").and_then(Node::items).unwrap_or_default().iter().for_each(|part| walk(part, see));
    }
}
