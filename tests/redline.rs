//! The redline: accepting every change gives the later text, rejecting every change gives the earlier one, word for word,
//! in each language and layout. The files are read back by a reader that knows nothing of the writer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

#[path = "redline/mutate.rs"]
mod mutate;
#[path = "redline/reader.rs"]
mod reader;

use std::fs;

use mithaq::diff::{Comparison, Pair};
use mithaq::law::Law;
use mithaq::render::redline::{Authors, redline};
use mithaq::render::tree::Paper;
use mithaq::render::{Layout, Options, docx};
use mithaq::text::Lang;
use proptest::prelude::*;
use reader::{Keep, faults, put_in_by, read};

const LAYOUTS: [Layout; 3] = [Layout::Single, Layout::Columns, Layout::Sequence];

fn niger() -> String {
    fs::read_to_string(support::root().join("agreements/ly-ne.bla")).unwrap()
}

/// A text with pieces replaced, each of which must be there.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in the text");
        text.replacen(from, to, 1)
    })
}

/// The article with this id, as it is written.
fn article<'t>(text: &'t str, id: &str) -> &'t str {
    let start = text.find(&format!("  article {id} {{\n")).unwrap();
    let end = start + text[start..].find("\n  }\n").unwrap() + 5;
    &text[start..end]
}

fn paper(text: &str) -> Paper {
    support::paper(&support::project(text))
}

fn marked(old: &Paper, new: &Paper, comparison: &Comparison) -> Paper {
    let authors = Authors::named(Law::embedded(), &new.metadata.parties, Some("Round 4"));
    redline(old, new, comparison, &authors, Vec::new())
}

/// Both laws, for one layout.
fn holds_for(old: &Paper, new: &Paper, both: &Paper, options: &Options) {
    let [was, is, file] = [old, new, both].map(|paper| docx(paper, options).unwrap());
    let (accepted, rejected) = (read(&file, Keep::New), read(&file, Keep::Old));
    let (is, was) = (read(&is, Keep::New), read(&was, Keep::New));
    same(&accepted.lines, &is.lines, "accepted");
    same(&rejected.lines, &was.lines, "rejected");
    let tags = |said: &reader::Said| said.controls.clone();
    assert_eq!(first_difference(&tags(&accepted), &tags(&is)), None, "controls of what is accepted, {options:?}");
    assert_eq!(faults(&file), [""; 0]);
}

fn first_difference<T: PartialEq + Clone>(one: &[T], two: &[T]) -> Option<(Option<T>, Option<T>)> {
    let at = (0..one.len().max(two.len())).find(|at| one.get(*at) != two.get(*at))?;
    Some((one.get(at).cloned(), two.get(at).cloned()))
}

fn same(found: &[String], wanted: &[String], what: &str) {
    if let Some((found, wanted)) = first_difference(found, wanted) {
        panic!("{what}:\n found {found:?}\nwanted {wanted:?}");
    }
}

fn holds(old: &str, new: &str, comparison: &Comparison) {
    let (old, new) = (paper(old), paper(new));
    let both = marked(&old, &new, comparison);
    // Each language alone is a part of the sequence. A language may cease to be one of the paper.
    for layout in [Layout::Columns, Layout::Sequence] {
        holds_for(&old, &new, &both, &Options { layout, languages: Lang::ALL.to_vec(), ..Options::default() });
    }
    holds_for(&old, &new, &both, &Options { languages: vec![Lang::Fr, Lang::Ar], layout: Layout::Columns, ..Options::default() });
}

fn by_ids() -> Comparison {
    Comparison::default()
}

#[test]
fn words_numbers_and_titles() {
    let text = niger();
    let new = edited(
        &text,
        &[
            ("normal week: at most 48 hours", "normal week: at most 45 hours"),
            ("overtime pay: at least 150 %", "overtime pay: at least 175 %"),
            ("en: \"Agreement on Labour Mobility and the Protection of Workers\"", "en: \"Agreement on Labour Mobility\""),
            ("توثيقاً لأواصر الأخوة وحسن الجوار", "توثيقا لأواصر الإخوة وحسن الجوار"),
            ("date: 2026-11-21", "date: 2026-12-01"),
            ("fr: \"Dispositions générales\"", "fr: \"Dispositions communes\""),
        ],
    );
    holds(&text, &new, &by_ids());
    holds(&new, &text, &by_ids());
}

#[test]
fn articles_that_come_and_go_renumber_the_others() {
    let text = niger();
    let gone = edited(&text, &[(article(&text, "scope"), ""), (article(&text, "travel"), "")]);
    holds(&text, &gone, &by_ids());
    holds(&gone, &text, &by_ids());
}

#[test]
fn articles_move_and_change_inside() {
    let text = niger();
    let (wages, health) = (article(&text, "wages").to_owned(), article(&text, "health-care").to_owned());
    let without = edited(&text, &[(&wages, "")]);
    let changed =
        edited(&wages, &[("minimum: [LY: as law of LY | NE: at least 1200 LYD per month]", "minimum: at least 1500 LYD per month")]);
    let new = edited(&without, &[(&health, &format!("{health}\n{changed}"))]);
    holds(&text, &new, &by_ids());
    holds(&new, &text, &by_ids());
    let (old, new) = (paper(&text), paper(&new));
    let both = marked(&old, &new, &by_ids());
    assert_eq!(both.redline.as_ref().unwrap().moves.len(), 1);
    let file = docx(&both, &Options { languages: vec![Lang::En], ..Options::default() }).unwrap();
    let xml = &reader::parts(&file)["word/document.xml"];
    assert!(xml.contains("<w:moveFromRangeStart ") && xml.contains("<w:moveTo "), "the article is not shown as moved");
}

