//! From a verdict to findings: one for each value at fault, or one for what is not there.

use std::sync::Arc;

use super::authority::{cap, weigh, weight};
use super::mend::mend;
use super::truth::{Seen, Truth};
use super::{Bench, RuleJudgement, intern};
use crate::finding::{Authority, Doubt, Fact, Finding, Reading, Ruling, Severity, Standing, Verdict};
use crate::law::LawValue;
use crate::law::rulebook::{BookBasis, BookRule};
use crate::syntax::expression::Path;
use crate::text::{Lang, Span};

/// Pushes the findings of a rule and says its verdict, which the force of its authorities can
/// turn into a question.
pub fn push(bench: &Bench<'_>, rule: &BookRule, ruled: &RuleJudgement<'_>, basis: &[&BookBasis], out: &mut Vec<Finding>) -> Verdict {
    if matches!(ruled.verdict, Verdict::Holds | Verdict::NotApplicable) {
        return ruled.verdict;
    }
    let mut authorities = authorities(bench, rule, ruled, basis);
    if authorities.is_empty() {
        return Verdict::NotApplicable;
    }
    authorities.sort_by_key(|one| std::cmp::Reverse((one.standing, one.read)));
    let mut doubts = ruled.doubts.clone();
    let mut verdict = ruled.verdict;
    if authorities.iter().all(|authority| authority.standing == Standing::Unknown) {
        verdict = Verdict::Question;
        doubts.extend(authorities.iter().map(|authority| {
            let states: Vec<Fact> = authority.unknown.iter().map(|state| Fact::Text(state.clone())).collect();
            Doubt::new("doubt_force").with("state", Fact::List(states)).with("source", authority.source.as_str())
        }));
    }
    let against = ruled.positions.iter().any(|position| position.verdict == Verdict::Conflict);
    let own = if verdict == Verdict::Question && against {
        weight(rule, Verdict::Conflict).min(Severity::Warning)
    } else {
        weight(rule, verdict)
    };
    let severity = own.min(cap(&authorities));
    let ruling = Ruling {
        verdict,
        authorities,
        readings: ruled.judgement.seen.iter().filter_map(|seen| reading(bench, seen)).collect(),
        positions: ruled.positions.clone(),
        doubts,
    };
    let mut first = true;
    for seen in places(&ruled.judgement.seen) {
        let span = seen.and_then(|seen| seen.span).unwrap_or_else(|| bench.context.head(bench.context.agreement.header));
        let mut finding = Finding::new(intern(&rule.id), severity, span);
        finding.variant = match verdict {
            Verdict::Gap => Some("gap"),
            Verdict::Question => Some("question"),
            _ => None,
        };
        facts(bench, rule, seen, ruled, &mut finding);
        if bench.mends && verdict != Verdict::Question && first {
            finding.fix = mend(bench, rule, verdict, seen);
        }
        finding.ruling = Some(Box::new(ruling.clone()));
        out.push(finding);
        first = false;
    }
    verdict
}

/// The authorities that speak to this verdict; of a national figure, the act that lays it down.
fn authorities(bench: &Bench<'_>, rule: &BookRule, ruled: &RuleJudgement<'_>, basis: &[&BookBasis]) -> Vec<Authority> {
    let other = match ruled.verdict {
        Verdict::Gap => "conflict",
        Verdict::Conflict => "gap",
        _ => "",
    };
    let mut all: Vec<Authority> = Vec::new();
    for basis in basis.iter().filter(|basis| other.is_empty() || basis.asks != other) {
        if basis.law.is_empty() {
            all.extend(weigh(bench.context, basis, bench.on));
            continue;
        }
        for law in figures(bench, rule, ruled) {
            let found = of_figure(bench, &law);
            if !all.iter().any(|known| known.source == found.source && known.article == found.article && known.binds == found.binds) {
                all.push(found);
            }
        }
    }
    if all.is_empty() && basis.iter().any(|basis| !basis.law.is_empty()) {
        all.push(nameless(Standing::Unknown));
    }
    all
}

/// The national figures that were measured against; where the agreement is silent, those that the
/// rule asks for.
fn figures(bench: &Bench<'_>, rule: &BookRule, ruled: &RuleJudgement<'_>) -> Vec<Arc<LawValue>> {
    let mut all: Vec<Arc<LawValue>> = ruled.judgement.seen.iter().filter_map(|seen| seen.law.clone()).collect();
    if all.is_empty() {
        for (whose, path) in rule.require.laws() {
            all.extend(bench.laws(whose, path));
        }
    }
    all
}

fn of_figure(bench: &Bench<'_>, law: &LawValue) -> Authority {
    let figure = &law.figure;
    let act = BookBasis {
        source: figure.source.clone(),
        article: figure.article.clone(),
        evidence: figure.evidence.clone(),
        address: figure.address.clone(),
        ..BookBasis::default()
    };
    weigh(bench.context, &act, bench.on).unwrap_or_else(|| Authority {
        binds: vec![law.state.clone()],
        read: figure.evidence == "read",
        ..nameless(Standing::National)
    })
}

/// An authority that is not an instrument of the register.
const fn nameless(standing: Standing) -> Authority {
    Authority {
        source: String::new(),
        article: String::new(),
        standing,
        binds: Vec::new(),
        unknown: Vec::new(),
        read: false,
        address: None,
    }
}

