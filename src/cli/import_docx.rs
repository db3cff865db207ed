//! `mithaq import-docx`.

use std::path::Path;

use super::Status;
use super::args::{ImportOptions, ReturnedFormat};
use super::config::project_of;
use super::files::{Unusable, loader, read, read_bytes, same_file, shown, write};
use super::look::read_look;
use super::output::Output;
use crate::model::{Project, load};
use crate::render::Failure;
use crate::render::back::letter;
use crate::render::returned::report::{json, markdown, text};
use crate::render::returned::{Desk, Returned, Sent, apply, owner};

pub(crate) fn run(options: &ImportOptions, output: &mut Output) -> Status {
    match import(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn import(options: &ImportOptions, output: &mut Output) -> Result<Status, Unusable> {
    let settings = project_of(&options.against);
    let project = load(read(&options.against)?, settings.vocabulary(), &loader(settings.root.clone()));
    refuse_input(options, &project)?;
    let bytes = read_bytes(&options.returned)?;
    let own = match read_look(options.template.as_deref(), settings.vocabulary(), output) {
        Ok(own) => own,
        Err(status) => return Ok(status),
    };
    let failed = |failure: Failure| told(&failure, &options.returned);
    let back = letter(&bytes).map_err(failed)?;
    let sent = Sent { project: &project, vocabulary: settings.vocabulary(), law: settings.law(), wording: own.wording };
    let desk = Desk::new(&sent, &back).map_err(failed)?;
    let returned = desk.read(&back);
    if options.apply {
        return applied(options, &desk, &returned, output);
    }
    let report = match options.to {
        ReturnedFormat::Text => text(&desk, &returned, output.lang, output.colour && options.output.is_none()),
        ReturnedFormat::Json => json(&desk, &returned, output.lang),
        ReturnedFormat::Markdown => markdown(&desk, &returned, output.lang),
    };
    place(options, &report, output)?;
    Ok(if returned.is_empty() && returned.remarks.is_empty() { Status::Clean } else { Status::Findings })
}

fn applied(options: &ImportOptions, desk: &Desk<'_>, returned: &Returned, output: &mut Output) -> Result<Status, Unusable> {
    let sent = desk.sent();
    let failed = |failure: Failure| told(&failure, &options.returned);
    let claim = owner(options.by.as_deref(), returned, &sent.project.agreement, sent.law).map_err(failed)?;
    let made = apply(desk, returned, &claim, output.lang);
    place(options, &made.text, output)?;
    let file = shown(options.output.as_deref().unwrap_or(Path::new("-")));
    let (brackets, remarks, mistakes) = (made.brackets.to_string(), made.remarks.to_string(), made.mistakes.to_string());
    output.summary("returned_applied", &[("file", &file), ("brackets", &brackets), ("remarks", &remarks)]);
    if made.mistakes > 0 {
        output.note("returned_mistakes", &[("file", &file), ("count", &mistakes)]);
    }
    Ok(if made.remarks == 0 && made.mistakes == 0 { Status::Clean } else { Status::Findings })
}

/// Refuses to write onto the agreement, unless that was asked for, or onto what came back.
fn refuse_input(options: &ImportOptions, project: &Project) -> Result<(), Unusable> {
    let Some(out) = options.output.as_deref().filter(|out| *out != Path::new("-")) else { return Ok(()) };
    let main = same_file(out, &options.against);
    let other = !main && project.sources.iter().any(|(_, source)| same_file(out, Path::new(&source.name)));
    if (main && !options.force) || other || same_file(out, &options.returned) {
        return Err(Unusable::new("output_is_input", out));
    }
    Ok(())
}

fn place(options: &ImportOptions, text: &str, output: &mut Output) -> Result<(), Unusable> {
    match options.output.as_deref().filter(|out| *out != Path::new("-")) {
        Some(out) => {
            write(out, text.as_bytes())?;
            output.summary("written", &[("file", &shown(out))]);
        }
        None => output.text(text),
    }
    Ok(())
}

/// A failure as a message about the file that came back.
fn told(failure: &Failure, file: &Path) -> Unusable {
    failure.values.iter().fold(Unusable::new(failure.key, file), |problem, (slot, value)| problem.with(slot, value.as_str()))
}
