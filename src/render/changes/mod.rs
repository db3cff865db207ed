//! What changed between two texts, as the reader wants it: for a terminal, for a program, for a code review, beside a paper.

mod accepted;
mod compared;
mod counts;
mod group;
mod headline;
mod index;
mod json;
mod markdown;
mod members;
mod notes;
mod part;
mod preface;
mod prose;
mod reasons;
mod renumbered;
mod text;
mod unread;
mod voice;

#[cfg(test)]
pub(crate) mod tests;

pub use accepted::Acceptance;
pub use compared::Compared;
pub use counts::Counts;
pub use json::{SCHEMA, json};
pub use markdown::markdown;
pub use notes::notes;
pub use text::text;

pub(super) use compared::Place;
pub(super) use voice::{RIGHT_TO_LEFT, Voice, flat, tidy};

use std::collections::BTreeSet;

use crate::diff::Worth;
use crate::text::Lang;

/// How changes are shown.
#[derive(Clone, Debug)]
pub struct Show {
    /// The language of the reader.
    pub lang: Lang,
    /// The languages whose prose is shown; all when empty.
    pub prose: Vec<Lang>,
    /// Colours, for a terminal.
    pub colour: bool,
    /// Counts and a line for each article only.
    pub summary: bool,
    /// The effects that are shown; all when empty.
    pub effects: BTreeSet<Worth>,
}

impl Show {
    /// Everything, in one language of the reader.
    #[must_use]
    pub const fn all(lang: Lang) -> Self {
        Self { lang, prose: Vec::new(), colour: false, summary: false, effects: BTreeSet::new() }
    }

    /// True when changes of this effect are shown.
    #[must_use]
    pub fn shows(&self, worth: Worth) -> bool {
        self.effects.is_empty() || self.effects.contains(&worth)
    }

    /// True when prose in this language is shown.
    fn shows_prose(&self, lang: Lang) -> bool {
        self.prose.is_empty() || self.prose.contains(&lang)
    }
}

/// What several comparisons come to: pairs of files, and files that only one side has.
#[derive(Debug, Default)]
pub struct Round<'a> {
    /// Each pair of texts.
    pub pairs: Vec<Compared<'a>>,
    /// Files that only the new side has: the name and the id of the agreement.
    pub added: Vec<(String, String)>,
    /// Files that only the old side has.
    pub removed: Vec<(String, String)>,
}

impl Round<'_> {
    /// The sum of the counts.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.pairs.iter().map(Compared::counts).fold(Counts::default(), Counts::plus)
    }

    /// True when the two sides differ in anything.
    #[must_use]
    pub fn differs(&self) -> bool {
        !self.added.is_empty() || !self.removed.is_empty() || self.pairs.iter().any(Compared::differs)
    }
}
