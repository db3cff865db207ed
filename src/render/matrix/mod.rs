//! Agreements side by side, for a terminal, for programs, for spreadsheets, as a page.

mod csv;
pub mod html;
mod json;
mod said;
mod text;

use std::collections::BTreeSet;

pub use csv::csv;
pub use json::{SCHEMA, json};
pub use text::text;

use super::harmony;
use crate::portfolio::distance::Distance;
use crate::portfolio::{Cell, Entry, Ground, Likeness, Matrix, Row};
use crate::text::Lang;

/// Which provisions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those in which the agreements differ, or of which some are silent.
    Differs,
    /// Those of which an agreement is silent although the model or most others are not.
    Gaps,
}

/// A matrix as a reader wants it.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The agreements side by side.
    pub matrix: &'a Matrix,
    /// What they were set side by side with.
    pub ground: Ground<'a>,
    /// The language of the reader.
    pub lang: Lang,
    /// Which provisions are shown.
    pub shown: Shown,
    /// The subjects that are shown, as places among those of the book; all when empty.
    pub subjects: BTreeSet<usize>,
    /// Colours, for a terminal.
    pub colour: bool,
    /// The columns of the terminal.
    pub width: usize,
    /// Files that could not be used, in words.
    pub unusable: Vec<String>,
}

impl<'a> View<'a> {
    /// The same view on what does not agree between the agreements.
    pub(super) fn across(&self) -> harmony::View<'a> {
        let Ground { vocabulary, law, .. } = self.ground;
        harmony::View { entries: &self.matrix.entries, vocabulary, law, lang: self.lang, width: self.width }
    }

    /// The agreements with their distances from the model text, those that were held against one.
    pub(super) fn distances(&self) -> Vec<(&'a Entry, &'a Distance)> {
        self.matrix.entries.iter().filter_map(|entry| Some((entry, entry.distance.as_ref()?))).collect()
    }

    /// The provisions that are shown, in order.
    pub fn rows(&self) -> impl Iterator<Item = &'a Row> {
        self.matrix.rows.iter().filter(|row| self.subjects.is_empty() || self.subjects.contains(&row.subject)).filter(|row| {
            match self.shown {
                Shown::All => true,
                Shown::Differs => row.likeness() != Likeness::Same,
                Shown::Gaps => row.cells.iter().any(|cell| row.gap(cell).is_some()),
            }
        })
    }
}

/// What some agreements have in common, with their places among the columns.
type Columns = Vec<usize>;

/// The columns whose cell satisfies something.
fn columns(row: &Row, is: impl Fn(&Cell) -> bool) -> Columns {
    row.cells.iter().enumerate().filter(|(_, cell)| is(cell)).map(|(at, _)| at).collect()
}
