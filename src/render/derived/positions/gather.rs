//! Every place of an agreement that is open, in its order.

use super::super::found::{Place, to_be_agreed};
use super::super::voices::Voices;
use crate::model::{
    Agreement, Annex, Article, ArticleItem, Case, Clause, Definition, FieldValue, Paragraph, Part as Large, PreambleItem, Row, Said, Term,
    Text, Wording,
};
use crate::text::Span;
use crate::vocabulary::{ClauseKind, Field, KindId, Vocabulary};
use crate::wording::outline::paragraphs;

/// A place that is open.
#[derive(Clone, Debug)]
pub(super) struct Open<'a> {
    /// Where it stands in the file.
    pub span: Span,
    /// In which part of the agreement.
    pub spot: Spot<'a>,
    /// What is open.
    pub part: Part<'a>,
    /// The proposals.
    pub what: What<'a>,
}

/// A part of the agreement with its title.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'a> {
    /// The header.
    Header,
    /// The preamble.
    Preamble,
    /// A chapter.
    Chapter(Option<&'a Text>),
    /// An article or annex.
    Home(Place, Option<&'a Text>),
}

/// What is open, by name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    /// A field, or a cell with the cell that heads its row.
    Field { kind: &'a ClauseKind, field: &'a Field, row: Option<(&'a Field, &'a FieldValue)> },
    /// A text: the key of its name, its number, its id, the clause that holds it.
    Text { key: &'static str, number: Option<usize>, id: &'a str, kind: Option<&'a ClauseKind> },
}

/// The proposals.
#[derive(Clone, Debug)]
pub(super) enum What<'a> {
    /// Of a value.
    Value { kind: KindId, field: &'a Field, stated: &'a FieldValue, in_row: bool },
    /// Of a text.
    Text(&'a Text),
    /// Of a whole article, by one Party.
    Article(&'a str),
}

impl Open<'_> {
    /// Who proposes something.
    pub(super) fn owners(&self) -> Vec<Option<String>> {
        match &self.what {
            What::Article(owner) => vec![Some((*owner).to_owned())],
            What::Value { stated, .. } => match &stated.value.said {
                Said::Open(offers) => offers.iter().map(|offer| offer.owner.clone()).collect(),
                Said::Cases(_) => Vec::new(),
            },
            What::Text(text) => {
                let open = |wording: &Wording| if let Wording::Open(offers) = wording { offers.clone() } else { Vec::new() };
                text.by_lang.iter().flat_map(|(_, wording)| open(wording)).map(|(owner, _)| owner).collect()
            }
        }
    }

    /// False for what is left to be agreed without proposals.
    pub(super) fn is_proposed(&self) -> bool {
        !self.owners().is_empty()
    }
}

/// Gathers what is open.
pub(super) fn gather<'a>(voices: &Voices<'a>) -> Vec<Open<'a>> {
    let agreement: &'a Agreement = voices.agreement;
    let mut gather = Gather { vocabulary: voices.vocabulary, spot: Spot::Header, items: &[], out: Vec::new() };
    gather.text(agreement.title.as_ref(), named("title"));
    gather.spot = Spot::Preamble;
    for item in agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
        if let PreambleItem::Recital(text) = item {
            gather.text(Some(text), named("recital"));
        }
    }
    for part in &agreement.parts {
        match part {
            Large::Chapter(chapter) => {
                gather.spot = Spot::Chapter(chapter.title.as_ref());
                gather.text(chapter.title.as_ref(), named("title"));
                chapter.articles.iter().for_each(|article| gather.article(article));
            }
            Large::Article(article) => gather.article(article),
        }
    }
    agreement.annexes.iter().for_each(|annex| gather.annex(annex));
    gather.out
}

const fn named<'a>(key: &'static str) -> Part<'a> {
    Part::Text { key, number: None, id: "", kind: None }
}

struct Gather<'a> {
    vocabulary: &'a Vocabulary,
    spot: Spot<'a>,
    items: &'a [ArticleItem],
    out: Vec<Open<'a>>,
}

