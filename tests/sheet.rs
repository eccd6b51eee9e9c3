//! The spreadsheet of measures and cases: what is filled in comes back, what is not stays as it was, and no sheet can do harm.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use policy_calculator::authoring::cli::run;
use policy_calculator::authoring::command::Console;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lang::Lang;
use policy_calculator::authoring::lower::read as lower;
use policy_calculator::authoring::sheet::{SHEETS, Table, Unreadable, read, tables, write};

fn policy(line: &[&str]) -> (u8, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang: Lang::En, tag: None, colour: false });
    (code, String::from_utf8([out, err].concat()).unwrap())
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A copy of a folder of policies in a fresh place; every file through `change`.
fn copy(of: &str, name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    for (path, bytes) in Folder::read(&root(of)).unwrap().files {
        fs::create_dir_all(to.join(&path).parent().unwrap()).unwrap();
        fs::write(to.join(&path), change(std::str::from_utf8(&bytes).unwrap())).unwrap();
    }
    to
}

fn tables_of(folder: &Path) -> [Table; 3] {
    let reading = lower(&Folder::read(folder).unwrap());
    tables(reading.policies.as_ref().unwrap(), &reading.sources)
}

/// Sets the cell of a column in the row that begins with these cells.
fn set(table: &mut Table, keys: &[&str], column: &str, text: &str) {
    let at = table.heads.iter().position(|head| head.key == column).unwrap();
    let row = table.rows.iter_mut().find(|row| row.iter().zip(keys).all(|(cell, key)| cell == key)).unwrap();
    row[at] = text.into();
}

/// Adds a row with these cells.
fn add(table: &mut Table, cells: &[(&str, &str)]) {
    let row = table.heads.iter().map(|head| cells.iter().find(|(key, _)| *key == head.key).map_or("", |(_, text)| text).to_string());
    table.rows.push(row.collect());
}

fn import(folder: &Path, tables: &[Table]) -> (u8, String) {
    let file = folder.with_extension("xlsx");
    fs::write(&file, write(tables).unwrap()).unwrap();
    policy(&["import", file.to_str().unwrap(), folder.to_str().unwrap()])
}

#[test]
fn an_untouched_sheet_changes_no_byte_whatever_the_line_ends() {
    for (of, name, change) in [
        ("policies", "sheet-all", (|text: &str| text.to_string()) as fn(&str) -> String),
        ("tests/diagnostics/base", "sheet-windows", |text| format!("\u{feff}{}", text.replace('\n', "\r\n"))),
    ] {
        let folder = copy(of, name, change);
        let (before, file) = (Folder::read(&folder).unwrap(), folder.with_extension("xlsx"));
        assert_eq!(policy(&["export", folder.to_str().unwrap(), "-o", file.to_str().unwrap()]).0, 0);
        assert_eq!(policy(&["import", file.to_str().unwrap(), folder.to_str().unwrap()]), (0, "nothing changed\n".into()));
        assert!(before == Folder::read(&folder).unwrap(), "{name}");
        let filled = read(&fs::read(&file).unwrap(), &SHEETS).unwrap();
        let rows: usize = tables_of(&folder).iter().map(|table| table.rows.len()).sum();
        assert_eq!(filled.iter().map(|sheet| sheet.rows.len() - 2).sum::<usize>(), rows);
    }
}

#[test]
fn a_changed_cell_changes_its_lines_and_no_other() {
    let folder = copy("policies", "sheet-cells", str::to_string);
    let path = folder.join("documents/jiangmen-2020.yaml");
    let before = fs::read_to_string(&path).unwrap();
    let mut wanted = tables_of(&folder);
    let keys = ["jiangmen-2020", "jm-fugao-20k"];
    set(&mut wanted[0], &keys, "note", "先问: 再办 # 不是注释");
    set(&mut wanted[0], &keys, "refers_to", "甲号文\n'乙': 号文");
    set(&mut wanted[0], &keys, "limits.quota", "一百名");
    // Chinese words that are new to the rules have no translation yet, and the promised languages would miss them.
    fs::write(folder.join("pack.yaml"), fs::read_to_string(folder.join("pack.yaml")).unwrap().replace("languages: [zh-Hant, en]\n", ""))
        .unwrap();
    assert_eq!(import(&folder, &wanted), (0, format!("{}\n", path.display())));
    assert!(tables_of(&folder) == wanted);
    let after = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = after.lines().collect();
    let kept = before.lines().filter(|line| lines.contains(line)).count();
    assert!(before.lines().count() - kept <= 3, "{} of {}", kept, before.lines().count());
    assert_eq!(before.matches('#').count() + 1, after.matches('#').count());
}

