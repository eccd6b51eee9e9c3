//! `policy cases --boundary` and `policy coverage`.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Console, GOOD, PROBLEMS, open_good, words};
use crate::authoring::boundary::{Boundary, HEAD, Problem, boundary, goal_words, is_same, missing, scenarios};
use crate::authoring::cases;
use crate::authoring::diagnose::{Report, similar};
use crate::authoring::folder::read_bounded;
use crate::authoring::system::said;
use crate::authoring::yaml::{Sources, parse};
use crate::model::{MeasureIx, Rules, Texts};

/// Which boundaries to look for, and where to write them.
#[derive(Clone, Debug)]
pub struct CasesArgs {
    /// The measure; all of them where none is named.
    pub measure: Option<String>,
    /// The folder of policies.
    pub policies: PathBuf,
    /// The folder to write a file for each document to; otherwise they are printed.
    pub output: Option<PathBuf>,
}

/// Prints or writes the boundary persons of measures as scenarios that a human has yet to confirm.
pub fn boundary_cases(args: &CasesArgs, console: &mut Console<'_>) -> u8 {
    let (_, policies) = match open_good(&args.policies, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = policies.everything();
    let (rules, texts) = (policies.rules(&listing), words(&policies, &listing, console));
    let Some(measures) = chosen(args.measure.as_deref(), &rules, console) else { return PROBLEMS };
    let kept: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).filter(|case| case.confirmed).collect();
    let mut failed = false;
    let (mut persons, mut at_least, mut goals, mut nobody) = (0, 0, 0, 0);
    for (n, part) in policies.documents.iter().enumerate() {
        let mut text = String::new();
        let mut stay: Vec<String> = Vec::new();
        for &ix in measures.iter().filter(|&&ix| usize::from(rules.measures.at(ix).document.0) == n) {
            let Some(found) = look(&rules, ix, console) else {
                failed = true;
                continue;
            };
            persons += found.persons.len();
            at_least += found.at_least;
            goals += found.goals.len();
            nobody += found.nobody.len();
            text.push_str(&scenarios(&found, &kept, &rules, &texts, console.lang));
            let confirmed = kept.iter().filter(|case| found.persons.iter().any(|person| is_same(case, &found, person, &rules)));
            stay.extend(confirmed.map(|case| case.id.clone()));
        }
        if text.is_empty() {
            continue;
        }
        match &args.output {
            Some(folder) => {
                let path = folder.join(format!("{}.yaml", part.stem));
                let lost = lost(&path, &stay);
                if !lost.is_empty() {
                    let what = console.pick(
                        "没有写 `{}`：里面确认过的测试现在算不出来了，先移到别的文件或者改掉",
                        "`{}` is not written: confirmed cases in it would be lost; move them to another file, or mend them",
                    );
                    console.note(format!("{}: {}", what.replace("{}", &path.display().to_string()), lost.join(" ")));
                    failed = true;
                    continue;
                }
                if let Err(error) = fs::create_dir_all(folder).and_then(|()| fs::write(&path, format!("{HEAD}{text}"))) {
                    return console.usage(format!("`{}`: {}", path.display(), said(&error, console.lang)));
                }
                console.say(path.display());
            }
            None => console.say(format!("# {}\n{HEAD}{}", part.stem, text.trim_end())),
        }
    }
    let line = console.pick(
        "{p} 个人，练到 {g} 处；每个人都少不了，最少也要 {l} 个；另有 {n} 处没有人能练到（条件在那里从不单独起作用）",
        "{p} persons exercise {g} goals; none can be left out, and no fewer than {l} could do; {n} further goals nobody can exercise (there the condition never decides alone)",
    );
    let figures = [("{p}", persons), ("{g}", goals), ("{l}", at_least), ("{n}", nobody)];
    console.note(figures.iter().fold(line.to_string(), |line, (place, n)| line.replace(place, &n.to_string())));
    if failed { PROBLEMS } else { GOOD }
}

