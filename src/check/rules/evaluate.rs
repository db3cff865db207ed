//! An expression over an agreement: true, false, silent, or not to be told.

use crate::finding::Doubt;
use crate::model::When;
use crate::syntax::expression::{Expression, Literal, LiteralValue, Operator, Over, Path, Term};

use super::quantities::{Range, compare, compare_stated, holds};
use super::terms::{Item, Val, compatible};
use super::truth::{Judgement, Seen, Truth};
use super::{Judge, Scope};

impl<'a> Judge<'a> {
    /// What an expression comes to.
    pub fn evaluate(&self, expression: &'a Expression, scope: Scope<'a>) -> Judgement<'a> {
        match expression {
            Expression::And(parts) => Judgement::all(parts.iter().map(|part| self.evaluate(part, scope))),
            Expression::Or(parts) => Judgement::one(parts.iter().map(|part| self.evaluate(part, scope))),
            Expression::Not(part) => self.evaluate(part, scope).not(),
            Expression::Each { some, over, body } => self.each(*some, over, body, scope),
            Expression::Compare { any, operator, left, right } => self.comparison(*any, *operator, left, right, scope),
            Expression::In { any, negated, left, options } => self.membership(*any, *negated, left, options, scope),
            Expression::Has { left, options } => self.has(left, options, scope),
            Expression::Lacks { left, options } => self.lacks(left, options, scope),
            Expression::Stated { path, absent } => self.presence(path, *absent, scope),
            Expression::Call(term) => self.question(term, scope),
        }
    }

    fn each(&self, some: bool, over: &'a Over, body: &'a Expression, scope: Scope<'a>) -> Judgement<'a> {
        let mut parts = Vec::new();
        let mut nothing = None;
        match over {
            Over::Articles => {
                let homes = self.context.homes.iter().enumerate().filter(|(at, home)| !home.annex && self.in_text(*at));
                parts.extend(homes.map(|(at, _)| self.evaluate(body, Scope { home: Some(at), ..scope })));
                // An article that is silent is not about the matter.
                parts.retain(|part| part.truth != Truth::Silent);
            }
            Over::Clauses(path) | Over::Rows(path) => {
                nothing = Some(Seen::nothing(path));
                let Some(kind) = self.context.vocabulary.kind_id(&path.kind) else {
                    return Judgement::new(Truth::Silent, nothing.into_iter().collect());
                };
                for (clause, _) in self.clauses(kind, scope) {
                    let inside = Scope { clause: Some(clause), ..scope };
                    if matches!(over, Over::Clauses(_)) {
                        parts.push(self.evaluate(body, inside));
                    } else {
                        let rows = clause.rows.iter();
                        parts.extend(rows.map(|row| self.evaluate(body, Scope { row: Some((row, kind)), ..inside })));
                    }
                }
            }
        }
        if parts.is_empty() {
            return Judgement::new(Truth::Silent, nothing.into_iter().collect());
        }
        if some { Judgement::one(parts.into_iter()) } else { Judgement::all(parts.into_iter()) }
    }

    fn presence(&self, path: &'a Path, absent: bool, scope: Scope<'a>) -> Judgement<'a> {
        let found = if path.field.is_empty() { self.clause_presence(path, scope) } else { self.path(path, scope) };
        let judgement = match found {
            Err(nothing) => Judgement::new(Truth::Silent, vec![*nothing]),
            Ok(items) => Judgement::one(items.into_iter().map(|item| match item.val {
                Val::Unclear(doubt) => judged(item.seen, Truth::Unknown, Some(doubt)),
                _ => judged(item.seen, Truth::True, None),
            })),
        };
        match (absent, judgement.truth) {
            (true, Truth::Silent) => Judgement { truth: Truth::True, ..judgement },
            (true, _) => judgement.not(),
            (false, _) => judgement,
        }
    }

    fn clause_presence(&self, path: &'a Path, scope: Scope<'a>) -> Result<Vec<Item<'a>>, Box<Seen<'a>>> {
        let kind = self.context.vocabulary.kind_id(&path.kind);
        let clauses = kind.map(|kind| self.clauses(kind, scope)).unwrap_or_default();
        let item = |(clause, _): &(&'a crate::model::Clause, usize)| Item {
            val: Val::Text,
            soft: false,
            when: None,
            seen: Seen { span: Some(self.context.head(clause.span)), ..Seen::nothing(path) },
        };
        if clauses.is_empty() { Err(Box::new(Seen::nothing(path))) } else { Ok(clauses.iter().map(item).collect()) }
    }

    fn comparison(&self, any: bool, operator: Operator, left: &'a Term, right: &'a Term, scope: Scope<'a>) -> Judgement<'a> {
        let (left, right) = match (self.term(left, scope), self.term(right, scope)) {
            (Err(nothing), _) | (_, Err(nothing)) => return Judgement::new(Truth::Silent, vec![*nothing]),
            (Ok(left), Ok(right)) => (left, right),
        };
        let mut parts: Vec<Judgement<'a>> = Vec::new();
        for a in &left {
            for b in pairs(a, &right) {
                let (truth, doubt) = match (&a.val, &b.val) {
                    (Val::Range(one), Val::Range(two)) if stated(a) && stated(b) => compare_stated(operator, one, two),
                    // One side names the law, the other its figure: the same, whatever the figure.
                    (Val::AsLaw(state), _) if of_law(b, state) => weigh(operator, &a.val, &a.val),
                    (_, Val::AsLaw(state)) if of_law(a, state) => weigh(operator, &b.val, &b.val),
                    (one, two) => weigh(operator, one, two),
                };
                let seen = if a.seen.span.is_some() { &a.seen } else { &b.seen };
                let law = a.seen.law.clone().or_else(|| b.seen.law.clone());
                parts.push(firm(Seen { law, ..seen.clone() }, truth, doubt, a.soft || b.soft));
            }
        }
        combine(any, parts)
    }

    fn membership(&self, any: bool, negated: bool, left: &'a Term, options: &'a [Literal], scope: Scope<'a>) -> Judgement<'a> {
        let items = match self.term(left, scope) {
            Err(nothing) => return Judgement::new(Truth::Silent, vec![*nothing]),
            Ok(items) => items,
        };
        let parts = items.into_iter().map(|item| {
            let (truth, doubt, offending) = among(&item.val, options, negated);
            firm(Seen { offending, ..item.seen }, truth, doubt, item.soft)
        });
        combine(any, parts.collect())
    }

    /// The members that are stated anywhere, together.
    fn has(&self, left: &'a Term, options: &'a [Literal], scope: Scope<'a>) -> Judgement<'a> {
        let items = match self.term(left, scope) {
            Err(nothing) => {
                let missing = options.iter().map(|option| word(option).to_owned()).collect();
                return Judgement::new(Truth::Silent, vec![Seen { missing, ..*nothing }]);
            }
            Ok(items) => items,
        };
        let (mut found, mut unclear, mut soft) = (Vec::new(), None, false);
        for item in &items {
            match &item.val {
                Val::Members { ids, own } => {
                    found.extend(ids.iter().copied());
                    if *own {
                        unclear.get_or_insert_with(|| Doubt::new("doubt_own_words"));
                    }
                }
                Val::Unclear(doubt) => {
                    unclear.get_or_insert_with(|| doubt.clone());
                }
                Val::AsLaw(state) => {
                    unclear.get_or_insert_with(|| law_unknown(state));
                }
                _ => {}
            }
            soft |= item.soft;
        }
        let missing: Vec<String> =
            options.iter().map(word).filter(|option| !found.iter().any(|id| same(id, option))).map(str::to_owned).collect();
        let truth = match (missing.is_empty(), &unclear) {
            (true, _) => Truth::True,
            (false, Some(_)) => Truth::Unknown,
            (false, None) => Truth::Silent,
        };
        let doubt = if truth == Truth::Unknown { unclear } else { None };
        let parts: Vec<_> =
            items.into_iter().map(|item| firm(Seen { missing: missing.clone(), ..item.seen }, truth, doubt.clone(), soft)).collect();
        combine(false, parts)
    }

    fn lacks(&self, left: &'a Term, options: &'a [Literal], scope: Scope<'a>) -> Judgement<'a> {
        let items = match self.term(left, scope) {
            Err(nothing) => return Judgement::new(Truth::Silent, vec![*nothing]),
            Ok(items) => items,
        };
        let parts = items.into_iter().map(|item| {
            let (truth, doubt, offending) = match &item.val {
                Val::Members { ids, own } => {
                    let offending: Vec<String> =
                        ids.iter().filter(|id| options.iter().any(|option| same(id, word(option)))).map(|id| (*id).to_owned()).collect();
                    match (offending.is_empty(), own) {
                        (false, _) => (Truth::False, None, offending),
                        (true, true) => (Truth::Unknown, Some(Doubt::new("doubt_own_words")), offending),
                        (true, false) => (Truth::True, None, offending),
                    }
                }
                Val::Nothing => (Truth::True, None, Vec::new()),
                Val::Unclear(doubt) => (Truth::Unknown, Some(doubt.clone()), Vec::new()),
                Val::AsLaw(state) => (Truth::Unknown, Some(law_unknown(state)), Vec::new()),
                _ => (Truth::Unknown, Some(Doubt::new("doubt_units")), Vec::new()),
            };
            firm(Seen { offending, ..item.seen }, truth, doubt, item.soft)
        });
        combine(false, parts.collect())
    }
}

/// True for what the law of a State lays down, or what the agreement leaves to it.
fn of_law(item: &Item<'_>, state: &str) -> bool {
    item.seen.law.as_ref().is_some_and(|law| law.state == state)
}

/// True for what the agreement itself states.
fn stated(item: &Item<'_>) -> bool {
    item.seen.span.is_some() && item.seen.law.is_none()
}

/// What is compared with what: a figure for a special situation with the value for the same.
fn pairs<'i, 'a>(item: &'i Item<'a>, others: &'i [Item<'a>]) -> impl Iterator<Item = &'i Item<'a>> {
    let special = others.iter().any(|other| other.when.is_some() && other.when == item.when);
    others.iter().filter(move |other| {
        let laws = other.seen.span.is_none() && other.seen.law.is_some();
        if special {
            other.when == item.when
        } else if laws {
            other.when.is_none() || matches!(other.when, Some(When::Otherwise))
        } else {
            compatible(item.when, other.when)
        }
    })
}

fn judged(seen: Seen<'_>, truth: Truth, doubt: Option<Doubt>) -> Judgement<'_> {
    Judgement::new(truth, vec![seen.came_to(truth, doubt)])
}

/// A value that holds only in principle does not hold for certain.
fn firm(seen: Seen<'_>, truth: Truth, doubt: Option<Doubt>, soft: bool) -> Judgement<'_> {
    if soft && truth == Truth::True {
        judged(seen, Truth::Unknown, Some(Doubt::new("doubt_in_principle")))
    } else {
        judged(seen, truth, doubt)
    }
}

fn combine(any: bool, parts: Vec<Judgement<'_>>) -> Judgement<'_> {
    if any { Judgement::one(parts.into_iter()) } else { Judgement::all(parts.into_iter()) }
}

/// The word of a choice or code.
pub fn word(literal: &Literal) -> &str {
    match &literal.value {
        LiteralValue::Word(word) | LiteralValue::Text(word) | LiteralValue::Date(word) => word,
        LiteralValue::Quantity { amount, .. } => amount,
    }
}

fn same(id: &str, option: &str) -> bool {
    id.eq_ignore_ascii_case(option)
}

/// Whether every member is among the options; those that decide against it.
fn among(val: &Val<'_>, options: &[Literal], negated: bool) -> (Truth, Option<Doubt>, Vec<String>) {
    let listed = |id: &str| options.iter().any(|option| same(id, word(option)));
    match val {
        Val::Members { ids, own } => {
            let offending: Vec<String> = ids.iter().filter(|id| listed(id) == negated).map(|id| (*id).to_owned()).collect();
            match (offending.is_empty(), own) {
                (false, _) => (Truth::False, None, offending),
                (true, true) => (Truth::Unknown, Some(Doubt::new("doubt_own_words")), offending),
                (true, false) => (Truth::True, None, offending),
            }
        }
        Val::Nothing => (Truth::of(listed("none") != negated), None, Vec::new()),
        Val::Unclear(doubt) => (Truth::Unknown, Some(doubt.clone()), Vec::new()),
        Val::AsLaw(state) => (Truth::Unknown, Some(law_unknown(state)), Vec::new()),
        _ => (Truth::Unknown, Some(Doubt::new("doubt_units")), Vec::new()),
    }
}

fn law_unknown(state: &str) -> Doubt {
    Doubt::new("doubt_law").with("state", state)
}

/// What a comparison of two values comes to.
fn weigh(operator: Operator, left: &Val<'_>, right: &Val<'_>) -> (Truth, Option<Doubt>) {
    match (left, right) {
        (Val::Unclear(doubt), _) | (_, Val::Unclear(doubt)) => (Truth::Unknown, Some(doubt.clone())),
        // What is left to the same law on both sides is the same, whatever that law says.
        (Val::AsLaw(one), Val::AsLaw(two)) if one == two => {
            (Truth::of(matches!(operator, Operator::Equal | Operator::AtMost | Operator::AtLeast)), None)
        }
        (Val::AsLaw(state), _) | (_, Val::AsLaw(state)) => (Truth::Unknown, Some(law_unknown(state))),
        (Val::Range(one), Val::Range(two)) => compare(operator, one, two),
        (Val::Nothing, Val::Range(two)) => compare(operator, &Range::nothing(two), two),
        (Val::Range(one), Val::Nothing) => compare(operator, one, &Range::nothing(one)),
        (Val::Unlimited, Val::Unlimited) => (Truth::of(holds(operator, std::cmp::Ordering::Equal)), None),
        (Val::Unlimited, _) => (Truth::of(matches!(operator, Operator::AtLeast | Operator::Greater | Operator::Unequal)), None),
        (_, Val::Unlimited) => (Truth::of(matches!(operator, Operator::AtMost | Operator::Less | Operator::Unequal)), None),
        (Val::Date(one), Val::Date(two)) => (Truth::of(holds(operator, one.cmp(two))), None),
        (Val::YesNo(one), Val::YesNo(two)) => same_or_not(operator, one == two),
        (Val::Nothing, Val::Nothing) => (Truth::of(holds(operator, std::cmp::Ordering::Equal)), None),
        (Val::Members { ids: one, own: false }, Val::Members { ids: two, own: false }) => sets(operator, one, two),
        (Val::Members { .. }, Val::Members { .. }) => (Truth::Unknown, Some(Doubt::new("doubt_own_words"))),
        (Val::Nothing, Val::Members { .. } | Val::YesNo(_)) | (Val::Members { .. } | Val::YesNo(_), Val::Nothing) => {
            same_or_not(operator, false)
        }
        _ => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
    }
}

/// Equal sets have the same members; "!=" says that they have none in common.
fn sets(operator: Operator, one: &[&str], two: &[&str]) -> (Truth, Option<Doubt>) {
    let within = |id: &str, all: &[&str]| all.iter().any(|other| same(id, other));
    match operator {
        Operator::Equal => (Truth::of(one.iter().all(|id| within(id, two)) && two.iter().all(|id| within(id, one))), None),
        Operator::Unequal => (Truth::of(!one.iter().any(|id| within(id, two))), None),
        _ => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
    }
}

fn same_or_not(operator: Operator, equal: bool) -> (Truth, Option<Doubt>) {
    match operator {
        Operator::Equal => (Truth::of(equal), None),
        Operator::Unequal => (Truth::of(!equal), None),
        _ => (Truth::Unknown, Some(Doubt::new("doubt_units"))),
    }
}
