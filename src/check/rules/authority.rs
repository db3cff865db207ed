//! On whose authority a rule speaks to these Parties at this date, and how far that carries.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::context::Context;
use crate::finding::{Authority, Severity, Standing, Verdict};
use crate::law::rulebook::{BookBasis, BookRule, Weight};
use crate::law::{Bound, Instrument, Law, pack_of, standing};

/// The bases of a rule that concern these Parties, with their packs selected.
pub fn of<'a>(context: &Context<'_>, rule: &'a BookRule, packs: Option<&BTreeSet<String>>) -> Vec<&'a BookBasis> {
    let selected = |basis: &&BookBasis| packs.is_none_or(|packs| packs.contains(pack_of(context.law, basis)));
    rule.basis.iter().filter(selected).filter(|basis| concerns(context, basis)).collect()
}

/// A national act concerns an agreement to which its State is a Party, a bilateral one an agreement between its two States.
fn concerns(context: &Context<'_>, basis: &BookBasis) -> bool {
    if !basis.law.is_empty() {
        return true;
    }
    let parties: Vec<&str> = context.agreement.parties.iter().map(|party| party.code.text.as_str()).collect();
    context.law.instrument(&basis.source).is_none_or(|instrument| touches(context.law, instrument, &parties))
}

/// Whether an instrument can say something to these Parties: an act of a State, or an instrument of two, to those alone.
#[must_use]
pub fn touches(law: &Law, instrument: &Instrument, parties: &[&str]) -> bool {
    if instrument.kind == "bilateral" {
        return instrument.id.split('-').take(2).filter(|code| law.country(code).is_some()).all(|code| parties.contains(&code));
    }
    nation(instrument).is_none_or(|state| parties.contains(&state))
}

/// The State whose law an act is, by the beginning of its key.
#[must_use]
pub fn nation(instrument: &Instrument) -> Option<&str> {
    (instrument.force == "national").then(|| instrument.id.split('-').next()).flatten()
}

/// How an authority stands to the Parties.
pub fn weigh(context: &Context<'_>, basis: &BookBasis, on: Option<Date>) -> Option<Authority> {
    let parties: Vec<&str> = context.agreement.parties.iter().map(|party| party.code.text.as_str()).collect();
    authority_of(context.law, &parties, basis, on)
}

/// How an authority stands to some States at a date.
#[must_use]
pub fn authority_of(law: &Law, parties: &[&str], basis: &BookBasis, on: Option<Date>) -> Option<Authority> {
    let instrument = law.instrument(&basis.source)?;
    let card = instrument.articles.iter().find(|card| card.article == basis.article);
    let evidence = if basis.evidence.is_empty() { card.map_or("recall", |card| card.evidence.as_str()) } else { &basis.evidence };
    let mut authority = Authority {
        source: instrument.id.clone(),
        article: basis.article.clone(),
        standing: Standing::Unknown,
        binds: Vec::new(),
        unknown: Vec::new(),
        read: evidence == "read",
        address: if basis.address.is_empty() { instrument.address.clone() } else { Some(basis.address.clone()) },
    };
    authority.standing = match instrument.force.as_str() {
        "guidance" => Standing::Guidance,
        "practice" => Standing::Practice,
        "national" => {
            authority.binds.extend(nation(instrument).map(str::to_owned));
            Standing::National
        }
        force => between((law, parties), instrument, basis, force == "reciprocal", on, &mut authority),
    };
    Some(authority)
}

/// The standing of a treaty between the Parties.
fn between(
    (law, parties): (&Law, &[&str]),
    instrument: &Instrument,
    basis: &BookBasis,
    reciprocal: bool,
    on: Option<Date>,
    authority: &mut Authority,
) -> Standing {
    for state in parties {
        match standing(law, state, instrument, basis, on) {
            Bound::Yes => authority.binds.push((*state).to_owned()),
            Bound::Unknown => authority.unknown.push((*state).to_owned()),
            Bound::No => {}
        }
    }
    let all = authority.binds.len() == parties.len();
    match (all, authority.binds.is_empty(), authority.unknown.is_empty()) {
        (true, false, _) => Standing::All,
        // Owed only between States that are both bound.
        (false, _, false) if reciprocal => Standing::Unknown,
        (false, _, true) if reciprocal => Standing::Reference,
        _ if instrument.custom => Standing::Custom,
        (false, false, _) => Standing::Some,
        (_, _, false) => Standing::Unknown,
        (_, _, true) => Standing::Reference,
    }
}

/// The most that a finding can weigh on these authorities.
#[must_use]
pub fn cap(authorities: &[Authority]) -> Severity {
    let cap = |authority: &Authority| match (authority.read, authority.standing) {
        (false, _) | (_, Standing::Unknown) => Severity::Advice,
        (true, Standing::All | Standing::National) => Severity::Error,
        (true, _) => Severity::Warning,
    };
    authorities.iter().map(cap).max().unwrap_or(Severity::Advice)
}

/// The weight of a verdict before it is capped.
pub const fn weight(rule: &BookRule, verdict: Verdict) -> Severity {
    let weight = match verdict {
        Verdict::Gap => match rule.silence {
            Some(weight) => weight,
            None => Weight::Advice,
        },
        Verdict::Question => Weight::Advice,
        _ => rule.severity,
    };
    match weight {
        Weight::Advice => Severity::Advice,
        Weight::Warning => Severity::Warning,
        Weight::Error => Severity::Error,
    }
}
