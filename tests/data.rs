//! The data holds together: every clause speaks three languages, every id that is named exists,
//! every example is a value of its field, every rule has its card and every card its rule.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use mithaq::law::Law;
use mithaq::syntax::{FormatOptions, format, parse};
use mithaq::text::{FileId, Lang, Source, fold};
use mithaq::vocabulary::schema::ChoiceSet;
use mithaq::vocabulary::{ClauseDef, Entry, FieldDef, FieldType, Names, Noun, Say, Tri, Unit, Vocabulary};
use mithaq::wording::words::Words;

use support::{files_under, findings, in_article, paper, printed, project, root, shown};

/// Collects everything that is wrong before failing: one run shows all of it.
#[derive(Default)]
struct Offences(BTreeSet<String>);

impl Offences {
    fn add(&mut self, offence: impl Into<String>) {
        self.0.insert(offence.into());
    }

    fn check(&mut self, holds: bool, offence: impl FnOnce() -> String) {
        if !holds {
            self.add(offence());
        }
    }

    fn none(self) {
        let count = self.0.len();
        let all: Vec<String> = self.0.into_iter().collect();
        assert!(all.is_empty(), "{count} offences\n{}", all.join("\n"));
    }
}

// ---- What is on file ----

fn tomls(folder: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn clauses() -> Vec<(String, ClauseDef)> {
    tomls("clauses").iter().map(|path| (stem(path), read(path))).collect()
}

fn sets() -> BTreeMap<String, ChoiceSet> {
    tomls("clauses/sets").iter().map(|path| (stem(path), read(path))).collect()
}

fn wording(lang: Lang) -> BTreeMap<String, BTreeMap<String, Say>> {
    tomls(&format!("templates/{}/clauses", lang.code())).iter().map(|path| (stem(path), read(path))).collect()
}

fn nouns(lang: Lang) -> BTreeMap<String, Noun> {
    let files = tomls(&format!("templates/{}", lang.code())).into_iter().filter(|path| stem(path).starts_with("nouns"));
    let mut all = BTreeMap::new();
    for path in files {
        for (id, noun) in read::<BTreeMap<String, Noun>>(&path) {
            assert!(all.insert(id.clone(), noun).is_none(), "{}: the noun `{id}` stands in another file too", path.display());
        }
    }
    all
}

// ---- Clauses ----

#[test]
fn the_vocabulary_covers_the_migration_cycle() {
    let clauses = clauses();
    let fields: usize = clauses.iter().map(|(_, def)| def.fields.len() + def.columns.len()).sum();
    let subjects: BTreeSet<&str> = clauses.iter().map(|(_, def)| def.subject.as_str()).collect();
    println!("{} clause kinds, {fields} fields and columns, {} subjects, {} sets", clauses.len(), subjects.len(), sets().len());
    assert!(clauses.len() >= 45, "only {} clause kinds", clauses.len());
    assert!(fields >= 350, "only {fields} fields");
}

/// The subjects into which clauses are sorted; the guide of the vocabulary follows them.
const SUBJECTS: [&str; 31] = [
    "recruitment and fees",
    "contract",
    "wages",
    "hours and rest",
    "leave and maternity",
    "occupational safety and health",
    "social security and portability",
    "housing, food and transport",
    "documents and passports",
    "freedom of movement and change of employer",
    "association and bargaining",
    "remedies and disputes",
    "inspection",
    "consular protection",
    "family",
    "women and domestic workers",
    "children and young workers",
    "health",
    "information and pre-departure",
    "skills and qualifications",
    "remittances and transfer of earnings",
    "return and reintegration",
    "crisis and evacuation",
    "data protection",
    "irregular status and no penalisation",
    "governance and joint committee",
    "monitoring and evaluation",
    "treaty form and final clauses",
    "scope and principles",
    "labour market and mobility",
    "admission and stay",
];

#[test]
fn every_subject_is_known_and_covered() {
    let mut offences = Offences::default();
    let clauses = clauses();
    for (id, def) in &clauses {
        offences.check(SUBJECTS.contains(&def.subject.as_str()), || format!("{id}: the subject {:?} is not known", def.subject));
    }
    for subject in SUBJECTS {
        offences.check(clauses.iter().any(|(_, def)| def.subject == subject), || format!("no clause on {subject:?}"));
    }
    offences.none();
}

#[test]
fn every_subject_has_a_name_and_a_stage() {
    let mut offences = Offences::default();
    let subjects = Law::embedded().subjects();
    let known: BTreeSet<&str> = subjects.iter().map(|subject| subject.id.as_str()).collect();
    offences.check(known.len() == subjects.len(), || "a subject stands twice".to_owned());
    for subject in subjects {
        tri(&subject.name, &subject.id, &mut offences);
        offences.check(mithaq::law::STAGES.contains(&subject.stage.as_str()), || format!("{}: no stage {:?}", subject.id, subject.stage));
    }
    let clauses = clauses();
    let used: BTreeSet<&str> =
        clauses.iter().map(|(_, def)| def.subject.as_str()).chain(Law::embedded().pages().map(|page| page.subject.as_str())).collect();
    for subject in &used {
        offences.check(known.contains(subject), || format!("rules/subjects.toml lacks {subject:?}"));
    }
    for subject in &known {
        offences.check(used.contains(subject), || format!("no clause and no rule on {subject:?}"));
    }
    offences.none();
}

#[test]
fn every_clause_speaks_three_languages() {
    let mut offences = Offences::default();
    for (id, def) in clauses() {
        offences.check(def.id == id, || format!("{id}: its id is {:?}", def.id));
        names(&def.name, &id, &mut offences);
        tri(&def.title, &format!("{id}: title"), &mut offences);
        tri(&def.doc, &format!("{id}: doc"), &mut offences);
        for (field, def) in def.fields.iter().chain(&def.columns) {
            let place = format!("{id}.{field}");
            names(&def.name, &place, &mut offences);
            tri(&def.doc, &format!("{place}: doc"), &mut offences);
            for (option, entry) in &def.options {
                whole_entry(entry, &format!("{place}.{option}"), &mut offences);
            }
        }
        for (column, field) in &def.columns {
            match &field.title {
                Some(title) => tri(title, &format!("{id}.{column}: title"), &mut offences),
                None => offences.add(format!("{id}.{column}: a column without a head")),
            }
        }
    }
    for (id, set) in sets() {
        offences.check(set.id == id, || format!("set {id}: its id is {:?}", set.id));
        tri(&set.doc, &format!("set {id}: doc"), &mut offences);
        for (entry, def) in &set.entries {
            whole_entry(def, &format!("set {id}.{entry}"), &mut offences);
        }
    }
    offences.none();
}

fn names(names: &Names, place: &str, offences: &mut Offences) {
    for lang in Lang::ALL {
        offences.check(!names.first(lang).trim().is_empty(), || format!("{place}: no name in {}", lang.code()));
        for name in names.get(lang) {
            offences.check(name.trim() == name, || format!("{place}: {name:?} has blanks at its ends"));
            offences.check(!name.contains([':', '{', '}', '[', ']', '"', '#', ';', ',', '|', '؛', '،']), || {
                format!("{place}: the name {name:?} cannot be typed")
            });
            offences.check(is_in(name, lang), || format!("{place}: the name {name:?} is not {}", lang.code()));
        }
    }
}

fn tri(text: &Tri, place: &str, offences: &mut Offences) {
    for lang in Lang::ALL {
        let said = text.get(lang);
        offences.check(!said.trim().is_empty(), || format!("{place}: nothing in {}", lang.code()));
        offences.check(is_in(said, lang), || format!("{place}: {said:?} is not {}", lang.code()));
        offences.check(!has_controls(said), || format!("{place}: {} holds a control character", lang.code()));
    }
}

/// A text that may quote words of another language.
fn quoting(text: &Tri, place: &str, offences: &mut Offences) {
    for lang in Lang::ALL {
        let said = text.get(lang);
        offences.check(!said.trim().is_empty(), || format!("{place}: nothing in {}", lang.code()));
        offences.check(!has_controls(said), || format!("{place}: {} holds a control character", lang.code()));
        offences.check(lang != Lang::Ar || is_in(said, lang), || format!("{place}: {said:?} is not ar"));
    }
}

fn whole_entry(entry: &Entry, place: &str, offences: &mut Offences) {
    names(&entry.name, place, offences);
    tri(&entry.say, &format!("{place}: say"), offences);
}

/// Arabic has an Arabic letter, the others have none; a bare code or acronym passes anywhere.
fn is_in(text: &str, lang: Lang) -> bool {
    let arabic = text.chars().any(|letter| ('\u{600}'..='\u{6FF}').contains(&letter) && letter.is_alphabetic());
    let code = text.chars().all(|letter| !letter.is_alphabetic() || letter.is_uppercase() || letter.is_ascii_digit());
    match lang {
        Lang::Ar => arabic || code || !text.chars().any(char::is_alphabetic),
        Lang::Fr | Lang::En => !arabic,
    }
}

/// Control characters, and the invisible ones that turn the direction of a line.
fn has_controls(text: &str) -> bool {
    text.chars().any(|letter| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    })
}

