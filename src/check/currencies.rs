//! Currencies must exist: three capitals are read as one, whatever they are.

use crate::finding::Finding;
use crate::model::{Measure, Term, nearest};
use crate::text::Span;
use crate::vocabulary::FieldType;

use super::context::Context;

/// ISO 4217, codes of money in use.
const CODES: &str = include_str!("../../grammar/currencies.txt");

/// True for a code of money in use.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) && CODES.split_whitespace().any(|known| known == code)
}

/// Looks at every sum of money, and at every list of currencies.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let rows = context.agreement.clauses().flat_map(|clause| clause.rows.iter().map(move |row| (clause.kind, true, &row.cells)));
    let fields = context.agreement.clauses().map(|clause| (clause.kind, false, &clause.fields));
    for (kind, in_row, stated) in fields.chain(rows).flat_map(|(kind, in_row, all)| all.iter().map(move |stated| (kind, in_row, stated))) {
        for case in stated.value.cases() {
            match &case.term {
                Term::Quantity(bounded) => {
                    let codes = bounded.quantities().filter(|quantity| !quantity.amount.is_zero());
                    let wrong = codes
                        .filter_map(|quantity| if let Measure::Money(code) = &quantity.measure { Some(code) } else { None })
                        .find(|code| !is_currency(code));
                    out.extend(wrong.map(|code| unknown(context, case.span, code)));
                }
                Term::Codes(codes) => {
                    let field = context.vocabulary.kind(kind).and_then(|kind| kind.field(stated.field, in_row));
                    if field.is_some_and(|field| field.kind == FieldType::Currencies) {
                        out.extend(codes.iter().filter(|code| !is_currency(code)).map(|code| unknown(context, case.span, code)));
                    }
                }
                _ => {}
            }
        }
    }
}

fn unknown(context: &Context<'_>, case: Span, code: &str) -> Finding {
    let place = word_in(context, case, code);
    let finding = Finding::error("currency-unknown", place).with("code", code);
    // Letters in another order, or one of them wrong.
    match nearest(code, CODES.split_whitespace().filter(|known| close(known, code)))
        .or_else(|| CODES.split_whitespace().find(|known| close(known, code)))
    {
        Some(near) => finding.variant("near").with("near", near).suggest(place, near),
        None => finding,
    }
}

fn close(known: &str, code: &str) -> bool {
    let shared = known.bytes().zip(code.bytes()).filter(|(one, two)| one == two).count();
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    known.as_bytes().first() == code.as_bytes().first() && (shared > 1 || sorted(known) == sorted(code))
}

/// Where a code stands inside a value; the value itself when it was written otherwise.
pub fn word_in(context: &Context<'_>, value: Span, code: &str) -> Span {
    let text = context.slice(value);
    let letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let bytes = text.as_bytes();
    let starts = 0..=bytes.len().saturating_sub(code.len());
    let found = starts.into_iter().find(|at| {
        let inside = bytes.get(*at..*at + code.len()).is_some_and(|word| word.eq_ignore_ascii_case(code.as_bytes()));
        inside && !letter(at.checked_sub(1).and_then(|before| bytes.get(before))) && !letter(bytes.get(*at + code.len()))
    });
    found.map_or(value, |at| Span::new(value.file, value.range().start + at, value.range().start + at + code.len()))
}
