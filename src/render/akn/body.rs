//! The body: chapters, articles, paragraphs, points; and the notes, which are no part of what is agreed.

use super::super::tree::{Article, Chapter, Item, Line, Note, NoteKind, Paragraph};
use super::View;
use super::outline::{Named, Part, counted, nth, only};
use super::writer::Xml;

impl View<'_> {
    /// Writes the body of the paper.
    pub(super) fn body(self, out: &mut Xml) {
        let tag = if self.names.element == "doc" { "mainBody" } else { "body" };
        out.block(tag, &[("eId", "body"), ("xml:lang", self.lang.code())], |out| {
            for part in &self.outline.parts {
                match part {
                    Part::Chapter(chapter, articles) => self.chapter(out, chapter, articles),
                    Part::Article(article) => self.article(out, article),
                }
            }
            if self.outline.parts.is_empty() {
                // The schema wants something in a body.
                out.fact("hcontainer", &[("eId", "hcontainer_1"), ("name", "nothing")]);
            }
        });
    }

    fn chapter(self, out: &mut Xml, chapter: &Named<'_, Chapter>, articles: &[Named<'_, Article>]) {
        let Named { eid, it: chapter } = chapter;
        out.block("chapter", &[("eId", eid), ("GUID", self.index.guid(&chapter.id, eid))], |out| {
            self.names_of(out, eid, [&chapter.label, &chapter.title]);
            articles.iter().for_each(|article| self.article(out, article));
        });
    }

    fn article(self, out: &mut Xml, article: &Named<'_, Article>) {
        let Named { eid, it: article } = article;
        let proposed = article.proposed_by.as_deref();
        let guid = self.index.guid(&article.id, eid);
        let class = if proposed.is_some() { "proposed" } else { "" };
        out.block(self.outline.article, &[("eId", eid), ("GUID", guid), ("class", class)], |out| {
            self.names_of(out, eid, [&article.label, &article.title]);
            proposed.iter().for_each(|owner| self.proposer(out, eid, owner));
            self.paragraphs(out, eid, &article.paragraphs);
            out.some("wrapUp", &[("eId", &only(eid, "wrapup")), ("class", "notes")], |out| {
                self.notes(out, &only(eid, "wrapup"), &article.notes);
            });
        });
    }

    /// Who proposes a whole article: a remark, for the text of the article does not say it.
    fn proposer(self, out: &mut Xml, eid: &str, owner: &str) {
        let party = self.names.party_ref(owner);
        let text = self.paper.words(self.lang).proposer(owner);
        out.line("subheading", &[("eId", &only(eid, "subheading")), ("class", "proposer"), ("refersTo", &party)], |out| {
            out.leaf("remark", &[("status", "editorial")], &text);
        });
    }

    /// The number and the heading of a part.
    pub(super) fn names_of(self, out: &mut Xml, eid: &str, [label, title]: [&Line; 2]) {
        self.number(out, label);
        if !title.is_empty() {
            out.line("heading", &[("eId", &only(eid, "heading"))], |out| self.say(out, title, None));
        }
    }

    fn number(self, out: &mut Xml, label: &Line) {
        if !label.is_empty() {
            out.line("num", &[], |out| self.say(out, label, None));
        }
    }

    /// Writes the paragraphs of an article or of an annex.
    pub(super) fn paragraphs(self, out: &mut Xml, parent: &str, paragraphs: &[Paragraph]) {
        for Named { eid, it: paragraph } in counted(parent, "para", paragraphs) {
            let guid = self.index.guid(&paragraph.id, &eid);
            out.block("paragraph", &[("eId", &eid), ("GUID", guid)], |out| {
                self.number(out, &paragraph.label);
                self.inside(out, &eid, paragraph);
            });
        }
    }

    fn inside(self, out: &mut Xml, eid: &str, paragraph: &Paragraph) {
        let table = |out: &mut Xml, parent: &str| paragraph.table.iter().for_each(|table| self.table(out, parent, table));
        if !paragraph.items.is_empty() {
            self.list(out, eid, &paragraph.text, &paragraph.items, |out, list| {
                let wrapup = only(list, "wrapup");
                out.some("wrapUp", &[("eId", &wrapup)], |out| table(out, &wrapup));
            });
            return;
        }
        let content = only(eid, "content");
        out.block("content", &[("eId", &content)], |out| {
            self.sentence(out, eid, &paragraph.text);
            table(out, &content);
        });
    }

    /// The text of a part, in which a term may be defined.
    fn sentence(self, out: &mut Xml, eid: &str, text: &Line) {
        if !text.is_empty() {
            out.line("p", &[], |out| self.say(out, text, self.index.defined(eid)));
        }
    }

    fn list(self, out: &mut Xml, parent: &str, text: &Line, items: &[Item], end: impl FnOnce(&mut Xml, &str)) {
        let list = nth(parent, "list", 1);
        out.block("list", &[("eId", &list)], |out| {
            out.some("intro", &[("eId", &only(&list, "intro"))], |out| self.sentence(out, parent, text));
            for Named { eid, it: item } in counted(&list, "point", items) {
                self.point(out, &eid, item);
            }
            end(out, &list);
        });
    }

    fn point(self, out: &mut Xml, eid: &str, item: &Item) {
        out.block("point", &[("eId", eid), ("GUID", self.index.guid(&item.id, eid))], |out| {
            self.number(out, &item.label);
            if item.items.is_empty() {
                out.block("content", &[("eId", &only(eid, "content"))], |out| self.sentence(out, eid, &item.text));
            } else {
                self.list(out, eid, &item.text, &item.items, |_, _| {});
            }
        });
    }

    /// Writes waivers and remarks.
    pub(super) fn notes(self, out: &mut Xml, parent: &str, notes: &[Note]) {
        let words = self.paper.words(self.lang);
        for (note, at) in notes.iter().zip(1..) {
            let (class, head) = match note.kind {
                NoteKind::Remark => ("remark", &words.note),
                NoteKind::Waiver => ("waiver", &words.waiver),
            };
            let (eid, marker) = (nth(parent, "authorialNote", at), at.to_string());
            let attributes = [("eId", eid.as_str()), ("class", class), ("marker", &marker), ("placement", "bottom")];
            out.line("p", &[], |out| {
                out.element("authorialNote", &attributes, |out| {
                    out.element("p", &[], |out| {
                        out.leaf("b", &[], head);
                        out.text(" ");
                        self.say(out, &note.text, None);
                    });
                });
            });
        }
    }
}
