//! The register of obligations: who must do what by when, from every value of the agreement that sets a time.

mod csv;
mod duty;
mod ics;
mod table;

use jiff::civil::Date;

use super::found::Place;
use super::voices::Voices;
pub use crate::model::{Known, Undated};
use crate::render::failure::Failure;
use crate::render::layout::Options;
use crate::render::tree::{Line, Paper};

/// How a duty stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// By a moment, or within a time of an event.
    Due,
    /// Again and again.
    Repeated,
    /// For a time.
    Lasting,
}

impl State {
    /// Every state, in the order of the register.
    pub(super) const ALL: [Self; 3] = [Self::Due, Self::Repeated, Self::Lasting];

    /// The key of its words, which programs read too.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Repeated => "repeated",
            Self::Lasting => "lasting",
        }
    }
}

/// One duty.
#[derive(Clone, Debug)]
pub struct Row {
    /// The clause and the field that set it; unique in the register.
    pub id: String,
    /// How it stands in time.
    pub state: State,
    /// The sentence of the agreement.
    pub what: Line,
    /// Who owes it.
    pub who: Line,
    /// By when, in words.
    pub when: Line,
    /// Its days, the first first; a duty that repeats has several, within the time that the calendar covers.
    pub days: Vec<Date>,
    /// Why it has no day.
    pub undated: Option<Undated>,
    /// Where the agreement sets it.
    pub source: Line,
    place: Place,
}

/// The register of an agreement.
#[derive(Clone, Debug)]
pub struct Register {
    /// The duties: those with a day first, by day, then by article.
    pub rows: Vec<Row>,
    frame: Paper,
}

/// Reads the duties of an agreement.
pub(super) fn register(voices: &Voices<'_>, frame: Paper, known: Known) -> Register {
    let mut rows = duty::rows(voices, known);
    rows.sort_by_key(order);
    Register { rows, frame: table::frame(voices, frame) }
}

/// Days before none; then the order of the agreement, which the stable sort keeps within an article.
fn order(row: &Row) -> (bool, Option<Date>, Place) {
    (row.days.is_empty(), row.days.first().copied(), row.place)
}

impl Register {
    /// The register as a paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        table::paper(self)
    }

    /// The register as comma-separated values, one duty a line, for spreadsheets.
    #[must_use]
    pub fn csv(&self, options: &Options) -> String {
        csv::csv(self, options)
    }

    /// The duties that have a day as an iCalendar file.
    ///
    /// # Errors
    ///
    /// When no duty has a day, because no event of the agreement is dated.
    pub fn ics(&self, options: &Options) -> Result<String, Failure> {
        ics::ics(self, options)
    }
}

#[cfg(test)]
mod tests;
