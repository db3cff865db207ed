use super::super::change::{Change, ChangeKind, Edit, Ground, PartKind, Reason, Side, Spot, Worth};
use super::signs::TABLE;
use super::{Context, judge};
use crate::check::selftest::whole;
use crate::diff::changes::changes;
use crate::finding::Fact;
use crate::law::{Example, Law, SIGNS};
use crate::model::{NotLoaded, Project, load};
use crate::text::{Lang, LangMap, Source};
use crate::vocabulary::Vocabulary;

fn project(text: &str) -> Project {
    let example = Example { text: text.to_owned(), ..Example::default() };
    load(Source::new(String::from("test"), whole(&example)), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// What the book says of the changes from one text to another: page, undone, worth.
fn judged(before: &str, after: &str) -> Vec<(String, bool, Worth)> {
    let (before, after) = (project(before), project(after));
    let context = Context::new(&before, &after, Vocabulary::embedded(), Law::embedded());
    let changes = changes(&before, &after, Vocabulary::embedded(), Law::embedded()).changes;
    changes.iter().flat_map(|change| judge(change, &context)).map(told).collect()
}

fn told(reason: Reason) -> (String, bool, Worth) {
    match reason.ground {
        Ground::Judgement { id, undone, .. } => (id, undone, reason.worth),
        other => panic!("{other:?}"),
    }
}

/// A change of one paragraph, by its words in each language.
fn prose(words: [(Lang, Vec<Edit>); 3]) -> Change {
    let mut all = LangMap::new();
    for (lang, edits) in words {
        all.set(lang, edits);
    }
    let side = Side { spot: Spot::default(), value: None, words: String::new() };
    Change {
        kind: ChangeKind::Changed,
        part: PartKind::Paragraph,
        old: Some(side.clone()),
        new: Some(side),
        clause: None,
        field: None,
        name: String::new(),
        worth: Worth::Neutral,
        reasons: Vec::new(),
        owners: Vec::new(),
        words: all,
        with: Vec::new(),
    }
}

fn edits(same: &str, out: &str, put: &str, rest: &str) -> Vec<Edit> {
    let run = |words: &str, make: fn(String) -> Edit| (!words.is_empty()).then(|| make(words.to_owned()));
    [run(same, Edit::Same), run(out, Edit::Out), run(put, Edit::In), run(rest, Edit::Same)].into_iter().flatten().collect()
}

fn judged_prose(change: &Change) -> Vec<(String, bool, Worth)> {
    let text = project("duration { term: 5 years }");
    let context = Context::new(&text, &text, Vocabulary::embedded(), Law::embedded());
    judge(change, &context).into_iter().map(told).collect()
}

#[test]
fn every_sign_that_pages_can_name_has_its_test() {
    let mut known: Vec<&str> = TABLE.iter().map(|(name, _)| *name).collect();
    let mut named = SIGNS.to_vec();
    known.sort_unstable();
    named.sort_unstable();
    assert_eq!(known, named);
}

#[test]
fn a_case_that_is_new_is_read_by_the_general_term() {
    let (before, after) = ("costs { travel home: employer }", "costs { travel home: employer; worker if resignation }");
    let there = judged(before, after);
    assert_eq!(there, [(String::from("payer-moved-to-worker"), false, Worth::Weaker)]);
    assert_eq!(judged(after, before), [(String::from("payer-moved-to-worker"), true, Worth::Stronger)]);
}

#[test]
fn each_party_is_held_to_its_own_proposal() {
    let before = "costs { visa: [LY: employer | NE: destination] }";
    assert_eq!(judged(before, "costs { visa: [LY: worker | NE: destination] }").len(), 1);
    assert_eq!(judged(before, "costs { visa: [NE: destination | LY: employer] }"), []);
}

#[test]
fn one_language_alone_proves_nothing() {
    let unchanged = || edits("النص كما هو", "", "", "");
    let english = || edits("The employer", "shall", "may", "return the passport");
    let french = edits("L’employeur", "est tenu de", "peut", "restituer le passeport");
    let alone = prose([(Lang::En, english()), (Lang::Fr, Vec::new()), (Lang::Ar, unchanged())]);
    assert_eq!(judged_prose(&alone), []);
    let both = prose([(Lang::En, english()), (Lang::Fr, french), (Lang::Ar, unchanged())]);
    assert_eq!(judged_prose(&both), [(String::from("duty-became-faculty"), false, Worth::Weaker)]);
}

#[test]
fn a_negation_keeps_a_phrase_from_counting() {
    let change = prose([
        (Lang::En, edits("The employer", "shall", "may", "not keep the passport")),
        (Lang::Fr, edits("L’employeur ne", "doit", "peut", "pas conserver le passeport")),
        (Lang::Ar, edits("لا", "يجب", "يجوز", "لصاحب العمل الاحتفاظ بجواز السفر")),
    ]);
    assert_eq!(judged_prose(&change), []);
}

#[test]
fn arabic_letters_joined_to_the_front_and_marks_do_not_hide_a_word() {
    let change = prose([
        (Lang::En, edits("The employer", "shall", "may", "return the passport")),
        (Lang::Fr, Vec::new()),
        (Lang::Ar, edits("", "وَيَلْتَزِمُ صاحب العمل بإعادة", "ويجوز لصاحب العمل إعادة", "جواز السفر")),
    ]);
    assert_eq!(judged_prose(&change), [(String::from("duty-became-faculty"), false, Worth::Weaker)]);
}

#[test]
fn two_places_that_change_places_point_both_ways() {
    let swapped = |one: &str, two: &str, rest: &str, end: &str| [edits("A", one, two, rest), edits("B", two, one, end)].concat();
    let change = prose([
        (Lang::En, swapped("shall", "may", "publish the list of agencies each year", "close them")),
        (Lang::Fr, swapped("doit", "peut", "publier chaque année la liste", "les fermer")),
        (Lang::Ar, swapped("يجب", "يجوز", "نشر قائمة الوكالات كل سنة", "غلقها")),
    ]);
    let worths: Vec<Worth> = judged_prose(&change).into_iter().map(|(_, _, worth)| worth).collect();
    assert_eq!(worths, [Worth::Weaker, Worth::Stronger]);
    assert_eq!(Worth::of(worths), Worth::Unclear);
}

#[test]
fn the_message_names_what_is_there_in_both_directions() {
    let (old, new) = (project("costs { visa: worker }"), project("costs { visa: employer }"));
    let context = Context::new(&old, &new, Vocabulary::embedded(), Law::embedded());
    let changes = changes(&old, &new, Vocabulary::embedded(), Law::embedded()).changes;
    let reasons: Vec<Reason> = changes.iter().flat_map(|change| judge(change, &context)).collect();
    let [Reason { ground: Ground::Judgement { facts, undone: true, .. }, .. }] = reasons.as_slice() else { panic!("{reasons:?}") };
    assert_eq!(facts.get("old"), Some(&Fact::from("worker")));
    assert_eq!(facts.get("new"), Some(&Fact::from("employer")));
    assert_eq!(facts.get("field"), Some(&Fact::Tri(["التأشيرة", "visa", "visa"].map(String::from))));
}

#[test]
fn what_the_worker_paid_and_the_agency_pays_is_no_loss() {
    let told = judged("costs { visa: worker }", "costs { visa: agency }");
    assert!(told.iter().all(|(_, _, worth)| *worth == Worth::Stronger), "{told:?}");
}
