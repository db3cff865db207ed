//! What of the sources the rules put into effect, what is left to people, and what is not yet done.

use std::collections::{BTreeMap, BTreeSet};

use super::super::sheet::Sheet;
use super::Report;
use crate::law::Row;

/// The rows of the sources, by what becomes of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    /// Covered by a rule that was applied.
    pub applied: usize,
    /// Covered by a rule of another pack.
    pub elsewhere: usize,
    /// Left to people, by reason.
    pub human: BTreeMap<String, usize>,
    /// None of these.
    pub not_yet: usize,
}

/// Sorts the rows.
pub(super) fn sort<'r>(rows: impl Iterator<Item = &'r Row>, applied: &BTreeSet<&str>, known: &BTreeSet<&str>) -> Coverage {
    let mut coverage = Coverage::default();
    for row in rows {
        if applied.contains(row.id.as_str()) {
            coverage.applied += 1;
        } else if known.contains(row.id.as_str()) {
            coverage.elsewhere += 1;
        } else if row.human.is_empty() {
            coverage.not_yet += 1;
        } else {
            *coverage.human.entry(row.human.clone()).or_default() += 1;
        }
    }
    coverage
}

impl Report<'_> {
    pub(super) fn coverage(&self, sheet: &mut Sheet) {
        sheet.head(1, self.say("report_coverage"));
        sheet.line(self.say("report_coverage_text"));
        let pages = self.of.outcome.ruled.iter().filter_map(|ruled| self.page(ruled.rule));
        let applied: BTreeSet<&str> = pages.flat_map(|page| &page.covers).map(String::as_str).collect();
        let known: BTreeSet<&str> = self.of.law.pages().flat_map(|page| &page.covers).map(String::as_str).collect();
        let total = self.of.law.catalogue().len();
        let coverage = sort(self.of.law.catalogue().iter(), &applied, &known);
        sheet.pair(self.say("report_rows_total"), &total.to_string());
        sheet.pair(self.say("report_covered"), &coverage.applied.to_string());
        if coverage.elsewhere > 0 {
            sheet.pair(self.say("report_covered_else"), &coverage.elsewhere.to_string());
        }
        sheet.pair(self.say("report_human"), &coverage.human.values().sum::<usize>().to_string());
        for (reason, count) in &coverage.human {
            let key = format!("human_{reason}");
            let words = self.words.interface(&key);
            let words = if words == key { reason.as_str() } else { words };
            sheet.pair("", &format!("{words}{}{count}", self.say("explain_colon")));
        }
        sheet.pair(self.say("report_not_yet"), &coverage.not_yet.to_string());
    }
}
