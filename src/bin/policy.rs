//! The officer's tool: checks, compiles and tries out policies.
//!
//! Only hands the system to `authoring::cli`.

use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdout};
use std::process::ExitCode;

use policy_calculator::authoring::cli;
use policy_calculator::authoring::command::Console;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = cli::language(&arguments, |name| std::env::var(name).ok());
    let colour = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut console = Console { out: &mut stdout(), err: &mut stderr(), lang, tag: None, colour };
    ExitCode::from(cli::run(&arguments, &mut console))
}
