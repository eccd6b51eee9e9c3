//! From what arrived to what is right: every index, kind and bound of a wire document is checked once, here.

use std::rc::Rc;

use super::code::{Code, tests};
use super::error::PackError;
use super::front::{Opening, front};
use super::links::{granted, recognised};
use super::unique::all_differ;
use super::wire::{PackDocument, WordFile};
use crate::model::{
    Amount, Certainty, Choices, Constraint, Date, Document, DocumentIx, Fact, FactIx, Form, Grant, Index, Kind, Measure, MeasureIx,
    MeasureKind, Per, Place, PlaceIx, Places, Rules, Table, Test, Texts,
};

/// A checked pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Id of the pack.
    pub id: String,
    /// The officers' version of the rules.
    pub version: String,
    /// The digest as it stands in the pack; the authoring tool verifies it, browsers rely on `integrity`.
    pub digest: String,
    /// The language of `words`.
    pub language: String,
    /// Topics, questions and places in that language.
    pub words: Rc<Texts>,
    /// Files with the words of documents and measures, one per language.
    pub files: Vec<WordFile>,
    /// What a session begins with, where the pack says so.
    pub opening: Option<Opening>,
    /// The logic.
    pub rules: Rc<Rules>,
}

/// Bounds on what a pack may hold; a hostile one is refused before it costs anything.
const MAX_PLACES: usize = 16_384;
pub(super) const MAX_MEASURES: usize = 32_768;
const MAX_DOCUMENTS: usize = 1_024;
const MAX_CONSTRAINTS: usize = 1_024;
pub(super) const MAX_TEXT: usize = 4_096;
pub(super) const MAX_ID: usize = 64;

/// Checks a document.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn load(document: PackDocument) -> Result<Pack, PackError> {
    check(document).map_err(|wrong| *wrong)
}

/// What was checked, or what is wrong with it: boxed, because it is handed on at every step.
pub(super) type Checked<T> = Result<T, Box<PackError>>;

fn check(mut document: PackDocument) -> Checked<Pack> {
    let invalid = |at: &'static str, what| Err(bad(at, what));
    if document.places.ids.len() > MAX_PLACES {
        return invalid("places", "there may be at most 16384");
    }
    if document.measures.ids.len() > MAX_MEASURES {
        return invalid("measures", "there may be at most 32768");
    }
    if document.documents.len() > MAX_DOCUMENTS {
        return invalid("documents", "there may be at most 1024");
    }
    if document.constraint_ids.len() > MAX_CONSTRAINTS {
        return invalid("constraint_ids", "there may be at most 1024");
    }
    let front = front(&mut document)?;
    let counts = (document.documents.len(), document.measures.ids.len());
    if front.opening.is_some_and(|opening| (opening.documents, opening.measures) != counts) {
        return invalid("opening", "it counts other documents or measures than there are");
    }
    let rules = Loader { document: &document, tests: Vec::new() }.rules(front.rules.facts.clone(), front.rules.audience_fact)?;
    Ok(Pack { rules: Rc::new(rules), ..front })
}

struct Loader<'a> {
    document: &'a PackDocument,
    tests: Vec<Test>,
}

