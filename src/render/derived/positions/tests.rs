//! The table says what each Party proposes, in its words, and which of them serves the worker.

use super::super::positions;
use super::super::tests::{ground, ly_ne, of, project};
use super::*;
use crate::render::tree::Paper;
use crate::text::Lang;

fn rows(paper: &Paper, section: usize, lang: Lang) -> Vec<Vec<String>> {
    let article = paper.articles().nth(section);
    let table = article.and_then(|article| article.paragraphs.first()).and_then(|paragraph| paragraph.table.as_ref());
    let said = |line: &Line| paper.flat(line, lang).replace(['\u{a0}', '\u{202f}'], " ");
    table.iter().flat_map(|table| &table.rows).map(|row| row.iter().map(said).collect()).collect()
}

#[test]
fn a_row_has_the_provision_the_proposals_the_effect_and_the_standards() {
    let paper = positions(ground(&project("leave { annual: [LY: at least 24 days | NE: at least 30 days] }")));
    let rows = rows(&paper, 0, Lang::En);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    let [provision, ly, ne, effect, standard] = row.as_slice() else { panic!("{row:?}") };
    assert_eq!(provision, "Article 1, Work – leave: annual");
    assert_eq!((ly.as_str(), ne.as_str()), ("at least 24 days", "at least 30 days"));
    assert!(effect.starts_with("The proposal of the Niger protects the worker better than that of Libya."), "{effect}");
    assert!(standard.contains("Libya: at least 30 days (") && standard.contains("C132, Art. 3(3)"), "{standard}");
}

#[test]
fn a_standard_of_other_states_is_not_among_those_of_these_parties() {
    let standards = |origin: &str| {
        let text = "recruitment { channels: [LY: labour ministries | XX: licensed agencies] }".replace("XX", origin);
        let paper = positions(ground(&of(&format!(
            "agreement LY-{origin} {{\n destination: LY\n origin: {origin}\n}}\narticle a {{\n {text}\n}}\n"
        ))));
        rows(&paper, 0, Lang::En)[0][4].clone()
    };
    assert!(standards("EG").contains("Libya–Egypt link"), "{}", standards("EG"));
    for origin in ["MA", "NE"] {
        assert!(!standards(origin).contains("Egypt"), "{}", standards(origin));
    }
}

#[test]
fn the_effect_follows_the_direction_of_the_field() {
    let project = project(
        "hours { normal week: [LY: at most 40 hours | NE: at most 48 hours] }\n contract { probation: [LY: at most 30 days | NE: at most 1 month] }",
    );
    let rows = rows(&positions(ground(&project)), 0, Lang::En);
    let effects: Vec<&str> = rows.iter().filter_map(|row| row.get(3)).map(|effect| effect.split('.').next().unwrap()).collect();
    assert_eq!(
        effects,
        [
            "The proposal of Libya protects the worker better than that of the Niger",
            "It cannot be told which proposal protects the worker better"
        ]
    );
}

#[test]
fn prose_articles_cells_and_what_is_to_be_agreed_are_in_the_table() {
    let text = "quotas { total: to be agreed  row { occupation: ISCO-2221 quota: [LY: 100 per year | NE: 500 per year] } }\n\
                paragraph { ar: \"متفق\" fr: [LY: \"un\" | NE: \"deux {leave.annual}\"] en: [NE: \"two\"] }";
    let paper = positions(ground(&project(text)));
    let english = rows(&paper, 0, Lang::En);
    assert_eq!(english.len(), 2, "{english:?}");
    assert!(english[0][0] == "Article 1, Work – quotas, nurses: Quota", "{english:?}");
    assert_eq!(english[1][1..3], ["no such provision", "two"]);
    assert_eq!(rows(&paper, 0, Lang::Ar)[1][1..3], ["متفق عليه بهذه اللغة", "متفق عليه بهذه اللغة"]);
    let agree = rows(&paper, 1, Lang::En);
    assert_eq!(agree.len(), 1);
    assert_eq!(agree[0][0], "Article 1, Work – quotas: total");
    let whole = of("agreement LY-NE {\n destination: LY\n origin: NE\n}\narticle a {\n proposed by: NE\n leave { annual: 30 days }\n}\n");
    let rows = rows(&positions(ground(&whole)), 0, Lang::En);
    assert_eq!(rows[0][0..3], ["Article 1 – the whole article", "no such provision", "the whole article"]);
    assert!(rows[0][3].starts_with("The proposal of the Niger protects the worker better"), "{rows:?}");
}

#[test]
fn a_text_without_brackets_says_so() {
    let paper = positions(ground(&project("leave { annual: 30 days }")));
    assert!(paper.text(Lang::En).contains("No bracket is open."));
    assert!(paper.text(Lang::Ar).contains("لا يوجد قوس مفتوح."));
}

#[test]
fn every_bracket_of_a_corridor_has_its_row_in_every_language() {
    let project = ly_ne();
    let paper = positions(ground(&project));
    for lang in Lang::ALL {
        assert_eq!(rows(&paper, 0, lang).len(), 4, "{lang:?}");
        assert_eq!(paper.missing(lang), 0);
        assert!(!paper.text(lang).contains(['{', '}']), "{}", paper.text(lang));
    }
}

#[test]
fn hostile_words_of_a_drafter_stay_words() {
    let paper = positions(ground(&project("paragraph { en: [LY: \"<script>alert(1)</script>\" | NE: \"{{x}} =cmd\"] }")));
    let page = crate::render::html(&paper, &crate::render::Options { languages: vec![Lang::En], ..Default::default() }).unwrap();
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;"));
}
