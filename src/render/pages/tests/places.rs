//! Where strips came to stand, and what stands together: what the laws are judged by.

use std::collections::BTreeMap;

use super::super::*;

/// Rounding and slack: what nobody sees on paper.
pub(super) const CLOSE: f32 = 0.1;

/// The sheet on which texts are cut.
pub(super) const SHEET: Sheet = Sheet { height: 100.0, note_rule: 4.0 };

/// Where each strip of the text and of the notes stands: its page, and its top.
pub(super) type Places = BTreeMap<Source, (usize, f32)>;

pub(super) fn places(pages: &[Page]) -> Places {
    let placed = pages.iter().enumerate().flat_map(|(page, it)| it.placed.iter().map(move |placed| (page, placed)));
    let own = placed.filter(|(_, placed)| matches!(placed.source, Source::Band { .. } | Source::Note { .. }));
    own.map(|(page, placed)| (placed.source, (page, placed.y))).collect()
}

pub(super) fn clean(height: f32) -> f32 {
    if height > 0.0 { height } else { 0.0 }
}

pub(super) fn sum(strips: &[Strip<()>]) -> f32 {
    strips.iter().map(|strip| clean(strip.height)).sum()
}

pub(super) fn tallest(band: &Band<()>) -> f32 {
    band.columns.iter().map(|column| sum(column)).fold(0.0, f32::max)
}

/// The strips a placed piece stands for, with their heights.
pub(super) fn height(flow: &Flow<()>, source: Source) -> f32 {
    clean(match source {
        Source::Band { band, column, strip } => flow.bands[band].columns[column][strip].height,
        Source::Head { head, column, strip, .. } => flow.heads[head].columns[column][strip].height,
        Source::Note { note, strip } => flow.notes[note][strip].height,
        Source::NoteRule => SHEET.note_rule,
    })
}

/// The height of all notes marked in these strips, with a rule: at least what they need.
pub(super) fn notes(flow: &Flow<()>, strips: &[Strip<()>]) -> f32 {
    let mut marks: Vec<usize> = strips.iter().flat_map(|strip| strip.notes.clone()).filter(|&note| !flow.notes[note].is_empty()).collect();
    marks.sort_unstable();
    marks.dedup();
    if marks.is_empty() { 0.0 } else { SHEET.note_rule + marks.iter().map(|&note| sum(&flow.notes[note])).sum::<f32>() }
}

/// The chain of strips that go together in which this one stands.
pub(super) fn chain(strips: &[Strip<()>], at: usize) -> &[Strip<()>] {
    let from = (0..at).rev().take_while(|&before| strips[before].with_next).last().unwrap_or(at);
    let to = (at..strips.len()).find(|&strip| !strips[strip].with_next).map_or(strips.len(), |last| last + 1);
    &strips[from..to]
}

/// The bands with strips, and whether something asks for a new page before each.
pub(super) fn rows(flow: &Flow<()>) -> Vec<(usize, bool)> {
    let mut rows = Vec::new();
    let mut new_page = false;
    for (index, band) in flow.bands.iter().enumerate() {
        new_page |= band.new_page;
        if band.columns.iter().any(|column| !column.is_empty()) {
            rows.push((index, std::mem::take(&mut new_page)));
        }
    }
    rows
}

/// The first and the last page of a band.
pub(super) fn span(places: &Places, band: usize) -> (usize, usize) {
    let of = Source::Band { band, column: 0, strip: 0 }..Source::Band { band: band + 1, column: 0, strip: 0 };
    let pages: Vec<usize> = places.range(of).map(|(_, (page, _))| *page).collect();
    (pages.iter().copied().min().unwrap(), pages.into_iter().max().unwrap())
}

/// The height of the head that a page repeats.
pub(super) fn head_height(flow: &Flow<()>, page: &Page) -> f32 {
    let head = page.placed.iter().find_map(|placed| if let Source::Head { head, .. } = placed.source { Some(head) } else { None });
    head.map_or(0.0, |head| tallest(&flow.heads[head]))
}
