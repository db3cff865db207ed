//! A page for a reader as one self-contained web page: for the screen, a tablet and the printer.

use super::super::script::direction;
use super::super::sheet::{Block, Group, Sheet, Table, Tone};
use super::inline;
use super::page;
use super::writer::{Markup, Writer};
use crate::render::failure::Failure;
use crate::text::Lang;
use crate::wording::words::Words;

/// The style of a page for a reader; pages with more on them add theirs.
pub(in crate::render) const SHEET_STYLE: &str = include_str!("../../../templates/html/sheet.css");

/// Headings of parts from which a page has a list of them.
const LISTED: usize = 5;

/// Writes a page.
///
/// # Errors
///
/// When the page shell that is built into the program cannot be filled.
pub fn sheet_html(sheet: &Sheet) -> Result<String, Failure> {
    page(sheet.lang, &sheet.title, "sheet", Markup::fixed(SHEET_STYLE), body(sheet))
}

fn body(sheet: &Sheet) -> Markup {
    let mut out = Writer::new();
    out.block("main", &[("id", "text")], |out| {
        out.block("h1", &[], |out| words(out, &sheet.title, sheet.lang));
        blocks(out, sheet);
    });
    out.finish()
}

/// Links to the parts of a long page.
fn contents(out: &mut Writer, sheet: &Sheet) {
    let heads: Vec<(usize, &str)> = sheet
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Head { level: 1, text, .. } => Some((at, text.as_str())),
            _ => None,
        })
        .collect();
    if heads.len() < LISTED {
        return;
    }
    out.block("nav", &[("aria-label", Words::embedded(sheet.lang).interface("sheet_contents"))], |out| {
        out.block("ul", &[], |out| {
            for (at, text) in heads {
                out.block("li", &[], |out| {
                    out.element("a", &[("href", &format!("#part-{at}"))], |out| words(out, text, sheet.lang));
                });
            }
        });
    });
}

fn blocks(out: &mut Writer, sheet: &Sheet) {
    let all: Vec<(usize, &Block)> = sheet.blocks.iter().enumerate().collect();
    let first = all.iter().position(|(_, block)| matches!(block, Block::Head { .. })).unwrap_or(all.len());
    let (before, mut rest) = all.split_at(first);
    run(out, before, sheet.lang);
    contents(out, sheet);
    while let Some(((at, block), after)) = rest.split_first() {
        rest = match block {
            Block::Head { tone, .. } if *tone != Tone::Plain => {
                let length = after.iter().take_while(|(_, block)| !matches!(block, Block::Head { .. })).count();
                let (inside, others) = after.split_at(length);
                out.block("section", &[("class", tone_class(*tone))], |out| {
                    heading(out, *at, block, sheet.lang);
                    run(out, inside, sheet.lang);
                });
                others
            }
            Block::Head { .. } => {
                heading(out, *at, block, sheet.lang);
                after
            }
            _ => {
                let length = rest.iter().take_while(|(_, block)| !matches!(block, Block::Head { .. })).count();
                let (inside, others) = rest.split_at(length);
                run(out, inside, sheet.lang);
                others
            }
        };
    }
}

fn heading(out: &mut Writer, at: usize, block: &Block, lang: Lang) {
    let Block::Head { level, text, .. } = block else { return };
    let tag = match level {
        1 => "h2",
        2 => "h3",
        _ => "h4",
    };
    out.block(tag, &[("id", &format!("part-{at}"))], |out| words(out, text, lang));
}

/// Blocks without headings; labelled texts that follow one another are one list.
fn run(out: &mut Writer, blocks: &[(usize, &Block)], lang: Lang) {
    let mut rest = blocks;
    while let Some(((_, block), after)) = rest.split_first() {
        rest = match block {
            Block::Pair { .. } => {
                let length = rest.iter().take_while(|(_, block)| matches!(block, Block::Pair { .. })).count();
                let (pairs, others) = rest.split_at(length);
                out.block("dl", &[], |out| pairs.iter().for_each(|(_, pair)| labelled(out, pair, lang)));
                others
            }
            other => {
                single(out, other, lang);
                after
            }
        };
    }
}

