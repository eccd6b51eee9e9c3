//! A folder of policies as three tables: measures, cases, and what cases expect.

use super::entry::{Form, cell};
use super::patch::ends;
use crate::authoring::lower::Policies;
use crate::authoring::shape::{EXPECTED, LIMITS, MEASURE, Record, Shape};
use crate::authoring::yaml::{Node, Source, Sources};
use crate::model::Kind;

/// A column: its key, what it means, and the words it may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The key, by which the column is found again.
    pub key: String,
    /// What it means.
    pub help: String,
    /// Words to choose from; none where anything may stand.
    pub words: Vec<String>,
    pub(super) form: Form,
}

/// A sheet: the first columns say which measure or case a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub heads: Vec<Head>,
    /// Its rows, with a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// The names of the sheets.
pub(super) const MEASURES: &str = "measures";
pub(super) const CASES: &str = "cases";
pub(super) const EXPECTATIONS: &str = "expected";

/// The sheets in their order.
pub const SHEETS: [&str; 3] = [MEASURES, CASES, EXPECTATIONS];

/// The tables of a folder.
pub fn tables(policies: &Policies, sources: &Sources) -> [Table; 3] {
    [measures(policies, sources), cases(policies, sources), expected(policies, sources)]
}

fn head(key: &str, help: &str, shape: &Shape) -> Head {
    let words = match shape {
        Shape::Word(words) => words().into_iter().map(String::from).collect(),
        Shape::Flag => vec!["true".into(), "false".into()],
        _ => Vec::new(),
    };
    Head { key: key.into(), help: help.into(), words, form: Form::of(shape) }
}

fn heads(record: &Record) -> Vec<Head> {
    record.keys.iter().map(|key| head(key.name, key.help, &key.shape)).collect()
}

/// Columns of a measure: its keys, with those of `limits` in their place.
pub(super) fn measure_heads() -> Vec<Head> {
    let mut all = vec![head("file", "公文：documents 里的文件名，不带 .yaml", &Shape::Id)];
    for key in MEASURE.keys {
        if key.name == "limits" {
            all.extend(LIMITS.keys.iter().map(|limit| head(&format!("limits.{}", limit.name), limit.help, &limit.shape)));
        } else {
            all.push(head(key.name, key.help, &key.shape));
        }
    }
    all
}

fn measures(policies: &Policies, sources: &Sources) -> Table {
    let heads = measure_heads();
    let mut rows = Vec::new();
    for part in &policies.documents {
        let Some(source) = sources.file(part.tree.span.file) else { continue };
        for measure in &part.measures {
            rows.push(heads.iter().map(|head| measure_cell(&part.stem, &measure.tree, head, source)).collect());
        }
    }
    Table { name: MEASURES, heads, rows }
}

fn measure_cell(stem: &str, tree: &Node, head: &Head, source: &Source) -> String {
    match head.key.split_once('.') {
        _ if head.key == "file" => stem.into(),
        Some((outer, inner)) => tree.get(outer).map(|limits| value(limits, inner, head.form, source)).unwrap_or_default(),
        None => value(tree, &head.key, head.form, source),
    }
}

fn value(tree: &Node, key: &str, form: Form, source: &Source) -> String {
    let entry = tree.entries().into_iter().flatten().find(|entry| entry.key == key);
    entry.map(|entry| cell(entry, form, source, ends(tree, key, source))).unwrap_or_default()
}

/// Columns of a case: who it is, and one for each fact.
pub(super) fn case_heads(policies: &Policies) -> Vec<Head> {
    let mut all = vec![
        head("file", "scenarios 里的文件名，不带 .yaml", &Shape::Id),
        head("id", "标识", &Shape::Id),
        head("who", "是什么人，一句话", &Shape::Text),
        head("as_of", "按哪一天算，如 2026-11-01", &Shape::Date),
        head("lesson", "说明什么道理", &Shape::Text),
        head("acknowledged", "看过了、本来就该这样的提醒", &Shape::Condition),
    ];
    let texts = policies.texts(&policies.listing());
    for (fact, words) in policies.facts.facts.iter().zip(&texts.facts) {
        let form = match fact.kind {
            Kind::Set => Form::List,
            Kind::Choice { .. } | Kind::Place => Form::Text,
            Kind::Flag | Kind::Integer { .. } | Kind::Money { .. } | Kind::Date => Form::Plain,
        };
        let choices = fact.choices.iter().zip(&words.choices).map(|(id, choice)| format!("{id} {}", choice.name));
        let mut help = format!("{}（没答就空着，不确定写 ?）", words.ask);
        choices.for_each(|choice| help.push_str(&format!("\n{choice}")));
        let words = if fact.kind == Kind::Flag { vec!["true".into(), "false".into()] } else { Vec::new() };
        all.push(Head { key: fact.id.clone(), help, words, form });
    }
    all
}

/// How many columns of a case are no facts.
pub(super) const BEFORE_FACTS: usize = 6;

/// The cases of a folder: the name of the file, its source, the tree.
pub(super) fn all_cases<'a>(policies: &'a Policies, sources: &'a Sources) -> impl Iterator<Item = (&'a str, &'a Source, &'a Node)> {
    policies.scenarios.iter().flat_map(move |tree| {
        let source = sources.file(tree.span.file);
        let stem = source.and_then(|source| source.path.strip_prefix("scenarios/")?.strip_suffix(".yaml")).unwrap_or_default();
        let items = tree.get("cases").and_then(Node::items).unwrap_or_default();
        items.iter().filter_map(move |item| Some((stem, source?, item)))
    })
}

fn cases(policies: &Policies, sources: &Sources) -> Table {
    let heads = case_heads(policies);
    let rows = all_cases(policies, sources).map(|(stem, source, item)| {
        let answers = item.get("answers").and_then(Node::entries).unwrap_or_default();
        let (before, facts) = heads.split_at(BEFORE_FACTS.min(heads.len()));
        let own = before.iter().map(|head| if head.key == "file" { stem.into() } else { value(item, &head.key, head.form, source) });
        let given = facts.iter().map(|head| match answers.iter().find(|answer| answer.key == head.key) {
            Some(answer) if answer.value.is_null() => "?".into(),
            Some(answer) => cell(answer, head.form, source, usize::MAX),
            None => String::new(),
        });
        own.chain(given).collect()
    });
    let rows = rows.collect();
    Table { name: CASES, heads, rows }
}

/// Columns of an expectation: the case, then its keys.
pub(super) fn expected_heads() -> Vec<Head> {
    let mut all = vec![head("file", "scenarios 里的文件名，不带 .yaml", &Shape::Id), head("case", "哪个测试", &Shape::Id)];
    all.extend(heads(&EXPECTED));
    all
}

fn expected(policies: &Policies, sources: &Sources) -> Table {
    let heads = expected_heads();
    let mut rows = Vec::new();
    for (stem, source, item) in all_cases(policies, sources) {
        for one in item.get("expected").and_then(Node::items).unwrap_or_default() {
            let cells = heads.iter().map(|head| match head.key.as_str() {
                "file" => stem.into(),
                "case" => item.text_of("id").unwrap_or_default().into(),
                key => value(one, key, head.form, source),
            });
            rows.push(cells.collect());
        }
    }
    Table { name: EXPECTATIONS, heads, rows }
}
