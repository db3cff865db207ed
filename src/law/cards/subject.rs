//! The subjects of the book, and the stages of migration they belong to.

use serde::{Deserialize, Serialize};

use super::super::schema::Tri;

/// A subject of clauses and rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// What clauses and rules call it.
    pub id: String,
    /// The stage of migration it belongs to: one of [`STAGES`].
    pub stage: String,
    /// What a reader calls it.
    pub name: Tri,
}

/// The stages of migration, in order.
pub const STAGES: [&str; 7] = ["departure", "journey", "work", "remedies", "return", "governance", "form"];

/// The file of the subjects.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subjects {
    /// In the order of a report.
    pub subject: Vec<Subject>,
}
