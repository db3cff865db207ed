//! Inlines as markup. A fragment of another direction is isolated, so that it cannot reorder its neighbours.

use super::super::script::{Run, anchor, runs};
use super::super::tree::{Inline, Line, Mark, Paper, Side, Standing, blank, inlines};
use super::margin::say;
use super::writer::Writer;
use crate::text::Lang;

/// Writes a line in a language.
pub(super) fn line(out: &mut Writer, paper: &Paper, line: &Line, lang: Lang) {
    write(out, paper, inlines(line, lang), lang);
}

/// Writes text of a language, foreign fragments isolated.
pub(in crate::render) fn text(out: &mut Writer, text: &str, lang: Lang) {
    for Run { text, foreign } in runs(text, lang) {
        match foreign {
            Some(other) => isolated(out, other, text),
            None => out.text(text),
        }
    }
}

fn write(out: &mut Writer, paper: &Paper, inlines: &[Inline], lang: Lang) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => text(out, words, lang),
            Inline::Strong(words) => out.element("strong", &[], |out| text(out, words, lang)),
            Inline::Link { to, text: words } => link(out, to, words, lang),
            Inline::Open { owner, inside } => open(out, paper, owner.as_deref(), inside, lang),
            Inline::Blank(width) => blank_to_fill(out, *width, &blank(*width)),
            Inline::Missing => out.leaf("strong", &[("class", "missing")], &paper.words(lang).missing),
            Inline::Foreign { lang: other, text } if *other == lang => out.text(text),
            Inline::Foreign { lang: other, text } => isolated(out, *other, text),
            Inline::Tracked { mark, inside } => tracked(out, paper, *mark, inside, lang),
        }
    }
}

/// A rule to write on. What is heard and copied are dots.
pub(super) fn blank_to_fill(out: &mut Writer, width: u16, dots: &str) {
    let width = format!("min-inline-size:{}ch", width.clamp(6, 60));
    out.element("span", &[("class", "blank"), ("style", &width)], |out| out.leaf("span", &[("class", "dots")], dots));
}

fn isolated(out: &mut Writer, lang: Lang, text: &str) {
    out.leaf("bdi", &[("lang", lang.code()), ("dir", lang.dir())], text);
}

fn link(out: &mut Writer, to: &str, words: &str, lang: Lang) {
    let href = format!("#{}", anchor(lang, to));
    out.element("a", &[("href", &href)], |out| text(out, words, lang));
}

/// A bracket in the colour of its owner; the brackets and the owner are text, so they are also heard and copied.
fn open(out: &mut Writer, paper: &Paper, owner: Option<&str>, inside: &[Inline], lang: Lang) {
    out.element("span", &[("class", &format!("open {}", colour(paper, owner)))], |out| {
        out.leaf("span", &[("class", "edge")], "[");
        if let Some(owner) = owner {
            out.leaf("bdi", &[("class", "owner")], owner);
            out.leaf("span", &[("class", "edge")], ": ");
        }
        write(out, paper, inside, lang);
        out.leaf("span", &[("class", "edge")], "]");
    });
}

/// The class of a Party's colour, by its place in this copy.
pub(super) fn colour(paper: &Paper, owner: Option<&str>) -> &'static str {
    let place = paper.metadata.parties.iter().position(|party| Some(party.as_str()) == owner);
    match place {
        Some(0) => "party-1",
        Some(1) => "party-2",
        Some(2) => "party-3",
        _ => "party-0",
    }
}

/// Words that only one of two texts has. What happened to them is written too, for those who cannot see it.
fn tracked(out: &mut Writer, paper: &Paper, mark: Mark, inside: &[Inline], lang: Lang) {
    under(out, Standing::of(mark), lang, |out| write(out, paper, inside, lang));
}

/// Something that stands as marked, with words for those who listen; nothing where only the earlier text is written.
pub(super) fn under(out: &mut Writer, standing: Standing, lang: Lang, inside: impl FnOnce(&mut Writer)) {
    let Some(mark) = standing.marks().next() else { return inside(out) };
    let (tag, key) = match mark.kind.side() {
        Side::New if out.is_as_it_was() => return,
        Side::New => ("ins", "redline_said_added"),
        Side::Old => ("del", "redline_said_removed"),
    };
    let class = if mark.pair.is_some() { "moved" } else { "" };
    out.element(tag, &[("class", class)], |out| {
        out.leaf("span", &[("class", "said")], &say(key, &[], lang));
        inside(out);
        out.leaf("span", &[("class", "said")], "]");
    });
}
