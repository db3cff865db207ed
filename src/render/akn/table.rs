//! Tables: rows of cells, each cell a paragraph.

use super::super::tree::{Line, Table};
use super::View;
use super::outline::nth;
use super::writer::Xml;

impl View<'_> {
    /// Writes a table into a part. One without any cell is not a table for the schema; its caption is still text.
    pub(super) fn table(self, out: &mut Xml, parent: &str, table: &Table) {
        if table.head.is_empty() && table.rows.iter().all(Vec::is_empty) {
            self.p(out, "caption", &table.caption);
            return;
        }
        out.block("table", &[("eId", &nth(parent, "table", 1))], |out| {
            if !table.caption.is_empty() {
                out.line("caption", &[], |out| self.say(out, &table.caption, None));
            }
            out.some("tr", &[], |out| table.head.iter().for_each(|cell| self.cell(out, "th", cell)));
            for row in &table.rows {
                out.some("tr", &[], |out| self.row(out, row, table.row_heads));
            }
        });
    }

    fn row(self, out: &mut Xml, cells: &[Line], row_heads: bool) {
        for (at, cell) in cells.iter().enumerate() {
            self.cell(out, if row_heads && at == 0 { "th" } else { "td" }, cell);
        }
    }

    fn cell(self, out: &mut Xml, tag: &'static str, cell: &Line) {
        out.line(tag, &[], |out| {
            if !cell.is_empty() {
                out.element("p", &[], |out| self.say(out, cell, None));
            }
        });
    }
}
