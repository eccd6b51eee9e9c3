//! A folder read as a whole: which file is what, in which order, and what refers from one file to another.

use std::collections::{BTreeMap, HashMap};

use super::condition::Scope;
use super::document::{self, DocumentPart};
use super::policies::{Policies, Trees, items, one_or_more};
use super::{Dictionary, fact, place};
use crate::authoring::diagnose::{Acknowledgement, Report, acknowledgements, codes, similar};
use crate::authoring::folder::Folder;
use crate::authoring::shape::{self, DOCUMENT, FACTS, GLOSSARY, PACK, PLACES, SCENARIOS, Shape, WORDS, quote};
use crate::authoring::yaml::{Node, Sources, Span, parse};

/// What reading a folder gave.
#[derive(Debug)]
pub struct Reading {
    /// The texts, for showing lines.
    pub sources: Sources,
    /// What is wrong.
    pub report: Report,
    /// The policies, unless a file that everything else needs cannot be read.
    pub policies: Option<Policies>,
    /// What their authors have looked at and mean as it stands.
    pub acknowledgements: Vec<Acknowledgement>,
}

/// Trees by what they are.
#[derive(Default)]
struct Files {
    pack: Option<Node>,
    places: Option<Node>,
    facts: Option<Node>,
    documents: Vec<(String, Option<Node>)>,
    words: Vec<(String, String, Option<Node>)>,
    scenarios: Vec<Node>,
    acknowledgements: Vec<Acknowledgement>,
}

/// Reads a folder; all that is wrong comes out at once.
pub fn read(folder: &Folder) -> Reading {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let mut files = files(folder, &mut sources, &mut report);
    let acknowledgements = std::mem::take(&mut files.acknowledgements);
    let policies = policies(files, folder, &mut report);
    Reading { sources, report, policies, acknowledgements }
}

fn files(folder: &Folder, sources: &mut Sources, report: &mut Report) -> Files {
    let mut files = Files::default();
    let first = ["pack.yaml", "places.yaml", "facts.yaml"];
    let rest = folder.files.keys().map(String::as_str).filter(|path| !first.contains(path));
    for path in first.into_iter().filter(|path| folder.files.contains_key(*path)).chain(rest) {
        let bytes = folder.files.get(path).map(Vec::as_slice).unwrap_or_default();
        let mut tree = |shape: &Shape| {
            let tree = parse(path, bytes, sources, report)?;
            shape::check(&tree, shape, report);
            files.acknowledgements.extend(acknowledgements(&tree));
            // A file that is no mapping was reported as such; what others miss in it would only repeat that.
            Some(tree).filter(|tree| !matches!(shape, Shape::Record(_)) || tree.entries().is_some())
        };
        let stem = path.strip_suffix(".yaml").unwrap_or_default();
        match stem.split('/').collect::<Vec<_>>().as_slice() {
            ["pack"] => files.pack = tree(&PACK),
            ["places"] => files.places = tree(&PLACES),
            ["facts"] => files.facts = tree(&FACTS),
            ["glossary"] => drop(tree(&GLOSSARY)),
            ["documents", stem] => {
                let tree = tree(&Shape::Record(&DOCUMENT));
                files.documents.push(((*stem).into(), tree));
            }
            ["words", language, stem] => {
                let tree = tree(&WORDS).filter(|tree| tree.entries().is_some());
                files.words.push(((*language).into(), (*stem).into(), tree));
            }
            ["scenarios", _] | ["scenarios", _, _] => files.scenarios.extend(tree(&SCENARIOS)),
            _ => {
                let file = sources.add(path, String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned());
                report.add(&codes::STRAY_FILE, Span::top(file), &[]);
            }
        }
    }
    files
}

fn policies(files: Files, folder: &Folder, report: &mut Report) -> Option<Policies> {
    for name in ["pack.yaml", "places.yaml", "facts.yaml"] {
        if !folder.files.contains_key(name) {
            report.add(&codes::FILE_MISSING, Span::top(u32::MAX), &[name.into()]);
        }
    }
    let trees = Trees { pack: files.pack?, places: files.places?, facts: files.facts? };
    let places = place::places(&trees.places, report);
    let facts = fact::facts(&trees.facts, &places, report);
    let complete = files.documents.iter().all(|(_, tree)| tree.is_some());
    let (order, listed) = order(&trees.pack, &files.documents, report);
    let mut parts = Vec::new();
    let mut kept = 0;
    let mut waiting: HashMap<String, Node> = files.documents.into_iter().filter_map(|(stem, tree)| Some((stem, tree?))).collect();
    for (n, stem) in order.iter().enumerate() {
        let part = waiting.remove(stem).and_then(|tree| document::document(stem, tree, &Scope { facts: &facts, places: &places }, report));
        kept += usize::from(n < listed && part.is_some());
        parts.extend(part);
    }
    let mut policies = Policies {
        id: trees.pack.text_of("id").unwrap_or_default().into(),
        version: trees.pack.text_of("version").unwrap_or_default().into(),
        language: trees.pack.text_of("language").unwrap_or_default().into(),
        promised: promised(&trees.pack),
        places,
        facts,
        documents: parts,
        listed: kept,
        dictionaries: BTreeMap::new(),
        scenarios: files.scenarios,
        trees,
    };
    once(&policies.documents, report);
    if complete {
        references(&policies, report);
    }
    components(&policies, report);
    kinds_of_applicants(&policies, report);
    dictionaries(&mut policies, files.words, report);
    Some(policies)
}

