//! The book of judgements on changes stands its own trial: every page is sound, every example is found forwards and undone
//! backwards, what is no such change is left alone, and no page speaks of the example of another unless that is agreed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;

use mithaq::diff::judgement::trial::{judgements, try_change};
use mithaq::law::{ChangePage, Crossing, Law, read_change};
use mithaq::text::{FileId, Source};
use mithaq::vocabulary::Vocabulary;

use support::root;

/// Every page on disk.
fn files() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(root().join("rules/changes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// The registers with every page on disk that can be read.
fn law() -> Law {
    let mut law = Law::decode();
    for path in files() {
        if let Ok(page) = toml::from_str::<ChangePage>(&std::fs::read_to_string(path).unwrap()) {
            law.add_change(page);
        }
    }
    law
}

fn crossings(page: &ChangePage) -> impl Iterator<Item = (String, &Crossing, bool)> {
    let finds = page.example.iter().enumerate().map(|(at, one)| (format!("example {}", at + 1), one, true));
    finds.chain(page.other.iter().enumerate().map(|(at, one)| (format!("other {}", at + 1), one, false)))
}

#[test]
fn every_page_is_sound() {
    let law = law();
    let mut wrong = Vec::new();
    for path in files() {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        let source = Source::new(name.clone(), std::fs::read_to_string(&path).unwrap());
        let read = read_change(FileId(0), &source, Vocabulary::embedded(), &law);
        wrong.extend(
            read.findings.iter().map(|finding| format!("{name}: {} {:?} at `{}`", finding.rule, finding.facts, source.slice(finding.span))),
        );
        let Some(page) = read.page else { continue };
        if path.file_stem().unwrap().to_string_lossy() != page.id {
            wrong.push(format!("{name}: its id is {}", page.id));
        }
        if law.rule(&page.id).is_some() {
            wrong.push(format!("{name}: a rule has its id"));
        }
        if page.reviewed.is_none() {
            wrong.push(format!("{name}: no day of review"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files().len() >= 45, "only {} pages", files().len());
}

#[test]
fn every_example_is_found_and_its_reverse_undone() {
    let law = law();
    let trials = law.change_cards().map(|page| try_change(page, Vocabulary::embedded(), &law));
    let wrong: Vec<String> = trials
        .flat_map(|trial| trial.mismatches.iter().map(|mismatch| format!("{}: {mismatch:?}", trial.rule)).collect::<Vec<_>>())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page that speaks of the example of another says so there, or it speaks too often.
#[test]
fn no_page_speaks_of_the_example_of_another_unless_agreed() {
    let law = law();
    let mut fires = BTreeSet::new();
    for page in law.change_cards() {
        for (which, crossing, finds) in crossings(page) {
            let found: BTreeSet<String> = judgements(crossing, Vocabulary::embedded(), &law).into_iter().map(|(id, _)| id).collect();
            let agreed = |id: &String| (finds && *id == page.id) || crossing.fires.contains(id);
            fires.extend(found.iter().filter(|id| !agreed(id)).map(|id| format!("{}: {which}: {id}", page.id)));
            fires.extend(crossing.fires.iter().filter(|id| !found.contains(*id)).map(|id| format!("{}: {which}: not {id}", page.id)));
        }
    }
    assert!(fires.is_empty(), "{}", fires.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The reverse of a change has the same reasons, reversed.
#[test]
fn judging_the_reverse_gives_the_reverse() {
    let law = law();
    for page in law.change_cards() {
        for (which, crossing, _) in crossings(page) {
            let back = Crossing { before: crossing.after.clone(), after: crossing.before.clone(), fires: Vec::new() };
            let flat = |id: &str| ["unclear", "neutral"].contains(&law.change_card(id).unwrap().worth.as_str());
            let there: BTreeSet<_> =
                judgements(crossing, Vocabulary::embedded(), &law).into_iter().map(|(id, undone)| (undone || flat(&id), id)).collect();
            let here: BTreeSet<_> =
                judgements(&back, Vocabulary::embedded(), &law).into_iter().map(|(id, undone)| (!undone || flat(&id), id)).collect();
            assert_eq!(there, here, "{}: {which}", page.id);
        }
    }
}

#[test]
fn a_text_beside_itself_shows_nothing() {
    let law = law();
    for page in law.change_cards() {
        for (which, crossing, _) in crossings(page) {
            let same = Crossing { after: crossing.before.clone(), ..crossing.clone() };
            assert_eq!(judgements(&same, Vocabulary::embedded(), &law), [], "{}: {which}", page.id);
        }
    }
}
