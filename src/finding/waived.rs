//! A finding that the drafter accepts, with the reason, the owner and the end of the acceptance.

use jiff::civil::Date;

use super::{Fact, Finding};
use crate::text::Span;

/// A finding that a waiver in the text accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// What is accepted.
    pub finding: Finding,
    /// Where the waiver names the rule.
    pub place: Span,
    /// Why it is accepted, in the languages in which that is said.
    pub reason: Option<Fact>,
    /// Who decided it.
    pub authority: Option<Fact>,
    /// The day until which it is accepted.
    pub until: Option<Date>,
}
