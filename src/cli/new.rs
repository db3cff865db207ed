//! `mithaq new`.

use super::Status;
use super::args::NewOptions;
use super::output::Output;

pub(crate) fn run(options: &NewOptions, output: &mut Output) -> Status {
    output.note("unknown_pair", &[("typed", &options.pair)]);
    Status::Unusable
}
