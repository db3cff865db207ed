//! The foot of the page: notes whose mark stands above, and what is left of longer ones.

use super::measure::{Units, chain, height, points, units};
use super::{Placed, Sheet, Source, Strip};

/// The notes called so far, and those of them that stand on the page in the making.
pub(super) struct Foot<'a, T> {
    notes: &'a [Vec<Strip<T>>],
    /// The height of each note, and that of its first piece.
    sizes: Vec<(Units, Units)>,
    page: Units,
    rule: Units,
    /// Which notes have been called; empty ones never need to be.
    called: Vec<bool>,
    /// The notes called, in the order of their marks.
    queue: Vec<usize>,
    /// The first strip that is not placed: a place in the queue, and a strip of that note.
    next: (usize, usize),
    /// On this page: note, strip, and its distance from the rule.
    laid: Vec<(usize, usize, Units)>,
    /// On this page, with the rule; zero without notes.
    height: Units,
}

/// A state to go back to.
#[derive(Clone, Copy, Debug)]
pub(super) struct FootMark {
    queue: usize,
    next: (usize, usize),
    laid: usize,
    height: Units,
}

impl<'a, T> Foot<'a, T> {
    pub(super) fn new(notes: &'a [Vec<Strip<T>>], sheet: Sheet, page: Units) -> Self {
        let sizes = notes.iter().map(|note| (height(note), chain(note, 0, page).1)).collect();
        let called = notes.iter().map(Vec::is_empty).collect();
        let (queue, laid) = (Vec::with_capacity(notes.len()), Vec::new());
        Self { notes, sizes, page, rule: units(sheet.note_rule), called, queue, next: (0, 0), laid, height: 0 }
    }

    /// Whether notes have been called that do not wholly stand on a page yet.
    pub(super) fn pending(&self) -> bool {
        self.next.0 < self.queue.len()
    }

    /// Whether the page has no notes.
    pub(super) fn is_empty(&self) -> bool {
        self.laid.is_empty()
    }

    /// The height of the rule above notes.
    pub(super) fn rule(&self) -> Units {
        self.rule
    }

    /// How many notes have been called.
    pub(super) fn calls(&self) -> usize {
        self.queue.len()
    }

    /// Calls the notes marked in these strips, unless they have been called before.
    pub(super) fn call(&mut self, strips: &[Strip<T>]) {
        for &note in strips.iter().flat_map(|strip| &strip.notes) {
            self.call_note(note);
        }
    }

    /// Calls the notes that no mark called: no word is lost.
    pub(super) fn call_rest(&mut self) {
        for note in 0..self.notes.len() {
            self.call_note(note);
        }
    }

    fn call_note(&mut self, note: usize) {
        if let Some(called @ false) = self.called.get_mut(note) {
            *called = true;
            self.queue.push(note);
        }
    }

    /// Takes back all calls but the first `calls`.
    pub(super) fn recall(&mut self, calls: usize) {
        for note in self.queue.drain(calls.min(self.queue.len())..) {
            if let Some(called) = self.called.get_mut(note) {
                *called = false;
            }
        }
    }

    /// The height of what the notes called after the first `calls` need on the page of their marks:
    /// the beginning of the last one, and all the others.
    pub(super) fn least(&self, calls: usize) -> Option<Units> {
        let mut new = self.queue.iter().skip(calls).filter_map(|&note| self.sizes.get(note)).rev();
        let (_, first) = new.next()?;
        Some(new.map(|(all, _)| all).sum::<Units>() + first)
    }

    /// The height of the foot with so much more in it.
    pub(super) fn with(&self, more: Option<Units>) -> Units {
        let rule = if self.is_empty() { self.rule } else { 0 };
        more.map_or(self.height, |more| self.height + rule + more)
    }

    /// Places pending notes as far as there is room.
    pub(super) fn feed(&mut self, room: Units) {
        while self.lay_chain(room) {}
    }

    /// Cuts what no page can hold: places one pending strip, room or not, as the page has nothing else, and more as far as there is room.
    pub(super) fn force(&mut self) {
        self.lay_strip();
        while self.next_strip().is_some_and(|strip| self.with(Some(units(strip.height))) <= self.page) {
            self.lay_strip();
        }
    }

    fn next_strip(&self) -> Option<&'a Strip<T>> {
        let note = self.notes.get(*self.queue.get(self.next.0)?)?;
        note.get(self.next.1)
    }

    /// Places the next strips that must stand together, if there are any and they fit.
    fn lay_chain(&mut self, room: Units) -> bool {
        let Some(note) = self.queue.get(self.next.0).and_then(|&note| self.notes.get(note)) else { return false };
        let (to, more) = chain(note, self.next.1, self.page);
        if self.with(Some(more)) > room {
            return false;
        }
        (self.next.1..to).for_each(|_| self.lay_strip());
        true
    }

    fn lay_strip(&mut self) {
        let (place, strip) = self.next;
        let Some(&note) = self.queue.get(place) else { return };
        let Some(strips) = self.notes.get(note) else { return };
        if self.is_empty() {
            self.height = self.rule;
        }
        self.laid.push((note, strip, self.height));
        self.height += strips.get(strip).map_or(0, |strip| units(strip.height));
        self.next = if strip + 1 < strips.len() { (place, strip + 1) } else { (place + 1, 0) };
    }

    pub(super) fn mark(&self) -> FootMark {
        FootMark { queue: self.queue.len(), next: self.next, laid: self.laid.len(), height: self.height }
    }

    pub(super) fn go_back(&mut self, mark: FootMark) {
        self.recall(mark.queue);
        self.laid.truncate(mark.laid);
        (self.next, self.height) = (mark.next, mark.height);
    }

    /// Ends the page: the rule and the notes, standing on the lower edge of the text area.
    pub(super) fn take(&mut self, sheet: Units) -> impl Iterator<Item = Placed> {
        let top = (sheet - self.height).max(0);
        self.height = 0;
        let laid = std::mem::take(&mut self.laid);
        let rule = laid.first().map(|_| Placed { source: Source::NoteRule, y: points(top) });
        let notes = laid.into_iter().map(move |(note, strip, y)| Placed { source: Source::Note { note, strip }, y: points(top + y) });
        rule.into_iter().chain(notes)
    }
}
