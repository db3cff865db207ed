//! Ranges of quantities: what a bounded value allows, from its least to its most.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::finding::Doubt;
use crate::model::{Bounded, Measure, Quantity};
use crate::syntax::expression::Operator;
use crate::vocabulary::Unit;

use super::truth::Truth;

/// What a value allows; an end that is absent is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: Option<Quantity>,
    pub high: Option<Quantity>,
}

impl Range {
    pub fn of(bounded: &Bounded) -> Self {
        let (low, high) = match bounded {
            Bounded::Exactly(one) => (Some(one), Some(one)),
            Bounded::AtLeast(one) => (Some(one), None),
            Bounded::AtMost(one) => (None, Some(one)),
            Bounded::Between(low, high) => (Some(low), Some(high)),
        };
        Self { low: low.cloned(), high: high.cloned() }
    }

    pub fn exactly(quantity: Quantity) -> Self {
        Self { low: Some(quantity.clone()), high: Some(quantity) }
    }

    /// A quantity of nothing, in the measure of another range.
    pub fn nothing(like: &Self) -> Self {
        let measure = like.low.as_ref().or(like.high.as_ref());
        let zero = Quantity {
            amount: Decimal::ZERO,
            measure: measure.map_or(Measure::Count, |quantity| quantity.measure.clone()),
            per: measure.and_then(|quantity| quantity.per),
        };
        Self::exactly(zero)
    }

    /// Both together.
    pub fn plus(&self, other: &Self, minus: bool) -> Option<Self> {
        let (low, high) = if minus { (&other.high, &other.low) } else { (&other.low, &other.high) };
        let ends = |one: &Option<Quantity>, two: &Option<Quantity>| match (one, two) {
            (Some(one), Some(two)) => add(one, two, minus).map(Some),
            _ => Some(None),
        };
        Some(Self { low: ends(&self.low, low)?, high: ends(&self.high, high)? })
    }

    pub fn times(&self, factor: u32) -> Option<Self> {
        let end = |one: &Option<Quantity>| match one {
            Some(one) => {
                let amount = one.amount.checked_mul(Decimal::from(factor))?;
                Some(Some(Quantity { amount, per: None, ..one.clone() }))
            }
            None => Some(None),
        };
        Some(Self { low: end(&self.low)?, high: end(&self.high)? })
    }
}

/// Quantities of one family of units add up; of two they do not.
fn add(one: &Quantity, two: &Quantity, minus: bool) -> Option<Quantity> {
    let (amount, other, measure) = match (&one.measure, &two.measure) {
        (a, b) if a == b => (one.amount, two.amount, a.clone()),
        (Measure::Time(a), Measure::Time(b)) => {
            let (small, factor_a, factor_b) = common(*a, *b)?;
            (one.amount.checked_mul(factor_a)?, two.amount.checked_mul(factor_b)?, Measure::Time(small))
        }
        _ => return None,
    };
    let amount = if minus { amount.checked_sub(other)? } else { amount.checked_add(other)? };
    let per = if one.per == two.per { one.per } else { None };
    Some(Quantity { amount, measure, per })
}

fn common(one: Unit, two: Unit) -> Option<(Unit, Decimal, Decimal)> {
    let family = |unit| match unit {
        Unit::Minute => Some((Unit::Minute, 1_u32)),
        Unit::Hour => Some((Unit::Minute, 60)),
        Unit::Day => Some((Unit::Day, 1)),
        Unit::Week => Some((Unit::Day, 7)),
        Unit::Month => Some((Unit::Month, 1)),
        Unit::Year => Some((Unit::Month, 12)),
        Unit::WorkingDay | Unit::Season => None,
    };
    let ((small, a), (other, b)) = (family(one)?, family(two)?);
    (small == other).then(|| (small, Decimal::from(a), Decimal::from(b)))
}

/// Compares two ranges by the worst that the first allows.
pub fn compare(operator: Operator, left: &Range, right: &Range) -> (Truth, Option<Doubt>) {
    match operator {
        Operator::AtMost => ends(left.high.as_ref(), right.high.as_ref(), Ordering::is_le),
        Operator::Less => ends(left.high.as_ref(), right.high.as_ref(), Ordering::is_lt),
        Operator::AtLeast => ends(left.low.as_ref(), right.low.as_ref(), Ordering::is_ge),
        Operator::Greater => ends(left.low.as_ref(), right.low.as_ref(), Ordering::is_gt),
        Operator::Equal => equal(left, right),
        Operator::Unequal => {
            let (truth, doubt) = equal(left, right);
            (
                match truth {
                    Truth::True => Truth::False,
                    Truth::False => Truth::True,
                    other => other,
                },
                doubt,
            )
        }
    }
}

fn ends(left: Option<&Quantity>, right: Option<&Quantity>, holds: fn(Ordering) -> bool) -> (Truth, Option<Doubt>) {
    match (left, right) {
        // The other side asks nothing at this end.
        (_, None) => (Truth::True, None),
        (None, Some(_)) => (Truth::Unknown, Some(Doubt::new("doubt_unbounded"))),
        (Some(left), Some(right)) => match order(left, right) {
            Some(order) => (Truth::of(holds(order)), None),
            None => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
        },
    }
}

fn equal(left: &Range, right: &Range) -> (Truth, Option<Doubt>) {
    let same = |one: &Option<Quantity>, two: &Option<Quantity>| match (one, two) {
        (Some(one), Some(two)) => order(one, two).map(Ordering::is_eq),
        (None, None) => Some(true),
        _ => Some(false),
    };
    match (same(&left.low, &right.low), same(&left.high, &right.high)) {
        (Some(low), Some(high)) => (Truth::of(low && high), None),
        _ => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
    }
}

/// Compares what is stated with what is stated. Two floors compare as floors and two ceilings as
/// ceilings; else both may be as bad for the worker as they allow.
pub fn compare_stated(operator: Operator, left: &Range, right: &Range) -> (Truth, Option<Doubt>) {
    let (one, two) = match (operator, left, right) {
        (Operator::Equal | Operator::Unequal, ..) => return compare(operator, left, right),
        (_, Range { low: Some(one), high: None }, Range { low: Some(two), high: None })
        | (_, Range { low: None, high: Some(one) }, Range { low: None, high: Some(two) }) => (Some(one), Some(two)),
        (Operator::AtMost | Operator::Less, ..) => (left.high.as_ref(), right.low.as_ref()),
        (Operator::AtLeast | Operator::Greater, ..) => (left.low.as_ref(), right.high.as_ref()),
    };
    match (one, two) {
        (Some(one), Some(two)) => match order(one, two) {
            Some(order) => (Truth::of(holds(operator, order)), None),
            None => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
        },
        _ => (Truth::Unknown, Some(Doubt::new("doubt_unbounded"))),
    }
}

/// Whether an order satisfies a comparison.
pub const fn holds(operator: Operator, order: Ordering) -> bool {
    match operator {
        Operator::Equal => order.is_eq(),
        Operator::Unequal => order.is_ne(),
        Operator::Less => order.is_lt(),
        Operator::AtMost => order.is_le(),
        Operator::Greater => order.is_gt(),
        Operator::AtLeast => order.is_ge(),
    }
}

/// A rule says "10 hours" of what is stated for each day: the period of the field is meant.
fn order(left: &Quantity, right: &Quantity) -> Option<Ordering> {
    if left.per != right.per && (left.per.is_none() || right.per.is_none()) && !matches!(left.measure, Measure::Money(_)) {
        let bare = |quantity: &Quantity| Quantity { per: None, ..quantity.clone() };
        return bare(left).compare(&bare(right));
    }
    left.compare(right)
}
