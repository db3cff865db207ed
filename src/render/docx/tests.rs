//! What must hold of every file for Word.

mod reading;

use std::collections::BTreeSet;

use super::super::layout::Layout;
use super::super::tree::sample::{HOSTILE, long, sample, say};
use super::super::tree::{Block, Inline, Line, SourceFile};
use super::*;
use reading::{controls, events, part_of, parts, values};

const LAYOUTS: [Layout; 3] = [Layout::Single, Layout::Sequence, Layout::Columns];

fn options(layout: Layout, languages: &[Lang]) -> Options {
    Options { layout, languages: languages.to_vec(), ..Options::default() }
}

fn document(paper: &Paper, layout: Layout, languages: &[Lang]) -> String {
    part_of(&docx(paper, &options(layout, languages)).unwrap(), "word/document.xml")
}

/// The lines of a paper that stand in the body, in order, without those of notes and signatures.
fn body_lines(paper: &Paper) -> Vec<&Line> {
    let mut apart: Vec<*const Line> = Vec::new();
    for article in paper.articles() {
        apart.extend(article.notes.iter().map(|note| std::ptr::from_ref(&note.text)));
    }
    paper.lines().into_iter().filter(|line| !line.is_empty() && !apart.contains(&std::ptr::from_ref(*line))).collect()
}

fn is_added(tag: &str) -> bool {
    tag.contains(":proposer|")
}

#[test]
fn every_part_is_well_formed_and_named() {
    for layout in LAYOUTS {
        let bytes = docx(&sample(), &options(layout, &[])).unwrap();
        let parts = parts(&bytes);
        assert_eq!(parts[0].0, "[Content_Types].xml");
        let types = &parts[0].1;
        for (name, xml) in &parts {
            assert!(xml.starts_with("<?xml "), "{name}");
            events(xml);
            if !name.ends_with(".rels") && name != "[Content_Types].xml" {
                assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name}");
            }
        }
    }
}

#[test]
fn every_relation_leads_to_a_part() {
    for layout in LAYOUTS {
        let bytes = docx(&sample(), &options(layout, &[])).unwrap();
        let names: BTreeSet<String> = parts(&bytes).into_iter().map(|(name, _)| name).collect();
        let relations = part_of(&bytes, "word/_rels/document.xml.rels");
        let targets = values(&relations, "Target=\"");
        assert!(targets.iter().all(|target| names.contains(&format!("word/{target}"))), "{targets:?}");
        let ids = values(&relations, " Id=\"");
        let document = part_of(&bytes, "word/document.xml");
        let used = values(&document, "r:id=\"");
        assert!(!used.is_empty() && used.iter().all(|id| ids.contains(id)), "{used:?}");
        for (kind, place) in [("header", "headerReference"), ("footer", "footerReference")] {
            for id in document.split(&format!("<w:{place} ")).skip(1).map(|rest| values(rest, "r:id=\"")[0].clone()) {
                let at = ids.iter().position(|other| *other == id).unwrap();
                assert!(targets[at].starts_with(kind), "{} as {kind}", targets[at]);
            }
        }
    }
}

#[test]
fn controls_hold_every_line_in_order_and_nothing_else() {
    for paper in [sample(), long(12)] {
        for layout in LAYOUTS {
            for pass in options(layout, &[]).passes(&paper) {
                let read = controls(&document(&paper, layout, &[]));
                for lang in pass {
                    let end = format!("|{}", lang.code());
                    let tags = read.order.iter().filter(|tag| tag.ends_with(&end) && !is_added(tag));
                    let said: String = tags.filter_map(|tag| read.texts.get(tag)).map(String::as_str).collect();
                    let lines = body_lines(&paper).into_iter().map(|line| paper.flat(line, lang));
                    let [said, lines] = [said, lines.collect::<String>()].map(without_signatures(&paper, lang));
                    assert_eq!(said, lines, "{layout:?} {lang:?}");
                }
            }
        }
    }
}

