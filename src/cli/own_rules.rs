//! Rules that stand in files of a project: read, looked over, and kept from clashing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::config::near;
use super::files::{Unusable, read};
use crate::finding::Finding;
use crate::law::rulebook::BookRule;
use crate::law::{ChangePage, Law, RulePage, is_change, read_change, read_rule};
use crate::text::{FileId, Source, Sources, Span};
use crate::vocabulary::Vocabulary;

/// The rules of some files, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct OwnRules {
    /// The files.
    pub sources: Sources,
    /// What can be run.
    pub rules: Vec<(RulePage, BookRule)>,
    /// Judgements on changes that can be used.
    pub changes: Vec<ChangePage>,
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
        let read = if is_change(source) { OwnPage::change } else { OwnPage::rule };
        let page = read(file, source, vocabulary, law);
        own.findings.extend(page.findings);
        let Some(sound) = page.sound else { continue };
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if stem != sound.id() {
            own.findings.push(Finding::error("rule-name-of-file", page.id).with("rule", sound.id()).with("file", stem));
            continue;
        }
        let twice = Finding::error("rule-twice", page.id).with("rule", sound.id());
        // What the program finds by itself speaks by its own card.
        if sound.clashes(law) {
            own.findings.push(twice.variant("drafting"));
            continue;
        }
        if !ids.insert(sound.id().to_owned()) {
            own.findings.push(twice);
            continue;
        }
        match sound {
            Sound::Rule(rule) => own.rules.push(*rule),
            Sound::Change(page) => own.changes.push(*page),
        }
    }
    own
}

/// One file, read.
struct OwnPage {
    sound: Option<Sound>,
    id: Span,
    findings: Vec<Finding>,
}

/// A rule, or a judgement on changes, without a mistake.
enum Sound {
    Rule(Box<(RulePage, BookRule)>),
    Change(Box<ChangePage>),
}

impl OwnPage {
    fn rule(file: FileId, source: &Source, vocabulary: &Vocabulary, law: &Law) -> Self {
        let read = read_rule(file, source, vocabulary, law);
        Self { sound: read.rule.map(|rule| Sound::Rule(Box::new(rule))), id: read.id, findings: read.findings }
    }

    fn change(file: FileId, source: &Source, vocabulary: &Vocabulary, law: &Law) -> Self {
        let read = read_change(file, source, vocabulary, law);
        Self { sound: read.page.map(|page| Sound::Change(Box::new(page))), id: read.id, findings: read.findings }
    }
}

impl Sound {
    fn id(&self) -> &str {
        match self {
            Self::Rule(rule) => &rule.0.id,
            Self::Change(page) => &page.id,
        }
    }

    /// True when the program has something of another nature under the same id.
    fn clashes(&self, law: &Law) -> bool {
        match self {
            Self::Rule(rule) => {
                let id = &rule.0.id;
                law.change_card(id).is_some() || law.page(id).is_none() && law.rule(id).is_some()
            }
            Self::Change(page) => law.rule(&page.id).is_some(),
        }
    }
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
