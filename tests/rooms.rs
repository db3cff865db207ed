//! The house keeps its order: a room uses only the rooms to its left, only one knows pest, and no
//! input can make the library give up.

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

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use support::{files_under, root};

/// The rooms, each using only those before it.
const ROOMS: [&str; 12] =
    ["text", "finding", "vocabulary", "syntax", "model", "law", "check", "diff", "portfolio", "wording", "render", "cli"];

/// A source file with its room, `None` for `lib.rs` and `main.rs`.
struct File {
    name: String,
    room: Option<String>,
    /// Modules between the crate and the file: `["model", "read", "cases"]`.
    path: Vec<String>,
    /// Lines of code: without comments, texts and test modules.
    code: Vec<(usize, String)>,
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let mut offences = Vec::new();
    let mut seen = 0;
    for file in sources() {
        let Some(room) = &file.room else { continue };
        let Some(at) = position(room) else {
            offences.push(format!("{}: the room `{room}` is not among {ROOMS:?}", file.name));
            continue;
        };
        for (line, used) in uses(&file) {
            seen += 1;
            match position(&used) {
                Some(other) if other > at => offences.push(format!("{}:{line}: `{room}` uses `{used}`, which stands after it", file.name)),
                Some(_) => {}
                None => offences.push(format!("{}:{line}: `{used}` is not a room", file.name)),
            }
        }
    }
    assert!(seen > 100, "only {seen} uses were found: the reading of the sources is broken");
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

#[test]
fn every_room_is_a_folder_and_every_folder_a_room() {
    let folders: BTreeSet<String> = sources().into_iter().filter_map(|file| file.room).collect();
    let rooms: BTreeSet<String> = ROOMS.iter().map(|room| (*room).to_owned()).collect();
    assert_eq!(folders, rooms);
}

#[test]
fn the_picture_in_the_library_is_the_order_kept_here() {
    let library = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let picture = ROOMS.join(" → ");
    assert!(library.contains(&picture), "src/lib.rs does not show {picture}");
}

#[test]
fn only_syntax_knows_pest() {
    for file in sources().iter().filter(|file| file.room.as_deref() != Some("syntax")) {
        for (line, code) in &file.code {
            assert!(!words(code).any(|word| word == "pest" || word == "pest_derive"), "{}:{line}: {code}", file.name);
        }
    }
}

#[test]
fn only_the_command_line_reaches_the_world() {
    let world = ["std::fs", "std::env", "std::net", "std::process", "std::thread", "std::io", "SystemTime", "Instant::now", "Zoned::now"];
    for file in sources().iter().filter(|file| !matches!(file.room.as_deref(), Some("cli") | None)) {
        for (line, code) in &file.code {
            for name in world {
                // Bytes in memory reach nothing, and a packer of files asks for them; so does what unpacks them.
                let in_memory = [
                    ("Write", "src/render/docx/package.rs"),
                    ("Read", "src/render/docx/back/container.rs"),
                    ("Read", "src/render/draft/shelf.rs"),
                ]
                .iter()
                .any(|(what, place)| code.trim() == format!("use std::io::{{Cursor, {what}}};") && file.name == *place);
                assert!(in_memory || !code.contains(name), "{}:{line}: {name} outside the command line: {code}", file.name);
            }
        }
    }
}

#[test]
fn no_input_makes_the_library_give_up() {
    let mut offences = Vec::new();
    for file in sources() {
        for (line, code) in &file.code {
            for call in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "unsafe "] {
                if code.contains(call) {
                    offences.push(format!("{}:{line}: {}", file.name, code.trim()));
                }
            }
        }
    }
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

#[test]
fn every_file_says_why_it_exists() {
    for path in files_under(&root().join("src"), "rs").iter().filter(|path| !is_test(path)) {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//! "), "{} does not begin with a //! line", path.display());
    }
}

fn position(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

fn sources() -> Vec<File> {
    let src = root().join("src");
    files_under(&src, "rs").iter().filter(|path| !is_test(path)).map(|path| read(path, &src)).collect()
}

/// Files that hold nothing but tests.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs") || path.ends_with("sample.rs")
}

fn read(path: &Path, src: &Path) -> File {
    let inside = path.strip_prefix(src).unwrap();
    let mut modules: Vec<String> =
        inside.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if modules.last().is_some_and(|last| last == "mod") {
        modules.pop();
    }
    let room = match modules.as_slice() {
        [only] if only == "lib" || only == "main" => None,
        all => all.first().cloned(),
    };
    let text = std::fs::read_to_string(path).unwrap();
    File { name: format!("src/{}", inside.display()), room, path: modules, code: code_of(&text) }
}

/// The lines outside comments and `#[cfg(test)]` items, texts emptied.
fn code_of(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut skipping: Option<i32> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let code = without_texts(line);
        let depth = i32::try_from(code.matches('{').count()).unwrap() - i32::try_from(code.matches('}').count()).unwrap();
        if let Some(open) = &mut skipping {
            *open += depth;
            let ended = *open <= 0 && (code.contains('}') || code.trim_end().ends_with(';'));
            if ended {
                skipping = None;
            }
        } else if code.trim_start().starts_with("#[cfg(test)]") {
            skipping = Some(0);
        } else if !code.trim().is_empty() {
            out.push((number, code));
        }
    }
    out
}