/// Signatures stand in rows across the page, so their lines come in another order; the next test looks at them.
fn without_signatures(paper: &Paper, lang: Lang) -> impl Fn(String) -> String {
    let testimonium = paper.blocks.iter().find_map(|block| if let Block::Testimonium(end) = block { Some(end) } else { None }).unwrap();
    let last = paper.flat(testimonium.text.last().unwrap(), lang);
    move |text| text.split_once(&last).unwrap().0.to_owned()
}

#[test]
fn signatures_say_all_that_the_paper_says() {
    let paper = sample();
    let Some(Block::Testimonium(end)) = paper.blocks.last() else { panic!() };
    for layout in LAYOUTS {
        let read = controls(&document(&paper, layout, &[]));
        for lang in options(layout, &[]).passes(&paper).concat() {
            for (signature, number) in end.signatures.iter().zip(1..) {
                for (field, line) in [("for", &signature.for_whom), ("name", &signature.name), ("title", &signature.title)] {
                    let said = read.texts.get(&format!(":signature-{number}.{field}|{}", lang.code())).cloned().unwrap_or_default();
                    assert_eq!(said, paper.flat(line, lang));
                }
            }
        }
    }
}

#[test]
fn notes_are_footnotes() {
    let paper = sample();
    let bytes = docx(&paper, &options(Layout::Sequence, &[])).unwrap();
    let notes = part_of(&bytes, "word/footnotes.xml");
    let read = controls(&notes);
    for lang in Lang::ALL {
        for article in paper.articles() {
            for (note, number) in article.notes.iter().zip(1..) {
                let tag = format!("{}:note-{number}|{}", article.id, lang.code());
                assert_eq!(read.texts[&tag], paper.flat(&note.text, lang));
            }
        }
        let words = paper.words(lang);
        assert!(notes.contains(&words.waiver) && notes.contains(&words.note));
    }
    let marks = values(&part_of(&bytes, "word/document.xml"), "<w:footnoteReference w:id=\"");
    assert_eq!(marks, ["1", "2", "3", "4", "5", "6"]);
    assert!(marks.iter().all(|id| notes.contains(&format!("<w:footnote w:id=\"{id}\">"))));
}

#[test]
fn tags_ids_and_bookmarks_are_unique_and_links_lead_somewhere() {
    for layout in LAYOUTS {
        let xml = document(&long(9), layout, &[]);
        let tags = values(&xml, "<w:tag w:val=\"");
        assert_eq!(tags.iter().collect::<BTreeSet<_>>().len(), tags.len());
        let ids: Vec<String> =
            xml.split("<w:sdtPr>").skip(1).flat_map(|rest| values(rest.split("</w:sdtPr>").next().unwrap(), "<w:id w:val=\"")).collect();
        assert_eq!(ids.len(), tags.len());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        let names: Vec<String> = values(&xml, "w:name=\"");
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(unique.len(), names.len());
        let anchors = values(&xml, "w:anchor=\"");
        assert!(anchors.len() > 9 && anchors.iter().all(|anchor| unique.contains(anchor)), "{layout:?}");
        assert_eq!(xml.matches("<w:bookmarkStart ").count(), xml.matches("<w:bookmarkEnd ").count());
    }
}

#[test]
fn articles_and_their_lines_bear_their_ids() {
    let read = controls(&document(&sample(), Layout::Sequence, &[]));
    for lang in Lang::ALL {
        for part in ["costs", "costs:heading", "costs-1", "costs-1:1", "costs-1-b", "costs-1-b:2", ":chapter:recruitment", "occupations"] {
            assert!(read.order.contains(&tag::tag(part, &[lang])), "{part}");
        }
        for part in [":recital-2", "occupations-1:caption", "occupations-1:h2", "occupations-1:r3c1", ":testimonium-1"] {
            assert!(!read.texts[&tag::tag(part, &[lang])].is_empty(), "{part}");
        }
    }
    let columns = controls(&document(&sample(), Layout::Columns, &[Lang::Fr, Lang::Ar]));
    assert!(columns.order.contains(&"costs|fr+ar".to_owned()) && columns.order.contains(&"costs-1|ar".to_owned()));
}

