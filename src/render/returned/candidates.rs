//! Values that a changed sentence may state. Nothing here decides: each is printed, and only the one that prints what came
//! back is believed.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::{Agreement, Bounded, Case, Instant, Measure, Named, Offer, Quantity, Said, Term, Value, When};
use crate::text::{Lang, digit_value, fold};
use crate::vocabulary::{ChoiceId, Choices, Entry, Field, FieldType, Unit, Vocabulary};

/// The most numbers of a sentence that are tried.
const MOST_NUMBERS: usize = 16;
/// The most entries of a set that are tried with each other.
const MOST_FOUND: usize = 12;

/// What a returned sentence lets one guess.
#[derive(Debug)]
pub(super) struct Clue<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// Who the Parties are.
    pub agreement: &'a Agreement,
    /// The language of the sentence.
    lang: Lang,
    /// The numbers in it.
    numbers: Vec<Decimal>,
    /// Its words, folded.
    words: String,
}

impl<'a> Clue<'a> {
    /// What the words of a sentence let one guess.
    pub fn of(words: &str, lang: Lang, vocabulary: &'a Vocabulary, agreement: &'a Agreement) -> Self {
        Self { vocabulary, agreement, lang, numbers: numbers(words), words: fold(words) }
    }

    /// Every value that differs from this one in one thing.
    pub fn values(&self, field: &Field, value: &Value) -> Vec<Value> {
        let with = |said: Said| Value { span: value.span, said };
        match &value.said {
            Said::Cases(cases) => self.cases(field, cases).into_iter().map(|cases| with(Said::Cases(cases))).collect(),
            Said::Open(offers) => {
                let mut out: Vec<Value> = offers.iter().map(|offer| with(Said::Cases(offer.cases.clone()))).collect();
                for (at, offer) in offers.iter().enumerate() {
                    for cases in self.cases(field, &offer.cases) {
                        let changed = |(place, other): (usize, &Offer)| match place == at {
                            true => Offer { cases: cases.clone(), ..offer.clone() },
                            false => other.clone(),
                        };
                        out.push(with(Said::Open(offers.iter().enumerate().map(changed).collect())));
                    }
                }
                out
            }
        }
    }