#[test]
fn a_name_means_one_field_inside_its_clause() {
    let mut offences = Offences::default();
    for (id, def) in clauses() {
        for fields in [&def.fields, &def.columns] {
            let mut taken: HashMap<String, &str> = HashMap::new();
            for (field, def) in fields {
                let mut own: BTreeSet<String> = def.name.all().map(|(_, name)| fold(name)).collect();
                own.extend(Lang::ALL.iter().flat_map(|lang| def.name.get(*lang)).map(|name| fold(name)));
                for name in own {
                    if let Some(other) = taken.insert(name.clone(), field) {
                        offences.add(format!("{id}: {name:?} names `{other}` and `{field}`"));
                    }
                }
            }
        }
    }
    offences.none();
}

#[test]
fn a_name_means_one_clause() {
    let mut offences = Offences::default();
    let clauses = clauses();
    let mut taken: HashMap<String, &str> = HashMap::new();
    for (id, def) in &clauses {
        let own: BTreeSet<String> = def.name.all().map(|(_, name)| fold(name)).chain([fold(id)]).collect();
        for name in own {
            if let Some(other) = taken.insert(name.clone(), id)
                && other != id
            {
                offences.add(format!("{name:?} names `{other}` and `{id}`"));
            }
        }
    }
    // A keyword opens a block of its own; a clause of that name could never be written, except where the
    // builder prefers the clause: keywords take an id after them.
    let lexicon = Vocabulary::embedded().lexicon();
    for keyword in ["agreement", "preamble", "chapter", "article", "title", "paragraph", "define", "accept", "row", "note", "wording"] {
        for (_, name) in lexicon.block_names(keyword).unwrap().all() {
            if let Some(id) = taken.get(&fold(name)) {
                offences.add(format!("{name:?} is the keyword `{keyword}` and the clause `{id}`"));
            }
        }
    }
    offences.none();
}

