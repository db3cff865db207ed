//! Bad rule files, settings and baselines: what is wrong is said at its place, the other rules still
//! run, and the exit status tells that the run was not complete.

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

use support::rules::page;
use support::{HEADER, Ran, Temp, bounded, head, in_article, run};

/// A project with a draft of 50 hours a week, and a sound rule that asks for 40 at most.
fn project() -> Temp {
    let folder = Temp::new();
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\"]\n");
    folder.write("a.bla", in_article("  hours { normal week: 50 hours }"));
    folder.write("ours/rules/sound-rule.toml", page("id = \"sound-rule\"\nrequire = 'hours.normal_week <= 40 hours'"));
    folder
}

/// What a run gave, without the rules of the book.
fn brief(ran: &Ran) -> String {
    let lines =
        ran.out.lines().filter(|line| line.contains("[rule-") || line.contains("rules/") || line.contains("[x]") || line.contains("sound"));
    format!("{}\n{}\n{}", ran.status, lines.collect::<Vec<_>>().join("\n"), head(&ran.err))
}

/// The page of a rule `x`.
fn x(said: &str) -> String {
    page(&format!("id = \"x\"\n{said}"))
}

/// Checks the draft of a project: nothing fails inside, and the sound rule has spoken.
fn checked(folder: &Temp) -> Ran {
    let ran = bounded(folder.path(), &["check", "a.bla", "--pack", "libya"]);
    assert!(!ran.err.contains("panicked") && !ran.err.contains("internal fault"), "{}", head(&ran.err));
    assert!(ran.out.contains("error[sound-rule]"), "the other rules do not run: {} {}", head(&ran.out), head(&ran.err));
    ran
}

/// A page that is not run: the finding stands at the marked words (`line:column`) and says some words.
fn refused(page: &str, rule: &str, marked: &str, says: &[&str]) {
    let folder = project();
    folder.write("ours/rules/x.toml", page);
    let ran = checked(&folder);
    assert_eq!(ran.status, 2, "{page}\n{}", brief(&ran));
    let at = page.find(marked).unwrap_or_else(|| panic!("{marked:?} is not in\n{page}"));
    let line = page[..at].matches('\n').count() + 1;
    let column = page[..at].rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let place = format!("ours/rules/x.toml:{line}:{column}");
    for part in [format!("error[{rule}]").as_str(), &place].iter().chain(says) {
        assert!(ran.out.contains(part), "no {part:?} in {}\n{page}", brief(&ran));
    }
    assert!(!ran.out.contains("error[x]") && !ran.out.contains("warning[x]"), "the rule was run all the same: {}", brief(&ran));
}

// ---- Pages ----

#[test]
fn a_page_that_is_no_toml() {
    refused(&x("since = \"0.1"), "rule-unreadable", "\n[check]", &["cannot be read"]);
    refused(&(x("") + "[[good]\n# after\n"), "rule-unreadable", "\n# after", &["cannot be read"]);
    let folder = project();
    for (bytes, part) in [(b"\xff\xfe\x00a".as_slice(), "UTF-16"), (b"id = \"\xe9\"\n", "UTF-8"), (b"id = \"\x00\"\n", "x.toml")] {
        folder.write("ours/rules/x.toml", bytes);
        let ran = checked(&folder);
        assert!(ran.status == 2 && (ran.err.clone() + &ran.out).contains(part), "{part}: {}", brief(&ran));
    }
    folder.write("ours/rules/x.toml", "");
    let ran = checked(&folder);
    assert!(ran.status == 2 && ran.out.contains("the key `id` is missing"), "{}", brief(&ran));
    folder.write("ours/rules/x.toml", "a = ".to_owned() + &"[".repeat(100_000));
    assert_eq!(checked(&folder).status, 2);
}

