//! The values that a path stands for, as the agreement states them, as law lays them down, or as
//! the rule says.

use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::Doubt;
use crate::law::LawValue;
use crate::model::{Case, Clause, FieldValue, Instant, Measure, Named, Quantity, Row, Said, Term as Stated, When};
use crate::syntax::expression::{Literal, LiteralValue, Path, Term};
use crate::vocabulary::{ChoiceId, Choices, Field, FieldId, KindId, Unit};

use super::quantities::Range;
use super::truth::{Seen, Truth};
use super::{Judge, Scope};

/// A value ready to be compared.
#[derive(Clone, Debug)]
pub enum Val<'a> {
    /// Quantities from a least to a most.
    Range(Range),
    /// "none".
    Nothing,
    /// "unlimited".
    Unlimited,
    /// Yes or no.
    YesNo(bool),
    /// Ids of choices, codes, ids of articles; `own` when the drafter's own words are among them.
    Members {
        /// The ids.
        ids: Vec<&'a str>,
        /// True when there are words that only a reader understands.
        own: bool,
    },
    /// A day.
    Date(Date),
    /// A moment.
    Instant(&'a Instant),
    /// As the law of a State whose figure is not known.
    AsLaw(String),
    /// A text in languages.
    Text,
    /// It cannot be told, and why.
    Unclear(Doubt),
}

/// A value with the place it was read.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    pub val: Val<'a>,
    /// "in principle".
    pub soft: bool,
    pub when: Option<&'a When>,
    pub seen: Seen<'a>,
}

