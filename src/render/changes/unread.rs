//! What could not be read of a text: it is not compared, and the reader must know.

use crate::finding::{Finding, Severity};
use crate::model::Project;

/// A passage that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// True when it is of the old text.
    pub old: bool,
    /// What was found there.
    pub finding: Finding,
}

/// The passages of both texts that could not be read, those of the old text first.
pub(super) fn unread(old: &Project, new: &Project) -> Vec<Unread> {
    let of = |project: &Project, old| -> Vec<Unread> {
        let errors = project.findings.iter();
        let errors = errors.filter(|finding| finding.severity == Severity::Error && !LACKS.contains(&finding.rule));
        errors.map(|finding| Unread { old, finding: finding.clone() }).collect()
    };
    let mut all = of(old, true);
    all.extend(of(new, false));
    all
}

/// Mistakes of what is missing, not of what could not be read: nothing is kept from the comparison.
const LACKS: [&str; 4] = ["header-field-missing", "header-missing", "waiver-incomplete", "definition-incomplete"];
