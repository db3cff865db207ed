//! Values that cannot be in their order: a minimum above its maximum, a part larger than the whole.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::finding::Finding;
use crate::model::{Bounded, Quantity, Term};
use crate::vocabulary::{FieldId, KindId};

use super::context::{Context, Stated};
use super::pairs::{PAIRS, Pair};

/// Compares the fields that belong together.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for pair in PAIRS {
        let (Some(small), Some(large)) = (find(context, pair.small), find(context, pair.large)) else { continue };
        out.extend(compare(context, pair, small, large));
    }
    named_pairs(context, out);
}

type Place = (KindId, FieldId);

fn find(context: &Context<'_>, (kind, field): (&str, &str)) -> Option<Place> {
    let kind = context.vocabulary.kind_id(kind)?;
    // A kind that the agreement does not use need not be decoded.
    if !context.agreement.clauses().any(|clause| clause.kind == kind) {
        return None;
    }
    Some((kind, context.vocabulary.kind(kind)?.field_id(field)?))
}

/// `minimum_x` and `maximum_x` of one kind, in kinds that a project adds too.
fn named_pairs(context: &Context<'_>, out: &mut Vec<Finding>) {
    for (kind, field) in context.stated.keys() {
        let Some(known) = context.vocabulary.kind(*kind) else { continue };
        let Some(rest) = context.field(*kind, *field).and_then(|field| field.def.id.strip_prefix("minimum_")) else { continue };
        let Some(large) = known.fields.iter().find(|other| other.def.id.strip_prefix("maximum_") == Some(rest)) else { continue };
        let Some(large) = known.field_id(&large.def.id) else { continue };
        let pair = Pair { small: ("", ""), large: ("", ""), times: 1, rule: "minimum-above-maximum", certain: true };
        out.extend(compare(context, &pair, (*kind, *field), (*kind, large)));
    }
}

fn compare(context: &Context<'_>, pair: &Pair, small: Place, large: Place) -> Option<Finding> {
    let (one, low) = number(context, small)?;
    let (two, high) = number(context, large)?;
    let low = Quantity { per: None, ..least(low).clone() };
    let high = most(high);
    let high = Quantity { amount: high.amount.checked_mul(Decimal::from(pair.times))?, per: None, ..high.clone() };
    if low.compare(&high) != Some(Ordering::Greater) {
        return None;
    }
    let finding = if pair.certain { Finding::error } else { Finding::warning }(pair.rule, one.field.value.span);
    let finding = finding.with("small", context.path(small.0, small.1)).with("large", context.path(large.0, large.1));
    let finding = finding.with("one", context.slice(one.field.value.span)).with("two", context.slice(two.field.value.span));
    Some(finding.label(two.field.value.span, "large"))
}

/// The only quantity that the agreement states for a field, in no particular case.
fn number<'a>(context: &Context<'a>, place: Place) -> Option<(Stated<'a>, &'a Bounded)> {
    match context.stated.get(&place)?.as_slice() {
        [stated] => match stated.field.value.term()? {
            Term::Quantity(bounded) => Some((*stated, bounded)),
            _ => None,
        },
        _ => None,
    }
}

const fn least(bounded: &Bounded) -> &Quantity {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::AtMost(one) | Bounded::Between(one, _) => one,
    }
}

const fn most(bounded: &Bounded) -> &Quantity {
    match bounded {
        Bounded::Exactly(one) | Bounded::AtLeast(one) | Bounded::AtMost(one) | Bounded::Between(_, one) => one,
    }
}
