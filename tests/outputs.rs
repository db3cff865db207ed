//! The real drafts: each checks, formats, turns its keywords into each language and back, and prints the
//! same articles, paragraphs and numbers in every language and format.

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

use std::collections::BTreeMap;
use std::path::PathBuf;

use mithaq::finding::Severity;
use mithaq::law::Law;
use mithaq::model::{NotLoaded, Project, load};
use mithaq::render::tree::{Item, Line, Paper};
use mithaq::render::{FORMATS, Layout, Options};
use mithaq::text::{Lang, Source};
use mithaq::vocabulary::Vocabulary;
use mithaq::wording::message::message;

use support::figures::{figures, figures_of, paragraphs};
use support::{files_under, findings, formatted, paper, root, shown};

/// The agreements, apart from parts that other files use and from the bad examples, which `examples.rs` judges.
fn agreements() -> Vec<PathBuf> {
    let mut all = files_under(&root().join("agreements"), "bla");
    all.retain(|path| !path.components().any(|part| part.as_os_str() == "examples"));
    assert!(!all.is_empty(), "no agreement under agreements/");
    let used: Vec<PathBuf> = all.iter().flat_map(|path| loaded(path, None).1).collect();
    all.into_iter().filter(|path| !used.contains(path)).collect()
}

/// The project of a file, with the files it uses read beside it; every text may be rewritten on the way.
fn loaded(path: &std::path::Path, keywords: Option<&[Option<Lang>]>) -> (Project, Vec<PathBuf>) {
    let rewritten = |path: &std::path::Path| {
        let mut text = std::fs::read_to_string(path).ok()?;
        for step in keywords.unwrap_or_default() {
            text = formatted(&text, *step);
        }
        Some(Source::new(path.display().to_string(), text))
    };
    let main = rewritten(path).unwrap_or_else(|| panic!("{} cannot be read", path.display()));
    let project = load(main, Vocabulary::embedded(), &|written, from| {
        let beside = std::path::Path::new(from).parent().unwrap().join(written);
        let beside = beside.canonicalize().map_err(|_| NotLoaded::Missing)?;
        rewritten(&beside).ok_or(NotLoaded::Missing)
    });
    let used = project.sources.iter().skip(1).filter_map(|(_, source)| PathBuf::from(&source.name).canonicalize().ok()).collect();
    (project, used)
}

fn name(path: &std::path::Path) -> String {
    path.strip_prefix(root().canonicalize().unwrap_or_default())
        .or_else(|_| path.strip_prefix(root()))
        .unwrap_or(path)
        .display()
        .to_string()
}

