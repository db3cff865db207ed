//! A file with a judgement on changes: the page, and everything that is wrong with it, each at its place.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::names::{Look, bases, text, unknown};
use super::not_read;
use super::spots::Spots;
use crate::finding::{Fact, Finding};
use crate::law::Law;
use crate::law::cards::{ChangeDef, ChangePage, DIRECTIONS, KINDS, PARTS, Phrases, SIGNS, SLOTS, TOKENS, WORTHS};
use crate::text::{FileId, Source, Span};
use crate::vocabulary::{Field, FieldType, Vocabulary};

/// A file of a judgement that was read.
#[derive(Debug, Default)]
pub struct ReadChange {
    /// The page, when it can be used.
    pub page: Option<ChangePage>,
    /// Where its id stands.
    pub id: Span,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// True for a file that holds a judgement on changes, not a rule.
#[must_use]
pub fn is_change(source: &Source) -> bool {
    DeTable::parse(&source.text).is_ok_and(|table| {
        let table = table.into_inner();
        table.get("change").is_some() && table.get("check").is_none()
    })
}

/// Reads the file of a judgement. One with a mistake is not used; each mistake is a finding in the file.
#[must_use]
pub fn read_change(file: FileId, source: &Source, vocabulary: &Vocabulary, law: &Law) -> ReadChange {
    let page: ChangePage = match toml::from_str(&source.text) {
        Ok(page) => page,
        Err(error) => return ReadChange { findings: vec![not_read(file, source, &error)], ..ReadChange::default() },
    };
    let spots = Spots::new(file, source);
    let mut findings = Vec::new();
    let mut look = Look { spots: &spots, out: &mut findings };
    look.word(&page.worth, &["worth"], "worth", &WORTHS);
    bases(&page.basis, law, &mut look);
    texts(&page, &mut look);
    for (at, way) in page.change.iter().enumerate() {
        Way { way, at: at.to_string(), vocabulary }.names(&mut look);
    }
    if page.change.is_empty() || page.example.is_empty() || page.other.is_empty() {
        let finding = Finding::error("rule-examples", look.spots.of(&["id"])).variant("judgement");
        look.out.push(finding.with("good", page.example.len()).with("bad", page.other.len()));
    }
    for (at, crossing) in (0..).zip(page.example.iter()) {
        fires(&crossing.fires, "example", at, law, &mut look);
    }
    findings.sort_by_key(|finding| finding.span);
    let page = if findings.is_empty() { Some(page) } else { None };
    ReadChange { page, id: spots.of(&["id"]), findings }
}

/// Judgements that an example names.
fn fires(ids: &[String], key: &str, at: usize, law: &Law, look: &mut Look<'_, '_>) {
    let known: Vec<&str> = law.change_rules().map(|rule| rule.id.as_str()).collect();
    for (number, id) in ids.iter().enumerate() {
        look.word(id, &[key, &at.to_string(), "fires", &number.to_string()], "judgement", &known);
    }
}

fn texts(page: &ChangePage, look: &mut Look<'_, '_>) {
    let (none, slots) = (BTreeSet::new(), SLOTS.map(str::to_owned).into_iter().collect());
    text(look, &page.title, &["title"], Some(&[&none]));
    text(look, &page.why, &["why"], Some(&[&none]));
    text(look, &page.message, &["message"], Some(&[&slots]));
    text(look, &page.undone, &["undone"], Some(&[&slots]));
}

/// One description of a change, and which of them it is.
struct Way<'a> {
    way: &'a ChangeDef,
    at: String,
    vocabulary: &'a Vocabulary,
}

