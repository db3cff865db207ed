//! The named signs of a change: what its words and values alone do not say. A page names them, this table tests them.

use super::super::change::{ChangeKind, Home, PartKind};
use super::readings::Reading;
use super::seen::Seen;
use crate::law::ChangeDef;
use crate::model::{Bounded, Measure, Quantity, Said, Term, When};

mod figures;
mod lost;
mod moments;
mod worse;

pub(super) use lost::{instruments_lost, kinds_lost, members};

/// A test for a sign.
type Test = fn(&Seen<'_>, &Reading<'_>, &ChangeDef) -> bool;

/// Every sign with its test, by name.
pub(super) const TABLE: [(&str, Test); 21] = [
    ("authentic_words", |seen, _, _| seen.change.langs().any(|lang| seen.before.agreement.authentic.contains(&lang))),
    ("bound_dropped", |seen, reading, _| figures::pair(reading).is_some_and(|(old, new)| figures::bound_dropped(old, new, seen.field))),
    ("bound_turned", |seen, reading, _| figures::pair(reading).is_some_and(|(old, new)| figures::bound_turned(old, new, seen.field))),
    ("clause_lost", |seen, _, def| !kinds_lost(seen, &def.clauses).is_empty()),
    ("condition_added", |_, reading, _| condition_added(reading)),
    ("currency_changed", |_, reading, _| figures::pair(reading).is_some_and(|(old, new)| currencies(old).ne(currencies(new)))),
    ("in_principle", |_, reading, _| {
        reading.becomes.is_some_and(|case| case.in_principle) && reading.was.is_some_and(|case| !case.in_principle)
    }),
    ("instrument_lost", |seen, _, _| !instruments_lost(seen).is_empty()),
    ("later", moments::later),
    ("lengthened", |_, reading, _| figures::pair(reading).is_some_and(|(old, new)| figures::grown(old, new))),
    ("members_gained", |seen, reading, _| !members(seen, reading).1.is_empty()),
    ("members_lost", |seen, reading, _| !members(seen, reading).0.is_empty()),
    ("moved_to_annex", |seen, _, _| moved_to_annex(seen)),
    ("no_survival", |seen, _, _| {
        ["termination.contracts_continue", "survival.contracts"].iter().all(|path| !lost::says(seen, seen.after, path, "yes"))
    }),
    ("not_comparable", |_, reading, _| figures::pair(reading).is_some_and(|(old, new)| figures::incomparable(old, new))),
    ("one_is_left", |_, reading, _| one_is_left(reading)),
    ("proposal_below", |seen, _, _| !worse::owners(seen).is_empty()),
    ("rule_of_error", |seen, _, _| seen.law.page(&seen.change.name).is_some_and(|page| page.severity == "error")),
    ("shortened", |_, reading, _| figures::pair(reading).is_some_and(|(old, new)| figures::grown(new, old))),
    ("waiver_lasts", |seen, _, _| moments::waiver_lasts(seen)),
    ("workers_left_out", |_, reading, _| workers_left_out(reading)),
];

/// True when a change shows the sign of this name.
pub(super) fn shows_sign(name: &str, seen: &Seen<'_>, reading: &Reading<'_>, def: &ChangeDef) -> bool {
    TABLE.iter().find(|(known, _)| *known == name).is_some_and(|(_, test)| test(seen, reading, def))
}

/// The Parties whose proposals are below what was agreed.
pub(super) fn owners_below(seen: &Seen<'_>) -> Vec<String> {
    worse::owners(seen)
}

/// What held always holds in a case only.
fn condition_added(reading: &Reading<'_>) -> bool {
    let conditional = |term: &Term| reading.after.iter().any(|case| matches!(case.when, Some(When::If(_))) && case.term == *term);
    reading.when.is_none() && reading.becomes.is_none() && reading.old_term().is_some_and(conditional)
}

/// What held for some workers, or for all, is silent on them.
fn workers_left_out(reading: &Reading<'_>) -> bool {
    if reading.was.is_none() || reading.becomes.is_some() || reading.after.is_empty() {
        return false;
    }
    match reading.when {
        Some(When::For(_)) => true,
        None => reading.after.iter().any(|case| matches!(case.when, Some(When::For(_)))),
        _ => false,
    }
}

/// Of several, one remains.
fn one_is_left(reading: &Reading<'_>) -> bool {
    match (reading.old_term(), reading.new_term()) {
        (Some(Term::Choices(old)), Some(Term::Choices(new))) => {
            old.len() > 1 && new.len() == 1 && new.iter().all(|name| old.contains(name))
        }
        _ => false,
    }
}

/// From the body of the text into an annex that is not said to be part of it, or that can be changed without an amendment.
fn moved_to_annex(seen: &Seen<'_>) -> bool {
    let home = |side: Option<&super::super::change::Side>| side.map(|side| side.spot.home.clone());
    let moved = matches!((home(seen.old), home(seen.new)), (Some(Home::Article(..)), Some(Home::Annex(..))));
    let firm = lost::says(seen, seen.after, "annexes.integral", "yes")
        && !["committee", "notes", "authorities"].iter().any(|by| lost::says(seen, seen.after, "annexes.modified_by", by));
    seen.kind == ChangeKind::Moved && moved && !firm && seen.change.part != PartKind::Waiver
}

/// The currencies of a bounded sum.
fn currencies(bounded: &Bounded) -> impl Iterator<Item = &str> {
    bounded.quantities().filter_map(|quantity: &Quantity| match &quantity.measure {
        Measure::Money(code) => Some(code.as_str()),
        _ => None,
    })
}

/// The proposals of an open value.
fn offers(said: &Said) -> &[crate::model::Offer] {
    match said {
        Said::Open(offers) => offers,
        Said::Cases(_) => &[],
    }
}