#[test]
fn a_key_that_is_unknown_or_missing() {
    refused(&x("severty = \"error\""), "rule-unreadable", "severty", &["no key `severty`", "did you mean `severity`"]);
    refused(&x("zzz = 1"), "rule-unreadable", "zzz", &["no key `zzz`", "severity"]);
    let whole = x("");
    let without = whole.lines().filter(|line| !line.starts_with("since")).collect::<Vec<_>>().join("\n");
    refused(&without, "rule-unreadable", "", &["the key `since` is missing"]);
    let silent = whole.lines().filter(|line| !line.starts_with("gap")).collect::<Vec<_>>().join("\n");
    refused(&silent, "rule-unreadable", "\"warning\"", &["the key `gap` is missing"]);
}

#[test]
fn a_text_in_two_languages() {
    let page = x("title = { en = \"A rule\", fr = \"Une règle\" }");
    refused(&page, "rule-unreadable", "{ en = \"A rule\"", &["the key `ar` is missing"]);
    let page = x("title = { en = \"A rule\", fr = \"\", ar = \"قاعدة\" }");
    refused(&page, "rule-lacks-language", "{ en = \"A rule\"", &["French"]);
}

#[test]
fn words_that_mean_nothing() {
    refused(&x("severity = \"eror\""), "rule-unknown-name", "\"eror\"", &["did you mean `error`"]);
    refused(&x("silence = \"nothin\""), "rule-unknown-name", "\"nothin\"", &["did you mean `nothing`"]);
    refused(&x("subject = \"hours and rests\""), "rule-unknown-name", "\"hours and rests\"", &["did you mean `hours and rest`"]);
    refused(&x("applies = \"domestik\""), "rule-unknown-name", "\"domestik\"", &["did you mean `domestic`"]);
    let basis = |source: &str, article: &str| x(&format!("basis = [{{ source = \"{source}\", article = \"{article}\" }}]"));
    refused(&basis("C1189", "7"), "rule-unknown-name", "\"C1189\"", &["`C1189` is not an instrument", "did you mean `C118`"]);
    refused(&basis("C189", "7(99)"), "rule-unknown-name", "\"7(99)\"", &["`7(99)` is not an article"]);
    refused(&x("basis = []"), "rule-without-basis", "\"x\"", &[]);
    refused(&x("basis = [{ law = \"origins\" }]"), "rule-unknown-name", "\"origins\"", &["did you mean `origin`"]);
    let graded = x("basis = [{ source = \"C189\", article = \"7\", evidence = \"red\" }]");
    refused(&graded, "rule-unknown-name", "\"red\"", &["did you mean `read`"]);
    refused(&x("fix = { clause = \"hour\", text = \"\" }"), "rule-unknown-name", "\"hour\"", &["did you mean `hours`"]);
}

#[test]
fn examples_that_are_missing() {
    let page = x("good = []\nbad = [{ text = \"hours { normal week: 50 hours }\" }]");
    refused(&page, "rule-examples", "\"x\"", &["good examples: 0", "bad examples: 1"]);
}

// ---- Expressions ----

/// An expression that is not run, marked at some of its words.
fn unasked(require: &str, rule: &str, marked: &str, says: &[&str]) {
    refused(&x(&format!("require = '{require}'")), rule, marked, says);
}

