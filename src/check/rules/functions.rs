//! Named values and questions: what the registers know, and what dates and periods come to.

use std::sync::Arc;

use crate::finding::Doubt;
use crate::law::{Bound, Figure, LawFact, LawValue, standing};
use crate::model::{Instant, Measure, Quantity, Value};
use crate::syntax::expression::{Argument, LiteralValue, Operator, Path, Term};
use crate::vocabulary::{ChoiceId, Unit};

use super::evaluate::word;
use super::quantities::{Range, compare};
use super::terms::{Item, NOWHERE, Val, count, quantity};
use super::truth::{Judgement, Seen, Truth};
use super::{Judge, Scope};

impl<'a> Judge<'a> {
    /// A value that is called by a name.
    pub fn named_value(&self, name: &str, arguments: &'a [Argument], scope: Scope<'a>) -> Result<Vec<Item<'a>>, Box<Seen<'a>>> {
        let bare = |val| Item { val, soft: false, when: None, seen: Seen::nothing(&NOWHERE) };
        match (name, arguments) {
            ("parties", _) => Ok(vec![bare(count(self.context.agreement.parties.len()))]),
            ("rows", [of]) => {
                let kind = self.context.vocabulary.kind_id(text(of));
                let clauses = kind.map(|kind| self.clauses(kind, scope)).unwrap_or_default();
                Ok(vec![bare(count(clauses.iter().map(|(clause, _)| clause.rows.len()).sum()))])
            }
            ("count", [Argument::Path(path)]) => {
                let of = |item: Item<'a>| Item {
                    val: match &item.val {
                        Val::Members { ids, own } => count(ids.len() + usize::from(*own)),
                        Val::Nothing => count(0),
                        _ => item.val.clone(),
                    },
                    ..item
                };
                Ok(self.path(path, scope)?.into_iter().map(of).collect())
            }
            ("interval", [Argument::Path(path)]) => {
                let of = |item: Item<'a>| Item {
                    val: match &item.val {
                        Val::Range(range) => interval(range).map_or_else(|| Val::Unclear(Doubt::new("doubt_units")), Val::Range),
                        _ => item.val.clone(),
                    },
                    ..item
                };
                Ok(self.path(path, scope)?.into_iter().map(of).collect())
            }
            ("years", [who, fact]) => Ok(self.facts(text(who), text(fact), |fact| {
                let years = fact.years.and_then(|years| quantity(&years.to_string(), Some("years"), None));
                years.map(|years| Val::Range(Range::exactly(years)))
            })),
            ("fact", [who, fact]) => Ok(self.facts(text(who), text(fact), |fact| {
                (fact.value != "unknown").then_some(Val::Members { ids: vec![fact.value.as_str()], own: false })
            })),
            _ => Ok(vec![bare(Val::Unclear(Doubt::new("doubt_function")))]),
        }
    }

    /// What the register says of recruitment in each State meant.
    fn facts(&self, whose: &str, name: &str, read: impl Fn(&'a LawFact) -> Option<Val<'a>>) -> Vec<Item<'a>> {
        let of = |state: &String| {
            let known = self.context.law.country(state).and_then(|country| country.recruitment.facts.get(name));
            let val = known.and_then(&read);
            let val = val.unwrap_or_else(|| Val::Unclear(Doubt::new("doubt_law").with("state", state.as_str())));
            let law = known.map(|known| Arc::new(recruitment(state, name, known)));
            Item { val, soft: false, when: None, seen: Seen { law, ..Seen::nothing(&NOWHERE) } }
        };
        self.states(whose).iter().map(of).collect()
    }

    /// A question that is called by a name.
    pub fn question(&self, term: &'a Term, scope: Scope<'a>) -> Judgement<'a> {
        let Term::Call { name, arguments, .. } = term else {
            return Judgement::new(Truth::Unknown, Vec::new());
        };
        match (name.as_str(), arguments.as_slice()) {
            ("binds", [who, instrument]) => self.binds(text(who), text(instrument)),
            ("member", [who, body]) => self.member(text(who), text(body)),
            ("party", [state]) => {
                let there = self.context.agreement.parties.iter().any(|party| party.code.text == text(state));
                Judgement::new(Truth::of(there), Vec::new())
            }
            ("known", [what]) => {
                let items = match what {
                    Argument::Law { whose, path } => self.laws(whose, path),
                    Argument::Call(term) => self.term(term, scope).unwrap_or_default(),
                    Argument::Path(_) | Argument::Literal(_) => Vec::new(),
                };
                Judgement::new(
                    Truth::of(!items.is_empty() && !items.iter().any(|item| matches!(item.val, Val::Unclear(_) | Val::AsLaw(_)))),
                    Vec::new(),
                )
            }
            ("by", [Argument::Path(path), event]) => self.instants(path, scope, |instant| by(instant, self.event(text(event)))),
            ("within", [Argument::Path(path), Argument::Literal(limit), event]) => {
                let limit = match &limit.value {
                    LiteralValue::Quantity { amount, unit, per } => quantity(amount, unit.as_deref(), per.as_deref()),
                    _ => None,
                };
                self.instants(path, scope, |instant| within(instant, limit.as_ref(), self.event(text(event))))
            }
            ("unconditional", [Argument::Path(path)]) => match self.path(path, scope) {
                Err(nothing) => Judgement::new(Truth::Silent, vec![*nothing]),
                Ok(items) => Judgement::one(items.into_iter().map(|item| {
                    let truth = if item.soft { Truth::Unknown } else { Truth::of(item.when.is_none()) };
                    let doubt = item.soft.then(|| Doubt::new("doubt_in_principle"));
                    Judgement::new(truth, vec![item.seen.came_to(truth, doubt)])
                })),
            },
            _ => {
                let seen = Seen::nothing(&NOWHERE).came_to(Truth::Unknown, Some(Doubt::new("doubt_function")));
                Judgement::new(Truth::Unknown, vec![seen])
            }
        }
    }

    fn binds(&self, who: &str, key: &str) -> Judgement<'a> {
        let Some(instrument) = self.context.law.instrument(key) else { return Judgement::new(Truth::Unknown, Vec::new()) };
        let basis = crate::law::rulebook::BookBasis::default();
        let all = self.states(who).into_iter().map(|state| {
            let truth = match standing(self.context.law, &state, instrument, &basis, self.on) {
                Bound::Yes => Truth::True,
                Bound::No => Truth::False,
                Bound::Unknown => Truth::Unknown,
            };
            let doubt = (truth == Truth::Unknown)
                .then(|| Doubt::new("doubt_force").with("state", state.as_str()).with("source", instrument.id.as_str()));
            Judgement::new(truth, vec![Seen::nothing(&NOWHERE).came_to(truth, doubt)])
        });
        if who == "one" { Judgement::one(all) } else { Judgement::all(all) }
    }

    fn member(&self, who: &str, body: &str) -> Judgement<'a> {
        let all = self.states(who).into_iter().map(|state| {
            let country = self.context.law.country(&state);
            let known = country.and_then(|country| {
                country.membership.iter().find(|(id, _)| id.eq_ignore_ascii_case(&body.replace('-', "_"))).map(|(_, known)| known)
            });
            let truth = match known.map(|known| known.status.as_str()) {
                Some("yes") => Truth::True,
                Some("no" | "withdrawn") => Truth::False,
                _ => Truth::Unknown,
            };
            let doubt = (truth == Truth::Unknown).then(|| Doubt::new("doubt_member").with("state", state.as_str()).with("body", body));
            Judgement::new(truth, vec![Seen::nothing(&NOWHERE).came_to(truth, doubt)])
        });
        Judgement::all(all)
    }

    fn instants(&self, path: &'a Path, scope: Scope<'a>, judge: impl Fn(&Instant) -> (Truth, Option<Doubt>)) -> Judgement<'a> {
        let items = match self.path(path, scope) {
            Err(nothing) => return Judgement::new(Truth::Silent, vec![*nothing]),
            Ok(items) => items,
        };
        Judgement::all(items.into_iter().map(|item| {
            let (truth, doubt) = match &item.val {
                Val::Instant(instant) => judge(instant),
                Val::Unclear(doubt) => (Truth::Unknown, Some(doubt.clone())),
                _ => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
            };
            let (truth, doubt) =
                if item.soft && truth == Truth::True { (Truth::Unknown, Some(Doubt::new("doubt_in_principle"))) } else { (truth, doubt) };
            Judgement::new(truth, vec![item.seen.came_to(truth, doubt)])
        }))
    }

    /// The event of an id, in the set of events.
    fn event(&self, id: &str) -> Option<ChoiceId> {
        let events = self.context.vocabulary.set("events")?;
        events.iter().find(|(_, known, _)| *known == id).map(|(id, ..)| id)
    }
}

