//! Every corridor has a draft that loads, keeps its layout, and names no other State.

use std::collections::BTreeSet;

use super::*;
use crate::model::{NotLoaded, Project, load};
use crate::vocabulary::{FieldId, KindId};

fn date() -> Date {
    jiff::civil::date(2026, 11, 21)
}

fn origins() -> Vec<&'static Country> {
    let all: Vec<_> = Law::embedded().countries().filter(|country| country.role == "origin").collect();
    assert_eq!(all.len(), 17);
    all
}

fn drafted(origin: &Country, lang: Lang) -> String {
    let law = Law::embedded();
    let destination = law.country("LY").unwrap();
    draft(&Corridor { destination, origin, date: date(), lang }, law, Vocabulary::embedded()).unwrap()
}

fn loaded(text: &str) -> Project {
    let source = Source::new(String::from("draft.bla"), text.to_owned());
    load(source, Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// A draft loads, and means the same whatever the language of its keywords.
#[test]
fn every_corridor_loads_without_a_finding() {
    for origin in origins() {
        let projects = Lang::ALL.map(|lang| loaded(&drafted(origin, lang)));
        for (lang, project) in Lang::ALL.iter().zip(&projects) {
            let found: Vec<_> =
                project.findings.iter().map(|found| (found.rule, project.sources.slice(found.span), &found.facts)).collect();
            assert!(found.is_empty(), "{} {lang:?}: {found:#?}", origin.id);
        }
        let articles = projects[0].agreement.articles().count();
        assert!((35..=45).contains(&articles), "{} {articles}", origin.id);
        let [ar, fr, en] = projects.each_ref().map(stated);
        assert_eq!(ar, en, "{}", origin.id);
        assert_eq!(fr, en, "{}", origin.id);
    }
}

/// Which fields every clause states.
fn stated(project: &Project) -> Vec<(KindId, Vec<FieldId>)> {
    project.agreement.clauses().map(|clause| (clause.kind, clause.fields.iter().map(|stated| stated.field).collect())).collect()
}

#[test]
fn formatting_changes_nothing() {
    for (turn, origin) in origins().into_iter().enumerate() {
        let text = drafted(origin, Lang::ALL[turn % 3]);
        let source = Source::new(String::new(), text.clone());
        let parsed = syntax::parse(FileId(0), &source, Vocabulary::embedded());
        let again = syntax::format(&parsed.tree, &source, Vocabulary::embedded(), FormatOptions::default());
        assert_eq!(again, text, "{}", origin.id);
    }
}

#[test]
fn no_other_state_is_named() {
    let states: Vec<_> = Law::embedded().countries().collect();
    for origin in origins() {
        let text = drafted(origin, Lang::En);
        let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        for other in states.iter().filter(|other| other.id != "LY" && other.id != origin.id) {
            let name = &other.name;
            for word in [&name.en.short, &name.fr.short, &name.ar.short, &name.en.adjective, &name.fr.adjective.m, &other.id] {
                assert!(!words.contains(word.as_str()), "{} in the draft of {}", word, origin.id);
            }
        }
    }
}

#[test]
fn the_corridor_speaks() {
    let law = Law::embedded();
    let niger = drafted(law.country("NE").unwrap(), Lang::Fr);
    for part in ["accord LY-NE {", "ressortissante du Niger", "peuples libyen et nigérien", "XOF", "ICRMW", "ANPE", "en Libye"] {
        assert!(niger.contains(part), "{part}");
    }
    let nepal = drafted(law.country("NP").unwrap(), Lang::En);
    assert!(!nepal.contains("ICRMW"), "Nepal is not bound");
    assert!(nepal.contains("domestic work: at least 25 years"));
    assert!(nepal.contains("restricts or bans departures"));
    let burkina = drafted(law.country("BF").unwrap(), Lang::En);
    assert!(burkina.contains("Ministry of the Servants of the People"));
    assert!(!burkina.contains("Ministry of the Public Service, Labour and Social Protection"), "no longer competent");
}

#[test]
fn comments_follow_the_drafter() {
    let law = Law::embedded();
    let lang = |code: &str| drafting_language(law.country(code).unwrap());
    assert_eq!([lang("NE"), lang("TD"), lang("CM")], [Lang::Fr; 3]);
    assert_eq!([lang("TN"), lang("EG"), lang("MR")], [Lang::Ar; 3]);
    assert_eq!([lang("NG"), lang("BD")], [Lang::En; 2]);
}
