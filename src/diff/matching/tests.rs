//! What becomes of parts that were renamed, moved, split and merged.

use super::*;
use crate::model::{NotLoaded, Project, load};
use crate::text::Source;
use crate::vocabulary::Vocabulary;

fn project(text: &str) -> Project {
    load(Source::new("a.bla".to_owned(), text.to_owned()), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// What the articles of the old text are in the new one: `a>b`, `a>` for one that went, `>b` for one that came.
fn articles(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (project(old), project(new));
    let (left, right) = (Outline::new(&old, Vocabulary::embedded()), Outline::new(&new, Vocabulary::embedded()));
    let matching = matching(&left, &right);
    let name = |outline: &Outline<'_>, id: PartId| outline.get(id).map(|part| part.key.clone()).unwrap_or_default();
    let mut all: Vec<String> = left
        .of_kind(PartKind::Article)
        .map(|id| format!("{}>{}", name(&left, id), matching.new_of(id).map(|id| name(&right, id)).unwrap_or_default()))
        .collect();
    all.extend(right.of_kind(PartKind::Article).filter(|id| matching.old_of(*id).is_none()).map(|id| format!(">{}", name(&right, id))));
    let names = |outline: &Outline<'_>, ids: &[PartId]| ids.iter().map(|id| name(outline, *id)).collect::<Vec<_>>().join("+");
    all.extend(matching.splits.iter().map(|(one, into)| format!("{}/{}", name(&left, *one), names(&right, into))));
    all.extend(matching.merges.iter().map(|(one, from)| format!("{}\\{}", name(&right, *one), names(&left, from))));
    all
}

const LEAVE: &str = "leave { annual: 30 days  sick: 14 days  public holidays: 12 days }";
const HOURS: &str = "hours { normal day: 8 hours  normal week: 48 hours  overtime pay: 150 % }";
const WAGES: &str = "wages { minimum: 1800 LYD per month }";

#[test]
fn an_article_is_found_by_its_id_wherever_it_stands() {
    let old = format!("article a {{ {LEAVE} }}\narticle b {{ {HOURS} }}");
    let new = format!("chapter x {{ article b {{ {HOURS} }} article a {{ {WAGES} }} }}");
    assert_eq!(articles(&old, &new), ["a>a", "b>b"]);
}

#[test]
fn an_article_under_another_id_is_found_by_what_it_says() {
    let old = format!("article a {{ {LEAVE} }}\narticle b {{ {HOURS} }}");
    let new = format!("article rest {{ {} }}\narticle b {{ {HOURS} }}", LEAVE.replace("14", "20"));
    assert_eq!(articles(&old, &new), ["a>rest", "b>b"]);
}

#[test]
fn what_has_nothing_in_common_came_and_went() {
    assert_eq!(articles(&format!("article a {{ {LEAVE} }}"), &format!("article b {{ {WAGES} }}")), ["a>", ">b"]);
}

#[test]
fn one_article_becomes_two() {
    let old = format!("article terms {{ {LEAVE} {HOURS} }}");
    let new = format!("article terms {{ {LEAVE} }}\narticle hours {{ {HOURS} }}");
    assert_eq!(articles(&old, &new), ["terms>terms", ">hours", "terms/terms+hours"]);
    let new = format!("article rest {{ {LEAVE} }}\narticle hours {{ {HOURS} }}");
    assert!(articles(&old, &new).contains(&"terms/rest+hours".to_owned()), "{:?}", articles(&old, &new));
}

#[test]
fn two_articles_become_one() {
    let new = format!("article terms {{ {LEAVE} {HOURS} }}");
    let old = format!("article terms {{ {LEAVE} }}\narticle hours {{ {HOURS} }}");
    assert_eq!(articles(&old, &new), ["terms>terms", "hours>", "terms\\terms+hours"]);
}

#[test]
fn the_other_way_round_the_same_parts_are_paired() {
    let old = format!("article a {{ {LEAVE} {WAGES} }}\narticle b {{ {HOURS} }}\narticle c {{ }}");
    let new = format!("article b {{ {LEAVE} }}\narticle d {{ {HOURS} {WAGES} }}");
    let (left, right) = (project(&old), project(&new));
    let (left, right) = (Outline::new(&left, Vocabulary::embedded()), Outline::new(&right, Vocabulary::embedded()));
    let (there, back) = (matching(&left, &right), matching(&right, &left));
    for (id, part) in left.iter() {
        assert_eq!(there.new_of(id), back.old_of(id), "{part:?}");
    }
}
