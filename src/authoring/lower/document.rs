//! Documents and their measures, but for their words.

use super::condition::{self, Scope};
use super::{fact, place};
use crate::authoring::diagnose::{Report, codes, similar};
use crate::authoring::shape::{self, AMOUNT, Record, Shape};
use crate::authoring::yaml::{Node, Span};
use crate::model::{
    Amount, Certainty, Choices, Condition, Date, Document, DocumentIx, Form, Grant, Index, Kind, Measure, MeasureKind, Per, PlaceIx,
};

/// A document as its file says it.
#[derive(Clone, Debug)]
pub struct DocumentPart {
    /// The file's name without `.yaml`.
    pub stem: String,
    /// The document.
    pub document: Document,
    /// Its measures, in order.
    pub measures: Vec<MeasurePart>,
    /// The text of the file.
    pub tree: Node,
}

impl DocumentPart {
    /// Whether this is its name: that of its file, or its id.
    pub fn is_called(&self, name: &str) -> bool {
        self.stem == name || self.document.id == name
    }
}

/// A measure as its file says it.
#[derive(Clone, Debug)]
pub struct MeasurePart {
    /// The measure; its document and the measures that recognise for it are filled in when a pack is put together.
    pub measure: Measure,
    /// The ids under `recognised_first_by`, and where they stand.
    pub first_by: Vec<(String, Span)>,
    /// The text of the measure.
    pub tree: Node,
    /// Where its id stands.
    pub span: Span,
}

impl MeasurePart {
    /// Ids of the components of a benefit in kind.
    pub fn components(&self) -> Vec<&str> {
        self.tree.get("components").and_then(Node::items).unwrap_or_default().iter().filter_map(Node::text).collect()
    }
}

/// Reads a document.
pub(super) fn document(stem: &str, tree: Node, scope: &Scope<'_>, report: &mut Report) -> Option<DocumentPart> {
    let id = tree.text_of("id")?.to_string();
    let day = |node: Option<&Node>| node.and_then(Node::text).and_then(Date::parse);
    let period = tree.get("period");
    let from = period.and_then(|period| period.get("from"));
    let until = period.and_then(|period| period.get("until"));
    let issued = day(tree.get("issued"));
    if let (Some(first), Some(last), Some(node)) = (day(from), day(until), from)
        && first > last
    {
        report.add(&codes::DATE_ORDER, node.span, &[first.to_string().into(), last.to_string().into()]);
    } else if let (Some(issued), Some(last), Some(node)) = (issued, day(until), until)
        && last < issued
    {
        report.add(&codes::UNTIL_BEFORE_ISSUED, node.span, &[last.to_string().into(), issued.to_string().into()]);
    }
    let place = tree
        .get("place")
        .filter(|node| node.text().is_some_and(shape::is_id))
        .and_then(|node| place::place(scope.places, node, report))
        .unwrap_or(PlaceIx(0));
    fact::ids(tree.get("measures"), report);
    let items = tree.get("measures").and_then(Node::items).unwrap_or_default();
    let measures = items.iter().filter_map(|item| measure(item, &id, scope, report)).collect();
    let document = Document { id, issued, place, period: (day(from), day(until)) };
    Some(DocumentPart { stem: stem.into(), document, measures, tree })
}

fn measure(item: &Node, document: &str, scope: &Scope<'_>, report: &mut Report) -> Option<MeasurePart> {
    let at = item.get("id")?;
    let id = at.text()?;
    if shape::is_id(id) && !id.strip_prefix(document).is_some_and(|rest| rest.starts_with('-')) {
        report.add(&codes::ID_PREFIX, at.span, &[id.into(), document.into()]);
    }
    // A key that is only misspelt has its own message.
    let misspelt = || item.entries().into_iter().flatten().any(|entry| similar(&entry.key, ["clause"]).is_some());
    if item.text_of("clause").is_none_or(|clause| clause.trim().is_empty()) && (item.get("clause").is_some() || !misspelt()) {
        report.add(&codes::NO_CITATION, item.get("clause").map_or(at.span, |clause| clause.span), &[id.into()]);
    }
    let certainty = word(item, "certainty", Certainty::ALL, Certainty::word).unwrap_or(Certainty::Exact);
    let (when, mut open_points) = match item.get("when") {
        Some(node) => condition::worded(node, id, scope, report),
        None => (Condition { node: crate::model::Node::All(Vec::new()), say: 0 }, Vec::new()),
    };
    open_points.extend(certainty.open_point().map(String::from));
    let mut first_by = Vec::new();
    for node in item.get("recognised_first_by").and_then(Node::items).unwrap_or_default() {
        if node.text() == Some(id) {
            report.add(&codes::FIRST_BY_ITSELF, node.span, &[id.into()]);
        }
        first_by.extend(node.text().map(|first| (first.to_string(), node.span)));
    }
    let measure = Measure {
        id: id.into(),
        document: DocumentIx(0),
        kind: word(item, "kind", MeasureKind::ALL, MeasureKind::word).unwrap_or(MeasureKind::Service),
        audience: audience(item, scope, report),
        certainty,
        grant: word(item, "grant", Grant::ALL, Grant::word).unwrap_or(Grant::Service),
        when,
        open_points,
        amount: item.get("amount").and_then(|node| amount(node, scope, report)),
        recognised_first_by: Vec::new(),
    };
    Some(MeasurePart { measure, first_by, tree: item.clone(), span: at.span })
}

