//! What a paragraph says in figures, for comparing languages.

use mithaq::render::tree::{Article, Block, Inline, Item, Line, Paper};
use mithaq::text::Lang;

/// Every paragraph with its lines, and whether they are cells of a table. Labels are left out: letters and
/// Roman numbers are no figures.
pub fn paragraphs(paper: &Paper) -> Vec<(String, Vec<(&Line, bool)>)> {
    fn lines<'a>(all: &'a [Item], out: &mut Vec<(&'a Line, bool)>) {
        for item in all {
            out.push((&item.text, false));
            lines(&item.items, out);
        }
    }
    let mut out = Vec::new();
    let bodies = paper.articles().map(|article: &Article| (article.id.as_str(), article.paragraphs.as_slice())).chain(
        paper.blocks.iter().filter_map(|block| match block {
            Block::Annex(annex) => Some((annex.id.as_str(), annex.paragraphs.as_slice())),
            _ => None,
        }),
    );
    for (id, paragraphs) in bodies {
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let mut all = vec![(&paragraph.text, false)];
            lines(&paragraph.items, &mut all);
            if let Some(table) = &paragraph.table {
                all.extend(table.rows.iter().flatten().map(|cell| (cell, true)));
            }
            out.push((format!("{id} §{}", at + 1), all));
        }
    }
    out
}

/// The figures of a line. References are left out, since annexes are numbered in Roman figures in two
/// languages; so are one and two in tables, which Arabic says with the noun itself.
pub fn figures_of(line: &Line, lang: Lang, cell: bool) -> Vec<String> {
    fn said(inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Strong(text) | Inline::Foreign { text, .. } => out.push_str(text),
                Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => {
                    out.push(' ');
                    said(inside, out);
                    out.push(' ');
                }
                Inline::Link { .. } => out.push(' '),
                Inline::Missing | Inline::Blank(_) => {}
            }
        }
    }
    let mut text = String::new();
    said(line.get(lang).map_or(&[][..], Vec::as_slice), &mut text);
    // The first article is « premier » in French and a figure elsewhere.
    let first = text.to_lowercase().matches("article premier").map(|_| String::from("1")).collect::<Vec<_>>();
    figures(&text).into_iter().chain(first).filter(|number| !(cell && matches!(number.as_str(), "1" | "2"))).collect()
}

/// The numbers in figures, thousands joined, decimals with a point, in Western digits.
pub fn figures(text: &str) -> Vec<String> {
    let western = mithaq::text::to_western(text);
    let letters: Vec<char> = western.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let three = |at: usize| digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
    let mut out = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if letters[at].is_ascii_alphabetic() {
            // A code: C118.
            while at < letters.len() && letters[at].is_ascii_alphanumeric() {
                at += 1;
            }
            continue;
        }
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while at < letters.len() {
            let letter = letters[at];
            if letter.is_ascii_digit() {
                number.push(letter);
            } else if matches!(letter, '\u{202F}' | '\u{A0}' | ',' | '٬') && three(at + 1) && number.len() <= 9 && !number.contains('.') {
                // A separator of thousands.
            } else if matches!(letter, '.' | ',' | '٫') && digit(at + 1) && !number.contains('.') {
                number.push('.');
            } else {
                break;
            }
            at += 1;
        }
        let plain = number.trim_end_matches('.');
        let plain = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { plain };
        out.push(plain.to_owned());
    }
    out
}
