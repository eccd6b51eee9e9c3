//! What a filled-in spreadsheet changes in a folder.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Form;
use super::patch::{Edit, Origin, apply, problem};
use super::read::Filled;
use super::tables::{CASES, EXPECTATIONS, MEASURES, Table, tables};
use super::{CellProblem, cases, cell_name, measures};
use crate::authoring::diagnose::Report;
use crate::authoring::lang::Lang;
use crate::authoring::lower::Policies;
use crate::authoring::yaml::{Sources, parse};

/// The changed files, and where their new lines come from.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Paths with their new text.
    pub files: BTreeMap<String, String>,
    origins: BTreeMap<String, Vec<Origin>>,
}

impl Imported {
    /// The sheet and cell that a line of a changed file comes from.
    pub fn origin(&self, path: &str, line: u32) -> Option<(&str, &str)> {
        let found = self.origins.get(path)?.iter().find(|origin| origin.line == line as usize)?;
        Some((&found.sheet, &found.cell))
    }
}

/// A row of a sheet by the keys of its columns.
pub(super) struct Row<'a> {
    sheet: &'static str,
    number: usize,
    texts: &'a [String],
    columns: &'a BTreeMap<String, usize>,
}

impl Row<'_> {
    /// What stands under a key; nothing where the sheet has no such column.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let column = *self.columns.get(key)?;
        Some(self.texts.get(column).map_or("", String::as_str))
    }

    pub(super) fn text(&self, key: &str) -> &str {
        self.get(key).unwrap_or_default()
    }

    fn cell(&self, key: &str) -> String {
        cell_name(self.number, self.columns.get(key).copied().unwrap_or_default())
    }

    pub(super) fn origin(&self, key: &str) -> (String, String) {
        (self.sheet.into(), self.cell(key))
    }

    pub(super) fn problem(&self, key: &str, zh: &str, en: &str) -> CellProblem {
        problem(self.sheet, &self.cell(key), zh, en)
    }
}

/// What the sheets change; `filled` holds them by name.
///
/// # Errors
/// All cells that cannot be taken over.
pub fn import(policies: &Policies, sources: &Sources, filled: &[Filled]) -> Result<Imported, Vec<CellProblem>> {
    let known = tables(policies, sources);
    let mut problems = Vec::new();
    let mut columns = Vec::new();
    for (table, sheet) in known.iter().zip(filled) {
        columns.push(heads(table, sheet, &mut problems));
    }
    let mut edits = Vec::new();
    if let ([measures, cases, expected], [m, c, e], [mc, cc, ec]) = (&known, filled, columns.as_slice()) {
        let rows: Vec<Row<'_>> = body(MEASURES, m, mc).collect();
        once(&rows, &mut problems);
        broken_yaml(measures, &rows, &mut problems);
        for row in &rows {
            measures::measure(row, measures, policies, sources, &mut edits, &mut problems);
        }
        let (rows, wanted): (Vec<Row<'_>>, Vec<Row<'_>>) = (body(CASES, c, cc).collect(), body(EXPECTATIONS, e, ec).collect());
        for row in &wanted {
            if !rows.iter().any(|case| (case.text("file"), case.text("id")) == (row.text("file"), row.text("case"))) {
                problems.push(row.problem("case", "工作表 `cases` 里没有这个测试", "the sheet `cases` has no such case"));
            }
        }
        once(&rows, &mut problems);
        broken_yaml(cases, &rows, &mut problems);
        broken_yaml(expected, &wanted, &mut problems);
        for row in &rows {
            cases::case(row, &wanted, [cases, expected], policies, sources, &mut edits, &mut problems);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut imported = Imported::default();
    let mut by_path: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    edits.iter().for_each(|edit| by_path.entry(&edit.path).or_default().push(edit));
    for (path, edits) in by_path {
        let old = sources.files.iter().find(|file| file.path == path).map_or("", |file| file.text.as_str());
        let (text, origins) = apply(old, &edits);
        imported.files.insert(path.into(), text);
        imported.origins.insert(path.into(), origins);
    }
    Ok(imported)
}

/// The columns of a sheet by key. The keys stand in the first row, what they mean in the second.
fn heads(table: &Table, sheet: &Filled, problems: &mut Vec<CellProblem>) -> BTreeMap<String, usize> {
    let mut columns = BTreeMap::new();
    let first = sheet.rows.iter().find(|(n, _)| *n == 0).map(|(_, texts)| texts.as_slice()).unwrap_or_default();
    for (column, key) in first.iter().enumerate().filter(|(_, key)| !key.is_empty()) {
        let cell = cell_name(0, column);
        if !table.heads.iter().any(|head| head.key == *key) {
            problems.push(problem(table.name, &cell, &format!("没有 `{key}` 这一列"), &format!("there is no column `{key}`")));
        } else if columns.insert(key.clone(), column).is_some() {
            problems.push(problem(table.name, &cell, &format!("`{key}` 有两列"), &format!("`{key}` has two columns")));
        }
    }
    let needed = if table.name == EXPECTATIONS { 3 } else { 2 };
    for head in table.heads.iter().take(needed).filter(|head| !columns.contains_key(&head.key)) {
        problems.push(problem(table.name, "A1", &format!("少了 `{}` 这一列", head.key), &format!("the column `{}` is missing", head.key)));
    }
    columns
}

fn body<'a>(sheet: &'static str, filled: &'a Filled, columns: &'a BTreeMap<String, usize>) -> impl Iterator<Item = Row<'a>> {
    filled.rows.iter().filter(|(n, _)| *n >= 2).map(move |(n, texts)| Row { sheet, number: *n, texts, columns })
}

