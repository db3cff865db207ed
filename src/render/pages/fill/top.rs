//! The top of a page: notes left over from the last one, and the head of a table that goes on.

use super::super::measure::{Units, ends_band, points, step, units};
use super::super::{Placed, Source};
use super::Filler;

impl<T> Filler<'_, T> {
    /// What a page begins with: notes left over from the last one, and a head if a table goes on.
    pub(super) fn open(&mut self) {
        let head = self.due_head();
        if self.at >= self.rows.len() {
            self.foot.call_rest();
        }
        if head.is_none() && !self.foot.pending() {
            return;
        }
        let (first, lead) = self.lead();
        if let Some((head, height)) = head.filter(|&(_, height)| self.bears_head(height, first, lead)) {
            (self.page.head, self.page.top) = (Some(head), height);
        }
        if self.foot.pending() {
            self.feed(self.room - self.page.top - lead);
            self.page.legal = Some(self.mark());
        }
    }

    /// Places notes left over, leaving room for text; if there is none, they take the whole page.
    fn feed(&mut self, room: Units) {
        self.foot.feed(room);
        if self.foot.is_empty() {
            self.foot.feed(self.room);
        }
        if self.foot.is_empty() {
            self.foot.force();
        }
    }

    /// The head of the table that goes on at the top of this page, and its height.
    fn due_head(&self) -> Option<(usize, Units)> {
        let row = self.rows.get(self.at)?;
        let head = row.head.filter(|_| row.goes_on || !self.next.is_empty())?;
        Some((head, self.heads.get(head).copied()?))
    }

    /// Whether a head of this height leaves room for what stands under it: for as much of what goes together as a page can hold.
    fn bears_head(&self, height: Units, first: Units, lead: Units) -> bool {
        let Some(&row) = self.rows.get(self.at) else { return false };
        let strips = step(self.flow, row, &self.next, 0).into_iter().filter_map(|chunk| chunk.strips(self.flow).first());
        let strip = strips.map(|strip| units(strip.height)).max().unwrap_or(0);
        let under = [lead, first, strip].into_iter().find(|&under| under <= self.room);
        under.is_some_and(|under| height + under <= self.room)
    }

    /// The height of what must stand together at the top of this page, with its notes: of the first band, and with bands that follow.
    fn lead(&mut self) -> (Units, Units) {
        // The rule stands once: it is counted with the notes left over, if there are any.
        let rule = if self.foot.pending() { 0 } else { self.foot.rule() };
        let calls = self.foot.calls();
        let (mut first, mut height) = (None, 0);
        for (ahead, &row) in self.rows.iter().skip(self.at).enumerate() {
            if ahead > 0 && row.new_page {
                break;
            }
            let next = if ahead == 0 { self.next.as_slice() } else { &[] };
            let chunks = step(self.flow, row, next, self.room);
            chunks.iter().for_each(|chunk| self.foot.call(chunk.strips(self.flow)));
            height += chunks.iter().map(|chunk| chunk.height).max().unwrap_or(0) + if ahead > 0 { row.above } else { 0 };
            first = first.or_else(|| Some(height + self.foot.least(calls).map_or(0, |least| rule + least)));
            if !row.with_next || height > self.room || !ends_band(self.flow, &chunks) {
                break;
            }
        }
        let lead = height + self.foot.least(calls).map_or(0, |least| rule + least);
        self.foot.recall(calls);
        (first.unwrap_or(lead), lead)
    }

    /// The repeated head, above the first strip of the text.
    pub(super) fn head(&self, first: Option<&Placed>) -> Vec<Placed> {
        let mut placed = Vec::new();
        let (Some(head), Some(Placed { source: Source::Band { band, .. }, .. })) = (self.page.head, first) else { return placed };
        for (column, strips) in self.flow.heads.get(head).map(|head| head.columns.as_slice()).unwrap_or_default().iter().enumerate() {
            let mut y = 0;
            for (strip, height) in strips.iter().map(|strip| units(strip.height)).enumerate() {
                placed.push(Placed { source: Source::Head { head, band: *band, column, strip }, y: points(y) });
                y += height;
            }
        }
        placed
    }
}
