//! From a parsed JSON value to the wire document and to words: the shape is right after this, the meaning is `load`'s to check.

use super::load::PackError;
use super::tree::Tree;
use super::wire::{DocumentWire, FORMAT, FactWire, MeasuresWire, PackDocument, PlacesWire, WordFile};
use crate::model::{ChoiceText, DocumentText, FactText, MeasureText, Texts};

/// The wire document.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_document(mut tree: Tree) -> Result<PackDocument, PackError> {
    if !tree.is_object() {
        return Err(PackError::Invalid { at: "pack".into(), what: "it must be an object" });
    }
    // The version first: a pack of another form would otherwise only seem damaged.
    let format = tree.take("format").number("format")?;
    if format != i64::from(FORMAT) {
        return Err(PackError::Version(u32::try_from(format).unwrap_or(0)));
    }
    let mut places = tree.take("places");
    let mut document = PackDocument {
        format: FORMAT,
        id: tree.take("id").text("id")?,
        version: tree.take("version").text("version")?,
        digest: tree.take("digest").text("digest")?,
        language: tree.take("language").text("language")?,
        words: read_words(tree.take("words"))?,
        files: Vec::new(),
        places: PlacesWire { ids: places.take("ids").texts("places.ids")?, parents: places.take("parents").numbers("places.parents")? },
        audience_fact: tree.take("audience_fact").number("audience_fact")?,
        facts: Vec::new(),
        tests: tree.take("tests").numbers("tests")?,
        constraint_ids: tree.take("constraint_ids").texts("constraint_ids")?,
        constraint_code: tree.take("constraint_code").numbers("constraint_code")?,
        documents: Vec::new(),
        measures: measures(tree.take("measures"))?,
    };
    for file in tree.take("files").list("files")? {
        document.files.push(word_file(file)?);
    }
    for wire in tree.take("facts").list("facts")? {
        document.facts.push(fact(wire)?);
    }
    for wire in tree.take("documents").list("documents")? {
        document.documents.push(instrument(wire)?);
    }
    Ok(document)
}

fn word_file(mut tree: Tree) -> Result<WordFile, PackError> {
    Ok(WordFile {
        language: tree.take("language").text("files.language")?,
        file: tree.take("file").text("files.file")?,
        integrity: tree.take("integrity").text("files.integrity")?,
    })
}

fn fact(mut tree: Tree) -> Result<FactWire, PackError> {
    Ok(FactWire {
        id: tree.take("id").text("facts.id")?,
        kind: tree.take("kind").text("facts.kind")?,
        topic: tree.take("topic").number("facts.topic")?,
        choices: tree.take("choices").texts("facts.choices")?,
        range: tree.take("range").numbers("facts.range")?,
        ask_if: tree.take("ask_if").numbers("facts.ask_if")?,
        else_value: tree.take("else_value").numbers("facts.else_value")?,
        has_else: tree.take("has_else").flag("facts.has_else")?,
        changeable: tree.take("changeable").flag("facts.changeable")?,
        sensitive: tree.take("sensitive").flag("facts.sensitive")?,
    })
}

fn instrument(mut tree: Tree) -> Result<DocumentWire, PackError> {
    Ok(DocumentWire {
        id: tree.take("id").text("documents.id")?,
        issued: tree.take("issued").text("documents.issued")?,
        place: tree.take("place").number("documents.place")?,
        from: tree.take("from").text("documents.from")?,
        until: tree.take("until").text("documents.until")?,
    })
}

fn measures(mut tree: Tree) -> Result<MeasuresWire, PackError> {
    Ok(MeasuresWire {
        ids: tree.take("ids").texts("measures.ids")?,
        documents: tree.take("documents").numbers("measures.documents")?,
        kinds: tree.take("kinds").numbers("measures.kinds")?,
        audiences: tree.take("audiences").numbers("measures.audiences")?,
        certainties: tree.take("certainties").numbers("measures.certainties")?,
        grants: tree.take("grants").numbers("measures.grants")?,
        code: tree.take("code").numbers("measures.code")?,
        open_measures: tree.take("open_measures").numbers("measures.open_measures")?,
        open_keys: tree.take("open_keys").texts("measures.open_keys")?,
        amounts: tree.take("amounts").numbers("measures.amounts")?,
        recognised_first_by: tree.take("recognised_first_by").numbers("measures.recognised_first_by")?,
    })
}

/// The words of a pack in one language.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_words(mut tree: Tree) -> Result<Texts, PackError> {
    let mut words = Texts {
        title: tree.take("title").text("words.title")?,
        topics: tree.take("topics").texts("words.topics")?,
        places: tree.take("places").texts("words.places")?,
        ..Texts::default()
    };
    for fact in tree.take("facts").list("words.facts")? {
        words.facts.push(fact_words(fact)?);
    }
    for document in tree.take("documents").list("words.documents")? {
        words.documents.push(document_words(document)?);
    }
    for measure in tree.take("measures").list("words.measures")? {
        words.measures.push(measure_words(measure)?);
    }
    Ok(words)
}

fn fact_words(mut tree: Tree) -> Result<FactText, PackError> {
    let mut choices = Vec::new();
    for mut choice in tree.take("choices").list("words.choices")? {
        choices.push(ChoiceText { name: choice.take("name").text("words.choices")?, note: choice.take("note").text("words.choices")? });
    }
    Ok(FactText {
        ask: tree.take("ask").text("words.ask")?,
        ask_for: tree.take("ask_for").texts("words.ask_for")?,
        hint: tree.take("hint").text("words.hint")?,
        hint_for: tree.take("hint_for").texts("words.hint_for")?,
        unit: tree.take("unit").text("words.unit")?,
        choices,
    })
}

fn document_words(mut tree: Tree) -> Result<DocumentText, PackError> {
    let mut text = |key: &str| tree.take(key).text(key);
    Ok(DocumentText {
        title: text("title")?,
        number: text("number")?,
        issuer: text("issuer")?,
        nature: text("nature")?,
        warning: text("warning")?,
        basis: text("basis")?,
        contact: text("contact")?,
        url: text("url")?,
    })
}

fn measure_words(mut tree: Tree) -> Result<MeasureText, PackError> {
    let mut list = |key: &str| tree.take(key).texts(key);
    let (says, fixes, unstated) = (list("says")?, list("fixes")?, list("unstated")?);
    let (reading, refers_to) = (list("reading")?, list("refers_to")?);
    let mut text = |key: &str| tree.take(key).text(key);
    Ok(MeasureText {
        name: text("name")?,
        gives: text("gives")?,
        says,
        how: text("how")?,
        contact: text("contact")?,
        clause: text("clause")?,
        fixes,
        quota: text("quota")?,
        period: text("period")?,
        precedence: text("precedence")?,
        exclusions: text("exclusions")?,
        review_cycle: text("review_cycle")?,
        unstated,
        reading,
        note: text("note")?,
        refers_to,
    })
}
