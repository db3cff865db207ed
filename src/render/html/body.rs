//! The body of the page: header, then each version of the text, rows aligned across its languages.

use super::super::script::anchor;
use super::super::tree::{Annex, Article, Block, Chapter, Item, Line, Note, NoteKind, Paper, Paragraph, Preamble, Signature, Testimonium};
use super::writer::{Markup, Writer};
use super::{inline, table};
use crate::text::Lang;

/// The body for these passes.
pub(super) fn body(paper: &Paper, passes: &[Vec<Lang>]) -> Markup {
    let mut out = Writer::new();
    banner(&mut out, paper, passes);
    out.block("main", &[], |out| {
        for (at, langs) in passes.iter().enumerate() {
            View { paper, langs }.version(out, at == 0);
        }
    });
    out.finish()
}

/// The draft mark and, when languages follow one another, links to each.
fn banner(out: &mut Writer, paper: &Paper, passes: &[Vec<Lang>]) {
    if !paper.draft && passes.len() < 2 {
        return;
    }
    out.block("header", &[("class", "banner")], |out| {
        for &lang in passes.iter().flatten().filter(|_| paper.draft) {
            draft(out, paper, lang);
        }
        if passes.len() > 1 {
            languages(out, paper, passes);
        }
    });
}

fn draft(out: &mut Writer, paper: &Paper, lang: Lang) {
    out.block("p", &[("class", "draft"), ("lang", lang.code()), ("dir", lang.dir())], |out| {
        out.leaf("strong", &[], &paper.words(lang).draft);
        if !paper.draft_note.is_empty() {
            out.text(" ");
            out.element("span", &[], |out| inline::line(out, paper, &paper.draft_note, lang));
        }
    });
}

fn languages(out: &mut Writer, paper: &Paper, passes: &[Vec<Lang>]) {
    let label = passes.iter().flatten().next().map_or("", |lang| &paper.words(*lang).languages);
    out.block("nav", &[("class", "languages"), ("aria-label", label)], |out| {
        for &lang in passes.iter().flatten() {
            let href = format!("#{}", anchor(lang, "version"));
            let attributes = [("href", href.as_str()), ("lang", lang.code()), ("dir", lang.dir())];
            out.leaf("a", &attributes, &paper.words(lang).language);
            out.text(" ");
        }
    });
}

/// The languages that are shown together.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// The languages, in the order in which they are read.
    pub langs: &'a [Lang],
}