impl Loader<'_> {
    /// The rules with these facts, which have no conditions yet.
    fn rules(mut self, mut facts: Table<FactIx, Fact>, audience_fact: FactIx) -> Checked<Rules> {
        let document = self.document;
        let places = self.places()?;
        self.tests = tests(document, &facts, &places)?;
        for (n, wire) in document.facts.iter().enumerate() {
            if wire.ask_if.is_empty() {
                continue;
            }
            if audience_fact.position() == n {
                return Err(bad_item("facts", n, "the kind of applicant always applies"));
            }
            let mut code = Code::new(&wire.ask_if, "facts.ask_if");
            let condition = code.condition(&self.tests, 0)?;
            code.end()?;
            if condition.facts().iter().any(|fact| fact.position() >= n) {
                return Err(bad_item("facts", n, "its `ask_if` may only name facts that stand before it"));
            }
            facts.at_mut(FactIx::at(n)).ask_if = Some(condition);
        }
        let constraints = self.constraints()?;
        let documents = self.documents(&places)?;
        let measures = self.measures(&facts, audience_fact, documents.len())?;
        let granted = granted(&document.measures.granted, &facts, measures.len())?;
        Ok(Rules { places, facts, audience_fact, constraints, documents, measures, granted })
    }

    fn places(&self) -> Checked<Places> {
        let wire = &self.document.places;
        if wire.parents.len() != wire.ids.len() {
            return Err(bad("places", "`ids` and `parents` must have the same length"));
        }
        check_column(&wire.ids, "places.ids")?;
        let mut table = Vec::with_capacity(wire.ids.len());
        for (n, (id, &parent)) in wire.ids.iter().zip(&wire.parents).enumerate() {
            let parent = match usize::try_from(parent) {
                Ok(parent) if parent < n => Some(PlaceIx::at(parent)),
                Err(_) if parent == -1 => None,
                _ => return Err(bad_item("places", n, "a parent must stand before its parts")),
            };
            table.push(Place { id: id.clone(), parent });
        }
        Ok(Places { table: Table::new(table) })
    }

    fn constraints(&self) -> Checked<Vec<Constraint>> {
        let mut code = Code::new(&self.document.constraint_code, "constraint_code");
        let mut constraints = Vec::new();
        for id in &self.document.constraint_ids {
            check_ids(&[id], "constraint_ids")?;
            code.restart(0);
            constraints.push(Constraint { id: id.clone(), must: code.condition(&self.tests, 0)? });
        }
        code.end()?;
        Ok(constraints)
    }

    fn documents(&self, places: &Places) -> Checked<Table<DocumentIx, Document>> {
        let mut documents = Vec::new();
        let mut ids = Vec::new();
        for (n, wire) in self.document.documents.iter().enumerate() {
            ids.push(wire.id.as_str());
            let date = |text: &str| match text {
                "" => Ok(None),
                text => Date::parse(text).map(Some).ok_or_else(|| bad_item("documents", n, "a date must be `YYYY-MM-DD`")),
            };
            let place =
                index(wire.place, places.table.len()).map(PlaceIx::at).ok_or_else(|| bad_item("documents", n, "there is no such place"))?;
            let period = (date(&wire.from)?, date(&wire.until)?);
            documents.push(Document { id: wire.id.clone(), issued: date(&wire.issued)?, place, period });
        }
        check_ids(&ids, "documents.id")?;
        Ok(Table::new(documents))
    }

    fn measures(&self, facts: &Table<FactIx, Fact>, audience_fact: FactIx, documents: usize) -> Checked<Table<MeasureIx, Measure>> {
        let wire = &self.document.measures;
        let count = wire.ids.len();
        let columns = [wire.documents.len(), wire.kinds.len(), wire.audiences.len(), wire.certainties.len(), wire.grants.len()];
        if columns.iter().any(|&n| n != count) || wire.open_keys.len() != wire.open_measures.len() {
            return Err(bad("measures", "its columns must have the same length"));
        }
        check_column(&wire.ids, "measures.ids")?;
        let mut open: Vec<Vec<String>> = vec![Vec::new(); count];
        for (&measure, key) in wire.open_measures.iter().zip(&wire.open_keys) {
            match index(measure, count).and_then(|measure| open.get_mut(measure)) {
                Some(keys) if keys.len() < 16 && key.len() <= MAX_TEXT => keys.push(key.clone()),
                _ => return Err(bad("measures.open_keys", "it names no measure, or a measure has more than 16")),
            }
        }
        let everyone = facts.at(audience_fact).all_choices();
        let mut code = Code::new(&wire.code, "measures.code");
        let mut measures = Vec::with_capacity(count);
        for (n, id) in wire.ids.iter().enumerate() {
            let cell = |column: &[i64], below: usize, what| {
                let number = column.get(n).and_then(|&number| index(number, below));
                number.ok_or_else(|| bad_item("measures", n, what))
            };
            let mut open_points = open.get_mut(n).map(std::mem::take).unwrap_or_default();
            code.restart(open_points.len());
            let when = code.condition(&self.tests, 0)?;
            let certainty = pick(Certainty::ALL, cell(&wire.certainties, Certainty::ALL.len(), "no such certainty")?, Certainty::Announced);
            open_points.extend(certainty.open_point().map(String::from));
            let audience = cell(&wire.audiences, 1 << everyone.len(), "its audience must be choices of the audience fact")?;
            if audience == 0 {
                return Err(bad("measures.audiences", "a measure must be for somebody"));
            }
            measures.push(Measure {
                id: id.clone(),
                document: DocumentIx::at(cell(&wire.documents, documents, "no such document")?),
                kind: pick(MeasureKind::ALL, cell(&wire.kinds, MeasureKind::ALL.len(), "no such kind")?, MeasureKind::Service),
                audience: Choices(audience as u128),
                certainty,
                grant: pick(Grant::ALL, cell(&wire.grants, Grant::ALL.len(), "no such grant")?, Grant::Announced),
                when,
                open_points,
                amount: None,
                recognised_first_by: Vec::new(),
            });
        }
        code.end()?;
        let mut measures = Table::new(measures);
        self.amounts(facts, &mut measures)?;
        recognised(&self.document.measures.recognised_first_by, &mut measures)?;
        Ok(measures)
    }

    fn amounts(&self, facts: &Table<FactIx, Fact>, measures: &mut Table<MeasureIx, Measure>) -> Checked<()> {
        let at = "measures.amounts";
        for row in self.document.measures.amounts.chunks(5) {
            let &[measure, form, value, of, per] = row else { return Err(bad(at, "a row is cut off")) };
            let form = match form {
                0 => Form::Fixed(value),
                1 => Form::UpTo(value),
                2 => {
                    let of = index(of, facts.len()).map(FactIx::at).ok_or_else(|| bad(at, "no such fact"))?;
                    if !matches!(facts.at(of).kind, Kind::Money { .. }) || !(0..=1_000).contains(&value) {
                        return Err(bad(at, "a ratio must be a percentage of a money fact"));
                    }
                    Form::Ratio { percent: value, of }
                }
                _ => return Err(bad(at, "no such form")),
            };
            if !(0..=MONEY_LIMIT).contains(&value) {
                return Err(bad(at, "an amount must be between 0 and 10^14 fen"));
            }
            let per = index(per, Per::ALL.len()).and_then(|per| Per::ALL.get(per)).ok_or_else(|| bad(at, "no such period"))?;
            let measure = index(measure, measures.len()).ok_or_else(|| bad(at, "no such measure"))?;
            measures.at_mut(MeasureIx::at(measure)).amount = Some(Amount { form, per: *per });
        }
        Ok(())
    }
}

