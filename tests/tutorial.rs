//! `docs/tutorial.md` does what it says: its commands are run in an empty folder, its edits made by hand of the test, its
//! answers and exit statuses compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use support::{Ran, Temp, mithaq, root};

/// A fenced block: its language and its lines.
fn blocks(page: &str) -> Vec<(String, Vec<&str>)> {
    let mut all = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            all.push((kind.to_owned(), lines.by_ref().take_while(|line| *line != "```").collect()));
        }
    }
    all
}

/// Words of a command, those in quotes as one.
fn words(command: &str) -> Vec<String> {
    let pieces = command.split('"').enumerate();
    pieces
        .flat_map(|(at, piece)| match at % 2 {
            1 => vec![piece.to_owned()],
            _ => piece.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}

fn ran(folder: &Temp, command: &str) -> Ran {
    let words = words(command);
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cp", from, to] => {
            folder.write(to, folder.read(from));
            Ran { status: 0, out: String::new(), err: String::new() }
        }
        ["mithaq", arguments @ ..] => mithaq(folder.path()).args(arguments).output().unwrap().into(),
        _ => panic!("the page may not ask for {command}"),
    }
}

/// The promised lines are there in their order, and without `…` between them nothing else is.
fn promised(command: &str, expected: &[&str], ran: &Ran) {
    let said: Vec<&str> = ran.out.lines().chain(ran.err.lines()).collect();
    let (mut at, mut skipping) = (0, false);
    for line in expected {
        if *line == "…" {
            skipping = true;
            continue;
        }
        let found = said[at..]
            .iter()
            .position(|said| is(line, said))
            .unwrap_or_else(|| panic!("{command}\nno {line:?} from line {at} of\n{}", said.join("\n")));
        assert!(skipping || found == 0, "{command}: {:?} before {line:?}", said[at]);
        at += found + 1;
        skipping = false;
    }
    assert!(skipping || at == said.len(), "{command}: more was said: {:?}", &said[at..]);
}

/// A line with `…` in it promises what stands before and after: line numbers of a long text are nobody's concern.
fn is(line: &str, said: &str) -> bool {
    match line.split_once('…') {
        Some((start, end)) => said.starts_with(start.trim_end()) && said.ends_with(end.trim_start()),
        None => said == line,
    }
}

fn console(folder: &Temp, lines: &[&str]) -> usize {
    let mut count = 0;
    for run in lines.split(|line| line.starts_with("$ ")).skip(1).zip(lines.iter().filter_map(|line| line.strip_prefix("$ "))) {
        let (answer, command) = run;
        let status = |line: &&str| line.strip_prefix("(exit status ").and_then(|rest| rest.strip_suffix(')')?.parse().ok());
        let (expected, wanted) = match answer.split_last() {
            Some((last, rest)) if status(last).is_some() => (rest, status(last).unwrap()),
            _ => (answer, 0),
        };
        let ran = ran(folder, command);
        assert_eq!(ran.status, wanted, "{command}: {ran:?}");
        promised(command, expected, &ran);
        count += 1;
    }
    count
}

/// An edit: what stands in lines without `+` is in the file once, and becomes what stands in lines without `-`.
fn edit(folder: &Temp, lines: &[&str]) {
    let file = lines[0].strip_prefix("--- ").expect("an edit names its file");
    let mut text = folder.read(file);
    for hunk in lines[1..].split(|line| line.starts_with("@@")) {
        let side = |other: char| hunk.iter().filter(|line| !line.starts_with(other)).map(|line| &line[1..]).collect::<Vec<_>>().join("\n");
        let (old, new) = (side('+'), side('-'));
        assert_eq!(text.matches(&old).count(), 1, "in {file}:\n{old}");
        text = text.replace(&old, &new);
    }
    folder.write(file, text);
}

#[test]
fn the_afternoon_goes_as_the_page_says() {
    let page = std::fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    let folder = Temp::new();
    let (mut commands, mut edits) = (0, 0);
    for (kind, lines) in blocks(&page) {
        match kind.as_str() {
            "console" => commands += console(&folder, &lines),
            "diff" => {
                edit(&folder, &lines);
                edits += 1;
            }
            _ => panic!("a block of the page is a command or an edit, not {kind:?}"),
        }
    }
    assert!(commands > 20 && edits > 6, "{commands} commands, {edits} edits");
}
