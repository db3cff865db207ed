//! Tests of printed papers: nothing lost, nothing outside the margins, the same bytes twice.

use std::collections::BTreeMap;

use super::*;
use crate::render::layout::Layout;
use crate::render::pages::{Flow, Page, Source, Strip};
use crate::render::script::visible;
use crate::render::tree::sample::{HOSTILE, sample, say};
use crate::render::tree::{Block, Inline, Kind, Line, inlines};
use crate::text::{Lang, LangMap};
use piece::Piece;
use rich::{Look, Rich};
use text::{Align, Job};

const LAYOUTS: [Layout; 3] = [Layout::Single, Layout::Columns, Layout::Sequence];

fn options(layout: Layout, languages: &[Lang]) -> Options {
    Options { layout, languages: languages.to_vec(), ..Options::default() }
}

fn pages(flow: &Flow<Piece>, geometry: Geometry) -> Vec<Page> {
    paginate(flow, geometry.sheet(12.0))
}

fn strip(flow: &Flow<Piece>, source: Source) -> Option<&Strip<Piece>> {
    match source {
        Source::Band { band, column, strip } => flow.bands.get(band)?.columns.get(column)?.get(strip),
        Source::Note { note, strip } => flow.notes.get(note)?.get(strip),
        Source::Head { .. } | Source::NoteRule => None,
    }
}

/// Letters without spaces, hyphens of lines and isolates; lam-alif apart.
fn letters(text: &str) -> String {
    let apart = text.replace('\u{fef5}', "لآ").replace('\u{fef7}', "لأ").replace('\u{fef9}', "لإ").replace('\u{fefb}', "لا");
    apart.chars().filter(|c| !c.is_whitespace() && !line::unseen(*c)).collect()
}

/// Everything that is set, line after line, column after column.
fn set_text(flow: &Flow<Piece>) -> String {
    let bands = flow.bands.iter().flat_map(|band| &band.columns);
    let strips = bands.chain(&flow.notes).map(|column| column.iter().flat_map(|strip| &strip.piece.cells));
    let cells = strips.flatten();
    letters(&cells.map(|cell| cell.line.text.as_str()).collect::<String>())
}

#[test]
fn the_sample_is_written_in_every_layout_and_language() {
    let paper = sample();
    for layout in LAYOUTS {
        for lang in Lang::ALL {
            let file = pdf(&paper, &options(layout, &[lang])).unwrap();
            assert!(file.starts_with(b"%PDF-1.7"), "{layout:?} {lang:?}");
        }
        let file = pdf(&paper, &options(layout, &Lang::ALL)).unwrap();
        assert!(file.len() > 20_000, "{layout:?}: {}", file.len());
    }
}

#[test]
fn every_word_is_set() {
    let paper = sample();
    let style = Style::embedded().unwrap();
    for layout in LAYOUTS {
        let (builder, _) = built(&paper, &options(layout, &Lang::ALL), &style).unwrap();
        let text = set_text(&builder.flow);
        let langs: &[Lang] = if layout == Layout::Single { &[Lang::Ar] } else { &Lang::ALL };
        for (line, lang) in paper.lines().into_iter().flat_map(|line| langs.iter().map(move |lang| (line, *lang))) {
            let wanted = letters(&visible(&paper.flat(line, lang)));
            assert!(text.contains(&wanted), "{layout:?} {lang:?}: {wanted}");
        }
    }
}

#[test]
fn every_strip_is_placed_once_and_inside_the_margins() {
    let mut paper = crate::render::tree::sample::long(12);
    paper.draft = false;
    let style = Style::embedded().unwrap();
    for layout in LAYOUTS {
        let (builder, geometry) = built(&paper, &options(layout, &Lang::ALL), &style).unwrap();
        let mut seen: BTreeMap<Source, usize> = BTreeMap::new();
        for placed in pages(&builder.flow, geometry).iter().flat_map(|page| &page.placed) {
            let Some(strip) = strip(&builder.flow, placed.source) else { continue };
            *seen.entry(placed.source).or_default() += 1;
            assert!(geometry.top + placed.y + strip.height <= geometry.foot + 0.1, "{layout:?} {placed:?}");
            for cell in &strip.piece.cells {
                let (left, right) = (cell.x + cell.line.left, cell.x + cell.line.right);
                let inside = left >= geometry.side - 0.5 && right <= geometry.width - geometry.side + 0.5;
                assert!(inside, "{layout:?}: {left}–{right} {}", cell.line.text);
            }
        }
        let strips = builder.flow.bands.iter().flat_map(|band| &band.columns).chain(&builder.flow.notes).map(Vec::len).sum::<usize>();
        assert_eq!(seen.len(), strips, "{layout:?}");
        assert!(seen.values().all(|times| *times == 1), "{layout:?}");
    }
}

