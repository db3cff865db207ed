//! The shape of the data files: what a clause, a set of choices, a country or an instrument is.
//!
//! The build script reads the same shapes from TOML and stores them in a compact form, so this
//! file depends on nothing but `serde` and [`Later`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::later::Later;

/// The same short text in the three languages of the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tri {
    /// Arabic.
    pub ar: String,
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// The words by which a drafter may call a thing, canonical first, in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Arabic names.
    #[serde(deserialize_with = "one_or_many")]
    pub ar: Vec<String>,
    /// French names.
    #[serde(deserialize_with = "one_or_many")]
    pub fr: Vec<String>,
    /// English names.
    #[serde(deserialize_with = "one_or_many")]
    pub en: Vec<String>,
}

/// One thing that can be chosen: a payer, an authority, a condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What the drafter types.
    pub name: Later<Names>,
    /// What is printed inside a sentence; Arabic in the oblique form.
    pub say: Later<Tri>,
    /// The Arabic nominative, where it differs.
    #[serde(default)]
    pub ar_nom: Option<String>,
    /// Higher is better for the worker; absent where the order means nothing.
    #[serde(default)]
    pub rank: Option<i32>,
}

/// A named set of entries shared by several fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceSet {
    /// Its id, the name of its file.
    pub id: String,
    /// What the set is.
    pub doc: Later<Tri>,
    /// The entries, by id, in the order of the file.
    #[serde(deserialize_with = "in_order_later")]
    pub entries: Later<Vec<(String, Entry)>>,
}

/// Which direction of a value favours the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protects {
    /// A larger value.
    More,
    /// A smaller value.
    Less,
    /// Yes.
    Yes,
    /// No.
    No,
    /// The choice with the higher rank.
    Rank,
    /// More members of a set.
    Members,
    /// Neither direction.
    Neutral,
}

/// One typed place of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    /// Its id inside the clause.
    #[serde(default)]
    pub id: String,
    /// The base type in words, as in the file: `duration per year`, `choice` …
    #[serde(rename = "type")]
    pub kind: String,
    /// Which direction favours the worker.
    pub protects: Protects,
    /// What the drafter types before the colon.
    pub name: Later<Names>,
    /// What the field is.
    pub doc: Later<Tri>,
    /// A plausible value.
    #[serde(default)]
    pub example: Later<String>,
    /// The noun that a count counts.
    #[serde(default)]
    pub noun: Option<String>,
    /// What its events mean, where a phrase `event_<event>_<sense>` says it: `acceding`, `later` or `amendment`.
    #[serde(default)]
    pub sense: Option<String>,
    /// The units allowed, where fewer than the type allows.
    #[serde(default)]
    pub units: Vec<String>,
    /// The shared set of choices.
    #[serde(default)]
    pub of: Option<String>,
    /// Choices of this field alone.
    #[serde(default, deserialize_with = "in_order_later")]
    pub options: Later<Vec<(String, Entry)>>,
    /// The head of its column, for a field of a table.
    #[serde(default)]
    pub title: Option<Later<Tri>>,
    /// The header cannot do without it.
    #[serde(default)]
    pub required: bool,
    /// It heads the rows of a table, and each agreement lists its own: that one does not list a thing is no gap.
    #[serde(default)]
    pub listed: bool,
}

/// Several fields that are said together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id: the key of its wording.
    pub id: String,
    /// The fields, in order.
    pub fields: Vec<String>,
}

/// A kind of clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseDef {
    /// Its id, the name of its file.
    pub id: String,
    /// The subject group it belongs to.
    pub subject: String,
    /// What the clause is for.
    pub doc: Later<Tri>,
    /// What the drafter types before the brace.
    pub name: Later<Names>,
    /// The title of an article that holds it.
    pub title: Later<Tri>,
    /// Its fields in natural order.
    #[serde(default, deserialize_with = "in_order")]
    pub fields: Vec<(String, FieldDef)>,
    /// The columns of its rows.
    #[serde(default, deserialize_with = "in_order")]
    pub columns: Vec<(String, FieldDef)>,
    /// Fields said in one sentence.
    #[serde(default)]
    pub sentences: Later<Vec<Group>>,
    /// Fields printed as lettered items after an introduction.
    #[serde(default)]
    pub lists: Later<Vec<Group>>,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Masculine.
    #[default]
    M,
    /// Feminine.
    F,
}

