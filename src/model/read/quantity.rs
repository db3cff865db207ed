//! `at least 30 days`, `1800 LYD per month`, `between 2 and 4 years`, `150 %`.

use rust_decimal::Decimal;

use crate::finding::Finding;
use crate::syntax::Token;
use crate::text::{Span, fold};
use crate::vocabulary::{FieldType, Unit, Word};

use super::number::{Slip, number};
use super::{Place, Reader, names_fact};
use crate::model::quantity::{Bounded, Measure, Quantity};

/// A bound word met while reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exactly,
    AtLeast,
    AtMost,
    Between,
}

/// What has been read of one quantity.
#[derive(Default)]
struct Pieces {
    bound: Option<Bound>,
    amounts: Vec<(Decimal, Span)>,
    unit: Option<(Measure, Span)>,
    per: Option<Unit>,
    strange: Option<Span>,
}

impl Reader<'_> {
    /// A bounded quantity, or `None` with a finding.
    pub(super) fn quantity(&mut self, tokens: &[&Token], span: Span, place: Place<'_>) -> Option<Bounded> {
        let pieces = self.pieces(tokens, place)?;
        if let Some(strange) = pieces.strange {
            let finding = self.strange_word(strange, place);
            self.findings.push(finding);
            return None;
        }
        let Some(&(amount, amount_span)) = pieces.amounts.first() else {
            let finding = self.wrong_kind(span, place);
            self.findings.push(finding);
            return None;
        };
        let (measure, per) = self.measure(&pieces, span, amount_span, place)?;
        let quantity = |amount| Quantity { amount, measure: measure.clone(), per };
        match (pieces.bound.unwrap_or(Bound::Exactly), pieces.amounts.as_slice()) {
            (Bound::Between, [(low, _), (high, high_span)]) => {
                if low > high {
                    let finding = Finding::error("bounds-reversed", span).with("low", low.to_string()).with("high", high.to_string());
                    self.findings.push(finding.label(*high_span, "high"));
                    return None;
                }
                Some(Bounded::Between(quantity(*low), quantity(*high)))
            }
            (Bound::Exactly, [_]) => Some(Bounded::Exactly(quantity(amount))),
            (Bound::AtLeast, [_]) => Some(Bounded::AtLeast(quantity(amount))),
            (Bound::AtMost, [_]) => Some(Bounded::AtMost(quantity(amount))),
            _ => {
                let finding = match pieces.amounts.get(1) {
                    Some((_, second)) if pieces.bound != Some(Bound::Between) => {
                        Finding::error("number-written-with-space", amount_span.to(*second))
                            .with("value", self.slice(amount_span.to(*second)))
                    }
                    _ => self.wrong_kind(span, place),
                };
                self.findings.push(finding);
                None
            }
        }
    }

    fn pieces(&mut self, tokens: &[&Token], place: Place<'_>) -> Option<Pieces> {
        let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut pieces = Pieces::default();
        let mut at = 0;
        while let (Some(token), Some(rest)) = (tokens.get(at), words.get(at..)) {
            let span = token.span();
            if let Some(read) = number(self.slice(span)) {
                match read {
                    Ok((amount, suffix)) => {
                        pieces.amounts.push((amount, span));
                        if suffix == "%" {
                            pieces.unit = Some((Measure::Percent, span));
                        } else if !suffix.is_empty() {
                            pieces.strange.get_or_insert(span);
                        }
                    }
                    Err(Slip::Mixed) => {
                        self.findings.push(
                            Finding::error("digits-of-two-systems", span)
                                .with("value", self.slice(span))
                                .fix(span, crate::text::to_western(self.slice(span))),
                        );
                        return None;
                    }
                    Err(Slip::Malformed) => {
                        let finding = self.wrong_kind(span, place);
                        self.findings.push(finding);
                        return None;
                    }
                }
                at += 1;
                continue;
            }
            at += self.take_word(&mut pieces, rest, span, place);
        }
        Some(pieces)
    }

    /// Reads one word or phrase that is not a number; returns how many tokens it took.
    fn take_word(&self, pieces: &mut Pieces, rest: &[&str], span: Span, place: Place<'_>) -> usize {
        if self.slice(span) == "%" {
            pieces.unit = Some((Measure::Percent, span));
            return 1;
        }
        if let Some((length, meanings)) = self.vocabulary.lexicon().phrase(rest) {
            for word in meanings {
                match word {
                    Word::AtLeast => pieces.bound = Some(Bound::AtLeast),
                    Word::AtMost => pieces.bound = Some(Bound::AtMost),
                    Word::Between => pieces.bound = Some(Bound::Between),
                    Word::And if pieces.bound == Some(Bound::Between) => {}
                    Word::Percent => pieces.unit = Some((Measure::Percent, span)),
                    Word::Per => {
                        let after = rest.get(length..).unwrap_or_default();
                        let Some((taken, unit)) = self.unit(after) else { continue };
                        pieces.per = Some(unit);
                        return length + taken;
                    }
                    Word::Unit(unit) => {
                        if pieces.unit.is_none() {
                            pieces.unit = Some((Measure::Time(*unit), span));
                        } else {
                            pieces.strange.get_or_insert(span);
                        }
                    }
                    _ => continue,
                }
                return length;
            }
        }
        let typed = self.slice(span);
        if typed.len() == 3 && typed.bytes().all(|byte| byte.is_ascii_uppercase()) {
            pieces.unit = Some((Measure::Money(typed.to_owned()), span));
            return 1;
        }
        // Arabic writes "and" as a letter of the next number: بين 2 و4
        if pieces.bound == Some(Bound::Between)
            && let Some(Ok((amount, _))) = typed.strip_prefix('و').and_then(number)
        {
            pieces.amounts.push((amount, span));
            return 1;
        }
        // A count may name what it counts: 3 copies.
        if matches!(place.field.kind, FieldType::Count | FieldType::CountPer)
            && !pieces.amounts.is_empty()
            && pieces.unit.as_ref().is_none_or(|(measure, _)| *measure == Measure::Count)
        {
            pieces.unit = Some((Measure::Count, span));
            return 1;
        }
        pieces.strange.get_or_insert(span);
        1
    }

    fn unit(&self, words: &[&str]) -> Option<(usize, Unit)> {
        let (length, meanings) = self.vocabulary.lexicon().phrase(words)?;
        meanings.iter().find_map(|word| match word {
            Word::Unit(unit) => Some((length, *unit)),
            _ => None,
        })
    }

    /// The measure that the type asks for, or a finding that names the units allowed.
    fn measure(&mut self, pieces: &Pieces, span: Span, amount: Span, place: Place<'_>) -> Option<(Measure, Option<Unit>)> {
        let stated = pieces.unit.as_ref().map(|(measure, _)| measure);
        let zero = pieces.amounts.iter().all(|(amount, _)| amount.is_zero());
        let kind = place.field.kind;
        let fits = match (kind, stated) {
            (FieldType::Count | FieldType::CountPer, None | Some(Measure::Count)) => Some(Measure::Count),
            (FieldType::Percent, Some(Measure::Percent)) => Some(Measure::Percent),
            (FieldType::Money | FieldType::MoneyPer, Some(money @ Measure::Money(_))) => Some(money.clone()),
            (FieldType::Money | FieldType::MoneyPer, None) if zero => Some(Measure::Money(String::from("XXX"))),
            (FieldType::Duration | FieldType::DurationPer(_) | FieldType::Instant, Some(Measure::Time(unit))) => {
                let allowed = &place.field.def.units;
                (allowed.is_empty() || allowed.iter().any(|id| id == unit.id())).then_some(Measure::Time(*unit))
            }
            _ => None,
        };
        let Some(measure) = fits else {
            let at = pieces.unit.as_ref().map_or(amount, |(_, span)| *span);
            let finding = self.wrong_unit(at, stated, place);
            self.findings.push(finding);
            return None;
        };
        let per = match (kind, pieces.per) {
            (FieldType::DurationPer(unit), None) => Some(unit),
            (FieldType::DurationPer(unit), Some(per)) if unit != per => {
                self.findings.push(
                    Finding::error("period-not-allowed", span)
                        .with("key", self.slice(place.key))
                        .with("period", self.names_of_units([unit])),
                );
                return None;
            }
            (FieldType::CountPer | FieldType::MoneyPer, None) if !zero => {
                let periods = self.names_of_units([Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year]);
                let finding = Finding::error("period-missing", span)
                    .with("key", self.slice(place.key))
                    .with("periods", periods)
                    .with("value", self.slice(span));
                self.findings.push(finding.with("example", self.example(place.field)));
                return None;
            }
            (FieldType::Count | FieldType::Money | FieldType::Percent | FieldType::Duration, Some(_)) => {
                self.findings.push(Finding::error("period-not-allowed", span).variant("none").with("key", self.slice(place.key)));
                return None;
            }
            (_, per) => per,
        };
        Some((measure, per))
    }

    fn wrong_unit(&self, at: Span, stated: Option<&Measure>, place: Place<'_>) -> Finding {
        let typed = self.slice(at);
        match place.field.kind {
            FieldType::Duration | FieldType::DurationPer(_) | FieldType::Instant
                if stated.is_none() || matches!(stated, Some(Measure::Time(_))) =>
            {
                let allowed: Vec<Unit> = match place.field.def.units.as_slice() {
                    [] => Unit::ALL.to_vec(),
                    some => some.iter().filter_map(|id| Unit::from_id(id)).collect(),
                };
                let finding = Finding::error("unit-not-allowed", at).with("key", self.slice(place.key)).with("value", typed);
                let finding = finding.with("units", self.names_of_units(allowed));
                if stated.is_none() { finding.variant("missing") } else { finding }
            }
            FieldType::Money | FieldType::MoneyPer if stated.is_none() => {
                Finding::error("unit-not-allowed", at).variant("currency").with("key", self.slice(place.key)).with("value", typed)
            }
            _ => self.wrong_kind(at, place),
        }
    }

    fn names_of_units(&self, units: impl IntoIterator<Item = Unit>) -> crate::finding::Fact {
        let lexicon = self.vocabulary.lexicon();
        let names: Vec<_> = units.into_iter().filter_map(|unit| lexicon.unit_names(unit)).collect();
        names_fact(names.iter().copied())
    }

    /// A word that no quantity has: perhaps a unit with a slip.
    fn strange_word(&self, span: Span, place: Place<'_>) -> Finding {
        let typed = self.slice(span);
        if number(typed).is_some() {
            return self.wrong_kind(span, place);
        }
        let words = self.vocabulary.lexicon().words();
        let known = words.units.iter().chain(&words.words);
        let names = known.flat_map(|(_, names)| names.all().map(|(_, name)| name));
        match super::nearest(typed, names) {
            Some(near) if fold(near) != fold(typed) => Finding::error("unknown-word", span)
                .variant("near")
                .with("typed", typed)
                .with("near", near)
                .with("key", self.slice(place.key))
                .suggest(span, near),
            _ => Finding::error("unknown-word", span)
                .with("typed", typed)
                .with("key", self.slice(place.key))
                .with("example", self.example(place.field)),
        }
    }
}
