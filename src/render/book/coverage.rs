//! What of the sources the book covers: by rule, by human judgement, or not yet.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::law::Law;
use crate::text::Lang;
use crate::wording::words::{Words, fill};

/// What of the sources is covered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Every row of the sources.
    pub rows: Vec<RowForm>,
    /// Ids in `covers` that are no row.
    pub strays: Vec<(String, String)>,
}

/// One row and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowForm {
    /// Its id.
    pub row: String,
    /// The source.
    pub source: String,
    /// What it is about.
    pub topic: String,
    /// The rules that put it into effect.
    pub rules: Vec<String>,
    /// Why it is left to a person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub human: String,
}

/// Which rows are covered by which rules.
#[must_use]
pub fn coverage(law: &Law) -> Coverage {
    let mut by_row: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for page in law.pages() {
        for row in &page.covers {
            by_row.entry(row).or_default().insert(&page.id);
        }
    }
    let rows = law.catalogue();
    let known: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let strays = by_row.iter().filter(|(row, _)| !known.contains(*row));
    let strays = strays.flat_map(|(row, rules)| rules.iter().map(|rule| ((*row).to_owned(), (*rule).to_owned()))).collect();
    let form = |row: &crate::law::Row| RowForm {
        row: row.id.clone(),
        source: row.source.clone(),
        topic: row.topic.clone(),
        rules: by_row.get(row.id.as_str()).into_iter().flatten().map(|rule| (*rule).to_owned()).collect(),
        human: row.human.clone(),
    };
    Coverage { rows: rows.iter().map(form).collect(), strays }
}

impl Coverage {
    /// How many rows rules cover, people judge, and nobody looks at yet, in a group of rows.
    #[must_use]
    pub fn counts(&self, group: &str) -> [usize; 3] {
        let of = |row: &&RowForm| group.is_empty() || group_of(&row.row) == group;
        let rows: Vec<&RowForm> = self.rows.iter().filter(of).collect();
        let ruled = rows.iter().filter(|row| !row.rules.is_empty()).count();
        let human = rows.iter().filter(|row| row.rules.is_empty() && !row.human.is_empty()).count();
        [ruled, human, rows.len() - ruled - human]
    }

    /// The groups of rows, in the order of the sources.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for row in &self.rows {
            let group = group_of(&row.row);
            if !all.contains(&group) {
                all.push(group);
            }
        }
        all
    }
}

/// `INT-REC` of `INT-REC-01`, `ORIGIN-PH` of `ORIGIN-PH-worker_fee`.
fn group_of(row: &str) -> &str {
    row.rsplit_once('-').map_or(row, |(group, _)| group)
}

/// The coverage for a terminal: a line for each group, then what is left.
#[must_use]
pub fn coverage_text(coverage: &Coverage, lang: Lang) -> String {
    let words = Words::embedded(lang);
    let mut out = String::new();
    let mut line = |group: &str, counts: [usize; 3]| {
        let [ruled, human, open] = counts.map(|count| count.to_string());
        let values = [("group", group), ("ruled", ruled.as_str()), ("human", human.as_str()), ("open", open.as_str())];
        out.push_str(&fill(words.interface("coverage_line"), &values));
        out.push('\n');
    };
    for group in coverage.groups() {
        line(group, coverage.counts(group));
    }
    line(words.interface("coverage_all"), coverage.counts(""));
    for row in coverage.rows.iter().filter(|row| row.rules.is_empty()) {
        let key = if row.human.is_empty() { "coverage_open".to_owned() } else { format!("human_{}", row.human) };
        let what = words.interface(&key);
        out.push_str(&format!("{}  {} ({}): {what}\n", row.row, row.source, row.topic));
    }
    for (row, rule) in &coverage.strays {
        out.push_str(&fill(words.interface("coverage_stray"), &[("row", row), ("rule", rule)]));
        out.push('\n');
    }
    out
}
