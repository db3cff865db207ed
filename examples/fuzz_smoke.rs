//! Fuzzing on stable Rust: agreements are mutilated, and everything the program does is done to
//! what remains. The same numbers give the same inputs.
//!
//! `cargo run --release --example fuzz_smoke -- ITERATIONS [SEED] [FOLDER] [rules]`: failing inputs,
//! made as small as possible, are written to the folder. With `rules`, the pages of the rule book are
//! mutilated, and read and tried as rules.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

#[path = "../benches/common/generate.rs"]
mod generate;

#[path = "../fuzz/exercise.rs"]
mod exercise;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use generate::{Dice, Shape, THREE, generate};
use mithaq::text::Lang;

/// An input that takes longer is a failure: no real file of this size does.
const TOO_SLOW: Duration = Duration::from_secs(5);

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let iterations: u64 = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(10_000);
    let seed: u64 = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(1);
    let folder = arguments.next().map_or_else(|| std::env::temp_dir().join("mithaq-fuzz"), PathBuf::from);
    let what = if arguments.next().as_deref() == Some("rules") { Inputs::Rules } else { Inputs::Agreements };
    set_hook(Box::new(|info| {
        let place = info.location().map_or(String::new(), |location| format!("{}:{}", location.file(), location.line()));
        let said = info.payload_as_str().unwrap_or("").lines().next().unwrap_or("").to_owned();
        LAST.with(|last| *last.borrow_mut() = format!("{place}: {said}"));
        // Where nothing unwinds this is the end: the same numbers without --release make the input small.
        if cfg!(panic = "abort") {
            eprintln!("{place}: {said}");
        }
    }));

    let seeds = what.seeds();
    println!("{} seeds, {} bytes", seeds.len(), seeds.iter().map(String::len).sum::<usize>());
    let mut dice = Dice(seed);
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    let mut slowest = (Duration::ZERO, String::new());
    let start = Instant::now();
    for number in 1..=iterations {
        let text = what.next(&seeds, &mut dice);
        let began = Instant::now();
        if let Some(failure) = what.failure(&text)
            && !failures.contains_key(&failure)
        {
            eprintln!("input {number}: {failure}");
            let small = smallest(&text, &failure, what);
            failures.insert(failure, small);
        }
        let took = began.elapsed();
        if took > slowest.0 {
            slowest = (took, text);
        }
        if number % 10_000 == 0 {
            println!("{number} inputs, {} failures, {:.0?}", failures.len(), start.elapsed());
        }
    }
    if slowest.0 > TOO_SLOW && what.failure(&slowest.1).is_none() {
        failures.insert(String::from("too slow"), slowest.1.clone());
    }
    println!("{iterations} inputs in {:.1?}, slowest {:.1?}, {} distinct failures", start.elapsed(), slowest.0, failures.len());
    report(&failures, &folder, what)
}

/// What is mutilated.
#[derive(Clone, Copy)]
enum Inputs {
    Agreements,
    Rules,
}

impl Inputs {
    fn seeds(self) -> Vec<String> {
        match self {
            Self::Agreements => seeds(),
            Self::Rules => pages(),
        }
    }

    fn next(self, seeds: &[String], dice: &mut Dice) -> String {
        match self {
            Self::Agreements => mutilated(seeds, SCRAPS, dice),
            // Most accidents befall what is asked: a page that is no TOML ends there.
            Self::Rules if dice.below(4) > 0 => in_expression(seeds, dice),
            Self::Rules => mutilated(seeds, WORDS, dice),
        }
    }

    /// Where and why an input fails, if it does.
    fn failure(self, text: &str) -> Option<String> {
        let exercise = match self {
            Self::Agreements => exercise::everything,
            Self::Rules => exercise::rules,
        };
        match catch_unwind(AssertUnwindSafe(|| exercise(text))) {
            Ok(()) => None,
            Err(_) => Some(LAST.with(|last| last.borrow().clone())),
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Agreements => "bla",
            Self::Rules => "toml",
        }
    }
}

