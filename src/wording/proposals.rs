//! What is still open in a value: each proposal with its owner, so that none of them is lost on the way to the page.

use super::case::Case as Gram;
use super::speaker::Speaker;
use crate::model::{Case, FieldValue, Said, Term, Text, Wording};
use crate::syntax::unquote;
use crate::text::Span;
use crate::vocabulary::Field;

/// The whole proposal of one Party, and its owner.
type Proposal = (Option<String>, Vec<Case>);

impl Speaker<'_> {
    /// What each Party proposes: for the value, or for a text in it in this language. Nothing where the value is agreed.
    pub(super) fn proposals(&self, said: &Said) -> Vec<Proposal> {
        let cases = match said {
            Said::Open(offers) => return offers.iter().map(|offer| (offer.owner.clone(), offer.cases.clone())).collect(),
            Said::Cases(cases) => cases,
        };
        let offers = cases.iter().find_map(|case| if let Term::Text(text) = &case.term { self.offers(text) } else { None });
        let of = |at: usize| cases.iter().map(move |case| Case { term: self.proposed(&case.term, at), ..case.clone() }).collect();
        offers.unwrap_or_default().iter().enumerate().map(|(at, (owner, _))| (owner.clone(), of(at))).collect()
    }

    /// The texts in the brackets of a text in this language.
    fn offers<'t>(&self, text: &'t Text) -> Option<&'t [(Option<String>, Span)]> {
        match text.by_lang.get(self.lang)? {
            Wording::Open(offers) => Some(offers),
            Wording::Agreed(_) => None,
        }
    }

    /// A term with the text that one Party proposes in place of all the proposals.
    fn proposed(&self, term: &Term, at: usize) -> Term {
        let Term::Text(text) = term else { return term.clone() };
        let mut text = text.clone();
        if let Some((_, span)) = self.offers(&text).and_then(|offers| offers.get(at).or(offers.last())) {
            let agreed = Wording::Agreed(*span);
            text.by_lang.set(self.lang, agreed);
        }
        Term::Text(text)
    }

    /// A value in a line of words alone: each proposal in brackets of its own.
    pub(super) fn bracketed(&self, field: &Field, stated: &FieldValue) -> String {
        let proposals = self.proposals(&stated.value.said);
        if proposals.is_empty() {
            return self.cases(stated.value.agreed().unwrap_or_default(), field, Gram::Nom, "");
        }
        let say = |(owner, cases): Proposal| bracket(owner.as_deref(), &self.cases(&cases, field, Gram::Nom, ""));
        proposals.into_iter().map(say).collect::<Vec<_>>().join(" ")
    }

    /// The proposals for a text in a line of words alone.
    pub(super) fn bracketed_texts(&self, offers: &[(Option<String>, Span)]) -> String {
        let say = |(owner, span): &(Option<String>, Span)| bracket(owner.as_deref(), &unquote(self.sources.slice(*span)));
        offers.iter().map(say).collect::<Vec<_>>().join(" ")
    }
}

/// A proposal in its bracket: "[LY: …]".
fn bracket(owner: Option<&str>, words: &str) -> String {
    match owner {
        Some(owner) => format!("[{owner}: {words}]"),
        None => format!("[{words}]"),
    }
}
