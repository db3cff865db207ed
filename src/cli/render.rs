//! `mithaq render`.

use std::path::Path;

use super::Status;
use super::args::{LayoutArg, RenderOptions};
use super::config::project_of;
use super::files::{Unusable, loader, read, same_file, shown, write};
use super::output::Output;
use crate::check::{Selection, check};
use crate::finding::Severity;
use crate::law::Law;
use crate::model::{Stage, load};
use crate::render::compose::{Edition, compose};
use crate::render::{FORMATS, Layout, Options};

pub(crate) fn run(options: &RenderOptions, output: &mut Output) -> Status {
    match print(options, output) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn print(options: &RenderOptions, output: &mut Output) -> Result<Status, Unusable> {
    if let Some(out) = &options.output
        && same_file(out, &options.file)
    {
        return Err(Unusable::new("output_is_input", out));
    }
    let source = read(&options.file)?;
    let settings = project_of(&options.file);
    let loader = loader(settings.root.clone());
    let project = load(source, settings.vocabulary(), &loader);
    if let Some(out) = &options.output
        && project.sources.iter().any(|(_, source)| same_file(out, Path::new(&source.name)))
    {
        return Err(Unusable::new("output_is_input", out));
    }
    let findings = check(&project, settings.vocabulary(), Law::embedded(), &Selection::pack("drafting")).findings;
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let name = shown(&options.file);
    if errors > 0 {
        let key = if project.agreement.stage >= Stage::Signed { "render_refused" } else { "render_errors" };
        output.note(key, &[("file", &name), ("errors", &errors.to_string())]);
        if project.agreement.stage >= Stage::Signed {
            return Ok(Status::Findings);
        }
    }
    let Some(format) = FORMATS.iter().find(|format| format.name == options.to) else { return Ok(Status::Unusable) };
    let paper = compose(&project, settings.vocabulary(), Law::embedded(), &Edition::default());
    let several = options.languages.len() > 1;
    let layout = match options.layout {
        Some(LayoutArg::Single) => Layout::Single,
        Some(LayoutArg::Columns) => Layout::Columns,
        Some(LayoutArg::Sequence) => Layout::Sequence,
        None if several => Layout::Columns,
        None => Layout::Single,
    };
    let languages = options.languages.iter().map(|lang| (*lang).into()).collect();
    let bytes = match (format.write)(&paper, &Options { languages, layout, ..Options::default() }) {
        Ok(bytes) => bytes,
        Err(failure) => {
            output.note(failure.key, &failure.slots());
            return Ok(Status::Unusable);
        }
    };
    match &options.output {
        Some(out) if out != Path::new("-") => {
            write(out, &bytes)?;
            output.summary("written", &[("file", &shown(out))]);
        }
        _ => output.bytes(&bytes),
    }
    Ok(Status::Clean)
}
