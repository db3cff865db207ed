//! Who makes changes: the author of a round, and each Party in its own brackets.

use std::collections::BTreeMap;

use crate::law::Law;
use crate::text::{Lang, LangMap};
use crate::wording::words::Words;

/// The names of those who make changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authors {
    /// Who made the later text out of the earlier one.
    pub round: LangMap<String>,
    /// The names of Parties by their codes; a Party that is not among them is called by its code.
    pub parties: BTreeMap<String, LangMap<String>>,
}

impl Authors {
    /// The names of these Parties as the law knows them, and an author of the round: as given, else a fixed phrase.
    #[must_use]
    pub fn named(law: &Law, parties: &[String], round: Option<&str>) -> Self {
        let names = |code: &String| {
            let country = law.country(code)?;
            let name = |lang| match lang {
                Lang::Ar => country.name.ar.short.clone(),
                Lang::Fr => country.name.fr.short.clone(),
                Lang::En => country.name.en.short.clone(),
            };
            Some((code.clone(), LangMap::of(|lang| Some(name(lang)))))
        };
        let given = round.map(str::trim).filter(|name| !name.is_empty());
        let phrase = |lang| Words::embedded(lang).phrase("redline_author").to_owned();
        Self {
            round: LangMap::of(|lang| Some(given.map_or_else(|| phrase(lang), str::to_owned))),
            parties: parties.iter().filter_map(names).collect(),
        }
    }

    /// The names in the order of authors, the round first; and the codes of those after it.
    pub(super) fn listed(&self, parties: &[String]) -> (Vec<LangMap<String>>, Vec<String>) {
        let mut codes: Vec<String> = parties.to_vec();
        codes.extend(self.parties.keys().filter(|code| !parties.contains(code)).cloned());
        let name = |code: &String| self.parties.get(code).cloned().unwrap_or_else(|| LangMap::of(|_| Some(code.clone())));
        let names = std::iter::once(self.round.clone()).chain(codes.iter().map(name)).collect();
        (names, codes)
    }
}
