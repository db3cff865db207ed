//! Instruments that the agreement names: known, and in force for those who recall them.

use crate::finding::{Fact, Finding};
use crate::model::{PreambleItem, Term, nearest};
use crate::text::Span;
use crate::vocabulary::FieldType;

use super::context::Context;
use super::currencies::word_in;
use super::header::name;

/// Looks at the preamble and at every list of instruments.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for item in context.agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
        if let PreambleItem::Recalling(names) = item {
            for recalled in names {
                match context.law.instrument(&recalled.text) {
                    Some(instrument) => out.extend(not_ratified(context, &instrument.id, recalled.span)),
                    None => out.push(unknown(context, &recalled.text, recalled.span)),
                }
            }
        }
    }
    for stated in context.stated.values().flatten() {
        let field = context.field(stated.clause.kind, stated.field.field);
        if field.is_none_or(|field| field.kind != FieldType::Instruments) {
            continue;
        }
        for case in stated.field.value.cases() {
            let Term::Codes(codes) = &case.term else { continue };
            let strangers = codes.iter().filter(|code| context.law.instrument(code).is_none());
            out.extend(strangers.map(|code| unknown(context, code, word_in(context, case.span, code))));
        }
    }
}

fn unknown(context: &Context<'_>, key: &str, place: Span) -> Finding {
    let finding = Finding::error("instrument-unknown", place).with("key", key);
    let typed = spread(key);
    let known = context.law.instruments().find(|card| std::iter::once(&card.id).chain(&card.aliases).any(|id| spread(id) == typed));
    let near = known.map(|card| card.id.as_str()).or_else(|| nearest(key, context.law.instruments().map(|card| card.id.as_str())));
    match near {
        Some(near) => finding.variant("near").with("near", near).suggest(place, near),
        None => finding,
    }
}

/// C29, C029 and C-29 are one.
fn spread(key: &str) -> String {
    let letters: String = key.chars().filter(char::is_ascii_alphabetic).collect();
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    format!("{}{}", letters.to_uppercase(), digits.trim_start_matches('0'))
}

/// The Parties of which it is known, from a register, that they have not ratified.
fn not_ratified(context: &Context<'_>, instrument: &str, place: Span) -> Option<Finding> {
    let countries = context.agreement.parties.iter().filter_map(|party| context.law.country(&party.code.text));
    let without = countries.filter(|country| country.ratifications.get(instrument).is_some_and(|known| known.status == "no"));
    let names: Vec<Fact> = without.map(name).collect();
    let finding = Finding::advice("recalled-but-not-ratified", place).with("instrument", instrument);
    (!names.is_empty()).then(|| {
        let mut finding = finding;
        finding.facts.set("parties", Fact::List(names));
        finding
    })
}
