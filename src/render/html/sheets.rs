//! What printed sheets bear that depends on the paper: running title, number, seal and initials, for each choice of
//! languages. A browser that cannot print it prints the rest.

use super::super::script::visible;
use super::super::tree::{Kind, Line, Paper, blank};
use super::bar::{view_id, views};
use crate::text::Lang;

/// Rules for the sheets of these passes.
pub(super) fn sheets(paper: &Paper, passes: &[Vec<Lang>]) -> String {
    let mut out = String::new();
    for langs in passes {
        match langs.as_slice() {
            [lang] => sheet(&mut out, paper, lang.code(), &format!(".version:lang({})", lang.code()), langs),
            _ => {
                sheet(&mut out, paper, "beside", ".version", langs);
                for view in views(langs).into_iter().filter(|view| view.len() < langs.len()) {
                    let id = view_id(view);
                    sheet(&mut out, paper, &id, &format!(".columns:has(#{id}:checked) .version"), view);
                }
            }
        }
    }
    out
}

/// The sheets of one choice of languages; the title page bears no running title.
fn sheet(out: &mut String, paper: &Paper, name: &str, selector: &str, langs: &[Lang]) {
    // A guide and a brief are to be one sheet: they take more of the paper.
    let size = match (langs.len() > 2, paper.kind) {
        (true, Kind::Guide | Kind::Brief) => "A4 landscape; margin: 13mm 13mm 15mm",
        (false, Kind::Guide | Kind::Brief) => "A4; margin: 13mm 13mm 15mm",
        (true, _) => "A4 landscape",
        (false, _) => "A4",
    };
    let dir = if let [lang] = langs { lang.dir() } else { "ltr" };
    let foot = foot(paper, langs, dir);
    let running = running(paper, langs);
    out.push_str(&format!("@page {name} {{ size: {size}; @top-center {{ content: {running}; direction: {dir}; }} {foot} }}\n"));
    out.push_str(&format!("{selector} {{ page: {name}; }}\n"));
    if paper.kind == Kind::Agreement {
        out.push_str(&format!("@page {name}-cover {{ size: {size}; @top-center {{ content: none; }} {foot} }}\n"));
        out.push_str(&format!("{selector} .cover {{ page: {name}-cover; }}\n"));
    }
}

fn running(paper: &Paper, langs: &[Lang]) -> String {
    let titles = langs.iter().map(|lang| isolated(&paper.flat_last(&paper.running, *lang))).filter(|title| !title.is_empty());
    quoted(&titles.collect::<Vec<_>>().join(" · "))
}

/// The number of the page with the seal under it, and the places for initials on the far side.
fn foot(paper: &Paper, langs: &[Lang], dir: &str) -> String {
    let mut number = match langs {
        [lang] => counted(&paper.words(*lang).page),
        _ => format!("{} counter(page) {} counter(pages)", quoted("\u{200e}"), quoted(" / ")),
    };
    if let (Some(seal), Some(lang)) = (&paper.seal, langs.first()) {
        let line = paper.words(*lang).sealed(&isolated(seal));
        number.push_str(&format!(" \"\\A \" {}", quoted(&line)));
    }
    let mut foot = format!("@bottom-center {{ content: {number}; direction: {dir}; }}");
    if let (false, Some(lang)) = (paper.initials.is_empty(), langs.first()) {
        let side = if dir == "rtl" { "left" } else { "right" };
        let who = paper.initials.iter().map(|who| place(paper, who, *lang));
        let words = std::iter::once(paper.words(*lang).initials.clone()).chain(who).collect::<Vec<_>>().join("   ");
        foot.push_str(&format!(" @bottom-{side} {{ content: {}; direction: {dir}; }}", quoted(&words)));
    }
    foot
}

fn place(paper: &Paper, who: &Line, lang: Lang) -> String {
    format!("{} {}", paper.flat_last(who, lang), blank(9))
}

/// « Page {page} sur {pages} » with the counters of the printer in its slots.
fn counted(words: &str) -> String {
    let (before, rest) = words.split_once("{page}").unwrap_or((words, ""));
    let (between, after) = rest.split_once("{pages}").unwrap_or((rest, ""));
    format!("{} counter(page) {} counter(pages) {}", quoted(before), quoted(between), quoted(after))
}

/// A text that cannot reorder what stands beside it.
fn isolated(text: &str) -> String {
    let text = visible(text);
    if text.is_empty() { String::new() } else { format!("\u{2068}{text}\u{2069}") }
}

/// A text as a string of a style: all but letters, figures and blanks by number, so that it can end nothing.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:06x}", u32::from(c)));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::tree::sample::{HOSTILE, sample, say};
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_string() {
        let mut paper = sample();
        paper.running = say(HOSTILE, "\"; } body { display: none } </style>", "a\\");
        let rules = sheets(&paper, &[Lang::ALL.to_vec()]);
        assert!(!rules.contains('<') && !rules.contains("display: none"), "{rules}");
        assert_eq!(rules.matches('"').count() % 2, 0);
        assert_eq!(rules.matches('{').count(), rules.matches('}').count());
    }

    #[test]
    fn every_choice_has_its_sheets() {
        let mut paper = sample();
        paper.seal = Some("0123abcd".to_owned());
        paper.initials = vec![say("ل", "L", "L")];
        let rules = sheets(&paper, &[Lang::ALL.to_vec()]);
        for name in ["beside", "view-ar", "view-fr", "view-en", "view-ar-fr"] {
            assert!(rules.contains(&format!("@page {name} ")) && rules.contains(&format!("@page {name}-cover ")), "{name}\n{rules}");
        }
        assert_eq!(rules.matches("landscape").count(), 2, "three languages need the wide sheet");
        assert_eq!(rules.matches("0123abcd").count(), 10);
        assert!(rules.contains("@bottom-left") && rules.contains("@bottom-right"));
    }

    #[test]
    fn other_papers_have_no_title_page() {
        let mut paper = sample();
        paper.kind = Kind::Guide;
        assert!(!sheets(&paper, &[vec![Lang::Fr]]).contains("cover"));
    }
}
