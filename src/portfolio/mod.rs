//! Many agreements side by side: each reduced to what can be set beside others, so that its text can be dropped.
//!
//! An [`Entry`] is one agreement; equal values of all entries share one [`Class`] of a [`Pool`]. A matrix sets entries side by
//! side, provision by provision.

mod cast;
mod class;
mod dates;
pub mod distance;
mod entry;
pub mod harmony;
mod matrix;
mod place;
mod rank;
mod reader;
mod remarks;
mod rows;
pub mod stats;

pub use class::{Class, Pool, Provision};
pub use dates::Dates;
pub use entry::{Bench, Counts, Defined, Entry, Stated, Sunset};
pub use matrix::{Became, Cell, Gap, Ground, Likeness, Matrix, Rated, Remark, Row, RuleRow};
pub use place::{Home, Place};
pub use rank::{Standing, rank};
