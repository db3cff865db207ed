//! Findings as the reader wants them: for a terminal, for a program, for a code review.

mod baseline;
mod github;
mod json;
mod junit;
mod markdown;
mod report;
mod sarif;
mod text;
mod uri;

pub use baseline::{BASELINE, Baseline, NotRead, is_baseline};
pub use github::github;
pub(super) use json::{PlaceForm, fact_value, place_form};
pub use json::{SCHEMA, json};
pub use junit::junit;
pub use markdown::markdown;
pub(super) use markdown::{code, prose};
pub use report::{Report, Tally};
pub use sarif::sarif;
pub use text::{findings_in, text};

use crate::finding::Severity;
use crate::law::Law;
use crate::text::Lang;

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
    /// Whether a terminal shows what waivers accept; the other formats that can tell always do.
    pub waived: bool,
    /// Whether a terminal shows each thing that is missing from the whole agreement by itself.
    pub full: bool,
}

/// The key of the word for a weight.
const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity_error",
        Severity::Warning => "severity_warning",
        Severity::Advice => "severity_advice",
    }
}
