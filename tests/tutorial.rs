//! The tutorial is run as it is read: what it types is typed, what it changes is changed, what it promises is compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

#[path = "support/pages.rs"]
mod pages;
mod support;

use std::path::Path;

use pages::{Fence, fences, unkept, words};
use support::{Temp, files_under, root, run};

#[test]
fn the_tutorial_does_what_it_says() {
    let page = std::fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    let folder = Temp::new();
    copy(&root().join("agreements"), &folder.path().join("agreements"));
    let mut commands = 0;
    for fence in fences(&page) {
        match fence.kind.as_str() {
            "console" => commands += typed(&fence, folder.path()),
            "bla" => change(&fence, folder.path()),
            other => panic!("line {}: nobody knows what to do with a block of {other:?}", fence.at),
        }
    }
    assert!(commands > 25, "{commands}");
}

#[test]
fn the_tutorial_links_to_what_is_there() {
    let page = std::fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(root().join("docs").join(link).exists(), "{link}");
    }
}

#[test]
fn promises_are_compared_strictly() {
    pages::the_comparison_is_strict();
}

#[test]
fn changes_are_made_where_they_are_meant() {
    let text =
        "agreement A {\n  stage: x\n}\n  article one {\n    k: 1\n    s {\n      k: 2\n    }\n  }\n\n  article two {\n    k: 1\n  }\n"
            .to_owned();
    let new = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert!(edited(&text, "article two", "change this line", &new(&["k: 9"])).contains("two {\n    k: 9\n"));
    assert!(edited(&text, "article one", "change this line", &new(&["k: 9"])).contains("one {\n    k: 9\n"));
    assert!(edited(&text, "article one", "change this line", &new(&["s: 9"])).contains("k: 1\n    s: 9\n  }\n"));
    assert!(edited(&text, "header", "change this line", &new(&["stage: y"])).starts_with("agreement A {\n  stage: y\n}"));
    assert!(
        edited(&text, "after article one", "add this", &new(&["article new {", "}"]))
            .contains("  }\n\n  article new {\n  }\n\n  article two")
    );
    assert!(edited(&text, "article one", "the whole article", &new(&["article one {", "}"])).contains("}\n  article one {\n  }\n\n"));
}

/// Runs the commands of a block and compares what they say; gives their number.
fn typed(fence: &Fence, folder: &Path) -> usize {
    let mut commands = 0;
    let mut lines = fence.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let line = line.strip_prefix("$ ").unwrap_or_else(|| panic!("line {}: {line} answers no command", fence.at));
        let (line, status) = line.split_once("   # ends with status ").map_or((line, 0), |(line, status)| (line, status.parse().unwrap()));
        let mut promised = Vec::new();
        while let Some(answer) = lines.next_if(|line| !line.starts_with("$ ")) {
            promised.push(answer.clone());
        }
        command(&words(line), status, &promised, folder, &format!("line {}: {line}", fence.at));
        commands += 1;
    }
    commands
}

fn command(words: &[String], status: i32, promised: &[String], folder: &Path, place: &str) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cp", from, to] => {
            std::fs::copy(folder.join(from), folder.join(to)).unwrap();
        }
        ["mithaq", arguments @ ..] => {
            let ran = run(folder, arguments);
            let said = format!("{}\n{}", ran.out, ran.err);
            assert_eq!(ran.status, status, "{place}\n{said}");
            if let Some(line) = unkept(promised, &said) {
                panic!("{place}\npromises: {line}\nsays:\n{said}");
            }
        }
        other => panic!("{place}: {other:?} is no command of the page"),
    }
}

/// Makes the change of a block, whose first line says where: `# FILE – PLACE – WHAT`.
fn change(fence: &Fence, folder: &Path) {
    let (first, new) = fence.lines.split_first().expect("a block says where it goes");
    let place: Vec<&str> = first.strip_prefix("# ").unwrap_or_default().split(" – ").collect();
    let [file, at, what] = place.as_slice() else { panic!("line {}: {first} does not say where", fence.at) };
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("line {}: {file}: {error}", fence.at));
    std::fs::write(path, edited(&text, at, what, new)).unwrap();
}

/// A text after a change.
fn edited(text: &str, at: &str, what: &str, new: &[String]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let head = match at.strip_prefix("after ").unwrap_or(at) {
        "header" => "agreement ".to_owned(),
        article => format!("{article} {{"),
    };
    let begin = lines.iter().position(|line| line.trim_start().starts_with(&head)).unwrap_or_else(|| panic!("no {at}"));
    let end = closing(&lines, begin);
    let indent = indent(&lines[begin]);
    match what {
        "change this line" | "change this clause" => entries(new).iter().for_each(|entry| replace(&mut lines, begin, entry)),
        "add this" => {
            let added = std::iter::once(String::new()).chain(new.iter().map(|line| format!("{indent}{line}")));
            lines.splice(end + 1..=end, added);
        }
        "the whole article" => {
            lines.splice(begin..=end, new.iter().map(|line| format!("{indent}{line}")));
        }
        other => panic!("nobody knows how to {other}"),
    }
    lines.join("\n") + "\n"
}

/// Puts an entry in the place of the first of its key in a block.
fn replace(lines: &mut Vec<String>, begin: usize, entry: &[String]) {
    let end = closing(lines, begin);
    let found = (begin + 1..end).find(|at| key(&lines[*at]) == key(&entry[0]));
    let (from, to) = match found {
        Some(at) if lines[at].ends_with('{') => (at, closing(lines, at) + 1),
        Some(at) => (at, at + 1),
        None => panic!("no {:?} in {}", key(&entry[0]), lines[begin]),
    };
    let indent = indent(&lines[from]);
    lines.splice(from..to, entry.iter().map(|line| format!("{indent}{line}")));
}

/// The entries of a block: each line, with the lines in its braces.
fn entries(new: &[String]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut depth = 0;
    for line in new {
        match all.last_mut().filter(|_| depth > 0) {
            Some(entry) => entry.push(line.clone()),
            None => all.push(vec![line.clone()]),
        }
        depth += line.matches('{').count();
        depth -= line.matches('}').count();
    }
    all
}

fn key(line: &str) -> &str {
    line.split([':', '{']).next().unwrap_or_default().trim()
}

fn indent(line: &str) -> String {
    line.chars().take_while(|c| *c == ' ').collect()
}

/// The line on which a block closes: the brace at its own indent.
fn closing(lines: &[String], begin: usize) -> usize {
    let close = format!("{}}}", indent(&lines[begin]));
    (begin..lines.len()).find(|at| lines[*at] == close).unwrap_or_else(|| panic!("{} is not closed", lines[begin]))
}

fn copy(from: &Path, to: &Path) {
    for path in files_under(from, "bla") {
        let target = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(path, target).unwrap();
    }
}
