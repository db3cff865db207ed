//! What must hold of every comparison of two texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;

use mithaq::check::Selection;
use mithaq::diff::{Bench, Change, ChangeKind, Comparison, PartKind, Worth, compare};
use mithaq::law::Law;
use mithaq::model::Project;
use mithaq::text::{Lang, Span};
use mithaq::vocabulary::{FieldType, Protects, Vocabulary};
use proptest::prelude::*;
use proptest::sample::select;

use support::{formatted, in_article, project, root};

fn compared(old: &Project, new: &Project) -> Comparison {
    compare(old, new, Bench { vocabulary: Vocabulary::embedded(), law: Law::embedded(), selection: &Selection::default() })
}

fn shown(comparison: &Comparison) -> Vec<String> {
    let side = |side: &Option<mithaq::diff::Side>| side.as_ref().map(|side| side.words.clone()).unwrap_or_default();
    let one = |change: &Change| {
        let (kind, part) = (change.kind.word(), change.part.word());
        format!("{kind} {part} {}: {} -> {} ({})", change.name, side(&change.old), side(&change.new), change.worth.word())
    };
    comparison.changes.iter().map(one).collect()
}

/// Real texts: the agreement, and both sides of each pair.
fn texts() -> Vec<String> {
    let mut all = vec![fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap()];
    for pair in ["counter-proposal", "renegotiation", "other-corridor"] {
        for side in ["old.bla", "new.bla"] {
            all.push(fs::read_to_string(root().join("tests/diff").join(pair).join(side)).unwrap());
        }
    }
    all
}

fn pairs() -> Vec<(String, String)> {
    let texts = texts();
    texts[1..].chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

#[test]
fn layout_and_language_of_keywords_are_no_change() {
    for text in texts() {
        let old = project(&text);
        for keywords in [None, Some(Lang::Ar), Some(Lang::Fr), Some(Lang::En)] {
            let changes = shown(&compared(&old, &project(&formatted(&text, keywords))));
            assert!(changes.is_empty(), "{keywords:?}: {changes:#?}");
        }
        let flat: String = text.lines().map(|line| format!("{}\n", line.trim_start())).collect();
        let spaced: String = text.lines().map(|line| format!("    {line}   \n\n# a remark\n")).collect();
        for other in [flat, spaced, text.replace('\n', "\r\n")] {
            let changes = shown(&compared(&old, &project(&other)));
            assert!(changes.is_empty(), "{changes:#?}");
        }
    }
}

/// The lines of each run of entries that the language calls equal in any order, turned about.
fn turned(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut header = false;
    for line in text.lines() {
        let word = line.trim();
        header = (header || word.starts_with("agreement ")) && line != "}";
        let entry = |keys: &[&str]| keys.iter().any(|key| word.starts_with(key));
        let language = entry(&["ar: ", "fr: ", "en: "]);
        if language || (header && entry(&["form:", "destination:", "origin:", "authentic:", "courtesy:", "currency:", "stage:", "date:"])) {
            run.push(line.to_owned());
        } else {
            out.extend(run.drain(..).rev());
            out.push(line.to_owned());
        }
    }
    out.join("\n")
}

#[test]
fn an_order_that_says_nothing_is_no_change() {
    for text in texts() {
        let other = turned(&text);
        assert_ne!(text.lines().collect::<Vec<_>>(), other.lines().collect::<Vec<_>>());
        let changes = shown(&compared(&project(&text), &project(&other)));
        assert!(changes.is_empty(), "{changes:#?}");
    }
}

type Fact = (ChangeKind, PartKind, Option<Span>, Option<Span>, Worth);

/// What the other way round must give.
fn facts(comparison: &Comparison, turned: bool) -> Vec<Fact> {
    let turn = |kind: ChangeKind| match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Split => ChangeKind::Merged,
        ChangeKind::Merged => ChangeKind::Split,
        ChangeKind::BracketOpened => ChangeKind::BracketClosed,
        ChangeKind::BracketClosed => ChangeKind::BracketOpened,
        ChangeKind::WaiverAdded => ChangeKind::WaiverRemoved,
        ChangeKind::WaiverRemoved => ChangeKind::WaiverAdded,
        other => other,
    };
    // Which of two neighbours has moved is a matter of taste, and so is the number of the one that has not; a waiver ends once.
    let told = |change: &&Change| {
        !matches!(
            change.kind,
            ChangeKind::Moved | ChangeKind::Renumbered | ChangeKind::WaiverExpired | ChangeKind::Split | ChangeKind::Merged
        )
    };
    let mut all: Vec<Fact> = comparison
        .changes
        .iter()
        .filter(told)
        .map(|change| {
            let span = |side: &Option<mithaq::diff::Side>| side.as_ref().map(|side| side.spot.span);
            if turned {
                (turn(change.kind), change.part, span(&change.new), span(&change.old), change.worth.reversed())
            } else {
                (change.kind, change.part, span(&change.old), span(&change.new), change.worth)
            }
        })
        .collect();
    all.sort();
    all
}

fn reverses(old: &str, new: &str) {
    let (old, new) = (project(old), project(new));
    let (there, back) = (compared(&old, &new), compared(&new, &old));
    let (there, back) = (facts(&there, false), facts(&back, true));
    let only = |one: &[Fact], two: &[Fact]| one.iter().filter(|fact| !two.contains(fact)).copied().collect::<Vec<_>>();
    assert_eq!((only(&there, &back), only(&back, &there)), (Vec::new(), Vec::new()));
}

