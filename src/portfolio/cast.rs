//! States by what they do: "the law of the State of origin" is one value in every corridor, whichever State that is.

use crate::model::{Case, Role, Said, Term, Value};

/// Which State does what in one agreement.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast(Vec<(String, Role)>);

impl Cast {
    pub(super) fn new<'p>(parties: impl Iterator<Item = (&'p str, Role)>) -> Self {
        Self(parties.map(|(code, role)| (code.to_owned(), role)).collect())
    }

    /// What a State is called in every corridor; a State that is no Party, and one of several in a role, keep their names.
    pub(super) fn role(&self, code: &str) -> &'static str {
        let mut found = self.0.iter().filter(|(party, _)| party == code).map(|(_, role)| *role);
        let alone = |role: Role| self.0.iter().filter(|(_, other)| *other == role).count() == 1;
        match found.next() {
            Some(Role::Destination) => "destination",
            Some(Role::Origin) if alone(Role::Origin) => "origin",
            _ => "",
        }
    }

    /// The value with its States by their roles; nothing where it names none.
    pub(super) fn value(&self, value: &Value) -> Option<Value> {
        let owned = matches!(&value.said, Said::Open(offers) if offers.iter().any(|offer| offer.owner.is_some()));
        let named = value.cases().any(|case| matches!(case.term, Term::Law(_) | Term::Parties(_)));
        if !owned && !named {
            return None;
        }
        let mut cast = value.clone();
        match &mut cast.said {
            Said::Cases(cases) => self.cases(cases),
            Said::Open(offers) => {
                for offer in offers {
                    offer.owner = offer.owner.take().map(|owner| self.named(owner));
                    self.cases(&mut offer.cases);
                }
            }
        }
        Some(cast)
    }

    fn cases(&self, cases: &mut [Case]) {
        for case in cases {
            if let Term::Law(states) | Term::Parties(states) = &mut case.term {
                states.iter_mut().for_each(|state| *state = self.named(std::mem::take(state)));
            }
        }
    }

    fn named(&self, code: String) -> String {
        match self.role(&code) {
            "" => code,
            role => role.to_owned(),
        }
    }
}
