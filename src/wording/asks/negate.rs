//! "Not" carried inwards: "none of these" reads better than "it is not the case that one of these".

use crate::syntax::expression::{Expression, Operator};

/// The same question with "not" only where nothing else says it.
pub(super) fn without_not(expression: &Expression) -> Expression {
    match expression {
        Expression::Not(part) => negated(part),
        Expression::And(parts) => Expression::And(parts.iter().map(without_not).collect()),
        Expression::Or(parts) => Expression::Or(parts.iter().map(without_not).collect()),
        Expression::Each { some, over, body } => Expression::Each { some: *some, over: over.clone(), body: Box::new(without_not(body)) },
        other => other.clone(),
    }
}

fn negated(expression: &Expression) -> Expression {
    match expression {
        Expression::Not(part) => without_not(part),
        Expression::And(parts) => Expression::Or(parts.iter().map(negated).collect()),
        Expression::Or(parts) => Expression::And(parts.iter().map(negated).collect()),
        Expression::Each { some, over, body } => Expression::Each { some: !some, over: over.clone(), body: Box::new(negated(body)) },
        Expression::Compare { any, operator, left, right } => {
            Expression::Compare { any: !any, operator: opposite(*operator), left: left.clone(), right: right.clone() }
        }
        Expression::In { any, negated, left, options } => {
            Expression::In { any: !any, negated: !negated, left: left.clone(), options: options.clone() }
        }
        Expression::Stated { path, absent } => Expression::Stated { path: path.clone(), absent: !absent },
        other => Expression::Not(Box::new(other.clone())),
    }
}

const fn opposite(operator: Operator) -> Operator {
    match operator {
        Operator::Equal => Operator::Unequal,
        Operator::Unequal => Operator::Equal,
        Operator::Less => Operator::AtLeast,
        Operator::AtMost => Operator::Greater,
        Operator::Greater => Operator::AtMost,
        Operator::AtLeast => Operator::Less,
    }
}
