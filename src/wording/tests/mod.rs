//! Tests that span several files: the table of Arabic counted nouns, and reading words back.

mod counted_ar;
pub(super) mod nouns;
mod read_back;
mod readers;
