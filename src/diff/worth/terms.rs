//! One term against another.

use std::cmp::Ordering;

use super::Scale;
use super::assured::Assured;
use crate::diff::change::Worth;
use crate::model::{Named, Term};
use crate::vocabulary::Protects;

/// What putting one term in the place of another means for the worker.
pub fn compare(scale: &Scale<'_>, old: &Term, new: &Term) -> Worth {
    if old == new {
        return Worth::Neutral;
    }
    match scale.field.def.protects {
        Protects::Neutral => Worth::Neutral,
        Protects::More => assured(scale, old, new, true),
        Protects::Less => assured(scale, old, new, false),
        Protects::Yes => yes_no(old, new, true),
        Protects::No => yes_no(old, new, false),
        Protects::Rank => ranks(scale, old, new),
        Protects::Members => members(old, new),
    }
}

fn worth(order: Option<Ordering>) -> Worth {
    match order {
        None => Worth::Unclear,
        Some(Ordering::Less) => Worth::Weaker,
        Some(Ordering::Equal) => Worth::Neutral,
        Some(Ordering::Greater) => Worth::Stronger,
    }
}

fn assured(scale: &Scale<'_>, old: &Term, new: &Term, more: bool) -> Worth {
    if let (Term::Date(old), Term::Date(new)) = (old, new) {
        return worth(Some(if more { new.cmp(old) } else { old.cmp(new) }));
    }
    worth(Assured::of(scale, old, more).compare(&Assured::of(scale, new, more), more))
}

fn yes_no(old: &Term, new: &Term, good: bool) -> Worth {
    let step = |term: &Term| match term {
        Term::YesNo(said) => Some(if *said == good { 2 } else { 0 }),
        Term::None => Some(if good { 0 } else { 2 }),
        Term::ToBeAgreed => Some(1),
        _ => None,
    };
    worth(step(old).zip(step(new)).map(|(old, new)| new.cmp(&old)))
}

/// The worst and the best of what is chosen.
fn ranks(scale: &Scale<'_>, old: &Term, new: &Term) -> Worth {
    let ends = |term: &Term| {
        let Term::Choices(all) = term else { return None };
        let ranks: Option<Vec<i32>> = all
            .iter()
            .map(|named| match named {
                Named::Known(id) => scale.choices?.get(*id)?.rank,
                Named::Own(_) => None,
            })
            .collect();
        let ranks = ranks?;
        Some((*ranks.iter().min()?, *ranks.iter().max()?))
    };
    match (old, new) {
        (Term::ToBeAgreed, Term::Choices(_)) => return Worth::Stronger,
        (Term::Choices(_), Term::ToBeAgreed) => return Worth::Weaker,
        _ => {}
    }
    let order = ends(old).zip(ends(new)).and_then(|(old, new)| match (new.0.cmp(&old.0), new.1.cmp(&old.1)) {
        (one, two) if one == two => Some(one),
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        _ => None,
    });
    worth(order)
}

/// More members are better; members for members cannot be told.
fn members(old: &Term, new: &Term) -> Worth {
    let (Some(old), Some(new)) = (set(old), set(new)) else { return Worth::Unclear };
    let (lost, gained) = (old.iter().any(|member| !new.contains(member)), new.iter().any(|member| !old.contains(member)));
    match (lost, gained) {
        (false, false) => Worth::Neutral,
        (true, false) => Worth::Weaker,
        (false, true) => Worth::Stronger,
        (true, true) => Worth::Unclear,
    }
}

fn set(term: &Term) -> Option<Vec<String>> {
    Some(match term {
        Term::None | Term::ToBeAgreed => Vec::new(),
        Term::Choices(all) => all.iter().map(|named| format!("{named:?}")).collect(),
        Term::Codes(all) | Term::Parties(all) | Term::Law(all) => all.clone(),
        Term::References(all) => all.iter().map(|(id, _)| id.clone()).collect(),
        _ => return None,
    })
}
