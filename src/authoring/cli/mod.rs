//! The command line: arguments in, an exit code out.
//!
//! Everything it needs of the system is handed in, so that tests can run it as a person would.

mod arguments;
mod errors;
mod help;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use self::arguments::{Arguments, Command, DiffFormat, NewThing, OutputFormat, ResultFormat};
use super::command::{self, AnalyseArgs, AssessArgs, CasesArgs, CheckArgs, Console, DiffArgs, DiffForm, ListFilter, TestArgs};
use super::diagnose::Format;
use super::lang::Lang;
use crate::model::Date;

/// The language of the tool for these arguments: that of `--lang`, or that of the system as POSIX ranks its variables; Chinese
/// where nothing is said.
pub fn language(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
    let after = words.iter().position(|word| word == "--lang").and_then(|n| words.get(n + 1)).map(|word| word.to_string());
    let joined = || words.iter().find_map(|word| word.strip_prefix("--lang=").map(String::from));
    let system = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    after.or_else(joined).or_else(system).map_or(Lang::Zh, |tag| Lang::of(&tag))
}

/// Runs the tool; the first argument is its own name.
pub fn run(arguments: &[OsString], console: &mut Console<'_>) -> u8 {
    let parsed = help::localised(Arguments::command(), console.lang).try_get_matches_from(arguments);
    match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(Arguments { lang, command }) => {
            console.tag = lang;
            dispatch(command, console)
        }
        Err(error) => {
            // Help that was asked for is a result; anything else is a slip of the caller.
            let mut text = if console.colour { error.render().ansi().to_string() } else { error.render().to_string() };
            let help = matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::DisplayVersion
            );
            if console.lang == Lang::Zh {
                text = if help { errors::words(&text) } else { errors::chinese(&error) };
            }
            if error.use_stderr() {
                console.note(text.trim_end());
                return command::USAGE;
            }
            console.say(text.trim_end());
            command::GOOD
        }
    }
}

fn dispatch(command: Command, console: &mut Console<'_>) -> u8 {
    match command {
        Command::Check { dir, format, strict, all } => {
            let format = form(format, console);
            command::check(&dir, CheckArgs { format, strict, all }, console)
        }
        Command::Analyse { dir, format, as_of, all } => {
            let day = as_of.as_deref().map(Date::parse);
            if day == Some(None) {
                return console.usage(console.lang.pick("`--as-of` 要写成日期，如 2026-11-22", "`--as-of` takes a day such as 2026-11-22"));
            }
            let args = AnalyseArgs { format: form(format, console), all, as_of: day.flatten() };
            command::analyse(&dir, args, console)
        }
        Command::Compile { dir, output, documents } => command::compile(&dir, &output, &documents, console),
        Command::Verify { pack } => command::verify(&pack, console),
        Command::Test { dir, all, coverage, strict } => command::test(&TestArgs { directory: dir, all, coverage, strict }, console),
        Command::Assess { cases, case, format, pack, policies } => {
            let json = format == ResultFormat::Json;
            command::assess(&AssessArgs { cases, case, pack, policies, json }, console)
        }
        Command::Diff { old, new, as_of, priors, format, exit_code } => {
            let form = match format {
                DiffFormat::Human => DiffForm::Human,
                DiffFormat::Markdown => DiffForm::Markdown,
                DiffFormat::Json => DiffForm::Json,
            };
            command::diff(&DiffArgs { old, new, as_of, priors, form, exit_code }, console)
        }
        Command::Cases { boundary, all, policies, output_dir } => {
            if all != boundary.is_empty() {
                let line = console.lang.pick("写明一项措施，或者 `--all`", "name one measure, or `--all`");
                return console.usage(line);
            }
            let measure = Some(boundary).filter(|id| !id.is_empty());
            command::boundary_cases(&CasesArgs { measure, policies, output: output_dir }, console)
        }
        Command::Coverage { dir, measure, list } => command::coverage(&dir, measure.as_deref(), list, console),
        Command::List { dir, document, kind, certainty, period, component, format } => {
            let json = format == ResultFormat::Json;
            command::list(&dir, &ListFilter { document, kind, certainty, period, component, json }, console)
        }
        Command::Explain { measure, policies } => command::explain(&policies, &measure, console),
        Command::Review { dir, output, documents } => command::review(&dir, &output, &documents, console),
        Command::Export { dir, output } => command::export(&dir, &output, console),
        Command::Import { sheet, dir } => command::import(&dir, &sheet, console),
        Command::Schema { dir } => command::schema(&dir, console),
        Command::New { what: NewThing::Document { id, policies } } => command::new_document(&policies, &id, console),
        Command::Codes { markdown } => command::list_codes(markdown, console),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut help::localised(Arguments::command(), console.lang), "policy", &mut console.out);
            command::GOOD
        }
    }
}

fn form(format: OutputFormat, console: &Console<'_>) -> Format {
    match format {
        OutputFormat::Human => Format::Human { colour: console.colour },
        OutputFormat::Json => Format::Json,
        OutputFormat::Github => Format::Github,
    }
}
