//! Bad files: nothing crashes, hangs, or is lost, and the drafter is told what is wrong.

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

use std::time::Instant;

use support::{HEADER, PATIENCE, Ran, Temp, bounded, head, in_article, mithaq, run, run_with_input, valid};

/// Debug runs are slow: smaller floods there.
const FLOOD: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// Runs `check` on some bytes in every command that reads a file; none may fail inside or take long.
fn survives(bytes: &[u8]) -> Ran {
    let folder = Temp::new();
    folder.write("bad.bla", bytes);
    let checked = bounded(folder.path(), &["check", "bad.bla", "--pack", "drafting"]);
    for arguments in [
        vec!["check", "bad.bla", "--format", "json"],
        vec!["check", "bad.bla", "--format", "github", "--lang", "ar"],
        vec!["render", "bad.bla", "--to", "html"],
        vec!["render", "bad.bla", "--to", "txt", "--in", "ar,fr", "--layout", "columns"],
        vec!["fmt", "bad.bla", "--check"],
    ] {
        let ran = bounded(folder.path(), &arguments);
        assert!((0..=2).contains(&ran.status), "{arguments:?}: {} {}", ran.status, head(&ran.err));
        assert!(!ran.err.contains("panicked") && !ran.err.contains("internal fault"), "{arguments:?}: {}", head(&ran.err));
    }
    assert_eq!(std::fs::read(folder.path().join("bad.bla")).unwrap(), bytes, "the file has changed");
    assert!(!checked.err.contains("panicked"), "{}", head(&checked.err));
    checked
}

fn rules(ran: &Ran) -> Vec<&str> {
    ran.out.lines().filter_map(|line| line.split_once('[').and_then(|(_, rest)| rest.split_once("]: ")).map(|(rule, _)| rule)).collect()
}

// ---- What is in the file ----

#[test]
fn an_empty_file() {
    for bytes in [&b""[..], b" ", b"\n\n\n", b"\t \r\n", "\u{FEFF}".as_bytes(), "\u{A0}\n".as_bytes()] {
        let ran = survives(bytes);
        assert_eq!((ran.status, rules(&ran)), (1, vec!["file-empty"]), "{bytes:?}: {ran:?}");
        assert!(ran.out.contains("the file is empty"), "{ran:?}");
    }
}

#[test]
fn a_comment_alone_is_no_agreement() {
    assert_eq!(rules(&survives(b"# to be written\n")), ["header-missing"]);
}

/// Line ends are for people and for comparisons; the language does not need them.
#[test]
fn an_agreement_on_one_line() {
    let prose = "title { ar: \"عنوان\" fr: \"Titre\" en: \"Title\" } paragraph { ar: \"نص\" fr: \"texte\" en: \"text\" }";
    let others: String = (0..300).map(|at| format!("article a{at} {{ {prose} }} ")).collect();
    let articles = format!(
        "{others}article rest {{ hours {{ normal day: 8 hours }} leave {{ annual: 30 days }} }} {}",
        others.replace("article a", "article b")
    );
    let ran = survives(format!("{HEADER}{articles}").as_bytes());
    assert_eq!((ran.status, rules(&ran)), (0, vec![]), "{ran:?}");
    let wrong = articles.replacen("30 days", "30 hens", 1);
    let ran = survives(format!("{HEADER}{wrong}").as_bytes());
    assert_eq!(rules(&ran), ["unknown-word"]);
    assert!(ran.out.lines().all(|line| line.chars().count() < 400), "a finding quotes the place, not the file");
    // The whole file on one line says the same as on many.
    let one = valid().replace('\n', " ");
    let ran = survives(one.as_bytes());
    assert_eq!((ran.status, rules(&ran)), (0, vec![]), "{ran:?}");
    assert_eq!(printed(one.as_bytes()), printed(valid().as_bytes()));
}

