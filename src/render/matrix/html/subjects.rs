//! The map of subjects: where each corridor falls behind, at a glance. And the signs of both maps.

use super::cells::tone;
use super::map::subject_id;
use super::{Desk, Said};
use crate::portfolio::{Likeness, Standing};
use crate::render::html::writer::Writer;

/// What an agreement says on a subject, counted.
#[derive(Clone, Copy, Default)]
struct Tally {
    worst: usize,
    gaps: usize,
    open: usize,
    best: usize,
}

impl Desk<'_, '_> {
    pub(super) fn subjects(&self, out: &mut Writer) {
        if self.rows.is_empty() {
            return;
        }
        self.head(out, "subjects", "matrix_page_subjects");
        self.line(out, "p", "", self.say("matrix_page_subjects_how"));
        self.table(out, "cols heat", self.say("matrix_page_subjects"), self.say("matrix_page_subject"), false, |out| {
            out.block("tbody", &[], |out| {
                for (subject, _, rows) in self.by_subject() {
                    out.cell("tr", &[], |out| {
                        let href = format!("#{}", subject_id(subject));
                        out.cell("th", &[("scope", "row")], |out| {
                            out.element("a", &[("href", &href)], |out| self.words(out, self.voice.subject(subject)));
                        });
                        (0..self.names.len()).for_each(|at| self.heat(out, rows, at));
                    });
                }
            });
        });
    }

    fn heat(&self, out: &mut Writer, rows: &[Said<'_>], at: usize) {
        let tally = tally(rows, at);
        out.cell("td", &[("class", tally.class(rows.len()))], |out| {
            let parts = [("▼", tally.worst), ("∅", tally.gaps), ("[…]", tally.open), ("▲", tally.best)];
            let parts: Vec<String> = parts.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}")).collect();
            out.text(&if parts.is_empty() { String::from("=") } else { parts.join(" ") });
        });
    }

    pub(super) fn legend(&self, out: &mut Writer) {
        let signs = [
            (tone(Standing::Best, false).class, "▲", "matrix_page_best"),
            (tone(Standing::Between, false).class, "●", "matrix_page_between"),
            (tone(Standing::Worst, false).class, "▼", "matrix_page_worst"),
            (tone(Standing::Apart, false).class, "≠", "matrix_page_apart"),
            ("o", "[…]", "matrix_page_open"),
            ("g", "∅", "matrix_page_gap"),
            ("s", "–", "matrix_page_silent"),
            ("e", "=", "matrix_page_same"),
        ];
        out.block("ul", &[("class", "legend"), ("aria-label", self.say("matrix_page_legend"))], |out| {
            for (class, sign, key) in signs {
                out.element("li", &[], |out| {
                    out.leaf("span", &[("class", class), ("aria-hidden", "true")], sign);
                    out.text(" ");
                    self.words(out, self.say(key));
                });
            }
        });
    }
}

fn tally(rows: &[Said<'_>], at: usize) -> Tally {
    let mut tally = Tally::default();
    for said in rows {
        let Some(cell) = said.row.cells.get(at) else { continue };
        let differs = said.likeness == Likeness::Differs;
        let standing = said.row.standing(cell);
        tally.worst += usize::from(differs && standing == Standing::Worst);
        tally.best += usize::from(differs && standing == Standing::Best);
        tally.gaps += usize::from(said.row.gap(cell).is_some());
        tally.open += usize::from(said.open(cell));
    }
    tally
}

impl Tally {
    /// How much of a subject is behind or missing: nothing, less than a tenth, less than a third, more.
    const fn class(self, rows: usize) -> &'static str {
        let behind = self.worst + self.gaps;
        match behind {
            0 if self.open > 0 => "h0 o",
            0 => "h0",
            _ if behind * 10 < rows => "h1",
            _ if behind * 3 < rows => "h2",
            _ => "h3",
        }
    }
}
