//! The rule book stands its own trial: every page is sound, every example comes out as its author
//! says, faults put into the rules are noticed, and no row of the sources is forgotten.

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

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use mithaq::check::selftest::{Trial, contradictions, try_rule, whole};
use mithaq::law::rulebook::BookRule;
use mithaq::law::{Law, RulePage, read_rule};
use mithaq::render::book::{coverage, score};
use mithaq::text::{FileId, Source};
use mithaq::vocabulary::Vocabulary;

use support::{project, root};

/// Every page of the book on disk.
fn files() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in std::fs::read_dir(root().join("rules")).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.is_dir() && !["drafting", "changes", "harmony"].iter().any(|other| folder.ends_with(other)) {
            all.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    all.sort();
    all
}

fn rules() -> Vec<(&'static RulePage, &'static BookRule)> {
    let law = Law::embedded();
    let rules: BTreeMap<&str, &BookRule> = law.book().map(|rule| (rule.id.as_str(), rule)).collect();
    law.pages().map(|page| (page, rules[page.id.as_str()])).collect()
}

fn trials() -> Vec<Trial> {
    rules().iter().map(|(page, rule)| try_rule(page, rule, Vocabulary::embedded(), Law::embedded())).collect()
}

#[test]
fn every_page_is_sound() {
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    for path in files() {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        let source = Source::new(name.clone(), std::fs::read_to_string(&path).unwrap());
        let read = read_rule(FileId(0), &source, Vocabulary::embedded(), Law::embedded());
        wrong.extend(read.findings.iter().map(|finding| format!("{name}: {} at `{}`", finding.rule, source.slice(finding.span))));
        let Some((page, _)) = read.rule else { continue };
        if path.file_stem().unwrap().to_string_lossy() != page.id {
            wrong.push(format!("{name}: its id is {}", page.id));
        }
        if page.reviewed.is_none() {
            wrong.push(format!("{name}: no day of review"));
        }
        if !ids.insert(page.id.clone()) || root().join(format!("rules/drafting/{}.toml", page.id)).exists() {
            wrong.push(format!("{name}: its id stands elsewhere too"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ids.len() >= 200, "only {} rules", ids.len());
}

#[test]
fn every_example_comes_out_as_its_author_says_and_notices_faults() {
    let trials = trials();
    let score = score(&trials);
    println!("{score:?}");
    let wrong: Vec<String> = trials
        .iter()
        .flat_map(|trial| {
            let mismatch = trial.mismatches.iter().map(|mismatch| format!("{}: {mismatch:?}", trial.rule));
            mismatch.collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let survivors: Vec<String> =
        trials.iter().flat_map(|trial| trial.survivors.iter().map(|fault| format!("{}: {fault}", trial.rule))).collect();
    assert!(score.permille() >= 990, "{score:?}\n{}", survivors.join("\n"));
}

/// A good example of one rule must not be contradicted by another, unless the page says so: a
/// stricter law, a higher aim.
#[test]
fn no_rule_fires_on_the_good_example_of_another() {
    let mut fires = BTreeSet::new();
    for (page, _) in rules() {
        for example in page.good.iter().filter(|example| example.outcome.is_none()) {
            let project = project(&whole(example));
            for (rule, words) in contradictions(&project, Vocabulary::embedded(), Law::embedded()) {
                if rule != page.id && !example.fires.contains(&rule) {
                    fires.insert(format!("{rule} on {}: {words}", page.id));
                }
            }
        }
    }
    assert!(fires.is_empty(), "{} times\n{}", fires.len(), fires.iter().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_row_of_the_sources_is_covered_or_judged() {
    let coverage = coverage(Law::embedded());
    assert!(coverage.strays.is_empty(), "{:?}", coverage.strays);
    let open: Vec<&str> =
        coverage.rows.iter().filter(|row| row.rules.is_empty() && row.human.is_empty()).map(|row| row.row.as_str()).collect();
    assert!(open.is_empty(), "no rule and no reason: {open:?}");
    let judged: Vec<&str> =
        coverage.rows.iter().filter(|row| !row.rules.is_empty() && !row.human.is_empty()).map(|row| row.row.as_str()).collect();
    assert!(judged.is_empty(), "both covered and judged: {judged:?}");
    assert!(coverage.rows.len() > 600, "only {} rows", coverage.rows.len());
}
