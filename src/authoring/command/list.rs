//! `policy list`.

use std::path::Path;

use super::{Console, GOOD, open_good, words};
use crate::authoring::lang::Lang;
use crate::model::{Certainty, Measure, MeasureKind, Rules};

/// Which measures to list; what is absent does not narrow the list.
#[derive(Clone, Debug, Default)]
pub struct ListFilter {
    /// File name or id of a document.
    pub document: Option<String>,
    /// A kind.
    pub kind: Option<String>,
    /// A certainty.
    pub certainty: Option<String>,
    /// One JSON object a line.
    pub json: bool,
}

/// Lists measures by document, with kind, certainty and period.
pub fn list(directory: &Path, filter: &ListFilter, console: &mut Console<'_>) -> u8 {
    let known = |word: &Option<String>, words: Vec<&str>| word.as_deref().is_none_or(|word| words.contains(&word));
    let good = known(&filter.kind, MeasureKind::ALL.iter().map(|kind| kind.word()).collect())
        && known(&filter.certainty, Certainty::ALL.iter().map(|certainty| certainty.word()).collect());
    if !good {
        return console.usage(console.lang.pick("没有这个种类或把握程度", "there is no such kind or certainty"));
    }
    let (_, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = policies.everything();
    let (rules, texts) = (policies.rules(&listing), words(&policies, &listing, console));
    let mut count = 0;
    for ((n, document), part) in rules.documents.pairs().zip(&policies.documents) {
        let wanted = filter.document.as_ref().is_none_or(|name| *name == part.stem || *name == document.id);
        let measures = rules.measures.iter().zip(&texts.measures).filter(|(measure, _)| measure.document == n && filter.fits(measure));
        let measures: Vec<_> = measures.filter(|_| wanted).collect();
        if measures.is_empty() {
            continue;
        }
        count += measures.len();
        let title = texts.documents.get(usize::from(n.0)).map(|text| text.title.as_str()).unwrap_or_default();
        if !filter.json {
            console.say(format!("{} · {title} · {}", part.stem, period(&rules, n.0, console.lang)));
        }
        for (measure, text) in measures {
            if filter.json {
                console.say(serde_json::json!({
                    "document": part.stem, "measure": measure.id, "name": text.name, "kind": measure.kind.word(),
                    "certainty": measure.certainty.word(), "grant": measure.grant.word(), "clause": text.clause,
                }));
            } else {
                console.say(format!("  {:<44} {:<18} {:<10} {}", measure.id, measure.kind.word(), measure.certainty.word(), text.name));
            }
        }
    }
    let line = console.pick("共 {} 项措施", "{} measures");
    console.note(line.replace("{}", &count.to_string()));
    GOOD
}

impl ListFilter {
    fn fits(&self, measure: &Measure) -> bool {
        self.kind.as_deref().is_none_or(|kind| kind == measure.kind.word())
            && self.certainty.as_deref().is_none_or(|certainty| certainty == measure.certainty.word())
    }
}

fn period(rules: &Rules, document: u16, lang: Lang) -> String {
    let Some(document) = rules.documents.get(crate::model::DocumentIx(document)) else { return String::new() };
    let day = |day: Option<crate::model::Date>| day.map_or_else(|| "…".into(), |day| day.to_string());
    match document.period {
        (None, None) => lang.pick("没有写期限", "no period stated").into(),
        (from, until) => format!("{} – {}", day(from), day(until)),
    }
}
