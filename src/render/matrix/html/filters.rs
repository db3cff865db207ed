//! The reader's choices: which provisions, which corridors, which subjects. Boxes and buttons that style alone obeys; where it cannot,
//! everything stays.

use std::fmt::Write;

use super::Desk;
use super::map::subject_id;
use crate::render::html::writer::Writer as Page;

/// Which provisions can be asked for: the id of the button, its words, the mark of its rows.
const KINDS: [(&str, &str, &str); 5] = [
    ("f-differs", "matrix_page_only_differs", "d"),
    ("f-worst", "matrix_page_only_worst", "w"),
    ("f-gaps", "matrix_page_only_gaps", "g"),
    ("f-open", "matrix_page_only_open", "o"),
    ("f-all", "matrix_page_all", ""),
];

impl Desk<'_, '_> {
    pub(super) fn filters(&self, out: &mut Page) {
        out.block("div", &[("class", "filters")], |out| {
            out.block("fieldset", &[("class", "chips")], |out| {
                self.line(out, "legend", "", self.say("matrix_page_which"));
                for (id, key, _) in KINDS {
                    let checked = if id == "f-differs" { "checked" } else { "" };
                    out.void("input", &[("type", "radio"), ("name", "which"), ("id", id), ("checked", checked)]);
                    out.element("label", &[("for", id)], |out| self.words(out, self.say(key)));
                }
            });
            let corridors = self.names.iter().enumerate().map(|(at, name)| (format!("c{at}"), name.as_str()));
            self.boxes(out, "corridors", "matrix_page_corridors", corridors);
            let subjects = self.by_subject().map(|(subject, ..)| (format!("s{subject}"), self.voice.subject(subject)));
            self.boxes(out, "topics", "matrix_page_topics", subjects);
        });
    }

    /// Boxes: none ticked shows all, any ticked shows those.
    fn boxes<'n>(&self, out: &mut Page, class: &str, key: &str, all: impl Iterator<Item = (String, &'n str)>) {
        out.block("details", &[("class", class)], |out| {
            self.line(out, "summary", "", self.say(key));
            out.block("fieldset", &[("class", "chips")], |out| {
                self.line(out, "legend", "", self.say("matrix_page_tick"));
                for (id, name) in all {
                    out.void("input", &[("type", "checkbox"), ("id", &id)]);
                    out.element("label", &[("for", &id)], |out| self.words(out, name));
                }
            });
        });
    }

    /// What the choices do. A column is told by its place: that costs the cells nothing.
    pub(super) fn choices_in_style(&self) -> String {
        let mut style = String::new();
        let model = usize::from(self.view.matrix.model.is_some());
        let columns: Vec<(usize, usize)> = (0..self.names.len()).map(|at| (at, at + 2)).collect();
        for (at, place) in &columns {
            let chosen = format!(".matrix:has(.corridors :checked):not(:has(#c{at}:checked))");
            let deep = place + model;
            _ = writeln!(style, "{chosen} :is(.cols tr > :nth-child({place}), .map tr > :nth-child({deep})) {{ display: none; }}");
        }
        for (subject, ..) in self.by_subject() {
            let id = subject_id(subject);
            _ = writeln!(style, ".matrix:has(.topics :checked):not(:has(#s{subject}:checked)) .{id} {{ display: none !important; }}");
        }
        for (id, _, mark) in KINDS.iter().filter(|(_, _, mark)| !mark.is_empty()) {
            _ = writeln!(style, ".matrix:has(#{id}:checked) :is(.r, .t, .subject):not(.any-{mark}) {{ display: none; }}");
            if *mark == "d" {
                continue;
            }
            // With agreements chosen it is they who must be worst, silent or open.
            let kept: String = (0..self.names.len()).fold(String::new(), |kept, at| {
                kept + &format!("\n.matrix:has(#{id}:checked):has(#c{at}:checked) :is(.r, .t, .subject).{mark}{at} {{ display: revert; }}")
            });
            _ = writeln!(style, ".matrix:has(#{id}:checked):has(.corridors :checked) :is(.r, .t, .subject) {{ display: none; }}{kept}");
        }
        style
    }
}
