//! The words of a line as runs: links, brackets in the colour of their owner, places to fill in.

use std::collections::BTreeSet;

use super::super::tree::{Annex, Article, Block, Inline, Item, Line, Paper, Paragraph, blank, inlines};
use super::run::{Look, run, text};
use super::tag::bookmark;
use super::xml::Xml;
use crate::text::Lang;

/// The paper, and what its links lead to.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// The parts to which a link leads.
    targets: BTreeSet<&'a str>,
}

impl<'a> Scene<'a> {
    /// The scene of a paper.
    pub(super) fn of(paper: &'a Paper) -> Self {
        let (mut linked, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for line in paper.lines() {
            line.iter().for_each(|(_, inlines)| links(inlines, &mut linked));
        }
        paper.articles().for_each(|Article { id, paragraphs, .. }| ids(id, paragraphs, &mut parts));
        for block in &paper.blocks {
            if let Block::Annex(Annex { id, paragraphs, .. }) = block {
                ids(id, paragraphs, &mut parts);
            }
        }
        Self { paper, targets: linked.intersection(&parts).copied().collect() }
    }

    /// Whether some link of the paper leads to a part that the paper has.
    pub(super) fn leads_to(&self, id: &str) -> bool {
        self.targets.contains(id)
    }

    /// Writes a line in a language.
    pub(super) fn line(&self, out: &mut Xml, line: &Line, lang: Lang) {
        self.write(out, Look::default(), inlines(line, lang), lang);
    }

    fn write(&self, out: &mut Xml, look: Look, inlines: &[Inline], lang: Lang) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => text(out, look, lang, words),
                Inline::Strong(words) => text(out, strong(look), lang, words),
                Inline::Link { to, text: words } => self.link(out, look, to, words, lang),
                Inline::Open { owner, inside } => self.open(out, owner.as_deref(), inside, lang),
                Inline::Missing => text(out, Look::of("Missing"), lang, &self.paper.words(lang).missing),
                Inline::Blank(width) => run(out, look, lang, &blank(*width)),
                Inline::Foreign { lang: other, text } => run(out, look, *other, text),
                Inline::Tracked { mark, inside } => out.under(*mark, |out| self.write(out, look, inside, lang)),
            }
        }
    }

    fn link(&self, out: &mut Xml, look: Look, to: &str, words: &str, lang: Lang) {
        if !self.leads_to(to) {
            text(out, look, lang, words);
            return;
        }
        let look = if look.style.is_none() { Look { style: Some("CrossReference"), ..look } } else { look };
        out.raw("<w:hyperlink w:anchor=\"");
        out.text(&bookmark(lang, to));
        out.raw("\" w:history=\"1\">");
        text(out, look, lang, words);
        out.raw("</w:hyperlink>");
    }

    /// A bracket; the owner is text, so it is also seen on paper without colour.
    fn open(&self, out: &mut Xml, owner: Option<&str>, inside: &[Inline], lang: Lang) {
        let look = Look::of(self.colour(owner));
        let edge = Look { bold: true, ..look };
        text(out, edge, lang, "[");
        if let Some(owner) = owner {
            text(out, edge, lang, owner);
            text(out, edge, lang, ": ");
        }
        self.write(out, look, inside, lang);
        text(out, edge, lang, "]");
    }

    /// The style of a Party's brackets, by its place in this copy.
    pub(super) fn colour(&self, owner: Option<&str>) -> &'static str {
        let place = self.paper.metadata.parties.iter().position(|party| Some(party.as_str()) == owner);
        match place {
            Some(0) => "BracketFirst",
            Some(1) => "BracketSecond",
            Some(2) => "BracketThird",
            _ => "BracketOther",
        }
    }
}

/// Bold, with the style for it where no other style is needed.
const fn strong(look: Look) -> Look {
    match look.style {
        None => Look::of("Strong"),
        Some(_) => Look { bold: true, ..look },
    }
}

fn links<'a>(inlines: &'a [Inline], out: &mut BTreeSet<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Link { to, .. } => {
                out.insert(to);
            }
            Inline::Open { inside, .. } | Inline::Tracked { inside, .. } => links(inside, out),
            Inline::Text(_) | Inline::Strong(_) | Inline::Missing | Inline::Blank(_) | Inline::Foreign { .. } => {}
        }
    }
}

fn ids<'a>(id: &'a str, paragraphs: &'a [Paragraph], out: &mut BTreeSet<&'a str>) {
    out.insert(id);
    for paragraph in paragraphs {
        out.insert(&paragraph.id);
        items(&paragraph.items, out);
    }
}

fn items<'a>(all: &'a [Item], out: &mut BTreeSet<&'a str>) {
    for item in all {
        out.insert(&item.id);
        items(&item.items, out);
    }
}
