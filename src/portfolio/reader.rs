//! Goes through an agreement once and keeps what can be set beside others.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::class::{Pool, Provision};
use super::entry::{Defined, Stated, Sunset};
use super::place::{Home, Place};
use crate::diff::FieldPath;
use crate::model::{Agreement, ArticleItem, Clause, FieldValue, Row, Term, Waiver};
use crate::text::{Sources, Span};
use crate::vocabulary::{ClauseKind, FieldType, KindId, Vocabulary};

/// One reading of one agreement.
pub(super) struct Reader<'a> {
    sources: &'a Sources,
    vocabulary: &'a Vocabulary,
    pool: &'a Pool,
    stated: Vec<Stated>,
}

/// The items of every article, then of every annex, with the number of each among all.
fn items(agreement: &Agreement) -> impl Iterator<Item = (u16, &ArticleItem)> {
    let articles = agreement.articles().map(|article| &article.items);
    let homes = articles.chain(agreement.annexes.iter().map(|annex| &annex.items));
    let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    homes.enumerate().flat_map(move |(at, items)| items.iter().map(move |item| (number(at), item)))
}

impl<'a> Reader<'a> {
    pub(super) const fn new(sources: &'a Sources, vocabulary: &'a Vocabulary, pool: &'a Pool) -> Self {
        Self { sources, vocabulary, pool, stated: Vec::new() }
    }

    /// What the clauses state, by provision, then in the order of the agreement.
    pub(super) fn stated(&mut self) -> Vec<Stated> {
        let mut stated = std::mem::take(&mut self.stated);
        stated.sort_by(|one, two| one.provision.cmp(&two.provision));
        stated.shrink_to_fit();
        stated
    }

    fn place(&self, span: Span) -> Place {
        let Some(source) = self.sources.get(span.file) else { return Place::default() };
        let at = source.place(span.start);
        Place { file: span.file.0, line: at.line, column: at.column }
    }

    pub(super) fn homes(&self, agreement: &Agreement) -> Vec<Home> {
        let articles = agreement.articles().map(|article| Home {
            id: self.pool.text(&article.id.text),
            number: article.number,
            annex: false,
            title: self.pool.texts(article.title.as_ref(), self.sources),
            proposed_by: article.proposed_by.as_ref().map(|owner| self.pool.text(&owner.text)),
            place: self.place(article.id.span),
        });
        let annexes = agreement.annexes.iter().map(|annex| Home {
            id: self.pool.text(&annex.id.text),
            number: annex.number,
            annex: true,
            title: self.pool.texts(annex.title.as_ref(), self.sources),
            proposed_by: None,
            place: self.place(annex.id.span),
        });
        articles.chain(annexes).collect()
    }

    pub(super) fn clauses(&mut self, agreement: &Agreement) -> Vec<(KindId, u16)> {
        let mut all = Vec::new();
        for (home, item) in items(agreement) {
            if let ArticleItem::Clause(clause) = item {
                all.push((clause.kind, home));
                self.clause(clause, home);
            }
        }
        all
    }

    fn clause(&mut self, clause: &Clause, home: u16) {
        let Some(kind) = self.vocabulary.kind(clause.kind) else { return };
        for field in &clause.fields {
            let path = FieldPath { kind: clause.kind, field: field.field, in_row: false };
            self.state(Provision { path, row: None }, field, home);
        }
        clause.rows.iter().for_each(|row| self.row(row, kind, clause.kind, home));
    }

    /// The cells of a row; where its head is a choice, each row is a provision of its own.
    fn row(&mut self, row: &Row, kind: &ClauseKind, id: KindId, home: u16) {
        let path = |cell: &FieldValue| FieldPath { kind: id, field: cell.field, in_row: true };
        let head = row.cells.iter().min_by_key(|cell| cell.field);
        let chosen = head.filter(|cell| kind.field(cell.field, true).is_some_and(|field| is_choice(field.kind)));
        let row_head = chosen.map(|cell| self.pool.class(path(cell), &cell.value, self.sources));
        for cell in row.cells.iter().filter(|cell| row_head.is_none() || head.is_none_or(|head| head.field != cell.field)) {
            self.state(Provision { path: path(cell), row: row_head.clone() }, cell, home);
        }
    }

    fn state(&mut self, provision: Provision, stated: &FieldValue, home: u16) {
        let class = self.pool.class(provision.path, &stated.value, self.sources);
        let place = self.place(stated.value.span);
        self.stated.push(Stated { provision, class, home, place });
    }

    pub(super) fn definitions(&self, agreement: &Agreement) -> BTreeMap<Arc<str>, Defined> {
        let mut all = BTreeMap::new();
        for (home, item) in items(agreement) {
            let ArticleItem::Definition(definition) = item else { continue };
            let term = self.pool.texts(definition.term.as_ref(), self.sources);
            let meaning = self.pool.texts(definition.meaning.as_ref(), self.sources);
            let defined = Defined { term, meaning, home, place: self.place(definition.id.span) };
            all.insert(self.pool.text(&definition.id.text), defined);
        }
        all
    }

    pub(super) fn sunset(&self, waiver: &Waiver) -> Sunset {
        let until = self.vocabulary.structure("accept").and_then(|kind| kind.field_id("until"));
        let stated = waiver.fields.iter().find(|stated| Some(stated.field) == until);
        let until = match stated.and_then(|stated| stated.value.term()) {
            Some(Term::Date(day)) => Some(*day),
            _ => None,
        };
        Sunset { rule: self.pool.text(&waiver.rule.text), until, place: self.place(waiver.span) }
    }
}

const fn is_choice(kind: FieldType) -> bool {
    matches!(kind, FieldType::Choice | FieldType::Choices | FieldType::Party | FieldType::Countries)
}