    fn cases(&self, field: &Field, cases: &[Case]) -> Vec<Vec<Case>> {
        let mut out = Vec::new();
        let with = |at: usize, case: Case| {
            let swap = |(place, other): (usize, &Case)| if place == at { case.clone() } else { other.clone() };
            cases.iter().enumerate().map(swap).collect::<Vec<_>>()
        };
        for (at, case) in cases.iter().enumerate() {
            out.extend(self.terms(field, &case.term).into_iter().map(|term| with(at, Case { term, ..case.clone() })));
            out.push(with(at, Case { in_principle: !case.in_principle, ..case.clone() }));
            if case.when.is_some() {
                out.push(with(at, Case { when: None, ..case.clone() }));
            }
            if cases.len() > 1 {
                out.push(cases.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, other)| other.clone()).collect());
            }
            out.extend(self.conditions().into_iter().map(|when| with(at, Case { when: Some(when), ..case.clone() })));
        }
        if let [.., last] = cases {
            let mut terms = self.terms(field, &last.term);
            terms.truncate(64);
            for when in self.conditions() {
                let more = terms.iter().map(|term| Case { term: term.clone(), when: Some(when.clone()), ..last.clone() });
                out.extend(more.map(|case| cases.iter().cloned().chain([case]).collect()));
            }
        }
        out
    }

    /// The conditions whose words stand in the sentence.
    fn conditions(&self) -> Vec<When> {
        let of = |set: &str, make: fn(Named) -> When| {
            let found = self.vocabulary.set(set).map(|set| self.found(set)).unwrap_or_default();
            found.into_iter().map(move |choice| make(Named::Known(choice))).collect::<Vec<_>>()
        };
        [of("conditions", When::If), of("workers", When::For)].concat()
    }

    /// Every term that a field could say in place of this one.
    fn terms(&self, field: &Field, old: &Term) -> Vec<Term> {
        let mut out = match field.kind {
            FieldType::YesNo => vec![Term::YesNo(true), Term::YesNo(false)],
            FieldType::Choice => self.single_choices(field),
            FieldType::Choices => self.choices(field, old),
            FieldType::Party => self.parties(),
            FieldType::Languages => self.codes(old, Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect()),
            FieldType::Countries => self.codes(old, self.party_codes()),
            FieldType::Date => self.dates().into_iter().map(Term::Date).collect(),
            FieldType::Instant => self.instants().into_iter().map(Term::Instant).collect(),
            FieldType::Currencies | FieldType::Instruments | FieldType::Reference => self.codes(old, Vec::new()),
            FieldType::Text => Vec::new(),
            _ => self.quantities(field, old).into_iter().map(Term::Quantity).collect(),
        };
        if !matches!(field.kind, FieldType::Text) {
            out.extend([Term::None, Term::Unlimited, Term::Nationals, Term::ToBeAgreed].into_iter().filter(|term| {
                // A yes or no has no "none": the reader of values takes the word for something else.
                field.kind != FieldType::YesNo || *term != Term::None
            }));
            out.extend(self.party_codes().into_iter().map(|code| Term::Law(vec![code])));
            out.push(Term::Law(self.party_codes()));
        }
        out.retain(|term| term != old);
        out
    }

    fn party_codes(&self) -> Vec<String> {
        self.agreement.parties.iter().map(|party| party.code.text.clone()).collect()
    }

    fn parties(&self) -> Vec<Term> {
        let words = ["both", "each", "destination", "origin"].map(str::to_owned);
        words.into_iter().chain(self.party_codes()).map(|code| Term::Parties(vec![code])).collect()
    }

    fn single_choices(&self, field: &Field) -> Vec<Term> {
        let Some(choices) = self.vocabulary.choices(field) else { return Vec::new() };
        choices.iter().map(|(choice, ..)| Term::Choices(vec![Named::Known(choice)])).collect()
    }

    /// The entries named in the sentence; one fewer, one more, or another than there were.
    fn choices(&self, field: &Field, old: &Term) -> Vec<Term> {
        let (Some(choices), Term::Choices(old)) = (self.vocabulary.choices(field), old) else { return self.single_choices(field) };
        let found = self.found(choices);
        let mut out = vec![found.iter().map(|choice| Named::Known(*choice)).collect::<Vec<_>>()];
        for at in 0..old.len() {
            let without = |(place, _): &(usize, &Named)| *place != at;
            out.push(old.iter().enumerate().filter(without).map(|(_, named)| named.clone()).collect());
        }
        for choice in found.into_iter().map(Named::Known).filter(|named| !old.contains(named)) {
            for at in 0..=old.len() {
                let (before, after) = old.split_at_checked(at).unwrap_or((old, &[]));
                out.push([before, std::slice::from_ref(&choice), after].concat());
                out.push([before, std::slice::from_ref(&choice), after.get(1..).unwrap_or_default()].concat());
            }
        }
        out.retain(|all| !all.is_empty());
        out.into_iter().map(Term::Choices).chain(self.single_choices(field)).collect()
    }

    /// The entries of a set whose words stand in the sentence, in the order of the sentence.
    fn found(&self, choices: &Choices) -> Vec<ChoiceId> {
        let place = |entry: &Entry| {
            let said = fold(entry.say.get(self.lang));
            let bare = said.strip_prefix("ال").unwrap_or(&said);
            let bare = ["l'", "les ", "le ", "la ", "des ", "the "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
            self.words.find(bare).filter(|_| bare.chars().count() > 2)
        };
        let mut found: Vec<(usize, ChoiceId)> = choices.iter().filter_map(|(choice, _, entry)| Some((place(entry)?, choice))).collect();
        found.sort_unstable();
        found.truncate(MOST_FOUND);
        found.into_iter().map(|(_, choice)| choice).collect()
    }

    fn codes(&self, old: &Term, known: Vec<String>) -> Vec<Term> {
        let Term::Codes(old) = old else { return Vec::new() };
        let mut out: Vec<Vec<String>> = known.iter().map(|code| vec![code.clone()]).collect();
        for at in 0..old.len() {
            out.push(old.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, code)| code.clone()).collect());
        }
        out.extend(known.iter().filter(|code| !old.contains(code)).map(|code| [old.as_slice(), std::slice::from_ref(code)].concat()));
        out.push(known);
        out.retain(|codes| !codes.is_empty());
        out.into_iter().map(Term::Codes).collect()
    }

    /// Every bound over every number of the sentence, in every unit of the field.
    fn quantities(&self, field: &Field, old: &Term) -> Vec<Bounded> {
        let before: Vec<&Quantity> = if let Term::Quantity(bounded) = old { bounded.quantities().collect() } else { Vec::new() };
        let mut amounts = self.numbers.clone();
        amounts.extend(before.iter().map(|quantity| quantity.amount).filter(|amount| !self.numbers.contains(amount)));
        let mut out = Vec::new();
        for (measure, per) in measures(field, before.first().copied()) {
            let quantity = |amount: &Decimal| Quantity { amount: *amount, measure: measure.clone(), per };
            for amount in &amounts {
                out.extend([Bounded::Exactly(quantity(amount)), Bounded::AtLeast(quantity(amount)), Bounded::AtMost(quantity(amount))]);
            }
            for (at, low) in amounts.iter().enumerate().take(4) {
                let higher = amounts.iter().skip(at.saturating_add(1)).take(4).filter(|high| *high > low);
                out.extend(higher.map(|high| Bounded::Between(quantity(low), quantity(high))));
            }
        }
        out
    }

    fn lengths(&self) -> Vec<Bounded> {
        let units = Unit::ALL.into_iter().filter(|unit| *unit != Unit::Season);
        let of = |unit| self.numbers.iter().map(move |amount| Quantity { amount: *amount, measure: Measure::Time(unit), per: None });
        let all = units.flat_map(of);
        all.flat_map(|one| [Bounded::Exactly(one.clone()), Bounded::AtLeast(one.clone()), Bounded::AtMost(one)]).collect()
    }

    fn instants(&self) -> Vec<Instant> {
        let mut out: Vec<Instant> = self.dates().into_iter().map(Instant::Date).collect();
        let events: Vec<ChoiceId> = self.vocabulary.set("events").map(|set| set.iter().map(|(id, ..)| id).collect()).unwrap_or_default();
        let lengths = self.lengths();
        for event in events {
            out.push(Instant::On(event));
            out.extend(lengths.iter().map(|length| Instant::After(length.clone(), event)));
            out.extend(lengths.iter().map(|length| Instant::Before(length.clone(), event)));
            let units = [Unit::Week, Unit::Month, Unit::Year];
            out.extend((1..=12).flat_map(|nth| units.map(|unit| Instant::FirstDay { nth, unit, event })));
        }
        out
    }

    /// Every day whose number and year stand in the sentence.
    fn dates(&self) -> Vec<jiff::civil::Date> {
        let whole = |amount: &Decimal| i16::try_from(amount.mantissa()).ok().filter(|_| amount.is_integer());
        let numbers: Vec<i16> = self.numbers.iter().filter_map(whole).collect();
        let years = numbers.iter().copied().filter(|year| (1900..2200).contains(year));
        let day = |year: i16| {
            let days = numbers.iter().filter_map(|day| i8::try_from(*day).ok());
            days.flat_map(move |day| (1..=12).filter_map(move |month| jiff::civil::Date::new(year, month, day).ok()))
        };
        years.flat_map(day).collect()
    }
}

