//! What `mithaq check` can be asked for: packs, a date, a baseline, settings of a project, and each
//! format of the report.

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

use serde_json::Value;

use support::{Temp, in_article, run};

/// A warning and nothing else under the rules of drafting.
fn doubtful() -> String {
    in_article("  admission { categories admitted: skilled, skilled }")
}

/// The same, accepted.
fn accepted() -> String {
    in_article(
        "  admission { categories admitted: skilled, skilled }\n  accept choice-said-twice { reason: \"for <emphasis> & \\u{7}\" authority: joint committee until: 2028-01-01 }"
            .replace("\\u{7}", "weight")
            .as_str(),
    )
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_pack_selects_its_rules() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    let drafting = run(folder.path(), &["check", "a.bla", "--pack", "drafting", "--format", "json"]);
    let one = &parsed(&drafting.out)["agreements"][0];
    assert_eq!((drafting.status, &one["packs"], one["errors"].as_u64()), (0, &serde_json::json!(["drafting"]), Some(0)));
    assert_eq!(one["rules"]["run"], one["rules"]["form"], "only rules of form were run");
    let law = run(folder.path(), &["check", "a.bla", "--pack", "ilo,icrmw", "--format", "json"]);
    let one = &parsed(&law.out)["agreements"][0];
    assert_eq!(one["packs"], serde_json::json!(["icrmw", "ilo"]));
    assert_eq!(one["rules"]["form"], 0);
    let sum: u64 = ["form", "holds", "conflict", "gap", "question", "waived", "not_applicable"]
        .iter()
        .map(|key| one["rules"][key].as_u64().unwrap())
        .sum();
    assert_eq!(one["rules"]["run"].as_u64(), Some(sum));
    let findings = one["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["rule"] != "choice-said-twice"));
    let ruled = findings.iter().find(|finding| finding["severity"] == "error").expect("an agreement on one matter has gaps");
    assert_eq!(ruled["ruling"]["verdict"], "gap");
    assert!(!ruled["reasons"].as_array().unwrap().is_empty());
    assert_eq!(ruled["ruling"]["authorities"][0]["evidence"], "read", "an error never rests on memory");
}

#[test]
fn a_strange_pack_is_wrong_usage() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    let ran = run(folder.path(), &["check", "a.bla", "--pack", "libia"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`libia`") && ran.err.contains("did you mean `libya`?"), "{ran:?}");
    assert_eq!(run(folder.path(), &["check", "a.bla", "--pack", ""]).status, 2);
    assert_eq!(run(folder.path(), &["check", "a.bla", "--on", "yesterday"]).status, 2);
}

#[test]
fn the_summary_names_packs_rules_and_date() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    let ran = run(folder.path(), &["check", "--pack", "drafting,ilo", "--on", "2030-05-01"]);
    assert!(ran.err.contains("packs: drafting, ilo, date: 2030-05-01)"), "{ran:?}");
    assert!(ran.err.contains("(rules: "), "{ran:?}");
}

#[test]
fn what_a_baseline_knows_does_not_count() {
    let folder = Temp::new();
    folder.write("drafts/a.bla", doubtful());
    let check = |more: &[&str]| run(folder.path(), &[&["check", "drafts", "--pack", "drafting", "--deny", "warning"], more].concat());
    assert_eq!(check(&[]).status, 1);
    let written = check(&["--write-baseline", "known.json"]);
    assert_eq!(written.status, 0, "{written:?}");
    let known = check(&["--baseline", "known.json"]);
    assert_eq!(known.status, 0, "{known:?}");
    assert!(known.out.contains("recorded in the baseline") && known.err.contains("known to the baseline: 1"), "{known:?}");
    // Other lines, other layout: still known, from another folder too.
    folder.write(
        "drafts/a.bla",
        doubtful().replace("article case", "# a remark\n\n\narticle   case").replace("skilled, skilled", "skilled,\n    skilled"),
    );
    assert_eq!(check(&["--baseline", "known.json"]).status, 0);
    let inside =
        run(&folder.path().join("drafts"), &["check", "a.bla", "--pack", "drafting", "--deny", "warning", "--baseline", "../known.json"]);
    assert_eq!(inside.status, 0, "{inside:?}");
    // One more of them is new.
    folder.write("drafts/a.bla", doubtful().replace("skilled, skilled", "skilled, skilled, skilled"));
    let more = check(&["--baseline", "known.json", "--format", "json"]);
    assert_eq!(more.status, 1, "{more:?}");
    assert_eq!((&parsed(&more.out)["agreements"][0]["known"], &parsed(&more.out)["agreements"][0]["warnings"]), (&1.into(), &1.into()));
}

#[test]
fn a_text_that_cannot_be_read_is_never_known() {
    let folder = Temp::new();
    folder.write("a.bla", in_article("  hours { normal dai: 8 hours }"));
    let check = |more: &[&str]| run(folder.path(), &[&["check", "a.bla", "--pack", "drafting"], more].concat()).status;
    assert_eq!(check(&["--write-baseline", "known.json"]), 1);
    assert_eq!(check(&["--baseline", "known.json"]), 1);
}

#[test]
fn a_baseline_that_is_none_is_said_and_the_rules_run() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    for (text, part) in [("{", "line 1"), (r#"{"schema":"mithaq.baseline/9"}"#, "mithaq.baseline/9")] {
        folder.write("known.json", text);
        let ran = run(folder.path(), &["check", "a.bla", "--pack", "drafting", "--baseline", "known.json"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains("known.json") && ran.err.contains(part), "{ran:?}");
        assert!(ran.out.contains("choice-said-twice"), "{ran:?}");
    }
    assert_eq!(run(folder.path(), &["check", "a.bla", "--baseline", "absent.json"]).status, 2);
    // What is no baseline is not replaced by one.
    folder.write("letter.txt", "Dear colleague");
    for other in ["letter.txt", "a.bla"] {
        assert_eq!(run(folder.path(), &["check", "a.bla", "--write-baseline", other]).status, 2);
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("letter.txt")).unwrap(), "Dear colleague");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.bla")).unwrap(), doubtful());
}

#[test]
fn a_project_chooses_and_the_command_line_wins() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    folder.write("mithaq.toml", "[check]\npacks = [\"drafting\"]\ndeny = \"warning\"\non = \"2031-01-01\"\n");
    let ran = run(folder.path(), &["check"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains("packs: drafting, date: 2031-01-01"), "{ran:?}");
    let ran = run(folder.path(), &["check", "--deny", "error", "--on", "2032-01-01"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("date: 2032-01-01"), "{ran:?}");
    folder.write("mithaq.toml", "[check]\npacks = [\"drafting\"]\ndeny = \"warning\"\nskip = [\"choice-said-twice\"]\n");
    let ran = run(folder.path(), &["check"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.contains("left out by the project: choice-said-twice"), "{ran:?}");
    let json = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(parsed(&json.out)["agreements"][0]["skipped"], serde_json::json!(["choice-said-twice"]));
    for format in ["markdown", "junit", "sarif"] {
        assert!(run(folder.path(), &["check", "--format", format]).out.contains("choice-said-twice"), "{format} does not name it");
    }
}

#[test]
fn a_slip_in_the_settings_has_its_place() {
    let folder = Temp::new();
    folder.write("a.bla", doubtful());
    folder.write("mithaq.toml", "[check]\npacks = [\"drafting\"]\nskip = [\"choice-said-twise\"]\n");
    let ran = run(folder.path(), &["check"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("mithaq.toml:3:9: `choice-said-twise`") && ran.err.contains("did you mean `choice-said-twice`?"), "{ran:?}");
    assert!(ran.out.contains("choice-said-twice"), "the rest still runs: {ran:?}");
}

#[test]
fn waivers_are_shown_with_what_they_say() {
    let folder = Temp::new();
    folder.write("a.bla", accepted());
    let shown = run(folder.path(), &["check", "--pack", "drafting", "--show-waived"]);
    for part in ["waived[choice-said-twice]", "for <emphasis> & weight", "joint committee", "2028-01-01"] {
        assert!(shown.out.contains(part), "no {part:?} in {}", shown.out);
    }
    assert_eq!(run(folder.path(), &["check", "--pack", "drafting"]).out, "");
    let json = parsed(&run(folder.path(), &["check", "--pack", "drafting", "--format", "json", "--lang", "fr"]).out);
    let waiver = &json["agreements"][0]["waived"][0]["waiver"];
    assert_eq!((&waiver["until"], &waiver["reason"]), (&"2028-01-01".into(), &"for <emphasis> & weight".into()));
    assert_eq!(waiver["authority"], "commission mixte", "{waiver}");
    assert_eq!(
        run(folder.path(), &["check", "--pack", "drafting", "--on", "2029-01-01", "--deny", "warning"]).status,
        1,
        "it has ended by then"
    );
    // A waiver of a rule that is not run is not idle.
    let ilo = run(folder.path(), &["check", "--pack", "ilo", "--format", "json"]);
    assert!(!ilo.out.contains("waiver-unused"), "{}", ilo.out);
}

#[test]
fn sarif_counts_columns_as_editors_do() {
    let folder = Temp::new();
    folder.write("a b.bla", accepted().replace("\n  admission {", "\n  # 𐎀\n  /* */ admission {").replace("/* */ ", ""));
    folder.write("sub/c.bla", in_article("  hours { normal dai: 8 hours } # x\n  leave { annual: 3٠ days }"));
    let log = parsed(&run(folder.path(), &["check", "--pack", "drafting", "--format", "sarif"]).out);
    assert_eq!(log["version"], "2.1.0");
    let run_ = &log["runs"][0];
    assert_eq!((&run_["columnKind"], &run_["tool"]["driver"]["name"]), (&"utf16CodeUnits".into(), &"mithaq".into()));
    let rules = run_["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run_["results"].as_array().unwrap();
    for result in results {
        assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().len() >= 18);
    }
    let waived = results.iter().find(|result| result["ruleId"] == "choice-said-twice").unwrap();
    assert_eq!(waived["suppressions"][0]["kind"], "inSource");
    assert!(waived["suppressions"][0]["justification"].as_str().unwrap().contains("for <emphasis> & weight"));
    assert_eq!(waived["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.bla");
    let key = results.iter().find(|result| result["ruleId"] == "unknown-key").unwrap();
    assert_eq!((&key["level"], &key["suppressions"]), (&"error".into(), &serde_json::json!([])));
    let region = &key["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"], &region["endColumn"]), (&13.into(), &11.into(), &21.into()));
    assert_eq!(key["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "normal day");
}

#[test]
fn fingerprints_outlive_lines() {
    let folder = Temp::new();
    let prints = |text: String| -> Vec<Value> {
        folder.write("a.bla", text);
        let log = parsed(&run(folder.path(), &["check", "--format", "sarif"]).out);
        log["runs"][0]["results"].as_array().unwrap().iter().map(|result| result["partialFingerprints"].clone()).collect()
    };
    let before = prints(doubtful());
    assert!(before.len() > 50, "{}", before.len());
    let distinct: std::collections::BTreeSet<String> = before.iter().map(Value::to_string).collect();
    assert_eq!(distinct.len(), before.len(), "each finding has its own");
    assert_eq!(before, prints(format!("# one\n# two\n\n{}", doubtful())));
}

#[test]
fn junit_has_a_test_for_each_rule() {
    let folder = Temp::new();
    folder.write("a.bla", accepted());
    folder.write("b<&>.bla", in_article("  hours { normal dai: 8 hours }"));
    let ran = run(folder.path(), &["check", "--format", "junit"]);
    assert_eq!(ran.status, 1);
    let mut reader = quick_xml::Reader::from_str(&ran.out);
    let (mut suites, mut cases, mut failures, mut skipped) = (Vec::new(), 0, 0, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                let of = |name: &str| {
                    let found = tag.attributes().map(Result::unwrap).find(|attribute| attribute.key.as_ref() == name);
                    found.map(|attribute| quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
                };
                match tag.name().as_ref() {
                    "testsuite" => suites.push((of("name").unwrap(), of("tests").unwrap().parse::<usize>().unwrap())),
                    "testcase" => cases += 1,
                    "failure" => failures += 1,
                    "skipped" => skipped.push(of("message").unwrap()),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    assert_eq!(suites.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a.bla", "b<&>.bla"]);
    assert_eq!(cases, suites.iter().map(|(_, tests)| tests).sum::<usize>());
    assert!(failures > 10 && cases > 1000, "{failures} of {cases}");
    assert!(skipped.iter().any(|why| why.contains("for <emphasis> & weight") && why.contains("2028-01-01")), "the waiver is not told");
    assert!(skipped.iter().any(|why| why == "the rule does not apply"));
}

#[test]
fn markdown_is_a_comment_on_a_pull_request() {
    let folder = Temp::new();
    folder.write("a.bla", accepted());
    folder.write("sub/b c.bla", in_article("  hours { normal dai: 8 hours }"));
    let page = run(folder.path(), &["check", "--pack", "drafting", "--format", "markdown"]).out;
    for part in [
        "| `a.bla` | 0 | 0 | 0 | 0 | 1 |",
        "#### Errors (1)\n\n- [sub/b c.bla#L13](sub/b%20c.bla#L13) `unknown-key`: there is no key `normal dai`",
        "Packs: drafting. Date: 2026-11-21.",
        "#### Waived (1)",
        "for &lt;emphasis&gt; &amp; weight",
        "until: 2028-01-01",
    ] {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
    for lang in ["en", "fr", "ar"] {
        let page = run(folder.path(), &["check", "--format", "markdown", "--lang", lang]).out;
        assert_eq!(page.starts_with("<div dir=\"rtl\" lang=\"ar\">"), lang == "ar");
        for word in ["compliant", "conforme au", "ممتثل"] {
            assert!(!page.to_lowercase().contains(word), "{lang}: {word}");
        }
    }
}