fn labelled(out: &mut Writer, pair: &Block, lang: Lang) {
    let Block::Pair { label, text } = pair else { return };
    if !label.is_empty() {
        out.element("dt", &[], |out| words(out, label, lang));
    }
    // Addresses and codes alone run as they are written, from left to right.
    let latin = text.chars().any(|letter| direction(letter) == Some(false)) && !text.chars().any(|letter| direction(letter) == Some(true));
    if lang == Lang::Ar && latin {
        out.block("dd", &[("lang", "en"), ("dir", "ltr")], |out| words(out, text, Lang::En));
    } else {
        out.block("dd", &[], |out| words(out, text, lang));
    }
}

fn single(out: &mut Writer, block: &Block, lang: Lang) {
    match block {
        Block::Line(text) => out.block("p", &[], |out| words(out, text, lang)),
        Block::List(lines) => out.block("ul", &[("class", "lines")], |out| {
            lines.iter().for_each(|line| out.block("li", &[], |out| words(out, line, lang)));
        }),
        Block::Code(text) => code(out, text),
        Block::Table(table) => self::table(out, table, lang),
        Block::Head { .. } | Block::Pair { .. } => {}
    }
}

/// Each line runs in its own direction, as in an editor.
fn code(out: &mut Writer, text: &str) {
    out.block("pre", &[("tabindex", "0")], |out| {
        let mut dir = "ltr";
        for line in text.lines() {
            // A line without letters runs as the one before.
            dir = line.chars().find_map(direction).map_or(dir, |rtl| if rtl { "rtl" } else { "ltr" });
            let indent = line.chars().take_while(|letter| *letter == ' ').count();
            let depth = ["", "in-1", "in-2", "in-3", "in-4"].get(indent.div_ceil(2)).copied().unwrap_or("in-4");
            out.element("code", &[("dir", dir), ("class", depth)], |out| out.text(line.trim_start()));
        }
    });
}

fn table(out: &mut Writer, table: &Table, lang: Lang) {
    let class = if table.figures { "table figures" } else { "table" };
    out.block("div", &[("class", class), ("tabindex", "0"), ("role", "region"), ("aria-label", &table.caption)], |out| {
        out.block("table", &[], |out| {
            if !table.caption.is_empty() {
                out.block("caption", &[], |out| words(out, &table.caption, lang));
            }
            out.block("thead", &[], |out| {
                out.block("tr", &[], |out| {
                    table.head.iter().for_each(|cell| out.element("th", &[("scope", "col")], |out| words(out, cell, lang)));
                });
            });
            table.groups.iter().for_each(|group| rows(out, group, lang));
        });
    });
}

fn rows(out: &mut Writer, group: &Group, lang: Lang) {
    out.block("tbody", &[], |out| {
        if !group.head.is_empty() {
            row(out, &group.head, "rowgroup", lang);
        }
        group.rows.iter().for_each(|cells| row(out, cells, "row", lang));
    });
}

fn row(out: &mut Writer, cells: &[String], scope: &str, lang: Lang) {
    out.block("tr", &[("class", if scope == "rowgroup" { "group" } else { "" })], |out| {
        for (at, cell) in cells.iter().enumerate() {
            if at == 0 {
                out.element("th", &[("scope", scope)], |out| words(out, cell, lang));
            } else {
                let class = if cell == "0" { "zero" } else { "" };
                out.element("td", &[("class", class)], |out| words(out, cell, lang));
            }
        }
    });
}

const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Conflict => "card conflict",
        Tone::Gap => "card gap",
        Tone::Question => "card question",
        Tone::Waived => "card waived",
    }
}

/// Words of the page; what stands in backticks is what a drafter types.
pub(super) fn words(out: &mut Writer, text: &str, lang: Lang) {
    let mut typed = false;
    let closed = text.matches('`').count().is_multiple_of(2);
    for part in text.split('`').filter(|_| closed) {
        if typed {
            out.element("code", &[("dir", "auto")], |out| inline::text(out, part, lang));
        } else {
            inline::text(out, part, lang);
        }
        typed = !typed;
    }
    if !closed {
        inline::text(out, text, lang);
    }
}
