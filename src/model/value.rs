//! What a field can say: one term, several cases, or an open bracket with the proposals of the
//! Parties. Every piece keeps the place it came from.

use jiff::civil::Date;

use crate::text::{LangMap, Span};
use crate::vocabulary::{ChoiceId, Unit};

use super::quantity::Bounded;

/// A value as the drafter stated it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub said: Said,
}

/// Agreed, or still open.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// One or more cases; the first without a condition is the rule.
    Cases(Vec<Case>),
    /// An open bracket.
    Open(Vec<Offer>),
}

/// What one Party proposes in an open bracket.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The code of the Party; `None` when the bracket does not say.
    pub owner: Option<String>,
    /// The whole proposal.
    pub span: Span,
    /// What is proposed.
    pub cases: Vec<Case>,
}

/// A term that holds always, or in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Where it stands.
    pub span: Span,
    /// What holds.
    pub term: Term,
    /// When or for whom.
    pub when: Option<When>,
    /// "in principle": the term is not firm.
    pub in_principle: bool,
}

/// The condition of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// `if serious misconduct`: an entry of the set `conditions`, or a text.
    If(Named),
    /// `for unskilled workers`: an entry of the set `workers`, or a text.
    For(Named),
    /// In all other cases.
    Otherwise,
}

/// A known entry of a set, or the drafter's own words in one or more languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// An entry.
    Known(ChoiceId),
    /// A name that the agreement defines, or a text in the language it is written in.
    Own(String),
}

/// One thing that a field can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A number with its unit and bound.
    Quantity(Bounded),
    /// Yes or no.
    YesNo(bool),
    /// Nothing: no fee, no limit of this kind, nobody.
    None,
    /// No limit.
    Unlimited,
    /// What the law of these States says.
    Law(Vec<String>),
    /// What nationals of the destination have.
    Nationals,
    /// To be agreed.
    ToBeAgreed,
    /// One or more choices, in the drafter's order.
    Choices(Vec<Named>),
    /// A day.
    Date(Date),
    /// A moment relative to an event.
    Instant(Instant),
    /// Parties, by code.
    Parties(Vec<String>),
    /// Codes: languages, countries, currencies, instruments.
    Codes(Vec<String>),
    /// Ids of articles.
    References(Vec<(String, Span)>),
    /// A text.
    Text(Text),
}

/// A moment relative to an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Instant {
    /// On a day of the calendar.
    Date(Date),
    /// On the day of the event.
    On(ChoiceId),
    /// So long after the event.
    After(Bounded, ChoiceId),
    /// So long before the event.
    Before(Bounded, ChoiceId),
    /// On the first day of the n-th month (week, year) after the event.
    FirstDay {
        /// Which one, from 1.
        nth: u8,
        /// Of what.
        unit: Unit,
        /// After which event.
        event: ChoiceId,
    },
}

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Where it stands as a whole.
    pub span: Span,
    /// The text in each language.
    pub by_lang: LangMap<Wording>,
    /// A text given without a language.
    pub plain: Option<Span>,
}

/// A text in one language: agreed, or open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// What stands between the quotes.
    Agreed(Span),
    /// What each Party proposes, with its code.
    Open(Vec<(Option<String>, Span)>),
}

impl Default for Said {
    /// Nothing is said.
    fn default() -> Self {
        Self::Cases(Vec::new())
    }
}

impl Wording {
    /// Every text of it.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let (one, many) = match self {
            Self::Agreed(span) => (Some(*span), [].as_slice()),
            Self::Open(offers) => (None, offers.as_slice()),
        };
        one.into_iter().chain(many.iter().map(|(_, span)| *span))
    }
}

impl Value {
    /// The cases, when the value is agreed.
    #[must_use]
    pub fn agreed(&self) -> Option<&[Case]> {
        match &self.said {
            Said::Cases(cases) => Some(cases),
            Said::Open(_) => None,
        }
    }

    /// The one term of an agreed value without cases.
    #[must_use]
    pub fn term(&self) -> Option<&Term> {
        match self.agreed() {
            Some([case]) if case.when.is_none() => Some(&case.term),
            _ => None,
        }
    }

    /// Every case, of every proposal too.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        let (cases, offers) = match &self.said {
            Said::Cases(cases) => (cases.as_slice(), [].as_slice()),
            Said::Open(offers) => ([].as_slice(), offers.as_slice()),
        };
        cases.iter().chain(offers.iter().flat_map(|offer| &offer.cases))
    }

    /// True for an open bracket.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.said, Said::Open(_))
    }
}
