//! A set of choices, found by any of their names.

use std::collections::HashMap;

use crate::text::{Lang, fold};

use super::later::Later;
use super::pack::{Index, find};
use super::schema::{Entry, Names};

/// The number of an entry in its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChoiceId(pub u16);

/// The choices of a field.
#[derive(Debug)]
pub struct Choices {
    entries: Later<Vec<(String, Entry)>>,
    by_name: ByName,
}

/// Names to numbers: packed at build, or collected when a project brings its own.
#[derive(Debug)]
pub(super) enum ByName {
    /// From the build.
    Packed(Index<'static>),
    /// Collected now.
    Own(HashMap<String, u16>),
}

impl ByName {
    /// The number of a folded name.
    pub(super) fn find(&self, folded: &str) -> Option<u16> {
        match self {
            Self::Packed(index) => find(index, folded),
            Self::Own(map) => map.get(folded).copied(),
        }
    }

    /// Names first; an id is accepted where it is nobody's name.
    pub(super) fn collect<'n>(names: impl Iterator<Item = (&'n Names, &'n str)> + Clone) -> Self {
        let mut map = HashMap::new();
        for (number, (names, _)) in (0_u16..).zip(names.clone()) {
            for (_, name) in names.all() {
                map.entry(fold(name)).or_insert(number);
            }
        }
        for (number, (_, id)) in (0_u16..).zip(names) {
            map.entry(fold(id)).or_insert(number);
        }
        Self::Own(map)
    }
}

impl Choices {
    /// Choices with an index of their names and ids.
    #[must_use]
    pub fn new(entries: Later<Vec<(String, Entry)>>) -> Self {
        let by_name = ByName::collect(entries.iter().map(|(id, entry)| (&*entry.name, id.as_str())));
        Self { entries, by_name }
    }

    pub(super) const fn packed(entries: Later<Vec<(String, Entry)>>, index: Index<'static>) -> Self {
        Self { entries, by_name: ByName::Packed(index) }
    }

    /// The choice of a name in any language, or of an id.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<ChoiceId> {
        self.folded(&fold(name))
    }

    /// The choice of a name that is folded already.
    #[must_use]
    pub fn folded(&self, name: &str) -> Option<ChoiceId> {
        self.by_name.find(name).map(ChoiceId)
    }

    /// An entry.
    #[must_use]
    pub fn get(&self, id: ChoiceId) -> Option<&Entry> {
        self.entries.get(usize::from(id.0)).map(|(_, entry)| entry)
    }

    /// The id of an entry, as in its file.
    #[must_use]
    pub fn id(&self, id: ChoiceId) -> &str {
        self.entries.get(usize::from(id.0)).map_or("", |(id, _)| id)
    }

    /// All entries with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ChoiceId, &str, &Entry)> {
        (0_u16..).map(ChoiceId).zip(self.entries.iter()).map(|(at, (id, entry))| (at, id.as_str(), entry))
    }

    /// The canonical names in a language.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.entries.iter().map(move |(_, entry)| entry.name.first(lang))
    }

    /// The canonical names in the language that wrote `name`, guessed by its script.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|(_, entry)| entry.name.all().map(|(_, name)| name))
    }
}
