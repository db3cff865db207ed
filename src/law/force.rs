//! Whom an authority binds at a date, from the registers of ratification. Signature is not
//! ratification; what is not known is not guessed.

use jiff::civil::Date;

use super::rulebook::BookBasis;
use super::{Instrument, Law, Ratification};

/// Whether an instrument is in force for a State.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The register does not say.
    Unknown,
}

/// How a State stands to an instrument at a date. Without a date, today's register is meant.
#[must_use]
pub fn standing(law: &Law, state: &str, instrument: &Instrument, basis: &BookBasis, on: Option<Date>) -> Bound {
    if instrument.binds_all.is_some() && instrument.kind != "convention" {
        return Bound::Yes;
    }
    let Some(country) = law.country(state) else { return Bound::Unknown };
    let Some(known) = country.ratifications.get(&instrument.id) else { return Bound::Unknown };
    let bound = match known.status.as_str() {
        "yes" => entered(known, instrument, on),
        "no" => Bound::No,
        _ => Bound::Unknown,
    };
    match bound {
        Bound::Yes if !basis.annex.is_empty() => accepted(known.annexes.as_deref(), &basis.annex),
        Bound::Yes if !basis.branch.is_empty() => accepted(known.branches.as_deref(), &basis.branch),
        bound => bound,
    }
}

/// Conventions of the International Labour Organization enter into force for a Member twelve
/// months after its ratification is registered.
fn entered(known: &Ratification, instrument: &Instrument, on: Option<Date>) -> Bound {
    let Some(on) = on else { return Bound::Yes };
    // A day of the register that is no day says nothing, and nothing is guessed from it.
    let day = |text: &Option<String>| text.as_deref().map(str::parse::<Date>).transpose();
    let (Ok(general), Ok(ratified)) = (day(&instrument.in_force), day(&known.date)) else { return Bound::Unknown };
    if general.is_some_and(|general| on < general) {
        return Bound::No;
    }
    let delay = i16::from(instrument.organisation == "ILO");
    if let Some(day) = ratified {
        let effective = date_after(day, delay);
        return if effective <= on { Bound::Yes } else { Bound::No };
    }
    let Some(year) = known.year.and_then(|year| i16::try_from(year).ok()) else { return Bound::Yes };
    let year = year.saturating_add(delay);
    match year.cmp(&on.year()) {
        std::cmp::Ordering::Less => Bound::Yes,
        std::cmp::Ordering::Equal => Bound::Unknown,
        std::cmp::Ordering::Greater => Bound::No,
    }
}

fn date_after(day: Date, years: i16) -> Date {
    let moved = day.year().checked_add(years).and_then(|year| Date::new(year, day.month(), day.day()).ok());
    // What the calendar has no day for is the first of March, and after its end its last day.
    moved.or_else(|| Date::new(day.year().checked_add(years)?, 3, 1).ok()).unwrap_or(Date::MAX)
}

/// Whether a list in words names a part: "I, II and III accepted", "I, II and III excluded".
fn accepted(list: Option<&str>, part: &str) -> Bound {
    let Some(list) = list.map(str::to_lowercase) else { return Bound::Unknown };
    let part = part.to_lowercase();
    let named = list.split(|letter: char| !letter.is_alphanumeric() && letter != ' ').flat_map(|piece| piece.split(" and "));
    let names = named.map(|piece| piece.trim().trim_end_matches("accepted").trim_end_matches("excluded").trim().to_owned());
    let present = names.into_iter().any(|name| name == part);
    match (present, list.contains("excluded"), list.contains("accepted")) {
        (true, true, false) => Bound::No,
        (true, false, true) => Bound::Yes,
        _ => Bound::Unknown,
    }
}

/// The pack to which an authority belongs.
#[must_use]
pub fn pack_of<'l>(law: &'l Law, basis: &BookBasis) -> &'l str {
    match basis.law.as_str() {
        "destination" => "libya",
        "origin" => "origin",
        _ => law.instrument(&basis.source).map_or("", |instrument| instrument.pack.as_str()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn ilo(in_force: &str) -> Instrument {
        let known = Law::embedded().instrument("C189").unwrap();
        Instrument { in_force: Some(in_force.to_owned()), ..known.clone() }
    }

    fn on(day: &str) -> Option<Date> {
        Some(day.parse().unwrap())
    }

    fn ratified(date: Option<&str>, year: Option<i32>) -> Ratification {
        let known = Law::embedded().country("PH").unwrap().ratifications.get("C189").unwrap();
        Ratification { date: date.map(str::to_owned), year, ..(**known).clone() }
    }

    #[test]
    fn a_convention_binds_twelve_months_after_its_ratification() {
        let known = ratified(Some("2020-02-29"), None);
        let at = |day| entered(&known, &ilo("2013-09-05"), on(day));
        assert_eq!(at("2021-02-28"), Bound::No);
        assert_eq!(at("2021-03-01"), Bound::Yes);
        assert_eq!(entered(&known, &ilo("2022-01-01"), on("2021-12-31")), Bound::No);
        assert_eq!(entered(&known, &ilo("2013-09-05"), None), Bound::Yes);
    }

    #[test]
    fn of_a_year_the_year_that_follows_is_not_known() {
        let at = |day| entered(&ratified(None, Some(2012)), &ilo("2000-01-01"), on(day));
        let found = ["2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01"].map(at);
        assert_eq!(found, [Bound::No, Bound::Unknown, Bound::Unknown, Bound::Yes]);
        assert_eq!(entered(&ratified(None, None), &ilo("2000-01-01"), on("2014-01-01")), Bound::Yes);
    }

    #[test]
    fn a_day_that_is_none_is_not_guessed() {
        for day in ["2020-02-30", "2020-13-01", "2020", "", "yesterday", "99999-01-01"] {
            assert_eq!(entered(&ratified(Some(day), Some(2012)), &ilo("2013-09-05"), on("2026-11-21")), Bound::Unknown, "{day}");
            assert_eq!(entered(&ratified(Some("2012-09-05"), None), &ilo(day), on("2026-11-21")), Bound::Unknown, "{day}");
        }
        assert_eq!(date_after("9999-12-31".parse().unwrap(), 1), Date::MAX);
        assert_eq!(entered(&ratified(Some("9999-12-31"), None), &ilo("2013-09-05"), on("9999-12-30")), Bound::No);
    }

    #[test]
    fn annexes_are_accepted_excluded_or_not_known() {
        let all = |list: Option<&str>| ["I", "II", "III", "IV"].map(|part| accepted(list, part));
        let (yes, no, open) = (Bound::Yes, Bound::No, Bound::Unknown);
        assert_eq!(all(Some("I, II and III accepted")), [yes, yes, yes, open]);
        assert_eq!(all(Some("I, II and III excluded")), [no, no, no, open]);
        assert_eq!(all(Some("II accepted")), [open, yes, open, open]);
        assert_eq!(all(Some("unknown")), [open; 4]);
        assert_eq!(all(None), [open; 4]);
    }
}
