//! What is typed in agreements and what is still prose: for a terminal, as Markdown, for programs.

mod json;
mod markdown;
mod text;
mod voice;

pub use json::stats_json;
pub use markdown::stats_markdown;
pub use text::stats_text;

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::model::Project;
use crate::portfolio::stats::{Sign, Stats, Tally};
use crate::text::Lang;
use crate::vocabulary::Vocabulary;

/// An agreement whose facts were counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// Its file.
    pub file: &'a str,
    /// The agreement and its files.
    pub project: &'a Project,
    /// What was counted.
    pub stats: &'a Stats,
    /// What can be said in it.
    pub vocabulary: &'a Vocabulary,
}

/// How the counts are shown.
#[derive(Clone, Copy, Debug)]
pub struct StatsView {
    /// The language of the reader.
    pub lang: Lang,
    /// Whether every fact in prose is named with its place.
    pub full: bool,
}

impl Counted<'_> {
    /// How many sentences of prose state no fact.
    fn duties(&self) -> usize {
        self.stats.homes.iter().map(|home| home.duties.len()).sum()
    }

    /// How many typed facts are still open.
    fn open(&self) -> usize {
        self.stats.homes.iter().map(|home| home.open).sum()
    }

    /// How many mistakes of form and type kept something from being read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.project.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// How many texts differ between languages in what they carry.
    fn uneven(&self) -> usize {
        self.stats.homes.iter().map(|home| home.uneven.len()).sum()
    }
}

/// A share as the reader writes it.
#[must_use]
pub fn share(tally: Tally, lang: Lang) -> String {
    voice::Voice::new(StatsView { lang, full: false }).share(tally)
}

/// The share of all agreements together.
fn tally_of(all: &[Counted<'_>]) -> Tally {
    all.iter().map(|one| one.stats.tally()).fold(Tally::default(), Tally::plus)
}

/// How many facts in prose carry each sign.
fn signs_of(all: &[Counted<'_>]) -> BTreeMap<Sign, usize> {
    let mut counts = BTreeMap::new();
    let homes = all.iter().flat_map(|one| &one.stats.homes);
    for sign in homes.flat_map(|home| &home.facts).flat_map(|fact| &fact.signs) {
        *counts.entry(*sign).or_default() += 1;
    }
    counts
}