/// A noun that is counted, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Noun {
    /// Singular; in Arabic also the genitive after hundreds.
    pub one: String,
    /// Plural (English, French).
    pub other: String,
    /// Gender (French, Arabic).
    pub gender: Gender,
    /// Arabic dual, nominative.
    pub dual: String,
    /// Arabic dual, oblique.
    pub dual_obl: String,
    /// Arabic genitive plural, after 3 to 10.
    pub few: String,
    /// Arabic accusative singular, after 11 to 99.
    pub acc: String,
}

/// The wording of one field in one language: one sentence, or one for each kind of value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Say {
    /// The same sentence whatever the value.
    Always(String),
    /// A sentence for certain values; `else` for the others.
    Variants(BTreeMap<String, String>),
}

/// Words and units of the language itself, one list of forms for each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Units of time and the per cent.
    #[serde(deserialize_with = "in_order")]
    pub units: Vec<(String, Names)>,
    /// Bounds, connectors and fixed values.
    #[serde(deserialize_with = "in_order")]
    pub words: Vec<(String, Names)>,
    /// Keywords that open a block.
    #[serde(deserialize_with = "in_order")]
    pub blocks: Vec<(String, Names)>,
    /// Keys of the header and of the structure.
    #[serde(deserialize_with = "in_order")]
    pub keys: Vec<(String, Names)>,
    /// Choices of the header keys.
    #[serde(default, deserialize_with = "in_order_nested")]
    pub choices: Vec<(String, Vec<(String, Names)>)>,
}

/// Words by which a sentence of prose shows that it states a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWords {
    /// Phrases, by the sign they give.
    pub signs: BTreeMap<String, Names>,
    /// Words after which a number refers to a text.
    pub citation: Names,
    /// Words near which a year alone is the date of a text.
    pub dated: Names,
    /// What may stand between such a word and its number.
    pub joining: Names,
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        One(String),
        Many(Vec<String>),
    }
    if !from.is_human_readable() {
        return Vec::deserialize(from);
    }
    Ok(match Either::deserialize(from)? {
        Either::One(name) => vec![name],
        Either::Many(names) => names,
    })
}

/// A table whose order matters: read from a TOML table, stored as a list.
fn in_order<'de, D, T>(from: D) -> Result<Vec<(String, T)>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Table<T>(std::marker::PhantomData<T>);
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Table<T> {
        type Value = Vec<(String, T)>;
        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("a table")
        }
        fn visit_map<M: serde::de::MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut all = Vec::new();
            while let Some(pair) = map.next_entry()? {
                all.push(pair);
            }
            Ok(all)
        }
    }
    if from.is_human_readable() { from.deserialize_map(Table(std::marker::PhantomData)) } else { Vec::deserialize(from) }
}

/// The same for a table that stays packed.
fn in_order_later<'de, D, T>(from: D) -> Result<Later<Ordered<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::de::DeserializeOwned,
{
    if from.is_human_readable() { in_order(from).map(Later::from) } else { Later::deserialize(from) }
}

/// Pairs in the order of the file.
type Ordered<T> = Vec<(String, T)>;

fn in_order_nested<'de, D, T>(from: D) -> Result<Ordered<Ordered<T>>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Inner<T>(Vec<(String, T)>);
    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Inner<T> {
        fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            in_order(from).map(Inner)
        }
    }
    Ok(in_order::<D, Inner<T>>(from)?.into_iter().map(|(id, inner)| (id, inner.0)).collect())
}

impl<'de> Deserialize<'de> for Say {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Text {
            Always(String),
            Variants(BTreeMap<String, String>),
        }
        #[derive(Deserialize)]
        enum Stored {
            Always(String),
            Variants(BTreeMap<String, String>),
        }
        if from.is_human_readable() {
            Ok(match Text::deserialize(from)? {
                Text::Always(text) => Self::Always(text),
                Text::Variants(all) => Self::Variants(all),
            })
        } else {
            Ok(match Stored::deserialize(from)? {
                Stored::Always(text) => Self::Always(text),
                Stored::Variants(all) => Self::Variants(all),
            })
        }
    }
}
