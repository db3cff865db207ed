//! The command line: exit statuses, outputs for programs, and what a drafter sees when something is amiss.

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

use std::process::Stdio;

use serde_json::Value;

use support::{HEADER, Temp, in_article, mithaq, root, run, run_with_input, valid};

/// An agreement with one error.
fn wrong() -> String {
    in_article("  hours { normal dai: 8 hours }")
}

/// An agreement with a warning and no error.
fn doubtful() -> String {
    in_article("  admission { categories admitted: skilled, skilled }")
}

#[test]
fn nothing_found_is_status_zero() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let ran = run(folder.path(), &["check", "good.bla", "--pack", "drafting"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.contains("good.bla"), "{ran:?}");
}

#[test]
fn an_error_is_status_one_with_its_place_and_what_to_do() {
    let folder = Temp::new();
    folder.write("bad.bla", wrong());
    let ran = run(folder.path(), &["check", "bad.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    for part in ["error[unknown-key]", "bad.bla:13:11", "normal dai", "normal day", "help"] {
        assert!(ran.out.contains(part), "no {part:?} in {}", ran.out);
    }
}

#[test]
fn deny_says_what_weighs() {
    let folder = Temp::new();
    folder.write("doubtful.bla", doubtful());
    for (deny, status) in [("error", 0), ("warning", 1), ("advice", 1)] {
        let ran = run(folder.path(), &["check", "doubtful.bla", "--pack", "drafting", "--deny", deny]);
        assert_eq!(ran.status, status, "--deny {deny}: {ran:?}");
        assert!(ran.out.contains("choice-said-twice"), "{ran:?}");
    }
    assert_eq!(run(folder.path(), &["check", "doubtful.bla", "--deny", "everything"]).status, 2);
}

#[test]
fn a_file_that_cannot_be_used_is_status_two() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let ran = run(folder.path(), &["check", "absent.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("absent.bla"), "{ran:?}");
    let both = run(folder.path(), &["check", "absent.bla", "good.bla"]);
    assert_eq!(both.status, 2, "{both:?}");
    assert!(both.err.contains("good.bla"), "the good file is still checked: {both:?}");
}

#[test]
fn wrong_usage_is_status_two() {
    let folder = Temp::new();
    for arguments in [
        vec![],
        vec!["chek"],
        vec!["check", "--format", "xml"],
        vec!["fmt", "--diff", "x.bla"],
        vec!["render"],
        vec!["completions", "tcsh"],
    ] {
        let ran = run(folder.path(), &arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {ran:?}");
        assert!(ran.err.contains("Usage") || ran.err.contains("--help"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn help_and_version_are_status_zero() {
    let folder = Temp::new();
    for arguments in [vec!["--help"], vec!["--version"], vec!["check", "--help"], vec!["help", "render"]] {
        let ran = run(folder.path(), &arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
        assert!(ran.out.contains("mithaq") || ran.out.contains("Usage"), "{arguments:?}: {ran:?}");
        assert_eq!(ran.err, "", "{arguments:?}");
    }
    assert!(run(folder.path(), &["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_folder_means_its_bla_files() {
    let folder = Temp::new();
    folder.write("drafts/b.bla", valid());
    folder.write("drafts/a.bla", wrong());
    folder.write("drafts/deep/c.bla", valid());
    folder.write("drafts/notes.txt", "not an agreement");
    folder.write("drafts/.hidden.bla", "not looked at");
    let ran = run(folder.path(), &["check", "drafts", "--format", "json"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let files: Vec<&str> = json["agreements"].as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["drafts/a.bla", "drafts/b.bla", "drafts/deep/c.bla"]);
    let here = run(&folder.path().join("drafts"), &["check", "--quiet"]);
    assert_eq!(here.status, 1, "without a path this folder is meant: {here:?}");
}

#[test]
fn a_folder_without_agreements_is_said() {
    let folder = Temp::new();
    folder.write("empty/notes.txt", "");
    let ran = run(folder.path(), &["check", "empty"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("empty"), "{ran:?}");
}

#[test]
fn a_hyphen_is_the_standard_input() {
    let folder = Temp::new();
    let ran = run_with_input(folder.path(), &["check", "-", "--pack", "drafting"], valid().as_bytes());
    assert_eq!(ran.status, 0, "{ran:?}");
    let ran = run_with_input(folder.path(), &["check", "-"], wrong().as_bytes());
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("unknown-key"), "{ran:?}");
    let ran = run_with_input(folder.path(), &["fmt", "-"], b"agreement LY-NE{form:treaty}");
    assert_eq!((ran.status, ran.out.as_str()), (0, "agreement LY-NE {\n  form: treaty\n}\n"), "{ran:?}");
    let ran = run_with_input(folder.path(), &["render", "-", "--to", "txt", "--in", "en"], valid().as_bytes());
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("eight (8) hours"), "{ran:?}");
}

#[test]
fn quiet_leaves_the_findings_only() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    folder.write("bad.bla", wrong());
    let ran = run(folder.path(), &["check", "--quiet", "good.bla", "--pack", "drafting"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let ran = run(folder.path(), &["--quiet", "check", "bad.bla"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("unknown-key"));
    let ran = run(folder.path(), &["fmt", "--quiet", "good.bla"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}

#[test]
fn findings_speak_the_language_of_the_reader() {
    let folder = Temp::new();
    folder.write("bad.bla", wrong());
    let said = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = mithaq(folder.path());
        command.args(arguments).env_remove("MITHAQ_LANG").envs(environment.iter().copied());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let check = ["check", "bad.bla"];
    assert!(said(&check, &[]).contains("there is no key"));
    assert!(said(&["check", "bad.bla", "--lang", "fr"], &[]).contains("clé"));
    assert!(said(&["check", "bad.bla", "--lang", "ar"], &[]).contains("مفتاح"));
    assert!(said(&check, &[("LANG", "fr_FR.UTF-8")]).contains("clé"));
    assert!(said(&check, &[("LC_ALL", "ar_LY.UTF-8"), ("LANG", "fr_FR")]).contains("مفتاح"));
    assert!(said(&check, &[("MITHAQ_LANG", "en"), ("LC_ALL", "ar_LY")]).contains("there is no key"));
    assert!(said(&check, &[("LANG", "zh_CN.UTF-8")]).contains("there is no key"));
    assert!(said(&check, &[("LANG", "é")]).contains("there is no key"));
}

#[test]
fn colour_is_for_terminals() {
    let folder = Temp::new();
    folder.write("bad.bla", wrong());
    assert!(!run(folder.path(), &["check", "bad.bla"]).out.contains('\x1b'));
    assert!(run(folder.path(), &["check", "bad.bla", "--color", "always"]).out.contains('\x1b'));
    assert!(!run(folder.path(), &["check", "bad.bla", "--color", "never"]).out.contains('\x1b'));
}

// ---- JSON ----

#[test]
fn json_fits_its_schema() {
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(root().join("docs/schemas/findings.schema.json")).unwrap()).unwrap();
    let folder = Temp::new();
    folder.write("good.bla", valid());
    folder.write("doubtful.bla", doubtful());
    folder.write("twice.bla", in_article("  hours { normal day: 8 hours normal day: 9 hours }"));
    folder.write(
        "bad.bla",
        in_article("  hours { normal dai: 8 hours normal week: 480 minutes overtime pay: 150 }\n  paragraph { en: \"a\" en: \"b\" }\n  leave { annual: 3٠ days }"),
    );
    for lang in ["en", "fr", "ar"] {
        let ran = run(folder.path(), &["check", ".", "--format", "json", "--lang", lang]);
        assert_eq!(ran.status, 1, "{ran:?}");
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        let mut problems = Vec::new();
        fits(&json, &schema, &schema, "$", &mut problems);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        assert_eq!(json["language"], lang);
        for one in json["agreements"].as_array().unwrap() {
            let findings = one["findings"].as_array().unwrap();
            for (severity, key) in [("error", "errors"), ("warning", "warnings"), ("advice", "advice")] {
                let count = findings.iter().filter(|finding| finding["severity"] == severity).count();
                assert_eq!(one[key], count, "{key} of {}", one["file"]);
            }
        }
    }
}

#[test]
fn json_of_stats_fits_its_schema() {
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(root().join("docs/schemas/stats.schema.json")).unwrap()).unwrap();
    let folder = Temp::new();
    let prose = "The employer shall give thirty days of notice, and the joint committee shall be told. Each Party shall take measures.";
    folder.write("good.bla", valid());
    folder.write("prose.bla", in_article(&format!("  leave {{ annual: 24 days }}\n  paragraph {{ en: \"{prose}\" }}")));
    for lang in ["en", "fr", "ar"] {
        let ran = run(folder.path(), &["stats", ".", "--format", "json", "--lang", lang]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        let mut problems = Vec::new();
        fits(&json, &schema, &schema, "$", &mut problems);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        let told = &json["agreements"][1];
        assert_eq!((&told["facts"]["prose"], &told["duties"]), (&1.into(), &1.into()), "{told}");
    }
}

#[test]
fn the_schema_refuses_what_is_not_a_report() {
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(root().join("docs/schemas/findings.schema.json")).unwrap()).unwrap();
    let folder = Temp::new();
    folder.write("bad.bla", wrong());
    let report: Value = serde_json::from_str(&run(folder.path(), &["check", ".", "--format", "json"]).out).unwrap();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut json = report.clone();
        change(&mut json);
        let mut problems = Vec::new();
        fits(&json, &schema, &schema, "$", &mut problems);
        !problems.is_empty()
    };
    assert!(!refused(&|_| {}));
    assert!(refused(&|json| json["schema"] = "mithaq.findings/9".into()));
    assert!(refused(&|json| json["agreements"][0]["findings"][0]["severity"] = "fatal".into()));
    assert!(refused(&|json| json["agreements"][0]["findings"][0]["place"]["start"]["line"] = 0.into()));
    assert!(refused(&|json| json["agreements"][0]["surprise"] = 1.into()));
    assert!(refused(&|json| {
        json["agreements"][0]["findings"][0].as_object_mut().unwrap().remove("rule");
    }));
}

/// The part of JSON Schema that the schemas of `docs/schemas` use.
fn fits(value: &Value, schema: &Value, whole: &Value, at: &str, problems: &mut Vec<String>) {
    const KNOWN: [&str; 19] = [
        "$schema",
        "$id",
        "title",
        "description",
        "$defs",
        "$ref",
        "type",
        "const",
        "enum",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minimum",
        "minLength",
        "pattern",
        "oneOf",
        "examples",
        "minItems",
    ];
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(path) => whole.pointer(path.trim_start_matches('#')).unwrap_or_else(|| panic!("no {path} in the schema")),
        None => schema,
    };
    let Some(rules) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            problems.push(format!("{at}: nothing may stand here"));
        }
        return;
    };
    for (rule, wanted) in rules {
        assert!(KNOWN.contains(&rule.as_str()), "the test does not know the rule {rule:?} of the schema");
        let holds = match rule.as_str() {
            "type" => {
                wanted.as_array().map_or_else(|| vec![wanted], |all| all.iter().collect()).iter().any(|kind| match kind.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("the type {other:?}"),
                })
            }
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_i64().is_none_or(|number| number >= wanted.as_i64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= wanted.as_u64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| match wanted.as_str().unwrap() {
                "^[a-z0-9-]+$" => {
                    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
                }
                "^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}$" => text.parse::<jiff::civil::Date>().is_ok(),
                other => panic!("the test does not know the pattern {other:?}"),
            }),
            "minItems" => value.as_array().is_none_or(|all| all.len() as u64 >= wanted.as_u64().unwrap()),
            "required" => wanted.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "oneOf" => {
                let fitting = wanted.as_array().unwrap().iter().filter(|one| {
                    let mut inner = Vec::new();
                    fits(value, one, whole, at, &mut inner);
                    inner.is_empty()
                });
                fitting.count() == 1
            }
            _ => true,
        };
        if !holds {
            problems.push(format!("{at}: {rule} {wanted} does not hold of {value}"));
        }
    }
    if let Some(object) = value.as_object() {
        for (name, inner) in object {
            match (rules.get("properties").and_then(|known| known.get(name)), rules.get("additionalProperties")) {
                (Some(rule), _) | (None, Some(rule)) => fits(inner, rule, whole, &format!("{at}.{name}"), problems),
                (None, None) => {}
            }
        }
    }
    if let (Some(all), Some(rule)) = (value.as_array(), rules.get("items")) {
        for (number, inner) in all.iter().enumerate() {
            fits(inner, rule, whole, &format!("{at}[{number}]"), problems);
        }
    }
}

#[test]
fn json_places_lead_to_the_words() {
    let folder = Temp::new();
    let text = in_article("  paragraph { ar: \"نص عربي\" fr: \"é\" en: \"a\" }   leave { annual: 30 hens }");
    folder.write("arabic.bla", &text);
    let ran = run(folder.path(), &["check", "arabic.bla", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let finding = json["agreements"][0]["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "unknown-word").unwrap();
    let number = |at: &str, what: &str| usize::try_from(finding["place"][at][what].as_u64().unwrap()).unwrap();
    assert_eq!(&text[number("start", "byte")..number("end", "byte")], "hens");
    let line = text.lines().nth(number("start", "line") - 1).unwrap();
    let column: String = line.chars().skip(number("start", "column") - 1).take(4).collect();
    assert_eq!(column, "hens", "columns count characters");
}

// ---- GitHub ----

#[test]
fn github_annotations_are_escaped() {
    let folder = Temp::new();
    folder.write("odd,name: 100%.bla", in_article("  hours { normal day: 8 hours\n  100% of, : it\n  }"));
    let ran = run(folder.path(), &["check", "odd,name: 100%.bla", "--format", "github"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(!ran.out.is_empty());
    for line in ran.out.lines() {
        let (properties, data) =
            line.strip_prefix("::").and_then(|rest| rest.split_once("::")).unwrap_or_else(|| panic!("not a command: {line}"));
        assert!(properties.contains("file=odd%2Cname%3A 100%25.bla,line="), "{line}");
        let encoded = data.match_indices('%').all(|(at, _)| ["%25", "%0A", "%0D"].contains(&&data[at..at + 3]));
        assert!(encoded, "{line}");
    }
    let commands: Vec<&str> = ran.out.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert!(commands.contains(&"::error"), "{ran:?}");
    folder.write("doubtful.bla", doubtful());
    assert!(
        run(folder.path(), &["check", "doubtful.bla", "--format", "github", "--pack", "drafting"])
            .out
            .starts_with("::warning file=doubtful.bla,line=13,")
    );
}

// ---- Output ----

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_error() {
    use std::io::Read;
    let folder = Temp::new();
    let many: String = (0..4000).map(|at| format!("  hours {{ wrong {at}: 8 hours }}\n")).collect();
    folder.write("many.bla", in_article(&many));
    for arguments in [
        vec!["check", "many.bla"],
        vec!["check", "many.bla", "--format", "json"],
        vec!["render", "many.bla", "--to", "html"],
        vec!["man"],
        vec!["--help"],
        vec!["completions", "bash"],
    ] {
        let mut child = mithaq(folder.path()).args(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let mut first = [0_u8; 1];
        let _ = out.read(&mut first);
        drop(out);
        let ended = child.wait_with_output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert!(!err.contains("panicked") && !err.contains("internal fault"), "{arguments:?}: {err}");
        assert!(matches!(ended.status.code(), Some(0 | 1)), "{arguments:?}: {:?} {err}", ended.status);
    }
}

#[test]
fn render_writes_a_file_or_the_standard_output() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    for format in ["html", "md", "txt"] {
        let ran = run(folder.path(), &["render", "good.bla", "--to", format, "--in", "fr"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let out = format!("good.{format}");
        let written = run(folder.path(), &["render", "good.bla", "--to", format, "--in", "fr", "-o", &out]);
        assert_eq!((written.status, written.out.as_str()), (0, ""), "{written:?}");
        assert!(written.err.contains(&out), "{written:?}");
        assert_eq!(folder.read(&out), ran.out);
        assert!(ran.out.contains("huit (8)"), "{format}");
    }
    let hyphen = run(folder.path(), &["render", "good.bla", "--to", "txt", "-o", "-"]);
    assert!(hyphen.out.len() > 100, "{hyphen:?}");
    assert_eq!(folder.names(), ["good.bla", "good.html", "good.md", "good.txt"], "nothing else is left behind");
}

#[test]
fn several_languages_stand_in_columns_unless_asked_otherwise() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let page = |more: &[&str]| run(folder.path(), &[&["render", "good.bla", "--to", "html", "--in", "ar,fr"], more].concat()).out;
    assert_eq!(page(&[]), page(&["--layout", "columns"]));
    assert_ne!(page(&[]), page(&["--layout", "sequence"]));
    assert_ne!(page(&["--layout", "single"]), page(&["--layout", "sequence"]));
}

#[test]
fn a_format_that_does_not_exist() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let ran = run(folder.path(), &["render", "good.bla", "--to", "odt"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    for format in ["odt", "akn", "docx", "html", "md", "pdf", "txt", "all"] {
        assert!(ran.err.contains(format), "{ran:?}");
    }
}

#[test]
fn the_output_is_never_the_input() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    for out in ["good.bla", "./good.bla", "../x/good.bla"] {
        let out = out.replace("x", folder.path().file_name().unwrap().to_str().unwrap());
        let ran = run(folder.path(), &["render", "good.bla", "--to", "txt", "-o", &out]);
        assert_eq!(ran.status, 2, "{out}: {ran:?}");
        assert_eq!(folder.read("good.bla"), valid(), "{out}");
    }
}

#[test]
fn a_signed_text_with_errors_is_not_printed() {
    let folder = Temp::new();
    folder.write("bad.bla", wrong());
    folder.write("signed.bla", wrong().replace("stage: negotiation", "stage: signed"));
    let draft = run(folder.path(), &["render", "bad.bla", "--to", "txt"]);
    assert_eq!(draft.status, 0, "a draft is printed, with a note: {draft:?}");
    assert!(draft.err.contains("bad.bla") && !draft.out.is_empty(), "{draft:?}");
    let signed = run(folder.path(), &["render", "signed.bla", "--to", "txt", "-o", "out.txt"]);
    assert_eq!((signed.status, signed.out.as_str()), (1, ""), "{signed:?}");
    assert!(!folder.names().contains(&String::from("out.txt")));
}

// ---- fmt ----

const MESSY: &str = "agreement   LY-NE{form:treaty   # the form\ndestination:LY\n}\n\n\n\narticle rest{hours{normal day:٨ hours}}\n";
const NEAT: &str =
    "agreement LY-NE {\n  form: treaty  # the form\n  destination: LY\n}\n\narticle rest {\n  hours {\n    normal day: 8 hours\n  }\n}\n";

#[test]
fn fmt_rewrites_and_settles() {
    let folder = Temp::new();
    folder.write("messy.bla", MESSY);
    let ran = run(folder.path(), &["fmt", "messy.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert_eq!(folder.read("messy.bla"), NEAT);
    let again = run(folder.path(), &["fmt", "messy.bla"]);
    assert_eq!(again.status, 0, "{again:?}");
    assert_eq!(folder.read("messy.bla"), NEAT);
    assert_eq!(folder.names(), ["messy.bla"]);
}

#[test]
fn fmt_check_changes_nothing() {
    let folder = Temp::new();
    folder.write("messy.bla", MESSY);
    folder.write("neat.bla", NEAT);
    let ran = run(folder.path(), &["fmt", "--check", "messy.bla", "neat.bla"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(ran.err.contains("messy.bla") && !ran.err.contains("neat.bla"), "{ran:?}");
    assert_eq!(folder.read("messy.bla"), MESSY);
    assert_eq!(run(folder.path(), &["fmt", "--check", "neat.bla"]).status, 0);
}

#[test]
fn fmt_diff_shows_the_lines() {
    let folder = Temp::new();
    folder.write("messy.bla", MESSY);
    let ran = run(folder.path(), &["fmt", "--check", "--diff", "messy.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    for line in ["--- messy.bla", "+++ messy.bla", "-destination:LY", "+  destination: LY"] {
        assert!(ran.out.lines().any(|found| found == line), "no {line:?} in {}", ran.out);
    }
}

#[test]
fn fmt_turns_keywords_into_a_language_and_back() {
    let folder = Temp::new();
    folder.write("neat.bla", NEAT);
    assert_eq!(run(folder.path(), &["fmt", "--keywords", "fr", "neat.bla"]).status, 0);
    let french = folder.read("neat.bla");
    for word in ["accord LY-NE", "forme: traité  # the form", "durée du travail", "journée normale: 8 heures"] {
        assert!(french.contains(word), "no {word:?} in {french}");
    }
    assert_eq!(run(folder.path(), &["fmt", "--keywords", "ar", "neat.bla"]).status, 0);
    let arabic = folder.read("neat.bla");
    for word in ["اتفاق LY-NE", "ساعات العمل", "اليوم العادي: 8 ساعات"] {
        assert!(arabic.contains(word), "no {word:?} in {arabic}");
    }
    assert_eq!(run(folder.path(), &["fmt", "--keywords", "en", "neat.bla"]).status, 0);
    assert_eq!(folder.read("neat.bla"), NEAT);
}

// ---- The project ----

#[test]
fn shared_files_are_checked_where_they_are_used() {
    let folder = Temp::new();
    folder.write("main.bla", format!("{HEADER}\nuse \"common/final.bla\"\n"));
    folder.write("common/final.bla", "article final {\n  hours { normal dai: 8 hours }\n}\n");
    let ran = run(folder.path(), &["check", "main.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("common/final.bla:2:11"), "the finding stands in the shared file: {ran:?}");
    let all = run(folder.path(), &["check", ".", "--format", "json"]);
    let json: Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(json["agreements"].as_array().unwrap().len(), 1, "the part is no agreement of its own: {}", all.out);
    let alone = run(folder.path(), &["check", "common/final.bla"]);
    assert!(alone.out.contains("header-missing"), "named, it is checked: {alone:?}");
}

#[test]
fn use_stays_inside_the_project() {
    let folder = Temp::new();
    folder.write("outside.bla", "article secret { hours { normal day: 8 hours } }\n");
    for path in ["../outside.bla", "/etc/hostname", "sub/../../outside.bla"] {
        folder.write("project/sub/empty.txt", "");
        folder.write("project/main.bla", format!("{HEADER}\nuse \"{path}\"\n"));
        let ran = run(&folder.path().join("project"), &["check", "main.bla"]);
        assert_eq!(ran.status, 1, "{path}: {ran:?}");
        assert!(ran.out.contains("used-file-not-read"), "{path}: {ran:?}");
        assert!(!ran.out.contains("secret"), "{path}: {ran:?}");
    }
}

#[cfg(unix)]
#[test]
fn use_does_not_follow_a_link_out_of_the_project() {
    let folder = Temp::new();
    folder.write("outside.bla", "article secret { hours { normal dai: 8 hours } }\n");
    folder.write("project/main.bla", format!("{HEADER}\nuse \"link.bla\"\n"));
    std::os::unix::fs::symlink(folder.path().join("outside.bla"), folder.path().join("project/link.bla")).unwrap();
    let ran = run(&folder.path().join("project"), &["check", "main.bla"]);
    assert!(ran.out.contains("used-file-not-read") && !ran.out.contains("normal dai"), "{ran:?}");
}

#[test]
fn use_reaches_the_whole_project() {
    let folder = Temp::new();
    folder.write("mithaq.toml", "");
    folder.write("common/final.bla", "article final { hours { normal day: 8 hours } }\n");
    folder.write("drafts/main.bla", format!("{HEADER}\nuse \"../common/final.bla\"\n"));
    let ran = run(folder.path(), &["check", "drafts/main.bla", "--pack", "drafting"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let ran = run(&folder.path().join("drafts"), &["render", "main.bla", "--to", "txt", "--in", "en"]);
    assert!(ran.out.contains("eight (8) hours"), "{ran:?}");
}

#[test]
fn a_circle_of_files_ends() {
    let folder = Temp::new();
    folder.write("main.bla", format!("{HEADER}\nuse \"one.bla\"\narticle x {{ hours {{ normal day: 8 hours }} }}\n"));
    folder.write("one.bla", "use \"two.bla\"\n");
    folder.write("two.bla", "use \"one.bla\"\n");
    let ran = run(folder.path(), &["check", "main.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("two.bla:1:5") && ran.out.contains("used-file-not-read"), "{ran:?}");
    folder.write("self.bla", format!("{HEADER}\nuse \"self.bla\"\narticle x {{ hours {{ normal day: 8 hours }} }}\n"));
    let ran = run(folder.path(), &["check", "self.bla"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(ran.out.matches("used-file-not-read").count(), 1, "{ran:?}");
}

#[test]
fn one_file_used_twice_is_said() {
    let folder = Temp::new();
    folder.write("main.bla", format!("{HEADER}\nuse \"one.bla\"\nuse \"./one.bla\"\n"));
    folder.write("one.bla", "article x { hours { normal day: 8 hours } }\n");
    let ran = run(folder.path(), &["check", "main.bla"]);
    assert_eq!(ran.status, 1, "its ids are taken twice: {ran:?}");
    assert!(ran.out.contains("id-used-twice"), "{ran:?}");
}

const PACK: &str = r#"
id = "desert-crossing"
subject = "crisis and evacuation"
doc = { en = "Crossings of the desert.", fr = "Traversées du désert.", ar = "عبور الصحراء." }
name = { en = "desert crossing", fr = "traversée du désert", ar = "عبور الصحراء" }
title = { en = "Desert crossing", fr = "Traversée du désert", ar = "عبور الصحراء" }
[fields.water]
type = "count"
noun = "copy"
protects = "more"
name = { en = "water points", fr = "points d'eau", ar = "نقاط الماء" }
doc = { en = "Points of water.", fr = "Points d’eau.", ar = "نقاط الماء." }
example = "3"
[fields.guide]
type = "choice"
of = "guides"
protects = "neutral"
name = { en = "guide", fr = "guide", ar = "الدليل" }
doc = { en = "Who guides.", fr = "Qui guide.", ar = "من يدل." }
example = "caravan"
"#;

const PACK_SET: &str = r#"
id = "guides"
doc = { en = "Guides.", fr = "Guides.", ar = "الأدلاء." }
[entries.caravan]
name = { en = "caravan", fr = "caravane", ar = "قافلة" }
say = { en = "the caravan", fr = "la caravane", ar = "القافلة" }
"#;

#[test]
fn a_project_adds_clauses_of_its_own() {
    let folder = Temp::new();
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\"]\n");
    folder.write("ours/clauses/desert-crossing.toml", PACK);
    folder.write("ours/clauses/sets/guides.toml", PACK_SET);
    let text = in_article("  desert crossing { water points: 3 guide: caravan }");
    folder.write("drafts/main.bla", &text);
    let ran = run(folder.path(), &["check", "drafts/main.bla", "--pack", "drafting"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let wrong = folder.write("drafts/wrong.bla", text.replace("caravan", "camel"));
    let ran = run(folder.path(), &["check", wrong.to_str().unwrap()]);
    assert!(ran.out.contains("unknown-choice"), "{ran:?}");
    let other = Temp::new();
    other.write("main.bla", &text);
    let ran = run(other.path(), &["check", "main.bla"]);
    assert!(ran.out.contains("unknown-block"), "without the project nobody knows it: {ran:?}");
}

#[test]
fn a_broken_project_file_is_said() {
    let folder = Temp::new();
    folder.write("main.bla", valid());
    for (settings, part) in [("[data\n", "mithaq.toml"), ("[data]\nextra = [\"absent\"]\n", "absent"), ("[dat]\n", "mithaq.toml")] {
        folder.write("mithaq.toml", settings);
        let ran = run(folder.path(), &["check", "main.bla"]);
        assert_eq!(ran.status, 2, "{settings:?}: {ran:?}");
        assert!(ran.err.contains(part), "{settings:?}: {ran:?}");
    }
    folder.write("mithaq.toml", "[data]\nextra = [\"ours\"]\n");
    folder.write("ours/clauses/broken.toml", "id = \"broken\"\n");
    let ran = run(folder.path(), &["check", "main.bla"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("broken.toml"), "{ran:?}");
}

// ---- Shells and manual ----

#[test]
fn completions_for_shells() {
    let folder = Temp::new();
    for (shell, part) in
        [("bash", "complete "), ("zsh", "#compdef mithaq"), ("fish", "complete -c mithaq"), ("powershell", "Register-ArgumentCompleter")]
    {
        let ran = run(folder.path(), &["completions", shell]);
        assert_eq!(ran.status, 0, "{shell}: {ran:?}");
        assert!(ran.out.contains(part) && ran.out.contains("render"), "{shell}");
    }
}

#[test]
fn the_manual_page() {
    let ran = run(Temp::new().path(), &["man"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for part in [".TH mithaq", "check", "render", "fmt"] {
        assert!(ran.out.contains(part), "no {part:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Temp::new();
    for at in 0..12 {
        folder.write(&format!("{at}.bla"), wrong());
    }
    let first = run(folder.path(), &["check", ".", "--format", "json"]);
    for _ in 0..3 {
        let again = run(folder.path(), &["check", ".", "--format", "json"]);
        assert_eq!((first.out.as_str(), first.err.as_str()), (again.out.as_str(), again.err.as_str()));
    }
}

#[test]
fn a_report_is_written_whatever_it_finds() {
    let folder = Temp::new();
    folder.write("bad.bla", in_article("  hours { normal week: at most 60 hours }"));
    let ran = run(folder.path(), &["report", "bad.bla", "--lang", "en", "--to", "md"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for part in ["# Report on the protection of workers", "Not met (error)", "at most 60 hours", "weekly-hours-over-forty-eight"] {
        assert!(ran.out.contains(part), "no {part:?} in {}", ran.out);
    }
    let ran = run(folder.path(), &["report", "bad.bla", "--lang", "ar", "-o", "r.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    let page = std::fs::read_to_string(folder.path().join("r.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn a_report_of_nothing_or_of_an_unknown_pack_is_unusable() {
    let folder = Temp::new();
    folder.write("good.bla", valid());
    let ran = run(folder.path(), &["report", "none.bla", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let ran = run(folder.path(), &["report", "good.bla", "--pack", "ilo,lybia", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("`lybia`") && ran.err.contains("libya"), "{ran:?}");
    let ran = run(folder.path(), &["report", "good.bla", "-o", "good.bla", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[test]
fn a_rule_is_explained_between_two_states_and_for_programs() {
    let folder = Temp::new();
    let topic = "weekly-hours-over-forty-eight";
    let ran = run(folder.path(), &["explain", topic, "--parties", "LY-NE", "--lang", "en"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("`hours.normal week` is at most 48 hours") && ran.out.contains("LY-NE"), "{ran:?}");
    let ran = run(folder.path(), &["explain", topic, "--format", "json", "--lang", "fr"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["rule"]["id"], topic);
    assert_eq!(json["language"], "fr");
    let ran = run(folder.path(), &["explain", topic, "--parties", "LY-XX", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

#[test]
fn the_values_of_agreements_stand_beside_the_law() {
    let folder = Temp::new();
    folder.write("one.bla", in_article("  hours { normal week: at most 44 hours }"));
    let ran = run(folder.path(), &["explain", "hours.normal_week", "--in", ".", "--lang", "en"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("at most 44 hours (one.bla:"), "{ran:?}");
    let ran = run(folder.path(), &["explain", "hours.normal_week", "--in", "absent", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

/// The project that the documents show: its rules run beside those of the book, speak three
/// languages, and stand in lists, cards and reports like the others.
#[test]
fn a_project_adds_rules_of_its_own() {
    let folder = root().join("docs/example-project");
    let ran = run(&folder, &["check", "draft.bla", "--lang", "en"]);
    assert!(
        ran.out
            .contains("warning[wage-below-ministry-floor]: the minimum wage of `at least 900 LYD per month` is below 1,200 LYD per month"),
        "{ran:?}"
    );
    assert!(ran.out.contains("advice[housing-left-too-soon]: workers must leave the lodging `at least 7 days`"), "{ran:?}");
    assert!(ran.out.contains("weekly-rest-under-twenty-four-hours"), "the book runs too: {ran:?}");
    let ran = run(&folder, &["check", "draft.bla", "--lang", "ar", "--format", "json"]);
    assert!(ran.out.contains("الحد الأدنى للأجر «at least 900 LYD per month» أقل من 1200 دينار ليبي في الشهر"), "{ran:?}");
    let ran = run(&folder, &["rules", "list", "--subject", "wages"]);
    assert!(ran.out.lines().any(|line| line.contains("wage-below-ministry-floor") && line.ends_with('*')), "{ran:?}");
    let ran = run(&folder, &["rules", "test", "ministry", "--lang", "en"]);
    assert_eq!((ran.status, ran.out.trim()), (0, "rules: 2; examples that differ: 0; faults put in: 11, noticed: 11 (100.0 %)"), "{ran:?}");
    let ran = run(&folder, &["explain", "wage-below-ministry-floor", "--lang", "fr"]);
    assert!(ran.status == 0 && ran.out.contains("Salaire inférieur au plancher fixé par le ministère"), "{ran:?}");
    let ran = run(&folder, &["report", "draft.bla", "--to", "md", "--lang", "en"]);
    assert!(ran.out.contains("wage-below-ministry-floor"), "{ran:?}");
}

/// A rule of a project that cannot be read is said with its place; the others run, and the exit
/// status says that the run was not complete.
#[test]
fn a_broken_rule_of_a_project_is_said_and_the_others_run() {
    let folder = Temp::new();
    folder.write("mithaq.toml", "[data]\nextra = [\"own\"]\n");
    let good = std::fs::read_to_string(root().join("docs/example-project/ministry/rules/wages/wage-below-ministry-floor.toml")).unwrap();
    folder.write("own/rules/wage-below-ministry-floor.toml", &good);
    folder.write(
        "own/rules/broken.toml",
        good.replace("wage-below-ministry-floor", "broken").replace("wages.minimum >= 1200", "wages.minimun >= 1200"),
    );
    folder.write("draft.bla", in_article("  wages { minimum: at least 900 LYD per month }"));
    let ran = run(folder.path(), &["check", "draft.bla", "--lang", "en"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.out.contains("`wages.minimun` is not a key of that clause; did you mean `minimum`?"), "{ran:?}");
    assert!(ran.out.contains("own/rules/broken.toml:15:12"), "{ran:?}");
    assert_eq!(ran.out.matches("own/rules/broken.toml").count(), 1, "one slip, one finding: {ran:?}");
    assert!(ran.out.contains("warning[wage-below-ministry-floor]"), "{ran:?}");
}