/// The pages of the rule book.
fn pages() -> Vec<String> {
    let inside = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = inside(PathBuf::from("rules")).flat_map(inside).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    texts.filter(|text| asked(text).is_some()).collect()
}

/// A page whose `require` has met with accidents.
fn in_expression(seeds: &[String], dice: &mut Dice) -> String {
    let page = seeds.get(dice.below(seeds.len())).map_or("", String::as_str);
    let other = seeds.get(dice.below(seeds.len())).map_or("", String::as_str);
    let (Some((before, mine, after)), Some((_, more, _))) = (asked(page), asked(other)) else { return page.to_owned() };
    let joined = match dice.below(6) {
        0 => format!("{mine} and {more}"),
        1 => format!("({mine}) or not ({more})"),
        2 => more.to_owned(),
        _ => mine.to_owned(),
    };
    let changed = match dice.below(8) {
        0 => joined,
        1..=4 => other_word(&joined, &format!("{mine} {more}"), dice),
        _ => mutilated(&[joined], WORDS, dice),
    };
    format!("{before}{}{after}", changed.replace('\'', ""))
}

/// One word made another, of the same two rules or an odd one: often still an expression.
fn other_word(text: &str, near: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let near: Vec<&str> = near.split(' ').collect();
    let at = dice.below(words.len());
    let from = if dice.below(3) == 0 { WORDS } else { &near };
    if let (Some(word), Some(other)) = (words.get_mut(at), from.get(dice.below(from.len()))) {
        *word = other.trim();
    }
    words.join(" ")
}

/// What stands before `require`, in it, and after it.
fn asked(page: &str) -> Option<(&str, &str, &str)> {
    const KEY: &str = "\nrequire = '";
    let start = page.find(KEY)? + KEY.len();
    let length = page.get(start..)?.find("'\n").filter(|length| *length > 1)?;
    Some((page.get(..start)?, page.get(start..start + length)?, page.get(start + length..)?))
}

fn report(failures: &BTreeMap<String, String>, folder: &Path, what: Inputs) -> ExitCode {
    if failures.is_empty() {
        return ExitCode::SUCCESS;
    }
    if let Err(error) = std::fs::create_dir_all(folder) {
        eprintln!("{}: {error}", folder.display());
    }
    for (number, (failure, text)) in failures.iter().enumerate() {
        let path = folder.join(format!("failure-{number}.{}", what.ending()));
        println!("{}\n  {failure}\n  {text:?}", path.display());
        if let Err(error) = std::fs::write(&path, text) {
            eprintln!("{}: {error}", path.display());
        }
    }
    ExitCode::FAILURE
}

/// Short agreements: generated ones in several mixes of languages, and the parts of real ones.
fn seeds() -> Vec<String> {
    let mut seeds = Vec::new();
    let mixes: [&'static [Lang]; 4] = [THREE, &[Lang::Ar, Lang::Fr], &[Lang::En], &[Lang::Ar]];
    for seed in 0..24 {
        let languages = mixes.get(usize::try_from(seed).unwrap_or(0) % mixes.len()).copied().unwrap_or(THREE);
        let whole = generate(Shape { articles: 60, bytes: 60_000, languages, seed, ..Shape::SMALL });
        seeds.extend(parts(&whole).into_iter().take(6));
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir("agreements").into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "bla")) {
        if let Ok(text) = std::fs::read_to_string(file) {
            seeds.extend(parts(&text));
        }
    }
    seeds
}

/// The header of an agreement with each of its articles and annexes in turn.
fn parts(text: &str) -> Vec<String> {
    let starts = |line: &str| ["preamble {", "article ", "annex ", "define "].iter().any(|word| line.trim_start().starts_with(word));
    let mut chunks: Vec<String> = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if starts(line) {
            chunks.push(String::new());
        }
        if let Some(last) = chunks.last_mut() {
            last.push_str(line);
        }
    }
    let Some((header, rest)) = chunks.split_first() else { return Vec::new() };
    rest.iter().filter(|part| part.len() < 6_000).map(|part| format!("{header}{part}")).collect()
}

