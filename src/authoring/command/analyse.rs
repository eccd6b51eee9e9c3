//! `policy analyse`.

use std::path::Path;
use std::rc::Rc;

use super::{Console, GOOD, PROBLEMS, open_good, prefix, words};
use crate::authoring::analyse::{claims, tell};
use crate::authoring::diagnose::{Format, Report, codes, render, render_acknowledged};
use crate::model::{Date, MeasureIx};

/// How `policy analyse` was called.
#[derive(Clone, Copy, Debug)]
pub struct AnalyseArgs {
    /// For whom messages are written.
    pub format: Format,
    /// Also what was acknowledged.
    pub all: bool,
    /// The day by which a period is over.
    pub as_of: Option<Date>,
}

/// Proves what is wrong with the rules of a folder, and shows it. Problems and warnings that are not acknowledged make it fail; notes do
/// not.
pub fn analyse(directory: &Path, args: AnalyseArgs, console: &mut Console<'_>) -> u8 {
    let (reading, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = policies.everything();
    let rules = Rc::new(policies.rules(&listing));
    let texts = words(&policies, &listing, console);
    let exclusive: Vec<Vec<MeasureIx>> =
        policies.exclusive().into_iter().map(|(_, ids)| ids.into_iter().filter_map(|id| rules.measure(id)).collect()).collect();
    let claims = claims(&rules, &exclusive, args.as_of);
    let mut report = Report::default();
    tell(&claims, &policies, &rules, &texts, args.as_of, console.lang, &mut report);
    let whole = report.errors() == 0;
    // Whether a period is over is only looked at as of some day.
    let judged =
        |code: &str| whole && codes::analysed().any(|one| one.code == code) && (code != codes::PERIOD_OVER.code || args.as_of.is_some());
    report.acknowledge(&reading.acknowledgements, judged);
    let root = prefix(directory);
    let _ = write!(console.out, "{}", render(&report, &reading.sources, &root, args.format, console.lang));
    if args.all {
        let _ = write!(console.out, "{}", render_acknowledged(&report, &reading.sources, &root, args.format, console.lang));
    }
    if matches!(args.format, Format::Human { .. }) {
        let line = console.pick(
            "{m} 项措施：{e} 处错误，{w} 处提醒，{n} 处说明，已确认 {a} 处",
            "{m} measures: {e} errors, {w} warnings, {n} notes, {a} acknowledged",
        );
        let figures = [
            ("{m}", rules.measures.len()),
            ("{e}", report.errors()),
            ("{w}", report.warnings()),
            ("{n}", report.notes()),
            ("{a}", report.acknowledged().len()),
        ];
        console.note(figures.iter().fold(line.to_string(), |line, (place, figure)| line.replace(place, &figure.to_string())));
    }
    if report.errors() + report.warnings() > 0 { PROBLEMS } else { GOOD }
}
