//! The findings that a project has decided to live with for now, kept in a file beside it: what is
//! known there is shown as known, what is new counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::check::Fingerprint;
use crate::finding::Severity;

/// The version of the form.
pub const BASELINE: &str = "mithaq.baseline/1";

/// The findings that are known, by file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, BTreeMap<Fingerprint, Entry>>,
}

/// How heavy a known finding was, and how many there were of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    weight: Severity,
    count: usize,
}

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is none, from this line and column on.
    Form(usize, usize),
    /// It is one of another version.
    Version(String),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    files: Vec<FileForm>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    file: String,
    findings: Vec<EntryForm>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EntryForm {
    rule: String,
    article: String,
    key: String,
    words: String,
    weight: Severity,
    count: usize,
}

/// The head of a document of any version.
#[derive(Deserialize)]
struct Head {
    schema: String,
}

/// True for a baseline of any version: a file that may be replaced by a newer one.
#[must_use]
pub fn is_baseline(text: &str) -> bool {
    serde_json::from_str::<Head>(text).is_ok_and(|head| head.schema.starts_with("mithaq.baseline/"))
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// When the text is not a baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, NotRead> {
        let form = |error: serde_json::Error| NotRead::Form(error.line(), error.column());
        let head: Head = serde_json::from_str(text).map_err(form)?;
        if head.schema != BASELINE {
            return Err(NotRead::Version(head.schema));
        }
        let document: Document = serde_json::from_str(text).map_err(form)?;
        let mut baseline = Self::default();
        for file in document.files {
            let known = baseline.files.entry(file.file).or_default();
            for EntryForm { rule, article, key, words, weight, count } in file.findings {
                known.insert(Fingerprint { rule, article, key, words }, Entry { weight, count });
            }
        }
        Ok(baseline)
    }

    /// Records what stands in a file, in place of what was known of it.
    pub fn record(&mut self, file: &str, findings: impl Iterator<Item = (Fingerprint, Severity)>) {
        let mut known: BTreeMap<Fingerprint, Entry> = BTreeMap::new();
        for (print, weight) in findings {
            let entry = known.entry(print).or_insert(Entry { weight, count: 0 });
            entry.weight = entry.weight.max(weight);
            entry.count += 1;
        }
        self.files.insert(file.to_owned(), known);
    }

    /// Which findings of a file are known: not more of a kind than were recorded, and none that
    /// weighs more now than then.
    #[must_use]
    pub fn known(&self, file: &str, findings: impl Iterator<Item = (Fingerprint, Severity)>) -> BTreeSet<usize> {
        let Some(entries) = self.files.get(file) else { return BTreeSet::new() };
        let mut left: BTreeMap<&Fingerprint, usize> = entries.iter().map(|(print, entry)| (print, entry.count)).collect();
        let mut known = BTreeSet::new();
        for (at, (print, weight)) in findings.enumerate() {
            let heavier = entries.get(&print).is_none_or(|entry| weight > entry.weight);
            match left.get_mut(&print) {
                Some(left) if *left > 0 && !heavier => {
                    *left -= 1;
                    known.insert(at);
                }
                _ => {}
            }
        }
        known
    }

    /// How many findings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).map(|entry| entry.count).sum()
    }

    /// True when nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The baseline as a file, one finding after another in a fixed order.
    #[must_use]
    pub fn text(&self) -> String {
        let files = self.files.iter().map(|(file, known)| FileForm {
            file: file.clone(),
            findings: known.iter().map(|(print, entry)| form(print, *entry)).collect(),
        });
        let document = Document { schema: BASELINE.to_owned(), files: files.collect() };
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }
}

fn form(print: &Fingerprint, entry: Entry) -> EntryForm {
    let Fingerprint { rule, article, key, words } = print.clone();
    EntryForm { rule, article, key, words, weight: entry.weight, count: entry.count }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Baseline, NotRead};
    use crate::check::Fingerprint;
    use crate::finding::Severity::{self, Advice, Error, Warning};

    fn print(rule: &str) -> Fingerprint {
        Fingerprint { rule: rule.to_owned(), words: String::from("8hours"), ..Fingerprint::default() }
    }

    fn recorded(findings: &[(&str, Severity)]) -> Baseline {
        let mut baseline = Baseline::default();
        baseline.record("a.bla", findings.iter().map(|(rule, weight)| (print(rule), *weight)));
        baseline
    }

    fn known(baseline: &Baseline, findings: &[(&str, Severity)]) -> BTreeSet<usize> {
        baseline.known("a.bla", findings.iter().map(|(rule, weight)| (print(rule), *weight)))
    }

    #[test]
    fn what_is_written_is_read() {
        let baseline = recorded(&[("one", Warning), ("one", Warning), ("two", Error)]);
        assert_eq!(baseline.len(), 3);
        assert_eq!(Baseline::read(&baseline.text()), Ok(baseline));
    }

    #[test]
    fn more_of_a_kind_are_new() {
        let baseline = recorded(&[("one", Warning), ("one", Warning)]);
        assert_eq!(known(&baseline, &[("one", Warning), ("two", Warning), ("one", Warning), ("one", Warning)]), BTreeSet::from([0, 2]));
    }

    #[test]
    fn a_heavier_one_is_new() {
        let baseline = recorded(&[("one", Advice)]);
        assert_eq!(known(&baseline, &[("one", Error)]), BTreeSet::new());
        assert_eq!(known(&recorded(&[("one", Error)]), &[("one", Advice)]), BTreeSet::from([0]));
    }

    #[test]
    fn another_file_knows_nothing() {
        let baseline = recorded(&[("one", Advice)]);
        assert!(baseline.known("b.bla", std::iter::once((print("one"), Advice))).is_empty());
    }

    #[test]
    fn what_is_no_baseline_says_why() {
        assert_eq!(Baseline::read("{"), Err(NotRead::Form(1, 1)));
        assert_eq!(Baseline::read(r#"{"schema":"mithaq.baseline/9"}"#), Err(NotRead::Version(String::from("mithaq.baseline/9"))));
        assert!(matches!(Baseline::read(r#"{"schema":"mithaq.baseline/1"}"#), Err(NotRead::Form(..))));
    }
}
