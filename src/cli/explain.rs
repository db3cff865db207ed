//! `mithaq explain`.

use super::Status;
use super::args::ExplainOptions;
use super::output::Output;

pub(crate) fn run(options: &ExplainOptions, output: &mut Output) -> Status {
    let topic = options.topic.join(" ");
    output.note("unknown_topic", &[("typed", &topic)]);
    Status::Unusable
}
