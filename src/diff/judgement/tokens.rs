//! What a value says, as the words that pages of judgements use: ids of choices, codes, `yes`, `law`, `silence`.

use std::borrow::Cow;

use super::super::change::PartKind;
use crate::model::{Agreement, Instant, Named, Term};
use crate::vocabulary::{Field, Protects, Vocabulary};

/// The field of an entry of the header: `agreement.authentic`.
pub(super) fn header_field<'v>(part: PartKind, name: &str, vocabulary: &'v Vocabulary) -> Option<&'v Field> {
    let kind = vocabulary.structure("agreement").filter(|_| part == PartKind::Header)?;
    let name = name.strip_prefix("agreement.").unwrap_or(name);
    kind.fields.iter().find(|field| field.def.id == name)
}

/// The word for a direction, as in the data files.
pub(crate) const fn protects_word(protects: Protects) -> &'static str {
    match protects {
        Protects::More => "more",
        Protects::Less => "less",
        Protects::Yes => "yes",
        Protects::No => "no",
        Protects::Rank => "rank",
        Protects::Members => "members",
        Protects::Neutral => "neutral",
    }
}

/// The words for a term; silence where there is none.
pub(super) fn tokens<'t>(
    term: Option<&'t Term>,
    field: Option<&'t Field>,
    vocabulary: &'t Vocabulary,
    agreement: &Agreement,
) -> Vec<Cow<'t, str>> {
    let one = |word: &'static str| vec![Cow::Borrowed(word)];
    match term {
        None => one("silence"),
        Some(Term::Quantity(_)) => one("figure"),
        Some(Term::YesNo(yes)) => one(if *yes { "yes" } else { "no" }),
        Some(Term::None) => one("none"),
        Some(Term::Unlimited) => one("unlimited"),
        Some(Term::Law(states)) => law(states, agreement),
        Some(Term::Nationals) => one("nationals"),
        Some(Term::ToBeAgreed) => one("to_be_agreed"),
        Some(
            Term::Date(_)
            | Term::Instant(Instant::Date(_) | Instant::On(_) | Instant::After(..) | Instant::Before(..) | Instant::FirstDay { .. }),
        ) => one("moment"),
        Some(Term::Choices(names)) => names.iter().map(|name| choice(name, field, vocabulary)).collect(),
        Some(Term::Parties(codes) | Term::Codes(codes)) => codes.iter().map(|code| Cow::Borrowed(code.as_str())).collect(),
        Some(Term::References(all)) => all.iter().map(|(id, _)| Cow::Borrowed(id.as_str())).collect(),
        Some(Term::Text(_)) => one("text"),
    }
}

fn choice<'t>(name: &'t Named, field: Option<&'t Field>, vocabulary: &'t Vocabulary) -> Cow<'t, str> {
    match name {
        Named::Known(id) => Cow::Borrowed(field.and_then(|field| vocabulary.choices(field)).map_or("", |set| set.id(*id))),
        Named::Own(_) => Cow::Borrowed("own_words"),
    }
}

fn law(states: &[String], agreement: &Agreement) -> Vec<Cow<'static, str>> {
    let destination = agreement.destination().is_some_and(|party| states.contains(&party.code.text));
    let origin = agreement.origins().any(|party| states.contains(&party.code.text));
    let of = [(destination, "law_of_destination"), (origin, "law_of_origin")].into_iter().filter(|(is, _)| *is).map(|(_, word)| word);
    std::iter::once("law").chain(of).map(Cow::Borrowed).collect()
}
