//! What must hold of every text and every quantity, tried on many.

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

use std::cmp::Ordering;

use mithaq::finding::Finding;
use mithaq::model::{Bounded, Effect, Measure, Project, Quantity, segments};
use mithaq::render::{FORMATS, Failure, Layout, Options};
use mithaq::text::{FileId, Lang, Source, decode, fold};
use mithaq::vocabulary::{Protects, Unit, Vocabulary};
use mithaq::wording::message::message;
use proptest::prelude::*;
use proptest::sample::select;

use support::{HEADER, findings, formatted, in_article, paper, project};

/// Debug runs are slow: fewer cases there.
const CASES: u32 = if cfg!(debug_assertions) { 64 } else { 256 };

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() }
}

// ---- Texts ----

/// A little agreement in which every kind of value and block occurs.
fn seed() -> String {
    format!(
        "{HEADER}\n{}",
        r#"# A comment
preamble {
  recalling: ICRMW, C029
  recital { ar: "رغبة منهما في التعاون،" fr: "Désireux de coopérer," en: "Desiring to co-operate," }
}
define worker {
  term { ar: "العامل" fr: "travailleur" en: "worker" }
  meaning { ar: "كل شخص يعمل" fr: "toute personne qui travaille" en: "any person who works" }
}
chapter one {
  title { ar: "الأول" fr: "Un" en: "One" }
  article rest {
    hours { normal day: at most 8 hours overtime pay: 150 % breaks counted: yes }
    leave { annual: [LY: 24 days | NE: between 28 and 30 days] }   # open
    costs { travel home: employer; worker if serious misconduct }
    ساعات العمل { الراحة الأسبوعية: 24 ساعة على الأقل }
    paragraph {
      ar: "انظر @money و{hours.normal day}." fr: "Voir @money et {hours.normal day}." en: "See @money and {hours.normal day}."
      item { ar: "أ" fr: "a" en: """a
b""" }
    }
    accept choice-said-twice { reason: "why" authority: joint committee until: 2028-01-01 }
  }
  article money {
    death { grant: at least 30000 LYD }
    entry-into-force { date: first day of second month after ratification by both }
    wages { wording { ar: "نص" fr: "Texte" en: "Text" } }
  }
}
annex quotas {
  title { ar: "الحصص" fr: "Contingents" en: "Quotas" }
  row { occupation: ISCO-2221 quota: 500 per year minimum wage: 1800 LYD per month }
}
"#
    )
}

/// Pieces that mean something to the language.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec![
            "{", "}", "[", "]", "\"", "\"\"\"", ":", ";", ",", "|", "#", "\n", "\\", "@", " ", "\t", "\r\n", "،", "؛", "\u{A0}", "\u{FEFF}", "%",
            "agreement LY-NE {", "article x {", "chapter", "annex quotas {", "define", "hours {", "title {", "row {", "paragraph {", "use \"x.bla\"",
            "normal day: 8 hours", "annual:", "at most", "between 1 and 2", "30 days", "٣٠", "LYD", "per month", "employer; worker if", "as law of LY",
            "none", "ar: \"نص\"", "fr: \"été\"", "ساعات العمل {", "durée du travail {", "first day of", "after signature", "{hours.normal day}", "@rest",
            "in principle", "to be agreed", "no less than nationals", "wording {", "accept", "otherwise", "\u{202E}", "🦀", "e\u{301}",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.join(" "))
}

