//! Many plausible agreements, to try what a ministry does with its whole portfolio.
//!
//! `cargo run --release --example portfolio -- COUNT FOLDER`: agreements of 75 KB each between Libya and its 17 States of origin, the
//! same for the same count. `mithaq check FOLDER` and `mithaq matrix FOLDER` read them.

#![allow(clippy::print_stderr, reason = "it is a program")]

#[path = "../benches/common/generate.rs"]
mod generate;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count: Option<usize> = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(folder)) = (count, arguments.next().map(PathBuf::from)) else {
        eprintln!("portfolio COUNT FOLDER");
        return ExitCode::from(2);
    };
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| generate::portfolio(count).try_for_each(|(name, text)| std::fs::write(folder.join(name), text)));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(2)
        }
    }
}
