//! Tables as markup.

use super::super::tree::{Line, Side, Standing, Table};
use super::body::View;
use super::inline;
use super::writer::Writer;
use crate::text::Lang;

/// More columns than this do not fit beside another language.
const BESIDE: usize = 3;

/// Writes a table once for each language of the view: side by side when narrow, else one under the other.
pub(super) fn table(out: &mut Writer, view: View<'_>, table: &Table) {
    let stacked = table.head.len() > BESIDE;
    let cells = table.rows.iter().flatten().chain(&table.head);
    let names = [if stacked { "row stacked" } else { "row" }, "div"];
    view.row_as(out, names, "table", Standing::of_lines(cells), |out, lang| {
        let caption = view.paper.flat_last(&table.caption, lang);
        // A wide table moves under its reader's keys.
        let attributes = [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption.as_str())];
        out.block("div", &attributes, |out| one(out, view, table, lang));
    });
}

fn one(out: &mut Writer, view: View<'_>, table: &Table, lang: Lang) {
    out.block("table", &[], |out| {
        if !table.caption.is_empty() {
            out.block("caption", &[], |out| inline::line(out, view.paper, &table.caption, lang));
        }
        out.block("thead", &[], |out| head(out, view, &table.head, lang));
        out.block("tbody", &[], |out| {
            for cells in &table.rows {
                if out.is_as_it_was() && !Standing::of_lines(cells).is_on(Side::Old) {
                    continue;
                }
                row(out, view, cells, table.row_heads, lang);
            }
        });
    });
}

fn head(out: &mut Writer, view: View<'_>, cells: &[Line], lang: Lang) {
    out.element("tr", &[], |out| {
        for cell in cells {
            out.element("th", &[("scope", "col")], |out| inline::line(out, view.paper, cell, lang));
        }
    });
}

fn row(out: &mut Writer, view: View<'_>, cells: &[Line], row_heads: bool, lang: Lang) {
    let standing = Standing::of_lines(cells);
    let class = if standing.is_on(Side::New) { "" } else { "gone" };
    out.block("tr", &[("class", class)], |out| {
        for (at, cell) in cells.iter().enumerate() {
            if row_heads && at == 0 {
                out.element("th", &[("scope", "row")], |out| inline::line(out, view.paper, cell, lang));
            } else {
                out.element("td", &[], |out| inline::line(out, view.paper, cell, lang));
            }
        }
    });
}
