//! What must hold of every paper in plain text.

use super::super::layout::Layout;
use super::super::tree::sample::{sample, say};
use super::*;

fn written(layout: Layout) -> String {
    plain(&sample(), &Options { layout, ..Options::default() })
}

fn words_of(text: &str) -> String {
    let bare = text.replace(['\u{200e}', '\u{200f}', '|'], " ");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_line_is_wider_than_asked() {
    for room in [40, 80] {
        let options = Options { layout: Layout::Sequence, width: room, ..Options::default() };
        let out = plain(&sample(), &options);
        let widest = out.lines().map(width).max().unwrap();
        assert!(widest <= room, "{widest} > {room}");
    }
}

#[test]
fn every_text_is_there() {
    let paper = sample();
    let options = |layout| Options { layout, width: 4000, ..Options::default() };
    for layout in [Layout::Sequence, Layout::Columns] {
        let out = words_of(&plain(&paper, &options(layout)));
        for lang in Lang::ALL {
            for line in paper.lines() {
                let text = words_of(&paper.flat(line, lang));
                assert!(out.contains(&text), "{layout:?} {text}");
            }
        }
    }
}

#[test]
fn each_language_has_each_article() {
    for layout in [Layout::Sequence, Layout::Columns] {
        let out = written(layout);
        for heading in ["Article premier", "Article 1", "المادة (1)", "Annex I", "Annexe I", "الملحق (1)"] {
            let count = out.lines().filter(|line| line.trim() == heading).count();
            assert_eq!(count, 1, "{heading}");
        }
    }
}

#[test]
fn a_line_that_starts_with_latin_letters_is_marked_in_arabic_only() {
    let mut paper = sample();
    paper.title = say("ISCO هو التصنيف", "صاحب est un mot", "plain");
    let out = plain(&paper, &Options { layout: Layout::Sequence, ..Options::default() });
    assert!(out.contains("\u{200f}") && out.contains("\u{200e}"));
    let english = plain(&paper, &Options { languages: vec![Lang::En], ..Options::default() });
    assert!(!english.contains(['\u{200e}', '\u{200f}']) || english.contains("عامل"));
}

#[test]
fn overrides_are_spelt_out() {
    let mut paper = sample();
    paper.title = say("أ\u{202e}ب", "a", "b");
    let out = plain(&paper, &Options::default());
    assert!(out.contains("⟨U+202E⟩") && !out.contains('\u{202e}'));
}
