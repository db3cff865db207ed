//! Laws that hold on every text, judged by code that knows nothing of how pages are filled.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::full::*;
use super::places::*;
use super::texts::*;

const CASES: u32 = if cfg!(debug_assertions) { 400 } else { 20_000 };

fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_text_is_cut_by_the_laws(flow in texts()) {
        let pages = paginate(&flow, SHEET);
        let places = places(&pages);
        nothing_is_lost(&flow, &pages);
        pages_are_in_order(&pages);
        nothing_overflows(&flow, &pages);
        columns_are_aligned(&flow, &pages);
        columns_begin_together(&flow, &places);
        chains_hold(&flow, &places);
        bands_go_together(&flow, &pages, &places);
        notes_follow_marks(&flow, &places);
        heads_are_repeated(&flow, &pages, &places);
        feet_are_full(&flow, &pages, &places);
        prop_assert_eq!(pages, paginate(&flow, SHEET));
    }

    #[test]
    fn any_heights_come_to_an_end(
        flow in flow(WILD, 3, 5),
        height in select(&[0.0, -1.0, f32::NAN, f32::INFINITY, f32::MAX, 1.0, 30.0, 100.0][..]),
        note_rule in select(&[0.0, -1.0, f32::NAN, f32::INFINITY, 4.0, 200.0][..]),
    ) {
        let pages = paginate(&flow, Sheet { height, note_rule });
        nothing_is_lost(&flow, &pages);
        pages_are_in_order(&pages);
    }

    #[test]
    fn no_page_ends_too_soon(flow in prop_oneof![flow(USUAL, 3, 0), headless(flow(TALL, 3, 0))]) {
        pages_are_full(&flow, &places(&paginate(&flow, SHEET)));
    }

    #[test]
    fn pages_of_one_column_are_cut_in_the_simplest_way(flow in headless(prop_oneof![flow(USUAL, 1, 0), flow(TALL, 1, 0)])) {
        let pages = paginate(&flow, SHEET);
        let cut: Vec<usize> = pages.iter().map(|page| page.placed.len()).collect();
        prop_assert_eq!(cut, full(&lines(&flow)));
    }
}

/// Every strip stands once and in its order, and nothing else stands anywhere.
fn nothing_is_lost(flow: &Flow<()>, pages: &[Page]) {
    let mut columns: BTreeMap<Source, Vec<usize>> = BTreeMap::new();
    for placed in pages.iter().flat_map(|page| &page.placed) {
        match placed.source {
            Source::Band { band, column, strip } => columns.entry(Source::Band { band, column, strip: 0 }).or_default().push(strip),
            Source::Note { note, strip } => columns.entry(Source::Note { note, strip: 0 }).or_default().push(strip),
            Source::Head { .. } | Source::NoteRule => {}
        }
    }
    let bands = flow.bands.iter().enumerate().flat_map(|(band, it)| {
        let columns = it.columns.iter().enumerate();
        columns.map(move |(column, strips)| (Source::Band { band, column, strip: 0 }, (0..strips.len()).collect()))
    });
    let notes = flow.notes.iter().enumerate().map(|(note, strips)| (Source::Note { note, strip: 0 }, (0..strips.len()).collect()));
    let expected = bands.chain(notes).filter(|(_, strips): &(_, Vec<usize>)| !strips.is_empty());
    assert_eq!(columns, expected.collect());
    assert!(pages.iter().all(|page| !page.placed.is_empty()), "an empty page");
}

/// A page is read from heads to text to notes; the rule stands over notes and nowhere else.
fn pages_are_in_order(pages: &[Page]) {
    let kind = |source| match source {
        Source::Head { column, strip, .. } => (0, 0, column, strip),
        Source::Band { band, column, strip } => (1, band, column, strip),
        Source::NoteRule => (2, 0, 0, 0),
        Source::Note { .. } => (3, 0, 0, 0),
    };
    let mut last_band = 0;
    for page in pages {
        assert!(page.placed.is_sorted_by_key(|placed| kind(placed.source)), "{page:?}");
        let rules = page.placed.iter().filter(|placed| placed.source == Source::NoteRule).count();
        assert_eq!(rules, usize::from(page.placed.iter().any(|placed| matches!(placed.source, Source::Note { .. }))));
        for placed in &page.placed {
            if let Source::Band { band, .. } = placed.source {
                assert!(band >= last_band, "a band stands after a later one");
                last_band = band;
            }
        }
    }
}

