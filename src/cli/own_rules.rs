//! Rules that stand in files of a project: read, looked over, and kept from clashing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::config::near;
use super::files::{reason, shown};
use crate::finding::Finding;
use crate::law::rulebook::BookRule;
use crate::law::{Law, RulePage, read_rule};
use crate::text::{Source, Sources, Span};
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
    /// Files that could not be read: each with the reason.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// A rule file larger than this is none.
const MOST_BYTES: u64 = 1 << 20;

/// Reads rule files. Those that are sound come back as rules, the others as findings.
pub(crate) fn read_rules(files: &[PathBuf], vocabulary: &Vocabulary, law: &Law) -> OwnRules {
    let mut own = OwnRules::default();
    let mut ids = BTreeSet::new();
    for path in files {
        let text = match read(path) {
            Ok(text) => text,
            Err(problem) => {
                own.unreadable.push((path.clone(), problem));
                continue;
            }
        };
        let name = shown(&near(path));
        let file = own.sources.add(Source::new(name, text));
        let Some(source) = own.sources.get(file) else { continue };
        let read = read_rule(file, source, vocabulary, law);
        own.findings.extend(read.findings);
        let Some((page, rule)) = read.rule else { continue };
        let place = id_place(source, file, &page.id);
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if stem != page.id {
            let finding = Finding::error("rule-name-of-file", place).with("rule", page.id.as_str()).with("file", stem);
            own.findings.push(finding);
        }
        if !ids.insert(page.id.clone()) {
            own.findings.push(Finding::error("rule-twice", place).with("rule", page.id.as_str()));
            continue;
        }
        own.rules.push((page, rule));
    }
    own
}

fn read(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| reason(&error))?.len();
    if size > MOST_BYTES {
        return Err(format!("{size} > {MOST_BYTES}"));
    }
    fs::read_to_string(path).map_err(|error| reason(&error))
}

/// Where the id stands in its file.
fn id_place(source: &Source, file: crate::text::FileId, id: &str) -> Span {
    let quoted = format!("\"{id}\"");
    let start = source.text.find(&quoted).unwrap_or(0);
    Span::new(file, start, (start + quoted.len()).min(source.text.len()))
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
