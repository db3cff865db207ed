//! The model text is at no distance from itself, and what is taken from it, changed in it or added to it shows.

use proptest::prelude::*;

use super::*;
use crate::model::{NotLoaded, load};
use crate::text::Source;

/// An agreement of Libya with a State, in whose first line its other entries may stand.
fn read(header: &str, articles: &[(&str, &str)]) -> Project {
    let articles: String = articles.iter().map(|(id, inside)| format!("article {id} {{\n{inside}\n}}\n")).collect();
    let text = format!("agreement A {{\ndestination: LY\n{header}\n}}\n{articles}");
    load(Source::new(String::from("a.bla"), text), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

fn measure(model: &Project, text: &Project) -> Distance {
    distance(model, text, Vocabulary::embedded(), Law::embedded())
}

const HOURS: &str = "hours {\nnormal week: at most 48 hours\nweekly rest: at least 24 hours\n}";
const LEAVE: &str = "leave {\nannual: at least 30 days\nhome ticket: employer\n}";
const COSTS: &str = "costs {\nvisa: employer\nwork permit: employer\n}";
const PROSE: &str = "paragraph {\nen: \"The employer keeps nothing.\"\nfr: \"L’employeur ne retient rien.\"\n}";

fn model() -> Project {
    read("origin: NG\nauthentic: ar, en", &[("time", HOURS), ("rest", LEAVE), ("money", COSTS), ("papers", PROSE)])
}

#[test]
fn the_model_is_at_no_distance_from_itself() {
    let found = measure(&model(), &model());
    assert_eq!((found.of_hundred(), found.count(Fate::Same), found.parts.all()), (0, 4, 7));
    assert!(found.own.is_empty() && found.worth == Worths::default());
}

#[test]
fn what_belongs_to_the_pair_is_no_distance() {
    let one =
        read("origin: NG\nauthentic: ar, en\ncurrency: LYD", &[("a", "wages {\nminimum: as law of NG\ncurrency: NGN\n}"), ("b", PROSE)]);
    let arabic = "paragraph {\nfr: \"L'employeur  ne retient rien.\"\nar: \"…\"\n}";
    let two = read(
        "origin: NE\nauthentic: ar, fr\ndate: 2026-01-01",
        &[("a", "wages {\nminimum: as law of NE\ncurrency: XOF\n}"), ("b", arabic)],
    );
    assert_eq!(measure(&one, &two).of_hundred(), 0);
    let other = read("origin: NE", &[("a", "wages {\nminimum: as law of LY\n}"), ("b", arabic)]);
    assert_eq!(measure(&one, &other).parts, Tally { kept: 1, changed: 1, gone: 0 });
}

#[test]
fn each_article_has_its_fate_and_each_difference_its_worth() {
    let hours = "hours {\nnormal week: at most 40 hours\nweekly rest: at least 20 hours\novertime pay: 150 %\n}";
    let text = read("origin: NE", &[("time", hours), ("renamed", LEAVE), ("papers", PROSE), ("extra", "food {\nfree: yes\n}")]);
    let found = measure(&model(), &text);
    let told: Vec<_> = found.articles.iter().map(|each| (each.article.id.as_str(), each.fate, each.parts.distance())).collect();
    let expected = [("time", Fate::Changed, 50), ("rest", Fate::Same, 0), ("money", Fate::Missing, 100), ("papers", Fate::Same, 0)];
    assert_eq!(told, expected);
    let time = found.articles.first().unwrap();
    assert_eq!((time.added, time.worth), (1, Worths { stronger: 2, weaker: 1, neutral: 0, unclear: 0 }));
    assert_eq!(found.articles.get(1).unwrap().into.first().unwrap().id, "renamed");
    assert_eq!(found.own.iter().map(|own| own.article.id.as_str()).collect::<Vec<_>>(), ["extra"]);
    assert_eq!((found.parts, found.of_hundred()), (Tally { kept: 3, changed: 2, gone: 2 }, 43));
}

#[test]
fn an_article_that_was_split_stands_in_several() {
    let one = read("origin: NG", &[("all", &[HOURS, LEAVE, COSTS].join("\n"))]);
    let two = read("origin: NE", &[("time", HOURS), ("rest", LEAVE), ("money", COSTS)]);
    let found = measure(&one, &two);
    let all = found.articles.first().unwrap();
    assert_eq!((all.parts.gone, all.into.len(), found.own.len()), (0, 3, 0), "{all:?}");
}

#[test]
fn only_all_is_nothing_and_only_nothing_is_all() {
    assert_eq!(Tally { kept: 1000, changed: 1, gone: 0 }.distance(), 1);
    assert_eq!(Tally { kept: 1, changed: 0, gone: 1000 }.distance(), 99);
    assert_eq!(Tally { kept: 0, changed: 0, gone: 3 }.distance(), 100);
    assert_eq!(Tally::default().distance(), 0);
}

/// The fields of one clause, of which some are taken away.
const FIELDS: [&str; 6] = [
    "normal week: at most 48 hours",
    "weekly rest: at least 24 hours",
    "overtime pay: 150 %",
    "night pay: 125 %",
    "overtime consent: yes",
    "record: yes",
];

fn some(keep: u8) -> Project {
    let lines: Vec<&str> = FIELDS.iter().enumerate().filter(|(at, _)| keep & (1 << at) != 0).map(|(_, line)| *line).collect();
    read("origin: NE", &[("time", &format!("hours {{\n{}\n}}", lines.join("\n"))), ("rest", LEAVE)])
}

proptest! {
    #[test]
    fn taking_parts_away_takes_the_text_further(keep in 0_u8..64, less in 0_u8..64) {
        let whole = some(63);
        let (one, two) = (measure(&whole, &some(keep)), measure(&whole, &some(keep & less)));
        prop_assert!(one.of_hundred() <= two.of_hundred());
        prop_assert_eq!(one.parts.gone, 6 - keep.count_ones() as usize);
        prop_assert_eq!(one.of_hundred() == two.of_hundred(), keep & less == keep);
    }
}