#[test]
fn names_that_are_not_there_have_a_place_and_a_neighbour() {
    for (require, marked, says) in [
        ("hour.normal_week <= 48 hours", "hour.normal_week", ["`hour` is not", "`hours`"]),
        ("hours.normal_wek <= 48 hours", "hours.normal_wek", ["`hours.normal_wek` is not", "`normal_week`"]),
        ("agreement.from = treaty", "agreement.from", ["`agreement.from` is not", "`form`"]),
        ("every row of quotas: row.minimum_wag stated", "row.minimum_wag", ["`quotas.minimum_wag` is not", "`minimum_wage`"]),
        ("hours stated and leaves stated", "leaves", ["`leaves` is not", "`leave`"]),
        ("costs.visa = employr", "employr", ["`employr` is not", "`employer`"]),
        ("costs.visa in (destination, employr)", "employr", ["`employr` is not", "`employer`"]),
        ("hours.normal_week <= 48 hourz", "48 hourz", ["`hourz` is not", "`hours`"]),
        ("wages.minimum >= 450 LYX per month", "450 LYX per month", ["`LYX` is not", "a currency"]),
        ("wages.minimum >= 450 LYD per mnth", "450 LYD per mnth", ["`mnth` is not", "`months`"]),
        ("agreement.date >= 2026-02-30", "2026-02-30", ["`2026-02-30` is not", "a day of the calendar"]),
        ("bind(both, \"C118\")", "bind(", ["`bind` is not", "`binds`"]),
        ("binds(bth, \"C118\")", "bth", ["`bth` is not", "`both`"]),
        ("binds(both, \"C1189\")", "\"C1189\"", ["`C1189` is not", "`C118`"]),
        ("relation.safeguarded has (\"ICRMV\")", "\"ICRMV\"", ["`ICRMV` is not", "`ICRMW`"]),
        ("party(\"NEX\")", "\"NEX\"", ["`NEX` is not", "a State"]),
        ("agreement.origin = \"XX\"", "\"XX\"", ["`XX` is not", "a State"]),
        ("leave.annual >= law(origins).leave.annual", "leave.annual'", ["`origins` is not", "`origin`"]),
        ("by(entry-into-force.instant, signatur)", "signatur)", ["`signatur` is not", "`signature`"]),
        ("within(entry-into-force.instant, 30 days, arival)", "arival", ["`arival` is not", "`arrival`"]),
        ("within(entry-into-force.instant, 30 dais, arrival)", "30 dais", ["`dais` is not", "`days`"]),
        ("member(origin, \"ecowass\")", "\"ecowass\"", ["`ecowass` is not", "`ecowas`"]),
        ("fact(origin, \"worker_fees\") = \"zero\"", "\"worker_fees\"", ["`worker_fees` is not", "`worker_fee`"]),
        ("rows(quota) >= 1", "quota)", ["`quota` is not", "`quotas`"]),
    ] {
        unasked(require, "rule-unknown-name", marked, &says);
    }
}

