//! What is wrong with a text before it is YAML: its size, its characters, its indentation, full-width punctuation.

use super::Span;
use crate::authoring::diagnose::{Report, codes};
use crate::authoring::folder::MAX_FILE;

/// Longer lines are not searched for full-width colons, so that the search stays cheap.
const LONG_LINE: usize = 4_096;

/// The text of a file with plain line ends, and whether it can be parsed; says what is wrong with it.
pub(super) fn text_of(file: u32, bytes: &[u8], report: &mut Report) -> (String, bool) {
    if bytes.len() > MAX_FILE {
        report.add(&codes::FILE_TOO_LARGE, Span::top(file), &[]);
        return (String::new(), false);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    match std::str::from_utf8(bytes) {
        Ok(text) => (plain(text), true),
        Err(error) => {
            let before = plain(&String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()));
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32;
            report.add(&codes::NOT_UTF8, Span::of_line(file, line, column, column + 1), &[line.to_string().into()]);
            (plain(&String::from_utf8_lossy(bytes)), false)
        }
    }
}

/// Names what no policy file may contain; whether the text may still be parsed.
pub(super) fn inspect(file: u32, text: &str, report: &mut Report) -> bool {
    let mut clean = true;
    for (n, line) in text.lines().enumerate() {
        let at = |column: usize| Span::of_line(file, n as u32 + 1, column as u32, column as u32 + 1);
        if let Some(column) = line.chars().position(|c| c.is_control() && c != '\t') {
            report.add(&codes::CONTROL_CHARACTER, at(column), &[]);
            clean = false;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace());
        if let Some((column, c)) = indent.enumerate().find(|&(_, c)| c != ' ')
            && line.chars().any(|c| !c.is_whitespace())
        {
            let code = if c == '\t' { &codes::TAB_INDENT } else { &codes::WIDE_INDENT };
            report.add(code, at(column), &[]);
            clean = false;
        }
        if let Some((column, key)) = wide_colon(line) {
            report.add(&codes::WIDE_COLON, at(column), &[key.into()]);
            clean = false;
        }
    }
    clean
}

/// A key of our formats that is followed by a full-width colon: its column, and the key.
fn wide_colon(line: &str) -> Option<(usize, &str)> {
    if line.len() > LONG_LINE || !line.contains('：') || line.trim_start().starts_with('#') {
        return None;
    }
    let starts = line.char_indices().filter(|&(at, c)| {
        let before = line.get(..at).unwrap_or_default();
        let opens =
            before.trim_end().is_empty() || before.ends_with("- ") || before.trim_end().ends_with(['{', '，']) || flow_comma(before);
        c.is_ascii_lowercase() && opens
    });
    starts.into_iter().find_map(|(at, _)| {
        let rest = line.get(at..)?;
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))?;
        let (key, after) = rest.split_at(end);
        let column = line.get(..at + end)?.chars().count();
        after.starts_with('：').then_some((column, key))
    })
}

fn flow_comma(before: &str) -> bool {
    before.trim_end().ends_with(',') && before.contains('{')
}
