//! Where an agreement says what: its clauses with the article or annex that holds them.

use crate::model::{Agreement, Article, ArticleItem, Case, Clause, FieldValue, Said, Term};
use crate::vocabulary::{ClauseKind, Field, Vocabulary};

/// A part of the agreement that is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// An article, by its number.
    Article(usize),
    /// An annex, by its number.
    Annex(usize),
}

/// A clause of the agreement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// Its kind.
    pub kind: &'a ClauseKind,
    /// Where it stands.
    pub place: Place,
    /// The Party that proposes the whole article, as long as it is not agreed.
    pub proposed_by: Option<&'a str>,
}

/// A field that a clause states.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    /// Its clause.
    pub held: Held<'a>,
    /// The field.
    pub field: &'a Field,
    /// What it says.
    pub value: &'a FieldValue,
}

/// Every clause with its place, in the order of the paper.
pub(super) fn clauses<'a>(agreement: &'a Agreement, vocabulary: &'a Vocabulary) -> impl Iterator<Item = Held<'a>> {
    let of_article = |article: &'a Article| {
        let owner = article.proposed_by.as_ref().map(|name| name.text.as_str());
        article.items.iter().map(move |item| (item, Place::Article(article.number), owner))
    };
    let annexed = agreement.annexes.iter().flat_map(|annex| annex.items.iter().map(|item| (item, Place::Annex(annex.number), None)));
    agreement.articles().flat_map(of_article).chain(annexed).filter_map(|(item, place, proposed_by)| match item {
        ArticleItem::Clause(clause) => Some(Held { clause, kind: vocabulary.kind(clause.kind)?, place, proposed_by }),
        ArticleItem::Paragraph(_) | ArticleItem::Definition(_) | ArticleItem::Waiver(_) => None,
    })
}

/// The first clause that states a field, written `clause.field`.
pub(super) fn stated<'a>(agreement: &'a Agreement, vocabulary: &'a Vocabulary, path: &str) -> Option<Stated<'a>> {
    let (kind, field) = path.split_once('.')?;
    clauses(agreement, vocabulary).filter(|held| held.kind.def.id == kind).find_map(|held| held.stated(field))
}

impl<'a> Held<'a> {
    /// What the clause says of a field, if it says something: "to be agreed" says nothing.
    pub(super) fn stated(self, field: &str) -> Option<Stated<'a>> {
        let id = self.kind.field_id(field)?;
        let value = self.clause.get(id).filter(|value| !to_be_agreed(value))?;
        Some(Stated { held: self, field: self.kind.field(id, false)?, value })
    }
}

/// True where the drafter has left the value to somebody else.
pub(super) fn to_be_agreed(value: &FieldValue) -> bool {
    matches!(&value.value.said, Said::Cases(cases) if matches!(cases.as_slice(), [Case { term: Term::ToBeAgreed, .. }]))
}
