//! What the tests share: loading a text, saying its findings, temporary folders, running the program.

#![allow(dead_code, reason = "each test program uses its own part of it")]

pub mod figures;
pub mod rules;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use mithaq::check::{Selection, check};
use mithaq::finding::Finding;
use mithaq::law::Law;
use mithaq::model::{NotLoaded, Project, load};
use mithaq::render::compose::{Edition, compose};
use mithaq::render::tree::{Block, Item, Paper, Paragraph};
use mithaq::syntax::{FormatOptions, format, parse};
use mithaq::text::{FileId, Lang, Source};
use mithaq::vocabulary::Vocabulary;

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The project of a text that uses no other file.
pub fn project(text: &str) -> Project {
    project_in(text, Vocabulary::embedded())
}

/// The project of a text, with a vocabulary of one's own.
pub fn project_in(text: &str, vocabulary: &Vocabulary) -> Project {
    load(Source::new(String::from("test.bla"), text.to_owned()), vocabulary, &|_, _| Err(NotLoaded::Missing))
}

/// Everything that is found in a project.
pub fn findings(project: &Project) -> Vec<Finding> {
    check(project, Vocabulary::embedded(), Law::embedded(), &Selection::pack("drafting")).findings
}

/// The paper of a project, without the files it would carry with it: papers are compared by what they say.
pub fn paper(project: &Project) -> Paper {
    let paper = compose(project, Vocabulary::embedded(), Law::embedded(), &Edition::default());
    Paper { sources: Vec::new(), ..paper }
}

/// The canonical text of a text.
pub fn formatted(text: &str, keywords: Option<Lang>) -> String {
    let vocabulary = Vocabulary::embedded();
    let source = Source::new(String::from("test.bla"), text.to_owned());
    let parsed = parse(FileId(0), &source, vocabulary);
    format(&parsed.tree, &source, vocabulary, FormatOptions { keywords })
}

/// A finding as one line: place, weight, rule, the words it marks.
pub fn shown(finding: &Finding, project: &Project) -> String {
    let source = project.sources.get(finding.span.file);
    let place = source.map(|source| source.place(finding.span.start));
    let (file, line, column) = match (source, place) {
        (Some(source), Some(place)) => (source.name.as_str(), place.line, place.column),
        _ => ("?", 0, 0),
    };
    format!("{file}:{line}:{column}: {}: {} at {:?}", finding.severity.word(), finding.rule, project.sources.slice(finding.span))
}

/// A valid header in which three languages are authentic.
pub const HEADER: &str = r#"agreement LY-NE {
  form: treaty
  destination: LY
  origin: NE
  title { ar: "اتفاق بشأن تنقل اليد العاملة" fr: "Accord relatif à la mobilité de la main-d’œuvre" en: "Agreement on Labour Mobility" }
  authentic: ar, fr, en
  stage: negotiation
  date: 2026-11-21
}
"#;

/// The header, and an article around some clauses.
pub fn in_article(clauses: &str) -> String {
    format!("{HEADER}\narticle case {{\n  title {{ ar: \"عنوان\" fr: \"Titre\" en: \"Title\" }}\n{clauses}\n}}\n")
}

/// The articles and annexes of a paper in one language, as lines. No-break spaces show as `~` and `_`.
pub fn printed(paper: &Paper, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Chapter(chapter) => {
                out.push(joined(&[paper.flat(&chapter.label, lang), paper.flat(&chapter.title, lang)], " – "));
                for article in &chapter.articles {
                    out.push(joined(&[paper.flat(&article.label, lang), paper.flat(&article.title, lang)], " – "));
                    paragraphs(paper, &article.paragraphs, lang, &mut out);
                }
            }
            Block::Article(article) => {
                out.push(joined(&[paper.flat(&article.label, lang), paper.flat(&article.title, lang)], " – "));
                paragraphs(paper, &article.paragraphs, lang, &mut out);
                out.extend(article.notes.iter().map(|note| format!("note: {}", paper.flat(&note.text, lang))));
            }
            Block::Annex(annex) => {
                out.push(joined(&[paper.flat(&annex.label, lang), paper.flat(&annex.title, lang)], " – "));
                paragraphs(paper, &annex.paragraphs, lang, &mut out);
            }
            Block::Preamble(_) | Block::Testimonium(_) => {}
        }
    }
    out.into_iter().map(|line| line.replace('\u{A0}', "~").replace('\u{202F}', "_")).collect()
}

