//! What is known of two States, in the shape that the model draft asks for.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Corridor;
use crate::law::{Authority, Country, Figure, Law};
use crate::vocabulary::Vocabulary;

/// Instruments that a preamble may recall, in the order in which it does.
const RECALLED: [&str; 22] = [
    "ICRMW", "ICCPR", "ICESCR", "ICERD", "CEDAW", "CRC", "C029", "C087", "C095", "C097", "C098", "C100", "C105", "C111", "C118", "C138",
    "C143", "C155", "C181", "C182", "C189", "C190",
];

/// Bodies that have a choice among the regional commitments: the key in the register of States, and its choice.
const REGIONAL: [(&str, &str); 5] = [
    ("au", "African Union"),
    ("arab_league", "League of Arab States"),
    ("cen_sad", "CEN-SAD"),
    ("amu", "Arab Maghreb Union"),
    ("ecowas", "ECOWAS"),
];

/// The channels of recruitment, unless an earlier arrangement leaves fewer open.
const CHANNELS: &str = "public employment services, licensed agencies";

/// Authorities that have no part in the agreement.
const APART: [&str; 2] = ["remittance_authority", "health_certificates"];

pub(super) fn facts(corridor: &Corridor<'_>, law: &Law, vocabulary: &Vocabulary) -> Value {
    let Corridor { destination, origin, date, .. } = *corridor;
    let (authentic, courtesy) = languages(origin);
    let recalled = recalled(destination, origin, law);
    let fundamental = |key: &&str| law.instrument(key).is_some_and(|card| card.fundamental);
    let standards: Vec<&str> = recalled.iter().copied().filter(fundamental).collect();
    let known = |fact: &str| value(origin, fact).and_then(|fact| fact.years);
    let figure = |field: &str| figure(origin, field, date);
    let earlier = origin.agreements_with_libya.as_ref();
    let channels = earlier.and_then(|earlier| earlier.channels.as_deref()).unwrap_or(CHANNELS);
    json!({
        "d": names(destination),
        "o": names(origin),
        "date": date.to_string(),
        "several": authentic.len() > 1,
        "authentic": authentic.join(", "),
        "courtesy": courtesy.join(", "),
        "currency": destination.money.currency,
        "reimbursement_currencies": list([&destination.money.currency, &origin.money.currency]),
        "currencies": list([origin.money.currency.as_str(), "USD", "EUR"]),
        "recalled": recalled.join(", "),
        "standards": standards.join(", "),
        "authorities": [authorities(destination, date), authorities(origin, date)],
        "worker_languages": worker_languages(origin, vocabulary),
        "regional": regional(destination, origin),
        "ages_known": known("min_age_general").is_some() || known("min_age_domestic_work").is_some(),
        "age": known("min_age_general").unwrap_or(18).max(18),
        "domestic_age": known("min_age_domestic_work").unwrap_or(21).max(18),
        "domestic_refused": says(origin, "min_age_domestic_work", &["prohibited"]),
        "fee_capped": says(origin, "worker_fee", &["capped"]),
        "closed": says(origin, "deployment_to_libya", &["banned", "restricted"]),
        "channels": channels,
        "agencies": channels.contains("licensed agencies"),
        "maximum_term": figure("contract.maximum_term").unwrap_or("24 months"),
        "wage_floor": figure("wages.minimum"),
        "death_sum": figure("insurance.death_sum"),
        "disability_sum": figure("insurance.disability_sum"),
        "earlier": earlier.is_some_and(|earlier| !earlier.detail.is_empty()),
        "replaced": earlier.and_then(|earlier| earlier.replaced.as_ref()),
        "replaced_signed": earlier.and_then(|earlier| earlier.signed.as_deref()),
    })
}

fn names(country: &Country) -> Value {
    let name = &country.name;
    json!({
        "code": country.id,
        "en": name.en.short,
        "en_adjective": name.en.adjective,
        "fr_of": name.fr.of,
        "fr_in": name.fr.within,
        "fr_adjective": name.fr.adjective.m,
        "ar": name.ar.short,
        "ar_adjective": name.ar.adjective.m,
    })
}