#[test]
fn a_name_means_one_choice() {
    let mut offences = Offences::default();
    let mut check = |place: &str, entries: &[(String, Entry)]| {
        let mut taken: HashMap<String, &str> = HashMap::new();
        for (id, entry) in entries {
            let own: BTreeSet<String> = entry.name.all().map(|(_, name)| fold(name)).collect();
            for name in own {
                if let Some(other) = taken.insert(name.clone(), id) {
                    offences.add(format!("{place}: {name:?} names `{other}` and `{id}`"));
                }
            }
        }
    };
    for (id, set) in sets() {
        check(&format!("set {id}"), &set.entries);
    }
    for (id, def) in clauses() {
        for (field, def) in def.fields.iter().chain(&def.columns) {
            check(&format!("{id}.{field}"), &def.options);
        }
    }
    offences.none();
}

#[test]
fn everything_a_field_names_exists() {
    let mut offences = Offences::default();
    let sets = sets();
    let nouns = Lang::ALL.map(nouns);
    let mut used_sets: BTreeSet<String> = ["conditions", "workers", "events", "languages"].map(String::from).into();
    let mut used_nouns: BTreeSet<String> = Unit::ALL.iter().map(|unit| unit.id().to_owned()).chain([String::from("original")]).collect();
    for (id, def) in clauses() {
        let known: BTreeSet<&str> = def.fields.iter().map(|(id, _)| id.as_str()).collect();
        for group in def.sentences.iter().chain(&def.lists) {
            offences.check(!known.contains(group.id.as_str()), || format!("{id}: the group `{}` has the name of a field", group.id));
            offences.check(group.fields.len() > 1, || format!("{id}: the group `{}` holds fewer than two fields", group.id));
            for field in &group.fields {
                offences
                    .check(known.contains(field.as_str()), || format!("{id}: the group `{}` names `{field}`, which is no field", group.id));
            }
        }
        for (field, def) in def.fields.iter().chain(&def.columns) {
            field_is_sound(&format!("{id}.{field}"), def, &sets, &nouns, &mut offences);
            used_sets.extend(def.of.clone());
            used_nouns.extend(def.noun.clone());
        }
    }
    for set in sets.keys() {
        offences.check(used_sets.contains(set), || format!("the set `{set}` is used by no field"));
    }
    for noun in nouns[0].keys() {
        offences.check(used_nouns.contains(noun), || format!("the noun `{noun}` is used by no field"));
    }
    offences.none();
}

fn field_is_sound(
    place: &str,
    def: &FieldDef,
    sets: &BTreeMap<String, ChoiceSet>,
    nouns: &[BTreeMap<String, Noun>; 3],
    offences: &mut Offences,
) {
    let Some(kind) = FieldType::named(&def.kind) else {
        offences.add(format!("{place}: the type {:?} does not exist", def.kind));
        return;
    };
    let chooses = matches!(kind, FieldType::Choice | FieldType::Choices);
    let counts = matches!(kind, FieldType::Count | FieldType::CountPer);
    let lasts = matches!(kind, FieldType::Duration | FieldType::DurationPer(_));
    offences.check(chooses == (def.of.is_some() || !def.options.is_empty()), || {
        format!("{place}: choices belong to a choice, and a choice has them")
    });
    offences.check(def.of.is_none() || def.options.is_empty(), || format!("{place}: a set and options of its own"));
    offences.check(counts == def.noun.is_some(), || format!("{place}: a noun belongs to a count, and a count has one"));
    offences.check(lasts || def.units.is_empty(), || format!("{place}: units belong to a duration"));
    if let Some(set) = &def.of {
        offences.check(sets.contains_key(set), || format!("{place}: the set `{set}` does not exist"));
    }
    if let Some(noun) = &def.noun {
        for (lang, known) in Lang::ALL.iter().zip(nouns) {
            offences.check(known.contains_key(noun), || format!("{place}: the noun `{noun}` does not exist in {}", lang.code()));
        }
    }
    for unit in &def.units {
        offences.check(Unit::from_id(unit).is_some(), || format!("{place}: the unit `{unit}` does not exist"));
    }
    offences.check(!def.example.is_empty(), || format!("{place}: no example"));
}

