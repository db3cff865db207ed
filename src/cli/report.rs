//! `mithaq report`.

use std::path::Path;

use super::Status;
use super::args::{ReportFormat, ReportOptions};
use super::config::project_of;
use super::files::{Unusable, loader, read, same_file, shown, write};
use super::output::Output;
use super::rules::show_findings;
use super::settings::strange_packs;
use crate::check::check;
use crate::model::load;
use crate::render::report::{Reported, report};
use crate::render::{sheet_html, sheet_markdown};

pub(crate) fn run(options: &ReportOptions, output: &mut Output) -> Status {
    let strange = strange_packs(&options.packs);
    if !strange.is_empty() {
        strange.iter().for_each(|problem| output.note_text(&problem.say(output.lang)));
        return Status::Unusable;
    }
    match print(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn print(options: &ReportOptions, output: &mut Output) -> Result<Status, Unusable> {
    let source = read(&options.file)?;
    let settings = project_of(&options.file);
    let project = load(source, settings.vocabulary(), &loader(settings.root.clone()));
    if let Some(out) = &options.output
        && (same_file(out, &options.file) || project.sources.iter().any(|(_, source)| same_file(out, Path::new(&source.name))))
    {
        return Err(Unusable::new("output_is_input", out));
    }
    for problem in &settings.problems {
        output.note_text(&problem.say(output.lang));
    }
    let sound = show_findings(&settings.own_rules, false, output) == Status::Clean && settings.problems.is_empty();
    let law = settings.law();
    let selection = settings.choices.selection(&options.packs, options.on);
    let outcome = check(&project, settings.vocabulary(), law, &selection);
    let reported = Reported { project: &project, outcome: &outcome, selection: &selection, vocabulary: settings.vocabulary(), law };
    let sheet = report(&reported, output.lang);
    let text = match options.to {
        ReportFormat::Md => sheet_markdown(&sheet),
        ReportFormat::Html => match sheet_html(&sheet) {
            Ok(page) => page,
            Err(_) => return Ok(Status::Fault),
        },
    };
    match &options.output {
        Some(out) if out != Path::new("-") => {
            write(out, text.as_bytes())?;
            output.summary("written", &[("file", &shown(out))]);
        }
        _ => output.text(&text),
    }
    Ok(if sound { Status::Clean } else { Status::Unusable })
}
