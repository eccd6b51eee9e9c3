//! Rows of measures against the file they come from.

use super::CellProblem;
use super::compare::{Row, old_row};
use super::entry::lines;
use super::patch::{Edit, ends, place};
use super::tables::{Head, Table};
use crate::authoring::lower::Policies;
use crate::authoring::shape::{MEASURE, Record};
use crate::authoring::yaml::Sources;

/// Takes over a row: only the cells that differ from what stands in the file.
pub(super) fn measure(
    row: &Row<'_>,
    table: &Table,
    policies: &Policies,
    sources: &Sources,
    edits: &mut Vec<Edit>,
    problems: &mut Vec<CellProblem>,
) {
    let (file, id) = (row.text("file"), row.text("id"));
    let Some(part) = policies.documents.iter().find(|part| part.stem == file) else {
        return problems.push(row.problem(
            "file",
            "没有这份公文；先用 `policy new document` 新建",
            "there is no such document; begin it with `policy new document`",
        ));
    };
    let Some(source) = sources.file(part.tree.span.file) else { return };
    let path = source.path.clone();
    let edit = |from, to, lines, key: &str| Edit { path: path.clone(), from, to, lines, origin: row.origin(key) };
    let Some(known) = part.measures.iter().find(|known| known.measure.id == id) else {
        let end = ends(&part.tree, "measures", source);
        let indent =
            part.measures.first().map_or(4, |one| one.span.start.column as usize - "id: ".len().min(one.span.start.column as usize));
        let indent = indent.max(4);
        edits.push(edit(end, end, vec![String::new(), format!("{}- id: {id}", " ".repeat(indent - 2))], "id"));
        let mut limits = false;
        for head in table.heads.iter().skip(2).filter(|head| !row.text(&head.key).is_empty()) {
            let key = head.key.strip_prefix("limits.");
            if key.is_some() && !std::mem::replace(&mut limits, true) {
                edits.push(edit(end, end, vec![format!("{}limits:", " ".repeat(indent))], &head.key));
            }
            let indent = if key.is_some() { indent + 2 } else { indent };
            edits.push(edit(end, end, lines(key.unwrap_or(&head.key), row.text(&head.key), head.form, indent), &head.key));
        }
        return;
    };
    let Some(old) = old_row(table, [file, id]) else { return };
    let changed: Vec<&Head> =
        table.heads.iter().zip(old).filter(|(head, old)| row.get(&head.key).is_some_and(|new| new != *old)).map(|(head, _)| head).collect();
    let before: Vec<&str> = MEASURE.keys.iter().map(|key| key.name).collect();
    let indent = known.tree.entries().and_then(|entries| entries.first()).map_or(4, |entry| entry.span.start.column as usize);
    let mut limits = false;
    for head in changed {
        let (key, new) = (head.key.split('.').next().unwrap_or_default(), row.text(&head.key));
        if key == "limits" && std::mem::replace(&mut limits, true) {
            continue;
        }
        if new.is_empty() && key != "limits" && is_required(&MEASURE, key) {
            problems.push(row.problem(&head.key, "这一格不能空", "this cell cannot be empty"));
            continue;
        }
        let at = before.iter().position(|known| *known == key).unwrap_or_default();
        let Some((from, to)) = place(&known.tree, key, before.get(..at).unwrap_or_default(), source) else {
            problems.push(row.problem(
                &head.key,
                "这项措施在文件里写成了一行，请直接改文件",
                "the measure stands on one line of its file; change it there",
            ));
            continue;
        };
        let written = match key {
            "limits" => limit_lines(row, table, old, indent),
            _ if new.is_empty() => Vec::new(),
            _ => lines(key, new, head.form, indent),
        };
        edits.push(edit(from, to, written, &head.key));
    }
}

fn is_required(record: &Record, key: &str) -> bool {
    record.keys.iter().any(|known| known.name == key && known.required)
}

/// `limits` with all its keys: those of the sheet, or as they were where the sheet has no such column.
fn limit_lines(row: &Row<'_>, table: &Table, old: &[String], indent: usize) -> Vec<String> {
    let mut written = Vec::new();
    for (head, old) in table.heads.iter().zip(old) {
        let Some(key) = head.key.strip_prefix("limits.") else { continue };
        let text = row.get(&head.key).unwrap_or(old);
        if !text.is_empty() {
            written.extend(lines(key, text, head.form, indent + 2));
        }
    }
    if !written.is_empty() {
        written.insert(0, format!("{}limits:", " ".repeat(indent)));
    }
    written
}