#[test]
fn every_noun_has_its_forms() {
    let mut offences = Offences::default();
    let all = Lang::ALL.map(nouns);
    let [ar, fr, en] = &all;
    let keys = |nouns: &BTreeMap<String, Noun>| nouns.keys().cloned().collect::<BTreeSet<_>>();
    offences.check(keys(ar) == keys(fr) && keys(fr) == keys(en), || {
        let common: BTreeSet<String> = keys(ar).intersection(&keys(fr)).filter(|id| en.contains_key(*id)).cloned().collect();
        let mut odd: BTreeSet<String> = BTreeSet::new();
        for nouns in &all {
            odd.extend(keys(nouns).difference(&common).cloned());
        }
        format!("nouns that some language lacks: {odd:?}")
    });
    for (id, noun) in en.iter().chain(fr) {
        offences.check(!noun.one.is_empty() && !noun.other.is_empty(), || format!("{id}: singular and plural are needed"));
    }
    for (id, noun) in ar {
        for (form, text) in [("one", &noun.one), ("dual", &noun.dual), ("dual_obl", &noun.dual_obl), ("few", &noun.few), ("acc", &noun.acc)]
        {
            offences.check(!text.is_empty(), || format!("{id}: Arabic lacks `{form}`"));
        }
        // Only the last word of a compound need not take it: "يوم عمل" is "يوما عمل" in the dual.
        let dual = noun.dual.split(' ').next().unwrap_or("");
        offences.check(dual.ends_with("ان") || dual.ends_with('ا'), || format!("{id}: the dual {:?} is not nominative", noun.dual));
        let oblique = noun.dual_obl.split(' ').next().unwrap_or("");
        offences
            .check(oblique.ends_with("ين") || oblique.ends_with('ي'), || format!("{id}: the dual {:?} is not oblique", noun.dual_obl));
    }
    for unit in Unit::ALL {
        offences.check(en.contains_key(unit.id()), || format!("the unit `{}` is no noun", unit.id()));
    }
    offences.none();
}

// ---- Wording ----

#[test]
fn every_field_has_its_sentences() {
    let mut offences = Offences::default();
    let all = Lang::ALL.map(wording);
    let clauses = clauses();
    for (lang, words) in Lang::ALL.iter().zip(&all) {
        for (id, def) in &clauses {
            let Some(said) = words.get(id) else {
                offences.add(format!("{}: no wording for `{id}`", lang.code()));
                continue;
            };
            let groups: BTreeSet<&str> = def.sentences.iter().chain(&def.lists).map(|group| group.id.as_str()).collect();
            let needed: BTreeSet<&str> = def.fields.iter().map(|(field, _)| field.as_str()).chain(groups.iter().copied()).collect();
            for key in &needed {
                offences.check(said.contains_key(*key), || format!("{}: {id}.{key} is not worded", lang.code()));
            }
            for key in said.keys() {
                offences.check(needed.contains(key.as_str()), || format!("{}: {id}.{key} is worded but is no field", lang.code()));
            }
        }
        for id in words.keys() {
            offences
                .check(clauses.iter().any(|(known, _)| known == id), || format!("{}: wording for `{id}`, which is no clause", lang.code()));
        }
    }
    offences.none();
}

#[test]
fn the_languages_say_the_same_things() {
    let mut offences = Offences::default();
    let [ar, fr, en] = Lang::ALL.map(wording);
    for (clause, english) in &en {
        for (key, said) in english {
            let place = format!("{clause}.{key}");
            let expected = shape(said);
            for (lang, other) in [("ar", &ar), ("fr", &fr)] {
                let Some(other) = other.get(clause).and_then(|words| words.get(key)) else { continue };
                let found = shape(other);
                offences.check(found == expected, || format!("{place}: {lang} has {found:?}, en {expected:?}"));
            }
        }
    }
    offences.none();
}

/// The variants of a wording, each with its slots, sorted: what must be alike in every language.
fn shape(say: &Say) -> Vec<(String, Vec<String>)> {
    match say {
        Say::Always(text) => vec![(String::new(), slots(text))],
        Say::Variants(all) => all.iter().map(|(key, text)| (key.clone(), slots(text))).collect(),
    }
}

/// The slots of a text without their options, sorted, each once: a language may repeat one.
fn slots(text: &str) -> Vec<String> {
    let mut all: Vec<String> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(inside, _)| inside.split(',').next().unwrap_or("").trim().to_owned())
        .collect();
    all.sort();
    all.dedup();
    all
}

/// Slots that every sentence may use.
const SPECIAL: [&str; 4] = ["destination", "origin", "destination-law", "origin-law"];

#[test]
fn every_slot_names_something() {
    let mut offences = Offences::default();
    let clauses: BTreeMap<String, ClauseDef> = clauses().into_iter().collect();
    for lang in Lang::ALL {
        for (id, words) in wording(lang) {
            let Some(def) = clauses.get(&id) else { continue };
            for (key, say) in &words {
                let listed = def.lists.iter().any(|group| group.id == *key || group.fields.contains(key));
                for (variant, text) in texts(say) {
                    let place = format!("{}: {id}.{key}{}{variant}", lang.code(), if variant.is_empty() { "" } else { "." });
                    for slot in slots(text) {
                        offences.check(slot_exists(&slot, def, &clauses), || format!("{place}: the slot {{{slot}}} names nothing"));
                    }
                    offences
                        .check(text.matches('{').count() == text.matches('}').count(), || format!("{place}: a brace without its partner"));
                    offences.check(!text.contains("  "), || format!("{place}: two blanks"));
                    offences.check(!has_controls(text), || format!("{place}: a control character"));
                    if !listed {
                        offences.check(text.ends_with('.'), || format!("{place}: the sentence does not end: {text:?}"));
                    }
                    if lang != Lang::Fr {
                        offences.check(!text.contains(" ;") && !text.contains(" :"), || format!("{place}: a blank before a sign"));
                    }
                    if lang == Lang::Ar {
                        offences
                            .check(!without_slots(text).contains([',', ';', '?']), || format!("{place}: a Latin sign in Arabic: {text:?}"));
                    }
                }
            }
        }
    }
    offences.none();
}

