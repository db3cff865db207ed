//! What parts are called in lists of changes: by ids that no language changes.

use crate::diff::change::PartKind;
use crate::diff::outline::{Content, Outline, Part, PartId};

/// `leave.annual`, `occupations.quota @ nurse`, `paragraph 2`, an id.
pub(super) fn name(outline: &Outline<'_>, id: PartId) -> String {
    let Some(part) = outline.get(id) else { return String::new() };
    match part.kind {
        PartKind::Header => format!("agreement.{}", part.key),
        PartKind::Wording => kind(outline, part),
        PartKind::Field => match part.clause {
            Some(_) => format!("{}.{}", kind(outline, part), part.key),
            None => format!("accept.{}", part.key),
        },
        PartKind::Cell => format!("{}.{} @ {}", kind(outline, part), part.key, row(outline, part.parent)),
        PartKind::Row => row(outline, id),
        PartKind::Term | PartKind::Meaning | PartKind::Title | PartKind::Proposer => {
            outline.get(part.parent).map(|parent| parent.key.clone()).unwrap_or_default()
        }
        PartKind::Item => format!("{}/item {}", name(outline, part.parent), nth(outline, id, part)),
        PartKind::Paragraph | PartKind::Recital if part.key.is_empty() => format!("{} {}", part.kind.word(), nth(outline, id, part)),
        PartKind::Recalling => "recalling".to_owned(),
        _ => part.key.clone(),
    }
}

fn kind(outline: &Outline<'_>, part: &Part<'_>) -> String {
    part.clause.and_then(|kind| outline.vocabulary.kind(kind)).map(|kind| kind.def.id.clone()).unwrap_or_default()
}

/// A row by its first cell, as the drafter typed it.
fn row(outline: &Outline<'_>, id: PartId) -> String {
    let first = outline.children(id).next().and_then(|cell| outline.get(cell));
    match first.map(|cell| (cell.content, cell.mark)) {
        Some((Content::Value(value), mark)) => {
            let text = value.term().and_then(|term| match term {
                crate::model::Term::Text(text) => {
                    text.by_lang.get(crate::text::Lang::En).or_else(|| text.by_lang.iter().next().map(|(_, one)| one))
                }
                _ => None,
            });
            let span = text.and_then(|text| text.spans().next()).unwrap_or(mark);
            outline.slice(span).trim_matches('"').to_owned()
        }
        _ => String::new(),
    }
}

/// Its place among its siblings of the same kind, from 1.
fn nth(outline: &Outline<'_>, id: PartId, part: &Part<'_>) -> usize {
    let before = |other: &PartId| *other <= id && outline.get(*other).is_some_and(|other| other.kind == part.kind);
    outline.children(part.parent).take_while(|other| *other <= id).filter(before).count()
}
