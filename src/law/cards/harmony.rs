//! A page on agreements read together as it stands in its file: what is looked for, in which provisions, what is said of it, and the
//! examples that prove it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;
use super::{BasisDef, Phrases, date_text};

/// What can be looked for; the engine has a test for each.
pub const LOOKS: [&str; 13] = [
    "better_term",
    "body_names",
    "days_together",
    "floors",
    "lacking",
    "lapsed_names",
    "meaning_drifts",
    "other_names",
    "recalled",
    "same_parties",
    "under_framework",
    "units",
    "values",
];

/// How much a finding weighs.
pub const WEIGHTS: [&str; 3] = ["warning", "question", "advice"];

/// The values that every message can name.
pub const HARMONY_SLOTS: [&str; 9] = ["subject", "low", "low_in", "high", "high_in", "count", "agreements", "others", "languages"];

/// A page on agreements read together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HarmonyPage {
    /// Its id, the name of its file.
    pub id: String,
    /// The first version that had it.
    pub since: String,
    /// `warning`, `question` or `advice`.
    pub weight: String,
    /// What is looked for: one of [`LOOKS`].
    pub look: String,
    /// The day on which it was last looked at.
    #[serde(default, deserialize_with = "date_text")]
    pub reviewed: Option<String>,
    /// The provisions in which it is looked for: any one of these descriptions.
    #[serde(default)]
    pub read: Vec<ReadsDef>,
    /// The choice that the worse value must name, where its field has choices.
    #[serde(default)]
    pub low_says: Option<String>,
    /// The fields and choices that bring a better term into an agreement: `principles.equality_with = most_favoured`.
    #[serde(default)]
    pub brought_by: Vec<String>,
    /// Words with which the name of an authority begins.
    #[serde(default)]
    pub heads: Option<Phrases>,
    /// Small words that may stand inside one; in Arabic beginnings of words.
    #[serde(default)]
    pub links: Option<Phrases>,
    /// No more agreements than this may lack what the others have.
    #[serde(default)]
    pub few: usize,
    /// No fewer agreements than this must have it.
    #[serde(default)]
    pub least: usize,
    /// What is found.
    pub title: Later<Tri>,
    /// What it means for the workers and the States.
    pub why: Later<Tri>,
    /// On what authority, where there is one.
    #[serde(default)]
    pub basis: Vec<BasisDef>,
    /// What is said of it.
    pub message: Later<Tri>,
    /// What to do.
    pub help: Later<Tri>,
    /// Agreements in which it is found.
    #[serde(default)]
    pub example: Later<Vec<Together>>,
    /// Agreements in which it is not found.
    #[serde(default)]
    pub other: Later<Vec<Together>>,
}

/// One description of provisions: every line that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReadsDef {
    /// The field: `costs.visa`, `quotas.row.minimum_wage`.
    pub fields: Vec<String>,
    /// The kind of the clause.
    pub clauses: Vec<String>,
    /// The subject of the clause.
    pub subjects: Vec<String>,
    /// The set of choices of the field.
    pub of: Vec<String>,
    /// The type of the field.
    pub types: Vec<String>,
    /// The direction of the field.
    pub protects: Vec<String>,
    /// True for what stands in no row of a table.
    pub outside_rows: bool,
}

/// Agreements read together, by their ids: the content of an article of each, or the whole of it. `LY-NE` is of Libya and the Niger,
/// and so is `LY-NE-2`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The agreements.
    pub texts: BTreeMap<String, String>,
    /// Other pages that rightly speak of them too.
    #[serde(default)]
    pub fires: Vec<String>,
}
