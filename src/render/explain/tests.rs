//! Everything that is known can be explained, in three languages, without a gap.

use super::*;

fn page_of(topic: &str, lang: Lang) -> String {
    match explain(topic, lang, Vocabulary::embedded(), Law::embedded()) {
        Explained::Found(page) => page,
        Explained::Unknown { near } => panic!("{topic} in {lang:?}: unknown, near {near:?}"),
    }
}

/// What is wrong with a page: a label without words, a key left without its text, a slot left open.
fn wrong(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in page.lines() {
        let words = line.trim();
        let label = words
            .split_whitespace()
            .any(|word| ["explain_", "protects_", "type_", "per_", "lang_"].iter().any(|key| word.starts_with(key)));
        let slot = words.split('{').skip(1).any(|rest| {
            rest.split('}').next().is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        });
        if label || slot || line.contains(": None") {
            out.push(line.to_owned());
        }
    }
    let pairs: Vec<&str> = page.lines().collect();
    out.extend(
        pairs.windows(2).filter(|two| two[0].trim().is_empty() && two[1].trim().is_empty()).map(|_| String::from("two empty lines")),
    );
    out.extend(
        page.chars()
            .find(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
            .map(|c| format!("{c:?}")),
    );
    out
}

fn check(topic: &str) {
    for lang in Lang::ALL {
        let page = page_of(topic, lang);
        let found = wrong(&page);
        assert!(found.is_empty(), "{topic} {lang:?}: {found:?}\n{page}");
    }
}

/// The words of a page, however they are spaced and wrapped.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kinds() -> impl Iterator<Item = &'static ClauseKind> {
    Vocabulary::embedded().kinds().map(|(_, kind)| kind)
}

#[test]
fn every_clause_is_explained_by_every_name() {
    for kind in kinds() {
        check(kind.def.name.first(Lang::En));
        for lang in Lang::ALL {
            assert_eq!(page_of(kind.def.name.first(lang), Lang::En), page_of(&kind.def.id, Lang::En), "{}", kind.def.id);
        }
    }
}

/// Each key has its names and its sentence in three languages; readers take turns, to save time.
#[test]
fn every_key_is_explained() {
    let mut poor = Vec::new();
    let figures = figures(Law::embedded(), Vocabulary::embedded());
    for (turn, key) in kinds().flat_map(keys_of).enumerate() {
        let lang = Lang::ALL[turn % 3];
        let asking = Asking::default();
        let reader = Reader {
            lang,
            words: Words::embedded(lang),
            vocabulary: Vocabulary::embedded(),
            law: Law::embedded(),
            asking,
            figures: &figures,
        };
        let page = text(&field::page(reader, key));
        let labels = Lang::ALL.map(|lang| reader.words.interface(clause::lang_key(lang)));
        let sentences = page.lines().filter(|line| labels.iter().any(|label| line.trim_start().starts_with(label))).count();
        if sentences < 6 || !wrong(&page).is_empty() {
            poor.push(format!("{}.{} {lang:?} {:?}", key.kind.def.id, key.field.def.id, wrong(&page)));
        }
    }
    assert!(poor.is_empty(), "{} {poor:#?}", poor.len());
}

fn keys_of(kind: &ClauseKind) -> impl Iterator<Item = Key<'_>> {
    let fields = kind.fields.iter().map(move |field| Key { kind, field, in_row: false });
    fields.chain(kind.columns.iter().map(move |field| Key { kind, field, in_row: true }))
}

#[test]
fn every_card_is_explained() {
    let law = Law::embedded();
    law.instruments().for_each(|card| check(&card.id));
    law.countries().for_each(|country| check(&country.id));
    // Readers take turns, to save time.
    for (turn, card) in law.rules().enumerate() {
        let page = page_of(&card.id, Lang::ALL[turn % 3]);
        let found = wrong(&page);
        assert!(found.is_empty(), "{}: {found:?}\n{page}", card.id);
    }
}

#[test]
fn every_set_is_explained() {
    for id in Vocabulary::embedded().set_ids() {
        check(id);
    }
}

#[test]
fn names_in_any_language_and_spelling() {
    let same = |topics: &[&str]| {
        let pages: Vec<_> = topics.iter().map(|topic| page_of(topic, Lang::Fr)).collect();
        assert!(pages.windows(2).all(|two| two[0] == two[1]), "{topics:?}");
    };
    same(&["leave", "congés", "الإجازات", "LEAVE"]);
    same(&["joint committee", "joint-committee"]);
    same(&["leave.annual", "congés.annuel", "الإجازات.السنوية"]);
    same(&["C029", "c29"]);
    same(&["NE", "Niger", "النيجر", "NER"]);
    same(&["the Philippines", "Philippines", "PH"]);
    page_of("LY-LAW-12-2010", Lang::Ar);
    page_of("unknown-key", Lang::Ar);
}

#[test]
fn a_key_of_several_clauses_is_listed() {
    let page = page_of("deadline", Lang::En);
    assert!(page.contains("reimbursement.deadline"), "{page}");
}

