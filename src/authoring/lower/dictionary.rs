//! Translations, phrase by phrase, and who asks for them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::authoring::yaml::{Node, Span};

/// The words of one language: for each file of the policies, phrases with their translations.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    files: BTreeMap<String, HashMap<String, (String, Span)>>,
    unreadable: BTreeSet<String>,
}

impl Dictionary {
    /// Takes over a file of words; `stem` names the file it translates.
    pub(super) fn add(&mut self, stem: &str, tree: &Node) {
        let entries = tree.entries().unwrap_or_default().iter();
        let words = entries.filter_map(|entry| Some((entry.key.clone(), (entry.value.text()?.to_string(), entry.span))));
        self.files.entry(stem.into()).or_default().extend(words);
    }

    /// Remembers that the words for a file are there, but cannot be read; that was reported.
    pub(super) fn add_unreadable(&mut self, stem: &str) {
        self.unreadable.insert(stem.into());
    }

    /// Whether there is a file of words for a file of the policies, good or not.
    pub fn has(&self, stem: &str) -> bool {
        self.files.contains_key(stem) || self.is_unreadable(stem)
    }

    /// Whether the words for a file are there, but cannot be read.
    pub fn is_unreadable(&self, stem: &str) -> bool {
        self.unreadable.contains(stem)
    }
}

/// A phrase without translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The file it stands in, as the file of words would be named.
    pub stem: String,
    /// The phrase.
    pub phrase: String,
    /// Where it stands.
    pub span: Span,
}

/// Hands out words: those of the policies themselves, or their translations.
#[derive(Debug, Default)]
pub(super) struct Speaker<'a> {
    language: &'a str,
    dictionary: Option<&'a Dictionary>,
    missing: Vec<Missing>,
    asked: BTreeSet<(String, String)>,
    used: BTreeSet<(String, String)>,
    stems: BTreeSet<String>,
}

impl<'a> Speaker<'a> {
    /// Speaks the language of the policies.
    pub(super) fn plain(language: &'a str) -> Self {
        Speaker { language, ..Speaker::default() }
    }

    /// Speaks the language of a dictionary.
    pub(super) fn translating(language: &'a str, dictionary: &'a Dictionary) -> Self {
        Speaker { language, dictionary: Some(dictionary), ..Speaker::default() }
    }

    /// The words for a text that must have a translation; `context` is the id of the measure or fact.
    pub(super) fn say(&mut self, stem: &str, context: &str, node: Option<&Node>) -> String {
        self.words(stem, context, node, true)
    }

    /// The words for a unit. `percent` and `CNY` are ids: people see a sign and a word, unless a translation says otherwise.
    pub(super) fn unit(&mut self, stem: &str, context: &str, node: Option<&Node>) -> String {
        let words = self.keep(stem, context, node);
        match words.as_str() {
            "percent" => "%".into(),
            "CNY" if self.language.starts_with("zh") => "元".into(),
            "CNY" => "yuan".into(),
            _ => words,
        }
    }

    /// The words for a text that stays as it is where it has no translation: numbers of papers and provisions.
    pub(super) fn keep(&mut self, stem: &str, context: &str, node: Option<&Node>) -> String {
        self.words(stem, context, node, false)
    }

    fn words(&mut self, stem: &str, context: &str, node: Option<&Node>, needed: bool) -> String {
        let Some((phrase, span)) = node.and_then(|node| Some((node.text()?.trim(), node.span))) else { return String::new() };
        let Some(dictionary) = self.dictionary else { return phrase.into() };
        self.stems.insert(stem.into());
        let own = format!("{phrase} @{context}");
        // The title of the pack may stand with the facts, so that one line needs no file of its own.
        let stems = if stem == "pack" { [stem, "facts"] } else { [stem, stem] };
        for stem in stems {
            let Some(words) = dictionary.files.get(stem) else { continue };
            for key in [own.as_str(), phrase] {
                if let Some((translation, _)) = words.get(key) {
                    self.used.insert((stem.into(), key.into()));
                    return translation.clone();
                }
            }
        }
        if needed && self.asked.insert((stem.into(), phrase.into())) {
            self.missing.push(Missing { stem: stem.into(), phrase: phrase.into(), span });
        }
        phrase.into()
    }

    /// What had no translation, each phrase once a file.
    pub(super) fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// Translations that nobody asked for, in files that were asked at all.
    pub(super) fn unused(&self) -> Vec<(String, Span)> {
        let files = self.dictionary.into_iter().flat_map(|dictionary| &dictionary.files);
        let mut unused: Vec<(String, Span)> = files
            .filter(|(stem, _)| self.stems.contains(*stem))
            .flat_map(|(stem, words)| words.iter().map(move |(key, (_, span))| (stem, key, span)))
            .filter(|(stem, key, _)| !self.used.contains(&((*stem).clone(), (*key).clone())))
            .map(|(_, key, span)| (key.clone(), *span))
            .collect();
        unused.sort_by_key(|(_, span)| *span);
        unused
    }
}
