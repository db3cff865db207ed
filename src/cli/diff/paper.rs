//! A comparison as a paper: the brief for a minister, and the marked-up text.

use std::path::Path;

use super::super::Status;
use super::super::files::Unusable;
use super::super::look::look;
use super::super::output::Output;
use super::super::papers::{Papers, Request};
use super::options::DiffOptions;
use super::{Done, refuse};
use crate::render::changes::{Compared, notes};
use crate::render::compose::{Edition, compose};
use crate::render::derived::{Ground, brief as made};
use crate::render::redline::{Authors, redline as marked};
use crate::render::tree::Paper;
use crate::text::LangMap;
use crate::wording::words::{OwnWords, Words};

/// Writes the brief.
pub(super) fn brief(done: &[Done], format: &str, options: &DiffOptions, output: &mut Output) -> Result<Status, Unusable> {
    written(done, format, options, "brief", output, |done, compared, wording| {
        let own = LangMap::of(|lang| wording.get(lang).map(|own| Words::with(lang, own.clone())));
        let ground = Ground { project: &done.new, vocabulary: compared.vocabulary, law: compared.law, own: &own };
        made(ground, compared)
    })
}

/// Writes the later text with the earlier one marked in it.
pub(super) fn redline(done: &[Done], format: &str, options: &DiffOptions, output: &mut Output) -> Result<Status, Unusable> {
    written(done, format, options, "redline", output, |done, compared, wording| {
        let paper = |project, wording| compose(project, compared.vocabulary, compared.law, &Edition { wording, ..Edition::default() });
        let (old, new) = (paper(&done.old, wording.clone()), paper(&done.new, wording));
        let authors = Authors::named(compared.law, &new.metadata.parties, options.author.as_deref());
        marked(&old, &new, &done.comparison, &authors, notes(compared))
    })
}

/// Makes a paper of a comparison and writes it.
fn written(
    done: &[Done],
    format: &str,
    options: &DiffOptions,
    suffix: &str,
    output: &mut Output,
    make: impl FnOnce(&Done, &Compared<'_>, LangMap<OwnWords>) -> Paper,
) -> Result<Status, Unusable> {
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
    let paper = make(done, &compared, wording);
    Papers { request, paper: &paper, sources: &done.new.sources, suffix: Some(suffix.to_owned()), look }.write(output)
}