impl View<'_> {
    /// A cell for each language, in the same row of the page.
    pub(super) fn row(self, out: &mut Writer, tag: &'static str, class: &str, cell: impl Fn(&mut Writer, Lang)) {
        self.row_as(out, "row", tag, class, cell);
    }

    /// A row of another kind.
    pub(super) fn row_as(self, out: &mut Writer, row: &str, tag: &'static str, class: &str, cell: impl Fn(&mut Writer, Lang)) {
        if let [lang] = *self.langs {
            out.block(tag, &[("class", class)], |out| cell(out, lang));
            return;
        }
        out.block("div", &[("class", row)], |out| {
            for &lang in self.langs {
                let class = format!("{class} {}", self.column(lang));
                out.block(tag, &[("class", &class), ("lang", lang.code()), ("dir", lang.dir())], |out| cell(out, lang));
            }
        });
    }

    /// Where a language stands: as read from the left, except that Arabic always has the right.
    fn column(self, lang: Lang) -> &'static str {
        let latin = self.langs.iter().filter(|other| **other != Lang::Ar);
        let place = latin.clone().position(|other| *other == lang).unwrap_or_else(|| latin.count());
        match place {
            0 => "col-1",
            1 => "col-2",
            _ => "col-3",
        }
    }

    fn line(self, out: &mut Writer, tag: &'static str, class: &str, line: &Line) {
        if !line.is_empty() {
            self.row(out, tag, class, |out, lang| inline::line(out, self.paper, line, lang));
        }
    }

    /// One pass: the whole text in its languages.
    fn version(self, out: &mut Writer, first: bool) {
        let (mut lang, mut id) = (("lang", ""), String::new());
        let mut dir = ("dir", "");
        if let [one] = *self.langs {
            (lang, dir, id) = (("lang", one.code()), ("dir", one.dir()), anchor(one, "version"));
        }
        out.block("article", &[("class", "version"), ("id", &id), lang, dir], |out| {
            self.head(out);
            self.contents(out);
            out.block("div", &[("class", "text"), ("id", if first { "text" } else { "" })], |out| {
                self.paper.blocks.iter().for_each(|block| self.block(out, block));
            });
        });
    }

    fn head(self, out: &mut Writer) {
        out.block("div", &[("class", "head")], |out| {
            self.line(out, "p", "subtitle", &self.paper.copy);
            self.line(out, "h1", "", &self.paper.title);
            for line in &self.paper.subtitle {
                self.line(out, "p", "subtitle", line);
            }
            if self.langs.iter().any(|lang| self.paper.courtesy.contains(lang)) {
                self.row(out, "p", "courtesy", |out, lang| {
                    if self.paper.courtesy.contains(&lang) {
                        out.text(&self.paper.words(lang).courtesy);
                    }
                });
            }
        });
    }

    /// The number and the title of a part.
    pub(super) fn names(self, out: &mut Writer, [label, title]: [&Line; 2], lang: Lang) {
        for (class, line) in [("label", label), ("title", title)] {
            if !line.is_empty() {
                out.element("span", &[("class", class)], |out| self.names_text(out, line, lang));
                out.text(" ");
            }
        }
    }

    /// Inside a link or a heading, links of the line are bare text.
    fn names_text(self, out: &mut Writer, line: &Line, lang: Lang) {
        inline::text(out, &self.paper.flat(line, lang), lang);
    }

    fn block(self, out: &mut Writer, block: &Block) {
        match block {
            Block::Preamble(preamble) => self.preamble(out, preamble),
            Block::Chapter(chapter) => self.chapter(out, chapter),
            Block::Article(article) => self.article(out, article, "h2"),
            Block::Annex(annex) => self.annex(out, annex),
            Block::Testimonium(testimonium) => self.testimonium(out, testimonium),
        }
    }

    fn preamble(self, out: &mut Writer, preamble: &Preamble) {
        out.block("section", &[("class", "preamble")], |out| {
            preamble.parties.iter().for_each(|line| self.line(out, "p", "party", line));
            self.line(out, "p", "opening", &preamble.opening);
            preamble.recitals.iter().for_each(|line| self.line(out, "p", "recital", line));
            self.line(out, "p", "closing", &preamble.closing);
        });
    }

    fn chapter(self, out: &mut Writer, chapter: &Chapter) {
        out.block("section", &[("class", "chapter")], |out| {
            self.heading(out, "h2", &chapter.id, [&chapter.label, &chapter.title]);
            chapter.articles.iter().for_each(|article| self.article(out, article, "h3"));
        });
    }

    fn article(self, out: &mut Writer, article: &Article, heading: &'static str) {
        let owner = article.proposed_by.as_deref();
        let class = owner.map(|_| format!("article proposed {}", inline::colour(self.paper, owner)));
        out.block("section", &[("class", class.as_deref().unwrap_or("article"))], |out| {
            self.heading(out, heading, &article.id, [&article.label, &article.title]);
            if let Some(owner) = owner {
                self.row(out, "p", "proposer", |out, lang| inline::text(out, &self.paper.words(lang).proposer(owner), lang));
            }
            self.inside(out, &article.paragraphs, &article.notes);
        });
    }

    fn annex(self, out: &mut Writer, annex: &Annex) {
        out.block("section", &[("class", "annex")], |out| {
            self.heading(out, "h2", &annex.id, [&annex.label, &annex.title]);
            self.inside(out, &annex.paragraphs, &annex.notes);
        });
    }

    fn heading(self, out: &mut Writer, tag: &'static str, id: &str, names: [&Line; 2]) {
        self.row(out, "div", "heading", |out, lang| {
            let id = anchor(lang, id);
            out.element(tag, &[("id", &id)], |out| self.names(out, names, lang));
        });
    }

    fn inside(self, out: &mut Writer, paragraphs: &[Paragraph], notes: &[Note]) {
        for paragraph in paragraphs {
            self.labelled(out, "para", &paragraph.id, &paragraph.label, &paragraph.text);
            self.items(out, "para item", &paragraph.items);
            paragraph.table.iter().for_each(|table| table::table(out, self, table));
        }
        notes.iter().for_each(|note| self.note(out, note));
    }

    fn items(self, out: &mut Writer, class: &str, items: &[Item]) {
        for item in items {
            self.labelled(out, class, &item.id, &item.label, &item.text);
            self.items(out, "para item sub", &item.items);
        }
    }

    /// A number or letter as text, then what it numbers: a grid of two columns.
    fn labelled(self, out: &mut Writer, class: &str, id: &str, label: &Line, text: &Line) {
        if label.is_empty() && text.is_empty() {
            return;
        }
        let class = if label.is_empty() { format!("{class} bare") } else { class.to_owned() };
        self.row(out, "div", &class, |out, lang| {
            let id = if id.is_empty() { String::new() } else { anchor(lang, id) };
            out.element("p", &[("id", &id)], |out| {
                if !label.is_empty() {
                    out.element("span", &[("class", "label")], |out| inline::line(out, self.paper, label, lang));
                    out.text(" ");
                }
                out.element("span", &[("class", "body")], |out| inline::line(out, self.paper, text, lang));
            });
        });
    }

    fn note(self, out: &mut Writer, note: &Note) {
        let class = if note.kind == NoteKind::Waiver { "note waiver" } else { "note" };
        self.row(out, "div", class, |out, lang| {
            let words = self.paper.words(lang);
            let head = if note.kind == NoteKind::Waiver { &words.waiver } else { &words.note };
            out.element("p", &[("role", "note")], |out| {
                out.leaf("strong", &[], head);
                out.text(" ");
                inline::line(out, self.paper, &note.text, lang);
            });
        });
    }

    fn testimonium(self, out: &mut Writer, testimonium: &Testimonium) {
        out.block("section", &[("class", "testimonium")], |out| {
            testimonium.text.iter().for_each(|line| self.line(out, "p", "closing", line));
            out.block("div", &[("class", "signatures")], |out| {
                testimonium.signatures.iter().for_each(|signature| self.signature(out, signature));
            });
        });
    }

    /// One place to sign, with the words of every language around it.
    fn signature(self, out: &mut Writer, signature: &Signature) {
        out.block("div", &[("class", "signature")], |out| {
            self.stack(out, "for", &signature.for_whom);
            out.block("div", &[("class", "rule"), ("aria-hidden", "true")], |_| {});
            self.stack(out, "name", &signature.name);
            self.stack(out, "office", &signature.title);
            self.stack(out, "powers", &signature.powers);
        });
    }

    fn stack(self, out: &mut Writer, class: &str, line: &Line) {
        for &lang in self.langs.iter().filter(|_| !line.is_empty()) {
            let attributes = [("class", class), ("lang", lang.code()), ("dir", lang.dir())];
            out.block("p", &attributes, |out| inline::line(out, self.paper, line, lang));
        }
    }
}