#[test]
fn the_brief_of_a_heavy_round_is_one_page_in_every_language() {
    for round in [crate::render::changes::tests::sample::sample(), crate::render::changes::tests::sample::heavy()] {
        let paper = crate::render::derived::sample_brief(&round);
        let style = Style::embedded().unwrap().for_kind(paper.kind);
        for lang in Lang::ALL {
            let (builder, geometry) = built(&paper, &options(Layout::Single, &[lang]), &style).unwrap();
            assert_eq!(pages(&builder.flow, geometry).len(), 1, "{lang:?}");
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = sample();
    let options = options(Layout::Columns, &[Lang::Ar, Lang::Fr]);
    assert_eq!(pdf(&paper, &options).unwrap(), pdf(&paper, &options).unwrap());
}

#[test]
fn the_moment_is_stated_and_never_taken_from_the_clock() {
    let mut paper = sample();
    let file = |paper: &Paper, stamp| pdf(paper, &Options { stamp, ..options(Layout::Single, &[Lang::En]) }).unwrap();
    let has = |file: &[u8], words: &str| file.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(has(&file(&paper, None), "2026-11-21T00:00:00"));
    assert!(has(&file(&paper, Some(1_800_000_000)), "2027-01-15T08:00:00"));
    paper.metadata.date = None;
    assert!(has(&file(&paper, None), "2000-01-01T00:00:00"));
}

#[test]
fn headings_leave_out_no_level() {
    let paper = sample();
    let style = Style::embedded().unwrap();
    let (builder, _) = built(&paper, &options(Layout::Sequence, &Lang::ALL), &style).unwrap();
    let levels = builder.tags.levels();
    assert!(levels.contains(&3) && levels.first() == Some(&1), "{levels:?}");
    assert!(tags::in_order(&levels), "{levels:?}");
    assert!(!tags::in_order(&[1, 3]) && !tags::in_order(&[2]));
}

#[test]
fn a_letter_that_no_font_has_is_named() {
    let mut paper = sample();
    paper.title = say("اتفاق 漢", "Accord", "Agreement");
    let failure = pdf(&paper, &options(Layout::Single, &[Lang::Ar])).unwrap_err();
    assert_eq!(failure.key, "pdf_glyph_missing");
    let value = |slot: &str| failure.slots().into_iter().find(|(name, _)| *name == slot).map(|(_, value)| value.to_owned()).unwrap();
    assert_eq!((value("character").as_str(), value("language").as_str()), ("U+6F22", "ar"));
    assert!(value("text").contains("漢") && !value("package").is_empty());
}

#[test]
fn hostile_text_is_visible_text() {
    let mut paper = sample();
    let nasty = format!("{HOSTILE} =cmd|x \u{0}\u{1b}[31m\u{202e}abc\u{2066}\u{feff}\u{200f}");
    paper.title = say(&nasty, &nasty, &nasty);
    paper.running = Line::new();
    paper.sources.push(paper.sources[0].clone());
    let style = Style::embedded().unwrap();
    for lang in Lang::ALL {
        let options = options(Layout::Single, &[lang]);
        assert!(pdf(&paper, &options).is_ok());
        let (builder, _) = built(&paper, &options, &style).unwrap();
        assert!(set_text(&builder.flow).contains(&letters("<script>alert(\"1 & 2\")</script>")), "{lang:?}");
        assert!(set_text(&builder.flow).contains("⟨U+202E⟩"), "{lang:?}");
    }
}

#[test]
fn an_empty_paper_and_odd_papers_are_written() {
    for layout in LAYOUTS {
        let mut paper = Paper { languages: vec![Lang::Fr, Lang::Ar], id: "X".to_owned(), ..Paper::default() };
        assert!(pdf(&paper, &options(layout, &[])).is_ok(), "{layout:?}");
        paper.kind = Kind::Guide;
        paper.id = " ".to_owned();
        assert!(pdf(&paper, &options(layout, &[])).is_ok(), "{layout:?}");
    }
    let mut paper = sample();
    for block in &mut paper.blocks {
        if let Block::Article(article) = block {
            article.paragraphs[0].text = say(&"ا".repeat(700), &"x".repeat(700), "");
            let blank = vec![Inline::Text("a ".to_owned()), Inline::Blank(4000), Inline::Text(".".to_owned())];
            article.paragraphs[1].text = LangMap::of(|_| Some(blank.clone()));
        }
    }
    for layout in LAYOUTS {
        assert!(pdf(&paper, &options(layout, &Lang::ALL)).is_ok(), "{layout:?}");
    }
}

#[test]
fn arabic_stands_on_the_right_and_the_first_party_at_the_start() {
    let style = Style::embedded().unwrap();
    let geometry = Geometry::new(&style, 2);
    let columns = geometry.columns(&style, &[Lang::Ar, Lang::Fr]);
    assert!(columns[0].x > columns[1].x && columns[0].lang == Lang::Ar);
    let paper = sample();
    for (lang, first_right) in [(Lang::Ar, true), (Lang::Fr, false)] {
        let (builder, _) = built(&paper, &options(Layout::Single, &[lang]), &style).unwrap();
        let signatures = builder.flow.bands.last().unwrap();
        let place =
            |column: usize| signatures.columns[column].iter().flat_map(|strip| &strip.piece.rules).map(|rule| rule.x).next().unwrap();
        assert_eq!(place(0) > place(1), first_right, "{lang:?}");
    }
}

#[test]
fn lines_are_flush_and_hyphens_have_room() {
    let style = Style::embedded().unwrap();
    let mut setter = Setter::new(&style, &Fonts::embedded());
    let text = "Les travailleurs migrants bénéficient gratuitement des services d’interprétation et d’accompagnement administratif \
                pendant toute la durée de leur emploi dans l’État de destination, conformément à la législation nationale applicable.";
    let rich = Rich::plain(text, Lang::Fr, &Look::default());
    let job = Job { rich: &rich, lang: Lang::Fr, size: 9.0, width: 150.0, align: Align::Justify, hyphens: true };
    let lines = setter.set(job).unwrap();
    assert!(lines.len() > 4 && lines.iter().any(|line| line.text.ends_with('\u{ad}')));
    for line in lines.split_last().unwrap().1 {
        assert!((line.right - 150.0).abs() < 0.1, "{} {}", line.right, line.text);
    }
    let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(whole.replace('\u{ad}', "").trim(), text);
}

#[test]
fn references_become_links_only_when_they_lead_somewhere() {
    let mut paper = sample();
    let style = Style::embedded().unwrap();
    let count = |paper: &Paper| {
        let (builder, _) = built(paper, &options(Layout::Single, &[Lang::Fr]), &style).unwrap();
        let cells = builder.flow.bands.iter().flat_map(|band| &band.columns).flatten().flat_map(|strip| &strip.piece.cells);
        cells.flat_map(|cell| &cell.of.looks).filter(|look| look.link.is_some()).count()
    };
    assert!(count(&paper) > 0);
    paper.blocks.retain(|block| !matches!(block, Block::Article(_)));
    assert_eq!(count(&paper), 0);
    assert!(pdf(&paper, &options(Layout::Single, &[Lang::Fr])).is_ok());
}

#[test]
fn vocalised_words_are_one_piece_each() {
    let style = Style::embedded().unwrap();
    let mut setter = Setter::new(&style, &Fonts::embedded());
    let rich = Rich::plain("يُدفع شهرياً بلا تأخير", Lang::Ar, &Look::default());
    let job = Job { rich: &rich, lang: Lang::Ar, size: 10.0, width: 400.0, align: Align::Start, hyphens: false };
    let lines = setter.set(job).unwrap();
    let words: Vec<String> = lines[0].bits.iter().map(|bit| letters(lines[0].text.get(bit.range.clone()).unwrap())).collect();
    assert_eq!(words, ["يُدفع", "شهرياً", "بلا", "تأخير"]);
    let places: Vec<f32> = lines[0].bits.iter().map(|bit| bit.x).collect();
    assert!(places.is_sorted_by(|one, next| one > next), "{places:?}");
}

#[test]
fn fonts_are_equal_by_their_names() {
    let with = |name: &str| Fonts::with(vec![(name.to_owned(), b"no font".as_slice().into())]);
    assert_eq!(with("a"), with("a"));
    assert_ne!(with("a"), Fonts::embedded());
    assert!(pdf(&sample(), &Options { fonts: with("a"), ..options(Layout::Single, &[Lang::Fr]) }).is_ok());
}

#[test]
fn a_bad_style_is_told() {
    assert_eq!(Style::read("[sheet]\nwidth = \"x\"").unwrap_err().key, "pdf_style");
}

#[test]
fn untranslated_text_is_seen() {
    let style = Style::embedded().unwrap();
    let paper = sample();
    let (builder, _) = built(&paper, &options(Layout::Single, &[Lang::En]), &style).unwrap();
    assert!(set_text(&builder.flow).contains(&letters(&paper.words(Lang::En).missing)));
    assert!(!inlines(&paper.title, Lang::En).is_empty());
}

#[test]
fn a_draft_without_a_title_is_printed() {
    let mut paper = sample();
    paper.title = Line::new();
    for layout in [Layout::Single, Layout::Columns] {
        assert!(pdf(&paper, &options(layout, &[Lang::Ar, Lang::Fr])).is_ok());
    }
}
