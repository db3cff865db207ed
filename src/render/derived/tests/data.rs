//! The outlines name only what there is, and every key has its words in every language.

use std::collections::BTreeSet;

use crate::render::derived::outline::{self, Calendar, Contract, Entry, Guide, Positions};
use crate::render::derived::words::{Texts, Words};
use crate::text::Lang;
use crate::vocabulary::{ClauseKind, FieldType, Vocabulary};

fn kind(id: &str) -> &'static ClauseKind {
    let vocabulary = Vocabulary::embedded();
    vocabulary.kind(vocabulary.kind_id(id).unwrap_or_else(|| panic!("no clause {id}"))).unwrap()
}

fn field(path: &str) -> FieldType {
    let (clause, field) = path.split_once('.').unwrap();
    let kind = kind(clause);
    kind.field(kind.field_id(field).unwrap_or_else(|| panic!("no field {path}")), false).unwrap().kind
}

#[test]
fn the_files_can_be_read() {
    for lang in Lang::ALL {
        toml::from_str::<Words>(Words::file(lang)).unwrap_or_else(|error| panic!("{lang:?}: {error}"));
    }
    toml::from_str::<Contract>(outline::CONTRACT).unwrap();
    toml::from_str::<Guide>(outline::GUIDE).unwrap();
    toml::from_str::<Calendar>(outline::CALENDAR).unwrap();
    toml::from_str::<Positions>(outline::POSITIONS).unwrap();
    toml::from_str::<outline::Brief>(outline::BRIEF).unwrap();
}

#[test]
fn the_contract_names_only_what_there_is() {
    for section in &outline::contract().section {
        for entry in &section.entry {
            let Entry { say, clause, fields, columns, ask, unless, when } = entry;
            assert!(say.is_some() != (ask.is_some() || !fields.is_empty()), "one thing in an entry of {}: {entry:?}", section.id);
            assert_eq!(clause.is_some(), !fields.is_empty() || !columns.is_empty(), "{entry:?}");
            for path in unless.iter().chain(when) {
                let known = if path.contains('.') { vec![field(path)] } else { kind(path).fields.iter().map(|field| field.kind).collect() };
                assert!(!known.is_empty(), "{path}");
            }
            for name in fields {
                field(&format!("{}.{name}", clause.as_deref().unwrap()));
            }
            for name in columns {
                assert!(kind(clause.as_deref().unwrap()).columns.iter().any(|column| column.def.id == *name), "{name}");
            }
        }
    }
}

#[test]
fn every_key_of_an_outline_has_words_in_every_language_and_no_word_is_idle() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        let outline = outline::contract();
        let entries = || outline.section.iter().flat_map(|section| &section.entry);
        let signs = outline.signature.iter().map(|signature| &signature.say);
        same(&words.contract.sections, outline.section.iter().map(|section| &section.id));
        same(&words.contract.say, entries().filter_map(|entry| entry.say.as_ref()).chain(signs));
        same(&words.contract.ask, entries().filter_map(|entry| entry.ask.as_ref()));
        let positions = outline::positions();
        same(&words.positions.sections, positions.section.iter().map(|section| &section.id));
        let columns = positions.section.iter().flat_map(|section| &section.columns).filter(|column| *column != "parties");
        columns.for_each(|column| assert!(words.positions.frame.contains_key(column), "{column}"));
        let guide = outline::guide();
        let lines = || guide.section.iter().flat_map(|section| &section.line);
        same(&words.guide.sections, guide.section.iter().map(|section| &section.id));
        same(&words.guide.say, lines().filter_map(|line| line.say.as_ref()));
        let round = "round".to_owned();
        same(&words.brief.sections, outline::brief().section.iter().map(|section| &section.id).chain([&round]));
        let known: BTreeSet<&String> = words.guide.lines.keys().collect();
        assert_eq!(known, lines().filter_map(|line| line.id.as_ref()).collect(), "{lang:?}");
    }
}

fn same<'k>(texts: &'k Texts, keys: impl Iterator<Item = &'k String>) {
    assert_eq!(texts.keys().collect::<BTreeSet<_>>(), keys.collect::<BTreeSet<_>>());
}

#[test]
fn the_guide_has_a_sentence_for_every_value_of_a_matter() {
    for line in outline::guide().section.iter().flat_map(|section| &section.line) {
        let Some(id) = &line.id else { continue };
        let yes_no = line.fields.iter().any(|path| field(path) == FieldType::YesNo);
        let more = line.fields.iter().any(|path| field(path) != FieldType::YesNo);
        for lang in Lang::ALL {
            let texts = Words::of(lang).guide.lines.get(id).unwrap();
            assert!(texts.contains_key("what"), "{id} in {lang:?}");
            assert!(!yes_no || (texts.contains_key("yes") && texts.contains_key("no")), "{id} in {lang:?}");
            assert!(!more || texts.get("else").is_some_and(|text| text.contains("{value")), "{id} in {lang:?}");
        }
    }
}

#[test]
fn the_languages_have_the_same_keys_and_the_same_slots() {
    let [ar, fr, en] = Lang::ALL.map(|lang| flat(&toml::from_str::<toml::Table>(Words::file(lang)).unwrap(), ""));
    assert!(en.len() > 250, "only {} texts", en.len());
    assert_eq!(ar, en);
    assert_eq!(fr, en);
}

/// Every key with the slots of its text, without their cases.
fn flat(table: &toml::Table, above: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut all = Vec::new();
    for (key, value) in table {
        let path = format!("{above}{key}");
        match value {
            toml::Value::Table(inner) => all.extend(flat(inner, &format!("{path}."))),
            toml::Value::String(text) => {
                let slots = text.split('{').skip(1).filter_map(|tail| tail.split_once('}')).map(|(slot, _)| slot);
                all.push((path, slots.map(|slot| slot.split(',').next().unwrap().to_owned()).collect()));
            }
            _ => all.push((path, BTreeSet::new())),
        }
    }
    all.sort();
    all
}
