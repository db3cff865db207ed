//! Pairs of versions with a list of what changed, written by hand: how much of it the comparison finds, and how much it finds that is not there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;

use mithaq::check::Selection;
use mithaq::diff::{Bench, Change, ChangeKind, Comparison, Home, PartKind, compare};
use mithaq::law::Law;
use mithaq::model::Project;
use mithaq::vocabulary::Vocabulary;
use serde::Deserialize;

use support::{project, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[allow(dead_code, reason = "for the reader")]
    title: String,
    #[serde(default)]
    renumbered: Vec<String>,
    change: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "values and reasons are for the reader")]
struct Expected {
    kind: String,
    part: String,
    home: String,
    name: String,
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
    effect: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    why: String,
}

/// What tells one change from another.
type Key = (String, String, String, String);

/// How well a list was met.
struct Score {
    missed: Vec<Key>,
    invented: Vec<Key>,
    expected: usize,
    found: usize,
    /// Effects as expected and as told, where they differ, with how often.
    effects: Vec<(Key, String, String)>,
}

fn read(pair: &str, side: &str) -> Project {
    project(&fs::read_to_string(root().join("tests/diff").join(pair).join(side)).unwrap())
}

fn compared(old: &Project, new: &Project) -> Comparison {
    compare(old, new, Bench { vocabulary: Vocabulary::embedded(), law: Law::embedded(), selection: &Selection::default() })
}

fn key(change: &Change) -> Key {
    let side = if change.kind == ChangeKind::Split { change.old.as_ref() } else { change.side() };
    let home = match side.map(|side| &side.spot.home) {
        Some(Home::Header) | None => "header".to_owned(),
        Some(Home::Preamble) => "preamble".to_owned(),
        Some(home) => home.id().to_owned(),
    };
    (change.kind.word().to_owned(), change.part.word().to_owned(), home, change.name.clone())
}

fn score(pair: &str) -> Score {
    let list: List = toml::from_str(&fs::read_to_string(root().join("tests/diff").join(pair).join("expected.toml")).unwrap()).unwrap();
    let (old, new) = (read(pair, "old.bla"), read(pair, "new.bla"));
    let comparison = compared(&old, &new);
    let mut told: BTreeMap<Key, Vec<&Change>> = BTreeMap::new();
    let mut renumbered: Vec<String> = Vec::new();
    for change in &comparison.changes {
        if change.kind == ChangeKind::Renumbered && change.part == PartKind::Article {
            renumbered.push(change.name.clone());
        } else {
            told.entry(key(change)).or_default().push(change);
        }
    }
    let (mut missed, mut effects, mut met) = (Vec::new(), Vec::new(), 0);
    for expected in &list.change {
        let key = (expected.kind.clone(), expected.part.clone(), expected.home.clone(), expected.name.clone());
        match told.get_mut(&key).and_then(Vec::pop) {
            Some(change) => {
                met += 1;
                if change.worth.word() != expected.effect {
                    effects.push((key, expected.effect.clone(), change.worth.word().to_owned()));
                }
            }
            None => missed.push(key),
        }
    }
    let number = |id: &String| ("renumbered".to_owned(), "article".to_owned(), id.clone(), id.clone());
    missed.extend(list.renumbered.iter().filter(|id| !renumbered.contains(id)).map(number));
    let mut invented: Vec<Key> = told.into_iter().flat_map(|(key, left)| left.into_iter().map(move |_| key.clone())).collect();
    invented.extend(renumbered.iter().filter(|id| !list.renumbered.contains(id)).map(number));
    let numbers = list.renumbered.iter().filter(|id| renumbered.contains(id)).count();
    Score { expected: list.change.len() + list.renumbered.len(), found: met + numbers, missed, invented, effects }
}

/// Scores a pair, prints how it went, and holds it to what was reached.
fn holds(pair: &str, recall: f64, precision: f64, effects: f64) {
    let score = score(pair);
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    let (found, told) = (share(score.found, score.expected), share(score.found, score.found + score.invented.len()));
    let right = share(score.found - score.effects.len(), score.found);
    println!("{pair}: recall {found:.1} %, precision {told:.1} %, effects as the lawyer judged {right:.1} % of {}", score.found);
    score.missed.iter().for_each(|key| println!("  missed   {key:?}"));
    score.invented.iter().for_each(|key| println!("  invented {key:?}"));
    score.effects.iter().for_each(|(key, expected, told)| println!("  effect   {key:?}: {expected}, told {told}"));
    assert!(found >= recall, "recall {found:.1}");
    assert!(told >= precision, "precision {told:.1}");
    assert!(right >= effects, "effects {right:.1}");
    // What protects the worker less must never be told as a gain, nor the contrary.
    let opposite = |(_, expected, told): &&(Key, String, String)| {
        matches!((expected.as_str(), told.as_str()), ("weaker", "stronger") | ("stronger", "weaker"))
    };
    let opposites: Vec<_> = score.effects.iter().filter(opposite).collect();
    assert!(opposites.is_empty(), "{opposites:?}");
}

#[test]
fn counter_proposal_of_one_evening() {
    holds("counter-proposal", 100.0, 100.0, 70.0);
}

#[test]
fn heavy_renegotiation() {
    holds("renegotiation", 98.0, 95.0, 70.0);
}

#[test]
fn second_round_of_another_corridor() {
    holds("other-corridor", 100.0, 95.0, 50.0);
}