fn paragraphs(paper: &Paper, all: &[Paragraph], lang: Lang, out: &mut Vec<String>) {
    for paragraph in all {
        let line = joined(&[paper.flat(&paragraph.label, lang), paper.flat(&paragraph.text, lang)], " ");
        if !line.is_empty() {
            out.push(line);
        }
        items(paper, &paragraph.items, lang, out);
        if let Some(table) = &paragraph.table {
            let row =
                |cells: &[mithaq::render::tree::Line]| cells.iter().map(|cell| paper.flat(cell, lang)).collect::<Vec<_>>().join(" | ");
            out.push(row(&table.head));
            out.extend(table.rows.iter().map(|cells| row(cells)));
        }
    }
}

fn items(paper: &Paper, all: &[Item], lang: Lang, out: &mut Vec<String>) {
    for item in all {
        out.push(joined(&[paper.flat(&item.label, lang), paper.flat(&item.text, lang)], " "));
        items(paper, &item.items, lang, out);
    }
}

fn joined(parts: &[String], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(between)
}

/// Files of an ending under a folder, sorted.
pub fn files_under(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return all };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files_under(&path, ending));
        } else if path.extension().is_some_and(|known| known == ending) {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// A folder that goes away with the test.
pub struct Temp(PathBuf);

impl Temp {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("mithaq-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// The names in the folder, hidden ones too: what a failed write may leave behind.
    pub fn names(&self) -> Vec<String> {
        let mut all: Vec<String> =
            std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        all.sort();
        all
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program, in English whatever the environment, in a folder.
pub fn mithaq(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mithaq"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("MITHAQ_LANG", "en");
    command
}

/// What a run gave.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("the notes are UTF-8"),
        }
    }
}

/// Runs the program with arguments in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    mithaq(folder).args(arguments).output().unwrap().into()
}

/// Runs the program with something on its standard input.
pub fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    use std::io::Write;
    let mut child = mithaq(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output.into()
}

/// Longer than any run may take; a hang fails instead of blocking everything.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Runs the program, and ends it if it takes too long.
pub fn bounded(folder: &Path, arguments: &[&str]) -> Ran {
    let files = ["out", "err"].map(|name| std::env::temp_dir().join(format!("{}-{name}", folder.file_name().unwrap().to_string_lossy())));
    let [out, err] = files.each_ref().map(|path| std::fs::File::create(path).unwrap());
    let mut child = mithaq(folder).args(arguments).stdout(out).stderr(err).spawn().unwrap();
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begin.elapsed() > PATIENCE {
            child.kill().unwrap();
            let _ = child.wait();
            let text = std::fs::read(folder.join(arguments[1])).unwrap_or_default();
            panic!(
                "{arguments:?} takes longer than {PATIENCE:?} on {:?}… ({} bytes)",
                head(&String::from_utf8_lossy(&text[..text.len().min(40)])),
                text.len()
            );
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let [out, err] = files.map(|path| {
        let text = std::fs::read_to_string(&path).expect("the output is UTF-8");
        std::fs::remove_file(&path).unwrap();
        text
    });
    Ran { status: status.code().unwrap_or(-1), out, err }
}

/// The beginning of a text.
pub fn head(text: &str) -> String {
    text.chars().take(600).collect()
}

/// A small agreement without a finding of weight.
pub fn valid() -> String {
    in_article("  hours { normal day: at most 8 hours }")
}