impl<'a> Gather<'a> {
    fn article(&mut self, article: &'a Article) {
        self.spot = Spot::Home(Place::Article(article.number), article.title.as_ref());
        self.items = &article.items;
        if let Some(owner) = &article.proposed_by {
            self.push(article.span, named("title"), What::Article(&owner.text));
        }
        self.text(article.title.as_ref(), named("title"));
        article.items.iter().for_each(|item| self.item(item));
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.spot = Spot::Home(Place::Annex(annex.number), annex.title.as_ref());
        self.items = &annex.items;
        self.text(annex.title.as_ref(), named("title"));
        annex.items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &'a ArticleItem) {
        match item {
            ArticleItem::Clause(clause) => self.clause(clause),
            ArticleItem::Paragraph(paragraph) => self.paragraph(paragraph, None),
            ArticleItem::Definition(definition) => self.definition(definition),
            ArticleItem::Waiver(_) => {}
        }
    }

    fn clause(&mut self, clause: &'a Clause) {
        let Some(kind) = self.vocabulary.kind(clause.kind) else { return };
        for stated in &clause.fields {
            self.value((clause.kind, kind), stated, None);
        }
        for row in &clause.rows {
            let head = heading(kind, row);
            row.cells.iter().for_each(|cell| self.value((clause.kind, kind), cell, Some(head)));
        }
        self.text(clause.wording.as_ref(), Part::Text { key: "wording", number: None, id: "", kind: Some(kind) });
        clause.paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph, Some(kind)));
    }

    fn value(&mut self, (id, kind): (KindId, &'a ClauseKind), stated: &'a FieldValue, row: Option<Option<(&'a Field, &'a FieldValue)>>) {
        let in_row = row.is_some();
        let Some(field) = kind.field(stated.field, in_row) else { return };
        let part = Part::Field { kind, field, row: row.flatten() };
        let span = stated.key.to(stated.value.span);
        match &stated.value.said {
            Said::Cases(cases) => match cases.as_slice() {
                [Case { term: Term::Text(text), .. }] => self.text(Some(text), part),
                _ if to_be_agreed(stated) => self.push(span, part, What::Value { kind: id, field, stated, in_row }),
                _ => {}
            },
            Said::Open(_) => self.push(span, part, What::Value { kind: id, field, stated, in_row }),
        }
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, kind: Option<&'a ClauseKind>) {
        let numbers = paragraphs(self.items, self.vocabulary);
        let number = numbers.into_iter().find(|(one, _)| one.span == paragraph.span).and_then(|(_, number)| number);
        let key = if number.is_some() { "paragraph_number" } else { "paragraph" };
        self.text(Some(&paragraph.text), Part::Text { key, number, id: "", kind });
        for (item, number) in paragraph.items.iter().zip(1..) {
            self.text(Some(item), Part::Text { key: "item", number: Some(number), id: "", kind });
        }
    }

    fn definition(&mut self, definition: &'a Definition) {
        for (key, text) in [("term", &definition.term), ("meaning", &definition.meaning)] {
            self.text(text.as_ref(), Part::Text { key, number: None, id: &definition.id.text, kind: None });
        }
    }

    fn text(&mut self, text: Option<&'a Text>, part: Part<'a>) {
        let open = |text: &&Text| text.by_lang.iter().any(|(_, wording)| matches!(wording, Wording::Open(_)));
        if let Some(text) = text.filter(open) {
            self.push(text.span, part, What::Text(text));
        }
    }

    fn push(&mut self, span: Span, part: Part<'a>, what: What<'a>) {
        self.out.push(Open { span, spot: self.spot, part, what });
    }
}

/// The cell that heads a row: that of the first column.
fn heading<'a>(kind: &'a ClauseKind, row: &'a Row) -> Option<(&'a Field, &'a FieldValue)> {
    let first = row.cells.iter().min_by_key(|cell| cell.field)?;
    Some((kind.field(first.field, true)?, first))
}
