//! Brackets on the command line: the table of positions, closing them, making them by a merge, also under git.

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

use std::path::Path;
use std::process::Command;

use support::{Temp, in_article, run, run_with_input};

fn leave(days: &str) -> String {
    in_article(&format!("  leave {{\n    annual: {days}\n  }}"))
}

#[test]
fn a_bracket_is_closed_to_the_standard_output_or_in_place() {
    let folder = Temp::new();
    folder.write("a.bla", leave("[LY: 24 days | NE: 30 days]"));
    let ran = run(folder.path(), &["resolve", "a.bla", "leave.annual", "--take", "NE"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("annual: 30 days\n") && ran.err.contains("leave.annual: the text of the Niger stands"), "{ran:?}");
    assert!(folder.read("a.bla").contains('['), "the input is left alone");
    let ran = run(folder.path(), &["resolve", "a.bla", "--take", "ly", "--write"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(folder.read("a.bla").contains("annual: 24 days\n"));
    let ran = run(folder.path(), &["resolve", "a.bla", "--take", "LY", "-o", "a.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[test]
fn what_stays_open_is_status_one_and_what_is_not_known_status_two() {
    let folder = Temp::new();
    folder.write("a.bla", leave("[LY: 24 days | 30 days]"));
    let ran = run(folder.path(), &["resolve", "a.bla", "--take", "NE"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("still open, as the Niger proposes nothing here"), "{ran:?}");
    for (arguments, said) in [
        (vec!["resolve", "a.bla", "--take", "Nigr"], "did you mean `NE`?"),
        (vec!["resolve", "a.bla", "leave.anual", "--take", "NE"], "did you mean `leave.annual`?"),
    ] {
        let ran = run(folder.path(), &arguments);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(said) && ran.out.is_empty(), "{ran:?}");
    }
    let ran = run_with_input(folder.path(), &["resolve", "-", "--take", "NE", "--write"], leave("24 days").as_bytes());
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[test]
fn brackets_in_used_files_are_named_and_left() {
    let folder = Temp::new();
    folder.write("used.bla", "article more {\n  leave {\n    annual: [LY: 24 days | NE: 30 days]\n  }\n}\n");
    folder.write("a.bla", format!("{}\nuse \"used.bla\"\n", in_article("  hours { normal day: [LY: 8 hours | NE: 7 hours] }")));
    let ran = run(folder.path(), &["resolve", "a.bla", "--take", "NE", "--write"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("used.bla:3:13: more/leave.annual: still open, as it stands in a file"), "{ran:?}");
    assert!(folder.read("used.bla").contains('[') && folder.read("a.bla").contains("normal day: 7 hours"));
}

#[test]
fn a_merge_makes_brackets_in_the_names_of_the_parties() {
    let folder = Temp::new();
    for (name, days) in [("base.bla", "20 days"), ("ours.bla", "24 days"), ("theirs.bla", "30 days")] {
        folder.write(name, leave(days));
    }
    let merge = ["merge", "base.bla", "ours.bla", "theirs.bla"];
    let ran = run(folder.path(), &merge);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("annual: [LY: 24 days | NE: 30 days]\n") && ran.err.contains("ours is the text of Libya"), "{ran:?}");
    let ran = run(folder.path(), &[&merge[..], &["--ours", "NE", "--theirs", "LY"]].concat());
    assert!(ran.out.contains("annual: [NE: 24 days | LY: 30 days]\n"), "{ran:?}");
    let ran = run(folder.path(), &[&merge[..], &["--resolve", "NE", "-o", "out.bla"]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(folder.read("out.bla").contains("annual: 30 days\n"));
    for (wrong, said) in [
        (&["--ours", "NE", "--theirs", "ne"][..], "one Party"),
        (&["--resolve", "TN"], "neither"),
        (&["-o", "base.bla"], "one of the texts"),
    ] {
        let ran = run(folder.path(), &[&merge[..], wrong].concat());
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(said), "{ran:?}");
    }
}

#[test]
fn a_text_that_cannot_be_read_whole_is_not_merged() {
    let folder = Temp::new();
    folder.write("good.bla", leave("20 days"));
    folder.write("bad.bla", leave("20 dais"));
    folder.write("cut.bla", leave("20 days").trim_end().trim_end_matches('}'));
    for broken in ["bad.bla", "cut.bla", "nowhere.bla"] {
        let ran = run(folder.path(), &["merge", "good.bla", "good.bla", broken, "-o", "good.bla"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains(broken), "{ran:?}");
    }
    assert_eq!(folder.read("good.bla"), leave("20 days"));
}

#[test]
fn positions_are_printed_in_every_format() {
    let folder = Temp::new();
    folder.write("a.bla", leave("[LY: 24 days | NE: 30 days]"));
    for to in ["md", "html", "docx", "txt"] {
        let out = format!("out.{to}");
        let ran = run(folder.path(), &["positions", "a.bla", "--to", to, "--lang", "en", "-o", &out]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(std::fs::metadata(folder.path().join(out)).unwrap().len() > 300);
    }
    let page = folder.read("out.md");
    assert!(page.contains("24 days") && page.contains("The proposal of the Niger protects the worker better"), "{page}");
}

#[test]
fn git_merges_agreements_by_their_parts() {
    let folder = Temp::new();
    let git = |arguments: &[&str]| git(folder.path(), arguments);
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git here");
        return;
    }
    let driver = format!("{} merge %O %A %B -o %A --path %P", env!("CARGO_BIN_EXE_mithaq"));
    std::fs::create_dir_all(folder.path().join("texts/common")).unwrap();
    let text = |days: &str, hours: &str| {
        let clauses = format!("  leave {{\n    annual: {days}\n  }}\n  hours {{\n    normal day: {hours}\n  }}");
        format!("{}\nuse \"common/end.bla\"\n", in_article(&clauses))
    };
    assert!(git(&["init", "-q", "-b", "main"]).0);
    for (key, value) in [("user.name", "A"), ("user.email", "a@example.org"), ("merge.mithaq.driver", driver.as_str())] {
        assert!(git(&["config", key, value]).0);
    }
    folder.write(".gitattributes", "*.bla merge=mithaq\n");
    folder.write("texts/common/end.bla", "article last {\n  paragraph {\n    en: \"Done.\"\n  }\n}\n");
    let commit = |days: &str, hours: &str| {
        folder.write("texts/a.bla", text(days, hours));
        assert!(git(&["add", "-A"]).0 && git(&["commit", "-q", "-m", "text"]).0);
    };
    commit("20 days", "at most 9 hours");
    assert!(git(&["checkout", "-q", "-b", "theirs"]).0);
    commit("30 days", "at most 9 hours");
    assert!(git(&["checkout", "-q", "main"]).0);
    commit("20 days", "at most 8 hours");
    let (merged, said) = git(&["merge", "-q", "--no-edit", "theirs"]);
    assert!(merged, "{said}");
    let after = folder.read("texts/a.bla");
    assert!(after.contains("annual: 30 days") && after.contains("at most 8 hours"), "{after}");
    assert!(git(&["checkout", "-q", "theirs"]).0);
    commit("32 days", "at most 9 hours");
    assert!(git(&["checkout", "-q", "main"]).0);
    commit("26 days", "at most 8 hours");
    let (merged, said) = git(&["merge", "-q", "--no-edit", "theirs"]);
    assert!(!merged && said.contains("CONFLICT"), "{said}");
    let after = folder.read("texts/a.bla");
    assert!(after.contains("annual: [LY: 26 days | NE: 32 days]") && !after.contains("<<<<"), "{after}");
}

fn git(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let ran = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("MITHAQ_LANG", "en")
        .output()
        .unwrap();
    (ran.status.success(), format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr)))
}
