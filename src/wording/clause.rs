//! A clause as sentences. What is said, and in which order, is decided once for all languages;
//! each language then says it.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::speaker::Speaker;
use super::text::Piece;
use super::words::{capital, fill};
use crate::model::{Bounded, Case, Clause, FieldValue, Said, Segment, Term, Value, segments};
use crate::vocabulary::{ClauseKind, Field, Group, Say, Vocabulary};

/// One thing that a clause says: a sentence, or an introduction with lettered items.
#[derive(Clone, Debug)]
pub struct Utterance<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// Its kind.
    pub kind: &'a ClauseKind,
    /// The key of its wording.
    pub key: &'a str,
    /// The field it speaks of; `None` for a sentence or list over several fields.
    pub field: Option<(&'a Field, &'a FieldValue)>,
    /// Its items.
    pub items: Vec<Utterance<'a>>,
}

/// What a clause says, in the order of its fields. The same for every language.
#[must_use]
pub fn plan<'a>(clause: &'a Clause, vocabulary: &'a Vocabulary) -> Vec<Utterance<'a>> {
    let Some(kind) = vocabulary.kind(clause.kind) else { return Vec::new() };
    let mut said: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    for stated in &clause.fields {
        let Some(field) = kind.field(stated.field, false) else { continue };
        let id = field.def.id.as_str();
        if said.contains(&id) {
            continue;
        }
        let holds = |group: &&Group| group.fields.iter().any(|field| field == id);
        if let Some(group) = kind.def.lists.iter().find(holds) {
            let items: Vec<Utterance<'a>> = members(group, clause, kind).collect();
            said.extend(items.iter().map(|item| item.key));
            out.push(Utterance { clause, kind, key: &group.id, field: None, items });
        } else if let Some(group) = kind.def.sentences.iter().filter(holds).find(|group| {
            let members: Vec<_> = members(group, clause, kind).collect();
            members.len() == group.fields.len()
                && members.iter().all(|member| simple(member.field))
                && !group.fields.iter().any(|id| said.contains(&id.as_str()))
        }) {
            said.extend(group.fields.iter().map(String::as_str));
            out.push(Utterance { clause, kind, key: &group.id, field: None, items: Vec::new() });
        } else {
            said.push(id);
            out.push(Utterance { clause, kind, key: id, field: Some((field, stated)), items: Vec::new() });
        }
    }
    out
}

fn members<'a>(group: &'a Group, clause: &'a Clause, kind: &'a ClauseKind) -> impl Iterator<Item = Utterance<'a>> {
    group.fields.iter().filter_map(move |id| {
        let at = kind.field_id(id)?;
        let field = kind.field(at, false)?;
        let stated = clause.get(at)?;
        Some(Utterance { clause, kind, key: &field.def.id, field: Some((field, stated)), items: Vec::new() })
    })
}

/// A value that a sentence over several fields can hold: agreed, and with a figure or choice.
fn simple(field: Option<(&Field, &FieldValue)>) -> bool {
    field.is_some_and(|(_, stated)| {
        matches!(stated.value.term(), Some(Term::Quantity(_) | Term::Choices(_) | Term::Date(_) | Term::Instant(_) | Term::Codes(_)))
    })
}

