//! What `templates/new/` says of a draft: which places of the model depend on the two States, what stands there for a pair,
//! and the comments of the model in three languages. The build script reads the files; the program only unpacks them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All that a draft starts from, as the program carries it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// The model, and its parts by their paths from it.
    pub files: Vec<(String, String)>,
    /// How it becomes the draft of a pair.
    pub plan: Plan,
    /// Its comments.
    pub comments: Comments,
}

/// How a model becomes the draft of a pair.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Instruments that a draft may name, in the order in which it does.
    pub instruments: Vec<String>,
    /// Bodies that have a choice among the regional commitments: the key in the register of States, and the choice.
    pub regional: Vec<(String, String)>,
    /// Roles of authorities that have no part in the agreement.
    pub apart: Vec<String>,
    /// The channel that calls for the articles on agencies.
    pub agencies: String,
    /// Languages that many workers of a State speak, beside those that the State writes; the widest first.
    pub spoken: BTreeMap<String, Vec<String>>,
    /// The values that depend on the pair.
    pub place: Vec<Place>,
    /// Articles that some pairs do without.
    pub drop: Vec<Gone>,
    /// What the drafter is told of the pair.
    pub note: Vec<Note>,
}

/// A value that depends on the pair.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Where: `remittances.currencies`, `agreement.date`, `preamble.recalling`.
    pub at: String,
    /// Only where this fact is known.
    #[serde(default)]
    pub when: Option<String>,
    /// What stands there: a list, in which `<fact>` is a fact of the pair. Where nothing is left, the line goes.
    #[serde(default)]
    pub value: Option<String>,
    /// Of that list, only these.
    #[serde(default)]
    pub among: Vec<String>,
    /// A case beside what the model says there.
    #[serde(default)]
    pub also: Option<String>,
    /// Lines that follow.
    #[serde(default)]
    pub after: Option<String>,
    /// A clause of the model that lacks the line is given it.
    #[serde(default)]
    pub add: bool,
}

/// An article that some pairs do without.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// Its id.
    pub article: String,
    /// The fact for which it goes.
    pub when: String,
}

/// What the drafter is told, before the first clause of a kind or at the head of the file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Where: `agreement` for the head of the file, else the kind of clause.
    pub before: String,
    /// Only where this fact is known.
    #[serde(default)]
    pub when: Option<String>,
    /// What is said.
    pub says: Said,
}

/// A comment in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Arabic.
    pub ar: String,
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// The comments of the model and of its parts; the English one is as it stands there.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// What stands before an article that came from another file.
    pub origin: Said,
    /// The comments.
    pub comment: Vec<Said>,
}
