//! Comma-separated values (RFC 4180), as they are or safe for spreadsheets.

use super::script::visible;

/// The mark by which a spreadsheet knows UTF-8, so that Arabic opens as Arabic.
pub(super) const MARK: char = '\u{feff}';

/// Writes one record; in a sheet no cell is a formula.
pub(super) fn record<'c>(cells: impl IntoIterator<Item = &'c str>, sheet: bool, out: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        let text = if sheet { harmless(cell) } else { visible(cell).into_owned() };
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// What a spreadsheet may take for the beginning of a formula; some take the wide forms too.
const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that begins as a formula is made text by an apostrophe, before its tabs become spaces.
pub(super) fn harmless(cell: &str) -> String {
    let formula = cell.trim_start_matches([MARK, ' ']).starts_with(SIGNS);
    let text = visible(cell);
    if formula { format!("'{text}") } else { text.into_owned() }
}
