//! The officer's tool: checks, compiles and tries out policies.
//!
//! Only parses arguments; what the commands do stands in `authoring::command`.

use std::io::{IsTerminal, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use policy_calculator::authoring::command::{self, AssessArgs, Console, ListFilter, TestArgs};
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
    /// List measures by document, with kind, certainty and period.
    List {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Only this document, by file name or id.
        #[arg(long, value_name = "NAME")]
        document: Option<String>,
        /// Only this kind, such as `cash_subsidy`.
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Only this certainty: `exact`, `partial` or `announced`.
        #[arg(long, value_name = "WORD")]
        certainty: Option<String>,
        /// Words, or one JSON object a line.
        #[arg(long, default_value = "human")]
        format: ResultFormat,
    },
    /// Show a measure as a tree of sentences with its provision; `--lang` may be any language of the policies.
    Explain {
        /// Id of the measure.
        measure: String,
        /// The folder.
        #[arg(long, value_name = "DIR", default_value = "policies")]
        policies: PathBuf,
    },
    /// Write the JSON Schemas by which editors complete and validate policy files.
    Schema {
        /// The folder to write them to.
        #[arg(default_value = "policies/schema")]
        dir: PathBuf,
    },
    /// Begin something new.
    New {
        #[command(subcommand)]
        what: NewThing,
    },
    /// List the messages of `check`.
    Codes {
        /// As the page in the docs.
        #[arg(long)]
        markdown: bool,
    },
    /// Print the completions of a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand)]
enum NewThing {
    /// A commented document to fill in.
    Document {
        /// Its id, which is also the name of the file.
        id: String,
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
    let tag = arguments.lang;
    let lang = tag.as_deref().map_or_else(system_language, Lang::of);
    let colour = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut console = Console { out: &mut stdout(), err: &mut stderr(), lang, colour };
    ExitCode::from(run(arguments.command, tag.as_deref(), &mut console))
}

fn run(command: Command, tag: Option<&str>, console: &mut Console<'_>) -> u8 {
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
        Command::List { dir, document, kind, certainty, format } => {
            let json = format == ResultFormat::Json;
            command::list(&dir, &ListFilter { document, kind, certainty, json }, console)
        }
        Command::Explain { measure, policies } => command::explain(&policies, &measure, tag, console),
        Command::Schema { dir } => command::schema(&dir, console),
        Command::New { what: NewThing::Document { id, policies } } => command::new_document(&policies, &id, console),
        Command::Codes { markdown } => command::list_codes(markdown, console),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "policy", &mut console.out);
            command::GOOD
        }
    }
}

/// The language of the system, as POSIX ranks its variables; Chinese where it says nothing.
fn system_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    set.map_or(Lang::Zh, |locale| Lang::of(&locale))
}
