//! The register as comma-separated values (RFC 4180) for spreadsheets: UTF-8 with its mark, so that Arabic opens as
//! Arabic, and no cell that a spreadsheet would take for a formula.

use super::{Register, Row};
use crate::render::derived::words::{Words, text};
use crate::render::layout::Options;
use crate::render::script::visible;
use crate::render::tree::Line;
use crate::text::Lang;

/// Columns that are the same in every language come first, with heads that programs can rely on.
pub(super) fn csv(register: &Register, options: &Options) -> String {
    let langs: Vec<Lang> = options.passes(&register.frame).into_iter().flatten().collect();
    let mut out = String::from("\u{feff}");
    let mut head: Vec<String> = ["id", "date", "state", "stage"].map(str::to_owned).to_vec();
    for &lang in &langs {
        let words = &Words::of(lang).calendar.frame;
        head.extend(["what", "who", "when", "why", "source"].map(|key| text(words, key).to_owned()));
    }
    record(&head, &mut out);
    for row in &register.rows {
        record(&cells(register, row, &langs), &mut out);
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

fn record(cells: &[String], out: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&harmless(cell).replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// A cell that begins as a formula is made text by an apostrophe, before its tabs become spaces.
pub(super) fn harmless(cell: &str) -> String {
    let formula = cell.trim_start_matches(['\u{feff}', ' ']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = visible(cell);
    if formula { format!("'{text}") } else { text.into_owned() }
}
