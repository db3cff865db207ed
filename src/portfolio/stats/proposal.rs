//! Which key may hold what a sentence states: the one that states the same already, else a key of the right type
//! whose name and description share rare words with the sentence.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::context::{Context, clauses_in};
use crate::check::typed::sightings;
use crate::check::words::{Buffer, bare_forms};
use crate::text::{Lang, Span, Table};
use crate::vocabulary::{Field, FieldId, FieldType, KindId};

use super::{HomeStats, Proposal, ProseFact, Said, Sign};

/// What a word that one key alone has is worth.
const RARE: usize = 1000;
/// What a key of a clause of the same article must be worth to be proposed.
const ENOUGH: usize = 150;
/// What a key of another clause must be worth.
const FAR: usize = 600;
/// Words shorter than this say little.
const SHORT: usize = 4;

/// Proposes keys.
pub(super) struct Proposals<'c, 'a> {
    context: &'c Context<'a>,
    /// The keys whose names and descriptions have a word, by language.
    keys: [Table<String, Vec<Key>>; 3],
}

type Key = (KindId, FieldId);

impl<'c, 'a> Proposals<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Self { context, keys: Default::default() }
    }

    pub(super) fn propose(&mut self, homes: &mut [HomeStats]) {
        let stated: BTreeMap<Span, Key> =
            sightings(self.context).into_iter().filter_map(|sighting| Some((sighting.span, sighting.field?))).collect();
        let facts: usize = homes.iter().map(|home| home.facts.len()).sum();
        if facts == 0 {
            return;
        }
        self.learn();
        for (at, home) in homes.iter_mut().enumerate() {
            for fact in &mut home.facts {
                let sighted = fact.said.iter().find_map(|said| inside(&stated, said.span));
                fact.proposal = match sighted {
                    Some((kind, field)) => Some(Proposal { kind, field, stated: true }),
                    None => fact.said.first().and_then(|said| self.fitting(at, fact, *said)),
                };
            }
        }
    }

    /// Reads the names and descriptions of every key.
    fn learn(&mut self) {
        let mut buffer = Buffer::default();
        for (kind_id, kind) in self.context.vocabulary.kinds() {
            for (number, field) in (0_u16..).zip(&kind.fields) {
                for (lang, keys) in Lang::ALL.into_iter().zip(&mut self.keys) {
                    let told = format!("{} {} {}", field.def.name.first(lang), field.def.doc.get(lang), kind.def.name.first(lang));
                    for word in content(&mut buffer, &told) {
                        keys.entry(word).or_default().push((kind_id, FieldId(number)));
                    }
                }
            }
        }
    }

    /// The key that shares most with a sentence, if it is one alone, fits and is not stated yet.
    fn fitting(&self, home: usize, fact: &ProseFact, said: Said) -> Option<Proposal> {
        let keys = self.keys.get(said.lang as usize)?;
        let mut worth: BTreeMap<Key, usize> = BTreeMap::new();
        for word in content(&mut Buffer::default(), self.context.slice(said.span)) {
            let having = keys.get(&word).map_or(&[][..], Vec::as_slice);
            having.iter().for_each(|key| *worth.entry(*key).or_default() += RARE / having.len().max(1));
        }
        let here: BTreeSet<KindId> =
            self.context.homes.get(home).into_iter().flat_map(|home| clauses_in(home.items)).map(|clause| clause.kind).collect();
        let fits = |((kind, field), _): &(Key, usize)| {
            let known = self.context.field(*kind, *field);
            known.is_some_and(|field| fact.signs.iter().any(|sign| holds(field, *sign)))
                && !self.context.stated.contains_key(&(*kind, *field))
        };
        let enough = |((kind, _), worth): &(Key, usize)| *worth >= if here.contains(kind) { ENOUGH } else { FAR };
        let mut best: Vec<(usize, Key)> = worth.into_iter().filter(fits).filter(enough).map(|(key, worth)| (worth, key)).collect();
        best.sort_by_key(|(worth, key)| (std::cmp::Reverse(*worth), *key));
        match best.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(_, (kind, field)), ..] => Some(Proposal { kind: *kind, field: *field, stated: false }),
            [] => None,
        }
    }
}

/// The key that states a number inside a sentence.
fn inside(stated: &BTreeMap<Span, Key>, sentence: Span) -> Option<Key> {
    let (span, key) = stated.range(sentence.at_start()..).next()?;
    (span.file == sentence.file && span.end <= sentence.end).then_some(*key)
}

/// True when a key of this type may hold what shows this sign.
fn holds(field: &Field, sign: Sign) -> bool {
    let set = field.def.of.as_deref().unwrap_or("");
    match sign {
        Sign::Number => matches!(field.kind, FieldType::Count | FieldType::CountPer | FieldType::Date),
        Sign::Sum => matches!(field.kind, FieldType::Money | FieldType::MoneyPer),
        Sign::Percent => field.kind == FieldType::Percent,
        Sign::Period | Sign::Deadline => matches!(field.kind, FieldType::Duration | FieldType::DurationPer(_) | FieldType::Instant),
        Sign::Payer => set == "payers",
        Sign::Authority => set == "authorities",
    }
}

/// The distinct words of a text that are long enough to say something.
fn content(buffer: &mut Buffer, text: &str) -> BTreeSet<String> {
    let read = buffer.read(text);
    let words = buffer.words(&read);
    let bare = |at: usize| bare_forms(words.form(at)).last().map(|(_, form)| form.to_owned());
    (0..words.len()).filter_map(bare).filter(|word| word.chars().count() >= SHORT).collect()
}
