//! The table of contents.

use super::super::script::anchor;
use super::super::tree::{Article, Block, Line, Side, Standing};
use super::body::View;
use super::inline;
use super::writer::Writer;
use crate::text::Lang;

impl View<'_> {
    /// Writes a table of contents for each language of the view.
    pub(super) fn contents(self, out: &mut Writer) {
        let class = if self.langs.len() > 1 { "contents row" } else { "contents" };
        out.block("div", &[("class", class)], |out| {
            for &lang in self.langs {
                let (label, class) = (&self.paper.words(lang).contents, self.cell("", lang));
                let attributes = [("class", class.as_str()), ("aria-label", label), ("lang", lang.code()), ("dir", lang.dir())];
                out.block("nav", &attributes, |out| {
                    out.block("p", &[("class", "contents-head"), ("aria-hidden", "true")], |out| out.text(label));
                    out.block("ul", &[], |out| self.paper.blocks.iter().for_each(|block| self.entry_of(out, block, lang)));
                });
            }
        });
    }

    /// Number and title as the last text has them.
    fn names_last(self, out: &mut Writer, names: [&Line; 2], lang: Lang) {
        if self.paper.redline.is_none() {
            return self.names(out, names, lang);
        }
        for (class, line) in ["label", "title"].into_iter().zip(names) {
            out.element("span", &[("class", class)], |out| inline::text(out, &self.paper.flat_last(line, lang), lang));
            out.text(" ");
        }
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
            let gone = !Standing::of_lines(names).is_on(Side::New);
            let link = |out: &mut Writer| out.element("a", &[("href", &href)], |out| self.names_last(out, names, lang));
            if gone {
                out.element("del", &[], link)
            } else {
                link(out)
            }
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
