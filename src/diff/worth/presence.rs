//! What it means that a text speaks where it was silent. Silence leaves everything to the law; a floor under it, a ceiling over a
//! burden, a yes to a protection are gains, and what merely allows a burden is not.

use super::Scale;
use crate::diff::change::Worth;
use crate::model::{Bounded, Term};
use crate::vocabulary::{FieldType, Protects};

/// What stating a term means where nothing was stated.
pub fn of(scale: &Scale<'_>, term: &Term) -> Worth {
    match (scale.field.def.protects, term) {
        (Protects::Neutral, _) => Worth::Neutral,
        (_, Term::ToBeAgreed | Term::Law(_)) => Worth::Unclear,
        (_, Term::Nationals) => Worth::Stronger,
        (Protects::More, term) => more(term),
        (Protects::Less, term) => less(scale, term),
        (Protects::Yes, term) => yes(term, true),
        (Protects::No, term) => yes(term, false),
        (Protects::Rank, term) => rank(scale, term),
        (Protects::Members, Term::None) => Worth::Weaker,
        (Protects::Members, _) => Worth::Stronger,
    }
}

fn more(term: &Term) -> Worth {
    match term {
        Term::None => Worth::Weaker,
        Term::Unlimited => Worth::Stronger,
        Term::Quantity(bounded) => match bounded.worst(true) {
            Some(quantity) if quantity.amount.is_zero() => Worth::Weaker,
            Some(_) => Worth::Stronger,
            None => Worth::Unclear,
        },
        _ => Worth::Unclear,
    }
}

/// A limit of time is a protection however it is stated; an amount of money is one only as a ceiling.
fn less(scale: &Scale<'_>, term: &Term) -> Worth {
    let charge = matches!(scale.field.kind, FieldType::Money | FieldType::MoneyPer | FieldType::Percent);
    match term {
        Term::None => Worth::Stronger,
        Term::Unlimited => Worth::Weaker,
        Term::Quantity(Bounded::AtLeast(_)) => Worth::Weaker,
        Term::Quantity(Bounded::Exactly(quantity)) if charge && !quantity.amount.is_zero() => Worth::Unclear,
        Term::Quantity(_) => Worth::Stronger,
        _ => Worth::Unclear,
    }
}

const fn yes(term: &Term, good: bool) -> Worth {
    match term {
        Term::YesNo(said) if *said == good => Worth::Stronger,
        Term::YesNo(_) => Worth::Weaker,
        _ => Worth::Unclear,
    }
}

/// The best choice is a gain, the worst a loss; what lies between cannot be told.
fn rank(scale: &Scale<'_>, term: &Term) -> Worth {
    let (Term::Choices(all), Some(choices)) = (term, scale.choices) else { return Worth::Unclear };
    let known: Vec<i32> = choices.iter().filter_map(|(_, _, entry)| entry.rank).collect();
    let chosen: Option<Vec<i32>> = all
        .iter()
        .map(|named| match named {
            crate::model::Named::Known(id) => choices.get(*id)?.rank,
            crate::model::Named::Own(_) => None,
        })
        .collect();
    match (chosen, known.iter().min(), known.iter().max()) {
        (Some(chosen), Some(least), Some(most)) if least < most => {
            if chosen.iter().all(|rank| rank == most) {
                Worth::Stronger
            } else if chosen.contains(least) {
                Worth::Weaker
            } else {
                Worth::Unclear
            }
        }
        _ => Worth::Unclear,
    }
}
