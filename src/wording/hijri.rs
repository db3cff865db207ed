//! The Hijri date beside a Gregorian one, by the tables of Umm al-Qura.
//!
//! Each State announces the first day of a month from the sighting of the moon, so a computed date can be a day off
//! the official one: it is printed in parentheses with the calendar named, decides nothing, and gives way to the date
//! that the drafter states.

use icu_calendar::Date;
use icu_calendar::cal::Hijri;

/// A day of the Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HijriDate {
    /// The year.
    pub year: i32,
    /// The month, 1 (Muharram) to 12.
    pub month: u8,
    /// The day of the month.
    pub day: u8,
}

/// The years that the tables of Umm al-Qura cover; outside them a date would be guessed.
const COVERED: std::ops::RangeInclusive<i32> = 1343..=1500;

/// The Hijri date of a Gregorian day; nothing outside the years 1343 to 1500 (1924 to 2077).
#[must_use]
pub fn hijri(day: jiff::civil::Date) -> Option<HijriDate> {
    let month = u8::try_from(day.month()).ok()?;
    let of_month = u8::try_from(day.day()).ok()?;
    let date = Date::try_new_gregorian(day.year().into(), month, of_month).ok()?.to_calendar(Hijri::new_umm_al_qura());
    let year = date.year().extended_year();
    COVERED.contains(&year).then(|| HijriDate { year, month: date.month().ordinal, day: date.day_of_month().0 })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Days that official texts or calendars pair; the Libyan ones stand in treaties and statutes.
    #[test]
    fn dates_that_are_known() {
        for (gregorian, (year, month, day)) in [
            (date(2026, 11, 19), (1448, 6, 9)),
            (date(1976, 5, 24), (1396, 5, 24)),
            (date(2010, 1, 28), (1431, 2, 13)),
            (date(2024, 3, 11), (1445, 9, 1)),
            (date(2024, 7, 7), (1446, 1, 1)),
        ] {
            assert_eq!(hijri(gregorian), Some(HijriDate { year, month, day }), "{gregorian}");
        }
    }

    #[test]
    fn nothing_is_guessed_outside_the_tables() {
        assert_eq!(hijri(date(1912, 1, 1)), None);
        assert_eq!(hijri(date(2090, 1, 1)), None);
    }

    /// Days follow each other: no day is skipped and no month has 28 or 31 days.
    #[test]
    fn days_follow_each_other() {
        let mut day = date(2020, 1, 1);
        let mut before = hijri(day).unwrap();
        for _ in 0..4000 {
            day = day.tomorrow().unwrap();
            let now = hijri(day).unwrap();
            if now.day == 1 {
                assert!(matches!(before.day, 29 | 30), "{day}");
            } else {
                assert_eq!((now.year, now.month, now.day), (before.year, before.month, before.day + 1), "{day}");
            }
            before = now;
        }
    }
}
