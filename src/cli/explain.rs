//! `mithaq explain`.

use super::Status;
use super::args::ExplainOptions;
use super::output::Output;
use crate::law::Law;
use crate::render::explain::{Explained, explain};
use crate::vocabulary::Vocabulary;

pub(crate) fn run(options: &ExplainOptions, output: &mut Output) -> Status {
    let topic = options.topic.join(" ");
    match explain(&topic, output.lang, Vocabulary::embedded(), Law::embedded()) {
        Explained::Found(page) => {
            output.text(&page);
            Status::Clean
        }
        Explained::Unknown { near } => {
            output.note("unknown_topic", &[("typed", &topic)]);
            for name in near {
                output.note("did_you_mean_word", &[("near", &name)]);
            }
            Status::Unusable
        }
    }
}