pub(super) const MONEY_LIMIT: i64 = 100_000_000_000_000;

/// The word at a position that was checked.
fn pick<T: Copy>(all: &[T], position: usize, otherwise: T) -> T {
    all.get(position).copied().unwrap_or(otherwise)
}

#[cold]
#[inline(never)]
pub(super) fn bad(at: &'static str, what: &'static str) -> Box<PackError> {
    Box::new(PackError::Invalid { at, item: None, what })
}

#[cold]
#[inline(never)]
pub(super) fn bad_item(at: &'static str, n: usize, what: &'static str) -> Box<PackError> {
    Box::new(PackError::Invalid { at, item: Some(n), what })
}

pub(super) fn index(number: i64, below: usize) -> Option<usize> {
    usize::try_from(number).ok().filter(|&n| n < below)
}

/// Ids are what JavaScript objects are keyed by: the pattern keeps `__proto__` and its like out.
pub(super) fn is_id(id: &str) -> bool {
    let mut bytes = id.bytes();
    id.len() <= MAX_ID
        && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}

/// Checks a list of ids: each on its own, and that none stands twice.
pub(super) fn check_ids(ids: &[&str], at: &'static str) -> Checked<()> {
    for id in ids {
        if !is_id(id) {
            return Err(bad(at, "an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters"));
        }
    }
    if all_differ(ids) { Ok(()) } else { Err(bad(at, "an id stands twice")) }
}

/// The same of a column.
pub(super) fn check_column(ids: &[String], at: &'static str) -> Checked<()> {
    let mut column = Vec::with_capacity(ids.len());
    for id in ids {
        column.push(id.as_str());
    }
    check_ids(&column, at)
}
