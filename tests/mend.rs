//! `mithaq check --fix`: a mended file has no more findings than before and no new error, keeps its
//! layout, its line ends and the language of its keywords, and is mended once and for all.

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

use mithaq::text::Lang;
use support::{HEADER, Temp, formatted, in_article, root, run, run_with_input};

/// Errors, and all findings, of a file.
fn count(folder: &Temp, file: &str, packs: &[&str]) -> (usize, usize) {
    let ran = run(folder.path(), &[&["check", file, "--format", "json"], packs].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    let findings: Vec<&serde_json::Value> =
        json["agreements"].as_array().unwrap().iter().flat_map(|one| one["findings"].as_array().unwrap()).collect();
    (findings.iter().filter(|finding| finding["severity"] == "error").count(), findings.len())
}

/// Mends a text in every way, and looks at what must hold each time; gives the text mended with all
/// that was suggested.
fn mended(text: &str, packs: &[&str]) -> String {
    let folder = Temp::new();
    let mut last = String::new();
    for how in [["--fix"].as_slice(), &["--fix", "--unsafe"]] {
        folder.write("a.bla", text);
        let before = count(&folder, "a.bla", packs);
        let canonical = run(folder.path(), &["fmt", "a.bla", "--check"]).status == 0;
        let ran = run(folder.path(), &[&["check", "a.bla"], how, packs].concat());
        assert!(ran.status <= 1, "{how:?}: {ran:?}");
        let once = folder.read("a.bla");
        let after = count(&folder, "a.bla", packs);
        assert!(after.0 <= before.0 && after.1 <= before.1, "{how:?}: {before:?} became {after:?}\n{once}");
        if canonical {
            let ran = run(folder.path(), &["fmt", "a.bla", "--check", "--diff"]);
            assert_eq!(ran.status, 0, "{how:?}: the layout is lost\n{}", ran.out);
        }
        run(folder.path(), &[&["check", "a.bla"], how, packs].concat());
        assert_eq!(folder.read("a.bla"), once, "{how:?}: mending again changes the text");
        last = once;
    }
    last
}

const LIBYA: &[&str] = &["--pack", "libya"];
const DRAFTING: &[&str] = &["--pack", "drafting"];

#[test]
fn slips_are_mended() {
    let text = in_article("  hours { normal dai: 8 hours }\n  admission { categories admitted: skilled, skilled }");
    let after = mended(&text, DRAFTING);
    assert!(after.contains("normal day: 8 hours"), "{after}");
}

#[test]
fn what_is_missing_is_put_into_the_clause() {
    for clause in ["  hours { normal week: 60 hours }", "  hours {\n    normal week: 60 hours\n  }", "  hours {\n  }", "  hours { }"] {
        let after = mended(&in_article(clause), LIBYA);
        assert!(after.contains("weekly rest:") && after.contains("normal week: at most 48 hours"), "{clause}\n{after}");
    }
}

#[test]
fn a_text_in_the_standard_layout_stays_in_it() {
    let text = formatted(&in_article("  hours { normal week: 60 hours }\n  leave { annual: 20 days }"), None);
    let after = mended(&text, LIBYA);
    assert_eq!(formatted(&after, None), after);
    assert!(after.contains("annual: at least 30 days") || after.contains("annual: 30 days"), "{after}");
}

#[test]
fn a_text_in_another_layout_keeps_it() {
    let odd = "   hours   {   normal dai:   8 hours   }   # as it was";
    let after = mended(&in_article(odd), DRAFTING);
    assert!(after.contains("   hours   {   normal day:   8 hours   }   # as it was"), "{after}");
}

#[test]
fn arabic_and_french_keywords_are_kept() {
    for (lang, key) in [(Lang::Ar, "ساعات العمل"), (Lang::Fr, "durée du travail")] {
        let text = formatted(&in_article("  hours { normal week: 60 hours }"), Some(lang));
        assert!(text.contains(key), "{text}");
        let after = mended(&text, LIBYA);
        assert_ne!(after, text);
        assert_eq!(formatted(&after, Some(lang)), after, "something came in another language");
        assert!(!after.contains("weekly rest") && !after.contains("title {"), "{after}");
    }
}

#[test]
fn line_ends_are_kept() {
    for (clauses, packs) in [("  hours { normal dai: 60 hours }", DRAFTING), ("  hours {\n    normal week: 60 hours\n  }", LIBYA)] {
        let text = in_article(clauses).replace('\n', "\r\n");
        let after = mended(&text, packs);
        assert_ne!(after, text);
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    }
}

#[test]
fn broken_texts_are_not_made_worse() {
    for clauses in [
        "  hours { normal dai: 8 hour",
        "  hours { normal dai 8 hours }",
        "  hours { normal day: 8 hours, 9 hours normal dai: 3 }",
        "  hors { normal day: 8 hours }\n  leaves { anual: 30 dais }",
        "  costs { visa: employr; worker if fault }",
        "  leave { annual: [LY: 24 dais | NE: 30 days] }",
        "  accept proposal-equal { reason: \"so\" authority: joint committee }",
        "  paragraph { ar: \"نص @cas\" fr: \"texte @cas\" en: \"text @cas\" }",
    ] {
        mended(&in_article(clauses), &[]);
    }
}

#[test]
fn the_real_agreement_is_mended() {
    let text = std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap();
    mended(&text, &[]);
}

#[test]
fn a_file_that_may_not_be_written_stays_as_it_is() {
    let folder = Temp::new();
    let text = in_article("  hours { normal dai: 8 hours }");
    let path = folder.write("a.bla", &text);
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let ran = run(folder.path(), &["check", "a.bla", "--fix"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("a.bla") && ran.out.contains("unknown-key"), "it is checked all the same: {ran:?}");
    assert_eq!((folder.read("a.bla"), folder.names()), (text, vec!["a.bla".to_owned()]));
}

#[test]
fn the_standard_input_cannot_be_mended() {
    let folder = Temp::new();
    let ran = run_with_input(folder.path(), &["check", "-", "--fix"], in_article("  hours { normal dai: 8 hours }").as_bytes());
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("the standard input cannot be mended"), "{ran:?}");
    assert_eq!(run(folder.path(), &["check", "--unsafe"]).status, 2, "--unsafe needs --fix");
}

#[test]
fn what_is_wrong_in_a_used_file_is_not_mended_in_this_one() {
    let folder = Temp::new();
    let main = format!("{HEADER}\nuse \"part.bla\"\n");
    let part = "article hours { hours { normal dai: 8 hours } }\n";
    folder.write("a.bla", &main);
    folder.write("part.bla", part);
    let ran = run(folder.path(), &["check", "a.bla", "--fix", "--unsafe", "--pack", "drafting"]);
    assert!(ran.status == 1 && ran.out.contains("unknown-key"), "{ran:?}");
    assert_eq!((folder.read("a.bla"), folder.read("part.bla")), (main, part.to_owned()));
}

#[test]
fn of_several_files_each_is_mended() {
    let folder = Temp::new();
    folder.write("a.bla", in_article("  hours { normal dai: 8 hours }"));
    folder.write("b.bla", in_article("  leave { anual: 30 days }"));
    let ran = run(folder.path(), &["check", ".", "--fix", "--unsafe", "--pack", "drafting"]);
    assert!(folder.read("a.bla").contains("normal day") && folder.read("b.bla").contains("annual"), "{ran:?}");
    assert!(ran.status <= 1, "{ran:?}");
    assert!(ran.err.contains("a.bla: replacements made: 1") && ran.err.contains("b.bla: replacements made: 1"), "{ran:?}");
}
