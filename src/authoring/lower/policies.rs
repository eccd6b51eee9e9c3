//! A folder of policies, read; packs are put together from it.

use std::collections::{BTreeMap, HashMap};

use super::dictionary::{Dictionary, Missing, Speaker};
use super::document::{self, DocumentPart};
use super::fact::FactPart;
use super::texts;
use crate::authoring::yaml::{Node, Span};
use crate::model::{DocumentIx, Granted, Index, Measure, MeasureIx, Places, Rules, Table, Texts};

/// Which documents, by position, a pack is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing(pub Vec<usize>);

/// The words of a pack in another language than the policies'.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The words; what has no translation stays as it is.
    pub texts: Texts,
    /// What has no translation.
    pub missing: Vec<Missing>,
    /// Translations that nobody asked for, and where they stand.
    pub unused: Vec<(String, Span)>,
}

/// The trees whose words are gathered later.
#[derive(Clone, Debug)]
pub(super) struct Trees {
    pub(super) pack: Node,
    pub(super) places: Node,
    pub(super) facts: Node,
}

/// A folder of policies.
#[derive(Clone, Debug)]
pub struct Policies {
    /// Id of the pack.
    pub id: String,
    /// The officers' version.
    pub version: String,
    /// The language the policies are written in.
    pub language: String,
    /// Other languages that must be complete, and where each is named.
    pub promised: Vec<(String, Span)>,
    /// The tree of places.
    pub places: Places,
    /// Facts, topics and constraints.
    pub facts: FactPart,
    /// All documents: those the pack lists, in its order, then the others.
    pub documents: Vec<DocumentPart>,
    /// How many of them the pack lists.
    pub listed: usize,
    /// Translations by language.
    pub dictionaries: BTreeMap<String, Dictionary>,
    /// Scenario files: their trees.
    pub scenarios: Vec<Node>,
    pub(super) trees: Trees,
}

impl Policies {
    /// The documents `pack.yaml` lists.
    pub fn listing(&self) -> Listing {
        Listing((0..self.listed).collect())
    }

    /// All documents, also those that are not listed.
    pub fn everything(&self) -> Listing {
        Listing((0..self.documents.len()).collect())
    }

    /// The documents of these file names; the first unknown name otherwise.
    ///
    /// # Errors
    /// A name that no document has.
    pub fn named(&self, stems: &[String]) -> Result<Listing, String> {
        let find = |stem: &String| self.documents.iter().position(|part| part.stem == *stem).ok_or_else(|| stem.clone());
        stems.iter().map(find).collect::<Result<Vec<_>, _>>().map(Listing)
    }

    /// The logic of a pack of these documents.
    pub fn rules(&self, listing: &Listing) -> Rules {
        let parts: Vec<&DocumentPart> = listing.0.iter().filter_map(|&n| self.documents.get(n)).collect();
        let pairs = || parts.iter().enumerate().flat_map(|(n, part)| part.measures.iter().map(move |measure| (n, measure)));
        let positions: HashMap<&str, usize> = pairs().enumerate().map(|(at, (_, part))| (part.measure.id.as_str(), at)).collect();
        let measures: Vec<Measure> = pairs()
            .map(|(n, part)| {
                let first_by = part.first_by.iter().filter_map(|(id, _)| positions.get(id.as_str()).copied());
                Measure { recognised_first_by: first_by.map(MeasureIx::at).collect(), ..document::placed(part, n) }
            })
            .collect();
        Rules {
            places: self.places.clone(),
            facts: self.facts.facts.clone(),
            audience_fact: self.facts.audience,
            constraints: self.facts.constraints.clone(),
            documents: Table::<DocumentIx, _>::new(parts.iter().map(|part| part.document.clone()).collect()),
            measures: Table::new(measures),
            granted: self.granted(&positions),
        }
    }

    /// What the choices of facts name under `granted_by`, as far as the pack has those measures.
    fn granted(&self, positions: &HashMap<&str, usize>) -> Vec<Granted> {
        let mut granted = Vec::new();
        for item in items(&self.trees.facts, "facts") {
            let Some(fact) = self.facts.facts.find(|fact| item.text_of("id") == Some(fact.id.as_str())) else { continue };
            let known = &self.facts.facts.at(fact).choices;
            for choice in items(item, "choices") {
                let position = known.iter().position(|id| choice.text_of("id") == Some(id.as_str()));
                let by = choice.get("granted_by").map(one_or_more).unwrap_or_default();
                let measures = by.iter().filter_map(|node| positions.get(node.text()?).copied());
                granted.extend(
                    position
                        .into_iter()
                        .flat_map(|choice| measures.clone().map(move |measure| Granted { fact, choice, measure: MeasureIx::at(measure) })),
                );
            }
        }
        granted
    }

    /// The words of a pack of these documents, in the language they are written in.
    pub fn texts(&self, listing: &Listing) -> Texts {
        texts::texts(self, listing, &mut Speaker::plain(&self.language))
    }

    /// The words in another language, where there are any.
    pub fn translated(&self, listing: &Listing, language: &str) -> Option<Translated> {
        let mut speaker = Speaker::translating(language, self.dictionaries.get(language)?);
        let texts = texts::texts(self, listing, &mut speaker);
        Some(Translated { texts, missing: speaker.missing().to_vec(), unused: speaker.unused() })
    }

    /// Where the id of a choice stands.
    pub fn choice_span(&self, fact: &str, choice: &str) -> Option<Span> {
        let fact = items(&self.trees.facts, "facts").iter().find(|item| item.text_of("id") == Some(fact))?;
        Some(items(fact, "choices").iter().find(|item| item.text_of("id") == Some(choice))?.get("id")?.span)
    }

    /// What `facts.yaml` says of a fact.
    pub fn fact_tree(&self, id: &str) -> Option<&Node> {
        self.trees.facts.get("facts")?.items()?.iter().find(|item| item.text_of("id") == Some(id))
    }

    /// What `facts.yaml` says of a constraint.
    pub fn constraint_tree(&self, id: &str) -> Option<&Node> {
        self.trees.facts.get("constraints")?.items()?.iter().find(|item| item.text_of("id") == Some(id))
    }

    /// The groups of measures of which one is to be had at most, document by document: where each stands, and the ids in it.
    pub fn exclusive<'a>(&'a self) -> Vec<(&'a Node, Vec<&'a str>)> {
        let groups = self.documents.iter().flat_map(|part| part.tree.get("exclusive").and_then(Node::items).unwrap_or_default());
        let ids = |group: &'a Node| {
            let items = group.get("measures").and_then(Node::items).unwrap_or_default();
            items.iter().filter_map(Node::text).collect()
        };
        groups.map(|group| (group, ids(group))).collect()
    }

    /// Whether any document, listed or not, has a measure of this id.
    pub fn knows_measure(&self, id: &str) -> bool {
        self.documents.iter().any(|part| part.measures.iter().any(|measure| measure.measure.id == id))
    }
}

/// The items of a list under a key.
pub(super) fn items<'a>(tree: &'a Node, key: &str) -> &'a [Node] {
    tree.get(key).and_then(Node::items).unwrap_or_default()
}

/// The items of a list, or the one thing that stands there instead.
pub(super) fn one_or_more(node: &Node) -> &[Node] {
    node.items().unwrap_or(std::slice::from_ref(node))
}
