//! The rule book over an agreement: each rule ends in a verdict, with the values that decided it.

mod authority;
mod evaluate;
mod findings;
mod functions;
mod mend;
mod quantities;
mod terms;
mod truth;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::Selection;
use super::context::{Context, clauses_in};
use crate::finding::{Doubt, Finding, Position, Verdict};
use crate::law::rulebook::BookRule;
use crate::law::{Figures, Law, LawValue, field_of};
use crate::model::{Clause, Project, Row};
use crate::syntax::expression::Path;
use crate::text::{Lang, Span};
use crate::vocabulary::{ChoiceId, KindId, Vocabulary};

pub use authority::{authority_of, cap, nation, touches};
use truth::{Judgement, Seen, Truth};

/// What became of a rule in an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// The rule.
    pub rule: &'static str,
    /// Its verdict; a waiver comes later.
    pub verdict: Verdict,
    /// How many values it was decided by.
    pub readings: usize,
    /// Where the values stand that decided it, in their order.
    pub values: Vec<Span>,
    /// What it comes to under the text of each Party, where that differs.
    pub positions: Vec<Position>,
}

/// Runs the rules over an agreement. Findings are pushed; the verdicts of all rules come back in
/// the order of the book.
///
/// A text without a header or without an article is no agreement yet: to say that it is silent on
/// everything would help nobody.
pub fn run<'a>(context: &'a Context<'a>, options: &Selection, on: Option<Date>, out: &mut Vec<Finding>) -> Vec<Ruled> {
    if context.agreement.id.text.is_empty() || context.homes.is_empty() {
        return Vec::new();
    }
    let states = context.agreement.parties.iter().map(|party| party.code.text.clone());
    let figures = Figures::new(context.law, context.vocabulary, states, on);
    let index = index(context);
    let keywords = context.keywords().unwrap_or(Lang::En);
    let bench = Bench { context, figures: &figures, index: &index, on, keywords, mends: true };
    let mut all = Vec::new();
    for rule in context.law.book() {
        let authorities = authority::of(context, rule, options.packs.as_ref());
        if (authorities.is_empty() && options.packs.is_some()) || options.skip.contains(&rule.id) {
            continue;
        }
        let ruling = bench.rule(rule);
        let verdict =
            if authorities.is_empty() { Verdict::NotApplicable } else { findings::push(&bench, rule, &ruling, &authorities, out) };
        let mut values: Vec<Span> = ruling.judgement.seen.iter().filter_map(|seen| seen.span).collect();
        values.sort_unstable();
        values.dedup();
        let readings = ruling.judgement.seen.len();
        all.push(Ruled { rule: intern(&rule.id), verdict, readings, values, positions: ruling.positions });
    }
    all
}

/// The verdicts of some rules of the book over an agreement, without findings.
#[must_use]
pub fn verdicts(
    project: &Project,
    vocabulary: &Vocabulary,
    law: &Law,
    options: &Selection,
    rules: &[&BookRule],
) -> Vec<(&'static str, Verdict)> {
    let context = Context::new(project, vocabulary, law);
    if context.agreement.id.text.is_empty() || context.homes.is_empty() {
        return Vec::new();
    }
    let on = options.on.or(context.agreement.date);
    let states = context.agreement.parties.iter().map(|party| party.code.text.clone());
    let figures = Figures::new(law, vocabulary, states, on);
    let index = index(&context);
    let bench = Bench { context: &context, figures: &figures, index: &index, on, keywords: Lang::En, mends: false };
    let mut all = Vec::new();
    for rule in rules.iter().filter(|rule| !options.skip.contains(&rule.id)) {
        let authorities = authority::of(&context, rule, options.packs.as_ref());
        if !authorities.is_empty() {
            all.push((intern(&rule.id), bench.rule(rule).verdict));
        }
    }
    all
}