/// What fits a page stays on it, and nothing covers anything.
fn nothing_overflows(flow: &Flow<()>, pages: &[Page]) {
    for page in pages {
        let mut ends: BTreeMap<Source, f32> = BTreeMap::new();
        let (mut above, mut band_now, mut foot) = (0.0_f32, None, None);
        for placed in &page.placed {
            let (height, source) = (height(flow, placed.source), placed.source);
            let end = placed.y + height;
            let fits = if matches!(source, Source::Note { .. }) { height + SHEET.note_rule } else { height } <= SHEET.height;
            assert!(end <= SHEET.height + CLOSE || !fits, "{source:?} ends at {end}");
            let (column, band) = match source {
                Source::Band { band, column, .. } => (Source::Band { band, column, strip: 0 }, Some(band)),
                Source::Head { head, band, column, .. } => (Source::Head { head, band, column, strip: 0 }, None),
                Source::Note { .. } | Source::NoteRule => (Source::NoteRule, None),
            };
            if band != band_now || column == Source::NoteRule && foot.is_none() {
                above = ends.values().copied().fold(0.0, f32::max);
                (band_now, foot) = (band, foot.or((column == Source::NoteRule).then_some(())));
            }
            let from = ends.get(&column).copied().unwrap_or(above);
            assert!(placed.y >= from - CLOSE || above > SHEET.height, "{source:?} stands at {}, in what ends at {from}", placed.y);
            ends.insert(column, end);
        }
    }
}

/// The columns of a band begin on one line of each page, which is its top if nothing stands above.
fn columns_are_aligned(flow: &Flow<()>, pages: &[Page]) {
    for page in pages {
        let mut tops: BTreeMap<usize, BTreeMap<usize, f32>> = BTreeMap::new();
        for placed in &page.placed {
            if let Source::Band { band, column, .. } = placed.source {
                tops.entry(band).or_default().entry(column).or_insert(placed.y);
            }
        }
        let head = head_height(flow, page);
        for (index, columns) in tops.values().enumerate() {
            let first = *columns.values().next().unwrap();
            assert!(columns.values().all(|&top| top == first), "{columns:?}");
            assert!(index > 0 || (first - head).abs() < CLOSE, "the page begins at {first}");
        }
    }
}

/// The columns of a band begin on one page, if a page can hold what they begin with, and its notes.
fn columns_begin_together(flow: &Flow<()>, places: &Places) {
    for (band, it) in flow.bands.iter().enumerate() {
        let columns = || it.columns.iter().enumerate().filter(|(_, strips)| !strips.is_empty());
        let pages: Vec<usize> = columns().map(|(column, _)| places[&Source::Band { band, column, strip: 0 }].0).collect();
        if pages.iter().any(|&page| page != pages[0]) {
            let first = || columns().map(|(_, strips)| chain(strips, 0));
            let needed = first().map(sum).fold(0.0, f32::max) + notes(flow, &first().flatten().cloned().collect::<Vec<_>>());
            let all = tallest(it) + notes(flow, &it.columns.concat());
            assert!(needed.max(all) > SHEET.height - CLOSE, "the columns of {band} begin on {pages:?}");
        }
    }
}

/// Strips that go together stand on one page, if a page with nothing else can hold them and their notes.
fn chains_hold(flow: &Flow<()>, places: &Places) {
    for (band, it) in flow.bands.iter().enumerate() {
        for (column, strips) in it.columns.iter().enumerate() {
            for at in 1..strips.len() {
                let page = |strip| places[&Source::Band { band, column, strip }].0;
                if strips[at - 1].with_next && page(at - 1) != page(at) {
                    let chain = chain(strips, at);
                    assert!(sum(chain) + notes(flow, chain) > SHEET.height - CLOSE, "{band}.{column}.{at} is cut off");
                }
            }
        }
    }
}