impl<'a> Judge<'a> {
    /// The values of a term; empty when the agreement is silent.
    pub fn term(&self, term: &'a Term, scope: Scope<'a>) -> Result<Vec<Item<'a>>, Box<Seen<'a>>> {
        match term {
            Term::Path(path) => self.path(path, scope),
            Term::Literal(literal) => Ok(vec![self.literal(literal)]),
            Term::Law { whose, path } => Ok(self.laws(whose, path)),
            Term::Call { name, arguments, .. } => self.named_value(name, arguments, scope),
            Term::Sum(one, two) => self.together(one, two, scope, false),
            Term::Difference(one, two) => self.together(one, two, scope, true),
            Term::Times(one, factor) => {
                let times = |item: Item<'a>| Item {
                    val: match &item.val {
                        Val::Range(range) => range.times(*factor).map_or_else(|| Val::Unclear(Doubt::new("doubt_units")), Val::Range),
                        _ => item.val.clone(),
                    },
                    ..item
                };
                Ok(self.term(one, scope)?.into_iter().map(times).collect())
            }
        }
    }

    fn together(&self, one: &'a Term, two: &'a Term, scope: Scope<'a>, minus: bool) -> Result<Vec<Item<'a>>, Box<Seen<'a>>> {
        let (left, right) = (self.term(one, scope)?, self.term(two, scope)?);
        let mut all = Vec::new();
        for a in &left {
            for b in right.iter().filter(|b| compatible(a.when, b.when)) {
                let val = match (&a.val, &b.val) {
                    (Val::Range(x), Val::Range(y)) => x.plus(y, minus).map_or_else(|| Val::Unclear(Doubt::new("doubt_units")), Val::Range),
                    (Val::Range(x), Val::Nothing) => Val::Range(x.clone()),
                    (Val::Nothing, Val::Range(y)) if !minus => Val::Range(y.clone()),
                    (Val::Unclear(doubt), _) | (_, Val::Unclear(doubt)) => Val::Unclear(doubt.clone()),
                    (_, Val::Unlimited) if minus => Val::Unclear(Doubt::new("doubt_units")),
                    (Val::Unlimited, Val::Range(_) | Val::Nothing | Val::Unlimited) | (Val::Range(_) | Val::Nothing, Val::Unlimited) => {
                        Val::Unlimited
                    }
                    _ => Val::Unclear(Doubt::new("doubt_units")),
                };
                let stated = if a.seen.span.is_some() { a } else { b };
                all.push(Item { val, soft: a.soft || b.soft, when: a.when.or(b.when), seen: stated.seen.clone() });
                if all.len() >= MOST {
                    return Ok(all);
                }
            }
        }
        Ok(all)
    }

    /// What the agreement states for a path.
    pub fn path(&self, path: &'a Path, scope: Scope<'a>) -> Result<Vec<Item<'a>>, Box<Seen<'a>>> {
        let mut items = Vec::new();
        let mut nothing = Seen::nothing(path);
        if path.kind == "row" {
            if let Some((row, kind)) = scope.row {
                nothing.span = Some(row.span);
                self.row_values(path, row, kind, &mut items);
            }
        } else if path.kind == "agreement" {
            self.header_values(path, &mut items);
        } else if let Some(kind) = self.context.vocabulary.kind_id(&path.kind) {
            for (clause, _) in self.clauses(kind, scope) {
                nothing.span.get_or_insert_with(|| self.context.head(clause.span));
                self.clause_values(path, clause, kind, &mut items);
            }
        }
        if items.is_empty() { Err(Box::new(nothing)) } else { Ok(items) }
    }

    /// The clauses of a kind within a scope, under the text that is judged.
    pub fn clauses(&self, kind: KindId, scope: Scope<'a>) -> Vec<(&'a Clause, usize)> {
        let all = self.index.get(&kind).map_or([].as_slice(), Vec::as_slice);
        all.iter()
            .filter(|(clause, home)| {
                scope.clause.is_none_or(|only| only.kind != kind || std::ptr::eq(only, *clause))
                    && scope.home.is_none_or(|only| only == *home)
                    && self.in_text(*home)
            })
            .copied()
            .collect()
    }

    /// True when the article is part of the text that is judged; an article that one Party
    /// proposes is part of its text alone.
    pub fn in_text(&self, home: usize) -> bool {
        let Some(proposer) = self.context.homes.get(home).and_then(|home| home.proposed_by) else { return true };
        for party in &self.context.agreement.parties {
            self.note_owner(&party.code.text);
        }
        self.note_owner(proposer);
        self.owner.as_deref().is_none_or(|owner| owner == proposer)
    }

    fn clause_values(&self, path: &'a Path, clause: &'a Clause, kind: KindId, items: &mut Vec<Item<'a>>) {
        let Some(known) = self.context.vocabulary.kind(kind) else { return };
        let Some(id) = known.field_id(&path.field) else { return };
        let Some(field) = known.field(id, false) else { return };
        for stated in clause.fields.iter().filter(|stated| stated.field == id) {
            self.value(path, stated, Some((kind, id)), field, items);
        }
    }

    fn row_values(&self, path: &'a Path, row: &'a Row, kind: KindId, items: &mut Vec<Item<'a>>) {
        let Some(known) = self.context.vocabulary.kind(kind) else { return };
        for stated in &row.cells {
            if let Some(field) = known.field(stated.field, true).filter(|field| field.def.id == path.field) {
                self.value(path, stated, None, field, items);
            }
        }
    }

    fn header_values(&self, path: &'a Path, items: &mut Vec<Item<'a>>) {
        let Some(known) = self.context.vocabulary.structure("agreement") else { return };
        for stated in &self.context.agreement.fields {
            if let Some(field) = known.field(stated.field, false).filter(|field| field.def.id == path.field) {
                self.value(path, stated, None, field, items);
            }
        }
    }

    fn value(&self, path: &'a Path, stated: &'a FieldValue, id: Option<(KindId, FieldId)>, field: &'a Field, items: &mut Vec<Item<'a>>) {
        let seen = Seen { span: Some(stated.value.span), field: id, ..Seen::nothing(path) };
        let cases = match &stated.value.said {
            Said::Cases(cases) => cases,
            Said::Open(offers) => {
                for (at, offer) in offers.iter().enumerate() {
                    self.note_owner(&owner_of(offer.owner.as_deref(), at));
                }
                let mine = |(at, owner): (usize, Option<&str>)| self.owner.as_deref() == Some(owner_of(owner, at).as_str());
                match offers.iter().enumerate().find(|(at, offer)| mine((*at, offer.owner.as_deref()))) {
                    Some((_, offer)) => &offer.cases,
                    None => {
                        let val = Val::Unclear(Doubt::new("doubt_open"));
                        items.push(Item { val, soft: false, when: None, seen });
                        return;
                    }
                }
            }
        };
        let whole = cases.len() == 1 && !stated.value.is_open();
        for case in self.of_these_workers(cases) {
            let seen = Seen { span: Some(if whole { stated.value.span } else { case.span }), whole, ..seen.clone() };
            self.case(case, id, field, seen, items);
        }
    }

    /// The cases that concern the workers of the rule: their own, else the general ones.
    fn of_these_workers(&self, cases: &'a [Case]) -> Vec<&'a Case> {
        let Some(workers) = self.applies else { return cases.iter().collect() };
        let own = |case: &&Case| matches!(&case.when, Some(When::For(Named::Known(id))) if *id == workers);
        if cases.iter().any(|case| own(&case)) {
            return cases.iter().filter(own).collect();
        }
        cases.iter().filter(|case| !matches!(case.when, Some(When::For(_)))).collect()
    }

    fn case(&self, case: &'a Case, id: Option<(KindId, FieldId)>, field: &'a Field, seen: Seen<'a>, items: &mut Vec<Item<'a>>) {
        let item = |val, seen| Item { val, soft: case.in_principle, when: case.when.as_ref(), seen };
        match &case.term {
            Stated::Law(states) => {
                for state in states {
                    items.extend(self.law_value(state, id, &seen).into_iter().map(|(val, seen)| item(val, seen)));
                }
            }
            Stated::Nationals => {
                let state = self.context.agreement.destination().map_or("", |party| party.code.text.as_str());
                items.extend(self.law_value(state, id, &seen).into_iter().map(|(val, seen)| item(val, seen)));
            }
            term => items.push(item(read(term, self.context.vocabulary.choices(field)), seen)),
        }
    }

    /// What a value that is left to the law of a State comes to.
    fn law_value(&self, state: &str, id: Option<(KindId, FieldId)>, seen: &Seen<'a>) -> Vec<(Val<'a>, Seen<'a>)> {
        let figure = id.and_then(|(kind, field)| self.figures.get(state, kind, field));
        let Some(figure) = figure else {
            return vec![(Val::AsLaw(state.to_owned()), seen.clone())];
        };
        let seen = Seen { law: Some(Arc::clone(figure)), ..seen.clone() };
        self.of_law(figure).into_iter().map(|(val, _)| (val, seen.clone())).collect()
    }

    fn of_law(&self, figure: &'a LawValue) -> Vec<(Val<'a>, Option<&'a When>)> {
        let field = crate::law::field_of(self.context.vocabulary, &figure.field)
            .and_then(|(kind, field)| self.context.vocabulary.kind(kind)?.field(field, false));
        let choices = field.and_then(|field| self.context.vocabulary.choices(field));
        figure.value.cases().map(|case| (read(&case.term, choices), case.when.as_ref())).collect()
    }

    /// The figures of the destination, or of every State of origin.
    pub fn laws(&self, whose: &str, path: &'a Path) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        for state in self.states(whose) {
            let field = self.context.vocabulary.kind_id(&path.kind);
            let field = field.and_then(|kind| Some((kind, self.context.vocabulary.kind(kind)?.field_id(&path.field)?)));
            let seen = Seen::nothing(path);
            match field.and_then(|(kind, field)| self.figures.get(&state, kind, field)) {
                Some(figure) => {
                    let seen = Seen { law: Some(Arc::clone(figure)), ..seen };
                    let all = self.of_law(figure);
                    let own = |when: Option<&When>| matches!((when, self.applies), (Some(When::For(Named::Known(id))), Some(workers)) if *id == workers);
                    let theirs = all.iter().any(|(_, when)| own(*when));
                    let all = all.into_iter().filter(|(_, when)| !theirs || own(*when));
                    items.extend(all.map(|(val, when)| Item { val, soft: false, when: when.filter(|_| !theirs), seen: seen.clone() }));
                }
                None => {
                    let doubt = Doubt::new("doubt_law").with("state", state.as_str());
                    items.push(Item { val: Val::Unclear(doubt), soft: false, when: None, seen });
                }
            }
        }
        items
    }

    /// The codes of the States meant by a word.
    pub fn states(&self, whose: &str) -> Vec<String> {
        let agreement = self.context.agreement;
        match whose {
            "destination" => agreement.destination().map(|party| party.code.text.clone()).into_iter().collect(),
            "origin" => agreement.origins().map(|party| party.code.text.clone()).collect(),
            _ => agreement.parties.iter().map(|party| party.code.text.clone()).collect(),
        }
    }

    fn literal(&self, literal: &'a Literal) -> Item<'a> {
        let val = match &literal.value {
            LiteralValue::Quantity { amount, unit, per } => quantity(amount, unit.as_deref(), per.as_deref())
                .map_or_else(|| Val::Unclear(Doubt::new("doubt_units")), |quantity| Val::Range(Range::exactly(quantity))),
            LiteralValue::Date(day) => day.parse().map_or_else(|_| Val::Unclear(Doubt::new("doubt_units")), Val::Date),
            LiteralValue::Text(text) => Val::Members { ids: vec![text.as_str()], own: false },
            LiteralValue::Word(word) => match word.as_str() {
                "yes" => Val::YesNo(true),
                "no" => Val::YesNo(false),
                "none" => Val::Nothing,
                "unlimited" => Val::Unlimited,
                "parties" => count(self.context.agreement.parties.len()),
                word => Val::Members { ids: vec![word], own: false },
            },
        };
        Item { val, soft: false, when: None, seen: Seen::nothing(&NOWHERE).came_to(Truth::True, None) }
    }
}

