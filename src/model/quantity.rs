//! Quantities with units, and what can be said when two of them are compared.
//!
//! Comparing is three-valued: 4 weeks are 28 days, 30 days against 1 month cannot be told, and
//! money of two currencies never compares.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::vocabulary::{Protects, Unit};

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Things: copies, members.
    Count,
    /// Hundredths.
    Percent,
    /// A currency, by its ISO 4217 code.
    Money(String),
    /// Time.
    Time(Unit),
}

/// A number with what it counts, perhaps for each period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number, exact.
    pub amount: Decimal,
    /// What it counts.
    pub measure: Measure,
    /// For each of these: `per month`.
    pub per: Option<Unit>,
}

/// A quantity with a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bounded {
    /// Just so much.
    Exactly(Quantity),
    /// So much or more.
    AtLeast(Quantity),
    /// So much or less.
    AtMost(Quantity),
    /// From the first to the second.
    Between(Quantity, Quantity),
}

/// What a change from one value to another means for the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Better protected.
    Stronger,
    /// The same.
    Same,
    /// Less protected.
    Weaker,
    /// It cannot be told.
    Unclear,
}

impl Quantity {
    /// Compares two quantities; `None` when it cannot be told.
    ///
    /// Antisymmetric, and transitive where it is defined.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.per != other.per && !(self.amount.is_zero() && other.amount.is_zero()) {
            return None;
        }
        match (&self.measure, &other.measure) {
            (Measure::Time(one), Measure::Time(two)) => compare_times(self.amount, *one, other.amount, *two),
            (Measure::Money(one), Measure::Money(two)) if one != two => {
                (self.amount.is_zero() && other.amount.is_zero()).then_some(Ordering::Equal)
            }
            (one, two) if one == two => Some(self.amount.cmp(&other.amount)),
            _ => None,
        }
    }
}

/// Times in one family compare exactly; days against months compare only where every month does.
fn compare_times(one: Decimal, unit: Unit, two: Decimal, other: Unit) -> Option<Ordering> {
    if one.is_zero() && two.is_zero() {
        return Some(Ordering::Equal);
    }
    let (a, b) = (Length::of(one, unit)?, Length::of(two, other)?);
    match (a, b) {
        (Length::Minutes(a), Length::Minutes(b))
        | (Length::Days(a), Length::Days(b))
        | (Length::WorkingDays(a), Length::WorkingDays(b))
        | (Length::Months(a), Length::Months(b))
        | (Length::Seasons(a), Length::Seasons(b)) => Some(a.cmp(&b)),
        (Length::Days(days), Length::Months(months)) => days_against_months(days, months),
        (Length::Months(months), Length::Days(days)) => days_against_months(days, months).map(Ordering::reverse),
        (Length::Days(days), Length::Minutes(minutes)) => days_against_hours(days, minutes),
        (Length::Minutes(minutes), Length::Days(days)) => days_against_hours(days, minutes).map(Ordering::reverse),
        _ => None,
    }
}

/// Families of units that convert into one another without a convention.
enum Length {
    Minutes(Decimal),
    Days(Decimal),
    WorkingDays(Decimal),
    Months(Decimal),
    Seasons(Decimal),
}

impl Length {
    fn of(amount: Decimal, unit: Unit) -> Option<Self> {
        let times = |n: u32| amount.checked_mul(Decimal::from(n));
        Some(match unit {
            Unit::Minute => Self::Minutes(amount),
            Unit::Hour => Self::Minutes(times(60)?),
            Unit::Day => Self::Days(amount),
            Unit::Week => Self::Days(times(7)?),
            Unit::WorkingDay => Self::WorkingDays(amount),
            Unit::Month => Self::Months(amount),
            Unit::Year => Self::Months(times(12)?),
            Unit::Season => Self::Seasons(amount),
        })
    }
}

/// A month has 28 to 31 days; whatever lies outside `28 n..=31 n` is certain.
fn days_against_months(days: Decimal, months: Decimal) -> Option<Ordering> {
    let least = months.checked_mul(Decimal::from(28))?;
    let most = months.checked_mul(Decimal::from(31))?;
    if days < least {
        Some(Ordering::Less)
    } else if days > most {
        Some(Ordering::Greater)
    } else {
        None
    }
}

/// Days are counted by the calendar: a term of so many days ends up to a day sooner or later than so
/// many times 24 hours.
fn days_against_hours(days: Decimal, minutes: Decimal) -> Option<Ordering> {
    let day = Decimal::from(24 * 60);
    let exact = days.checked_mul(day)?;
    if exact.checked_sub(day)? >= minutes {
        Some(Ordering::Greater)
    } else if exact.checked_add(day)? <= minutes {
        Some(Ordering::Less)
    } else {
        None
    }
}

impl Bounded {
    /// The quantities named, in order.
    pub fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        let (first, second) = match self {
            Self::Exactly(one) | Self::AtLeast(one) | Self::AtMost(one) => (one, None),
            Self::Between(low, high) => (low, Some(high)),
        };
        std::iter::once(first).chain(second)
    }

    /// The quantity that a worker can count on when more (or less) is better: the worst case.
    /// `None` when the bound leaves it open.
    #[must_use]
    pub const fn worst(&self, more_is_better: bool) -> Option<&Quantity> {
        match (self, more_is_better) {
            (Self::Exactly(one), _) | (Self::AtLeast(one), true) | (Self::AtMost(one), false) => Some(one),
            (Self::Between(low, _), true) => Some(low),
            (Self::Between(_, high), false) => Some(high),
            (Self::AtLeast(_), false) | (Self::AtMost(_), true) => None,
        }
    }

    /// What changing `self` into `new` means for the worker, judged by the worst case.
    #[must_use]
    pub fn effect(&self, new: &Self, protects: Protects) -> Effect {
        let more = match protects {
            Protects::More => true,
            Protects::Less => false,
            _ => return if self == new { Effect::Same } else { Effect::Unclear },
        };
        match (self.worst(more), new.worst(more)) {
            (None, None) if self == new => Effect::Same,
            (None, None) => Effect::Unclear,
            (None, Some(_)) => Effect::Stronger,
            (Some(_), None) => Effect::Weaker,
            (Some(old), Some(new)) => match old.compare(new) {
                None => Effect::Unclear,
                Some(Ordering::Equal) => Effect::Same,
                Some(Ordering::Less) => {
                    if more {
                        Effect::Stronger
                    } else {
                        Effect::Weaker
                    }
                }
                Some(Ordering::Greater) => {
                    if more {
                        Effect::Weaker
                    } else {
                        Effect::Stronger
                    }
                }
            },
        }
    }
}

impl Quantity {
    /// The amount as a whole number, when it is one and small enough to be said in words.
    #[must_use]
    pub fn whole(&self) -> Option<u64> {
        self.amount.is_integer().then(|| self.amount.to_u64()).flatten()
    }
}
