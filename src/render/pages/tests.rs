//! What stands on which page, on small texts; the laws for all texts are beside.

use super::*;

mod full;
mod laws;
mod places;
mod texts;

const SHEET: Sheet = Sheet { height: 100.0, note_rule: 5.0 };

/// Strips of these heights.
fn strips(heights: &[f32]) -> Vec<Strip<()>> {
    heights.iter().map(|&height| Strip { height, with_next: false, notes: Vec::new(), piece: () }).collect()
}

/// Lines of height ten; the first and the last but one go with the next, as in a paragraph.
fn paragraph(lines: usize) -> Vec<Strip<()>> {
    let mut strips = strips(&vec![10.0; lines]);
    for (index, strip) in strips.iter_mut().enumerate() {
        strip.with_next = index == 0 || index + 2 == lines;
    }
    strips
}

fn band(columns: Vec<Vec<Strip<()>>>) -> Band<()> {
    Band { columns, above: 0.0, with_next: false, new_page: false, head: None }
}

/// A band of one column with strips of these heights, between which it may break.
fn loose(heights: &[f32]) -> Band<()> {
    band(vec![strips(heights)])
}

fn heading() -> Band<()> {
    Band { above: 5.0, with_next: true, ..loose(&[10.0]) }
}

fn flow(bands: Vec<Band<()>>) -> Flow<()> {
    Flow { bands, heads: Vec::new(), notes: Vec::new() }
}

