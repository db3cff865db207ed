//! Texts of all kinds to be cut into pages.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;

pub(super) fn strip(heights: &'static [f32], notes: usize) -> impl Strategy<Value = Strip<()>> {
    let marks = vec(0..notes + 8, 0..2).prop_map(move |marks| marks.into_iter().filter(|&mark| mark < notes).collect());
    (select(heights), prop::bool::weighted(0.3), marks).prop_map(|(height, with_next, notes)| Strip { height, with_next, notes, piece: () })
}

pub(super) fn band(heights: &'static [f32], columns: usize, notes: usize) -> impl Strategy<Value = Band<()>> {
    let columns = vec(vec(strip(heights, notes), 0..9), 1..=columns);
    let flags = (prop::bool::weighted(0.25), prop::bool::weighted(0.05), prop::option::weighted(0.4, 0..3_usize));
    (columns, select(&[0.0, 3.0, 8.0][..]), flags).prop_map(|(columns, above, (with_next, new_page, head))| Band {
        columns,
        above,
        with_next,
        new_page,
        head,
    })
}

pub(super) fn flow(heights: &'static [f32], columns: usize, notes: usize) -> impl Strategy<Value = Flow<()>> {
    let notes_of = vec(vec(strip(heights, notes), 0..9), notes);
    let heads = vec(vec(vec(strip(&[5.0, 10.0], 0), 0..3), 1..=columns), 2);
    (vec(band(heights, columns, notes), 0..14), heads, notes_of).prop_map(|(bands, heads, notes)| Flow {
        bands,
        heads: heads.into_iter().map(|columns| Band { columns, above: 0.0, with_next: true, new_page: false, head: None }).collect(),
        notes,
    })
}

pub(super) const USUAL: &[f32] = &[4.0, 7.3, 10.0, 12.1, 18.0, 31.0];
pub(super) const MIXED: &[f32] = &[0.0, 1.0, 10.1, 10.1, 18.0, 60.0, 95.0, 100.0, 130.0];
pub(super) const TALL: &[f32] = &[1.0, 10.1, 10.1, 18.0, 60.0, 95.0, 100.0, 130.0];
pub(super) const WILD: &[f32] = &[f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -3.0, -0.0, f32::MAX, f32::MIN_POSITIVE, 10.0, 99.9];

pub(super) fn headless(flow: impl Strategy<Value = Flow<()>>) -> impl Strategy<Value = Flow<()>> {
    flow.prop_map(|flow| Flow { heads: Vec::new(), ..flow })
}

/// Texts as they are, and texts with pieces that fill a page or more.
pub(super) fn texts() -> impl Strategy<Value = Flow<()>> {
    prop_oneof![flow(USUAL, 1, 0), flow(USUAL, 3, 0), flow(USUAL, 2, 5), flow(MIXED, 1, 4), flow(MIXED, 3, 6)]
}
