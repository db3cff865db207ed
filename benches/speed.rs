//! How fast the rooms are, and whether the figures that the house holds itself to still hold.
//!
//! `cargo bench` prints the time of each step, then one table of limits and measures. The measures
//! of the table are processor time, so that a busy machine does not change them much.

#![allow(clippy::print_stdout, clippy::panic, clippy::expect_used, reason = "a bench prints, and stops when its ground is not there")]

#[path = "common/edit.rs"]
mod edit;
#[path = "common/generate.rs"]
mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use edit::edited;
use generate::{Shape, generate};
use mithaq::check::{DRAFTING, Selection, check};
use mithaq::diff::{Bench, Comparison, compare};
use mithaq::finding::Severity;
use mithaq::law::rulebook::BookRule;
use mithaq::law::{Law, RulePage};
use mithaq::model::{NotLoaded, Project, load};
use mithaq::render::compose::{Edition, compose};
use mithaq::render::redline::{Authors, redline};
use mithaq::render::tree::Paper;
use mithaq::render::{FORMATS, Layout, Options};
use mithaq::syntax::{FormatOptions, bare_parse, format, parse};
use mithaq::text::{FileId, Lang, Source};
use mithaq::vocabulary::Vocabulary;

static REFERENCE: LazyLock<String> = LazyLock::new(|| generate(Shape::REFERENCE));
static HUGE: LazyLock<String> = LazyLock::new(|| generate(Shape::HUGE));

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, file] = arguments.as_slice()
        && flag == "--memory-of"
    {
        return memory_of(Path::new(file));
    }
    sound();
    divan::main();
    if arguments == ["--bench"] {
        table();
    }
}

/// A bench of a file with slips would measure the slips. What the rule book says of an agreement
/// whose values were thrown together is another matter: to say it is the work that is measured.
fn sound() {
    for text in [&*REFERENCE, &*HUGE] {
        let outcome = check(&loaded(text.clone()), Vocabulary::embedded(), Law::embedded(), &Selection::default());
        let slips = outcome.findings.iter().filter(|finding| finding.severity == Severity::Error && finding.ruling.is_none());
        assert!(slips.count() == 0, "the generated agreement has slips");
    }
}

fn source(text: String) -> Source {
    Source::new(String::from("reference.bla"), text)
}

fn loaded(text: String) -> Project {
    load(source(text), Vocabulary::embedded(), &|_, _| Err(NotLoaded::Missing))
}

/// Load and check, as `mithaq check` does: the number of findings.
fn checked(text: String) -> usize {
    let project = loaded(text);
    check(&project, Vocabulary::embedded(), Law::embedded(), &Selection::default()).findings.len()
}

/// The registers with so many rules more: those of the book again under other names.
fn with_rules(more: usize) -> Law {
    let mut law = Law::decode();
    let book: Vec<_> = Law::embedded().pages().collect();
    for (at, page) in book.iter().cycle().take(more).enumerate() {
        let mut page = RulePage::clone(page);
        page.id = format!("{}-{at}", page.id);
        let rule = BookRule::of(&page).expect("a rule of the book can be read");
        law.add_rule(page, rule);
    }
    law
}

/// The rule book alone over an agreement that is loaded: how many rules were run.
fn judged(project: &Project, law: &Law) -> usize {
    static PACKS: LazyLock<Selection> = LazyLock::new(|| {
        let packs = Law::embedded().packs().into_iter().filter(|pack| *pack != DRAFTING).map(str::to_owned);
        Selection { packs: Some(packs.collect()), ..Selection::default() }
    });
    check(project, Vocabulary::embedded(), law, &PACKS).ruled.len()
}

fn paper(project: &Project) -> Paper {
    compose(project, Vocabulary::embedded(), Law::embedded(), &Edition::default())
}

fn written(paper: &Paper, name: &str) -> Vec<u8> {
    let format = FORMATS.iter().find(|format| format.name == name).expect("the format exists");
    let layout = if format.alone { Layout::Single } else { Layout::Columns };
    written_as(paper, name, &Options { layout, ..Options::default() })
}

fn written_as(paper: &Paper, name: &str, options: &Options) -> Vec<u8> {
    let format = FORMATS.iter().find(|format| format.name == name).expect("the format exists");
    (format.write)(paper, options).expect("the paper can be written")
}

#[divan::bench_group(sample_count = 50)]
mod reference {
    use super::*;

