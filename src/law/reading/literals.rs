//! The values that a rule states: that they exist, and can stand beside the value they are compared with.

use jiff::civil::Date;

use crate::finding::{Fact, Finding};
use crate::syntax::expression::{Expression, Literal, LiteralValue};
use crate::vocabulary::{FieldType, Unit};

use super::types::{Type, Types, family, word};

/// ISO 4217, codes of money in use.
const CURRENCIES: &str = include_str!("../../../grammar/currencies.txt");

/// The units by which rules call lengths of time.
const UNITS: [&str; 8] = ["minutes", "hours", "days", "working days", "weeks", "months", "years", "seasons"];

impl<'a> Types<'a, '_> {
    /// The literals of a list of choices.
    pub fn options(&mut self, expression: &Expression, options: &[Literal], of: Type<'a>) {
        let listed = matches!(expression, Expression::In { .. } | Expression::Has { .. } | Expression::Lacks { .. });
        for option in options {
            if listed && matches!(option.value, LiteralValue::Quantity { .. } | LiteralValue::Date(_)) {
                self.findings.push(Finding::error("rule-not-comparable", self.span(option.place)).variant("list"));
            } else {
                self.option(option, of);
            }
        }
    }

    /// That a literal means something by itself: its units are known, and its day is in the calendar.
    pub fn sound(&mut self, literal: &Literal) {
        match &literal.value {
            LiteralValue::Quantity { unit, per, .. } => {
                for unit in [unit, per].into_iter().flatten() {
                    let known = unit == "%" || Unit::in_rules(unit).is_some() || CURRENCIES.split_whitespace().any(|code| code == unit);
                    if !known {
                        let money = unit.bytes().all(|byte| byte.is_ascii_uppercase());
                        let names = if money { CURRENCIES.split_whitespace().collect() } else { UNITS.to_vec() };
                        self.unknown(literal.place, "unit", unit, &names);
                    }
                }
            }
            LiteralValue::Date(day) if day.parse::<Date>().is_err() => self.unknown(literal.place, "day", day, &[]),
            _ => {}
        }
    }

    /// A literal beside a value of some type.
    pub fn option(&mut self, literal: &Literal, of: Type<'a>) {
        self.sound(literal);
        let Type::Field(field) = of else { return };
        let fits = match (&literal.value, field.kind) {
            (LiteralValue::Word(word), _) if word == "none" || word == "unlimited" => true,
            (LiteralValue::Word(word), FieldType::Count) if word == "parties" => true,
            (LiteralValue::Quantity { unit, per, .. }, kind) => quantity_fits(unit.as_deref(), per.as_deref(), kind),
            (LiteralValue::Word(word), FieldType::YesNo) => word == "yes" || word == "no",
            (LiteralValue::Word(word), FieldType::Choice | FieldType::Choices) => {
                let known: Vec<&str> =
                    self.vocabulary.choices(field).map(|choices| choices.iter().map(|(_, id, _)| id).collect()).unwrap_or_default();
                if !known.contains(&word.as_str()) {
                    self.unknown(literal.place, "choice", word, &known);
                }
                true
            }
            (LiteralValue::Text(_), FieldType::Instruments) => self.instrument(literal),
            (LiteralValue::Text(code) | LiteralValue::Word(code), FieldType::Party | FieldType::Countries) => {
                self.party(code, literal.place);
                true
            }
            (LiteralValue::Text(_) | LiteralValue::Word(_), kind) => {
                matches!(kind, FieldType::Languages | FieldType::Currencies | FieldType::Reference | FieldType::Text)
            }
            (LiteralValue::Date(_), kind) => kind == FieldType::Date,
        };
        if !fits {
            let finding = Finding::error("rule-not-comparable", self.span(literal.place));
            self.findings.push(finding.with("field", field.def.id.as_str()).with("type", Fact::Key(family(of).unwrap_or("word"))));
        }
    }

    fn instrument(&mut self, literal: &Literal) -> bool {
        if let Some(key) = word(literal).filter(|key| self.law.instrument(key).is_none()) {
            let known: Vec<&str> = self.law.instruments().map(|instrument| instrument.id.as_str()).collect();
            self.unknown(literal.place, "instrument", key, &known);
        }
        true
    }
}

fn quantity_fits(unit: Option<&str>, per: Option<&str>, kind: FieldType) -> bool {
    let money = unit.is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
    match kind {
        FieldType::Count | FieldType::CountPer => unit.is_none(),
        FieldType::Percent => unit == Some("%"),
        FieldType::Money => money && per.is_none(),
        FieldType::MoneyPer => money && per.is_some(),
        FieldType::Duration | FieldType::DurationPer(_) => unit.is_some_and(|unit| unit != "%" && !money),
        // How many are chosen, as a number.
        FieldType::Choices => unit.is_none(),
        _ => false,
    }
}
