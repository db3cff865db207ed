//! Lines without looks, for contents and headers: bare text, in stretches that the same changes made.

use super::super::tree::{Inline, Line, Mark, Paper, flat, inlines, joint};
use super::run::{Look, text};
use super::xml::Xml;
use crate::text::Lang;

/// Bare text that grows.
#[derive(Debug, Default)]
pub(super) struct Flat {
    stretches: Vec<(Vec<Mark>, String)>,
}

impl Flat {
    /// Number and title on one line.
    pub(super) fn names(paper: &Paper, [label, title]: [&Line; 2], lang: Lang) -> Self {
        let mut out = Self::line(paper, label, lang);
        if let Some(join) = joint(label, title, lang) {
            out.push(join.marks().collect(), " – ");
        }
        out.take(paper, inlines(title, lang), lang, &[]);
        out
    }

    /// One line.
    pub(super) fn line(paper: &Paper, line: &Line, lang: Lang) -> Self {
        let mut out = Self::default();
        out.take(paper, inlines(line, lang), lang, &[]);
        out
    }

    /// Writes it, each stretch as changed.
    pub(super) fn write(&self, out: &mut Xml, lang: Lang) {
        for (marks, words) in &self.stretches {
            let write = |out: &mut Xml| text(out, Look::default(), lang, words);
            match marks.as_slice() {
                [] => write(out),
                [mark] => out.under(*mark, write),
                [mark, inner, ..] => out.under(*mark, |out| out.under(*inner, write)),
            }
        }
    }

    fn take(&mut self, paper: &Paper, inlines: &[Inline], lang: Lang, marks: &[Mark]) {
        for inline in inlines {
            match inline {
                Inline::Tracked { mark, inside } => self.take(paper, inside, lang, &[marks, &[*mark]].concat()),
                Inline::Open { owner, inside } => {
                    self.push(marks.to_vec(), "[");
                    owner.iter().flat_map(|owner| [owner.as_str(), ": "]).for_each(|edge| self.push(marks.to_vec(), edge));
                    self.take(paper, inside, lang, marks);
                    self.push(marks.to_vec(), "]");
                }
                other => self.push(marks.to_vec(), &flat(std::slice::from_ref(other), paper.words(lang))),
            }
        }
    }

    fn push(&mut self, marks: Vec<Mark>, words: &str) {
        match self.stretches.last_mut() {
            Some((last, before)) if *last == marks => before.push_str(words),
            _ => self.stretches.push((marks, words.to_owned())),
        }
    }
}
