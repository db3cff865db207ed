//! A line of the tree as one text with looks: what the setter of type works on.

use std::ops::Range;

use super::super::script::{Run, runs, visible};
use super::super::tree::{Inline, Line, Paper, inlines};
use super::style::Ink;
use crate::text::Lang;

/// How a stretch of text looks and what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Bold.
    pub bold: bool,
    /// Slanted, where the script has slanted letters.
    pub italic: bool,
    /// Its language, when it is not that of the line.
    pub lang: Option<Lang>,
    /// What it is painted with.
    pub ink: Ink,
    /// What is painted behind it.
    pub ground: Option<Ink>,
    /// The part it leads to.
    pub link: Option<String>,
    /// Whether it is the code of an owner, set small.
    pub owner: bool,
    /// Whether it is the mark of a footnote, raised and small.
    pub mark: bool,
    /// Whether it is a place to fill in by hand.
    pub blank: bool,
}

/// A text with looks. INVARIANT: the ranges follow each other and cover the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Rich {
    /// The text, bidi isolates included.
    pub text: String,
    /// Its stretches.
    pub looks: Vec<(Range<usize>, Look)>,
    /// Places where the drafter allows a hyphen.
    pub hyphens: Vec<usize>,
}

impl Rich {
    /// Plain text of a language.
    pub(super) fn plain(text: &str, lang: Lang, look: &Look) -> Self {
        let mut rich = Self::default();
        rich.words(text, lang, look);
        rich
    }

    /// A line of a paper in a language.
    pub(super) fn line(paper: &Paper, line: &Line, lang: Lang, look: &Look) -> Self {
        let mut rich = Self::default();
        rich.inlines(paper, inlines(line, lang), lang, look);
        rich
    }

    /// Whether there is nothing to set.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds inlines.
    pub(super) fn inlines(&mut self, paper: &Paper, inlines: &[Inline], lang: Lang, look: &Look) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.words(text, lang, look),
                Inline::Strong(text) => self.words(text, lang, &Look { bold: true, ..look.clone() }),
                Inline::Link { to, text } => {
                    let ink = if look.ink == Ink::Body { Ink::Accent } else { look.ink };
                    self.words(text, lang, &Look { link: Some(to.clone()), ink, ..look.clone() });
                }
                Inline::Open { owner, inside } => self.open(paper, owner.as_deref(), inside, lang, look),
                Inline::Missing => {
                    let look = Look { bold: true, ink: Ink::Alarm, ground: Some(Ink::Alarm), ..look.clone() };
                    self.words(&paper.words(lang).missing, lang, &look);
                }
                Inline::Blank(letters) => self.blank(*letters, look),
                Inline::Foreign { lang: other, text } => self.foreign(text, *other, lang, look),
                Inline::Tracked { mark, inside } => {
                    let [before, after] = mark.kind.signs();
                    self.push(before, look);
                    self.inlines(paper, inside, lang, look);
                    self.push(after, look);
                }
            }
        }
    }

    /// Adds text of a language; fragments of another direction are isolated.
    pub(super) fn words(&mut self, text: &str, lang: Lang, look: &Look) {
        for Run { text, foreign } in runs(text, lang) {
            match foreign {
                Some(other) => self.foreign(text, other, lang, look),
                None => self.push(text, look),
            }
        }
    }

    fn foreign(&mut self, text: &str, other: Lang, lang: Lang, look: &Look) {
        let look = Look { lang: (other != lang).then_some(other), ..look.clone() };
        if other.dir() == lang.dir() {
            self.push(text, &look);
            return;
        }
        self.push_raw(if other == Lang::Ar { "\u{2067}" } else { "\u{2066}" }, &look);
        self.push(text, &look);
        self.push_raw("\u{2069}", &look);
    }

    /// A bracket in the colour of its owner; brackets and owner are text, so they are also heard and copied.
    fn open(&mut self, paper: &Paper, owner: Option<&str>, inside: &[Inline], lang: Lang, look: &Look) {
        let place = party(paper, owner);
        let ground = Look { ground: Some(Ink::Party(place)), ..look.clone() };
        let edge = Look { bold: true, ink: Ink::Party(place), ..ground.clone() };
        self.push("[", &edge);
        if let Some(owner) = owner {
            self.foreign(owner, Lang::En, lang, &Look { owner: true, ..edge.clone() });
            self.push(":\u{a0}", &edge);
        }
        self.inlines(paper, inside, lang, &ground);
        self.push("]", &edge);
    }

    /// Adds the mark of a footnote.
    pub(super) fn mark(&mut self, number: usize, look: &Look) {
        self.push_raw("\u{a0}", look);
        self.push_raw(&format!("({number})"), &Look { mark: true, bold: false, ..look.clone() });
    }

    /// A place to fill in: spaces that keep together, ruled when they are painted.
    fn blank(&mut self, letters: u16, look: &Look) {
        let spaces = usize::from(letters.max(6)) * 2;
        self.push_raw(&"\u{a0}".repeat(spaces), &Look { blank: true, ..look.clone() });
    }

    fn push(&mut self, text: &str, look: &Look) {
        let mut parts = text.split('\u{ad}');
        if let Some(first) = parts.next() {
            self.push_raw(&visible(first), look);
        }
        for part in parts {
            self.hyphens.push(self.text.len());
            self.push_raw(&visible(part), look);
        }
    }

    fn push_raw(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        match self.looks.last_mut() {
            Some((range, last)) if last == look => range.end = self.text.len(),
            _ => self.looks.push((start..self.text.len(), look.clone())),
        }
    }
}

/// The place of a Party in this copy, from 1; 0 for anybody else.
pub(super) fn party(paper: &Paper, owner: Option<&str>) -> usize {
    paper.metadata.parties.iter().position(|party| Some(party.as_str()) == owner).map_or(0, |place| place + 1)
}
