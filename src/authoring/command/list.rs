//! `policy list`.

use std::path::Path;

use super::{Console, GOOD, open_good, words};
use crate::authoring::diagnose::similar;
use crate::authoring::lang::Lang;
use crate::authoring::lower::MeasurePart;
use crate::authoring::terms;
use crate::model::{Certainty, Date, Document, DocumentIx, Index, Measure, MeasureIx, MeasureKind, MeasureText, Rules};

/// Which measures to list; what is absent does not narrow the list.
#[derive(Clone, Debug, Default)]
pub struct ListFilter {
    /// File name or id of a document.
    pub document: Option<String>,
    /// A kind: its id, or its word.
    pub kind: Option<String>,
    /// A certainty: its id, or its word.
    pub certainty: Option<String>,
    /// A day that the period of the document includes; without a period it includes every day from its issue.
    pub period: Option<String>,
    /// A component of benefits in kind: its id, or its name.
    pub component: Option<String>,
    /// One JSON object a line.
    pub json: bool,
}

/// The filter, understood.
struct Wanted {
    kind: Option<MeasureKind>,
    certainty: Option<Certainty>,
    component: Option<String>,
    period: Option<Date>,
}

/// Lists measures by document, with kind, certainty, period and components.
pub fn list(directory: &Path, filter: &ListFilter, console: &mut Console<'_>) -> u8 {
    let wanted = match understood(filter, console) {
        Ok(wanted) => wanted,
        Err(code) => return code,
    };
    let (_, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    if let Some(name) = &filter.document
        && !policies.documents.iter().any(|part| part.is_called(name))
    {
        let meant = similar(name, policies.documents.iter().map(|part| part.stem.as_str()));
        let what = console.pick("没有这份公文", "there is no such document");
        let guess = meant.map(|meant| console.pick("；是不是 `{}`？", "; did you mean `{}`?").replace("{}", meant)).unwrap_or_default();
        return console.usage(format!("{what}: `{name}`{guess}"));
    }
    let listing = policies.everything();
    let (rules, texts) = (policies.rules(&listing), words(&policies, &listing, console));
    let parts: Vec<&MeasurePart> = policies.documents.iter().flat_map(|part| &part.measures).collect();
    let mut count = 0;
    for ((n, document), part) in rules.documents.pairs().zip(&policies.documents) {
        let other = filter.document.as_ref().is_some_and(|name| !part.is_called(name));
        if other || wanted.period.is_some_and(|day| !is_in_force(document, day)) {
            continue;
        }
        let all = rules.measures.pairs().zip(&texts.measures).zip(&parts);
        let measures: Vec<_> = all
            .filter(|(((_, measure), text), part)| measure.document == n && wanted.fits(measure, text, part))
            .map(|(((ix, measure), text), part)| (ix, measure, text, part))
            .collect();
        if measures.is_empty() {
            continue;
        }
        count += measures.len();
        let title = texts.documents.get(n.position()).map(|text| text.title.as_str()).unwrap_or_default();
        if !filter.json {
            console.say(format!("{} · {title} · {}", part.stem, period(&rules, n, console.lang)));
        }
        for (ix, measure, text, one) in measures {
            if filter.json {
                console.say(serde_json::json!({
                    "document": part.stem, "measure": measure.id, "name": text.name, "kind": measure.kind.word(),
                    "certainty": measure.certainty.word(), "grant": measure.grant.word(), "clause": text.clause,
                    "components": one.components(), "recognised_first_by": ids(&rules, ix),
                }));
            } else {
                console.say(line(measure, text, console.lang));
            }
        }
    }
    let line = console.pick("共 {} 项措施", "{} measures");
    console.note(line.replace("{}", &count.to_string()));
    GOOD
}

fn understood(filter: &ListFilter, console: &mut Console<'_>) -> Result<Wanted, u8> {
    let kind = filter.kind.as_deref().map(|written| terms::meant(MeasureKind::ALL, MeasureKind::word, terms::kind, written));
    let certainty = filter.certainty.as_deref().map(|written| terms::meant(Certainty::ALL, Certainty::word, terms::certainty, written));
    let (ids, written) = match (kind, certainty) {
        (Some(None), _) => (MeasureKind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>(), &filter.kind),
        (_, Some(None)) => (Certainty::ALL.iter().map(|certainty| certainty.word()).collect(), &filter.certainty),
        (kind, certainty) => {
            let period = filter.period.as_deref().map(Date::parse);
            if period == Some(None) {
                return Err(console.usage(console.lang.pick("`--period` 要写成日期，如 2020-05-06", "`--period` is a day like 2020-05-06")));
            }
            let (kind, certainty) = (kind.flatten(), certainty.flatten());
            return Ok(Wanted { kind, certainty, component: filter.component.clone(), period: period.flatten() });
        }
    };
    let line = console.pick("没有 `{0}` 这样的种类或把握程度；可以写：{1}", "there is no such kind or certainty as `{0}`; there are: {1}");
    let line = line.replace("{0}", written.as_deref().unwrap_or_default());
    Err(console.usage(line.replace("{1}", &ids.join(" "))))
}

impl Wanted {
    fn fits(&self, measure: &Measure, text: &MeasureText, part: &MeasurePart) -> bool {
        self.kind.is_none_or(|kind| kind == measure.kind)
            && self.certainty.is_none_or(|certainty| certainty == measure.certainty)
            && self.component.as_ref().is_none_or(|wanted| text.components.contains(wanted) || part.components().contains(&wanted.as_str()))
    }
}

/// Whether a document is issued by a day, and its period not over, as far as it states one.
fn is_in_force(document: &Document, day: Date) -> bool {
    let begins = document.period.0.or(document.issued);
    begins.is_none_or(|begins| begins <= day) && document.period.1.is_none_or(|ends| day <= ends)
}

/// A measure in columns: id, kind, certainty, name, and what it consists of.
fn line(measure: &Measure, text: &MeasureText, lang: Lang) -> String {
    let parts = match text.components.is_empty() {
        true => String::new(),
        false => lang.pick("（{}）", " ({})").replace("{}", &text.components.join(lang.pick("、", ", "))),
    };
    let kind = padded(terms::kind(measure.kind, lang), 18);
    let certainty = padded(terms::certainty(measure.certainty, lang), 16);
    format!("  {:<44} {kind} {certainty} {}{parts}", measure.id, text.name)
}

/// A text as wide as a column; Han characters are two wide.
fn padded(text: &str, width: usize) -> String {
    let wide: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(wide)))
}

/// Ids of the measures by which the status is obtained that a measure asks for.
fn ids(rules: &Rules, measure: MeasureIx) -> Vec<&str> {
    rules.ways(measure).iter().map(|&way| rules.measures.at(way).id.as_str()).collect()
}

fn period(rules: &Rules, document: DocumentIx, lang: Lang) -> String {
    let Some(document) = rules.documents.get(document) else { return String::new() };
    let day = |day: Option<crate::model::Date>| day.map_or_else(|| "…".into(), |day| day.to_string());
    match document.period {
        (None, None) => lang.pick("没有写期限", "no period stated").into(),
        (from, until) => format!("{} – {}", day(from), day(until)),
    }
}