fn texts(say: &Say) -> Vec<(&str, &str)> {
    match say {
        Say::Always(text) => vec![("", text)],
        Say::Variants(all) => all.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect(),
    }
}

/// A sentence without its slots: the comma of `{x, nom}` is no sign of the sentence.
fn without_slots(text: &str) -> String {
    let mut rest = text.split('{');
    let first = rest.next().unwrap_or("").to_owned();
    rest.fold(first, |out, after| out + after.split_once('}').map_or(after, |(_, tail)| tail))
}

fn slot_exists(slot: &str, def: &ClauseDef, clauses: &BTreeMap<String, ClauseDef>) -> bool {
    if SPECIAL.contains(&slot) || def.fields.iter().any(|(id, _)| id == slot) {
        return true;
    }
    slot.split_once('.').is_some_and(|(clause, field)| clauses.get(clause).is_some_and(|def| def.fields.iter().any(|(id, _)| id == field)))
}

#[test]
fn every_value_of_a_field_finds_its_sentence() {
    let mut offences = Offences::default();
    let sets = sets();
    let english = wording(Lang::En);
    for (id, def) in clauses() {
        for (field, def) in &def.fields {
            let Some(Say::Variants(variants)) = english.get(&id).and_then(|words| words.get(field)) else { continue };
            let place = format!("{id}.{field}");
            if def.kind == "yes/no" {
                for answer in ["yes", "no"] {
                    offences.check(variants.contains_key(answer), || format!("{place}: no sentence for {answer}"));
                }
            } else {
                let entries: Vec<&str> = match &def.of {
                    Some(set) => sets.get(set).map(|set| set.entries.iter().map(|(id, _)| id.as_str()).collect()).unwrap_or_default(),
                    None => def.options.iter().map(|(id, _)| id.as_str()).collect(),
                };
                let all = !entries.is_empty() && entries.iter().all(|entry| variants.contains_key(*entry));
                offences.check(all || variants.contains_key("else"), || {
                    format!("{place}: some values have no sentence, and there is no `else`")
                });
                for key in variants.keys() {
                    let known = ["yes", "no", "none", "law", "nationals", "unlimited", "else"].contains(&key.as_str())
                        || entries.contains(&key.as_str());
                    offences.check(known, || format!("{place}: the variant `{key}` stands for no value"));
                }
            }
        }
    }
    offences.none();
}

// ---- Examples ----

/// A fix is put into an agreement as it stands on its page: it has to be in the layout that `fmt` makes.
#[test]
fn fixes_are_written_in_the_standard_layout() {
    let vocabulary = Vocabulary::embedded();
    let mut offences = Offences::default();
    for page in Law::embedded().pages() {
        let Some(fix) = &page.fix else { continue };
        let clause = vocabulary.kind_id(&fix.clause).and_then(|kind| vocabulary.kind(kind)).unwrap();
        let lines: String = fix.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("    {line}\n")).collect();
        let text = format!("article a {{\n  {} {{\n{lines}  }}\n}}\n", clause.def.name.first(Lang::En));
        let source = Source::new(page.id.clone(), text);
        let parsed = parse(FileId::default(), &source, vocabulary);
        let standard = format(&parsed.tree, &source, vocabulary, FormatOptions::default());
        offences.check(standard == source.text, || format!("{}: {standard}", page.id));
    }
    offences.none();
}

#[test]
fn every_example_is_a_value_of_its_field() {
    let mut offences = Offences::default();
    for (id, def) in clauses() {
        for (field, def) in &def.fields {
            example(&format!("{id}.{field}"), &format!("  {id} {{\n    {}\n  }}", entry_of(def)), &mut offences);
        }
    }
    offences.none();
}

#[test]
fn every_example_of_a_column_is_a_cell() {
    let mut offences = Offences::default();
    for (id, def) in clauses() {
        for (column, def) in &def.columns {
            example(&format!("{id}.{column}"), &format!("  {id} {{\n    row {{ {} }}\n  }}", entry_of(def)), &mut offences);
        }
    }
    offences.none();
}

fn entry_of(def: &FieldDef) -> String {
    let name = def.name.first(Lang::En);
    if def.example.starts_with('{') { format!("{name} {}", def.example) } else { format!("{name}: {}", def.example) }
}

fn example(place: &str, clause: &str, offences: &mut Offences) {
    let text = in_article(clause).replace("article case", "article fair-recruitment");
    let project = project(&text);
    for finding in findings(&project).iter().filter(|finding| finding.span.start as usize >= text.find("article").unwrap_or(0)) {
        offences.add(format!("{place}: {}", shown(finding, &project)));
    }
    let paper = paper(&project);
    for lang in Lang::ALL {
        let lines = printed(&paper, lang);
        offences.check(lines.len() > 1, || format!("{place}: {} prints nothing", lang.code()));
        let missing = &paper.words(lang).missing;
        for line in &lines {
            offences.check(!line.contains(['{', '}']), || format!("{place}: {} prints a brace: {line}", lang.code()));
            offences
                .check(missing.is_empty() || !line.contains(missing.as_str()), || format!("{place}: {} prints a gap: {line}", lang.code()));
            offences.check(!line.contains("  "), || format!("{place}: {} prints two blanks: {line}", lang.code()));
            offences.check(!line.contains(".."), || format!("{place}: {} ends twice: {line}", lang.code()));
            offences.check(!another_script(line, lang), || format!("{place}: {} prints another script: {line}", lang.code()));
        }
    }
}

