//! The rows of the sources: every requirement that was read out of a standard or a law, so that
//! what the book does not cover can be seen.

use serde::{Deserialize, Serialize};

/// One requirement of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its id, which never changes: `INT-REC-01`, `LY-013`, `ORIGIN-PH-worker_fee`.
    pub id: String,
    /// The source in short.
    pub source: String,
    /// What it is about.
    pub topic: String,
    /// Why it is left to human judgement: `conduct`, `facts`, `judgement` …; empty when a rule
    /// covers it, or none does yet.
    #[serde(default)]
    pub human: String,
}
