//! No condition is lost in print: a right given to some is never printed as a right of all, and a
//! term agreed in principle never as a firm one.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use mithaq::law::Law;
use mithaq::model::{NotLoaded, load};
use mithaq::render::compose::{Edition, compose};
use mithaq::text::{Lang, Source};
use mithaq::vocabulary::{FieldType, Vocabulary};

fn printed(clause: &str, entry: &str) -> Vec<(Lang, String)> {
    let text = format!(
        "agreement LY-NE {{\n form: treaty\n destination: LY\n origin: NE\n title {{ ar: \"ا\" fr: \"A\" en: \"A\" }}\n authentic: ar, fr, en\n date: 2026-11-21\n}}\narticle a {{\n {clause} {{\n  {entry}\n }}\n}}\n"
    );
    let project = load(Source::new(String::from("a.bla"), text), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing));
    assert!(project.findings.is_empty(), "{entry}: {:?}", project.findings.first());
    let paper = compose(&project, Vocabulary::embedded(), Law::embedded(), &Edition::default());
    Lang::ALL.into_iter().map(|lang| (lang, paper.text(lang).to_lowercase())).collect()
}

#[test]
fn every_condition_is_printed() {
    let mut lost = Vec::new();
    let mut seen = 0;
    for (_, kind) in Vocabulary::embedded().kinds() {
        let clause = kind.def.name.first(Lang::En);
        for field in &kind.fields {
            let values: &[&str] = match field.kind {
                FieldType::YesNo => &["yes", "no"],
                FieldType::Count | FieldType::Duration | FieldType::DurationPer(_) | FieldType::Money | FieldType::Choice => &["none"],
                _ => continue,
            };
            let key = field.def.name.first(Lang::En);
            for value in values {
                for (entry, words) in [
                    (format!("{key}: {value} for domestic workers"), ["منزلي", "domestiques", "domestic workers"]),
                    (format!("{key}: {value} in principle"), ["من حيث المبدأ", "en principe", "in principle"]),
                ] {
                    seen += 1;
                    for ((lang, text), words) in printed(clause, &entry).into_iter().zip(words) {
                        if !text.contains(words) {
                            lost.push(format!("{clause}: {entry} in {}", lang.code()));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
    assert!(lost.is_empty(), "{} lost: {:#?}", lost.len(), lost.iter().take(12).collect::<Vec<_>>());
}
