//! What a changed sentence states, by proof: a value is believed when the program prints it exactly as it came back.

use rust_decimal::Decimal;

use super::candidates::{Clue, numbers};
use super::sheet::trace;
use super::tokens::{Token, printed};
use crate::model::{Bounded, Case, Offer, Quantity, Said, Term, Value};
use crate::vocabulary::{Field, FieldId};

/// How often one sentence may be printed in search of its value.
const MOST_FOR_ONE: usize = 6_000;
/// How many things may differ at once.
const ROUNDS: usize = 5;
/// The numbers whose words are looked for in a sentence whose figure stayed.
const NUMBERS_IN_WORDS: u32 = 400;

/// A field with what it says.
#[derive(Clone, Debug)]
pub(super) struct Stated<'a> {
    /// Its number in its clause.
    pub id: FieldId,
    /// What it is.
    pub field: &'a Field,
    /// What it says.
    pub value: Value,
}

/// What a changed sentence was found to state.
#[derive(Debug)]
pub(super) enum Found {
    /// These values, each in the place of the field of the same number.
    Values(Vec<Value>),
    /// Its figure and its words name two numbers.
    Disagrees {
        /// The number in figures.
        figure: String,
        /// The number in words.
        words: String,
    },
    /// No value prints it.
    Nothing,
}

/// What is left of the work that may be done for a whole file.
#[derive(Debug)]
pub(super) struct Budget(pub usize);

/// Prints fields with other values: nothing where they cannot be printed so.
pub(super) type Print<'p> = &'p dyn Fn(&[Value]) -> Option<String>;

/// Looks for the values that print a sentence.
pub(super) fn search(stated: &[Stated<'_>], print: Print<'_>, wanted: &str, clue: &Clue<'_>, budget: &mut Budget) -> Found {
    let target = trace(wanted);
    let mut best: Vec<Value> = stated.iter().map(|one| one.value.clone()).collect();
    let Some(old) = print(&best) else { return Found::Nothing };
    let mut nearest = likeness(&trace(&old), &target);
    let mut spent = 0_usize;
    for _ in 0..ROUNDS {
        let mut better = None;
        for (at, one) in stated.iter().enumerate() {
            let Some(from) = best.get(at) else { continue };
            for value in clue.values(one.field, from) {
                spent = spent.saturating_add(1);
                if spent > MOST_FOR_ONE || budget.0 == 0 {
                    return disagreement(stated, print, [&old, wanted], budget);
                }
                budget.0 = budget.0.saturating_sub(1);
                let mut all = best.clone();
                if let Some(place) = all.get_mut(at) {
                    *place = value;
                }
                let Some(words) = print(&all).map(|words| trace(&words)) else { continue };
                if words == target {
                    return Found::Values(all);
                }
                let near = likeness(&words, &target);
                if near > nearest {
                    (nearest, better) = (near, Some(all));
                }
            }
        }
        match better {
            Some(all) => best = all,
            None => break,
        }
    }
    disagreement(stated, print, [&old, wanted], budget)
}

/// How much two texts share at their beginnings and ends, in letters.
fn likeness(one: &str, two: &str) -> usize {
    let head = one.chars().zip(two.chars()).take_while(|(one, two)| one == two).count();
    let shorter = one.chars().count().min(two.chars().count());
    let tail = one.chars().rev().zip(two.chars().rev()).take_while(|(one, two)| one == two).count();
    // What is left over counts against it: of two texts that share as much, the shorter is nearer.
    (head + tail.min(shorter.saturating_sub(head))).saturating_mul(4).saturating_add(10_000).saturating_sub(one.chars().count())
}

/// "thirty (20) days": the figure was changed and the words were not, or the other way round.
fn disagreement(stated: &[Stated<'_>], print: Print<'_>, [old, new]: [&str; 2], budget: &mut Budget) -> Found {
    let (was, is) = (printed(old), printed(new));
    let amounts: Vec<Decimal> = stated.iter().flat_map(|one| amounts(&one.value)).collect();
    let stated_number = |token: &Token| numbers(&token.text).first().copied().filter(|number| amounts.contains(number));
    let Some(differing) = differing(&was, &is) else { return words_alone(stated, print, &is, &amounts, budget) };
    let figures = differing.iter().all(|(old, new)| stated_number(old).is_some() && !numbers(&new.text).is_empty());
    match differing.first() {
        Some((old, new)) if figures => Found::Disagrees { figure: new.text.clone(), words: old.text.clone() },
        _ => words_alone(stated, print, &is, &amounts, budget),
    }
}

/// The tokens in which two texts differ, if they differ in nothing else.
fn differing<'t>(was: &'t [Token], is: &'t [Token]) -> Option<Vec<(&'t Token, &'t Token)>> {
    (was.len() == is.len()).then(|| was.iter().zip(is).filter(|(old, new)| old.trace != new.trace).collect())
}

/// Looks for a number whose words were written around the figure of another.
fn words_alone(stated: &[Stated<'_>], print: Print<'_>, is: &[Token], amounts: &[Decimal], budget: &mut Budget) -> Found {
    for (at, one) in stated.iter().enumerate() {
        for number in 1..=NUMBERS_IN_WORDS {
            if budget.0 == 0 {
                return Found::Nothing;
            }
            budget.0 = budget.0.saturating_sub(1);
            let mut all: Vec<Value> = stated.iter().map(|one| one.value.clone()).collect();
            let Some(value) = with_amount(&one.value, Decimal::from(number)) else { break };
            if let Some(place) = all.get_mut(at) {
                *place = value;
            }
            let Some(words) = print(&all) else { continue };
            let words = printed(&words);
            let Some(differing) = differing(&words, is) else { continue };
            let figures = differing.iter().all(|(_, new)| numbers(&new.text).first().is_some_and(|figure| amounts.contains(figure)));
            if let Some((_, figure)) = differing.first().filter(|_| figures) {
                return Found::Disagrees { figure: figure.text.clone(), words: number.to_string() };
            }
        }
    }
    Found::Nothing
}

/// The amounts that a value names.
fn amounts(value: &Value) -> Vec<Decimal> {
    let of = |case: &Case| match &case.term {
        Term::Quantity(bounded) => bounded.quantities().map(|quantity| quantity.amount).collect(),
        _ => Vec::new(),
    };
    value.cases().flat_map(of).collect()
}

/// The value with its one amount replaced.
fn with_amount(value: &Value, amount: Decimal) -> Option<Value> {
    let swap = |cases: &[Case]| match cases {
        [only] => match &only.term {
            Term::Quantity(bounded) => {
                let quantity = |old: &Quantity| Quantity { amount, ..old.clone() };
                let bounded = match bounded {
                    Bounded::Exactly(old) => Bounded::Exactly(quantity(old)),
                    Bounded::AtLeast(old) => Bounded::AtLeast(quantity(old)),
                    Bounded::AtMost(old) => Bounded::AtMost(quantity(old)),
                    Bounded::Between(..) => return None,
                };
                Some(vec![Case { term: Term::Quantity(bounded), ..only.clone() }])
            }
            _ => None,
        },
        _ => None,
    };
    let said = match &value.said {
        Said::Cases(cases) => Said::Cases(swap(cases)?),
        Said::Open(offers) => match offers.as_slice() {
            [only] => Said::Open(vec![Offer { cases: swap(&only.cases)?, ..only.clone() }]),
            _ => return None,
        },
    };
    Some(Value { span: value.span, said })
}