#[test]
fn a_million_braces() {
    for (sign, count) in [("{", FLOOD), ("[", FLOOD), ("}", FLOOD / 10), ("{\n", FLOOD / 2), ("x{", FLOOD / 2), ("a: [", FLOOD / 4)] {
        let ran = survives(sign.repeat(count).as_bytes());
        assert_eq!(ran.status, 1, "{sign:?}: {}", head(&ran.err));
        assert!(!ran.out.is_empty(), "{sign:?}");
    }
    assert_eq!(rules(&survives("x{".repeat(100).as_bytes())).first(), Some(&"nesting-too-deep"));
}

#[test]
fn other_signs_without_end() {
    for sign in ["\"", "\"\"\"", "#", ":", ";", ",", "|", "]", "\\", "a:", "a: b; ", "\"a", "@", "{}", "# \n", "؛", "\u{202E}", "\u{300}"]
    {
        let ran = survives(sign.repeat(FLOOD / 20).as_bytes());
        assert!(ran.status <= 1, "{sign:?}: {}", head(&ran.err));
    }
}

#[test]
fn braces_inside_texts_and_comments_do_not_nest() {
    let braces = "{[".repeat(500);
    let ran = survives(in_article(&format!("  # {braces}\n  hours {{ note: \"{braces}\" normal day: 8 hours }}")).as_bytes());
    assert!(!rules(&ran).contains(&"nesting-too-deep"), "{ran:?}");
}

