//! Tables: columns as wide as their words need, mirrored for Arabic, one language under the other.

use super::{Builder, Manner, Page};
use crate::render::failure::Failure;
use crate::render::pages::{Band, Strip};
use crate::render::pdf::piece::{Column, Frame, Piece};
use crate::render::pdf::rich::{Look, Rich};
use crate::render::pdf::tags::{Kind, NodeId};
use crate::render::pdf::text::{Align, Job};
use crate::render::tree::{Line, Table};
use crate::text::Lang;

/// A row that is being set.
struct Row<'a> {
    cells: &'a [Line],
    head: bool,
    row_heads: bool,
    node: NodeId,
}

impl<'a> Builder<'a> {
    /// A table in each language of the page, each as wide as the page.
    pub(super) fn table(&mut self, body: &Page, page: &Page, table: &'a Table) -> Result<(), Failure> {
        let (x, width) = page.span();
        for at in 0..body.columns.len() {
            if let Some(one) = body.alone(at, x, width) {
                self.one_table(&one, table)?;
            }
        }
        Ok(())
    }

    fn one_table(&mut self, page: &Page, table: &'a Table) -> Result<(), Failure> {
        let page = page.inside(&mut self.tags, &Kind::Table);
        let Some((column, node)) = page.each().next() else { return Ok(()) };
        let above = self.em(self.style.space.table);
        let start = self.flow.bands.len();
        let caption = Manner::centred(self.style.size.table, Look { bold: true, ..Look::default() });
        self.line(&page, &table.caption, &caption, &Kind::Caption, above, true)?;
        let captioned = self.flow.bands.len() > start;
        let edges = self.edges(column, table);
        let mut above = if captioned { self.em(self.style.space.item) } else { above };
        let mut head = None;
        if !table.head.is_empty() {
            let group = self.tags.block(Some(node), Kind::Heads, None);
            let node = self.tags.block(Some(group), Kind::Row, None);
            let row = Row { cells: &table.head, head: true, row_heads: false, node };
            let columns = self.row(column.lang, &edges, &row)?;
            head = Some(self.flow.heads.len());
            let again = Band { columns: columns.clone(), above: 0.0, with_next: true, new_page: false, head: None };
            self.flow.heads.push(again);
            let frame = Frame { edges: edges.clone(), head: true, ..self.frame.clone() };
            self.head_frames.push(frame.clone());
            self.row_band(columns, frame, above, true, None);
            above = 0.0;
        }
        let group = self.tags.block(Some(node), Kind::Rows, None);
        for cells in &table.rows {
            let node = self.tags.block(Some(group), Kind::Row, None);
            let columns = self.row(column.lang, &edges, &Row { cells, head: false, row_heads: table.row_heads, node })?;
            let frame = Frame { edges: edges.clone(), ..self.frame.clone() };
            self.row_band(columns, frame, std::mem::take(&mut above), false, head);
        }
        Ok(())
    }

    fn row_band(&mut self, columns: Vec<Vec<Strip<Piece>>>, frame: Frame, above: f32, with_next: bool, head: Option<usize>) {
        self.flow.bands.push(Band { columns, above, with_next, new_page: false, head });
        self.frames.push(frame);
    }

    /// The strips of each cell, in the order of the cells.
    fn row(&mut self, lang: Lang, edges: &[f32], row: &Row<'_>) -> Result<Vec<Vec<Strip<Piece>>>, Failure> {
        let pad = self.em(self.style.space.cell);
        let count = edges.len().saturating_sub(1);
        let mut columns = Vec::with_capacity(count);
        let nothing = Line::new();
        for at in 0..count {
            let place = if lang == Lang::Ar { count - 1 - at } else { at };
            let (Some(left), Some(right)) = (edges.get(place), edges.get(place + 1)) else { continue };
            let column = Column { lang, x: left + pad, width: (right - left - pad * 2.0).max(1.0) };
            let kind = match row {
                Row { head: true, .. } => Kind::ColumnHead,
                Row { row_heads: true, .. } if at == 0 => Kind::RowHead,
                _ => Kind::Cell,
            };
            let node = self.tags.block(Some(row.node), kind, None);
            let strips = self.cell(column, row.cells.get(at).unwrap_or(&nothing), row.head, node)?;
            columns.push(self.padded(strips, lang));
        }
        Ok(super::level(columns))
    }

