//! The documents beside the program say what it says: the reference is its vocabulary, and the
//! commands of the README exist.

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

use std::path::Path;

use mithaq::render::reference;
use mithaq::text::Lang;
use mithaq::vocabulary::Vocabulary;

#[test]
fn the_reference_is_the_vocabulary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for lang in Lang::ALL {
        let path = root.join(format!("docs/reference/{}.md", lang.code()));
        let page = reference(Vocabulary::embedded(), lang);
        if std::env::var_os("MITHAQ_ACCEPT").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written == page, "{} is old: run `cargo run --example reference`", path.display());
    }
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = include_str!("../README.md");
    let tour = readme.split("## Five minutes").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let folder = std::env::temp_dir().join(format!("mithaq-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let commands: Vec<&str> = tour.lines().filter_map(|line| line.strip_prefix("$ mithaq ")).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_mithaq"))
            .args(command.split_whitespace())
            .current_dir(&folder)
            .env("MITHAQ_LANG", "en")
            .output()
            .unwrap();
        assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_the_documents_link_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "README.md",
        "docs/language.md",
        "docs/extending.md",
        "docs/ci.md",
        "docs/diff.md",
        "docs/merge.md",
        "docs/portfolio.md",
        "docs/papers/look.md",
    ] {
        let text = std::fs::read_to_string(root.join(name)).unwrap();
        let folder = root.join(name).parent().unwrap().to_path_buf();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") && !link.starts_with('#') {
                let file = link.split('#').next().unwrap();
                assert!(folder.join(file).exists(), "{name} links to {file}");
            }
        }
    }
}

/// The shell that the document shows is one that can be used.
#[test]
fn the_shell_of_the_document_is_sound() {
    let text = include_str!("../docs/papers/look.md");
    let shell = text.split("```html\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let faults = mithaq::render::look::shell_faults(shell);
    assert!(faults.is_empty(), "{faults:?}");
    for name in ["lang", "dir", "title", "skip", "layout", "draft", "body", "style"] {
        assert!(text.contains(&format!("| `{name}` |")), "{name} is not explained");
    }
}
