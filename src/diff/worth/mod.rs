//! What a change of a value means for the worker, as far as the direction of its field and national law can tell.
//!
//! INVARIANT: the other way round the answer is the reverse. Whatever a value leaves open counts as the worst that it allows.

mod assured;
mod presence;
mod terms;

#[cfg(test)]
mod tests;

use super::change::{Ground, Reason, Worth};
use crate::finding::{Fact, Facts};
use crate::law::Figures;
use crate::model::{Case, Offer, Said, Value, When};
use crate::text::Lang;
use crate::vocabulary::{Choices, Field, FieldId, KindId, Protects, Vocabulary};

/// What values of one field are weighed with.
#[derive(Clone, Copy, Debug)]
pub struct Scale<'a> {
    /// The field.
    pub field: &'a Field,
    /// Its choices, where it has any.
    pub choices: Option<&'a Choices>,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// National figures, and the State of destination.
    pub law: Option<(&'a Figures<'a>, &'a str)>,
    /// The kind of clause and the field, for a field that national law may have a figure of.
    pub path: Option<(KindId, FieldId)>,
}

impl<'a> Scale<'a> {
    /// A scale without national law.
    #[must_use]
    pub fn new(field: &'a Field, vocabulary: &'a Vocabulary) -> Self {
        Self { field, choices: vocabulary.choices(field), vocabulary, law: None, path: None }
    }

    /// The reasons why a change of the value is stronger, weaker or unclear; none when it means nothing to the worker. Nothing on one
    /// side is silence.
    #[must_use]
    pub fn reasons(&self, old: Option<&Value>, new: Option<&Value>) -> Vec<Reason> {
        let worth = self.worth(old, new);
        if worth == Worth::Neutral {
            return Vec::new();
        }
        let mut all = vec![Reason { worth, ground: Ground::Direction(self.key(old, new, worth), Facts::new()) }];
        all.extend(self.crossed(old, new).filter(|reason| reason.worth == worth));
        all
    }

    /// What a change of the value means for the worker.
    #[must_use]
    pub fn worth(&self, old: Option<&Value>, new: Option<&Value>) -> Worth {
        match (old.map(|value| &value.said), new.map(|value| &value.said)) {
            (None, None) => Worth::Neutral,
            (None, Some(new)) => self.stated(new),
            (Some(old), None) => self.stated(old).reversed(),
            (Some(Said::Cases(old)), Some(Said::Cases(new))) => self.cases(old, new),
            (Some(Said::Cases(old)), Some(Said::Open(offers))) => self.opened(old, offers),
            (Some(Said::Open(offers)), Some(Said::Cases(new))) => self.opened(new, offers).reversed(),
            (Some(Said::Open(old)), Some(Said::Open(new))) => self.offers(old, new),
        }
    }

    /// Breaking the silence with a value. Under the law of the destination there is no silence: its figure is what is changed.
    fn stated(&self, said: &Said) -> Worth {
        match said {
            Said::Open(offers) => both(offers.iter().map(|offer| self.stated(&Said::Cases(offer.cases.clone())))),
            Said::Cases(cases) => match self.lawful() {
                Some(law) if law.said != *said => match self.worth(Some(law), Some(&Value { said: said.clone(), ..Value::default() })) {
                    Worth::Neutral | Worth::Unclear => self.present(cases),
                    worth => worth,
                },
                _ => self.present(cases),
            },
        }
    }

    fn present(&self, cases: &[Case]) -> Worth {
        both(cases.iter().map(|case| {
            let worth = presence::of(self, &case.term);
            if case.in_principle && worth == Worth::Stronger { Worth::Unclear } else { worth }
        }))
    }

    /// Each condition is compared with itself, or with the rule where one side does not know it.
    fn cases(&self, old: &[Case], new: &[Case]) -> Worth {
        let find = |all: &'_ [Case], when: &Option<When>| all.iter().position(|case| same_when(&case.when, when));
        let mut worths = Vec::new();
        let conditions = old.iter().chain(new.iter().filter(|case| find(old, &case.when).is_none())).map(|case| &case.when);
        for when in conditions {
            let side = |all: &[Case]| find(all, when).or_else(|| find(all, &None)).and_then(|at| all.get(at).cloned());
            worths.push(match (side(old), side(new)) {
                (Some(old), Some(new)) => self.case(&old, &new),
                (None, Some(case)) => self.present(&[case]),
                (Some(case), None) => self.present(&[case]).reversed(),
                (None, None) => Worth::Neutral,
            });
        }
        both(worths)
    }

