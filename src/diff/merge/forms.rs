//! What an entry says: agreed, or open with the proposals of the Parties, and how two such become one.

use super::super::canon;
use super::super::outline::{Content, Outline};
use super::super::resolve::typed;
use super::nodes::{Node, Shape, Side};
use super::{Terms, Who};
use crate::model::{Said, Value as Typed};
use crate::syntax::{Quoted, Token, Value};
use crate::text::{Source, spelling};

/// One text of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// The Party that proposes it, if it is said.
    pub owner: Option<String>,
    /// What it says, written in one way.
    pub canon: String,
    /// As it is typed.
    pub words: String,
}

/// What an entry says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// The one text that is agreed, or the proposals.
    pub offers: Vec<Offer>,
    /// True for a bracket.
    pub open: bool,
}

/// What became of two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Combined {
    /// As it is typed.
    pub words: String,
    /// True when a bracket holds what neither text held in brackets before.
    pub made: bool,
    /// True when a third Party's proposal was changed by both sides: ours stands.
    pub undecided: bool,
}

/// The words of a value, written in one way.
pub(super) fn canon(value: &Value, source: &Source) -> String {
    let form = read(value, source, &|value| said(value, source));
    let mut all: Vec<String> =
        form.offers.iter().map(|offer| format!("{}:{}", offer.owner.as_deref().unwrap_or(""), offer.canon)).collect();
    all.sort();
    format!("{}{}", if form.open { "[" } else { "" }, all.join("|"))
}

/// A text by its spelling, other words by themselves.
fn said(value: &Value, source: &Source) -> String {
    match value.only() {
        Some(Token::Text(span)) => spelling(&Quoted::new(source.slice(*span), *span).text()).into_owned(),
        _ => typed(value, source),
    }
}

fn read(value: &Value, source: &Source, canon: &dyn Fn(&Value) -> String) -> Form {
    let Some(Token::Bracket(bracket)) = value.only() else {
        let agreed = Offer { owner: None, canon: canon(value), words: typed(value, source) };
        return Form { offers: vec![agreed], open: false };
    };
    let offers = bracket.proposals.iter().filter(|proposal| !proposal.value.parts.is_empty()).map(|proposal| Offer {
        owner: proposal.owner.map(|owner| source.slice(owner.span).to_uppercase()),
        canon: canon(&proposal.value),
        words: typed(&proposal.value, source),
    });
    Form { offers: offers.collect(), open: true }
}

impl Form {
    /// What an entry of a side says.
    pub fn of(side: &Side<'_>, node: &Node<'_>) -> Self {
        let Shape::Entry { value, .. } = node.shape else { return Self::default() };
        let part = node.part.and_then(|id| side.outline.get(id));
        match part.map(|part| part.content) {
            Some(Content::Value(known)) => read(value, side.source, &|value| typed_canon(&side.outline, known, value)),
            _ => read(value, side.source, &|value| said(value, side.source)),
        }
    }

    /// As it is typed.
    pub fn words(&self) -> String {
        if !self.open {
            return self.offers.iter().map(|offer| offer.words.as_str()).collect();
        }
        let offers: Vec<String> = self.offers.iter().map(Offer::typed).collect();
        format!("[{}]", offers.join(" | "))
    }

    /// What is agreed on a side is its proposal to the other.
    fn proposed_by(&self, owner: &str) -> Vec<Offer> {
        match self.open {
            true => self.offers.clone(),
            false => self.offers.iter().map(|offer| Offer { owner: Some(owner.to_owned()), ..offer.clone() }).collect(),
        }
    }

    /// The bracket that holds what one side alone says.
    pub fn alone(&self, owner: &str) -> Self {
        Self { offers: self.proposed_by(owner), open: true }
    }
}

impl Offer {
    fn typed(&self) -> String {
        match &self.owner {
            Some(owner) => format!("{owner}: {}", self.words),
            None => self.words.clone(),
        }
    }
}

