//! Typed values as a drafter types them, in English; the formatter turns them into the language of the file.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Bounded, Case, Instant, Measure, Named, Quantity, Term, When};
use crate::text::Lang;
use crate::vocabulary::{ChoiceId, Choices, Field, FieldType, Unit, Vocabulary};

/// What writes values of one field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'a> {
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The field.
    pub field: &'a Field,
}

const ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

impl Writer<'_> {
    /// Cases, the rule first.
    pub fn cases(&self, cases: &[Case]) -> Option<String> {
        let all: Option<Vec<String>> = cases.iter().map(|case| self.case(case)).collect();
        all.map(|all| all.join("; "))
    }

    fn case(&self, case: &Case) -> Option<String> {
        let mut out = self.term(&case.term)?;
        if case.in_principle {
            out.push_str(" in principle");
        }
        let (word, set, named) = match &case.when {
            None => return Some(out),
            Some(When::Otherwise) => return Some(out + " otherwise"),
            Some(When::If(named)) => (" if ", "conditions", named),
            Some(When::For(named)) => (" for ", "workers", named),
        };
        Some(out + word + &named_of(named, self.vocabulary.set(set)))
    }

    /// A term.
    pub fn term(&self, term: &Term) -> Option<String> {
        let list = |all: &[String]| all.join(", ");
        Some(match term {
            Term::Quantity(bounded) => self.bounded(bounded),
            Term::YesNo(true) => "yes".to_owned(),
            Term::YesNo(false) => "no".to_owned(),
            Term::None => "none".to_owned(),
            Term::Unlimited => "unlimited".to_owned(),
            Term::Law(codes) => format!("as law of {}", codes.join(" and ")),
            Term::Nationals => "no less than nationals".to_owned(),
            Term::ToBeAgreed => "to be agreed".to_owned(),
            Term::Choices(all) => {
                let choices = self.vocabulary.choices(self.field);
                list(&all.iter().map(|named| named_of(named, choices)).collect::<Vec<_>>())
            }
            Term::Date(day) => day.to_string(),
            Term::Instant(instant) => self.instant(instant)?,
            Term::Parties(codes) | Term::Codes(codes) => list(codes),
            Term::References(ids) => list(&ids.iter().map(|(id, _)| format!("@{id}")).collect::<Vec<_>>()),
            Term::Text(_) => return None,
        })
    }

    fn bounded(&self, bounded: &Bounded) -> String {
        match bounded {
            Bounded::Exactly(one) => self.quantity(one),
            Bounded::AtLeast(one) => format!("at least {}", self.quantity(one)),
            Bounded::AtMost(one) => format!("at most {}", self.quantity(one)),
            Bounded::Between(low, high) => format!("between {} and {}", low.amount.normalize(), self.quantity(high)),
        }
    }

    fn quantity(&self, quantity: &Quantity) -> String {
        let amount = quantity.amount.normalize();
        let mut out = match &quantity.measure {
            Measure::Count => amount.to_string(),
            Measure::Percent => format!("{amount} %"),
            Measure::Money(code) => format!("{amount} {code}"),
            Measure::Time(unit) => format!("{amount} {}", self.unit(*unit, amount)),
        };
        if let Some(per) = quantity.per.filter(|_| !matches!(self.field.kind, FieldType::DurationPer(_))) {
            out.push_str(" per ");
            out.push_str(self.unit(per, Decimal::ONE));
        }
        out
    }

    fn unit(&self, unit: Unit, amount: Decimal) -> &str {
        self.vocabulary.lexicon().unit_form(unit, Lang::En, amount.to_u64())
    }

    fn instant(&self, instant: &Instant) -> Option<String> {
        let event = |id: &ChoiceId| self.vocabulary.set("events")?.get(*id).map(|entry| entry.name.first(Lang::En).to_owned());
        Some(match instant {
            Instant::Date(day) => day.to_string(),
            Instant::On(id) => format!("on {}", event(id)?),
            Instant::After(length, id) => format!("{} after {}", self.bounded(length), event(id)?),
            Instant::Before(length, id) => format!("{} before {}", self.bounded(length), event(id)?),
            Instant::FirstDay { nth, unit, event: id } => {
                let nth = ORDINALS.get(usize::from(*nth).checked_sub(1)?)?;
                format!("first day of {nth} {} after {}", self.unit(*unit, Decimal::ONE), event(id)?)
            }
        })
    }
}

fn named_of(named: &Named, choices: Option<&Choices>) -> String {
    match named {
        Named::Known(choice) => {
            choices.and_then(|all| all.get(*choice)).map(|entry| entry.name.first(Lang::En).to_owned()).unwrap_or_default()
        }
        Named::Own(id) => id.clone(),
    }
}
