//! The reasons of a finding as sentences: what an authority asks and whom it binds, what each
//! Party's text comes to, and why something cannot be decided.

use super::lists::{AndOr, join};
use super::message::say;
use super::words::{Words, fill};
use crate::finding::{Authority, Doubt, Fact, Position, Ruling, Standing, Verdict};
use crate::law::{Instrument, Law};
use crate::text::Lang;

/// Every reason, a sentence each: the authorities, then the positions, then the doubts.
#[must_use]
pub fn reasons(ruling: &Ruling, law: &Law, lang: Lang) -> Vec<String> {
    let authorities = ruling.authorities.iter().filter_map(|one| authority(one, ruling.verdict, law, lang));
    let positions = ruling.positions.iter().map(|one| position(one, law, lang));
    let doubts = ruling.doubts.iter().map(|one| doubt(one, law, lang));
    authorities.chain(positions).chain(doubts).collect()
}

/// "breaches the Convention …, Article 7(1) (in force for Libya and the Niger)".
#[must_use]
pub fn authority(authority: &Authority, verdict: Verdict, law: &Law, lang: Lang) -> Option<String> {
    let words = Words::embedded(lang);
    let reference = match law.instrument(&authority.source) {
        Some(instrument) => reference(instrument, &authority.article, lang),
        None if authority.standing == Standing::National => words.interface("reference_recruitment").to_owned(),
        None => return None,
    };
    let verb = match (verdict, authority.standing) {
        (_, Standing::Unknown) => "verb_question",
        (Verdict::Gap, _) => "verb_gap",
        (Verdict::Conflict, Standing::All) => "verb_conflict_binding",
        (Verdict::Conflict, Standing::National) => "verb_conflict_national",
        (Verdict::Conflict, Standing::Practice) => "verb_conflict_practice",
        (Verdict::Conflict, _) => "verb_conflict_short",
        _ => "verb_question",
    };
    let mut remarks = vec![standing(authority, law, lang)];
    if !authority.read {
        remarks.push(words.interface("citation_unverified").to_owned());
    }
    let separator = if lang == Lang::Ar {
        "؛ "
    } else if lang == Lang::Fr {
        " ; "
    } else {
        "; "
    };
    Some(format!("{} ({})", fill(words.interface(verb), &[("reference", &reference)]), remarks.join(separator)))
}

/// "in force for Libya and the Niger".
#[must_use]
pub fn standing(authority: &Authority, law: &Law, lang: Lang) -> String {
    let words = Words::embedded(lang);
    let key = match authority.standing {
        Standing::Some if !authority.unknown.is_empty() => "standing_some_unknown".to_owned(),
        standing => format!("standing_{}", standing.word()),
    };
    let (states, unknown) = (states(&authority.binds, law, lang), states(&authority.unknown, law, lang));
    fill(words.interface(&key), &[("states", &states), ("unknown", &unknown)])
}

/// An instrument with the article: "the Private Employment Agencies Convention, 1997 (No. 181), Article 7(1)".
#[must_use]
pub fn reference(instrument: &Instrument, article: &str, lang: Lang) -> String {
    let comma = if lang == Lang::Ar { "، " } else { ", " };
    let label = label(instrument, article, lang);
    if label.is_empty() { instrument.cite.get(lang).to_owned() } else { format!("{}{comma}{label}", instrument.cite.get(lang)) }
}

/// "Article 7(1)", "objective 6(c)"; a part without a number goes by its subject.
fn label(instrument: &Instrument, article: &str, lang: Lang) -> String {
    let words = Words::embedded(lang);
    let with = |key: &str, values: &[(&str, &str)]| fill(words.interface(key), values);
    if article.starts_with(|letter: char| letter.is_ascii_digit()) {
        let key =
            if instrument.division.is_empty() { "reference_article".to_owned() } else { format!("reference_{}", instrument.division) };
        return with(&key, &[("number", article)]);
    }
    if let Some(number) = article.strip_prefix("Model, ") {
        return with("reference_model", &[("number", number)]);
    }
    if let Some(rest) = article.strip_prefix("Annex ") {
        return match rest.split_once(", ") {
            Some((annex, number)) => with("reference_annex_article", &[("annex", annex), ("number", number)]),
            None => with("reference_annex", &[("number", rest)]),
        };
    }
    for kind in ["part", "objective", "principle", "guideline", "criterion", "target", "section", "rule"] {
        let rest = article.to_lowercase().strip_prefix(kind).map(|rest| rest.trim().to_uppercase());
        if let Some(number) = rest.filter(|number| !number.is_empty() && number.len() < 8) {
            let number = if number.contains('(') { number.to_lowercase() } else { number };
            return with(&format!("reference_{kind}"), &[("number", &number)]);
        }
    }
    let about = instrument.articles.iter().find(|card| card.article == article);
    about.map_or_else(String::new, |card| with("reference_about", &[("about", card.about.get(lang))]))
}

/// "under the text of the Niger: the rule holds".
#[must_use]
pub fn position(position: &Position, law: &Law, lang: Lang) -> String {
    let words = Words::embedded(lang);
    let verdict = words.interface(&format!("verdict_{}", position.verdict.word().replace(' ', "_"))).to_owned();
    match position.owner.strip_prefix('#') {
        Some(number) => fill(words.interface("position_proposal"), &[("number", number), ("verdict", &verdict)]),
        None => {
            let owner = state(&position.owner, law, lang);
            fill(words.interface("position"), &[("owner", &owner), ("verdict", &verdict)])
        }
    }
}

/// Why it cannot be decided.
#[must_use]
pub fn doubt(doubt: &Doubt, law: &Law, lang: Lang) -> String {
    let name = |key: &str, fact: &Fact| match (key, fact) {
        ("state", Fact::Text(code)) => state(code, law, lang),
        ("state", Fact::List(codes)) => {
            let codes: Vec<String> = codes.iter().map(|code| say(code, lang)).collect();
            states(&codes, law, lang)
        }
        ("source", Fact::Text(key)) => law.instrument(key).map_or_else(|| key.clone(), |instrument| instrument.cite.get(lang).to_owned()),
        ("body", Fact::Text(body)) => {
            Words::embedded(lang).interface(&format!("body_{}", body.replace('-', "_").to_lowercase())).to_owned()
        }
        (_, fact) => say(fact, lang),
    };
    let facts: Vec<(&str, String)> = doubt.facts.iter().map(|(key, fact)| (key, name(key, fact))).collect();
    let facts: Vec<(&str, &str)> = facts.iter().map(|(key, text)| (*key, text.as_str())).collect();
    fill(Words::embedded(lang).interface(doubt.key), &facts)
}

/// The short name of a State with its article: "the Niger", « le Niger ».
#[must_use]
pub fn state(code: &str, law: &Law, lang: Lang) -> String {
    let Some(country) = law.country(code) else { return code.to_owned() };
    match lang {
        Lang::En => country.name.en.short.clone(),
        Lang::Fr => country.name.fr.def.clone(),
        Lang::Ar => country.name.ar.short.clone(),
    }
}

fn states(codes: &[String], law: &Law, lang: Lang) -> String {
    let names: Vec<String> = codes.iter().map(|code| state(code, law, lang)).collect();
    join(&names, lang, AndOr::And)
}