/// A line without its comment, and without what stands between quotation marks.
fn without_texts(line: &str) -> String {
    let mut out = String::new();
    let mut letters = line.chars().peekable();
    let mut inside = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if inside => {
                letters.next();
            }
            '"' => {
                inside = !inside;
                out.push('"');
            }
            '\'' if !inside => {
                // A letter in single quotes; a lifetime has no second quote.
                let rest: String = letters.clone().take(12).collect();
                let length = match rest.chars().next() {
                    Some('\\') => rest[1..].find('\'').map(|at| at + 2),
                    Some(first) => rest[first.len_utf8()..].starts_with('\'').then_some(2),
                    None => None,
                };
                match length {
                    Some(length) => {
                        let count = if rest.starts_with('\\') { rest[..length].chars().count() } else { length };
                        letters.nth(count - 1);
                    }
                    None => out.push('\''),
                }
            }
            '/' if !inside && letters.peek() == Some(&'/') => break,
            _ if inside => {}
            other => out.push(other),
        }
    }
    out
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
}

/// The rooms that a file uses, with the line: `crate::room`, `super::super::room`, `use crate::{room, …}`.
fn uses(file: &File) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let whole: String = file.code.iter().map(|(_, code)| format!("{code}\n")).collect();
    let numbers: Vec<usize> = file.code.iter().map(|(number, _)| *number).collect();
    let line_of = |at: usize| numbers.get(whole[..at].matches('\n').count()).copied().unwrap_or(0);
    for (at, _) in whole.match_indices("crate::") {
        if whole[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let rest = &whole[at + "crate::".len()..];
        let line = line_of(at);
        if let Some(group) = rest.strip_prefix('{') {
            for name in top_names(group) {
                out.push((line, name));
            }
        } else if let Some(name) = words(rest).next() {
            out.push((line, name.to_owned()));
        }
    }
    // `super` from a file goes up one module each time; beyond its own room it names another one.
    for (at, _) in whole.match_indices("super::") {
        if whole[..at].ends_with("super::") || whole[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let mut rest = &whole[at..];
        let mut ups = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            ups += 1;
            rest = after;
        }
        if ups >= file.path.len()
            && let Some(name) = words(rest).next()
        {
            out.push((line_of(at), name.to_owned()));
        }
    }
    out
}

/// The first names of a `{a, b::c, d::{e, f}}` group.
fn top_names(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut out = vec![String::new()];
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => out.push(String::new()),
            _ if depth == 1 => {
                if let Some(last) = out.last_mut() {
                    last.push(letter);
                }
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    out.iter().filter_map(|name| words(name.trim()).next().map(str::to_owned)).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_reading_of_uses_sees_what_is_there() {
    let file = |path: &[&str], text: &str| File {
        name: String::from("test"),
        room: None,
        path: path.iter().map(|part| (*part).to_owned()).collect(),
        code: code_of(text),
    };
    let names = |file: File| -> BTreeMap<String, usize> { uses(&file).into_iter().map(|(line, name)| (name, line)).collect() };
    let found = names(file(
        &["model", "read", "cases"],
        "use crate::{text::Span, syntax::{self, Part}};\nuse super::super::super::law::Law;\nuse super::Reader;\n// use crate::cli::x;\nlet x = \"crate::render\";\n#[cfg(test)]\nmod tests {\n    use crate::render::html;\n}\ncrate::wording::say();\n",
    ));
    let expected: BTreeMap<String, usize> =
        [("text", 1), ("syntax", 1), ("law", 2), ("wording", 10)].into_iter().map(|(name, line)| (name.to_owned(), line)).collect();
    assert_eq!(found, expected);
}