/// What drafters type by accident, and what an attacker would.
const SCRAPS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "{{{{{{{{",
    "}}}}",
    "]]]]",
    "\"",
    "\"\"\"",
    "\\",
    "\\\"",
    ":",
    ";",
    "،",
    "؛",
    "|",
    ",",
    "#",
    "@",
    "@matter-0",
    "{costs.visa}",
    "{",
    "{hours.normal week, nom}",
    "{a.b, c}",
    "\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{202F}",
    "\u{FEFF}",
    "\u{200F}",
    "\u{202E}",
    "\u{2066}",
    "\u{0}",
    "\u{301}",
    "٣٠ يوماً",
    "۱۲",
    "99999999999999999999999",
    "0",
    "-1",
    "1.5.2",
    "30 %",
    "150 %",
    "at least 30 days",
    "at most",
    "between 1 and",
    "between 9 days and 3 days",
    "at least at most 3 days",
    "as law of LY",
    "as law of",
    "no less than nationals",
    "none",
    "yes",
    "نعم",
    "لا",
    "[LY: 24 days | NE: 30 days]",
    "[LY: [NE: 3 days]]",
    "[ | | ]",
    "; worker if serious misconduct",
    "employer; worker",
    "2028-01-01",
    "2028-13-45",
    "0000-00-00",
    "9999-12-31",
    "1800 LYD per month",
    "1800.5555 LYD",
    "LYD",
    "30 days after last notification",
    "first day of second month after exchange of instruments",
    "use \"other.bla\"",
    "row { }",
    "row { occupation: ISCO-2221 quota: 500 per year }",
    "article x {",
    "article {",
    "define worker {",
    "wording { ar: \"{hours.normal day}\" }",
    "accept x { }",
    "stage: signed",
    "form: memorandum",
    "authentic: ar",
    "authentic:",
    "title { }",
    "title: \"x\"",
    "ar: \"\"",
    "en: \"\"\"multi\nline\"\"\"",
    "paragraph { ar: \"…\" }",
    "annex a {",
    "chapter c {",
    "unlimited",
    "é",
    "𝔘",
    "👩‍👩‍👧",
    "لـ{hours.normal week}",
    "\u{640}",
    "ﷺ",
    "1 000",
    "1,000",
    "½",
    "100 %%",
    "per per per",
    "if if",
    "for for",
];

/// What authors of rules type by accident, and what an attacker would.
const WORDS: &[&str] = &[
    "(",
    ")",
    "((((((((((",
    "))))",
    "not ",
    "not not not ",
    " and ",
    " or ",
    "any ",
    "every row of quotas: ",
    "some article: ",
    "every hours: ",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    " * 7",
    " * 99999999999",
    " in ",
    " has ",
    " lacks ",
    " stated",
    " absent",
    ".",
    ",",
    ":",
    "\"",
    "'",
    "hours.normal_week",
    "leave.annual",
    "costs.visa",
    "row.quota",
    "agreement.date",
    "law(origin).leave.annual",
    "law(destination).wages.minimum",
    "binds(both, \"C118\")",
    "known(law(origin).leave.annual)",
    "within(entry-into-force.instant, 30 days, arrival)",
    "parties",
    "rows(quotas)",
    "interval(joint-committee.ordinary_meetings)",
    "count(complaints.languages)",
    "unconditional(costs.visa)",
    "years(origin, \"min_age_general\")",
    "0",
    "48 hours",
    "1 month",
    "30 days",
    "99999999999999999999999999999 hours",
    "0.0000000000000000000000000001 days",
    "150 %",
    "450 LYD per month",
    "2026-11-21",
    "2026-02-30",
    "none",
    "unlimited",
    "yes",
    "no",
    "employer",
    "worker",
    "{",
    "}",
    "{law}",
    "[",
    "]",
    "\n",
    "\r\n",
    "\\u0000",
    "\\",
    "é",
    "𝔘",
    "\u{202E}",
    "\u{0}",
    "'''",
    "\"\"\"",
    "[check]",
    "[[good]]",
    "text = ",
    "marks = ",
    "outcome = \"gap\"",
    "id = ",
    "basis = []",
];

