//! Files of a revision. The program `git` is run with a list of arguments: no shell sees a name, and no name can be an option.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::super::files::{LARGEST, Unusable, text_of};
use crate::model::NotLoaded;
use crate::text::Source;

/// The files of a revision.
#[derive(Clone)]
pub(super) struct Tree {
    /// The revision as it was typed.
    pub revision: String,
    /// The object that it named when it was first looked up: all files are of one moment.
    id: String,
    /// The folder of the run inside the repository, with its slash; empty at the top.
    prefix: String,
    /// The way from there to the top.
    up: PathBuf,
}

/// An entry of a tree.
struct Entry {
    id: String,
    size: Option<u64>,
    path: String,
}

impl Tree {
    /// Looks a revision up.
    pub(super) fn open(revision: &str, inside: &str) -> Result<Self, Unusable> {
        let name = format!("{revision}:{inside}");
        if revision.starts_with('-') {
            return Err(Unusable::new("git_option", Path::new(&name)).with("revision", revision));
        }
        let place = git(&["rev-parse", "--show-prefix", "--show-cdup"], &name)?;
        if !place.status.success() {
            return Err(Unusable::new("git_no_repository", Path::new(&name)).with("reason", said(&place)));
        }
        let place = String::from_utf8_lossy(&place.stdout).into_owned();
        let mut lines = place.lines();
        let (prefix, up) = (lines.next().unwrap_or_default().to_owned(), PathBuf::from(lines.next().unwrap_or_default()));
        let found = git(&["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{tree}}")], &name)?;
        if !found.status.success() {
            return Err(Unusable::new("git_no_revision", Path::new(&name)).with("revision", revision).with("reason", said(&found)));
        }
        let id = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Ok(Self { revision: revision.to_owned(), id, prefix, up })
    }

    /// The path from the top: what begins with a point is seen from the folder of the run, as git itself reads it.
    pub(super) fn path(&self, typed: &str) -> Result<String, Unusable> {
        let typed = typed.replace('\\', "/");
        let from = if typed.starts_with("./") || typed.starts_with("../") || typed == "." { self.prefix.as_str() } else { "" };
        let path = plain(from, &typed).map(|parts| parts.join("/"));
        path.ok_or_else(|| Unusable::new("git_no_file", Path::new(&typed)).with("revision", self.revision.clone()))
    }

    /// How a file is called in what is printed.
    pub(super) fn name(&self, path: &str) -> String {
        format!("{}:{path}", self.revision)
    }

    /// Where a file stands on the disk, if it still does.
    pub(super) fn disk(&self, path: &str) -> PathBuf {
        self.up.join(path)
    }

    /// The agreements under a folder; nothing when the path is no folder.
    pub(super) fn folder(&self, path: &str) -> Result<Option<Vec<String>>, Unusable> {
        let is_folder = path.is_empty() || self.entries(&[path], false)?.iter().any(|(kind, _)| kind == "tree");
        if !is_folder {
            return Ok(None);
        }
        let paths: &[&str] = if path.is_empty() { &[] } else { &[path] };
        let hidden = |file: &str| file.split('/').any(|part| part.starts_with('.'));
        let all = self.entries(paths, true)?.into_iter().filter(|(kind, _)| kind == "blob").map(|(_, entry)| entry.path);
        Ok(Some(all.filter(|file| file.ends_with(".bla") && !hidden(file)).collect()))
    }

    /// The bytes of a file, if there is one.
    pub(super) fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Unusable> {
        let name = self.name(path);
        let found = if path.is_empty() {
            None
        } else {
            self.entries(&[path], false)?.into_iter().find(|(kind, one)| kind == "blob" && one.path == path)
        };
        let Some((_, entry)) = found else { return Ok(None) };
        if entry.size.is_none_or(|size| size > LARGEST) {
            return Err(Unusable::new("too_large", Path::new(&name)).with("limit", (LARGEST / 1024 / 1024).to_string()));
        }
        let blob = git(&["cat-file", "blob", &entry.id], &name)?;
        if !blob.status.success() {
            return Err(Unusable::new("git_failed", Path::new(&name)).with("reason", said(&blob)));
        }
        Ok(Some(blob.stdout))
    }

    /// A file that another of this revision uses, from inside its project only.
    pub(super) fn used(&self, written: &str, from: &str) -> Result<Source, NotLoaded> {
        let from = from.strip_prefix(&self.revision).and_then(|from| from.strip_prefix(':')).unwrap_or(from);
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let rooted = Path::new(written).components().any(|part| matches!(part, Component::Prefix(_) | Component::RootDir));
        let path = plain(folder, written).filter(|_| !rooted).ok_or(NotLoaded::Outside)?.join("/");
        let root = self.root(folder).map_err(|_| NotLoaded::Missing)?;
        if !root.is_empty() && !path.starts_with(&format!("{root}/")) {
            return Err(NotLoaded::Outside);
        }
        let bytes = self.file(&path).map_err(|_| NotLoaded::Unreadable(self.name(&path)))?.ok_or(NotLoaded::Missing)?;
        text_of(bytes, Path::new(&self.name(&path))).map_err(|_| NotLoaded::Unreadable(self.name(&path)))
    }

    /// The folder of the project of a file: the nearest with settings, else the folder of the file.
    fn root(&self, folder: &str) -> Result<String, Unusable> {
        let above: Vec<&str> = Path::new(folder).ancestors().filter_map(Path::to_str).collect();
        let settings = |folder: &str| if folder.is_empty() { "mithaq.toml".to_owned() } else { format!("{folder}/mithaq.toml") };
        let names: Vec<String> = above.iter().map(|folder| settings(folder)).collect();
        let found = self.entries(&names.iter().map(String::as_str).collect::<Vec<_>>(), false)?;
        let root = above.iter().zip(&names).find(|(_, name)| found.iter().any(|(_, entry)| entry.path == **name));
        Ok(root.map_or(folder, |(root, _)| root).to_owned())
    }

    /// What the tree has at some paths: kind and entry.
    fn entries(&self, paths: &[&str], inside: bool) -> Result<Vec<(String, Entry)>, Unusable> {
        let mut arguments = vec!["ls-tree", "-z", "-l", "--full-tree"];
        arguments.extend(inside.then_some("-r"));
        arguments.extend([self.id.as_str(), "--"]);
        arguments.extend(paths);
        let name = self.name(paths.first().copied().unwrap_or_default());
        let listed = git(&arguments, &name)?;
        if !listed.status.success() {
            return Err(Unusable::new("git_failed", Path::new(&name)).with("reason", said(&listed)));
        }
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        Ok(listed.split('\0').filter_map(entry).collect())
    }
}

