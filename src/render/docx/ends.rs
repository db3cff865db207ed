//! The ends of the paper: the title page, and the places to sign.

use super::super::tree::{Line, Signature, Testimonium};
use super::run::{Look, Para, close_paragraph, open_paragraph, paragraph, text};
use super::version::{Row, Version};
use super::writer::Writer;
use crate::text::Lang;

/// More signatures than this in one row would leave no room for names.
const ACROSS: usize = 3;

impl<'a> Version<'_, 'a> {
    /// The title with what stands around it.
    pub(super) fn head(&mut self) {
        let paper = self.writer.scene.paper;
        if paper.draft {
            self.fixed("Draft", |lang| &paper.words(lang).draft);
        }
        self.line(":draft-note", "DraftNote", &paper.draft_note);
        self.line(":copy", "Copy", &paper.copy);
        self.line(":title", "Title", &paper.title);
        self.lines(":subtitle", "Subtitle", &paper.subtitle);
        if self.langs.iter().any(|lang| paper.courtesy.contains(lang)) {
            self.fixed("Courtesy", |lang| if paper.courtesy.contains(&lang) { &paper.words(lang).courtesy } else { "" });
        }
        self.close_grid();
    }

    /// A row of fixed words, which is no part of the text and bears no tag.
    pub(super) fn fixed(&mut self, style: &'static str, words: impl Fn(Lang) -> &'a str) {
        self.row(Row::fixed(style), |writer, lang| text(&mut writer.out, Look::default(), lang, words(lang)));
    }

    /// The last words, and the signatures, which stay with them.
    pub(super) fn testimonium(&mut self, testimonium: &Testimonium) {
        let title = self.writer.scene.paper.words(self.first()).signatures.as_str();
        self.within(":testimonium", title, |version| {
            version.lines(":testimonium", "Testimonium", &testimonium.text);
            version.close_grid();
            version.signatures(&testimonium.signatures);
        });
    }

    /// A table without rules: the first Party of this copy at the beginning of the line.
    fn signatures(&mut self, signatures: &[Signature]) {
        let across = if signatures.len() > ACROSS { 2 } else { signatures.len() };
        let Some(width) = u16::try_from(across).ok().and_then(|across| self.writer.page.text().checked_div(across)) else { return };
        let out = &mut self.writer.out;
        out.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"LanguageGrid\"/>");
        out.raw(if self.langs.first() == Some(&Lang::Ar) { "<w:bidiVisual/>" } else { "" });
        out.raw("<w:tblW w:w=\"");
        out.number(self.writer.page.text());
        out.raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        (0..across).for_each(|_| out.amount("<w:gridCol w:w=\"", width));
        out.raw("</w:tblGrid>\n");
        let numbered: Vec<(&Signature, usize)> = signatures.iter().zip(1..).collect();
        for together in numbered.chunks(across) {
            self.signature_row(together, across, width, Self::for_whom);
            self.signature_row(together, across, width, Self::signatory);
        }
        self.writer.out.raw("</w:tbl>\n");
        self.spacer(false);
    }

    /// A cell for each signature, and empty ones to the end of the row.
    fn signature_row(&mut self, all: &[(&Signature, usize)], across: usize, width: u16, cell: fn(&mut Self, &Signature, usize)) {
        self.writer.out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (signature, number) in all {
            self.cell(width, |version| cell(version, signature, *number));
        }
        (all.len()..across).for_each(|_| self.cell(width, |version| version.spacer(false)));
        self.writer.out.raw("</w:tr>\n");
    }

    fn cell(&mut self, width: u16, inside: impl FnOnce(&mut Self)) {
        self.writer.out.raw("<w:tc><w:tcPr><w:tcW w:w=\"");
        self.writer.out.number(width);
        self.writer.out.raw("\" w:type=\"dxa\"/></w:tcPr>");
        inside(self);
        self.writer.out.raw("</w:tc>");
    }

    /// Names of different length stand in a row of their own, so that the places to sign stand side by side.
    fn for_whom(&mut self, signature: &Signature, number: usize) {
        self.stack(&format!(":signature-{number}.for"), "SignatureFor", &signature.for_whom);
        if signature.for_whom.is_empty() {
            self.spacer(false);
        }
    }

    /// The place to sign, and who signs.
    fn signatory(&mut self, signature: &Signature, number: usize) {
        let first = self.first();
        paragraph(&mut self.writer.out, Para::new("SignatureLine", first), |_| {});
        for (field, line) in [("name", &signature.name), ("title", &signature.title), ("powers", &signature.powers)] {
            self.stack(&format!(":signature-{number}.{field}"), "Signature", line);
        }
    }

    fn stack(&mut self, part: &str, style: &'static str, line: &Line) {
        for &lang in self.langs.iter().filter(|lang| Writer::says(line, **lang)) {
            open_paragraph(&mut self.writer.out, Para::new(style, lang));
            self.writer.inner_control(Some(part), lang, |writer| writer.line(line, lang));
            close_paragraph(&mut self.writer.out);
        }
    }
}