/// Latin words in Arabic, codes apart, or Arabic letters elsewhere.
fn another_script(line: &str, lang: Lang) -> bool {
    if lang == Lang::Ar {
        line.split(|letter: char| !letter.is_ascii_alphabetic())
            .any(|word| word.len() > 2 && word.bytes().any(|byte| byte.is_ascii_lowercase()))
    } else {
        line.chars().any(|letter| ('\u{621}'..='\u{64A}').contains(&letter))
    }
}

#[test]
fn every_choice_can_be_typed_in_every_language_and_is_printed() {
    let mut offences = Offences::default();
    for (id, def) in clauses() {
        for (field, field_def) in &def.fields {
            if field_def.options.is_empty() {
                continue;
            }
            for lang in Lang::ALL {
                // One text for all options of a field: an article each would be a thousand texts.
                let clauses: String = field_def
                    .options
                    .iter()
                    .map(|(_, entry)| format!("  {id} {{ {}: {} }}\n", field_def.name.first(lang), entry.name.first(lang)))
                    .collect();
                let project = project(&in_article(&clauses));
                for finding in &project.findings {
                    offences.add(format!("{id}.{field} in {}: {}", lang.code(), shown(finding, &project)));
                }
            }
        }
    }
    offences.none();
}

// ---- Fixed words ----

#[test]
fn fixed_words_have_the_same_keys_and_slots() {
    let mut offences = Offences::default();
    for file in ["phrases", "interface"] {
        let [ar, fr, en] =
            Lang::ALL.map(|lang| read::<BTreeMap<String, String>>(&root().join(format!("templates/{}/{file}.toml", lang.code()))));
        for (lang, other) in [("ar", &ar), ("fr", &fr)] {
            for key in en.keys() {
                offences.check(other.contains_key(key), || format!("{file}: {lang} lacks `{key}`"));
            }
            for (key, text) in other {
                match en.get(key) {
                    Some(english) => offences.check(slots(text) == slots(english), || {
                        format!("{file}: {key}: {lang} has the slots {:?}, en {:?}", slots(text), slots(english))
                    }),
                    None => offences.add(format!("{file}: en lacks `{key}`")),
                }
            }
        }
        for (lang, words) in [("ar", &ar), ("fr", &fr), ("en", &en)] {
            for (key, text) in words {
                offences.check(!has_controls(text), || format!("{file}: {lang}: `{key}` holds a control character"));
            }
        }
    }
    offences.none();
}

/// Keys that the sources make out of parts; each part is listed with what it can be.
#[test]
fn every_fixed_word_that_the_sources_ask_for_exists() {
    let mut offences = Offences::default();
    let words = Words::embedded(Lang::En);
    let phrases: BTreeSet<&str> = words.phrase_keys().collect();
    let interface: BTreeSet<&str> = words.interface_keys().collect();
    let source = sources();
    for (call, known) in [
        (".phrase(\"", &phrases),
        (".interface(\"", &interface),
        (".note(\"", &interface),
        (".summary(\"", &interface),
        ("Unusable::new(\"", &interface),
    ] {
        let asked = literals_after(&source, call);
        offences.check(!asked.is_empty(), || format!("no source says {call}…\")"));
        for key in asked {
            offences.check(known.contains(key.as_str()), || format!("the sources ask for `{key}` with {call}…, which does not exist"));
        }
    }
    for key in interface {
        // `type_{kind}`: a key made of a part that is known and a part that is data.
        let parts: Vec<usize> = key.match_indices('_').map(|(at, _)| at + 1).collect();
        let made = parts.into_iter().any(|at| source.contains(&format!("\"{}{{", &key[..at])));
        offences.check(made || source.contains(&format!("\"{key}\"")), || format!("interface: `{key}` is asked for nowhere"));
    }
    offences.none();
}

