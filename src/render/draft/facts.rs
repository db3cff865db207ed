//! What is known of two States, by names that `templates/new/pair.toml` uses. A fact that is not known is an empty text.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Corridor;
use super::plan::Plan;
use crate::law::rulebook::BookBasis;
use crate::law::{Authority, Bound, Country, Figure, Law, LawFact, standing};
use crate::vocabulary::Vocabulary;

/// Facts of a pair.
pub(super) struct Facts<'c> {
    known: BTreeMap<&'static str, String>,
    corridor: Corridor<'c>,
}

impl<'c> Facts<'c> {
    pub fn new(corridor: Corridor<'c>, plan: &Plan, law: &Law, vocabulary: &Vocabulary) -> Self {
        let mut known = BTreeMap::new();
        names(corridor, &mut known);
        languages(corridor.origin, plan, vocabulary, &mut known);
        instruments(corridor, plan, law, &mut known);
        recruitment(corridor.origin, plan, &mut known);
        earlier(corridor.origin, &mut known);
        known.insert("bodies", bodies(corridor, plan));
        Self { known, corridor }
    }

    /// A fact by its name: `o.currency`, `spoken`; `law.wages.minimum` is what the law of the State of origin lays down for a field.
    pub fn get(&self, name: &str) -> &str {
        match name.strip_prefix("law.") {
            Some(field) => figure(self.corridor.origin, field, self.corridor.date).unwrap_or_default(),
            None => self.known.get(name).map_or("", String::as_str),
        }
    }

    /// True for a name that some pair has a fact for.
    #[cfg(test)]
    pub fn has(&self, name: &str) -> bool {
        name.starts_with("law.") || self.known.contains_key(name)
    }

