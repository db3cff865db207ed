//! The rule book as the engine reads it: what is asked, and nothing that is only said.

use serde::{Deserialize, Serialize};

use super::cards::{BasisDef, RulePage};
use super::expression::{Expression, NotRead, parse};

/// A rule ready to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookRule {
    /// Its id.
    pub id: String,
    /// The weight of a conflict.
    pub severity: Weight,
    /// The weight of silence; `None` when silence means that the rule does not apply.
    pub silence: Option<Weight>,
    /// The workers it speaks of.
    pub applies: Option<String>,
    /// When it applies.
    pub when: Option<Expression>,
    /// What must hold.
    pub require: Expression,
    /// On what authority.
    pub basis: Vec<BookBasis>,
}

/// The weight of a finding, apart from the findings so that the build script can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weight {
    /// Worth reading.
    Advice,
    /// Likely to be wrong.
    Warning,
    /// Wrong.
    Error,
}

/// An authority of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookBasis {
    /// The key of an instrument.
    pub source: String,
    /// The article.
    pub article: String,
    /// `destination` or `origin` for the act that lays down the figure.
    pub law: String,
    /// `gap` or `conflict` when it speaks to one of them only.
    pub asks: String,
    /// The annex that must have been accepted.
    pub annex: String,
    /// The branch that must have been accepted.
    pub branch: String,
    /// The part, where it binds some only.
    pub part: String,
    /// The grade, where it differs from that of the article.
    pub evidence: String,
    /// Where it was read, where it differs from the instrument.
    pub address: String,
}

impl From<&BasisDef> for BookBasis {
    fn from(basis: &BasisDef) -> Self {
        Self {
            source: basis.source.clone(),
            article: basis.article.clone(),
            law: basis.law.clone(),
            asks: basis.asks.clone(),
            annex: basis.annex.clone(),
            branch: basis.branch.clone(),
            part: basis.part.clone(),
            evidence: basis.evidence.clone(),
            address: basis.address.clone(),
        }
    }
}

/// What of a page cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRunnable {
    /// The word of a weight.
    Weight,
    /// `when`, from this byte on.
    When(NotRead),
    /// `require`, from this byte on.
    Require(NotRead),
}

impl std::fmt::Display for NotRunnable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Weight => out.write_str("a weight is error, warning or advice"),
            Self::When(NotRead { at, .. }) => write!(out, "`when` is not an expression from byte {at} on"),
            Self::Require(NotRead { at, .. }) => write!(out, "`require` is not an expression from byte {at} on"),
        }
    }
}

impl std::error::Error for NotRunnable {}

impl BookRule {
    /// The rule of a page.
    ///
    /// # Errors
    /// What of it cannot be read.
    pub fn of(page: &RulePage) -> Result<Self, NotRunnable> {
        let check = &page.check;
        let when = if check.when.trim().is_empty() { None } else { Some(parse(&check.when).map_err(NotRunnable::When)?) };
        let silence = if check.silence == "nothing" { None } else { Some(weight(&check.silence)?) };
        Ok(Self {
            id: page.id.clone(),
            severity: weight(&page.severity)?,
            silence,
            applies: page.applies.clone(),
            when,
            require: parse(&check.require).map_err(NotRunnable::Require)?,
            basis: page.basis.iter().map(BookBasis::from).collect(),
        })
    }
}

fn weight(word: &str) -> Result<Weight, NotRunnable> {
    match word {
        "advice" => Ok(Weight::Advice),
        "warning" => Ok(Weight::Warning),
        "error" => Ok(Weight::Error),
        _ => Err(NotRunnable::Weight),
    }
}