#[test]
fn currencies_are_the_same_in_every_language() {
    let [ar, fr, en] =
        Lang::ALL.map(|lang| read::<BTreeMap<String, Noun>>(&root().join(format!("templates/{}/currencies.toml", lang.code()))));
    assert_eq!(ar.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    assert_eq!(fr.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (code, noun) in ar.iter().chain(&fr).chain(&en) {
        assert!(code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()), "{code} is no ISO 4217 code");
        assert!(!noun.one.is_empty(), "{code} has no singular");
    }
}

// ---- States and instruments ----

#[test]
fn every_state_is_whole() {
    let mut offences = Offences::default();
    let law = Law::embedded();
    let mut codes = Vec::new();
    for country in law.countries() {
        let code = country.id.as_str();
        codes.push(code);
        offences.check(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()), || format!("{code} is no ISO 3166 code"));
        let name = &country.name;
        for (what, text) in [
            ("en.short", &name.en.short),
            ("en.formal", &name.en.formal),
            ("en.government", &name.en.government),
            ("fr.short", &name.fr.short),
            ("fr.def", &name.fr.def),
            ("fr.of", &name.fr.of),
            ("fr.formal", &name.fr.formal),
            ("fr.government", &name.fr.government),
            ("ar.short", &name.ar.short),
            ("ar.formal", &name.ar.formal),
            ("ar.government", &name.ar.government),
        ] {
            offences.check(!text.trim().is_empty(), || format!("{code}: no {what}"));
            let lang = Lang::from_code(&what[..2]).unwrap();
            offences.check(is_in(text, lang), || format!("{code}: {what} {text:?} is not {}", lang.code()));
        }
        offences.check(name.fr.government.starts_with("le "), || format!("{code}: {:?} has no article", name.fr.government));
        offences.check(name.ar.government.starts_with("حكومة"), || format!("{code}: {:?} is no government", name.ar.government));
        offences
            .check(name.en.government.starts_with("the Government of"), || format!("{code}: {:?} is no government", name.en.government));
        for (key, ratification) in &country.ratifications {
            let place = format!("{code}: {key}");
            offences.check(law.instrument(key).is_some(), || format!("{place} is no instrument"));
            offences
                .check(["yes", "no", "unknown", "denounced", "signed", "not-applicable"].contains(&ratification.status.as_str()), || {
                    format!("{place}: the status {:?}", ratification.status)
                });
            if ratification.status == "yes" {
                offences.check(!ratification.evidence.is_empty(), || format!("{place}: a ratification without evidence"));
            }
            for evidence in &ratification.evidence {
                resolves(evidence, &place, country, &mut offences);
            }
        }
        let currency = &country.money.currency;
        for lang in Lang::ALL {
            offences.check(Words::embedded(lang).currency(currency).is_some(), || {
                format!("{code}: the currency {currency} is no noun in {}", lang.code())
            });
        }
        offences.check(country.money.digits <= 3, || format!("{code}: {} decimals", country.money.digits));
        for language in &country.languages.authentic {
            offences.check(Vocabulary::embedded().set("languages").is_some_and(|set| set.named(language).is_some()), || {
                format!("{code}: the language {language} is not known")
            });
        }
    }
    for needed in ["LY", "NE", "TD", "SD", "EG", "TN", "MA", "ML", "MR", "NG", "GH", "BD", "PK", "NP", "PH"] {
        offences.check(codes.contains(&needed), || format!("no file for {needed}"));
    }
    offences.none();
}

/// `V:<source>` was read and the source is described; `M` is memory.
fn resolves(evidence: &str, place: &str, country: &mithaq::law::Country, offences: &mut Offences) {
    match evidence.split_once(':') {
        Some(("V", source)) => {
            offences.check(country.sources.contains_key(source), || format!("{place}: the source {source:?} is not described"))
        }
        None if evidence == "M" => {}
        _ => offences.add(format!("{place}: the evidence {evidence:?}")),
    }
}

#[test]
fn every_instrument_is_whole() {
    let mut offences = Offences::default();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for card in Law::embedded().instruments() {
        let id = card.id.as_str();
        tri(&card.title, &format!("{id}: title"), &mut offences);
        tri(&card.cite, &format!("{id}: cite"), &mut offences);
        tri(&card.short, &format!("{id}: short"), &mut offences);
        for key in card.aliases.iter().chain([&card.id]) {
            if let Some(other) = taken.insert(key.to_uppercase(), id.to_owned()) {
                offences.add(format!("{key}: the key of {other} and {id}"));
            }
        }
        offences.check(["binding", "reciprocal", "guidance", "practice", "national"].contains(&card.force.as_str()), || {
            format!("{id}: the force {:?}", card.force)
        });
        offences.check(["read", "recall"].contains(&card.evidence.as_str()), || format!("{id}: the evidence {:?}", card.evidence));
        offences.check(card.evidence != "read" || card.address.is_some(), || format!("{id}: read, but without an address"));
        for article in &card.articles {
            tri(&article.about, &format!("{id} {}", article.article), &mut offences);
            offences.check(["read", "recall"].contains(&article.evidence.as_str()), || {
                format!("{id} {}: the evidence {:?}", article.article, article.evidence)
            });
        }
    }
    offences.none();
}

// ---- Rules ----

fn sources() -> String {
    let files = files_under(&root().join("src"), "rs").into_iter().filter(|path| {
        let name = path.to_string_lossy();
        !name.ends_with("tests.rs") && !name.contains("/tests/")
    });
    files.map(|path| std::fs::read_to_string(path).unwrap().split("#[cfg(test)]\nmod tests {").next().unwrap_or("").to_owned()).collect()
}

/// The texts that directly follow a call.
fn literals_after(source: &str, call: &str) -> BTreeSet<String> {
    source.match_indices(call).filter_map(|(at, _)| source[at + call.len()..].split('"').next()).map(str::to_owned).collect()
}

/// The ids of rules that the sources report.
fn emitted(source: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for call in ["Finding::error(\"", "Finding::warning(\"", "Finding::advice(\""] {
        all.extend(literals_after(source, call));
    }
    let cards: BTreeSet<&str> = Law::embedded().rules().map(|card| card.id.as_str()).collect();
    // A rule may also be named through a variable or a constant: its id then stands alone as a text.
    all.extend(cards.into_iter().filter(|id| source.contains(&format!("\"{id}\""))).map(str::to_owned));
    all
}