#[test]
fn names_are_found_in_texts_of_several_lines_and_behind_escapes() {
    refused(
        &x("require = '''\n  hours.normal_week <= 48 hours\n  and hours.normal_dy <= 8 hours\n'''"),
        "rule-unknown-name",
        "hours.normal_dy",
        &["did you mean `normal_day`"],
    );
    refused(
        &x("require = \"\"\"\nhours.normal_week <= 48 hours \\\n   and hours.normal_dy <= 8 hours\"\"\""),
        "rule-unknown-name",
        "hours.normal_dy",
        &["did you mean `normal_day`"],
    );
    refused(
        &x(r#"require = "relation.safeguarded has (\"C029\", \"C0299\")""#),
        "rule-unknown-name",
        r#"\"C0299\""#,
        &["did you mean `C029`"],
    );
    let page = x("require = '''\n  hours.normal_week <= 48 hours\n  and hours.normal_dy <= 8 hours'''").replace('\n', "\r\n");
    refused(&page, "rule-unknown-name", "hours.normal_dy", &["did you mean `normal_day`"]);
    refused(&x("when = '''\n\n agreement.form = traety'''"), "rule-unknown-name", "traety", &["did you mean `treaty`"]);
}

#[test]
fn a_question_in_another_form() {
    for (require, marked, form) in [
        ("binds(\"C118\")", "binds(", "binds(both, \"C118\")"),
        ("binds(both, \"C118\") = yes", "binds(both", "binds(both, \"C118\")"),
        ("member(origin)", "member(", "member(origin, \"ecowas\")"),
        ("rows(quotas)", "rows(", "rows(quotas) >= 1"),
        ("known(hours.normal_week)", "known(", "known(law(origin).leave.annual)"),
        ("interval(hours.normal_week, 3) <= 3 months", "interval(", "interval(joint-committee.ordinary_meetings) <= 12 months"),
        ("within(entry-into-force.instant, arrival)", "within(", "30 days, arrival)"),
        ("by(signature)", "by(", "by(entry-into-force.instant, signature)"),
        ("count(\"x\") >= 1", "count(", "count(complaints.languages) >= 2"),
        ("years(origin) >= 18 years", "years(", "years(origin, \"min_age_general\") >= 18 years"),
    ] {
        unasked(require, "rule-question-form", marked, &[form]);
    }
}

#[test]
fn values_that_cannot_be_compared() {
    for (require, marked, says) in [
        ("hours.normal_week <= 48 LYD", "48 LYD", "`normal_week` takes a length of time"),
        ("hours.normal_week <= 48 %", "48 %", "`normal_week` takes a length of time"),
        ("costs.visa = 3", "3'", "`visa` takes a choice or code"),
        ("contract.written = maybe", "maybe", "`written` takes yes or no"),
        ("wages.minimum >= 450 LYD", "450 LYD", "`minimum` takes a sum of money"),
        ("hours.normal_week <= hours.overtime_pay", "hours.normal_week", "a length of time cannot be compared with a percentage"),
        ("costs.visa > employer", "costs.visa", "neither more nor less"),
        ("hours.normal_week in (48 hours)", "48 hours)", "choices and codes"),
    ] {
        unasked(require, "rule-not-comparable", marked, &[says]);
    }
}

#[test]
fn an_expression_that_is_none() {
    for (require, marked) in [
        ("hours.normal_week <=", "'\n# after"),
        ("", "'\n# after"),
        ("hours.normal_week is 48", "is 48"),
        ("(hours stated", "'\n# after"),
        ("hours stated) or leave stated", ") or"),
        ("hours stated and", "'\n# after"),
        ("48", "'\n# after"),
        ("hours.normal_week <= 48 hours ; drop", "; drop"),
    ] {
        let page = x(&format!("require = '{require}'")) + "# after\n";
        refused(&page, "rule-expression", marked, &[]);
    }
}

#[test]
fn an_expression_without_end_is_refused_in_time() {
    let nested = format!("{}hours stated{}", "(".repeat(1500), ")".repeat(1500));
    let sums = format!("hours.normal_week{} <= 48 hours", "+1 hour".repeat(200));
    for (require, says) in [
        (format!("{}hours stated{}", "(".repeat(10_000), ")".repeat(10_000)), "longer than 4096 bytes"),
        (nested, "lie in one another"),
        ("(".repeat(4000), "lie in one another"),
        ("not ".repeat(10_000) + "hours stated", "longer than 4096 bytes"),
        ("not ".repeat(900) + "hours stated", "lie in one another"),
        ("every hours: ".repeat(300) + "hours stated", "lie in one another"),
        ("known(".repeat(600), "lie in one another"),
        (sums, "lie in one another"),
        ("hours stated".to_owned() + &" and hours stated".repeat(10_000), "longer than 4096 bytes"),
        (format!("costs.visa in (employer{})", ", employer".repeat(10_000)), "longer than 4096 bytes"),
        ("\u{1F600}".repeat(2000), "longer than 4096 bytes"),
        ("hours.normal_week <= ".to_owned() + &"9".repeat(3000) + " hours", "error[sound-rule]"),
        ("hours.normal_week * 99999999999 <= 3 hours".to_owned(), "cannot be read"),
    ] {
        let folder = project();
        folder.write("ours/rules/x.toml", x(&format!("require = '{require}'")));
        let ran = checked(&folder);
        assert!(ran.out.contains(says), "no {says:?} in {}", head(&ran.out));
    }
}

#[test]
fn what_is_long_but_flat_is_read() {
    let many = format!("hours.normal_week <= 60 hours{}", " and (hours stated)".repeat(120));
    let terse = format!("hours.normal_week <= 60 hours{}", " and not leave stated".repeat(120));
    for require in [many, terse] {
        let folder = project();
        folder.write("ours/rules/x.toml", x(&format!("require = '{require}'\nseverity = \"error\"")));
        let ran = checked(&folder);
        assert_eq!(ran.status, 1, "{}", brief(&ran));
        let ran = bounded(folder.path(), &["rules", "test", "ours/rules/x.toml"]);
        assert!(ran.status <= 1, "{}", brief(&ran));
    }
}

// ---- Texts ----

#[test]
fn a_slot_that_nothing_fills() {
    let said = |slot: &str| format!("message = {{ en = \"the {slot} week\", fr = \"une\", ar = \"خولفت\" }}");
    for (slot, says) in [
        ("{law}", "`law` is not a value that the rule looks at"),
        ("{missing}", "`missing` is not"),
        ("{offending}", "`offending` is not"),
        ("{hours}", "`hours` is not"),
        ("{hours.normal_wek}", "did you mean `hours.normal_week`"),
        ("{}", "`` is not"),
        ("{leave.annual}", "`leave.annual` is not"),
    ] {
        refused(&x(&said(slot)), "rule-unknown-name", &format!("\"the {slot} week\""), &[says]);
    }
    let title = x("title = { en = \"The {hours.normal_week}\", fr = \"La règle\", ar = \"القاعدة\" }");
    refused(&title, "rule-unknown-name", "\"The {hours.normal_week}\"", &["`hours.normal_week` is not"]);
}

#[test]
fn hostile_words_do_no_harm() {
    let folder = project();
    let message = "message = { en = \"a } b { c {hours.normal_week} <b> & | ::error:: %0A \\n]]>\", fr = \"f\", ar = \"ع\" }";
    folder.write("ours/rules/x.toml", x(message));
    for format in ["text", "json", "sarif", "junit", "markdown", "github"] {
        let ran = bounded(folder.path(), &["check", "a.bla", "--pack", "libya", "--format", format]);
        assert_eq!(ran.status, 1, "{format}: {}", brief(&ran));
        assert!(ran.out.contains("a } b { c") && ran.out.contains("50 hours"), "{format}: {}", ran.out);
        if ["json", "sarif"].contains(&format) {
            assert!(serde_json::from_str::<serde_json::Value>(&ran.out).is_ok(), "{format}: {}", ran.out);
        }
        if ["junit", "markdown"].contains(&format) {
            assert!(!ran.out.contains("<b>"), "{format}: {}", ran.out);
        }
    }
}

#[test]
fn characters_that_nobody_sees_are_refused() {
    for (written, code) in
        [("\\u001b[31m", "U+001B"), ("\\u0007", "U+0007"), ("\u{202e}", "U+202E"), ("\\u2066", "U+2066"), ("\\u0000", "U+0000")]
    {
        let page = x(&format!("message = {{ en = \"it {written} is\", fr = \"f\", ar = \"ع\" }}"));
        refused(&page, "rule-hidden-character", &format!("\"it {written} is\""), &[code]);
    }
}

// ---- Files ----

#[test]
fn two_rules_of_one_id() {
    let folder = project();
    folder.write("ours/rules/a/x.toml", x("require = 'hours.normal_week <= 48 hours'"));
    folder.write("ours/rules/b/x.toml", x("require = 'hours.normal_week <= 30 hours'"));
    let ran = checked(&folder);
    assert_eq!(ran.status, 2, "{}", brief(&ran));
    assert!(ran.out.contains("error[rule-twice]") && ran.out.contains("ours/rules/b/x.toml:"), "{}", brief(&ran));
    assert_eq!(ran.out.matches("error[x]").count(), 1, "the first of them runs: {}", brief(&ran));
}

#[test]
fn a_rule_with_the_id_of_one_of_the_book_stands_in_its_place() {
    let folder = project();
    let id = "weekly-hours-over-forty-eight";
    let before = checked(&folder);
    assert!(before.out.contains(&format!("error[{id}]")), "{}", before.out);
    let said = "message = { en = \"in our own words\", fr = \"dans nos mots\", ar = \"بكلماتنا\" }";
    folder.write(&format!("ours/rules/{id}.toml"), page(&format!("id = \"{id}\"\n{said}")));
    let ran = checked(&folder);
    assert_eq!(ran.status, 1, "{}", brief(&ran));
    assert!(ran.out.contains(&format!("error[{id}]: in our own words")), "{}", brief(&ran));
    assert_eq!(ran.out.matches(&format!("[{id}]")).count(), 1, "{}", brief(&ran));
    let card = run(folder.path(), &["explain", id]);
    assert!(card.status == 0 && card.out.contains("It matters."), "{}", card.out);
}

#[test]
fn a_rule_of_drafting_cannot_be_replaced() {
    let folder = project();
    folder.write("ours/rules/unknown-key.toml", page("id = \"unknown-key\""));
    let ran = checked(&folder);
    assert_eq!(ran.status, 2, "{}", brief(&ran));
    assert!(ran.out.contains("error[rule-twice]: `unknown-key` is a rule of the program itself"), "{}", brief(&ran));
    folder.write("a.bla", in_article("  hours { normal week: 50 hours\n normal dai: 8 hours }"));
    let ran = run(folder.path(), &["check", "a.bla"]);
    assert!(ran.out.contains("error[unknown-key]: there is no key `normal dai`"), "its message is its own: {}", ran.out);
}

#[test]
fn a_file_with_another_name_than_its_rule() {
    let folder = project();
    folder.write("ours/rules/y.toml", x(""));
    let ran = checked(&folder);
    assert_eq!(ran.status, 2, "{}", brief(&ran));
    assert!(ran.out.contains("the rule `x` stands in the file `y`") && ran.out.contains("ours/rules/y.toml:11:6"), "{}", brief(&ran));
    assert!(!ran.out.contains("[x]"), "{}", brief(&ran));
}

#[test]
fn a_file_that_is_too_large() {
    let folder = project();
    folder.write("ours/rules/x.toml", x("") + "#" + &"x".repeat(2 << 20));
    let ran = checked(&folder);
    assert_eq!(ran.status, 2, "{}", brief(&ran));
    assert!(ran.err.contains("ours/rules/x.toml is larger than 1 MiB"), "{}", ran.err);
    let ran = run(folder.path(), &["rules", "test", "ours"]);
    assert!(ran.status == 2 && ran.err.contains("larger than 1 MiB"), "{}", brief(&ran));
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let folder = project();
    let ran = run(folder.path(), &["rules", "test", "absent.toml"]);
    assert!(ran.status == 2 && ran.err.contains("there is no file absent.toml"), "{}", brief(&ran));
}

#[test]
fn a_folder_with_the_name_of_a_file_is_a_folder() {
    let folder = project();
    folder.write("ours/rules/x.toml/x.toml", x(""));
    let ran = checked(&folder);
    assert_eq!(ran.status, 1, "{}", brief(&ran));
    assert!(ran.out.contains("error[x]"), "{}", brief(&ran));
    assert!(run(folder.path(), &["rules", "test", "ours/rules/x.toml"]).status <= 1);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_among_the_rules_end() {
    use std::os::unix::fs::symlink;
    let folder = project();
    symlink("../rules", folder.path().join("ours/rules/round")).unwrap();
    assert_eq!(checked(&folder).status, 1, "a link to a folder is passed over");
    symlink("self.toml", folder.path().join("ours/rules/self.toml")).unwrap();
    let ran = checked(&folder);
    assert!(ran.status == 2 && ran.err.contains("ours/rules/self.toml"), "{}", brief(&ran));
    std::fs::remove_file(folder.path().join("ours/rules/self.toml")).unwrap();
    symlink("absent.toml", folder.path().join("ours/rules/broken.toml")).unwrap();
    let ran = checked(&folder);
    assert!(ran.status == 2 && ran.err.contains("ours/rules/broken.toml"), "{}", brief(&ran));
    std::fs::remove_file(folder.path().join("ours/rules/broken.toml")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("ours/rules/pipe.toml")).status();
    if made.is_ok_and(|status| status.success()) {
        let ran = checked(&folder);
        assert!(ran.status == 2 && ran.err.contains("ours/rules/pipe.toml is not an ordinary file"), "{}", brief(&ran));
    }
}

#[test]
fn a_broken_rule_does_not_break_what_programs_read() {
    let folder = project();
    folder.write("ours/rules/x.toml", x("severity = \"eror\""));
    for format in ["json", "sarif"] {
        let ran = run(folder.path(), &["check", "a.bla", "--pack", "libya", "--format", format]);
        assert_eq!(ran.status, 2, "{}", brief(&ran));
        assert!(serde_json::from_str::<serde_json::Value>(&ran.out).is_ok(), "{format}: {}", brief(&ran));
        assert!(ran.err.contains("error[rule-unknown-name]"), "{}", ran.err);
    }
    let ran = run(folder.path(), &["report", "a.bla"]);
    assert!(ran.status == 2 && !ran.out.contains("rule-unknown-name") && ran.err.contains("rule-unknown-name"), "{}", brief(&ran));
    for command in [["rules", "list"], ["rules", "coverage"]] {
        let ran = run(folder.path(), &command);
        assert!(ran.status == 2 && ran.err.contains("rule-unknown-name"), "{command:?}: {}", ran.err);
    }
}

#[test]
fn a_mistake_in_a_rule_is_said_in_the_language_of_the_reader() {
    let folder = project();
    folder.write("ours/rules/x.toml", x("require = 'binds(\"C118\")'"));
    for (lang, says) in [("fr", "s’écrit autrement"), ("ar", "على غير هذا النحو")] {
        let ran = run(folder.path(), &["check", "a.bla", "--pack", "libya", "--lang", lang]);
        assert!(ran.status == 2 && ran.out.contains(says), "{}", brief(&ran));
    }
}

// ---- The trial of rules ----

#[test]
fn an_example_that_does_not_come_out_fails_the_trial() {
    let folder = project();
    folder.write(
        "ours/rules/x.toml",
        x("bad = [{ text = \"hours { normal week: 48 hours }\" }, { text = \"hours { normal week: 49 hours }\" }]"),
    );
    let ran = run(folder.path(), &["rules", "test", "ours/rules/x.toml"]);
    assert_eq!(ran.status, 1, "{}", brief(&ran));
    assert!(ran.out.contains('x') && ran.out.contains("conflict") && ran.out.contains("holds"), "{}", brief(&ran));
    folder.write("ours/rules/x.toml", x("bad = [{ text = \"hours { normal wek: 48 hours }\" }, { text = \"hours {\" }]"));
    let ran = run(folder.path(), &["rules", "test", "ours/rules/x.toml"]);
    assert!(ran.status == 1 && ran.out.contains("unknown-key"), "{}", brief(&ran));
}

#[test]
fn a_sound_rule_passes_its_trial() {
    let folder = project();
    folder.write("ours/rules/x.toml", x(""));
    let ran = run(folder.path(), &["rules", "test", "ours/rules/x.toml"]);
    assert_eq!(ran.status, 0, "{}", brief(&ran));
}

#[test]
fn the_trial_of_a_project_tells_of_rules_that_cannot_be_read() {
    let folder = project();
    folder.write("ours/rules/x.toml", x("severity = \"eror\""));
    let ran = run(folder.path(), &["rules", "test", "ours"]);
    assert!(ran.status == 2 && ran.out.contains("rule-unknown-name"), "{}", brief(&ran));
}

// ---- Waivers, suppressed rules, settings, baselines ----

#[test]
fn a_waiver_of_a_rule_that_does_not_exist() {
    let folder = project();
    folder
        .write("a.bla", in_article("  hours { normal week: 50 hours }\n  accept sound-rul { reason: \"so\" authority: joint committee }"));
    let ran = run(folder.path(), &["check", "a.bla", "--pack", "libya,drafting"]);
    assert!(ran.out.contains("[waiver-unknown-rule]") && ran.out.contains("sound-rule"), "{}", brief(&ran));
    assert!(ran.out.contains("error[sound-rule]"), "nothing is accepted: {}", brief(&ran));
}

#[test]
fn a_rule_that_the_project_skips_is_said_and_a_waiver_of_it_is_not_idle() {
    let folder = project();
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\"]\n[check]\nskip = [\"sound-rule\"]\n");
    folder
        .write("a.bla", in_article("  hours { normal week: 50 hours }\n  accept sound-rule { reason: \"so\" authority: joint committee }"));
    let ran = run(folder.path(), &["check", "a.bla", "--pack", "libya,drafting"]);
    assert!(!ran.out.contains("sound-rule") && ran.err.contains("sound-rule"), "{}", brief(&ran));
}

#[test]
fn settings_that_are_wrong_are_said_and_the_rest_is_done() {
    for (settings, says) in [
        ("[check]\npacks = [\"lybia\"]\n", "libya"),
        ("[check]\nskip = [\"sound-rul\"]\n", "sound-rule"),
        ("[check]\ndeny = \"eror\"\n", "error"),
        ("[check]\non = \"2026-02-30\"\n", "on = \"2026-11-21\""),
        ("[check]\non = 3\n", "on = \"2026-11-21\""),
        ("[check]\npack = [\"libya\"]\n", "packs"),
        ("[chek]\npacks = [\"libya\"]\n", "check"),
        ("[check]\nbaseline = 3\n", "baseline"),
    ] {
        let folder = project();
        folder.write("mithaq.toml", format!("[data]\nextra = [\"ours\"]\n{settings}"));
        let ran = checked(&folder);
        assert_eq!(ran.status, 2, "{settings}: {}", brief(&ran));
        assert!(ran.err.contains("mithaq.toml:") && ran.err.contains(says), "{settings}: {}", ran.err);
    }
}

#[test]
fn settings_that_contradict_one_another() {
    let folder = project();
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\", \"ours\"]\n");
    let ran = checked(&folder);
    assert!(ran.out.contains("error[rule-twice]") && ran.status == 2, "one folder named twice: {}", brief(&ran));
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\"]\n[data]\nextra = []\n");
    let ran = run(folder.path(), &["check", "a.bla", "--pack", "libya"]);
    assert!(ran.status == 2 && ran.err.contains("mithaq.toml:3"), "{}", brief(&ran));
}

