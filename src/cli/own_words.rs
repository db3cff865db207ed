//! Phrases and sentences of a ministry, read from files of the form that `templates/` has. A slip costs its own line
//! and is told with its place; a value that ours prints must be printed by theirs.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::own_rules::OwnRules;
use super::problem::Problem;
use crate::finding::{Fact, Finding};
use crate::model::nearest;
use crate::text::{FileId, Lang, Source, Span};
use crate::vocabulary::{ClauseKind, Say, Vocabulary};
use crate::wording::words::{ClauseWords, Words};

/// Slots that every sentence may use.
const STATES: [&str; 4] = ["destination", "origin", "destination-law", "origin-law"];

/// Variants of a sentence that are no choices.
const VALUES: [&str; 7] = ["yes", "no", "none", "law", "nationals", "unlimited", "else"];

/// Reads `phrases.toml` of a language.
pub(super) fn phrases(source: Source, lang: Lang, problems: &mut Vec<Problem>, mistakes: &mut OwnRules) -> BTreeMap<String, String> {
    let ours = Words::embedded(lang);
    let mut own = BTreeMap::new();
    read(source, problems, mistakes, |reader, key, at, value| {
        let Some(standard) = ours.find_phrase(key) else {
            reader.unknown("look_unknown_phrase", key, at, ours.phrase_keys());
            return;
        };
        let Some(text) = reader.text(key, value) else { return };
        let known = slots(standard);
        for slot in slots(&text).difference(&known) {
            let names = known.iter().copied().collect::<Vec<_>>().join(", ");
            let problem =
                Problem::new("look_unknown_slot").with("typed", slot).with("known", &names).near(nearest(slot, known.iter().copied()));
            let at = reader.slot(value, slot).range().start;
            reader.problems.push(problem.at(reader.source, at));
        }
        reader.lost(&known, &text, value);
        own.insert(key.to_owned(), text.clone());
    });
    own
}

/// Reads the wording of a clause kind in a language.
pub(super) fn clause(
    source: Source,
    (lang, id): (Lang, &str),
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
    mistakes: &mut OwnRules,
) -> ClauseWords {
    let none = ClauseWords::new();
    let ours = vocabulary.own_wording(lang, id).or_else(|| Words::embedded(lang).clause(id)).unwrap_or(&none);
    let Some(kind) = vocabulary.kind_id(id).and_then(|kind| vocabulary.kind(kind)) else { return none };
    let clause = Clause { vocabulary, kind };
    let mut own = ClauseWords::new();
    read(source, problems, mistakes, |reader, key, at, value| match ours.get(key) {
        None => reader.unknown("look_unknown_sentence", key, at, ours.keys().map(String::as_str)),
        Some(standard) => own.extend(clause.say(reader, key, value, standard).map(|say| (key.to_owned(), say))),
    });
    own
}

/// The kind of clause that is worded.
struct Clause<'c> {
    vocabulary: &'c Vocabulary,
    kind: &'c ClauseKind,
}

