//! Whether a proposal gives the worker less than what was agreed, by the direction of its field alone.

use super::super::super::change::ChangeKind;
use super::super::seen::Seen;
use super::offers;
use crate::model::{Case, Effect, Named, Term};
use crate::vocabulary::{Field, Protects, Vocabulary};

/// The Parties whose proposals are below what was agreed before the bracket opened.
pub(super) fn owners(seen: &Seen<'_>) -> Vec<String> {
    let agreed = seen.old.and_then(|side| side.value.as_ref()).and_then(|value| value.agreed()).and_then(general);
    let open = seen.new.and_then(|side| side.value.as_ref()).map(|value| offers(&value.said)).unwrap_or_default();
    let (Some(agreed), Some(field), ChangeKind::BracketOpened) = (agreed, seen.field, seen.kind) else { return Vec::new() };
    let below = open.iter().filter(|offer| general(&offer.cases).is_some_and(|offered| worse(agreed, offered, field, seen.vocabulary)));
    below.map(|offer| offer.owner.clone().unwrap_or_default()).collect()
}

fn general(cases: &[Case]) -> Option<&Term> {
    cases.iter().find(|case| case.when.is_none()).map(|case| &case.term)
}

/// The second term is certainly less for the worker than the first.
fn worse(old: &Term, new: &Term, field: &Field, vocabulary: &Vocabulary) -> bool {
    let protects = field.def.protects;
    match (old, new) {
        (Term::Quantity(old), Term::Quantity(new)) => old.effect(new, protects) == Effect::Weaker,
        (Term::YesNo(old), Term::YesNo(new)) => old != new && matches!((protects, new), (Protects::Yes, false) | (Protects::No, true)),
        (Term::Choices(old), Term::Choices(new)) => match protects {
            Protects::Rank => matches!((rank(old, field, vocabulary), rank(new, field, vocabulary)), (Some(old), Some(new)) if new < old),
            Protects::Members => new.len() < old.len() && new.iter().all(|name| old.contains(name)),
            Protects::Less => new.len() > old.len() && old.iter().all(|name| new.contains(name)),
            _ => false,
        },
        (Term::None, Term::Quantity(_)) | (Term::Quantity(_), Term::Unlimited) => protects == Protects::Less,
        (Term::Quantity(_), Term::None) => protects == Protects::More,
        (_, Term::ToBeAgreed) => protects != Protects::Neutral && *old != Term::ToBeAgreed,
        _ => false,
    }
}

/// The lowest rank among choices; nothing where one has none.
fn rank(names: &[Named], field: &Field, vocabulary: &Vocabulary) -> Option<i32> {
    let set = vocabulary.choices(field)?;
    let ranks = names.iter().map(|name| match name {
        Named::Known(id) => set.get(*id).and_then(|entry| entry.rank),
        Named::Own(_) => None,
    });
    ranks.collect::<Option<Vec<_>>>()?.into_iter().min()
}
