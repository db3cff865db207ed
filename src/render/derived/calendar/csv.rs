//! The register as comma-separated values (RFC 4180) for spreadsheets: UTF-8 with its mark, so that Arabic opens as
//! Arabic, and no cell that a spreadsheet would take for a formula.

use super::{Register, Row};
use crate::render::csv::{MARK, record};
use crate::render::derived::words::{Words, text};
use crate::render::layout::Options;
use crate::render::tree::Line;
use crate::text::Lang;

/// Columns that are the same in every language come first, with heads that programs can rely on.
pub(super) fn csv(register: &Register, options: &Options) -> String {
    let langs: Vec<Lang> = options.passes(&register.frame).into_iter().flatten().collect();
    let mut out = String::from(MARK);
    let mut head: Vec<String> = ["id", "date", "state", "stage"].map(str::to_owned).to_vec();
    for &lang in &langs {
        let words = &Words::of(lang).calendar.frame;
        head.extend(["what", "who", "when", "why", "source"].map(|key| text(words, key).to_owned()));
    }
    record(head.iter().map(String::as_str), true, &mut out);
    for row in &register.rows {
        record(cells(register, row, &langs).iter().map(String::as_str), true, &mut out);
    }
    out
}

fn cells(register: &Register, row: &Row, langs: &[Lang]) -> Vec<String> {
    let day = row.days.first().map(ToString::to_string).unwrap_or_default();
    let mut cells = vec![row.id.clone(), day, row.state.key().to_owned(), register.frame.metadata.stage.clone()];
    for &lang in langs {
        let said = |line: &Line| register.frame.flat(line, lang);
        let why = row.undated.map(|why| text(&Words::of(lang).calendar.reasons, why.key()).to_owned());
        cells.extend([said(&row.what), said(&row.who), said(&row.when), why.unwrap_or_default(), said(&row.source)]);
    }
    cells
}
