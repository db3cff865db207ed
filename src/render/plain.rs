//! A paper as plain text for terminals and mail, wrapped to a width.
//!
//! A line whose first letter runs against its language starts with a direction mark, because terminals and
//! editors take the direction of a line from its first letter; no other mark is used. Columns fall back to one
//! language after another inside each article.

mod cells;
mod table;

use super::layout::{Options, Piece, pieces};
use super::script::{direction, visible};
use super::tree::{Annex, Article, Chapter, Item, Line, Note, NoteKind, Paper, Paragraph, Preamble, Signature, Testimonium};
use crate::text::Lang;
use cells::{centred, width, wrap};

/// Lines narrower than this are not worth wrapping.
const NARROWEST: usize = 20;
/// The room for a number or letter before its text.
const STEP: usize = 4;

/// Writes a paper as plain text.
#[must_use]
pub fn plain(paper: &Paper, options: &Options) -> String {
    let room = options.width.max(NARROWEST);
    let mut out = String::with_capacity(64 * 1024);
    for (at, pass) in options.passes(paper).iter().enumerate() {
        if at > 0 {
            out.push_str(&format!("{}\n\n", "=".repeat(room)));
        }
        pass_through(&mut out, paper, pass, room);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn pass_through(out: &mut String, paper: &Paper, pass: &[Lang], room: usize) {
    let pieces = pieces(paper);
    let stretch = if pass.len() == 1 { pieces.len().max(1) } else { 1 };
    for stretch in pieces.chunks(stretch) {
        for &lang in pass {
            let mut page = Page { paper, lang, room, out };
            stretch.iter().for_each(|piece| page.piece(*piece));
        }
    }
}

/// The writer of one language.
struct Page<'a> {
    paper: &'a Paper,
    lang: Lang,
    room: usize,
    out: &'a mut String,
}

impl Page<'_> {
    fn piece(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Head(paper) => self.head(paper),
            Piece::Preamble(preamble) => self.preamble(preamble),
            Piece::Chapter(chapter) => self.chapter(chapter),
            Piece::Article(article, _) => self.article(article),
            Piece::Annex(annex) => self.annex(annex),
            Piece::Testimonium(testimonium) => self.testimonium(testimonium),
        }
    }

    fn head(&mut self, paper: &Paper) {
        if paper.draft {
            let note = self.text(&paper.draft_note);
            let dash = if note.is_empty() { "" } else { " – " };
            self.centre(&format!("*** {}{dash}{note} ***", paper.words(self.lang).draft), None);
        }
        let copy = self.text(&paper.copy);
        self.centre(&copy, None);
        let title = self.text(&paper.title);
        self.centre(&title, Some("="));
        for line in &paper.subtitle {
            let line = self.text(line);
            self.centre(&line, None);
        }
        if paper.courtesy.contains(&self.lang) {
            self.centre(&format!("({})", paper.words(self.lang).courtesy), None);
        }
        if let Some(seal) = &paper.seal {
            self.centre(&paper.words(self.lang).sealed(seal), None);
        }
    }

    fn preamble(&mut self, preamble: &Preamble) {
        let lines = preamble.parties.iter().chain([&preamble.opening]).chain(&preamble.recitals);
        for line in lines.chain([&preamble.closing]) {
            let line = self.text(line);
            self.hang(0, "", &line);
        }
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.heading(&chapter.label, &chapter.title, Some("-"));
    }

    fn article(&mut self, article: &Article) {
        self.heading(&article.label, &article.title, None);
        if let Some(owner) = &article.proposed_by {
            let proposer = self.paper.words(self.lang).proposer(owner);
            self.centre(&format!("[{proposer}]"), None);
        }
        self.body(&article.paragraphs, &article.notes);
    }

    fn annex(&mut self, annex: &Annex) {
        self.heading(&annex.label, &annex.title, Some("-"));
        self.body(&annex.paragraphs, &annex.notes);
    }

    fn testimonium(&mut self, testimonium: &Testimonium) {
        for line in &testimonium.text {
            let line = self.text(line);
            self.hang(0, "", &line);
        }
        for signature in &testimonium.signatures {
            self.signature(signature);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        let for_whom = self.text(&signature.for_whom);
        self.hang(0, "", &for_whom);
        self.put(0, &"_".repeat(NARROWEST));
        for line in [&signature.name, &signature.title, &signature.powers] {
            let line = self.text(line);
            wrap(&line, self.room).iter().for_each(|line| self.put(0, line));
        }
        self.out.push('\n');
    }

    fn body(&mut self, paragraphs: &[Paragraph], notes: &[Note]) {
        for paragraph in paragraphs {
            let (label, text) = (self.text(&paragraph.label), self.text(&paragraph.text));
            self.hang(0, &label, &text);
            self.items(1, &paragraph.items);
            if let Some(table) = &paragraph.table {
                self.centre(&self.text(&table.caption), None);
                table::write(self, table);
            }
        }
        for note in notes {
            let words = self.paper.words(self.lang);
            let head = if note.kind == NoteKind::Waiver { &words.waiver } else { &words.note };
            let text = format!("({head} – {})", self.text(&note.text));
            self.hang(1, "", &text);
        }
    }

    fn items(&mut self, depth: usize, items: &[Item]) {
        for item in items {
            let (label, text) = (self.text(&item.label), self.text(&item.text));
            self.hang(depth, &label, &text);
            self.items(depth.saturating_add(1), &item.items);
        }
    }

    fn heading(&mut self, label: &Line, title: &Line, rule: Option<&str>) {
        let (label, title) = (self.text(label), self.text(title));
        match (label.is_empty(), title.is_empty()) {
            (false, false) => {
                self.middle(&label);
                self.centre(&title, rule);
            }
            (false, true) => self.centre(&label, rule),
            (true, _) => self.centre(&title, rule),
        }
    }

    /// Text in the middle, perhaps underlined, then an empty line.
    fn centre(&mut self, text: &str, rule: Option<&str>) {
        if text.is_empty() {
            return;
        }
        self.middle(text);
        if let Some(rule) = rule {
            let longest = wrap(text, self.room).iter().map(|line| width(line)).max().unwrap_or(0);
            self.middle(&rule.repeat(longest));
        }
        self.out.push('\n');
    }

    fn middle(&mut self, text: &str) {
        for line in wrap(text, self.room) {
            self.put(0, &centred(&line, self.room));
        }
    }

    /// A paragraph whose number hangs before it.
    fn hang(&mut self, depth: usize, label: &str, text: &str) {
        if label.is_empty() && text.is_empty() {
            return;
        }
        let indent = depth.saturating_mul(STEP).min(self.room / 2);
        let hang = if label.is_empty() { 0 } else { STEP.max(width(label).saturating_add(1)) };
        let room = self.room.saturating_sub(indent).saturating_sub(hang).max(NARROWEST / 2);
        let mut lead = format!("{label}{}", " ".repeat(hang.saturating_sub(width(label))));
        for line in wrap(text, room) {
            self.put(indent, &format!("{lead}{line}"));
            lead = " ".repeat(hang);
        }
        if text.is_empty() {
            self.put(indent, label);
        }
        self.out.push('\n');
    }

    /// Writes one line, with a mark if its first letter would turn it round.
    fn put(&mut self, indent: usize, line: &str) {
        let line = line.trim_end();
        self.out.push_str(&" ".repeat(if line.is_empty() { 0 } else { indent }));
        let rtl = self.lang == Lang::Ar;
        if line.chars().find_map(direction).is_some_and(|first| first != rtl) {
            self.out.push(self.mark());
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// The mark of the direction of the language.
    const fn mark(&self) -> char {
        match self.lang {
            Lang::Ar => '\u{200f}',
            Lang::Fr | Lang::En => '\u{200e}',
        }
    }

    fn text(&self, line: &Line) -> String {
        visible(&self.paper.flat(line, self.lang)).into_owned()
    }
}

#[cfg(test)]
mod tests;
