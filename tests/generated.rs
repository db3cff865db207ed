//! The agreements that the benches measure are good ones: a bench of mistakes would measure mistakes.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, dead_code, reason = "a test fails by panicking; the benches use the rest")]

#[path = "../benches/common/generate.rs"]
mod generate;

use mithaq::check::{Selection, check};
use mithaq::law::Law;
use mithaq::model::{NotLoaded, load};
use mithaq::text::Source;
use mithaq::vocabulary::Vocabulary;

#[test]
fn the_reference_file_has_no_finding() {
    let text = generate::generate(generate::Shape::REFERENCE);
    assert!((230_000..270_000).contains(&text.len()), "{} bytes", text.len());
    let vocabulary = Vocabulary::embedded();
    let project = load(Source::new(String::from("reference.bla"), text), vocabulary, &|_, _| Err(NotLoaded::Missing));
    let found = check(&project, vocabulary, Law::embedded(), &Selection::pack("drafting")).findings;
    assert!(found.is_empty(), "{:?}", found.first());
    assert_eq!(project.agreement.articles().count(), 60);
}
