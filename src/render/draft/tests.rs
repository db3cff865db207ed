//! Every corridor has a draft that loads, keeps its layout, names no other State, and answers the rule book.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::check::{Selection, check};
use crate::finding::Severity;
use crate::model::{NotLoaded, Project, load};
use crate::render::compose::{Edition, compose};
use crate::render::tree::Paper;
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
        assert!((40..=50).contains(&articles), "{} {articles}", origin.id);
        let [ar, fr, en] = projects.each_ref().map(stated);
        assert_eq!(ar, en, "{}", origin.id);
        assert_eq!(fr, en, "{}", origin.id);
    }
}

/// Which fields every clause states.
fn stated(project: &Project) -> Vec<(KindId, Vec<FieldId>)> {
    project.agreement.clauses().map(|clause| (clause.kind, clause.fields.iter().map(|stated| stated.field).collect())).collect()
}

/// What the whole book finds in a draft: rules with their weight, and how many rules were judged.
fn judged(origin: &Country, lang: Lang) -> (BTreeMap<String, Severity>, usize) {
    let project = loaded(&drafted(origin, lang));
    let outcome = check(&project, Vocabulary::embedded(), Law::embedded(), &Selection::default());
    let found = outcome.findings.iter().map(|finding| (finding.rule.to_string(), finding.severity)).collect();
    (found, outcome.ruled.len())
}

/// What a draft cannot settle for the negotiators: the aim of forty hours, a ban on departures that
/// the register shows, and the measure of a floor in dollars against one in dinars.
const LEFT: [&str; 3] = ["departures-to-libya-banned", "minimum-wage-below-national", "weekly-hours-above-forty"];

/// A ministry starts from a text that answers the book, whatever the pair and the language of keywords.
#[test]
fn every_corridor_answers_the_book() {
    let pages = Law::embedded().pages().count();
    let corridors: Vec<_> = origins().into_iter().flat_map(|origin| Lang::ALL.map(|lang| (origin, lang))).collect();
    std::thread::scope(|scope| {
        for half in corridors.chunks(corridors.len().div_ceil(2)) {
            scope.spawn(move || {
                for (origin, lang) in half {
                    let (found, run) = judged(origin, *lang);
                    assert_eq!(run, pages, "every page is judged");
                    for (rule, weight) in &found {
                        assert_eq!(*weight, Severity::Advice, "{} {lang:?}: {rule}", origin.id);
                        assert!(LEFT.contains(&rule.as_str()), "{} {lang:?}: {rule}", origin.id);
                    }
                    assert!(found.contains_key("weekly-hours-above-forty"), "{}: the book was not run", origin.id);
                    let banned = ["NP", "PH"].contains(&origin.id.as_str());
                    assert_eq!(found.contains_key("departures-to-libya-banned"), banned, "{}", origin.id);
                }
            });
        }
    });
}

/// The sentences of the articles, long enough to say something.
fn sentences(paper: &Paper, lang: Lang) -> Vec<String> {
    let lines = paper.articles().flat_map(|article| article.paragraphs.iter().map(|paragraph| &paragraph.text));
    lines.map(|line| paper.flat(line, lang)).filter(|sentence| sentence.chars().count() > 40).collect()
}

/// No sentence of a draft is printed twice.
#[test]
fn nothing_is_said_twice() {
    for origin in origins() {
        let paper = compose(&loaded(&drafted(origin, Lang::En)), Vocabulary::embedded(), Law::embedded(), &Edition::default());
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for sentence in sentences(&paper, lang) {
                assert!(seen.insert(sentence.clone()), "{} {lang:?}: {sentence}", origin.id);
            }
        }
    }
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
    let philippines = drafted(law.country("PH").unwrap(), Lang::En);
    for part in [
        "minimum: as law of LY; at least 500 USD per month for domestic workers",
        "sum for death: at least 10000 USD for workers recruited",
    ] {
        assert!(philippines.contains(part), "{part}");
    }
    let nigeria = drafted(law.country("NG").unwrap(), Lang::En);
    assert!(nigeria.contains("maximum term: at most 1 year; at most 2 years if family accompanies"));
    let egypt = drafted(law.country("EG").unwrap(), Lang::En);
    assert!(egypt.contains("channels: labour ministries, electronic platform") && !egypt.contains("article licensed-agencies"));
    let bangladesh = drafted(law.country("BD").unwrap(), Lang::En);
    assert!(bangladesh.contains("replaced agreement signed on: 2023-10-25") && bangladesh.contains("article licensed-agencies"));
    let ghana = drafted(law.country("GH").unwrap(), Lang::En);
    assert!(!ghana.contains("replaces earlier agreements"), "no earlier agreement is known");
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