/// A fact of the register in the form of a figure, so that it can be cited.
fn recruitment(state: &str, name: &str, fact: &LawFact) -> LawValue {
    let figure = Figure {
        value: fact.value.clone(),
        evidence: if fact.basis.starts_with('V') { "read" } else { "recall" }.to_owned(),
        ..Figure::default()
    };
    LawValue { state: state.to_owned(), field: name.to_owned(), value: Value::default(), words: fact.value.clone(), figure }
}

/// The word or text of an argument.
fn text(argument: &Argument) -> &str {
    match argument {
        Argument::Literal(literal) => word(literal),
        Argument::Path(path) | Argument::Law { path, .. } => &path.kind,
        Argument::Call(_) => "",
    }
}

/// At or before an event; another event cannot be told.
fn by(instant: &Instant, event: Option<ChoiceId>) -> (Truth, Option<Doubt>) {
    match instant {
        Instant::On(stated) | Instant::Before(_, stated) if Some(*stated) == event => (Truth::True, None),
        Instant::After(bounded, stated) if Some(*stated) == event => {
            (Truth::of(bounded.quantities().all(|quantity| quantity.amount.is_zero())), None)
        }
        Instant::FirstDay { event: stated, .. } if Some(*stated) == event => (Truth::False, None),
        _ => (Truth::Unknown, Some(Doubt::new("doubt_event"))),
    }
}

