//! A paper as Akoma Ntoso 3.0, the OASIS standard for the papers of parliaments, courts and ministries.
//!
//! The standard has no element for a treaty. Its `act` is a normative text that was adopted and its `bill` one that was
//! not; both hold chapters, articles and paragraphs in the same way. So an agreement is a `bill` until it is signed
//! and an `act` from then on, and no program that collects acts takes a negotiating text for one. Papers that
//! accompany an agreement bind nobody by themselves and are a `doc`.
//!
//! A file is one expression: one language. An `eId` is made of numbers and names of the vocabulary and follows the
//! naming convention, so it is the same in every language; a `GUID` is the id that the drafter gave, which outlives
//! renumbering. Parts of a sentence have no `eId`: languages order words differently, and the second reference of a
//! French sentence may be the first of the Arabic one. Waivers and remarks are authorial notes: what is agreed can be
//! read without them.

mod body;
mod ends;
mod inline;
mod iri;
mod meta;
mod outline;
mod table;
mod terms;
mod writer;

use super::failure::Failure;
use super::layout::Options;
use super::tree::Paper;
use crate::text::Lang;
use iri::Names;
use outline::Outline;
use terms::Index;
use writer::Xml;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Writes the first language of a paper as Akoma Ntoso.
///
/// # Errors
///
/// None today; every format may fail.
pub fn akn(paper: &Paper, options: &Options) -> Result<Vec<u8>, Failure> {
    let lang = options.passes(paper).first().and_then(|pass| pass.first()).copied().unwrap_or(Lang::En);
    let outline = Outline::of(paper);
    let index = Index::of(&outline);
    let view = View { paper, lang, outline: &outline, index: &index, names: &Names::of(paper, lang, options.stamp) };
    Ok(view.file().into_bytes())
}

/// A paper in one language, with everything its parts are called.
#[derive(Clone, Copy)]
struct View<'a> {
    /// The paper.
    paper: &'a Paper,
    /// The language.
    lang: Lang,
    /// Its parts in the order of the standard.
    outline: &'a Outline<'a>,
    /// Where references lead, and what is defined.
    index: &'a Index<'a>,
    /// What the whole paper is called.
    names: &'a Names,
}

impl View<'_> {
    fn file(self) -> String {
        let mut out = Xml::new();
        out.block("akomaNtoso", &[("xmlns", NAMESPACE)], |out| {
            out.block(self.names.element, &[("name", self.names.name), ("contains", "originalVersion")], |out| {
                self.meta(out);
                self.preface(out);
                self.preamble(out);
                self.body(out);
                self.conclusions(out);
                self.attachments(out);
            });
        });
        out.finish()
    }
}

#[cfg(test)]
mod tests;
