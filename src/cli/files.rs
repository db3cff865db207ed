//! Reading agreements and writing results: every way in which a file can be unusable has a clear
//! answer, and no file is ever half written.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use super::output::Output;
use crate::model::NotLoaded;
use crate::text::{Lang, Source, decode};
use crate::wording::words::{Words, fill};

/// The largest file that is read. The longest treaty is a hundredth of it.
pub(crate) const LARGEST: u64 = 64 * 1024 * 1024;

/// Why a file could not be used: a key of the interface words, and its values.
#[derive(Debug)]
pub(crate) struct Unusable {
    key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Unusable {
    pub fn new(key: &'static str, file: &Path) -> Self {
        Self { key, values: vec![("file", shown(file))] }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    pub fn tell(&self, output: &Output) {
        output.note_text(&self.say(output.lang));
    }

    /// The reason as a sentence.
    pub fn say(&self, lang: Lang) -> String {
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(Words::embedded(lang).interface(self.key), &values)
    }
}

/// A path as findings show it: forward slashes, no leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// The reason of a failure as the system gives it, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// Reads a text; `-` is the standard input.
pub(crate) fn read(path: &Path) -> Result<Source, Unusable> {
    text_of(read_bytes(path)?, path)
}

/// Reads a file as it is; `-` is the standard input.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Unusable> {
    let mut bytes = Vec::new();
    let too_large = || Unusable::new("too_large", path).with("limit", (LARGEST / 1024 / 1024).to_string());
    let broken = |error: io::Error| Unusable::new("cannot_read", path).with("reason", reason(&error));
    if path == Path::new("-") {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    } else {
        let facts = fs::metadata(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Unusable::new("not_found", path),
            _ => broken(error),
        })?;
        if facts.is_dir() {
            return Err(Unusable::new("is_folder", path));
        }
        if !facts.is_file() {
            return Err(Unusable::new("not_regular", path));
        }
        let file = File::open(path).map_err(broken)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    }
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

/// The text that bytes hold, under the name of a path.
pub(crate) fn text_of(bytes: Vec<u8>, path: &Path) -> Result<Source, Unusable> {
    decode(bytes).map(|text| Source::new(shown(path), text)).map_err(|bad| {
        let key = match bad.looks_like {
            "binary" => "not_text_binary",
            "cut UTF-8" => "not_text_cut",
            _ => "not_text",
        };
        Unusable::new(key, path).with("encoding", bad.looks_like).with("line", bad.line.to_string())
    })
}

/// The agreements that some paths name: files as they are, folders by their `.bla` files, in the
/// order of their names. Links to folders are not followed, so a loop of links ends nothing.
pub(crate) fn agreements(paths: &[PathBuf]) -> (Vec<Found>, Vec<Unusable>) {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let mut found = Vec::new();
    let mut unusable = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut inside = BTreeSet::new();
            walk(path, &mut inside, &mut unusable);
            if inside.is_empty() {
                unusable.push(Unusable::new("no_bla_files", path));
            }
            found.extend(inside.into_iter().map(|path| Found { path, named: false }));
        } else {
            found.push(Found { path: path.clone(), named: true });
        }
    }
    (found, unusable)
}

/// A file to work on.
pub(crate) struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// True when the user named it; false when it was found in a folder.
    pub named: bool,
}

fn walk(folder: &Path, out: &mut BTreeSet<PathBuf>, unusable: &mut Vec<Unusable>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            unusable.push(Unusable::new("cannot_read", folder).with("reason", reason(&error)));
            return;
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !hidden {
            walk(&path, out, unusable);
        } else if path.extension().is_some_and(|ending| ending == "bla") && !hidden && (kind.is_file() || path.is_file()) {
            out.insert(path);
        }
    }
}

/// Brings the files that an agreement uses, from inside the folder of its project only.
pub(crate) fn loader(root: PathBuf) -> impl Fn(&str, &str) -> Result<Source, NotLoaded> {
    move |written, from| {
        let relative = Path::new(written);
        let escapes = relative.components().any(|part| matches!(part, Component::Prefix(_) | Component::RootDir));
        if escapes {
            return Err(NotLoaded::Outside);
        }
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        let path = plain(&folder.join(relative));
        let real = fs::canonicalize(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => NotLoaded::Missing,
            _ => NotLoaded::Unreadable(reason(&error)),
        })?;
        let inside = fs::canonicalize(&root).is_ok_and(|root| real.starts_with(root));
        if !inside {
            return Err(NotLoaded::Outside);
        }
        match fs::metadata(&real) {
            Ok(facts) if !facts.is_file() => return Err(NotLoaded::Unreadable(String::from("not a file"))),
            Ok(facts) if facts.len() > LARGEST => return Err(NotLoaded::Unreadable(String::from("too large"))),
            Ok(_) => {}
            Err(error) => return Err(NotLoaded::Unreadable(reason(&error))),
        }
        let bytes = fs::read(&real).map_err(|error| NotLoaded::Unreadable(reason(&error)))?;
        let text = decode(bytes).map_err(|bad| NotLoaded::Unreadable(bad.looks_like.to_owned()))?;
        Ok(Source::new(shown(&path), text))
    }
}

/// A path without `.` and `..`, so that one file has one name.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// Makes a folder that files are to stand in.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Unusable> {
    fs::create_dir_all(folder).map_err(|error| Unusable::new("cannot_write", folder).with("reason", reason(&error)))
}

/// Writes a file as a whole or not at all: beside it first, then in its place.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Unusable> {
    let failed = |error: io::Error| Unusable::new("cannot_write", path).with("reason", reason(&error));
    if path.is_dir() {
        return Err(Unusable::new("is_folder", path));
    }
    if fs::metadata(path).is_ok_and(|facts| !facts.is_file()) {
        // A pipe or a device takes the bytes; it is not replaced by a file.
        return fs::OpenOptions::new().write(true).open(path).and_then(|mut out| out.write_all(bytes)).map_err(failed);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = target.with_file_name(name);
    let outcome = place(&beside, &target, bytes);
    if outcome.is_err() {
        // Best effort: the old file is untouched, only the attempt remains to be cleaned up.
        let _ = fs::remove_file(&beside);
    }
    outcome.map_err(failed)
}

fn place(beside: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(beside)?;
    if let Ok(facts) = fs::metadata(target) {
        file.set_permissions(facts.permissions())?;
        if facts.permissions().readonly() {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
    }
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(beside, target)
}

/// True when two paths are one file, by whatever names.
pub(crate) fn same_file(one: &Path, two: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let (Ok(one), Ok(two)) = (fs::metadata(one), fs::metadata(two)) {
            return one.dev() == two.dev() && one.ino() == two.ino();
        }
    }
    match (fs::canonicalize(one), fs::canonicalize(two)) {
        (Ok(one), Ok(two)) => one == two,
        _ => false,
    }
}
