//! What stands behind a cell: every value of a provision, how it stands, the sentence that prints it, who says it and in which article.

use super::super::columns;
use super::super::said::is_open;
use super::cells::{homes, tone};
use super::names::sentence;
use super::{Desk, Said};
use crate::diff::Worth;
use crate::portfolio::{Likeness, Rated, Standing};
use crate::render::html::writer::Writer;

/// No more agreements are named one by one.
const MOST_NAMED: usize = 8;

impl Desk<'_, '_> {
    /// A panel for each provision in which agreements differ. It is shown when a link leads to it.
    pub(super) fn panels(&self, out: &mut Writer) {
        out.block("div", &[("class", "panels"), ("role", "region"), ("aria-label", self.say("matrix_page_panels"))], |out| {
            let differing = self.rows.iter().zip(0..).filter(|(said, _)| said.likeness == Likeness::Differs);
            differing.for_each(|(said, number)| self.panel(out, said, number));
        });
    }

    fn panel(&self, out: &mut Writer, said: &Said<'_>, number: usize) {
        out.block("section", &[("id", &format!("p{number}"))], |out| {
            out.element("a", &[("class", "close"), ("href", &format!("#r{number}"))], |out| self.words(out, self.say("matrix_page_close")));
            let name = format!("{} – {}", self.clause_title(said.row.provision.path.kind), said.name);
            self.line(out, "h3", "", &name);
            let mut order: Vec<(usize, &Rated)> = said.row.classes.iter().enumerate().collect();
            order.sort_by_key(|(_, rated)| place(rated.standing));
            order.into_iter().for_each(|(at, rated)| self.value(out, said, at, rated));
            let silent = columns(said.row, |cell| cell.numbers().next().is_none());
            if !silent.is_empty() {
                let gap = silent.first().and_then(|at| said.row.gap(said.row.cells.get(*at)?)).is_some();
                let key = if gap { "matrix_gap" } else { "matrix_silent" };
                let line = self.voice.fill(key, &[("who", &self.who(said, silent))]);
                self.line(out, "p", if gap { "g" } else { "s" }, &line);
            }
        });
    }

    fn value(&self, out: &mut Writer, said: &Said<'_>, at: usize, rated: &Rated) {
        let who = columns(said.row, |cell| cell.numbers().any(|number| number == at));
        let words = said.values.get(at).map_or("", String::as_str);
        let (tone, standing) = (tone(rated.standing, is_open(rated)), self.standing(said, rated, at));
        out.element("div", &[("class", tone.class)], |out| {
            out.element("p", &[], |out| {
                out.element("b", &[], |out| self.words(out, &format!("{} {words}", tone.sign)));
                if !standing.is_empty() {
                    self.words(out, &format!(" – {standing}"));
                }
            });
            let first = who.first().and_then(|at| self.view.matrix.entries.get(*at)).or(self.view.matrix.model.as_ref());
            if let Some(sentence) = sentence(&self.voice, &rated.class, first) {
                out.element("blockquote", &[], |out| self.words(out, &sentence));
            }
            if !who.is_empty() {
                self.line(out, "p", "", &self.who(said, who));
            }
        });
    }

    /// Agreements with their articles; where they are many, how many: the map shows which.
    fn who(&self, said: &Said<'_>, columns: Vec<usize>) -> String {
        if columns.len() > MOST_NAMED {
            return self.voice.fill("matrix_many", &[("count", &columns.len().to_string())]);
        }
        let one = |at: usize| {
            let (name, entry) = (self.names.get(at)?, self.view.matrix.entries.get(at)?);
            let articles: Vec<String> = homes(said, entry).into_iter().map(|home| self.heading(home)).collect();
            Some(match articles.as_slice() {
                [] => name.clone(),
                _ => self.voice.fill("matrix_row", &[("name", name), ("row", &articles.join(self.comma()))]),
            })
        };
        let all: Vec<String> = columns.into_iter().filter_map(one).collect();
        all.join(self.comma())
    }

    /// How a value stands, in words: among the others, to the model, whether it is agreed.
    fn standing(&self, said: &Said<'_>, rated: &Rated, at: usize) -> String {
        let among = match rated.standing {
            Standing::Best => Some("matrix_page_best"),
            Standing::Between => Some("matrix_page_between"),
            Standing::Worst => Some("matrix_page_worst"),
            Standing::Apart => Some("matrix_page_apart"),
            Standing::Level => None,
        };
        let model = said.row.model.numbers().any(|number| number == at);
        let to_model = match rated.than_model {
            _ if model => Some("matrix_page_model_says"),
            Some(Worth::Stronger) => Some("matrix_page_stronger"),
            Some(Worth::Weaker) => Some("matrix_page_weaker"),
            Some(Worth::Unclear | Worth::Neutral) | None => None,
        };
        let open = is_open(rated).then_some("matrix_page_open");
        let all: Vec<&str> = [among, to_model, open].into_iter().flatten().map(|key| self.say(key)).collect();
        all.join(self.comma())
    }
}

/// The best first.
const fn place(standing: Standing) -> u8 {
    match standing {
        Standing::Best => 0,
        Standing::Level => 1,
        Standing::Between => 2,
        Standing::Apart => 3,
        Standing::Worst => 4,
    }
}