#[test]
fn every_agreement_checks_without_an_error() {
    let mut offences = Vec::new();
    for path in agreements() {
        let (project, _) = loaded(&path, None);
        for finding in findings(&project).iter().filter(|finding| finding.severity == Severity::Error) {
            offences.push(format!("{}: {}", shown(finding, &project), message(finding, Law::embedded(), Lang::En).text));
        }
    }
    assert!(offences.is_empty(), "{} errors\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn every_agreement_is_in_canonical_form() {
    for path in files_under(&root().join("agreements"), "bla") {
        let text = std::fs::read_to_string(&path).unwrap();
        let once = formatted(&text, None);
        assert_eq!(formatted(&once, None), once, "{}: formatting twice changes the text", name(&path));
        assert!(once == text, "{}: `mithaq fmt` would change it", name(&path));
    }
}

#[test]
fn formatting_keeps_what_is_said() {
    for path in agreements() {
        let before = paper(&loaded(&path, None).0);
        let after = paper(&loaded(&path, Some(&[None])).0);
        same(&before, &after, &format!("{} formatted", name(&path)));
    }
}

#[test]
fn keywords_in_each_language_say_the_same() {
    for path in agreements() {
        let before = paper(&loaded(&path, None).0);
        for lang in Lang::ALL {
            let (turned, _) = loaded(&path, Some(&[Some(lang)]));
            let errors: Vec<String> = turned.findings.iter().map(|finding| shown(finding, &turned)).collect();
            let there = format!("{} with {} keywords", name(&path), lang.code());
            assert!(errors.is_empty(), "{there}:\n{}", errors.join("\n"));
            same(&before, &paper(&turned), &there);
            let back = paper(&loaded(&path, Some(&[Some(lang), Some(Lang::En)])).0);
            same(&before, &back, &format!("{there} and back"));
        }
    }
}

/// Keywords turned twice give the text that turning once gives.
#[test]
fn turning_keywords_settles() {
    for path in agreements() {
        let text = std::fs::read_to_string(&path).unwrap();
        for lang in Lang::ALL {
            let once = formatted(&text, Some(lang));
            assert!(formatted(&once, Some(lang)) == once, "{}: {} keywords do not settle", name(&path), lang.code());
        }
    }
}

fn same(before: &Paper, after: &Paper, what: &str) {
    if before == after {
        return;
    }
    let mut out = String::new();
    for lang in Lang::ALL {
        let (one, two) = (before.text(lang), after.text(lang));
        for (one, two) in one.lines().zip(two.lines()).filter(|(one, two)| one != two).take(5) {
            out.push_str(&format!("- {one}\n+ {two}\n"));
        }
    }
    panic!("{what}: the papers differ\n{out}");
}

#[test]
fn every_format_and_layout_prints_every_agreement_the_same_twice() {
    for path in agreements() {
        let one = paper(&loaded(&path, None).0);
        let two = paper(&loaded(&path, None).0);
        for format in FORMATS.iter().filter(|format| format.text) {
            for layout in [Layout::Single, Layout::Columns, Layout::Sequence] {
                for languages in [vec![], vec![Lang::Ar], vec![Lang::Fr], vec![Lang::En], vec![Lang::Ar, Lang::Fr], Lang::ALL.to_vec()] {
                    let options = Options { languages, layout, ..Options::default() };
                    let what = format!("{} as {} {options:?}", name(&path), format.name);
                    let first = (format.write)(&one, &options).unwrap_or_else(|error| panic!("{what}: {error:?}"));
                    let second = (format.write)(&two, &options).unwrap();
                    assert!(first == second, "{what}: two runs differ");
                    let first = String::from_utf8(first).unwrap();
                    assert!(first.len() > 2000, "{what}: only {} bytes", first.len());
                    assert!(first.ends_with('\n') && !first.contains('\r'), "{what}: line ends");
                    let after_head = first.split_once("</style>").map_or(first.as_str(), |(_, body)| body);
                    assert!(!after_head.contains("{{"), "{what}: a template shows");
                }
            }
        }
    }
}

#[test]
fn nothing_unresolved_is_printed() {
    let mut offences = Vec::new();
    for path in agreements() {
        let (project, _) = loaded(&path, None);
        let paper = paper(&project);
        for lang in paper.all_languages() {
            let missing = &paper.words(lang).missing;
            for line in paper.text(lang).lines() {
                let wrong = line.contains(['{', '}'])
                    || line.contains('@')
                    || (!missing.is_empty() && line.contains(missing.as_str()) && paper.languages.contains(&lang))
                    || line.contains("  ")
                    || line.contains("..")
                    || line.contains('_');
                if wrong {
                    offences.push(format!("{} in {}: {line}", name(&path), lang.code()));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn every_language_has_the_same_articles_and_paragraphs() {
    for path in agreements() {
        let (project, _) = loaded(&path, None);
        let paper = paper(&project);
        let counts: BTreeMap<&str, Vec<usize>> = paper.languages.iter().map(|lang| (lang.code(), counts(&paper, *lang))).collect();
        let first = counts.values().next().expect("an authentic language");
        for (lang, other) in &counts {
            assert_eq!(other, first, "{}: {lang} has other paragraphs", name(&path));
        }
        assert!(first.len() > 5, "{}: only {} articles", name(&path), first.len());
    }
}

/// For each article, how many lines it has in a language.
fn counts(paper: &Paper, lang: Lang) -> Vec<usize> {
    let said = |line: &Line| usize::from(!paper.flat(line, lang).trim().is_empty());
    fn items(all: &[Item], said: &impl Fn(&Line) -> usize) -> usize {
        all.iter().map(|item| said(&item.text) + items(&item.items, said)).sum()
    }
    paper
        .articles()
        .map(|article| article.paragraphs.iter().map(|paragraph| said(&paragraph.text) + items(&paragraph.items, &said)).sum())
        .collect()
}

#[test]
fn numbers_are_the_same_in_every_language() {
    let mut offences = Vec::new();
    for path in agreements() {
        let (project, _) = loaded(&path, None);
        let paper = paper(&project);
        let languages = paper.all_languages();
        for (place, lines) in paragraphs(&paper) {
            let numbers = |lang: Lang| -> Vec<String> {
                let mut all: Vec<String> = lines.iter().flat_map(|(line, cell)| figures_of(line, lang, *cell)).collect();
                all.sort();
                all
            };
            let missing = |lang: Lang| lines.iter().any(|(line, _)| !line.is_empty() && line.get(lang).is_none());
            let spoken: Vec<Lang> = languages.iter().copied().filter(|lang| !missing(*lang)).collect();
            let Some(first) = spoken.first() else { continue };
            let expected = numbers(*first);
            for lang in &spoken {
                let found = numbers(*lang);
                if found != expected {
                    let said: Vec<String> = [first, lang]
                        .iter()
                        .map(|lang| lines.iter().map(|(line, _)| paper.flat(line, **lang)).collect::<Vec<_>>().join(" "))
                        .collect();
                    offences.push(format!(
                        "{} {place}: {} {expected:?}, {} {found:?}\n    {}\n    {}",
                        name(&path),
                        first.code(),
                        lang.code(),
                        said[0],
                        said[1]
                    ));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{} paragraphs\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn figures_are_read_in_every_language() {
    assert_eq!(figures("one thousand (1,500) days"), ["1500"]);
    assert_eq!(figures("1\u{202F}500 jours, 30 heures"), ["1500", "30"]);
    assert_eq!(figures("1,5 jour et 12,50 LYD"), ["1.5", "12.5"]);
    assert_eq!(figures("٤٨ ساعة"), ["48"]);
    assert_eq!(figures("C118, ISCO-2221"), ["2221"]);
}

#[test]
fn arabic_pages_run_from_right_to_left() {
    for path in agreements() {
        let paper = paper(&loaded(&path, None).0);
        let html = FORMATS.iter().find(|format| format.name == "html").expect("html is a format");
        let page = |languages: Vec<Lang>, layout| {
            String::from_utf8((html.write)(&paper, &Options { languages, layout, ..Options::default() }).unwrap()).unwrap()
        };
        let head = |page: &str| page.split_once("<html").and_then(|(_, rest)| rest.split_once('>')).map(|(tag, _)| tag.to_owned()).unwrap();
        let arabic = head(&page(vec![Lang::Ar], Layout::Single));
        assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("lang=\"ar\""), "{}: <html{arabic}>", name(&path));
        let french = head(&page(vec![Lang::Fr], Layout::Single));
        assert!(!french.contains("rtl") && french.contains("lang=\"fr\""), "{}: <html{french}>", name(&path));
        let both = page(vec![Lang::Ar, Lang::Fr], Layout::Columns);
        assert!(both.contains("dir=\"rtl\"") && both.contains("dir=\"ltr\""), "{}: columns in one direction", name(&path));
    }
}

#[test]
fn pages_stand_alone() {
    for path in agreements() {
        let paper = paper(&loaded(&path, None).0);
        let html = FORMATS.iter().find(|format| format.name == "html").unwrap();
        let page = String::from_utf8((html.write)(&paper, &Options { layout: Layout::Columns, ..Options::default() }).unwrap()).unwrap();
        for outside in ["http://", "https://", "<script", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{}: the page reaches outside: {outside}", name(&path));
        }
        balanced(&page, &name(&path));
    }
}

/// Every element that opens closes, in order.
fn balanced(page: &str, what: &str) {
    const VOID: [&str; 7] = ["meta", "link", "br", "hr", "img", "input", "col"];
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let mut open: Vec<String> = Vec::new();
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or("");
        let word: String = tag.trim_start_matches('/').chars().take_while(|letter| letter.is_alphanumeric()).collect();
        if tag.starts_with('!') || VOID.contains(&word.as_str()) || tag.ends_with('/') {
            continue;
        }
        if tag.starts_with('/') {
            let last = open.pop();
            let outer = matches!(word.as_str(), "head" | "html") && last.is_none();
            assert!(outer || last.as_deref() == Some(word.as_str()), "{what}: </{word}> closes <{last:?}>");
        } else {
            open.push(word);
        }
    }
    assert!(open.is_empty(), "{what}: never closed: {open:?}");
}

#[test]
fn ids_are_used_once_in_a_paper() {
    for path in agreements() {
        let paper = paper(&loaded(&path, None).0);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for article in paper.articles() {
            *seen.entry(article.id.clone()).or_default() += 1;
            for paragraph in &article.paragraphs {
                *seen.entry(paragraph.id.clone()).or_default() += 1;
            }
        }
        let twice: Vec<&String> = seen.iter().filter(|(_, times)| **times > 1).map(|(id, _)| id).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", name(&path));
    }
}
