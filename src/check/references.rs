//! `@id` and `{clause.field}` must name something, and the same things in every language.

use crate::finding::Finding;
use crate::model::{Said, Segment, Term, has_segments, nearest, segments};
use crate::text::{Lang, Span};
use crate::vocabulary::{FieldId, KindId};

use super::context::{Context, Stated, tri};
use super::passages::{Passage, Role};
use super::same::{Agreement, compare_cases};

/// Slots that every text may use.
const SPECIAL: &[&str] = &["destination", "origin", "destination-law", "origin-law"];

/// What a text refers to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target<'a> {
    Part(&'a str),
    Field(KindId, FieldId),
}

/// Looks at every reference of every text, and at every value that is a reference.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let mut seen = Vec::new();
    for passage in &context.passages {
        seen.clear();
        let mut slipped = false;
        for (lang, span) in passage.spans() {
            let text = context.slice(span);
            if has_segments(text) {
                for segment in segments(text) {
                    let Some((place, target)) = look(context, passage, segment, span, out) else { continue };
                    match target {
                        Some(target) => seen.push((lang, place, target)),
                        None => slipped = true,
                    }
                }
            }
        }
        // A language whose reference has a slip does not lack it.
        if !seen.is_empty() && !slipped {
            parity(context, passage, &seen, out);
        }
    }
    for stated in context.stated.values().flatten() {
        let terms = stated.field.value.cases().map(|case| &case.term);
        for (id, span) in terms.filter_map(|term| if let Term::References(all) = term { Some(all) } else { None }).flatten() {
            if !context.ids.contains(id.as_str()) {
                out.push(dangling(context, id, *span));
            }
        }
    }
}

/// The place of a segment that refers, and its target when it is good.
fn look<'a>(
    context: &Context<'a>,
    passage: &Passage<'a>,
    segment: Segment<'a>,
    text: Span,
    out: &mut Vec<Finding>,
) -> Option<(Span, Option<Target<'a>>)> {
    let place = |at: usize, length: usize| Span::new(text.file, text.range().start + at, text.range().start + at + length);
    match segment {
        Segment::Text(_) => None,
        Segment::Reference { id, at } => {
            let place = place(at, id.len() + 1);
            if context.ids.contains(id) {
                return Some((place, Some(Target::Part(id))));
            }
            out.push(dangling(context, id, place));
            Some((place, None))
        }
        Segment::Slot { path, at, .. } => {
            let place = place(at, context.slice(text).get(at..)?.find('}')? + 1);
            match slot(context, passage, path, place) {
                Ok(target) => Some((place, target)),
                Err(finding) => {
                    out.push(*finding);
                    Some((place, None))
                }
            }
        }
    }
}

fn dangling(context: &Context<'_>, id: &str, place: Span) -> Finding {
    let finding = Finding::error("reference-to-nothing", place).with("id", id);
    if context.agreement.parts.iter().any(|part| matches!(part, crate::model::Part::Chapter(chapter) if chapter.id.text == id)) {
        return finding.variant("chapter");
    }
    let mut ids: Vec<&str> = context.ids.iter().copied().collect();
    ids.sort_unstable();
    match nearest(id, ids.into_iter()) {
        Some(near) => finding.variant("near").with("near", near).suggest(place, format!("@{near}")),
        None => finding,
    }
}

/// What a slot names; `Ok(None)` for the slots of the States.
fn slot<'a>(context: &Context<'a>, passage: &Passage<'a>, path: &str, place: Span) -> Result<Option<Target<'a>>, Box<Finding>> {
    if SPECIAL.contains(&path) {
        return Ok(None);
    }
    let unknown = |path: &str| Finding::error("slot-unknown", place).with("slot", path);
    let Some((clause, field)) = path.split_once('.') else {
        return bare(context, passage, path, unknown(path));
    };
    let Some(kind) = context.vocabulary.kind_named(clause) else {
        let finding = unknown(path).variant("clause").with("clause", clause.trim());
        return Err(Box::new(match nearest(clause, context.vocabulary.kind_names()) {
            Some(near) => finding.variant("clause_near").with("near", near).suggest(place, format!("{{{near}.{}}}", field.trim())),
            None => finding,
        }));
    };
    let Some(id) = context.vocabulary.kind(kind).and_then(|kind| kind.field_id(field.trim()).or_else(|| kind.field_named(field, false)))
    else {
        return Err(Box::new(unknown_field(context, kind, clause, field, unknown(path))));
    };
    stated(context, passage, kind, id, place)
}

