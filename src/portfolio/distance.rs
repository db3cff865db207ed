//! How far an agreement stands from the model text, article by article.
//!
//! Of the model text every typed value, cell, paragraph, item, wording and meaning inside an article or annex is a part. A part that the
//! agreement says as the model does is kept; one that it says otherwise counts for half; one that it does not say is gone. The distance is
//! how many of a hundred parts of the model are not kept. What belongs to the pair alone is no part: the header and the preamble,
//! languages, currencies, countries, dates; a State is read by its role. What an agreement adds of its own is told, and is no distance.

mod kept;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diff::matching::{Matching, home_of, matching};
use crate::diff::outline::{Content, Outline, Part, PartId};
use crate::diff::worth::Scale;
use crate::diff::{PartKind, Worth};
use crate::law::{Figures, Law};
use crate::model::{Agreement, Project, Text};
use crate::syntax::unquote;
use crate::text::{LangMap, Sources};
use crate::vocabulary::{Field, FieldType, Vocabulary};
use kept::same;

use super::cast::Cast;

/// How far an agreement stands from the model text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    /// The articles and annexes of the model, in its order.
    pub articles: Vec<ArticleDistance>,
    /// Articles and annexes of the agreement into which nothing of the model went, in its order.
    pub own: Vec<OwnArticle>,
    /// The parts of the model.
    pub parts: Tally,
    /// What the differences mean for the worker.
    pub worth: Worths,
}

/// What became of an article or annex of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleDistance {
    /// Which one.
    pub article: ArticleName,
    /// What became of it.
    pub fate: Fate,
    /// The articles and annexes of the agreement in which it or parts of it stand, in their order; several after a split.
    pub into: Vec<ArticleName>,
    /// Its parts.
    pub parts: Tally,
    /// Parts that the agreement has there and the model has not.
    pub added: usize,
    /// What the differences mean for the worker.
    pub worth: Worths,
}

/// An article or annex as it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleName {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: usize,
    /// True for an annex.
    pub annex: bool,
    /// Its title.
    pub title: LangMap<String>,
}

/// An article or annex that the model lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnArticle {
    /// Which one.
    pub article: ArticleName,
    /// How many parts it has.
    pub parts: usize,
}

/// What becomes of an article of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It stands as in the model.
    Same,
    /// It stands with differences.
    Changed,
    /// Nothing of it stands.
    Missing,
}

/// Parts of the model by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Said as in the model.
    pub kept: usize,
    /// Said otherwise.
    pub changed: usize,
    /// Not said.
    pub gone: usize,
}

/// Differences by what they mean for the worker: values by the direction of their fields, prose for people to weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worths {
    /// Better than the model.
    pub stronger: usize,
    /// Worse than the model.
    pub weaker: usize,
    /// Of no weight.
    pub neutral: usize,
    /// It cannot be told.
    pub unclear: usize,
}

/// The distance of an agreement from the model text.
#[must_use]
pub fn distance(model: &Project, text: &Project, vocabulary: &Vocabulary, law: &Law) -> Distance {
    let states = text.agreement.parties.iter().map(|party| party.code.text.clone());
    let figures = Figures::new(law, vocabulary, states, text.agreement.date);
    let (old, new) = (Outline::new(model, vocabulary), Outline::new(text, vocabulary));
    let matching = matching(&old, &new);
    Measure {
        destination: text.agreement.destination().map(|party| party.code.text.as_str()),
        casts: [cast(&model.agreement), cast(&text.agreement)],
        old: &old,
        new: &new,
        vocabulary,
        figures: &figures,
        matching,
    }
    .all()
}

struct Measure<'a> {
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
    vocabulary: &'a Vocabulary,
    figures: &'a Figures<'a>,
    destination: Option<&'a str>,
    casts: [Cast; 2],
    matching: Matching,
}

