use super::*;
use crate::model::{NotLoaded, load};

const HEAD: &str = "agreement LY-NE {\n  destination: LY\n  origin: NE\n  authentic: fr\n}\n\n";

fn project(text: &str) -> Project {
    load(Source::new("a.bla".to_owned(), format!("{HEAD}{text}")), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

fn took(text: &str, party: &str, places: &[&str]) -> (String, Vec<Outcome>) {
    let project = project(text);
    let vocabulary = Vocabulary::embedded();
    let wanted: Vec<Wanted> = places.iter().map(|place| Wanted::read(place, &project.agreement, vocabulary).unwrap()).collect();
    let done = resolve(&project, vocabulary, Taking { party, wanted: &wanted });
    let text = done.text.strip_prefix(HEAD).unwrap_or(&done.text).to_owned();
    (text, done.decided.into_iter().map(|one| one.outcome).collect())
}

fn removed(owner: &str) -> Outcome {
    Outcome::Removed(vec![owner.to_owned()])
}

#[test]
fn the_proposal_of_the_party_stands() {
    let text = "article leave {\n  leave {\n    annual: [LY: 24 days | ne: at least 30 days]  # asked in March\n  }\n}\n";
    let (after, outcomes) = took(text, "NE", &[]);
    assert_eq!(after, "article leave {\n  leave {\n    annual: at least 30 days  # asked in March\n  }\n}\n");
    assert_eq!(outcomes, [Outcome::Taken]);
}

#[test]
fn only_what_is_named_is_closed() {
    let text = "article a {\n  leave {\n    annual: [LY: 24 days | NE: 30 days]\n    carry over: [LY: 1 month | NE: 2 months]\n  }\n}\n";
    for place in ["a/leave.annual", "leave.annual", "a/annual", "a/annuel"] {
        let (after, outcomes) = took(text, "LY", &[place]);
        assert!(after.contains("annual: 24 days") && after.contains("carry over: [LY: 1 month | NE: 2 months]"), "{place}: {after}");
        assert_eq!(outcomes, [Outcome::Taken], "{place}");
    }
    assert_eq!(took(text, "LY", &["a"]).1, [Outcome::Taken, Outcome::Taken]);
}

#[test]
fn what_only_the_other_party_proposed_goes() {
    let text = "article a {\n  leave {\n    # kept\n    annual: [NE: 30 days]  # why\n    carry over: 2 months\n  }\n}\n";
    let (after, outcomes) = took(text, "LY", &[]);
    assert_eq!(after, "article a {\n  leave {\n    # kept\n    # why\n    carry over: 2 months\n  }\n}\n");
    assert_eq!(outcomes, [removed("NE")]);
}

#[test]
fn what_loses_all_it_holds_goes_as_a_whole() {
    let text = "article a {\n  leave {\n    annual: [NE: 30 days]\n  }\n  paragraph more {\n    ar: [NE: \"ا\"]\n    fr: [NE: \"b\"]\n  }\n  paragraph {\n    fr: \"c\"\n  }\n}\n";
    let (after, outcomes) = took(text, "LY", &[]);
    assert_eq!(after, "article a {\n  paragraph {\n    fr: \"c\"\n  }\n}\n");
    assert_eq!(outcomes, [removed("NE"), removed("NE")]);
}

#[test]
fn a_language_in_which_the_party_says_nothing_stays_open() {
    let text = "article a {\n  paragraph {\n    ar: [LY: \"ا\"]\n    fr: [LY: \"a\" | NE: \"b\"]\n  }\n}\n";
    let (after, outcomes) = took(text, "NE", &[]);
    assert_eq!(after, "article a {\n  paragraph {\n    ar: [LY: \"ا\"]\n    fr: \"b\"\n  }\n}\n");
    assert_eq!(outcomes, [Outcome::NoProposal, Outcome::Taken]);
}

#[test]
fn an_article_that_a_party_proposes_is_agreed_or_gone() {
    let text = "article a {\n  proposed by: NE\n  leave {\n    annual: 30 days\n  }\n}\n\narticle b {\n  leave {\n    carry over: 2 months\n  }\n}\n";
    assert_eq!(
        took(text, "LY", &["a"]),
        (text.split_once("article b").map(|(_, b)| format!("article b{b}")).unwrap(), vec![removed("NE")])
    );
    let (after, outcomes) = took(text, "NE", &[]);
    assert_eq!((after, outcomes), (text.replace("  proposed by: NE\n", ""), vec![Outcome::Taken]));
}

#[test]
fn what_cannot_be_decided_stays_open() {
    let text = "article a {\n  leave {\n    annual: [LY: 24 days | TN: 28 days]\n    carry over: [NE: 1 month | NE: 2 months]\n    uninterrupted part: [5 days]\n  }\n}\n";
    let (after, outcomes) = took(text, "NE", &[]);
    assert_eq!(after, text);
    assert_eq!(outcomes, [Outcome::NoProposal, Outcome::Several, Outcome::NoProposal]);
}

#[test]
fn a_proposal_over_several_lines_comes_out_on_one_with_its_comments() {
    let text = "article a {\n  costs {\n    visa: [LY: worker # ours\n      | NE: employer # theirs\n      ; worker if serious misconduct]\n  }\n}\n";
    let (after, outcomes) = took(text, "NE", &[]);
    let expected = "article a {\n  costs {\n    # ours\n    # theirs\n    visa: employer; worker if serious misconduct\n  }\n}\n";
    assert_eq!(after, expected);
    assert_eq!(outcomes, [Outcome::Taken]);
}

#[test]
fn a_place_that_is_not_there_is_told_with_the_nearest() {
    let project = project("article working-time {\n  leave {\n    annual: 24 days\n  }\n}\n");
    let read = |typed| Wanted::read(typed, &project.agreement, Vocabulary::embedded());
    assert_eq!(read("working-tme").unwrap_err().near.as_deref(), Some("working-time"));
    assert_eq!(read("leave.anual").unwrap_err().near.as_deref(), Some("leave.annual"));
    assert_eq!(read("working-time/xyzzy").unwrap_err().near, None);
    assert!(read("leave").is_ok() && read("congés.annuel").is_ok() && read("annual").is_err());
}
