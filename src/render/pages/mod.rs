//! Cuts measured text into pages. It knows heights and nothing else: neither fonts nor the format that draws the pages.
//!
//! Pages are filled from the top. What does not fit goes to the next page, back to the last place where a break does no harm.
//! INVARIANT: every strip of every band and of every note is placed exactly once, whatever its height; a repeated head is an extra.

mod fill;
mod foot;
mod measure;
#[cfg(test)]
mod tests;

use fill::Filler;

/// What stands side by side across the page: one column per language, or one per cell of a table row.
#[derive(Clone, Debug, PartialEq)]
pub struct Band<T> {
    /// The columns; their first strips stand on one line.
    pub columns: Vec<Vec<Strip<T>>>,
    /// The space above it, dropped at the top of a page.
    pub above: f32,
    /// Must not be the last thing on a page: goes with the next band.
    pub with_next: bool,
    /// Starts a new page.
    pub new_page: bool,
    /// What is repeated on top of each page on which this band's table goes on: an index into [`Flow::heads`].
    /// Where the table begins, the caller puts its head as an ordinary band that goes with the next.
    pub head: Option<usize>,
}

/// One line of text, or another piece that cannot be cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip<T> {
    /// From its top to the top of the next strip. A height that is no number, or below zero, counts as zero.
    pub height: f32,
    /// Must stand on the page of the next strip of its column (heading, first line, line before the last).
    /// Says nothing on the last strip of a column: what follows the band is the business of [`Band::with_next`].
    pub with_next: bool,
    /// The footnotes whose mark stands in it: indexes into [`Flow::notes`]. Marks in repeated heads and in notes do not call a note.
    pub notes: Vec<usize>,
    /// What the caller draws there.
    pub piece: T,
}

/// A whole text, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow<T> {
    /// From the first to the last.
    pub bands: Vec<Band<T>>,
    /// Heads of tables, to be repeated.
    pub heads: Vec<Band<T>>,
    /// Footnotes, each a list of strips. A note without a mark comes after all others, at the end.
    pub notes: Vec<Vec<Strip<T>>>,
}

/// The part of a page that bears text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its height. Strips that exceed it by less than a twentieth of a point still fit.
    pub height: f32,
    /// The height of the rule above footnotes, with the space around it.
    pub note_rule: f32,
}

/// A page: repeated heads, then bands (column by column), then the rule and the notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands on it, in the order in which it is read.
    pub placed: Vec<Placed>,
}

/// Where a strip stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Which strip.
    pub source: Source,
    /// Its top, from the top of the text area.
    pub y: f32,
}

/// Which strip stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A strip of the text.
    Band {
        /// Index into [`Flow::bands`].
        band: usize,
        /// Index of the column in the band.
        column: usize,
        /// Index of the strip in the column.
        strip: usize,
    },
    /// A strip of a head that is repeated.
    Head {
        /// Index into [`Flow::heads`].
        head: usize,
        /// The band under it, for which it is repeated.
        band: usize,
        /// Index of the column in the head.
        column: usize,
        /// Index of the strip in the column.
        strip: usize,
    },
    /// A strip of a footnote.
    Note {
        /// Index into [`Flow::notes`].
        note: usize,
        /// Index of the strip in the note.
        strip: usize,
    },
    /// The rule above the footnotes of the page.
    NoteRule,
}

/// Cuts a text into pages, none of them empty; a text without strips has none.
#[must_use]
pub fn paginate<T>(flow: &Flow<T>, sheet: Sheet) -> Vec<Page> {
    let mut filler = Filler::new(flow, sheet);
    std::iter::from_fn(|| filler.page()).collect()
}
