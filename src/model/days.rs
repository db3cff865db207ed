//! The days on which the events in the life of an agreement fall.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::moment::{self, Known, Undated, Way};
use super::{Term, Value};
use crate::vocabulary::Choices;

/// Which events happen once, and which moments an agreement fixes itself.
#[derive(Clone, Copy, Debug)]
pub struct Life {
    /// Events that happen once, to the agreement itself; all others happen to each worker, request or case.
    pub once: &'static [String],
    /// Events whose moment the agreement fixes: the event, and the `clause.field` that fixes it, in the order in which they can be
    /// reckoned from one another.
    pub moments: &'static [(String, String)],
}

/// Finds what an agreement states of a field, written `clause.field`; nothing for what is a proposal of one Party.
type Stated<'a> = dyn Fn(&str) -> Option<&'a Value> + 'a;

/// The days of events: those that are given, and those that the agreement itself lets us reckon from them.
pub(crate) struct Days<'a> {
    life: Life,
    events: Option<&'a Choices>,
    stated: Box<Stated<'a>>,
    known: BTreeMap<&'static str, Date>,
}

impl<'a> Days<'a> {
    /// Reckons the days of an agreement.
    pub(crate) fn of(life: Life, given: Known, events: Option<&'a Choices>, stated: Box<Stated<'a>>) -> Self {
        let mut days = Self { life, events, stated, known: BTreeMap::new() };
        days.learn("signature", given.signed.ok_or(Undated::EventNotDated).or_else(|_| days.read("signature.date")));
        days.learn("entry_into_force", given.in_force.ok_or(Undated::EventNotDated));
        for (event, path) in life.moments {
            days.learn(event, days.day(event).or_else(|_| days.read(path)));
        }
        days.learn("expiry", days.end());
        days
    }

    fn learn(&mut self, event: &'static str, day: Result<Date, Undated>) {
        if let Ok(day) = day {
            self.known.insert(event, day);
        }
    }

    /// The day of a moment that the agreement states, by the days known so far.
    pub(crate) fn read(&self, path: &str) -> Result<Date, Undated> {
        self.moment(self.agreed(path)?)
    }

    /// The term of a value that is agreed; "to be agreed" names no day.
    pub(crate) fn agreed(&self, path: &str) -> Result<&'a Term, Undated> {
        let value = (self.stated)(path).ok_or(Undated::EventNotDated)?;
        moment::term(value)
    }

    /// The end of the first term of the agreement.
    fn end(&self) -> Result<Date, Undated> {
        let start = self.read("duration.starts").or_else(|_| self.day("entry_into_force"))?;
        moment::length(self.agreed("duration.term")?)?.from(start, Way::After, 1)
    }

    /// The day of a term that names a moment.
    pub(crate) fn moment(&self, term: &Term) -> Result<Date, Undated> {
        match term {
            Term::Date(day) => Ok(*day),
            Term::Instant(instant) => {
                let events = self.events.ok_or(Undated::EventNotDated)?;
                moment::instant(instant, events, |event| self.day(event))
            }
            _ => Err(Undated::NotOneLength),
        }
    }

    /// The day of an event.
    pub(crate) fn day(&self, event: &str) -> Result<Date, Undated> {
        let once = self.life.once.iter().any(|known| known == event);
        self.known.get(event).copied().ok_or(if once { Undated::EventNotDated } else { Undated::EachTime })
    }
}