#[test]
fn what_the_comparison_pairs_is_one_article() {
    let text = niger();
    let new = edited(&text, &[("article travel {", "article journeys {")]);
    let pair = Pair { old: Some("travel".to_owned()), new: Some("journeys".to_owned()), moved: false };
    let comparison = Comparison { articles: vec![pair], ..Comparison::default() };
    holds(&text, &new, &comparison);
    let both = marked(&paper(&text), &paper(&new), &comparison);
    assert!(both.articles().all(|article| article.mark.is_none()));
    let apart = marked(&paper(&text), &paper(&new), &by_ids());
    assert_eq!(apart.articles().filter(|article| article.mark.is_some()).count(), 2);
}

#[test]
fn brackets_open_and_close() {
    let text = niger();
    let new = edited(
        &text,
        &[
            ("annual: [LY: 30 days | NE: 30 working days]", "annual: 30 working days"),
            ("overtime year: at most 200 hours", "overtime year: [LY: at most 200 hours | NE: at most 140 hours]"),
            ("term: [LY: 3 years | NE: 5 years]", "term: [LY: 4 years | NE: 5 years]"),
        ],
    );
    holds(&text, &new, &by_ids());
    holds(&new, &text, &by_ids());
    let both = marked(&paper(&text), &paper(&new), &by_ids());
    let file = docx(&both, &Options { languages: vec![Lang::En], ..Options::default() }).unwrap();
    let authors = put_in_by(&file);
    let put_in = |author: &str, words: &str| assert!(authors[author].contains(words), "{author}: {words} in {authors:#?}");
    put_in("Libya", "four4");
    put_in("the Niger", "one hundred and forty (140) hours");
    put_in("Round 4", "thirty (30) working days");
}

#[test]
fn waivers_are_footnotes_that_come_and_go() {
    let text = niger();
    let waiver = "    accept weekly-hours-above-forty { reason: \"so agreed\" authority: joint committee }\n    hours {";
    let new = edited(&text, &[("    hours {", waiver)]);
    holds(&text, &new, &by_ids());
    holds(&new, &text, &by_ids());
    holds(&new, &edited(&new, &[("so agreed", "so agreed again")]), &by_ids());
}

#[test]
fn definitions_items_and_rows() {
    let text = niger();
    let new = edited(
        &text,
        &[
            ("    row { profession: midwife number: 30 phase: short term monthly wage: at least 3000 LYD per month }\n", ""),
            ("number: 10 phase: immediate monthly wage: at least 3200", "number: 15 phase: immediate monthly wage: at least 3300"),
            (
                "    row { risk: death payer: employer sum insured: at least 100000 LYD claims within: 3 years }\n",
                "    row { risk: death payer: employer sum insured: at least 120000 LYD }\n    row { risk: illness payer: employer sum insured: at least 1 LYD }\n",
            ),
        ],
    );
    let start = new.find("    define licensed-agency {").unwrap();
    let end = start + new[start..].find("\n    define ").unwrap() + 1;
    let fewer = format!("{}{}", &new[..start], &new[end..]);
    holds(&text, &fewer, &by_ids());
    holds(&fewer, &text, &by_ids());
}

#[test]
fn chapters_annexes_and_stages() {
    let text = niger();
    let annex = text.find("annex insurance-cover {").unwrap();
    let end = annex + text[annex..].find("\n}\n").unwrap() + 3;
    let without = format!("{}{}", &text[..annex], &text[end..]);
    holds(&text, &without, &by_ids());
    holds(&without, &text, &by_ids());
    // Two chapters become one: the heading of the second goes.
    let start = text.find("chapter remedies {").unwrap();
    let articles = start + text[start..].find("  article ").unwrap();
    let joined = format!("{}\n{}", text[..start].trim_end().strip_suffix('}').unwrap(), &text[articles..]);
    holds(&text, &joined, &by_ids());
    holds(&joined, &text, &by_ids());
    let initialled = edited(&text, &[("stage: negotiation", "stage: initialled")]);
    holds(&text, &initialled, &by_ids());
    let signed = edited(&text, &[("stage: negotiation", "stage: signed"), ("courtesy: en\n", "")]);
    holds(&text, &signed, &by_ids());
}

#[test]
fn a_whole_article_proposed_by_a_party() {
    let text = niger();
    let new = edited(&text, &[("article travel {", "article travel proposed by NE {")]);
    holds(&text, &new, &by_ids());
    holds(&new, &text, &by_ids());
    holds(&new, &edited(&text, &[("article travel {", "article travel proposed by LY {")]), &by_ids());
}

#[test]
fn a_text_against_itself_has_no_marks() {
    let paper = paper(&niger());
    let both = marked(&paper, &paper, &by_ids());
    assert_eq!(Paper { redline: None, ..both.clone() }, paper);
    for layout in LAYOUTS {
        let file = docx(&both, &Options { layout, ..Options::default() }).unwrap();
        let xml = &reader::parts(&file)["word/document.xml"];
        assert!(!xml.contains("<w:ins ") && !xml.contains("<w:del "));
    }
}

#[test]
fn a_text_against_nothing_is_put_in_or_taken_out() {
    let text = niger();
    let start = text.find("\nchapter ").unwrap();
    holds(&text, &text[..start], &by_ids());
    holds(&text[..start], &text, &by_ids());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_the_law_holds(seed in any::<u64>(), edits in 1_usize..12) {
        let old = mutate::small();
        let new = mutate::mutated(&old, seed, edits);
        let both = marked(&old, &new, &by_ids());
        for layout in LAYOUTS {
            holds_for(&old, &new, &both, &Options { layout, ..Options::default() });
        }
    }
}
