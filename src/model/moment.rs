//! From a deadline to a day of the calendar, or the reason why there is none.
//!
//! Days and weeks are counted from the day after the event. Months and years fall on the same day of a later month, or on
//! its last day where it is shorter. Working days, hours and seasons name no day: they stay as they are written.

use jiff::Span;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use super::{Bounded, Case, Instant, Measure, Quantity, Said, Term, Value};
use crate::vocabulary::{Choices, Unit};

/// The days that are known of the life of an agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// When it was signed.
    pub signed: Option<Date>,
    /// When it entered into force.
    pub in_force: Option<Date>,
}

/// Why a duty has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undated {
    /// The event has no known date yet.
    EventNotDated,
    /// The event happens to each worker, request or case.
    EachTime,
    /// The value is an open bracket, or stands in an article that one Party proposes.
    Open,
    /// The value differs by case, or leaves its length to the law.
    NotOneLength,
    /// Working days depend on the holidays of a place.
    WorkingDays,
    /// Hours and minutes are shorter than a day; a season has no length.
    NotInDays,
    /// It repeats more often than each month.
    TooOften,
}

impl Undated {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::EventNotDated => "event_not_dated",
            Self::EachTime => "each_time",
            Self::Open => "open",
            Self::NotOneLength => "not_one_length",
            Self::WorkingDays => "working_days",
            Self::NotInDays => "not_in_days",
            Self::TooOften => "too_often",
        }
    }

    /// Every reason.
    pub const ALL: [Self; 7] =
        [Self::EventNotDated, Self::EachTime, Self::Open, Self::NotOneLength, Self::WorkingDays, Self::NotInDays, Self::TooOften];
}

/// Which way time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// After the event.
    After,
    /// Before the event.
    Before,
}

/// A number of units, as the calendar counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    amount: i32,
    unit: Unit,
}

/// The one term of a value, or why it is not one.
pub(crate) fn term(value: &Value) -> Result<&Term, Undated> {
    match &value.said {
        Said::Open(_) => Err(Undated::Open),
        Said::Cases(cases) => match cases.as_slice() {
            [Case { term, when: None, in_principle: false, .. }] => Ok(term),
            _ => Err(Undated::NotOneLength),
        },
    }
}

/// The length that a term sets: the outer bound of what must be done in time.
pub(crate) fn length(term: &Term) -> Result<Length, Undated> {
    let Term::Quantity(bounded) = term else { return Err(Undated::NotOneLength) };
    let quantity = match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::AtMost(one) => one,
        Bounded::Between(_, high) => high,
    };
    whole(quantity)
}

/// The period of a frequency: "2 per year" is due each year.
pub(crate) fn period(term: &Term) -> Result<Length, Undated> {
    let Term::Quantity(bounded) = term else { return Err(Undated::NotOneLength) };
    let unit = bounded.quantities().find_map(|quantity| quantity.per).ok_or(Undated::NotOneLength)?;
    Ok(Length { amount: 1, unit })
}

fn whole(quantity: &Quantity) -> Result<Length, Undated> {
    let Measure::Time(unit) = quantity.measure else { return Err(Undated::NotOneLength) };
    let amount = quantity.amount.is_integer().then(|| quantity.amount.to_i32()).flatten();
    Ok(Length { amount: amount.ok_or(Undated::NotOneLength)?, unit })
}

impl Length {
    /// The day so many times this length after or before another.
    pub(crate) fn from(self, day: Date, way: Way, times: i32) -> Result<Date, Undated> {
        let amount = i64::from(self.amount) * i64::from(times);
        let span = match self.unit {
            Unit::Day => Span::new().try_days(amount),
            Unit::Week => Span::new().try_weeks(amount),
            Unit::Month => Span::new().try_months(amount),
            Unit::Year => Span::new().try_years(amount),
            Unit::WorkingDay => return Err(Undated::WorkingDays),
            Unit::Minute | Unit::Hour | Unit::Season => return Err(Undated::NotInDays),
        };
        let span = span.map_err(|_| Undated::NotOneLength)?;
        match way {
            Way::After => day.checked_add(span),
            Way::Before => day.checked_sub(span),
        }
        .map_err(|_| Undated::NotOneLength)
    }

