//! Where a part of the text belongs, by names: what a drafter types to mean it, and what a message shows.

use super::FieldPath;
use crate::model::nearest;
use crate::model::{Agreement, ArticleItem};
use crate::text::{Lang, fold};
use crate::vocabulary::{KindId, Vocabulary};

/// The names on the way to a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The chapter, by its id.
    pub chapter: Option<String>,
    /// The article or annex, by its id.
    pub home: Option<String>,
    /// The paragraph or definition, by its id.
    pub part: Option<String>,
    /// The kind of clause.
    pub clause: Option<KindId>,
    /// The field or cell.
    pub field: Option<FieldPath>,
    /// The language of a text.
    pub lang: Option<Lang>,
}

/// A part of the text that a user has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    home: Option<String>,
    part: Option<Part>,
}

/// What is named inside an article, or alone.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Id(String),
    Clause(KindId),
    /// A key; of this kind of clause, if the user has said which.
    Key(Option<KindId>, String),
}

/// A name that means nothing in the agreement, and what was perhaps meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotThere {
    /// The name nearest to it.
    pub near: Option<String>,
}

impl Wanted {
    /// Reads `article`, `article/clause.key`, `clause.key`, `paragraph` …
    ///
    /// # Errors
    /// When the agreement has nothing of that name.
    pub fn read(typed: &str, agreement: &Agreement, vocabulary: &Vocabulary) -> Result<Self, NotThere> {
        let known = Known { agreement, vocabulary };
        let (home, rest) = match typed.split_once('/') {
            Some((home, rest)) => (Some(home.trim()), rest.trim()),
            None => (None, typed.trim()),
        };
        if let Some(home) = home.filter(|home| !known.homes().any(|id| id == *home)) {
            return Err(known.near(home));
        }
        if home.is_none() && known.homes().any(|id| id == rest) {
            return Ok(Self { home: Some(rest.to_owned()), part: None });
        }
        let part = known.part(rest, home.is_some()).ok_or_else(|| known.near(rest))?;
        Ok(Self { home: home.map(str::to_owned), part: Some(part) })
    }

    /// True when a part is what is meant, or inside it.
    #[must_use]
    pub fn holds(&self, address: &Address, vocabulary: &Vocabulary) -> bool {
        let at_home = self.home.as_ref().is_none_or(|home| address.home.as_ref() == Some(home) || address.chapter.as_ref() == Some(home));
        at_home && self.part.as_ref().is_none_or(|part| part.holds(address, vocabulary))
    }
}

impl Part {
    fn holds(&self, address: &Address, vocabulary: &Vocabulary) -> bool {
        match self {
            Self::Id(id) => address.part.as_ref() == Some(id),
            Self::Clause(kind) => address.clause == Some(*kind),
            Self::Key(kind, name) => address.field.is_some_and(|path| {
                kind.is_none_or(|kind| kind == path.kind)
                    && vocabulary.kind(path.kind).is_some_and(|known| known.field_named(name, path.in_row) == Some(path.field))
            }),
        }
    }
}

/// What can be named in an agreement.
#[derive(Clone, Copy)]
struct Known<'a> {
    agreement: &'a Agreement,
    vocabulary: &'a Vocabulary,
}

impl<'a> Known<'a> {
    fn homes(self) -> impl Iterator<Item = &'a str> {
        let chapters = self.agreement.parts.iter().filter_map(|part| match part {
            crate::model::Part::Chapter(chapter) => Some(chapter.id.text.as_str()),
            crate::model::Part::Article(_) => None,
        });
        let articles = self.agreement.articles().map(|article| article.id.text.as_str());
        chapters.chain(articles).chain(self.agreement.annexes.iter().map(|annex| annex.id.text.as_str()))
    }

    fn parts(self) -> impl Iterator<Item = &'a str> {
        self.agreement.items().flat_map(|item| match item {
            ArticleItem::Paragraph(paragraph) => paragraph.id.iter().map(|id| id.text.as_str()).collect::<Vec<_>>(),
            ArticleItem::Definition(definition) => vec![definition.id.text.as_str()],
            ArticleItem::Clause(clause) => clause.paragraphs.iter().filter_map(|one| one.id.as_ref()).map(|id| id.text.as_str()).collect(),
            ArticleItem::Waiver(_) => Vec::new(),
        })
    }

    fn kinds(self) -> impl Iterator<Item = KindId> {
        self.agreement.clauses().map(|clause| clause.kind)
    }

    /// A key alone means something inside a named article only: elsewhere several clauses have it.
    fn part(self, typed: &str, at_home: bool) -> Option<Part> {
        if self.parts().any(|id| id == typed) {
            return Some(Part::Id(typed.to_owned()));
        }
        if let Some((clause, key)) = typed.split_once('.') {
            let kind = self.vocabulary.kind_named(clause.trim()).filter(|kind| self.kinds().any(|known| known == *kind))?;
            return self.has_key(kind, key.trim()).then(|| Part::Key(Some(kind), key.trim().to_owned()));
        }
        if let Some(kind) = self.vocabulary.kind_named(typed).filter(|kind| self.kinds().any(|known| known == *kind)) {
            return Some(Part::Clause(kind));
        }
        (at_home && self.kinds().any(|kind| self.has_key(kind, typed))).then(|| Part::Key(None, typed.to_owned()))
    }

    fn has_key(self, kind: KindId, key: &str) -> bool {
        self.vocabulary.kind(kind).is_some_and(|known| known.field_named(key, false).or_else(|| known.field_named(key, true)).is_some())
    }

    fn near(self, typed: &str) -> NotThere {
        let mut keys = Vec::new();
        for kind in self.kinds().collect::<std::collections::BTreeSet<_>>() {
            let Some(kind) = self.vocabulary.kind(kind) else { continue };
            for lang in Lang::ALL {
                let clause = kind.def.name.first(lang);
                keys.push(clause.to_owned());
                keys.extend(kind.fields.iter().map(|field| format!("{clause}.{}", field.def.name.first(lang))));
            }
        }
        let all = self.homes().chain(self.parts()).chain(keys.iter().map(String::as_str)).filter(|name| !fold(name).is_empty());
        NotThere { near: nearest(typed, all).map(str::to_owned) }
    }
}