/// An agreement made ready to be judged by one rule after another, whatever their packs.
pub struct Court<'a> {
    context: &'a Context<'a>,
    figures: Figures<'a>,
    index: ClauseIndex<'a>,
}

impl<'a> Court<'a> {
    /// Gathers what every rule is judged with.
    pub fn new(context: &'a Context<'a>) -> Self {
        let states = context.agreement.parties.iter().map(|party| party.code.text.clone());
        let figures = Figures::new(context.law, context.vocabulary, states, context.agreement.date);
        Self { context, figures, index: index(context) }
    }

    /// The verdict of a rule and its findings.
    pub fn judge(&self, rule: &BookRule) -> (Verdict, Vec<Finding>) {
        let authorities = authority::of(self.context, rule, None);
        if authorities.is_empty() {
            return (Verdict::NotApplicable, Vec::new());
        }
        let bench = Bench {
            context: self.context,
            figures: &self.figures,
            index: &self.index,
            on: self.context.agreement.date,
            keywords: Lang::En,
            mends: false,
        };
        let mut findings = Vec::new();
        let ruled = bench.rule(rule);
        let verdict = findings::push(&bench, rule, &ruled, &authorities, &mut findings);
        (verdict, findings)
    }
}

/// The clauses of each kind with the article or annex they stand in.
type ClauseIndex<'a> = HashMap<KindId, Vec<(&'a Clause, usize)>>;

fn index<'a>(context: &'a Context<'a>) -> ClauseIndex<'a> {
    let mut index = ClauseIndex::new();
    for (at, home) in context.homes.iter().enumerate() {
        for clause in clauses_in(home.items) {
            index.entry(clause.kind).or_default().push((clause, at));
        }
    }
    index
}

/// What every rule is judged with.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    pub context: &'a Context<'a>,
    pub figures: &'a Figures<'a>,
    pub index: &'a ClauseIndex<'a>,
    pub on: Option<Date>,
    /// The language of the keywords of the agreement.
    pub keywords: Lang,
    /// True when wording that would mend a finding is wanted.
    pub mends: bool,
}

/// One rule under one text: the agreed text, or that of a Party.
pub struct Judge<'a> {
    context: &'a Context<'a>,
    figures: &'a Figures<'a>,
    index: &'a ClauseIndex<'a>,
    on: Option<Date>,
    applies: Option<ChoiceId>,
    /// The Party whose proposals are taken in open brackets.
    owner: Option<String>,
    /// The owners of the brackets that were met.
    owners: RefCell<BTreeSet<String>>,
}

/// The part of the agreement that an expression looks at.
#[derive(Clone, Copy, Default)]
pub struct Scope<'a> {
    pub clause: Option<&'a Clause>,
    pub home: Option<usize>,
    pub row: Option<(&'a Row, KindId)>,
}

impl Judge<'_> {
    fn note_owner(&self, owner: &str) {
        if self.owner.is_none() {
            self.owners.borrow_mut().insert(owner.to_owned());
        }
    }
}

/// What a rule came to.
pub struct RuleJudgement<'a> {
    pub verdict: Verdict,
    pub judgement: Judgement<'a>,
    pub positions: Vec<Position>,
    pub doubts: Vec<Doubt>,
}

impl<'a> Bench<'a> {
    /// The national figures of a field, where they are known.
    pub fn laws(&self, whose: &str, path: &Path) -> Vec<Arc<LawValue>> {
        let agreement = self.context.agreement;
        let states: Vec<&str> = match whose {
            "destination" => agreement.destination().map(|party| party.code.text.as_str()).into_iter().collect(),
            _ => agreement.origins().map(|party| party.code.text.as_str()).collect(),
        };
        let name = format!("{}.{}", path.kind, path.field);
        let field = field_of(self.context.vocabulary, &name);
        let known = states.iter().filter_map(|state| field.and_then(|(kind, field)| self.figures.get(state, kind, field)));
        known.map(Arc::clone).collect()
    }