impl Clause<'_> {
    /// A wording of the same shape as the standard one: a sentence, or one for each kind of value.
    fn say(&self, reader: &mut Reader<'_>, key: &str, value: &Value<'_>, standard: &Say) -> Option<Say> {
        match (standard, value.get_ref()) {
            (Say::Always(standard), _) => self.sentence(reader, key, value, Some(standard)).map(Say::Always),
            (Say::Variants(standard), DeValue::Table(table)) => Some(Say::Variants(self.variants(reader, key, table, standard))),
            (Say::Variants(_), _) => {
                reader.wrong(key, &format!("[{key}]"), value);
                None
            }
        }
    }

    /// The standard sentences, but for those that are given.
    fn variants(&self, reader: &mut Reader<'_>, key: &str, table: &DeTable<'_>, standard: &Sentences) -> Sentences {
        let mut variants = standard.clone();
        for (variant, value) in table {
            let name = variant.get_ref().as_ref();
            if !self.has_variant(key, name, standard) {
                reader.unknown("look_unknown_sentence", name, variant.span().start, standard.keys().map(String::as_str));
            } else if let Some(text) = self.sentence(reader, name, value, standard.get(name).map(String::as_str)) {
                variants.insert(name.to_owned(), text);
            }
        }
        variants
    }

    /// A sentence whose slots name values, and all those that the standard sentence prints.
    fn sentence(&self, reader: &mut Reader<'_>, key: &str, value: &Value<'_>, standard: Option<&str>) -> Option<String> {
        let text = reader.text(key, value)?;
        for slot in slots(&text) {
            if let Some(mistake) = self.mistake(slot, reader.slot(value, slot)) {
                reader.mistake(mistake);
            }
        }
        reader.lost(&slots(standard.unwrap_or("")), &text, value);
        Some(text)
    }

    fn has_variant(&self, key: &str, variant: &str, standard: &Sentences) -> bool {
        let field = self.kind.field_id(key).and_then(|id| self.kind.field(id, false));
        let choice = || self.vocabulary.choices(field?)?.named(variant);
        standard.contains_key(variant) || VALUES.contains(&variant) || choice().is_some()
    }

    /// What is wrong with a slot, as it is said of slots in agreements.
    fn mistake(&self, slot: &str, place: Span) -> Option<Finding> {
        let unknown = Finding::error("slot-unknown", place).with("slot", slot);
        let (kind, field) = match slot.split_once('.') {
            None if STATES.contains(&slot) => return None,
            None => (self.kind, slot),
            Some((clause, field)) => match self.vocabulary.kind_named(clause).and_then(|kind| self.vocabulary.kind(kind)) {
                Some(kind) => (kind, field.trim()),
                None => return Some(unknown.variant("clause").with("clause", clause.trim())),
            },
        };
        if kind.field_id(field).or_else(|| kind.field_named(field, false)).is_some() {
            return None;
        }
        let name = &kind.def.name;
        let name = Fact::Tri(Lang::ALL.map(|lang| name.first(lang).to_owned()));
        let unknown = unknown.variant("field").with("field", field).with("clause", name);
        let near = nearest(field, kind.fields.iter().map(|field| field.def.id.as_str()));
        Some(match near {
            Some(near) => unknown.variant("field_near").with("near", near),
            None => unknown,
        })
    }
}

/// Sentences by the kind of value.
type Sentences = BTreeMap<String, String>;

type Value<'v> = Spanned<DeValue<'v>>;

/// Where the reading of one file stands.
struct Reader<'r> {
    source: &'r Source,
    file: FileId,
    problems: &'r mut Vec<Problem>,
    findings: &'r mut Vec<Finding>,
}

/// Reads a file key by key.
fn read(
    source: Source,
    problems: &mut Vec<Problem>,
    mistakes: &mut OwnRules,
    mut each: impl FnMut(&mut Reader<'_>, &str, usize, &Value<'_>),
) {
    let file = mistakes.sources.add(source);
    let Some(source) = mistakes.sources.get(file) else { return };
    let mut reader = Reader { source, file, problems, findings: &mut mistakes.findings };
    match DeTable::parse(&source.text) {
        Ok(table) => table.get_ref().iter().for_each(|(key, value)| each(&mut reader, key.get_ref(), key.span().start, value)),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reader.problems.push(Problem::new("config_not_toml").with("reason", error.message()).at(source, at));
        }
    }
}

impl Reader<'_> {
    fn unknown<'n>(&mut self, problem: &'static str, typed: &str, at: usize, known: impl Iterator<Item = &'n str>) {
        let near = nearest(typed, known);
        self.problems.push(Problem::new(problem).with("typed", typed).near(near).at(self.source, at));
    }

    fn wrong(&mut self, key: &str, example: &str, value: &Value<'_>) {
        let problem = Problem::new("config_wrong_kind").with("key", key).with("example", example);
        self.problems.push(problem.at(self.source, value.span().start));
    }

    fn mistake(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        self.wrong(key, &format!("{key} = \"…\""), value);
        None
    }

    /// The place of a slot in a text.
    fn slot(&self, value: &Value<'_>, slot: &str) -> Span {
        let all = value.span();
        let written = self.source.text.get(all.clone()).unwrap_or("");
        let found = written.find(&format!("{{{slot}")).map(|at| all.start + at..all.start + at + slot.len() + 1);
        let place = found.unwrap_or(all);
        Span::new(self.file, place.start, place.end)
    }

    /// A value that the standard text prints and this does not would be missing from the paper.
    fn lost(&mut self, standard: &BTreeSet<&str>, text: &str, value: &Value<'_>) {
        let own = slots(text);
        for slot in standard.difference(&own) {
            self.problems.push(Problem::new("look_slot_lost").with("slot", slot).at(self.source, value.span().start));
        }
    }
}

/// The names in the slots of a text, without their options.
fn slots(text: &str) -> BTreeSet<&str> {
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    inside.map(|(inside, _)| inside.split(',').next().unwrap_or("").trim()).collect()
}
