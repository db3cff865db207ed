//! A paper as Markdown, as GitHub shows it: for reading in a pull request.
//!
//! Numbers are literal text, not Markdown lists: what is printed is what the tree says. Columns fall back to
//! one language after another inside each article.

pub(super) mod escape;
mod sheet;

use std::fmt::Write as _;

use super::layout::{Options, Piece, pieces};
use super::script::{Run, anchor, runs};
use super::tree::{
    Annex, Article, Chapter, Inline, Item, Line, Note, NoteKind, Paper, Paragraph, Preamble, Signature, Table, Testimonium, blank, inlines,
};
use crate::text::Lang;
use escape::{escape, foreign, guard_start};
pub use sheet::sheet_markdown;

/// Writes a paper as Markdown.
#[must_use]
pub fn markdown(paper: &Paper, options: &Options) -> String {
    let mut out = String::with_capacity(64 * 1024);
    let passes = options.passes(paper);
    let bare = matches!(passes.as_slice(), [pass] if matches!(pass.as_slice(), [Lang::En | Lang::Fr]));
    for (at, pass) in passes.iter().enumerate() {
        if at > 0 {
            out.push_str("---\n\n");
        }
        pass_through(&mut out, paper, pass, bare);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Prints the pieces; each stretch of one language stands in its own `div`, which carries its direction.
fn pass_through(out: &mut String, paper: &Paper, pass: &[Lang], bare: bool) {
    let pieces = pieces(paper);
    let stretch = if pass.len() == 1 { pieces.len().max(1) } else { 1 };
    for stretch in pieces.chunks(stretch) {
        for &lang in pass {
            let mut page = Page { paper, lang, out: String::new() };
            stretch.iter().for_each(|piece| page.piece(*piece));
            if bare {
                out.push_str(&page.out);
            } else {
                let _ = write!(out, "<div dir=\"{}\" lang=\"{}\">\n\n{}</div>\n\n", lang.dir(), lang.code(), page.out);
            }
        }
    }
}

/// The writer of one language.
struct Page<'a> {
    paper: &'a Paper,
    lang: Lang,
    out: String,
}

impl Page<'_> {
    fn piece(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Head(paper) => self.head(paper),
            Piece::Preamble(preamble) => self.preamble(preamble),
            Piece::Chapter(chapter) => self.chapter(chapter),
            Piece::Article(article, inside) => self.article(article, inside),
            Piece::Annex(annex) => self.annex(annex),
            Piece::Testimonium(testimonium) => self.testimonium(testimonium),
        }
    }

    fn head(&mut self, paper: &Paper) {
        if paper.draft {
            let mark = escape(&paper.words(self.lang).draft);
            let note = self.inline(&paper.draft_note);
            let dash = if note.is_empty() { "" } else { " – " };
            self.block(&format!("<strong>{mark}</strong>{dash}{note}"));
        }
        self.paragraph_of(&paper.copy);
        let title = self.inline(&paper.title);
        self.block(&format!("# {title}"));
        for line in &paper.subtitle {
            self.paragraph_of(line);
        }
        if paper.courtesy.contains(&self.lang) {
            let courtesy = escape(&paper.words(self.lang).courtesy);
            self.block(&format!("<em>{courtesy}</em>"));
        }
        if let Some(seal) = &paper.seal {
            let seal = escape(&paper.words(self.lang).sealed(seal));
            self.block(&seal);
        }
    }

    fn preamble(&mut self, preamble: &Preamble) {
        let lines = preamble.parties.iter().chain([&preamble.opening]).chain(&preamble.recitals);
        for line in lines.chain([&preamble.closing]) {
            self.paragraph_of(line);
        }
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.heading("##", &chapter.id, &chapter.label, &chapter.title);
    }

    fn article(&mut self, article: &Article, inside: bool) {
        self.heading(if inside { "###" } else { "##" }, &article.id, &article.label, &article.title);
        if let Some(owner) = &article.proposed_by {
            let proposer = escape(&self.paper.words(self.lang).proposer(owner));
            self.block(&format!("<em>{proposer}</em>"));
        }
        self.body(&article.paragraphs, &article.notes);
    }

    fn annex(&mut self, annex: &Annex) {
        self.heading("##", &annex.id, &annex.label, &annex.title);
        self.body(&annex.paragraphs, &annex.notes);
    }

    fn testimonium(&mut self, testimonium: &Testimonium) {
        self.block("---");
        for line in &testimonium.text {
            self.paragraph_of(line);
        }
        for signature in &testimonium.signatures {
            self.signature(signature);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        let for_whom = self.inline(&signature.for_whom);
        self.block(&format!("<strong>{for_whom}</strong>"));
        self.block(&r"\_".repeat(24));
        self.paragraph_of(&signature.name);
        self.paragraph_of(&signature.title);
        self.paragraph_of(&signature.powers);
    }

    fn body(&mut self, paragraphs: &[Paragraph], notes: &[Note]) {
        for paragraph in paragraphs {
            self.labelled(0, &paragraph.id, &paragraph.label, &paragraph.text);
            self.items(1, &paragraph.items);
            paragraph.table.iter().for_each(|table| self.table(table));
        }
        for note in notes {
            let words = self.paper.words(self.lang);
            let head = escape(if note.kind == NoteKind::Waiver { &words.waiver } else { &words.note });
            let text = self.inline(&note.text);
            self.block(&format!("> <strong>{head}</strong> – {text}"));
        }
    }

    fn items(&mut self, depth: usize, items: &[Item]) {
        for item in items {
            self.labelled(depth, &item.id, &item.label, &item.text);
            self.items(depth.saturating_add(1), &item.items);
        }
    }

    fn labelled(&mut self, depth: usize, id: &str, label: &Line, text: &Line) {
        let (label, text) = (self.inline(label), self.inline(text));
        let gap = if label.is_empty() || text.is_empty() { "" } else { " " };
        if label.is_empty() && text.is_empty() {
            return;
        }
        let (anchor, indent) = (self.anchor(id), "&emsp;".repeat(depth));
        let line = format!("{label}{gap}{text}");
        self.block(&format!("{anchor}{indent}{}", guard_start(&line)));
    }

    fn table(&mut self, table: &Table) {
        self.paragraph_of(&table.caption);
        let width = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        self.row(&table.head, width);
        self.out.push_str(&format!("|{}\n", " --- |".repeat(width)));
        for row in &table.rows {
            self.row(row, width);
        }
        self.out.push('\n');
    }

    fn row(&mut self, cells: &[Line], width: usize) {
        self.out.push('|');
        for at in 0..width {
            let cell = cells.get(at).map(|line| self.inline(line)).unwrap_or_default();
            let _ = write!(self.out, " {cell} |");
        }
        self.out.push('\n');
    }

    fn heading(&mut self, mark: &str, id: &str, label: &Line, title: &Line) {
        let (anchor, label, title) = (self.anchor(id), self.inline(label), self.inline(title));
        let dash = if label.is_empty() || title.is_empty() { "" } else { " – " };
        self.block(&format!("{mark} {anchor}{label}{dash}{title}"));
    }

    fn paragraph_of(&mut self, line: &Line) {
        let text = self.inline(line);
        if !text.is_empty() {
            self.block(&guard_start(&text));
        }
    }

    fn block(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    fn anchor(&self, id: &str) -> String {
        if id.is_empty() { String::new() } else { format!("<a id=\"{}\"></a>", anchor(self.lang, id)) }
    }

    fn inline(&self, line: &Line) -> String {
        let mut out = String::new();
        self.inlines(&mut out, inlines(line, self.lang));
        out
    }

    fn inlines(&self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(out, text),
                Inline::Strong(text) => self.wrapped(out, "<strong>", text, "</strong>"),
                Inline::Link { to, text } => {
                    self.wrapped(out, "[", text, &format!("](#{})", anchor(self.lang, to)));
                }
                Inline::Open { owner, inside } => self.open(out, owner.as_deref(), inside),
                Inline::Blank(width) => out.push_str(&blank(*width)),
                Inline::Missing => self.wrapped(out, "<strong>⚠ ", &self.paper.words(self.lang).missing, "</strong>"),
                Inline::Foreign { lang, text } => foreign(out, *lang, text),
                Inline::Tracked { mark, inside } => {
                    let [before, after] = mark.kind.signs();
                    out.push_str(&escape(before));
                    self.inlines(out, inside);
                    out.push_str(&escape(after));
                }
            }
        }
    }

    fn open(&self, out: &mut String, owner: Option<&str>, inside: &[Inline]) {
        out.push_str("<strong>\\[</strong>");
        if let Some(owner) = owner {
            self.wrapped(out, "<strong>", owner, "</strong>: ");
        }
        self.inlines(out, inside);
        out.push_str("<strong>\\]</strong>");
    }

    fn wrapped(&self, out: &mut String, before: &str, text: &str, after: &str) {
        out.push_str(before);
        self.text(out, text);
        out.push_str(after);
    }

    fn text(&self, out: &mut String, text: &str) {
        for Run { text, foreign: other } in runs(text, self.lang) {
            match other {
                Some(lang) => foreign(out, lang, text),
                None => out.push_str(&escape(text)),
            }
        }
    }
}

#[cfg(test)]
mod tests;
