//! The values that the message of a judgement can name.

use super::super::change::{PartKind, Side};
use super::prose::Found;
use super::readings::Reading;
use super::seen::Seen;
use super::signs::{instruments_lost, kinds_lost, members, owners_below};
use crate::finding::{Fact, Facts};
use crate::text::{Lang, LangMap};
use crate::vocabulary::Names;

/// Every value that a message may need: `old`, `new`, `field`, `clause`, `name`, `lost`, `gained`, `owner`. They speak of the
/// change as it is, also where it undoes what the page describes.
pub(super) fn facts(seen: &Seen<'_>, reading: &Reading<'_>, found: &Found) -> Facts {
    let mut facts = Facts::new();
    let (mut went, mut came) = (lost(seen, reading, found), gained(seen, reading, found));
    if seen.turned {
        std::mem::swap(&mut went, &mut came);
    }
    facts.set("old", said(seen, seen.change.old.as_ref(), went.as_ref()));
    facts.set("new", said(seen, seen.change.new.as_ref(), came.as_ref()));
    if let Some(field) = seen.field {
        facts.set("field", called(&field.def.name));
    }
    if let Some(clause) = seen.clause {
        facts.set("clause", called(&clause.def.name));
    }
    if !seen.change.name.is_empty() {
        facts.set("name", Fact::from(seen.change.name.as_str()));
    }
    went.into_iter().for_each(|fact| facts.set("lost", fact));
    came.into_iter().for_each(|fact| facts.set("gained", fact));
    let below = owners_below(seen);
    let owners = if below.is_empty() { &seen.change.owners } else { &below };
    if !owners.is_empty() {
        facts.set("owner", Fact::List(owners.iter().map(|code| state(seen, code)).collect()));
    }
    facts
}

/// One side in few words: a value as it is written, a clause by its name, prose by the words that count.
fn said(seen: &Seen<'_>, side: Option<&Side>, words: Option<&Fact>) -> Fact {
    let Some(side) = side else { return Fact::Key("silence") };
    match seen.change.part {
        PartKind::Field | PartKind::Cell | PartKind::Header | PartKind::Recalling => Fact::from(side.words.trim()),
        PartKind::Clause => seen.clause.map_or(Fact::Key("silence"), |clause| called(&clause.def.name)),
        PartKind::Paragraph | PartKind::Item | PartKind::Wording | PartKind::Meaning => words.cloned().unwrap_or(Fact::Key("silence")),
        _ => Fact::from(seen.change.name.as_str()),
    }
}

fn lost(seen: &Seen<'_>, reading: &Reading<'_>, found: &Found) -> Option<Fact> {
    if !found.lost.is_empty() {
        return Some(in_languages(&found.lost));
    }
    let kinds = match seen.change.part {
        PartKind::Clause | PartKind::Article | PartKind::Chapter | PartKind::Annex => {
            let every: Vec<String> = seen.vocabulary.kind_ids().map(str::to_owned).collect();
            kinds_lost(seen, &every)
        }
        _ => Vec::new(),
    };
    let kinds = kinds.into_iter().filter_map(|kind| seen.vocabulary.kind(kind)).map(|kind| called(&kind.def.name));
    let instruments = if seen.change.part == PartKind::Recalling { instruments_lost(seen) } else { Vec::new() };
    let all: Vec<Fact> =
        kinds.chain(instruments.into_iter().map(Fact::from)).chain(members(seen, reading).0.iter().map(|id| member(seen, id))).collect();
    (!all.is_empty()).then_some(Fact::List(all))
}

fn gained(seen: &Seen<'_>, reading: &Reading<'_>, found: &Found) -> Option<Fact> {
    if !found.gained.is_empty() {
        return Some(in_languages(&found.gained));
    }
    let all: Vec<Fact> = members(seen, reading).1.iter().map(|id| member(seen, id)).collect();
    (!all.is_empty()).then_some(Fact::List(all))
}

/// A member of a set by its name; a code by itself.
fn member(seen: &Seen<'_>, id: &str) -> Fact {
    if let Some(lang) = Lang::from_code(id) {
        return Fact::Lang(lang);
    }
    let set = seen.field.and_then(|field| seen.vocabulary.choices(field)).or_else(|| seen.vocabulary.set("languages"));
    let entry = set.and_then(|set| set.iter().find(|(_, known, _)| *known == id)).map(|(_, _, entry)| called(&entry.name));
    entry.unwrap_or_else(|| Fact::from(id))
}

/// A State by its name.
fn state(seen: &Seen<'_>, code: &str) -> Fact {
    match seen.law.country(code) {
        Some(country) => {
            let name = &country.name;
            Fact::Tri([name.ar.short.clone(), name.fr.short.clone(), name.en.short.clone()])
        }
        None => Fact::from(code),
    }
}

fn called(names: &Names) -> Fact {
    Fact::Tri(Lang::ALL.map(|lang| names.first(lang).to_owned()))
}

/// Words in the language of the reader, else in the first that has them.
fn in_languages(words: &LangMap<String>) -> Fact {
    let first = words.iter().next().map(|(_, words)| words.clone()).unwrap_or_default();
    Fact::Tri(Lang::ALL.map(|lang| words.get(lang).cloned().unwrap_or_else(|| first.clone())))
}
