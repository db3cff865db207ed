//! Rules that stand in files of a project: read, looked over, and kept from clashing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::config::near;
use super::files::{Unusable, read};
use crate::finding::Finding;
use crate::law::rulebook::BookRule;
use crate::law::{Law, RulePage, read_rule};
use crate::text::Sources;
use crate::vocabulary::Vocabulary;

/// The rules of some files, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct OwnRules {
    /// The files.
    pub sources: Sources,
    /// What can be run.
    pub rules: Vec<(RulePage, BookRule)>,
    /// What cannot, and why.
    pub findings: Vec<Finding>,
    /// Files that could not be read at all.
    pub unreadable: Vec<Unusable>,
}

/// A rule file of more bytes than a mebibyte is none.
const MOST_BYTES: usize = 1 << 20;

/// Reads rule files. Those that are sound come back as rules, the others as findings.
pub(crate) fn read_rules(files: &[PathBuf], vocabulary: &Vocabulary, law: &Law) -> OwnRules {
    let mut own = OwnRules::default();
    let mut ids = BTreeSet::new();
    for path in files {
        let source = match read(&near(path)) {
            Ok(source) if source.text.len() > MOST_BYTES => {
                own.unreadable.push(Unusable::new("rule_too_large", &near(path)).with("limit", "1"));
                continue;
            }
            Ok(source) => source,
            Err(problem) => {
                own.unreadable.push(problem);
                continue;
            }
        };
        let file = own.sources.add(source);
        let Some(source) = own.sources.get(file) else { continue };
        let read = read_rule(file, source, vocabulary, law);
        own.findings.extend(read.findings);
        let Some((page, rule)) = read.rule else { continue };
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if stem != page.id {
            own.findings.push(Finding::error("rule-name-of-file", read.id).with("rule", page.id.as_str()).with("file", stem));
            continue;
        }
        let twice = Finding::error("rule-twice", read.id).with("rule", page.id.as_str());
        // What the program finds by itself speaks by its own card.
        if law.page(&page.id).is_none() && law.rule(&page.id).is_some() {
            own.findings.push(twice.variant("drafting"));
            continue;
        }
        if !ids.insert(page.id.clone()) {
            own.findings.push(twice);
            continue;
        }
        own.rules.push((page, rule));
    }
    own
}

/// The rule files of a folder and of the folders in it, in the order of their names.
pub(crate) fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    all.sort();
    let mut files = Vec::new();
    for path in all {
        if path.is_dir() && !path.is_symlink() {
            files.extend(rule_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files
}
