//! `policy test`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::{Console, GOOD, PROBLEMS, open_good, prefix};
use crate::authoring::cases::{self, Coverage, Failure, Suite};
use crate::authoring::yaml::Sources;
use crate::model::{Index, MeasureIx, Rules, Texts};

/// What to test.
#[derive(Clone, Debug)]
pub struct TestArgs {
    /// The folder of policies.
    pub directory: PathBuf,
    /// Also documents that `pack.yaml` does not list.
    pub all: bool,
    /// List everything that no scenario exercises.
    pub coverage: bool,
    /// Exact measures without a yes or a no count as problems.
    pub strict: bool,
}

/// Runs the scenarios.
pub fn test(args: &TestArgs, console: &mut Console<'_>) -> u8 {
    let (reading, policies) = match open_good(&args.directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = if args.all { policies.everything() } else { policies.listing() };
    let rules = Rc::new(policies.rules(&listing));
    let texts = policies.texts(&listing);
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let suite = cases::run(&scenarios, &rules);
    for failure in &suite.failures {
        show_failure(failure, &reading.sources, &args.directory, console);
    }
    show_unused(&suite, console);
    show_coverage(&suite.coverage, &rules, &texts, args.coverage, console);
    let line = console.pick(
        "{c} 个测试：{m} 条期望符合，{f} 条不符，{s} 条跳过（措施不在包里）",
        "{c} cases: {m} expectations met, {f} not met, {s} skipped (measures that are not in the pack)",
    );
    let figures = [("{c}", scenarios.len()), ("{m}", suite.met), ("{f}", suite.failures.len()), ("{s}", suite.skipped)];
    console.say(figures.iter().fold(line.to_string(), |line, (place, n)| line.replace(place, &n.to_string())));
    let unconfirmed = scenarios.iter().filter(|case| !case.confirmed).count();
    if unconfirmed > 0 {
        let line = console.pick("其中 {} 个还没有人确认", "{} of them nobody has confirmed yet");
        console.say(line.replace("{}", &unconfirmed.to_string()));
    }
    let gaps = !suite.coverage.without_yes.is_empty() || !suite.coverage.without_no.is_empty();
    if !suite.failures.is_empty() || !suite.unused.is_empty() || (args.strict && gaps) { PROBLEMS } else { GOOD }
}

fn show_failure(failure: &Failure, sources: &Sources, directory: &Path, console: &mut Console<'_>) {
    let path = sources.file(failure.span.file).map(|file| file.path.as_str()).unwrap_or_default();
    let at = format!("{}{path}:{}:{}", prefix(directory), failure.span.start.line, failure.span.start.column + 1);
    console.say(format!("✗ {} · {}  {at}", failure.case, failure.measure));
    for difference in &failure.differences {
        let line = console.pick("    {w}：应为 {e}，实为 {a}", "    {w}: expected {e}, got {a}");
        let line = line.replace("{w}", difference.what).replace("{e}", &difference.expected).replace("{a}", &difference.actual);
        console.say(line);
    }
}

fn show_unused(suite: &Suite, console: &mut Console<'_>) {
    for (case, unused) in &suite.unused {
        let words = unused.reason.words();
        let line = console.pick("✗ {c}：对 `{f}` 的回答不用：", "✗ {c}: the answer to `{f}` is not used: ");
        let line = line.replace("{c}", case).replace("{f}", &unused.fact);
        console.say(format!("{line}{}", console.lang.pick(words.zh, words.en)));
    }
}

fn show_coverage(coverage: &Coverage, rules: &Rules, texts: &Texts, list: bool, console: &mut Console<'_>) {
    let ids = |measures: &[MeasureIx]| measures.iter().map(|&ix| rules.measures.at(ix).id.clone()).collect::<Vec<_>>().join(" ");
    if !coverage.without_yes.is_empty() {
        console.say(format!(
            "{}{}",
            console.lang.pick("条件写全了、但没有“符合”的测试：", "exact measures without a yes: "),
            ids(&coverage.without_yes)
        ));
    }
    if !coverage.without_no.is_empty() {
        console.say(format!(
            "{}{}",
            console.lang.pick("条件写全了、但没有“不符合”的测试：", "exact measures without a no: "),
            ids(&coverage.without_no)
        ));
    }
    let line = console.pick(
        "没有测试判定过的条件：{a}/{b}；没有测试选过的选项：{c}/{d}",
        "conditions that no scenario decides: {a} of {b}; choices that no scenario gives: {c} of {d}",
    );
    let figures = [
        ("{a}", coverage.conditions.len()),
        ("{b}", coverage.all_conditions),
        ("{c}", coverage.choices.len()),
        ("{d}", coverage.all_choices),
    ];
    let line = figures.iter().fold(line.to_string(), |line, (place, n)| line.replace(place, &n.to_string()));
    let hint = if list { "" } else { console.lang.pick("（`--coverage` 列出）", " (list them by `--coverage`)") };
    console.say(format!("{line}{hint}"));
    if !list {
        return;
    }
    for &(measure, say) in &coverage.conditions {
        let words = texts.measures.get(measure.position()).and_then(|text| text.says.get(say)).map(String::as_str).unwrap_or_default();
        console.say(format!("  {} · {words}", rules.measures.at(measure).id));
    }
    for (ix, fact) in rules.facts.pairs() {
        let unseen: Vec<&str> = coverage
            .choices
            .iter()
            .filter(|(of, _)| *of == ix)
            .filter_map(|&(_, choice)| fact.choices.get(choice))
            .map(String::as_str)
            .collect();
        if !unseen.is_empty() {
            console.say(format!("  {}: {}", fact.id, unseen.join(" ")));
        }
    }
}
