//! What can be said: clause kinds, their fields, choices, units and keywords in three languages.
//! All of it is data; this room only finds things in it by any of their names.

mod choices;
mod kinds;
mod lexicon;
pub mod pack;
pub mod schema;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use choices::{ChoiceId, Choices};
pub use kinds::{ClauseKind, Field, FieldId, FieldType, KindId};
pub use lexicon::{Lexicon, Unit, Word};
pub use schema::{ChoiceSet, ClauseDef, Entry, FieldDef, Gender, Group, Names, Noun, Protects, Say, Tri};

use crate::text::{Lang, fold};
use pack::Packed;

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
    kind_by_name: HashMap<String, KindId>,
    kind_by_id: HashMap<String, KindId>,
    structure: HashMap<String, Lazy<ClauseKind>>,
    sets: HashMap<String, Lazy<Choices>>,
    keys: OnceLock<HashMap<String, ()>>,
}

/// A part that is decoded when it is first asked for.
#[derive(Debug)]
struct Lazy<T> {
    id: String,
    names: Names,
    bytes: Vec<u8>,
    cell: OnceLock<Option<T>>,
}

impl<T> Lazy<T> {
    fn packed(packed: Packed) -> Self {
        Self { id: packed.id, names: packed.names, bytes: packed.bytes, cell: OnceLock::new() }
    }

    fn ready(id: String, names: Names, item: T) -> Self {
        Self { id, names, bytes: Vec::new(), cell: OnceLock::from(Some(item)) }
    }

    fn get<D: serde::de::DeserializeOwned>(&self, make: impl FnOnce(D) -> T) -> Option<&T> {
        self.cell.get_or_init(|| postcard::from_bytes(&self.bytes).ok().map(make)).as_ref()
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
        let clauses: Vec<Packed> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/clauses.bin")));
        let structure: Vec<Packed> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/structure.bin")));
        let sets: Vec<Packed> = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/sets.bin")));
        let mut vocabulary = Self {
            lexicon: Lexicon::new(unpack(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin")))),
            kinds: Vec::with_capacity(clauses.len()),
            kind_by_name: HashMap::with_capacity(clauses.len() * 4),
            kind_by_id: HashMap::with_capacity(clauses.len()),
            structure: structure.into_iter().map(|packed| (packed.id.clone(), Lazy::packed(packed))).collect(),
            sets: sets.into_iter().map(|packed| (packed.id.clone(), Lazy::packed(packed))).collect(),
            keys: OnceLock::new(),
        };
        for packed in clauses {
            vocabulary.insert(Lazy::packed(packed));
        }
        vocabulary
    }

    /// Adds a clause kind of a project; one of the same id is replaced.
    pub fn add_clause(&mut self, def: ClauseDef) {
        self.insert(Lazy::ready(def.id.clone(), def.name.clone(), ClauseKind::new(def)));
    }

    /// Adds a set of choices of a project; one of the same id is replaced.
    pub fn add_set(&mut self, set: ChoiceSet) {
        self.sets.insert(set.id.clone(), Lazy::ready(set.id.clone(), Names::default(), Choices::new(set.entries)));
    }

    fn insert(&mut self, lazy: Lazy<ClauseKind>) {
        let id = match self.kind_by_id.get(&lazy.id) {
            Some(id) => *id,
            None => KindId(u16::try_from(self.kinds.len()).unwrap_or(u16::MAX)),
        };
        self.kind_by_id.insert(lazy.id.clone(), id);
        for (_, name) in lazy.names.all() {
            self.kind_by_name.insert(fold(name), id);
        }
        self.kind_by_name.insert(fold(&lazy.id), id);
        match self.kinds.get_mut(usize::from(id.0)) {
            Some(place) => *place = lazy,
            None => self.kinds.push(lazy),
        }
    }

    /// The words and units of the language.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The clause kind that a drafter calls by this name, in any language.
    #[must_use]
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kind_by_name.get(&fold(name)).copied()
    }

    /// The clause kind of an id.
    #[must_use]
    pub fn kind_id(&self, id: &str) -> Option<KindId> {
        self.kind_by_id.get(id).copied()
    }

    /// A clause kind.
    #[must_use]
    pub fn kind(&self, id: KindId) -> Option<&ClauseKind> {
        self.kinds.get(usize::from(id.0))?.get(ClauseKind::new)
    }

    /// All clause kinds.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &ClauseKind)> {
        (0_u16..).map(KindId).zip(&self.kinds).filter_map(|(id, lazy)| lazy.get(ClauseKind::new).map(|kind| (id, kind)))
    }

    /// The names of every clause kind, for "did you mean".
    pub fn kind_names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().flat_map(|lazy| lazy.names.all().map(|(_, name)| name))
    }

    /// The fields of a structural block: `agreement`, `accept` …
    #[must_use]
    pub fn structure(&self, id: &str) -> Option<&ClauseKind> {
        self.structure.get(id)?.get(ClauseKind::new)
    }

    /// A shared set of choices.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&Choices> {
        self.sets.get(id)?.get(|set: ChoiceSet| Choices::new(set.entries))
    }

    /// The ids of the shared sets, sorted.
    #[must_use]
    pub fn set_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.sets.keys().map(String::as_str).collect();
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
        let keys = self.keys.get_or_init(|| {
            let kinds = self.kinds.iter().filter_map(|lazy| lazy.get(ClauseKind::new));
            let structure = self.structure.values().filter_map(|lazy| lazy.get(ClauseKind::new));
            kinds
                .chain(structure)
                .flat_map(|kind| kind.fields.iter().chain(&kind.columns))
                .flat_map(|field| field.def.name.all().map(|(_, name)| (fold(name), ())))
                .collect()
        });
        keys.contains_key(folded)
    }
}

/// Data that the build script has written; were it broken, the tests of the data would not pass.
pub(crate) fn unpack<T: serde::de::DeserializeOwned + Default>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_default()
}
