//! `mithaq new`.

use std::path::Path;

use super::Status;
use super::args::NewOptions;
use super::files::{Unusable, shown, write};
use super::output::Output;
use crate::law::{Country, Law};
use crate::render::draft::{Corridor, draft, drafting_language};
use crate::vocabulary::Vocabulary;

pub(crate) fn run(options: &NewOptions, output: &mut Output) -> Status {
    let Some((destination, origin)) = pair(&options.pair, output) else { return Status::Unusable };
    let lang = options.lang.map_or_else(|| drafting_language(origin), Into::into);
    let date = options.date.unwrap_or_else(today);
    let Ok(text) = draft(&Corridor { destination, origin, date, lang }, Law::embedded(), Vocabulary::embedded()) else {
        return Status::Fault;
    };
    match &options.output {
        Some(path) if path != Path::new("-") => save(path, &text, options.force, output),
        _ => {
            output.text(&text);
            Status::Clean
        }
    }
}

fn save(path: &Path, text: &str, force: bool, output: &Output) -> Status {
    if path.exists() && !force {
        output.note("file_exists", &[("file", &shown(path))]);
        return Status::Unusable;
    }
    match write(path, text.as_bytes()) {
        Ok(()) => {
            output.summary("written", &[("file", &shown(path))]);
            Status::Clean
        }
        Err(problem) => {
            Unusable::tell(&problem, output);
            Status::Unusable
        }
    }
}

/// `LY-NE`, in any case; Libya is the destination of every corridor.
pub(super) fn pair(typed: &str, output: &Output) -> Option<(&'static Country, &'static Country)> {
    let Some((destination, origin)) = typed.split_once('-') else {
        output.note("unknown_pair", &[("typed", typed)]);
        return None;
    };
    let mut known = Vec::with_capacity(2);
    for (code, role) in [(destination, "destination"), (origin, "origin")] {
        let Some(country) = Law::embedded().country(code) else {
            output.note("unknown_country", &[("typed", code)]);
            return None;
        };
        if country.role != role {
            output.note("pair_not_served", &[("typed", typed)]);
            return None;
        }
        known.push(country);
    }
    Some((*known.first()?, *known.get(1)?))
}

/// Today, in universal time: a new draft needs a date, and the drafter sees it in the file.
fn today() -> jiff::civil::Date {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}
