//! What the two sides of a comparison are: a file, a folder, the standard input, nothing, or a file or folder of a revision.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::super::files::{Unusable, agreements, loader, read, same_file, shown, text_of};
use super::git::Tree;
use super::options::DiffOptions;
use crate::model::NotLoaded;
use crate::text::Source;

/// A text that was given.
pub(super) struct Given {
    /// Its name and its words; no words where it is absent.
    pub source: Source,
    /// Where it is, or would be, among the files of the disk: its settings are looked for there.
    pub disk: PathBuf,
    /// Where the files come from that it uses.
    pub tree: Option<Tree>,
    absent: bool,
}

/// One side.
enum Side {
    Text(Given),
    Folder(Folder),
}

/// A folder: its texts by their names in it, to be read one after another.
pub(super) struct Folder {
    /// Its name.
    pub name: PathBuf,
    /// Its texts.
    pub files: Vec<(String, Unread)>,
}

/// A text of a folder before it is read.
pub(super) enum Unread {
    /// A file.
    Disk(PathBuf),
    /// A file of a revision.
    Git(Tree, String),
}

/// Both sides, the old before the new.
pub(super) enum Sides {
    /// Two texts.
    Texts(Box<[Given; 2]>),
    /// Two folders.
    Folders([Folder; 2]),
}

/// What the arguments name; nothing for a path that git says is not merged yet.
pub(super) fn sides(options: &DiffOptions) -> Result<Option<Sides>, Unusable> {
    let given: Vec<&OsStr> = options.sides.iter().map(std::ffi::OsString::as_os_str).collect();
    match given.as_slice() {
        [old, new] if !options.git_driver => two(old, new).map(Some),
        [_] if options.git_driver => Ok(None),
        // path old-file old-hex old-mode new-file new-hex new-mode, and for a renamed file its new path and what git says of it.
        [path, old, _, _, new, _, _] => driven(path, path, old, new).map(Some),
        [path, old, _, _, new, _, _, other, _] => driven(path, other, old, new).map(Some),
        _ => Err(Unusable::new("diff_how_many", Path::new("")).with("count", given.len().to_string())),
    }
}

fn two(old: &OsStr, new: &OsStr) -> Result<Sides, Unusable> {
    if old == "-" && new == "-" {
        return Err(Unusable::new("diff_two_inputs", Path::new("-")));
    }
    match (side(old)?, side(new)?) {
        (Side::Text(old), Side::Text(new)) if old.absent && new.absent => Err(Unusable::new("diff_nothing_two", Path::new(""))),
        (Side::Text(old), Side::Text(new)) => Ok(Sides::Texts(Box::new([old, new]))),
        (Side::Folder(old), Side::Folder(new)) => Ok(Sides::Folders([old, new])),
        (Side::Text(text), Side::Folder(folder)) | (Side::Folder(folder), Side::Text(text)) => {
            Err(Unusable::new("diff_two_kinds", &folder.name).with("other", text.source.name))
        }
    }
}

/// The sides that git hands to a driver: temporary files, shown under the names they have in the repository.
fn driven(old_path: &OsStr, new_path: &OsStr, old: &OsStr, new: &OsStr) -> Result<Sides, Unusable> {
    let text = |file: &OsStr, path: &OsStr, mark: &str| -> Result<Given, Unusable> {
        let name = format!("{mark}/{}", shown(Path::new(path)));
        let disk = PathBuf::from(path);
        if is_nothing(file) {
            return Ok(Given { source: Source::new(name, String::new()), disk, tree: None, absent: true });
        }
        let source = Source::new(name, read(Path::new(file))?.text);
        Ok(Given { source, disk, tree: None, absent: false })
    };
    Ok(Sides::Texts(Box::new([text(old, old_path, "a")?, text(new, new_path, "b")?])))
}

fn is_nothing(name: &OsStr) -> bool {
    name == "/dev/null" || (cfg!(windows) && name.eq_ignore_ascii_case("nul"))
}

/// What one argument names. What is on the disk wins over a revision of the same spelling.
fn side(name: &OsStr) -> Result<Side, Unusable> {
    let path = Path::new(name);
    if is_nothing(name) {
        let source = Source::new(shown(path), String::new());
        return Ok(Side::Text(Given { source, disk: PathBuf::from("./-"), tree: None, absent: true }));
    }
    if name == "-" {
        return Ok(Side::Text(Given { source: read(path)?, disk: PathBuf::from("./-"), tree: None, absent: false }));
    }
    if path.is_dir() {
        return folder(path);
    }
    let revision = name.to_str().and_then(|text| text.split_once(':')).filter(|(revision, _)| !revision.is_empty());
    match revision {
        Some((revision, inside)) if path.symlink_metadata().is_err() => of_revision(revision, inside),
        _ => Ok(Side::Text(Given { source: read(path)?, disk: path.to_path_buf(), tree: None, absent: false })),
    }
}