/// The measures and periods that a field takes, those of the old value first.
fn measures(field: &Field, old: Option<&Quantity>) -> Vec<(Measure, Option<Unit>)> {
    let mut out: Vec<(Measure, Option<Unit>)> = old.map(|old| (old.measure.clone(), old.per)).into_iter().collect();
    let named: Vec<Unit> = field.def.units.iter().filter_map(|id| Unit::from_id(id)).collect();
    let units = if named.is_empty() { Unit::ALL.to_vec() } else { named };
    let periods = [Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];
    let per = match field.kind {
        FieldType::DurationPer(unit) => Some(old.map_or(Some(unit), |old| old.per)).flatten(),
        _ => old.and_then(|old| old.per),
    };
    match field.kind {
        FieldType::Duration | FieldType::DurationPer(_) => out.extend(units.into_iter().map(|unit| (Measure::Time(unit), per))),
        FieldType::Percent => out.push((Measure::Percent, per)),
        FieldType::Count => out.push((Measure::Count, per)),
        FieldType::CountPer => out.extend(periods.map(|unit| (Measure::Count, Some(unit)))),
        FieldType::MoneyPer | FieldType::Money => {
            let codes = ["LYD", "USD", "EUR", "XOF"].map(str::to_owned);
            let code = |quantity: &Quantity| if let Measure::Money(code) = &quantity.measure { Some(code.clone()) } else { None };
            let codes: Vec<String> = old.and_then(code).into_iter().chain(codes).collect();
            for code in codes {
                let periods: Vec<Option<Unit>> = if field.kind == FieldType::Money { vec![None] } else { periods.map(Some).to_vec() };
                out.extend(periods.into_iter().map(|per| (Measure::Money(code.clone()), per)));
            }
        }
        _ => {}
    }
    let mut seen = Vec::new();
    out.retain(|one| {
        !seen.contains(one) && {
            seen.push(one.clone());
            true
        }
    });
    out
}

/// The numbers of a text, each in every way in which it can be read: a sign or space inside may part thousands or decimals.
pub(super) fn numbers(text: &str) -> Vec<Decimal> {
    let western = crate::text::to_western(text);
    let mut found: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut letters = western.chars().peekable();
    while let Some(letter) = letters.next() {
        let digit_next = letters.peek().is_some_and(|next| digit_value(*next).is_some());
        if letter.is_ascii_digit() {
            current.push(letter);
        } else if !current.is_empty() && digit_next && (matches!(letter, '.' | ',' | '\u{66c}') || letter.is_whitespace()) {
            current.push(if letter.is_whitespace() { ' ' } else { letter });
        } else if !current.is_empty() {
            found.push(std::mem::take(&mut current));
        }
    }
    found.push(current);
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for written in found.iter().filter(|written| !written.is_empty()) {
        let joined: String = written.chars().filter(char::is_ascii_digit).collect();
        let point = written.replace([' ', '\u{66c}'], "").replace(',', ".");
        let parts = written.split(|letter: char| !letter.is_ascii_digit()).map(str::to_owned);
        for reading in [joined, point].into_iter().chain(parts) {
            if let Ok(number) = reading.parse::<Decimal>()
                && seen.insert(number)
            {
                out.push(number.normalize());
            }
        }
    }
    out.truncate(MOST_NUMBERS);
    out
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn a_number_is_read_in_every_way() {
        let read = |text: &str| numbers(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("thirty (30) days"), ["30"]);
        assert!(read("1\u{202f}800 dinars").contains(&"1800".to_owned()));
        assert!(read("1,5 heure").contains(&"1.5".to_owned()));
        assert_eq!(read("ثلاثين (٣٠) يوماً"), ["30"]);
    }
}
