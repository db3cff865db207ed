//! Signs of time: a moment that comes later, a waiver that lasts longer.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::super::readings::Reading;
use super::super::seen::Seen;
use crate::law::ChangeDef;
use crate::model::{ArticleItem, Bounded, Instant, Project, Quantity, Term, Waiver};
use crate::text::Span;
use crate::vocabulary::{ChoiceId, Unit};

/// The way of a treaty into force: what comes first has the lower number.
const STEPS: [(&str, u8); 7] = [
    ("signature", 0),
    ("last_notification", 1),
    ("exchange_of_instruments", 1),
    ("ratification_by_both", 1),
    ("deposit", 1),
    ("entry_into_force", 2),
    ("expiry", 3),
];

/// The new moment is certainly later than the old one.
pub(super) fn later(seen: &Seen<'_>, reading: &Reading<'_>, _: &ChangeDef) -> bool {
    let (Some(old), Some(new)) = (reading.old_term().and_then(moment), reading.new_term().and_then(moment)) else { return false };
    match (old, new) {
        (Moment::Day(old), Moment::Day(new)) => new > old,
        (Moment::Event(one, old), Moment::Event(two, new)) => match (step(seen, one), step(seen, two)) {
            _ if one == two => old.compare(&new) == Some(Ordering::Less),
            (Some(first), Some(second)) if second > first => {
                matches!(old.compare(&new), Some(Ordering::Less | Ordering::Equal))
            }
            _ => false,
        },
        _ => false,
    }
}

/// A day, or an event with its distance.
enum Moment<'a> {
    Day(Date),
    Event(ChoiceId, Distance<'a>),
}

/// How far from the event.
enum Distance<'a> {
    Before(&'a Quantity),
    On,
    After(&'a Quantity),
    FirstDay(u8, Unit),
}

impl Distance<'_> {
    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Before(one), Self::Before(two)) => one.compare(two).map(Ordering::reverse),
            (Self::After(one), Self::After(two)) => one.compare(two),
            (Self::FirstDay(one, unit), Self::FirstDay(two, other)) if unit == other => Some(one.cmp(two)),
            (Self::FirstDay(..), Self::FirstDay(..) | Self::After(_)) | (Self::After(_), Self::FirstDay(..)) => None,
            (one, two) => Some(one.side().cmp(&two.side())),
        }
    }

    const fn side(&self) -> i8 {
        match self {
            Self::Before(_) => -1,
            Self::On => 0,
            Self::After(_) | Self::FirstDay(..) => 1,
        }
    }
}

fn moment(term: &Term) -> Option<Moment<'_>> {
    Some(match term {
        Term::Date(day) | Term::Instant(Instant::Date(day)) => Moment::Day(*day),
        Term::Instant(Instant::On(event)) => Moment::Event(*event, Distance::On),
        Term::Instant(Instant::After(time, event)) => Moment::Event(*event, Distance::After(longest(time))),
        Term::Instant(Instant::Before(time, event)) => Moment::Event(*event, Distance::Before(longest(time))),
        Term::Instant(Instant::FirstDay { nth, unit, event }) => Moment::Event(*event, Distance::FirstDay(*nth, *unit)),
        _ => return None,
    })
}

const fn longest(bounded: &Bounded) -> &Quantity {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::AtMost(one) | Bounded::Between(_, one) => one,
    }
}

fn step(seen: &Seen<'_>, event: ChoiceId) -> Option<u8> {
    let id = seen.vocabulary.set("events")?.id(event);
    STEPS.iter().find(|(known, _)| *known == id).map(|(_, step)| *step)
}

/// The waiver had an end and has none, or a later one.
pub(super) fn waiver_lasts(seen: &Seen<'_>) -> bool {
    let find = |project, side: Option<&super::super::super::change::Side>| waiver(project, &seen.change.name, side?.spot.span);
    let (Some(old), Some(new)) = (find(seen.before, seen.old), find(seen.after, seen.new)) else { return false };
    match (until(seen, old), until(seen, new)) {
        (Some(old), Some(new)) => new > old,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The waiver of a rule that stands at a place.
fn waiver<'p>(project: &'p Project, rule: &str, span: Span) -> Option<&'p Waiver> {
    let of_rule = |item: &'p ArticleItem| match item {
        ArticleItem::Waiver(waiver) if waiver.rule.text == rule => Some(waiver),
        _ => None,
    };
    let all: Vec<&Waiver> = project.agreement.items().filter_map(of_rule).collect();
    all.iter().find(|waiver| waiver.span == span).or_else(|| all.first()).copied()
}

fn until(seen: &Seen<'_>, waiver: &Waiver) -> Option<Date> {
    let field = seen.vocabulary.structure("accept")?.field_id("until")?;
    match waiver.fields.iter().find(|stated| stated.field == field)?.value.term()? {
        Term::Date(day) => Some(*day),
        _ => None,
    }
}
