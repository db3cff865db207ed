//! Lines as inline elements, each saying what kind of text it is.

use super::super::tree::{Inline, Line, Side, blank, inlines};
use super::View;
use super::writer::Xml;

/// So many dots in a row are a place to write by hand.
const FILL_IN: usize = 3;

impl View<'_> {
    /// Writes a line. What stands out in it is the term that the part defines, if it defines one.
    pub(super) fn say(self, out: &mut Xml, line: &Line, concept: Option<&str>) {
        self.inlines(out, inlines(line, self.lang), concept);
    }

    /// A paragraph of text; nothing for a line that says nothing anywhere.
    pub(super) fn p(self, out: &mut Xml, class: &str, line: &Line) {
        if !line.is_empty() {
            out.line("p", &[("class", class)], |out| self.say(out, line, None));
        }
    }

    fn inlines(self, out: &mut Xml, inlines: &[Inline], concept: Option<&str>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => words(out, text),
                Inline::Strong(text) => match concept {
                    Some(eid) => out.leaf("def", &[("refersTo", &format!("#{eid}"))], text),
                    None => out.leaf("b", &[], text),
                },
                Inline::Link { to, text } => self.link(out, to, text),
                Inline::Open { owner, inside } => self.open(out, owner.as_deref(), inside, concept),
                Inline::Missing => out.leaf("omissis", &[("class", "missing")], &self.paper.words(self.lang).missing),
                Inline::Blank(width) => out.leaf("fillIn", &[("width", &width.to_string())], &blank(*width)),
                Inline::Foreign { lang, text } if *lang == self.lang => out.text(text),
                Inline::Foreign { lang, text } => out.leaf("span", &[("xml:lang", lang.code())], text),
                Inline::Tracked { mark, inside } => {
                    let element = if mark.kind.side() == Side::New { "ins" } else { "del" };
                    out.element(element, &[], |out| self.inlines(out, inside, concept));
                }
            }
        }
    }

    /// A reference that leads nowhere is only text.
    fn link(self, out: &mut Xml, to: &str, text: &str) {
        match self.index.find(to) {
            Some(eid) => out.leaf("ref", &[("href", &format!("#{eid}"))], text),
            None => out.leaf("span", &[("class", "ref")], text),
        }
    }

    /// An open bracket. The standard has no word for one, so it is its generic inline with a name; the brackets and the
    /// owner are also text, so that nobody who reads the bare text takes the proposal for agreed.
    fn open(self, out: &mut Xml, owner: Option<&str>, inside: &[Inline], concept: Option<&str>) {
        let party = owner.map(|owner| self.names.party_ref(owner)).unwrap_or_default();
        out.element("inline", &[("name", "openBracket"), ("class", "open"), ("refersTo", &party)], |out| {
            out.text("[");
            if let Some(owner) = owner {
                out.text(owner);
                out.text(": ");
            }
            self.inlines(out, inside, concept);
            out.text("]");
        });
    }
}

/// Text, with rows of dots as places to write by hand.
fn words(out: &mut Xml, text: &str) {
    let mut rest = text;
    while let Some((before, dots, after)) = next_dots(rest) {
        out.text(before);
        out.leaf("fillIn", &[("width", &dots.chars().count().to_string())], dots);
        rest = after;
    }
    out.text(rest);
}

/// What stands before the next row of dots, the row, and what follows it.
fn next_dots(text: &str) -> Option<(&str, &str, &str)> {
    let (start, _) = text.match_indices('…').find(|(at, _)| text.get(*at..).is_some_and(|tail| row(tail) >= FILL_IN))?;
    let (before, tail) = text.split_at_checked(start)?;
    let (dots, after) = tail.split_at_checked(row(tail) * '…'.len_utf8())?;
    Some((before, dots, after))
}

fn row(text: &str) -> usize {
    text.chars().take_while(|c| *c == '…').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_dots_are_places_to_write() {
        assert_eq!(next_dots("at ………, on"), Some(("at ", "………", ", on")));
        assert_eq!(next_dots("so… and …… on"), None);
        assert_eq!(next_dots("a…b…………"), Some(("a…b", "…………", "")));
    }
}
