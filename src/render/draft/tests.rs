//! Every corridor has a draft that loads, keeps its layout, names no other State, and answers the rule book.

use std::collections::{BTreeMap, BTreeSet};

mod model;

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

fn model() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| Model::embedded(Vocabulary::embedded()).unwrap())
}

fn started(model: &Model, origin: &Country, lang: Lang, shared: bool) -> Draft {
    let law = Law::embedded();
    let destination = law.country("LY").unwrap();
    draft(&Corridor { destination, origin, date: date(), lang }, model, law, Vocabulary::embedded(), shared)
}

fn drafted(origin: &Country, lang: Lang) -> String {
    started(model(), origin, lang, false).text
}

fn state(code: &str) -> &'static Country {
    Law::embedded().country(code).unwrap()
}

/// The model text with its parts, as a ministry might have changed it.
fn changed(change: impl Fn(&str) -> String) -> Model {
    let files = shelf::open().unwrap().files;
    let text = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
    let main = Source::new(String::from(MODEL), change(&text(MODEL).unwrap()));
    let part = |written: &str, _: &str| text(written).map(|text| Source::new(written.to_owned(), text)).ok_or(NotLoaded::Missing);
    Model::of(load(main, Vocabulary::embedded(), &part)).unwrap()
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
        assert!((70..=80).contains(&articles), "{} {articles}", origin.id);
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

/// What a contract of one year, as the law of Nigeria has it, leaves open: both wait for twelve months.
const ONE_YEAR: [&str; 2] = ["change-of-employer-opens-after-the-contract", "family-may-come-after-the-contract"];

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
                        let left = LEFT.contains(&rule.as_str()) || (origin.id == "NG" && ONE_YEAR.contains(&rule.as_str()));
                        assert!(left, "{} {lang:?}: {rule}", origin.id);
                    }
                    assert!(found.contains_key("weekly-hours-above-forty"), "{}: the book was not run", origin.id);
                    let banned = ["NP", "PH"].contains(&origin.id.as_str());
                    assert_eq!(found.contains_key("departures-to-libya-banned"), banned, "{}", origin.id);
                }
            });
        }
    });
}

/// The sentences of each article, long enough to say something.
fn sentences(paper: &Paper, lang: Lang) -> Vec<Vec<String>> {
    let long = |line| Some(paper.flat(line, lang)).filter(|sentence| sentence.chars().count() > 40);
    paper.articles().map(|article| article.paragraphs.iter().filter_map(|paragraph| long(&paragraph.text)).collect()).collect()
}

/// No article of a draft says a sentence twice. Two articles may: each names who pays for what it is about.
#[test]
fn nothing_is_said_twice() {
    for origin in origins() {
        let paper = compose(&loaded(&drafted(origin, Lang::En)), Vocabulary::embedded(), Law::embedded(), &Edition::default());
        for lang in Lang::ALL {
            for article in sentences(&paper, lang) {
                let mut seen = BTreeSet::new();
                let twice: Vec<_> = article.iter().filter(|sentence| !seen.insert(*sentence)).collect();
                assert_eq!(twice, Vec::<&String>::new(), "{} {lang:?}", origin.id);
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
    let niger = drafted(state("NE"), Lang::Fr);
    for part in ["accord LY-NE {", "XOF", "ICRMW", "ANPE", "ar, fr, en, ha, dje", "[LY: ", "| NE: ", "mémorandum d’entente"] {
        assert!(niger.contains(part), "{part}");
    }
    let nepal = drafted(state("NP"), Lang::En);
    assert!(!nepal.contains("ICRMW,"), "Nepal is not bound");
    assert!(nepal.contains("domestic work: 25 years") && !nepal.contains("regional commitments:"));
    assert!(nepal.contains("restricts or bans departures"));
    let philippines = drafted(state("PH"), Lang::En);
    for part in [
        "[LY: as law of LY; at least 500 USD per month for domestic workers | PH: at least 1200 LYD per month; at least 500 USD",
        "sum for death: at least 10000 USD for workers recruited",
        "sum for disability: at least 7500 USD",
    ] {
        assert!(philippines.contains(part), "{part}");
    }
    assert!(drafted(state("NG"), Lang::En).contains("maximum term: at most 1 year; at most 2 years if family accompanies"));
    let egypt = drafted(state("EG"), Lang::En);
    assert!(egypt.contains("channels: labour ministries, electronic platform") && !egypt.contains("article licensed-agencies"));
    assert!(egypt.contains("capped fee") && !egypt.contains("equally authentic"));
    assert!(egypt.contains("C118") && egypt.contains("languages of workers: ar\n") && !egypt.contains("translated within"));
    let bangladesh = drafted(state("BD"), Lang::En);
    assert!(bangladesh.contains("replaced agreement signed on: 2023-10-25") && bangladesh.contains("article licensed-agencies"));
    let ghana = drafted(state("GH"), Lang::En);
    assert!(ghana.contains("replaces earlier agreements: no"), "no earlier agreement is known");
    assert!(drafted(state("SD"), Lang::En).contains("refuses to send women for domestic work"));
    let burkina = drafted(state("BF"), Lang::En);
    assert!(burkina.contains("Ministry of the Servants of the People"));
    assert!(!burkina.contains("Ministry of the Public Service, Labour and Social Protection"), "no longer competent");
}

/// Instruments are named only while both States are bound.
#[test]
fn the_date_decides_what_is_recalled() {
    let law = Law::embedded();
    let destination = state("LY");
    let on = |date: &str| {
        let corridor = Corridor { destination, origin: state("NE"), date: date.parse().unwrap(), lang: Lang::En };
        let text = draft(&corridor, model(), law, Vocabulary::embedded(), false).text;
        text.lines().find(|line| line.contains("recalling:")).unwrap_or_default().to_owned()
    };
    assert!(on("2026-11-21").contains("ICRMW"));
    assert!(!on("1999-01-01").contains("ICRMW"), "it is of 1990 and entered into force in 2003");
}

#[test]
fn comments_follow_the_drafter() {
    let law = Law::embedded();
    let lang = |code: &str| drafting_language(law.country(code).unwrap());
    assert_eq!([lang("NE"), lang("TD"), lang("CM")], [Lang::Fr; 3]);
    assert_eq!([lang("TN"), lang("EG"), lang("MR")], [Lang::Ar; 3]);
    assert_eq!([lang("NG"), lang("BD")], [Lang::En; 2]);
}
