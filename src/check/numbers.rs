//! The numbers of a text must be the same in every language.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::finding::Finding;
use crate::text::{Lang, Span, systems_in, to_western};

use super::context::Context;
use super::figures::figures;
use super::spelled::said_in_words;

/// Compares the numbers of every text, language by language.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for (at, passage) in context.passages.iter().enumerate() {
        if context.digits_of(at).next().is_none() {
            continue;
        }
        passage.spans().for_each(|(_, span)| mixed(context, span, out));
        for version in passage.versions(|span| context.slice(span)).iter().filter(|version| version.len() > 1) {
            compare(context, version, out);
        }
    }
}

/// A number whose figures are of two systems.
fn mixed(context: &Context<'_>, span: Span, out: &mut Vec<Finding>) {
    let text = context.slice(span);
    if text.is_ascii() {
        return;
    }
    for figure in figures(text) {
        let typed = text.get(figure.place.clone()).unwrap_or("");
        if systems_in(typed).is_some() {
            let place = within(span, &figure.place);
            out.push(Finding::error("digits-of-two-systems", place).with("value", typed).fix(place, to_western(typed)));
        }
    }
}

fn within(span: Span, place: &Range<usize>) -> Span {
    let start = span.range().start;
    Span::new(span.file, start + place.start, start + place.end)
}

/// A number that some languages have and others have not.
struct Odd {
    has: Vec<Lang>,
    lacks: Vec<Lang>,
    places: Vec<Span>,
}

fn compare(context: &Context<'_>, version: &[(Lang, Span)], out: &mut Vec<Finding>) {
    let mut found: BTreeMap<u64, Vec<(Lang, Span, bool)>> = BTreeMap::new();
    for (lang, span) in version {
        for figure in figures(context.slice(*span)) {
            found.entry(figure.value).or_default().push((*lang, within(*span, &figure.place), figure.firm));
        }
    }
    let mut odd: Vec<Odd> = found.into_iter().filter_map(|(value, places)| odd(context, version, value, &places)).collect();
    // The language that stands alone with its number is the one that is likely to be wrong.
    odd.sort_by_key(|odd| (odd.has.len(), odd.places.first().copied()));
    while !odd.is_empty() {
        let first = odd.remove(0);
        let other = odd.iter().position(|other| other.has == first.lacks && other.lacks == first.has).map(|at| odd.remove(at));
        let Some(place) = first.places.first() else { continue };
        let finding = Finding::error("number-differs", *place)
            .with("number", context.slice(*place))
            .with("langs", first.has)
            .with("others", first.lacks);
        let finding = match other {
            Some(other) => {
                let number = other.places.first().map_or("", |place| context.slice(*place));
                let finding = finding.variant("instead").with("other", number);
                other.places.into_iter().fold(finding, |finding, place| finding.label(place, "other"))
            }
            None => finding,
        };
        out.push(finding);
    }
}

fn odd(context: &Context<'_>, version: &[(Lang, Span)], value: u64, places: &[(Lang, Span, bool)]) -> Option<Odd> {
    if !places.iter().any(|(.., firm)| *firm) {
        return None;
    }
    let has = |lang: &Lang| places.iter().any(|(found, ..)| found == lang);
    let lacks = version.iter().filter(|(lang, span)| !has(lang) && !said_in_words(value, *lang, context.slice(*span)));
    let lacks: Vec<Lang> = lacks.map(|(lang, _)| *lang).collect();
    if lacks.is_empty() {
        return None;
    }
    let having: Vec<Lang> = version.iter().map(|(lang, _)| *lang).filter(has).collect();
    let first = |lang: &Lang| places.iter().find(|(found, ..)| found == lang).map(|(_, span, _)| *span);
    Some(Odd { places: having.iter().filter_map(first).collect(), has: having, lacks })
}
