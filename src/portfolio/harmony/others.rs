//! Agreements as wholes: instruments that some recall and others do not, days that fall together, Parties that have two.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Discord, Group, Reading, Said, Subject, Voice};
use crate::law::rulebook::BookBasis;
use crate::law::{Bound, HarmonyPage, Instrument, standing};
use crate::model::{Form, Instant, Term};
use crate::portfolio::entry::Entry;

impl Reading<'_> {
    /// Instruments that bind all Parties of several agreements, of which some recall them and others do not.
    pub(super) fn recalled(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut recalls: BTreeMap<&Arc<str>, BTreeSet<usize>> = BTreeMap::new();
        for (number, entry) in &self.entries {
            for key in &entry.recalled {
                recalls.entry(key).or_default().insert(*number);
            }
        }
        let told = recalls.into_iter().filter_map(|(key, recalling)| {
            let instrument = self.desk.law.instrument(key)?;
            // A preamble that recalls nothing keeps silent on purpose.
            let bound = self.entries.iter().filter(|(_, entry)| !entry.recalled.is_empty() && self.binds(instrument, entry));
            let (with, without): (Vec<usize>, Vec<usize>) = bound.map(|(number, _)| *number).partition(|number| recalling.contains(number));
            let some = with.len() >= page.least.max(1) && !without.is_empty();
            let voices = |all: Vec<usize>| all.into_iter().map(Voice::whole).collect();
            let groups = || vec![Group::plain(Said::Stated, voices(with)), Group::plain(Said::Silent, voices(without))];
            some.then(|| Discord::new(page, Subject::Instrument(Arc::clone(key)), groups()))
        });
        told.collect()
    }

    fn binds(&self, instrument: &Instrument, entry: &Entry) -> bool {
        let on = self.desk.on.or(entry.date);
        let bound = |code: &str| standing(self.desk.law, code, instrument, &BookBasis::default(), on) == Bound::Yes;
        !entry.parties.is_empty() && entry.parties.iter().all(|(code, _)| bound(code))
    }

    /// Days on which something ends or is due in several agreements at once. A day before the agreement is one to which it looks back.
    pub(super) fn days_together(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut days: BTreeMap<Date, BTreeMap<usize, Voice>> = BTreeMap::new();
        for (number, entry) in &self.entries {
            for waiver in &entry.waivers {
                let Some(day) = waiver.until.filter(|day| self.is_ahead(*day, entry)) else { continue };
                let voice = Voice { place: Some(waiver.place), ..Voice::whole(*number) };
                days.entry(day).or_default().entry(*number).or_insert(voice);
            }
        }
        let dates: BTreeMap<usize, &Entry> = self.entries.iter().copied().collect();
        let ahead = |number: usize, day| dates.get(&number).is_some_and(|entry| self.is_ahead(day, entry));
        for held in self.rows(page).flat_map(|(.., row)| row.values()) {
            for day in held.value().cases().filter_map(|case| day_of(&case.term)) {
                for voice in held.voices.iter().filter(|voice| ahead(voice.entry, day)) {
                    days.entry(day).or_default().entry(voice.entry).or_insert(*voice);
                }
            }
        }
        let together = days.into_iter().filter(|(_, voices)| voices.len() >= page.least.max(2));
        let groups = |voices: BTreeMap<usize, Voice>| vec![Group::plain(Said::Stated, self.in_order(voices))];
        together.map(|(day, voices)| Discord::new(page, Subject::Day(day), groups(voices))).collect()
    }

    fn is_ahead(&self, day: Date, entry: &Entry) -> bool {
        self.desk.on.or(entry.date).is_none_or(|date| date < day)
    }

    /// The voices in the order of the agreements.
    fn in_order(&self, mut voices: BTreeMap<usize, Voice>) -> Vec<Voice> {
        self.entries.iter().filter_map(|(number, _)| voices.remove(number)).collect()
    }

    /// Two agreements of the same Parties; a protocol and the framework over it are meant to stand together.
    pub(super) fn same_parties(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut all: BTreeMap<Vec<&str>, Vec<Voice>> = BTreeMap::new();
        for (number, entry) in &self.entries {
            let mut codes: Vec<&str> = entry.parties.iter().map(|(code, _)| code.as_str()).collect();
            codes.sort_unstable();
            if !codes.is_empty() && !matches!(entry.form, Form::Protocol | Form::Framework) {
                all.entry(codes).or_default().push(Voice::whole(*number));
            }
        }
        let subject = |codes: Vec<&str>| Subject::Parties(codes.into_iter().map(str::to_owned).collect());
        let several = all.into_iter().filter(|(_, voices)| voices.len() > 1);
        several.map(|(codes, voices)| Discord::new(page, subject(codes), vec![Group::plain(Said::Stated, voices)])).collect()
    }
}

const fn day_of(term: &Term) -> Option<Date> {
    match term {
        Term::Date(day) | Term::Instant(Instant::Date(day)) => Some(*day),
        _ => None,
    }
}