/// The canonical text of a value or of one of its proposals.
fn typed_canon(outline: &Outline<'_>, known: &Typed, value: &Value) -> String {
    let sources = &outline.project.sources;
    match &known.said {
        Said::Open(offers) => match offers.iter().find(|offer| offer.span == value.span) {
            Some(offer) => canon::value(&Typed { span: offer.span, said: Said::Cases(offer.cases.clone()) }, sources),
            None => typed(value, sources.get(value.span.file).unwrap_or(&Source::new(String::new(), String::new()))),
        },
        Said::Cases(_) => canon::value(known, sources),
    }
}

/// Two forms that both differ from what was there and from each other.
pub(super) fn combine(base: Option<&Form>, ours: &Form, theirs: &Form, terms: &Terms) -> Combined {
    let was_open = base.filter(|base| base.open && ours.open && theirs.open);
    let left = ours.proposed_by(&terms.ours);
    let right = theirs.proposed_by(&terms.theirs);
    let mut offers: Vec<Offer> = Vec::new();
    let mut undecided = false;
    for offer in left.iter().chain(&right) {
        if offer.owner.is_none() {
            if !offers.iter().any(|known| known.owner.is_none() && known.canon == offer.canon) {
                offers.push(offer.clone());
            }
            continue;
        }
        if offers.iter().any(|known| known.owner == offer.owner) {
            continue;
        }
        let of = |all: &[Offer]| all.iter().find(|known| known.owner == offer.owner).cloned();
        let (one, two) = (of(&left), of(&right));
        let before = was_open.and_then(|base| of(&base.offers));
        let (chosen, doubtful) = one_of(before, one, two, was_open.is_some(), terms);
        undecided |= doubtful;
        offers.extend(chosen);
    }
    let equal = offers.windows(2).all(|pair| matches!(pair, [one, two] if one.canon == two.canon));
    let open = !equal || offers.len() < 2;
    if !open {
        offers.truncate(1);
    }
    let form = Form { offers, open };
    Combined { words: form.words(), made: open && was_open.is_none(), undecided }
}

/// The proposal of one Party: what a side changed, and the Party's own side where both did. True where neither can be preferred.
fn one_of(before: Option<Offer>, ours: Option<Offer>, theirs: Option<Offer>, was_open: bool, terms: &Terms) -> (Option<Offer>, bool) {
    let canon = |offer: &Option<Offer>| offer.as_ref().map(|offer| offer.canon.clone());
    if canon(&ours) == canon(&theirs) {
        return (ours, false);
    }
    if was_open && canon(&ours) == canon(&before) {
        return (theirs, false);
    }
    if was_open && canon(&theirs) == canon(&before) {
        return (ours, false);
    }
    match (&ours, &theirs) {
        (Some(_), None) => (ours, false),
        (None, _) => (theirs, false),
        (Some(one), Some(_)) if one.owner.as_deref() == Some(terms.ours.as_str()) => (ours, false),
        (Some(one), Some(_)) if one.owner.as_deref() == Some(terms.theirs.as_str()) => (theirs, false),
        (Some(_), Some(_)) => (ours, true),
    }
}

/// The list of both sides: what either added is in it, what either took out is not.
pub(super) fn members(base: Option<&str>, ours: &str, theirs: &str) -> String {
    let split = |text: &str| -> Vec<String> {
        text.split([',', '،']).map(|word| word.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()).collect()
    };
    let (base, left, right) = (base.map(split).unwrap_or_default(), split(ours), split(theirs));
    let mut out: Vec<String> = left.iter().filter(|word| !base.contains(word) || right.contains(word)).cloned().collect();
    let came: Vec<String> = right.into_iter().filter(|word| !base.contains(word) && !out.contains(word)).collect();
    out.extend(came);
    out.join(", ")
}

impl Terms {
    /// The code of the Party of a side.
    pub(super) fn owner(&self, who: Who) -> &str {
        match who {
            Who::Ours => &self.ours,
            Who::Theirs => &self.theirs,
        }
    }
}
