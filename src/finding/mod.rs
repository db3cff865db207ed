//! A finding: what is wrong, where, and what would mend it. Ids and values only; the sentence is
//! made later, in the reader's language.

mod apply;
mod fact;
mod ruling;
mod waived;

pub use apply::apply;
pub use fact::{Fact, Facts};
pub use ruling::{Authority, Doubt, Position, Reading, Ruling, Standing, Verdict};
pub use waived::Waived;

use crate::text::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth reading.
    Advice,
    /// Likely to be wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word used on the command line and in machine-readable output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// The key of its short text among the messages of the rule (`label_<key>`).
    pub key: &'static str,
}

/// A replacement of text that would mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// By what.
    pub text: String,
    /// True when applying it cannot change what the drafter meant.
    pub safe: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of its rule, the name of a file in `rules/`.
    pub rule: &'static str,
    /// Which message of the rule speaks: `message`, or `message_<variant>`.
    pub variant: Option<&'static str>,
    /// Its weight.
    pub severity: Severity,
    /// The place it is about.
    pub span: Span,
    /// The values that its message needs.
    pub facts: Facts,
    /// Other places.
    pub labels: Vec<Label>,
    /// What would mend it.
    pub fix: Option<Fix>,
    /// The reasons, for a rule of the book.
    pub ruling: Option<Box<Ruling>>,
}

impl Finding {
    /// An error of a rule at a place.
    #[must_use]
    pub fn error(rule: &'static str, span: Span) -> Self {
        Self::new(rule, Severity::Error, span)
    }

    /// A warning of a rule at a place.
    #[must_use]
    pub fn warning(rule: &'static str, span: Span) -> Self {
        Self::new(rule, Severity::Warning, span)
    }

    /// Advice of a rule at a place.
    #[must_use]
    pub fn advice(rule: &'static str, span: Span) -> Self {
        Self::new(rule, Severity::Advice, span)
    }

    /// A finding of a rule with a weight at a place.
    #[must_use]
    pub const fn new(rule: &'static str, severity: Severity, span: Span) -> Self {
        Self { rule, variant: None, severity, span, facts: Facts::new(), labels: Vec::new(), fix: None, ruling: None }
    }

    /// Chooses one of the messages of the rule.
    #[must_use]
    pub const fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.set(name, fact.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, key: &'static str) -> Self {
        self.labels.push(Label { span, key });
        self
    }

    /// Adds a replacement that keeps the drafter's meaning.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into(), safe: true });
        self
    }

    /// Adds a replacement that the drafter should look at first.
    #[must_use]
    pub fn suggest(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into(), safe: false });
        self
    }
}
