//! The list of contents. The numbers of pages are drawn when the pages are known; they take no part in the breaking.

use super::{Builder, Manner, Page};
use crate::render::failure::Failure;
use crate::render::pages::Strip;
use crate::render::pdf::piece::{Column, Folio, Piece};
use crate::render::pdf::rich::{Look, Rich};
use crate::render::pdf::style::Ink;
use crate::render::pdf::tags::{Kind, NodeId};
use crate::render::pdf::text::Align;
use crate::render::script::anchor;
use crate::render::tree::{Block, Line};

/// An entry: where it leads, what it says, how deep it stands.
struct Entry<'a> {
    id: &'a str,
    names: [&'a Line; 2],
    depth: f32,
}

impl<'a> Builder<'a> {
    /// The list, on a page of its own.
    pub(super) fn contents(&mut self, page: &Page) -> Result<(), Failure> {
        let entries = self.entries();
        if entries.is_empty() {
            return Ok(());
        }
        let start = self.flow.bands.len();
        let mut heads = Vec::new();
        let manner = Manner::centred(self.style.size.chapter, Look { bold: true, ink: Ink::Accent, ..Look::default() });
        for (column, parent) in page.each() {
            let text = self.paper.words(column.lang).contents.clone();
            let node = self.tags.block(Some(parent), Kind::Heading(2, text.clone()), None);
            heads.push(self.strips(column, &Rich::plain(&text, column.lang, &manner.look), &manner, node)?);
        }
        self.band(heads, 0.0, true);
        let list = page.inside(&mut self.tags, &Kind::Contents);
        for entry in &entries {
            let mut columns = Vec::new();
            for (column, parent) in list.each() {
                columns.push(self.content(column, parent, entry)?);
            }
            let above = if entry.depth > 0.0 { self.style.space.item * 0.4 } else { self.style.space.paragraph };
            self.band(columns, self.em(above), false);
        }
        self.new_page_at(start);
        Ok(())
    }

    fn entries(&self) -> Vec<Entry<'a>> {
        let mut all = Vec::new();
        for block in &self.paper.blocks {
            match block {
                Block::Chapter(chapter) => {
                    all.push(Entry { id: &chapter.id, names: [&chapter.label, &chapter.title], depth: 0.0 });
                    let inside = chapter.articles.iter();
                    all.extend(inside.map(|article| Entry { id: &article.id, names: [&article.label, &article.title], depth: 1.0 }));
                }
                Block::Article(article) => {
                    all.push(Entry { id: &article.id, names: [&article.label, &article.title], depth: 0.0 });
                }
                Block::Annex(annex) => all.push(Entry { id: &annex.id, names: [&annex.label, &annex.title], depth: 0.0 }),
                Block::Preamble(_) | Block::Testimonium(_) => {}
            }
        }
        all
    }

    fn content(&mut self, column: Column, parent: NodeId, entry: &Entry<'_>) -> Result<Vec<Strip<Piece>>, Failure> {
        let item = self.tags.block(Some(parent), Kind::Entry, None);
        let node = self.tags.block(Some(item), Kind::Link, None);
        let place = anchor(column.lang, entry.id);
        let [label, title] = entry.names;
        let mut rich = Rich::default();
        let soft = Look { ink: if entry.depth > 0.0 { Ink::Soft } else { Ink::Accent }, ..Look::default() };
        rich.words(&self.paper.flat(label, column.lang), column.lang, &soft);
        if !label.is_empty() && !title.is_empty() {
            rich.words("\u{a0}\u{a0}", column.lang, &soft);
        }
        let strong = Look { bold: entry.depth == 0.0, ..Look::default() };
        rich.words(&self.paper.flat(title, column.lang), column.lang, &strong);
        let size = self.style.size.table;
        let (indent, room) = (self.em(entry.depth * 1.2), self.em(2.6));
        let inner = column.indented(indent);
        let text = Column { x: inner.at_start(inner.width - room), width: inner.width - room, ..inner };
        let manner = Manner { size, look: Look::default(), align: Align::Start, hyphens: false };
        let mut strips = self.strips(text, &rich, &manner, node)?;
        if let Some(last) = strips.last_mut() {
            let ends = last.piece.cells.last().map(|cell| (cell.line.width(), cell.line.baseline)).unwrap_or_default();
            let (from, baseline) = (ends.0 + indent, ends.1);
            last.piece.folio = Some(Folio { to: place, column, node, from, baseline, size: self.size * size });
        }
        strips.iter_mut().for_each(|strip| strip.with_next = true);
        Ok(strips)
    }
}
