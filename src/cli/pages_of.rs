//! The page of a portfolio as files: alone, or in a folder with a page of each agreement to which its cells lead.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Status;
use super::args::MatrixOptions;
use super::config::project_of;
use super::files::{Unusable, loader, make_folder, read};
use super::output::Output;
use super::papers::single;
use crate::model::load;
use crate::portfolio::Entry;
use crate::render::compose::{Edition, compose};
use crate::render::matrix::View;
use crate::render::matrix::html::{Beside, OwnPage, html};
use crate::render::{Options, html as paper_html};
use crate::text::{Lang, Sources};

/// The page of the whole in its folder.
const INDEX: &str = "index.html";

/// The folder of pages that was asked for, if any.
fn folder(options: &MatrixOptions) -> Option<&Path> {
    let out = options.output.as_deref().filter(|out| out.is_dir() || out.to_string_lossy().ends_with(['/', '\\']));
    options.pages.as_deref().or(out)
}

/// Writes the page, and what stands beside it.
pub(super) fn write_pages(view: &View<'_>, options: &MatrixOptions, output: &mut Output) -> Result<Status, Unusable> {
    let mut pages = Vec::new();
    let mut status = Status::Clean;
    let out = match folder(options) {
        None => options.output.clone().filter(|out| out != Path::new("-")),
        Some(folder) => {
            make_folder(folder)?;
            (pages, status) = agreements(view, folder, output);
            Some(folder.join(INDEX))
        }
    };
    let Ok(page) = html(view, &Beside::of(view, pages)) else { return Ok(Status::Fault) };
    single(out.as_deref(), page.as_bytes(), &Sources::new(), output)?;
    Ok(status)
}

/// A page for each agreement; one that cannot be written is told, and no cell leads to it.
fn agreements(view: &View<'_>, folder: &Path, output: &mut Output) -> (Vec<Option<OwnPage>>, Status) {
    let mut status = Status::Clean;
    let named = names(&view.matrix.entries, view.lang);
    let mut pages = Vec::with_capacity(named.len());
    for (entry, page) in view.matrix.entries.iter().zip(named) {
        pages.push(match page.map(|page| (agreement(entry, &page, folder, output), page)) {
            None => None,
            Some((Ok(()), page)) => Some(page),
            Some((Err(problem), _)) => {
                problem.tell(output);
                status = Status::Unusable;
                None
            }
        });
    }
    (pages, status)
}

fn agreement(entry: &Entry, page: &OwnPage, folder: &Path, output: &mut Output) -> Result<(), Unusable> {
    let path = PathBuf::from(&entry.file);
    let settings = project_of(&path);
    let project = load(read(&path)?, settings.vocabulary(), &loader(settings.root.clone()));
    let paper = compose(&project, settings.vocabulary(), settings.law(), &Edition::default());
    let options = Options { languages: vec![page.lang], ..Options::default() };
    let text = paper_html(&paper, &options).map_err(|failure| Unusable::new(failure.key, &path))?;
    single(Some(&folder.join(&page.file)), text.as_bytes(), &project.sources, output)
}

/// A name for the page of each agreement, after its file; no two differ by the case of their letters alone. What came from the standard
/// input cannot be read again.
fn names(entries: &[Entry], lang: Lang) -> Vec<Option<OwnPage>> {
    let files = file_names(entries.iter().map(|entry| entry.file.as_str()));
    entries.iter().zip(files).map(|(entry, file)| Some(OwnPage { file: file?, lang: language(entry, lang) })).collect()
}

fn file_names<'f>(files: impl Iterator<Item = &'f str>) -> Vec<Option<String>> {
    let mut taken = BTreeSet::from([String::from("index")]);
    let name = |file: &str| {
        let stem = Path::new(file).file_stem().filter(|_| file != "-")?.to_string_lossy();
        let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
        let stem: String = stem.chars().map(safe).collect();
        let mut all = std::iter::once(stem.clone()).chain((2_usize..).map(|at| format!("{stem}-{at}")));
        all.find(|name| taken.insert(name.to_lowercase())).map(|name| format!("{name}.html"))
    };
    files.map(name).collect()
}

/// The language of the reader where the agreement has it, else its own first.
fn language(entry: &Entry, lang: Lang) -> Lang {
    let own = || entry.authentic.iter().chain(&entry.courtesy);
    if own().any(|own| *own == lang) { lang } else { own().next().copied().unwrap_or(lang) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_name_of_its_own_that_is_safe_in_a_link() {
        let files = ["a/ly-ne.bla", "b/LY-NE.bla", "index.bla", "-", "a b#?.bla", "\u{627}\u{62a}.bla"];
        let named: Vec<String> = file_names(files.into_iter()).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(named, ["ly-ne.html", "LY-NE-2.html", "index-2.html", "", "a-b--.html", "\u{627}\u{62a}.html"]);
    }
}
