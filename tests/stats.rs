//! What of an agreement is typed and what is still prose: counted by hand, in each language.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

mod support;

use std::path::Path;

use mithaq::law::Law;
use mithaq::model::{Project, load};
use mithaq::portfolio::stats::{Sign, Stats, stats};
use mithaq::render::stats::{Counted, StatsView, stats_json, stats_markdown, stats_text};
use mithaq::text::{Lang, Source};
use mithaq::vocabulary::Vocabulary;

use support::{Temp, formatted, in_article, project, root, run};

fn counted(project: &Project) -> Stats {
    stats(project, Vocabulary::embedded(), Law::embedded())
}

/// Typed facts, facts in prose and duties of an article that holds this.
fn counts(inside: &str) -> [usize; 3] {
    let stats = counted(&project(&in_article(inside)));
    [stats.tally().typed, stats.tally().prose, stats.homes.iter().map(|home| home.duties.len()).sum()]
}

/// What a sentence in one language carries.
fn signs(lang: &str, sentence: &str) -> Vec<Sign> {
    let stats = counted(&project(&in_article(&format!("  paragraph {{ {lang}: \"{sentence}\" }}"))));
    stats.homes[0].facts.iter().flat_map(|fact| fact.signs.iter().copied()).collect()
}

// ---- Typed facts ----

#[test]
fn a_field_with_a_value_is_one_fact_whatever_the_value() {
    assert_eq!(counts("  leave { annual: at least 30 days }"), [1, 0, 0]);
    assert_eq!(counts("  leave { annual: as law of LY }\n  hours { normal week: no less than nationals }"), [2, 0, 0]);
    assert_eq!(counts("  information { topics: employment, housing, return }"), [1, 0, 0], "a list is one fact");
    assert_eq!(counts("  costs { travel home: employer; worker if serious misconduct }"), [1, 0, 0], "so are several cases");
    assert_eq!(counts("  annex occupations { }"), [0, 0, 0]);
}

#[test]
fn brackets_and_matters_still_to_be_agreed_are_typed_and_open() {
    let stats = counted(&project(&in_article(
        "  leave { annual: [LY: 24 days | NE: 30 days]\n public holidays: to be agreed }\n  hours { normal day: 8 hours }",
    )));
    assert_eq!((stats.homes[0].typed, stats.homes[0].open), (3, 2));
}

#[test]
fn what_was_not_read_counts_nowhere() {
    assert_eq!(counts("  leave { annual: a long time }"), [0, 0, 0]);
    assert_eq!(counts("  leave { anual: 24 days }"), [0, 0, 0]);
}

// ---- Facts in prose ----

#[test]
fn each_sign_is_seen_in_each_language() {
    use Sign::{Authority, Deadline, Number, Payer, Percent, Period, Sum};
    for (lang, sentence, wanted) in [
        ("en", "Three copies shall be kept.", vec![Number]),
        ("fr", "Trois exemplaires sont conservés.", vec![Number]),
        ("ar", "تُحفظ ثلاث نسخ.", vec![Number]),
        ("en", "Notice shall be given by 24 March 2026.", vec![Number]),
        ("en", "The wage shall be 1,800 LYD.", vec![Sum]),
        ("fr", "Le salaire est de 1 800 LYD.", vec![Sum]),
        ("ar", "يكون الأجر ١٬٨٠٠ LYD.", vec![Sum]),
        ("en", "Overtime shall be paid at 150 per cent.", vec![Percent]),
        ("fr", "Les heures supplémentaires sont payées à 150 pour cent.", vec![Percent]),
        ("ar", "يُحسب العمل الإضافي بنسبة 150 في المائة.", vec![Percent]),
        ("en", "The worker shall have thirty (30) days of rest.", vec![Period]),
        ("fr", "Le repos est de trente jours.", vec![Period]),
        ("ar", "تكون الراحة ثلاثين يوماً.", vec![Period]),
        ("ar", "تكون الراحة شهرين.", vec![Period]),
        ("en", "The journey shall be at the expense of the employer.", vec![Payer]),
        ("fr", "Le voyage est à la charge de l’employeur.", vec![Payer]),
        ("ar", "يكون السفر على نفقة صاحب العمل.", vec![Payer]),
        ("en", "The labour inspectorate shall visit the housing.", vec![Authority]),
        ("fr", "L’inspection du travail visite le logement.", vec![Authority]),
        ("ar", "يزور جهاز تفتيش العمل السكن.", vec![Authority]),
        ("en", "The wage shall be sent without delay.", vec![Deadline]),
        ("fr", "Le salaire est envoyé sans délai.", vec![Deadline]),
        ("ar", "يُرسل الأجر دون تأخير.", vec![Deadline]),
    ] {
        assert_eq!(signs(lang, sentence), wanted, "{sentence}");
    }
}