/// More combinations than any text has; a bound on the work of one comparison.
const MOST: usize = 256;

/// A number of things.
pub fn count<'a>(number: usize) -> Val<'a> {
    Val::Range(Range::exactly(Quantity { amount: number.into(), measure: Measure::Count, per: None }))
}

/// The owner of a proposal; one without an owner goes by its number.
pub fn owner_of(owner: Option<&str>, at: usize) -> String {
    owner.map_or_else(|| format!("#{}", at + 1), str::to_owned)
}

/// What a stated term comes to.
fn read<'a>(term: &'a Stated, choices: Option<&'a Choices>) -> Val<'a> {
    match term {
        Stated::Quantity(bounded) => Val::Range(Range::of(bounded)),
        Stated::YesNo(yes) => Val::YesNo(*yes),
        Stated::None => Val::Nothing,
        Stated::Unlimited => Val::Unlimited,
        Stated::Choices(named) => members(named, choices),
        Stated::Date(day) => Val::Date(*day),
        Stated::Instant(instant) => Val::Instant(instant),
        Stated::Parties(codes) | Stated::Codes(codes) => Val::Members { ids: codes.iter().map(String::as_str).collect(), own: false },
        Stated::References(all) => Val::Members { ids: all.iter().map(|(id, _)| id.as_str()).collect(), own: false },
        Stated::Text(_) => Val::Text,
        Stated::ToBeAgreed => Val::Unclear(Doubt::new("doubt_to_be_agreed")),
        Stated::Law(_) | Stated::Nationals => Val::Unclear(Doubt::new("doubt_law_of_law")),
    }
}

