//! `mithaq explain`.

use std::path::Path;

use super::Status;
use super::args::{ExplainFormat, ExplainOptions};
use super::config::project_of;
use super::files::{Unusable, agreements, loader, read};
use super::new::pair;
use super::output::Output;
use crate::model::{Project, load};
use crate::render::explain::{Asking, Explained, Form, explain_as};

pub(crate) fn run(options: &ExplainOptions, output: &mut Output) -> Status {
    let parties = match options.parties.as_deref().map(|typed| pair(typed, output)) {
        Some(None) => return Status::Unusable,
        Some(found) => found,
        None => None,
    };
    let (projects, mut status) = stated(options, output);
    let asking = Asking {
        form: match options.format {
            ExplainFormat::Text => Form::Text,
            ExplainFormat::Json => Form::Json,
            ExplainFormat::Html => Form::Html,
        },
        parties: parties.map(|(destination, origin)| (destination.id.as_str(), origin.id.as_str())),
        agreements: &projects,
    };
    let topic = options.topic.join(" ");
    let here = project_of(Path::new("./-"));
    match explain_as(&topic, output.lang, here.vocabulary(), here.law(), asking) {
        Explained::Found(page) => output.text(&page),
        Explained::Unknown { near } => {
            output.note("unknown_topic", &[("typed", &topic)]);
            for name in near {
                output.note("did_you_mean_word", &[("near", &name)]);
            }
            status = Status::Unusable;
        }
    }
    status
}

/// The agreements beside which the law is laid; a shared file without a header is none.
fn stated(options: &ExplainOptions, output: &Output) -> (Vec<Project>, Status) {
    if options.agreements.is_empty() {
        return (Vec::new(), Status::Clean);
    }
    let (found, unusable) = agreements(&options.agreements);
    let mut problems: Vec<Unusable> = unusable;
    let mut projects = Vec::new();
    for file in &found {
        match read(&file.path) {
            Ok(source) => {
                let settings = project_of(&file.path);
                let project = load(source, settings.vocabulary(), &loader(settings.root.clone()));
                if file.named || !project.agreement.id.text.is_empty() {
                    projects.push(project);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.iter().for_each(|problem| problem.tell(output));
    (projects, if problems.is_empty() { Status::Clean } else { Status::Unusable })
}
