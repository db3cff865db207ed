//! What agreements read together show, thing by thing.

use proptest::prelude::*;

use super::trial::{read as reading, speaking};
use super::*;
use crate::law::{HARMONY_SLOTS, LOOKS, WEIGHTS};
use crate::portfolio::class::Pool;

fn read(texts: &[(&str, &str)]) -> (Vec<Entry>, Vec<Discord>) {
    let (vocabulary, law, pool) = (Vocabulary::embedded(), Law::embedded(), Pool::default());
    let entries: Vec<Entry> = texts.iter().map(|(id, text)| reading(id, text, vocabulary, law, &pool).unwrap().1).collect();
    let found = harmony(&entries, Desk { vocabulary, law, on: None });
    (entries, found)
}

/// A finding as its page, and its groups with their agreements.
fn told(entries: &[Entry], discord: &Discord) -> String {
    let group = |group: &Group| {
        let ids: Vec<&str> = group.voices.iter().map(|voice| entries[voice.entry].id.as_str()).collect();
        format!("{} {}", group.standing.word(), ids.join(" "))
    };
    format!("{}: {}", discord.page, discord.groups.iter().map(group).collect::<Vec<_>>().join(", "))
}

fn all(texts: &[(&str, &str)]) -> Vec<String> {
    let (entries, found) = read(texts);
    found.iter().map(|discord| told(&entries, discord)).collect()
}

/// Every page says what it looks for in words that the engine knows, and every message names values that there are.
#[test]
fn every_page_is_sound() {
    let mut pages = 0;
    for page in Law::embedded().harmony_cards() {
        pages += 1;
        assert!(LOOKS.contains(&page.look.as_str()) && WEIGHTS.contains(&page.weight.as_str()), "{}", page.id);
        assert!(!page.example.is_empty() && !page.other.is_empty() && page.reviewed.is_some(), "{}", page.id);
        for lang in Lang::ALL {
            for text in [&page.message, &page.help, &page.title, &page.why] {
                let slots = text.get(lang).split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(slot, _)| slot);
                slots.for_each(|slot| assert!(HARMONY_SLOTS.contains(&slot), "{}: {slot}", page.id));
                assert!(!text.get(lang).is_empty(), "{}", page.id);
            }
        }
        for basis in &page.basis {
            let known = Law::embedded().instrument(&basis.source).unwrap();
            assert!(known.articles.iter().any(|card| card.article == basis.article), "{}: {}", page.id, basis.article);
        }
        let vocabulary = Vocabulary::embedded();
        let field = |path: &str| {
            let (kind, field) = path.split_once('.').unwrap();
            let kind = vocabulary.kind(vocabulary.kind_id(kind).unwrap()).unwrap();
            let all = field.strip_prefix("row.").map_or(&kind.fields, |_| &kind.columns);
            all.iter().any(|known| known.def.id == field.trim_start_matches("row."))
        };
        for reads in &page.read {
            assert!(reads.fields.iter().all(|path| field(path)), "{}: {:?}", page.id, reads.fields);
            assert!(reads.clauses.iter().all(|kind| vocabulary.kind_id(kind).is_some()), "{}: {:?}", page.id, reads.clauses);
            assert!(reads.of.iter().all(|set| vocabulary.set(set).is_some()), "{}: {:?}", page.id, reads.of);
        }
        assert!(page.brought_by.iter().all(|line| line.split_once(" = ").is_some_and(|(path, _)| field(path))), "{}", page.id);
    }
    assert!(pages >= 12, "{pages}");
}