/// The confirmed cases of a file to be written anew that would not be among the new ones.
fn lost(path: &Path, stay: &[String]) -> Vec<String> {
    let Ok(bytes) = read_bounded(path) else { return Vec::new() };
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let tree = parse("", &bytes, &mut sources, &mut report);
    let confirmed = tree.iter().flat_map(|tree| cases::cases(tree).0).filter(|case| case.confirmed);
    confirmed.map(|case| case.id).filter(|id| !stay.contains(id)).collect()
}

/// The measures that are meant, or nothing where there is none of that name, which is said.
fn chosen(id: Option<&str>, rules: &Rules, console: &mut Console<'_>) -> Option<Vec<MeasureIx>> {
    let Some(id) = id else { return Some(rules.measures.indices().collect()) };
    if let Some(ix) = rules.measure(id) {
        return Some(vec![ix]);
    }
    let meant = similar(id, rules.measures.iter().map(|measure| measure.id.as_str()));
    let what = console.pick("没有这项措施", "there is no such measure");
    let guess = meant.map(|meant| console.lang.pick("；是不是 `{}`？", "; did you mean `{}`?").replace("{}", meant)).unwrap_or_default();
    console.note(format!("{what}: `{id}`{guess}"));
    None
}

/// The boundary of a measure; where there is none, that is said.
pub(super) fn look(rules: &Rules, ix: MeasureIx, console: &mut Console<'_>) -> Option<Boundary> {
    match boundary(rules, ix) {
        Ok(found) => Some(found),
        Err(problem) => {
            let what = match problem {
                Problem::Beyond => console.pick("条件太复杂，找不出边界", "too entangled to look for its boundary"),
                Problem::Doubted => console.pick(
                    "工具自身有错，两种读法对不上，请报告",
                    "a fault of the tool: two readings of the rules disagree; please report it",
                ),
            };
            console.note(format!("{}: {what}", rules.measures.at(ix).id));
            None
        }
    }
}

/// Tells which boundary persons the confirmed scenarios of a folder lack.
pub fn coverage(directory: &Path, measure: Option<&str>, list: bool, console: &mut Console<'_>) -> u8 {
    let (_, policies) = match open_good(directory, console) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let listing = policies.everything();
    let (rules, texts) = (policies.rules(&listing), words(&policies, &listing, console));
    let Some(measures) = chosen(measure, &rules, console) else { return PROBLEMS };
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let mut totals = [0usize; 4];
    let mut failed = false;
    for ix in measures {
        let Some(found) = look(&rules, ix, console) else {
            failed = true;
            continue;
        };
        let gaps = missing(&found, &scenarios, &rules);
        let figures = [found.goals.len(), gaps.confirmed, gaps.unconfirmed.len(), gaps.none.len()];
        totals.iter_mut().zip(figures).for_each(|(total, n)| *total += n);
        if list || measure.is_some() {
            told(&found, &gaps, &rules, &texts, console);
        }
    }
    let line = console.pick(
        "条件单独起作用的 {0} 处：{1} 处有确认过的测试，{2} 处只有没确认的，{3} 处没有测试",
        "of {0} places where a condition alone decides, {1} have a confirmed scenario, {2} only one that nobody has confirmed, {3} none",
    );
    let line = totals.iter().enumerate().fold(line.to_string(), |line, (n, total)| line.replace(&format!("{{{n}}}"), &total.to_string()));
    let hint = if list || measure.is_some() { "" } else { console.lang.pick("（`--list` 列出）", " (list them by `--list`)") };
    console.say(format!("{line}{hint}"));
    if failed { PROBLEMS } else { GOOD }
}

fn told(found: &Boundary, gaps: &crate::authoring::boundary::Missing, rules: &Rules, texts: &Texts, console: &mut Console<'_>) {
    if gaps.unconfirmed.is_empty() && gaps.none.is_empty() {
        return;
    }
    console.say(&rules.measures.at(found.measure).id);
    let marks = [(&gaps.none, console.pick("没有测试", "no scenario")), (&gaps.unconfirmed, console.pick("没有确认", "not confirmed"))];
    for (goals, mark) in marks {
        for goal in goals.iter().filter_map(|&n| found.goals.get(n)) {
            let words = goal_words(goal, found, rules, texts, console.lang);
            console.say(format!("  {mark} · {words}"));
        }
    }
}