    fn case(&self, old: &Case, new: &Case) -> Worth {
        let term = terms::compare(self, &old.term, &new.term);
        let firm = match (old.in_principle, new.in_principle) {
            (false, true) => Worth::Weaker,
            (true, false) => Worth::Stronger,
            _ => Worth::Neutral,
        };
        if self.field.def.protects == Protects::Neutral { term } else { both([term, firm]) }
    }

    /// What was agreed may end as any of the proposals.
    fn opened(&self, agreed: &[Case], offers: &[Offer]) -> Worth {
        both(offers.iter().map(|offer| self.cases(agreed, &offer.cases)))
    }

    /// Each Party's proposal against its own; one that came or went against those of the others.
    fn offers(&self, old: &[Offer], new: &[Offer]) -> Worth {
        let of = |all: &'_ [Offer], owner: &Option<String>| all.iter().position(|offer| offer.owner == *owner);
        let mut worths: Vec<Worth> = Vec::new();
        for offer in old {
            match of(new, &offer.owner).and_then(|at| new.get(at)) {
                Some(other) => worths.push(self.cases(&offer.cases, &other.cases)),
                None => worths.push(self.opened(&offer.cases, new)),
            }
        }
        for offer in new.iter().filter(|offer| of(old, &offer.owner).is_none()) {
            worths.push(self.opened(&offer.cases, old).reversed());
        }
        both(worths)
    }

    /// The figure of the destination.
    fn lawful(&self) -> Option<&'a Value> {
        let ((figures, state), (kind, field)) = (self.law?, self.path?);
        figures.get(state, kind, field).map(|law| &law.value)
    }

    /// The law of the destination stands between the two values.
    fn crossed(&self, old: Option<&Value>, new: Option<&Value>) -> impl Iterator<Item = Reason> {
        let found = self.law.zip(self.path).and_then(|((figures, state), (kind, field))| figures.get(state, kind, field));
        let reason = found.and_then(|law| {
            let against = |value: Option<&Value>| value.map_or(Worth::Neutral, |value| self.worth(Some(&law.value), Some(value)));
            let (before, after) = (against(old), against(new));
            let (key, worth) = match (before, after) {
                (Worth::Neutral | Worth::Stronger, Worth::Weaker) => ("reason_below_law", Worth::Weaker),
                (Worth::Weaker, Worth::Neutral | Worth::Stronger) => ("reason_meets_law", Worth::Stronger),
                _ => return None,
            };
            let mut facts = Facts::new();
            facts.set("state", Fact::Text(law.state.clone()));
            facts.set("law", Fact::Tri(Lang::ALL.map(|lang| law.words_in(self.vocabulary, lang))));
            Some(Reason { worth, ground: Ground::Law(key, facts) })
        });
        reason.into_iter()
    }

    /// The sentence that gives the reason.
    fn key(&self, old: Option<&Value>, new: Option<&Value>, worth: Worth) -> &'static str {
        if worth == Worth::Unclear {
            return "reason_unclear";
        }
        match (old, new) {
            (None, _) | (_, None) => "reason_silence",
            (Some(old), Some(new)) if firmness(old) != firmness(new) && terms_equal(self, old, new) => "reason_in_principle",
            _ => match self.field.def.protects {
                Protects::More => "reason_more",
                Protects::Less => "reason_less",
                Protects::Yes => "reason_yes",
                Protects::No => "reason_no",
                Protects::Rank => "reason_rank",
                Protects::Members => "reason_members",
                Protects::Neutral => "reason_unclear",
            },
        }
    }
}

fn firmness(value: &Value) -> bool {
    value.cases().any(|case| case.in_principle)
}

fn terms_equal(scale: &Scale<'_>, old: &Value, new: &Value) -> bool {
    let pairs = old.cases().zip(new.cases());
    pairs.into_iter().all(|(old, new)| terms::compare(scale, &old.term, &new.term) == Worth::Neutral)
}

/// "Otherwise" is the rule by another name.
fn same_when(one: &Option<When>, two: &Option<When>) -> bool {
    let rule = |when: &Option<When>| matches!(when, None | Some(When::Otherwise));
    one == two || (rule(one) && rule(two))
}

/// What several comparisons come to.
fn both(worths: impl IntoIterator<Item = Worth>) -> Worth {
    Worth::of(worths)
}
