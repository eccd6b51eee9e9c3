//! `policy check`.

use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open, prefix};
use crate::authoring::diagnose::{Format, render};

/// Checks a folder and shows everything that is wrong with it. `strict` makes warnings count as problems.
pub fn check(directory: &Path, format: Format, strict: bool, console: &mut Console<'_>) -> u8 {
    let mut reading = match open(directory, console) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    crate::authoring::check::analyse(&mut reading);
    let text = render(&reading.report, &reading.sources, &prefix(directory), format, console.lang);
    let _ = write!(console.out, "{text}");
    let (errors, warnings) = (reading.report.errors(), reading.report.warnings());
    if matches!(format, Format::Human { .. }) {
        let line = match (errors, warnings) {
            (0, 0) => console.pick("没有问题", "no problems"),
            _ => console.pick("{e} 处错误，{w} 处提醒", "{e} errors, {w} warnings"),
        };
        let line = line.replace("{e}", &errors.to_string()).replace("{w}", &warnings.to_string());
        console.note(line);
    }
    if errors > 0 || (strict && warnings > 0) { PROBLEMS } else { GOOD }
}
