//! What can be said: clause kinds, their fields, choices, units and keywords in three languages.
//! All of it is data; this room only finds things in it by any of their names.

mod choices;
mod kinds;
pub mod later;
mod lexicon;
pub mod pack;
pub mod schema;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

pub use choices::{ChoiceId, Choices};
pub use kinds::{ClauseKind, Field, FieldId, FieldType, KindId};
pub use later::Later;
pub use lexicon::{Lexicon, Unit, Word};
pub use schema::{ChoiceSet, ClauseDef, Entry, FactWords, FieldDef, Gender, Group, Names, Noun, Protects, Say, Tri};

use crate::text::{Lang, Table, fold};
use pack::{Index, Indices, Packed, Shelf};

impl Tri {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

impl Names {
    /// The names in a language, canonical first.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Ar => &self.ar,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// The canonical name in a language.
    #[must_use]
    pub fn first(&self, lang: Lang) -> &str {
        self.get(lang).first().map_or("", String::as_str)
    }

    /// Every name with its language.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        Lang::ALL.into_iter().flat_map(|lang| self.get(lang).iter().map(move |name| (lang, name.as_str())))
    }
}

/// Everything that can be said. One is built into the program; a project can add to it.
#[derive(Debug)]
pub struct Vocabulary {
    lexicon: Lexicon,
    kinds: Vec<Lazy<ClauseKind>>,
    /// Their numbers by id.
    kind_ids: Table<String, KindId>,
    /// Names of the built-in kinds.
    kind_names: Index<'static>,
    /// Names of the kinds of a project, which come first.
    own_names: HashMap<String, KindId>,
    structure: Vec<Lazy<ClauseKind>>,
    sets: Vec<Lazy<Choices>>,
    /// The keys of the built-in kinds and blocks, sorted.
    packed_keys: [Vec<&'static str>; 2],
    /// The keys of a vocabulary to which a project has added kinds.
    keys: OnceLock<HashSet<String>>,
    /// Wording of clauses of a project, by language and kind.
    own_wording: HashMap<(Lang, String), BTreeMap<String, Say>>,
}

/// A part that is decoded when it is first asked for.
#[derive(Debug)]
struct Lazy<T> {
    id: String,
    packed: Packed<'static>,
    cell: OnceLock<Option<T>>,
}

impl<T> Lazy<T> {
    fn packed(packed: Packed<'static>) -> Self {
        Self { id: packed.id.to_owned(), packed, cell: OnceLock::new() }
    }

    fn ready(id: String, item: T) -> Self {
        Self { id, packed: Packed::default(), cell: OnceLock::from(Some(item)) }
    }

    fn get<D: serde::de::DeserializeOwned>(&self, make: impl FnOnce(D, Indices<'static>) -> T) -> Option<&T> {
        self.cell.get_or_init(|| postcard::from_bytes(self.packed.bytes).ok().map(|data| make(data, self.indices()))).as_ref()
    }

    fn indices(&self) -> Indices<'static> {
        unpack(self.packed.indices)
    }
}

/// The parts of a shelf, still packed.
fn lazies<T>(shelf: Vec<Packed<'static>>) -> Vec<Lazy<T>> {
    shelf.into_iter().map(Lazy::packed).collect()
}

impl FactWords {
    /// The words built into the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<FactWords> = OnceLock::new();
        EMBEDDED.get_or_init(|| unpack(include_bytes!(concat!(env!("OUT_DIR"), "/facts.bin"))))
    }
}

