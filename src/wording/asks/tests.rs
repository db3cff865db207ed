//! What rules ask reads well in every language, for every rule of the book.

use super::*;
use crate::syntax::expression::parse;

fn said(expression: &str, lang: Lang) -> String {
    let expression = parse(expression).unwrap_or_else(|error| panic!("{expression}: {error:?}"));
    Asker::new(lang, Vocabulary::embedded(), Law::embedded()).sentence(&expression)
}

#[test]
fn names_choices_and_units_are_those_of_the_reader() {
    for (expression, en, fr, ar) in [
        (
            "hours.normal_week <= 48 hours",
            "`hours.normal week` is at most 48 hours",
            "«\u{a0}durée du travail.semaine normale\u{a0}» n’excède pas 48\u{a0}heures",
            "«ساعات العمل.الأسبوع العادي» لا يزيد على 48 ساعة",
        ),
        ("costs.visa in (employer, destination)", "`costs.visa` is `employer` or `destination`", "", ""),
        ("wages.minimum >= 450 LYD per month", "`wages.minimum` is at least 450 LYD per month", "", ""),
        ("hours.normal_week stated", "`hours.normal week` is stated", "", "ورد «ساعات العمل.الأسبوع العادي» في النص"),
        (
            "hours.overtime_pay >= law(destination).hours.overtime_pay",
            "`hours.overtime pay` is at least what the law of the State of destination lays down",
            "",
            "",
        ),
        ("party(\"NP\")", "Nepal is a Party", "le Népal est Partie", "نيبال طرف في الاتفاق"),
    ] {
        for (lang, expected) in [(Lang::En, en), (Lang::Fr, fr), (Lang::Ar, ar)] {
            if !expected.is_empty() {
                assert_eq!(said(expression, lang), expected);
            }
        }
    }
}

#[test]
fn not_is_said_where_it_belongs() {
    assert_eq!(
        said("not (any costs.visa = worker or any recruitment.deposit = yes)", Lang::En),
        "`costs.visa` is not `worker`, and `recruitment.deposit` is not `yes`"
    );
    assert_eq!(
        said("not (hours.normal_week > 48 hours)", Lang::En),
        "for at least one of the values stated, `hours.normal week` is at most 48 hours"
    );
}

#[test]
fn groups_inside_groups_stand_in_brackets() {
    assert_eq!(
        said("hours stated and (hours.normal_week stated or hours.normal_day stated)", Lang::En),
        "`hours` is stated, and (`hours.normal week` is stated, or `hours.normal day` is stated)"
    );
}

/// Every rule of the book, in every language: no place left open, no id where a name exists.
#[test]
fn every_rule_of_the_book_can_be_asked() {
    let (vocabulary, law) = (Vocabulary::embedded(), Law::embedded());
    let mut wrong = Vec::new();
    for rule in law.book() {
        for lang in Lang::ALL {
            let asker = Asker::new(lang, vocabulary, law);
            for expression in rule.when.iter().chain([&rule.require]) {
                let sentence = asker.sentence(expression);
                let open = sentence.contains(['{', '}', '_']) || sentence.contains("asks_") || sentence.contains("``");
                let arabic = sentence.chars().any(|letter| ('\u{620}'..='\u{64a}').contains(&letter));
                if sentence.is_empty() || open || arabic != (lang == Lang::Ar) {
                    wrong.push(format!("{} {lang:?}: {sentence}", rule.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