impl Measure<'_> {
    fn all(&self) -> Distance {
        let mut sum = Distance::default();
        let mut reached = BTreeSet::new();
        for id in homes(self.old) {
            let Some(article) = self.article(id, &mut reached) else { continue };
            sum.parts.add(article.parts);
            sum.worth.add(article.worth);
            sum.articles.push(article);
        }
        let own = homes(self.new).filter(|id| !reached.contains(id));
        sum.own = own.filter_map(|id| Some(OwnArticle { article: name(self.new, id)?, parts: self.parts(self.new, id).count() })).collect();
        sum
    }

    fn article(&self, id: PartId, reached: &mut BTreeSet<PartId>) -> Option<ArticleDistance> {
        let (mut parts, mut worth) = (Tally::default(), Worths::default());
        let mut into: BTreeSet<PartId> = self.matching.new_of(id).into_iter().collect();
        into.extend(self.matching.splits.iter().filter(|(from, _)| *from == id).flat_map(|(_, into)| into.iter().copied()));
        for (at, part) in self.parts(self.old, id) {
            let other = self.matching.new_of(at);
            let other = other.and_then(|other| Some((other, self.new.get(other)?)));
            match other {
                None => {
                    parts.gone += 1;
                    worth.count(self.worth(Some(part), None));
                }
                Some((other, right)) => {
                    into.insert(home_of(self.new, other));
                    if same([(self.old, part), (self.new, right)], &self.casts) {
                        parts.kept += 1;
                    } else {
                        parts.changed += 1;
                        worth.count(self.worth(Some(part), Some(right)));
                    }
                }
            }
        }
        let came = into.iter().filter(|home| !reached.contains(*home)).flat_map(|home| self.parts(self.new, *home));
        let came = came.filter(|(at, _)| self.matching.old_of(*at).is_none()).map(|(_, part)| self.worth(None, Some(part)));
        let came: Vec<Worth> = came.collect();
        came.iter().for_each(|each| worth.count(*each));
        reached.extend(&into);
        let fate = match (into.is_empty(), parts.kept == parts.all() && came.is_empty()) {
            (true, _) => Fate::Missing,
            (false, true) => Fate::Same,
            (false, false) => Fate::Changed,
        };
        let into = into.into_iter().filter_map(|home| name(self.new, home)).collect();
        Some(ArticleDistance { article: name(self.old, id)?, fate, into, parts, added: came.len(), worth })
    }

    /// What is said in an article or annex, without what belongs to the pair alone and without waivers, which owe nobody anything.
    fn parts<'s>(&'s self, outline: &'s Outline<'_>, home: PartId) -> impl Iterator<Item = (PartId, &'s Part<'s>)> {
        outline.inside(home).filter(|(_, part)| match part.content {
            Content::Value(_) => self.field(part).is_some_and(|field| !of_the_pair(field)),
            Content::Text(_) => part.kind != PartKind::Title,
            Content::Words(_) | Content::Holds => false,
        })
    }

    fn field(&self, part: &Part<'_>) -> Option<&Field> {
        let path = part.field?;
        self.vocabulary.kind(path.kind)?.field(path.field, path.in_row)
    }

    fn worth(&self, old: Option<&Part<'_>>, new: Option<&Part<'_>>) -> Worth {
        let value = |part: Option<&Part<'_>>| match part.map(|part| part.content) {
            Some(Content::Value(value)) => Some(value.clone()),
            _ => None,
        };
        let Some(part) = new.or(old) else { return Worth::Neutral };
        let Some(field) = self.field(part) else { return if part.kind == PartKind::Term { Worth::Neutral } else { Worth::Unclear } };
        let path = part.field.filter(|path| !path.in_row).map(|path| (path.kind, path.field));
        let law = self.destination.map(|state| (self.figures, state)).filter(|_| path.is_some());
        Scale { law, path, ..Scale::new(field, self.vocabulary) }.worth(value(old).as_ref(), value(new).as_ref())
    }
}

fn cast(agreement: &Agreement) -> Cast {
    Cast::new(agreement.parties.iter().map(|party| (party.code.text.as_str(), party.role)))
}

/// Languages and money are those of the pair, and so are its days.
const fn of_the_pair(field: &Field) -> bool {
    matches!(field.kind, FieldType::Languages | FieldType::Currencies | FieldType::Countries | FieldType::Date)
}

fn homes<'o>(outline: &'o Outline<'_>) -> impl Iterator<Item = PartId> + 'o {
    outline.iter().filter(|(_, part)| matches!(part.kind, PartKind::Article | PartKind::Annex)).map(|(id, _)| id)
}

fn name(outline: &Outline<'_>, home: PartId) -> Option<ArticleName> {
    let part = outline.get(home).filter(|part| matches!(part.kind, PartKind::Article | PartKind::Annex))?;
    let title = outline.children(home).filter_map(|id| outline.get(id)).find(|part| part.kind == PartKind::Title);
    let title = title.map_or_else(LangMap::new, |title| match title.content {
        Content::Text(text) => texts(text, &outline.project.sources),
        _ => LangMap::new(),
    });
    Some(ArticleName { id: part.key.clone(), number: part.number, annex: part.kind == PartKind::Annex, title })
}

/// The first proposal of a text that is open speaks for it.
fn texts(text: &Text, sources: &Sources) -> LangMap<String> {
    LangMap::of(|lang| text.by_lang.get(lang)?.spans().next().map(|span| unquote(sources.slice(span))))
}

impl Tally {
    /// How many parts there are.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.kept + self.changed + self.gone
    }

    /// Of a hundred parts those that are not kept, one that is changed counting for half. Nothing but a text that keeps all is at 0, and
    /// nothing but one that says none of it is at 100.
    #[must_use]
    pub fn distance(&self) -> u8 {
        let (all, lost) = (2 * self.all(), 2 * self.gone + self.changed);
        match (lost, (100 * lost).div_ceil(all.max(1))) {
            (0, _) => 0,
            (lost, _) if lost == all => 100,
            (_, hundredths) => u8::try_from(hundredths.min(99)).unwrap_or(99),
        }
    }

    const fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.changed += other.changed;
        self.gone += other.gone;
    }
}

impl Worths {
    const fn count(&mut self, worth: Worth) {
        match worth {
            Worth::Stronger => self.stronger += 1,
            Worth::Weaker => self.weaker += 1,
            Worth::Neutral => self.neutral += 1,
            Worth::Unclear => self.unclear += 1,
        }
    }

    const fn add(&mut self, other: Self) {
        self.stronger += other.stronger;
        self.weaker += other.weaker;
        self.neutral += other.neutral;
        self.unclear += other.unclear;
    }
}

impl Distance {
    /// The distance of the whole, from 0 to 100.
    #[must_use]
    pub fn of_hundred(&self) -> u8 {
        self.parts.distance()
    }

    /// How many articles of the model had this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.articles.iter().filter(|article| article.fate == fate).count()
    }
}
