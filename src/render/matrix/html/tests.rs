//! The page shows every cell, its links lead somewhere, and no word of a text is markup.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::cells::homes;
use super::*;
use crate::check::{Selection, check};
use crate::law::Law;
use crate::model::{NotLoaded, Project, load};
use crate::portfolio::{Bench, Cell, Entry, Ground, Matrix, Pool};
use crate::render::compose::{Edition, compose};
use crate::render::derived::life;
use crate::render::look::style_faults;
use crate::render::matrix::Shown;
use crate::render::tree::sample::HOSTILE;
use crate::render::{Options, html as paper_html};
use crate::text::Source;
use crate::vocabulary::Vocabulary;

const NIGER: &str = r#"
article leave {
  title { ar: "الإجازات" fr: "Congés" en: "Leave" }
  leave { annual: 36 days  pay in advance: yes  home ticket: employer }
}
article hours { hours { normal day: at most 8 hours  overtime pay: [LY: 125 % | NE: 150 %] } }
annex jobs { costs { visa: employer } }
"#;

const CHAD: &str = r#"
article time { hours { normal day: at most 8 hours  overtime pay: 150 % } }
article rest { leave { annual: 24 days  home ticket: employer } }
article end {
  duration { term: 5 years  end date: 2027-06-30 }
  accept overtime-weekly-cap { reason: "x" authority: joint committee until: 2027-01-01 }
}
"#;

fn project(origin: &str, file: &str, body: &str) -> Project {
    let title = HOSTILE.replace('"', "'");
    let header = format!(
        "agreement LY-{origin} {{\n form: treaty\n destination: LY\n origin: {origin}\n title {{ ar: \"{title}\" fr: \"{title}\" en: \"{title}\" }}\n \
         authentic: ar, fr, en\n stage: negotiation\n date: 2026-11-21\n}}\n"
    );
    load(Source::new(file.to_owned(), header + body), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

fn entry(file: &str, project: &Project) -> Entry {
    let outcome = check(project, Vocabulary::embedded(), Law::embedded(), &Selection::default());
    Entry::new(
        file,
        project,
        &outcome,
        Bench { vocabulary: Vocabulary::embedded(), law: Law::embedded(), life: life(), pool: &Pool::default() },
    )
}

fn ground() -> Ground<'static> {
    Ground { vocabulary: Vocabulary::embedded(), law: Law::embedded(), on: Some(date(2026, 11, 22)) }
}

fn matrix() -> Matrix {
    let named = [("NE", "ly-ne.bla", NIGER), ("TD", "ly-td.bla", CHAD), ("MA", "ly-ma.bla", CHAD)];
    let entries = named.map(|(origin, file, body)| entry(file, &project(origin, file, body))).to_vec();
    Matrix::new(entries, Some(entry("<b>mo\u{202e}del.bla", &project("NE", "model.bla", NIGER))), ground())
}

fn view(matrix: &Matrix, lang: Lang) -> View<'_> {
    View {
        matrix,
        ground: ground(),
        lang,
        shown: Shown::All,
        subjects: BTreeSet::new(),
        colour: false,
        width: 80,
        unusable: vec![HOSTILE.to_owned()],
    }
}

fn beside(pages: bool) -> Beside {
    let page = |file: &str| Some(OwnPage { file: file.to_owned(), lang: Lang::Fr });
    Beside {
        pages: if pages { vec![page("ma.html"), page("ne.html"), None] } else { Vec::new() },
        harmony: vec![Discord { weight: "warning", title: HOSTILE.into(), message: HOSTILE.into(), places: vec![(0, Some(1)), (1, None)] }],
        distance: vec![Distance { name: HOSTILE.into(), cells: vec![Some(0), Some(40), None] }],
    }
}

fn written(lang: Lang, pages: bool) -> String {
    html(&view(&matrix(), lang), &beside(pages)).unwrap()
}