/// A page in short: `band.column.strip@y`, heads as `h…`, notes as `n…`, the rule as `-`.
fn shown(flow: &Flow<()>) -> Vec<String> {
    let piece = |placed: &Placed| match placed.source {
        Source::Band { band, column, strip } => format!("{band}.{column}.{strip}@{}", placed.y),
        Source::Head { head, band, column, strip } => format!("h{head}.{column}.{strip}/{band}@{}", placed.y),
        Source::Note { note, strip } => format!("n{note}.{strip}@{}", placed.y),
        Source::NoteRule => format!("-@{}", placed.y),
    };
    paginate(flow, SHEET).iter().map(|page| page.placed.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
}

/// The bands that begin or go on on each page.
fn bands(flow: &Flow<()>) -> Vec<Vec<usize>> {
    let band = |placed: &Placed| if let Source::Band { band, .. } = placed.source { Some(band) } else { None };
    let pages = paginate(flow, SHEET).into_iter().map(|page| page.placed.iter().filter_map(band).collect::<Vec<_>>());
    pages
        .map(|mut bands| {
            bands.dedup();
            bands
        })
        .collect()
}

#[test]
fn a_text_without_strips_has_no_page() {
    assert!(paginate(&flow(Vec::new()), SHEET).is_empty());
    assert!(paginate(&flow(vec![band(Vec::new()), band(vec![Vec::new()])]), SHEET).is_empty());
}

#[test]
fn space_above_is_dropped_at_the_top_of_a_page() {
    let spaced = || Band { above: 20.0, ..loose(&[60.0]) };
    assert_eq!(shown(&flow(vec![spaced(), Band { above: 20.0, ..loose(&[20.0]) }, spaced()])), ["0.0.0@0 1.0.0@80", "2.0.0@0"]);
}

#[test]
fn a_page_can_be_filled_exactly() {
    let tenths = flow(vec![loose(&[10.1; 10]), loose(&[1.0])]);
    let pages = paginate(&tenths, Sheet { height: 101.0, note_rule: 0.0 });
    assert_eq!(pages.iter().map(|page| page.placed.len()).collect::<Vec<_>>(), [10, 1]);
}

#[test]
fn a_new_page_is_begun_when_asked_for_even_by_an_empty_band() {
    let turn = || Band { new_page: true, ..loose(&[10.0]) };
    let empty = Band { new_page: true, ..band(vec![Vec::new()]) };
    assert_eq!(bands(&flow(vec![turn(), turn(), loose(&[10.0]), empty, loose(&[10.0])])), [vec![0], vec![1, 2], vec![4]]);
}

#[test]
fn a_heading_is_not_left_at_the_foot() {
    assert_eq!(bands(&flow(vec![loose(&[80.0]), heading(), loose(&[30.0; 4])])), [vec![0], vec![1, 2], vec![2]]);
}

#[test]
fn headings_in_a_row_go_together() {
    let text = flow(vec![loose(&[60.0]), heading(), heading(), heading(), loose(&[30.0; 4])]);
    assert_eq!(bands(&text), [vec![0], vec![1, 2, 3, 4], vec![4]]);
}

#[test]
fn headings_taller_than_a_page_are_broken_where_the_page_ends() {
    let headings = vec![heading(); 12];
    assert_eq!(bands(&flow(headings)), [(0..7).collect::<Vec<_>>(), (7..12).collect()]);
}

#[test]
fn a_paragraph_that_goes_with_the_next_gives_it_its_last_lines() {
    let leading = Band { with_next: true, ..band(vec![paragraph(6)]) };
    let text = flow(vec![loose(&[30.0]), leading, loose(&[20.0])]);
    assert_eq!(shown(&text)[0], "0.0.0@0 1.0.0@30 1.0.1@40 1.0.2@50 1.0.3@60");
    assert_eq!(shown(&text)[1], "1.0.4@0 1.0.5@10 2.0.0@20");
}

#[test]
fn first_and_last_lines_are_not_alone() {
    let text = flow(vec![loose(&[90.0]), band(vec![paragraph(5)]), loose(&[10.0; 4]), band(vec![paragraph(5)])]);
    assert_eq!(bands(&text), [vec![0], vec![1, 2], vec![3]]);
    assert_eq!(shown(&flow(vec![loose(&[60.0]), band(vec![paragraph(5)])]))[1], "1.0.3@0 1.0.4@10");
}

#[test]
fn a_short_band_is_kept_whole() {
    assert_eq!(bands(&flow(vec![loose(&[90.0]), loose(&[8.0; 3])])), [vec![0], vec![1]]);
    assert_eq!(bands(&flow(vec![loose(&[90.0]), loose(&[8.0; 4])])), [vec![0, 1], vec![1]]);
}

#[test]
fn columns_break_each_at_its_own_place_and_meet_at_the_next_band() {
    let two = band(vec![strips(&[30.0; 4]), strips(&[40.0; 3])]);
    let text = flow(vec![loose(&[10.0]), two, band(vec![strips(&[10.0]), strips(&[10.0])])]);
    assert_eq!(shown(&text), ["0.0.0@0 1.0.0@10 1.0.1@40 1.0.2@70 1.1.0@10 1.1.1@50", "1.0.3@0 1.1.2@0 2.0.0@40 2.1.0@40",]);
}

#[test]
fn columns_begin_on_the_same_page() {
    let two = band(vec![strips(&[10.0; 4]), strips(&[30.0; 2])]);
    assert_eq!(bands(&flow(vec![loose(&[80.0]), two])), [vec![0], vec![1]]);
}

#[test]
fn a_strip_taller_than_the_page_stands_alone() {
    let text = flow(vec![loose(&[10.0]), loose(&[250.0]), loose(&[10.0])]);
    assert_eq!(shown(&text), ["0.0.0@0", "1.0.0@0", "2.0.0@0"]);
}

#[test]
fn beside_a_strip_taller_than_the_page_other_columns_go_on() {
    let text = flow(vec![band(vec![strips(&[50.0, 250.0]), strips(&[40.0; 5])])]);
    assert_eq!(shown(&text), ["0.0.0@0 0.1.0@0 0.1.1@40", "0.0.1@0 0.1.2@0 0.1.3@40", "0.1.4@0"]);
}

#[test]
fn a_strip_taller_than_the_page_does_not_wait_for_other_columns() {
    let text = flow(vec![band(vec![strips(&[50.0; 4]), strips(&[250.0])])]);
    assert_eq!(shown(&text), ["0.0.0@0 0.0.1@50 0.1.0@0", "0.0.2@0 0.0.3@50"]);
}

#[test]
fn a_chain_taller_than_the_page_begins_on_a_page_of_its_own_and_is_cut() {
    let mut chain = strips(&[30.0; 5]);
    chain.iter_mut().for_each(|strip| strip.with_next = true);
    let text = flow(vec![loose(&[10.0]), band(vec![chain])]);
    assert_eq!(shown(&text), ["0.0.0@0", "1.0.0@0 1.0.1@30 1.0.2@60", "1.0.3@0 1.0.4@30"]);
}

/// A table whose head stands as an ordinary band, with four rows.
fn table(rows: f32) -> Flow<()> {
    let row = || Band { head: Some(0), ..band(vec![strips(&[rows]), strips(&[10.0])]) };
    let head = band(vec![strips(&[10.0]), strips(&[5.0, 5.0])]);
    let ordinary = Band { with_next: true, ..head.clone() };
    Flow { heads: vec![head], ..flow(vec![loose(&[20.0]), ordinary, row(), row(), row(), row()]) }
}

#[test]
fn the_head_of_a_table_is_repeated_where_it_goes_on() {
    assert_eq!(
        shown(&table(30.0)),
        [
            "0.0.0@0 1.0.0@20 1.1.0@20 1.1.1@25 2.0.0@30 2.1.0@30 3.0.0@60 3.1.0@60",
            "h0.0.0/4@0 h0.1.0/4@0 h0.1.1/4@5 4.0.0@10 4.1.0@10 5.0.0@40 5.1.0@40",
        ]
    );
}

#[test]
fn a_table_that_begins_a_page_has_its_head_once() {
    let text = table(75.0);
    assert_eq!(bands(&text)[..2], [vec![0], vec![1, 2]]);
    assert!(!shown(&text)[1].contains('h') && shown(&text)[2].starts_with("h0.0.0/3@0"));
    let mut headed = text;
    headed.bands[1].head = Some(0);
    assert!(!shown(&headed)[1].contains('h'));
}

#[test]
fn a_head_leaves_when_its_row_needs_the_whole_page() {
    let text = table(100.0);
    assert_eq!(shown(&text)[3], "3.0.0@0 3.1.0@0");
}

#[test]
fn a_head_leaves_when_rows_that_go_together_need_the_whole_page() {
    let mut text = table(50.0);
    (text.bands[2].columns[0][0].height, text.bands[3].with_next) = (70.0, true);
    assert_eq!(shown(&text)[1], "3.0.0@0 3.1.0@0 4.0.0@50 4.1.0@50");
    text.bands[3].columns[0] = strips(&[20.0, 20.0, 20.0]);
    assert!(shown(&text)[1].starts_with("h0.0.0/3@0"), "{:?}", shown(&text));
}

#[test]
fn a_row_taller_than_the_page_has_its_head_on_every_page() {
    let mut text = table(30.0);
    text.bands[2].columns = vec![paragraph(2), strips(&[10.0])];
    text.bands[2].columns[0][0].height = 60.0;
    text.bands[2].columns[0][1].height = 80.0;
    let pages = shown(&text);
    assert_eq!(pages[1..3], ["1.0.0@0 1.1.0@0 1.1.1@5", "h0.0.0/2@0 h0.1.0/2@0 h0.1.1/2@5 2.0.0@10 2.1.0@10"]);
    assert!(pages[3].starts_with("h0.0.0/2@0 h0.1.0/2@0 h0.1.1/2@5 2.0.1@10"), "{pages:?}");
}

/// Bands of one strip each; the notes of the `marks` are called in the strip of that number.
fn noted(heights: &[f32], marks: &[(usize, usize)], notes: &[&[f32]]) -> Flow<()> {
    let mut flow = flow(heights.iter().map(|&height| loose(&[height])).collect());
    flow.notes = notes.iter().map(|note| strips(note)).collect();
    for &(strip, note) in marks {
        flow.bands[strip].columns[0][0].notes.push(note);
    }
    flow
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_of_its_mark() {
    let text = noted(&[40.0, 30.0, 10.0, 10.0], &[(0, 0), (3, 1)], &[&[10.0], &[10.0]]);
    assert_eq!(shown(&text), ["0.0.0@0 1.0.0@40 2.0.0@70 -@85 n0.0@90", "3.0.0@0 -@85 n1.0@90"]);
}

#[test]
fn a_long_note_begins_under_its_mark_and_goes_on() {
    let text = noted(&[60.0, 10.0, 10.0], &[(0, 0)], &[&[10.0; 5]]);
    assert_eq!(shown(&text), ["0.0.0@0 -@65 n0.0@70 n0.1@80 n0.2@90", "1.0.0@0 2.0.0@10 -@75 n0.3@80 n0.4@90"]);
}

#[test]
fn a_note_longer_than_pages_leaves_room_for_text() {
    let text = noted(&[90.0, 30.0], &[(0, 0)], &[&[10.0; 15]]);
    assert_eq!(bands(&text), [vec![0], vec![1], vec![]]);
    assert!(shown(&text)[1].starts_with("1.0.0@0 -@35 n0.0@40"), "{:?}", shown(&text));
    assert!(shown(&text)[2].starts_with("-@5 n0.6@10"), "{:?}", shown(&text));
}

#[test]
fn a_note_that_no_page_can_hold_is_cut_where_the_page_ends() {
    let mut text = noted(&[10.0], &[(0, 0)], &[&[10.0; 20]]);
    text.notes[0].iter_mut().for_each(|strip| strip.with_next = true);
    let pages: Vec<usize> = paginate(&text, SHEET).iter().map(|page| page.placed.len()).collect();
    assert_eq!(pages, [1, 10, 10, 3]);
}

#[test]
fn notes_take_a_page_of_their_own_when_the_text_leaves_no_room() {
    let text = noted(&[100.0, 100.0], &[(0, 0)], &[&[10.0]]);
    assert_eq!(shown(&text), ["0.0.0@0", "-@85 n0.0@90", "1.0.0@0"]);
}

#[test]
fn a_note_called_twice_stands_once_and_one_never_called_stands_last() {
    let text = noted(&[10.0, 10.0], &[(0, 1), (1, 1)], &[&[10.0], &[10.0]]);
    assert_eq!(shown(&text), ["0.0.0@0 1.0.0@10 -@75 n1.0@80 n0.0@90"]);
    let alone = Flow { notes: vec![strips(&[10.0])], ..flow(Vec::new()) };
    assert_eq!(shown(&alone), ["-@85 n0.0@90"]);
}

#[test]
fn a_heading_waits_with_its_text_for_the_end_of_a_long_note() {
    let mut text = noted(&[50.0, 10.0, 10.0], &[(0, 0), (2, 1)], &[&[10.0; 16], &[10.0]]);
    text.bands[1].with_next = true;
    assert_eq!(bands(&text), [vec![0], vec![], vec![1, 2]]);
}

#[test]
fn notes_of_columns_share_the_foot() {
    let mut text = flow(vec![loose(&[70.0]), band(vec![strips(&[10.0]), strips(&[10.0])])]);
    text.notes = vec![strips(&[10.0]), strips(&[10.0])];
    (text.bands[1].columns[0][0].notes, text.bands[1].columns[1][0].notes) = (vec![0], vec![1]);
    assert_eq!(shown(&text), ["0.0.0@0", "1.0.0@0 1.1.0@0 -@75 n0.0@80 n1.0@90"]);
}

#[test]
fn a_sheet_without_height_bears_one_strip_a_page() {
    let text = flow(vec![loose(&[10.0; 5])]);
    let pages = paginate(&text, Sheet { height: 0.0, note_rule: 0.0 });
    assert_eq!(pages.iter().map(|page| page.placed.len()).collect::<Vec<_>>(), [1; 5]);
}

#[test]
fn a_chain_of_a_thousand_pages_is_cut_in_one_go() {
    let mut chain = strips(&[1.0; 100_000]);
    chain.iter_mut().for_each(|strip| strip.with_next = true);
    assert_eq!(paginate(&flow(vec![band(vec![chain])]), SHEET).len(), 1000);
    assert_eq!(paginate(&flow(vec![Band { with_next: true, ..loose(&[1.0]) }; 100_000]), SHEET).len(), 1000);
}