#[test]
fn a_link_to_nothing_is_only_text() {
    let mut paper = sample();
    paper.title = super::super::tree::line(|_| None);
    paper.title.set(Lang::En, vec![Inline::Link { to: "nowhere".to_owned(), text: "there".to_owned() }]);
    let xml = document(&paper, Layout::Single, &[Lang::En]);
    assert!(xml.contains(">there<") && !xml.contains("nowhere"));
}

#[test]
fn arabic_runs_from_the_right() {
    let xml = document(&sample(), Layout::Single, &[Lang::Ar]);
    let words = xml.split("<w:p>").find(|part| part.contains("ISCO-2221")).unwrap();
    assert!(words.contains("<w:bidi/>") && words.contains("<w:rtl/><w:lang w:bidi=\"ar-LY\"/></w:rPr><w:t>ممرض (<"));
    assert!(words.contains("<w:lang w:val=\"en-GB\"/></w:rPr><w:t>ISCO-2221<"));
    assert!(xml.contains("<w:tblStyle w:val=\"PaperTable\"/><w:bidiVisual/>"));
    let french = document(&sample(), Layout::Single, &[Lang::Fr]);
    assert!(!french.contains("<w:bidi") && french.contains("<w:rtl/><w:lang w:bidi=\"ar-LY\"/></w:rPr><w:t>عامل بأجر<"));
}

#[test]
fn arabic_has_the_right_of_the_grid() {
    for languages in [[Lang::Ar, Lang::Fr, Lang::En], [Lang::Fr, Lang::Ar, Lang::En]] {
        let read = controls(&document(&sample(), Layout::Columns, &languages));
        let row: Vec<&str> = read.order.iter().filter(|tag| tag.starts_with(":title|")).map(String::as_str).collect();
        assert_eq!(row, [":title|fr", ":title|en", ":title|ar"]);
    }
}

#[test]
fn hostile_text_is_only_text() {
    let mut paper = long(4);
    let hostile = format!("{HOSTILE} =cmd \u{0}\u{b}\u{202e}\u{fffe}");
    paper.title = say(&hostile, &hostile, &hostile);
    paper.running = paper.title.clone();
    paper.id = hostile.clone();
    paper.metadata.stage = hostile.clone();
    paper.seal = Some(hostile.clone());
    paper.initials = vec![paper.title.clone()];
    paper.sources = vec![SourceFile { name: hostile.clone(), text: hostile.clone() }];
    if let Some(Block::Chapter(chapter)) = paper.blocks.get_mut(1) {
        chapter.id = hostile.clone();
        chapter.articles[0].id = hostile.clone();
        chapter.articles[0].paragraphs[0].id = hostile;
    }
    for layout in LAYOUTS {
        for (name, xml) in parts(&docx(&paper, &options(layout, &[])).unwrap()) {
            events(&xml);
            assert!(!xml.contains("<script"), "{name}");
            assert!(!xml.contains(['\u{0}', '\u{b}', '\u{202e}', '\u{fffe}']), "{name}");
        }
    }
    assert!(document(&paper, Layout::Single, &[Lang::En]).contains("U+202E"));
}

#[test]
fn tags_and_titles_fit_into_word() {
    let mut paper = sample();
    if let Some(Block::Chapter(chapter)) = paper.blocks.get_mut(1) {
        chapter.articles[0].id = "very-long-".repeat(20);
        chapter.articles[0].title = say(&"طويل ".repeat(30), &"long ".repeat(30), &"long ".repeat(30));
    }
    let xml = document(&paper, Layout::Columns, &[]);
    let limits = [("<w:tag w:val=\"", 64), ("<w:alias w:val=\"", 64), ("w:name=\"", 40), ("w:anchor=\"", 40)];
    for (before, most) in limits {
        let longest = values(&xml, before).iter().map(|value| value.replace("&quot;", "\"").chars().count()).max().unwrap();
        assert!(longest <= most, "{before} {longest}");
    }
}

