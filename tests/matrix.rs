//! Agreements side by side: who is best and worst for the worker, who is silent, and files that are not as they should be.

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

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use support::{HEADER, Ran, Temp, root, run};

/// An agreement of Libya and another State with some clauses in one article.
fn text(origin: &str, clauses: &str) -> String {
    let header = HEADER.replace("LY-NE", &format!("LY-{origin}")).replace("origin: NE", &format!("origin: {origin}"));
    format!("{header}\narticle work {{\n  title {{ ar: \"العمل\" fr: \"Travail\" en: \"Work\" }}\n{clauses}\n}}\n")
}

fn folder(drafts: &[(&str, &str)]) -> Temp {
    let folder = Temp::new();
    for (origin, clauses) in drafts {
        folder.write(&format!("ly-{}.bla", origin.to_lowercase()), text(origin, clauses));
    }
    folder
}

fn matrix(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["--quiet", "matrix"], arguments].concat())
}

fn json(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let ran = matrix(folder, &[&["--format", "json"], arguments].concat());
    (ran.status, serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}")))
}

fn provision<'j>(json: &'j Value, id: &str) -> &'j Value {
    let all = json["provisions"].as_array().unwrap();
    all.iter().find(|provision| provision["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

/// How each agreement stands, in the order of the columns; `-` for silence, `gap` for a gap.
fn standings(json: &Value, id: &str) -> Vec<String> {
    let count = json["agreements"].as_array().unwrap().len();
    let cells = provision(json, id)["cells"].as_array().unwrap();
    let of = |at: usize| {
        let Some(cell) = cells.iter().find(|cell| cell["agreement"] == at) else { return "-".to_owned() };
        cell["standing"].as_str().unwrap_or("gap").to_owned()
    };
    (0..count).map(of).collect()
}

fn keys(json: &Value) -> Vec<&str> {
    json["remarks"].as_array().unwrap().iter().map(|remark| remark["key"].as_str().unwrap()).collect()
}

#[test]
fn the_best_and_the_worst_are_named() {
    let leave = |days: &str| format!("leave {{ annual: {days} }} hours {{ normal week: at most 48 hours }}");
    let drafts =
        [("BD", "24 days"), ("GH", "at least 36 days"), ("NE", "30 days"), ("TD", "36 days")].map(|(code, days)| (code, leave(days)));
    let drafts: Vec<(&str, &str)> = drafts.iter().map(|(code, clauses)| (*code, clauses.as_str())).collect();
    let folder = folder(&drafts);
    let (status, json) = json(folder.path(), &["."]);
    assert_eq!(status, 0);
    assert_eq!(standings(&json, "leave.annual"), ["worst", "best", "between", "best"]);
    assert_eq!(provision(&json, "leave.annual")["likeness"], "differs");
    assert_eq!(standings(&json, "hours.normal_week"), ["level"; 4]);
    assert_eq!(provision(&json, "hours.normal_week")["likeness"], "same");
    let text = matrix(folder.path(), &[".", "--show", "differs"]).out;
    assert!(text.contains("▲\u{a0}at least 36 days: GH") && text.contains("▼\u{a0}24 days: BD"), "{text}");
    assert!(!text.contains("hours.normal week"), "{text}");
}

#[test]
fn smaller_is_better_where_it_is_a_burden() {
    let week = |hours: u8| format!("hours {{ normal week: at most {hours} hours }}");
    let (long, short) = (week(48), week(40));
    let folder = folder(&[("BD", &long), ("NE", &short)]);
    assert_eq!(standings(&json(folder.path(), &["."]).1, "hours.normal_week"), ["worst", "best"]);
}

#[test]
fn what_cannot_be_compared_stands_apart() {
    let leave = |value: &str| format!("leave {{ annual: {value} }}");
    let [days, months, nationals] = ["30 days", "1 month", "no less than nationals"].map(leave);
    let two = folder(&[("BD", &days), ("GH", &months), ("NE", &nationals)]);
    assert_eq!(standings(&json(two.path(), &["."]).1, "leave.annual"), ["not comparable"; 3]);
    // With a second figure in days there is something to compare, and the rest stays apart.
    let fewer = leave("29 days");
    let three = folder(&[("BD", &days), ("GH", &months), ("NE", &nationals), ("TD", &fewer)]);
    assert_eq!(standings(&json(three.path(), &["."]).1, "leave.annual"), ["best", "not comparable", "not comparable", "worst"]);
}

#[test]
fn the_law_of_a_state_is_its_figure() {
    // Libya: 30 days a year (Law No. 12 of 2010).
    let [law, more, less] = ["as law of LY", "40 days", "10 days"].map(|value| format!("leave {{ annual: {value} }}"));
    let folder = folder(&[("BD", &law), ("GH", &more), ("NE", &less)]);
    assert_eq!(standings(&json(folder.path(), &["."]).1, "leave.annual"), ["between", "best", "worst"]);
}

#[test]
fn what_follows_from_the_pair_has_no_best() {
    let [one, two] = ["ar", "ar, fr, ha"].map(|langs| format!("information {{ languages: {langs} }}"));
    let folder = folder(&[("EG", &one), ("NE", &two)]);
    assert_eq!(standings(&json(folder.path(), &["."]).1, "information.languages"), ["level"; 2]);
}

#[test]
fn a_list_says_the_same_in_any_order() {
    let [one, two] = ["in person, in writing", "in writing, in person"].map(|means| format!("information {{ means: {means} }}"));
    let folder = folder(&[("EG", &one), ("NE", &two)]);
    assert_eq!(provision(&json(folder.path(), &["."]).1, "information.means")["likeness"], "same");
}

#[test]
fn an_open_value_may_end_as_its_worst_proposal() {
    let [open, agreed] = ["[LY: 20 days | BD: 30 days]", "30 days"].map(|value| format!("leave {{ annual: {value} }}"));
    let folder = folder(&[("BD", &open), ("NE", &agreed)]);
    let json = json(folder.path(), &["."]).1;
    assert_eq!(standings(&json, "leave.annual"), ["worst", "best"]);
    assert_eq!(provision(&json, "leave.annual")["values"].as_array().unwrap().iter().filter(|value| value["open"] == true).count(), 1);
}

#[test]
fn silence_is_a_gap_where_most_or_the_model_speak() {
    let (week, leave) = ("hours { normal week: at most 48 hours }", "leave { annual: 30 days }");
    let both = format!("{week} {leave}");
    let folder = folder(&[("BD", &both), ("GH", &both), ("NE", week), ("TD", "wages { interval: at most 1 month }")]);
    let (_, without) = json(folder.path(), &["."]);
    assert_eq!(standings(&without, "leave.annual"), ["level", "level", "gap", "gap"]);
    assert_eq!(standings(&without, "wages.interval"), ["-", "-", "-", "level"]);
    let model = folder.write("model/model.bla", text("NG", "wages { interval: at most 2 weeks }").replace("LY-NG", "MODEL"));
    let (_, with) = json(folder.path(), &["ly-bd.bla", "ly-gh.bla", "ly-ne.bla", "ly-td.bla", "--model", &model.to_string_lossy()]);
    assert_eq!(standings(&with, "wages.interval"), ["gap", "gap", "gap", "level"]);
    assert_eq!(provision(&with, "wages.interval")["cells"][0]["gap"], serde_json::json!({ "most": false, "model": true }));
    assert_eq!(provision(&with, "wages.interval")["values"][0]["than_model"], "weaker");
    let named = ["ly-bd.bla", "ly-gh.bla", "ly-ne.bla", "ly-td.bla", "--show", "gaps", "--format", "csv"];
    let gaps = matrix(folder.path(), &named).out;
    assert!(gaps.contains("\"leave.annual\"") && !gaps.contains("\"wages.interval\""), "{gaps}");
}

#[test]
fn each_agreement_lists_its_own_occupations() {
    let quotas = |occupation: &str, quota: u16| format!("quotas {{ row {{ occupation: {occupation} quota: {quota} workers per year }} }}");
    let [one, two] = [quotas("cooks", 10), quotas("bakers", 20)];
    let folder = folder(&[("BD", &one), ("GH", &one), ("NE", &two)]);
    let json = json(folder.path(), &["."]).1;
    let ids: Vec<&str> = json["provisions"].as_array().unwrap().iter().map(|provision| provision["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["quotas.quota[isco_5120]", "quotas.quota[isco_7512]"]);
    assert_eq!(standings(&json, ids[0]), ["level", "level", "-"], "a trade that is not listed is no gap");
}

#[test]
fn two_texts_of_one_id_and_one_corridor_keep_their_columns() {
    let folder = folder(&[("NE", "leave { annual: 30 days }"), ("TD", "leave { annual: 36 days }")]);
    folder.write("again.bla", text("NE", "leave { annual: 24 days }"));
    folder.write("other.bla", text("NE", "leave { annual: 20 days }").replace("LY-NE", "LY-NE-2"));
    let (status, json) = json(folder.path(), &["."]);
    assert_eq!(status, 0);
    let labels: Vec<&str> = json["agreements"].as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["LY-NE (again.bla)", "LY-NE (ly-ne.bla)", "LY-NE-2", "TD"]);
    assert_eq!(keys(&json), ["matrix_note_same_id"]);
    let pages: Vec<&str> = json["findings"].as_array().unwrap().iter().map(|finding| finding["page"].as_str().unwrap()).collect();
    assert!(pages.contains(&"same-parties"), "{pages:?}");
    assert_eq!(standings(&json, "leave.annual"), ["between", "between", "worst", "best"]);
}

#[test]
fn the_rest_is_shown_when_a_file_cannot_be_used() {
    let folder = folder(&[("NE", "leave { annual: 30 days }"), ("TD", "leave { annual: 36 days }")]);
    let wide: Vec<u8> = text("GH", "leave { annual: 24 days }").encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("ly-gh.bla", [&[0xff, 0xfe], wide.as_slice()].concat());
    folder.write("ly-ma.bla", b"\x89PNG\r\n\x1a\n\0\0\0");
    folder.write("ly-bd.bla", text("BD", "leave { annual: thirty dayz }\nhours {{{"));
    folder.write("stray.bla", "article lost { title { en: \"Lost\" } }\n");
    let (status, json) = json(folder.path(), &["."]);
    assert_eq!(status, 2);
    let ids: Vec<&str> = json["agreements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"LY-NE") && ids.contains(&"LY-TD") && ids.contains(&"LY-BD"), "{ids:?}");
    let unusable = json["unusable"].as_array().unwrap();
    assert!(unusable.iter().any(|one| one.as_str().unwrap().contains("ly-ma.bla")), "{unusable:?}");
    assert!(keys(&json).contains(&"matrix_note_unread") && keys(&json).contains(&"matrix_note_no_header"), "{:?}", keys(&json));
}

#[test]
fn a_file_given_twice_is_one_column() {
    let folder = folder(&[("NE", "leave { annual: 30 days }"), ("TD", "leave { annual: 36 days }")]);
    let (status, json) = json(folder.path(), &[".", "ly-ne.bla", "./ly-td.bla"]);
    assert_eq!((status, json["agreements"].as_array().unwrap().len()), (0, 2));
    assert_eq!(keys(&json), ["matrix_note_twice", "matrix_note_twice"]);
}

#[test]
fn nothing_to_show_is_said() {
    let folder = Temp::new();
    let ran = matrix(folder.path(), &["."]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("holds no .bla file") && ran.err.contains("no agreement was found"), "{}", ran.err);
    let ran = matrix(folder.path(), &["gone.bla"]);
    assert!(ran.status == 2 && ran.err.contains("there is no file gone.bla"), "{}", ran.err);
}

#[test]
fn a_part_that_others_use_is_no_column() {
    let folder = Temp::new();
    folder.write(
        "common/leave.bla",
        "article leave {\n  title { ar: \"إجازة\" fr: \"Congé\" en: \"Leave\" }\n  leave { annual: 30 days }\n}\n",
    );
    folder.write("ly-ne.bla", format!("{HEADER}\nuse \"common/leave.bla\"\n"));
    folder.write("mithaq.toml", "");
    let (status, json) = json(folder.path(), &["."]);
    assert_eq!((status, json["agreements"].as_array().unwrap().len(), keys(&json)), (0, 1, vec![]));
    let place = &provision(&json, "leave.annual")["cells"][0]["places"][0];
    assert_eq!((&json["agreements"][0]["files"][1], &place["file"], &place["line"]), (&"common/leave.bla".into(), &1.into(), &3.into()));
}

#[test]
fn a_sheet_has_no_formula() {
    let name = |name: &str| format!("signature {{ destination name: \"{name}\" }}");
    let [formula, quoted] = ["=cmd|' /C calc'!A1", "a, \\\"b\\\""].map(name);
    let folder = folder(&[("NE", &formula), ("TD", &quoted)]);
    let sheet = matrix(folder.path(), &[".", "--format", "sheet"]).out;
    assert!(sheet.starts_with('\u{feff}') && sheet.contains("\"'=cmd|"), "{sheet}");
    let plain = matrix(folder.path(), &[".", "--format", "csv"]).out;
    assert!(plain.starts_with("\"provision\"") && plain.contains("\"=cmd|"), "{plain}");
    for line in plain.split_terminator("\r\n") {
        assert_eq!(line.matches('"').count() % 2, 0, "{line}");
    }
}

#[test]
fn hostile_words_are_shown_and_do_nothing() {
    let hostile = "signature { destination name: \"<script>\u{202e}{{x}}\u{7}\" }";
    let folder = folder(&[("NE", hostile), ("TD", "")]);
    for format in ["text", "csv", "sheet", "json"] {
        let out = matrix(folder.path(), &[".", "--format", format]).out;
        assert!(out.contains("⟨U+202E⟩") && !out.contains('\u{202e}') && !out.contains('\u{7}'), "{format}: {out}");
    }
}

#[test]
fn subjects_are_found_by_any_name() {
    let folder = folder(&[("NE", "leave { annual: 30 days }\nwages { interval: at most 1 month }")]);
    for typed in ["leave", "leave and maternity", "congés"] {
        let (status, json) = json(folder.path(), &[".", "--subject", typed]);
        assert_eq!(status, 0, "{typed}");
        let ids: Vec<&str> = json["provisions"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["leave.annual"], "{typed}");
    }
    let ran = matrix(folder.path(), &[".", "--subject", "leeve"]);
    assert!(ran.status == 2 && ran.err.contains("did you mean `leave`?"), "{}", ran.err);
}

#[test]
fn a_project_says_what_is_left_out_and_what_is_the_model() {
    let folder = folder(&[("NE", "leave { annual: 30 days }"), ("TD", "leave { annual: 36 days }")]);
    folder.write("bad/x.bla", text("GH", "leave { annual: 1 day }"));
    folder.write("old.bla", text("GH", "leave { annual: 2 days }").replace("LY-GH", "OLD"));
    folder.write("mithaq.toml", "[check]\nexclude = [\"bad\"]\n[matrix]\nexclude = [\"old.bla\"]\nmodel = \"ly-td.bla\"\n");
    let (status, json) = json(folder.path(), &["."]);
    assert_eq!((status, &json["model"]["id"], json["agreements"].as_array().unwrap().len()), (0, &"LY-TD".into(), 1));
    assert_eq!(provision(&json, "leave.annual")["values"][0]["than_model"], "weaker");
    let checked = run(folder.path(), &["check", ".", "--pack", "drafting"]);
    assert!(checked.err.contains("files left out, as mithaq.toml says: 1"), "{}", checked.err);
    assert!(checked.err.contains("old.bla") && !checked.err.contains("bad/x.bla"), "{}", checked.err);
    let named = run(folder.path(), &["check", "bad/x.bla", "--pack", "drafting"]);
    assert!(named.err.contains("bad/x.bla"), "what is named is never left out: {}", named.err);
}

#[test]
fn the_output_never_replaces_what_was_read() {
    let folder = folder(&[("NE", "leave { annual: 30 days }")]);
    let before = folder.read("ly-ne.bla");
    let ran = matrix(folder.path(), &[".", "-o", "ly-ne.bla"]);
    assert!(ran.status == 2 && folder.read("ly-ne.bla") == before, "{}", ran.err);
    assert_eq!(matrix(folder.path(), &[".", "-o", "out.txt"]).status, 0);
    assert!(folder.read("out.txt").contains("leave.annual"));
}

#[test]
fn the_folder_of_the_agreements_is_set_side_by_side() {
    let ran = matrix(root(), &[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("held against the model text LY-MODEL (agreements/libya-model.bla)"), "{}", ran.out);
    assert!(!ran.out.contains("fees-on-workers"), "the bad examples are left out");
    for lang in ["ar", "fr"] {
        assert_eq!(matrix(root(), &["--lang", lang, "--show", "differs"]).status, 0);
    }
    let (_, json) = json(root(), &["agreements"]);
    for provision in json["provisions"].as_array().unwrap() {
        for value in provision["values"].as_array().unwrap() {
            assert!(!value["words"].as_str().unwrap().is_empty(), "{}: a value says nothing", provision["id"]);
        }
    }
}

#[test]
fn lines_fit_the_terminal() {
    for (columns, lang) in [("80", "en"), ("100", "fr"), ("100", "ar")] {
        let ran: Ran = support::mithaq(root())
            .args(["--quiet", "matrix", "agreements/ly-ne.bla", "agreements/ilo-r86-model.bla", "--lang", lang])
            .env("COLUMNS", columns)
            .output()
            .unwrap()
            .into();
        let room: usize = columns.parse().unwrap();
        for line in ran.out.lines() {
            let width = line.chars().filter(|letter| !matches!(letter, '\u{64b}'..='\u{65f}' | '\u{200f}')).count();
            assert!(width <= room, "{width}: {line}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    /// The order in which files are named makes no difference, in any format.
    #[test]
    fn the_order_of_files_makes_no_difference(order in Just(vec!["ly-bd.bla", "ly-gh.bla", "ly-ne.bla", "ly-td.bla", "x.bla"]).prop_shuffle()) {
        let leave = ["[LY: 20 days | BD: 30 days]", "1 month", "no less than nationals", "36 days"].map(|value| format!("leave {{ annual: {value} }}"));
        let folder = folder(&[("BD", &leave[0]), ("GH", &leave[1]), ("NE", &leave[2]), ("TD", &leave[3])]);
        folder.write("x.bla", text("TD", "leave { annual: 30 days }"));
        for format in ["text", "json"] {
            let sorted = matrix(folder.path(), &["--format", format, "ly-bd.bla", "ly-gh.bla", "ly-ne.bla", "ly-td.bla", "x.bla"]);
            let shuffled = matrix(folder.path(), &[&["--format", format], order.as_slice()].concat());
            prop_assert_eq!(&sorted.out, &shuffled.out);
        }
    }
}

mod ranks {
    use mithaq::diff::Worth;
    use mithaq::diff::worth::Scale;
    use mithaq::law::field_of;
    use mithaq::portfolio::{Standing, rank};
    use mithaq::vocabulary::Vocabulary;
    use proptest::prelude::*;

    use super::support::{in_article, project};

    const WORDS: [&str; 12] = [
        "30 days",
        "24 days",
        "at least 24 days",
        "at most 30 days",
        "4 weeks",
        "28 days",
        "1 month",
        "none",
        "unlimited",
        "to be agreed",
        "no less than nationals",
        "[LY: 20 days | NE: 30 days]",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// No value that can be compared with the best is better, and none with the worst is worse.
        #[test]
        fn the_best_is_not_beaten(chosen in proptest::sample::subsequence(WORDS.to_vec(), 0..=12).prop_shuffle()) {
            let vocabulary = Vocabulary::embedded();
            let (kind, id) = field_of(vocabulary, "leave.annual").unwrap();
            let field = vocabulary.kind(kind).unwrap().field(id, false).unwrap();
            let projects: Vec<_> = chosen.iter().map(|words| project(&in_article(&format!("leave {{ annual: {words} }}")))).collect();
            let values: Vec<_> = projects.iter().map(|project| &project.agreement.clauses().next().unwrap().get(id).unwrap().value).collect();
            let scale = Scale::new(field, vocabulary);
            let standings = rank(&scale, &values);
            prop_assert_eq!(standings.len(), values.len());
            for (one, standing) in values.iter().zip(&standings) {
                for (other, beside) in values.iter().zip(&standings).filter(|(_, beside)| **beside != Standing::Apart) {
                    let worth = scale.worth(Some(one), Some(other));
                    prop_assert!(!(*standing == Standing::Best && worth == Worth::Stronger), "{:?}: {:?} beats the best", chosen, other.span);
                    prop_assert!(!(*standing == Standing::Worst && worth == Worth::Weaker), "{:?}: {:?} is below the worst", chosen, other.span);
                    prop_assert!(!(*standing == Standing::Best && *beside == Standing::Worst && worth == Worth::Neutral));
                }
            }
        }
    }
}
