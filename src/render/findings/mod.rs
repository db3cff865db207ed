//! Findings as the reader wants them: for a terminal, for a program, for a code review.

mod github;
mod json;
mod text;

pub use github::github;
pub use json::{SCHEMA, json};
pub use text::text;

use crate::finding::{Finding, Severity};
use crate::law::Law;
use crate::text::{Lang, Sources};

/// The findings of one agreement.
#[derive(Debug)]
pub struct Report<'a> {
    /// The name of its main file.
    pub file: &'a str,
    /// The id of the agreement.
    pub agreement: &'a str,
    /// Its files.
    pub sources: &'a Sources,
    /// What was found, by place.
    pub findings: &'a [Finding],
    /// Findings that the drafter accepts, by waivers.
    pub waived: usize,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The cards of the rules.
    pub law: &'a Law,
    /// The language of the reader.
    pub lang: Lang,
    /// Colours and box-drawing letters.
    pub colour: bool,
    /// How wide lines may be.
    pub width: usize,
}

impl Report<'_> {
    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
