//! The commands for papers that follow from an agreement: formats, exit statuses, what is said when something is amiss.

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

use support::{Temp, in_article, run, run_with_input};

fn folder(clauses: &str) -> Temp {
    let folder = Temp::new();
    folder.write("draft.bla", in_article(clauses));
    folder
}

#[test]
fn each_command_prints_its_paper() {
    let folder = folder("  authorities { focal points within: 30 days }");
    for (command, title) in
        [("contract", "Model employment contract"), ("guide", "Your rights: a guide"), ("calendar", "Register of obligations")]
    {
        let ran = run(folder.path(), &[command, "draft.bla", "--lang", "en", "--to", "txt"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.out.contains(title), "{ran:?}");
        let page = run(folder.path(), &[command, "draft.bla", "--lang", "ar,fr", "--to", "html", "-o", "out.html"]);
        assert_eq!((page.status, page.out.as_str()), (0, ""), "{page:?}");
        assert!(std::fs::read_to_string(folder.path().join("out.html")).unwrap().contains("dir=\"rtl\""));
    }
}

#[test]
fn a_paper_comes_from_the_standard_input_too() {
    let ran = run_with_input(Temp::new().path(), &["guide", "-", "--lang", "fr", "--to", "md"], in_article("").as_bytes());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("Vos droits"), "{ran:?}");
}

#[test]
fn a_calendar_needs_a_date_and_says_how_to_give_it() {
    let folder = folder("  authorities { focal points within: 30 days }");
    let ran = run(folder.path(), &["calendar", "draft.bla", "--to", "ics"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("--entered-into-force") && ran.err.contains("--signed"), "{ran:?}");
    let dated = run(folder.path(), &["calendar", "draft.bla", "--to", "ics", "--entered-into-force", "2027-03-31"]);
    assert_eq!(dated.status, 0, "{dated:?}");
    assert!(dated.out.starts_with("BEGIN:VCALENDAR\r\n") && dated.out.contains("DTSTART;VALUE=DATE:20270430\r\n"), "{dated:?}");
    let sheet = run(folder.path(), &["calendar", "draft.bla", "--to", "csv", "--lang", "en", "--entered-into-force", "2027-03-31"]);
    assert!(sheet.out.contains("\"authorities.focal_points_within\",\"2027-04-30\",\"due\",\"negotiation\","), "{sheet:?}");
}

#[test]
fn dates_that_cannot_be_are_refused() {
    let folder = folder("");
    let crossed = ["calendar", "draft.bla", "--signed", "2027-05-01", "--entered-into-force", "2027-03-31"];
    let ran = run(folder.path(), &crossed);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("2027-05-01"), "{ran:?}");
    assert_eq!(run(folder.path(), &["calendar", "draft.bla", "--signed", "2027-02-30"]).status, 2);
}

#[test]
fn formats_that_a_paper_has_not_are_refused() {
    let folder = folder("");
    for arguments in
        [["contract", "draft.bla", "--to", "csv"], ["guide", "draft.bla", "--to", "akn"], ["calendar", "draft.bla", "--to", "akn"]]
    {
        let ran = run(folder.path(), &arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    }
}

#[test]
fn a_draft_with_errors_yields_its_papers_and_a_signed_text_none() {
    let folder = folder("  hours { normal dai: 8 hours }");
    let draft = run(folder.path(), &["contract", "draft.bla", "--to", "txt"]);
    assert!(draft.status == 0 && !draft.out.is_empty() && draft.err.contains("draft.bla"), "{draft:?}");
    folder.write("signed.bla", in_article("  hours { normal dai: 8 hours }").replace("stage: negotiation", "stage: signed"));
    let signed = run(folder.path(), &["contract", "signed.bla", "--to", "txt"]);
    assert_eq!((signed.status, signed.out.as_str()), (1, ""), "{signed:?}");
}

#[test]
fn a_paper_never_replaces_the_agreement() {
    let folder = folder("");
    let before = std::fs::read(folder.path().join("draft.bla")).unwrap();
    assert_eq!(run(folder.path(), &["guide", "draft.bla", "-o", "draft.bla"]).status, 2);
    assert_eq!(std::fs::read(folder.path().join("draft.bla")).unwrap(), before);
}
