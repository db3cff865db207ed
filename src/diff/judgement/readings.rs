//! What a value says in each of its cases, in the old text and in the new one: a case that one of them lacks is read by its
//! general term, as a lawyer would read it.

use super::super::change::Side;
use crate::model::{Case, Said, Term, Value, When};

/// What holds in one case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    /// The case; nothing for the general term.
    pub when: Option<&'a When>,
    /// What the old text says.
    pub was: Option<&'a Case>,
    /// What the new text says.
    pub becomes: Option<&'a Case>,
    /// Every case of the new text.
    pub after: &'a [Case],
}

impl<'a> Reading<'a> {
    /// The old term.
    pub(super) fn old_term(&self) -> Option<&'a Term> {
        self.was.map(|case| &case.term)
    }

    /// The new term.
    pub(super) fn new_term(&self) -> Option<&'a Term> {
        self.becomes.map(|case| &case.term)
    }
}

/// Every case of two sides: of agreed values, or of the proposals of each Party that makes one in both texts. A bracket
/// that opens or closes says nothing of this kind.
pub(super) fn readings<'a>(old: Option<&'a Side>, new: Option<&'a Side>) -> Vec<Reading<'a>> {
    let value = |side: Option<&'a Side>| side.and_then(|side| side.value.as_ref());
    match (value(old), value(new)) {
        (None, None) => Vec::new(),
        (old, new) => match (said(old), said(new)) {
            (Spoken::Cases(before), Spoken::Cases(after)) => cases(before, after),
            (Spoken::Offers(old), Spoken::Offers(new)) => {
                let both = old
                    .iter()
                    .filter_map(|(owner, before)| new.iter().find(|(other, _)| owner == other).map(|(_, after)| (*before, *after)));
                both.flat_map(|(before, after)| cases(before, after)).collect()
            }
            _ => Vec::new(),
        },
    }
}

enum Spoken<'a> {
    Cases(&'a [Case]),
    Offers(Vec<(&'a str, &'a [Case])>),
}

fn said(value: Option<&Value>) -> Spoken<'_> {
    match value.map(|value| &value.said) {
        None => Spoken::Cases(&[]),
        Some(Said::Cases(cases)) => Spoken::Cases(cases),
        Some(Said::Open(offers)) => {
            Spoken::Offers(offers.iter().filter_map(|offer| Some((offer.owner.as_deref()?, offer.cases.as_slice()))).collect())
        }
    }
}

fn cases<'a>(before: &'a [Case], after: &'a [Case]) -> Vec<Reading<'a>> {
    let mut whens: Vec<Option<&When>> = Vec::new();
    for case in before.iter().chain(after) {
        let when = case.when.as_ref().filter(|when| **when != When::Otherwise);
        if !whens.contains(&when) {
            whens.push(when);
        }
    }
    whens.into_iter().map(|when| Reading { when, was: holds(before, when), becomes: holds(after, when), after }).collect()
}

/// The case that holds: its own, or the general one.
fn holds<'a>(cases: &'a [Case], when: Option<&When>) -> Option<&'a Case> {
    let own = cases.iter().find(|case| when.is_some() && case.when.as_ref() == when);
    own.or_else(|| cases.iter().find(|case| case.when.is_none())).or_else(|| cases.iter().find(|case| case.when == Some(When::Otherwise)))
}
