//! Three texts to one: what one side changed is taken, what both changed differently becomes an open bracket with the text of each.
//!
//! The merged text is written from the drafters' own words. Each text is a tree of blocks and entries that covers the whole file,
//! comments included; the trees are joined by the matching of their parts, and the joined tree is written anew.

mod forms;
mod join;
mod nodes;
mod order;
mod write;

use super::address::Address;
use super::outline::Outline;
use super::resolve::laid_out;
use crate::model::Project;
use crate::text::Span;
use crate::vocabulary::Vocabulary;
use join::Joined;
use nodes::Side;
use write::Writer;

/// A side of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Our text.
    Ours,
    /// Their text.
    Theirs,
}

/// The texts.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'p> {
    /// The text from which both started.
    pub base: &'p Project,
    /// Ours.
    pub ours: &'p Project,
    /// Theirs.
    pub theirs: &'p Project,
}

/// Who owns what is proposed.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The code of the Party whose text is ours.
    pub ours: String,
    /// The code of the Party whose text is theirs.
    pub theirs: String,
    /// The side whose text stands where both differ; brackets are made if none is named.
    pub take: Option<Who>,
}

/// What was done at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// One side added it.
    Added,
    /// One side removed it.
    Removed,
    /// One side changed it.
    Changed,
    /// One side moved it.
    Moved,
    /// One side gave it another name.
    Renamed,
    /// Both sides changed their proposals in an open bracket.
    Proposals,
    /// Both sides changed it: an open bracket now holds both texts.
    Bracket,
    /// One side removed it and this side changed it: it is now this side's proposal.
    Proposed,
    /// Both sides changed it: the text of this side stands, as was asked.
    Settled,
    /// Both sides changed it and it cannot stand in brackets: ours stands.
    Undecided,
    /// Both sides moved it: it stands where we have it.
    MovedByBoth,
    /// Each side changed other languages of one text: both changes are taken.
    Languages,
}

/// A place and what was done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was done.
    pub deed: Deed,
    /// The side whose text stands or is proposed; none where both do.
    pub who: Option<Who>,
    /// The side in whose text the place is.
    pub seen: Seen,
    /// The place.
    pub span: Span,
    /// The place by its names.
    pub address: Address,
}

/// The text in which a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// The text from which both started.
    Base,
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
}

/// A merged text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text, in the standard layout.
    pub text: String,
    /// What was done, in the order of the text.
    pub notes: Vec<Note>,
}

impl Deed {
    /// True where somebody has still to decide.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Bracket | Self::Proposed | Self::Undecided | Self::MovedByBoth)
    }
}

/// Merges the main files of three agreements. They must have been read whole: a merge does not guess at what was meant.
#[must_use]
pub fn merge(texts: Texts<'_>, terms: &Terms, vocabulary: &Vocabulary) -> Merged {
    let base = Side::new(Outline::new(texts.base, vocabulary), vocabulary);
    let ours = Side::new(Outline::new(texts.ours, vocabulary), vocabulary);
    let theirs = Side::new(Outline::new(texts.theirs, vocabulary), vocabulary);
    let joined = Joined::new([&base, &ours, &theirs]);
    let mut writer = Writer::new([&base, &ours, &theirs], &joined, terms);
    writer.file();
    Merged { text: laid_out(writer.out, vocabulary), notes: writer.notes }
}

#[cfg(test)]
mod tests;
