//! Every row of `tests/data/counted-ar.toml`, in the three cases and with figures.

use super::nouns;
use crate::text::Lang;
use crate::wording::case::Case;
use crate::wording::counted::{Style, counted};

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/counted-ar.toml"));

/// `[3, "day", "nominative", "accusative", "genitive", "genitive with figures"],`
fn row(line: &str) -> Option<(u64, [&str; 5])> {
    let (number, cells) = line.trim().strip_prefix('[')?.split_once(',')?;
    let cells: Vec<&str> = cells.split('"').skip(1).step_by(2).collect();
    Some((number.parse().ok()?, cells.try_into().ok()?))
}

#[test]
fn every_row_of_the_table() {
    let mut rows = 0;
    for (n, [unit, nominative, accusative, genitive, with_figures]) in TABLE.lines().filter_map(row) {
        let noun = nouns::ar(unit);
        let said = |case, style| counted(n, &noun, Lang::Ar, case, style);
        assert_eq!(said(Case::Nom, Style::Words), nominative);
        assert_eq!(said(Case::Acc, Style::Words), accusative);
        assert_eq!(said(Case::Gen, Style::Words), genitive);
        assert_eq!(said(Case::Gen, Style::WordsAndFigures), with_figures);
        rows += 1;
    }
    assert_eq!(rows, 270);
}
