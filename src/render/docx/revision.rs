//! Tracked changes: who put in, took out or moved which runs, paragraphs and rows, as Word accepts and rejects them.
//!
//! Every run says for itself what happened to it, because a change may not go around a hyperlink or a content control.
//! Word tracks no moves of rows, nor of footnotes: there, and where languages stand side by side in a grid, what moved was
//! taken out and put in.

use std::cell::Cell;
use std::rc::Rc;

use super::super::tree::{Mark, MarkKind, Side, Standing};
use super::xml::Xml;

/// Numbers of changes begin after those of bookmarks, which share their space.
const FIRST: u32 = 0x10_0000;

/// Who makes changes, when; the number of the next.
#[derive(Debug, Default)]
struct Pen {
    authors: Vec<String>,
    date: String,
    next: Cell<u32>,
}

/// The changes of a part of the file.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pen: Rc<Pen>,
    /// The marks around what is now written, the outer first.
    marks: Vec<Mark>,
    /// Whether moves are tracked here.
    pub moves: bool,
    /// How many runs have been written that the later text has.
    pub runs: usize,
    /// Where the last changed run ended, with the length of what closed it and its marks.
    last: Option<(usize, usize, Vec<Mark>)>,
}

impl Changes {
    /// Changes by these authors at this moment.
    pub(super) fn by(authors: Vec<String>, date: String) -> Self {
        Self { pen: Rc::new(Pen { authors, date, next: Cell::new(FIRST) }), ..Self::default() }
    }

    /// Changes of another part of the same file.
    pub(super) fn of_part(&self, moves: bool) -> Self {
        Self { pen: Rc::clone(&self.pen), moves, ..Self::default() }
    }

    /// The next run stands apart from the last.
    pub(super) fn parted(&mut self) {
        self.last = None;
    }

    fn number(&self) -> u32 {
        self.pen.next.replace(self.pen.next.get().wrapping_add(1))
    }
}

/// The element of a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    Ins,
    Del,
    MoveFrom,
    MoveTo,
}

impl Element {
    const fn open(self) -> &'static str {
        match self {
            Self::Ins => "<w:ins w:id=\"",
            Self::Del => "<w:del w:id=\"",
            Self::MoveFrom => "<w:moveFrom w:id=\"",
            Self::MoveTo => "<w:moveTo w:id=\"",
        }
    }

    const fn close(self) -> &'static str {
        match self {
            Self::Ins => "</w:ins>",
            Self::Del => "</w:del>",
            Self::MoveFrom => "</w:moveFrom>",
            Self::MoveTo => "</w:moveTo>",
        }
    }
}

impl Xml {
    /// Writes something under a mark.
    pub(super) fn under(&mut self, mark: Mark, inside: impl FnOnce(&mut Self)) {
        self.changes.marks.push(mark);
        inside(self);
        self.changes.marks.pop();
    }

    /// Writes something under the marks of its row.
    pub(super) fn standing(&mut self, standing: Standing, inside: impl FnOnce(&mut Self)) {
        let depth = self.changes.marks.len();
        self.changes.marks.extend(standing.marks());
        inside(self);
        self.changes.marks.truncate(depth);
    }

    /// The element of a mark: moves are a pair of changes where Word tracks none.
    fn element(&self, mark: Mark) -> Element {
        match mark.kind {
            MarkKind::MovedHere if self.changes.moves => Element::MoveTo,
            MarkKind::MovedAway if self.changes.moves => Element::MoveFrom,
            MarkKind::Added | MarkKind::MovedHere => Element::Ins,
            MarkKind::Removed | MarkKind::MovedAway => Element::Del,
        }
    }

    /// The elements around a run, each once.
    fn around(&self) -> Vec<(Element, Mark)> {
        let mut all: Vec<(Element, Mark)> = Vec::with_capacity(self.changes.marks.len());
        for mark in &self.changes.marks {
            let element = self.element(*mark);
            if !all.iter().any(|(other, _)| *other == element) {
                all.push((element, *mark));
            }
        }
        all
    }

    /// Number, author and date of a change: `open` ends with the quote before its number.
    fn change(&mut self, open: &'static str, author: usize, close: &'static str) {
        let pen = Rc::clone(&self.changes.pen);
        self.raw(open);
        self.number(self.changes.number());
        self.raw("\" w:author=\"");
        self.text(pen.authors.get(author).or(pen.authors.first()).map_or("", String::as_str));
        self.raw("\" w:date=\"");
        self.text(&pen.date);
        self.raw(close);
    }

    /// Whether what is now written is taken out.
    pub(super) fn takes_out(&self) -> bool {
        self.changes.marks.iter().any(|mark| self.element(*mark) == Element::Del)
    }

    /// The beginning of a run.
    pub(super) fn begin_run(&mut self) {
        let stays = self.changes.marks.iter().all(|mark| mark.kind.side() == Side::New);
        self.changes.runs += usize::from(stays);
        if !self.changes.marks.is_empty() {
            match self.changes.last.take() {
                // One change goes on.
                Some((end, closing, marks)) if end == self.length() && marks == self.changes.marks => {
                    self.take_back(end.saturating_sub(closing));
                }
                _ => self.around().into_iter().for_each(|(element, mark)| self.change(element.open(), mark.author, "\">")),
            }
        }
        self.raw("<w:r>");
    }

    /// The end of a run.
    pub(super) fn end_run(&mut self) {
        self.raw("</w:r>");
        if self.changes.marks.is_empty() {
            return;
        }
        let before = self.length();
        self.around().into_iter().rev().for_each(|(element, _)| self.raw(element.close()));
        self.changes.last = Some((self.length(), self.length().saturating_sub(before), self.changes.marks.clone()));
    }

    /// The changes of the mark at the end of a paragraph, or of a row, in the order of the schema.
    pub(super) fn changed(&mut self, standing: Standing) {
        let mut all: Vec<(Element, Mark)> = standing.marks().map(|mark| (self.element(mark), mark)).collect();
        all.sort_by_key(|(element, _)| *element);
        all.dedup_by_key(|(element, _)| *element);
        all.into_iter().for_each(|(element, mark)| self.change(element.open(), mark.author, "\"/>"));
    }

    /// Something that moved as one, between the two ends of its range.
    pub(super) fn range(&mut self, standing: Standing, lang: &str) -> Option<Range> {
        let mark = standing.moved().filter(|_| self.changes.moves)?;
        let away = mark.kind == MarkKind::MovedAway;
        let number = self.changes.number();
        let pen = Rc::clone(&self.changes.pen);
        self.raw(if away { "<w:moveFromRangeStart w:id=\"" } else { "<w:moveToRangeStart w:id=\"" });
        self.number(number);
        self.raw("\" w:author=\"");
        self.text(pen.authors.get(mark.author).map_or("", String::as_str));
        self.raw("\" w:date=\"");
        self.text(&pen.date);
        self.value("\" w:name=\"", &format!("move{}_{lang}", mark.pair.unwrap_or(0).saturating_add(1)));
        Some(Range { number, away })
    }

    /// The end of a range.
    pub(super) fn end_range(&mut self, range: Option<Range>) {
        if let Some(Range { number, away }) = range {
            self.amount(if away { "<w:moveFromRangeEnd w:id=\"" } else { "<w:moveToRangeEnd w:id=\"" }, number);
        }
    }
}

/// A range that stands open.
#[derive(Debug)]
pub(super) struct Range {
    number: u32,
    away: bool,
}
