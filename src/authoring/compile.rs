//! Policies to a pack: the core, and beside it a file of words for each language.
//!
//! Knows nothing of the disk; see `write` for that.

use std::rc::Rc;

use super::damaged;
use super::digest::{digest, integrity, short_hash};
use super::lang::{Arg, Both, Lang};
use super::lower::{Listing, Policies};
use crate::component::{View, sketches};
use crate::interview::Interview;
use crate::model::{Date, Index, Texts};
use crate::pack::{Header, PackDocument, PackError, WordFile, encode, load, parse_document};

/// A pack, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The core, as JSON.
    pub core: String,
    /// The files of words: their names, and what they hold.
    pub files: Vec<(String, String)>,
    /// Languages that are left out, and how many phrases each lacks.
    pub left_out: Vec<(String, usize)>,
}

const DIFFERENT: Both =
    Both { zh: "政策包读回来和原来的规则不一样", en: "the pack loads as other rules than those that were read" };

/// Why a pack could not be made; always a fault of the tool, because what authors do wrong was reported before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileError {
    /// It cannot be written as JSON.
    Json(String),
    /// It does not load.
    Pack(PackError),
    /// It loads, but as something else.
    Different,
}

impl CompileError {
    /// What happened, in both languages.
    pub fn both(&self) -> Arg {
        match self {
            CompileError::Json(error) => {
                Arg::Either(format!("政策包写不成 JSON：{error}"), format!("the pack cannot be written as JSON: {error}"))
            }
            CompileError::Pack(error) => damaged::both(error),
            CompileError::Different => Arg::Both(DIFFERENT),
        }
    }

    /// What happened, in one.
    pub fn said(&self, lang: Lang) -> String {
        Both { zh: "{0}", en: "{0}" }.fill(lang, &[self.both()])
    }
}

/// Compiles these documents; `stem` is the name of the core without `.json`.
///
/// # Errors
/// Only where the tool itself is at fault.
pub fn compile(policies: &Policies, listing: &Listing, stem: &str) -> Result<Compiled, CompileError> {
    let rules = policies.rules(listing);
    let texts = policies.texts(listing);
    let mut files = vec![words(
        stem,
        &policies.language,
        &Texts { documents: texts.documents.clone(), measures: texts.measures.clone(), ..Texts::default() },
    )?];
    let mut left_out = Vec::new();
    for language in policies.dictionaries.keys().filter(|language| **language != policies.language) {
        match policies.translated(listing, language) {
            Some(found) if found.missing.is_empty() => files.push(words(stem, language, &found.texts)?),
            Some(found) => left_out.push((language.clone(), found.missing.len())),
            None => {}
        }
    }
    let header = Header {
        id: policies.id.clone(),
        version: policies.version.clone(),
        language: policies.language.clone(),
        files: files.iter().map(|(file, _)| file.clone()).collect(),
    };
    let mut document = encode(header, &rules, &texts);
    begin(&mut document).map_err(CompileError::Pack)?;
    document.digest = digest(serde_json::to_value(&document).map_err(json_error)?);
    let core = serde_json::to_string(&document).map_err(json_error)?;
    let read = parse_document(core.as_bytes()).map_err(|error| CompileError::Json(error.to_string()))?;
    let pack = load(read).map_err(CompileError::Pack)?;
    if *pack.rules != rules || (*pack.words != Texts { documents: vec![], measures: vec![], ..texts }) {
        return Err(CompileError::Different);
    }
    Ok(Compiled { core, files: files.into_iter().map(|(file, text)| (file.file, text)).collect(), left_out })
}

/// What every session over the pack begins with. The day makes no difference once all days that conditions name lie behind
/// it; where it does, the session puts that right as soon as it can reason.
fn begin(document: &mut PackDocument) -> Result<(), PackError> {
    let interview = Interview::new(Rc::new(load(document.clone())?), Date::LAST);
    let Some(first) = interview.next() else { return Ok(()) };
    let (documents, measures) = interview.counts();
    let numbers = [first.position(), interview.remaining(), interview.hanging(first), documents, measures];
    document.opening = numbers.into_iter().filter_map(|number| i64::try_from(number).ok()).collect();
    document.sketches = View::at_first(interview).map(|view| sketches(&view, first));
    Ok(())
}

fn words(stem: &str, language: &str, texts: &Texts) -> Result<(WordFile, String), CompileError> {
    let text = serde_json::to_string(texts).map_err(json_error)?;
    let file = format!("{stem}.{language}.{}.json", short_hash(text.as_bytes()));
    Ok((WordFile { language: language.into(), file, integrity: integrity(text.as_bytes()) }, text))
}

fn json_error(error: serde_json::Error) -> CompileError {
    CompileError::Json(error.to_string())
}
