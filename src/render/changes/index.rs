//! Where the parts of a text stand: numbers of articles, paragraphs and items by their places, titles by their ids.

use std::collections::BTreeMap;

use super::compared::{ANNEX, ARTICLE, CHAPTER};
use crate::diff::Spot;
use crate::model::{Agreement, ArticleItem, Clause, Definition, Paragraph, Part, PreambleItem, Text};
use crate::text::Span;
use crate::vocabulary::Vocabulary;
use crate::wording::outline::paragraphs;

/// What is known of the parts of one text.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    /// Chapters, articles and annexes by kind and id: number and title.
    parts: BTreeMap<(u8, &'a str), (usize, Option<&'a Text>)>,
    /// Definitions by id.
    definitions: BTreeMap<&'a str, &'a Definition>,
    /// Smaller parts by where they begin.
    places: BTreeMap<(u16, u32), Numbered>,
}

/// The number of a small part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbered {
    /// A paragraph; nothing for the only one of its article, which bears no number.
    Paragraph(Option<usize>),
    /// A lettered item of a paragraph.
    Item(Option<usize>, usize),
    /// A recital.
    Recital(usize),
    /// A row of a table.
    Row(usize),
}

impl<'a> Index<'a> {
    pub(super) fn new(agreement: &'a Agreement, vocabulary: &Vocabulary) -> Self {
        let mut index = Self::default();
        for part in &agreement.parts {
            if let Part::Chapter(chapter) = part {
                index.parts.entry((CHAPTER, chapter.id.text.as_str())).or_insert((chapter.number, chapter.title.as_ref()));
            }
        }
        for article in agreement.articles() {
            index.parts.entry((ARTICLE, article.id.text.as_str())).or_insert((article.number, article.title.as_ref()));
            index.items(&article.items, vocabulary);
        }
        for annex in &agreement.annexes {
            index.parts.entry((ANNEX, annex.id.text.as_str())).or_insert((annex.number, annex.title.as_ref()));
            index.items(&annex.items, vocabulary);
        }
        for definition in agreement.definitions() {
            index.definitions.entry(definition.id.text.as_str()).or_insert(definition);
        }
        let recitals = agreement.preamble.iter().flat_map(|preamble| &preamble.items);
        let recitals = recitals.filter_map(|item| if let PreambleItem::Recital(text) = item { Some(text) } else { None });
        for (text, number) in recitals.zip(1..) {
            index.put(text.span, Numbered::Recital(number));
        }
        index
    }

    fn items(&mut self, items: &[ArticleItem], vocabulary: &Vocabulary) {
        for (paragraph, number) in paragraphs(items, vocabulary) {
            self.paragraph(paragraph, number);
        }
        for item in items {
            if let ArticleItem::Clause(clause) = item {
                self.rows(clause);
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, number: Option<usize>) {
        self.put(paragraph.span, Numbered::Paragraph(number));
        self.put(paragraph.text.span, Numbered::Paragraph(number));
        for (item, letter) in paragraph.items.iter().zip(1..) {
            self.put(item.span, Numbered::Item(number, letter));
        }
    }

    fn rows(&mut self, clause: &Clause) {
        for (row, number) in clause.rows.iter().zip(1..) {
            self.put(row.span, Numbered::Row(number));
            for cell in &row.cells {
                self.put(cell.value.span, Numbered::Row(number));
                self.put(cell.key, Numbered::Row(number));
            }
        }
    }

    fn put(&mut self, span: Span, number: Numbered) {
        self.places.entry((span.file.0, span.start)).or_insert(number);
    }

    /// The number of the part at a place.
    pub(super) fn at(&self, spot: &Spot) -> Option<Numbered> {
        let find = |span: Span| self.places.get(&(span.file.0, span.start)).copied();
        find(spot.span).or_else(|| find(spot.mark))
    }

    /// The number of a chapter, article or annex; 0 where there is none of that id.
    pub(super) fn number(&self, kind: u8, id: &str) -> usize {
        self.parts.get(&(kind, id)).map_or(0, |(number, _)| *number)
    }

    /// The title of a chapter, article or annex.
    pub(super) fn title(&self, kind: u8, id: &str) -> Option<&'a Text> {
        self.parts.get(&(kind, id)).and_then(|(_, title)| *title)
    }

    /// The term that a definition defines.
    pub(super) fn term(&self, id: &str) -> Option<&'a Text> {
        self.definitions.get(id).and_then(|definition| definition.term.as_ref())
    }

    /// The kind and number of the part that has an id: an article before an annex before a chapter.
    pub(super) fn find(&self, id: &str) -> Option<(u8, usize)> {
        [ARTICLE, ANNEX, CHAPTER].into_iter().find_map(|kind| self.parts.get(&(kind, id)).map(|(number, _)| (kind, *number)))
    }
}