impl Vocabulary {
    /// The vocabulary built into the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Vocabulary> = OnceLock::new();
        EMBEDDED.get_or_init(Self::decode)
    }

    /// A fresh copy of the built-in vocabulary, to which a project can add.
    #[must_use]
    pub fn decode() -> Self {
        let clauses: Shelf<'static> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/clauses.bin")));
        let structure: Shelf<'static> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/structure.bin")));
        let sets: Shelf<'static> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/sets.bin")));
        Self {
            lexicon: Lexicon::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin")))),
            kind_ids: clauses.files.iter().map(|file| file.id.to_owned()).zip((0..).map(KindId)).collect(),
            packed_keys: [clauses.keys, structure.keys],
            kinds: lazies(clauses.files),
            kind_names: clauses.names,
            own_names: HashMap::new(),
            structure: lazies(structure.files),
            sets: lazies(sets.files),
            keys: OnceLock::new(),
            own_wording: HashMap::new(),
        }
    }

    /// Adds a clause kind of a project; one of the same id is replaced.
    pub fn add_clause(&mut self, def: ClauseDef) {
        let id = self.kind_id(&def.id).unwrap_or(KindId(u16::try_from(self.kinds.len()).unwrap_or(u16::MAX)));
        self.kind_ids.insert(def.id.clone(), id);
        for (_, name) in def.name.all() {
            self.own_names.insert(fold(name), id);
        }
        self.own_names.insert(fold(&def.id), id);
        let lazy = Lazy::ready(def.id.clone(), ClauseKind::new(def));
        match self.kinds.get_mut(usize::from(id.0)) {
            Some(place) => *place = lazy,
            None => self.kinds.push(lazy),
        }
    }

    /// Adds a set of choices of a project; one of the same id is replaced.
    pub fn add_set(&mut self, set: ChoiceSet) {
        self.sets.retain(|known| known.id != set.id);
        self.sets.push(Lazy::ready(set.id, Choices::new(set.entries)));
    }

    /// Adds the wording of a clause kind of a project in one language.
    pub fn add_wording(&mut self, lang: Lang, kind: &str, words: BTreeMap<String, Say>) {
        self.own_wording.insert((lang, kind.to_owned()), words);
    }

    /// The project's own wording of a clause kind.
    #[must_use]
    pub fn own_wording(&self, lang: Lang, kind: &str) -> Option<&BTreeMap<String, Say>> {
        if self.own_wording.is_empty() {
            return None;
        }
        self.own_wording.get(&(lang, kind.to_owned()))
    }

    /// The words and units of the language.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The clause kind that a drafter calls by this name, in any language.
    #[must_use]
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        let folded = fold(name);
        self.own_names.get(&folded).copied().or_else(|| pack::find(&self.kind_names, &folded).map(KindId))
    }

    /// The ids of all clause kinds.
    pub fn kind_ids(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|lazy| lazy.id.as_str())
    }

    /// The clause kind of an id.
    #[must_use]
    pub fn kind_id(&self, id: &str) -> Option<KindId> {
        self.kind_ids.get(id).copied()
    }

    /// A clause kind.
    #[must_use]
    pub fn kind(&self, id: KindId) -> Option<&ClauseKind> {
        self.kinds.get(usize::from(id.0))?.get(ClauseKind::packed)
    }

    /// All clause kinds.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &ClauseKind)> {
        (0_u16..).map(KindId).zip(&self.kinds).filter_map(|(id, lazy)| lazy.get(ClauseKind::packed).map(|kind| (id, kind)))
    }

    /// The names of every clause kind, for "did you mean".
    pub fn kind_names(&self) -> impl Iterator<Item = &str> {
        self.kinds().flat_map(|(_, kind)| kind.def.name.all().map(|(_, name)| name))
    }

    /// The fields of a structural block: `agreement`, `accept` …
    #[must_use]
    pub fn structure(&self, id: &str) -> Option<&ClauseKind> {
        self.structure.iter().find(|known| known.id == id)?.get(ClauseKind::packed)
    }

    /// A shared set of choices.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&Choices> {
        self.sets.iter().find(|known| known.id == id)?.get(|set: ChoiceSet, indices| Choices::packed(set.entries, indices.index))
    }

    /// The ids of the shared sets, sorted.
    #[must_use]
    pub fn set_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.sets.iter().map(|set| set.id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The choices of a field: its own, or those of its set.
    #[must_use]
    pub fn choices<'a>(&'a self, field: &'a Field) -> Option<&'a Choices> {
        match field.def.of.as_deref() {
            Some(set) => self.set(set),
            None => field.options(),
        }
    }

    /// True when some clause or block knows this (folded) name as a key: needed to tell where a
    /// key of several words begins when entries share a line.
    #[must_use]
    pub fn is_key(&self, folded: &str) -> bool {
        if self.own_names.is_empty() {
            return self.packed_keys.iter().any(|keys| keys.binary_search(&folded).is_ok());
        }
        self.keys.get_or_init(|| self.all_keys()).contains(folded)
    }

    /// The keys of the kinds of a project, and those of the built-in kinds that it leaves.
    fn all_keys(&self) -> HashSet<String> {
        let (added, packed): (Vec<_>, Vec<_>) = self.kinds.iter().chain(&self.structure).partition(|lazy| lazy.packed.bytes.is_empty());
        let added = added.into_iter().filter_map(|lazy| lazy.get(ClauseKind::packed));
        let fields = added.flat_map(|kind| kind.fields.iter().chain(&kind.columns));
        let mut keys: HashSet<String> = fields.flat_map(|field| field.def.name.all().map(|(_, name)| fold(name))).collect();
        for indices in packed.into_iter().map(Lazy::indices) {
            keys.extend(indices.index.iter().chain(&indices.columns).map(|(name, _)| (*name).to_owned()));
        }
        keys
    }
}

/// Data that the build script has written; were it broken, the tests of the data would not pass.
pub(crate) fn unpack<T: serde::Deserialize<'static> + Default>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn every_kind_is_found_by_its_id() {
        let vocabulary = Vocabulary::embedded();
        assert!(vocabulary.kinds().count() > 100);
        for (id, kind) in vocabulary.kinds() {
            assert_eq!(vocabulary.kind_id(&kind.def.id), Some(id), "{}", kind.def.id);
        }
    }
}