#[test]
fn the_reader_sees_her_own_words_and_the_real_sentence() {
    let page = page_of("leave.annual", Lang::Fr);
    for part in ["annuel: au moins 30 jours", "trente (30) jours au moins", "at least thirty (30) days", "ثلاثين (30) يوماً"] {
        assert!(flat(&page).contains(part), "{part}\n{page}");
    }
    let convention = page_of("ICRMW", Lang::En);
    for part in ["ratified Bangladesh (24 August 2011)", "not ratified Cameroon", "binding on the States", "read in the source named"] {
        assert!(flat(&convention).contains(part), "{part}\n{convention}");
    }
    let niger = flat(&page_of("NE", Lang::En));
    for part in ["not known C019 (from memory, not verified: ratified 1961)", "C118", "decimals: 0", "withdrawn (29 January 2025)"] {
        assert!(niger.contains(part), "{part}\n{niger}");
    }
}

#[test]
fn an_unknown_topic_brings_what_is_near() {
    for (typed, meant) in [("leav", "leave"), ("C290", "C29"), ("unknown-keys", "unknown-key"), ("congees", "congés"), ("Nigr", "Niger")] {
        match explain(typed, Lang::En, Vocabulary::embedded(), Law::embedded()) {
            Explained::Unknown { near } => assert!(near.iter().any(|name| name == meant), "{typed}: {near:?}"),
            Explained::Found(_) => panic!("{typed} is known"),
        }
    }
    assert_eq!(explain("xyzzyqwv", Lang::En, Vocabulary::embedded(), Law::embedded()), Explained::Unknown { near: Vec::new() });
}

fn asked(topic: &str, lang: Lang, asking: Asking<'_>) -> String {
    match explain_as(topic, lang, Vocabulary::embedded(), Law::embedded(), asking) {
        Explained::Found(page) => page,
        Explained::Unknown { near } => panic!("{topic}: unknown, near {near:?}"),
    }
}

#[test]
fn a_rule_of_the_book_shows_its_whole_card() {
    let page = flat(&page_of("weekly-hours-over-forty-eight", Lang::En));
    for part in [
        "`hours.normal week` is at most 48 hours",
        "Workers all workers",
        "of a contradiction error of silence warning",
        "the Hours of Work (Industry) Convention, 1919 (No. 1), Article 2",
        "Binds Bangladesh, Egypt, Ghana, Libya, Pakistan",
        "Evidence from memory, citation not verified",
        "Reviewed 21 November 2026",
        "hours { normal week: at most 48 hours }",
        "ثمان وأربعين (48) ساعة",
        "quarante-huit (48) heures",
        "60 hours for construction workers",
        "accept weekly-hours-over-forty-eight {",
        "Since version 0.1",
        "INT-HRS-01",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn force_is_weighed_between_the_parties_asked_for() {
    let asking = Asking { parties: Some(("LY", "NE")), ..Asking::default() };
    let page = flat(&asked("weekly-hours-over-forty-eight", Lang::En, asking));
    assert!(page.contains("LY-NE in force for Libya; not known for the Niger"), "{page}");
    assert!(!page.contains("Bangladesh"), "{page}");
}

#[test]
fn a_key_lies_beside_standards_law_and_agreements() {
    let text = "agreement LY-NE {\n destination: LY\n origin: NE\n}\narticle a {\n hours { normal week: at most 44 hours }\n}\n";
    let source = crate::text::Source::new(String::from("mine.bla"), text.to_owned());
    let project = crate::model::load(source, Vocabulary::embedded(), &|_, _| Err(crate::model::NotLoaded::Missing));
    let asking = Asking { agreements: std::slice::from_ref(&project), ..Asking::default() };
    let page = flat(&asked("hours.normal_week", Lang::Fr, asking));
    for part in [
        "n’excède pas 40 heures",
        "weekly-hours-over-forty-eight",
        "la Libye au plus 48 heures la loi n° 12 de 2010",
        "LY-NE au plus 44 heures (mine.bla:6)",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn states_and_instruments_show_figures_and_rules() {
    let libya = flat(&page_of("LY", Lang::En));
    assert!(libya.contains("hours.normal week at most 48 hours Law No. 12 of 2010"), "{libya}");
    let convention = flat(&page_of("C001", Lang::En));
    assert!(convention.contains("[weekly-hours-over-forty-eight]"), "{convention}");
}

#[test]
fn a_card_is_json_and_a_web_page_too() {
    let json = asked("weekly-hours-over-forty-eight", Lang::Ar, Asking { form: Form::Json, ..Asking::default() });
    let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!(json.get("schema").and_then(|schema| schema.as_str()), Some(SCHEMA));
    let require = json.pointer("/rule/require_in_words").and_then(|words| words.as_str());
    assert_eq!(require, Some("«ساعات العمل.الأسبوع العادي» لا يزيد على 48 ساعة"));
    let binds = json.pointer("/rule/basis/0/binds").map(ToString::to_string);
    assert_eq!(binds.as_deref(), Some(r#"["BD","EG","GH","LY","PK"]"#));
    let html = asked("weekly-hours-over-forty-eight", Lang::Ar, Asking { form: Form::Html, ..Asking::default() });
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"), "{}", html.get(..200).unwrap_or_default());
}