    #[divan::bench]
    fn a_bare_parse(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(&*REFERENCE)).bench(|| bare_parse(black_box(&REFERENCE)));
    }

    #[divan::bench]
    fn b_parse_to_tree(bencher: Bencher<'_, '_>) {
        let source = source(REFERENCE.clone());
        bencher.counter(BytesCount::of_str(&*REFERENCE)).bench(|| parse(FileId(0), black_box(&source), Vocabulary::embedded()));
    }

    #[divan::bench]
    fn c_load_model(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(&*REFERENCE)).with_inputs(|| REFERENCE.clone()).bench_values(loaded);
    }

    #[divan::bench]
    fn d_full_check(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(&*REFERENCE)).with_inputs(|| REFERENCE.clone()).bench_values(checked);
    }

    #[divan::bench]
    fn d_rule_book(bencher: Bencher<'_, '_>) {
        let project = loaded(REFERENCE.clone());
        bencher.bench(|| judged(black_box(&project), Law::embedded()));
    }

    #[divan::bench(args = [0, 250, 500, 1_000])]
    fn d_rule_book_and_more(bencher: Bencher<'_, '_>, more: usize) {
        let (project, law) = (loaded(REFERENCE.clone()), with_rules(more));
        bencher.bench(|| judged(black_box(&project), &law));
    }

    #[divan::bench]
    fn e_format(bencher: Bencher<'_, '_>) {
        let source = source(REFERENCE.clone());
        bencher.counter(BytesCount::of_str(&*REFERENCE)).bench(|| {
            let parsed = parse(FileId(0), black_box(&source), Vocabulary::embedded());
            format(&parsed.tree, &source, Vocabulary::embedded(), FormatOptions::default())
        });
    }

    #[divan::bench]
    fn f_format_to_arabic(bencher: Bencher<'_, '_>) {
        let source = source(REFERENCE.clone());
        bencher.counter(BytesCount::of_str(&*REFERENCE)).bench(|| {
            let parsed = parse(FileId(0), black_box(&source), Vocabulary::embedded());
            format(&parsed.tree, &source, Vocabulary::embedded(), FormatOptions { keywords: Some(Lang::Ar) })
        });
    }

    #[divan::bench]
    fn g_compose(bencher: Bencher<'_, '_>) {
        let project = loaded(REFERENCE.clone());
        bencher.bench(|| paper(black_box(&project)));
    }

    #[divan::bench(args = ["html", "docx", "akn", "pdf", "md", "txt"])]
    fn h_write(bencher: Bencher<'_, '_>, name: &str) {
        let paper = paper(&loaded(REFERENCE.clone()));
        bencher.bench(|| written(black_box(&paper), name));
    }
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod five_megabytes {
    use super::*;

    #[divan::bench]
    fn a_bare_parse(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(&*HUGE)).bench(|| bare_parse(black_box(&HUGE)));
    }

    #[divan::bench]
    fn b_full_check(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(&*HUGE)).with_inputs(|| HUGE.clone()).bench_values(checked);
    }
}

/// Processor time of this thread so far; the clock on the wall where the system does not say.
fn processor_time(since: Instant) -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = stat.as_deref().and_then(|stat| stat.split_whitespace().next()).and_then(|number| number.parse().ok());
    spent.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The processor time of one run of some work: the mean over half a second or more.
fn time_of(mut work: impl FnMut()) -> Duration {
    work();
    let clock = Instant::now();
    let start = processor_time(clock);
    let mut runs = 0;
    loop {
        work();
        runs += 1;
        let spent = processor_time(clock).saturating_sub(start);
        if spent > Duration::from_millis(500) {
            return spent / runs;
        }
    }
}

/// The processor time of all ended child processes, in the ticks of the system: 10 ms each.
fn time_of_children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok());
    Some(Duration::from_millis((ticks(13)? + ticks(14)?) * 10))
}

/// The processor time of one run of the program on a file, starting it included.
fn cold_start(file: &Path) -> Duration {
    cold(Command::new(env!("CARGO_BIN_EXE_mithaq")).arg("check").arg(file))
}

