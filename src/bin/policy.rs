//! The officer's tool: checks, compiles and tries out policies.
//!
//! Only parses arguments; what the commands do stands in `authoring::command`.

use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use policy_calculator::authoring::command::{self, AssessArgs, Console, TestArgs};
use policy_calculator::authoring::diagnose::Format;
use policy_calculator::authoring::lang::Lang;

/// Checks, compiles and tries out the policies that `<policy-calculator>` shows.
#[derive(Parser)]
#[command(name = "policy", version, propagate_version = true)]
struct Arguments {
    /// Language of the tool's own words: `zh` or `en` (otherwise that of the system).
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find everything that is wrong with a folder of policies.
    Check {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// For a person, a program, or GitHub.
        #[arg(long, default_value = "human")]
        format: OutputFormat,
        /// Count warnings as problems.
        #[arg(long)]
        strict: bool,
    },
    /// Compile a folder of policies to a pack, and files of words beside it.
    Compile {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// The pack to write, `NAME.json`.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Only these documents, by file name without `.yaml`.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
    },
    /// Check that a pack and its files of words are as they were compiled.
    Verify {
        /// The pack.
        pack: PathBuf,
    },
    /// Run the scenarios in `scenarios/` and compare what comes out with what they expect.
    Test {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Also documents that `pack.yaml` does not list.
        #[arg(long)]
        all: bool,
        /// List the conditions and choices that no scenario exercises.
        #[arg(long)]
        coverage: bool,
        /// Count exact measures without a yes or a no as problems.
        #[arg(long)]
        strict: bool,
    },
    /// Assess persons: those of a file, or of the scenarios.
    Assess {
        /// A file of cases.
        #[arg(long, value_name = "FILE")]
        cases: Option<PathBuf>,
        /// Only the case of this id.
        #[arg(long, value_name = "ID")]
        case: Option<String>,
        /// Words, or one JSON object a line.
        #[arg(long, default_value = "human")]
        format: ResultFormat,
        /// A compiled pack instead of a folder.
        #[arg(long, value_name = "FILE", conflicts_with = "policies")]
        pack: Option<PathBuf>,
        /// The folder of policies.
        #[arg(long, value_name = "DIR", default_value = "policies")]
        policies: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum OutputFormat {
    Human,
    Json,
    Github,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum ResultFormat {
    Human,
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang.as_deref().map_or_else(system_language, Lang::of);
    let colour = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut console = Console { out: &mut stdout(), err: &mut stderr(), lang, colour };
    ExitCode::from(run(arguments.command, &mut console))
}

fn run(command: Command, console: &mut Console<'_>) -> u8 {
    match command {
        Command::Check { dir, format, strict } => {
            let format = match format {
                OutputFormat::Human => Format::Human { colour: console.colour },
                OutputFormat::Json => Format::Json,
                OutputFormat::Github => Format::Github,
            };
            command::check(&dir, format, strict, console)
        }
        Command::Compile { dir, output, documents } => command::compile(&dir, &output, &documents, console),
        Command::Verify { pack } => command::verify(&pack, console),
        Command::Test { dir, all, coverage, strict } => command::test(&TestArgs { directory: dir, all, coverage, strict }, console),
        Command::Assess { cases, case, format, pack, policies } => {
            let json = format == ResultFormat::Json;
            command::assess(&AssessArgs { cases, case, pack, policies, json }, console)
        }
    }
}

/// The language of the system, as POSIX ranks its variables; Chinese where it says nothing.
fn system_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    set.map_or(Lang::Zh, |locale| Lang::of(&locale))
}
