//! Numbers typed into prose that a typed field already states, or should state.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::finding::Finding;
use crate::model::{Measure, Term};
use crate::text::{Lang, Span, fold, to_western};
use crate::vocabulary::{FieldId, KindId, Lexicon, Unit, Word};

use super::context::{Context, clauses_in};
use super::currencies::is_currency;
use super::figures::figures;
use super::passages::{Passage, Role};

/// A number with its unit, as prose and fields have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Hundredths.
    Percent,
    /// A currency.
    Money(String),
    /// A unit of time.
    Time(Unit),
}

/// The fields that state a quantity, with the article or annex of each.
type Values = HashMap<(Decimal, Kind), Vec<(usize, KindId, FieldId)>>;

/// A number with a unit that prose states.
pub struct Sighting {
    /// Which of the passages.
    pub passage: usize,
    /// The number and its unit.
    pub span: Span,
    /// Where a field states the same: in the same article, or nowhere else.
    pub field: Option<(KindId, FieldId)>,
    /// True when fields of several other articles state it.
    elsewhere: bool,
}

/// The first number with a unit of every paragraph that has one.
pub fn sightings(context: &Context<'_>) -> Vec<Sighting> {
    let mut stated: Option<Values> = None;
    let languages = context.agreement.languages();
    let mut all = Vec::new();
    for (at, passage) in context.passages.iter().enumerate().filter(|(_, passage)| passage.role == Role::Paragraph) {
        let with_digits: Vec<Lang> = context.digits_of(at).collect();
        let mut in_order = languages.iter().filter(|lang| with_digits.contains(lang));
        let Some((span, value, kind)) = in_order.find_map(|lang| quantity(context, passage, *lang)) else { continue };
        let stated = stated.get_or_insert_with(|| typed_values(context));
        let places = stated.get(&(value, kind)).map_or(&[][..], Vec::as_slice);
        let here = places.iter().find(|(home, ..)| Some(*home) == passage.home);
        let only = if let [one] = places { Some(one) } else { None };
        let field = here.or(only).map(|(_, kind, field)| (*kind, *field));
        all.push(Sighting { passage: at, span, field, elsewhere: !places.is_empty() });
    }
    all
}

/// Looks for typed numbers in the paragraphs of articles.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for Sighting { passage, span, field, elsewhere } in sightings(context) {
        let finding = Finding::advice("number-in-prose", span).with("number", context.slice(span));
        if let Some((kind, field)) = field {
            let path = slot(context, kind, field, span);
            out.push(finding.variant("stated").with("field", context.path(kind, field)).suggest(span, path));
        } else if !elsewhere && context.passages.get(passage).is_some_and(|passage| untyped(context, passage)) {
            out.push(finding);
        }
    }
}

/// True when the article has no typed clause at all.
fn untyped(context: &Context<'_>, passage: &Passage<'_>) -> bool {
    passage.home.and_then(|home| context.homes.get(home)).is_some_and(|home| !home.annex && clauses_in(home.items).next().is_none())
}

/// `{hours.normal week}` in the words of the drafter's clause.
pub fn slot(context: &Context<'_>, kind: KindId, field: FieldId, near: Span) -> String {
    let stated = context
        .stated
        .get(&(kind, field))
        .and_then(|all| all.iter().find(|stated| stated.field.key.file == near.file).or_else(|| all.first()));
    stated.map_or_else(String::new, |stated| format!("{{{}.{}}}", stated.clause.name.text, context.slice(stated.field.key)))
}

fn typed_values(context: &Context<'_>) -> Values {
    let mut all = Values::new();
    for ((kind, field), places) in &context.stated {
        for stated in places {
            for case in stated.field.value.cases() {
                let Term::Quantity(bounded) = &case.term else { continue };
                for quantity in bounded.quantities() {
                    let Some(measure) = kind_of(&quantity.measure) else { continue };
                    let known = all.entry((quantity.amount.normalize(), measure)).or_default();
                    if !known.contains(&(stated.home, *kind, *field)) {
                        known.push((stated.home, *kind, *field));
                    }
                }
            }
        }
    }
    all.values_mut().for_each(|places| places.sort_unstable());
    all
}

fn kind_of(measure: &Measure) -> Option<Kind> {
    match measure {
        Measure::Count => None,
        Measure::Percent => Some(Kind::Percent),
        Measure::Money(code) => Some(Kind::Money(code.clone())),
        Measure::Time(unit) => Some(Kind::Time(*unit)),
    }
}

/// The first number with a unit in a language.
fn quantity(context: &Context<'_>, passage: &Passage<'_>, lang: Lang) -> Option<(Span, Decimal, Kind)> {
    let span = passage.agreed(lang)?;
    let text = context.slice(span);
    figures(text).into_iter().filter(|figure| figure.firm).find_map(|figure| {
        let rest = text.get(figure.place.end..)?;
        let (kind, length) = unit(context.vocabulary.lexicon(), rest)?;
        let value = decimal(text.get(figure.place.clone())?)?;
        let start = span.range().start;
        Some((Span::new(span.file, start + figure.place.start, start + figure.place.end + length), value, kind))
    })
}

/// A number with a point or comma before other than three digits has decimals.
fn decimal(typed: &str) -> Option<Decimal> {
    let typed = to_western(typed).replace('٬', ",").replace([' ', '\u{A0}', '\u{202F}'], "");
    let decimals = typed.rsplit_once([',', '.']).filter(|(before, after)| after.len() != 3 && !before.contains([',', '.']));
    let plain = match decimals {
        Some((before, after)) => format!("{before}.{after}"),
        None => typed.replace([',', '.'], ""),
    };
    plain.parse::<Decimal>().ok().map(|value| value.normalize())
}

/// The unit that follows a number, and how many bytes it takes with the space before it.
pub fn unit(lexicon: &Lexicon, rest: &str) -> Option<(Kind, usize)> {
    let inner = rest.trim_start_matches([')', ' ', '\u{A0}', '\u{202F}']);
    let skipped = rest.len() - inner.len();
    if inner.starts_with('%') {
        return Some((Kind::Percent, skipped + 1));
    }
    let line = inner.split([',', ';', '.', '\n', '،', '؛', '(', ')', '{', '@', '\'', '’']).next().unwrap_or("");
    let mut words: Vec<&str> = line.split([' ', '\u{A0}', '\u{202F}']).take(5).collect();
    let first = words.first().copied().unwrap_or("");
    if is_currency(first) {
        return Some((Kind::Money(first.to_owned()), skipped + first.len()));
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let forms: Vec<&str> = folded.iter().map(String::as_str).collect();
    let (length, meanings) = lexicon.phrase(&forms)?;
    words.truncate(length);
    let bytes: usize = words.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    meanings.iter().find_map(|word| match word {
        Word::Percent => Some((Kind::Percent, skipped + bytes)),
        Word::Unit(unit) => Some((Kind::Time(*unit), skipped + bytes)),
        _ => None,
    })
}
