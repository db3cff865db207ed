//! `mithaq diff` from outside: what the two sides can be, what git gives, what is said of what cannot be used.

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
use std::process::{Command, Output};

use serde_json::Value;

use support::{HEADER, Temp, in_article, run, run_with_input, valid};

/// The same agreement in another layout.
fn laid_out() -> String {
    valid().replace("  ", "      ").replace("hours {", "hours {\n\n")
}

/// The agreement of another corridor.
fn other() -> String {
    valid().replace("LY-NE", "LY-TD").replace("origin: NE", "origin: TD")
}

/// A line of it cannot be understood.
fn broken() -> String {
    in_article("  hours { normal dai: 8 hours }")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn another_layout_is_no_difference() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("b.bla", laid_out());
    let ran = run(folder.path(), &["diff", "a.bla", "b.bla", "--exit-code", "--deny", "any"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "no change between a.bla and b.bla\n"), "{ran:?}");
    let json = parsed(&run(folder.path(), &["diff", "a.bla", "b.bla", "--to", "json"]).out);
    assert_eq!((&json["schema"], &json["counts"]["changes"]), (&"mithaq.comparison/1".into(), &0.into()));
    assert_eq!(json["comparisons"][0]["complete"], true);
    let page = run(folder.path(), &["diff", "a.bla", "b.bla", "--to", "md"]).out;
    assert!(page.contains("Nothing changed."), "{page}");
    let itself = run(folder.path(), &["diff", "a.bla", "./a.bla"]);
    assert_eq!(itself.status, 0);
    assert!(itself.err.contains("a.bla is compared with itself"), "{itself:?}");
}

#[test]
fn two_corridors_are_said_and_compared() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("b.bla", other());
    for lang in ["en", "fr", "ar"] {
        let ran = run(folder.path(), &["diff", "a.bla", "b.bla", "--lang", lang]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.err.contains("LY-NE") && ran.err.contains("LY-TD"), "{ran:?}");
    }
    assert_eq!(run(folder.path(), &["diff", "a.bla", "b.bla", "--exit-code"]).status, 1);
    assert_eq!(parsed(&run(folder.path(), &["diff", "a.bla", "b.bla", "--to", "json"]).out)["comparisons"][0]["same_agreement"], false);
}

#[test]
fn what_could_not_be_read_is_said_and_never_passes_a_gate() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("b.bla", broken());
    let ran = run(folder.path(), &["diff", "a.bla", "b.bla"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("the comparison is not complete"), "{ran:?}");
    assert!(ran.out.contains("b.bla:13:11 could not be read and is not compared"), "{ran:?}");
    for gate in [["--exit-code"].as_slice(), &["--deny", "weaker"]] {
        assert_eq!(run(folder.path(), &[&["diff", "a.bla", "b.bla"], gate].concat()).status, 1);
    }
}

#[test]
fn what_cannot_be_used_is_said() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("binary.bla", [0_u8, 1, 2, 255]);
    folder.write("drafts/x.bla", valid());
    folder.write("empty/notes.txt", "");
    for (arguments, part) in [
        (&["a.bla", "absent.bla"][..], "there is no file absent.bla"),
        (&["a.bla", "binary.bla"], "binary.bla is not a text file"),
        (&["a.bla", "drafts"], "drafts is a folder and a.bla is not"),
        (&["empty", "drafts"], "holds no .bla file"),
        (&["-", "-"], "one of the two texts only"),
        (&["/dev/null", "/dev/null"], "nothing to compare"),
        (&["a.bla"], "two texts are compared, and 1 were named"),
        (&["a.bla", "a.bla", "a.bla"], "two texts are compared, and 3 were named"),
        (&["a.bla", "a.bla", "--to", "pdf"], "pdf is no format of this comparison"),
        (&["a.bla", "a.bla", "--brief", "--to", "json"], "json is no format of this comparison"),
        (&["drafts", "drafts", "--brief"], "drafts is a folder"),
        (&["a.bla", "drafts/x.bla", "-o", "a.bla"], "give the output another name"),
        (&["a.bla", "drafts/x.bla", "--to", "json", "-o", "drafts/x.bla"], "give the output another name"),
        (&["a.bla", "a.bla", "--pack", "libia"], "did you mean `libya`?"),
    ] {
        let ran = run(folder.path(), &[&["diff"], arguments].concat());
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(part), "{arguments:?}: no {part:?} in {ran:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    assert_eq!(folder.read("a.bla"), valid(), "what is compared is never replaced");
}

