//! Rules of the book that come to another outcome in one agreement than in another.

use std::cmp::Reverse;

use super::Desk;
use crate::finding::Verdict;
use crate::portfolio::{Became, RuleRow};
use crate::render::html::writer::Writer;

impl Desk<'_, '_> {
    pub(super) fn rules(&self, out: &mut Writer) {
        let mut rules: Vec<&RuleRow> = self.view.matrix.rules.iter().filter(|row| row.differs()).collect();
        if rules.is_empty() {
            return;
        }
        let count = |row: &RuleRow, wanted: Verdict| row.became.iter().filter(|became| **became == Some(Became::Verdict(wanted))).count();
        rules.sort_by_key(|row| Reverse((count(row, Verdict::Conflict), count(row, Verdict::Gap), count(row, Verdict::Question))));
        self.head(out, "rules", "matrix_rules");
        self.outcomes(out);
        out.block("details", &[("class", "whole")], |out| {
            out.block("summary", &[], |out| {
                self.words(out, &self.voice.fill("matrix_page_rules", &[("count", &rules.len().to_string())]));
            });
            self.table(out, "cols", self.say("matrix_rules"), self.say("matrix_page_rule"), false, |out| {
                out.block("tbody", &[], |out| rules.iter().for_each(|row| out.cell("tr", &[], |out| self.rule(out, row))));
            });
        });
    }

    fn rule(&self, out: &mut Writer, row: &RuleRow) {
        out.cell("th", &[("scope", "row")], |out| self.words(out, &self.voice.rule(row.rule)));
        for became in &row.became {
            let (class, sign) = look(*became);
            out.cell("td", &[("class", class)], |out| out.text(sign));
        }
    }

    /// What the signs mean.
    fn outcomes(&self, out: &mut Writer) {
        let all = [Verdict::Holds, Verdict::Conflict, Verdict::Gap, Verdict::Question, Verdict::NotApplicable].map(Became::Verdict);
        out.block("ul", &[("class", "legend"), ("aria-label", self.say("matrix_page_legend"))], |out| {
            for became in all.into_iter().chain([Became::Waived]) {
                let (class, sign) = look(Some(became));
                out.element("li", &[], |out| {
                    out.leaf("span", &[("class", class), ("aria-hidden", "true")], sign);
                    out.text(" ");
                    self.words(out, &self.voice.became(became));
                });
            }
        });
    }
}

/// How an outcome looks, and its sign; nothing where the rule was not run.
const fn look(became: Option<Became>) -> (&'static str, &'static str) {
    match became {
        None => ("", ""),
        Some(Became::Verdict(Verdict::Holds)) => ("", "✓"),
        Some(Became::Verdict(Verdict::Conflict)) => ("w", "✗"),
        Some(Became::Verdict(Verdict::Gap)) => ("g", "∅"),
        Some(Became::Verdict(Verdict::Question)) => ("o", "?"),
        Some(Became::Verdict(Verdict::NotApplicable)) => ("", "–"),
        Some(Became::Waived) => ("a", "≈"),
    }
}
