//! Where something stands in an agreement, once its text is dropped.

use std::sync::Arc;

use crate::text::LangMap;

/// An article or annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Its id.
    pub id: Arc<str>,
    /// Its number as printed.
    pub number: usize,
    /// True for an annex.
    pub annex: bool,
    /// Its title.
    pub title: LangMap<Arc<str>>,
    /// The Party whose proposal the whole article is.
    pub proposed_by: Option<Arc<str>>,
    /// Where it begins.
    pub place: Place,
}

/// A line of one of the files of an agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of [`Entry::files`](super::Entry::files): the first is the agreement itself, the others are shared parts.
    pub file: u16,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}
