//! Which languages a paper shows, and how they stand to each other.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::look::Look;
use super::pdf::Fonts;
use super::tree::{Annex, Article, Block, Chapter, Metadata, Paper, Preamble, Testimonium};
use crate::text::Lang;

/// What a paper without any date is dated.
const UNDATED: Date = Date::constant(2000, 1, 1);

/// How languages stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// The first language alone.
    #[default]
    Single,
    /// Languages side by side, article by article.
    Columns,
    /// One whole language after another.
    Sequence,
}

/// What the reader of a paper asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The languages, in order; none means all those of the paper.
    pub languages: Vec<Lang>,
    /// How they stand to each other.
    pub layout: Layout,
    /// The width of plain text, in cells of a terminal.
    pub width: usize,
    /// The moment that files state as their making, in seconds since 1970; by default the date of the text.
    pub stamp: Option<i64>,
    /// The look of a ministry, in place of ours.
    pub look: Look,
    /// The fonts of printed papers.
    pub fonts: Fonts,
}

impl Default for Options {
    fn default() -> Self {
        Self { languages: Vec::new(), layout: Layout::Single, width: 80, stamp: None, look: Look::default(), fonts: Fonts::default() }
    }
}

impl Options {
    /// The moment that files state as their making: the one asked for, else the date of the text, else a fixed day; never
    /// the clock.
    #[must_use]
    pub fn moment(&self, metadata: &Metadata) -> DateTime {
        let asked = self.stamp.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let dated = || metadata.date.as_deref().and_then(|date| date.parse::<Date>().ok());
        match asked {
            Some(stamp) => TimeZone::UTC.to_datetime(stamp),
            None => dated().unwrap_or(UNDATED).at(0, 0, 0, 0),
        }
    }

    /// The passes through the paper, each with the languages it shows together.
    #[must_use]
    pub fn passes(&self, paper: &Paper) -> Vec<Vec<Lang>> {
        let mut all = Vec::with_capacity(Lang::ALL.len());
        let asked = if self.languages.is_empty() { paper.all_languages() } else { self.languages.clone() };
        for lang in asked {
            if !all.contains(&lang) {
                all.push(lang);
            }
        }
        match self.layout {
            Layout::Single => all.into_iter().take(1).map(|lang| vec![lang]).collect(),
            Layout::Sequence => all.into_iter().map(|lang| vec![lang]).collect(),
            Layout::Columns if all.is_empty() => Vec::new(),
            Layout::Columns => vec![all],
        }
    }
}

/// A part that formats without columns print in one language, then in the next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    /// Draft mark, title and subtitle.
    Head(&'a Paper),
    /// The preamble.
    Preamble(&'a Preamble),
    /// The heading of a chapter.
    Chapter(&'a Chapter),
    /// An article; whether it stands in a chapter.
    Article(&'a Article, bool),
    /// An annex.
    Annex(&'a Annex),
    /// The testimonium.
    Testimonium(&'a Testimonium),
}

/// The paper cut into pieces.
pub(super) fn pieces(paper: &Paper) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece::Head(paper)];
    for block in &paper.blocks {
        match block {
            Block::Preamble(preamble) => pieces.push(Piece::Preamble(preamble)),
            Block::Chapter(chapter) => {
                pieces.push(Piece::Chapter(chapter));
                pieces.extend(chapter.articles.iter().map(|article| Piece::Article(article, true)));
            }
            Block::Article(article) => pieces.push(Piece::Article(article, false)),
            Block::Annex(annex) => pieces.push(Piece::Annex(annex)),
            Block::Testimonium(testimonium) => pieces.push(Piece::Testimonium(testimonium)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::tree::sample::sample;
    use super::*;

    #[test]
    fn passes_follow_the_layout() {
        let paper = sample();
        let passes = |layout| Options { layout, ..Options::default() }.passes(&paper);
        assert_eq!(passes(Layout::Single), [[Lang::Ar]]);
        assert_eq!(passes(Layout::Sequence), [[Lang::Ar], [Lang::Fr], [Lang::En]]);
        assert_eq!(passes(Layout::Columns), [[Lang::Ar, Lang::Fr, Lang::En]]);
        assert!(Options { layout: Layout::Columns, ..Options::default() }.passes(&Paper::default()).is_empty());
    }

    #[test]
    fn a_language_asked_twice_is_shown_once() {
        let options = Options { languages: vec![Lang::En, Lang::En], layout: Layout::Sequence, ..Options::default() };
        assert_eq!(options.passes(&sample()), [[Lang::En]]);
    }
}
