//! What the pages show, and their words: data beside the program that writes them.

use std::collections::BTreeMap;

use mithaq::text::Lang;
use serde::Deserialize;

/// The plan of the pages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The names of the texts that stand before the corridors.
    pub first: Vec<String>,
    /// The keys of the table of each agreement, as `clause.key` by their ids.
    pub terms: Vec<String>,
    /// How many things that others lack are told of each agreement.
    pub rare: usize,
    words: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    en: String,
    fr: String,
    ar: String,
}

impl Plan {
    /// The plan; an empty one would show in the test of the pages at once.
    pub fn read() -> Self {
        let empty = Self { first: Vec::new(), terms: Vec::new(), rare: 0, words: BTreeMap::new() };
        toml::from_str(include_str!("plan.toml")).unwrap_or(empty)
    }

    /// The words of a key; the key itself where there are none, so that a gap shows.
    pub fn say<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.words.get(key).map_or(key, |words| match lang {
            Lang::En => &words.en,
            Lang::Fr => &words.fr,
            Lang::Ar => &words.ar,
        })
    }
}
