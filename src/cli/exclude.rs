//! Files that a project leaves out of its folders: drafts that are bad on purpose, old versions. A file that is named is never left
//! out.

use std::fs;
use std::path::Path;

use super::config::project_of;
use super::files::Found;
use super::output::Output;
use super::settings::Choices;

/// Leaves out the files of folders that their projects exclude, and tells how many.
pub(crate) fn leave_out(found: &mut Vec<Found>, patterns: impl Fn(&Choices) -> Vec<&str>, output: &mut Output) {
    let before = found.len();
    found.retain(|file| file.named || !excluded(&file.path, &patterns));
    if found.len() < before {
        output.summary("left_out", &[("count", &(before - found.len()).to_string())]);
    }
}

fn excluded(path: &Path, patterns: &impl Fn(&Choices) -> Vec<&str>) -> bool {
    let folder = project_of(path);
    let patterns = patterns(&folder.choices);
    if patterns.is_empty() {
        return false;
    }
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (root, path) = (real(&folder.root), real(path));
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let names: Vec<String> = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    patterns.iter().any(|pattern| covers(pattern, &names))
}

/// True when a pattern names a path or a folder above it. `*` stands for any letters of one name, `?` for one letter, `**` for any
/// folders.
fn covers(pattern: &str, path: &[&str]) -> bool {
    let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    !pattern.is_empty() && parts(&pattern, path)
}

fn parts(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        // What is left of the path is inside a folder that is named.
        (None, _) => true,
        (Some((&"**", rest)), Some((_, below))) => parts(rest, path) || parts(pattern, below),
        (Some((&"**", rest)), None) => rest.is_empty(),
        (Some((name, rest)), Some((first, below))) => like(name, first) && parts(rest, below),
        (Some(_), None) => false,
    }
}

/// A name against a name with signs, going back to the last `*` where letters differ.
fn like(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut letter) = (0, 0);
    let mut star = None;
    while let Some(own) = name.get(letter) {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, letter));
                at += 1;
            }
            Some(sign) if *sign == '?' || sign == own => (at, letter) = (at + 1, letter + 1),
            _ => {
                let Some((back, from)) = star else { return false };
                star = Some((back, from + 1));
                (at, letter) = (back + 1, from + 1);
            }
        }
    }
    pattern.iter().skip(at).all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn patterns_name_files_and_folders() {
        let path = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
        let covers = |pattern: &str, text: &str| covers(pattern, &path(text).iter().map(String::as_str).collect::<Vec<_>>());
        for (pattern, text) in [
            ("examples", "examples/no-remedies.bla"),
            ("examples/", "examples/deep/no-remedies.bla"),
            ("./examples/*.bla", "examples/no-remedies.bla"),
            ("**/old", "a/b/old/x.bla"),
            ("**/old", "old/x.bla"),
            ("ly-??.bla", "ly-ne.bla"),
            ("*-model*.bla", "libya-model.bla"),
            ("**", "x.bla"),
        ] {
            assert!(covers(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("examples", "more-examples/x.bla"),
            ("examples/*.bla", "examples/deep/x.bla"),
            ("ly-??.bla", "ly-nea.bla"),
            ("*.toml", "x.bla"),
            ("", "x.bla"),
            ("old/x.bla", "x.bla"),
        ] {
            assert!(!covers(pattern, text), "{pattern} {text}");
        }
    }
}
