//! The days on which the events in the life of an agreement fall.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::moment::{self, Known, Undated, Way};
use crate::model::Term;
use crate::render::derived::outline;
use crate::render::derived::voices::Voices;

/// The days of events: those that are given, and those that the agreement itself lets us reckon from them.
pub(super) struct Days<'v, 'a> {
    voices: &'v Voices<'a>,
    known: BTreeMap<&'static str, Date>,
}

impl<'v, 'a> Days<'v, 'a> {
    pub(super) fn of(voices: &'v Voices<'a>, given: Known) -> Self {
        let mut days = Self { voices, known: BTreeMap::new() };
        days.learn("signature", given.signed.ok_or(Undated::EventNotDated).or_else(|_| days.read("signature.date")));
        days.learn("entry_into_force", given.in_force.ok_or(Undated::EventNotDated));
        for (event, path) in &outline::calendar().moments {
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
    fn read(&self, path: &str) -> Result<Date, Undated> {
        self.moment(self.agreed(path)?)
    }

    /// The term of a value that is agreed.
    fn agreed(&self, path: &str) -> Result<&'a Term, Undated> {
        let stated = self.voices.stated(path).filter(|stated| stated.held.proposed_by.is_none()).ok_or(Undated::EventNotDated)?;
        moment::term(&stated.value.value)
    }

    /// The end of the first term of the agreement.
    fn end(&self) -> Result<Date, Undated> {
        let start = self.read("duration.starts").or_else(|_| self.day("entry_into_force"))?;
        moment::length(self.agreed("duration.term")?)?.from(start, Way::After, 1)
    }

    /// The day of a term that names a moment.
    pub(super) fn moment(&self, term: &Term) -> Result<Date, Undated> {
        match term {
            Term::Date(day) => Ok(*day),
            Term::Instant(instant) => {
                let events = self.voices.vocabulary.set("events").ok_or(Undated::EventNotDated)?;
                moment::instant(instant, events, |event| self.day(event))
            }
            _ => Err(Undated::NotOneLength),
        }
    }

    /// The day of an event.
    pub(super) fn day(&self, event: &str) -> Result<Date, Undated> {
        let once = outline::calendar().once.iter().any(|known| known == event);
        self.known.get(event).copied().ok_or(if once { Undated::EventNotDated } else { Undated::EachTime })
    }
}