    fn cell(&mut self, column: Column, line: &Line, head: bool, node: NodeId) -> Result<Vec<Strip<Piece>>, Failure> {
        let rich = Rich::line(self.paper, line, column.lang, &Look { bold: head, ..Look::default() });
        let manner = Manner { size: self.style.size.table, look: Look::default(), align: Align::Start, hyphens: !head };
        let mut strips = self.strips(column, &rich, &manner, node)?;
        if strips.len() < 6 {
            strips.iter_mut().for_each(|strip| strip.with_next = true);
        }
        Ok(strips)
    }

    /// A cell with the room between its words and its borders; an empty one is as high as a line.
    fn padded(&mut self, mut strips: Vec<Strip<Piece>>, lang: Lang) -> Vec<Strip<Piece>> {
        let pad = self.em(self.style.space.cell) * 0.7;
        if strips.is_empty() {
            let height = self.setter.lead(lang, self.em(self.style.size.table));
            strips.push(Strip { height, with_next: false, notes: Vec::new(), piece: Piece::default() });
        }
        if let Some(first) = strips.first_mut() {
            first.height += pad;
            first.piece.cells.iter_mut().for_each(|cell| cell.y += pad);
        }
        strips.last_mut().into_iter().for_each(|last| last.height += pad);
        strips
    }

    /// The edges of the columns, from the left: wide enough for every word where that is possible.
    fn edges(&mut self, column: Column, table: &'a Table) -> Vec<f32> {
        let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        let mut needs = vec![(0.0_f32, 0.0_f32); count];
        let rows = std::iter::once((&table.head, true)).chain(table.rows.iter().map(|row| (row, false)));
        for (cells, head) in rows {
            for (cell, need) in cells.iter().zip(&mut needs) {
                let rich = Rich::line(self.paper, cell, column.lang, &Look { bold: head, ..Look::default() });
                let size = self.em(self.style.size.table);
                let job = Job { rich: &rich, lang: column.lang, size, width: column.width, align: Align::Start, hyphens: false };
                let (least, most) = self.setter.widths(job);
                *need = (need.0.max(least), need.1.max(most));
            }
        }
        let pad = self.em(self.style.space.cell) * 2.0 + 1.0;
        needs.iter_mut().for_each(|need| *need = (need.0 + pad, need.1 + pad));
        let mut widths = share(column.width, &needs);
        if column.lang == Lang::Ar {
            widths.reverse();
        }
        let mut edges = vec![column.x];
        edges.extend(widths.iter().scan(column.x, |x, width| {
            *x += width;
            Some(*x)
        }));
        edges
    }
}

/// Shares a width among columns by what each needs at least and what it would like.
fn share(width: f32, needs: &[(f32, f32)]) -> Vec<f32> {
    let least: f32 = needs.iter().map(|need| need.0).sum();
    let most: f32 = needs.iter().map(|need| need.1).sum();
    if least >= width {
        return needs.iter().map(|need| need.0 * width / least.max(1.0)).collect();
    }
    if most <= width {
        return needs.iter().map(|need| need.1 * width / most.max(1.0)).collect();
    }
    let more = (width - least) / (most - least).max(1.0);
    needs.iter().map(|(least, most)| least + (most - least) * more).collect()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_table_fills_its_width_and_no_column_starves() {
        for needs in [[(10.0, 20.0), (30.0, 300.0)], [(10.0, 20.0), (10.0, 30.0)], [(150.0, 200.0), (90.0, 300.0)]] {
            let widths = share(200.0, &needs);
            assert!((widths.iter().sum::<f32>() - 200.0).abs() < 0.01, "{widths:?}");
            assert!(widths.iter().zip(&needs).all(|(width, need)| *width >= need.0 || need.0 > 100.0 || needs[0].0 > 100.0), "{widths:?}");
        }
    }
}
