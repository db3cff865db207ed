//! A matrix as comma-separated values: a record for each provision, a column for each agreement. As a sheet it opens in a
//! spreadsheet: UTF-8 with its mark, no cell a formula.

use super::said::Voice;
use super::{View, columns};
use crate::portfolio::{Cell, Row, Standing};
use crate::render::csv::{MARK, record};

/// The matrix as comma-separated values (RFC 4180); as a sheet, safe for spreadsheets.
///
/// The first columns have heads that programs can rely on; those of the agreements are their ids, told apart by their files where
/// two are the same.
#[must_use]
pub fn csv(view: &View<'_>, sheet: bool) -> String {
    let voice = Voice::new(view);
    let mut out = String::new();
    if sheet {
        out.push(MARK);
    }
    record(heads(view).iter().map(String::as_str), sheet, &mut out);
    view.rows().for_each(|row| record(cells(&voice, row).iter().map(String::as_str), sheet, &mut out));
    out
}

fn heads(view: &View<'_>) -> Vec<String> {
    let mut heads: Vec<String> = ["provision", "name", "subject", "likeness"].map(str::to_owned).to_vec();
    heads.extend(view.matrix.model.iter().map(|_| String::from("model")));
    heads.extend(view.matrix.labels.iter().cloned());
    heads.extend(["best", "worst", "not_comparable", "gaps"].map(str::to_owned));
    heads
}

fn cells(voice: &Voice<'_, '_>, row: &Row) -> Vec<String> {
    let view = voice.view;
    let values = voice.values(row);
    let said = |cell: &Cell| cell.numbers().filter_map(|at| values.get(at)).map(String::as_str).collect::<Vec<_>>().join(" | ");
    let named = |columns: Vec<usize>| {
        columns.into_iter().filter_map(|at| view.matrix.labels.get(at)).map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    let standing = |wanted| named(columns(row, |cell| *cell != Cell::Silent && row.standing(cell) == wanted));
    let name = voice.name(&row.provision, view.matrix.entries.first());
    let mut cells = vec![voice.id(&row.provision), name, voice.subject(row.subject).to_owned(), row.likeness().word().to_owned()];
    cells.extend(view.matrix.model.iter().map(|_| said(&row.model)));
    cells.extend(row.cells.iter().map(said));
    cells.extend([Standing::Best, Standing::Worst, Standing::Apart].map(standing));
    cells.push(named(columns(row, |cell| row.gap(cell).is_some())));
    cells
}
