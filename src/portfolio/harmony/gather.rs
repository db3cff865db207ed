//! Everything that agreements state, by provision and then by what it says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Group, Reading, Said, Standing, Voice};
use crate::diff::canon;
use crate::diff::judgement::protects_word;
use crate::law::{HarmonyPage, ReadsDef};
use crate::model::Value;
use crate::portfolio::cast::Cast;
use crate::portfolio::class::{Class, Provision};
use crate::portfolio::entry::Entry;
use crate::vocabulary::{ClauseKind, Field};

/// What agreements state, by provision.
pub(super) struct Gathered<'a>(BTreeMap<&'a Provision, Row<'a>>);

/// What agreements say of one provision: by what it comes to, States by their roles.
pub(super) type Row<'a> = BTreeMap<String, Held<'a>>;

/// One thing that agreements say.
pub(super) struct Held<'a> {
    pub class: &'a Arc<Class>,
    /// The value with States by their roles, where it names any.
    by_role: Option<Value>,
    pub voices: Vec<Voice>,
}

impl<'a> Gathered<'a> {
    /// A State that is the destination of all keeps its name: its law is known.
    pub(super) fn new(entries: &[(usize, &'a Entry)], destination: Option<&str>) -> Self {
        let mut all: BTreeMap<&Provision, Row<'a>> = BTreeMap::new();
        for (number, entry) in entries {
            let parties = entry.parties.iter().map(|(code, role)| (code.as_str(), *role));
            let cast = Cast::new(parties.filter(|(code, _)| Some(*code) != destination));
            for stated in &entry.stated {
                let voice = Voice { entry: *number, home: Some(stated.home), place: Some(stated.place) };
                let row = all.entry(&stated.provision).or_default();
                let by_role = cast.value(&stated.class.value);
                let canon = by_role.as_ref().map(|value| canon::value(value, &stated.class.sources()));
                let canon = canon.as_deref().unwrap_or(&stated.class.canon);
                match row.get_mut(canon) {
                    Some(held) => held.voices.push(voice),
                    None => {
                        row.insert(canon.to_owned(), Held { class: &stated.class, by_role, voices: vec![voice] });
                    }
                }
            }
        }
        Self(all)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a Provision, &Row<'a>)> {
        self.0.iter().map(|(provision, row)| (*provision, row))
    }
}

impl Held<'_> {
    pub(super) fn value(&self) -> &Value {
        self.by_role.as_ref().unwrap_or(&self.class.value)
    }

    pub(super) fn group(&self, standing: Standing) -> Group {
        Group { said: Said::Value(self.value().clone(), Arc::clone(self.class)), standing, voices: self.voices.clone() }
    }
}

impl<'a> Reading<'a> {
    /// The provisions that a page reads, with what is said of them.
    pub(super) fn rows<'s>(&'s self, page: &'s HarmonyPage) -> impl Iterator<Item = (&'a Provision, &'a Field, &'s Row<'a>)> {
        self.gathered.iter().filter_map(move |(provision, row)| {
            let (kind, field) = self.field(provision)?;
            let read = page.read.is_empty() || page.read.iter().any(|reads| admits(reads, provision, kind, field));
            read.then_some((provision, field, row))
        })
    }

    pub(super) fn field(&self, provision: &Provision) -> Option<(&'a ClauseKind, &'a Field)> {
        let kind = self.desk.vocabulary.kind(provision.path.kind)?;
        Some((kind, kind.field(provision.path.field, provision.path.in_row)?))
    }
}

fn admits(reads: &ReadsDef, provision: &Provision, kind: &ClauseKind, field: &Field) -> bool {
    let among = |list: &[String], name: &str| list.is_empty() || list.iter().any(|known| known == name);
    let path = if provision.path.in_row { ".row." } else { "." };
    let path = || [&kind.def.id, path, &field.def.id].concat();
    !(reads.outside_rows && provision.path.in_row)
        && among(&reads.clauses, &kind.def.id)
        && among(&reads.subjects, &kind.def.subject)
        && among(&reads.types, &field.def.kind)
        && among(&reads.protects, protects_word(field.def.protects))
        && (reads.of.is_empty() || field.def.of.as_ref().is_some_and(|set| reads.of.contains(set)))
        && (reads.fields.is_empty() || reads.fields.contains(&path()))
}
