//! Small faults put into an expression on purpose: examples that do not notice them prove little.

use super::tree::{Expression, Literal, LiteralValue, Operator, Path, Term};

/// An expression with one fault, and what the fault is.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was changed, in the words of the expression.
    pub change: String,
    /// The expression.
    pub expression: Expression,
}

/// Every expression that differs from this one by a fault of a kind that authors make.
#[must_use]
pub fn mutants(expression: &Expression) -> Vec<Mutant> {
    let mut all = Vec::new();
    change(expression, &mut |change, expression| all.push(Mutant { change, expression }));
    all
}

type Sink<'s> = &'s mut dyn FnMut(String, Expression);

fn change(expression: &Expression, out: Sink<'_>) {
    match expression {
        Expression::And(parts) => junction(parts, Expression::And, Expression::Or, "`and` for `or`", out),
        Expression::Or(parts) => junction(parts, Expression::Or, Expression::And, "`or` for `and`", out),
        Expression::Not(part) => {
            out("`not` dropped".to_owned(), (**part).clone());
            change(part, &mut |what, part| out(what, Expression::Not(Box::new(part))));
        }
        Expression::Each { some, over, body } => {
            out("`every` and `some` exchanged".to_owned(), Expression::Each { some: !some, over: over.clone(), body: body.clone() });
            change(body, &mut |what, body| out(what, Expression::Each { some: *some, over: over.clone(), body: Box::new(body) }));
        }
        Expression::Compare { any, operator, left, right } => {
            for other in others(*operator, left, right) {
                let expression = Expression::Compare { any: *any, operator: other, left: left.clone(), right: right.clone() };
                out(format!("{operator:?} made {other:?}"), expression);
            }
            let with_left = |left| Expression::Compare { any: *any, operator: *operator, left, right: right.clone() };
            term(left, &mut |what, left| out(what, with_left(left)));
            let with_right = |right| Expression::Compare { any: *any, operator: *operator, left: left.clone(), right };
            term(right, &mut |what, right| out(what, with_right(right)));
        }
        Expression::In { any, negated, left, options } => {
            let with = |negated, options| Expression::In { any: *any, negated, left: left.clone(), options };
            out("`in` and `not in` exchanged".to_owned(), with(!negated, options.clone()));
            without_one(options, &mut |what, options| out(what, with(*negated, options)));
        }
        Expression::Has { left, options } => {
            without_one(options, &mut |what, options| out(what, Expression::Has { left: left.clone(), options }));
        }
        Expression::Lacks { left, options } => {
            without_one(options, &mut |what, options| out(what, Expression::Lacks { left: left.clone(), options }));
        }
        Expression::Stated { path, absent } => {
            out(format!("`stated` and `absent` exchanged of `{}`", name(path)), Expression::Stated { path: path.clone(), absent: !absent });
        }
        Expression::Call(call) => out("the answer turned round".to_owned(), Expression::Not(Box::new(Expression::Call(call.clone())))),
    }
}

fn junction(
    parts: &[Expression],
    same: fn(Vec<Expression>) -> Expression,
    other: fn(Vec<Expression>) -> Expression,
    exchanged: &str,
    out: Sink<'_>,
) {
    out(exchanged.to_owned(), other(parts.to_vec()));
    for at in 0..parts.len() {
        let rest: Vec<Expression> = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part.clone()).collect();
        out(format!("part {} dropped", at + 1), same(rest));
    }
    for (at, part) in parts.iter().enumerate() {
        change(part, &mut |what, changed| {
            let all = parts.iter().enumerate().map(|(other, part)| if other == at { changed.clone() } else { part.clone() });
            out(what, same(all.collect()));
        });
    }
}

/// A comparator turned round, and one made strict or lenient where numbers are compared.
fn others(operator: Operator, left: &Term, right: &Term) -> Vec<Operator> {
    let number = |term: &Term| match term {
        Term::Literal(Literal { value, .. }) => matches!(value, LiteralValue::Quantity { .. } | LiteralValue::Date(_)),
        _ => true,
    };
    let numbers = number(left) && number(right);
    match operator {
        Operator::Equal => vec![Operator::Unequal],
        Operator::Unequal => vec![Operator::Equal],
        Operator::AtMost if numbers => vec![Operator::Less, Operator::AtLeast],
        Operator::Less if numbers => vec![Operator::AtMost, Operator::Greater],
        Operator::AtLeast if numbers => vec![Operator::Greater, Operator::AtMost],
        Operator::Greater if numbers => vec![Operator::AtLeast, Operator::Less],
        _ => Vec::new(),
    }
}

fn term(of: &Term, out: &mut dyn FnMut(String, Term)) {
    match of {
        Term::Literal(literal) => value(literal, &mut |what, literal| out(what, Term::Literal(literal))),
        Term::Sum(one, two) => {
            out("a summand dropped".to_owned(), (**one).clone());
            out("a summand dropped".to_owned(), (**two).clone());
        }
        Term::Difference(one, two) => out("`-` made `+`".to_owned(), Term::Sum(one.clone(), two.clone())),
        Term::Times(one, factor) => {
            out("a factor changed".to_owned(), Term::Times(one.clone(), factor + 1));
        }
        Term::Path(_) | Term::Law { .. } | Term::Call { .. } => {}
    }
}

fn value(literal: &Literal, out: &mut dyn FnMut(String, Literal)) {
    let with = |value| Literal { value, place: literal.place };
    match &literal.value {
        LiteralValue::Quantity { amount, unit, per } => {
            for (what, changed) in [("larger", step(amount, true)), ("smaller", step(amount, false))] {
                if let Some(changed) = changed {
                    let value = LiteralValue::Quantity { amount: changed, unit: unit.clone(), per: per.clone() };
                    out(format!("{amount} made {what}"), with(value));
                }
            }
            if let Some(other) = unit.as_deref().and_then(other_unit) {
                let value = LiteralValue::Quantity { amount: amount.clone(), unit: Some(other.to_owned()), per: per.clone() };
                out(format!("{} made {other}", unit.as_deref().unwrap_or("")), with(value));
            }
        }
        LiteralValue::Word(word) if word == "yes" || word == "no" => {
            let other = if word == "yes" { "no" } else { "yes" };
            out(format!("{word} made {other}"), with(LiteralValue::Word(other.to_owned())));
        }
        LiteralValue::Word(_) | LiteralValue::Text(_) | LiteralValue::Date(_) => {}
    }
}

/// The next number up or down.
fn step(amount: &str, up: bool) -> Option<String> {
    let number: i64 = amount.parse().ok()?;
    let changed = if up { number.checked_add(1)? } else { number.checked_sub(1)? };
    (changed >= 0).then(|| changed.to_string())
}

fn other_unit(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "hour" | "hours" => "days",
        "day" | "days" => "weeks",
        "working day" | "working days" => "days",
        "week" | "weeks" => "months",
        "month" | "months" => "years",
        "year" | "years" => "months",
        _ => return None,
    })
}

fn without_one(options: &[Literal], out: &mut dyn FnMut(String, Vec<Literal>)) {
    if options.len() < 2 {
        return;
    }
    for (at, dropped) in options.iter().enumerate() {
        let rest = options.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, option)| option.clone()).collect();
        let word = match &dropped.value {
            LiteralValue::Word(word) | LiteralValue::Text(word) | LiteralValue::Date(word) => word.as_str(),
            LiteralValue::Quantity { amount, .. } => amount,
        };
        out(format!("`{word}` dropped"), rest);
    }
}

fn name(path: &Path) -> String {
    if path.field.is_empty() { path.kind.clone() } else { format!("{}.{}", path.kind, path.field) }
}
