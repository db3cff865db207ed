//! A judgement on changes as it stands in its file: which change it means, what that does to the worker, what is said of
//! it and of its reverse, and the examples that prove it.

use serde::{Deserialize, Serialize};

use super::super::later::Later;
use super::super::schema::Tri;
use super::{BasisDef, date_text};

/// What a change can come to.
pub const WORTHS: [&str; 4] = ["weaker", "unclear", "stronger", "neutral"];

/// What a change can be of.
pub const PARTS: [&str; 20] = [
    "agreement",
    "header",
    "recalling",
    "recital",
    "chapter",
    "article",
    "title",
    "proposer",
    "clause",
    "field",
    "row",
    "cell",
    "wording",
    "paragraph",
    "item",
    "definition",
    "term",
    "meaning",
    "waiver",
    "annex",
];

/// What can happen to it.
pub const KINDS: [&str; 15] = [
    "added",
    "removed",
    "changed",
    "moved",
    "renamed",
    "renumbered",
    "split",
    "merged",
    "bracket opened",
    "bracket closed",
    "proposal changed",
    "waiver added",
    "waiver removed",
    "waiver changed",
    "waiver expired",
];

/// Directions of a field that favour the worker.
pub const DIRECTIONS: [&str; 7] = ["more", "less", "yes", "no", "rank", "members", "neutral"];

/// What a value can say beside its choices and codes.
pub const TOKENS: [&str; 14] = [
    "yes",
    "no",
    "none",
    "unlimited",
    "law",
    "law_of_destination",
    "law_of_origin",
    "nationals",
    "to_be_agreed",
    "figure",
    "moment",
    "text",
    "own_words",
    "silence",
];

/// What a change can show that its words and values alone do not say; the engine has a test for each.
pub const SIGNS: [&str; 21] = [
    "bound_dropped",
    "bound_turned",
    "clause_lost",
    "condition_added",
    "currency_changed",
    "in_principle",
    "instrument_lost",
    "later",
    "lengthened",
    "members_gained",
    "members_lost",
    "moved_to_annex",
    "no_survival",
    "not_comparable",
    "one_is_left",
    "authentic_words",
    "proposal_below",
    "rule_of_error",
    "shortened",
    "waiver_lasts",
    "workers_left_out",
];

/// The values that every message of a judgement can name.
pub const SLOTS: [&str; 8] = ["old", "new", "field", "clause", "name", "lost", "gained", "owner"];

/// A page of the book of judgements.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePage {
    /// Its id, the name of its file.
    pub id: String,
    /// The first version that had it.
    pub since: String,
    /// `weaker`, `unclear`, `stronger` or `neutral`; undoing the change means the reverse.
    pub worth: String,
    /// True when it speaks only where no other judgement does.
    #[serde(default)]
    pub otherwise: bool,
    /// The day on which its sources were last looked at.
    #[serde(default, deserialize_with = "date_text")]
    pub reviewed: Option<String>,
    /// What happened.
    pub title: Later<Tri>,
    /// What it means for a worker.
    pub why: Later<Tri>,
    /// On what authority, where there is one.
    #[serde(default)]
    pub basis: Vec<BasisDef>,
    /// Which changes: any one of these descriptions.
    pub change: Vec<ChangeDef>,
    /// What is said of the change.
    pub message: Later<Tri>,
    /// What is said of its reverse.
    pub undone: Later<Tri>,
    /// Changes that it finds.
    #[serde(default)]
    pub example: Later<Vec<Crossing>>,
    /// Changes that it does not find.
    #[serde(default)]
    pub other: Later<Vec<Crossing>>,
}

/// One description of a change: every line that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChangeDef {
    /// What it is of.
    pub part: Vec<String>,
    /// What happened.
    pub kind: Vec<String>,
    /// The set of choices of the field.
    pub of: Vec<String>,
    /// The field: `costs.visa`, `quotas.row.quota`, `agreement.authentic`.
    pub fields: Vec<String>,
    /// The kind of the clause.
    pub clauses: Vec<String>,
    /// The subject of the clause.
    pub subjects: Vec<String>,
    /// The type of the field.
    pub types: Vec<String>,
    /// The direction of the field.
    pub protects: Vec<String>,
    /// What the value said and says no more.
    pub was: Vec<String>,
    /// What the value says and did not say.
    pub becomes: Vec<String>,
    /// Signs, all of which it must show.
    pub sign: Vec<String>,
    /// Words of prose, one of which went.
    pub lost: Option<Phrases>,
    /// Words of prose, one of which came; in the same place, where words went too.
    pub gained: Option<Phrases>,
    /// Words of prose after which, in the same sentence, something went and nothing came.
    pub after: Option<Phrases>,
    /// True when next to nothing else may have changed in that place.
    pub alone: bool,
}

/// Words that mean the same, in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// English.
    pub en: Vec<String>,
    /// French.
    pub fr: Vec<String>,
    /// Arabic.
    pub ar: Vec<String>,
}

/// Two states of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Crossing {
    /// The content of an article, or a whole agreement.
    pub before: String,
    /// The same later.
    pub after: String,
    /// Other judgements that rightly speak of it too.
    pub fires: Vec<String>,
}

/// A judgement as the engine reads it: what is asked, and nothing that is only said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRule {
    /// Its id.
    pub id: String,
    /// `weaker`, `unclear`, `stronger` or `neutral`.
    pub worth: String,
    /// True when it speaks only where no other judgement does.
    pub otherwise: bool,
    /// Descriptions, one of which must hold.
    pub ways: Vec<ChangeDef>,
}

impl ChangeRule {
    /// The judgement of a page.
    #[must_use]
    pub fn of(page: &ChangePage) -> Self {
        Self { id: page.id.clone(), worth: page.worth.clone(), otherwise: page.otherwise, ways: page.change.clone() }
    }
}

impl ChangeDef {
    /// True when it asks about words of prose.
    #[must_use]
    pub const fn asks_words(&self) -> bool {
        self.lost.is_some() || self.gained.is_some() || self.after.is_some()
    }
}