impl Way<'_> {
    fn names(&self, look: &mut Look<'_, '_>) {
        let way = self.way;
        let kinds: Vec<&str> = self.vocabulary.kinds().map(|(_, kind)| kind.def.id.as_str()).collect();
        let subjects: BTreeSet<&str> = self.vocabulary.kinds().map(|(_, kind)| kind.def.subject.as_str()).collect();
        self.words(look, "part", &way.part, "part", &PARTS);
        self.words(look, "kind", &way.kind, "change", &KINDS);
        self.words(look, "of", &way.of, "set", &self.vocabulary.set_ids());
        self.words(look, "clauses", &way.clauses, "clause", &kinds);
        self.words(look, "subjects", &way.subjects, "subject", &subjects.into_iter().collect::<Vec<_>>());
        self.words(look, "protects", &way.protects, "direction", &DIRECTIONS);
        self.words(look, "sign", &way.sign, "sign", &SIGNS);
        for (number, kind) in way.types.iter().enumerate().filter(|(_, kind)| FieldType::named(kind).is_none()) {
            look.word(kind, &["change", &self.at, "types", &number.to_string()], "type", &[]);
        }
        self.fields(look);
        let tokens = self.tokens();
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        self.words(look, "was", &way.was, "token", &tokens);
        self.words(look, "becomes", &way.becomes, "token", &tokens);
        for (key, phrases) in [("lost", &way.lost), ("gained", &way.gained), ("after", &way.after)] {
            phrases.iter().for_each(|phrases| self.phrases(look, key, phrases));
        }
    }

    fn words(&self, look: &mut Look<'_, '_>, key: &str, words: &[String], what: &'static str, known: &[&str]) {
        for (number, word) in words.iter().enumerate() {
            look.word(word, &["change", &self.at, key, &number.to_string()], what, known);
        }
    }

    fn fields(&self, look: &mut Look<'_, '_>) {
        for (number, path) in self.way.fields.iter().enumerate().filter(|(_, path)| field(self.vocabulary, path).is_none()) {
            let clause = path.split_once('.').map_or(path.as_str(), |(clause, _)| clause);
            let kind = self.vocabulary.kind_id(clause).and_then(|kind| self.vocabulary.kind(kind));
            let kind = kind.or_else(|| self.vocabulary.structure(clause));
            let known: Vec<String> =
                kind.map(|kind| kind.fields.iter().map(|field| format!("{clause}.{}", field.def.id)).collect()).unwrap_or_default();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let finding = Finding::error("rule-unknown-name", look.spots.of(&["change", &self.at, "fields", &number.to_string()]));
            look.out.push(unknown(finding, "field", path, &known));
        }
    }

    /// What the values of the fields can say: choices of the sets named, and of the fields named; of any set where neither is.
    fn tokens(&self) -> BTreeSet<String> {
        let named = self.way.fields.iter().filter_map(|path| field(self.vocabulary, path));
        let mut sets: Vec<&str> = self.way.of.iter().map(String::as_str).collect();
        let mut all: BTreeSet<String> = TOKENS.map(str::to_owned).into_iter().collect();
        for field in named {
            all.extend(self.vocabulary.choices(field).into_iter().flat_map(|set| set.iter().map(|(_, id, _)| id.to_owned())));
            sets.extend(matches!(field.kind, FieldType::Languages).then_some("languages"));
        }
        if self.way.of.is_empty() && self.way.fields.is_empty() {
            sets = self.vocabulary.set_ids();
        }
        let sets = sets.into_iter().filter_map(|set| self.vocabulary.set(set));
        all.extend(sets.flat_map(|set| set.iter().map(|(_, id, _)| id.to_owned())));
        all
    }

    /// A judgement on words in one language alone would be none.
    fn phrases(&self, look: &mut Look<'_, '_>, key: &'static str, phrases: &Phrases) {
        for (lang, words) in [("ar", &phrases.ar), ("fr", &phrases.fr), ("en", &phrases.en)] {
            if !words.iter().any(|word| !word.trim().is_empty()) {
                let finding = Finding::error("rule-lacks-language", look.spots.of(&["change", &self.at, key]));
                let lang = crate::text::Lang::from_code(lang).map_or_else(|| Fact::from(lang), Fact::from);
                look.out.push(finding.with("lang", lang).with("key", key));
            }
        }
    }
}

/// The field of a path as pages write it: `costs.visa`, `quotas.row.quota`, `agreement.authentic`.
fn field<'v>(vocabulary: &'v Vocabulary, path: &str) -> Option<&'v Field> {
    let (clause, field) = path.split_once('.')?;
    let kind = vocabulary.kind_id(clause).and_then(|kind| vocabulary.kind(kind)).or_else(|| vocabulary.structure(clause))?;
    match field.split_once('.') {
        Some(("row", column)) => kind.columns.iter().find(|known| known.def.id == column),
        Some(_) => None,
        None => kind.fields.iter().find(|known| known.def.id == field),
    }
}
