//! The seal of a signed paper: the SHA-256 of the canonical text, which each page bears.
//!
//! The canonical text is what `mithaq fmt --keywords en` writes for the agreement, then for each file it uses in the
//! order of use. A change of layout or of the language of keywords therefore leaves the seal; a change of one letter
//! that is agreed does not.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::Project;
use crate::syntax::{FormatOptions, format};
use crate::text::Lang;
use crate::vocabulary::Vocabulary;

/// The SHA-256 of the canonical text of an agreement, in lower-case hexadecimal.
#[must_use]
pub fn seal(project: &Project, vocabulary: &Vocabulary) -> String {
    let mut hash = Sha256::new();
    for (tree, (_, source)) in project.trees.iter().zip(project.sources.iter()) {
        hash.update(format(tree, source, vocabulary, FormatOptions { keywords: Some(Lang::En) }));
    }
    let mut out = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
