//! One agreement and the files it uses: parse them all, then build the model over them.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::syntax::{self, Item, Quoted, Tree};
use crate::text::{FileId, Source, Sources, Span};
use crate::vocabulary::Vocabulary;

use super::agreement::Agreement;
use super::build;

/// Why a used file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotLoaded {
    /// No such file.
    Missing,
    /// It lies outside the folder of the project.
    Outside,
    /// It could not be read, with the reason as the system gives it.
    Unreadable(String),
}

/// Brings a used file: the path as written, and the name of the file that uses it. The name of the
/// source it gives must be the same for the same file, however it is written.
pub type Loader<'l> = dyn Fn(&str, &str) -> Result<Source, NotLoaded> + 'l;

/// An agreement with its files and what was found while reading them.
#[derive(Debug)]
pub struct Project {
    /// The files, the main one first.
    pub sources: Sources,
    /// The tree of each file.
    pub trees: Vec<Tree>,
    /// The model.
    pub agreement: Agreement,
    /// Findings of form and type.
    pub findings: Vec<Finding>,
}

/// How deep files may use files.
const MAX_USES: usize = 16;

/// Reads an agreement. A broken or missing part is a finding; the rest is there.
#[must_use]
pub fn load(main: Source, vocabulary: &Vocabulary, loader: &Loader<'_>) -> Project {
    let mut reading =
        Reading { vocabulary, loader, sources: Sources::new(), trees: Vec::new(), used: HashMap::new(), findings: Vec::new() };
    reading.file(main, &mut Vec::new());
    let Reading { sources, trees, used, mut findings, .. } = reading;
    let agreement = build::build(vocabulary, &sources, &trees, &used, &mut findings);
    findings.sort_by(|one, two| (one.span, one.rule).cmp(&(two.span, two.rule)));
    Project { sources, trees, agreement, findings }
}

struct Reading<'a> {
    vocabulary: &'a Vocabulary,
    loader: &'a Loader<'a>,
    sources: Sources,
    trees: Vec<Tree>,
    /// The file that stands for each `use`.
    used: HashMap<Span, FileId>,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn file(&mut self, source: Source, above: &mut Vec<String>) -> FileId {
        let name = source.name.clone();
        let file = self.sources.add(source);
        let Some(source) = self.sources.get(file) else { return file };
        let parsed = syntax::parse(file, source, self.vocabulary);
        self.findings.extend(parsed.findings);
        let mut paths = Vec::new();
        paths_in(&parsed.tree.items, &mut paths);
        self.trees.push(parsed.tree);
        above.push(name.clone());
        for (head, path) in paths {
            self.use_file(head, path, &name, above);
        }
        above.pop();
        file
    }

    fn use_file(&mut self, head: Span, path: Span, from: &str, above: &mut Vec<String>) {
        let word = self.sources.slice(head);
        if self.vocabulary.lexicon().block(word) != Some("use") {
            self.findings.push(Finding::error("line-not-understood", head.to(path)).with("text", word.to_owned()).variant("use"));
            return;
        }
        let written = Quoted::new(self.sources.slice(path), path).text();
        let finding = |variant| Finding::error("used-file-not-read", path).variant(variant).with("path", written.as_str());
        match (self.loader)(&written, from) {
            Ok(source) if above.contains(&source.name) => self.findings.push(finding("cycle")),
            Ok(_) if above.len() >= MAX_USES => self.findings.push(finding("deep")),
            Ok(source) => {
                let file = self.file(source, above);
                self.used.insert(path, file);
            }
            Err(NotLoaded::Missing) => self.findings.push(finding("missing")),
            Err(NotLoaded::Outside) => self.findings.push(finding("outside")),
            Err(NotLoaded::Unreadable(reason)) => self.findings.push(finding("unreadable").with("reason", reason)),
        }
    }
}

fn paths_in(items: &[Item], out: &mut Vec<(Span, Span)>) {
    for item in items {
        match item {
            Item::Path { head, path } => out.push((head.span, *path)),
            Item::Block { items, .. } => paths_in(items, out),
            _ => {}
        }
    }
}
