//! Fonts of this machine: the faces that printed papers prefer, from the folders the user names and those of the system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{Unusable, reason};
use super::output::Output;
use crate::render::Fonts;

/// Folders deeper than this are not looked into: a loop of links must end.
const DEEPEST: usize = 6;

/// The largest font file that is read.
const LARGEST: u64 = 32 * 1024 * 1024;

/// The fonts to print with: all of the folders that are named, then the preferred faces of the system.
pub(crate) fn fonts(named: &[PathBuf], system: bool, output: &Output) -> Result<Fonts, Unusable> {
    let mut found = BTreeMap::new();
    for folder in named {
        if !folder.is_dir() {
            return Err(Unusable::new("not_a_folder", folder));
        }
        let before = found.len();
        gather(folder, 0, &|_| true, &mut found);
        if found.len() == before {
            return Err(Unusable::new("no_fonts", folder));
        }
    }
    if system {
        let wanted: Vec<String> = Fonts::preferred().iter().map(|family| bare(family)).collect();
        let is_wanted =
            |stem: &str| wanted.iter().any(|family| stem.strip_prefix(family.as_str()).is_some_and(|style| STYLES.contains(&style)));
        for folder in system_folders() {
            gather(&folder, 0, &is_wanted, &mut found);
        }
    }
    let mut files = Vec::with_capacity(found.len());
    for (name, path) in found {
        let bytes = fs::read(&path).map_err(|error| Unusable::new("cannot_read", &path).with("reason", reason(&error)))?;
        files.push((name, Arc::from(bytes)));
    }
    let fonts = Fonts::with(files);
    if let Some(package) = fonts.lacks_naskh() {
        output.summary("no_naskh", &[("package", &package)]);
    }
    Ok(fonts)
}

/// What follows the family in the name of a file of running text.
const STYLES: [&str; 5] = ["", "regular", "bold", "italic", "bolditalic"];

/// Font files under a folder, by name; the first of a name counts.
fn gather(folder: &Path, depth: usize, wanted: &dyn Fn(&str) -> bool, found: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(facts) = fs::metadata(&path) else { continue };
        if facts.is_dir() && depth < DEEPEST {
            gather(&path, depth + 1, wanted, found);
        } else if facts.is_file() && facts.len() <= LARGEST && is_font(&path) {
            let stem = path.file_stem().map(|stem| bare(&stem.to_string_lossy())).unwrap_or_default();
            if wanted(&stem) {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                found.entry(name).or_insert(path);
            }
        }
    }
}

fn is_font(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["ttf", "otf"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Letters and figures only, in lower case: `Noto Naskh Arabic` and `NotoNaskhArabic` are one.
fn bare(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where systems keep their fonts.
fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"].iter().map(PathBuf::from).collect();
    if let Some(home) = std::env::var_os("HOME").map(PathBuf::from) {
        folders.extend([home.join(".local/share/fonts"), home.join(".fonts"), home.join("Library/Fonts")]);
    }
    if let Some(windows) = std::env::var_os("WINDIR").map(PathBuf::from) {
        folders.push(windows.join("Fonts"));
    }
    folders
}