    /// A text with the facts that it names: `<o.currency>`.
    pub fn fill(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('<') {
            let (name, after) = tail.split_once('>').unwrap_or((tail, ""));
            out.push_str(before);
            out.push_str(self.get(name));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// True when nothing is asked, or a fact that is known.
    pub fn holds(&self, when: Option<&str>) -> bool {
        when.is_none_or(|fact| !self.get(fact).is_empty())
    }
}

type Known = BTreeMap<&'static str, String>;

/// A fact that is there or not.
fn flag(known: &mut Known, name: &'static str, holds: bool) {
    known.insert(name, if holds { String::from("yes") } else { String::new() });
}

fn names(corridor: Corridor<'_>, known: &mut Known) {
    let Corridor { destination, origin, date, .. } = corridor;
    known.insert("d", destination.id.clone());
    known.insert("o", origin.id.clone());
    known.insert("d.currency", destination.money.currency.clone());
    known.insert("o.currency", origin.money.currency.clone());
    known.insert("date", date.to_string());
}

/// Authentic are Arabic and what the State of origin uses among French and English; the other languages of the house are for
/// courtesy translations. Workers are spoken to in what the vocabulary has a name for.
fn languages(origin: &Country, plan: &Plan, vocabulary: &Vocabulary, known: &mut Known) {
    let all = &origin.languages;
    let writes = |code: &&str| *code == "ar" || all.authentic.iter().any(|known| known == code);
    let (authentic, courtesy): (Vec<&str>, Vec<&str>) = ["ar", "fr", "en"].into_iter().partition(writes);
    let named = |code: &&str| vocabulary.set("languages").is_some_and(|set| set.named(code).is_some());
    let many = plan.spoken.get(&origin.id);
    let written = all.official.iter().chain(all.authentic.iter().filter(|code| *code != "ar")).chain(&all.working);
    let spoken: Vec<&str> = written.chain(many.into_iter().flatten()).map(String::as_str).filter(named).collect();
    let other = spoken.iter().filter(|code| !authentic.contains(code));
    known.insert("authentic", list(&authentic));
    known.insert("courtesy", list(&courtesy));
    flag(known, "one_language", authentic.len() == 1);
    flag(known, "several_languages", authentic.len() > 1);
    flag(known, "no_other", other.clone().next().is_none());
    known.insert("other", list(other));
    known.insert("widest", many.and_then(|many| many.first()).cloned().unwrap_or_default());
    known.insert("spoken", list(&spoken));
}

/// Only what binds both States at the date is named; what is not known is not.
fn instruments(corridor: Corridor<'_>, plan: &Plan, law: &Law, known: &mut Known) {
    let Corridor { destination, origin, date, .. } = corridor;
    let binds = |state: &Country, key: &str| {
        let card = law.instrument(key);
        card.is_some_and(|card| standing(law, &state.id, card, &BookBasis::default(), Some(date)) == Bound::Yes)
    };
    let bound: Vec<&String> = plan.instruments.iter().filter(|key| binds(destination, key) && binds(origin, key)).collect();
    let fundamental = bound.iter().filter(|key| law.instrument(key).is_some_and(|card| card.fundamental));
    let member = |state: &Country, body: &str| state.membership.get(body).is_some_and(|known| known.status == "yes");
    let both = plan.regional.iter().filter(|(body, _)| member(destination, body) && member(origin, body));
    known.insert("fundamental", list(fundamental));
    known.insert("bound", list(bound));
    known.insert("regional", list(both.map(|(_, choice)| choice)));
}

/// What the law of the State of origin says of recruitment for work abroad.
fn recruitment(origin: &Country, plan: &Plan, known: &mut Known) {
    let fact = |name: &str| -> Option<&LawFact> { origin.recruitment.facts.get(name) };
    let says = |name: &str, words: &[&str]| fact(name).is_some_and(|fact| words.contains(&fact.value.as_str()));
    let age = |name: &str| fact(name).and_then(|fact| fact.years).map(|years| years.max(18).to_string());
    let (general, domestic) = (age("min_age_general"), age("min_age_domestic_work"));
    flag(known, "ages_known", general.is_some() || domestic.is_some());
    flag(known, "ages_unknown", general.is_none() && domestic.is_none());
    known.insert("age", general.unwrap_or_default());
    known.insert("domestic_age", domestic.unwrap_or_default());
    flag(known, "domestic_refused", says("min_age_domestic_work", &["prohibited"]));
    flag(known, "fee_capped", says("worker_fee", &["capped"]));
    flag(known, "closed", says("deployment_to_libya", &["banned", "restricted"]));
    let channels = origin.agreements_with_libya.as_ref().and_then(|earlier| earlier.channels.as_deref());
    flag(known, "no_agencies", channels.is_some_and(|channels| !channels.contains(&plan.agencies)));
    known.insert("channels", channels.unwrap_or_default().to_owned());
}

/// What the two States have concluded already.
fn earlier(origin: &Country, known: &mut Known) {
    let earlier = origin.agreements_with_libya.as_ref();
    flag(known, "earlier", earlier.is_some_and(|earlier| !earlier.detail.is_empty()));
    let replaced = earlier.and_then(|earlier| earlier.replaced.as_ref());
    flag(known, "replaced", replaced.is_some());
    for (name, words) in [
        ("replaced.ar", replaced.map(|title| &title.ar)),
        ("replaced.fr", replaced.map(|title| &title.fr)),
        ("replaced.en", replaced.map(|title| &title.en)),
    ] {
        known.insert(name, words.map(|words| quoted(words)).unwrap_or_default());
    }
    let signed = earlier.and_then(|earlier| earlier.signed.as_deref());
    known.insert("replaced.signed", signed.map(|day| format!("replaced agreement signed on: {day}")).unwrap_or_default());
}

/// The authorities of both States at the date, one a line, each in the three languages.
fn bodies(corridor: Corridor<'_>, plan: &Plan) -> String {
    let mut lines = Vec::new();
    for state in [corridor.destination, corridor.origin] {
        for body in state.authorities.iter().filter(|body| has_part(body, plan, corridor.date)) {
            let name = &body.name;
            lines.push(format!("{}: {} / {} / {}", state.id, quoted(&name.ar), quoted(&name.fr), quoted(&name.en)));
        }
    }
    lines.join("\n")
}

/// A body that has a part in the agreement and is competent at the date.
fn has_part(body: &Authority, plan: &Plan, date: Date) -> bool {
    in_force(body.from.as_deref(), body.until.as_deref(), date)
        && !plan.apart.contains(&body.role)
        && ![&body.name.ar, &body.name.fr, &body.name.en].iter().any(|name| name.is_empty())
}

/// True between two days; an unreadable day excludes nothing.
fn in_force(from: Option<&str>, until: Option<&str>, date: Date) -> bool {
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<Date>().ok());
    day(from).is_none_or(|from| from <= date) && day(until).is_none_or(|until| date < until)
}

/// A name that can stand inside quotes or in a comment: without the signs that a text gives a meaning to.
fn quoted(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '"' | '{' | '}' | '@' | '\n')).collect()
}

/// What the law of a State lays down for a field at a date, as a drafter would type it.
fn figure<'c>(country: &'c Country, field: &str, date: Date) -> Option<&'c str> {
    let at = |figure: &&Figure| in_force(figure.from.as_deref(), figure.until.as_deref(), date);
    country.law.get(field)?.iter().rev().find(at).map(|figure| figure.value.as_str())
}

/// A list without repetition.
pub(super) fn list<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for one in all {
        if !one.as_ref().is_empty() && !seen.iter().any(|known| known == one.as_ref()) {
            seen.push(one.as_ref().to_owned());
        }
    }
    seen.join(", ")
}