/// The row of a table whose first columns are these.
pub(super) fn old_row<'a>(table: &'a Table, keys: [&str; 2]) -> Option<&'a [String]> {
    let same = |row: &&Vec<String>| row.iter().zip(keys).all(|(cell, key)| cell == key);
    table.rows.iter().find(same).map(Vec::as_slice)
}

/// Cells whose YAML cannot be read: once it stands in a file, the place of the error would be another.
fn broken_yaml(table: &Table, rows: &[Row<'_>], problems: &mut Vec<CellProblem>) {
    for row in rows {
        for head in table.heads.iter().filter(|head| head.form == Form::Yaml) {
            let text = row.text(&head.key);
            let (mut sources, mut report) = (Sources::default(), Report::default());
            if !text.is_empty() && parse(row.sheet, text.as_bytes(), &mut sources, &mut report).is_none() {
                let first = report.sorted().first().map(|finding| {
                    let said = |lang| finding.definition.what.fill(lang, &finding.args);
                    (said(Lang::Zh), said(Lang::En))
                });
                let (zh, en) = first.unwrap_or_default();
                problems.push(row.problem(&head.key, &zh, &en));
            }
        }
    }
}

/// Rows that are about the same thing.
fn once(rows: &[Row<'_>], problems: &mut Vec<CellProblem>) {
    let mut seen = BTreeSet::new();
    for row in rows {
        if !seen.insert((row.text("file"), row.text("id"))) {
            problems.push(row.problem("id", "前面已经有这一行", "a row above is about the same"));
        }
    }
}

/// Cells that read otherwise in the changed policies than they were filled in. Cells that hold YAML are left to the check.
pub fn unwritten(filled: &[Filled], policies: &Policies, sources: &Sources) -> Vec<CellProblem> {
    let mut problems = Vec::new();
    for (table, sheet) in tables(policies, sources).iter().zip(filled) {
        let columns = heads(table, sheet, &mut problems);
        // Of expectations several rows may be about one measure of one case: they are compared in their order.
        let mut taken = BTreeSet::new();
        for row in body(table.name, sheet, &columns) {
            let keys: Vec<&str> =
                table.heads.iter().take(if table.name == EXPECTATIONS { 3 } else { 2 }).map(|head| row.text(&head.key)).collect();
            let same = |(n, old): &(usize, &Vec<String>)| !taken.contains(n) && old.iter().zip(&keys).all(|(cell, key)| cell == key);
            let Some((n, old)) = table.rows.iter().enumerate().find(same) else {
                problems.push(row.problem("id", "写不回去，请直接改文件", "it cannot be written back; change the file"));
                continue;
            };
            taken.insert(n);
            for (head, _) in table
                .heads
                .iter()
                .zip(old)
                .filter(|(head, old)| head.form != Form::Yaml && row.get(&head.key).is_some_and(|new| new != *old))
            {
                problems.push(row.problem(&head.key, "写不回去，请直接改文件", "it cannot be written back; change the file"));
            }
        }
    }
    problems
}
