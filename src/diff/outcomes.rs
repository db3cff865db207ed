//! Rules of the book whose outcome is another: only those that look at what changed are run again.

use std::collections::{BTreeMap, BTreeSet};

use super::Bench;
use super::change::{Change, ChangeKind, Comparison, Ground, PartKind, Reason, RuleChange, Side, Worth};
use crate::check::verdicts;
use crate::finding::Verdict;
use crate::law::rulebook::BookRule;
use crate::model::Project;
use crate::syntax::expression::Path;
use crate::text::Span;
use crate::vocabulary::Vocabulary;

/// What changed, by the names that rules use.
#[derive(Default)]
struct Touched {
    /// Fields: `leave.annual`.
    fields: BTreeSet<(String, String)>,
    /// Kinds of clause that came, went, or whose rows changed.
    kinds: BTreeSet<String>,
    /// The header: whom law binds, and when.
    header: bool,
}

/// Runs the rules that look at what changed on both texts, and gives the reasons to the changes.
pub(super) fn judge(comparison: &mut Comparison, old: &Project, new: &Project, bench: Bench<'_>) {
    let touched = Touched::of(&comparison.changes, old, new, bench.vocabulary);
    let rules: Vec<&BookRule> = bench.law.book().filter(|rule| touched.concerns(rule)).collect();
    if rules.is_empty() {
        return;
    }
    let run = |project| verdicts(project, bench.vocabulary, bench.law, bench.selection, &rules);
    let before: BTreeMap<&'static str, Verdict> = run(old).into_iter().collect();
    let after: BTreeMap<&'static str, Verdict> = run(new).into_iter().collect();
    for rule in rules {
        let verdict = |all: &BTreeMap<&'static str, Verdict>| all.get_key_value(rule.id.as_str()).map(|(id, verdict)| (*id, *verdict));
        let (before, after) = (verdict(&before), verdict(&after));
        let Some(id) = before.or(after).map(|(id, _)| id) else { continue };
        let word = |found: Option<(&str, Verdict)>| found.map_or(Verdict::NotApplicable, |(_, verdict)| verdict);
        let (before, after) = (word(before), word(after));
        if before == after {
            continue;
        }
        let change = RuleChange { rule: id, before, after, worth: worth(before, after) };
        comparison.rules.push(change);
        blame(&mut comparison.changes, rule, change, &|change| Touched::of(std::slice::from_ref(change), old, new, bench.vocabulary));
    }
}

/// What another outcome means for the worker.
///
/// INVARIANT: the other way round it is the reverse.
const fn worth(before: Verdict, after: Verdict) -> Worth {
    const fn step(verdict: Verdict) -> Option<u8> {
        match verdict {
            Verdict::Holds => Some(2),
            Verdict::Gap => Some(1),
            Verdict::Conflict => Some(0),
            Verdict::NotApplicable | Verdict::Question => None,
        }
    }
    match (before, after) {
        (Verdict::NotApplicable, Verdict::Conflict) => Worth::Weaker,
        (Verdict::Conflict, Verdict::NotApplicable) => Worth::Stronger,
        (Verdict::NotApplicable, Verdict::Holds) | (Verdict::Holds, Verdict::NotApplicable) => Worth::Neutral,
        _ => match (step(before), step(after)) {
            (Some(before), Some(after)) if before < after => Worth::Stronger,
            (Some(before), Some(after)) if before > after => Worth::Weaker,
            (Some(_), Some(_)) => Worth::Neutral,
            _ => Worth::Unclear,
        },
    }
}

/// Gives a rule to the changes it looks at, if it points anywhere.
fn blame(changes: &mut [Change], rule: &BookRule, outcome: RuleChange, touched: &dyn Fn(&Change) -> Touched) {
    if !matches!(outcome.worth, Worth::Stronger | Worth::Weaker) {
        return;
    }
    // Of an article or chapter that came or went while its substance stayed, nothing inside is told.
    let large = |part: PartKind| matches!(part, PartKind::Chapter | PartKind::Article | PartKind::Annex);
    let tells = |change: &Change| speaks(change) && !(large(change.part) && change.reasons.is_empty());
    for change in changes.iter_mut().filter(|change| tells(change)) {
        // A rule that begins or ceases to apply says less than the values themselves: it may have given way to a graver one.
        let applies = outcome.before != Verdict::NotApplicable && outcome.after != Verdict::NotApplicable;
        let base = sum_of(change.reasons.iter().filter(|reason| !matches!(reason.ground, Ground::Rule { .. })));
        let denied = !applies && matches!(base, Worth::Stronger | Worth::Weaker) && base != outcome.worth;
        if !denied && touched(change).sees(rule) {
            let ground = Ground::Rule { rule: outcome.rule, before: outcome.before, after: outcome.after };
            change.reasons.push(Reason { worth: outcome.worth, ground });
            change.worth = sum(&change.reasons);
        }
    }
}

