//! `mithaq positions`.

use super::Status;
use super::args::PaperOptions;
use super::derived::{self, Made};
use super::output::Output;
use crate::render::derived::positions;

pub(crate) fn run(options: &PaperOptions, output: &mut Output) -> Status {
    derived::run(&options.paper, &options.to, "positions", output, &|ground, _| Made::Paper(Box::new(positions(ground))))
}
