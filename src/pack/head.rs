//! What a pack says of itself, the files it names, and the length of its texts.

use super::load::{Checked, MAX_ID, MAX_TEXT, bad, bad_item, check_ids};
use super::wire::PackDocument;
use crate::model::Texts;

/// In how many languages a pack may have words.
const MAX_FILES: usize = 64;

/// What the pack says of itself, and the files it names: they are fetched from beside it, and from nowhere else.
pub(super) fn check_head(document: &PackDocument) -> Checked<()> {
    check_ids(&[&document.id], "id")?;
    for (text, at) in [(&document.version, "version"), (&document.digest, "digest")] {
        if text.len() > MAX_TEXT {
            return Err(bad(at, "a text is longer than 4096 bytes"));
        }
    }
    if !is_made_of(&document.language, b"-") {
        return Err(bad("language", "it must be a language tag"));
    }
    if document.files.len() > MAX_FILES {
        return Err(bad("files", "there may be at most 64"));
    }
    for (n, file) in document.files.iter().enumerate() {
        let digest = file.integrity.strip_prefix("sha384-").is_some_and(|base64| base64.len() == 64);
        if !is_made_of(&file.language, b"-") || !is_made_of(&file.file, b"-_.") || !digest {
            return Err(bad_item("files", n, "it must name a language, a file beside the pack and its digest"));
        }
    }
    Ok(())
}

/// Whether a name is made of letters, digits and these, and begins with a letter or a digit.
fn is_made_of(name: &str, others: &[u8]) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || others.contains(&byte);
    name.len() <= 2 * MAX_ID && name.bytes().all(fits) && name.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
}

pub(super) fn check_words(words: &Texts) -> Checked<()> {
    let mut most = words.title.len().max(longest(&words.topics)).max(longest(&words.places)).max(longest(&words.pinyin));
    for fact in &words.facts {
        most = most.max(fact.ask.len()).max(fact.hint.len()).max(fact.unit.len());
        most = most.max(longest(&fact.ask_for)).max(longest(&fact.hint_for));
        for choice in &fact.choices {
            most = most.max(choice.name.len()).max(choice.note.len());
        }
    }
    if most > MAX_TEXT { Err(bad("words", "a text is longer than 4096 bytes")) } else { Ok(()) }
}

/// How many bytes the longest of these texts has.
fn longest(texts: &[String]) -> usize {
    let mut longest = 0;
    for text in texts {
        longest = longest.max(text.len());
    }
    longest
}