/// Authentic languages: Arabic, and what the State of origin uses among French and English; the
/// other languages of the house are for courtesy translations.
fn languages(origin: &Country) -> (Vec<&'static str>, Vec<&'static str>) {
    ["ar", "fr", "en"].into_iter().partition(|code| *code == "ar" || origin.languages.authentic.iter().any(|known| known == code))
}

/// Languages in which workers are spoken to, as far as the vocabulary knows them.
fn worker_languages(origin: &Country, vocabulary: &Vocabulary) -> String {
    let all = &origin.languages;
    let spoken = all.official.iter().chain(&all.authentic).chain(&all.working).map(String::as_str);
    let known = |code: &&str| vocabulary.set("languages").is_some_and(|set| set.named(code).is_some());
    list(["ar"].into_iter().chain(spoken).filter(known))
}

/// Instruments that the register shows as binding on both States.
fn recalled(one: &Country, two: &Country, law: &Law) -> Vec<&'static str> {
    let bound = |country: &Country, key: &str| country.ratifications.get(key).is_some_and(|known| known.status == "yes");
    RECALLED.into_iter().filter(|key| law.instrument(key).is_some() && bound(one, key) && bound(two, key)).collect()
}

fn regional(one: &Country, two: &Country) -> String {
    let member = |country: &Country, body: &str| country.membership.get(body).is_some_and(|known| known.status == "yes");
    list(REGIONAL.into_iter().filter(|(body, _)| member(one, body) && member(two, body)).map(|(_, choice)| choice))
}

/// The authorities of a State at a date; `only` when there is no need for a list.
fn authorities(country: &Country, date: Date) -> Value {
    let bodies: Vec<Value> = country.authorities.iter().filter(|body| has_part(body, date)).map(body).collect();
    let only = if let [only] = bodies.as_slice() { only.clone() } else { Value::Null };
    json!({ "state": names(country), "only": only, "bodies": bodies })
}

/// A body that has a part in the agreement and is competent at the date.
fn has_part(body: &Authority, date: Date) -> bool {
    in_force(body.from.as_deref(), body.until.as_deref(), date)
        && !APART.contains(&body.role.as_str())
        && ![&body.name.ar, &body.name.fr, &body.name.en].iter().any(|name| name.is_empty())
}

/// True between two days; an unreadable day excludes nothing.
fn in_force(from: Option<&str>, until: Option<&str>, date: Date) -> bool {
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<Date>().ok());
    day(from).is_none_or(|from| from <= date) && day(until).is_none_or(|until| date < until)
}

fn body(body: &Authority) -> Value {
    json!({ "ar": quoted(&body.name.ar), "fr": quoted(&body.name.fr), "en": quoted(&body.name.en) })
}

/// A name that can stand inside quotes: without the signs that a text gives a meaning to.
fn quoted(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '"' | '{' | '}' | '@' | '\n')).collect()
}

fn value<'c>(country: &'c Country, fact: &str) -> Option<&'c crate::law::LawFact> {
    country.recruitment.facts.get(fact)
}

/// What the law of a State lays down for a field at a date, as a drafter would type it.
fn figure<'c>(country: &'c Country, field: &str, date: Date) -> Option<&'c str> {
    let at = |figure: &&Figure| in_force(figure.from.as_deref(), figure.until.as_deref(), date);
    country.law.get(field)?.iter().rev().find(at).map(|figure| figure.value.as_str())
}

fn says(country: &Country, fact: &str, words: &[&str]) -> bool {
    value(country, fact).is_some_and(|fact| words.contains(&fact.value.as_str()))
}

/// A list without repetition.
fn list<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for one in all {
        if !seen.iter().any(|known| known == one.as_ref()) {
            seen.push(one.as_ref().to_owned());
        }
    }
    seen.join(", ")
}