#[test]
fn one_side_may_come_from_the_standard_input() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    let ran = run_with_input(folder.path(), &["diff", "a.bla", "-"], laid_out().as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (0, "no change between a.bla and -\n"), "{ran:?}");
}

#[test]
fn folders_are_compared_by_names_then_by_agreements() {
    let folder = Temp::new();
    folder.write("old/niger.bla", valid());
    folder.write("old/sub/chad.bla", other());
    folder.write("old/gone.bla", valid().replace("LY-NE", "LY-GH"));
    folder.write("new/niger.bla", laid_out());
    folder.write("new/tchad.bla", other());
    folder.write("new/come.bla", valid().replace("LY-NE", "LY-ML"));
    let ran = run(folder.path(), &["diff", "old", "new"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for part in [
        "no change between old/niger.bla and new/niger.bla",
        "no change between old/sub/chad.bla and new/tchad.bla",
        "new/come.bla: new agreement, LY-ML",
        "old/gone.bla: agreement gone, LY-GH",
    ] {
        assert!(ran.out.contains(part), "no {part:?} in {ran:?}");
    }
    let json = parsed(&run(folder.path(), &["diff", "old", "new", "--to", "json"]).out);
    assert_eq!(json["comparisons"].as_array().unwrap().len(), 2);
    assert_eq!((&json["added"][0]["agreement"], &json["removed"][0]["agreement"]), (&"LY-ML".into(), &"LY-GH".into()));
    assert_eq!(run(folder.path(), &["diff", "old", "new", "--deny", "weaker"]).status, 1, "an agreement that is gone protects nobody");
    assert_eq!(run(folder.path(), &["diff", "new", "new", "--exit-code"]).status, 0);
    // A file that cannot be used costs itself alone.
    folder.write("new/niger.bla", [0_u8, 255]);
    let ran = run(folder.path(), &["diff", "old", "new"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.out.contains("new/tchad.bla") && ran.err.contains("new/niger.bla is not a text file"), "{ran:?}");
}

#[test]
fn an_answer_goes_to_a_file_as_a_whole() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("b.bla", other());
    let ran = run(folder.path(), &["--color", "always", "diff", "a.bla", "b.bla", "-o", "changes.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(!folder.read("changes.txt").contains('\u{1b}'), "a file has no colours");
    assert_eq!(folder.names(), ["a.bla", "b.bla", "changes.txt"]);
}

#[test]
fn the_brief_is_a_paper_in_each_format() {
    let folder = Temp::new();
    folder.write("a.bla", valid());
    folder.write("b.bla", other());
    for (format, beginning) in [("html", &b"<!DOCTYPE html>"[..]), ("docx", b"PK"), ("pdf", b"%PDF"), ("md", b""), ("txt", b"")] {
        let name = format!("brief.{format}");
        let ran = run(folder.path(), &["diff", "a.bla", "b.bla", "--brief", "--to", format, "--no-system-fonts", "-o", &name]);
        assert_eq!(ran.status, 0, "{format}: {ran:?}");
        let bytes = std::fs::read(folder.path().join(&name)).unwrap();
        assert!(bytes.starts_with(beginning) && bytes.len() > 300, "{format}");
    }
    let ran = run(folder.path(), &["diff", "a.bla", "b.bla", "--brief", "--to", "txt", "--in", "fr"]);
    assert!(ran.out.contains("Ce que perdent les travailleurs"), "{ran:?}");
}

// ---- Weaker, and accepted ----

const WAIVER: &str = "  accept daily-hours-over-eight { reason: \"harvest\" authority: joint committee until: 2028-01-01 }";

fn longer_day(more: &str) -> String {
    in_article(&format!("  hours {{ normal day: at most 10 hours }}\n{more}"))
}

#[test]
fn a_weakening_fails_the_gate_unless_the_new_text_accepts_it() {
    let folder = Temp::new();
    folder.write("old.bla", valid());
    folder.write("new.bla", longer_day(""));
    folder.write("accepted.bla", longer_day(WAIVER));
    let gate = |new: &str, more: &[&str]| run(folder.path(), &[&["diff", "old.bla", new], more].concat());
    let weaker = gate("new.bla", &["--deny", "weaker"]);
    assert_eq!(weaker.status, 1, "{weaker:?}");
    assert!(weaker.err.contains("no departure in the new text accepts it (1)"), "{weaker:?}");
    for part in [
        "▼ weaker",
        "normal day: not more than 8 hours → not more than 10 hours",
        "old.bla:13:23 → new.bla:13:23",
        "`daily-hours-over-eight`",
    ] {
        assert!(weaker.out.contains(part), "no {part:?} in {weaker:?}");
    }
    assert_eq!(gate("new.bla", &[]).status, 0, "differences alone are no failure");
    assert_eq!(gate("new.bla", &["--exit-code"]).status, 1);
    assert_eq!(run(folder.path(), &["diff", "new.bla", "old.bla", "--deny", "unclear"]).status, 0, "stronger the other way round");
    assert_eq!(run(folder.path(), &["diff", "new.bla", "old.bla", "--deny", "any"]).status, 1);
    // With a waiver, until it ends; every form says so.
    assert_eq!(gate("accepted.bla", &["--deny", "unclear"]).status, 0, "{:?}", gate("accepted.bla", &["--deny", "unclear"]));
    assert_eq!(gate("accepted.bla", &["--deny", "weaker", "--on", "2029-01-01"]).status, 1);
    for format in ["text", "markdown"] {
        let said = gate("accepted.bla", &["--to", format]).out;
        assert!(said.contains("accepted by a departure from `daily-hours-over-eight` until 2028-01-01"), "{said}");
    }
    let json = parsed(&gate("accepted.bla", &["--to", "json"]).out);
    let changes = json["comparisons"][0]["changes"].as_array().unwrap();
    let day = changes.iter().find(|change| change["field"] == "normal_day").unwrap();
    assert_eq!((&day["accepted"]["rules"][0], &day["accepted"]["until"]), (&"daily-hours-over-eight".into(), &"2028-01-01".into()));
    let brief = gate("accepted.bla", &["--brief", "--to", "txt", "--in", "en"]).out.replace('\n', " ").replace("  ", " ");
    assert!(brief.contains("normal day") && brief.contains("until 2028-01-01"), "{brief}");
}

#[test]
fn an_effect_alone_is_shown_and_the_rest_counted() {
    let folder = Temp::new();
    folder.write("old.bla", in_article("  hours { normal day: at most 8 hours weekly rest: at least 24 hours }"));
    folder.write("new.bla", in_article("  hours { normal day: at most 10 hours weekly rest: at least 36 hours }"));
    let ran = run(folder.path(), &["diff", "old.bla", "new.bla", "--effect", "stronger"]);
    assert!(ran.out.contains("▲ stronger") && !ran.out.contains("▼ weaker"), "{ran:?}");
    assert!(ran.out.contains("changes not shown, of another effect: 1"), "{ran:?}");
    let short = run(folder.path(), &["diff", "old.bla", "new.bla", "--summary"]).out;
    assert!(short.contains("Article 1 (Title): weaker: 1, unclear: 0, stronger: 1, neutral: 0"), "{short}");
    assert!(!short.contains("→ not more"), "{short}");
    let coloured = run(folder.path(), &["--color", "always", "diff", "old.bla", "new.bla"]).out;
    assert!(coloured.contains("\u{1b}[31m▼ weaker\u{1b}[0m") && coloured.contains("\u{1b}[32m▲ stronger"), "{coloured}");
    assert_eq!(run(folder.path(), &["diff", "old.bla", "new.bla", "--effect", "worse"]).status, 2);
}

// ---- Revisions of git ----

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    let fixed = ["-c", "user.name=Drafter", "-c", "user.email=drafter@example.org", "-c", "commit.gpgsign=false"];
    command.args(fixed).args(arguments).current_dir(folder);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_GLOBAL"] {
        command.env_remove(name);
    }
    command.env("MITHAQ_LANG", "en").env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", folder);
    command.output().expect("these tests need git")
}

fn must(folder: &Path, arguments: &[&str]) -> String {
    let ran = git(folder, arguments);
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn repository(files: &[(&str, String)]) -> Temp {
    let folder = Temp::new();
    must(folder.path(), &["init", "--quiet", "."]);
    for (name, text) in files {
        folder.write(name, text);
    }
    commit(&folder);
    folder
}

fn commit(folder: &Temp) {
    must(folder.path(), &["add", "--all"]);
    must(folder.path(), &["commit", "--quiet", "--message", "round"]);
}

#[test]
fn a_revision_is_read_from_git() {
    let folder = repository(&[("drafts/a.bla", valid())]);
    folder.write("drafts/a.bla", other());
    let ran = run(folder.path(), &["diff", "HEAD:drafts/a.bla", "drafts/a.bla"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("LY-NE and LY-TD") && ran.out.contains("HEAD:drafts/a.bla → drafts/a.bla"), "{ran:?}");
    // From a folder inside, as git itself reads it.
    let inside = folder.path().join("drafts");
    for name in ["HEAD:drafts/a.bla", "HEAD:./a.bla", "HEAD:../drafts/a.bla"] {
        let ran = run(&inside, &["diff", name, "HEAD:./a.bla", "--exit-code"]);
        assert_eq!((ran.status, ran.out.as_str()), (0, "no change between HEAD:drafts/a.bla and HEAD:drafts/a.bla\n"), "{name}: {ran:?}");
    }
    let folders = run(folder.path(), &["diff", "HEAD:drafts", "drafts", "--exit-code"]);
    assert_eq!(folders.status, 1, "{folders:?}");
    assert!(folders.err.contains("LY-NE and LY-TD"), "{folders:?}");
    let json = parsed(&run(folder.path(), &["diff", "HEAD:", "drafts", "--to", "json"]).out);
    let files = (&json["removed"][0]["file"], &json["added"][0]["file"]);
    assert_eq!(files, (&"HEAD:drafts/a.bla".into(), &"drafts/a.bla".into()), "another name and another agreement: {json}");
}

#[test]
fn what_is_on_the_disk_wins() {
    let folder = repository(&[("a.bla", valid())]);
    folder.write("HEAD:a.bla", other());
    let ran = run(folder.path(), &["diff", "HEAD:a.bla", "a.bla"]);
    assert!(ran.err.contains("LY-TD and LY-NE"), "{ran:?}");
}

#[test]
fn used_files_come_from_the_same_revision_and_from_inside_the_project() {
    let article = |line: &str| format!("article hours {{\n  hours {{ {line} }}\n}}\n");
    let main = format!("{HEADER}use \"common/hours.bla\"\n");
    let folder = repository(&[
        ("p/mithaq.toml", String::new()),
        ("p/drafts/a.bla", main.replace("common/", "../common/")),
        ("p/common/hours.bla", article("normal dai: 8 hours")),
        ("secret.bla", article("normal dai: 8 hours")),
        ("p/drafts/b.bla", format!("{HEADER}use \"../../secret.bla\"\n")),
        ("p/drafts/c.bla", format!("{HEADER}use \"/secret.bla\"\n")),
    ]);
    folder.write("p/common/hours.bla", article("normal day: 8 hours"));
    let ran = run(folder.path(), &["diff", "HEAD:p/drafts/a.bla", "p/drafts/a.bla"]);
    assert!(ran.out.contains("HEAD:p/common/hours.bla:2:11 could not be read"), "the old slip is in the old revision: {ran:?}");
    assert!(!ran.out.contains("\n  p/common"), "the new text is sound: {ran:?}");
    for name in ["b", "c"] {
        let ran = run(folder.path(), &["diff", &format!("HEAD:p/drafts/{name}.bla"), "p/drafts/a.bla", "--to", "json"]);
        let unread = &parsed(&ran.out)["comparisons"][0]["unread"];
        assert_eq!((&unread[0]["rule"], unread.as_array().unwrap().len()), (&"used-file-not-read".into(), 1), "{name}: {ran:?}");
    }
}

#[test]
fn what_git_cannot_give_is_said_in_its_words() {
    let folder = repository(&[("a.bla", valid()), ("sub/b.bla", valid())]);
    let elsewhere = Temp::new();
    elsewhere.write("a.bla", valid());
    for (place, arguments, part) in [
        (&folder, &["HEAD~7:a.bla", "a.bla"][..], "git knows no revision `HEAD~7`: "),
        (&folder, &["HEAD:absent.bla", "a.bla"], "the revision `HEAD` has no file absent.bla"),
        (&folder, &["HEAD:../a.bla", "a.bla"], "has no file"),
        (&folder, &["HEAD:sub", "a.bla"], "HEAD:sub is a folder and a.bla is not"),
        (&folder, &["--", "--output=x:a.bla", "a.bla"], "looks like an option"),
        (&folder, &["--", "-p:a.bla", "a.bla"], "looks like an option"),
        (&elsewhere, &["HEAD:a.bla", "a.bla"], "is in no repository of git: not a git repository"),
    ] {
        for lang in ["en", "fr", "ar"] {
            let ran = run(place.path(), &[&["diff", "--lang", lang], arguments].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {ran:?}");
            assert!(lang != "en" || ran.err.contains(part), "{arguments:?}: no {part:?} in {ran:?}");
        }
    }
    assert_eq!(folder.names(), [".git", "a.bla", "sub"], "nothing was written");
    let without = support::mithaq(folder.path()).args(["diff", "HEAD:a.bla", "a.bla"]).env("PATH", "").output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&without.stderr).contains("the program `git` is not installed"));
}

#[test]
fn a_link_in_a_revision_is_no_file() {
    #[cfg(unix)]
    {
        let folder = repository(&[("a.bla", valid())]);
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("link.bla")).unwrap();
        commit(&folder);
        std::fs::remove_file(folder.path().join("link.bla")).unwrap();
        let ran = run(folder.path(), &["diff", "HEAD:link.bla", "a.bla"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains("has no file link.bla"), "{ran:?}");
    }
}

/// The driver as the document sets it up, with the program under test.
fn with_driver(folder: &Temp) {
    let program = env!("CARGO_BIN_EXE_mithaq");
    must(folder.path(), &["config", "diff.mithaq.command", &format!("'{program}' diff --git-driver --")]);
    must(folder.path(), &["config", "difftool.mithaq.cmd", &format!("'{program}' diff \"$LOCAL\" \"$REMOTE\"")]);
    folder.write(".gitattributes", "*.bla diff=mithaq\n");
}

#[test]
fn git_diff_speaks_of_agreements() {
    let folder = repository(&[("drafts/a.bla", valid()), ("gone.bla", valid()), ("old name.bla", valid().replace("LY-NE", "LY-ML"))]);
    with_driver(&folder);
    folder.write("drafts/a.bla", laid_out());
    folder.write("come.bla", other());
    folder.write("new name.bla", valid().replace("LY-NE", "LY-ML"));
    std::fs::remove_file(folder.path().join("gone.bla")).unwrap();
    std::fs::remove_file(folder.path().join("old name.bla")).unwrap();
    must(folder.path(), &["add", "--all"]);
    let renamed = must(folder.path(), &["diff", "--cached", "--ext-diff", "--find-renames"]);
    assert!(renamed.contains("no change between a/old name.bla and b/new name.bla"), "{renamed}");
    let out = must(folder.path(), &["diff", "--cached", "--ext-diff", "--no-renames"]);
    for part in
        ["no change between a/drafts/a.bla and b/drafts/a.bla", "b/come.bla: new agreement, LY-TD", "a/gone.bla: agreement gone, LY-NE"]
    {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    // A file that cannot be used does not stop git.
    folder.write("drafts/a.bla", [0_u8, 255]);
    folder.write("z.bla", other());
    must(folder.path(), &["add", "--all"]);
    assert!(must(folder.path(), &["diff", "--cached", "--ext-diff"]).contains("b/z.bla: new agreement"));
}

#[test]
fn git_difftool_speaks_of_agreements() {
    let folder = repository(&[("a.bla", valid()), ("b.bla", valid())]);
    with_driver(&folder);
    folder.write("a.bla", laid_out());
    folder.write("b.bla", other());
    let ran = git(folder.path(), &["difftool", "--no-prompt", "--tool", "mithaq"]);
    let out = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && out.contains("no change between") && out.contains("LY-TD"), "{ran:?}");
}

#[test]
fn a_path_that_is_not_merged_is_said() {
    let folder = Temp::new();
    let ran = run(folder.path(), &["diff", "--git-driver", "--", "a.bla"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "a.bla is not merged yet and is not compared\n"), "{ran:?}");
}
