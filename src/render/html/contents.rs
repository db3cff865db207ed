//! The table of contents.

use super::super::script::anchor;
use super::super::tree::{Article, Block, Line};
use super::body::View;
use super::writer::Writer;
use crate::text::Lang;

impl View<'_> {
    /// Writes the table of contents in every language of the view.
    pub(super) fn contents(self, out: &mut Writer) {
        let label = self.langs.first().map_or("", |lang| &self.paper.words(*lang).contents);
        let lang = self.langs.first().map_or("", |lang| lang.code());
        out.block("nav", &[("class", "contents"), ("aria-label", label), ("lang", lang)], |out| {
            self.row(out, "div", "", |out, lang| {
                out.block("h2", &[], |out| out.text(&self.paper.words(lang).contents));
                out.block("ul", &[], |out| self.paper.blocks.iter().for_each(|block| self.entry_of(out, block, lang)));
            });
        });
    }

    fn entry_of(self, out: &mut Writer, block: &Block, lang: Lang) {
        match block {
            Block::Chapter(chapter) => self.entry(out, &chapter.id, [&chapter.label, &chapter.title], lang, &chapter.articles),
            Block::Article(article) => self.entry(out, &article.id, [&article.label, &article.title], lang, &[]),
            Block::Annex(annex) => self.entry(out, &annex.id, [&annex.label, &annex.title], lang, &[]),
            Block::Preamble(_) | Block::Testimonium(_) => {}
        }
    }

    fn entry(self, out: &mut Writer, id: &str, names: [&Line; 2], lang: Lang, inside: &[Article]) {
        out.block("li", &[], |out| {
            let href = format!("#{}", anchor(lang, id));
            out.element("a", &[("href", &href)], |out| self.names(out, names, lang));
            if !inside.is_empty() {
                out.block("ul", &[], |out| {
                    for article in inside {
                        self.entry(out, &article.id, [&article.label, &article.title], lang, &[]);
                    }
                });
            }
        });
    }
}
