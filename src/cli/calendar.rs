//! `mithaq calendar`.

use super::Status;
use super::args::CalendarOptions;
use super::derived::{self, Made};
use super::output::Output;
use crate::render::derived::{Known, register};

pub(crate) fn run(options: &CalendarOptions, output: &mut Output) -> Status {
    let known = Known { signed: options.signed, in_force: options.entered_into_force };
    if let (Some(signed), Some(in_force)) = (known.signed, known.in_force)
        && in_force < signed
    {
        output.note("calendar_dates_crossed", &[("in_force", &in_force.to_string()), ("signed", &signed.to_string())]);
        return Status::Unusable;
    }
    derived::run(&options.paper, &options.to, "calendar", output, &|ground, print| {
        let register = register(ground, known);
        match options.to.as_str() {
            "csv" => Made::File(Ok(register.csv(print))),
            "ics" => Made::File(register.ics(print)),
            _ => Made::Paper(Box::new(register.paper())),
        }
    })
}
