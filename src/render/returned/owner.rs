//! Whose proposals they are: the Party that the user names, or the one that the names of authors speak of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, Returned, Signed};
use crate::law::{Country, Law};
use crate::model::Agreement;
use crate::render::Failure;
use crate::text::fold;

/// Which Party proposes what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The Party of whatever has no author of its own.
    pub party: String,
    by_author: BTreeMap<String, String>,
    parties: Vec<String>,
}

impl Claim {
    /// The Party that makes a proposal.
    #[must_use]
    pub fn of(&self, proposal: &Proposal) -> &str {
        proposal.who.first().map_or(self.party.as_str(), |signed| self.party_of(signed))
    }

    /// The Party for which somebody speaks.
    #[must_use]
    pub fn party_of(&self, signed: &Signed) -> &str {
        self.by_author.get(&signed.author).unwrap_or(&self.party)
    }

    /// The Party on the other side; nothing where there are several.
    #[must_use]
    pub fn other(&self, party: &str) -> Option<&str> {
        let mut others = self.parties.iter().filter(|code| *code != party);
        let other = others.next()?;
        others.next().is_none().then_some(other)
    }
}

/// Finds out whose proposals they are.
///
/// # Errors
///
/// When the Party named is none of the agreement, or when none is named and some author speaks for none.
pub fn owner(by: Option<&str>, returned: &Returned, agreement: &Agreement, law: &Law) -> Result<Claim, Failure> {
    let parties: Vec<String> = agreement.parties.iter().map(|party| party.code.text.clone()).collect();
    let refused = |key: &'static str| Failure::new(key).with("parties", parties.join(", "));
    if let Some(by) = by {
        let party = by.to_uppercase();
        if !parties.contains(&party) {
            return Err(refused("returned_no_party").with("code", party));
        }
        return Ok(Claim { party, by_author: BTreeMap::new(), parties });
    }
    let mut by_author = BTreeMap::new();
    let mut strangers = Vec::new();
    for author in returned.authors() {
        match parties.iter().find(|code| speaks_for(&author, code, law.country(code))) {
            Some(code) => drop(by_author.insert(author, code.clone())),
            None => strangers.push(author),
        }
    }
    let all: BTreeSet<&String> = by_author.values().collect();
    let untracked = returned.proposals.iter().any(|proposal| proposal.who.is_empty());
    let sole = all.first().filter(|_| all.len() == 1 || !untracked).map(|code| (*code).clone());
    match sole.filter(|_| strangers.is_empty()) {
        Some(party) => Ok(Claim { party, by_author, parties }),
        None => {
            let names = if strangers.is_empty() { returned.authors() } else { strangers };
            Err(refused("returned_nobody").with("authors", names.join(", ")))
        }
    }
}

/// Whether the name of an author holds the code or a name of a State, as a word of its own.
fn speaks_for(author: &str, code: &str, country: Option<&Country>) -> bool {
    let words = format!(" {} ", fold(&author.replace(['(', ')', ',', '.', '/', ':', ';', '–', '\'', '’'], " ")));
    let has = |name: &str| !name.is_empty() && words.contains(&format!(" {} ", fold(&name.replace(['\'', '’'], " "))));
    let names = country.map(|country| {
        let name = &country.name;
        let english = [&name.en.short, &name.en.adjective];
        let others = [&name.fr.def, &name.fr.of, &name.ar.short];
        english.into_iter().chain(others).map(|name| bare(name)).collect::<Vec<_>>()
    });
    // A code of two letters is a word of many languages: it counts in capitals only.
    let codes = author.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == code);
    codes || names.is_some_and(|names| names.iter().any(|name| has(name)))
}

/// The name of a State without its article.
fn bare(name: &str) -> &str {
    ["the ", "le ", "la ", "les ", "l’", "l'", "du ", "de la ", "de l’", "de "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_authors_speak_for_states() {
        let law = Law::embedded();
        for author in ["Ministère du Travail du Niger", "NE", "Delegation (Niger)", "وزارة العمل النيجر"] {
            assert!(speaks_for(author, "NE", law.country("NE")), "{author}");
        }
        for author in ["A. Nero", "Nigeria", "ne pas", "Libye"] {
            assert!(!speaks_for(author, "NE", law.country("NE")), "{author}");
        }
    }
}
