//! Which descriptions of changes can apply to a part at all, found once for each field and kind of part: a comparison with
//! thousands of changes tries only these.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::change::{Change, FieldPath, PartKind};
use super::seen::Way;
use super::tokens::{header_field, protects_word};
use crate::law::{ChangeDef, ChangeRule};
use crate::vocabulary::{ClauseKind, Field, KindId, Vocabulary};

/// What descriptions are found by: the part, the clause and field, and the key of an entry of the header.
type Key = (PartKind, Option<KindId>, Option<FieldPath>, String);

/// The descriptions of the book, and those found so far for each kind of part.
#[derive(Debug)]
pub(super) struct Able<'a> {
    vocabulary: &'a Vocabulary,
    ways: Vec<Way<'a>>,
    found: RefCell<BTreeMap<Key, Rc<[Way<'a>]>>>,
}

impl<'a> Able<'a> {
    pub(super) fn new(rules: &[&'a ChangeRule], vocabulary: &'a Vocabulary) -> Self {
        let each = rules.iter().enumerate().flat_map(|(rule, page)| page.ways.iter().map(move |def| (rule, def)));
        let ways = each.enumerate().map(|(number, (rule, def))| Way { rule, number, def }).collect();
        Self { vocabulary, ways, found: RefCell::default() }
    }

    pub(super) fn ways(&self) -> &[Way<'a>] {
        &self.ways
    }

    /// The descriptions that can apply to a change, by page.
    pub(super) fn to(&self, change: &Change) -> Rc<[Way<'a>]> {
        let name = if change.part == PartKind::Header { change.name.clone() } else { String::new() };
        let key = (change.part, change.clause, change.field, name);
        if let Some(found) = self.found.borrow().get(&key) {
            return Rc::clone(found);
        }
        let part = Part::of(&key, self.vocabulary);
        let found: Rc<[Way<'a>]> = self.ways.iter().filter(|way| part.admits(way.def)).copied().collect();
        self.found.borrow_mut().insert(key, Rc::clone(&found));
        found
    }
}

/// What is known of a part from the vocabulary alone.
struct Part<'v> {
    part: PartKind,
    kind: Option<&'v ClauseKind>,
    field: Option<&'v Field>,
    path: String,
}

impl<'v> Part<'v> {
    fn of(key: &Key, vocabulary: &'v Vocabulary) -> Self {
        let (part, clause, field, name) = key;
        let kind = field.map(|field| field.kind).or(*clause).and_then(|kind| vocabulary.kind(kind));
        let field = match field {
            Some(path) => vocabulary.kind(path.kind).and_then(|kind| kind.field(path.field, path.in_row)).map(|field| (path.in_row, field)),
            None => header_field(*part, name, vocabulary).map(|field| (false, field)),
        };
        let clause = kind.map_or("agreement", |kind| kind.def.id.as_str());
        let path = field.map(|(in_row, field)| format!("{clause}.{}{}", if in_row { "row." } else { "" }, field.def.id));
        Self { part: *part, kind, field: field.map(|(_, field)| field), path: path.unwrap_or_default() }
    }

    fn admits(&self, way: &ChangeDef) -> bool {
        let any = |wanted: &[String], is: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == is);
        // Clauses inside an article, chapter or annex that comes or goes are looked at when it is seen.
        let large = matches!(self.part, PartKind::Article | PartKind::Chapter | PartKind::Annex);
        let kind = self.kind.map(|kind| &kind.def);
        let field = self.field.map(|field| &field.def);
        let asks_field = !(way.of.is_empty() && way.fields.is_empty() && way.types.is_empty() && way.protects.is_empty());
        let asks_value = !(way.was.is_empty() && way.becomes.is_empty());
        any(&way.part, self.part.word())
            && (large || any(&way.clauses, kind.map_or("", |kind| &kind.id)))
            && any(&way.subjects, kind.map_or("", |kind| &kind.subject))
            && (field.is_some() || !(asks_field || asks_value))
            && any(&way.fields, &self.path)
            && any(&way.of, field.and_then(|field| field.of.as_deref()).unwrap_or(""))
            && any(&way.types, field.map_or("", |field| &field.kind))
            && any(&way.protects, field.map_or("", |field| protects_word(field.protects)))
    }
}