fn folder(path: &Path) -> Result<Side, Unusable> {
    let (found, unusable) = agreements(&[path.to_path_buf()]);
    if let Some(problem) = unusable.into_iter().next() {
        return Err(problem);
    }
    let name = |file: &Path| shown(file.strip_prefix(path).unwrap_or(file));
    let files = found.into_iter().map(|file| (name(&file.path), Unread::Disk(file.path))).collect();
    Ok(Side::Folder(Folder { name: path.to_path_buf(), files }))
}

fn of_revision(revision: &str, inside: &str) -> Result<Side, Unusable> {
    let tree = Tree::open(revision, inside)?;
    let path = tree.path(inside)?;
    match tree.folder(&path)? {
        None => Ok(Side::Text(of_tree(tree, &path)?)),
        Some(files) => {
            let name = PathBuf::from(tree.name(&path));
            if files.is_empty() {
                return Err(Unusable::new("no_bla_files", &name));
            }
            let inside = |file: &str| file.strip_prefix(&path).unwrap_or(file).trim_start_matches('/').to_owned();
            let files = files.into_iter().map(|file| (inside(&file), Unread::Git(tree.clone(), file))).collect();
            Ok(Side::Folder(Folder { name, files }))
        }
    }
}

fn of_tree(tree: Tree, path: &str) -> Result<Given, Unusable> {
    let name = tree.name(path);
    let bytes = tree.file(path)?.ok_or_else(|| Unusable::new("git_no_file", Path::new(path)).with("revision", tree.revision.clone()))?;
    let source = text_of(bytes, Path::new(&name))?;
    Ok(Given { source, disk: tree.disk(path), tree: Some(tree), absent: false })
}

impl Unread {
    /// Reads the text.
    pub(super) fn read(self) -> Result<Given, Unusable> {
        match self {
            Self::Disk(path) => Ok(Given { source: read(&path)?, disk: path, tree: None, absent: false }),
            Self::Git(tree, path) => of_tree(tree, &path),
        }
    }
}

impl Given {
    /// True when there is no text on this side.
    pub(super) const fn is_absent(&self) -> bool {
        self.absent
    }
}

impl Sides {
    /// A paper compares two texts.
    pub(super) fn refuse_folder(&self) -> Result<(), Unusable> {
        match self {
            Self::Folders([_, folder]) => Err(Unusable::new("diff_one_paper", &folder.name)),
            Self::Texts(_) => Ok(()),
        }
    }

    /// Nothing is written onto what is compared.
    pub(super) fn refuse_output(&self, out: Option<&Path>) -> Result<(), Unusable> {
        let Some(out) = out.filter(|out| *out != Path::new("-")) else { return Ok(()) };
        let file = |file: &(String, Unread)| matches!(&file.1, Unread::Disk(path) if same_file(out, path));
        let met = match self {
            Self::Texts(both) => both.iter().any(|given| !given.absent && given.tree.is_none() && same_file(out, &given.disk)),
            Self::Folders(both) => both.iter().flat_map(|folder| &folder.files).any(file),
        };
        if met { Err(Unusable::new("output_is_input", out)) } else { Ok(()) }
    }
}

/// Brings the files that a text uses, from where the text itself is.
pub(super) struct Uses {
    /// The name of the text, and the file that stands for it on the disk.
    main: (String, String),
    tree: Option<Tree>,
    root: PathBuf,
}

impl Uses {
    pub(super) fn new(given: &Given, root: &Path) -> Self {
        Self { main: (given.source.name.clone(), shown(&given.disk)), tree: given.tree.clone(), root: root.to_path_buf() }
    }

    /// A used file, as it was written in another.
    pub(super) fn bring(&self, written: &str, from: &str) -> Result<Source, NotLoaded> {
        match &self.tree {
            Some(tree) => tree.used(written, from),
            None => {
                let from = if from == self.main.0 { &self.main.1 } else { from };
                loader(self.root.clone())(written, from)
            }
        }
    }
}