fn word<T: Copy>(item: &Node, key: &str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
    let text = item.text_of(key)?;
    all.iter().copied().find(|&one| word(one) == text)
}

fn audience(item: &Node, scope: &Scope<'_>, report: &mut Report) -> Choices {
    let Some(node) = item.get("audience") else { return Choices::EMPTY };
    let Some(fact) = scope.facts.facts.get(scope.facts.audience) else { return Choices::EMPTY };
    let items = node.items().unwrap_or_default();
    if node.items().is_some() && items.is_empty() {
        report.add(&codes::EMPTY_GROUP, node.span, &["audience".into()]);
    }
    let mut audience = Choices::EMPTY;
    for item in items {
        let Some(id) = item.text() else { continue };
        match fact.choices.iter().position(|choice| choice == id) {
            Some(choice) => audience = audience.with(choice),
            None if shape::is_id(id) && !fact.choices.is_empty() => {
                let list = fact.choices.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ");
                let meant = similar(id, fact.choices.iter().map(String::as_str));
                report.add(&codes::NOT_A_KEY_OF, item.span, &[id.into(), fact.id.as_str().into(), list.into()]).meant(meant);
            }
            None => {}
        }
    }
    audience
}

static AMOUNT_RECORD: Record =
    Record { name: "amount", what: crate::authoring::lang::Both { zh: "金额", en: "an amount" }, keys: AMOUNT };

fn amount(node: &Node, scope: &Scope<'_>, report: &mut Report) -> Option<Amount> {
    if node.text() == Some("not_stated") {
        return None;
    }
    let errors = report.errors();
    if node.entries().is_some() {
        shape::check(node, &Shape::Record(&AMOUNT_RECORD), report);
        if report.errors() > errors {
            return None;
        }
    }
    let has = |key: &str| node.get(key).is_some();
    let form = node.text_of("form").unwrap_or_default();
    let figure = matches!(form, "fixed" | "up_to") && has("value") && !has("percent") && !has("of");
    let ratio = form == "ratio" && has("percent") && has("of") && !has("value") && !has("unit");
    if figure && !has("unit") {
        report.add(&codes::AMOUNT_UNIT, node.span, &[]);
        return None;
    }
    let per = word(node, "per", Per::ALL, Per::word);
    let value = node.get("value").and_then(Node::fen).filter(|fen| (0..=100_000_000_000_000).contains(fen));
    let percent = node.get("percent").and_then(Node::whole).filter(|percent| (0..=1_000).contains(percent));
    let form = match (form, value, percent) {
        ("fixed", Some(fen), None) if figure => Some(Form::Fixed(fen)),
        ("up_to", Some(fen), None) if figure => Some(Form::UpTo(fen)),
        ("ratio", None, Some(percent)) if ratio => {
            let of = node.get("of")?;
            let ix = scope.facts.facts.find(|fact| Some(fact.id.as_str()) == of.text());
            match ix.map(|ix| (ix, scope.facts.facts.at(ix).kind)) {
                Some((of, Kind::Money { .. })) => Some(Form::Ratio { percent, of }),
                _ => {
                    report.add(&codes::RATIO_OF, of.span, &[super::value::quoted(of).into()]);
                    return None;
                }
            }
        }
        _ => None,
    };
    let amount = form.zip(per).map(|(form, per)| Amount { form, per });
    if amount.is_none() {
        report.add(&codes::AMOUNT_FORM, node.span, &[]);
    }
    amount
}

/// The document with this position, for a pack that is put together.
pub(super) fn placed(part: &MeasurePart, document: usize) -> Measure {
    Measure { document: DocumentIx::at(document), ..part.measure.clone() }
}