#[derive(Clone, Debug)]
enum Change {
    DropLetters(usize, usize),
    DropLine(usize),
    RepeatLine(usize),
    SwapLines(usize, usize),
    Insert(usize, String),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1..8_usize).prop_map(|(at, length)| Change::DropLetters(at, length)),
        any::<usize>().prop_map(Change::DropLine),
        any::<usize>().prop_map(Change::RepeatLine),
        (any::<usize>(), any::<usize>()).prop_map(|(one, two)| Change::SwapLines(one, two)),
        (any::<usize>(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

/// The little agreement with some damage.
fn damaged() -> impl Strategy<Value = String> {
    prop::collection::vec(change(), 1..6).prop_map(|changes| changes.iter().fold(seed(), |text, change| damage(&text, change)))
}

fn damage(text: &str, change: &Change) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.lines().collect();
    if letters.is_empty() {
        return String::new();
    }
    match change {
        Change::DropLetters(at, length) => {
            let at = at % letters.len();
            letters.drain(at..(at + length).min(letters.len()));
            letters.into_iter().collect()
        }
        Change::Insert(at, piece) => {
            let at = at % letters.len();
            letters.splice(at..at, piece.chars());
            letters.into_iter().collect()
        }
        Change::DropLine(at) => {
            lines.remove(at % lines.len());
            lines.join("\n")
        }
        Change::RepeatLine(at) => {
            let at = at % lines.len();
            lines.insert(at, lines[at]);
            lines.join("\n")
        }
        Change::SwapLines(one, two) => {
            let count = lines.len();
            lines.swap(one % count, two % count);
            lines.join("\n")
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => damaged(), 3 => soup(), 1 => ".{0,200}", 1 => soup().prop_map(|text| in_article(&text))]
}

/// Every place of a finding lies in its file, on whole letters.
fn placed(finding: &Finding, project: &Project) -> Result<(), TestCaseError> {
    let fix = finding.fix.iter().map(|fix| fix.span);
    for span in [finding.span].into_iter().chain(finding.labels.iter().map(|label| label.span)).chain(fix) {
        let source = project.sources.get(span.file);
        prop_assert!(source.is_some(), "{}: no file {:?}", finding.rule, span.file);
        let text = source.map_or("", |source| source.text.as_str());
        prop_assert!(span.start <= span.end, "{}: {span:?}", finding.rule);
        prop_assert!(text.get(span.range()).is_some(), "{}: {span:?} is not a place of the text", finding.rule);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(CASES * 2))]

    #[test]
    fn formatting_settles(text in any_text()) {
        let once = formatted(&text, None);
        prop_assert_eq!(formatted(&once, None), once);
    }

    /// Formatting moves blanks only: letters, figures (in whatever system) and signs stay, in their order.
    #[test]
    fn formatting_loses_nothing(text in any_text()) {
        let solid = |text: &str| -> Vec<char> {
            let mut all: Vec<char> = fold(&mithaq::text::to_western(text)).chars().filter(|letter| letter.is_alphanumeric()).collect();
            // A comment inside a value moves above it.
            all.sort_unstable();
            all
        };
        prop_assert_eq!(solid(&formatted(&text, None)), solid(&text));
    }

    #[test]
    fn every_finding_has_its_place_and_its_words(text in any_text()) {
        let project = project(&text);
        let law = mithaq::law::Law::embedded();
        for finding in findings(&project) {
            placed(&finding, &project)?;
            for lang in Lang::ALL {
                let said = message(&finding, law, lang);
                prop_assert!(!said.text.is_empty());
                let quoted = finding.facts.iter().any(|(_, fact)| format!("{fact:?}").contains('{'));
                prop_assert!(quoted || !said.text.contains('{'), "{}: a slot is left: {}", finding.rule, said.text);
                prop_assert!(said.text.chars().count() < 2000, "{}: a message repeats the file", finding.rule);
            }
        }
    }

    #[test]
    fn findings_are_the_same_twice(text in any_text()) {
        prop_assert_eq!(findings(&project(&text)), findings(&project(&text)));
    }

    #[test]
    fn bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match decode(bytes.clone()) {
            Ok(text) => prop_assert_eq!(text.into_bytes(), bytes),
            Err(refusal) => prop_assert!(refusal.offset <= bytes.len() && refusal.line >= 1),
        }
    }

    #[test]
    fn slots_and_words_make_up_the_text(text in "[a-z{}@., \\\\é-]{0,40}") {
        let mut at = 0;
        for segment in segments(&text) {
            use mithaq::model::Segment;
            match segment {
                Segment::Text(words) => {
                    prop_assert!(text[at..].starts_with(words));
                    at += words.len();
                }
                Segment::Slot { at: found, .. } => {
                    prop_assert_eq!(found, at);
                    at += text[at..].find('}').map_or(0, |end| end + 1);
                }
                Segment::Reference { id, at: found } => {
                    prop_assert_eq!(found, at);
                    at += 1 + id.len();
                }
            }
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn folding_settles(text in "\\PC{0,30}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn places_count_lines_and_letters(text in "[aé\n\r😀]{0,40}", at in 0..40_usize) {
        let source = Source::new(String::from("x"), text.clone());
        let at = text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(at).unwrap_or(text.len());
        let place = source.place(u32::try_from(at).unwrap());
        let before = &text[..at];
        prop_assert_eq!(place.line as usize, before.matches('\n').count() + 1);
        prop_assert_eq!(place.column as usize, before.rsplit('\n').next().unwrap_or("").chars().count() + 1);
    }
}

proptest! {
    #![proptest_config(config(CASES / 2))]

    /// Printing copes with every model, and no language lacks a paragraph that another has.
    #[test]
    fn everything_can_be_printed(text in any_text()) {
        let paper = paper(&project(&text));
        for format in FORMATS {
            for layout in [Layout::Single, Layout::Columns, Layout::Sequence] {
                let written = (format.write)(&paper, &Options { layout, ..Options::default() });
                // A printed paper has letters, and a letter that no font has is told instead of printed as a box.
                let told = |failure: &Failure| format.name == "pdf" && failure.key == "pdf_glyph_missing";
                prop_assert!(written.as_ref().err().is_none_or(told), "{:?}", written.err());
            }
        }
        let lines = Lang::ALL.map(|lang| paper.text(lang).lines().count());
        let long_texts = text.contains("\"\"\"") || text.contains('\u{2028}');
        prop_assert!(long_texts || lines[0] == lines[1] && lines[1] == lines[2], "{:?}", lines);
    }

    /// What formatting gives says what the text said.
    #[test]
    fn formatting_keeps_the_model(text in any_text()) {
        let before = paper(&project(&text));
        let after = paper(&project(&formatted(&text, None)));
        prop_assert!(before == after, "{}", first_difference(&before, &after));
    }

    /// Keywords in another language say the same of a text in which nothing is wrong.
    #[test]
    fn keywords_keep_the_model(lang in select(Lang::ALL.to_vec()), changes in prop::collection::vec(change(), 0..2)) {
        let text = changes.iter().fold(seed(), |text, change| damage(&text, change));
        let project_before = project(&text);
        prop_assume!(project_before.findings.is_empty());
        let turned = formatted(&text, Some(lang));
        let project_after = project(&turned);
        prop_assert!(project_after.findings.is_empty(), "{:?}\n{turned}", project_after.findings);
        let (before, after) = (paper(&project_before), paper(&project_after));
        prop_assert!(before == after, "{}", first_difference(&before, &after));
    }
}

fn first_difference(one: &mithaq::render::tree::Paper, two: &mithaq::render::tree::Paper) -> String {
    let (one, two) = (one.text(Lang::En), two.text(Lang::En));
    let pair = one.lines().zip(two.lines()).find(|(one, two)| one != two);
    pair.map_or_else(|| String::from("the papers differ"), |(one, two)| format!("- {one}\n+ {two}"))
}

#[test]
fn the_seed_of_these_tests_is_sound() {
    let project = project(&seed());
    let wrong: Vec<String> = project.findings.iter().map(|finding| support::shown(finding, &project)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(paper(&project).text(Lang::Ar).lines().count() > 30);
    let parsed = mithaq::syntax::parse(FileId(0), &Source::new(String::from("x"), seed()), Vocabulary::embedded());
    assert!(parsed.findings.is_empty());
}

// ---- Quantities ----

fn amount() -> impl Strategy<Value = rust_decimal::Decimal> {
    prop_oneof![
        4 => (0..400_i64).prop_map(rust_decimal::Decimal::from),
        2 => (0..4000_i64, 0..3_u32).prop_map(|(digits, scale)| rust_decimal::Decimal::new(digits, scale)),
        1 => Just(rust_decimal::Decimal::ZERO),
        1 => select(vec![7, 14, 28, 29, 30, 31, 60, 62, 84, 93, 336, 365, 366, 372]).prop_map(rust_decimal::Decimal::from),
        1 => Just(rust_decimal::Decimal::MAX),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    prop_oneof![
        6 => select(Unit::ALL.to_vec()).prop_map(Measure::Time),
        1 => Just(Measure::Count),
        1 => Just(Measure::Percent),
        1 => select(vec!["LYD", "USD"]).prop_map(|code| Measure::Money(code.to_owned())),
    ]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let per = prop_oneof![4 => Just(None), 1 => select(vec![Unit::Month, Unit::Year]).prop_map(Some)];
    (amount(), measure(), per).prop_map(|(amount, measure, per)| Quantity { amount, measure, per })
}

fn bounded() -> impl Strategy<Value = Bounded> {
    prop_oneof![
        quantity().prop_map(Bounded::Exactly),
        quantity().prop_map(Bounded::AtLeast),
        quantity().prop_map(Bounded::AtMost),
        (amount(), amount(), measure()).prop_map(|(one, two, measure)| {
            let quantity = |amount| Quantity { amount, measure: measure.clone(), per: None };
            Bounded::Between(quantity(one.min(two)), quantity(one.max(two)))
        }),
    ]
}

fn protects() -> impl Strategy<Value = Protects> {
    select(vec![Protects::More, Protects::Less, Protects::Yes, Protects::Neutral])
}

const fn reversed(effect: Effect) -> Effect {
    match effect {
        Effect::Stronger => Effect::Weaker,
        Effect::Weaker => Effect::Stronger,
        other => other,
    }
}

proptest! {
    #![proptest_config(config(CASES * 16))]

    #[test]
    fn a_quantity_is_itself(one in quantity()) {
        // The largest numbers cannot be turned into another unit; they cannot be told, never wrong.
        prop_assert!(matches!(one.compare(&one), Some(Ordering::Equal) | None));
        if one.amount < rust_decimal::Decimal::from(1_000_000) {
            prop_assert_eq!(one.compare(&one), Some(Ordering::Equal));
        }
    }

    #[test]
    fn comparing_is_antisymmetric(one in quantity(), two in quantity()) {
        prop_assert_eq!(one.compare(&two), two.compare(&one).map(Ordering::reverse));
    }

    #[test]
    fn comparing_is_transitive_where_it_is_defined(one in quantity(), two in quantity(), three in quantity()) {
        if let (Some(first), Some(second), Some(whole)) = (one.compare(&two), two.compare(&three), one.compare(&three)) {
            if first == second {
                prop_assert_eq!(whole, first);
            }
            if first == Ordering::Equal {
                prop_assert_eq!(whole, second);
            }
        }
    }

    /// The same through times of nearby lengths, where conversions meet.
    #[test]
    fn times_are_ordered(amounts in prop::array::uniform3(0..130_i64), units in prop::array::uniform3(select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]))) {
        let time = |at: usize| Quantity { amount: amounts[at].into(), measure: Measure::Time(units[at]), per: None };
        let (one, two, three) = (time(0), time(1), time(2));
        if let (Some(first), Some(second), Some(whole)) = (one.compare(&two), two.compare(&three), one.compare(&three)) {
            prop_assert!(first != second || whole == first, "{one:?} {two:?} {three:?}");
        }
        prop_assert_eq!(one.compare(&two), two.compare(&one).map(Ordering::reverse));
    }

    #[test]
    fn nothing_changes_by_staying(one in bounded(), protects in protects()) {
        let plain = one.quantities().all(|quantity| quantity.amount < rust_decimal::Decimal::from(1_000_000));
        let effect = one.effect(&one, protects);
        prop_assert!(effect == Effect::Same || !plain && effect == Effect::Unclear, "{effect:?}");
    }

    #[test]
    fn a_change_undone_has_the_opposite_effect(one in bounded(), two in bounded(), protects in protects()) {
        prop_assert_eq!(one.effect(&two, protects), reversed(two.effect(&one, protects)));
    }

    /// More is the contrary of less wherever both can be told of exact values.
    #[test]
    fn more_and_less_are_contraries(one in quantity(), two in quantity()) {
        let (one, two) = (Bounded::Exactly(one), Bounded::Exactly(two));
        prop_assert_eq!(one.effect(&two, Protects::More), reversed(one.effect(&two, Protects::Less)));
    }

    /// A bound never promises the worker more than its number.
    #[test]
    fn the_worst_case_is_a_number_that_is_stated(one in bounded(), more in any::<bool>()) {
        if let Some(worst) = one.worst(more) {
            prop_assert!(one.quantities().any(|quantity| quantity == worst));
            for other in one.quantities() {
                let order = worst.compare(other);
                let nearer = if more { Ordering::Less } else { Ordering::Greater };
                prop_assert!(order.is_none_or(|order| order == Ordering::Equal || order == nearer));
            }
        }
    }
}

#[test]
fn comparisons_that_a_drafter_would_make() {
    let time = |amount: i64, unit| Quantity { amount: amount.into(), measure: Measure::Time(unit), per: None };
    for (one, two, expected) in [
        (time(4, Unit::Week), time(28, Unit::Day), Some(Ordering::Equal)),
        (time(30, Unit::Day), time(1, Unit::Month), None),
        (time(27, Unit::Day), time(1, Unit::Month), Some(Ordering::Less)),
        (time(32, Unit::Day), time(1, Unit::Month), Some(Ordering::Greater)),
        (time(1, Unit::Year), time(12, Unit::Month), Some(Ordering::Equal)),
        (time(365, Unit::Day), time(1, Unit::Year), None),
        (time(10, Unit::WorkingDay), time(14, Unit::Day), None),
        (time(90, Unit::Minute), time(2, Unit::Hour), Some(Ordering::Less)),
        (time(24, Unit::Hour), time(1, Unit::Day), None),
    ] {
        assert_eq!(one.compare(&two), expected, "{one:?} {two:?}");
    }
    let money = |amount: i64, code: &str| Quantity { amount: amount.into(), measure: Measure::Money(code.to_owned()), per: None };
    assert_eq!(money(1, "LYD").compare(&money(1, "USD")), None);
    let at_least = |days| Bounded::AtLeast(time(days, Unit::Day));
    assert_eq!(at_least(30).effect(&at_least(24), Protects::More), Effect::Weaker);
    assert_eq!(at_least(30).effect(&Bounded::Exactly(time(30, Unit::Day)), Protects::More), Effect::Same);
    assert_eq!(Bounded::AtMost(time(30, Unit::Day)).effect(&at_least(1), Protects::More), Effect::Stronger);
    assert_eq!(at_least(30).effect(&Bounded::AtMost(time(30, Unit::Day)), Protects::More), Effect::Weaker);
}

// ---- Rules ----

/// A text in which each expression of [`firm`] is true, false or cannot be told.
const JUDGED: &str = "  hours {
    normal day: 8 hours
    normal week: at least 40 hours
    averaging period: 8 weeks
  }
  costs { visa: employer; worker if serious misconduct passport: worker travel home: employer in principle }
  leave { annual: [LY: 24 days | NE: 30 days] }
  contract { particulars: wage, work }
  quotas { row { occupation: ISCO-2221 quota: 500 per year } row { occupation: ISCO-7112 quota: 900 per year } }";

/// Expressions of which the text is not silent.
fn firm() -> impl Strategy<Value = String> {
    select(vec![
        "hours.normal_day = 8 hours",
        "hours.normal_day + hours.averaging <= 10 hours",
        "hours.averaging <= 3 weeks",
        "hours.normal_week <= 48 hours",
        "costs.visa = employer",
        "any costs.visa = worker",
        "costs.travel_home = employer",
        "costs.visa not in (agency, origin)",
        "contract.particulars lacks (work)",
        "leave.annual >= 30 days",
        "leave.annual >= law(destination).leave.annual",
        "hours.normal_week <= law(origin).hours.normal_week",
        "binds(both, \"C029\")",
        "binds(destination, \"C189\")",
        "(every row of quotas: row.quota >= 600)",
        "(some row of quotas: row.quota >= 600)",
        "agreement.form = treaty",
        "rows(quotas) >= 2",
        "leave absent",
        "hours stated",
    ])
    .prop_map(str::to_owned)
}

/// Expressions of any value, silence included.
fn asked() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => firm(),
        1 => select(vec![
            "hours.ramadan_day <= 6 hours",
            "contract.particulars has (wage, overtime)",
            "deductions stated",
            "medical-examination.required_tests lacks (hiv)",
            "(every complaints: complaints.languages stated)",
            "by(entry-into-force.instant, signature)",
        ]).prop_map(str::to_owned),
    ]
}

