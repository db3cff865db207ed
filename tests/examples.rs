//! The deliberately bad drafts: each is found out by the rules that its comment names, and by no other error.

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

use std::collections::BTreeSet;
use std::fs;

use mithaq::check::{Selection, check};
use mithaq::finding::Severity;
use mithaq::law::Law;
use mithaq::vocabulary::Vocabulary;
use serde::Deserialize;

use support::{files_under, project, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    draft: Vec<Draft>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    file: String,
    finds: Vec<String>,
    weight: String,
}

fn expected() -> Vec<Draft> {
    let text = fs::read_to_string(root().join("agreements/examples/expected.toml")).unwrap();
    toml::from_str::<Expected>(&text).unwrap().draft
}

#[test]
fn every_bad_draft_is_found_out_for_what_it_teaches() {
    let mut offences = Vec::new();
    for draft in expected() {
        let text = fs::read_to_string(root().join("agreements/examples").join(&draft.file)).unwrap();
        let outcome = check(&project(&text), Vocabulary::embedded(), Law::embedded(), &Selection::default());
        let found: BTreeSet<&str> = outcome.findings.iter().map(|finding| finding.rule).collect();
        let meant = |rule: &str| draft.finds.iter().any(|one| one == rule);
        offences.extend(draft.finds.iter().filter(|rule| !found.contains(rule.as_str())).map(|rule| format!("{}: no {rule}", draft.file)));
        let errors = outcome.findings.iter().filter(|finding| finding.severity == Severity::Error && !meant(finding.rule));
        offences.extend(errors.map(|finding| format!("{}: {} besides", draft.file, finding.rule)));
        let heaviest = outcome.findings.iter().filter(|finding| meant(finding.rule)).map(|finding| finding.severity).max();
        if heaviest.map(Severity::word) != Some(draft.weight.as_str()) {
            offences.push(format!("{}: {heaviest:?} where {} is meant", draft.file, draft.weight));
        }
    }
    assert!(offences.is_empty(), "{offences:#?}");
}

#[test]
fn every_bad_draft_is_in_the_list_and_says_what_it_teaches() {
    let listed: BTreeSet<String> = expected().into_iter().map(|draft| draft.file).collect();
    let readme = fs::read_to_string(root().join("agreements/examples/README.md")).unwrap();
    let files = files_under(&root().join("agreements/examples"), "bla");
    assert!(files.len() > 10, "{}", files.len());
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(listed.contains(&name), "{name} is not in expected.toml");
        assert!(readme.contains(&name), "{name} is not in README.md");
        assert!(fs::read_to_string(&path).unwrap().starts_with("# "), "{name} says nothing of what it teaches");
    }
}
