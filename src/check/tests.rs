//! Every check on the smallest text that shows it, and on a clean one.

use super::{Selection, check};
use crate::law::Law;
use crate::model::{self, NotLoaded};
use crate::text::Source;
use crate::vocabulary::Vocabulary;

mod clean;
mod forms;
mod parts;
mod texts;

const HEADER: &str = "agreement LY-NE {\n form: treaty\n destination: LY\n origin: NE\n authentic: ar, fr\n courtesy: en\n date: 2026-11-21\n title { ar: \"اتفاق\" fr: \"Accord\" en: \"Agreement\" }\n}\n";

/// The ids found in a whole file, each with the words it points at.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let vocabulary = Vocabulary::embedded();
    let project = model::load(Source::new(String::from("test.bla"), text.to_owned()), vocabulary, &|_, _| Err(NotLoaded::Missing));
    let form: Vec<_> = project.findings.iter().map(|finding| (finding.rule, project.sources.slice(finding.span))).collect();
    assert!(form.is_empty(), "the test itself is not well formed: {form:?}\n{text}");
    let outcome = check(&project, vocabulary, Law::embedded(), &Selection::pack("drafting"));
    outcome.findings.iter().map(|finding| (finding.rule, project.sources.slice(finding.span).to_owned())).collect()
}

/// A header, changed by pairs of words, and a body.
fn with(header: &[(&str, &str)], body: &str) -> String {
    let header = header.iter().fold(HEADER.to_owned(), |header, (old, new)| {
        assert!(header.contains(old), "{old}");
        header.replace(old, new)
    });
    header + body
}

/// Checks rows of body, rule and the words it marks; no words: nothing is found.
fn table(header: &[(&str, &str)], rows: &[(&str, &str, &str)]) {
    for (body, rule, marks) in rows {
        let all = found(&with(header, body));
        if rule.is_empty() {
            assert!(all.is_empty(), "{body}\n{all:#?}");
        } else {
            assert_eq!(all, [(*rule, (*marks).to_owned())], "{body}");
        }
    }
}

/// An article with one paragraph in the three languages.
fn paragraph(ar: &str, fr: &str, en: &str) -> String {
    format!("article a {{ title {{ ar: \"أ\" fr: \"A\" en: \"A\" }} paragraph {{ ar: \"{ar}\" fr: \"{fr}\" en: \"{en}\" }} }}")
}

/// Rows of Arabic, French, English, rule and marks.
fn prose(header: &[(&str, &str)], rows: &[[&str; 5]]) {
    for [ar, fr, en, rule, marks] in rows {
        table(header, &[(&paragraph(ar, fr, en), rule, marks)]);
    }
}
