//! A look of a ministry, and findings beside the text: what the command line makes of them.

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

use support::{Temp, in_article, run, valid};

/// An agreement with a clause in which something is wrong.
fn doubtful() -> String {
    in_article("  hours { normal week: at most 60 hours }")
}

/// Renders `good.bla` with the look in `look`.
fn rendered(folder: &Temp, more: &[&str]) -> support::Ran {
    run(folder.path(), &[&["render", "good.bla", "--in", "fr", "--template", "look"], more].concat())
}

fn with(files: &[(&str, &str)]) -> Temp {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    for (name, text) in files {
        let path = folder.path().join("look").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_look_is_used_as_far_as_it_goes() {
    let folder = with(&[
        ("html/style.css", "h1 { color: #123456 }"),
        ("fr/phrases.toml", "doc_draft = \"AVANT-PROJET\"\n"),
        ("fr/clauses/hours.toml", "normal_day = \"On travaille {normal_day} par jour.\"\n"),
    ]);
    let page = rendered(&folder, &["--to", "html"]);
    assert_eq!(page.status, 0, "{page:?}");
    for text in ["h1 { color: #123456 }", "AVANT-PROJET", "On travaille huit (8)\u{a0}heures au plus par jour."] {
        assert!(page.out.contains(text), "{text}: {page:?}");
    }
    let text = rendered(&folder, &["--to", "txt"]);
    assert!(text.out.contains("AVANT-PROJET") && text.out.contains("On travaille huit (8)"), "wording is for every format: {text:?}");
    let ours = run(folder.path(), &["render", "good.bla", "--in", "fr", "--to", "html"]);
    assert!(!ours.out.contains("AVANT-PROJET") && !ours.out.contains("On travaille"), "only when asked for");
}

#[test]
fn an_empty_look_is_ours() {
    let folder = with(&[]);
    std::fs::create_dir(folder.path().join("look")).unwrap();
    let ours = run(folder.path(), &["render", "good.bla", "--in", "fr", "--to", "html"]);
    assert_eq!(rendered(&folder, &["--to", "html"]).out, ours.out);
}

#[test]
fn every_slip_is_told_at_once_with_its_place() {
    let folder = with(&[
        ("html/page.hbs", "<p>\n{{titel}}\n{{{title}}}\n{{body}}\n"),
        ("html/style.css", "p {\n background: url(x.png) }\n"),
        ("fr/phrases.toml", "doc_draf = \"x\"\nvalue_at_least = \"au moins\"\ndoc_note = \"{x}\"\n"),
        ("fr/clauses/hours.toml", "normal_day = \"On travaille.\"\nnormal_wek = \"x\"\novertime_day = \"{overtime_day} {overtime_dya}\"\n"),
    ]);
    let ran = rendered(&folder, &["--to", "html"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    for told in [
        "look/html/page.hbs:2:1: `titel`",
        "did you mean `title`?",
        "look/html/page.hbs:3:1: `title` would print text as markup",
        "look/html/style.css:2:14: `url(x.png) }`",
        "look/fr/phrases.toml:1:1: there is no phrase `doc_draf`; did you mean `doc_draft`?",
        "look/fr/phrases.toml:2:18: this wording does not print `x`",
        "look/fr/phrases.toml:3:13: `x` is no slot",
        "look/fr/clauses/hours.toml:1:14: this wording does not print `normal_day`",
        "look/fr/clauses/hours.toml:2:1: the standard wording of this clause has no sentence `normal_wek`; did you mean `normal_week`?",
        "the clause `hours` has no field `overtime_dya`",
        "did you mean `overtime_day`?",
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
}

#[test]
fn strange_files_are_named_and_left_aside() {
    let folder = with(&[("fr/phrase.toml", "x"), ("html/.DS_Store", "x"), ("html/logo.png", "x"), ("en/clauses/hour.toml", "x")]);
    let ran = rendered(&folder, &["--to", "html"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for told in ["look/fr/phrase.toml: ", "look/html/logo.png: ", "look/en/clauses/hour.toml: ", "did you mean `fr/phrases.toml`?"] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    assert!(!ran.err.contains("DS_Store"));
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = with(&[("html/page.hbs", "{{body}}")]);
    folder.write("secret.css", "/* secret */");
    std::os::unix::fs::symlink(folder.path().join("secret.css"), folder.path().join("look/html/style.css")).unwrap();
    let ran = rendered(&folder, &["--to", "html"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("look/html/style.css lies outside the folder of the look"), "{ran:?}");
}

#[test]
fn a_file_as_long_as_no_look_is() {
    let folder = with(&[("html/style.css", &" ".repeat(2 * 1024 * 1024 + 1))]);
    let ran = rendered(&folder, &["--to", "html"]);
    assert!(ran.status == 2 && ran.err.contains("larger than 2 MiB"), "{ran:?}");
}

#[test]
fn a_folder_that_is_not_there() {
    let ran = rendered(&with(&[]), &["--to", "html"]);
    assert!(ran.status == 2 && ran.err.contains("there is no folder look with a look"), "{ran:?}");
}

#[test]
fn findings_stand_beside_their_article() {
    let folder = Temp::new();
    folder.write("doubtful.bla", doubtful());
    let plain = run(folder.path(), &["render", "doubtful.bla", "--to", "html", "--in", "en"]);
    assert!(!plain.out.contains("class=\"remark "), "only when asked for");
    let page = run(folder.path(), &["render", "doubtful.bla", "--to", "html", "--in", "en", "--with-findings"]);
    assert_eq!(page.status, 0, "{page:?}");
    let checked = run(folder.path(), &["--quiet", "check", "doubtful.bla", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let found = json["agreements"][0]["findings"].as_array().unwrap();
    assert_eq!(page.out.matches("class=\"remark ").count(), found.len(), "all that check finds, each once");
    let article = page.out.split("class=\"noted\"").nth(1).unwrap();
    assert!(article.contains("weekly-hours-over-forty-eight"), "{article}");
}

#[test]
fn only_pages_have_a_margin() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    for format in ["md", "txt"] {
        let ran = run(folder.path(), &["render", "good.bla", "--to", format, "--with-findings"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains("--with-findings") && ran.err.contains("--to html"), "{ran:?}");
    }
}

#[test]
fn printed_pages_take_the_style_of_a_look() {
    let ours = std::fs::read_to_string(support::root().join("templates/pdf/style.toml")).unwrap();
    let pages = |style: &str| {
        let folder = with(&[("pdf/style.toml", style)]);
        rendered(&folder, &["--to", "pdf", "--no-system-fonts", "-o", "out.pdf"]);
        std::fs::read(folder.path().join("out.pdf")).unwrap_or_default()
    };
    let (same, other) = (pages(&ours), pages(&ours.replace("side = 60.0", "side = 90.0")));
    assert!(same.starts_with(b"%PDF-") && other.starts_with(b"%PDF-"));
    assert_ne!(same, other);
    let folder = with(&[("pdf/style.toml", &ours.replace("side = 60.0", "sied = 60.0"))]);
    let ran = rendered(&folder, &["--to", "pdf", "-o", "out.pdf"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("look/pdf/style.toml:11:1:") && ran.err.contains("sied"), "{ran:?}");
    assert!(!folder.path().join("out.pdf").exists());
}
