//! A page for a reader as Markdown.

use std::fmt::Write as _;

use super::super::script::runs;
use super::super::sheet::{Block, Sheet, Table};
use super::escape::{escape, foreign, guard_start};
use crate::text::Lang;

/// Writes a page as Markdown, as GitHub shows it.
#[must_use]
pub fn sheet_markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n", words(&sheet.title, sheet.lang));
    for (at, block) in sheet.blocks.iter().enumerate() {
        let last = !matches!(sheet.blocks.get(at + 1), Some(Block::Pair { .. }));
        write(&mut out, block, last, sheet.lang);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    if sheet.lang == Lang::Ar { format!("<div dir=\"rtl\" lang=\"ar\">\n\n{out}\n</div>\n") } else { out }
}

fn write(out: &mut String, block: &Block, last: bool, lang: Lang) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Head { level, text, .. } => write!(out, "{} {}\n\n", "#".repeat(usize::from(*level) + 1), words(text, lang)),
        Block::Line(text) => write!(out, "{}\n\n", guard_start(&words(text, lang))),
        Block::Pair { label, text } => {
            let lead = if label.is_empty() { String::new() } else { format!("**{}**{}", words(label, lang), colon(lang)) };
            let dash = if label.is_empty() { "  - " } else { "- " };
            write!(out, "{dash}{lead}{}\n{}", words(text, lang), if last { "\n" } else { "" })
        }
        Block::List(lines) => {
            lines.iter().for_each(|line| out.push_str(&format!("- {}\n", words(line, lang))));
            writeln!(out)
        }
        Block::Code(text) => write!(out, "```bla\n{}\n```\n\n", text.trim_end()),
        Block::Table(rows) => {
            table(out, rows, lang);
            writeln!(out)
        }
    };
}

fn table(out: &mut String, table: &Table, lang: Lang) {
    if !table.caption.is_empty() {
        out.push_str(&format!("**{}**\n\n", words(&table.caption, lang)));
    }
    row(out, &table.head, false, lang);
    let rule = if table.figures { "---:" } else { "---" };
    let rules: Vec<&str> = (0..table.head.len()).map(|at| if at == 0 { "---" } else { rule }).collect();
    out.push_str(&format!("| {} |\n", rules.join(" | ")));
    for group in &table.groups {
        if !group.head.is_empty() {
            row(out, &group.head, true, lang);
        }
        group.rows.iter().for_each(|cells| row(out, cells, false, lang));
    }
}

fn row(out: &mut String, cells: &[String], strong: bool, lang: Lang) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| if strong && !cell.is_empty() { format!("**{}**", words(cell, lang)) } else { words(cell, lang) })
        .collect();
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}: ",
        Lang::En | Lang::Ar => ": ",
    }
}

/// Words of the page; what stands in backticks is code.
fn words(text: &str, lang: Lang) -> String {
    let closed = text.matches('`').count().is_multiple_of(2);
    if !closed {
        return plain(text, lang);
    }
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            out.push_str(&format!("`{}`", part.replace('|', "\\|")));
        } else {
            out.push_str(&plain(part, lang));
        }
    }
    out
}

fn plain(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    for run in runs(text, lang) {
        match run.foreign {
            Some(other) => foreign(&mut out, other, run.text),
            None => out.push_str(&escape(run.text)),
        }
    }
    out
}
