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
    let files = tree.take("files").list("files")?.into_iter().map(word_file);
    let facts = tree.take("facts").list("facts")?.into_iter().map(fact);
    let documents = tree.take("documents").list("documents")?.into_iter().map(document);
    Ok(PackDocument {
        format: FORMAT,
        id: tree.take("id").text("id")?,
        version: tree.take("version").text("version")?,
        digest: tree.take("digest").text("digest")?,
        language: tree.take("language").text("language")?,
        words: read_words(tree.take("words"))?,
        files: files.collect::<Result<_, _>>()?,
        places: PlacesWire { ids: places.take("ids").texts("places.ids")?, parents: places.take("parents").numbers("places.parents")? },
        audience_fact: narrow(tree.take("audience_fact"), "audience_fact")?,
        facts: facts.collect::<Result<_, _>>()?,
        tests: tree.take("tests").numbers("tests")?,
        constraint_ids: tree.take("constraint_ids").texts("constraint_ids")?,
        constraint_code: tree.take("constraint_code").numbers("constraint_code")?,
        documents: documents.collect::<Result<_, _>>()?,
        measures: measures(tree.take("measures"))?,
    })
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
        topic: narrow(tree.take("topic"), "facts.topic")?,
        choices: tree.take("choices").texts("facts.choices")?,
        range: tree.take("range").numbers("facts.range")?,
        ask_if: tree.take("ask_if").numbers("facts.ask_if")?,
        else_value: tree.take("else_value").numbers("facts.else_value")?,
        has_else: tree.take("has_else").flag("facts.has_else")?,
        changeable: tree.take("changeable").flag("facts.changeable")?,
        sensitive: tree.take("sensitive").flag("facts.sensitive")?,
    })
}

fn document(mut tree: Tree) -> Result<DocumentWire, PackError> {
    Ok(DocumentWire {
        id: tree.take("id").text("documents.id")?,
        issued: tree.take("issued").text("documents.issued")?,
        place: narrow(tree.take("place"), "documents.place")?,
        from: tree.take("from").text("documents.from")?,
        until: tree.take("until").text("documents.until")?,
    })
}

fn measures(mut tree: Tree) -> Result<MeasuresWire, PackError> {
    let mut column = |key: &str| tree.take(key).numbers(key);
    Ok(MeasuresWire {
        documents: narrowed(column("documents")?, "measures.documents")?,
        kinds: narrowed(column("kinds")?, "measures.kinds")?,
        audiences: narrowed(column("audiences")?, "measures.audiences")?,
        certainties: narrowed(column("certainties")?, "measures.certainties")?,
        grants: narrowed(column("grants")?, "measures.grants")?,
        code: column("code")?,
        open_measures: narrowed(column("open_measures")?, "measures.open_measures")?,
        amounts: column("amounts")?,
        recognised_first_by: column("recognised_first_by")?,
        ids: tree.take("ids").texts("measures.ids")?,
        open_keys: tree.take("open_keys").texts("measures.open_keys")?,
    })
}

/// The words of a pack in one language.
///
/// # Errors
/// The first part that is not of the shape it must have.
pub fn read_words(mut tree: Tree) -> Result<Texts, PackError> {
    let facts = tree.take("facts").list("words.facts")?.into_iter().map(fact_words);
    let documents = tree.take("documents").list("words.documents")?.into_iter().map(document_words);
    let measures = tree.take("measures").list("words.measures")?.into_iter().map(measure_words);
    Ok(Texts {
        title: tree.take("title").text("words.title")?,
        topics: tree.take("topics").texts("words.topics")?,
        facts: facts.collect::<Result<_, _>>()?,
        places: tree.take("places").texts("words.places")?,
        documents: documents.collect::<Result<_, _>>()?,
        measures: measures.collect::<Result<_, _>>()?,
    })
}

fn fact_words(mut tree: Tree) -> Result<FactText, PackError> {
    let choices = tree.take("choices").list("words.choices")?.into_iter().map(|mut choice| {
        let (name, note) = (choice.take("name").text("words.choices.name")?, choice.take("note").text("words.choices.note")?);
        Ok(ChoiceText { name, note })
    });
    Ok(FactText {
        ask: tree.take("ask").text("words.ask")?,
        ask_for: tree.take("ask_for").texts("words.ask_for")?,
        hint: tree.take("hint").text("words.hint")?,
        hint_for: tree.take("hint_for").texts("words.hint_for")?,
        unit: tree.take("unit").text("words.unit")?,
        choices: choices.collect::<Result<_, PackError>>()?,
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
    let lists = ["says", "fixes", "unstated", "reading", "refers_to"].map(|key| tree.take(key).texts(key));
    let [says, fixes, unstated, reading, refers_to] = lists;
    let mut text = |key: &str| tree.take(key).text(key);
    Ok(MeasureText {
        name: text("name")?,
        gives: text("gives")?,
        says: says?,
        how: text("how")?,
        contact: text("contact")?,
        clause: text("clause")?,
        fixes: fixes?,
        quota: text("quota")?,
        period: text("period")?,
        precedence: text("precedence")?,
        exclusions: text("exclusions")?,
        review_cycle: text("review_cycle")?,
        unstated: unstated?,
        reading: reading?,
        note: text("note")?,
        refers_to: refers_to?,
    })
}

fn narrow(tree: Tree, at: &str) -> Result<u16, PackError> {
    u16::try_from(tree.number(at)?).map_err(|_| out_of_range(at))
}

fn narrowed<T: TryFrom<i64>>(numbers: Vec<i64>, at: &str) -> Result<Vec<T>, PackError> {
    numbers.into_iter().map(|n| T::try_from(n).map_err(|_| out_of_range(at))).collect()
}

fn out_of_range(at: &str) -> PackError {
    PackError::Invalid { at: at.into(), what: "a number is out of range" }
}
