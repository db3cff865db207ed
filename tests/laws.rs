//! Laws that every verdict obeys: weaker terms never do better, stronger ones never worse, and
//! neither language, layout nor order of the text changes what is found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use mithaq::check::selftest::verdicts;
use mithaq::finding::Verdict;
use mithaq::law::Law;
use mithaq::model::{ArticleItem, Bounded, Case, Clause, Project, Quantity, Term};
use mithaq::text::{Lang, Span};
use mithaq::vocabulary::{Field, Protects, Vocabulary};

use support::{formatted, project, root};

fn agreement() -> String {
    std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap()
}

fn judged(text: &str) -> BTreeMap<String, Verdict> {
    verdicts(&project(text), Vocabulary::embedded(), Law::embedded())
}

/// A text with one value replaced.
fn with(text: &str, span: Span, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start as usize], &text[span.end as usize..])
}

/// Every value outside rows, with its field.
fn values(project: &Project) -> Vec<(&Clause, &Field, &Case)> {
    let vocabulary = Vocabulary::embedded();
    let mut all = Vec::new();
    for clause in project.agreement.clauses() {
        for stated in &clause.fields {
            let field = vocabulary.kind(clause.kind).unwrap().field(stated.field, false).unwrap();
            all.extend(stated.value.cases().map(|case| (clause, field, case)));
        }
    }
    all
}

/// The value changed for the worse or for the better, where the field says which is which.
fn moved(project: &Project, field: &Field, case: &Case, better: bool) -> Option<(Span, String)> {
    let text = project.sources.slice(case.span);
    match (&case.term, field.def.protects) {
        (Term::YesNo(yes), protects @ (Protects::Yes | Protects::No)) => {
            let good = (protects == Protects::Yes) == *yes;
            if good == better || text.split_whitespace().count() > 1 {
                return None;
            }
            Some((case.span, if *yes { "no" } else { "yes" }.to_owned()))
        }
        (Term::Quantity(bounded), protects @ (Protects::More | Protects::Less)) => {
            let quantity = bounded.worst(protects == Protects::More)?;
            let more = (protects == Protects::More) == better;
            let amount = scaled(quantity, more)?;
            let old = quantity.amount.normalize().to_string();
            let bound_fits = !matches!(bounded, Bounded::Between(..));
            let at = text.find(&old).filter(|_| bound_fits)?;
            let start = case.span.start + u32::try_from(at).unwrap();
            let span = Span { start, end: start + u32::try_from(old.len()).unwrap(), ..case.span };
            Some((span, amount))
        }
        (Term::Choices(chosen), Protects::Members) if !better && chosen.len() > 1 && case.when.is_none() => {
            let first = text.split(',').next()?;
            Some((case.span, first.trim().to_owned()))
        }
        _ => None,
    }
}

fn scaled(quantity: &Quantity, more: bool) -> Option<String> {
    let whole: i64 = quantity.amount.normalize().to_string().parse().ok()?;
    let new = if more { whole.checked_mul(3)? } else { whole / 3 };
    (new != whole).then(|| new.to_string())
}

/// How well a verdict speaks of the agreement.
fn rank(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Holds => Some(2),
        Verdict::Question => None,
        Verdict::Gap | Verdict::Conflict => Some(0),
        Verdict::NotApplicable => None,
    }
}

/// The agreement with every value as bad as it can be made.
fn weakened() -> String {
    let text = agreement();
    let base = project(&text);
    let mut moves: Vec<(Span, String)> =
        values(&base).into_iter().filter_map(|(_, field, case)| moved(&base, field, case, false)).collect();
    moves.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    moves.into_iter().fold(text, |text, (span, new)| with(&text, span, &new))
}

