//! Fills one page after another. What must stand together is tried as a whole; when it does not fit,
//! the page ends at the last place where a break did no harm.

mod top;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::foot::{Foot, FootMark};
use super::measure::{Chunk, Row, SLACK, Units, chain, points, rows, step, tallest, units};
use super::{Flow, Page, Placed, Sheet, Source};

/// The text, how far it is placed, and the page in the making.
pub(super) struct Filler<'a, T> {
    flow: &'a Flow<T>,
    sheet: Units,
    /// What fits a page: a little more than the sheet.
    room: Units,
    rows: Vec<Row>,
    heads: Vec<Units>,
    /// The row at which the text goes on.
    at: usize,
    /// The strip at which each of its columns goes on; empty when nothing of the row is placed.
    next: Vec<usize>,
    foot: Foot<'a, T>,
    page: Draft,
}

/// The text area of the page in the making.
#[derive(Default)]
struct Draft {
    /// The repeated head, if there is one, and where the text begins under it.
    head: Option<usize>,
    top: Units,
    /// How far down the text goes.
    bottom: Units,
    body: Vec<Placed>,
    /// The last place where the page may end.
    legal: Option<Mark>,
}

/// A state to go back to.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    begun: bool,
    body: usize,
    bottom: Units,
    foot: FootMark,
}

impl<'a, T> Filler<'a, T> {
    pub(super) fn new(flow: &'a Flow<T>, sheet: Sheet) -> Self {
        let height = units(sheet.height);
        let room = height + SLACK;
        let heads = flow.heads.iter().map(tallest).collect();
        let foot = Foot::new(&flow.notes, sheet, room);
        Self { flow, sheet: height, room, rows: rows(flow, height), heads, at: 0, next: Vec::new(), foot, page: Draft::default() }
    }

    /// The next page, if anything is left for it.
    pub(super) fn page(&mut self) -> Option<Page> {
        self.page = Draft::default();
        self.open();
        self.fill();
        if self.page.body.is_empty() && self.foot.is_empty() {
            // Not even the first strip stood under the head.
            (self.page.head, self.page.top) = (None, 0);
            self.fill();
        }
        let page = self.close();
        (!page.placed.is_empty()).then_some(page)
    }

    /// Places bands as far as they fit.
    fn fill(&mut self) {
        while let Some(&row) = self.rows.get(self.at) {
            let fresh = self.page.body.is_empty();
            if row.new_page && !fresh || !self.band(row, fresh) {
                break;
            }
            self.at += 1;
            self.next.clear();
            if !row.with_next {
                self.page.legal = Some(self.mark());
            }
        }
    }

    /// Places one band as far as it fits; says whether it is complete. `fresh` is a page without text above it.
    fn band(&mut self, row: Row, fresh: bool) -> bool {
        let top = if fresh { self.page.top } else { self.page.bottom + row.above };
        let chunks = step(self.flow, row, &self.next, self.room);
        let mut open: Vec<(Units, usize)> = chunks.iter().map(|chunk| (top, chunk.column)).collect();
        if self.next.is_empty() {
            self.next.resize(self.flow.bands.get(row.band).map_or(0, |band| band.columns.len()), 0);
            if self.place(top, &chunks) {
                open = chunks.iter().map(|chunk| (top + chunk.height, chunk.column)).collect();
            } else if !fresh || !self.foot.is_empty() {
                self.next.clear();
                self.retreat();
                return false;
            }
        }
        self.columns(row, open, fresh.then_some(top))
    }

    /// Lets the columns of a band grow, always the one that is behind, as their notes share one foot; says whether all are complete.
    /// `edge` is where the band begins if that is the top of the page.
    fn columns(&mut self, row: Row, open: Vec<(Units, usize)>, edge: Option<Units>) -> bool {
        let flow = self.flow;
        let Some(band) = flow.bands.get(row.band) else { return true };
        let mut complete = true;
        let mut open: BinaryHeap<_> = open.into_iter().map(Reverse).collect();
        while let Some(Reverse((y, column))) = open.pop() {
            let (Some(strips), Some(&from)) = (band.columns.get(column), self.next.get(column)) else { continue };
            if from >= strips.len() {
                continue;
            }
            self.mark_if_any();
            let (to, height) = chain(strips, from, self.room);
            let chunk = Chunk { band: row.band, column, from, to, height };
            if self.place(y, &[chunk]) {
                open.push(Reverse((y + height, column)));
            } else if let Some(y) = edge.filter(|&edge| edge == y).and_then(|_| self.force(y, chunk)) {
                open.push(Reverse((y, column)));
            } else {
                complete = false;
            }
        }
        complete
    }

    /// A band that is not complete may be broken, if a page is not left empty by it.
    fn mark_if_any(&mut self) {
        if !self.page.body.is_empty() {
            self.page.legal = Some(self.mark());
        }
    }

