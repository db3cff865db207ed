//! Whether two values say the same, wherever they stand.

use std::cmp::Ordering;

use crate::model::{Bounded, Case, Quantity, Term};

/// What two values of one field say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same.
    Same,
    /// Not the same, yet both can hold.
    Compatible,
    /// They cannot both hold.
    Differ,
}

/// Compares two lists of cases; conditions that only one of them has do not count.
pub fn compare_cases(one: &[Case], two: &[Case]) -> Agreement {
    let mut result = if one.len() == two.len() { Agreement::Same } else { Agreement::Compatible };
    for case in one {
        let Some(other) = two.iter().find(|other| other.when == case.when) else {
            result = worse(result, Agreement::Compatible);
            continue;
        };
        let firm = if case.in_principle == other.in_principle { Agreement::Same } else { Agreement::Compatible };
        result = worse(worse(result, firm), compare_terms(&case.term, &other.term));
    }
    result
}

/// True when every case says the same.
pub fn same_cases(one: &[Case], two: &[Case]) -> bool {
    compare_cases(one, two) == Agreement::Same
}

const fn worse(one: Agreement, two: Agreement) -> Agreement {
    match (one, two) {
        (Agreement::Differ, _) | (_, Agreement::Differ) => Agreement::Differ,
        (Agreement::Compatible, _) | (_, Agreement::Compatible) => Agreement::Compatible,
        _ => Agreement::Same,
    }
}

fn compare_terms(one: &Term, two: &Term) -> Agreement {
    match (one, two) {
        (Term::Quantity(one), Term::Quantity(two)) => compare_bounded(one, two),
        (Term::Choices(one), Term::Choices(two)) if one.len() > 1 || two.len() > 1 => members(one, two),
        (Term::Codes(one), Term::Codes(two)) => members(one, two),
        (Term::Parties(one), Term::Parties(two)) | (Term::Law(one), Term::Law(two)) => members(one, two),
        (Term::References(one), Term::References(two)) => {
            let ids = |all: &[(String, _)]| all.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
            members(&ids(one), &ids(two))
        }
        (Term::Text(_), _) | (_, Term::Text(_)) | (Term::ToBeAgreed, _) | (_, Term::ToBeAgreed) => Agreement::Compatible,
        // A floor set by law or by parity may lie on either side of a number.
        (Term::Law(_) | Term::Nationals, _) | (_, Term::Law(_) | Term::Nationals) if one != two => Agreement::Compatible,
        _ if one == two => Agreement::Same,
        _ => Agreement::Differ,
    }
}

/// Lists in two places may add up.
fn members<T: PartialEq>(one: &[T], two: &[T]) -> Agreement {
    let same = one.len() == two.len() && one.iter().all(|member| two.contains(member));
    if same { Agreement::Same } else { Agreement::Compatible }
}

fn compare_bounded(one: &Bounded, two: &Bounded) -> Agreement {
    let equal = |one: &Quantity, two: &Quantity| one.compare(two) == Some(Ordering::Equal);
    match (one, two) {
        (Bounded::Exactly(a), Bounded::Exactly(b))
        | (Bounded::AtLeast(a), Bounded::AtLeast(b))
        | (Bounded::AtMost(a), Bounded::AtMost(b)) => match a.compare(b) {
            Some(Ordering::Equal) => Agreement::Same,
            Some(_) => Agreement::Differ,
            None => Agreement::Compatible,
        },
        (Bounded::Between(a, b), Bounded::Between(c, d)) if equal(a, c) && equal(b, d) => Agreement::Same,
        _ => {
            let apart = |high: Option<&Quantity>, low: Option<&Quantity>| {
                high.zip(low).is_some_and(|(high, low)| high.compare(low) == Some(Ordering::Less))
            };
            let disjoint = apart(highest(one), lowest(two)) || apart(highest(two), lowest(one));
            if disjoint { Agreement::Differ } else { Agreement::Compatible }
        }
    }
}

const fn lowest(bounded: &Bounded) -> Option<&Quantity> {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::Between(one, _) => Some(one),
        Bounded::AtMost(_) => None,
    }
}

const fn highest(bounded: &Bounded) -> Option<&Quantity> {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtMost(one) | Bounded::Between(_, one) => Some(one),
        Bounded::AtLeast(_) => None,
    }
}
