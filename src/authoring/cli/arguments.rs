//! The arguments of the tool; the help texts here are the English ones.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Checks, compiles and tries out the policies that `<policy-calculator>` shows.
#[derive(Debug, Parser)]
#[command(name = "policy", version, propagate_version = true)]
pub(super) struct Arguments {
    /// Language of the tool's own words: `zh` or `en` (otherwise that of the system).
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
        /// Also list what was acknowledged under `acknowledged`, with its reason.
        #[arg(long)]
        all: bool,
    },
    /// Prove over all possible applicants what is wrong with the rules: what nobody can get, what decides nothing, what contains what.
    Analyse {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// For a person, a program, or GitHub.
        #[arg(long, default_value = "human")]
        format: OutputFormat,
        /// The day by which periods are over, such as 2026-11-22; without it they are not looked at.
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        /// Also list what was acknowledged, with the reasons.
        #[arg(long)]
        all: bool,
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
    /// Tell whose outcome changes from one pack to another, exactly, with examples; and what else is said differently.
    ///
    /// The exit code is 0 also where something changes, unless `--exit-code` is given; then it is 1.
    Diff {
        /// The old pack (`NAME.json`), or folder of policies.
        old: PathBuf,
        /// The new one.
        new: PathBuf,
        /// The day to compare on (otherwise the latest day that either names).
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        /// A file that states how likely answers are (otherwise every choice of a question is as likely as the others).
        #[arg(long, value_name = "FILE")]
        priors: Option<PathBuf>,
        /// Words, Markdown for the approval file, or JSON.
        #[arg(long, default_value = "human")]
        format: DiffFormat,
        /// Exit with 1 where anything changes.
        #[arg(long)]
        exit_code: bool,
    },
    /// Find few persons for whom each condition alone decides, both ways, as scenarios for a human to confirm.
    Cases {
        /// The boundary of this measure.
        #[arg(long, value_name = "MEASURE", num_args = 0..=1, default_missing_value = "", required = true)]
        boundary: String,
        /// Of all measures.
        #[arg(long)]
        all: bool,
        /// The folder of policies.
        #[arg(long, value_name = "DIR", default_value = "policies")]
        policies: PathBuf,
        /// Write a file for each document into this folder, instead of printing them.
        #[arg(short = 'o', long = "output", value_name = "DIR")]
        output_dir: Option<PathBuf>,
    },
    /// Tell which boundary persons the confirmed scenarios lack.
    Coverage {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Only this measure.
        #[arg(long, value_name = "MEASURE")]
        measure: Option<String>,
        /// List all that is lacking.
        #[arg(long)]
        list: bool,
    },
    /// List measures by document, with kind, certainty and period.
    List {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// Only this document, by file name or id.
        #[arg(long, value_name = "NAME")]
        document: Option<String>,
        /// Only this kind, by id or as it is listed: `cash_subsidy`.
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Only this certainty: `exact`, `partial` or `announced`.
        #[arg(long, value_name = "WORD")]
        certainty: Option<String>,
        /// Only documents in force on this day, as far as they state a period: `2021-06-30`.
        #[arg(long, value_name = "DATE")]
        period: Option<String>,
        /// Only what consists of this in kind, by id or name: `housing`.
        #[arg(long, value_name = "ID")]
        component: Option<String>,
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
    /// Write a printable page per document, for sign-off by people who read no YAML.
    Review {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// The folder to write the pages to.
        #[arg(short, long, value_name = "DIR", default_value = "review")]
        output: PathBuf,
        /// Only these documents, by file name without `.yaml`.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
    },
    /// Write measures and cases as a spreadsheet that can be filled in.
    Export {
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
        /// The spreadsheet to write, `NAME.xlsx`.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Read such a spreadsheet back: only what was changed is changed in the files.
    Import {
        /// The spreadsheet.
        sheet: PathBuf,
        /// The folder.
        #[arg(default_value = "policies")]
        dir: PathBuf,
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

/// What to begin.
#[derive(Debug, Subcommand)]
pub(super) enum NewThing {
    /// A commented document to fill in.
    Document {
        /// Its id, which is also the name of the file.
        id: String,
        /// The folder of policies.
        #[arg(long, value_name = "DIR", default_value = "policies")]
        policies: PathBuf,
    },
}

/// How messages are written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum OutputFormat {
    Human,
    Json,
    Github,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(super) enum DiffFormat {
    Human,
    Markdown,
    Json,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(super) enum ResultFormat {
    Human,
    Json,
}
