//! What a quantity assures a worker, whatever else it allows.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Scale;
use crate::model::{Instant, Measure, Quantity, Term};
use crate::vocabulary::{ChoiceId, Unit};

/// What a worker can count on.
#[derive(Clone, Debug, PartialEq)]
pub enum Assured {
    /// Nothing at all: `none` of what protects, or no limit to what burdens.
    Denied,
    /// Nothing certain: it is to be agreed, or bounded at its other end only.
    Open(Option<Quantity>),
    /// So much.
    Amount(Quantity),
    /// All that could be asked: no limit to what protects, `none` of what burdens.
    Full,
    /// So long after an event.
    Moment(Quantity, ChoiceId),
    /// It depends on something else.
    Unknown,
}

impl Assured {
    /// What a term assures where more (or less) is better.
    pub fn of(scale: &Scale<'_>, term: &Term, more: bool) -> Self {
        match term {
            Term::None => Self::end(!more),
            Term::Unlimited => Self::end(more),
            Term::ToBeAgreed => Self::Open(None),
            Term::Quantity(bounded) => match bounded.worst(more) {
                Some(quantity) if quantity.amount.is_zero() => Self::end(!more),
                Some(quantity) => Self::Amount(quantity.clone()),
                None => Self::Open(bounded.worst(!more).cloned()),
            },
            Term::Law(states) => lawful(scale, states).map_or(Self::Unknown, |term| Self::of(&without_law(scale), term, more)),
            Term::Instant(instant) => Self::instant(instant, more),
            _ => Self::Unknown,
        }
    }

    const fn end(good: bool) -> Self {
        if good { Self::Full } else { Self::Denied }
    }

    fn instant(instant: &Instant, more: bool) -> Self {
        let days = |amount: i64| Quantity { amount: Decimal::from(amount), measure: Measure::Time(Unit::Day), per: None };
        match instant {
            Instant::On(event) => Self::Moment(days(0), *event),
            Instant::After(time, event) => time.worst(more).map_or(Self::Open(None), |time| Self::Moment(time.clone(), *event)),
            Instant::Before(time, event) => time.worst(!more).map_or(Self::Open(None), |time| {
                let amount = -time.amount;
                Self::Moment(Quantity { amount, ..time.clone() }, *event)
            }),
            Instant::Date(_) | Instant::FirstDay { .. } => Self::Unknown,
        }
    }

    /// How the second stands to the first for the worker; nothing when it cannot be told.
    pub fn compare(&self, new: &Self, more: bool) -> Option<Ordering> {
        let way = |order: Ordering| if more { order } else { order.reverse() };
        match (self, new) {
            (Self::Unknown, _) | (_, Self::Unknown) => None,
            (Self::Amount(old), Self::Amount(new)) | (Self::Open(Some(old)), Self::Open(Some(new))) => new.compare(old).map(way),
            (Self::Moment(old, one), Self::Moment(new, two)) => (one == two).then(|| new.compare(old).map(way)).flatten(),
            (Self::Moment(..), Self::Open(_)) => Some(Ordering::Less),
            (Self::Open(_), Self::Moment(..)) => Some(Ordering::Greater),
            (Self::Open(_), Self::Open(_)) | (Self::Moment(..), _) | (_, Self::Moment(..)) => None,
            _ => Some(new.step().cmp(&self.step())),
        }
    }

    const fn step(&self) -> u8 {
        match self {
            Self::Denied => 0,
            Self::Open(_) | Self::Unknown => 1,
            Self::Amount(_) | Self::Moment(..) => 2,
            Self::Full => 3,
        }
    }
}

/// The one term of the law of one State.
fn lawful<'a>(scale: &Scale<'a>, states: &[String]) -> Option<&'a Term> {
    let ((figures, _), (kind, field)) = (scale.law?, scale.path?);
    let [state] = states else { return None };
    figures.get(state, kind, field)?.value.term()
}

/// A law that refers to a law would go round in circles.
const fn without_law<'a>(scale: &Scale<'a>) -> Scale<'a> {
    Scale { law: None, ..*scale }
}