#[test]
fn a_text_without_end() {
    for quote in ["\"", "\"\"\""] {
        let text = valid().replacen("\"Title\"", &format!("{quote}Title"), 1);
        let ran = survives(text.as_bytes());
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(rules(&ran).contains(&"text-not-closed"), "{quote}: {ran:?}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let good = valid();
    let expected = printed(good.as_bytes());
    for text in [
        good.replace('\n', "\r\n"),
        format!("\u{FEFF}{good}"),
        format!("\u{FEFF}{}", good.replace('\n', "\r\n")),
        good.trim_end().to_owned(),
    ] {
        let ran = survives(text.as_bytes());
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{:?}: {ran:?}", head(&text));
        assert_eq!(printed(text.as_bytes()), expected);
    }
}

fn printed(bytes: &[u8]) -> String {
    let ran = run_with_input(Temp::new().path(), &["render", "-", "--to", "txt", "--in", "en"], bytes);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.out
}

#[test]
fn a_large_agreement_is_read() {
    let text = large(5 * 1024 * 1024);
    let folder = Temp::new();
    folder.write("large.bla", &text);
    let begin = Instant::now();
    let ran = run(folder.path(), &["check", "large.bla", "--pack", "drafting", "--deny", "error"]);
    assert_eq!(ran.status, 0, "{}", head(&ran.out));
    assert!(begin.elapsed() < PATIENCE, "{:?}", begin.elapsed());
}

/// A valid agreement of about so many bytes, most of them prose.
fn large(size: usize) -> String {
    let mut text = String::from(HEADER);
    let mut at = 0;
    while text.len() < size {
        at += 1;
        text.push_str(&format!(
            "article a{at} {{\n  title {{ ar: \"مادة\" fr: \"Article\" en: \"Article\" }}\n  hours {{ normal day: at most 8 hours normal week: at most 48 hours }}\n  paragraph {{\n    ar: \"{}\"\n    fr: \"{}\"\n    en: \"{}\"\n  }}\n}}\n",
            "تتعاون الجهات المختصة لدى الطرفين وتتبادل ما يلزم من معلومات. ".repeat(12),
            "Les autorités compétentes des Parties coopèrent et échangent les informations utiles. ".repeat(12),
            "The competent authorities of the Parties shall co-operate and exchange the information required. ".repeat(12),
        ));
    }
    text
}

/// Four times the text may not take more than eight times as long.
#[cfg(not(debug_assertions))]
#[test]
fn time_grows_with_the_text() {
    let folder = Temp::new();
    let names = ["small.bla", "large.bla"];
    folder.write(names[0], large(1 << 20));
    folder.write(names[1], large(4 << 20));
    let broken = [
        format!("{HEADER}{}", "article x { hours { normal dai: 8 hens } }\n".repeat(20_000)),
        format!("{HEADER}{}", "article x { hours { normal dai: 8 hens } }\n".repeat(80_000)),
    ];
    folder.write("small-broken.bla", &broken[0]);
    folder.write("large-broken.bla", &broken[1]);
    for (small, large, arguments) in [
        (names[0], names[1], vec!["check"]),
        (names[0], names[1], vec!["fmt", "--check"]),
        ("small-broken.bla", "large-broken.bla", vec!["check", "--format", "json"]),
    ] {
        let time = |file: &str| {
            let runs = (0..3).map(|_| {
                let begin = Instant::now();
                let mut with = arguments.clone();
                with.push(file);
                assert!(run(folder.path(), &with).status <= 1);
                begin.elapsed()
            });
            runs.min().unwrap()
        };
        let (one, four) = (time(small).max(std::time::Duration::from_millis(5)), time(large));
        assert!(four < one * 8, "{arguments:?} {small}: {one:?}, then {four:?}");
    }
}

#[test]
fn thousands_of_findings_are_all_there() {
    let many: String = (0..3000).map(|at| format!("  hours {{ wrong{at}: 8 hours }}\n")).collect();
    let folder = Temp::new();
    folder.write("many.bla", in_article(&many));
    let ran = run(folder.path(), &["check", "many.bla", "--format", "json"]);
    assert_eq!(ran.out.matches("\"rule\": \"unknown-key\"").count(), 3000);
}

// ---- Encodings ----

#[test]
fn other_encodings_are_named() {
    let arabic = [0xE5_u8, 0xD0, 0xC7, 0x20, 0xC7, 0xE1, 0xC7, 0xCA, 0xDD, 0xC7, 0xDE];
    let windows: Vec<u8> = [b"agreement LY-NE {\n  title { ar: \"".as_slice(), &arabic, b"\" }\n}\n"].concat();
    let utf16 = |little: bool| -> Vec<u8> {
        let units = "\u{FEFF}agreement LY-NE { form: treaty }".encode_utf16();
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let bare: Vec<u8> = "agreement LY-NE { form: treaty }".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = &"agreement LY-NE { title { ar: \"اتفاق".as_bytes()[..36];
    for (bytes, name) in [
        (windows.as_slice(), "Windows-1256"),
        (&utf16(true), "UTF-16"),
        (&utf16(false), "UTF-16"),
        (&bare, ""),
        (b"agreement LY-NE { title { fr: \"main-d\x92\x9cuvre \xe9\" } }", "Windows-1252"),
        (b"agreement\0LY-NE", ""),
        (cut, ""),
    ] {
        let ran = survives(bytes);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{name}: {ran:?}");
        assert!(ran.err.contains("bad.bla") && ran.err.contains(name), "{name}: {ran:?}");
        assert!(ran.err.contains("UTF-8") || name.is_empty(), "it says what to save as: {ran:?}");
    }
}

#[test]
fn a_wrong_byte_is_placed() {
    let mut bytes = valid().into_bytes();
    let at = valid().find("hours").unwrap();
    bytes[at] = 0xFF;
    let line = valid()[..at].matches('\n').count() + 1;
    let ran = survives(&bytes);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains(&line.to_string()), "no line {line} in {ran:?}");
}

#[test]
fn an_encoding_is_named_in_the_language_of_the_reader() {
    let folder = Temp::new();
    folder.write("bad.bla", b"\xFF\xFEa\0");
    for (lang, word) in [("fr", "fichier"), ("ar", "الملف"), ("en", "file")] {
        let ran = run(folder.path(), &["check", "bad.bla", "--lang", lang]);
        assert!(ran.err.contains(word) || ran.err.contains("UTF-8"), "{lang}: {ran:?}");
    }
}

// ---- What the file is ----

#[test]
fn a_folder_named_like_a_file() {
    let folder = Temp::new();
    folder.write("x.bla/inside.bla", valid());
    let ran = run(folder.path(), &["check", "x.bla", "--pack", "drafting"]);
    assert_eq!(ran.status, 0, "a folder means its files: {ran:?}");
    let ran = run(folder.path(), &["render", "x.bla", "--to", "txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("x.bla"), "{ran:?}");
    let ran = run(folder.path(), &["render", "x.bla/inside.bla", "--to", "txt", "--lang", "en", "-o", "x.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "a folder takes the file: {ran:?}");
    assert!(folder.path().join("x.bla/inside.en.txt").is_file(), "{ran:?}");
    let ran = run(folder.path(), &["check", ".", "--pack", "drafting"]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_does_not_hang() {
    let folder = Temp::new();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.bla")).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: mkfifo is not there");
        return;
    }
    for arguments in [["check", "pipe.bla"].as_slice(), &["fmt", "pipe.bla"], &["render", "pipe.bla", "--to", "txt"]] {
        let ran = bounded(folder.path(), arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {ran:?}");
        assert!(ran.err.contains("pipe.bla"), "{ran:?}");
    }
    folder.write("main.bla", format!("{HEADER}\nuse \"pipe.bla\"\n"));
    let ran = bounded(folder.path(), &["check", "main.bla"]);
    assert!(ran.out.contains("used-file-not-read"), "{ran:?}");
    let ran = bounded(folder.path(), &["check", ".", "--pack", "drafting"]);
    assert!(ran.status == 1, "a pipe in a folder is passed over: {ran:?}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Temp::new();
    let path = folder.write("secret.bla", valid());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let ran = run(folder.path(), &["check", "secret.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("secret.bla") && ran.err.contains("permission"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn links_that_go_round_end() {
    let folder = Temp::new();
    folder.write("drafts/good.bla", valid());
    std::os::unix::fs::symlink(folder.path(), folder.path().join("drafts/up")).unwrap();
    std::os::unix::fs::symlink("loop.bla", folder.path().join("loop.bla")).unwrap();
    let ran = bounded(folder.path(), &["check", "drafts", "--pack", "drafting", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.out.matches("\"agreement\":").count(), 1, "{ran:?}");
    let ran = bounded(folder.path(), &["check", "loop.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("loop.bla"), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Temp::new();
    let name = std::ffi::OsStr::from_bytes(b"bad\xFF.bla");
    std::fs::write(folder.path().join(name), valid()).unwrap();
    let output = mithaq(folder.path()).arg("check").arg(name).args(["--pack", "drafting"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_name_in_arabic() {
    let folder = Temp::new();
    folder.write("اتفاق ليبيا.bla", in_article("  hours { normal dai: 8 hours }"));
    let ran = run(folder.path(), &["check", "اتفاق ليبيا.bla", "--pack", "drafting"]);
    assert!(ran.out.contains("اتفاق ليبيا.bla:13:11"), "{ran:?}");
}

// ---- Where the result goes ----

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    use std::os::unix::fs::FileTypeExt;
    if !std::fs::metadata("/dev/full").is_ok_and(|facts| facts.file_type().is_char_device()) {
        eprintln!("skipped: /dev/full is no device here");
        return;
    }
    let folder = Temp::new();
    folder.write("good.bla", valid());
    folder.write("bad.bla", in_article("  hours { normal dai: 8 hours }"));
    for arguments in
        [["render", "good.bla", "--to", "html"].as_slice(), &["check", "bad.bla", "--pack", "drafting"], &["fmt", "-"], &["man"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let input = std::fs::File::open(folder.path().join("good.bla")).unwrap();
        let output = mithaq(folder.path()).args(arguments).stdin(input).stdout(full).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {err}");
        assert!(err.contains("space") && !err.contains("panicked"), "{arguments:?}: {err}");
    }
}

/// A pipe or device in the place of the result is not replaced by a file: as an administrator one would
/// lose `/dev/null` that way.
#[cfg(unix)]
#[test]
fn the_output_does_not_replace_what_is_no_file() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let pipe = folder.path().join("pipe");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: mkfifo is not there");
        return;
    }
    // Both ends are held open, so that writing into the pipe does not wait for a reader.
    let held = std::fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    let ran = bounded(folder.path(), &["render", "good.bla", "--to", "txt", "-o", "pipe"]);
    drop(held);
    assert!(matches!(ran.status, 0 | 2), "{ran:?}");
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo(), "the pipe was replaced by a file");
    assert_eq!(folder.names(), ["good.bla", "pipe"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Temp::new();
    folder.write("good.bla", valid());
    folder.write("closed/messy.bla", "agreement   X{}");
    let closed = folder.path().join("closed");
    let absent = run(folder.path(), &["render", "good.bla", "--to", "txt", "-o", "absent/out.txt"]);
    assert_eq!(absent.status, 2, "{absent:?}");
    assert!(absent.err.contains("absent/out.txt"), "{absent:?}");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
    let blocked = std::fs::File::create(closed.join("probe")).is_err();
    if blocked {
        let ran = run(folder.path(), &["render", "good.bla", "--to", "txt", "-o", "closed/out.txt"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        let ran = run(folder.path(), &["fmt", "closed/messy.bla"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert_eq!(folder.read("closed/messy.bla"), "agreement   X{}", "the old file is whole");
    } else {
        eprintln!("skipped: this user may write everywhere");
    }
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Temp::new();
    let path = folder.write("kept.bla", "agreement   X{}");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    let ran = run(folder.path(), &["fmt", "kept.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(folder.read("kept.bla"), "agreement   X{}");
    assert_eq!(folder.names(), ["kept.bla"], "no half-written file is left");
}

#[cfg(unix)]
#[test]
fn the_output_is_not_the_input_by_another_name() {
    let folder = Temp::new();
    let good = folder.write("good.bla", valid());
    std::os::unix::fs::symlink(&good, folder.path().join("link.txt")).unwrap();
    std::fs::hard_link(&good, folder.path().join("hard.txt")).unwrap();
    for out in ["link.txt", "hard.txt"] {
        let ran = run(folder.path(), &["render", "good.bla", "--to", "txt", "-o", out]);
        assert_eq!(ran.status, 2, "{out}: {ran:?}");
        assert_eq!(folder.read("good.bla"), valid(), "{out}");
    }
    let ran = run(folder.path(), &["render", "link.txt", "--to", "txt", "-o", "good.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn the_output_is_not_a_file_that_the_input_uses() {
    let folder = Temp::new();
    folder.write("main.bla", format!("{HEADER}\nuse \"part.bla\"\n"));
    let part = "article x { hours { normal day: 8 hours } }\n";
    folder.write("part.bla", part);
    let ran = run(folder.path(), &["render", "main.bla", "--to", "txt", "-o", "part.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert_eq!(folder.read("part.bla"), part);
}

#[cfg(unix)]
#[test]
fn writing_through_a_link_keeps_the_link() {
    let folder = Temp::new();
    folder.write("messy.bla", "agreement   X{}");
    std::os::unix::fs::symlink("messy.bla", folder.path().join("link.bla")).unwrap();
    assert_eq!(run(folder.path(), &["fmt", "link.bla"]).status, 0);
    assert_eq!(folder.read("messy.bla"), "agreement X {}\n");
    assert!(std::fs::symlink_metadata(folder.path().join("link.bla")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn permissions_outlive_formatting() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Temp::new();
    let path = folder.write("messy.bla", "agreement   X{}");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(run(folder.path(), &["fmt", "messy.bla"]).status, 0);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_file_whose_braces_have_no_partner_is_left_as_it_is() {
    let folder = Temp::new();
    let text = "agreement X {\n  form treaty\n  “curved”\n  }}\n  title { ar: \"open\n }\n";
    folder.write("bad.bla", text);
    let ran = run(folder.path(), &["fmt", "bad.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("has no partner"), "{ran:?}");
    assert_eq!(folder.read("bad.bla"), text);
}
