//! What must hold of every paper in Markdown.

use super::super::layout::Layout;
use super::super::tree::sample::{HOSTILE, sample, say};
use super::*;

fn written(layout: Layout) -> String {
    markdown(&sample(), &Options { layout, ..Options::default() })
}

/// What a reader sees: tags gone, escapes undone.
fn seen(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars();
    while let Some(c) = chars.next() {
        match c {
            '<' => drop(chars.by_ref().find(|c| *c == '>')),
            '\\' => out.extend(chars.next()),
            '[' => {}
            ']' => drop(chars.by_ref().find(|c| *c == ')')),
            _ => out.push(c),
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn hostile_text_is_only_text() {
    let out = escape(HOSTILE);
    assert!(!out.contains("<script>") && out.contains("\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\#"), "{out}");
    assert_eq!(seen(&out), HOSTILE);
}

#[test]
fn arabic_stands_in_a_right_to_left_block() {
    assert!(written(Layout::Single).starts_with("<div dir=\"rtl\" lang=\"ar\">\n\n"));
    assert_eq!(written(Layout::Sequence).matches("<div ").count(), 3);
    assert_eq!(written(Layout::Columns).matches("<div ").count(), 3 * 8);
}

#[test]
fn latin_alone_needs_no_block() {
    let out = markdown(&sample(), &Options { languages: vec![Lang::Fr], ..Options::default() });
    assert!(!out.contains("<div"), "{out}");
}

#[test]
fn every_text_is_there() {
    let paper = sample();
    for layout in [Layout::Sequence, Layout::Columns] {
        let seen = seen(&written(layout));
        for (lang, line) in Lang::ALL.into_iter().flat_map(|lang| paper.lines().into_iter().map(move |line| (lang, line))) {
            let text = paper.flat(line, lang);
            assert!(seen.contains(&text), "{layout:?} {lang:?} {text}");
        }
    }
}

#[test]
fn each_language_has_each_article() {
    for layout in [Layout::Sequence, Layout::Columns] {
        let out = written(layout);
        for id in ["definitions", "costs", "working-time", "occupations"] {
            for lang in Lang::ALL {
                let anchor = format!("<a id=\"{}-{id}\"></a>", lang.code());
                assert_eq!(out.matches(&anchor).count(), 1, "{anchor}");
            }
        }
    }
}

#[test]
fn a_bar_does_not_split_a_cell() {
    assert!(written(Layout::Sequence).contains("| A \\| B | 0 | — |"));
}

#[test]
fn overrides_are_spelt_out() {
    let mut paper = sample();
    paper.title = say("أ\u{202e}ب", "a\u{202e}b", "a\u{202e}b");
    let out = markdown(&paper, &Options { layout: Layout::Sequence, ..Options::default() });
    assert!(out.contains("a⟨U+202E⟩b") && !out.contains('\u{202e}'));
}
