//! The best and the worst of what is said of one provision, as far as values can be compared.

use super::gather::{Held, Row};
use super::{Reading, Standing};
use crate::diff::Worth;
use crate::diff::worth::Scale;
use crate::model::{Bounded, Measure, Quantity, Term, Value};
use crate::portfolio::class::Provision;
use crate::vocabulary::{Field, Protects};

/// More kinds of value that cannot be compared with one another are not told apart.
const MOST: usize = 12;

/// Values that can be compared, with the ends of them.
pub(super) struct Chain<'r, 'a> {
    pub low: &'r Held<'a>,
    pub high: &'r Held<'a>,
    /// How many agreements say one of them.
    voices: usize,
}

/// What is said of one provision, in values that can be compared with one another.
pub(super) struct Ends<'r, 'a> {
    scale: Scale<'r>,
    pub chains: Vec<Chain<'r, 'a>>,
}

impl<'r, 'a> Ends<'r, 'a> {
    /// Each value joins the first chain with whose ends it can be compared: no pair of agreements is ever looked at, and hardly a pair of
    /// values. What is open is not yet said.
    pub(super) fn new(scale: Scale<'r>, row: &'r Row<'a>) -> Self {
        let mut ends = Self { scale, chains: Vec::new() };
        if scale.field.def.protects != Protects::Neutral {
            row.values().filter(|held| is_settled(held.value())).for_each(|held| ends.add(held));
        }
        ends
    }

    fn add(&mut self, held: &'r Held<'a>) {
        let joined =
            self.chains.iter().enumerate().find_map(|(at, chain)| match (self.worth(chain.low, held), self.worth(chain.high, held)) {
                (Worth::Unclear, _) | (_, Worth::Unclear) => None,
                (below, above) => Some((at, below == Worth::Weaker, above == Worth::Stronger)),
            });
        let room = self.chains.len() < MOST;
        match joined.and_then(|(at, below, above)| Some((self.chains.get_mut(at)?, below, above))) {
            Some((chain, below, above)) => {
                chain.voices += held.voices.len();
                if below {
                    chain.low = held;
                }
                if above {
                    chain.high = held;
                }
            }
            None if room => self.chains.push(Chain { low: held, high: held, voices: held.voices.len() }),
            None => {}
        }
    }

    /// The chain of the most agreements whose ends differ.
    pub(super) fn widest(&self) -> Option<&Chain<'r, 'a>> {
        let apart = |chain: &&Chain<'_, '_>| self.worth(chain.low, chain.high) == Worth::Stronger;
        self.chains.iter().rev().filter(apart).max_by_key(|chain| chain.voices)
    }

    pub(super) fn worth(&self, old: &Held<'_>, new: &Held<'_>) -> Worth {
        self.scale.worth(Some(old.value()), Some(new.value()))
    }

    /// How a value stands to the ends of a chain.
    pub(super) fn standing(&self, held: &Held<'_>, chain: &Chain<'_, '_>) -> Standing {
        if !is_settled(held.value()) {
            return Standing::Unclear;
        }
        match (self.worth(chain.low, held), self.worth(chain.high, held)) {
            (_, Worth::Neutral) => Standing::Best,
            (Worth::Neutral, _) => Standing::Worst,
            (Worth::Stronger, Worth::Weaker) => Standing::Between,
            _ => Standing::Unclear,
        }
    }

    /// By how much the low end is below the high one, where each is one quantity of one measure.
    pub(super) fn gap(&self, chain: &Chain<'_, '_>) -> Option<Quantity> {
        let more = match self.scale.field.def.protects {
            Protects::More => true,
            Protects::Less => false,
            _ => return None,
        };
        let (low, high) = (quantity(chain.low.value(), more)?, quantity(chain.high.value(), more)?);
        // Of two shares in hundredths the difference is in points, which no unit of ours says.
        let same = low.measure == high.measure && low.per == high.per && low.measure != Measure::Percent;
        let amount = high.amount.checked_sub(low.amount)?.abs().normalize();
        same.then(|| Quantity { amount, ..high.clone() })
    }
}

/// True for a value that is agreed.
pub(super) fn is_settled(value: &Value) -> bool {
    !value.is_open() && !value.cases().any(|case| case.term == Term::ToBeAgreed)
}

/// What a worker can count on under a value that is one quantity.
fn quantity(value: &Value, more: bool) -> Option<&Quantity> {
    match value.term()? {
        Term::Quantity(bounded) => Bounded::worst(bounded, more),
        _ => None,
    }
}

impl<'a> Reading<'a> {
    /// What values of a provision are weighed with.
    pub(super) fn scale<'s>(&'s self, provision: &Provision, field: &'a Field) -> Scale<'s> {
        let path = Some((provision.path.kind, provision.path.field)).filter(|_| !provision.path.in_row);
        let law = self.destination.as_deref().map(|state| (&self.figures, state)).filter(|_| path.is_some());
        Scale { law, path, ..Scale::new(field, self.desk.vocabulary) }
    }
}
