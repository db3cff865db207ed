//! The workflows of docs/ci.md and docs/diff.md are run step by step in a repository of their own, as GitHub and GitLab would run them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test fails by panicking, and nobody reads its documentation but in its source"
)]

#[path = "support/pages.rs"]
mod pages;
mod support;

use std::path::Path;
use std::process::Command;

use pages::{Fence, fences, words};
use support::{HEADER, Temp, root, run};

/// An agreement in which no drafting rule finds anything.
fn agreement(week: u8) -> String {
    let title = "title {\n      ar: \"ساعات العمل\"\n      fr: \"Durée du travail\"\n      en: \"Working time\"\n    }";
    let text = format!("{HEADER}\narticle working-time {{\n  {title}\n  hours {{\n    normal week: at most {week} hours\n  }}\n}}\n");
    support::formatted(&text, None)
}

/// A repository with an agreement on the branch `main` of its origin, and a branch on which the text has become another.
fn repository(after: &str) -> Temp {
    let folder = Temp::new();
    folder.write("mithaq.toml", "[check]\npacks = [\"drafting\"]\n");
    folder.write("agreements/ly-ne.bla", agreement(40));
    git(&folder, &["init", "--quiet", "--initial-branch=main"]);
    commit(&folder);
    git(&folder, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    folder.write("agreements/ly-ne.bla", after);
    folder.write("agreements/ly-td.bla", agreement(48).replace("LY-NE", "LY-TD").replace("origin: NE", "origin: TD"));
    commit(&folder);
    folder
}

fn commit(folder: &Temp) {
    git(folder, &["add", "--all"]);
    git(folder, &["-c", "user.name=Drafter", "-c", "user.email=drafter@example.org", "commit", "--quiet", "--message=text"]);
}

fn git(folder: &Temp, arguments: &[&str]) -> String {
    let ran = Command::new("git").args(arguments).current_dir(folder.path()).output().expect("git is installed");
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

/// A step of a workflow: the job it belongs to and its script.
struct Step {
    job: String,
    script: String,
}

/// The scripts of a workflow: what stands after `run:`, and the items of `script:`. Installing the program is not tried.
fn steps(fence: &Fence) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    let (mut outer, mut job, mut list) = (String::new(), String::new(), None);
    let mut lines = fence.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let depth = indent(line);
        let said = line.trim().trim_start_matches("- ");
        match line.trim().strip_suffix(':') {
            Some(name) if depth == 0 => (outer, job) = (name.to_owned(), name.to_owned()),
            Some(name) if depth == 2 && outer == "jobs" => job = name.to_owned(),
            _ => {}
        }
        list = list.filter(|from| depth > *from);
        let script = match said.strip_prefix("run: ") {
            Some("|") => {
                let mut block = String::new();
                while let Some(line) = lines.next_if(|line| line.trim().is_empty() || indent(line) > depth) {
                    block.push_str(&format!("{line}\n"));
                }
                Some(block)
            }
            Some(script) => Some(script.to_owned()),
            None => (list.is_some() && line.trim().starts_with("- ")).then(|| said.to_owned()),
        };
        if said == "script:" {
            list = Some(depth);
        }
        all.extend(script.filter(|script| !script.contains("cargo install")).map(|script| Step { job: job.clone(), script }));
    }
    all
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Runs the steps one after another, however they end, and gives those that failed, as the job and the status.
fn failures(fence: &Fence, folder: &Temp) -> Vec<(String, i32)> {
    let bin = support::mithaq(folder.path()).get_program().to_owned();
    let bin = Path::new(&bin).parent().unwrap().display().to_string();
    let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
    let base = git(folder, &["rev-parse", "origin/main"]);
    folder.write("env", "");
    let all = steps(fence);
    assert!(all.iter().filter(|step| step.script.contains("mithaq ")).count() >= 1, "line {}: no step is run", fence.at);
    let mut failed = Vec::new();
    for step in all {
        let mut shell = Command::new("bash");
        shell.args(["-e", "-c", &step.script]).current_dir(folder.path()).env("PATH", &path);
        shell.env("MITHAQ_LANG", "en").env("GITHUB_BASE_REF", "main").env("CI_MERGE_REQUEST_DIFF_BASE_SHA", &base);
        shell.env("GITHUB_ENV", folder.path().join("env")).env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"));
        shell.envs(
            folder.read("env").lines().filter_map(|line| line.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let ran = shell.output().expect("bash is installed");
        if !ran.status.success() {
            assert_ne!(ran.status.code(), Some(127), "{}: {}", step.script, String::from_utf8_lossy(&ran.stderr));
            failed.push((step.job, ran.status.code().unwrap_or(-1)));
        }
    }
    failed
}

fn workflows(page: &str) -> Vec<Fence> {
    let page = std::fs::read_to_string(root().join(page)).unwrap();
    let kept = |fence: &Fence| fence.kind == "yaml" && fence.lines.iter().any(|line| line.contains("mithaq diff"));
    fences(&page).into_iter().filter(kept).collect()
}

#[test]
fn a_pull_request_that_loses_nothing_passes() {
    let all = workflows("docs/ci.md");
    assert_eq!(all.len(), 2, "one for GitHub, one for GitLab");
    for fence in &all {
        let folder = repository(&agreement(40));
        assert_eq!(failures(fence, &folder), [], "line {}", fence.at);
        let papers: Vec<String> = names(&folder.path().join("papers"));
        for paper in ["portfolio.html", "portfolio.csv", "ly-ne.ar.pdf", "ly-td.fr.docx", "ly-td.en.html"] {
            assert!(papers.iter().any(|name| name == paper), "no {paper} among {papers:?}");
        }
        assert!(folder.read("mithaq.sarif").contains("\"2.1.0\""));
    }
}

#[test]
fn a_pull_request_that_loses_a_protection_is_refused() {
    for fence in workflows("docs/ci.md").iter().chain(&workflows("docs/diff.md")) {
        let folder = repository(&agreement(44));
        let failed = failures(fence, &folder);
        assert_eq!(failed.len(), 1, "line {}: {failed:?}", fence.at);
        assert_eq!(failed[0].1, 1, "line {}", fence.at);
        assert!(["protection", "compare"].contains(&failed[0].0.as_str()), "{failed:?}");
    }
}

#[test]
fn a_text_with_a_mistake_is_refused_by_the_check() {
    for fence in workflows("docs/ci.md") {
        let folder = repository(&agreement(40).replace("at most 40 hours", "at most 40 days"));
        let failed = failures(&fence, &folder);
        assert!(failed.contains(&(String::from("check"), 1)), "line {}: {failed:?}", fence.at);
    }
}

#[test]
fn the_commands_between_the_workflows_are_those_of_the_program() {
    let page = std::fs::read_to_string(root().join("docs/ci.md")).unwrap();
    let folder = repository(&agreement(40));
    let mut commands = 0;
    for line in fences(&page).iter().filter(|fence| fence.kind == "console").flat_map(|fence| &fence.lines) {
        let words = words(line.strip_prefix("$ mithaq ").unwrap());
        let ran = run(folder.path(), &words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(ran.status, 0, "{line}: {ran:?}");
        commands += 1;
    }
    assert!(commands >= 2, "{commands}");
}

#[test]
fn steps_are_read_out_of_a_workflow() {
    let text = "```yaml\njobs:\n  one:\n    steps:\n      - uses: x\n      - run: a\n      - name: n\n        run: |\n          b\n          c\n```\n\
                ```yaml\ntwo:\n  script:\n    - d > e\n    - cargo install f\n  artifacts:\n    paths:\n      - g\n```\n";
    let all: Vec<(String, String)> = fences(text).iter().flat_map(steps).map(|step| (step.job, step.script)).collect();
    let pair = |job: &str, script: &str| (job.to_owned(), script.to_owned());
    assert_eq!(all, [pair("one", "a"), pair("one", "          b\n          c\n"), pair("two", "d > e")]);
    pages::the_comparison_is_strict();
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}