/// `{field}` without its clause: good in the wording of that clause only.
fn bare<'a>(context: &Context<'a>, passage: &Passage<'a>, path: &str, unknown: Finding) -> Result<Option<Target<'a>>, Box<Finding>> {
    let place = unknown.span;
    if let (Role::Wording, Some(clause)) = (passage.role, passage.clause) {
        let kind = context.vocabulary.kind(clause.kind);
        return match kind.and_then(|kind| kind.field_id(path).or_else(|| kind.field_named(path, false))) {
            Some(field) if clause.get(field).is_some() => Ok(Some(Target::Field(clause.kind, field))),
            Some(field) => Err(Box::new(Finding::error("slot-without-value", place).with("field", context.path(clause.kind, field)))),
            None => Err(Box::new(unknown_field(context, clause.kind, "", path, unknown))),
        };
    }
    let mut owners = context
        .stated
        .keys()
        .filter(|(kind, field)| context.vocabulary.kind(*kind).is_some_and(|known| known.field_named(path, false) == Some(*field)));
    Err(Box::new(match (owners.next(), owners.next()) {
        (Some((kind, _)), None) => {
            let clause = context
                .stated
                .iter()
                .find(|((known, _), _)| known == kind)
                .and_then(|(_, all)| all.first())
                .map_or("", |stated| stated.clause.name.text.as_str());
            unknown.variant("bare").suggest(place, format!("{{{clause}.{path}}}"))
        }
        _ => unknown.variant("bare"),
    }))
}

fn unknown_field(context: &Context<'_>, kind: KindId, clause: &str, field: &str, unknown: Finding) -> Finding {
    let Some(kind) = context.vocabulary.kind(kind) else { return unknown };
    let place = unknown.span;
    let finding = unknown.variant("field").with("field", field.trim()).with("clause", tri(&kind.def.name));
    if kind.field_named(field, true).is_some() {
        return finding.variant("column");
    }
    match nearest(field, kind.fields.iter().flat_map(|field| field.def.name.all().map(|(_, name)| name))) {
        Some(near) => {
            let path = if clause.is_empty() { near.to_owned() } else { format!("{}.{near}", clause.trim()) };
            finding.variant("field_near").with("near", near).suggest(place, format!("{{{path}}}"))
        }
        None => finding,
    }
}

/// The value that a slot would print: stated, and the same wherever it is stated.
fn stated<'a>(
    context: &Context<'a>,
    passage: &Passage<'a>,
    kind: KindId,
    field: FieldId,
    place: Span,
) -> Result<Option<Target<'a>>, Box<Finding>> {
    let target = Ok(Some(Target::Field(kind, field)));
    let Some(all) = context.stated.get(&(kind, field)) else {
        if context.unread(kind, field) {
            return target;
        }
        return Err(Box::new(Finding::error("slot-without-value", place).with("field", context.path(kind, field))));
    };
    let own = |stated: &&Stated<'_>| passage.clause.is_some_and(|clause| clause.span == stated.clause.span);
    let (Some(first), None) = (all.first(), all.iter().find(own)) else { return target };
    let other = all.iter().skip(1).find(|other| match (&first.field.value.said, &other.field.value.said) {
        (Said::Cases(one), Said::Cases(two)) => compare_cases(one, two) != Agreement::Same,
        _ => true,
    });
    match other {
        Some(other) => {
            let finding = Finding::error("slot-ambiguous", place).with("field", context.path(kind, field));
            Err(Box::new(finding.label(first.field.value.span, "one").label(other.field.value.span, "two")))
        }
        None => target,
    }
}

/// A reference that one language makes and another does not.
fn parity(context: &Context<'_>, passage: &Passage<'_>, seen: &[(Lang, Span, Target<'_>)], out: &mut Vec<Finding>) {
    let present: Vec<Lang> =
        Lang::ALL.into_iter().filter(|lang| passage.agreed(*lang).is_some_and(|span| !context.slice(span).trim().is_empty())).collect();
    let mut done: Vec<Target<'_>> = Vec::new();
    for (_, place, target) in seen {
        if done.contains(target) {
            continue;
        }
        done.push(*target);
        let has = |lang: &Lang| seen.iter().any(|(other, _, found)| other == lang && found == target);
        let lacking: Vec<Lang> = present.iter().copied().filter(|lang| !has(lang)).collect();
        if let Some(text) = lacking.first().and_then(|lang| passage.agreed(*lang)) {
            let finding = Finding::warning("reference-in-one-language", *place).with("reference", context.slice(*place));
            out.push(finding.with("langs", lacking).label(text, "lacking"));
        }
    }
}