/// The documents in the order of the pack, then the others; how many the pack lists.
fn order(pack: &Node, documents: &[(String, Option<Node>)], report: &mut Report) -> (Vec<String>, usize) {
    let list = pack.get("documents");
    let mut order: Vec<String> = Vec::new();
    let names = || documents.iter().map(|(stem, _)| stem.as_str());
    for node in list.and_then(Node::items).unwrap_or_default() {
        let Some(stem) = node.text() else { continue };
        if order.iter().any(|known| known == stem) {
            report.add(&codes::DUPLICATE_ID, node.span, &[stem.into()]);
        } else if names().any(|name| name == stem) {
            order.push(stem.into());
        } else {
            report.add(&codes::UNKNOWN_DOCUMENT, node.span, &[quote(stem).into()]).meant(similar(stem, names()));
        }
    }
    let listed = order.len();
    for stem in names() {
        if !order.iter().any(|known| known == stem) {
            report.add(&codes::UNLISTED_DOCUMENT, list.unwrap_or(pack).span, &[stem.into()]);
            order.push(stem.into());
        }
    }
    (order, listed)
}

fn promised(pack: &Node) -> Vec<(String, Span)> {
    let items = pack.get("languages").and_then(Node::items).unwrap_or_default();
    let main = pack.text_of("language");
    let is_tag = |tag: &str| tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    items
        .iter()
        .filter(|item| item.text() != main && item.text().is_some_and(is_tag))
        .filter_map(|item| Some((item.text()?.to_string(), item.span)))
        .collect()
}

/// Ids of documents and measures stand once in the whole folder. Within one file, reading it has said so already.
fn once(documents: &[DocumentPart], report: &mut Report) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for part in documents {
        let own = part.tree.get("id").map(|node| (part.document.id.as_str(), node.span));
        let measures = part.measures.iter().map(|measure| (measure.measure.id.as_str(), measure.span));
        for (id, span) in own.into_iter().chain(measures) {
            match first.get(id) {
                Some(before) if before.file != span.file => {
                    report.add(&codes::DUPLICATE_ID, span, &[id.into()]).also(*before);
                }
                Some(_) => {}
                None => {
                    first.insert(id, span);
                }
            }
        }
    }
}

/// What names a measure: `recognised_first_by`, and `granted_by` of choices.
fn references(policies: &Policies, report: &mut Report) {
    let known: Vec<&str> =
        policies.documents.iter().flat_map(|part| part.measures.iter().map(|measure| measure.measure.id.as_str())).collect();
    let mut check = |id: &str, span: Span| {
        if !known.contains(&id) {
            report.add(&codes::UNKNOWN_MEASURE, span, &[quote(id).into()]).meant(similar(id, known.iter().copied()));
        }
    };
    for measure in policies.documents.iter().flat_map(|part| &part.measures) {
        measure.first_by.iter().for_each(|(id, span)| check(id, *span));
    }
    for (group, _) in policies.exclusive() {
        let items = group.get("measures").and_then(Node::items).unwrap_or_default();
        items.iter().for_each(|node| check(node.text().unwrap_or_default(), node.span));
    }
    for choice in items(&policies.trees.facts, "facts").iter().flat_map(|fact| items(fact, "choices")) {
        let by = choice.get("granted_by").map(one_or_more).unwrap_or_default();
        by.iter().for_each(|node| check(node.text().unwrap_or_default(), node.span));
    }
}

/// `components` of measures name those that `pack.yaml` declares.
fn components(policies: &Policies, report: &mut Report) {
    let known = fact::ids(policies.trees.pack.get("components"), report);
    let list = known.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ");
    for measure in policies.documents.iter().flat_map(|part| &part.measures) {
        for node in items(&measure.tree, "components") {
            let Some(id) = node.text().filter(|id| shape::is_id(id) && !known.iter().any(|known| known == id)) else { continue };
            let meant = similar(id, known.iter().map(String::as_str));
            report.add(&codes::UNKNOWN_COMPONENT, node.span, &[id.into(), list.as_str().into()]).meant(meant);
        }
    }
}

/// `ask_for` and `hint_for` are keyed by kinds of applicants.
fn kinds_of_applicants(policies: &Policies, report: &mut Report) {
    let Some(audience) = policies.facts.facts.get(policies.facts.audience) else { return };
    let list = audience.choices.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ");
    for fact in items(&policies.trees.facts, "facts") {
        let entries = ["ask_for", "hint_for"].into_iter().filter_map(|key| fact.get(key)?.entries()).flatten();
        for entry in entries.filter(|entry| !audience.choices.contains(&entry.key)) {
            let meant = similar(&entry.key, audience.choices.iter().map(String::as_str));
            let args = [quote(&entry.key).into(), audience.id.as_str().into(), list.as_str().into()];
            report.add(&codes::NOT_A_KEY_OF, entry.span, &args).meant(meant);
        }
    }
}

fn dictionaries(policies: &mut Policies, words: Vec<(String, String, Option<Node>)>, report: &mut Report) {
    for (language, stem, tree) in words {
        let Some(tree) = tree else {
            policies.dictionaries.entry(language).or_default().add_unreadable(&stem);
            continue;
        };
        let known = matches!(stem.as_str(), "pack" | "facts" | "places") || policies.documents.iter().any(|part| part.stem == stem);
        if !known {
            report.add(&codes::STRAY_FILE, tree.span, &[]);
            continue;
        }
        let dictionary: &mut Dictionary = policies.dictionaries.entry(language).or_default();
        dictionary.add(&stem, &tree);
    }
    for (language, span) in &policies.promised {
        if !policies.dictionaries.contains_key(language) {
            report.add(&codes::LANGUAGE_MISSING, *span, &[language.as_str().into()]);
        }
    }
}
