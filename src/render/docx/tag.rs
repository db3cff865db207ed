//! The names of parts: tags of content controls, bookmarks, and the numbers that Word wants beside them.
//!
//! The grammar of tags, for whoever reads a returned file:
//!
//! ```text
//! tag    = part ["#" count] "|" langs      one control of the file
//! langs  = lang *("+" lang)                ar, fr, en; several where languages stand side by side
//! part   = id                              an article, annex, paragraph or item of the agreement
//!        / id ":" place                    what has no id of its own, inside the part that has
//!        / ":" place                       what belongs to the paper as a whole
//! ```
//!
//! Places inside an article or annex: `heading`, `proposer`, `p2` (a paragraph without id), `note-1` (in the
//! footnotes). Inside a paragraph: `2`, `2.1` (items without id), `caption`, `h1` (head of a column), `r2c3` (cell).
//! Places of the paper: `title`, `subtitle-1`, `copy`, `draft-note`, `party-1`, `opening`, `recital-1`, `closing`,
//! `chapter:<id>`, `testimonium-1`, `signature-1.for`, `.name`, `.title`, `.powers`. All counts begin with 1.
//!
//! An article, an annex, the preamble (`:preamble`) and the end (`:testimonium`) are controls around paragraphs; every line
//! of text is a control inside its paragraph. A paragraph without one was added by whoever edited the file, and belongs to
//! the part around it, after the line before it.
//!
//! In a redline the controls are those of the later text. What only the earlier one has bears none; if somebody takes it in
//! again it is like what they added.
//!
//! An id can hold neither `:` nor `|` nor `#`: the language of agreements ends a word there. A second control with
//! the same part counts `#2`, in the order of the file. Word takes 64 letters: a longer part is cut and ends in `~`
//! and the FNV-1a hash of the whole part, so the tags of an agreement are found by making them again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::tree::{Side, Standing};
use crate::text::Lang;

/// The most letters, counted as UTF-16, of a tag or title of a content control.
const LONGEST: usize = 64;
/// The most letters of a bookmark.
const LONGEST_BOOKMARK: usize = 40;

/// Counts places of one kind, those of each text by themselves.
#[derive(Debug, Default)]
pub(super) struct Places {
    old: usize,
    new: usize,
}

impl Places {
    /// The next place, named by its number: in the later text if that has it, else in the earlier one.
    pub(super) fn next(&mut self, standing: Standing, name: impl FnOnce(usize) -> String) -> String {
        let [old, new] = [Side::Old, Side::New].map(|side| standing.is_on(side));
        self.old = self.old.saturating_add(usize::from(old));
        self.new = self.new.saturating_add(usize::from(new));
        standing_part(&name(if new { self.new } else { self.old }), standing).into_owned()
    }
}

/// The name of a part that one or both of two texts have.
pub(super) fn standing_part(part: &str, standing: Standing) -> Cow<'_, str> {
    if standing.is_on(Side::New) || part.starts_with('^') { Cow::Borrowed(part) } else { Cow::Owned(format!("^{part}")) }
}

/// What a file has named so far: names and numbers must not come twice.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    tags: BTreeSet<String>,
    ids: BTreeSet<u32>,
    bookmarks: BTreeSet<String>,
}

impl Ledger {
    /// A tag for this part in these languages, and the number of its control.
    pub(super) fn tag(&mut self, part: &str, langs: &[Lang]) -> (String, u32) {
        let mut tag = tag(part, langs);
        let mut count = 1_usize;
        while !self.tags.insert(tag.clone()) {
            count = count.saturating_add(1);
            tag = self::tag(&format!("{part}#{count}"), langs);
        }
        let id = self.number(&tag);
        (tag, id)
    }

    /// A positive number of 31 bits, the same for the same tag whatever else the file holds, but for rare collisions.
    fn number(&mut self, tag: &str) -> u32 {
        let mut id = hash(tag) & 0x7fff_ffff;
        while id == 0 || !self.ids.insert(id) {
            id = (id + 1) & 0x7fff_ffff;
        }
        id
    }

    /// The number of a new bookmark; nothing if the name is taken.
    pub(super) fn bookmark(&mut self, name: &str) -> Option<u32> {
        let number = u32::try_from(self.bookmarks.len()).ok()?;
        self.bookmarks.insert(name.to_owned()).then_some(number)
    }
}

/// The tag of a part, whether or not the file already has it.
pub(super) fn tag(part: &str, langs: &[Lang]) -> String {
    let codes: Vec<&str> = langs.iter().map(|lang| lang.code()).collect();
    let end = format!("|{}", codes.join("+"));
    let room = LONGEST.saturating_sub(end.len());
    if units(part) <= room {
        return format!("{part}{end}");
    }
    format!("{}~{:08x}{end}", head(part, room.saturating_sub(9)), hash(part))
}

/// A title for a content control: Word takes no more than so many letters.
pub(super) fn alias(title: &str) -> String {
    if units(title) <= LONGEST {
        return title.to_owned();
    }
    format!("{}…", head(title, LONGEST - 1).trim_end())
}

/// The bookmark of a part in one language: letters, digits and low lines only.
pub(super) fn bookmark(lang: Lang, part: &str) -> String {
    let safe: String = part.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = format!("{}_{safe}", lang.code());
    let plain = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if plain && name.len() <= LONGEST_BOOKMARK {
        return name;
    }
    format!("{}_{:08x}", head(&name, LONGEST_BOOKMARK - 9), hash(part))
}

/// As many letters from the beginning as fit into so many units of UTF-16.
fn head(text: &str, room: usize) -> &str {
    let mut used = 0_usize;
    let fits = |&(_, c): &(usize, char)| {
        used = used.saturating_add(c.len_utf16());
        used <= room
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    text.get(..end).unwrap_or("")
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// FNV-1a, 32 bits: short, known everywhere, the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_say_part_and_language() {
        assert_eq!(tag("costs-1", &[Lang::Fr]), "costs-1|fr");
        assert_eq!(tag(":title", &[Lang::Fr, Lang::Ar]), ":title|fr+ar");
    }

    #[test]
    fn long_parts_stay_apart() {
        let long = "ساعات-العمل-".repeat(9);
        let (one, two) = (tag(&format!("{long}1"), &[Lang::Ar]), tag(&format!("{long}2"), &[Lang::Ar]));
        assert_ne!(one, two);
        assert_eq!((units(&one), units(&two)), (LONGEST, LONGEST));
        let (one, two) = (bookmark(Lang::Ar, &format!("{long}1")), bookmark(Lang::Ar, &format!("{long}2")));
        assert!(one != two && one.len() <= LONGEST_BOOKMARK && one.is_ascii());
    }

    #[test]
    fn nothing_is_named_twice() {
        let mut ledger = Ledger::default();
        let (one, first) = ledger.tag("wages-1", &[Lang::En]);
        let (two, second) = ledger.tag("wages-1", &[Lang::En]);
        assert_eq!((one.as_str(), two.as_str()), ("wages-1|en", "wages-1#2|en"));
        assert!(first != second && first > 0 && second < 0x8000_0000);
        assert_eq!((ledger.bookmark("a"), ledger.bookmark("a"), ledger.bookmark("b")), (Some(0), None, Some(1)));
    }

    #[test]
    fn bookmarks_of_different_parts_differ() {
        assert_ne!(bookmark(Lang::En, "a-b"), bookmark(Lang::En, "a_b"));
        assert_ne!(bookmark(Lang::En, "a:b"), bookmark(Lang::En, "a.b"));
    }

    #[test]
    fn the_hash_is_the_known_one() {
        assert_eq!(hash("a"), 0xe40c_292c);
    }
}
