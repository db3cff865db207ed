//! The command line: the only room with files, environment and output.
//!
//! Exit status everywhere: 0 nothing at or above `--deny`; 1 findings; 2 unusable input or usage;
//! 3 an internal fault.

mod addresses;
mod args;
mod baseline;
mod calendar;
mod check;
mod config;
mod contract;
mod derived;
mod diff;
mod exclude;
mod explain;
mod fault;
mod files;
mod fmt;
mod fonts;
mod guide;
mod import_docx;
mod look;
mod many;
mod margin;
mod matrix;
mod mend;
mod merge;
mod new;
mod output;
mod own_rules;
mod own_words;
mod pages_of;
mod papers;
mod positions;
mod problem;
mod render;
mod report;
mod resolve;
mod rules;
mod settings;
mod stats;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use output::Output;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to say.
    Clean,
    /// Findings, or differences.
    Findings,
    /// Input that cannot be used.
    Unusable,
    /// A fault of the program.
    Fault,
}

impl Status {
    /// The exit status.
    const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Unusable => 2,
            Self::Fault => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

/// Runs the program on its arguments.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let status = if error.use_stderr() { Status::Unusable } else { Status::Clean };
            // A closed output is no reason to fail: help was asked for and cannot be given.
            let _ = error.print();
            return status.into();
        }
    };
    let mut output = Output::new(&parsed);
    fault::tell_in(output.lang);
    let status = dispatch(&parsed.command, &mut output);
    output.finish(status).into()
}

fn dispatch(command: &Command, output: &mut Output) -> Status {
    match command {
        Command::New(options) => new::run(options, output),
        Command::Check(options) => check::run(options, output),
        Command::Diff(options) => diff::run(options, output),
        Command::Matrix(options) => matrix::run(options, output),
        Command::Explain(options) => explain::run(options, output),
        Command::Render(options) => render::run(options, output),
        Command::Contract(options) => contract::run(options, output),
        Command::Guide(options) => guide::run(options, output),
        Command::Calendar(options) => calendar::run(options, output),
        Command::Positions(options) => positions::run(options, output),
        Command::Resolve(options) => resolve::run(options, output),
        Command::Merge(options) => merge::run(options, output),
        Command::ImportDocx(options) => import_docx::run(options, output),
        Command::Report(options) => report::run(options, output),
        Command::Stats(options) => stats::run(options, output),
        Command::Fmt(options) => fmt::run(options, output),
        Command::Rules(options) => rules::run(options, output),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "mithaq", &mut text);
            output.bytes(&text);
            Status::Clean
        }
        Command::Man => {
            let mut text = Vec::new();
            match clap_mangen::Man::new(Arguments::command()).render(&mut text) {
                Ok(()) => {
                    output.bytes(&text);
                    Status::Clean
                }
                Err(_) => Status::Fault,
            }
        }
    }
}
