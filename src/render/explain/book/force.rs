//! On whose authority a rule speaks, whom it binds, and how far that carries its weight.

use super::super::Reader;
use super::super::page::Page;
use super::super::standards::{evidence, figure};
use super::super::status::{day_text, grade, labelled, slug, state};
use super::weight_key;
use crate::check::{authority_of, cap, touches};
use crate::finding::{Authority, Severity};
use crate::law::rulebook::{BookBasis, BookRule, Weight};
use crate::law::{BasisDef, Bound, Country, Instrument, RulePage, field_of, standing as stands};
use crate::wording::asks::quoted;
use crate::wording::ruling::{reference, standing, state as said_state};

/// The weight that the rule gives itself, and what is left of it between each pair of States.
pub(super) fn weight(page: &mut Page, reader: Reader<'_>, rule: &BookRule) {
    page.head(reader.label("card_weight"));
    page.pair(reader.label("card_of_conflict"), reader.label(weight_key(rule.severity)));
    let silence = rule.silence.map_or("card_silence_nothing", weight_key);
    page.pair(reader.label("card_of_silence"), reader.label(silence));
    page.line(reader.label("card_weight_cap"));
    for (key, weight, asks) in [("card_conflict_between", Some(rule.severity), "gap"), ("card_silence_between", rule.silence, "conflict")] {
        let Some(weight) = weight else { continue };
        page.subhead(reader.words.interface(key));
        let all: Vec<(Option<Severity>, String)> = corridors(reader)
            .into_iter()
            .map(|pair| (weighed(reader, rule, &pair, weight, asks), said_state(&pair.1, reader.law, reader.lang)))
            .collect();
        for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
            let names: Vec<&str> = all.iter().filter(|(of, _)| *of == Some(severity)).map(|(_, name)| name.as_str()).collect();
            page.pair(reader.words.interface(&format!("severity_{}", severity.word())), &names.join(reader.label("explain_comma")));
        }
    }
}

/// The pairs of States in question: the one asked for, or all that are served.
pub(super) fn corridors(reader: Reader<'_>) -> Vec<(String, String)> {
    if let Some((destination, origin)) = reader.asking.parties {
        return vec![(destination.to_owned(), origin.to_owned())];
    }
    let of = |role: &'static str| reader.law.countries().filter(move |country| country.role == role);
    of("destination").flat_map(|to| of("origin").map(move |from| (to.id.clone(), from.id.clone()))).collect()
}

fn weighed(reader: Reader<'_>, rule: &BookRule, pair: &(String, String), weight: Weight, skip: &str) -> Option<Severity> {
    let parties = [pair.0.as_str(), pair.1.as_str()];
    let own = match weight {
        Weight::Error => Severity::Error,
        Weight::Warning => Severity::Warning,
        Weight::Advice => Severity::Advice,
    };
    let authorities: Vec<Authority> = rule
        .basis
        .iter()
        .filter(|basis| basis.asks != skip)
        .flat_map(|basis| acts(reader, rule, basis, &parties))
        .filter(|basis| concerns(reader, basis, &parties))
        .filter_map(|basis| authority_of(reader.law, &parties, &basis, None))
        .collect();
    (!authorities.is_empty()).then(|| own.min(cap(&authorities)))
}

/// A basis as it is; where it is the national figure, the acts that lay it down.
fn acts(reader: Reader<'_>, rule: &BookRule, basis: &BookBasis, parties: &[&str; 2]) -> Vec<BookBasis> {
    if basis.law.is_empty() {
        return vec![basis.clone()];
    }
    let [destination, origin] = parties;
    let whose = if basis.law == "destination" { destination } else { origin };
    let Some(country) = reader.law.country(whose) else { return Vec::new() };
    let laid = national(reader, rule, &basis.law, country);
    let act = |value: &std::sync::Arc<crate::law::LawValue>| BookBasis {
        source: value.figure.source.clone(),
        article: value.figure.article.clone(),
        evidence: value.figure.evidence.clone(),
        ..BookBasis::default()
    };
    laid.iter().map(act).collect()
}

/// The figures of a State that a rule compares with.
fn national(reader: Reader<'_>, rule: &BookRule, whose: &str, country: &Country) -> Vec<std::sync::Arc<crate::law::LawValue>> {
    let asked = rule.require.laws();
    let of = asked.iter().filter(|(known, _)| *known == whose).filter_map(|(_, path)| {
        let (kind, field) = field_of(reader.vocabulary, &format!("{}.{}", path.kind, path.field))?;
        reader.figures.get(&country.id, kind, field).cloned()
    });
    of.collect()
}

/// A national act concerns the agreements of its State, a bilateral instrument those of its two.
fn concerns(reader: Reader<'_>, basis: &BookBasis, parties: &[&str; 2]) -> bool {
    reader.law.instrument(&basis.source).is_none_or(|instrument| touches(reader.law, instrument, parties))
}