#[test]
fn every_rule_has_a_card_and_every_card_a_rule() {
    let mut offences = Offences::default();
    let emitted = emitted(&sources());
    let of_the_program = Law::embedded().rules().filter(|card| Law::embedded().page(&card.id).is_none());
    let cards: BTreeSet<String> = of_the_program.map(|card| card.id.clone()).collect();
    for id in emitted.difference(&cards) {
        offences.add(format!("`{id}` is reported but has no card"));
    }
    for id in cards.difference(&emitted) {
        offences.add(format!("`{id}` has a card but is reported nowhere"));
    }
    for path in files_under(&root().join("rules/drafting"), "toml") {
        offences.check(cards.contains(&stem(&path)), || format!("{} does not hold a rule of its name", path.display()));
    }
    println!("{} rules", cards.len());
    offences.none();
}

#[test]
fn every_card_speaks_three_languages() {
    let mut offences = Offences::default();
    for card in Law::embedded().rules() {
        let id = card.id.as_str();
        tri(&card.title, &format!("{id}: title"), &mut offences);
        quoting(&card.why, &format!("{id}: why"), &mut offences);
        let texts = std::iter::once(("message", &*card.message))
            .chain(card.variants.iter().map(|(key, text)| (key.as_str(), text)))
            .chain(card.labels.iter().map(|(key, text)| (key.as_str(), text)))
            .chain(card.helps.iter().map(|(key, text)| (key.as_str(), text)))
            .chain(card.help.as_deref().map(|text| ("help", text)));
        for (key, text) in texts {
            quoting(text, &format!("{id}.{key}"), &mut offences);
            let [ar, fr, en] = Lang::ALL.map(|lang| slots(text.get(lang)));
            offences.check(ar == en && fr == en, || format!("{id}.{key}: the slots differ: {ar:?} {fr:?} {en:?}"));
            for lang in Lang::ALL {
                let said = text.get(lang);
                offences.check(!said.ends_with('.'), || format!("{id}.{key}: {} ends with a full stop", lang.code()));
            }
            let first = text.en.chars().next().unwrap_or('x');
            offences.check(!first.is_uppercase(), || format!("{id}.{key}: {:?} begins with a capital", text.en));
            for word in ["panic", "unwrap", "pest", "token", "parser", "null", "None("] {
                offences.check(!text.en.contains(word), || format!("{id}.{key}: {word:?} is no word of drafters"));
            }
        }
        for key in card.helps.keys() {
            offences.check(card.variants.contains_key(key), || format!("{id}: help for `{key}`, which is no variant"));
        }
        offences.check(card.help.is_some() || !card.helps.is_empty(), || format!("{id}: says what is wrong, not what to do"));
    }
    offences.none();
}

#[test]
fn variants_and_labels_exist_where_they_are_used() {
    let mut offences = Offences::default();
    let source = sources();
    let known = |pick: fn(&mithaq::law::RuleCard) -> Vec<&String>| -> BTreeSet<String> {
        Law::embedded().rules().flat_map(pick).cloned().collect()
    };
    let variants = known(|card| card.variants.keys().collect());
    let labels = known(|card| card.labels.keys().collect());
    for key in literals_after(&source, ".variant(\"") {
        offences.check(variants.contains(&key), || format!("the variant `{key}` is used, but no card has it"));
    }
    for key in &variants {
        offences.check(source.contains(&format!("\"{key}\"")), || format!("the variant `{key}` is used nowhere"));
    }
    for key in &labels {
        offences.check(source.contains(&format!("\"{key}\"")), || format!("the label `{key}` is used nowhere"));
    }
    offences.none();
}

// ---- The words of the language ----

#[test]
fn keywords_and_keys_have_names_in_every_language() {
    let mut offences = Offences::default();
    let words = Vocabulary::embedded().lexicon().words();
    for (group, all) in [("units", &words.units), ("words", &words.words), ("blocks", &words.blocks), ("keys", &words.keys)] {
        offences.check(!all.is_empty(), || format!("no {group}"));
        for (id, entry) in all {
            for lang in Lang::ALL {
                offences.check(!entry.first(lang).is_empty(), || format!("{group}.{id}: no name in {}", lang.code()));
            }
        }
    }
    for group in [&words.blocks, &words.keys] {
        let mut taken: HashMap<String, &str> = HashMap::new();
        for (id, entry) in group {
            let own: BTreeSet<String> = entry.all().map(|(_, name)| fold(name)).collect();
            for name in own {
                if let Some(other) = taken.insert(name.clone(), id) {
                    offences.add(format!("{name:?} names `{other}` and `{id}`"));
                }
            }
        }
    }
    offences.none();
}

#[test]
fn every_key_that_the_sources_ask_for_is_a_word_of_the_language() {
    let mut offences = Offences::default();
    let lexicon = Vocabulary::embedded().lexicon();
    for path in files_under(&root().join("src/model/build"), "rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("lexicon().key(") {
            let rest = text[at..].lines().next().unwrap_or("");
            if let Some(id) = rest.split("Some(\"").nth(1).and_then(|rest| rest.split('"').next()) {
                offences.check(lexicon.key_names(id).is_some(), || format!("{}: the key `{id}` has no name", path.display()));
            }
        }
        for id in literals_after(&text, "Head::Keyword(\"") {
            offences.check(lexicon.block_names(&id).is_some(), || format!("{}: the keyword `{id}` has no name", path.display()));
        }
    }
    offences.none();
}
