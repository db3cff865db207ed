//! The body of the page: the bar, then each version of the text, rows aligned across its languages.

use super::super::script::anchor;
use super::super::tree::{Kind, Line, Paper, Standing, standing};
use super::writer::{Markup, Writer};
use super::{bar, inline};
use crate::text::Lang;

/// The body for these passes.
pub(super) fn body(paper: &Paper, passes: &[Vec<Lang>]) -> Markup {
    let mut out = Writer::new();
    bar::bar(&mut out, paper, passes);
    out.block("main", &[], |out| {
        for (at, langs) in passes.iter().enumerate() {
            View { paper, langs }.version(out, at == 0);
        }
    });
    out.finish()
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
        self.row_of(out, tag, class, Standing::BOTH, cell);
    }

    /// A row that one or both of two texts have.
    pub(super) fn row_of(self, out: &mut Writer, tag: &'static str, class: &str, standing: Standing, cell: impl Fn(&mut Writer, Lang)) {
        self.row_as(out, ["row", tag], class, standing, cell);
    }

    /// A row of another kind.
    pub(super) fn row_as(
        self,
        out: &mut Writer,
        names: [&'static str; 2],
        class: &str,
        standing: Standing,
        cell: impl Fn(&mut Writer, Lang),
    ) {
        if self.paper.redline.is_some() {
            return self.row_of_both(out, names, class, standing, cell);
        }
        let [row, tag] = names;
        if let [lang] = *self.langs {
            out.block(tag, &[("class", class)], |out| cell(out, lang));
            return;
        }
        out.block("div", &[("class", row)], |out| {
            for &lang in self.langs {
                let class = self.cell(class, lang);
                out.block(tag, &[("class", &class), ("lang", lang.code()), ("dir", lang.dir())], |out| cell(out, lang));
            }
        });
    }

    /// The classes of a cell: whose language it is, by which a choice of languages hides it, and where it stands.
    pub(super) fn cell(self, class: &str, lang: Lang) -> String {
        match self.langs {
            [_] => class.to_owned(),
            _ => format!("{class} in-{} {}", lang.code(), self.column(lang)).trim_start().to_owned(),
        }
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

    pub(super) fn line(self, out: &mut Writer, tag: &'static str, class: &str, line: &Line) {
        if !line.is_empty() {
            self.row_of(out, tag, class, standing(line), |out, lang| inline::line(out, self.paper, line, lang));
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
            self.title_page(out);
            self.changes(out);
            if self.paper.kind == Kind::Agreement {
                self.contents(out);
            }
            out.block("div", &[("class", "text"), ("id", if first { "text" } else { "" })], |out| {
                self.link_to_remarks(out);
                self.paper.blocks.iter().for_each(|block| self.block(out, block));
                self.remarks_on_all(out);
            });
            self.closing(out);
        });
    }

    /// The number and the title of a part.
    pub(super) fn names(self, out: &mut Writer, [label, title]: [&Line; 2], lang: Lang) {
        for (class, line) in [("label", label), ("title", title)] {
            if !line.is_empty() {
                out.element("span", &[("class", class)], |out| match self.paper.redline {
                    Some(_) => inline::line(out, self.paper, line, lang),
                    None => inline::text(out, &self.paper.flat(line, lang), lang),
                });
                out.text(" ");
            }
        }
    }
}
