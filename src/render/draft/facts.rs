//! What is known of two States, in the shape that the model draft asks for.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Corridor;
use crate::law::{Authority, Country, Law};
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

/// Authorities that have no part in the agreement.
const APART: [&str; 2] = ["remittance_authority", "health_certificates"];

pub(super) fn facts(corridor: &Corridor<'_>, law: &Law, vocabulary: &Vocabulary) -> Value {
    let Corridor { destination, origin, date, .. } = *corridor;
    let (authentic, courtesy) = languages(origin);
    let recalled = recalled(destination, origin, law);
    let fundamental = |key: &&str| law.instrument(key).is_some_and(|card| card.fundamental);
    let standards: Vec<&str> = recalled.iter().copied().filter(fundamental).collect();
    let known = |fact: &str| value(origin, fact).and_then(|fact| fact.years);
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
        "earlier": origin.agreements_with_libya.as_ref().is_some_and(|remark| !remark.detail.is_empty()),
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
    let bodies: Vec<Value> = country.authorities.iter().filter(|body| has_part(body) && holds(body, date)).map(body).collect();
    let only = if let [only] = bodies.as_slice() { only.clone() } else { Value::Null };
    json!({ "state": names(country), "only": only, "bodies": bodies })
}

fn has_part(body: &Authority) -> bool {
    !APART.contains(&body.role.as_str()) && ![&body.name.ar, &body.name.fr, &body.name.en].iter().any(|name| name.is_empty())
}

/// True when the authority is competent at the date; an unreadable date does not exclude it.
fn holds(body: &Authority, date: Date) -> bool {
    let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
    day(&body.from).is_none_or(|from| from <= date) && day(&body.until).is_none_or(|until| date < until)
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
