//! Signs of figures: bounds that turn or fall away, times that grow, units that do not compare.

use std::cmp::Ordering;

use super::super::readings::Reading;
use crate::model::{Bounded, Measure, Quantity, Term};
use crate::vocabulary::{Field, Protects};

/// The figures of both texts.
pub(super) fn pair<'a>(reading: &Reading<'a>) -> Option<(&'a Bounded, &'a Bounded)> {
    match (reading.old_term(), reading.new_term()) {
        (Some(Term::Quantity(old)), Some(Term::Quantity(new))) => Some((old, new)),
        _ => None,
    }
}

/// A bound on the side of the worker became a fixed figure of the same size.
pub(super) fn bound_dropped(old: &Bounded, new: &Bounded, field: Option<&Field>) -> bool {
    match (old, new) {
        (Bounded::AtLeast(floor), Bounded::Exactly(new)) => more(field) == Some(true) && floor.compare(new) == Some(Ordering::Equal),
        (Bounded::AtMost(ceiling), Bounded::Exactly(new)) => more(field) == Some(false) && ceiling.compare(new) == Some(Ordering::Equal),
        _ => false,
    }
}

/// The bound stood on the side of the worker and stands on the other.
pub(super) fn bound_turned(old: &Bounded, new: &Bounded, field: Option<&Field>) -> bool {
    more(field).is_some_and(|more| old.worst(more).is_some() && new.worst(more).is_none())
}

/// True where more is better for the worker, false where less is.
fn more(field: Option<&Field>) -> Option<bool> {
    match field?.def.protects {
        Protects::More => Some(true),
        Protects::Less => Some(false),
        _ => None,
    }
}

/// The second is longer or larger than the first.
pub(super) fn grown(old: &Bounded, new: &Bounded) -> bool {
    main(old).compare(main(new)) == Some(Ordering::Less)
}

/// Two figures of one kind that cannot be told apart: days against months, working days against days, another period.
pub(super) fn incomparable(old: &Bounded, new: &Bounded) -> bool {
    let (one, two) = (main(old), main(new));
    let currencies = matches!((&one.measure, &two.measure), (Measure::Money(one), Measure::Money(two)) if one != two);
    !currencies && one.compare(two).is_none()
}

/// The figure that counts; of a span, its end.
const fn main(bounded: &Bounded) -> &Quantity {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::AtMost(one) | Bounded::Between(_, one) => one,
    }
}
