//! Tables in plain text: columns aligned by cells, long cells wrapped.

use super::super::script::runs;
use super::super::tree::{Line, Table};
use super::Page;
use super::cells::{width, wrap};

/// The narrowest column.
const LEAST: usize = 6;
const GAP: usize = 3;

/// Writes a table.
pub(super) fn write(page: &mut Page<'_>, table: &Table) {
    let head = texts(page, &table.head);
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| texts(page, row)).collect();
    let widths = columns(&head, &rows, page.room);
    row(page, &head, &widths);
    page.put(0, &widths.iter().map(|wide| "-".repeat(*wide)).collect::<Vec<_>>().join("-+-"));
    for cells in &rows {
        row(page, cells, &widths);
    }
    page.out.push('\n');
}

fn texts(page: &Page<'_>, cells: &[Line]) -> Vec<String> {
    cells.iter().map(|cell| page.text(cell)).collect()
}

/// Each column as wide as its widest cell; if that is too much, the widest gives way until all fit.
fn columns(head: &[String], rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let natural = |at: usize| {
        let cells = rows.iter().filter_map(move |row| row.get(at)).chain(head.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(natural).collect();
    let room = room.saturating_sub(count.saturating_sub(1).saturating_mul(GAP));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > LEAST => *widest = widest.saturating_sub(1),
            _ => break,
        }
    }
    widths
}

fn row(page: &mut Page<'_>, cells: &[String], widths: &[usize]) {
    let mixed = cells.iter().any(|cell| runs(cell, page.lang).iter().any(|run| run.foreign.is_some()));
    // A mark at the bar keeps two cells of the other direction from changing places.
    let bar = if mixed { format!(" |{} ", page.mark()) } else { " | ".to_owned() };
    let cell = |(at, wide): (usize, &usize)| wrap(cells.get(at).map_or("", String::as_str), *wide);
    let wrapped: Vec<Vec<String>> = widths.iter().enumerate().map(cell).collect();
    for at in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
        let line = wrapped.iter().zip(widths).map(|(lines, wide)| padded(lines.get(at).map_or("", String::as_str), *wide));
        let line = line.collect::<Vec<_>>().join(&bar);
        page.put(0, &line);
    }
}

fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_column_gives_way() {
        let head = vec!["a".repeat(50), "b".repeat(10)];
        assert_eq!(columns(&head, &[], 40), [27, 10]);
        assert_eq!(columns(&head, &[], 100), [50, 10]);
    }

    #[test]
    fn a_table_that_cannot_fit_still_ends() {
        let head = vec!["a".repeat(50); 20];
        assert_eq!(columns(&head, &[], 40), [LEAST; 20]);
    }
}
