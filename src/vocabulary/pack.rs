//! The compact form in which the build script stores the data folders.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::later::Later;
use super::schema::Noun;

/// Names, folded and sorted, with the number of what they name: found by bisection, without
/// building anything at the start of the program.
pub type Index<'a> = Vec<(&'a str, u16)>;

/// One file of a data folder: enough to find it, and the rest still packed.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Packed<'a> {
    /// The id, which is the name of the file.
    pub id: &'a str,
    /// [`Indices`] of the file.
    pub indices: &'a [u8],
    /// The file itself.
    pub bytes: &'a [u8],
}

/// What the names in a file stand for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Indices<'a> {
    /// Names of its fields, or of its entries.
    #[serde(borrow)]
    pub index: Index<'a>,
    /// Names of its columns.
    #[serde(borrow)]
    pub columns: Index<'a>,
    /// Names of the options of each field, by the number of the field.
    #[serde(borrow)]
    pub options: Vec<(u16, Index<'a>)>,
}

/// The files of a folder, and the names by which drafters call them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shelf<'a> {
    /// The files, in the order of their names.
    #[serde(borrow)]
    pub files: Vec<Packed<'a>>,
    /// Their names.
    #[serde(borrow)]
    pub names: Index<'a>,
    /// The names of the fields and columns of all files, sorted.
    #[serde(borrow)]
    pub keys: Vec<&'a str>,
}

/// Finds a folded name.
#[must_use]
pub fn find(index: &[(&str, u16)], folded: &str) -> Option<u16> {
    let at = index.binary_search_by(|(name, _)| (*name).cmp(folded)).ok()?;
    index.get(at).map(|(_, number)| *number)
}

/// All the words of one language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct WordingPack<'a> {
    /// Clause wording, still packed, by clause.
    #[serde(borrow)]
    pub clauses: BTreeMap<&'a str, &'a [u8]>,
    /// Counted nouns.
    pub nouns: Later<BTreeMap<String, Noun>>,
    /// Currencies as counted nouns.
    pub currencies: Later<BTreeMap<String, Noun>>,
    /// Fixed words of the printed document and frames of values.
    pub phrases: Later<BTreeMap<String, String>>,
    /// Words of the command line.
    pub interface: Later<BTreeMap<String, String>>,
    /// Replacements that turn the wording of a bilateral treaty into another register.
    pub register: Later<BTreeMap<String, Register>>,
}

/// Ordered replacements of words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// From, to; the longest first.
    pub replace: Vec<(String, String)>,
}
