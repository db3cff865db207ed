//! Header, articles, values, brackets, waivers.

use super::{found, table, with};

#[test]
fn header() {
    let body = "article a { hours { normal week: 48 hours } }";
    table(&[("origin: NE", "origin: NR")], &[(body, "party-unknown", "NR")]);
    table(&[("courtesy: en", "courtesy: en, fr")], &[(body, "language-named-twice", "en, fr")]);
    table(&[("courtesy: en", "courtesy: en\n prevailing: en")], &[(body, "prevailing-not-authentic", "en")]);
    table(
        &[("authentic: ar, fr", "authentic: ar"), ("courtesy: en", "courtesy: en, fr")],
        &[(body, "language-of-party-not-authentic", "ar")],
    );
    table(
        &[],
        &[
            ("preamble { recalling: C029, ICRMW }\narticle a { hours { normal week: 48 hours } }", "", ""),
            ("preamble { recalling: C29X, C029 }\narticle a { hours { normal week: 48 hours } }", "instrument-unknown", "C29X"),
            ("", "agreement-without-articles", "agreement LY-NE"),
        ],
    );
}

#[test]
fn structure() {
    let text = "{ ar: \"نص\" fr: \"texte\" en: \"text\" }";
    table(
        &[],
        &[
            (&format!("article a {{ paragraph {text} }}"), "part-without-title", "a"),
            (&format!("chapter c {{ article a {{ title {text} paragraph {text} }} }}"), "part-without-title", "c"),
            (&format!("chapter c {{ title {text} }}\narticle a {{ title {text} paragraph {text} }}"), "chapter-empty", "c"),
            (&format!("article a {{ title {text} paragraph {{ }} }}"), "paragraph-empty", "paragraph"),
            (&format!("annex x {{ paragraph {text} }}\narticle a {{ title {text} paragraph {text} }}"), "part-without-title", "x"),
            ("article a { leave { annual: 30 days } }", "", ""),
        ],
    );
}

#[test]
fn definitions() {
    let define = |id: &str, en: &str| {
        format!(
            "define {id} {{ term {{ ar: \"لجنة {id}\" fr: \"commission {id}\" en: \"{en}\" }} meaning {{ ar: \"معنى\" fr: \"sens\" en: \"meaning\" }} }}\n"
        )
    };
    table(
        &[],
        &[
            (&define("board", "board"), "term-never-used", "board"),
            (&(define("board", "board") + &super::paragraph("المجلس", "le conseil", "the boards meet")), "", ""),
            (&(define("board", "board") + &super::paragraph("@board", "@board", "@board")), "", ""),
        ],
    );
    let twice = define("one", "panel") + &define("two", "Panel") + &super::paragraph("لجنة", "commission", "panel");
    assert_eq!(found(&with(&[], &twice)), [("term-defined-twice", String::from("Panel"))]);
}

#[test]
fn contradictions() {
    let two = |one: &str, two: &str| format!("article x {{ {one} }}\narticle y {{ {two} }}");
    table(
        &[],
        &[
            (&two("leave { annual: 30 days }", "leave { annual: 24 days }"), "values-contradict", "annual: 24 days"),
            (&two("leave { annual: 4 weeks }", "leave { annual: 28 days }"), "value-repeated", "annual: 28 days"),
            (&two("leave { annual: at least 30 days }", "leave { annual: 40 days }"), "value-repeated", "annual: 40 days"),
            (&two("leave { annual: 30 days }", "leave { annual: [LY: 20 days | NE: 30 days] }"), "", ""),
            (
                &two("passports { kept by employer: no }", "passports { kept by employer: yes }"),
                "values-contradict",
                "kept by employer: yes",
            ),
            ("article x { contract { minimum term: 3 years maximum term: 2 years } }", "minimum-above-maximum", "3 years"),
            (
                "article x { hours { normal day: at most 6 hours normal week: at most 48 hours } }",
                "week-exceeds-its-days",
                "at most 48 hours",
            ),
            ("article x { hours { normal day: at most 8 hours normal week: at most 48 hours } }", "", ""),
            ("article x { joint committee { members: 3 quorum: 5 } }", "part-exceeds-whole", "5"),
            (
                "article x { permits { work permit validity: 24 months\n residence permit validity: 1 year } }",
                "outlasts-what-carries-it",
                "24 months",
            ),
            ("article x { wages { minimum: 1800 LBY per month } }", "currency-unknown", "LBY"),
            ("article x { wages { minimum: 1800 LYD per month } }", "", ""),
        ],
    );
}

#[test]
fn brackets() {
    let body = "article x { leave { annual: [LY: 24 days | NE: 30 days] } }";
    table(
        &[],
        &[
            (body, "", ""),
            ("article x { leave { annual: [24 days | NE: 30 days] } }", "bracket-without-owner", "24 days"),
            ("article x { leave { annual: [LY: 24 days | NG: 30 days] } }", "bracket-owner-unknown", "NG"),
            ("article x { leave { annual: [Libya: 24 days | NE: 30 days] } }", "bracket-owner-unknown", "Libya"),
            ("article x { leave { annual: [LY: 4 weeks | NE: 28 days] } }", "proposals-equal", "28 days"),
        ],
    );
    table(
        &[("form: treaty", "form: treaty\n stage: signed")],
        &[
            (body, "bracket-still-open", "[LY: 24 days | NE: 30 days]"),
            ("article x { leave { annual: to be agreed } }", "value-still-to-agree", "to be agreed"),
        ],
    );
    let many: String = (0..30).map(|at| format!("article x{at} {{ leave {{ annual: to be agreed }} }}\n")).collect();
    let all = found(&with(&[("form: treaty", "form: treaty\n stage: signed")], &many));
    assert_eq!(all.iter().filter(|(rule, _)| *rule == "value-still-to-agree").count(), 21);
}

#[test]
fn waivers() {
    let body = |rule: &str, until: &str| {
        format!(
            "article x {{ leave {{ annual: [LY: 4 weeks | NE: 28 days] }} accept {rule} {{ reason: \"so\" authority: joint committee {until} }} }}"
        )
    };
    table(
        &[],
        &[
            (&body("proposals-equal", ""), "", ""),
            (&body("proposals-equal", "until: 2028-01-01"), "", ""),
            (
                "article x { leave { annual: 30 days } accept proposals-equal { reason: \"so\" authority: joint committee } }",
                "waiver-unused",
                "proposals-equal",
            ),
            (
                "article x { leave { annual: 30 days } accept proposal-equal { reason: \"so\" authority: joint committee } }",
                "waiver-unknown-rule",
                "proposal-equal",
            ),
        ],
    );
    let all = found(&with(&[], &body("proposals-equal", "until: 2025-01-01")));
    assert_eq!(all.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), ["proposals-equal", "waiver-expired"]);
}