fn members<'a>(named: &'a [Named], choices: Option<&'a Choices>) -> Val<'a> {
    let id = |id: ChoiceId| choices.map_or("", |choices| choices.id(id));
    let ids = named.iter().filter_map(|named| match named {
        Named::Known(known) => Some(id(*known)),
        Named::Own(_) => None,
    });
    Val::Members { ids: ids.collect(), own: named.iter().any(|named| matches!(named, Named::Own(_))) }
}

/// A quantity as a rule writes it.
pub fn quantity(amount: &str, unit: Option<&str>, per: Option<&str>) -> Option<Quantity> {
    let measure = match unit {
        None => Measure::Count,
        Some("%") => Measure::Percent,
        Some(code) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Measure::Money(code.to_owned()),
        Some(name) => match Unit::in_rules(name) {
            Some(unit) => Measure::Time(unit),
            None => return None,
        },
    };
    let per = match per {
        Some(name) => Some(Unit::in_rules(name)?),
        None => None,
    };
    Some(Quantity { amount: amount.parse().ok()?, measure, per })
}

/// Two cases speak of the same situation unless their conditions differ.
pub fn compatible(one: Option<&When>, two: Option<&When>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    }
}

/// The place of what is not stated in the agreement.
pub static NOWHERE: Path = Path { kind: String::new(), field: String::new(), place: crate::syntax::expression::Place { start: 0, end: 0 } };
