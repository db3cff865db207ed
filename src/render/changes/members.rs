//! A list in which some members came or went: those alone are said, where the whole lists would be long.

use super::voice::{Voice, tidy};
use crate::diff::{Change, PartKind, Side};
use crate::model::{Case, Said, Term, Value};

/// Lists of no more members are said whole.
const FEW: usize = 2;

impl Voice<'_, '_> {
    /// "no longer sub-agents; also officials".
    pub(super) fn members(&self, change: &Change) -> Option<String> {
        let (old, new) = (change.old.as_ref()?, change.new.as_ref()?);
        if change.part == PartKind::Recalling {
            return self.listed(&old.words, &new.words);
        }
        let (before, after) = (list(old)?, list(new)?);
        if before.len() <= FEW && after.len() <= FEW {
            return None;
        }
        let (lost, gained) = (without(&before, &after), without(&after, &before));
        let say = |side: &Side, terms: Vec<Member>, old| self.said(change, &Side { value: valued(side, terms), ..side.clone() }, old);
        let lost = if lost.is_empty() { None } else { Some(say(old, lost, true)?) };
        let gained = if gained.is_empty() { None } else { Some(say(new, gained, false)?) };
        self.came_and_went(lost, gained)
    }

    /// Codes as they are typed: nothing else is known of them.
    fn listed(&self, old: &str, new: &str) -> Option<String> {
        let codes = |text: &str| -> Vec<String> { text.split([',', '،']).map(tidy).filter(|code| !code.is_empty()).collect() };
        let (before, after) = (codes(old), codes(new));
        let rest = |all: &[String], others: &[String]| {
            let rest: Vec<&str> = all.iter().filter(|code| !others.contains(code)).map(String::as_str).collect();
            (!rest.is_empty()).then(|| rest.join(", "))
        };
        self.came_and_went(rest(&before, &after), rest(&after, &before))
    }

    fn came_and_went(&self, lost: Option<String>, gained: Option<String>) -> Option<String> {
        match (lost, gained) {
            (Some(old), Some(new)) => Some(self.fill("change_members", &[("old", &old), ("new", &new)])),
            (Some(old), None) => Some(self.fill("change_members_lost", &[("old", &old)])),
            (None, Some(new)) => Some(self.fill("change_members_gained", &[("new", &new)])),
            (None, None) => None,
        }
    }
}

/// A member of a list: as a term of its own, so that members of every type can be told apart.
type Member = Term;

/// The members of an agreed list that holds in every case.
fn list(side: &Side) -> Option<Vec<Member>> {
    match side.value.as_ref()?.agreed()? {
        [Case { term, when: None, in_principle: false, .. }] => match term {
            Term::Choices(all) => Some(all.iter().map(|one| Term::Choices(vec![one.clone()])).collect()),
            Term::Codes(all) => Some(all.iter().map(|one| Term::Codes(vec![one.clone()])).collect()),
            _ => None,
        },
        _ => None,
    }
}

fn without(all: &[Member], others: &[Member]) -> Vec<Member> {
    all.iter().filter(|one| !others.contains(one)).cloned().collect()
}

/// Members as a value again.
fn valued(side: &Side, members: Vec<Member>) -> Option<Value> {
    let mut value = side.value.clone()?;
    let (mut choices, mut codes) = (Vec::new(), Vec::new());
    for member in members {
        match member {
            Term::Choices(one) => choices.extend(one),
            Term::Codes(one) => codes.extend(one),
            _ => {}
        }
    }
    let term = if codes.is_empty() { Term::Choices(choices) } else { Term::Codes(codes) };
    value.said = Said::Cases(vec![Case { span: value.span, term, when: None, in_principle: false }]);
    Some(value)
}
