//! The package: unpacked in memory within limits. A file that breaks them was not written by a word processor.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::super::failure::Failure;
use super::markup::{Mark, Markup};
use super::story::Story;

/// The most parts that a file may have.
const MOST_PARTS: usize = 4_096;
/// The most bytes of one part, unpacked.
const MOST_OF_PART: u64 = 64 * 1024 * 1024;
/// The most bytes of all parts that are read, unpacked.
const MOST_OF_ALL: u64 = 160 * 1024 * 1024;
/// Text does not shrink to less than this share of itself; what does was made to burst.
const MOST_RATIO: u64 = 300;
/// As much of a name as a message shows.
const SHOWN: usize = 80;
/// Parts below this size may shrink as they like.
const SMALL: u64 = 1024 * 1024;

/// The beginning of the old format of Word, and of every encrypted file.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The name of the part that holds an encrypted file, as the old container spells it.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// A package that has been looked through.
pub(super) struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    read: u64,
}

impl<'a> Container<'a> {
    /// Opens a file and refuses what is none of ours to read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Failure> {
        if bytes.starts_with(COMPOUND) {
            let encrypted = memchr::memmem::find(bytes, ENCRYPTED).is_some();
            return Err(Failure::new(if encrypted { "docx_encrypted" } else { "docx_old_word" }));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::new("docx_not_zip"))?;
        let mut container = Self { zip, names: Vec::new(), read: 0 };
        container.look_through()?;
        if container.names.iter().any(|name| name == "mimetype") {
            return Err(Failure::new("docx_odt"));
        }
        if !container.names.iter().any(|name| name == "[Content_Types].xml") {
            return Err(Failure::new("docx_not_word"));
        }
        for name in container.names.clone().iter().filter(|name| name.ends_with(".rels")) {
            let text = container.text(name)?;
            refuse_outside(&text)?;
        }
        Ok(container)
    }

    /// Names, sizes and flags of every part, before anything is unpacked.
    fn look_through(&mut self) -> Result<(), Failure> {
        if self.zip.len() > MOST_PARTS {
            return Err(Failure::new("docx_too_many").with("limit", MOST_PARTS.to_string()));
        }
        if self.zip.has_duplicate_names() {
            return Err(Failure::new("docx_twice"));
        }
        let mut folded = BTreeSet::new();
        for at in 0..self.zip.len() {
            let part = self.zip.by_index_raw(at).map_err(broken)?;
            let name = part.name().map_err(broken)?.into_owned();
            if strange(&name) {
                let shown: String = name.chars().take(SHOWN).collect();
                return Err(Failure::new("docx_path").with("name", shown));
            }
            if part.encrypted() {
                return Err(Failure::new("docx_encrypted"));
            }
            let (size, packed) = (part.size(), part.compressed_size());
            if size > MOST_OF_PART {
                return Err(too_large());
            }
            if size > SMALL && size / MOST_RATIO > packed {
                return Err(Failure::new("docx_bomb"));
            }
            if !folded.insert(name.to_lowercase()) {
                return Err(Failure::new("docx_twice"));
            }
            self.names.push(name);
        }
        Ok(())
    }

    /// The text of a part; nothing where there is none. What it says of its size is not believed.
    pub fn text(&mut self, name: &str) -> Result<String, Failure> {
        let Some(at) = self.names.iter().position(|known| known == name) else { return Ok(String::new()) };
        let part = self.zip.by_index(at).map_err(broken)?;
        let packed = part.compressed_size();
        let mut bytes = Vec::new();
        part.take(MOST_OF_PART + 1).read_to_end(&mut bytes).map_err(|error| broken(error.into()))?;
        let size = bytes.len() as u64;
        self.read = self.read.saturating_add(size);
        if size > MOST_OF_PART || self.read > MOST_OF_ALL {
            return Err(too_large());
        }
        if size > SMALL && size / MOST_RATIO > packed {
            return Err(Failure::new("docx_bomb"));
        }
        String::from_utf8(bytes).map_err(|_| Failure::new("docx_markup"))
    }

    /// The part that holds the text.
    pub fn main(&mut self) -> Result<String, Failure> {
        let relations = self.text("_rels/.rels")?;
        let mut found = None;
        for mark in Markup::of(&relations) {
            if let Mark::Start(element) = mark?
                && element.name == "Relationship"
                && element.value("Type").ends_with("/officeDocument")
            {
                found = Some(element.value("Target").trim_start_matches('/').to_owned());
            }
        }
        let types = self.text("[Content_Types].xml")?;
        let word = found.filter(|name| self.names.contains(name)).filter(|_| types.contains("wordprocessingml"));
        word.ok_or_else(|| Failure::new("docx_not_word"))
    }

    /// The other parts that hold text, in the order of their names.
    pub fn stories(&self, main: &str) -> Vec<(String, Story)> {
        let folder = folder(main);
        let story = |name: &String| {
            let short = name.strip_prefix(folder)?.strip_suffix(".xml")?;
            let letters = short.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
            match letters {
                "footnotes" | "endnotes" => Some((name.clone(), Story::Note)),
                "header" | "footer" | "header-title" => Some((name.clone(), Story::Margin)),
                _ => None,
            }
        };
        let mut all: Vec<(String, Story)> = self.names.iter().filter_map(story).collect();
        all.sort_by(|one, two| (one.1, &one.0).cmp(&(two.1, &two.0)));
        all
    }
}

/// The folder of a part, with its stroke.
pub(super) fn folder(main: &str) -> &str {
    main.rfind('/').and_then(|at| main.get(..=at)).unwrap_or("")
}

/// A name that leads out of the package, or that only some systems take for one name.
fn strange(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|step| matches!(step, ".." | "."))
        || name.chars().any(char::is_control)
}

/// Refuses a file that draws something in from outside. Links that a reader may click draw nothing in; they are not followed.
fn refuse_outside(relations: &str) -> Result<(), Failure> {
    for mark in Markup::of(relations) {
        let Mark::Start(element) = mark? else { continue };
        let outside = element.name == "Relationship" && element.value("TargetMode").eq_ignore_ascii_case("external");
        if outside && !element.value("Type").ends_with("/hyperlink") {
            let target: String = element.value("Target").chars().take(SHOWN).collect();
            return Err(Failure::new("docx_outside").with("target", target));
        }
    }
    Ok(())
}

fn too_large() -> Failure {
    Failure::new("docx_too_large").with("limit", (MOST_OF_PART / 1024 / 1024).to_string())
}

fn broken(error: zip::result::ZipError) -> Failure {
    Failure::new("docx_broken").with("reason", error.to_string())
}
