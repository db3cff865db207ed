//! A moment in words: a day, or so long before or after an event.

use super::case::Case as Gram;
use super::join::fill_joined;
use super::numbers::ordinal;
use super::speaker::Speaker;
use super::words::fill;
use crate::model::{Bounded, Instant, Measure, Quantity};
use crate::text::Lang;
use crate::vocabulary::{ChoiceId, Field, Gender, Unit};

impl Speaker<'_> {
    /// A moment in words.
    pub(super) fn instant(&self, instant: &Instant, field: &Field) -> String {
        let event = |id| self.event(id, field);
        match instant {
            Instant::Date(day) => fill(self.words.phrase("instant_date"), &[("d", &self.date(*day))]),
            Instant::On(id) => fill_joined(self.words.phrase("instant_on"), "e", &event(*id), self.lang),
            Instant::After(length, id) => fill(self.words.phrase("instant_after"), &[("d", &self.length(length)), ("e", &event(*id))]),
            Instant::Before(length, id) => fill(self.words.phrase("instant_before"), &[("d", &self.length(length)), ("e", &event(*id))]),
            Instant::FirstDay { nth, unit, event: id } => {
                let (key, feminine) = first_day(*unit, self.lang);
                let gender = if feminine { Gender::F } else { Gender::M };
                let nth = ordinal(u64::from(*nth), self.lang, gender, Gram::Gen);
                fill(self.words.phrase(key), &[("nth", &nth), ("e", &event(*id))])
            }
        }
    }

    /// An event as a field means it: the deposit that counts for a State that accedes is that of its own instrument.
    fn event(&self, id: ChoiceId, field: &Field) -> String {
        let Some(set) = self.vocabulary.set("events") else { return String::new() };
        let meant = field.def.sense.as_deref().and_then(|sense| self.words.find_phrase(&format!("event_{}_{sense}", set.id(id))));
        match meant {
            Some(words) => self.in_register(words),
            None => set.get(id).map(|entry| self.entry(entry, Gram::Gen)).unwrap_or_default(),
        }
    }

    /// The length of time before or after an event.
    fn length(&self, bounded: &Bounded) -> String {
        let say = |quantity: &Quantity| match &quantity.measure {
            Measure::Time(unit) => self.count(quantity, unit.id(), Gram::Gen),
            _ => quantity.amount.to_string(),
        };
        match bounded {
            Bounded::Exactly(one) => say(one),
            Bounded::AtLeast(one) => fill(self.words.phrase("value_at_least"), &[("x", &say(one))]),
            Bounded::AtMost(one) => fill(self.words.phrase("value_at_most"), &[("x", &say(one))]),
            Bounded::Between(low, high) => fill(self.words.phrase("value_between"), &[("x", &say(low)), ("y", &say(high))]),
        }
    }
}

/// The phrase for "first day of the n-th …", and whether its unit is feminine.
const fn first_day(unit: Unit, lang: Lang) -> (&'static str, bool) {
    match (unit, lang) {
        (Unit::Week, Lang::Fr) => ("instant_first_day_week", true),
        (Unit::Week, _) => ("instant_first_day_week", false),
        (Unit::Year, _) => ("instant_first_day_year", true),
        _ => ("instant_first_day_month", false),
    }
}