/// Expressions built from others.
fn built(leaf: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| format!("not {one}")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" and "))),
            prop::collection::vec(inner, 2..4).prop_map(|parts| format!("({})", parts.join(" or "))),
        ]
    })
}

/// The verdict of an expression on a text.
fn truth(text: &str, require: &str) -> &'static str {
    thread_local! {
        static LAW: std::cell::RefCell<mithaq::law::Law> = std::cell::RefCell::new(mithaq::law::Law::decode());
    }
    LAW.with_borrow_mut(|law| {
        support::rules::put(law, &format!("require = '{require}'")).unwrap();
        support::rules::verdict(&support::rules::judged(&project(text), law, None))
    })
}

/// Pieces of expressions in no order.
fn muddle() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(vec![
            "and", "or", "not", "any", "every", "some", "row of", "article", ":", "(", ")", ",", ".", "in", "has", "lacks", "stated", "absent",
            "hours.normal_day", "row.quota", "law(origin).", "binds(both, \"C029\")", "48 hours", "30 %", "450 LYD per month", "2026-11-21", "\"", "=",
            "!=", "<", "<=", ">", ">=", "+", "-", "* 6", "employer", "yes", "none", "per", "working days", "-", "_", "é", "\u{0}", "\n", "'''",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.join(" "))
}

