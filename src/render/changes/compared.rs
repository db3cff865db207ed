//! Two texts with what is known of their difference: what every format prints from.

use std::collections::BTreeMap;

use super::accepted::{Acceptance, Waivers};
use super::counts::Counts;
use super::index::Index;
use super::unread::{Unread, unread};
use crate::diff::{Bench, Change, Comparison, Home, Pair, Side, Worth};
use crate::law::Law;
use crate::model::{ArticleItem, Paragraph, Project, Text, Wording};
use crate::vocabulary::Vocabulary;

/// Two texts compared, ready to be told.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The old text.
    pub old: &'a Project,
    /// The new text.
    pub new: &'a Project,
    /// What changed.
    pub comparison: &'a Comparison,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The registers.
    pub law: &'a Law,
    /// What could not be read of either text, and so is not compared.
    pub unread: Vec<Unread>,
    pub(super) old_index: Index<'a>,
    pub(super) new_index: Index<'a>,
    accepted: Vec<Option<Acceptance>>,
    waivers: Waivers<'a>,
    /// What became of the articles, annexes and chapters of the old text.
    heirs: BTreeMap<(u8, &'a str), &'a str>,
}

/// Where a change is told: in the new text, or in the old one for what has no place in the new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render) struct Place {
    /// The large part.
    pub home: Home,
    /// True when the part is of the old text only.
    pub old: bool,
}

impl<'a> Compared<'a> {
    /// Makes a comparison ready to be told.
    #[must_use]
    pub fn new(old: &'a Project, new: &'a Project, comparison: &'a Comparison, bench: Bench<'a>) -> Self {
        let on = bench.selection.on.or(new.agreement.date);
        let mut heirs = BTreeMap::new();
        for (kind, pairs) in [(CHAPTER, &comparison.chapters), (ARTICLE, &comparison.articles), (ANNEX, &comparison.annexes)] {
            heirs.extend(pairs.iter().filter_map(|pair: &'a Pair| Some(((kind, pair.old.as_deref()?), pair.new.as_deref()?))));
        }
        let mut out = Self {
            old,
            new,
            comparison,
            vocabulary: bench.vocabulary,
            law: bench.law,
            unread: unread(old, new),
            old_index: Index::new(&old.agreement, bench.vocabulary),
            new_index: Index::new(&new.agreement, bench.vocabulary),
            accepted: Vec::new(),
            waivers: Waivers::new(new, bench.vocabulary, on),
            heirs,
        };
        out.accepted = comparison.changes.iter().map(|change| out.waivers.accept(change, &out.place(change))).collect();
        out
    }

    /// The changes with what accepts them, in the order of the new text.
    pub fn changes(&self) -> impl Iterator<Item = (&'a Change, Option<&Acceptance>)> {
        self.comparison.changes.iter().zip(&self.accepted).map(|(change, accepted)| (change, accepted.as_ref()))
    }

    /// How many changes there are of each effect.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self)
    }

    /// True when a change, or a rule whose outcome is another, protects the worker less and no departure accepts it.
    #[must_use]
    pub fn weakens(&self) -> bool {
        let changes = self.changes().any(|(change, accepted)| change.worth == Worth::Weaker && accepted.is_none());
        changes || self.comparison.rules.iter().any(|rule| rule.worth == Worth::Weaker && !self.waivers.anywhere(rule.rule))
    }

    /// True when of a change it cannot be told what it means, and no departure accepts it.
    #[must_use]
    pub fn puzzles(&self) -> bool {
        self.changes().any(|(change, accepted)| change.worth == Worth::Unclear && accepted.is_none())
    }

    /// True when anything is another.
    #[must_use]
    pub fn differs(&self) -> bool {
        !self.comparison.is_empty() || self.id(self.old) != self.id(self.new)
    }

    /// True when the two texts are of one agreement.
    #[must_use]
    pub fn same_agreement(&self) -> bool {
        let (old, new) = (self.id(self.old), self.id(self.new));
        old == new || old.is_empty() || new.is_empty()
    }

    fn id(&self, project: &'a Project) -> &'a str {
        &project.agreement.id.text
    }

    /// How many places of a text are still open: values, texts, whole articles.
    #[must_use]
    pub fn open_places(&self, old: bool) -> usize {
        let agreement = if old { &self.old.agreement } else { &self.new.agreement };
        let proposed = agreement.articles().filter(|article| article.proposed_by.is_some()).count();
        proposed + agreement.items().map(open_in).sum::<usize>()
    }

    /// The name of the file of a text.
    #[must_use]
    pub fn file(&self, project: &'a Project) -> &'a str {
        project.sources.iter().next().map_or("", |(_, source)| source.name.as_str())
    }

    /// The index of the text that a side is of.
    pub(super) const fn index(&self, old: bool) -> &Index<'a> {
        if old { &self.old_index } else { &self.new_index }
    }

    /// Where a change is told.
    pub(in crate::render) fn place(&self, change: &Change) -> Place {
        match (&change.new, &change.old) {
            (Some(side), _) => Place { home: side.spot.home.clone(), old: false },
            (None, Some(side)) => self.heir(side),
            (None, None) => Place { home: Home::Header, old: false },
        }
    }

    /// What went from an article that both texts have is told in the new article.
    fn heir(&self, side: &Side) -> Place {
        let heir = |kind, id: &str| self.heirs.get(&(kind, id)).map(|id| (*id).to_owned());
        let home = match &side.spot.home {
            Home::Article(id, _) => {
                heir(ARTICLE, id).map(|id| (self.new_index.number(ARTICLE, &id), id)).map(|(n, id)| Home::Article(id, n))
            }
            Home::Annex(id, _) => heir(ANNEX, id).map(|id| (self.new_index.number(ANNEX, &id), id)).map(|(n, id)| Home::Annex(id, n)),
            Home::Chapter(id, _) => {
                heir(CHAPTER, id).map(|id| (self.new_index.number(CHAPTER, &id), id)).map(|(n, id)| Home::Chapter(id, n))
            }
            Home::Header => Some(Home::Header),
            Home::Preamble => Some(Home::Preamble),
        };
        match home {
            Some(home) => Place { home, old: false },
            None => Place { home: side.spot.home.clone(), old: true },
        }
    }
}

fn open_in(item: &ArticleItem) -> usize {
    let text = |text: &Text| usize::from(text.by_lang.iter().any(|(_, wording)| matches!(wording, Wording::Open(_))));
    let paragraph = |one: &Paragraph| one.items.iter().chain([&one.text]).map(text).sum::<usize>();
    match item {
        ArticleItem::Clause(clause) => {
            let values = clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells));
            let texts = clause.paragraphs.iter().map(paragraph).sum::<usize>() + clause.wording.iter().map(text).sum::<usize>();
            values.filter(|stated| stated.value.is_open()).count() + texts
        }
        ArticleItem::Paragraph(one) => paragraph(one),
        ArticleItem::Definition(one) => one.term.iter().chain(&one.meaning).map(text).sum(),
        ArticleItem::Waiver(_) => 0,
    }
}

/// The kinds of large parts, as the index keeps them apart.
pub(super) const CHAPTER: u8 = 0;
pub(super) const ARTICLE: u8 = 1;
pub(super) const ANNEX: u8 = 2;
