//! Rules made for a test: a page from the few keys that matter to it, and its verdict on a text.

use std::collections::BTreeSet;

use mithaq::check::{Outcome, Selection, check};
use mithaq::law::{Law, read_rule};
use mithaq::model::Project;
use mithaq::text::{FileId, Source};
use mithaq::vocabulary::Vocabulary;

/// The id of the rule of a test.
pub const RULE: &str = "the-rule";

/// What a page says where a test does not: first its own keys, then those of `[check]`.
const SAID: [&str; 11] = [
    r#"id = "the-rule""#,
    r#"subject = "hours and rest""#,
    r#"since = "0.1""#,
    r#"severity = "error""#,
    "reviewed = 2026-11-21",
    r#"title = { en = "The rule", fr = "La règle", ar = "القاعدة" }"#,
    r#"why = { en = "It matters.", fr = "Cela importe.", ar = "لأهمية ذلك." }"#,
    r#"basis = [{ source = "LY-LAW-12-2010", article = "13" }]"#,
    r#"fix = { clause = "hours", text = "normal week: at most 48 hours" }"#,
    r#"good = [{ text = "hours { normal week: 40 hours }" }, { text = "hours { normal week: at most 48 hours }" }]"#,
    r#"bad = [{ text = "hours { normal week: 49 hours }" }, { text = "hours { normal day: 8 hours }", outcome = "gap" }]"#,
];
const ASKED: [&str; 5] = [
    "require = 'hours.normal_week <= 48 hours'",
    r#"silence = "warning""#,
    r#"message = { en = "it is contradicted", fr = "elle est contredite", ar = "خولفت" }"#,
    r#"gap = { en = "nothing is said", fr = "rien n’est dit", ar = "سكت النص" }"#,
    r#"help = { en = "mend it", fr = "corrigez", ar = "صحح" }"#,
];

/// A whole page: what is not said is filled in. The keys of `[check]` stand beside the others, each
/// on a line of its own. The rule rests on an act of Libya that was read, unless `basis` is said.
pub fn page(said: &str) -> String {
    let mut entries: Vec<String> = Vec::new();
    for line in said.lines() {
        let opens = key(line).is_some();
        match entries.last_mut().filter(|_| !opens) {
            Some(last) => *last += &format!("\n{line}"),
            None => entries.push(line.to_owned()),
        }
    }
    let lacks = |default: &&&str| !entries.iter().any(|entry| key(entry) == key(default));
    let of_check = |entry: &&String| key(entry) == Some("when") || ASKED.iter().any(|asked| key(asked) == key(entry));
    let mut page: Vec<&str> = SAID.iter().filter(lacks).copied().collect();
    page.extend(entries.iter().filter(|entry| !of_check(entry)).map(String::as_str));
    page.push("[check]");
    page.extend(ASKED.iter().filter(lacks));
    page.extend(entries.iter().filter(of_check).map(String::as_str));
    page.join("\n") + "\n"
}

/// The key that opens a line, if one does.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    (!key.is_empty() && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')).then_some(key)
}

/// The registers with the rule of a test among them.
pub fn law_with(said: &str) -> Law {
    let mut law = Law::decode();
    put(&mut law, said).unwrap_or_else(|problem| panic!("{problem}\n{said}"));
    law
}

/// Puts the rule of a test in the place of the one before; says why it cannot be run.
pub fn put(law: &mut Law, said: &str) -> Result<(), String> {
    let source = Source::new(String::from("the-rule.toml"), page(said));
    let read = read_rule(FileId(0), &source, Vocabulary::embedded(), law);
    let wrong: Vec<String> =
        read.findings.iter().map(|finding| format!("{} at {:?} ({:?})", finding.rule, source.slice(finding.span), finding.facts)).collect();
    let (page, rule) = read.rule.ok_or_else(|| format!("the rule cannot be run: {wrong:?}"))?;
    law.add_rule(page, rule);
    Ok(())
}

/// The rule alone, and what is said of waivers; `on` is the date at which law is judged.
pub fn alone(law: &Law, on: Option<&str>) -> Selection {
    let kept = |id: &str| [RULE, "waiver-unknown-rule", "waiver-expired", "waiver-unused"].contains(&id);
    let skip: BTreeSet<String> = law.rules().map(|card| card.id.clone()).filter(|id| !kept(id)).collect();
    Selection { packs: None, on: on.map(|day| day.parse().unwrap()), skip }
}

/// What the rule of a test comes to, and all that is found beside it.
pub fn judged(project: &Project, law: &Law, on: Option<&str>) -> Outcome {
    check(project, Vocabulary::embedded(), law, &alone(law, on))
}

/// The verdict in one word: `waived` where all that was found is accepted.
pub fn verdict(outcome: &Outcome) -> &'static str {
    let Some(ruled) = outcome.ruled.iter().find(|one| one.rule == RULE) else { return "not applicable" };
    let stands = outcome.findings.iter().any(|finding| finding.rule == RULE);
    if !stands && outcome.waived.iter().any(|one| one.finding.rule == RULE) { "waived" } else { ruled.verdict.word() }
}