/// Values of the same name at fault are findings of their own; else the first place speaks.
fn places<'s, 'a>(seen: &'s [Seen<'a>]) -> Vec<Option<&'s Seen<'a>>> {
    let first = seen.iter().find(|seen| seen.span.is_some()).or_else(|| seen.first());
    let Some(first) = first else { return vec![None] };
    let mut all: Vec<&Seen<'a>> = Vec::new();
    for one in seen.iter().filter(|one| one.span.is_some() && one.path.kind == first.path.kind && one.path.field == first.path.field) {
        if !all.iter().any(|known| known.span == one.span) {
            all.push(one);
        }
    }
    if all.is_empty() {
        return vec![Some(first)];
    }
    all.truncate(super::super::context::MANY);
    all.into_iter().map(Some).collect()
}

fn reading(bench: &Bench<'_>, seen: &Seen<'_>) -> Option<Reading> {
    let span = seen.span?;
    Some(Reading { span, path: name_of(bench, seen), verdict: seen.truth.verdict() })
}

fn name_of(bench: &Bench<'_>, seen: &Seen<'_>) -> Fact {
    match seen.field {
        Some((kind, field)) => bench.context.path(kind, field),
        None => Fact::Text(if seen.path.field.is_empty() { seen.path.kind.clone() } else { seen.path.field.clone() }),
    }
}

/// The words of the values, what is missing, what offends, what law says.
fn facts(bench: &Bench<'_>, rule: &BookRule, seen: Option<&Seen<'_>>, ruled: &RuleJudgement<'_>, finding: &mut Finding) {
    let paths = rule.require.paths().into_iter().chain(rule.when.iter().flat_map(|when| when.paths()));
    for path in paths.filter(|path| !path.field.is_empty()) {
        let name = format!("{}.{}", path.kind, path.field);
        if finding.facts.get(&name).is_some() {
            continue;
        }
        let said = |seen: &&Seen<'_>| same(seen.path, path) && seen.truth != Truth::Silent;
        let here = seen.filter(said).and_then(|seen| seen.span);
        let decided = || ruled.judgement.seen.iter().find(said).and_then(|seen| seen.span);
        if let Some(span) = here.or_else(decided).or_else(|| stated(bench, path)) {
            finding.facts.set(name, Fact::Text(one_line(bench.context.slice(span))));
        }
    }
    let looked_at = || seen.into_iter().chain(ruled.judgement.seen.iter());
    let missing = each_once(looked_at().flat_map(|seen| seen.missing.iter().map(move |id| (id.as_str(), seen))));
    if !missing.is_empty() {
        finding.facts.set("missing_ids", Fact::List(missing.iter().map(|(id, _)| Fact::from(*id)).collect()));
        finding.facts.set("missing", named(bench, &missing));
    }
    let offending = each_once(looked_at().flat_map(|seen| seen.offending.iter().map(move |id| (id.as_str(), seen))));
    if !offending.is_empty() {
        finding.facts.set("offending", named(bench, &offending));
    }
    let law = seen.and_then(|seen| seen.law.clone()).or_else(|| ruled.judgement.seen.iter().find_map(|seen| seen.law.clone()));
    if let Some(law) = law {
        finding.facts.set("law", in_languages(bench, &law));
    }
}

/// Members by id, each once, with the value they belong to.
fn each_once<'s, 'a: 's>(all: impl Iterator<Item = (&'s str, &'s Seen<'a>)>) -> Vec<(&'s str, &'s Seen<'a>)> {
    let mut once: Vec<(&str, &Seen<'a>)> = Vec::new();
    for (id, seen) in all {
        if !once.iter().any(|(known, _)| *known == id) {
            once.push((id, seen));
        }
    }
    once
}

fn named(bench: &Bench<'_>, members: &[(&str, &Seen<'_>)]) -> Fact {
    Fact::List(members.iter().map(|(id, seen)| entry(bench, seen, id)).collect())
}

fn same(one: &Path, two: &Path) -> bool {
    one.kind == two.kind && one.field == two.field
}

/// The first value that is stated for a path.
fn stated(bench: &Bench<'_>, path: &Path) -> Option<Span> {
    let vocabulary = bench.context.vocabulary;
    if path.kind == "agreement" {
        let kind = vocabulary.structure("agreement")?;
        let field = kind.field_id(&path.field)?;
        return bench.context.agreement.fields.iter().find(|stated| stated.field == field).map(|stated| stated.value.span);
    }
    let kind = vocabulary.kind_id(&path.kind)?;
    let clauses = bench.index.get(&kind)?;
    let field = vocabulary.kind(kind)?.field_id(&path.field)?;
    clauses.iter().find_map(|(clause, _)| clause.get(field)).map(|stated| stated.value.span)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a choice in three languages.
fn entry(bench: &Bench<'_>, seen: &Seen<'_>, id: &str) -> Fact {
    let vocabulary = bench.context.vocabulary;
    let field = if seen.path.kind == "agreement" {
        vocabulary.structure("agreement").and_then(|kind| kind.field(kind.field_id(&seen.path.field)?, false))
    } else {
        vocabulary.kind_id(&seen.path.kind).and_then(|kind| vocabulary.kind(kind)).and_then(|kind| {
            let column = || kind.columns.iter().find(|column| column.def.id == seen.path.field);
            kind.field_id(&seen.path.field).and_then(|field| kind.field(field, false)).or_else(column)
        })
    };
    let choices = field.and_then(|field| vocabulary.choices(field));
    let found = choices.and_then(|choices| choices.iter().find(|(_, known, _)| *known == id));
    match found {
        Some((_, _, entry)) => super::super::context::tri(&entry.name),
        None => Fact::Text(id.to_owned()),
    }
}

/// The words of a national figure with the keywords of each language.
fn in_languages(bench: &Bench<'_>, law: &LawValue) -> Fact {
    Fact::Tri(Lang::ALL.map(|lang| law.words_in(bench.context.vocabulary, lang)))
}
