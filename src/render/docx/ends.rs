//! The ends of the paper: the title page, and the places to sign.

use super::super::tree::{Line, Side, Signature, Standing, Testimonium, standing};
use super::run::{Look, Para, close_paragraph, open_paragraph, paragraph, text};
use super::version::{Row, Version, open_row, sole_mark};
use super::writer::Writer;
use crate::text::Lang;

/// More signatures than this in one row would leave no room for names.
const ACROSS: usize = 3;

impl<'a> Version<'_, 'a> {
    /// The title with what stands around it.
    pub(super) fn head(&mut self) {
        let paper = self.writer.scene.paper;
        if let Some(standing) = paper.draft_standing() {
            self.fixed("Draft", standing, |lang| (&paper.words(lang).draft, standing));
        }
        self.line(":draft-note", "DraftNote", &paper.draft_note);
        self.line(":copy", "Copy", &paper.copy);
        self.line(":title", "Title", &paper.title);
        self.lines(":subtitle", "Subtitle", &paper.subtitle);
        let courtesies = self.langs.iter().filter_map(|lang| paper.courtesy_standing(*lang));
        if let Some(standing) = courtesies.reduce(Standing::with) {
            self.fixed("Courtesy", standing, |lang| match paper.courtesy_standing(lang) {
                Some(standing) => (&paper.words(lang).courtesy, standing),
                None => ("", Standing::BOTH),
            });
        }
        self.close_grid();
    }

    /// A row of fixed words, which is no part of the text and bears no tag.
    pub(super) fn fixed(&mut self, style: &'static str, standing: Standing, words: impl Fn(Lang) -> (&'a str, Standing)) {
        self.row(Row { standing, ..Row::fixed(style) }, |writer, lang| {
            let (words, standing) = words(lang);
            writer.out.standing(standing, |out| text(out, Look::default(), lang, words));
        });
    }

    /// The last words, and the signatures, which stay with them.
    pub(super) fn testimonium(&mut self, testimonium: &Testimonium) {
        let title = self.writer.scene.paper.words(self.first()).signatures.as_str();
        self.within(":testimonium", title, sole_mark(&testimonium.text), |version| {
            version.lines(":testimonium", "Testimonium", &testimonium.text);
            version.close_grid();
            // Places of which only one text has any stand in a table of their own.
            for together in testimonium.signatures.chunk_by(|one, two| signed(one) == signed(two)) {
                version.signatures(together);
            }
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
        let standing = signatures.first().map(signed).unwrap_or_default();
        let numbered: Vec<(&Signature, usize)> = signatures.iter().zip(1..).collect();
        let moves = std::mem::replace(&mut self.writer.out.changes.moves, false);
        for together in numbered.chunks(across) {
            self.signature_row(together, across, width, Self::for_whom);
            self.signature_row(together, across, width, Self::signatory);
        }
        self.writer.out.changes.moves = moves;
        self.writer.out.raw("</w:tbl>\n");
        self.spacer(false, standing);
    }

    /// A cell for each signature, and empty ones to the end of the row.
    fn signature_row(&mut self, all: &[(&Signature, usize)], across: usize, width: u16, cell: fn(&mut Self, &Signature, usize)) {
        let standing = all.first().map(|(signature, _)| signed(signature)).unwrap_or_default();
        open_row(&mut self.writer.out, "<w:cantSplit/>", standing);
        for (signature, number) in all {
            self.cell(width, |version| cell(version, signature, *number));
        }
        (all.len()..across).for_each(|_| self.cell(width, |version| version.spacer(false, standing)));
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
        self.stack(&place(signature, number, "for"), "SignatureFor", &signature.for_whom);
        if signature.for_whom.is_empty() {
            self.spacer(false, signed(signature));
        }
    }

    /// The place to sign, and who signs.
    fn signatory(&mut self, signature: &Signature, number: usize) {
        let first = self.first();
        paragraph(&mut self.writer.out, Para { standing: signed(signature), ..Para::new("SignatureLine", first) }, |_| {});
        for (field, line) in [("name", &signature.name), ("title", &signature.title), ("powers", &signature.powers)] {
            self.stack(&place(signature, number, field), "Signature", line);
        }
    }

    fn stack(&mut self, part: &str, style: &'static str, line: &Line) {
        for &lang in self.langs.iter().filter(|lang| Writer::says(line, **lang)) {
            open_paragraph(&mut self.writer.out, Para { standing: standing(line), ..Para::new(style, lang) });
            self.writer.inner_control(Some(part), lang, |writer| writer.line(line, lang));
            close_paragraph(&mut self.writer.out);
        }
    }
}

/// Which of two texts has a place to sign.
fn signed(signature: &Signature) -> Standing {
    Standing::of_lines([&signature.for_whom, &signature.name, &signature.title, &signature.powers])
}

/// The name of a line of a place to sign.
fn place(signature: &Signature, number: usize, field: &str) -> String {
    let was = if signed(signature).is_on(Side::New) { "" } else { "^" };
    format!("{was}:signature-{number}.{field}")
}
