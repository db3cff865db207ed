//! The map: for each subject a table of provisions and agreements.

use super::super::said::is_open;
use super::marks::marks;
use super::names::sentence;
use super::{Desk, Said};
use crate::portfolio::{Cell, Entry, Likeness};
use crate::render::html::writer::Writer;
use crate::vocabulary::KindId;

/// The id of a subject on the page.
pub(super) fn subject_id(subject: usize) -> String {
    format!("subject-{subject}")
}

impl<'a> Desk<'_, 'a> {
    /// The provisions by subject, each with its number on the page.
    pub(super) fn by_subject(&self) -> impl Iterator<Item = (usize, usize, &[Said<'a>])> {
        let mut number = 0;
        self.rows.chunk_by(|one, two| one.row.subject == two.row.subject).filter_map(move |rows| {
            let from = number;
            number += rows.len();
            Some((rows.first()?.row.subject, from, rows))
        })
    }

    pub(super) fn map(&self, out: &mut Writer) {
        self.head(out, "map", "matrix_page_map");
        self.line(out, "p", "", self.say("matrix_page_map_how"));
        self.legend(out);
        self.filters(out);
        if self.rows.is_empty() {
            self.line(out, "p", "", self.say("matrix_nothing"));
        }
        for (subject, from, rows) in self.by_subject() {
            self.subject(out, subject, from, rows);
        }
    }

    fn subject(&self, out: &mut Writer, subject: usize, from: usize, rows: &[Said<'a>]) {
        let (name, id) = (self.voice.subject(subject), subject_id(subject));
        out.block("details", &[("class", &marks(&format!("subject {id}"), rows))], |out| {
            out.block("summary", &[], |out| {
                out.element("h3", &[], |out| self.words(out, name));
                let count = |is: &dyn Fn(&Said<'_>) -> bool| rows.iter().filter(|said| is(said)).count().to_string();
                let counts = [("rows", rows.len().to_string()), ("differs", count(&|said| said.likeness == Likeness::Differs))];
                let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
                self.line(out, "span", "count", &self.voice.fill("matrix_page_rows", &counts));
            });
            // A link to what is inside opens the subject; one to the subject itself would not.
            out.leaf("span", &[("id", &id)], "");
            self.table(out, "map", name, self.say("matrix_page_provision"), true, |out| {
                let mut number = from;
                for clause in rows.chunk_by(|one, two| one.row.provision.path.kind == two.row.provision.path.kind) {
                    out.block("tbody", &[("class", &marks("t", clause))], |out| self.clause(out, clause, number));
                    number += clause.len();
                }
            });
        });
    }

    /// The provisions of one kind of clause, under its title.
    fn clause(&self, out: &mut Writer, rows: &[Said<'a>], from: usize) {
        let kind = rows.first().map(|said| said.row.provision.path.kind);
        out.cell("tr", &[("class", "k")], |out| {
            out.cell("th", &[("scope", "rowgroup")], |out| self.words(out, kind.map_or("", |kind| self.clause_title(kind))));
        });
        for (said, number) in rows.iter().zip(from..) {
            let id = if said.likeness == Likeness::Differs { format!("r{number}") } else { String::new() };
            out.text("\n");
            out.cell("tr", &[("id", &id), ("class", &marks("r", std::slice::from_ref(said)))], |out| {
                self.row_head(out, said, number);
                self.model(out, said);
                (0..said.row.cells.len()).for_each(|at| self.cell(out, said, at, number));
            });
        }
    }

    /// The title of a kind of clause.
    pub(super) fn clause_title(&self, kind: KindId) -> &'a str {
        self.view.ground.vocabulary.kind(kind).map_or("", |kind| kind.def.title.get(self.view.lang))
    }

    /// The name of a provision. Where all say the same, what they say stands here, with the sentence behind it.
    fn row_head(&self, out: &mut Writer, said: &Said<'_>, number: usize) {
        out.cell("th", &[("scope", "row")], |out| {
            if said.likeness == Likeness::Differs {
                out.element("a", &[("href", &format!("#p{number}"))], |out| self.words(out, &said.name));
                return;
            }
            self.words(out, &said.name);
            let Some((rated, value)) = said.row.classes.iter().zip(&said.values).find(|(rated, _)| rated.said > 0) else { return };
            let value = if is_open(rated) && !value.starts_with('[') { format!("= […] {value}") } else { format!("= {value}") };
            match sentence(&self.voice, &rated.class, self.first(said)) {
                Some(sentence) => out.element("details", &[], |out| {
                    out.element("summary", &[], |out| self.words(out, &value));
                    self.words(out, &sentence);
                }),
                None => out.element("div", &[], |out| self.words(out, &value)),
            }
        });
    }

    /// The first agreement that says anything.
    fn first(&self, said: &Said<'_>) -> Option<&'a Entry> {
        let at = said.row.cells.iter().position(|cell| *cell != Cell::Silent)?;
        self.view.matrix.entries.get(at)
    }

    /// What the model says.
    fn model(&self, out: &mut Writer, said: &Said<'_>) {
        if self.view.matrix.model.is_none() {
            return;
        }
        let words = said.words(&said.row.model);
        let alone = said.row.classes.iter().filter(|rated| rated.said > 0).count() == 1;
        let same = alone && said.likeness != Likeness::Differs && said.row.values(&said.row.model).any(|rated| rated.said > 0);
        let words = match said.row.model {
            Cell::Silent => "–",
            _ if same => "=",
            _ => &words,
        };
        out.cell("td", &[], |out| self.words(out, words));
    }
}