/// A band that goes with the next ends on the page where that begins, if a page can hold what goes together.
/// Judged where the bands that go together fit a page in full, under the head that the page bears.
fn bands_go_together(flow: &Flow<()>, pages: &[Page], places: &Places) {
    let rows = rows(flow);
    for (at, pair) in rows.windows(2).enumerate() {
        let [(band, _), (next, new_page)] = *pair else { continue };
        if !flow.bands[band].with_next || new_page || span(places, band).1 == span(places, next).0 {
            continue;
        }
        let from = (0..at).rev().take_while(|&before| flow.bands[rows[before].0].with_next).last().unwrap_or(at);
        let together = || rows[from..=at + 1].iter().map(|&(band, _)| &flow.bands[band]);
        let strips: Vec<Strip<()>> = together().flat_map(|band| band.columns.concat()).collect();
        let needed = together().map(|band| band.above + tallest(band)).sum::<f32>() + notes(flow, &strips);
        let needed = needed + head_height(flow, &pages[span(places, band).1]);
        assert!(needed > SHEET.height - CLOSE, "{band} is left behind by {next}");
    }
}

/// A note begins on the page of its first mark, if a page can hold what goes together there; never before, and in the order of marks.
fn notes_follow_marks(flow: &Flow<()>, places: &Places) {
    let mut marks: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for (band, it) in flow.bands.iter().enumerate() {
        let all: Vec<Strip<()>> = it.columns.concat();
        let whole = tallest(it) + notes(flow, &all) <= SHEET.height - CLOSE;
        for (column, strips) in it.columns.iter().enumerate() {
            for (at, strip) in strips.iter().enumerate() {
                let page = places[&Source::Band { band, column, strip: at }].0;
                let due = whole || at > 0 && sum(chain(strips, at)) + notes(flow, chain(strips, at)) <= SHEET.height - CLOSE;
                for &note in strip.notes.iter().filter(|&&note| !flow.notes[note].is_empty()) {
                    let first = marks.entry(note).or_insert((page, due));
                    *first = (page.min(first.0), due && first.1);
                }
            }
        }
    }
    let last = places.values().map(|(page, _)| *page).max().unwrap_or(0);
    for (note, strips) in flow.notes.iter().enumerate().filter(|(_, strips)| !strips.is_empty()) {
        let page = places[&Source::Note { note, strip: 0 }].0;
        let (mark, due) = marks.get(&note).copied().unwrap_or((0, false));
        assert!(page >= mark, "note {note} stands before its mark");
        assert!(page == mark || !due, "note {note} of page {mark} begins on page {page} of {last}, {strips:?}");
    }
}

/// A head stands on a page where its table goes on, and on no other; it leaves only where there is no room for it.
fn heads_are_repeated(flow: &Flow<()>, pages: &[Page], places: &Places) {
    let rows = rows(flow);
    let seen = |at: usize| flow.bands[rows[at].0].head.filter(|&head| head < flow.heads.len());
    for (number, page) in pages.iter().enumerate() {
        let heads: Vec<Source> =
            page.placed.iter().map(|placed| placed.source).filter(|source| matches!(source, Source::Head { .. })).collect();
        let Some(top) = page.placed.iter().find_map(|placed| if let Source::Band { band, .. } = placed.source { Some(band) } else { None })
        else {
            assert!(heads.is_empty(), "a head over notes");
            continue;
        };
        let at = rows.iter().position(|&(band, _)| band == top).unwrap();
        let goes_on = span(places, top).0 < number || at > 0 && (seen(at - 1) == seen(at) || flow.bands[rows[at - 1].0].with_next);
        let Some(head) = seen(at).filter(|_| goes_on) else {
            assert!(heads.is_empty(), "{heads:?} is not due");
            continue;
        };
        let columns = flow.heads[head].columns.iter().enumerate();
        let whole: Vec<Source> = columns
            .flat_map(|(column, strips)| (0..strips.len()).map(move |strip| Source::Head { head, band: top, column, strip }))
            .collect();
        let to = (at..rows.len()).find(|&row| !flow.bands[rows[row].0].with_next).unwrap_or(rows.len() - 1);
        let to = if flow.bands[top].with_next { (to + 1).min(rows.len()) } else { at + 1 };
        let under = || rows[at..to].iter().map(|&(band, _)| &flow.bands[band]);
        let strips: Vec<Strip<()>> = under().flat_map(|band| band.columns.concat()).collect();
        let needed = under().map(|band| band.above + tallest(band)).sum::<f32>() + notes(flow, &strips) + tallest(&flow.heads[head]);
        assert!(heads == whole || heads.is_empty() && needed > SHEET.height - CLOSE, "{heads:?} for {whole:?}");
    }
}