/// The values of an attribute.
fn all<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    page.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// A piece of the page as it is read.
fn read(markup: &str) -> String {
    let mut out = String::new();
    for piece in markup.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[test]
fn every_cell_of_the_matrix_is_on_the_page() {
    let matrix = matrix();
    for lang in Lang::ALL {
        for pages in [false, true] {
            let (view, beside) = (view(&matrix, lang), beside(pages));
            let desk = Desk::new(&view, &beside);
            let page = html(&view, &beside).unwrap();
            let rows: Vec<&str> = page.split("<tr").filter(|row| row.contains("class=\"r")).collect();
            assert_eq!(rows.len(), matrix.rows.len());
            for (said, row) in desk.rows.iter().zip(rows) {
                let cells: Vec<&str> = row.split("<td").skip(1).collect();
                assert_eq!(cells.len(), matrix.entries.len() + 1, "{row}");
                for ((cell, entry), markup) in said.row.cells.iter().zip(&matrix.entries).zip(&cells[1..]) {
                    let text = read(&format!("<td{markup}"));
                    let words = said.words(cell);
                    match (cell, said.likeness) {
                        (Cell::Silent, _) => assert!(text.contains(['∅', '–']), "{text}"),
                        (_, Likeness::Differs) => assert!(text.contains(&said.short(cell)), "{text} does not say {words}"),
                        _ => assert!(text.contains('=') && read(row).contains(&format!("= {words}")), "{row}"),
                    }
                    for home in homes(said, entry) {
                        assert!(text.contains(&home.number.to_string()), "{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    let paper = |origin: &str, body: &str| {
        let paper = compose(&project(origin, "x.bla", body), Vocabulary::embedded(), Law::embedded(), &Edition::default());
        paper_html(&paper, &Options { languages: vec![Lang::Fr], ..Options::default() }).unwrap()
    };
    let papers = [("ma.html", paper("MA", CHAD)), ("ne.html", paper("NE", NIGER))];
    for lang in Lang::ALL {
        for pages in [false, true] {
            let page = written(lang, pages);
            let ids = all(&page, "id");
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(known.len(), ids.len(), "an id stands twice");
            let mut outside = 0;
            for target in all(&page, "href").into_iter().chain(all(&page, "for")) {
                match target.split_once('#') {
                    Some(("", id)) => assert!(known.contains(id), "{target} leads nowhere"),
                    Some((file, id)) => {
                        let (_, other) = papers.iter().find(|(name, _)| *name == file).unwrap();
                        assert!(all(other, "id").contains(&id), "{target} leads nowhere");
                        outside += 1;
                    }
                    None => assert!(known.contains(target) || papers.iter().any(|(name, _)| *name == target), "{target}"),
                }
            }
            assert_eq!(outside > 0, pages);
        }
    }
}

#[test]
fn hostile_words_are_harmless() {
    for lang in Lang::ALL {
        let page = written(lang, true);
        let body = page.split_once("<main").unwrap().1;
        for bad in ["<script", "<b>mo", "javascript:", " onclick", "\u{202e}"] {
            assert!(!body.contains(bad), "{bad}");
        }
        let text = read(body);
        assert!(text.matches("<script>alert").count() >= 4 && text.contains("{{x}}") && text.contains("<b>mo⟨U+202E⟩del"), "{text}");
        assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
    }
}

#[test]
fn the_style_stays_inside_the_page_and_knows_every_choice() {
    let matrix = matrix();
    let (view, beside) = (view(&matrix, Lang::En), beside(false));
    let choices = Desk::new(&view, &beside).choices_in_style();
    assert!(style_faults(&format!("{STYLE}{choices}")).is_empty());
    let page = html(&view, &beside).unwrap();
    for id in choices.split(['#', ':', ')', ' ']).filter(|word| word.strip_prefix('c').is_some_and(|at| at.parse::<usize>().is_ok())) {
        assert!(all(&page, "id").contains(&id), "{id}");
    }
    // Leave comes in every agreement, pay in advance in one: the others and their subject are marked.
    let gap = all(&page, "class").into_iter().filter(|class| class.starts_with("r ") && class.split(' ').any(|mark| mark == "g0")).count();
    let gaps = matrix.rows.iter().filter(|row| row.gap(&row.cells[0]).is_some()).count();
    assert!(gap == gaps && gaps > 0);
}

#[test]
fn best_worst_and_open_are_told_in_signs() {
    let page = written(Lang::En, false);
    let row = |name: &str| page.split("<tr").find(|row| row.contains(&format!(">{name}</a>"))).map(read).unwrap();
    assert!(row("annual").contains("▲ 36 days") && row("annual").matches("▼ 24 days").count() == 2, "{}", row("annual"));
    assert!(row("overtime pay").contains("[LY: 125 per cent | NE: 150 per cent]"), "{}", row("overtime pay"));
    let panel = page.split("<section").find(|panel| panel.contains("– annual</h3>")).map(read).unwrap();
    assert!(panel.contains("The worker shall be entitled to paid annual leave of thirty-six (36) days"), "{panel}");
    assert!(panel.contains("Niger (Article 1)"), "{panel}");
}

#[test]
fn values_that_begin_alike_are_told_apart_in_their_cells() {
    let topics = ["entry and stay, employment, wages and deductions", "entry and stay, employment, wages and deductions, housing"];
    let text = |topics: &str| format!("article a {{ information {{ topics: {topics} }} }}");
    let entries = [("NE", topics[0]), ("TD", topics[1])].map(|(origin, topics)| entry(origin, &project(origin, origin, &text(topics))));
    let matrix = Matrix::new(entries.to_vec(), None, ground());
    let (view, beside) = (view(&matrix, Lang::En), Beside::default());
    let desk = Desk::new(&view, &beside);
    let said = desk.rows.iter().find(|said| said.likeness == Likeness::Differs).unwrap();
    assert_ne!(said.shorts[0], said.shorts[1]);
}

#[test]
fn days_that_come_or_are_past_call_for_a_decision() {
    let waived = |on: Date| {
        let matrix = matrix();
        let view = View { ground: Ground { on: Some(on), ..ground() }, ..view(&matrix, Lang::En) };
        read(&html(&view, &Beside::default()).unwrap())
    };
    assert!(waived(date(2026, 11, 22)).contains("Chad: a waiver ends on 1 January 2027"));
    assert!(waived(date(2027, 1, 2)).contains("Chad: a waiver ended on 1 January 2027"));
    assert!(!waived(date(2025, 12, 31)).contains("Chad: a waiver"));
}
