//! What the pages of the documentation promise: their fenced blocks, in order.

/// A fenced block.
#[derive(Debug)]
pub struct Fence {
    /// What stands after the fence: `console`.
    pub kind: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// The line of the page on which it begins.
    pub at: usize,
}

/// The fenced blocks of a page.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut all: Vec<Fence> = Vec::new();
    let mut open = false;
    for (at, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(kind) => {
                open = true;
                all.push(Fence { kind: kind.to_owned(), lines: Vec::new(), at: at + 1 });
            }
            None if open => all.last_mut().into_iter().for_each(|fence| fence.lines.push(line.to_owned())),
            None => {}
        }
    }
    assert!(!open, "a fence stays open");
    all
}

/// The words of a command line; what stands between quotation marks is one word.
pub fn words(line: &str) -> Vec<String> {
    line.split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// What of the promised lines is not what was said, if anything. Promised lines follow one another from the first line said to the last; `…`
/// on a line of its own stands for any lines, at the end of a line for its rest. Indents and line numbers are not compared.
pub fn unkept(promised: &[String], said: &str) -> Option<String> {
    let said: Vec<String> = said.lines().map(bare).collect();
    let mut at = 0;
    let mut gap = false;
    for line in promised.iter().map(|line| bare(line)).filter(|line| !line.is_empty()) {
        if line == "…" {
            gap = true;
            continue;
        }
        while said.get(at).is_some_and(String::is_empty) {
            at += 1;
        }
        let same = |said: &String| line.strip_suffix(" …").map_or(*said == line, |begin| said.starts_with(begin));
        let rest = said.get(at..).unwrap_or_default();
        match rest.iter().position(same) {
            Some(further) if further == 0 || gap => at += further + 1,
            _ => return Some(line),
        }
        gap = false;
    }
    let over = said.iter().skip(at).find(|line| !line.is_empty());
    over.filter(|_| !gap).map(|line| format!("nothing after it, but: {line}"))
}

/// A line without its indent, and without the number that the margin of a finding shows.
fn bare(line: &str) -> String {
    let line = line.trim();
    match line.split_once(" |") {
        Some((number, rest)) if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("|{rest}"),
        _ => line.to_owned(),
    }
}

/// What the comparison must and must not accept; every test program that reads pages tries it.
pub fn the_comparison_is_strict() {
    let promised = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let said = "first\n\n  12 |  second line\nthird\n";
    let kept: [&[&str]; 5] = [
        &["first", "7 |  second line", "third"],
        &["…", "third"],
        &["first", "…"],
        &["…", "7 |  second …", "third"],
        &["first", "…", "third"],
    ];
    for lines in kept {
        assert_eq!(unkept(&promised(lines), said), None, "{lines:?}");
    }
    let broken: [&[&str]; 6] =
        [&["first"], &["third"], &["first", "third"], &["first", "…", "fourth"], &["…", "third", "first", "…"], &["firs", "…"]];
    for lines in broken {
        assert!(unkept(&promised(lines), said).is_some(), "{lines:?}");
    }
    assert_eq!(words("a --b \"c d\" e"), ["a", "--b", "c d", "e"]);
}