/// A seed after one to eight accidents. All of them keep the text UTF-8.
fn mutilated(seeds: &[String], scraps: &[&str], dice: &mut Dice) -> String {
    let mut text: Vec<char> = seeds.get(dice.below(seeds.len())).map_or_else(Vec::new, |seed| seed.chars().collect());
    for _ in 0..=dice.below(8) {
        let at = dice.below(text.len() + 1);
        let reach = if dice.below(4) == 0 { 400 } else { 12 };
        let length = (1 + dice.below(reach)).min(text.len() - at);
        match dice.below(11) {
            // A letter becomes another, often a neighbour.
            0 => {
                if let Some(letter) = text.get_mut(at) {
                    *letter = char::from_u32(u32::from(*letter) ^ (1 << dice.below(9))).unwrap_or('}');
                }
            }
            // Something is cut out.
            1 | 2 => drop(text.drain(at..at + length)),
            // Something stands twice.
            3 => {
                let again: Vec<char> = text.iter().skip(at).take(length).copied().collect();
                let to = dice.below(text.len() + 1);
                drop(text.splice(to..to, again));
            }
            // Two words change places.
            4 => swap_words(&mut text, dice),
            // Something odd is typed.
            5..=7 => {
                let scrap = scraps.get(dice.below(scraps.len())).copied().unwrap_or("");
                drop(text.splice(at..at, scrap.chars()));
            }
            // Something odd stands in place of a value.
            8 => {
                let end = text.iter().skip(at).position(|letter| *letter == '\n').map_or(text.len(), |line| at + line);
                let start = text.iter().take(end).rposition(|letter| *letter == ':').map_or(end, |colon| colon + 1);
                let scrap = scraps.get(dice.below(scraps.len())).copied().unwrap_or("");
                drop(text.splice(start..end, scrap.chars()));
            }
            // A storm of brackets.
            9 => {
                let storm: Vec<char> =
                    (0..1 + dice.below(120)).filter_map(|_| ['{', '[', ']', '}', '|', ':', '"'].get(dice.below(7)).copied()).collect();
                drop(text.splice(at..at, storm));
            }
            // The end is missing.
            _ => text.truncate(text.len() - dice.below(text.len() / 4 + 1)),
        }
    }
    text.into_iter().collect()
}

fn swap_words(text: &mut [char], dice: &mut Dice) {
    let word = |dice: &mut Dice| {
        let at = dice.below(text.len());
        let start = text.iter().take(at).rposition(|letter| letter.is_whitespace()).map_or(0, |space| space + 1);
        let end = text.iter().skip(at).position(|letter| letter.is_whitespace()).map_or(text.len(), |space| at + space);
        (start, end.max(start))
    };
    let (one, two) = (word(dice), word(dice));
    let length = (one.1 - one.0).min(two.1 - two.0);
    if one.0.abs_diff(two.0) >= length {
        for at in 0..length {
            text.swap(one.0 + at, two.0 + at);
        }
    }
}

/// The smallest part of an input that fails in the same way: ever smaller runs are left out.
fn smallest(text: &str, failure_of_whole: &str, what: Inputs) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut size = letters.len() / 2;
    let mut budget = 3_000;
    while size > 0 && budget > 0 {
        let mut at = 0;
        let mut shrunk = false;
        while at < letters.len() && budget > 0 {
            budget -= 1;
            let rest: String = letters.iter().take(at).chain(letters.iter().skip(at + size)).collect();
            if what.failure(&rest).as_deref() == Some(failure_of_whole) {
                letters = rest.chars().collect();
                shrunk = true;
            } else {
                at += size;
            }
        }
        if !shrunk || size > 1 {
            size /= 2;
        }
    }
    letters.into_iter().collect()
}
