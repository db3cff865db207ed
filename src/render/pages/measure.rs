//! Heights as whole numbers, so that sums do not depend on their order, and the pieces between which a page may end.

use super::{Band, Flow, Strip};

/// A height, in parts of a point.
pub(super) type Units = i64;

/// Parts of a point: fine enough to be exact on any sheet, and still exact as `f32`.
const FINE: f64 = 4096.0;

/// No strip counts as taller than this many points, so that sums stay far from the end of the numbers.
const TALLEST: f32 = 1e9;

/// Lines measured to fill a page exactly must fill it in spite of rounding: a twentieth of a point nobody sees.
pub(super) const SLACK: Units = 205;

/// A band is short up to this many strips in each column, and up to this part of a page: it is kept whole.
const SHORT: (usize, Units) = (3, 4);

pub(super) fn units(points: f32) -> Units {
    // What is no number is not above zero either.
    if points > 0.0 { (f64::from(points.min(TALLEST)) * FINE).round() as Units } else { 0 }
}

pub(super) fn points(units: Units) -> f32 {
    (units as f64 / FINE) as f32
}

pub(super) fn height<T>(strips: &[Strip<T>]) -> Units {
    strips.iter().map(|strip| units(strip.height)).sum()
}

/// The height of a band that is not cut.
pub(super) fn tallest<T>(band: &Band<T>) -> Units {
    band.columns.iter().map(|column| height(column)).max().unwrap_or(0)
}

/// A band that has strips, with what its neighbours mean for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) band: usize,
    pub(super) above: Units,
    pub(super) new_page: bool,
    pub(super) with_next: bool,
    /// The head of its table, if there is one.
    pub(super) head: Option<usize>,
    /// Whether its table stood on the page before if this row begins a page.
    pub(super) goes_on: bool,
    /// Whether it is short enough to be kept whole.
    pub(super) whole: bool,
}

/// The bands that have strips. A band without any leaves behind only its wish for a new page.
pub(super) fn rows<T>(flow: &Flow<T>, page: Units) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(flow.bands.len());
    let mut new_page = false;
    for (index, band) in flow.bands.iter().enumerate() {
        new_page |= band.new_page;
        if band.columns.iter().all(Vec::is_empty) {
            continue;
        }
        let head = band.head.filter(|&head| head < flow.heads.len());
        let goes_on = rows.last().is_some_and(|row| row.with_next || row.head == head);
        let whole = band.columns.iter().all(|column| column.len() <= SHORT.0) && tallest(band) <= page / SHORT.1;
        rows.push(Row { band: index, above: units(band.above), new_page, with_next: band.with_next, head, goes_on, whole });
        new_page = false;
    }
    rows
}

/// Strips of one column that stand on one page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub(super) band: usize,
    pub(super) column: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) height: Units,
}

impl Chunk {
    /// Its strips.
    pub(super) fn strips<T>(self, flow: &Flow<T>) -> &[Strip<T>] {
        let column = flow.bands.get(self.band).and_then(|band| band.columns.get(self.column));
        column.and_then(|column| column.get(self.from..self.to)).unwrap_or_default()
    }
}

/// Where the strips end that must stand on the page of the strip `from`, and their height.
/// What no page can hold is not followed to its end: a chain of a thousand pages would else be read a thousand times.
pub(super) fn chain<T>(strips: &[Strip<T>], from: usize, page: Units) -> (usize, Units) {
    let (mut to, mut sum) = (from, 0);
    for strip in strips.iter().skip(from) {
        to += 1;
        sum += units(strip.height);
        if !strip.with_next || sum > page {
            break;
        }
    }
    (to, sum)
}

/// What each column of a band puts on a page first; `next` is empty for a band of which nothing is placed yet.
pub(super) fn step<T>(flow: &Flow<T>, row: Row, next: &[usize], page: Units) -> Vec<Chunk> {
    let columns = flow.bands.get(row.band).map(|band| band.columns.as_slice()).unwrap_or_default();
    let begin = |(column, strips): (usize, &Vec<Strip<T>>)| {
        let from = next.get(column).copied().unwrap_or(0);
        let whole = row.whole && next.is_empty();
        let (to, height) = if whole { (strips.len(), height(strips)) } else { chain(strips, from, page) };
        (from < strips.len()).then_some(Chunk { band: row.band, column, from, to, height })
    };
    columns.iter().enumerate().filter_map(begin).collect()
}

/// Whether nothing of a band is left after these pieces.
pub(super) fn ends_band<T>(flow: &Flow<T>, chunks: &[Chunk]) -> bool {
    chunks.iter().all(|chunk| {
        let column = flow.bands.get(chunk.band).and_then(|band| band.columns.get(chunk.column));
        column.is_none_or(|column| chunk.to >= column.len())
    })
}