/// A page speaks of its examples and not of its counter-examples, and of those of another only where that is agreed.
#[test]
fn every_example_is_found_by_its_page_alone() {
    let (vocabulary, law) = (Vocabulary::embedded(), Law::embedded());
    let mut wrong = Vec::new();
    for page in law.harmony_cards() {
        let examples = page.example.iter().map(|one| (true, one)).chain(page.other.iter().map(|one| (false, one)));
        for (at, (finds, together)) in examples.enumerate() {
            let mut expected: Vec<String> = together.fires.clone();
            expected.extend(finds.then(|| page.id.clone()));
            expected.sort();
            match speaking(together, vocabulary, law) {
                Err(broken) => wrong.push(format!("{} {at}: {broken}", page.id)),
                Ok(mut found) => {
                    found.sort();
                    found.dedup();
                    if found != expected {
                        wrong.push(format!("{} {at}: {found:?} for {expected:?}", page.id));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_thing_gives_one_finding_with_the_agreements_by_what_they_say() {
    let found = all(&[
        ("LY-TD", "leave { annual: 24 days }"),
        ("LY-NE", "leave { annual: 30 days }"),
        ("LY-ML", "leave { annual: 26 days }"),
        ("LY-GH", "leave { annual: 24 days }"),
        ("LY-EG", "leave { annual: [LY: 20 days | EG: 40 days] }"),
    ]);
    assert_eq!(found, ["floor-differs: best LY-NE, between LY-ML, worst LY-GH LY-TD, unclear LY-EG"]);
}

#[test]
fn the_gap_is_one_quantity_where_both_ends_are() {
    let (_, found) = read(&[("LY-NE", "hours { normal week: at most 40 hours }"), ("LY-TD", "hours { normal week: at most 48 hours }")]);
    assert_eq!(found[0].gap.as_ref().unwrap().amount, 8.into());
    let (_, found) = read(&[("LY-NE", "leave { annual: 4 weeks }"), ("LY-TD", "leave { annual: 20 days }")]);
    assert_eq!((found[0].page.as_str(), &found[0].gap), ("floor-differs", &None));
}

#[test]
fn the_law_of_a_state_is_read_by_the_role_of_the_state() {
    let own = |state: &str| format!("minimum age {{ admission to work: as law of {state} }}");
    assert!(all(&[("LY-NE", &own("NE")), ("LY-TD", &own("TD"))]).is_empty());
}

#[test]
fn what_cannot_be_compared_hides_no_floor() {
    let found = all(&[
        ("LY-NE", "leave { annual: 22 working days }"),
        ("LY-TD", "leave { annual: 24 days }"),
        ("LY-GH", "leave { annual: 30 days }"),
        ("LY-EG", "leave { annual: 20 working days }"),
        ("LY-ML", "leave { annual: 30 days }"),
    ]);
    assert_eq!(found[0], "floor-differs: best LY-GH LY-ML, worst LY-TD, unclear LY-EG, unclear LY-NE");
    assert!(found[1].starts_with("units-differ: "), "{found:?}");
}

#[test]
fn a_most_favoured_clause_takes_the_best_term_of_all() {
    let favoured = |days: &str| format!("principles {{ equality with: most favoured foreign workers }}\nleave {{ annual: {days} }}");
    let found = all(&[
        ("LY-NE", &favoured("24 days")),
        ("LY-TD", "leave { annual: 26 days }"),
        ("LY-GH", "leave { annual: 30 days }"),
        ("LY-ML", &favoured("30 days")),
        ("LY-EG", &favoured("26 days")),
    ]);
    let brought: Vec<_> = found.iter().filter(|line| line.starts_with("better-term")).collect();
    assert_eq!(brought, ["better-term-brought: best LY-GH LY-ML, between LY-EG, worst LY-NE"]);
}

#[test]
fn what_few_lack_is_told_once_for_those_of_one_clause() {
    let both = "hours { weekly rest: 24 hours\nrecord: yes }";
    let (_, found) = read(&[("LY-NE", both), ("LY-TD", both), ("LY-GH", both), ("LY-EG", "hours { overtime pay: 150 % }")]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert!(matches!(&one.subject, Subject::Provisions(_, all) if all.len() == 2), "{:?}", one.subject);
    assert_eq!((one.groups[1].voices.len(), one.groups[1].voices[0].home), (1, Some(0)));
}

#[test]
fn an_authority_of_another_name_is_found_and_one_of_another_task_is_not() {
    let in_english = |name: &str| format!("paragraph {{ en: \"The {name} shall be informed.\" }}");
    let found = all(&[("LY-NE", &in_english("Ministry of Labour")), ("LY-TD", &in_english("Ministry of Labour and Rehabilitation"))]);
    assert_eq!(found, ["authority-name-differs: plain LY-NE, plain LY-TD"]);
    assert!(all(&[("LY-NE", &in_english("Ministry of Health")), ("LY-TD", &in_english("ministry responsible for labour"))]).is_empty());
}

#[test]
fn one_agreement_alone_agrees_with_itself() {
    for text in ["leave { annual: 30 days }", "principles { equality with: most favoured foreign workers }", ""] {
        assert!(all(&[("LY-NE", text)]).is_empty(), "{text}");
    }
    assert!(read(&[]).1.is_empty());
}

const LINES: [&str; 8] = [
    "leave { annual: 24 days }",
    "leave { annual: 30 days }",
    "leave { annual: 22 working days }",
    "leave { annual: as law of LY }",
    "costs { visa: worker }",
    "costs { visa: employer }",
    "principles { equality with: most favoured foreign workers }\nleave { annual: 26 days }",
    "define worker { term { en: \"worker\" } meaning { en: \"a person\" } }",
];

const IDS: [&str; 6] = ["LY-BD", "LY-EG", "LY-GH", "LY-ML", "LY-NE", "LY-TD"];

proptest! {
    #[test]
    fn the_order_of_the_agreements_makes_no_difference(
        lines in proptest::collection::vec(0_usize..8, 2..6),
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let texts: Vec<(&str, &str)> = IDS.into_iter().zip(lines.iter().map(|at| LINES[*at])).collect();
        let other: Vec<(&str, &str)> = order.into_iter().filter_map(|at| texts.get(at).copied()).collect();
        prop_assert_eq!(all(&texts), all(&other));
    }
}