/// Every authority with its citation, its force, whom it binds, and how it is known.
pub(super) fn authorities(page: &mut Page, reader: Reader<'_>, card: &RulePage, rule: &BookRule) {
    page.head(reader.label("card_authorities"));
    for (def, basis) in card.basis.iter().zip(&rule.basis) {
        if !basis.law.is_empty() {
            figures(page, reader, rule, &basis.law);
        } else if let Some(instrument) = reader.law.instrument(&basis.source) {
            page.subhead(&reference(instrument, &basis.article, reader.lang));
            authority(page, reader, def, basis, instrument);
        }
        page.pair(reader.label("card_note"), def.note.as_ref().map_or("", |note| note.get(reader.lang)));
        page.pair(reader.label("card_reviewed"), &card.reviewed.as_deref().map(|day| day_text(day, reader.lang)).unwrap_or_default());
    }
}

/// An authority of a page that is no rule.
pub(in super::super) fn cited(page: &mut Page, reader: Reader<'_>, def: &BasisDef, reviewed: Option<&str>) {
    if let Some(instrument) = reader.law.instrument(&def.source) {
        page.subhead(&reference(instrument, &def.article, reader.lang));
        authority(page, reader, def, &BookBasis::from(def), instrument);
    }
    page.pair(reader.label("card_note"), def.note.as_ref().map_or("", |note| note.get(reader.lang)));
    page.pair(reader.label("card_reviewed"), &reviewed.map(|day| day_text(day, reader.lang)).unwrap_or_default());
}

fn authority(page: &mut Page, reader: Reader<'_>, def: &BasisDef, basis: &BookBasis, instrument: &Instrument) {
    let about = instrument.articles.iter().find(|article| article.article == basis.article);
    page.pair(reader.label("card_about"), about.map_or("", |article| article.about.get(reader.lang)));
    let force = labelled(reader, &format!("explain_force_{}", slug(&instrument.force)), &instrument.force);
    page.pair(reader.label("explain_force"), force);
    page.pair(reader.label("card_evidence"), grade(reader, evidence(instrument, def)));
    match basis.asks.as_str() {
        "gap" => page.line(reader.label("card_speaks_gap")),
        "conflict" => page.line(reader.label("card_speaks_conflict")),
        _ => {}
    }
    for (key, text) in [("card_annex", &basis.annex), ("card_branch", &basis.branch), ("card_part", &basis.part)] {
        page.pair(reader.words.interface(key), text);
    }
    bound(page, reader, basis, instrument);
    let address = if basis.address.is_empty() { instrument.address.as_deref().unwrap_or_default() } else { &basis.address };
    page.pair(reader.label("explain_address"), address);
}

/// Between the pair of States asked for, in a sentence; else every State by its standing.
fn bound(page: &mut Page, reader: Reader<'_>, basis: &BookBasis, instrument: &Instrument) {
    if let Some((destination, origin)) = reader.asking.parties {
        let said = authority_of(reader.law, &[destination, origin], basis, None);
        let said = said.map(|authority| standing(&authority, reader.law, reader.lang)).unwrap_or_default();
        let foreign = !touches(reader.law, instrument, &[destination, origin]);
        page.pair(&format!("{destination}-{origin}"), if foreign { reader.label("card_not_concerned") } else { &said });
        return;
    }
    if !matches!(instrument.force.as_str(), "binding" | "reciprocal") {
        return;
    }
    for (wanted, key) in [(Bound::Yes, "card_binds"), (Bound::No, "card_binds_not"), (Bound::Unknown, "card_binds_unknown")] {
        let of = |country: &&Country| stands(reader.law, &country.id, instrument, basis, None) == wanted;
        let names: Vec<&str> = reader
            .law
            .countries()
            .filter(of)
            .filter(|country| matches!(country.role.as_str(), "destination" | "origin"))
            .map(|country| state(country, reader.lang))
            .collect();
        page.pair(reader.words.interface(key), &names.join(reader.label("explain_comma")));
    }
}

/// The figures of national law that the rule compares with.
fn figures(page: &mut Page, reader: Reader<'_>, rule: &BookRule, whose: &str) {
    page.subhead(reader.label(if whose == "destination" { "card_figure_destination" } else { "card_figure_origin" }));
    let asked = match reader.asking.parties {
        Some((destination, origin)) => Some(if whose == "destination" { destination } else { origin }),
        None => None,
    };
    let mut told = false;
    for country in reader.law.countries().filter(|country| asked.map_or(country.role == whose, |asked| country.id == asked)) {
        for value in national(reader, rule, whose, country) {
            let name = super::super::standards::path_name(reader, &value.field);
            page.pairs(state(country, reader.lang), &figure(reader, &value));
            page.pair("", &quoted(&name, reader.lang));
            told = true;
        }
    }
    if !told {
        page.line(reader.label("card_figure_unknown"));
    }
}