    /// Places what must stand together, if there is room for it and for what its notes need.
    fn place(&mut self, y: Units, chunks: &[Chunk]) -> bool {
        let (pending, calls) = (self.foot.pending(), self.foot.calls());
        chunks.iter().for_each(|chunk| self.foot.call(chunk.strips(self.flow)));
        let end = chunks.iter().map(|chunk| y + chunk.height).max().unwrap_or(y);
        let bottom = self.page.bottom.max(end);
        let least = self.foot.least(calls);
        let foot = self.foot.with(least);
        // Beside a strip taller than the page, others may still stand, but nothing at the foot.
        let fits = end <= self.room && (foot == 0 || bottom + foot <= self.room);
        if !fits || pending && least.is_some() {
            self.foot.recall(calls);
            return false;
        }
        chunks.iter().for_each(|&chunk| self.lay(y, chunk));
        if least.is_some() {
            self.foot.feed(self.room - self.page.bottom);
        }
        true
    }

    fn lay(&mut self, y: Units, chunk: Chunk) {
        let mut y = y;
        for (strip, height) in (chunk.from..).zip(chunk.strips(self.flow).iter().map(|strip| units(strip.height))) {
            let source = Source::Band { band: chunk.band, column: chunk.column, strip };
            self.page.body.push(Placed { source, y: points(y) });
            y += height;
        }
        self.page.bottom = self.page.bottom.max(y);
        if let Some(next) = self.next.get_mut(chunk.column) {
            *next = chunk.to;
        }
    }

    /// Cuts what no page can hold, at the top of a page; says where its column goes on, if at least one strip was placed.
    fn force(&mut self, top: Units, chunk: Chunk) -> Option<Units> {
        if self.fits_alone(chunk) {
            return None;
        }
        let mut y = top;
        for (strip, height) in (chunk.from..).zip(chunk.strips(self.flow).iter().map(|strip| units(strip.height))) {
            let single = Chunk { from: strip, to: strip + 1, height, ..chunk };
            if !self.place(y, &[single]) {
                if strip > chunk.from || !self.is_best(single) {
                    break;
                }
                self.foot.call(single.strips(self.flow));
                self.lay(y, single);
                self.foot.feed(self.room - self.page.bottom);
            }
            y += height;
        }
        self.next.get(chunk.column).filter(|&&next| next > chunk.from).map(|_| y)
    }

    /// Whether a page with nothing else would hold these strips and what their notes need.
    fn fits_alone(&mut self, chunk: Chunk) -> bool {
        let calls = self.foot.calls();
        self.foot.call(chunk.strips(self.flow));
        let least = self.foot.least(calls);
        self.foot.recall(calls);
        chunk.height + least.map_or(0, |least| self.foot.rule() + least) <= self.room
    }

    /// Whether no page would be better for a strip that does not fit here: this one is empty, or none is tall enough.
    fn is_best(&self, single: Chunk) -> bool {
        self.foot.is_empty() && (self.page.body.is_empty() || single.height > self.room)
    }

    fn mark(&self) -> Mark {
        let (body, bottom) = (self.page.body.len(), self.page.bottom);
        Mark { at: self.at, begun: !self.next.is_empty(), body, bottom, foot: self.foot.mark() }
    }

    /// Goes back to the last place where the page may end. Without one, what goes together is taller than a page, and is broken here.
    fn retreat(&mut self) {
        let Some(mark) = self.page.legal.take() else { return };
        if !mark.begun {
            self.next.clear();
        } else if mark.at != self.at {
            let band = self.rows.get(mark.at).and_then(|row| self.flow.bands.get(row.band));
            self.next = band.map(|band| band.columns.iter().map(Vec::len).collect()).unwrap_or_default();
        }
        let at = self.rows.get(mark.at).map(|row| row.band);
        for placed in self.page.body.drain(mark.body..) {
            let Source::Band { band, column, strip } = placed.source else { continue };
            if let Some(next) = self.next.get_mut(column).filter(|_| Some(band) == at) {
                *next = strip.min(*next);
            }
        }
        (self.at, self.page.bottom) = (mark.at, mark.bottom);
        self.foot.go_back(mark.foot);
    }

    /// What stands on the page. Notes still waiting take what room is left.
    fn close(&mut self) -> Page {
        if self.at >= self.rows.len() {
            self.foot.call_rest();
        }
        self.foot.feed(self.room - self.page.bottom);
        let mut body = std::mem::take(&mut self.page.body);
        body.sort_by_key(|placed| placed.source);
        let mut placed = self.head(body.first());
        placed.append(&mut body);
        placed.extend(self.foot.take(self.sheet));
        Page { placed }
    }
}
