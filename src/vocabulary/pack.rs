//! The compact form in which the build script stores the data folders.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::{Names, Noun};

/// One file of a data folder: enough to find it, and the rest still packed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Packed {
    /// The id, which is the name of the file.
    pub id: String,
    /// The names by which drafters call it, if it has any.
    pub names: Names,
    /// The file itself.
    pub bytes: Vec<u8>,
}

/// All the words of one language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct WordingPack {
    /// Clause wording, still packed, by clause.
    pub clauses: BTreeMap<String, Vec<u8>>,
    /// Counted nouns.
    pub nouns: BTreeMap<String, Noun>,
    /// Currencies as counted nouns.
    pub currencies: BTreeMap<String, Noun>,
    /// Fixed words of the printed document and frames of values.
    pub phrases: BTreeMap<String, String>,
    /// Words of the command line.
    pub interface: BTreeMap<String, String>,
    /// Replacements that turn the wording of a bilateral treaty into another register.
    pub register: BTreeMap<String, Register>,
}

/// Ordered replacements of words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// From, to; the longest first.
    pub replace: Vec<(String, String)>,
}
