//! The page of a State: names, authorities, commitments, and what its law says of recruitment.

use super::page::Page;
use super::status::{STATUSES, day_text, filled, grade, labelled, remark, slug};
use super::{Reader, clause, standards};
use crate::law::{Authority, Country, LawFact, Ratification};
use crate::render::sheet::Sheet;
use crate::text::Lang;
use crate::vocabulary::Later;

pub(super) fn page(reader: Reader<'_>, country: &Country) -> Sheet {
    let mut page = Page::new(reader, "explain_country", super::status::state(country, reader.lang));
    page.line(&format!("{} · {} · {}", country.id, country.alpha3, country.numeric));
    basics(&mut page, reader, country);
    names(&mut page, reader, country);
    languages(&mut page, reader, country);
    page.head(reader.label("explain_authorities"));
    country.authorities.iter().for_each(|body| authority(&mut page, reader, body));
    memberships(&mut page, reader, country);
    ratifications(&mut page, reader, country);
    recruitment(&mut page, reader, country);
    standards::of_state(&mut page, reader, country);
    if let Some(remark) = country.agreements_with_libya.as_ref() {
        page.head(reader.label("explain_agreements"));
        let text = if remark.detail.is_empty() { reader.label("explain_none_known") } else { &remark.detail };
        page.line(text);
    }
    page.head(reader.label("explain_sources"));
    page.line(&country.sources.len().to_string());
    page.sheet()
}

/// Short and formal name and adjective in each language, as they stand in running text.
fn names(page: &mut Page, reader: Reader<'_>, country: &Country) {
    let name = &country.name;
    let [ar, fr] = [&name.ar.adjective, &name.fr.adjective];
    page.head(reader.label("explain_forms"));
    for (lang, forms) in [
        (Lang::Ar, vec![&name.ar.short, &name.ar.formal, &ar.m, &ar.f, &ar.m_plural]),
        (Lang::Fr, vec![&name.fr.def, &name.fr.of, &name.fr.within, &name.fr.formal, &fr.m, &fr.f, &fr.m_plural, &fr.f_plural]),
        (Lang::En, vec![&name.en.short, &name.en.formal, &name.en.adjective, &name.en.plural]),
    ] {
        let known: Vec<&str> = forms.into_iter().map(String::as_str).filter(|form| !form.is_empty()).collect();
        page.pair(reader.label(clause::lang_key(lang)), &known.join(reader.label("explain_semicolon")));
    }
}

fn basics(page: &mut Page, reader: Reader<'_>, country: &Country) {
    let capital = match reader.lang {
        Lang::Ar => &country.capital.ar,
        Lang::Fr => &country.capital.fr,
        Lang::En => &country.capital.en,
    };
    let money = &country.money;
    let digits = filled(reader, "explain_digits", "count", &money.digits.to_string());
    let name = reader.words.currency(&money.currency).map(|noun| format!("{} ", noun.one)).unwrap_or_default();
    page.pair(reader.label("explain_capital"), capital);
    page.pair(reader.label("explain_currency"), &format!("{name}({}; {digits})", money.currency));
}

fn languages(page: &mut Page, reader: Reader<'_>, country: &Country) {
    let all = &country.languages;
    page.head(reader.label("explain_languages"));
    for (label, codes) in [("explain_official", &all.official), ("explain_working", &all.working), ("explain_authentic", &all.authentic)] {
        let names: Vec<&str> = codes.iter().map(|code| language(reader, code)).collect();
        page.pair(reader.label(label), &names.join(reader.label("explain_comma")));
    }
}

fn language<'a>(reader: Reader<'a>, code: &'a str) -> &'a str {
    let entry = reader.vocabulary.set("languages").and_then(|set| set.get(set.named(code)?));
    entry.map_or(code, |entry| entry.say.get(reader.lang))
}

fn authority(page: &mut Page, reader: Reader<'_>, body: &Authority) {
    let (name, code) = match reader.lang {
        Lang::Ar => (&body.name.ar, "ar"),
        Lang::Fr => (&body.name.fr, "fr"),
        Lang::En => (&body.name.en, "en"),
    };
    let mut text = name.clone();
    for (key, day) in [("explain_from", &body.from), ("explain_until", &body.until)] {
        if let Some(day) = day {
            text.push_str(&format!(" ({})", filled(reader, key, "date", &day_text(day, reader.lang))));
        }
    }
    if body.courtesy.iter().any(|lang| lang == code) {
        text.push_str(&format!(" ({})", reader.label("explain_courtesy")));
    }
    page.pair(labelled(reader, &format!("explain_role_{}", slug(&body.role)), &body.role), &text);
}

fn memberships(page: &mut Page, reader: Reader<'_>, country: &Country) {
    if country.membership.is_empty() {
        return;
    }
    page.head(reader.label("explain_memberships"));
    for (body, known) in &country.membership {
        let status = known.status.split(' ').next().unwrap_or_default();
        let mut text = labelled(reader, &format!("explain_member_{}", slug(status)), status).to_owned();
        if let Some(day) = &known.since {
            text.push_str(&format!(" ({})", day_text(day, reader.lang)));
        }
        page.pair(labelled(reader, &format!("explain_body_{}", slug(body)), body), &text);
    }
}

fn ratifications(page: &mut Page, reader: Reader<'_>, country: &Country) {
    page.head(reader.label("explain_ratifications"));
    for (status, label) in STATUSES {
        let said =
            |(key, known): (&String, &Later<Ratification>)| (known.status == status).then(|| format!("{key}{}", remark(reader, known)));
        let all: Vec<String> = country.ratifications.iter().filter_map(said).collect();
        page.pair(reader.label(label), &all.join(reader.label("explain_semicolon")));
    }
}

/// Details are for lawyers and stand in English.
fn recruitment(page: &mut Page, reader: Reader<'_>, country: &Country) {
    if country.recruitment.facts.is_empty() && country.recruitment.laws.is_empty() {
        return;
    }
    page.head(reader.label("explain_recruitment"));
    for act in &country.recruitment.laws {
        let year = act.year.map(|year| year.to_string()).unwrap_or_default();
        let parts: Vec<&str> =
            [act.name.as_str(), act.number.as_str(), year.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        page.pair(reader.label("explain_law"), &parts.join(reader.label("explain_comma")));
    }
    for (name, fact) in &country.recruitment.facts {
        page.pair(labelled(reader, &format!("explain_fact_{}", slug(name)), name), &fact_text(reader, fact));
    }
}

fn fact_text(reader: Reader<'_>, fact: &LawFact) -> String {
    let mut text = labelled(reader, &format!("explain_value_{}", slug(&fact.value)), &fact.value).to_owned();
    if fact.basis != "none" {
        text.push_str(&format!(" ({})", grade(reader, &fact.basis)));
    }
    if !fact.detail.is_empty() {
        text.push_str(&format!(" — {}", fact.detail));
    }
    if !fact.as_of.is_empty() {
        text.push_str(&format!(" [{}]", filled(reader, "explain_as_of", "date", &day_text(&fact.as_of, reader.lang))));
    }
    text
}
