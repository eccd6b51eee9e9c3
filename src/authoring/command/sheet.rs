//! `policy export` and `policy import`: measures and cases as a spreadsheet, and back.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open_good, prefix};
use crate::authoring::check;
use crate::authoring::diagnose::{Format, Severity, render};
use crate::authoring::folder::Folder;
use crate::authoring::lower::{Reading, read};
use crate::authoring::sheet::{self, CellProblem, Imported, MAX_PACKED, SHEETS};
use crate::authoring::system::said;

/// Writes the measures and cases of a folder as a spreadsheet.
pub fn export(directory: &Path, output: &Path, console: &mut Console<'_>) -> u8 {
    if output.extension().is_none_or(|end| end != "xlsx") {
        return console.usage(console.lang.pick("输出文件名要以 `.xlsx` 结尾", "the output file must end in `.xlsx`"));
    }
    let (reading, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let tables = sheet::tables(&policies, &reading.sources);
    let bytes = match sheet::write(&tables) {
        Ok(bytes) => bytes,
        Err(error) => {
            let what = console.pick("写不成表格", "it cannot be written as a spreadsheet");
            console.note(format!("{what}: {error}"));
            return PROBLEMS;
        }
    };
    if let Err(error) = fs::write(output, bytes) {
        return console.usage(format!("`{}`: {}", output.display(), said(&error, console.lang)));
    }
    let [measures, cases, expected] = &tables;
    let line = console.pick("{m} 项措施，{c} 个测试，{e} 条期望", "measures: {m}, cases: {c}, expectations: {e}");
    let count = |n: usize| n.to_string();
    console.note(
        line.replace("{m}", &count(measures.rows.len()))
            .replace("{c}", &count(cases.rows.len()))
            .replace("{e}", &count(expected.rows.len())),
    );
    GOOD
}

/// Reads a spreadsheet back. Nothing is written unless everything is right.
pub fn import(directory: &Path, file: &Path, console: &mut Console<'_>) -> u8 {
    match run(directory, file, console) {
        Ok(()) => GOOD,
        Err(code) => code,
    }
}

fn run(directory: &Path, file: &Path, console: &mut Console<'_>) -> Result<(), u8> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).and_then(|opened| opened.take(MAX_PACKED as u64 + 1).read_to_end(&mut bytes));
    if let Err(error) = opened {
        return Err(console.usage(format!("`{}`: {}", file.display(), said(&error, console.lang))));
    }
    let filled = sheet::read(&bytes, &SHEETS).map_err(|error| {
        let (zh, en) = error.said();
        console.note(format!("`{}`: {}", file.display(), console.lang.pick(&zh, &en)));
        PROBLEMS
    })?;
    let (reading, policies) = open_good(directory, console)?;
    let imported = sheet::import(&policies, &reading.sources, &filled).map_err(|problems| tell(&problems, console))?;
    if imported.files.is_empty() {
        console.note(console.pick("没有改动", "nothing changed"));
        return Ok(());
    }
    let mut folder = Folder::read(directory).map_err(|error| console.usage(said(&error, console.lang)))?;
    let mut changed = Vec::new();
    for (path, text) in &imported.files {
        let old = folder.files.get(path).map(Vec::as_slice).unwrap_or_default();
        let new = like(old, text);
        folder.files.insert(path.clone(), new.clone());
        changed.push((path, new));
    }
    let mut after = read(&folder);
    check::analyse(&mut after);
    if after.report.errors() > 0 {
        return Err(tell_report(&after, &imported, directory, console));
    }
    let unwritten = after.policies.as_ref().map(|policies| sheet::unwritten(&filled, policies, &after.sources)).unwrap_or_default();
    if !unwritten.is_empty() {
        return Err(tell(&unwritten, console));
    }
    for (path, bytes) in changed {
        let at = path.split('/').fold(directory.to_path_buf(), |at, part| at.join(part));
        if let Err(error) = fs::write(&at, bytes) {
            return Err(console.usage(format!("`{}`: {}", at.display(), said(&error, console.lang))));
        }
        console.say(at.display());
    }
    Ok(())
}

/// A text with the line ends and the byte order mark that its file had.
fn like(old: &[u8], text: &str) -> Vec<u8> {
    let mark: &[u8] = if old.starts_with(b"\xEF\xBB\xBF") { b"\xEF\xBB\xBF" } else { b"" };
    let text = if old.windows(2).any(|two| two == b"\r\n") { text.replace('\n', "\r\n") } else { text.to_string() };
    [mark, text.as_bytes()].concat()
}

fn tell(problems: &[CellProblem], console: &mut Console<'_>) -> u8 {
    for problem in problems {
        let line = console.pick("错误：工作表 `{s}` 的 {c}：{w}", "error: sheet `{s}`, cell {c}: {w}");
        let what = console.lang.pick(&problem.what.0, &problem.what.1);
        console.note(line.replace("{s}", &problem.sheet).replace("{c}", &problem.cell).replace("{w}", what));
    }
    PROBLEMS
}

/// What the check says of the changed policies, each error with the cell it comes from.
fn tell_report(after: &Reading, imported: &Imported, directory: &Path, console: &mut Console<'_>) -> u8 {
    for finding in after.report.sorted().into_iter().filter(|finding| finding.definition.severity == Severity::Error) {
        let path = after.sources.file(finding.span.file).map(|file| file.path.as_str()).unwrap_or_default();
        if let Some((sheet, cell)) = imported.origin(path, finding.span.start.line) {
            let line = console.pick("工作表 `{s}` 的 {c}：{w}", "sheet `{s}`, cell {c}: {w}");
            let what = finding.definition.what.fill(console.lang, &finding.args);
            console.note(line.replace("{s}", sheet).replace("{c}", cell).replace("{w}", &what));
        }
    }
    console.note(console.pick("什么也没有写。写进去的话，会是这样：", "Nothing was written. As files, it would look like this:"));
    let format = Format::Human { colour: console.colour };
    let _ = write!(console.err, "{}", render(&after.report, &after.sources, &prefix(directory), format, console.lang));
    PROBLEMS
}
