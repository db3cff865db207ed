//! A set of choices, found by any of their names.

use std::collections::HashMap;

use crate::text::{Lang, fold};

use super::schema::Entry;

/// The number of an entry in its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChoiceId(pub u16);

/// The choices of a field.
#[derive(Debug)]
pub struct Choices {
    entries: Vec<(String, Entry)>,
    by_name: HashMap<String, ChoiceId>,
}

impl Choices {
    /// Choices with an index of their names and ids.
    #[must_use]
    pub fn new(entries: Vec<(String, Entry)>) -> Self {
        let mut by_name = HashMap::with_capacity(entries.len() * 4);
        for (at, (id, entry)) in (0_u16..).zip(&entries) {
            let names = entry.name.all().map(|(_, name)| name).chain([id.as_str()]);
            for name in names {
                by_name.entry(fold(name)).or_insert(ChoiceId(at));
            }
        }
        Self { entries, by_name }
    }

    /// The choice of a name in any language, or of an id.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<ChoiceId> {
        self.by_name.get(&fold(name)).copied()
    }

    /// The choice of a name that is folded already.
    #[must_use]
    pub fn folded(&self, name: &str) -> Option<ChoiceId> {
        self.by_name.get(name).copied()
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
        (0_u16..).map(ChoiceId).zip(&self.entries).map(|(at, (id, entry))| (at, id.as_str(), entry))
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