impl Speaker<'_> {
    /// The words of an utterance, without its items.
    #[must_use]
    pub fn utter(&self, utterance: &Utterance<'_>) -> Vec<Piece> {
        let kind = utterance.kind.def.id.as_str();
        // What a ministry says goes before what its project says, and that before what we say.
        let ministry = self.words.own_sentence(kind, utterance.key);
        let project = || self.vocabulary.own_wording(self.lang, kind).or_else(|| self.words.clause(kind));
        let Some(say) = ministry.or_else(|| project()?.get(utterance.key)) else {
            return self.plainly(utterance);
        };
        let pieces = match (say, utterance.field) {
            (Say::Always(text), _) => self.template(text, utterance.clause),
            (Say::Variants(variants), None) => self.template(self.of_group(variants, utterance), utterance.clause),
            (Say::Variants(_), Some((field, stated))) => match &stated.value.said {
                Said::Open(offers) => {
                    let mut out = Vec::new();
                    for offer in offers {
                        if !out.is_empty() {
                            out.push(Piece::text(" "));
                        }
                        let inside = self.by_case(say, &offer.cases, utterance, field, stated);
                        out.push(Piece::Open { owner: offer.owner.clone(), inside });
                    }
                    out
                }
                Said::Cases(cases) => self.by_case(say, cases, utterance, field, stated),
            },
        };
        self.finish(pieces)
    }

    /// A sentence over several fields: for fields that say the same, or chosen by what the first of them says.
    fn of_group<'s>(&self, variants: &'s BTreeMap<String, String>, utterance: &Utterance<'_>) -> &'s str {
        let group = utterance.kind.def.sentences.iter().find(|group| group.id == utterance.key);
        let first = group.and_then(|group| members(group, utterance.clause, utterance.kind).next()).and_then(|member| member.field);
        let key = first.and_then(|(field, stated)| Some(self.variant(stated.value.term()?, field)));
        let same = variants.get("same").filter(|_| alike(utterance));
        same.or_else(|| variants.get(&key?)).or_else(|| variants.get("else")).map_or("", String::as_str)
    }

    /// What a field says where nobody has worded it: its name and its value, so that it is not lost.
    fn plainly(&self, utterance: &Utterance<'_>) -> Vec<Piece> {
        match utterance.field {
            Some((field, _)) => self.finish(self.template(&self.plain_sentence(field), utterance.clause)),
            None => vec![Piece::text(format!("{}:", utterance.kind.def.title.get(self.lang)))],
        }
    }

    /// The words around a value that nobody has worded.
    fn plain_sentence(&self, field: &Field) -> String {
        let slot = format!("{{{}, nom}}", field.def.id);
        fill(self.words.phrase("plain_field"), &[("name", &capital(field.def.name.first(self.lang))), ("value", &slot)])
    }

    /// A sentence chosen by the value. Cases that share a sentence with a slot share it; any other case
    /// has a sentence of its own, under its condition.
    fn by_case(&self, say: &Say, cases: &[Case], utterance: &Utterance<'_>, field: &Field, stated: &FieldValue) -> Vec<Piece> {
        let Say::Variants(variants) = say else { return Vec::new() };
        // A value for which no sentence was foreseen, as parity for a yes or no, is said by the name of its field.
        let plain = LazyCell::new(|| self.plain_sentence(field));
        let text = |case: &Case| {
            variants.get(&self.variant(&case.term, field)).or_else(|| variants.get("else")).unwrap_or_else(|| &plain).as_str()
        };
        let sentence = |text: &str, cases: Vec<Case>| {
            let mut clause = utterance.clause.clone();
            for known in &mut clause.fields {
                if known.field == stated.field {
                    known.value = Value { span: known.value.span, said: Said::Cases(cases.clone()) };
                }
            }
            self.template(text, &clause)
        };
        let Some(first) = cases.first() else { return Vec::new() };
        if has_slot(text(first), &field.def.id) && cases.iter().all(|case| text(case) == text(first)) {
            return sentence(text(first), cases.to_vec());
        }
        let mut out = Vec::new();
        for (at, case) in cases.iter().enumerate() {
            let text = text(case);
            let slot = has_slot(text, &field.def.id);
            // A first case with a slot says its condition there; every other condition stands before its sentence.
            let kept = slot && at == 0;
            let bare = Case { when: case.when.clone().filter(|_| kept), in_principle: case.in_principle && slot, ..case.clone() };
            let mut before: Vec<String> = Vec::new();
            if let Some(when) = case.when.as_ref().filter(|_| !kept) {
                before.push(if at == 0 { self.only_when(when) } else { self.when(when) });
            }
            if case.in_principle && !slot {
                let key = if before.is_empty() { "sentence_in_principle" } else { "sentence_in_principle_after" };
                before.push(self.words.phrase(key).to_owned());
            }
            let said = sentence(text, vec![bare]);
            if at > 0 {
                out.push(Piece::text(" "));
            }
            if before.is_empty() {
                out.extend(said);
            } else {
                out.push(Piece::text(format!("{} ", before.join(" "))));
                out.extend(self.lower_first(said));
            }
        }
        out
    }

    /// A sentence that follows the words of a condition: its first word loses its capital, unless it is
    /// a name, which a slot has brought.
    fn lower_first(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        let openers = self.words.phrase("sentence_openers");
        if let Some(Piece::Text(text)) = pieces.first_mut()
            && text.split_once(' ').is_some_and(|(first, _)| openers.split(' ').any(|opener| opener == first))
        {
            let mut letters = text.chars();
            if let Some(first) = letters.next() {
                *text = first.to_lowercase().chain(letters).collect();
            }
        }
        pieces
    }

    /// The key of the sentence for a term: `yes`, `no`, `none`, `one`, `law`, `nationals`, `unlimited`, the id of a choice, or nothing.
    #[must_use]
    pub fn variant(&self, term: &Term, field: &Field) -> String {
        match term {
            Term::YesNo(true) => String::from("yes"),
            Term::YesNo(false) => String::from("no"),
            Term::None => String::from("none"),
            Term::Law(_) => String::from("law"),
            Term::Nationals => String::from("nationals"),
            Term::Unlimited => String::from("unlimited"),
            Term::Quantity(bounded) if bounded.quantities().all(|quantity| quantity.amount.is_zero()) => String::from("none"),
            Term::Quantity(Bounded::Exactly(one)) if one.amount == Decimal::ONE => String::from("one"),
            Term::Choices(all) => match all.as_slice() {
                [crate::model::Named::Known(choice)] => {
                    self.vocabulary.choices(field).map_or_else(String::new, |all| all.id(*choice).to_owned())
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    }
}

/// Whether the fields of a sentence over several all say the same: « l’aller et le retour ».
fn alike(utterance: &Utterance<'_>) -> bool {
    let group = utterance.kind.def.sentences.iter().find(|group| group.id == utterance.key);
    let members = group.into_iter().flat_map(|group| members(group, utterance.clause, utterance.kind));
    let mut terms = members.filter_map(|member| member.field).filter_map(|(_, stated)| stated.value.term());
    let first = terms.next();
    first.is_some() && terms.all(|term| Some(term) == first)
}

/// True when a sentence prints the value of a field, with its condition.
fn has_slot(text: &str, field: &str) -> bool {
    segments(text).iter().any(|segment| matches!(segment, Segment::Slot { path, .. } if *path == field))
}