#[test]
fn the_other_way_round_gains_are_losses() {
    for (old, new) in pairs() {
        reverses(&old, &new);
    }
}

/// Every field of the vocabulary that has a direction, with a value and one that protects less.
fn weakenings() -> Vec<(String, String, String, String)> {
    let vocabulary = Vocabulary::embedded();
    let mut all = Vec::new();
    for (_, kind) in vocabulary.kinds() {
        for field in &kind.fields {
            let Some((strong, weak)) = weakened(vocabulary, field) else { continue };
            let name = format!("{}.{}", kind.def.id, field.def.id);
            let clause = |value: &str| format!("{} {{ {}: {value} }}", kind.def.name.first(Lang::En), field.def.name.first(Lang::En));
            all.push((name, clause(&strong), clause(&weak), weak));
        }
    }
    all
}

fn weakened(vocabulary: &Vocabulary, field: &mithaq::vocabulary::Field) -> Option<(String, String)> {
    let choices = vocabulary.choices(field);
    match field.def.protects {
        Protects::Neutral => None,
        Protects::Yes => Some(("yes".into(), "no".into())),
        Protects::No => Some(("no".into(), "yes".into())),
        Protects::Rank => {
            let ranked = choices?.iter().filter_map(|(_, id, entry)| Some((entry.rank?, id.to_owned())));
            let ranked: BTreeMap<i32, String> = ranked.collect();
            let (least, most) = (ranked.first_key_value()?, ranked.last_key_value()?);
            (least.0 < most.0).then(|| (most.1.clone(), least.1.clone()))
        }
        Protects::Members => {
            if field.kind != FieldType::Choices {
                return None;
            }
            let ids: Vec<String> = choices?.iter().map(|(_, id, _)| id.to_owned()).collect();
            let [one, two, ..] = ids.as_slice() else { return None };
            Some((format!("{one}, {two}"), one.clone()))
        }
        Protects::More | Protects::Less => {
            let example = field.def.example.trim();
            let digits: String = example.chars().filter(char::is_ascii_digit).collect();
            let single = example.split_whitespace().filter(|word| word.chars().any(|letter| letter.is_ascii_digit())).count() == 1;
            if digits.is_empty() || !single || example.contains([';', '-', '.', ',']) {
                return None;
            }
            let amount: u64 = digits.parse().ok()?;
            let other = if field.def.protects == Protects::More { amount.checked_sub(1)? } else { amount + 1 };
            Some((example.to_owned(), example.replace(&digits, &other.to_string())))
        }
    }
}

#[test]
fn every_field_that_protects_less_is_found() {
    let all = weakenings();
    assert!(all.len() > 600, "{}", all.len());
    let mut missed = Vec::new();
    for (name, strong, weak, value) in all {
        let (old, new) = (project(&in_article(&strong)), project(&in_article(&weak)));
        if old.agreement.clauses().next().is_none_or(|clause| clause.fields.is_empty()) {
            missed.push(format!("{name}: not read: {strong}"));
            continue;
        }
        let comparison = compared(&old, &new);
        let found = comparison.changes.iter().find(|change| change.name == name && change.kind == ChangeKind::Changed);
        if found.is_none_or(|change| change.worth != Worth::Weaker) {
            missed.push(format!("{name}: {value}: {:?}", shown(&comparison)));
        }
    }
    assert!(missed.is_empty(), "{} missed: {missed:#?}", missed.len());
}

/// A small edit of a real text, by lines.
#[derive(Clone, Debug)]
enum Edit {
    Drop(usize),
    Repeat(usize),
    Swap(usize, usize),
    Number(usize, u8),
    Insert(usize, &'static str),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        any::<usize>().prop_map(Edit::Drop),
        any::<usize>().prop_map(Edit::Repeat),
        (any::<usize>(), any::<usize>()).prop_map(|(one, two)| Edit::Swap(one, two)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, number)| Edit::Number(at, number)),
        (
            any::<usize>(),
            select(vec![
                "leave { annual: [LY: 24 days | NE: 30 days] }",
                "}",
                "{",
                "article x {",
                "paragraph { ar: \"نص\" fr: \"texte\" en: \"text\" }",
                "accept a { reason: \"b\" }",
                "use \"x.bla\"",
                "\u{202E}"
            ])
        )
            .prop_map(|(at, text)| Edit::Insert(at, text)),
    ];
    prop::collection::vec(edit, 1..8)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits {
        let count = lines.len();
        match edit {
            Edit::Drop(at) => drop(lines.remove(at % count)),
            Edit::Repeat(at) => lines.insert(at % count, lines[at % count].clone()),
            Edit::Swap(one, two) => lines.swap(one % count, two % count),
            Edit::Number(at, number) => {
                let line = &mut lines[at % count];
                *line = line.chars().map(|letter| if letter.is_ascii_digit() { char::from(b'0' + number % 10) } else { letter }).collect();
            }
            Edit::Insert(at, text) => lines.insert(at % count, (*text).to_owned()),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_texts_are_compared_and_reversed(edits in edits(), pick in 0..7_usize) {
        let text = texts()[pick].clone();
        let other = edited(&text, &edits);
        reverses(&text, &other);
        prop_assert!(compared(&project(&other), &project(&other)).is_empty());
    }
}
