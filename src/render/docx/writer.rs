//! What is being written: the body of the document, its footnotes, and the names already used.

use super::super::tree::{Line, Note, NoteKind, Side, Standing, says_any, standing};
use super::inline::Scene;
use super::page::Page;
use super::revision::Changes;
use super::run::{Look, Para, close_paragraph, mark, open_paragraph, run, text};
use super::tag::{Ledger, alias, bookmark};
use super::xml::Xml;
use crate::text::Lang;

/// The file while it is written.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    /// The paper.
    pub scene: Scene<'a>,
    /// The sheet.
    pub page: Page,
    /// The body.
    pub out: Xml,
    /// The footnotes.
    pub notes: Xml,
    noted: u32,
    ledger: Ledger,
}

impl<'a> Writer<'a> {
    /// A writer at the beginning of a file.
    pub(super) fn new(scene: Scene<'a>, page: Page, changes: Changes) -> Self {
        let (mut out, mut notes) = (Xml::part(2 * 1024 * 1024), Xml::part(16 * 1024));
        out.changes = changes.of_part(page.columns == 1);
        notes.changes = changes.of_part(false);
        Self { scene, page, out, notes, noted: 0, ledger: Ledger::default() }
    }

    /// A content control around a large part, with a title for the reader of the file; none around what only the earlier of
    /// two texts has: Word would leave it behind, with words of its own, when what is inside goes.
    pub(super) fn control(&mut self, part: &str, title: &str, langs: &[Lang], standing: Standing, inside: impl FnOnce(&mut Self)) {
        if !standing.is_on(Side::New) {
            return inside(self);
        }
        self.control_properties(part, Some(title), langs);
        inside(self);
        self.out.raw("</w:sdtContent></w:sdt>\n");
    }

    /// A content control around the words of a paragraph, or none: one without words would show words of Word's own,
    /// and so would one whose words go when changes are accepted.
    ///
    /// It stands inside the paragraph, because LibreOffice takes the looks from words of a paragraph that stands inside it.
    pub(super) fn inner_control(&mut self, part: Option<&str>, lang: Lang, inside: impl FnOnce(&mut Self)) {
        let Some(part) = part else { return inside(self) };
        let before = self.out.length();
        let news = self.out.changes.runs;
        self.control_properties(part, None, &[lang]);
        let begin = self.out.length();
        inside(self);
        if self.out.changes.runs > news {
            self.out.raw("</w:sdtContent></w:sdt>");
        } else {
            self.out.leave_out(before, begin);
        }
    }

    /// Title, tag, number, look: in the order in which Word writes them.
    fn control_properties(&mut self, part: &str, title: Option<&str>, langs: &[Lang]) {
        let (tag, id) = self.ledger.tag(part, langs);
        let out = &mut self.out;
        out.raw("<w:sdt><w:sdtPr>");
        if let Some(title) = title {
            out.value("<w:alias w:val=\"", &alias(title));
        }
        out.value("<w:tag w:val=\"", &tag);
        out.amount("<w:id w:val=\"", id);
        // Hundreds of frames would hide the text: only large parts show theirs.
        out.raw(if title.is_none() { "<w15:appearance w15:val=\"hidden\"/>" } else { "" });
        out.raw("</w:sdtPr><w:sdtContent>");
    }

    /// Something under a bookmark; without one when its name is taken.
    pub(super) fn bookmarked(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let number = self.ledger.bookmark(name);
        if let Some(number) = number {
            self.out.raw("<w:bookmarkStart w:id=\"");
            self.out.number(number);
            self.out.value("\" w:name=\"", name);
        }
        inside(self);
        if let Some(number) = number {
            self.out.amount("<w:bookmarkEnd w:id=\"", number);
        }
    }

    /// Something under the bookmark of a part, if some link leads there.
    pub(super) fn linked(&mut self, id: &str, lang: Lang, inside: impl FnOnce(&mut Self)) {
        if self.scene.leads_to(id) {
            self.bookmarked(&bookmark(lang, id), inside);
        } else {
            inside(self);
        }
    }

    /// The words of a line.
    pub(super) fn line(&mut self, line: &Line, lang: Lang) {
        self.scene.line(&mut self.out, line, lang);
    }

    /// Whether a line says something in a language.
    pub(super) fn says(line: &Line, lang: Lang) -> bool {
        says_any(line, lang)
    }

    /// A footnote: its mark here, its words at the foot of the page.
    pub(super) fn note(&mut self, note: &Note, part: &str, lang: Lang) {
        self.noted = self.noted.saturating_add(1);
        let number = self.noted;
        let look = Look::of("FootnoteReference");
        let standing = standing(&note.text);
        self.out.standing(standing, |out| mark(out, look, lang, |out| out.amount("<w:footnoteReference w:id=\"", number)));
        std::mem::swap(&mut self.out, &mut self.notes);
        self.out.raw("<w:footnote w:id=\"");
        self.out.number(number);
        self.out.raw("\">");
        open_paragraph(&mut self.out, Para { standing, ..Para::new("FootnoteText", lang) });
        let words = self.scene.paper.words(lang);
        let head = if note.kind == NoteKind::Waiver { &words.waiver } else { &words.note };
        self.out.standing(standing, |out| {
            mark(out, look, lang, |out| out.raw("<w:footnoteRef/>"));
            run(out, Look::default(), lang, " ");
            text(out, Look::of("Strong"), lang, head);
            run(out, Look::default(), lang, " – ");
        });
        self.inner_control(Some(part), lang, |writer| writer.line(&note.text, lang));
        close_paragraph(&mut self.out);
        self.out.raw("</w:footnote>\n");
        std::mem::swap(&mut self.out, &mut self.notes);
    }
}
