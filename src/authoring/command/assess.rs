//! `policy assess`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::{Console, GOOD, PROBLEMS, USAGE, open_good, words};
use crate::authoring::cases::{self, Case, Engines, Unused, UnusedReason};
use crate::authoring::damaged::{damage, unread};
use crate::authoring::diagnose::{Format, Report, render};
use crate::authoring::digest;
use crate::authoring::folder::{MAX_FILE, read_bounded};
use crate::authoring::system::said;
use crate::authoring::yaml::{Sources, parse};
use crate::model::{Rules, Texts};
use crate::pack::{load, parse_document, parse_words};

/// What to assess, and against what.
#[derive(Clone, Debug, Default)]
pub struct AssessArgs {
    /// A file of cases; without it, the scenarios of the policies.
    pub cases: Option<PathBuf>,
    /// Only the case of this id.
    pub case: Option<String>,
    /// A compiled pack.
    pub pack: Option<PathBuf>,
    /// A folder of policies, where no pack is given.
    pub policies: PathBuf,
    /// One JSON object a line, instead of words.
    pub json: bool,
}

/// Assesses cases. Standard output holds the results and nothing else.
pub fn assess(args: &AssessArgs, console: &mut Console<'_>) -> u8 {
    match run(args, console) {
        Ok(code) | Err(code) => code,
    }
}

fn run(args: &AssessArgs, console: &mut Console<'_>) -> Result<u8, u8> {
    let (rules, texts, scenarios) = match &args.pack {
        Some(pack) => from_pack(pack, console)?,
        None => {
            // Policies that cannot be compiled are no answer to the question; 1 is kept for unknown measures.
            let (_, policies) = open_good(&args.policies, console).map_err(|_| USAGE)?;
            let listing = policies.listing();
            let scenarios = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
            (Rc::new(policies.rules(&listing)), words(&policies, &listing, console), scenarios)
        }
    };
    let (mut wanted, usable) = match &args.cases {
        Some(file) => from_file(file, console)?,
        None => (scenarios, true),
    };
    if let Some(id) = &args.case {
        wanted.retain(|case| case.id == *id);
    }
    if wanted.is_empty() && usable {
        let what = console.pick("没有可以评估的测试", "there is no case to assess");
        let which = args.case.as_ref().map(|id| format!(": `{id}`")).unwrap_or_default();
        return Err(console.usage(format!("{what}{which}")));
    }
    let mut unknown = false;
    let mut engines = Engines::new(&rules);
    for case in &wanted {
        let assessed = cases::assess_by(case, &mut engines);
        assessed.unused.iter().for_each(|unused| name_unused(case, unused, console));
        unknown |= assessed.measures.iter().any(|(_, found)| found.is_none());
        if args.json {
            for (id, found) in &assessed.measures {
                console.say(cases::json_line(&case.id, id, found.as_ref(), &rules));
            }
        } else {
            console.say(cases::show(case, &assessed, &rules, &texts, console.lang));
        }
    }
    Ok(if !usable {
        USAGE
    } else if unknown {
        PROBLEMS
    } else {
        GOOD
    })
}

fn name_unused(case: &Case, unused: &Unused, console: &mut Console<'_>) {
    let words = unused.reason.words();
    let constraint = match &unused.reason {
        UnusedReason::Contradicts(constraint) => format!(" (`{constraint}`)"),
        _ => String::new(),
    };
    let line = console.pick("提醒：{c} 第 {n} 行：对 `{f}` 的回答不用：", "warning: {c}, line {n}: the answer to `{f}` is not used: ");
    let line = line.replace("{c}", &case.id).replace("{n}", &unused.span.start.line.to_string()).replace("{f}", &unused.fact);
    console.note(format!("{line}{}{constraint}", console.lang.pick(words.zh, words.en)));
}

/// Rules and words of a compiled pack. Words of measures are taken from the file beside it, where that is there.
pub(super) fn from_pack(path: &Path, console: &mut Console<'_>) -> Result<(Rc<Rules>, Texts, Vec<Case>), u8> {
    let bytes = read(path, console)?;
    let lang = console.lang;
    let mut refuse = |problem: String| Err(console.usage(format!("`{}`: {problem}", path.display())));
    if let Err(error) = digest::verify(&bytes) {
        return refuse(error.said(lang));
    }
    let document = match parse_document(&bytes) {
        Ok(document) => document,
        Err(error) => return refuse(unread(&error, lang)),
    };
    match load(document) {
        Ok(pack) => {
            let main = pack.files.iter().find(|file| file.language == pack.language);
            let beside = main.and_then(|file| read_bounded(&path.with_file_name(&file.file)).ok());
            let words = beside.and_then(|bytes| parse_words(&bytes).ok()).unwrap_or_default();
            let texts = Texts { documents: words.documents, measures: words.measures, ..Texts::clone(&pack.words) };
            Ok((pack.rules, texts, Vec::new()))
        }
        Err(error) => refuse(damage(&error, lang)),
    }
}

/// The cases of a file, and whether all of it can be used. What is wrong with it is said.
fn from_file(path: &Path, console: &mut Console<'_>) -> Result<(Vec<Case>, bool), u8> {
    let bytes = read(path, console)?;
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let tree = parse(&path.to_string_lossy().replace('\\', "/"), &bytes, &mut sources, &mut report);
    let format = Format::Human { colour: console.colour };
    let _ = write!(console.err, "{}", render(&report, &sources, "", format, console.lang));
    let Some(tree) = tree else { return Err(USAGE) };
    let (found, unusable) = cases::cases(&tree);
    for span in &unusable {
        let line =
            console.pick("错误：第 {} 行的测试不能用：要有 `id`、`as_of`（日期）、`answers`，`expected` 里每项要有 `measure`",
                "error: the case in line {} cannot be used: it needs an `id`, `as_of` (a day) and `answers`, and each of `expected` a `measure`",);
        console.note(line.replace("{}", &span.start.line.to_string()));
    }
    Ok((found, unusable.is_empty() && report.errors() == 0))
}

pub(super) fn read(path: &Path, console: &mut Console<'_>) -> Result<Vec<u8>, u8> {
    match read_bounded(path) {
        Ok(bytes) if bytes.len() <= MAX_FILE => Ok(bytes),
        Ok(_) => {
            let what = console.pick("文件太大", "the file is too large");
            Err(console.usage(format!("{what}: `{}`", path.display())))
        }
        Err(error) => Err(console.usage(format!("`{}`: {}", path.display(), said(&error, console.lang)))),
    }
}
