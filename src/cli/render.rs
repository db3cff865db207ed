//! `mithaq render`.

use std::path::Path;

use super::Status;
use super::args::RenderOptions;
use super::config::{Project as Settings, project_of};
use super::files::{Unusable, loader, read, shown};
use super::look::look;
use super::margin::remarks;
use super::output::Output;
use super::papers::{Papers, Request};
use crate::check::{Selection, check};
use crate::finding::Severity;
use crate::model::{Project, Stage, load};
use crate::render::compose::{Edition, compose};
use crate::render::seal;

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
    let request = Request {
        file: &options.file,
        formats: &options.to,
        languages: &options.languages,
        layout: options.layout,
        output: options.output.as_deref(),
    };
    request.refuse_input()?;
    if options.with_findings && options.to.iter().any(|format| format != "html") {
        return Err(Unusable::new("findings_only_html", &options.file));
    }
    let source = read(&options.file)?;
    let settings = project_of(&options.file);
    let loader = loader(settings.root.clone());
    let project = load(source, settings.vocabulary(), &loader);
    let edition = edition(options, &project, &settings)?;
    if !sound(&options.file, &project, &settings, output) {
        return Ok(Status::Findings);
    }
    let (look, wording) = match look(&options.look, &request, settings.vocabulary(), output)? {
        Ok(found) => found,
        Err(status) => return Ok(status),
    };
    let edition = Edition { wording, ..edition };
    let mut paper = compose(&project, settings.vocabulary(), settings.law(), &edition);
    if options.with_findings {
        paper.margin = remarks(&project, &settings, output);
    }
    let suffix = edition.copy_for.map(|code| format!("copy-{}", code.to_lowercase()));
    Papers { request, paper: &paper, sources: &project.sources, suffix, look }.write(output)
}

/// The copy that was asked for, with the seal of a text that is signed.
fn edition(options: &RenderOptions, project: &Project, settings: &Settings) -> Result<Edition, Unusable> {
    let copy_for = options.copy_for.as_ref().map(|code| code.to_uppercase());
    let parties: Vec<&str> = project.agreement.parties.iter().map(|party| party.code.text.as_str()).collect();
    if let Some(code) = copy_for.as_deref().filter(|code| !parties.contains(code)) {
        return Err(Unusable::new("copy_for_nobody", &options.file).with("code", code).with("parties", parties.join(", ")));
    }
    let seal = (project.agreement.stage >= Stage::Signed).then(|| seal(project, settings.vocabulary()));
    Ok(Edition { copy_for, seal, ..Edition::default() })
}

/// Tells of errors. A text that is signed must have none: no open bracket, no missing language, no dangling reference.
pub(super) fn sound(file: &Path, project: &Project, settings: &Settings, output: &Output) -> bool {
    let findings = check(project, settings.vocabulary(), settings.law(), &Selection::pack("drafting")).findings;
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors == 0 {
        return true;
    }
    let signed = project.agreement.stage >= Stage::Signed;
    let key = if signed { "render_refused" } else { "render_errors" };
    output.note(key, &[("file", &shown(file)), ("errors", &errors.to_string())]);
    !signed
}
