//! What the commands for papers that follow from an agreement share: reading it, and writing what was made of it.

use std::path::Path;

use super::Status;
use super::args::PaperPlace;
use super::config::project_of;
use super::files::{Unusable, loader, read};
use super::look::look;
use super::output::Output;
use super::papers::{Papers, Request, single};
use super::render::sound;
use crate::model::load;
use crate::render::derived::Ground;
use crate::render::tree::Paper;
use crate::render::{Failure, Options};
use crate::text::LangMap;
use crate::wording::words::Words;

/// What a command makes of an agreement.
pub(super) enum Made {
    /// A paper, for any format.
    Paper(Box<Paper>),
    /// A file of its own kind, or why it cannot be made.
    File(Result<String, Failure>),
}

/// Makes a paper.
type Make<'m> = dyn Fn(Ground<'_>, &Options) -> Made + 'm;

/// Reads the agreement, makes the paper, writes it.
pub(super) fn run(place: &PaperPlace, to: &str, suffix: &str, output: &mut Output, make: &Make<'_>) -> Status {
    match print(place, to, suffix, output, make) {
        Ok(status) => status,
        Err(problem) => {
            problem.tell(output);
            Status::Unusable
        }
    }
}

fn print(place: &PaperPlace, to: &str, suffix: &str, output: &mut Output, make: &Make<'_>) -> Result<Status, Unusable> {
    let formats = [to.to_owned()];
    let request = Request {
        file: &place.file,
        formats: &formats,
        languages: &place.languages,
        layout: place.layout,
        output: place.output.as_deref(),
    };
    request.refuse_input()?;
    let source = read(&place.file)?;
    let settings = project_of(&place.file);
    let project = load(source, settings.vocabulary(), &loader(settings.root.clone()));
    if !sound(&place.file, &project, &settings, output) {
        return Ok(Status::Findings);
    }
    let (look, wording) = match look(&place.look, &request, settings.vocabulary(), output)? {
        Ok(found) => found,
        Err(status) => return Ok(status),
    };
    let own = LangMap::of(|lang| wording.get(lang).map(|own| Words::with(lang, own.clone())));
    let ground = Ground { project: &project, vocabulary: settings.vocabulary(), law: settings.law(), own: &own };
    let options = request.options(look.clone())?;
    match make(ground, &options) {
        Made::Paper(paper) => {
            Papers { request, paper: &paper, sources: &project.sources, suffix: Some(suffix.to_owned()), look }.write(output)
        }
        Made::File(Ok(text)) => {
            let out = place.output.as_deref().filter(|out| *out != Path::new("-"));
            single(out, text.as_bytes(), &project.sources, output)?;
            Ok(Status::Clean)
        }
        Made::File(Err(failure)) => {
            output.note(failure.key, &failure.slots());
            Ok(Status::Unusable)
        }
    }
}
