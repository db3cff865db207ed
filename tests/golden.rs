//! Small agreements with the papers that were accepted for them, in every language and format.
//!
//! `MITHAQ_ACCEPT=1 cargo test --test golden` rewrites the papers; the difference is then read.

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

use std::path::PathBuf;

use mithaq::check::{Selection, check};
use mithaq::law::Law;
use mithaq::render::findings::{Report, View, github, json, junit, markdown, sarif, text};
use mithaq::render::{FORMATS, Layout, Options};
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;

use support::{files_under, paper, project, root};

/// A paper with the file it is accepted in.
fn papers() -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for path in files_under(&root().join("tests/golden"), "bla") {
        let project = project(&std::fs::read_to_string(&path).unwrap());
        let paper = paper(&project);
        let accepted = |ending: &str| path.with_extension(ending);
        for format in FORMATS.iter().filter(|format| format.text) {
            let written = |options: &Options| String::from_utf8((format.write)(&paper, options).unwrap()).unwrap();
            for lang in Lang::ALL {
                let options = Options { languages: vec![lang], layout: Layout::Single, ..Options::default() };
                all.push((accepted(&format!("{}.{}", lang.code(), format.ending)), written(&options)));
            }
            if format.alone {
                continue;
            }
            let columns = Options { languages: vec![Lang::Ar, Lang::Fr], layout: Layout::Columns, ..Options::default() };
            all.push((accepted(&format!("ar-fr.{}", format.ending)), written(&columns)));
        }
        // The book grows; what it finds in these is not what is accepted here.
        let selection = Selection::pack("drafting");
        let outcome = check(&project, Vocabulary::embedded(), Law::embedded(), &selection);
        if !outcome.findings.is_empty() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let report = Report::new(&name, &project, Vocabulary::embedded(), (&outcome, &selection));
            let view = |lang| View { law: Law::embedded(), lang, colour: false, width: 100, waived: true, full: true };
            for lang in Lang::ALL {
                all.push((accepted(&format!("findings.{}.txt", lang.code())), text(&report, &view(lang))));
                all.push((accepted(&format!("findings.{}.md", lang.code())), markdown(&[report], &view(lang))));
            }
            let view = view(Lang::En);
            all.push((accepted("findings.json"), json(&[report], &view) + "\n"));
            all.push((accepted("findings.sarif"), sarif(&[report], &view, true) + "\n"));
            all.push((accepted("findings.junit.xml"), junit(&[report], &view)));
            all.push((accepted("findings.github.txt"), github(&report, &view)));
        }
    }
    all
}

#[test]
fn papers_are_as_accepted() {
    let accept = std::env::var_os("MITHAQ_ACCEPT").is_some_and(|value| value == "1");
    let papers = papers();
    assert!(papers.len() >= 24, "only {} papers", papers.len());
    let mut differing = Vec::new();
    for (path, printed) in &papers {
        let accepted = std::fs::read_to_string(path).unwrap_or_default();
        if accepted == *printed {
            continue;
        }
        if accept {
            std::fs::write(path, printed).unwrap();
            continue;
        }
        let difference = similar::TextDiff::from_lines(accepted.as_str(), printed.as_str());
        let difference: String =
            difference.unified_diff().context_radius(1).to_string().lines().take(30).map(|line| format!("{line}\n")).collect();
        differing.push(format!("{}\n{difference}", path.strip_prefix(root()).unwrap_or(path).display()));
    }
    assert!(
        differing.is_empty(),
        "{} of {} papers differ; MITHAQ_ACCEPT=1 accepts them\n{}",
        differing.len(),
        papers.len(),
        differing.join("\n")
    );
}

/// What is accepted and no longer printed would never be read again.
#[test]
fn nothing_is_accepted_that_is_not_printed() {
    let printed: Vec<PathBuf> = papers().into_iter().map(|(path, _)| path).collect();
    for ending in ["txt", "md", "html", "json", "sarif", "xml"] {
        for path in files_under(&root().join("tests/golden"), ending) {
            assert!(printed.contains(&path), "{} is printed by nothing", path.display());
        }
    }
}
