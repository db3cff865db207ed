//! `mithaq guide`.

use super::Status;
use super::args::PaperOptions;
use super::derived::{self, Made};
use super::output::Output;
use crate::render::derived::guide;

pub(crate) fn run(options: &PaperOptions, output: &mut Output) -> Status {
    derived::run(&options.paper, &options.to, "guide", output, &|ground, _| Made::Paper(Box::new(guide(ground))))
}
