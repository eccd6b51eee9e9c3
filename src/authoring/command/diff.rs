//! `policy diff`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::assess::{from_pack, read};
use super::{Console, GOOD, PROBLEMS, USAGE, open_good, words};
use crate::authoring::boundary::telling_day;
use crate::authoring::diagnose::{Format, Report, render};
use crate::authoring::diff::{Common, Style, Told, YEARS, json, outcomes, report, stated, texts, uniform, wordings};
use crate::authoring::yaml::{Node, Sources, parse};
use crate::engine::Priors;
use crate::model::{Date, Rules, Texts};

/// What to compare, and how to tell it.
#[derive(Clone, Debug)]
pub struct DiffArgs {
    /// The old pack, or folder of policies.
    pub old: PathBuf,
    /// The new one.
    pub new: PathBuf,
    /// The day to compare on; otherwise the latest day that either names.
    pub as_of: Option<String>,
    /// A file with priors.
    pub priors: Option<PathBuf>,
    /// How it is told.
    pub form: DiffForm,
    /// Whether changes are told by the exit code, too.
    pub exit_code: bool,
}

/// How a comparison is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffForm {
    /// As a text.
    Human,
    /// As Markdown.
    Markdown,
    /// As JSON.
    Json,
}

/// Tells whose outcome changes from one pack to another, and what else is said differently.
pub fn diff(args: &DiffArgs, console: &mut Console<'_>) -> u8 {
    match run(args, console) {
        Ok(code) | Err(code) => code,
    }
}

fn run(args: &DiffArgs, console: &mut Console<'_>) -> Result<u8, u8> {
    let (old, old_texts) = side(&args.old, console)?;
    let (new, new_texts) = side(&args.new, console)?;
    let as_of = match &args.as_of {
        Some(text) => match Date::parse(text) {
            Some(day) => day,
            None => return Err(console.usage(console.lang.pick("`--as-of` 要写成 `2020-05-06`", "`--as-of` is written like `2020-05-06`"))),
        },
        None => [&old, &new]
            .into_iter()
            .flat_map(|rules| rules.measures.iter().map(|measure| telling_day(rules, measure)))
            .max()
            .unwrap_or(Date::LAST),
    };
    let file = args.priors.as_ref().map(|path| priors(path, console)).transpose()?;
    let mut wrong = None;
    let weights = |common: &Common| -> Box<dyn Priors> { uniform(common, as_of) };
    let found = match &file {
        None => outcomes(&old, &new, as_of, &weights),
        Some(tree) => {
            let refused = std::cell::RefCell::new(None);
            let found = outcomes(&old, &new, as_of, &|common| {
                stated(common, as_of, tree).unwrap_or_else(|error| {
                    *refused.borrow_mut() = Some(error);
                    uniform(common, as_of)
                })
            });
            wrong = refused.into_inner();
            found
        }
    };
    if let Some(error) = wrong {
        let what = console
            .pick("假定的文件用不了：没有这个事实或选项，或者不是权重", "the priors cannot be used: no such fact or choice, or no weight");
        return Err(console.usage(format!("{what}: {error}")));
    }
    if !found.doubted.is_empty() {
        // A fault of the tool: better say nothing than something that is not so.
        let what = console
            .pick("工具自身有错，两种读法对不上，请报告", "a fault of the tool: two readings of the rules disagree; please report it");
        console.note(format!("{what}: {}", found.doubted.join("; ")));
        return Ok(PROBLEMS);
    }
    let wordings = wordings((&old, &old_texts), (&new, &new_texts));
    let common = texts(&found.common, &old_texts, &new_texts, console.lang);
    let names = [&args.old, &args.new].map(|path| path.display().to_string());
    let priors = match &args.priors {
        Some(path) => console
            .pick("照 `{}`，没有写到的问题每个选项一样多", "by `{}`; where it says nothing, every choice alike")
            .replace("{}", &path.display().to_string()),
        None => console
            .pick("每个问题的选项一样多（日期在最近 {} 年里均匀）", "every choice of a question alike (days evenly over {} years)")
            .replace("{}", &YEARS.to_string()),
    };
    let told = Told {
        outcomes: &found,
        wordings: &wordings,
        texts: &common,
        measures: [&old_texts, &new_texts],
        names: [&names[0], &names[1]],
        priors: &priors,
        lang: console.lang,
    };
    match args.form {
        DiffForm::Human => console.say(report(&told, Style::Plain).trim_end()),
        DiffForm::Markdown => console.say(report(&told, Style::Markdown).trim_end()),
        DiffForm::Json => console.say(format!("{:#}", json(&told))),
    }
    let changes = !found.is_empty() || !wordings.is_empty();
    Ok(if args.exit_code && changes { PROBLEMS } else { GOOD })
}

/// Rules and words of a folder of policies, or of a compiled pack.
fn side(path: &Path, console: &mut Console<'_>) -> Result<(Rc<Rules>, Texts), u8> {
    if path.is_dir() {
        // What does not compile cannot be compared; 1 is kept for changes.
        let (_, policies) = open_good(path, console).map_err(|code| {
            if code == PROBLEMS {
                unreadable(path, console);
            }
            USAGE
        })?;
        let listing = policies.listing();
        return Ok((Rc::new(policies.rules(&listing)), words(&policies, &listing, console)));
    }
    let (rules, texts, _) = from_pack(path, console)?;
    Ok((rules, texts))
}

/// Says what to do about a folder with errors: an old one may have been good in its day.
fn unreadable(path: &Path, console: &mut Console<'_>) {
    let what = console.pick(
        "没有比较：`{}` 按现在的格式读不出来\n  刚改过的：先照上面说的改好\n  是旧版，当时没有错：用当时的工具编译成政策包（`policy compile {} -o old.json`），再和政策包比较（`policy diff old.json policies`）",
        "nothing was compared: `{}` cannot be read in the present format\n  if it was just edited: mend what is listed above\n  if it is an old version that was good in its day: compile it with the tool of that day (`policy compile {} -o old.json`), and compare with the pack (`policy diff old.json policies`)",
    );
    console.usage(what.replace("{}", &path.display().to_string()));
}

fn priors(path: &Path, console: &mut Console<'_>) -> Result<Node, u8> {
    let bytes = read(path, console)?;
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let tree = parse(&path.to_string_lossy().replace('\\', "/"), &bytes, &mut sources, &mut report);
    let format = Format::Human { colour: console.colour };
    let _ = write!(console.err, "{}", render(&report, &sources, "", format, console.lang));
    tree.filter(|_| report.errors() == 0).ok_or(USAGE)
}
