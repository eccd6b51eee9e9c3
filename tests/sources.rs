//! The records of `docs/sources`, which go over each document sentence by sentence: every document has one, every measure stands in the row of
//! the clause it cites, and no row names a measure that is not there.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use policy_calculator::authoring::yaml::{Sources, parse};

const HEADER: &str = "| Clause | What it says, in our words | Where it is |";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// File names without ending, of a folder.
fn stems(folder: &str) -> BTreeSet<String> {
    let files = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_string()).collect()
}

/// Id and clause of each measure of a document.
fn measures(stem: &str) -> Vec<(String, String)> {
    let path = format!("policies/documents/{stem}.yaml");
    let tree = parse(&path, &fs::read(root().join(&path)).unwrap(), &mut Sources::default(), &mut Default::default()).unwrap();
    let items = tree.get("measures").unwrap().items().unwrap();
    items.iter().map(|item| (item.text_of("id").unwrap().to_string(), item.text_of("clause").unwrap().to_string())).collect()
}

struct Row {
    clause: String,
    says: String,
    place: String,
}

impl Row {
    /// What stands in backticks in its last cell.
    fn named(&self) -> impl Iterator<Item = &str> {
        self.place.split('`').skip(1).step_by(2)
    }
}

/// The text before the table and the rows of it; what is wrong with the form is said in words.
fn record(text: &str) -> Result<(String, Vec<Row>), String> {
    let (before, table) = text.split_once(HEADER).ok_or(format!("no table that begins with `{HEADER}`"))?;
    let mut rows = Vec::new();
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [clause, says, place] = cells[..] else { return Err(format!("not three cells: {line}")) };
        if [clause, says, place].contains(&"") {
            return Err(format!("an empty cell: {line}"));
        }
        if place.matches('`').count() % 2 == 1 {
            return Err(format!("a backtick without its other: {line}"));
        }
        rows.push(Row { clause: clause.into(), says: says.into(), place: place.into() });
    }
    Ok((before.to_string(), rows))
}

/// Everything a record lacks or has too much.
fn faults(text: &str, measures: &[(String, String)], all: &BTreeSet<String>) -> Vec<String> {
    let (before, rows) = match record(text) {
        Ok(found) => found,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    if !before.lines().take(3).any(|line| line.chars().filter(char::is_ascii_alphabetic).count() > 40) {
        faults.push("no line at the top tells in English what it is".into());
    }
    let mut seen = BTreeSet::new();
    for row in &rows {
        if !seen.insert((&row.clause, &row.says)) {
            faults.push(format!("{} is there twice", row.clause));
        }
        faults.extend(row.named().filter(|id| !all.contains(*id)).map(|id| format!("{} names `{id}`, which is no measure", row.clause)));
    }
    for (id, clause) in measures {
        let named: Vec<&Row> = rows.iter().filter(|row| row.named().any(|name| name == id)).collect();
        if named.is_empty() {
            faults.push(format!("`{id}` is named nowhere"));
        } else if !named.iter().any(|row| row.clause.starts_with(clause.as_str())) {
            faults.push(format!("`{id}` cites {clause} and stands in no row of it"));
        }
    }
    faults
}

fn all_ids() -> BTreeSet<String> {
    stems("policies/documents").iter().flat_map(|stem| measures(stem)).map(|(id, _)| id).collect()
}

#[test]
fn every_document_has_a_record_of_its_sentences_and_no_record_is_without_a_document() {
    assert_eq!(stems("docs/sources"), stems("policies/documents"));
}

#[test]
fn every_measure_stands_in_the_record_at_the_clause_it_cites_and_every_measure_named_exists() {
    let all = all_ids();
    let mut faulty = Vec::new();
    for stem in stems("docs/sources") {
        let path = Path::new("docs/sources").join(&stem).with_extension("md");
        let text = fs::read_to_string(root().join(&path)).unwrap().replace("\r\n", "\n");
        faulty.extend(faults(&text, &measures(&stem), &all).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
}

#[test]
fn a_record_with_a_row_or_a_name_amiss_is_not_let_pass() {
    let stem = "guangdong-2013";
    let (all, measures) = (all_ids(), measures(stem));
    let text = fs::read_to_string(root().join("docs/sources").join(stem).with_extension("md")).unwrap().replace("\r\n", "\n");
    let amiss = |text: &str| faults(text, &measures, &all);
    assert_eq!(amiss(&text), Vec::<String>::new());
    let row = text.lines().find(|line| line.starts_with("| 二·3 ")).unwrap();
    assert_eq!(amiss(&text.replace("`gd-postdoc-fair`", "博交会")), ["`gd-postdoc-fair` is named nowhere"]);
    assert_eq!(amiss(&text.replace("`gd-postdoc-fair`", "`gd-postdoc-fair` `gd-fair`")), ["三·1 names `gd-fair`, which is no measure"]);
    assert_eq!(
        amiss(&text.replace(row, &row.replace("二·3", "三·30"))),
        ["`gd-shenzhen-outstanding-title` cites 二 and stands in no row of it"]
    );
    assert_eq!(amiss(&text.replace(row, &format!("{row}\n{row}"))), ["二·3 is there twice"]);
    assert!(amiss(&text.replace(row, "| 二·3 | 试点 |"))[0].starts_with("not three cells"));
    assert!(amiss(&format!("\n\n{}", text.split_once('\n').unwrap().1))[0].contains("English"));
    assert!(amiss(&text.replace("| Clause |", "| Row |"))[0].contains("no table"));
}