/// The values of `costs.visa`, and the payers.
fn payment() -> impl Strategy<Value = String> {
    select(vec![
        "employer",
        "worker",
        "employer in principle",
        "employer; worker if serious misconduct",
        "worker; employer for domestic workers",
        "[LY: worker | NE: employer]",
        "[worker | worker]",
        "to be agreed",
        "\"the sponsor\"",
        "as law of LY",
        "none",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(config(CASES * 4))]

    #[test]
    fn any_text_is_an_expression_or_has_a_place_where_it_is_none(text in prop_oneof![muddle(), built(asked()), "\\PC*"]) {
        if let Err(error) = mithaq::syntax::expression::parse(&text) {
            prop_assert!(error.at <= text.len() && text.is_char_boundary(error.at), "{error:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn every_expression_comes_to_a_verdict_that_double_negation_keeps(one in built(asked())) {
        let text = in_article(JUDGED);
        let verdict = truth(&text, &one);
        prop_assert!(["holds", "conflict", "gap", "question"].contains(&verdict), "{verdict}");
        prop_assert_eq!(truth(&text, &format!("not not {one}")), verdict);
    }

    #[test]
    fn the_order_and_grouping_of_parts_changes_no_verdict(one in built(asked()), two in built(asked()), three in built(asked())) {
        let text = in_article(JUDGED);
        for word in ["and", "or"] {
            let flat = truth(&text, &format!("{one} {word} {two} {word} {three}"));
            prop_assert_eq!(truth(&text, &format!("{three} {word} {one} {word} {two}")), flat);
            prop_assert_eq!(truth(&text, &format!("({one} {word} {two}) {word} {three}")), flat);
            prop_assert_eq!(truth(&text, &format!("{one} {word} ({two} {word} {three})")), flat);
        }
    }

    /// Silence is outside: "a or b" with a silent b is decided by a, and so is its contrary.
    #[test]
    fn the_contrary_of_both_is_the_contrary_of_one(one in built(firm()), two in built(firm())) {
        let text = in_article(JUDGED);
        prop_assert_eq!(truth(&text, &format!("not ({one} and {two})")), truth(&text, &format!("not {one} or not {two}")));
        prop_assert_eq!(truth(&text, &format!("not ({one} or {two})")), truth(&text, &format!("not {one} and not {two}")));
    }

    #[test]
    fn to_be_among_one_choice_is_to_be_that_choice(
        said in payment(),
        payer in select(vec!["employer", "worker", "destination", "agency"]),
    ) {
        let text = in_article(&format!("  costs {{ visa: {said} }}"));
        for any in ["", "any "] {
            prop_assert_eq!(truth(&text, &format!("{any}costs.visa in ({payer})")), truth(&text, &format!("{any}costs.visa = {payer}")));
            prop_assert_eq!(truth(&text, &format!("{any}costs.visa not in ({payer})")), truth(&text, &format!("{any}costs.visa != {payer}")));
        }
    }
}
