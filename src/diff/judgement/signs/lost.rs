//! What is lost as a whole: members of a set, instruments recalled, the last clause of a kind.

use std::collections::BTreeSet;

use super::super::super::change::{ChangeKind, Home};
use super::super::readings::Reading;
use super::super::seen::Seen;
use super::super::tokens::tokens;
use crate::model::{Agreement, Article, ArticleItem, Clause, Part, PreambleItem, Project, Term};
use crate::vocabulary::KindId;

/// The members of a set that went, and those that came; of `none` and silence, none.
pub(in super::super) fn members(seen: &Seen<'_>, reading: &Reading<'_>) -> (Vec<String>, Vec<String>) {
    let of = |term: Option<&Term>, project: &Project| -> Option<Vec<String>> {
        match term {
            Some(Term::Choices(_) | Term::Codes(_) | Term::Parties(_)) => {
                let said = tokens(term, seen.field, seen.vocabulary, &project.agreement);
                Some(said.into_iter().map(std::borrow::Cow::into_owned).collect())
            }
            None | Some(Term::None) => Some(Vec::new()),
            _ => None,
        }
    };
    let (Some(old), Some(new)) = (of(reading.old_term(), seen.before), of(reading.new_term(), seen.after)) else {
        return (Vec::new(), Vec::new());
    };
    let less = |one: &[String], two: &[String]| one.iter().filter(|member| !two.contains(member)).cloned().collect();
    (less(&old, &new), less(&new, &old))
}

/// The instruments that were recalled and are no more.
pub(in super::super) fn instruments_lost(seen: &Seen<'_>) -> Vec<String> {
    let (old, new) = (recalled(seen, &seen.before.agreement), recalled(seen, &seen.after.agreement));
    old.into_iter().filter(|id| !new.contains(id)).collect()
}

fn recalled(seen: &Seen<'_>, agreement: &Agreement) -> Vec<String> {
    let items = agreement.preamble.iter().flat_map(|preamble| &preamble.items);
    let names = items.flat_map(|item| match item {
        PreambleItem::Recalling(names) => names.as_slice(),
        PreambleItem::Recital(_) => &[],
    });
    names.map(|name| seen.law.instrument(&name.text).map_or_else(|| name.text.clone(), |card| card.id.clone())).collect()
}

/// The kinds among those wanted of which the part that went held a clause, and the new text has none left.
pub(in super::super) fn kinds_lost(seen: &Seen<'_>, wanted: &[String]) -> Vec<KindId> {
    if !matches!(seen.kind, ChangeKind::Removed) {
        return Vec::new();
    }
    let held: BTreeSet<KindId> = match (seen.change.clause, seen.old) {
        (Some(kind), _) => [kind].into(),
        (None, Some(side)) => clauses_of(&seen.before.agreement, &side.spot.home).map(|clause| clause.kind).collect(),
        (None, None) => BTreeSet::new(),
    };
    let named = |kind: &KindId| seen.vocabulary.kind(*kind).is_some_and(|kind| wanted.contains(&kind.def.id));
    held.into_iter().filter(named).filter(|kind| seen.after.agreement.clauses_of(*kind).next().is_none()).collect()
}

/// The clauses of an article, chapter or annex.
fn clauses_of<'a>(agreement: &'a Agreement, home: &'a Home) -> impl Iterator<Item = &'a Clause> {
    let article = move |article: &&Article| matches!(home, Home::Article(id, _) if *id == article.id.text);
    let within = move |part: &&Part| matches!((part, home), (Part::Chapter(chapter), Home::Chapter(id, _)) if *id == chapter.id.text);
    let chapters = agreement.parts.iter().filter(within).flat_map(|part| match part {
        Part::Chapter(chapter) => chapter.articles.as_slice(),
        Part::Article(_) => &[],
    });
    let annexes = agreement.annexes.iter().filter(move |annex| matches!(home, Home::Annex(id, _) if *id == annex.id.text));
    let items = agreement.articles().filter(article).chain(chapters).flat_map(|article| &article.items);
    items.chain(annexes.flat_map(|annex| &annex.items)).filter_map(|item| match item {
        ArticleItem::Clause(clause) => Some(clause),
        _ => None,
    })
}

/// True when some clause of a text says this of a field.
pub(super) fn says(seen: &Seen<'_>, project: &Project, path: &str, word: &str) -> bool {
    let Some((clause, field)) = path.split_once('.') else { return false };
    let Some(id) = seen.vocabulary.kind_id(clause) else { return false };
    let Some(kind) = seen.vocabulary.kind(id) else { return false };
    let Some(number) = kind.field_id(field) else { return false };
    let stated = project.agreement.clauses_of(id).filter_map(|clause| clause.get(number));
    let field = kind.field(number, false);
    stated
        .flat_map(|stated| stated.value.agreed().unwrap_or_default())
        .any(|case| tokens(Some(&case.term), field, seen.vocabulary, &project.agreement).iter().any(|said| said == word))
}
