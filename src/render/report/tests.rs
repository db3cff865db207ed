//! A report says what was found, where, and on whose authority, in three languages and never as a mark.

use std::collections::BTreeSet;

use super::coverage::sort;
use super::*;
use crate::check::check;
use crate::law::Row;
use crate::model::{NotLoaded, load};
use crate::render::{sheet_html, sheet_markdown};
use crate::text::Source;

const AGREEMENT: &str = r#"agreement LY-NE {
  form: treaty
  destination: LY
  origin: NE
  title { ar: "اتفاق بشأن تنقل اليد العاملة" fr: "Accord relatif à la mobilité" }
  authentic: ar, fr
  stage: negotiation
  date: 2026-11-21
}
article working-time {
  title { ar: "ساعات العمل" fr: "Durée du travail" }
  hours {
    normal week: at most 60 hours
    normal day: [LY: at most 10 hours | NE: at most 8 hours]
    overtime pay: 150 %
  }
}
article rest {
  title { ar: "الراحة" fr: "Repos" }
  hours { weekly rest: at least 12 hours }
  accept weekly-rest-under-twenty-four-hours {
    reason: "seasonal peak"
    authority: joint committee
    until: 2028-01-01
  }
}
"#;

fn made(text: &str, selection: &Selection, lang: Lang) -> Sheet {
    let (vocabulary, law) = (Vocabulary::embedded(), Law::embedded());
    let project = load(Source::new(String::from("t.bla"), text.to_owned()), vocabulary, &|_, _| Err(NotLoaded::Missing));
    let outcome = check(&project, vocabulary, law, selection);
    report(&Reported { project: &project, outcome: &outcome, selection, vocabulary, law }, lang)
}

fn markdown(text: &str, lang: Lang) -> String {
    sheet_markdown(&made(text, &Selection::default(), lang))
}

#[test]
fn a_finding_has_its_place_its_words_and_its_authorities() {
    let page = markdown(AGREEMENT, Lang::Fr);
    for part in [
        "# Rapport sur la protection des travailleurs",
        "#### Non respectée (erreur)",
        "Article premier – Durée du travail (t.bla, ligne 12)",
        "«\u{a0}durée du travail.semaine normale\u{a0}»\u{a0}: «\u{a0}au plus 60 heures\u{a0}»",
        "la loi n°\u{a0}12 de 2010",
        "semaine normale: au plus 48 heures",
        "**Règle**\u{a0}: weekly-hours-over-forty-eight",
    ] {
        let flat = page.replace('\u{202f}', "\u{a0}");
        assert!(flat.contains(part) || flat.replace("n°\u{a0}", "n° ").contains(&part.replace("n°\u{a0}", "n° ")), "{part}\n{page}");
    }
}

#[test]
fn rules_that_hold_show_what_decided() {
    let page = markdown(AGREEMENT, Lang::En);
    let row = page.lines().find(|line| line.contains("overtime-pay-below-national-rate") && line.starts_with('|'));
    let row = row.unwrap_or_else(|| panic!("{page}"));
    assert!(row.contains("`hours.overtime pay`: `150 %`"), "{row}");
}

#[test]
fn a_waiver_is_printed_with_reason_authority_and_end() {
    let page = markdown(AGREEMENT, Lang::En);
    let waivers = page.split("## Departures accepted by the drafters").nth(1).unwrap_or_default();
    for part in ["seasonal peak", "the joint committee", "1 January 2028", "`at least 12 hours` is shorter than 24 hours", "line 21"] {
        assert!(waivers.contains(part), "{part}\n{waivers}");
    }
    assert!(page.lines().any(|line| line.starts_with("| Hours of work and rest |") && line.ends_with("| 1 |")), "{page}");
}

#[test]
fn each_text_of_an_open_bracket_has_its_outcome() {
    let page = markdown(AGREEMENT, Lang::En);
    assert!(page.contains("Libya: `at most 10 hours`; the Niger: `at most 8 hours`"), "{page}");
    let row = page.lines().find(|line| line.contains("daily-hours-over-eight") && line.starts_with("| `hours.normal day`"));
    assert!(row.is_some_and(|row| row.contains("| not met | holds |")), "{page}");
}

#[test]
fn the_table_counts_every_rule_once() {
    let sheet = made(AGREEMENT, &Selection::default(), Lang::En);
    let table = sheet.blocks.iter().find_map(|block| match block {
        crate::render::sheet::Block::Table(table) if table.figures => Some(table),
        _ => None,
    });
    let groups = &table.unwrap_or_else(|| panic!("no table")).groups;
    let total = |row: &[String]| row.iter().skip(1).map(|cell| cell.parse::<usize>().unwrap_or_default()).sum::<usize>();
    let last = groups.last().and_then(|group| group.rows.last()).map(|row| total(row));
    let each: usize = groups.iter().take(groups.len() - 1).flat_map(|group| &group.rows).map(|row| total(row)).sum();
    assert_eq!(last, Some(each));
    assert_eq!(each, Law::embedded().book().count());
}

#[test]
fn no_mark_and_no_verdict_on_the_whole() {
    for lang in Lang::ALL {
        let page = markdown(AGREEMENT, lang).to_lowercase();
        for word in ["compliant", "complies", "conforme ", "score", "متوافق مع"] {
            assert!(!page.contains(word), "{word} {lang:?}");
        }
        for open in ["report_", "card_", "asks_", "verb_", "{"] {
            let text: Vec<&str> = page.lines().filter(|line| line.contains(open)).collect();
            let typed = |line: &&&str| line.trim_end().ends_with('{');
            assert!(text.iter().all(|line| typed(&line)), "{open} {lang:?} {text:?}");
        }
    }
}

#[test]
fn a_page_is_whole_and_right_to_left_in_arabic() {
    let page = sheet_html(&made(AGREEMENT, &Selection::default(), Lang::Ar)).unwrap_or_else(|error| panic!("{error:?}"));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "direction");
    assert!(
        page.contains("<th scope=\"col\">") && page.contains("<th scope=\"rowgroup\">") && page.contains("<th scope=\"row\">"),
        "heads"
    );
    for wrong in ["<script", "http-equiv=\"refresh\"", "src=\"http", "url(http"] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    let levels: Vec<u8> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page.as_bytes().get(at + 2).map(|digit| digit.wrapping_sub(b'0')))
        .filter(|level| (1..=6).contains(level))
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a heading is skipped: {levels:?}");
}

#[test]
fn packs_limit_what_is_applied_and_named() {
    let page = sheet_markdown(&made(AGREEMENT, &Selection::pack("libya"), Lang::En));
    assert!(page.contains("- **Packs of rules**: libya\n"), "{page}");
    assert!(page.contains("rules of the packs libya."), "{page}");
    assert!(page.contains("The rules on drafting were not among the packs applied."), "{page}");
}

#[test]
fn rows_of_the_sources_are_sorted_by_what_becomes_of_them() {
    let row = |id: &str, human: &str| Row { id: id.to_owned(), human: human.to_owned(), ..Row::default() };
    let rows = [row("A", ""), row("B", ""), row("C", "conduct"), row("D", ""), row("E", "conduct")];
    let coverage = sort(rows.iter(), &BTreeSet::from(["A"]), &BTreeSet::from(["A", "B"]));
    assert_eq!((coverage.applied, coverage.elsewhere, coverage.not_yet), (1, 1, 1));
    assert_eq!(coverage.human.get("conduct"), Some(&2));
}