#[test]
fn languages_count_once_and_sentences_each() {
    let three = r#"  paragraph {
    ar: "يكون الإنذار ثلاثين يوماً. ويُدفع الأجر دون تأخير."
    fr: "Le préavis est de trente jours. Le salaire est payé sans retard."
    en: "Notice shall be thirty days. The wage shall be paid without delay."
  }"#;
    assert_eq!(counts(three), [0, 2, 0]);
    assert_eq!(counts(&three.replace("trente jours. Le salaire", "trente jours et le salaire")), [0, 2, 0], "one sentence fewer in one");
    assert_eq!(counts("  paragraph { en: \"Notice: 30 days; rest: 24 hours and 150 per cent.\" }"), [0, 2, 0], "several in one sentence");
}

#[test]
fn items_are_sentences_and_the_words_before_them_are_not() {
    let list = "  paragraph { en: \"The Parties shall ensure:\"\n item { en: \"rest of 24 hours\" }\n item { en: \"clean housing\" } }";
    assert_eq!(counts(list), [0, 1, 1]);
}

#[test]
fn a_number_that_refers_is_no_fact() {
    for (lang, sentence) in [
        ("en", "Article 5 and Convention No. 97 shall apply."),
        ("en", "Articles 5, 7 and 9 shall apply."),
        ("en", "Nothing here shall affect the 1951 Convention or the Vienna Convention of 1963."),
        ("en", "The instrument C181 shall be recalled for post ISCO-2221."),
        ("fr", "L’article 5 et la convention n° 97 s’appliquent."),
        ("fr", "La loi n° 12 de 2010 s’applique."),
        ("ar", "تسري المادة 5 والاتفاقية رقم 97."),
        ("ar", "يسري القانون رقم 12 لسنة 2010."),
        ("en", "The two Parties shall cooperate in both countries."),
        ("fr", "Les deux Parties coopèrent."),
        ("en", "The first paragraph shall often be read with the tenth."),
    ] {
        assert_eq!(signs(lang, sentence), [], "{sentence}");
    }
    assert_eq!(signs("en", "Under article 5 the worker shall rest 24 hours."), [Sign::Period], "beside a reference");
}

#[test]
fn what_a_slot_says_is_typed() {
    let inside = "  leave { annual: 24 days }\n  costs { visa: employer }\n";
    assert_eq!(
        counts(&format!("{inside}  paragraph {{ en: \"The visa shall be borne by {{costs.visa}} within {{leave.annual}}.\" }}")),
        [2, 0, 1]
    );
    assert_eq!(
        counts(&format!("{inside}  paragraph {{ en: \"The visa shall be borne by the employer within {{leave.annual}}.\" }}")),
        [2, 1, 0]
    );
    let own = |words: &str| counts(&format!("  leave {{ annual: 24 days\n wording {{ en: \"{words}\" }} }}"));
    assert_eq!(own("Leave shall be {annual}."), [1, 0, 0]);
    assert_eq!(own("Leave shall be {annual}, and 30 days after two years."), [1, 1, 0]);
}

#[test]
fn duties_in_words_alone_are_listed_and_not_counted() {
    assert_eq!(counts("  paragraph { en: \"Each Party shall take measures. It shall inform the other.\" }"), [0, 0, 2]);
}

#[test]
fn definitions_titles_and_recitals_are_not_counted() {
    let text = "agreement LY-NE {\n  destination: LY\n  origin: NE\n  authentic: en\n  date: 2026-11-21\n}\npreamble { recital { en: \"Recalling 30 days,\" } }\ndefine day { term { en: \"day\" } meaning { en: \"24 hours\" } }\narticle a { title { en: \"Thirty days\" }\n leave { annual: 24 days } }\n";
    let stats = counted(&project(text));
    assert_eq!((stats.tally().typed, stats.tally().prose), (1, 0));
}

#[test]
fn languages_that_do_not_carry_the_same_are_told() {
    let stats =
        counted(&project(&in_article("  paragraph { fr: \"Le visa est délivré sans délai.\"\n en: \"The visa shall be issued.\" }")));
    let uneven = &stats.homes[0].uneven;
    assert_eq!(uneven.len(), 1);
    assert_eq!((uneven[0].sign, uneven[0].has.as_slice(), uneven[0].lacks.as_slice()), (Sign::Deadline, &[Lang::Fr][..], &[Lang::En][..]));
}

#[test]
fn a_key_that_states_the_same_is_proposed() {
    let stats = counted(&project(&in_article("  leave { annual: 24 days }\n  paragraph { en: \"The worker shall rest 24 days.\" }")));
    let proposal = stats.homes[0].facts[0].proposal.unwrap();
    let kind = Vocabulary::embedded().kind(proposal.kind).unwrap();
    assert_eq!((kind.def.id.as_str(), kind.field(proposal.field, false).unwrap().def.id.as_str()), ("leave", "annual"));
    assert!(proposal.stated);
}

