//! A rule of protection as it stands in its file: what it asks, on what authority, what it says,
//! and the examples that prove it.

use serde::{Deserialize, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;
use super::date_text;

/// A page of the rule book.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePage {
    /// Its id, the name of its file.
    pub id: String,
    /// The subject group it belongs to.
    pub subject: String,
    /// The first version that had it.
    pub since: String,
    /// `error`, `warning` or `advice`: the weight of a conflict before force and evidence cap it.
    pub severity: String,
    /// The day on which its sources were last looked at.
    #[serde(deserialize_with = "date_text")]
    pub reviewed: Option<String>,
    /// The rows of the sources that it puts into effect.
    #[serde(default)]
    pub covers: Later<Vec<String>>,
    /// The workers it speaks of, from the set `workers`; absent for all.
    #[serde(default)]
    pub applies: Option<String>,
    /// What is wrong or owed.
    pub title: Later<Tri>,
    /// What it means for a worker.
    pub why: Later<Tri>,
    /// On what authority.
    pub basis: Vec<BasisDef>,
    /// What it asks.
    pub check: CheckDef,
    /// Why a value that is better by itself can make the rule worse: it asks that two values agree.
    #[serde(default)]
    pub turns: Option<Later<Tri>>,
    /// Wording that would mend it.
    #[serde(default)]
    pub fix: Option<FixDef>,
    /// Texts in which it holds.
    #[serde(default)]
    pub good: Later<Vec<Example>>,
    /// Texts in which it does not.
    #[serde(default)]
    pub bad: Later<Vec<Example>>,
}

/// An authority for a rule.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BasisDef {
    /// The key of an instrument.
    pub source: String,
    /// The article, as in the card of the instrument.
    pub article: String,
    /// `destination` or `origin` instead of a source: the act that fixes the national figure.
    pub law: String,
    /// `gap` or `conflict` when it speaks to one of them only.
    pub asks: String,
    /// The annex that must have been accepted.
    pub annex: String,
    /// The branch that must have been accepted.
    pub branch: String,
    /// The part of the instrument, where it binds some only.
    pub part: String,
    /// `read` or `recall` where it differs from the card of the instrument.
    pub evidence: String,
    /// Where the article was read.
    pub address: String,
    /// What it excepts.
    pub note: Option<Later<Tri>>,
}

/// What a rule asks and says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckDef {
    /// When it applies; empty for always.
    #[serde(default)]
    pub when: String,
    /// What must hold.
    pub require: String,
    /// The weight of silence: `error`, `warning`, `advice`, or `nothing`.
    pub silence: String,
    /// What is said of a conflict.
    pub message: Later<Tri>,
    /// What is said of silence.
    #[serde(default)]
    pub gap: Option<Later<Tri>>,
    /// What to do.
    pub help: Later<Tri>,
}

/// Lines of a clause that would mend what the rule finds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixDef {
    /// The kind of the clause.
    pub clause: String,
    /// The lines.
    pub text: String,
    /// True when they add nothing to what binds the Parties already.
    #[serde(default)]
    pub safe: bool,
}

/// An example of a rule, which is its test.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Example {
    /// The content of an article, or a whole agreement.
    pub text: String,
    /// The words under the caret.
    pub marks: Option<String>,
    /// What becomes of the rule.
    pub outcome: Option<String>,
    /// The weight of the finding.
    pub severity: Option<String>,
    /// What is missing, by id.
    pub missing: Option<Vec<String>>,
    /// Other rules that rightly find something in it: a higher aim, a stricter law.
    pub fires: Vec<String>,
    /// The pair of States; Libya and Niger if not said.
    pub pair: Option<String>,
    /// The form; a treaty if not said.
    pub form: Option<String>,
    /// The date; that of the review of the book if not said.
    #[serde(deserialize_with = "date_text")]
    pub date: Option<String>,
}

/// A law figure: what the law of a State lays down for a field.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Figure {
    /// What a drafter would type after the key.
    pub value: String,
    /// The key of the act.
    pub source: String,
    /// Its article.
    pub article: String,
    /// Since when.
    #[serde(deserialize_with = "date_text")]
    pub from: Option<String>,
    /// Until when.
    #[serde(deserialize_with = "date_text")]
    pub until: Option<String>,
    /// `read` or `recall`.
    pub evidence: String,
    /// The day of the review.
    #[serde(deserialize_with = "date_text")]
    pub reviewed: Option<String>,
    /// Where it was read.
    pub address: String,
    /// What it does not cover.
    pub note: Option<Later<Tri>>,
}