/// The processor time of one run of a command, starting it included.
fn cold(command: &mut Command) -> Duration {
    const RUNS: u32 = 50;
    let clock = Instant::now();
    let before = time_of_children();
    for _ in 0..RUNS {
        let run = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(run.is_ok_and(|status| matches!(status.code(), Some(0 | 1))), "the program does not run");
    }
    match (before, time_of_children()) {
        (Some(before), Some(after)) => (after - before) / RUNS,
        _ => clock.elapsed() / RUNS,
    }
}

/// What a process of its own says of its memory, in MiB, after checking a file.
fn memory_of(file: &Path) {
    let text = fs::read_to_string(file).expect("the file can be read");
    black_box(checked(text));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 = peak.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    println!("{}", kilobytes / 1024);
}

fn peak_memory(file: &Path) -> Option<f64> {
    let program = std::env::current_exe().ok()?;
    let run = Command::new(program).arg("--memory-of").arg(file).output().ok()?;
    let peak: f64 = String::from_utf8(run.stdout).ok()?.trim().parse().ok()?;
    (peak > 0.0).then_some(peak)
}

/// A folder of the bench, removed when it is done.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("mithaq-bench-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a temporary file can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Best effort: what remains is in the temporary folder of the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn thousand_files(folder: &Folder) -> Duration {
    let texts: Vec<String> = (0..40).map(|seed| generate(Shape { seed, ..Shape::SMALL })).collect();
    let files: Vec<PathBuf> =
        texts.iter().cycle().take(1_000).enumerate().map(|(at, text)| folder.file(&format!("{at}.bla"), text)).collect();
    let clock = Instant::now();
    let start = processor_time(clock);
    for file in &files {
        let text = fs::read_to_string(file).expect("a temporary file can be read");
        black_box(checked(text));
    }
    processor_time(clock).saturating_sub(start)
}

fn table() {
    let folder = Folder::new();
    let reference = folder.file("reference.bla", &REFERENCE);
    let huge = folder.file("huge.bla", &HUGE);
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;

    println!("\nreference file: {} articles, {} KB; processor time\n", Shape::REFERENCE.articles, REFERENCE.len() / 1_000);
    println!("{:<58} {:>12} {:>12}", "", "limit", "measured");
    row("full check, cold: the program started on the file", 20.0, ms(cold_start(&reference)), "ms");
    let warm = ms(time_of(|| {
        black_box(checked(REFERENCE.clone()));
    }));
    row("full check again, as after a keystroke", 10.0, warm, "ms");
    row("1,000 files of 75 KB, one thread", 3_000.0, ms(thousand_files(&folder)), "ms");

    let project = loaded(REFERENCE.clone());
    let [book, some, many] = [0, 500, 1_000].map(|more| {
        let law = with_rules(more);
        ms(time_of(|| {
            black_box(judged(&project, &law));
        }))
    });
    println!("{:<58} {:>12} {book:>9.1} ms", format!("the rule book alone, {} rules", Law::embedded().book().count()), "");
    println!("{:<58} {:>12} {many:>9.1} ms", "the rule book with 1,000 rules more", "");
    row("the second 500 rules more over the first 500", 1.5, (many - some) / (some - book), "x");

    let bare = ms(time_of(|| {
        black_box(bare_parse(&HUGE));
    }));
    let full = ms(time_of(|| {
        black_box(checked(HUGE.clone()));
    }));
    println!("{:<58} {:>12} {bare:>9.1} ms", "5 MB file: bare parse, the yardstick", "");
    println!("{:<58} {:>12} {full:>9.1} ms", "5 MB file: full check", "");
    row("5 MB file: full check over bare parse", 1.5, full / bare, "x");
    let growth = HUGE.len() as f64 / REFERENCE.len() as f64;
    row("5 MB file: time for each byte over that of the reference file", 1.5, full / warm / growth, "x");

    for name in ["html", "docx", "akn", "md", "txt"] {
        let time = ms(time_of(|| drop(black_box(written(&paper(&project), name)))));
        let languages = if name == "akn" { "one language" } else { "three languages in columns" };
        row(&format!("compose and write {name}, {languages}"), 20.0, time, "ms");
    }
    printed(&project);
    versions(&folder);
    if let Some(peak) = peak_memory(&reference) {
        row("memory, reference file (20 x input + 64 MiB)", 20.0 * mib(&REFERENCE) + 64.0, peak, "MiB");
    }
    if let Some(peak) = peak_memory(&huge) {
        row("memory, 5 MB file (20 x input + 64 MiB)", 20.0 * mib(&HUGE) + 64.0, peak, "MiB");
    }
    let size = fs::metadata(env!("CARGO_BIN_EXE_mithaq")).map_or(0, |facts| facts.len());
    row("the program itself", 25.0, size as f64 / 1e6, "MB");
}