// ---- Laws ----

fn real(name: &str) -> Project {
    let path = root().join("agreements").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let loader = |written: &str, from: &str| {
        let path = Path::new(from).parent().unwrap().join(written);
        std::fs::read_to_string(&path)
            .map(|text| Source::new(path.display().to_string(), text))
            .map_err(|_| mithaq::model::NotLoaded::Missing)
    };
    load(Source::new(path.display().to_string(), text), Vocabulary::embedded(), &loader)
}

#[test]
fn layout_keywords_and_order_make_no_difference() {
    let text = std::fs::read_to_string(root().join("agreements/ly-ne.bla")).unwrap();
    let all = |text: &str| {
        let stats = counted(&project(text));
        let duties: usize = stats.homes.iter().map(|home| home.duties.len()).sum();
        (stats.tally(), stats.strict(), duties)
    };
    let before = all(&text);
    assert!(before.0.typed > 1000 && before.0.prose > 0, "{before:?}");
    for lang in Lang::ALL {
        assert_eq!(all(&formatted(&text, Some(lang))), before, "{lang:?}");
    }
    let inside =
        ["  leave { annual: 24 days }", "  paragraph { en: \"Rest of 24 hours.\" }", "  paragraph { en: \"Measures shall be taken.\" }"];
    let backwards: Vec<&str> = inside.iter().rev().copied().collect();
    assert_eq!(counts(&inside.join("\n")), counts(&backwards.join("\n")));
}

/// The yardstick of what the vocabulary can say.
#[test]
fn the_model_of_1949_is_typed() {
    let stats = counted(&real("ilo-r86-model.bla"));
    assert!(stats.tally().reaches(90) && stats.strict().reaches(90), "{:?} {:?}", stats.tally(), stats.strict());
}

#[test]
fn every_form_says_the_same_numbers_and_shows_hostile_words_harmless() {
    let hostile = "<script>alert(x)</script> | =cmd within 30 days \u{202e}";
    let project = project(&in_article(&format!("  leave {{ annual: 24 days }}\n  paragraph {{ en: \"{hostile}\" }}")));
    let stats = counted(&project);
    let all = [Counted { file: "a|b.bla", project: &project, stats: &stats, vocabulary: Vocabulary::embedded() }];
    for lang in Lang::ALL {
        let view = StatsView { lang, full: true };
        let (text, page) = (stats_text(&all, view), stats_markdown(&all, view));
        for shown in [&text, &page] {
            assert!(shown.contains("50.0") || shown.contains("50,0"), "{shown}");
            assert!(!shown.contains('\u{202e}'), "{shown}");
        }
        assert!(!page.contains("<script>"), "{page}");
        let json: serde_json::Value = serde_json::from_str(&stats_json(&all, view)).unwrap();
        assert_eq!((&json["facts"]["share"], &json["agreements"][0]["homes"][0]["prose"][0]["signs"][0]), (&500.into(), &"period".into()));
    }
}

// ---- The command ----

#[test]
fn the_exit_status_says_whether_the_share_is_reached() {
    let folder = Temp::new();
    folder.write("good.bla", in_article("  leave { annual: 24 days }"));
    folder.write("half.bla", in_article("  leave { annual: 24 days }\n  paragraph { en: \"Rest of 24 hours.\" }"));
    assert_eq!(run(folder.path(), &["stats", "good.bla", "--least", "100"]).status, 0);
    assert_eq!(run(folder.path(), &["stats", "half.bla", "--least", "50"]).status, 0);
    let ran = run(folder.path(), &["stats", ".", "--least", "51", "--lang", "en"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("half.bla: 50.0 % typed, less than 51 %") && !ran.err.contains("good.bla"), "{ran:?}");
    let full = run(folder.path(), &["stats", "half.bla", "--full", "--lang", "en"]);
    assert!(full.out.contains("half.bla:") && full.out.contains("`24 hours` (period)"), "{full:?}");
    assert_eq!(run(folder.path(), &["stats", "half.bla", "--least", "101"]).status, 2);
}

#[test]
fn a_broken_file_among_many_leaves_the_rest() {
    let folder = Temp::new();
    folder.write("good.bla", in_article("  leave { annual: 24 days }"));
    folder.write("slip.bla", in_article("  leave { anual: 24 days }"));
    let ran = run(folder.path(), &["stats", ".", "--lang", "en"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("good.bla") && ran.err.contains("slip.bla: mistakes kept part"), "{ran:?}");
    std::fs::write(folder.path().join("bytes.bla"), [0, 159, 146, 150]).unwrap();
    let ran = run(folder.path(), &["stats", ".", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.out.contains("good.bla"), "{ran:?}");
    assert_eq!(run(folder.path(), &["stats", "nowhere.bla"]).status, 2);
}
