//! The two ends of a version: its title page, and the foot with seal and initials.

use super::super::tree::{Kind, blank};
use super::body::View;
use super::inline;
use super::writer::Writer;

/// How wide a place for initials is, in letters.
const INITIALS: u16 = 12;

impl View<'_> {
    /// The title page of an agreement; the head of any other paper.
    pub(super) fn title_page(self, out: &mut Writer) {
        let class = if self.paper.kind == Kind::Agreement { "head cover" } else { "head" };
        out.block("div", &[("class", class)], |out| {
            if let Some(standing) = self.paper.draft_standing() {
                self.row_of(out, "p", "draft", standing, |out, lang| {
                    inline::under(out, standing, lang, |out| out.leaf("strong", &[], &self.paper.words(lang).draft));
                });
            }
            self.line(out, "p", "copy", &self.paper.copy);
            self.line(out, "h1", "", &self.paper.title);
            self.paper.subtitle.iter().for_each(|line| self.line(out, "p", "subtitle", line));
            self.line(out, "p", "draft-note", &self.paper.draft_note);
            self.courtesy(out);
        });
    }

    /// What a courtesy translation says of itself.
    fn courtesy(self, out: &mut Writer) {
        if self.langs.iter().any(|lang| self.paper.courtesy_standing(*lang).is_some()) {
            self.row(out, "p", "courtesy", |out, lang| {
                if let Some(standing) = self.paper.courtesy_standing(lang) {
                    inline::under(out, standing, lang, |out| out.text(&self.paper.words(lang).courtesy));
                }
            });
        }
    }

    /// What each page of a signed paper bears, once at the end for readers on a screen.
    pub(super) fn closing(self, out: &mut Writer) {
        if self.paper.initials.is_empty() && self.paper.seal.is_none() {
            return;
        }
        out.block("div", &[("class", "closing-page")], |out| {
            if !self.paper.initials.is_empty() {
                self.row(out, "p", "initials", |out, lang| self.initials(out, lang));
            }
            if let Some(seal) = &self.paper.seal {
                self.row(out, "p", "seal", |out, lang| {
                    let (before, after) = self.paper.words(lang).around_seal();
                    out.text(before);
                    out.leaf("bdi", &[("class", "hash"), ("lang", "en"), ("dir", "ltr")], seal);
                    out.text(after);
                });
            }
        });
    }

    fn initials(self, out: &mut Writer, lang: crate::text::Lang) {
        out.text(&self.paper.words(lang).initials);
        for who in &self.paper.initials {
            out.text(" ");
            out.element("span", &[("class", "initial")], |out| {
                inline::line(out, self.paper, who, lang);
                out.text(" ");
                inline::blank_to_fill(out, INITIALS, &blank(INITIALS));
            });
        }
    }
}