/// Moves values one at a time; every verdict that turns the wrong way.
fn moves(text: &str, better: bool) -> BTreeSet<String> {
    let base = project(text);
    let before = judged(text);
    let allowed = exceptions();
    let mut against = BTreeSet::new();
    let all: Vec<_> = values(&base)
        .into_iter()
        .filter_map(|(clause, field, case)| Some((clause, field, case, moved(&base, field, case, better)?)))
        .collect();
    // One in a few is enough to see a rule that turns the wrong way, and keeps the test short.
    let step = (all.len() / 120).max(1);
    for (clause, field, case, (span, new)) in all.into_iter().step_by(step) {
        let kind = &Vocabulary::embedded().kind(clause.kind).unwrap().def.id;
        let after = judged(&with(text, span, &new));
        for (rule, verdict) in &after {
            let (Some(old), Some(new_rank)) = (rank(before[rule]), rank(*verdict)) else { continue };
            if (better && new_rank < old || !better && new_rank > old) && !allowed.contains(rule.as_str()) {
                let id = &field.def.id;
                against.insert(format!(
                    "{rule}: {kind}.{id} {} -> {new}: {:?} -> {verdict:?}",
                    base.sources.slice(case.span),
                    before[rule]
                ));
            }
        }
    }
    against
}

/// Rules whose page says why a better value can do worse: they ask that two values agree.
fn exceptions() -> BTreeSet<&'static str> {
    Law::embedded().pages().filter(|page| page.turns.is_some()).map(|page| page.id.as_str()).collect()
}

fn none(against: BTreeSet<String>) {
    assert!(against.is_empty(), "{} times\n{}", against.len(), against.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn strengthening_a_value_of_a_good_agreement_worsens_no_verdict() {
    none(moves(&agreement(), true));
}

#[test]
fn strengthening_a_value_of_a_bad_agreement_worsens_no_verdict() {
    none(moves(&weakened(), true));
}

#[test]
fn weakening_a_value_improves_no_verdict() {
    none(moves(&weakened(), false));
    let (good, bad) = (judged(&agreement()), judged(&weakened()));
    let better = |rule: &&String| rank(good[*rule]).is_some_and(|old| rank(bad[*rule]).is_some_and(|new| new > old));
    let improved: BTreeSet<String> = good.keys().filter(better).cloned().collect();
    none(improved);
    let lost = good.keys().filter(|rule| good[*rule] == Verdict::Holds && bad[*rule] != Verdict::Holds).count();
    assert!(lost > 100, "only {lost} rules notice that everything became worse");
}

#[test]
fn the_language_of_the_keywords_changes_no_verdict() {
    let text = agreement();
    let before = judged(&text);
    for lang in Lang::ALL {
        assert_eq!(judged(&formatted(&text, Some(lang))), before, "{lang:?}");
    }
}

#[test]
fn layout_changes_no_verdict() {
    let text = agreement();
    let squeezed: String = text.lines().map(|line| format!("{}\n", line.trim())).collect();
    assert_eq!(judged(&squeezed), judged(&text));
}

/// The lines of an article's clauses, last clause first.
#[test]
fn the_order_of_clauses_changes_no_verdict() {
    let text = agreement();
    let base = project(&text);
    let mut turned = text.clone();
    for article in base.agreement.articles().collect::<Vec<_>>().into_iter().rev() {
        let clauses: Vec<Span> = article
            .items
            .iter()
            .filter_map(|item| match item {
                ArticleItem::Clause(clause) => Some(clause.span),
                _ => None,
            })
            .collect();
        let texts: Vec<&str> = clauses.iter().map(|span| base.sources.slice(*span)).collect();
        for (span, new) in clauses.iter().rev().zip(texts.iter()) {
            turned = with(&turned, *span, new);
        }
    }
    assert_ne!(turned, text);
    assert_eq!(judged(&turned), judged(&text));
}

#[test]
fn taking_a_clause_away_never_makes_a_rule_hold() {
    let text = agreement();
    let base = project(&text);
    let before = judged(&text);
    let mut against = BTreeSet::new();
    for clause in base.agreement.clauses().filter(|clause| !clause.name.text.is_empty()) {
        let kind = &Vocabulary::embedded().kind(clause.kind).unwrap().def.id;
        let after = judged(&with(&text, clause.span, ""));
        for (rule, verdict) in &after {
            if *verdict == Verdict::Holds && matches!(before[rule], Verdict::Gap | Verdict::Conflict) {
                against.insert(format!("{rule} without {kind}: {:?}", before[rule]));
            }
        }
    }
    assert!(against.is_empty(), "{}", against.into_iter().collect::<Vec<_>>().join("\n"));
}
