//! A change looked at in one direction, and whether it is what a page describes.

use std::cell::OnceCell;

use super::super::change::{Change, ChangeKind, Side};
use super::Context;
use super::facts::facts;
use super::prose::{Found, Prose};
use super::readings::{Reading, readings};
use super::signs::shows_sign;
use super::tokens::{header_field, tokens};
use crate::finding::Facts;
use crate::law::{ChangeDef, Law};
use crate::model::Project;
use crate::vocabulary::{ClauseKind, Field, Vocabulary};

/// One description of a change, with the page it stands on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way<'a> {
    /// The number of the page.
    pub rule: usize,
    /// Its own number.
    pub number: usize,
    /// What must hold.
    pub def: &'a ChangeDef,
}

/// A change from one text to the other.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    /// What happened, in this direction.
    pub kind: ChangeKind,
    /// The change itself.
    pub change: &'a Change,
    /// The side it comes from.
    pub old: Option<&'a Side>,
    /// The side it goes to.
    pub new: Option<&'a Side>,
    /// The text it comes from.
    pub before: &'a Project,
    /// The text it goes to.
    pub after: &'a Project,
    /// The kind of clause.
    pub clause: Option<&'a ClauseKind>,
    /// The field.
    pub field: Option<&'a Field>,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The registers.
    pub law: &'a Law,
    /// True when the texts are looked at in the order new, old.
    pub turned: bool,
    prose: Option<&'a Prose>,
    readings: OnceCell<Vec<Reading<'a>>>,
}

impl<'a> Seen<'a> {
    /// The change as it is.
    pub(super) fn forward(change: &'a Change, prose: Option<&'a Prose>, context: &'a Context<'_>) -> Self {
        let kind = change.field.map(|field| field.kind).or(change.clause).and_then(|kind| context.vocabulary.kind(kind));
        let field = match change.field {
            Some(path) => kind.and_then(|kind| kind.field(path.field, path.in_row)),
            None => header_field(change.part, &change.name, context.vocabulary),
        };
        Self {
            kind: change.kind,
            change,
            old: change.old.as_ref(),
            new: change.new.as_ref(),
            before: context.old,
            after: context.new,
            clause: kind,
            field,
            vocabulary: context.vocabulary,
            law: context.law,
            prose,
            turned: false,
            readings: OnceCell::new(),
        }
    }

    /// The change the other way round; nothing where it has no reverse.
    pub(super) fn backward(change: &'a Change, prose: Option<&'a Prose>, context: &'a Context<'_>) -> Option<Self> {
        let seen = Self::forward(change, prose, context);
        let kind = reverse(seen.kind)?;
        Some(Self { kind, old: seen.new, new: seen.old, before: seen.after, after: seen.before, turned: true, ..seen })
    }

    /// The values that the message needs, if this is what a page describes.
    pub(super) fn shows(&self, way: &Way<'_>) -> Option<Facts> {
        let def = way.def;
        if !def.kind.is_empty() && !def.kind.iter().any(|kind| kind == self.kind.word()) {
            return None;
        }
        let found = match (def.asks_words(), self.prose) {
            (false, _) => None,
            (true, None) => return None,
            (true, Some(prose)) => Some(prose.shows(way, self.turned, self.languages_needed())?),
        };
        let asks_value = !(def.was.is_empty() && def.becomes.is_empty());
        let readings = self.readings.get_or_init(|| readings(self.old, self.new));
        let empty = [Reading { when: None, was: None, becomes: None, after: &[] }];
        let readings = if readings.is_empty() && !asks_value { empty.as_slice() } else { readings };
        let reading = readings.iter().find(|reading| self.holds(def, reading))?;
        Some(facts(self, reading, found.as_ref().unwrap_or(&Found::default())))
    }

    fn holds(&self, def: &ChangeDef, reading: &Reading<'_>) -> bool {
        let said = |term, project: &'a Project| tokens(term, self.field, self.vocabulary, &project.agreement);
        if !(def.was.is_empty() && def.becomes.is_empty()) {
            let (old, new) = (said(reading.old_term(), self.before), said(reading.new_term(), self.after));
            let went = |word: &String| old.iter().any(|said| *said == word.as_str()) && !new.iter().any(|said| *said == word.as_str());
            let came = |word: &String| new.iter().any(|said| *said == word.as_str()) && !old.iter().any(|said| *said == word.as_str());
            if !(def.was.is_empty() || def.was.iter().any(went)) || !(def.becomes.is_empty() || def.becomes.iter().any(came)) {
                return false;
            }
        }
        def.sign.iter().all(|sign| shows_sign(sign, self, reading, def))
    }

    /// In how many languages prose must show a change of words: one language alone proves nothing where there are several.
    fn languages_needed(&self) -> usize {
        let stated = |project: &Project| project.agreement.languages().len();
        stated(self.before).min(stated(self.after)).clamp(1, 2)
    }
}

/// What a change is the other way round.
const fn reverse(kind: ChangeKind) -> Option<ChangeKind> {
    Some(match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Split => ChangeKind::Merged,
        ChangeKind::Merged => ChangeKind::Split,
        ChangeKind::BracketOpened => ChangeKind::BracketClosed,
        ChangeKind::BracketClosed => ChangeKind::BracketOpened,
        ChangeKind::WaiverAdded => ChangeKind::WaiverRemoved,
        ChangeKind::WaiverRemoved => ChangeKind::WaiverAdded,
        // Time does not run backwards.
        ChangeKind::WaiverExpired => return None,
        other => other,
    })
}