    /// Whether several of them fall into a year, so that each can stand in a calendar.
    pub(crate) const fn recurs(self) -> bool {
        self.amount > 0 && matches!(self.unit, Unit::Month | Unit::Year)
    }
}

/// The day of a moment, when the day of each event can be asked for.
pub(crate) fn instant(instant: &Instant, events: &Choices, day_of: impl Fn(&str) -> Result<Date, Undated>) -> Result<Date, Undated> {
    let counted = |bounded: &Bounded| length(&Term::Quantity(bounded.clone()));
    match instant {
        Instant::Date(day) => Ok(*day),
        Instant::On(event) => day_of(events.id(*event)),
        Instant::After(bounded, event) => counted(bounded)?.from(day_of(events.id(*event))?, Way::After, 1),
        Instant::Before(bounded, event) => counted(bounded)?.from(day_of(events.id(*event))?, Way::Before, 1),
        Instant::FirstDay { nth, unit, event } => first_day(*nth, *unit, day_of(events.id(*event))?),
    }
}

/// The first day of the n-th month or year that follows. Where a week begins differs by country: it is left as written.
fn first_day(nth: u8, unit: Unit, day: Date) -> Result<Date, Undated> {
    let start = match unit {
        Unit::Month => day.first_of_month(),
        Unit::Year => day.first_of_year(),
        _ => return Err(Undated::NotInDays),
    };
    Length { amount: i32::from(nth), unit }.from(start, Way::After, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn after(amount: i32, unit: Unit, day: Date) -> Result<Date, Undated> {
        Length { amount, unit }.from(day, Way::After, 1)
    }

    #[test]
    fn months_end_on_the_last_day_of_a_shorter_month() {
        assert_eq!(after(1, Unit::Month, date(2027, 1, 31)), Ok(date(2027, 2, 28)));
        assert_eq!(after(1, Unit::Month, date(2028, 1, 31)), Ok(date(2028, 2, 29)));
        assert_eq!(after(1, Unit::Year, date(2028, 2, 29)), Ok(date(2029, 2, 28)));
        assert_eq!(after(13, Unit::Month, date(2027, 3, 31)), Ok(date(2028, 4, 30)));
        assert_eq!(Length { amount: 6, unit: Unit::Month }.from(date(2030, 8, 31), Way::Before, 1), Ok(date(2030, 2, 28)));
    }

    #[test]
    fn repetitions_count_from_the_first_day_so_that_none_drifts() {
        let month = Length { amount: 1, unit: Unit::Month };
        assert_eq!(month.from(date(2027, 1, 31), Way::After, 1), Ok(date(2027, 2, 28)));
        assert_eq!(month.from(date(2027, 1, 31), Way::After, 2), Ok(date(2027, 3, 31)));
    }

    #[test]
    fn days_cross_years_and_leap_days() {
        assert_eq!(after(30, Unit::Day, date(2027, 12, 15)), Ok(date(2028, 1, 14)));
        assert_eq!(after(1, Unit::Day, date(2028, 2, 28)), Ok(date(2028, 2, 29)));
        assert_eq!(after(2, Unit::Week, date(2026, 12, 25)), Ok(date(2027, 1, 8)));
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        assert_eq!(after(10, Unit::WorkingDay, date(2027, 1, 1)), Err(Undated::WorkingDays));
        assert_eq!(after(72, Unit::Hour, date(2027, 1, 1)), Err(Undated::NotInDays));
        assert_eq!(after(1, Unit::Season, date(2027, 1, 1)), Err(Undated::NotInDays));
        assert_eq!(after(i32::MAX, Unit::Year, date(2027, 1, 1)), Err(Undated::NotOneLength));
    }

    #[test]
    fn the_first_day_of_a_following_month() {
        assert_eq!(first_day(2, Unit::Month, date(2027, 11, 30)), Ok(date(2028, 1, 1)));
        assert_eq!(first_day(1, Unit::Month, date(2027, 1, 1)), Ok(date(2027, 2, 1)));
        assert_eq!(first_day(1, Unit::Year, date(2027, 6, 1)), Ok(date(2028, 1, 1)));
        assert_eq!(first_day(1, Unit::Week, date(2027, 6, 1)), Err(Undated::NotInDays));
    }
}
