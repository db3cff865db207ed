//! The text: preamble, chapters, articles, annexes, the place to sign.

use super::super::script::anchor;
use super::super::tree::{
    Annex, Article, Block, Chapter, Item, Line, Mark, MarkKind, Note, NoteKind, Paragraph, Preamble, Signature, Standing, Testimonium,
    proposers, standing,
};
use super::body::View;
use super::writer::Writer;
use super::{inline, table};

impl View<'_> {
    /// Writes a large part of the paper.
    pub(super) fn block(self, out: &mut Writer, block: &Block) {
        match block {
            Block::Preamble(preamble) => self.preamble(out, preamble),
            Block::Chapter(chapter) => self.chapter(out, chapter),
            Block::Article(article) => self.article(out, article, "h2"),
            Block::Annex(annex) => self.annex(out, annex),
            Block::Testimonium(testimonium) => self.testimonium(out, testimonium),
        }
    }

    fn preamble(self, out: &mut Writer, preamble: &Preamble) {
        let name = |lang| self.paper.words(lang).preamble.clone();
        self.noted(
            out,
            |anchor| anchor == "preamble",
            name,
            |out| {
                out.block("section", &[("class", "preamble")], |out| {
                    preamble.parties.iter().for_each(|line| self.line(out, "p", "party", line));
                    self.line(out, "p", "opening", &preamble.opening);
                    preamble.recitals.iter().for_each(|line| self.line(out, "p", "recital", line));
                    self.line(out, "p", "closing", &preamble.closing);
                });
            },
        );
    }

    fn chapter(self, out: &mut Writer, chapter: &Chapter) {
        let names = [&chapter.label, &chapter.title];
        out.block("section", &[("class", "chapter")], |out| {
            self.noted(
                out,
                |anchor| is_about(anchor, &chapter.id, chapter.mark, &[]),
                |lang| self.called(names, lang),
                |out| {
                    self.heading(out, "h2", &chapter.id, names);
                    self.whole(out, chapter.mark);
                },
            );
            chapter.articles.iter().for_each(|article| self.article(out, article, "h3"));
        });
    }

    fn article(self, out: &mut Writer, article: &Article, heading: &'static str) {
        let owner = article.proposed_by.as_deref();
        let class = owner.map(|_| format!("article proposed {}", inline::colour(self.paper, owner)));
        let names = [&article.label, &article.title];
        self.noted(
            out,
            |anchor| is_about(anchor, &article.id, article.mark, &article.paragraphs),
            |lang| self.called(names, lang),
            |out| {
                out.block("section", &[("class", class.as_deref().unwrap_or("article"))], |out| {
                    self.heading(out, heading, &article.id, names);
                    self.whole(out, article.mark);
                    for (owner, standing) in proposers(self.paper, article) {
                        self.row_of(out, "p", "proposer", standing, |out, lang| {
                            let words = self.paper.words(lang).proposer(owner);
                            inline::under(out, standing, lang, |out| inline::text(out, &words, lang));
                        });
                    }
                    self.inside(out, &article.paragraphs, &article.notes);
                });
            },
        );
    }

    fn annex(self, out: &mut Writer, annex: &Annex) {
        let names = [&annex.label, &annex.title];
        self.noted(
            out,
            |anchor| is_about(anchor, &annex.id, annex.mark, &annex.paragraphs),
            |lang| self.called(names, lang),
            |out| {
                out.block("section", &[("class", "annex")], |out| {
                    self.heading(out, "h2", &annex.id, names);
                    self.whole(out, annex.mark);
                    self.inside(out, &annex.paragraphs, &annex.notes);
                });
            },
        );
    }

    /// A heading; a part without number and title has none.
    fn heading(self, out: &mut Writer, tag: &'static str, id: &str, names: [&Line; 2]) {
        let silent = names.iter().all(|line| line.is_empty());
        let class = if silent { "heading silent" } else { "heading" };
        self.row_of(out, "div", class, Standing::of_lines(names), |out, lang| {
            let id = anchor(lang, id);
            if silent {
                out.element("span", &[("id", &id)], |_| {});
            } else {
                out.element(tag, &[("id", &id)], |out| self.names(out, names, lang));
            }
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
        let whole = Standing::of_lines([label, text]);
        let moved = if self.moves_alone(whole) { whole.moved() } else { None };
        self.row_of(out, "div", &class, whole, |out, lang| {
            if let Some(mark) = moved {
                out.block("p", &[("class", "moved-part")], |out| self.happened(out, mark, lang));
            }
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
        let standing = standing(&note.text);
        self.row_of(out, "div", class, standing, |out, lang| {
            let words = self.paper.words(lang);
            let head = if note.kind == NoteKind::Waiver { &words.waiver } else { &words.note };
            out.element("p", &[("role", "note")], |out| {
                inline::under(out, standing, lang, |out| out.leaf("strong", &[], head));
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
            let class = self.cell(class, lang);
            let attributes = [("class", class.as_str()), ("lang", lang.code()), ("dir", lang.dir())];
            out.block("p", &attributes, |out| inline::line(out, self.paper, line, lang));
        }
    }
}

/// Whether an anchor is a part or something inside it. What moved is spoken of where it now stands.
fn is_about(anchor: &str, id: &str, mark: Option<Mark>, paragraphs: &[Paragraph]) -> bool {
    let gone = mark.is_some_and(|mark| mark.kind == MarkKind::Removed) && id.strip_prefix('^') == Some(anchor);
    gone || is_within(anchor, id, paragraphs)
}

/// Whether an anchor is a part or something inside it.
pub(super) fn is_within(anchor: &str, id: &str, paragraphs: &[Paragraph]) -> bool {
    fn item(anchor: &str, items: &[Item]) -> bool {
        items.iter().any(|one| one.id == anchor || item(anchor, &one.items))
    }
    anchor == id || paragraphs.iter().any(|paragraph| paragraph.id == anchor || item(anchor, &paragraph.items))
}