/// `100644 blob 4b825dc…    1234<TAB>path`. A link is no file: it names one, perhaps elsewhere.
fn entry(line: &str) -> Option<(String, Entry)> {
    let (facts, path) = line.split_once('\t')?;
    let mut facts = facts.split_whitespace();
    let (mode, kind, id) = (facts.next()?, facts.next()?, facts.next()?);
    let kind = if mode == "120000" { "link" } else { kind };
    let size = facts.next().and_then(|size| size.parse().ok());
    Some((kind.to_owned(), Entry { id: id.to_owned(), size, path: path.to_owned() }))
}

/// A path from the top, without `.` and `..`; nothing when it leads out.
fn plain(folder: &str, path: &str) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                out.pop()?;
            }
            other => out.push(other.to_owned()),
        }
    }
    Some(out)
}

/// Runs git. It asks nobody, fetches nothing, takes no lock.
fn git(arguments: &[&str], file: &str) -> Result<Output, Unusable> {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--literal-pathspecs"]).args(arguments).stdin(Stdio::null());
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command.output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Unusable::new("git_missing", Path::new(file)),
        _ => Unusable::new("git_failed", Path::new(file)).with("reason", super::super::files::reason(&error)),
    })
}

/// What git says of a failure, without its own prefix.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    line.trim_start_matches("fatal: ").trim().to_owned()
}