    /// Judges a rule; where brackets are open, under the text of each Party.
    pub fn rule(&self, rule: &'a BookRule) -> RuleJudgement<'a> {
        let (verdict, judgement, owners) = self.under(rule, None);
        if owners.is_empty() {
            let doubts = if verdict == Verdict::Question { doubts(&judgement) } else { Vec::new() };
            return RuleJudgement { verdict, judgement, positions: Vec::new(), doubts };
        }
        let mut results: Vec<(String, Verdict, Judgement<'a>)> = owners
            .into_iter()
            .map(|owner| {
                let (verdict, judgement, _) = self.under(rule, Some(owner.clone()));
                (owner, verdict, judgement)
            })
            .collect();
        let positions: Vec<Position> =
            results.iter().map(|(owner, verdict, _)| Position { owner: owner.clone(), verdict: *verdict }).collect();
        let alike = positions.windows(2).all(|pair| matches!(pair, [one, two] if one.verdict == two.verdict));
        // Of several that are as bad, the first speaks.
        let worst = results.iter().enumerate().rev().max_by_key(|(_, (_, verdict, _))| *verdict).map_or(0, |(at, _)| at);
        let (_, verdict, judgement) = results.swap_remove(worst);
        if alike {
            let doubts = if verdict == Verdict::Question { doubts(&judgement) } else { Vec::new() };
            return RuleJudgement { verdict, judgement, positions: Vec::new(), doubts };
        }
        let settled = positions.iter().all(|position| matches!(position.verdict, Verdict::Holds | Verdict::NotApplicable));
        let verdict = if settled { Verdict::Holds } else { Verdict::Question };
        let mut reasons = vec![Doubt::new("doubt_positions")];
        if judgement.truth == Truth::Unknown {
            reasons.extend(doubts(&judgement));
        }
        RuleJudgement { verdict, judgement, positions, doubts: reasons }
    }

    fn under(&self, rule: &'a BookRule, owner: Option<String>) -> (Verdict, Judgement<'a>, BTreeSet<String>) {
        let applies = rule.applies.as_deref().and_then(|id| {
            let workers = self.context.vocabulary.set("workers")?;
            workers.iter().find(|(_, known, _)| *known == id).map(|(id, ..)| id)
        });
        let Self { context, figures, index, on, .. } = *self;
        let judge = Judge { context, figures, index, on, applies, owner, owners: RefCell::default() };
        let applicable = rule.when.as_ref().map_or(Truth::True, |when| judge.evaluate(when, Scope::default()).truth);
        if matches!(applicable, Truth::False | Truth::Silent) {
            return (Verdict::NotApplicable, Judgement::new(Truth::True, Vec::new()), judge.owners.into_inner());
        }
        let judgement = judge.evaluate(&rule.require, Scope::default());
        let verdict = match (judgement.truth, applicable) {
            (Truth::True, _) => Verdict::Holds,
            (Truth::Silent, _) if rule.silence.is_none() => Verdict::NotApplicable,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Verdict::Question,
            (truth, _) => truth.verdict(),
        };
        (verdict, judgement, judge.owners.into_inner())
    }
}

/// The reasons why it cannot be told, each once.
fn doubts(judgement: &Judgement<'_>) -> Vec<Doubt> {
    let mut all: Vec<Doubt> = Vec::new();
    for doubt in judgement.seen.iter().filter_map(|seen: &Seen<'_>| seen.doubt.clone()) {
        if !all.contains(&doubt) {
            all.push(doubt);
        }
    }
    if all.is_empty() {
        all.push(Doubt::new("doubt_when"));
    }
    all
}

/// The id of a rule for as long as the program runs; there are as many as there are rules.
pub fn intern(id: &str) -> &'static str {
    use std::collections::HashSet;
    use std::sync::{Mutex, OnceLock};
    static KNOWN: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(id) = known.get(id) {
        return id;
    }
    let id: &'static str = Box::leak(id.to_owned().into_boxed_str());
    known.insert(id);
    id
}
