//! A comparison as a paper: the brief for a minister, and the marked-up text.

use std::path::Path;

use super::super::Status;
use super::super::files::Unusable;
use super::super::look::look;
use super::super::output::Output;
use super::super::papers::{Papers, Request};
use super::options::DiffOptions;
use super::{Done, refuse};
use crate::render::derived::{Ground, brief as made};
use crate::text::LangMap;
use crate::wording::words::Words;

/// Writes the brief.
pub(super) fn brief(done: &[Done], format: &str, options: &DiffOptions, output: &mut Output) -> Result<Status, Unusable> {
    let Some(done) = done.first() else { return Err(Unusable::new("diff_nothing_two", Path::new(""))) };
    let compared = done.compared();
    let formats = [format.to_owned()];
    let (languages, layout) = (options.languages.as_slice(), options.layout);
    let request = Request { file: &done.file, formats: &formats, languages, layout, output: options.output.as_deref() };
    if let Some(out) = request.output {
        refuse(out, [&done.old.sources, &done.new.sources].into_iter())?;
    }
    let (look, wording) = match look(&options.look, &request, compared.vocabulary, output)? {
        Ok(found) => found,
        Err(status) => return Ok(status),
    };
    let own = LangMap::of(|lang| wording.get(lang).map(|own| Words::with(lang, own.clone())));
    let ground = Ground { project: &done.new, vocabulary: compared.vocabulary, law: compared.law, own: &own };
    let paper = made(ground, &compared);
    Papers { request, paper: &paper, sources: &done.new.sources, suffix: Some("brief".to_owned()), look }.write(output)?;
    Ok(Status::Clean)
}

/// Writes the marked-up text. The writer of `render::redline` is to be called here with the papers of both texts, the comparison,
/// the author and the notes of `render::changes`; until then it is said that there is none.
pub(super) fn redline(done: &[Done], format: &str, options: &DiffOptions) -> Result<Status, Unusable> {
    let file = done.first().map(|done| done.file.clone()).unwrap_or_default();
    let author = options.author.clone().unwrap_or_default();
    Err(Unusable::new("diff_no_redline", &file).with("format", format).with("author", author))
}