fn compared(old: &Project, new: &Project) -> Comparison {
    compare(old, new, Bench { vocabulary: Vocabulary::embedded(), law: Law::embedded(), selection: &Selection::default() })
}

/// Load two texts and compare them, as `mithaq diff` does: the number of changes.
fn changes(old: &str, new: &str) -> usize {
    compared(&loaded(old.to_owned()), &loaded(new.to_owned())).changes.len()
}

fn many_or_few(old: &str, new: &str) {
    black_box(changes(old, new));
}

/// The redline for Word, from two texts to the bytes.
fn redlined(old: &str, new: &str) -> Vec<u8> {
    let (old, new) = (loaded(old.to_owned()), loaded(new.to_owned()));
    let comparison = compared(&old, &new);
    let (old, new) = (paper(&old), paper(&new));
    let authors = Authors::named(Law::embedded(), &new.metadata.parties, None);
    written(&redline(&old, &new, &comparison, &authors, Vec::new()), "docx")
}

/// Two versions compared: small edits, many edits, nothing in common.
fn versions(folder: &Folder) {
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    let other = edited(&REFERENCE, 40);
    let (old, new) = (folder.file("old.bla", &REFERENCE), folder.file("new.bla", &other));
    let found = changes(&REFERENCE, &other);
    let program = ms(cold(Command::new(env!("CARGO_BIN_EXE_mithaq")).arg("diff").arg(&old).arg(&new)));
    row(&format!("compare two versions, cold: the program, {found} changes"), 30.0, program, "ms");
    row("compare two versions again", 30.0, ms(time_of(|| many_or_few(&REFERENCE, &other))), "ms");
    let git = ms(cold(Command::new("git").args(["diff", "--no-index", "--word-diff"]).arg(&old).arg(&new)));
    println!("{:<58} {:>12} {git:>9.1} ms", "the same by `git diff --word-diff`", "");
    row(
        "redline of two versions for Word, from texts to bytes",
        150.0,
        ms(time_of(|| drop(black_box(redlined(&REFERENCE, &other))))),
        "ms",
    );
    let long = |seed| generate(Shape { articles: 480, bytes: 2_000_000, seed, ..Shape::HUGE });
    let text = long(1);
    let many = edited(&text, 1_200);
    row("two texts of 2 MB, 1,200 edits", 1_000.0, ms(time_of(|| many_or_few(&text, &many))), "ms");
    let strange = long(2).replace("matter-", "topic-");
    row("two texts of 2 MB with other contents", 1_000.0, ms(time_of(|| many_or_few(&text, &strange))), "ms");
}

/// PDF in one and in two languages, and everything of one agreement.
fn printed(project: &Project) {
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    let paper = paper(project);
    for (lang, name) in [(Lang::Ar, "Arabic"), (Lang::Fr, "French"), (Lang::En, "English")] {
        let options = Options { languages: vec![lang], layout: Layout::Single, ..Options::default() };
        let time = ms(time_of(|| drop(black_box(written_as(&paper, "pdf", &options)))));
        row(&format!("write pdf, {name}"), 250.0, time, "ms");
    }
    let columns = Options { languages: vec![Lang::Ar, Lang::Fr], layout: Layout::Columns, ..Options::default() };
    row("write pdf, Arabic and French in columns", 400.0, ms(time_of(|| drop(black_box(written_as(&paper, "pdf", &columns))))), "ms");
    let everything = || {
        for format in FORMATS {
            for lang in Lang::ALL {
                let options = Options { languages: vec![lang], layout: Layout::Single, ..Options::default() };
                drop(black_box(written_as(&paper, format.name, &options)));
            }
        }
    };
    row("every format in every language, one process", 2_000.0, ms(time_of(everything)), "ms");
}

fn mib(text: &str) -> f64 {
    text.len() as f64 / f64::from(1 << 20)
}

fn row(what: &str, limit: f64, measured: f64, unit: &str) {
    let verdict = if measured <= limit { "" } else { "  <- missed" };
    println!("{what:<58} {limit:>8.1} {unit:<3} {measured:>8.1} {unit:<3}{verdict}");
}
