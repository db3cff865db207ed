//! One language at a time: words, dates, numbers, plurals, joining.
//!
//! Everything here is a pure function of a value and a [`Lang`](crate::text::Lang). The model says
//! *what* is stated once; this room says it the way a treaty in that language would.

pub mod asks;
pub mod case;
pub mod clause;
pub mod counted;
pub mod dates;
pub mod field;
pub mod figures;
pub mod hijri;
pub mod join;
pub mod labels;
pub mod lists;
pub mod message;
pub mod money;
pub mod numbers;
pub mod outline;
pub mod percent;
pub mod ruling;
pub mod spaces;
pub mod speaker;
pub mod text;
pub mod waiver;
pub mod words;

mod instants;
mod proposals;
mod script;
mod value;

#[cfg(test)]
mod tests;