/// A rule that points where nothing else could tell decides.
pub(super) fn sum(reasons: &[Reason]) -> Worth {
    sum_of(reasons.iter())
}

fn sum_of<'r>(reasons: impl Iterator<Item = &'r Reason> + Clone) -> Worth {
    match Worth::of(reasons.clone().map(|reason| reason.worth).filter(|worth| *worth != Worth::Unclear)) {
        Worth::Neutral => Worth::of(reasons.map(|reason| reason.worth)),
        worth => worth,
    }
}

/// A change of what is said, not of where it stands.
fn speaks(change: &Change) -> bool {
    !matches!(change.kind, ChangeKind::Moved | ChangeKind::Renamed | ChangeKind::Renumbered | ChangeKind::Split | ChangeKind::Merged)
}

impl Touched {
    fn of(changes: &[Change], old: &Project, new: &Project, vocabulary: &Vocabulary) -> Self {
        let mut touched = Self::default();
        for change in changes.iter().filter(|change| speaks(change)) {
            let kind = change.clause.and_then(|kind| vocabulary.kind(kind));
            match (change.part, kind) {
                (PartKind::Header | PartKind::Agreement, _) => {
                    touched.header = true;
                    touched.fields.extend(change.name.strip_prefix("agreement.").map(|field| ("agreement".to_owned(), field.to_owned())));
                }
                (PartKind::Field, Some(kind)) => {
                    let field = change.field.and_then(|path| kind.field(path.field, path.in_row));
                    touched.fields.extend(field.map(|field| (kind.def.id.clone(), field.def.id.clone())));
                }
                (PartKind::Row | PartKind::Cell, Some(kind)) => {
                    touched.kinds.insert(kind.def.id.clone());
                }
                (PartKind::Clause | PartKind::Article | PartKind::Annex | PartKind::Chapter, _) => {
                    for (project, side) in [(old, &change.old), (new, &change.new)] {
                        touched.inside(project, side.as_ref(), vocabulary);
                    }
                }
                _ => {}
            }
        }
        touched
    }

    /// The clauses inside a part that came or went.
    fn inside(&mut self, project: &Project, side: Option<&Side>, vocabulary: &Vocabulary) {
        let Some(span) = side.map(|side| side.spot.span) else { return };
        let within = |other: Span| other.file == span.file && span.start <= other.start && other.end <= span.end;
        for clause in project.agreement.clauses().filter(|clause| within(clause.span)) {
            let Some(kind) = vocabulary.kind(clause.kind) else { continue };
            self.kinds.insert(kind.def.id.clone());
            let fields = clause.fields.iter().filter_map(|stated| kind.field(stated.field, false));
            self.fields.extend(fields.map(|field| (kind.def.id.clone(), field.def.id.clone())));
        }
    }

    /// True when the outcome of a rule may be another.
    fn concerns(&self, rule: &BookRule) -> bool {
        self.header || paths(rule).is_empty() || self.sees(rule)
    }

    /// True when a rule looks at what changed.
    fn sees(&self, rule: &BookRule) -> bool {
        paths(rule).iter().any(|path| {
            let whole = path.field.is_empty();
            self.fields.contains(&(path.kind.clone(), path.field.clone()))
                || (whole && (self.kinds.contains(&path.kind) || self.fields.iter().any(|(kind, _)| *kind == path.kind)))
        })
    }
}

fn paths(rule: &BookRule) -> Vec<&Path> {
    rule.require.paths().into_iter().chain(rule.when.iter().flat_map(|when| when.paths())).collect()
}
