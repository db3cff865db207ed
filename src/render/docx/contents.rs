//! The table of contents: a field that Word can count again, filled in beforehand with links.

use super::super::tree::{Block, Line, Standing};
use super::flat::Flat;
use super::run::{Look, Para, mark, paragraph, text};
use super::tag::bookmark;
use super::version::{Row, Version, chapter_part};
use super::xml::Xml;
use crate::text::Lang;

/// A heading of the paper.
struct Entry<'a> {
    part: String,
    names: [&'a Line; 2],
    style: &'static str,
}

impl<'a> Version<'_, 'a> {
    /// Writes the contents; nothing if the paper has no headings.
    pub(super) fn contents(&mut self) {
        let paper = self.writer.scene.paper;
        let entries = entries(&paper.blocks);
        if entries.is_empty() {
            return;
        }
        let names = entries.iter().map(|entry| Standing::of_lines(entry.names));
        let standing = names.reduce(Standing::with).unwrap_or_default();
        if self.beside() {
            self.fixed("TOCHeading", standing, |lang| (&paper.words(lang).contents, standing));
            entries.iter().for_each(|entry| self.entry_row(entry));
            self.close_grid();
        } else {
            self.field(&entries, standing);
        }
        self.spacer(true, Standing::BOTH);
    }

    /// Languages side by side are beyond the field of Word, which would list all of them in one column.
    fn entry_row(&mut self, entry: &Entry<'_>) {
        let paper = self.writer.scene.paper;
        let standing = Standing::of_lines(entry.names);
        self.row(Row { standing, ..Row::fixed(entry.style) }, |writer, lang| {
            link(&mut writer.out, &entry.part, &Flat::names(paper, entry.names, lang), lang);
        });
    }

    fn field(&mut self, entries: &[Entry<'_>], standing: Standing) {
        let (paper, lang) = (self.writer.scene.paper, self.first());
        let out = &mut self.writer.out;
        out.raw("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>");
        out.raw("</w:docPartObj></w:sdtPr><w:sdtContent>\n");
        let heading = Para { standing, ..Para::new("TOCHeading", lang) };
        let contents = |out: &mut Xml| text(out, Look::default(), lang, &paper.words(lang).contents);
        paragraph(out, heading, |out| out.standing(standing, contents));
        for (at, entry) in entries.iter().enumerate() {
            let standing = Standing::of_lines(entry.names);
            paragraph(out, Para { standing, ..Para::new(entry.style, lang) }, |out| {
                if at == 0 {
                    begin(out, lang);
                }
                link(out, &entry.part, &Flat::names(paper, entry.names, lang), lang);
            });
        }
        let end = |out: &mut Xml| mark(out, Look::default(), lang, |out| out.raw("<w:fldChar w:fldCharType=\"end\"/>"));
        paragraph(out, Para::new("Spacer", lang), end);
        out.raw("</w:sdtContent></w:sdt>\n");
    }
}

/// The bookmark around the text of a language, which is what its contents list.
pub(super) fn extent(lang: Lang) -> String {
    format!("text_{}", lang.code())
}

fn begin(out: &mut Xml, lang: Lang) {
    let look = Look::default();
    mark(out, look, lang, |out| out.raw("<w:fldChar w:fldCharType=\"begin\"/>"));
    mark(out, look, lang, |out| {
        out.raw("<w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\b ");
        out.text(&extent(lang));
        out.raw(" </w:instrText>");
    });
    mark(out, look, lang, |out| out.raw("<w:fldChar w:fldCharType=\"separate\"/>"));
}

fn link(out: &mut Xml, part: &str, words: &Flat, lang: Lang) {
    out.raw("<w:hyperlink w:anchor=\"");
    out.text(&bookmark(lang, part));
    out.raw("\" w:history=\"1\">");
    words.write(out, lang);
    out.raw("</w:hyperlink>");
}

fn entries(blocks: &[Block]) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Chapter(chapter) => {
                all.push(Entry { part: chapter_part(chapter), names: [&chapter.label, &chapter.title], style: "TOC1" });
                all.extend(chapter.articles.iter().map(|article| Entry {
                    part: article.id.clone(),
                    names: [&article.label, &article.title],
                    style: "TOC2",
                }));
            }
            Block::Article(article) => {
                all.push(Entry { part: article.id.clone(), names: [&article.label, &article.title], style: "TOC2" });
            }
            Block::Annex(annex) => {
                all.push(Entry { part: annex.id.clone(), names: [&annex.label, &annex.title], style: "TOC1" });
            }
            Block::Preamble(_) | Block::Testimonium(_) => {}
        }
    }
    all.retain(|entry| entry.names.iter().any(|name| !name.is_empty()));
    all
}
