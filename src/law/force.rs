//! Whom an authority binds at a date, from the registers of ratification. Signature is not
//! ratification; what is not known is not guessed.

use jiff::civil::{Date, date};

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
    let general = instrument.in_force.as_deref().and_then(|day| day.parse::<Date>().ok());
    if general.is_some_and(|general| on < general) {
        return Bound::No;
    }
    let delay = i16::from(instrument.organisation == "ILO");
    if let Some(day) = known.date.as_deref().and_then(|day| day.parse::<Date>().ok()) {
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
    moved.unwrap_or_else(|| date(day.year().saturating_add(years), 3, 1))
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