#[test]
fn every_style_that_is_used_is_there() {
    for layout in LAYOUTS {
        let bytes = docx(&sample(), &options(layout, &[])).unwrap();
        let ids = values(&part_of(&bytes, "word/styles.xml"), "w:styleId=\"");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for (name, xml) in parts(&bytes) {
            for before in ["<w:pStyle w:val=\"", "<w:rStyle w:val=\"", "<w:tblStyle w:val=\"", "<w:basedOn w:val=\"", "<w:next w:val=\""] {
                for style in values(&xml, before) {
                    assert!(ids.contains(&style), "{style} in {name}");
                }
            }
        }
    }
}

#[test]
fn every_page_of_a_draft_says_so() {
    let mut paper = sample();
    for (name, xml) in parts(&docx(&paper, &options(Layout::Sequence, &[Lang::En, Lang::Fr])).unwrap()) {
        if name.starts_with("word/header-") && name != "word/header-title.xml" {
            assert!(xml.contains("DRAFT") || xml.contains("PROJET"), "{name}");
        }
    }
    paper.draft = false;
    for (name, xml) in parts(&docx(&paper, &options(Layout::Single, &[Lang::En])).unwrap()) {
        assert!(!xml.contains("DRAFT") && !xml.contains("trackRevisions"), "{name}");
    }
}

#[test]
fn pages_bear_numbers_initials_and_seal() {
    let mut paper = sample();
    paper.seal = Some("12ab34".to_owned());
    paper.initials = vec![say("ليبيا", "Libye", "Libya"), say("النيجر", "Niger", "the Niger")];
    for layout in LAYOUTS {
        let bytes = docx(&paper, &options(layout, &[])).unwrap();
        let footer = part_of(&bytes, "word/footer-1.xml");
        for wanted in ["> PAGE <", "> NUMPAGES <", "ليبيا", "النيجر", "<w:lang w:val=\"en-GB\"/></w:rPr><w:t>12ab34<", "صفحة "]
        {
            assert!(footer.contains(wanted), "{wanted}");
        }
    }
}

#[test]
fn contents_are_a_field_over_one_language() {
    let xml = document(&sample(), Layout::Sequence, &[]);
    for lang in Lang::ALL {
        let extent = extent(lang);
        assert_eq!(xml.matches(&format!("\\b {extent} ")).count(), 1);
        assert!(xml.contains(&format!("w:name=\"{extent}\"")));
    }
    assert!(!parts(&docx(&sample(), &Options::default()).unwrap()).iter().any(|(_, xml)| xml.contains("updateFields")));
    let mut guide = sample();
    guide.kind = Kind::Guide;
    assert!(!document(&guide, Layout::Single, &[]).contains("TOC "));
}

#[test]
fn a_paper_with_nothing_is_a_file() {
    for layout in LAYOUTS {
        for paper in [Paper::default(), Paper { languages: vec![Lang::Fr], ..Paper::default() }] {
            let bytes = docx(&paper, &options(layout, &[])).unwrap();
            parts(&bytes).iter().for_each(|(_, xml)| drop(events(xml)));
        }
    }
}

#[test]
fn same_paper_same_bytes() {
    for layout in LAYOUTS {
        let make = || docx(&sample(), &options(layout, &[])).unwrap();
        assert!(make() == make());
    }
}

#[test]
fn what_the_columns_have_the_sequence_has() {
    let paper = long(20);
    let [mut sequence, mut columns] = [Layout::Sequence, Layout::Columns].map(|layout| controls(&document(&paper, layout, &[])).texts);
    // Words outside of controls are those that the writer adds, in the order of the layout.
    assert!(sequence.remove("").is_some() && columns.remove("").is_some());
    assert!(sequence == columns && sequence.len() > 300);
}

#[test]
fn silence_on_purpose_has_no_control() {
    let mut paper = sample();
    paper.copy.set(Lang::Fr, Vec::new());
    for layout in [Layout::Single, Layout::Columns] {
        let xml = document(&paper, layout, &[Lang::Fr, Lang::Ar]);
        assert!(!xml.contains("\":copy|fr\"") && xml.contains("\":title|fr\""));
        events(&xml);
    }
    assert!(document(&paper, Layout::Columns, &[Lang::Fr, Lang::Ar]).contains("\":copy|ar\""));
}
