//! From a parsed JSON value to the wire document and to words: the shape is right after this, the meaning is `load`'s to check.

use super::error::PackError;
use super::tree::{Fields, Tree};
use super::wire::{DocumentWire, FORMAT, FactWire, MeasuresWire, PackDocument, PlacesWire, WordFile};
use crate::model::{ChoiceText, DocumentText, FactText, MeasureText, Texts};

/// The wire document.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_document(tree: Tree) -> Result<PackDocument, PackError> {
    let (mut pack, mut document) = front(tree)?;
    let mut places = pack.fields("places");
    let mut measures = pack.fields("measures");
    document.places = PlacesWire { ids: places.texts("ids"), parents: places.numbers("parents") };
    document.tests = pack.numbers("tests");
    document.constraint_ids = pack.texts("constraint_ids");
    document.constraint_code = pack.numbers("constraint_code");
    document.documents = each(&mut pack, "documents", instrument);
    document.measures = measure_columns(&mut measures);
    for inner in [places, measures] {
        pack.absorb(inner);
    }
    pack.end(document)
}

/// As much of it as [`preview`](super::preview) looks at.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_front(tree: Tree) -> Result<PackDocument, PackError> {
    let (pack, document) = front(tree)?;
    pack.end(document)
}

fn front(tree: Tree) -> Result<(Fields, PackDocument), PackError> {
    if !tree.is_object() {
        return Err(PackError::Invalid { at: "pack", item: None, what: "it must be an object" });
    }
    let mut pack = Fields::of(tree);
    // The version first: a pack of another form would otherwise only seem damaged.
    let format = pack.number("format");
    pack.so_far()?;
    if format != i64::from(FORMAT) {
        return Err(PackError::Version(format));
    }
    let mut words = pack.fields("words");
    let document = PackDocument {
        format: FORMAT,
        id: pack.text("id"),
        version: pack.text("version"),
        digest: pack.text("digest"),
        language: pack.text("language"),
        words: texts(&mut words),
        files: each(&mut pack, "files", word_file),
        audience_fact: pack.number("audience_fact"),
        facts: each(&mut pack, "facts", fact),
        opening: pack.numbers("opening"),
        ..PackDocument::default()
    };
    pack.absorb(words);
    Ok((pack, document))
}

/// The words of a pack in one language.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_words(tree: Tree) -> Result<Texts, PackError> {
    let mut words = Fields::of(tree);
    let mut read = texts(&mut words);
    read.documents = each(&mut words, "documents", document_text);
    read.measures = each(&mut words, "measures", measure_text);
    words.end(read)
}

/// Reads every object of a list.
fn each<T>(from: &mut Fields, key: &'static str, read: fn(&mut Fields) -> T) -> Vec<T> {
    let mut all = Vec::new();
    for tree in from.list(key) {
        let mut one = Fields::of(tree);
        all.push(read(&mut one));
        from.absorb(one);
    }
    all
}

fn word_file(from: &mut Fields) -> WordFile {
    WordFile { language: from.text("language"), file: from.text("file"), integrity: from.text("integrity") }
}

fn fact(from: &mut Fields) -> FactWire {
    FactWire {
        id: from.text("id"),
        kind: from.text("kind"),
        topic: from.number("topic"),
        choices: from.texts("choices"),
        range: from.numbers("range"),
        ask_if: from.numbers("ask_if"),
        else_value: from.numbers("else_value"),
        has_else: from.flag("has_else"),
        changeable: from.flag("changeable"),
        sensitive: from.flag("sensitive"),
    }
}

fn instrument(from: &mut Fields) -> DocumentWire {
    DocumentWire {
        id: from.text("id"),
        issued: from.text("issued"),
        place: from.number("place"),
        from: from.text("from"),
        until: from.text("until"),
    }
}

fn measure_columns(from: &mut Fields) -> MeasuresWire {
    MeasuresWire {
        ids: from.texts("ids"),
        documents: from.numbers("documents"),
        kinds: from.numbers("kinds"),
        audiences: from.numbers("audiences"),
        certainties: from.numbers("certainties"),
        grants: from.numbers("grants"),
        code: from.numbers("code"),
        open_measures: from.numbers("open_measures"),
        open_keys: from.texts("open_keys"),
        amounts: from.numbers("amounts"),
        recognised_first_by: from.numbers("recognised_first_by"),
        granted: from.numbers("granted"),
    }
}

/// The words of questions, topics and places: those of documents and measures are in files of their own.
fn texts(from: &mut Fields) -> Texts {
    Texts {
        title: from.text("title"),
        topics: from.texts("topics"),
        facts: each(from, "facts", fact_text),
        places: from.texts("places"),
        pinyin: from.texts("pinyin"),
        ..Texts::default()
    }
}

fn fact_text(from: &mut Fields) -> FactText {
    FactText {
        ask: from.text("ask"),
        ask_for: from.texts("ask_for"),
        hint: from.text("hint"),
        hint_for: from.texts("hint_for"),
        unit: from.text("unit"),
        choices: each(from, "choices", choice_text),
    }
}

fn choice_text(from: &mut Fields) -> ChoiceText {
    ChoiceText { name: from.text("name"), note: from.text("note") }
}

fn document_text(from: &mut Fields) -> DocumentText {
    DocumentText {
        title: from.text("title"),
        number: from.text("number"),
        issuer: from.text("issuer"),
        nature: from.text("nature"),
        warning: from.text("warning"),
        basis: from.text("basis"),
        contact: from.text("contact"),
        url: from.text("url"),
    }
}

fn measure_text(from: &mut Fields) -> MeasureText {
    MeasureText {
        name: from.text("name"),
        gives: from.text("gives"),
        components: from.texts("components"),
        says: from.texts("says"),
        how: from.text("how"),
        contact: from.text("contact"),
        clause: from.text("clause"),
        fixes: from.texts("fixes"),
        quota: from.text("quota"),
        period: from.text("period"),
        precedence: from.text("precedence"),
        exclusions: from.text("exclusions"),
        review_cycle: from.text("review_cycle"),
        unstated: from.texts("unstated"),
        reading: from.texts("reading"),
        note: from.text("note"),
        refers_to: from.texts("refers_to"),
    }
}
