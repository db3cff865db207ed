//! The parts of a paper in the order of the standard, each with its `eId`.
//!
//! The standard puts what closes a paper before what is attached to it, and has one place for each.

use std::collections::BTreeMap;

use super::super::tree::{Annex, Article, Block, Chapter, Kind, Paper, Preamble, Signature, Testimonium};
use super::iri::Names;

/// Something of the paper and its `eId`.
#[derive(Clone, Debug)]
pub(super) struct Named<'a, T> {
    /// Its place in this paper.
    pub eid: String,
    /// What it is.
    pub it: &'a T,
}

/// A part of the body.
#[derive(Clone, Debug)]
pub(super) enum Part<'a> {
    /// A chapter with its articles.
    Chapter(Named<'a, Chapter>, Vec<Named<'a, Article>>),
    /// An article outside chapters.
    Article(Named<'a, Article>),
}

/// The parts of a paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline<'a> {
    /// The element that an article is.
    pub article: &'static str,
    /// What opens the paper.
    pub preambles: Vec<&'a Preamble>,
    /// The body.
    pub parts: Vec<Part<'a>>,
    /// What closes the paper.
    pub testimonia: Vec<&'a Testimonium>,
    /// What is attached to it.
    pub annexes: Vec<Named<'a, Annex>>,
    chapters: usize,
    articles: usize,
}

impl<'a> Outline<'a> {
    /// The parts of this paper.
    pub(super) fn of(paper: &'a Paper) -> Self {
        let article = if paper.kind == Kind::Agreement { "article" } else { "section" };
        let mut outline = Self { article, ..Self::default() };
        for block in &paper.blocks {
            outline.add(block);
        }
        outline
    }

    fn add(&mut self, block: &'a Block) {
        match block {
            Block::Preamble(preamble) => self.preambles.push(preamble),
            Block::Testimonium(testimonium) => self.testimonia.push(testimonium),
            Block::Annex(annex) => self.annexes.push(Named { eid: format!("att_{}", self.annexes.len() + 1), it: annex }),
            Block::Article(article) => {
                let article = self.article(article);
                self.parts.push(Part::Article(article));
            }
            Block::Chapter(chapter) => {
                self.chapters += 1;
                let articles = chapter.articles.iter().map(|article| self.article(article)).collect();
                self.parts.push(Part::Chapter(Named { eid: format!("chp_{}", self.chapters), it: chapter }, articles));
            }
        }
    }

    /// Articles are counted through the paper, so by the naming convention the chapter is no part of their `eId`.
    fn article(&mut self, article: &'a Article) -> Named<'a, Article> {
        self.articles += 1;
        let name = if self.article == "article" { "art" } else { "sec" };
        Named { eid: format!("{name}_{}", self.articles), it: article }
    }

    /// Every signature and what tells its signatory apart: the Party, which is the same in every copy, unless more than
    /// one person signs for it.
    pub(super) fn signatures(&self, names: &Names) -> Vec<(&'a Signature, String)> {
        let all: Vec<&'a Signature> = self.testimonia.iter().flat_map(|testimonium| &testimonium.signatures).collect();
        let mut signing: BTreeMap<&str, usize> = BTreeMap::new();
        for signature in &all {
            *signing.entry(&signature.party).or_default() += 1;
        }
        let named = all.into_iter().zip(1..).map(|(signature, at)| {
            let party = names.party(&signature.party).unwrap_or("nobody");
            let alone = signing.get(signature.party.as_str()) == Some(&1);
            (signature, if alone { party.to_owned() } else { format!("{party}.{at}") })
        });
        named.collect()
    }

    /// Every article, in chapters and outside.
    pub(super) fn articles(&self) -> impl Iterator<Item = &Named<'a, Article>> {
        self.parts.iter().flat_map(|part| match part {
            Part::Chapter(_, articles) => articles.as_slice(),
            Part::Article(article) => std::slice::from_ref(article),
        })
    }
}

/// The `eId` of the only part of its kind in another.
pub(super) fn only(parent: &str, part: &str) -> String {
    format!("{parent}__{part}")
}

/// The `eId` of a part that is counted inside another, from one.
pub(super) fn nth(parent: &str, part: &str, number: usize) -> String {
    format!("{parent}__{part}_{number}")
}

/// Things with their `eId`, counted inside another.
pub(super) fn counted<'a, T>(parent: &str, part: &str, all: &'a [T]) -> impl Iterator<Item = Named<'a, T>> {
    all.iter().zip(1..).map(move |(it, number)| Named { eid: nth(parent, part, number), it })
}
