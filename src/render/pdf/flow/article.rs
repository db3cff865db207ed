//! Chapters, articles, annexes: headings, numbered paragraphs, lettered items, footnotes.

use super::{Builder, Manner, Mark, Page};
use crate::render::failure::Failure;
use crate::render::pages::Strip;
use crate::render::pdf::piece::{Cell, Column, Piece};
use crate::render::pdf::rich::{Look, Rich, party};
use crate::render::pdf::style::Ink;
use crate::render::pdf::tags::{Kind, NodeId};
use crate::render::pdf::text::{Align, Job};
use crate::render::script::anchor;
use crate::render::tree::{Annex, Article, Chapter, Item, Line, Note, Paragraph};
use crate::text::Lang;

/// A heading: its level, where links to it lead, its number and title, and the footnotes marked at its end.
struct Heading<'a> {
    level: u16,
    id: &'a str,
    label: &'a Line,
    title: &'a Line,
    size: f32,
    above: f32,
}

/// A number or letter with what it numbers.
struct Labelled<'a> {
    id: &'a str,
    label: &'a Line,
    text: &'a Line,
    above: f32,
    with_next: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn chapter(&mut self, page: &Page, chapter: &'a Chapter, new_page: bool) -> Result<(), Failure> {
        let inside = page.inside(&mut self.tags, &Kind::Section);
        let start = self.flow.bands.len();
        let (size, above) = (self.style.size.chapter, self.em(self.style.space.chapter));
        let heading = Heading { level: 2, id: &chapter.id, label: &chapter.label, title: &chapter.title, size, above };
        self.heading(&inside, &heading, &[])?;
        for article in &chapter.articles {
            self.article(&inside, article, 3, false)?;
        }
        if new_page {
            self.new_page_at(start);
        }
        Ok(())
    }

    pub(super) fn article(&mut self, page: &Page, article: &'a Article, level: u16, new_page: bool) -> Result<(), Failure> {
        let inside = page.inside(&mut self.tags, &Kind::Section);
        let start = self.flow.bands.len();
        let owner = article.proposed_by.as_deref();
        self.frame.bar = owner.map(|owner| (party(self.paper, Some(owner)), self.bars(page)));
        let (size, above) = (self.style.size.heading, self.em(self.style.space.heading));
        let heading = Heading { level, id: &article.id, label: &article.label, title: &article.title, size, above };
        self.heading(&inside, &heading, &article.notes)?;
        if let Some(owner) = owner {
            self.proposer(&inside, owner)?;
        }
        self.paragraphs(&inside, &article.paragraphs)?;
        self.frame.bar = None;
        if new_page {
            self.new_page_at(start);
        }
        Ok(())
    }

    /// Where the bars of a proposed article stand: at the start of each column.
    fn bars(&self, page: &Page) -> Vec<f32> {
        let away = self.em(0.8);
        page.columns.iter().map(|column| if column.lang == Lang::Ar { column.x + column.width + away } else { column.x - away }).collect()
    }

    pub(super) fn annex(&mut self, page: &Page, annex: &'a Annex) -> Result<(), Failure> {
        let inside = page.inside(&mut self.tags, &Kind::Section);
        let start = self.flow.bands.len();
        let size = self.style.size.chapter;
        let heading = Heading { level: 2, id: &annex.id, label: &annex.label, title: &annex.title, size, above: 0.0 };
        self.heading(&inside, &heading, &annex.notes)?;
        self.paragraphs(&inside, &annex.paragraphs)?;
        self.new_page_at(start);
        Ok(())
    }

    /// Who proposes the whole article.
    fn proposer(&mut self, page: &Page, owner: &str) -> Result<(), Failure> {
        let look = Look { italic: true, ink: Ink::Party(party(self.paper, Some(owner))), ..Look::default() };
        let manner = Manner::centred(self.style.size.table, look);
        let mut columns = Vec::new();
        for (column, parent) in page.each() {
            let rich = Rich::plain(&self.paper.words(column.lang).proposer(owner), column.lang, &manner.look);
            let node = self.tags.block(Some(parent), Kind::Paragraph, None);
            columns.push(self.strips(column, &rich, &manner, node)?);
        }
        self.band(columns, self.em(self.style.space.title), true);
        Ok(())
    }

    /// The number, then the title, in the middle of the column, never cut and never last on a page.
    fn heading(&mut self, page: &Page, heading: &Heading<'_>, notes: &'a [Note]) -> Result<(), Failure> {
        let mut columns = Vec::new();
        let numbers: Vec<usize> = notes.iter().map(|_| self.next_note()).collect();
        for (column, parent) in page.each() {
            columns.push(self.heading_in(column, parent, heading, &numbers)?);
            self.notes(page, column, parent, notes, &numbers, &mut columns)?;
        }
        for strips in &mut columns {
            strips.iter_mut().for_each(|strip| strip.with_next = true);
        }
        self.band(columns, heading.above, true);
        Ok(())
    }

    fn heading_in(&mut self, column: Column, parent: NodeId, heading: &Heading<'_>, notes: &[usize]) -> Result<Vec<Strip<Piece>>, Failure> {
        let lang = column.lang;
        let words = [heading.label, heading.title].map(|line| self.paper.flat(line, lang));
        let text = words.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" – ");
        let node = self.tags.block(Some(parent), Kind::Heading(heading.level, text.clone()), None);
        let strong = heading.level == 2 && heading.label.is_empty();
        let number = Look { ink: Ink::Accent, bold: heading.size > self.style.size.heading, ..Look::default() };
        let ink = if heading.size > self.style.size.heading || strong { Ink::Accent } else { Ink::Body };
        let title = Look { bold: true, ink, ..Look::default() };
        let mut label = Rich::line(self.paper, heading.label, lang, &number);
        let mut rich = Rich::line(self.paper, heading.title, lang, &title);
        let marked = if rich.is_empty() { &mut label } else { &mut rich };
        for note in notes {
            marked.mark(*note, &title);
        }
        let mut strips = self.strips(column, &label, &Manner::centred(heading.size, Look::default()), node)?;
        let mut below = self.strips(column, &rich, &Manner::centred(heading.size, Look::default()), node)?;
        if let Some(last) = strips.last_mut().filter(|_| !below.is_empty()) {
            last.height += self.size * self.style.space.title;
        }
        strips.append(&mut below);
        let place = anchor(lang, heading.id);
        if let Some(first) = strips.first_mut() {
            first.piece.anchor = Some(place.clone());
        }
        if page_mark(&self.passes, lang) {
            self.marks.push(Mark { level: heading.level, text, anchor: place });
        }
        Ok(strips)
    }

    pub(super) fn paragraphs(&mut self, page: &Page, paragraphs: &'a [Paragraph]) -> Result<(), Failure> {
        let hang = self.hang(page, paragraphs.iter().map(|paragraph| &paragraph.label))?;
        let list = page.inside(&mut self.tags, &Kind::List);
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let above = self.em(if at == 0 { self.style.space.first } else { self.style.space.paragraph });
            let with_next = !paragraph.items.is_empty() || paragraph.table.is_some();
            let (id, label, text) = (paragraph.id.as_str(), &paragraph.label, &paragraph.text);
            let entry = Labelled { id, label, text, above, with_next };
            // What has no number is no part of a list.
            let numbered = !label.is_empty();
            let body = if numbered { self.entry(&list, &entry, &hang)? } else { self.bare(page, &entry)? };
            self.items(&body, &paragraph.items)?;
            if let Some(table) = &paragraph.table {
                self.table(&body, page, table)?;
            }
        }
        Ok(())
    }

    fn items(&mut self, page: &Page, items: &'a [Item]) -> Result<(), Failure> {
        if items.is_empty() {
            return Ok(());
        }
        let hang = self.hang(page, items.iter().map(|item| &item.label))?;
        let list = page.inside(&mut self.tags, &Kind::List);
        for item in items {
            let above = self.em(self.style.space.item);
            let (id, label, text, with_next) = (item.id.as_str(), &item.label, &item.text, !item.items.is_empty());
            let body = self.entry(&list, &Labelled { id, label, text, above, with_next }, &hang)?;
            self.items(&body, &item.items)?;
        }
        Ok(())
    }

    /// The room for labels in each column: the widest, and never less than the style wants.
    fn hang<'b>(&mut self, page: &Page, labels: impl Iterator<Item = &'b Line>) -> Result<Vec<f32>, Failure> {
        let labels: Vec<&Line> = labels.filter(|label| !label.is_empty()).collect();
        let mut all = Vec::new();
        for column in &page.columns {
            let mut widest = self.em(self.style.space.label) - self.em(self.style.space.label_gap);
            for label in &labels {
                let rich = Rich::line(self.paper, label, column.lang, &Look::default());
                let job = Job { rich: &rich, lang: column.lang, size: self.size, width: column.width, align: Align::Start, hyphens: false };
                widest = widest.max(self.setter.widths(job).1);
            }
            all.push((widest + self.em(self.style.space.label_gap)).min(column.width / 2.0));
        }
        Ok(all)
    }

    /// A paragraph without a number, at the edge of the column.
    fn bare(&mut self, page: &Page, entry: &Labelled<'_>) -> Result<Page, Failure> {
        let start = self.flow.bands.len();
        self.line(page, entry.text, &Manner::text(), &Kind::Paragraph, entry.above, entry.with_next)?;
        self.anchors(page, start, entry.id);
        Ok(page.clone())
    }

    fn anchors(&mut self, page: &Page, band: usize, id: &str) {
        if id.is_empty() {
            return;
        }
        let columns = self.flow.bands.get_mut(band).into_iter().flat_map(|band| &mut band.columns);
        for (strips, column) in columns.zip(&page.columns) {
            strips.first_mut().into_iter().for_each(|strip| strip.piece.anchor = Some(anchor(column.lang, id)));
        }
    }

    /// A number or letter hanging in the start margin, and what it numbers beside it. Gives the room of what belongs to it.
    fn entry(&mut self, list: &Page, entry: &Labelled<'_>, hang: &[f32]) -> Result<Page, Failure> {
        let item = list.inside(&mut self.tags, &Kind::Item);
        let labels = item.inside(&mut self.tags, &Kind::Label);
        let mut body = item.inside(&mut self.tags, &Kind::Body);
        for (column, hang) in body.columns.iter_mut().zip(hang) {
            *column = column.indented(*hang);
        }
        let mut columns = Vec::new();
        for (((column, node), (outer, label)), _) in body.each().zip(labels.each()).zip(hang) {
            let node = self.tags.block(Some(node), Kind::Paragraph, None);
            let rich = Rich::line(self.paper, entry.text, column.lang, &Look::default());
            let mut strips = self.strips(column, &rich, &Manner::text(), node)?;
            self.label(outer, label, entry.label, &mut strips)?;
            columns.push(strips);
        }
        let start = self.flow.bands.len();
        self.band(columns, entry.above, entry.with_next);
        if self.flow.bands.len() > start {
            self.anchors(&body, start, entry.id);
        }
        Ok(body)
    }

    /// Puts the label into the first line; an entry without words is a line of its own.
    fn label(&mut self, column: Column, node: NodeId, label: &Line, strips: &mut Vec<Strip<Piece>>) -> Result<(), Failure> {
        let rich = Rich::line(self.paper, label, column.lang, &Look::default());
        let manner = Manner { align: Align::Start, hyphens: false, ..Manner::text() };
        let Some(strip) = self.strips(column, &rich, &manner, node)?.into_iter().next() else { return Ok(()) };
        match strips.first_mut() {
            Some(first) => {
                let cells: Vec<Cell> = strip.piece.cells;
                first.piece.cells.splice(0..0, cells);
            }
            None => strips.push(strip),
        }
        Ok(())
    }
}

/// With languages side by side, the bookmarks are in the first of them.
fn page_mark(passes: &[Vec<Column>], lang: Lang) -> bool {
    passes.last().and_then(|columns| columns.first()).is_some_and(|column| column.lang == lang)
}
