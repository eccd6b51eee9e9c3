//! `policy check`.

use std::path::Path;

use super::{Console, GOOD, PROBLEMS, open, prefix};
use crate::authoring::diagnose::{Format, render, render_acknowledged};

/// How `policy check` was called.
#[derive(Clone, Copy, Debug)]
pub struct CheckArgs {
    /// For whom messages are written.
    pub format: Format,
    /// Warnings count as problems.
    pub strict: bool,
    /// Also what was acknowledged.
    pub all: bool,
}

/// Checks a folder and shows everything that is wrong with it.
pub fn check(directory: &Path, args: CheckArgs, console: &mut Console<'_>) -> u8 {
    let mut reading = match open(directory, console) {
        Ok(reading) => reading,
        Err(code) => return code,
    };
    crate::authoring::check::analyse(&mut reading);
    let root = prefix(directory);
    let text = render(&reading.report, &reading.sources, &root, args.format, console.lang);
    let _ = write!(console.out, "{text}");
    if args.all {
        let text = render_acknowledged(&reading.report, &reading.sources, &root, args.format, console.lang);
        let _ = write!(console.out, "{text}");
    }
    let (errors, warnings) = (reading.report.errors(), reading.report.warnings());
    if matches!(args.format, Format::Human { .. }) {
        let line = match (errors, warnings) {
            (0, 0) => console.pick("没有问题", "no problems"),
            _ => console.pick("{e} 处错误，{w} 处提醒", "errors: {e}, warnings: {w}"),
        };
        let mut line = line.replace("{e}", &errors.to_string()).replace("{w}", &warnings.to_string());
        let acknowledged = reading.report.acknowledged().len();
        if acknowledged > 0 {
            let more = match args.all {
                true => console.pick("；已确认 {} 处", "; {} acknowledged"),
                false => console.pick("；已确认 {} 处，用 --all 列出", "; {} acknowledged, which --all lists"),
            };
            line.push_str(&more.replace("{}", &acknowledged.to_string()));
        }
        console.note(line);
    }
    if errors > 0 || (args.strict && warnings > 0) { PROBLEMS } else { GOOD }
}
