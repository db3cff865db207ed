//! Agreements side by side as one self-contained web page: what needs a decision, a map of every provision in every corridor, dates,
//! rules. For a tablet without a network, and for the printer. Links, style and the reader's own choices do all the work: no script.

mod beside;
mod cells;
mod days;
mod filters;
mod glance;
mod map;
mod marks;
mod names;
mod others;
mod panel;
mod rules;
mod subjects;
#[cfg(test)]
mod tests;

use super::View;
use super::said::Voice;
use crate::portfolio::{Likeness, Row};
use crate::render::failure::Failure;
use crate::render::html::inline;
use crate::render::html::writer::{Markup, Writer};
use crate::render::html::{SHEET_STYLE, page};
use crate::text::Lang;

const STYLE: &str = include_str!("../../../../templates/html/matrix.css");

/// What the page shows beside the matrix.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// For each agreement of the matrix, in its order, the page that is written of it; nothing where there is none.
    pub pages: Vec<Option<OwnPage>>,
    /// What agreements do not say alike, the heaviest first.
    pub harmony: Vec<Discord>,
    /// How far the agreements stand from the model text: as a whole first, then article by article.
    pub distance: Vec<Distance>,
}

/// The page of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPage {
    /// Its file, as a link beside the page of the matrix names it.
    pub file: String,
    /// The language to which links lead.
    pub lang: Lang,
}

/// Something that agreements do not say alike, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discord {
    /// `warning`, `question` or `advice`.
    pub weight: &'static str,
    /// What kind of thing it is.
    pub title: String,
    /// What was found.
    pub message: String,
    /// Where: the agreement among those of the matrix, the article among [`crate::portfolio::Entry::homes`].
    pub places: Vec<(usize, Option<u16>)>,
}

/// How far the agreements stand from an article of the model text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The article, or the whole.
    pub name: String,
    /// For each agreement from 0 (as the model) to 100 (nothing of it); nothing where it was not measured.
    pub cells: Vec<Option<u8>>,
}

/// A provision with its words.
struct Said<'a> {
    row: &'a Row,
    likeness: Likeness,
    /// Its name inside its clause.
    name: String,
    values: Vec<String>,
    /// The values as cells have them.
    shorts: Vec<String>,
}

/// What the parts of the page are written with.
struct Desk<'d, 'a> {
    view: &'d View<'a>,
    voice: Voice<'d, 'a>,
    beside: &'d Beside,
    /// What the columns are called.
    names: Vec<String>,
    /// The provisions that are shown, in order.
    rows: Vec<Said<'a>>,
}

/// Writes the page.
///
/// # Errors
///
/// When the page shell that is built into the program cannot be filled.
pub fn html(view: &View<'_>, beside: &Beside) -> Result<String, Failure> {
    let desk = Desk::new(view, beside);
    let mut out = Writer::new();
    out.block("main", &[("id", "text")], |out| desk.write(out));
    let style = format!("{SHEET_STYLE}{STYLE}{}", desk.choices_in_style());
    page(view.lang, desk.say("matrix_page_title"), "sheet matrix", Markup::style(style), out.finish())
}

impl<'d, 'a> Desk<'d, 'a> {
    fn new(view: &'d View<'a>, beside: &'d Beside) -> Self {
        let voice = Voice::new(view);
        let said = |row: &'a Row| {
            let values = voice.values(row);
            Said { row, likeness: row.likeness(), name: names::inside(&voice, row), shorts: cells::shorts(&voice, row, &values), values }
        };
        let rows = view.rows().map(said).collect();
        Self { view, voice, beside, names: names::columns(view), rows }
    }

    fn write(&self, out: &mut Writer) {
        out.block("h1", &[], |out| self.words(out, self.say("matrix_page_title")));
        self.glance(out);
        self.subjects(out);
        self.harmony(out);
        self.map(out);
        self.days(out);
        self.rules(out);
        self.distance(out);
        self.panels(out);
    }

    fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.voice.say(key)
    }

    /// Words of the page, foreign fragments isolated.
    fn words(&self, out: &mut Writer, text: &str) {
        inline::text(out, text, self.view.lang);
    }

    fn line(&self, out: &mut Writer, tag: &'static str, class: &str, text: &str) {
        out.block(tag, &[("class", class)], |out| self.words(out, text));
    }

    fn head(&self, out: &mut Writer, id: &str, key: &str) {
        out.block("h2", &[("id", id)], |out| self.words(out, self.say(key)));
    }

    /// A table that scrolls on its own, with the heads of its columns: the name of the first, the model where it has a column, the
    /// agreements.
    fn table(&self, out: &mut Writer, class: &str, label: &str, first: &str, model: bool, inside: impl FnOnce(&mut Writer)) {
        let class = format!("grid {class}");
        out.block("div", &[("class", &class), ("tabindex", "0"), ("role", "region"), ("aria-label", label)], |out| {
            out.block("table", &[], |out| {
                out.block("thead", &[], |out| out.cell("tr", &[], |out| self.heads(out, first, model)));
                inside(out);
            });
        });
    }

    fn heads(&self, out: &mut Writer, first: &str, model: bool) {
        out.cell("th", &[("scope", "col")], |out| self.words(out, first));
        if model && self.view.matrix.model.is_some() {
            out.cell("th", &[("scope", "col")], |out| self.words(out, self.say("matrix_page_model")));
        }
        for (at, name) in self.names.iter().enumerate() {
            out.cell("th", &[("scope", "col")], |out| match self.page_of(at) {
                Some(page) => out.element("a", &[("href", &page.file)], |out| self.words(out, name)),
                None => self.words(out, name),
            });
        }
    }

    fn page_of(&self, at: usize) -> Option<&'d OwnPage> {
        self.beside.pages.get(at)?.as_ref()
    }

    /// Some columns by name.
    fn list(&self, columns: impl Iterator<Item = usize>) -> String {
        let names: Vec<&str> = columns.filter_map(|at| self.names.get(at)).map(String::as_str).collect();
        names.join(self.comma())
    }

    const fn comma(&self) -> &'static str {
        if matches!(self.view.lang, Lang::Ar) { "، " } else { ", " }
    }
}
