//! What came or went as a whole, and waivers.

use super::Teller;
use crate::diff::change::{ChangeKind, Ground, PartKind, Reason, Worth};
use crate::diff::outline::{Content, Outline, Part, PartId};
use crate::diff::worth::Scale;
use crate::finding::Facts;
use crate::model::{Said, Term, Text, Value, Wording};

impl Teller<'_> {
    /// A part that only one of the texts has.
    pub(super) fn whole(&mut self, old: Option<PartId>, new: Option<PartId>) {
        let (outline, id) = match (old, new) {
            (_, Some(new)) => (self.new, new),
            (Some(old), None) => (self.old, old),
            (None, None) => return,
        };
        let Some(part) = outline.get(id) else { return };
        let kind = match (part.kind, new.is_some()) {
            (PartKind::Waiver, true) => ChangeKind::WaiverAdded,
            (PartKind::Waiver, false) => ChangeKind::WaiverRemoved,
            (PartKind::Proposer, true) => ChangeKind::BracketOpened,
            (PartKind::Proposer, false) => ChangeKind::BracketClosed,
            (_, true) => ChangeKind::Added,
            (_, false) => ChangeKind::Removed,
        };
        // A waiver says that a finding is accepted: what the worker is owed is the same with it and without.
        let mut reasons = if part.kind == PartKind::Waiver { Vec::new() } else { self.stated(outline, id, part) };
        if new.is_none() {
            reasons.iter_mut().for_each(reverse);
        }
        let owners = owners_of(outline, id);
        if let Some(change) = self.change(kind, old, new, reasons) {
            self.out.push(crate::diff::change::Change { owners, ..change });
        }
    }

    /// What it means that a part is there.
    fn stated(&self, outline: &Outline<'_>, id: PartId, part: &Part<'_>) -> Vec<Reason> {
        match part.content {
            Content::Value(value) => self.scale(part).map(|scale| scale.reasons(None, Some(value))).unwrap_or_default(),
            Content::Text(_) if operative(part.kind) => vec![prose()],
            Content::Text(_) | Content::Words(_) => Vec::new(),
            Content::Holds => self.held(outline, id),
        }
    }

    /// The parts inside, counted by what each means.
    fn held(&self, outline: &Outline<'_>, id: PartId) -> Vec<Reason> {
        let (mut stronger, mut weaker, mut unclear) = (0, 0, 0);
        let free = |at: PartId| {
            if std::ptr::eq(outline, self.new) { self.matching.old_of(at).is_none() } else { self.matching.new_of(at).is_none() }
        };
        for (_, part) in outline.inside(id).skip(1).filter(|(at, _)| free(*at)) {
            let worth = match part.content {
                Content::Value(value) => self.scale(part).map_or(Worth::Neutral, |scale| scale.worth(None, Some(value))),
                Content::Text(_) if operative(part.kind) => Worth::Unclear,
                _ => Worth::Neutral,
            };
            match worth {
                Worth::Stronger => stronger += 1,
                Worth::Weaker => weaker += 1,
                Worth::Unclear => unclear += 1,
                Worth::Neutral => {}
            }
        }
        // Prose beside typed values says how, not whether: where values speak, they speak for the whole.
        let worth = match (stronger > 0, weaker > 0, unclear > 0) {
            (true, false, _) => Worth::Stronger,
            (false, true, _) => Worth::Weaker,
            (true, true, _) | (false, false, true) => Worth::Unclear,
            (false, false, false) => return Vec::new(),
        };
        vec![Reason { worth, ground: Ground::Inside { stronger, weaker, unclear } }]
    }

    /// The scale of the field of a part.
    pub(super) fn scale<'s>(&'s self, part: &Part<'_>) -> Option<Scale<'s>> {
        let field = match (part.kind, part.field) {
            (PartKind::Header, _) => {
                let kind = self.vocabulary.structure("agreement")?;
                kind.field(kind.field_id(&part.key)?, false)?
            }
            (_, Some(path)) => self.vocabulary.kind(path.kind)?.field(path.field, path.in_row)?,
            _ => return None,
        };
        let path = part.field.filter(|path| !path.in_row).map(|path| (path.kind, path.field));
        let law = self.destination.map(|state| (self.figures, state)).filter(|_| path.is_some());
        Some(Scale { law, path, ..Scale::new(field, self.vocabulary) })
    }

    /// A waiver that both texts have.
    pub(super) fn waiver(&mut self, old: PartId, new: PartId) {
        let (Some(left), Some(right)) = (self.old.get(old), self.new.get(new)) else { return };
        let until = |outline: &Outline<'_>, id: PartId| {
            let field = outline.children(id).filter_map(|id| outline.get(id)).find(|part| part.key == "until")?;
            match field.content {
                Content::Value(value) => match value.term() {
                    Some(Term::Date(date)) => Some(*date),
                    _ => None,
                },
                _ => None,
            }
        };
        let expired = |end: Option<jiff::civil::Date>, on: Option<jiff::civil::Date>| end.zip(on).is_some_and(|(end, on)| end < on);
        let before = expired(until(self.old, old), self.old.project.agreement.date);
        let after = expired(until(self.new, new), self.new.project.agreement.date);
        if left.digest != right.digest {
            self.push(ChangeKind::WaiverChanged, Some(old), Some(new), Vec::new());
        } else if !before && after {
            self.push(ChangeKind::WaiverExpired, Some(old), Some(new), Vec::new());
        }
    }
}

/// Text that lays down what somebody shall do.
pub(super) const fn operative(kind: PartKind) -> bool {
    matches!(kind, PartKind::Paragraph | PartKind::Item | PartKind::Wording | PartKind::Meaning)
}

/// Prose is for people to weigh.
pub(super) fn prose() -> Reason {
    Reason { worth: Worth::Unclear, ground: Ground::Direction("reason_prose", Facts::new()) }
}

/// The other way round.
fn reverse(reason: &mut Reason) {
    reason.worth = reason.worth.reversed();
}

/// The Parties whose proposal a part is.
fn owners_of(outline: &Outline<'_>, id: PartId) -> Vec<String> {
    let mut all = Vec::new();
    for (_, part) in outline.inside(id) {
        let owners = match part.content {
            Content::Value(value) => value_owners(value),
            Content::Text(text) => text_owners(text),
            Content::Words(span) if part.kind == PartKind::Proposer => vec![outline.slice(span).to_uppercase()],
            _ => Vec::new(),
        };
        all.extend(owners);
    }
    all.sort();
    all.dedup();
    all
}

/// The owners of the proposals of a value.
pub(super) fn value_owners(value: &Value) -> Vec<String> {
    match &value.said {
        Said::Open(offers) => offers.iter().filter_map(|offer| offer.owner.clone()).collect(),
        Said::Cases(_) => Vec::new(),
    }
}

/// The owners of the proposals of a text.
pub(super) fn text_owners(text: &Text) -> Vec<String> {
    let open = text.by_lang.iter().filter_map(|(_, wording)| match wording {
        Wording::Open(offers) => Some(offers),
        Wording::Agreed(_) => None,
    });
    let mut all: Vec<String> = open.flatten().filter_map(|(owner, _)| owner.clone()).collect();
    all.sort();
    all.dedup();
    all
}
