//! What must hold of every page.

use super::super::tree::Inline;
use super::super::tree::sample::{HOSTILE, long, sample, say};
use super::*;

fn page(layout: Layout, languages: &[Lang]) -> String {
    html(&sample(), &Options { layout, languages: languages.to_vec(), ..Options::default() }).unwrap()
}

/// What a reader sees: tags gone, entities undone.
fn seen(page: &str) -> String {
    let body = page.split("<body").nth(1).unwrap();
    let text: String = body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, char)| text.replace(entity, char))
}

#[test]
fn every_text_is_there() {
    let paper = sample();
    for layout in [Layout::Sequence, Layout::Columns] {
        let seen = seen(&page(layout, &[]));
        for lang in Lang::ALL {
            for line in paper.lines() {
                let text = paper.flat(line, lang);
                assert!(seen.contains(&text), "{layout:?} {text}");
            }
        }
    }
}

#[test]
fn hostile_text_is_only_text() {
    let page = page(Layout::Sequence, &[]);
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;") && page.contains("{{x}}"));
    let mut paper = sample();
    paper.title = say(HOSTILE, HOSTILE, HOSTILE);
    let page = html(&paper, &Options::default()).unwrap();
    assert!(page.contains("<title>&lt;script&gt;"), "{page}");
}

#[test]
fn hostile_ids_stay_in_their_attribute() {
    let mut paper = sample();
    if let Some(super::super::tree::Block::Chapter(chapter)) = paper.blocks.get_mut(1) {
        chapter.id = "\"><script>".to_owned();
    }
    let page = html(&paper, &Options::default()).unwrap();
    assert!(page.contains("id=\"ar----script-\"") && !page.contains("<script>"));
}

#[test]
fn overrides_are_spelt_out_and_foreign_words_isolated() {
    let mut paper = sample();
    paper.title = say("أ\u{202e}ب ISCO", "a", "b");
    let page = html(&paper, &Options::default()).unwrap();
    assert!(!page.contains('\u{202e}') && page.contains("U+202E"));
    assert!(page.contains("<bdi lang=\"en\" dir=\"ltr\">ISCO</bdi>"));
}

#[test]
fn arabic_runs_right_to_left() {
    assert!(page(Layout::Single, &[Lang::Ar]).contains("<html lang=\"ar\" dir=\"rtl\">"));
    let page = page(Layout::Columns, &[Lang::Fr, Lang::Ar]);
    assert!(page.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(page.contains("col-2\" lang=\"ar\" dir=\"rtl\">"), "Arabic has the right");
}

#[test]
fn each_language_has_each_article() {
    for layout in [Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        for lang in Lang::ALL {
            for id in ["definitions", "costs", "working-time", "occupations", "costs-1", "costs-1-b"] {
                let id = format!(" id=\"{}-{id}\"", lang.code());
                assert_eq!(page.matches(&id).count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        let values =
            |name: &str| -> Vec<String> { page.split(name).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect() };
        let ids = values(" id=\"");
        let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        for target in values("href=\"#") {
            assert!(unique.contains(&target), "{layout:?} #{target}");
        }
    }
}

#[test]
fn headings_never_jump() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = page(layout, &[]);
        let mut before = 0;
        for part in page.split("<h").skip(1) {
            if let Some(level) = part.chars().next().and_then(|c| c.to_digit(10)) {
                assert!(level <= before + 1, "h{level} after h{before}");
                before = level;
            }
        }
    }
}

#[test]
fn a_final_paper_bears_no_draft_mark() {
    let mut paper = sample();
    paper.draft = false;
    let options = Options { languages: vec![Lang::En], ..Options::default() };
    assert!(!html(&paper, &options).unwrap().contains("DRAFT"));
    assert!(page(Layout::Single, &[Lang::En]).contains("DRAFT"));
}

#[test]
fn brackets_and_missing_text_are_marked() {
    let page = page(Layout::Single, &[Lang::En]);
    assert!(page.contains("class=\"open party-1\"") && page.contains("class=\"missing\""));
    let mut paper = sample();
    paper.title.set(Lang::En, vec![Inline::Open { owner: None, inside: vec![Inline::Missing] }]);
    let page = html(&paper, &Options { languages: vec![Lang::En], ..Options::default() }).unwrap();
    assert!(page.contains("class=\"open party-0\""));
}

#[test]
fn the_page_needs_nothing_else() {
    let page = page(Layout::Columns, &[]);
    for outside in ["http://", "https://", "url(", "@import", " src=", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_shell_has_no_raw_path_and_the_style_cannot_end_early() {
    assert!(!SHELL.contains("{{{") && !SHELL.contains("{{&"));
    assert!(!STYLE.as_str().contains("</"));
}

#[test]
fn same_paper_same_bytes() {
    assert_eq!(page(Layout::Columns, &[]), page(Layout::Columns, &[]));
}

#[test]
fn a_paper_with_nothing_is_a_page() {
    for layout in [Layout::Single, Layout::Sequence, Layout::Columns] {
        let page = html(&Paper::default(), &Options { layout, ..Options::default() }).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>"));
    }
}

#[test]
fn a_long_paper_has_all_its_articles() {
    let page = html(&long(60), &Options { layout: Layout::Columns, ..Options::default() }).unwrap();
    assert_eq!(page.matches("<section class=\"article").count(), 60);
}