/// No later than so long after an event.
fn within(instant: &Instant, limit: Option<&Quantity>, event: Option<ChoiceId>) -> (Truth, Option<Doubt>) {
    let Some(limit) = limit else { return (Truth::Unknown, Some(Doubt::new("doubt_units"))) };
    match instant {
        Instant::On(stated) | Instant::Before(_, stated) if Some(*stated) == event => (Truth::True, None),
        Instant::After(bounded, stated) if Some(*stated) == event => {
            compare(Operator::AtMost, &Range::of(bounded), &Range::exactly(limit.clone()))
        }
        _ => (Truth::Unknown, Some(Doubt::new("doubt_event"))),
    }
}

/// So many times in a period, as the time between two: twice a year is every six months.
fn interval(range: &Range) -> Option<Range> {
    let end = |quantity: &Option<Quantity>| match quantity {
        None => Some(None),
        Some(Quantity { amount, per: Some(per), .. }) => {
            let (unit, length) = match per {
                Unit::Year => (Unit::Month, 12_u32),
                other => (*other, 1),
            };
            let amount = rust_decimal::Decimal::from(length).checked_div(*amount)?;
            Some(Some(Quantity { amount, measure: Measure::Time(unit), per: None }))
        }
        Some(time @ Quantity { measure: Measure::Time(_), .. }) => Some(Some(time.clone())),
        Some(_) => None,
    };
    // Meeting at least twice means that at most six months pass.
    let counted = range.low.iter().chain(&range.high).any(|quantity| quantity.per.is_some());
    let (low, high) = (end(&range.low)?, end(&range.high)?);
    Some(if counted { Range { low: high, high: low } } else { Range { low, high } })
}
