//! The rule book for a reader: what it holds, how it stands its own trial, what of the sources it
//! covers.

mod coverage;
mod list;
mod trial;

pub use coverage::{Coverage, coverage, coverage_text};
pub use list::{Entry, list, list_text};
pub use trial::{Score, score, trial_text};