#[test]
fn baselines_that_know_nothing_of_this_project() {
    let folder = project();
    let other = Temp::new();
    other.write("b.bla", in_article("  hours { normal dai: 8 hours }\n  leave { annual: 3 days }"));
    assert!(run(other.path(), &["check", "b.bla", "--write-baseline", "known.json"]).status <= 1);
    let foreign = other.read("known.json");
    folder.write("known.json", &foreign);
    let ran = bounded(folder.path(), &["check", "a.bla", "--pack", "libya", "--baseline", "known.json"]);
    assert!(ran.status == 1 && ran.out.contains("error[sound-rule]"), "the baseline of another project knows nothing: {}", brief(&ran));
    let newer = foreign.replacen("mithaq.baseline/1", "mithaq.baseline/2", 1);
    assert_ne!(newer, foreign, "{foreign}");
    for (text, says) in [(newer.as_str(), "mithaq.baseline/2"), ("not json", "line 1"), ("[]", "known.json"), ("", "known.json")] {
        folder.write("known.json", text);
        let ran = bounded(folder.path(), &["check", "a.bla", "--pack", "libya", "--baseline", "known.json"]);
        assert!(ran.status == 2 && ran.err.contains(says) && ran.out.contains("error[sound-rule]"), "{text:?}: {}", brief(&ran));
    }
}

#[test]
fn a_date_that_is_none_is_wrong_usage() {
    let folder = project();
    for date in ["2026-02-30", "yesterday", "2026", ""] {
        let ran = run(folder.path(), &["check", "a.bla", "--on", date]);
        assert_eq!(ran.status, 2, "{date}: {}", brief(&ran));
    }
    folder.write("b.bla", HEADER.replace("2026-11-21", "2026-02-30") + "article a { hours { normal week: 50 hours } }\n");
    let ran = bounded(folder.path(), &["check", "b.bla", "--pack", "libya"]);
    assert!(ran.status == 1 && ran.out.contains("2026-02-30"), "{}", brief(&ran));
}