#[test]
fn whatever_words_are_typed_come_back_as_they_were_typed() {
    let words = [
        "a: b",
        "- x",
        "'",
        "\"",
        "# x",
        "null",
        "true",
        "12",
        "1e3",
        "{a",
        "[b]",
        "&a",
        "*a",
        "!t",
        "%x",
        "@x",
        "`x`",
        "| x",
        "> x",
        "?",
        "a\\nb",
        "，、。",
        "《甲》",
        "x #y",
        "x: ",
        "~",
        "2020-01-01",
        "a\tb",
        "😀",
        "=1+1",
        "_x000D_",
        "--- a",
        "x'y\"z",
        "两行\n第二行",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let columns = [
        "name",
        "gives",
        "how",
        "contact",
        "clause",
        "anchor",
        "note",
        "fixes",
        "unstated",
        "reading",
        "refers_to",
        "limits.quota",
        "limits.precedence",
    ];
    for round in 0..60 {
        let folder = copy("tests/diagnostics/base", "sheet-words", str::to_string);
        let mut wanted = tables_of(&folder);
        for _ in 0..4 {
            let word = if round < words.len() { words[round] } else { words[next(words.len())] };
            let (row, column) = (next(2), columns[next(columns.len())]);
            let keys: Vec<String> = wanted[0].rows[row][..2].to_vec();
            set(&mut wanted[0], &[&keys[0], &keys[1]], column, word.trim_end());
            set(&mut wanted[1], &["demo", "promoted"], ["who", "lesson"][next(2)], word.trim_end());
        }
        let (code, said) = import(&folder, &wanted);
        assert!(code == 0, "round {round}: {said}");
        assert!(tables_of(&folder) == wanted, "round {round}");
    }
}

#[test]
fn new_cases_and_measures_are_added_and_old_conditions_can_be_rewritten() {
    let folder = copy("tests/diagnostics/base", "sheet-new", str::to_string);
    let mut wanted = tables_of(&folder);
    add(
        &mut wanted[0],
        &[
            ("file", "demo"),
            ("id", "demo-new"),
            ("name", "新"),
            ("gives", "新的"),
            ("kind", "service"),
            ("audience", "individual\nemployer"),
            ("certainty", "exact"),
            ("grant", "service"),
            ("when", "fact: work_place\nwithin: jiangmen\nsay: 在江门"),
            ("how", "not_stated"),
            ("contact", "not_stated"),
            ("clause", "二"),
            ("anchor", "新的"),
            ("limits.period", "一年"),
        ],
    );
    set(&mut wanted[0], &["demo", "demo-training"], "when", "fact: training_cost\nat_least: 200\nsay: 培训费在200元以上");
    set(&mut wanted[0], &["demo", "demo-promotion"], "amount", "{form: up_to, value: 300, unit: CNY, per: year}");
    for (file, id) in [("demo", "someone"), ("fresh", "someone-else"), ("fresh", "third")] {
        add(
            &mut wanted[1],
            &[
                ("file", file),
                ("id", id),
                ("as_of", "2021-06-01"),
                ("applicant_type", "individual"),
                ("work_place", "jiangmen"),
                ("title_level", "?"),
                ("profession", "health\nengineering"),
            ],
        );
        add(&mut wanted[2], &[("file", file), ("case", id), ("measure", "demo-new"), ("outcome", "eligible")]);
    }
    set(&mut wanted[2], &["demo", "promoted", "demo-promotion"], "estimate", "{value: 300, unit: CNY, form: upper_bound, per: year}");
    let (code, said) = import(&folder, &wanted);
    assert!(code == 0, "{said}");
    let (mut after, mut before) = (tables_of(&folder), wanted);
    after.iter_mut().chain(before.iter_mut()).for_each(|table| table.rows.sort());
    assert!(after == before, "{after:#?}");
    let (code, said) = policy(&["test", folder.to_str().unwrap()]);
    assert!(code == 0, "{said}");
}

#[test]
fn what_cannot_be_taken_over_is_told_by_sheet_and_cell_and_nothing_is_written() {
    type Change = fn(&mut [Table; 3]);
    let cases: [(Change, &str); 11] = [
        (|t| set(&mut t[0], &["demo", "demo-training"], "kind", "gift"), "sheet `measures`, cell E4: `gift`"),
        (|t| set(&mut t[0], &["demo", "demo-training"], "name", ""), "sheet `measures`, cell C4: this cell cannot be empty"),
        (
            |t| set(&mut t[0], &["demo", "demo-training"], "when", "fact: nothing\nis: x\nsay: y"),
            "sheet `measures`, cell K4: no fact `nothing`",
        ),
        (|t| set(&mut t[0], &["demo", "demo-training"], "when", "{fact: ["), "sheet `measures`, cell K4: the file cannot be read"),
        (|t| add(&mut t[0], &[("file", "nowhere"), ("id", "x")]), "sheet `measures`, cell A5: there is no such document"),
        (
            |t| {
                let row = t[0].rows[0].clone();
                t[0].rows.push(row);
            },
            "sheet `measures`, cell B5: a row above is about the same",
        ),
        (|t| set(&mut t[1], &["demo", "promoted"], "as_of", "tomorrow"), "sheet `cases`, cell D3: "),
        (|t| set(&mut t[1], &["demo", "promoted"], "title_level", "fugao"), "sheet `cases`, cell I3: "),
        (|t| set(&mut t[2], &["demo", "promoted"], "outcome", "maybe"), "sheet `expected`, cell D3: `maybe`"),
        (
            |t| add(&mut t[2], &[("file", "demo"), ("case", "nobody"), ("measure", "demo-training"), ("outcome", "eligible")]),
            "sheet `expected`, cell B4: the sheet `cases` has no such case",
        ),
        (|t| t[1].heads[2].key = "whom".into(), "sheet `cases`, cell C1: there is no column `whom`"),
    ];
    for (change, said) in cases {
        let folder = copy("tests/diagnostics/base", "sheet-wrong", str::to_string);
        let before = Folder::read(&folder).unwrap();
        let mut wrong = tables_of(&folder);
        change(&mut wrong);
        let (code, told) = import(&folder, &wrong);
        assert!(code == 1 && told.contains(said), "{said}: {told}");
        assert!(before == Folder::read(&folder).unwrap(), "{said}");
    }
}

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8], usize)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, times) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        (0..*times).for_each(|_| zip.write_all(bytes).unwrap());
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn hostile_spreadsheets_are_refused_quickly() {
    let folder = copy("tests/diagnostics/base", "sheet-hostile", str::to_string);
    let good = write(&tables_of(&folder)).unwrap();
    let bomb = zipped(&[("xl/workbook.xml", &[0; 1 << 20], 40)]);
    assert!(bomb.len() < 100_000);
    let begun = Instant::now();
    assert_eq!(read(&bomb, &SHEETS), Err(Unreadable::TooLarge));
    assert_eq!(read(&vec![0; 17 << 20], &SHEETS), Err(Unreadable::TooLarge));
    let mut many = zip::ZipWriter::new(Cursor::new(Vec::new()));
    (0..1_500).for_each(|n| many.start_file(format!("{n}"), zip::write::SimpleFileOptions::default()).unwrap());
    assert_eq!(read(&many.finish().unwrap().into_inner(), &SHEETS), Err(Unreadable::TooLarge));
    for bytes in [&b""[..], b"PK", b"id: demo\n", &good[..good.len() / 2], &zipped(&[("a", b"b", 1)])] {
        assert!(matches!(read(bytes, &SHEETS), Err(Unreadable::Broken(_))));
    }
    assert_eq!(read(&good, &["nothing"]), Err(Unreadable::NoSheet("nothing".into())));
    let sheet = |cells: &str| {
        let book = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
        let links = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
        let body = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>"#
        );
        let parts = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
        zipped(&[
            ("_rels/.rels", parts, 1),
            ("xl/workbook.xml", book, 1),
            ("xl/_rels/workbook.xml.rels", links, 1),
            ("xl/worksheets/sheet1.xml", body.as_bytes(), 1),
        ])
    };
    let one = |cells: &str| read(&sheet(cells), &["s"]);
    assert_eq!(one(r#"<row r="1"><c r="A1"><v>5</v></c></row>"#).unwrap()[0].rows, [(0, vec!["5".to_string()])]);
    assert_eq!(one(r#"<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>"#), Err(Unreadable::TooMany("s".into(), "XFD1048576".into())));
    assert_eq!(one(r##"<row r="2"><c r="B2" t="e"><v>#REF!</v></c></row>"##), Err(Unreadable::Cell("s".into(), "B2".into())));
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    let file = folder.with_extension("xlsx");
    fs::write(&file, b"PK nothing").unwrap();
    let (code, said) = policy(&["import", file.to_str().unwrap(), folder.to_str().unwrap()]);
    assert!(code == 1 && said.contains("no .xlsx spreadsheet"), "{said}");
    assert_eq!(policy(&["import", "no.xlsx", folder.to_str().unwrap()]).0, 2);
    assert_eq!(policy(&["export", folder.to_str().unwrap(), "-o", "out.csv"]).0, 2);
}
