//! Tables of the paper, one for each language, each the width of the page and in the direction of its language.

use super::super::tree::{Line, Standing, Table, Words, flat, inlines, standing};
use super::run::{Para, close_paragraph, open_paragraph, paragraph};
use super::tag::{Places, standing_part};
use super::version::{Version, open_row};
use super::writer::Writer;
use crate::text::{Lang, is_mark};

/// The letters that the narrowest column counts as, and the most that any counts as.
const NARROW: usize = 6;
const WIDE: usize = 40;

impl Version<'_, '_> {
    /// A table in every language of the pass, one under the other.
    pub(super) fn table(&mut self, part: &str, table: &Table) {
        self.close_grid();
        let lines = table.rows.iter().flatten().chain(&table.head);
        let standing = Standing::of_lines(lines);
        let moves = std::mem::replace(&mut self.writer.out.changes.moves, false);
        for &lang in self.langs {
            self.writer.caption(part, &table.caption, lang);
            self.writer.table(part, table, lang);
            paragraph(&mut self.writer.out, Para { standing, ..Para::new("Spacer", lang) }, |_| {});
        }
        self.writer.out.changes.moves = moves;
    }
}

impl Writer<'_> {
    fn caption(&mut self, part: &str, caption: &Line, lang: Lang) {
        if caption.is_empty() {
            return;
        }
        open_paragraph(&mut self.out, Para { standing: standing(caption), ..Para::new("Caption", lang) });
        self.inner_control(Some(&standing_part(&format!("{part}:caption"), standing(caption))), lang, |writer| writer.line(caption, lang));
        close_paragraph(&mut self.out);
    }

    fn table(&mut self, part: &str, table: &Table, lang: Lang) {
        let widths = widths(table, lang, self.page.text());
        if widths.is_empty() {
            return;
        }
        self.table_head(&widths, lang, table.row_heads);
        if !table.head.is_empty() {
            open_row(&mut self.out, "<w:cantSplit/><w:tblHeader/>", Standing::of_lines(&table.head));
            self.cells(&format!("{part}:h"), "TableHead", &table.head, &widths, lang);
        }
        let mut places = Places::default();
        for cells in &table.rows {
            let standing = Standing::of_lines(cells);
            open_row(&mut self.out, "<w:cantSplit/>", standing);
            let place = places.next(standing, |number| format!("{part}:r{number}c"));
            self.cells(&place, "TableText", cells, &widths, lang);
        }
        self.out.raw("</w:tbl>\n");
    }

    /// Style, direction, width, layout, look: in the order of the schema.
    fn table_head(&mut self, widths: &[u16], lang: Lang, row_heads: bool) {
        let out = &mut self.out;
        out.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"PaperTable\"/>");
        out.raw(if lang == Lang::Ar { "<w:bidiVisual/>" } else { "" });
        out.raw("<w:tblW w:w=\"");
        out.number(widths.iter().copied().fold(0, u16::saturating_add));
        out.raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"");
        out.raw(if row_heads {
            "06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\""
        } else {
            "0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\""
        });
        out.raw(" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
        widths.iter().for_each(|width| out.amount("<w:gridCol w:w=\"", *width));
        out.raw("</w:tblGrid>\n");
    }

    /// The cells of a row; a row that is too short ends in empty ones.
    fn cells(&mut self, part: &str, style: &'static str, cells: &[Line], widths: &[u16], lang: Lang) {
        let none = Line::new();
        let standing = Standing::of_lines(cells);
        for ((cell, width), number) in cells.iter().chain(std::iter::repeat(&none)).zip(widths).zip(1_usize..) {
            self.out.raw("<w:tc><w:tcPr><w:tcW w:w=\"");
            self.out.number(*width);
            self.out.raw("\" w:type=\"dxa\"/></w:tcPr>");
            open_paragraph(&mut self.out, Para { standing, ..Para::new(style, lang) });
            self.inner_control(Some(&format!("{part}{number}")), lang, |writer| writer.line(cell, lang));
            close_paragraph(&mut self.out);
            self.out.raw("</w:tc>");
        }
        self.out.raw("</w:tr>\n");
    }
}

/// Widths of columns: room for the longest word of each, and more for those that say more.
fn widths(table: &Table, lang: Lang, whole: u16) -> Vec<u16> {
    let count = table.rows.iter().map(Vec::len).fold(table.head.len(), usize::max);
    let mut needs = vec![(NARROW, NARROW); count];
    for cells in std::iter::once(&table.head).chain(&table.rows) {
        for ((word, all), cell) in needs.iter_mut().zip(cells) {
            let text = flat(inlines(cell, lang), &Words::default());
            let longest = text.split(' ').map(letters).max().unwrap_or(0);
            (*word, *all) = ((*word).max(longest.min(WIDE)), (*all).max(letters(&text).min(WIDE)));
        }
    }
    let weights: Vec<usize> = needs.into_iter().map(|(word, all)| word + 2 + all.saturating_sub(word) / 4).collect();
    let sum = weights.iter().sum::<usize>().max(1);
    let share = |weight: usize| u16::try_from(usize::from(whole).saturating_mul(weight) / sum).unwrap_or(whole);
    weights.into_iter().map(share).collect()
}

/// The letters of a text, without the marks that sit on them.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !is_mark(*c)).count()
}
