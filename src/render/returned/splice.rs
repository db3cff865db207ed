//! Cuts in a source text, made all at once: what is not cut keeps its letters and its comments.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::syntax::{Item, Token, parse};
use crate::text::{FileId, Source, Span};
use crate::vocabulary::Vocabulary;

use super::prose::quoted;

/// Cuts waiting to be made.
#[derive(Debug, Default)]
pub(super) struct Splices {
    all: Vec<(Range<usize>, String)>,
    replaced: BTreeSet<usize>,
}

impl Splices {
    /// Puts words in the place of others. Two cuts of one place are a mistake: the second is refused.
    pub fn replace(&mut self, place: Range<usize>, text: String) -> bool {
        let fresh = self.replaced.insert(place.start);
        if fresh {
            self.all.push((place, text));
        }
        fresh
    }

    /// Puts words in; those put in at one place keep their order.
    pub fn insert(&mut self, at: usize, text: String) {
        self.all.push((at..at, text));
    }

    /// The text with every cut made.
    pub fn made(mut self, text: &str) -> String {
        // What is put in at a place stands before what is put in the place of it.
        self.all.sort_by_key(|(place, _)| (place.start, place.end));
        let mut out = String::with_capacity(text.len() + 4096);
        let mut from = 0;
        for (place, words) in &self.all {
            if place.start < from {
                continue;
            }
            out.push_str(text.get(from..place.start).unwrap_or(""));
            out.push_str(words);
            from = place.end;
        }
        out.push_str(text.get(from..).unwrap_or(""));
        out
    }
}

/// A text in quotes with its quotes, from what stands between them.
pub(super) fn token(text: &str, inside: Range<usize>) -> Range<usize> {
    let long = text.get(..inside.start).is_some_and(|before| before.ends_with("\"\"\""));
    let width = if long { 3 } else { 1 };
    let end = inside.end.saturating_add(width).min(text.len());
    inside.start.saturating_sub(width)..end
}

/// One proposal inside a bracket.
fn offer(owner: Option<&str>, words: &str) -> String {
    owner.map_or_else(|| words.to_owned(), |owner| format!("{owner}: {words}"))
}

/// A value in which a Party proposes another, or that it wants to go: what was agreed belongs to the other side.
///
/// Nothing when the bracket stays as it was.
pub(super) fn bracket(old: &str, new: Option<&str>, owner: &str, other: Option<&str>, vocabulary: &Vocabulary) -> Option<String> {
    let offers = offers(old, vocabulary);
    if offers.is_empty() {
        let kept = offer(other, old);
        return Some(match new {
            Some(new) => format!("[{kept} | {}]", offer(Some(owner), new)),
            None => format!("[{kept}]"),
        });
    }
    let mut all: Vec<(Option<String>, String)> = offers;
    let own = all.iter().position(|(party, _)| party.as_deref() == Some(owner));
    match (own, new) {
        (Some(at), Some(new)) => {
            if let Some((_, words)) = all.get_mut(at) {
                new.clone_into(words);
            }
        }
        (None, Some(new)) => all.push((Some(owner.to_owned()), new.to_owned())),
        (Some(at), None) if all.len() > 1 => drop(all.remove(at)),
        (_, None) => return None,
    }
    let all: Vec<String> = all.iter().map(|(party, words)| offer(party.as_deref(), words)).collect();
    Some(format!("[{}]", all.join(" | ")))
}

/// The proposals of a value that is an open bracket.
fn offers(value: &str, vocabulary: &Vocabulary) -> Vec<(Option<String>, String)> {
    if !value.starts_with('[') {
        return Vec::new();
    }
    let source = Source::new(String::new(), format!("x: {value}\n"));
    let parsed = parse(FileId(0), &source, vocabulary);
    let Some(Item::Entry { value, .. }) = parsed.tree.items.first() else { return Vec::new() };
    let Some(Token::Bracket(bracket)) = value.only() else { return Vec::new() };
    let slice = |span: Span| source.slice(span).to_owned();
    bracket.proposals.iter().map(|one| (one.owner.map(|owner| slice(owner.span).to_uppercase()), slice(one.value.span))).collect()
}

/// A text that one Party proposes.
pub(super) fn proposed_text(owner: &str, text: &str) -> String {
    format!("[{owner}: {}]", quoted(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(old: &str, new: Option<&str>, owner: &str) -> Option<String> {
        bracket(old, new, owner, Some("LY"), Vocabulary::embedded())
    }

    #[test]
    fn a_bracket_names_both_sides() {
        assert_eq!(made("24 days", Some("30 days"), "NE").unwrap(), "[LY: 24 days | NE: 30 days]");
        assert_eq!(made("24 days", None, "NE").unwrap(), "[LY: 24 days]");
    }

    #[test]
    fn an_open_bracket_is_extended() {
        let old = "[LY: employer; worker if serious misconduct | NE: employer]";
        assert_eq!(made(old, Some("worker"), "NE").unwrap(), "[LY: employer; worker if serious misconduct | NE: worker]");
        assert_eq!(made("[LY: 1 day]", Some("2 days"), "NE").unwrap(), "[LY: 1 day | NE: 2 days]");
        assert_eq!(made("[LY: 1 day | NE: 2 days]", None, "NE").unwrap(), "[LY: 1 day]");
        assert_eq!(made("[LY: 1 day]", None, "NE"), None);
    }

    #[test]
    fn cuts_are_made_together() {
        let mut cuts = Splices::default();
        cuts.insert(4, "# b\n".to_owned());
        assert!(cuts.replace(0..3, "A".to_owned()));
        assert!(!cuts.replace(0..2, "B".to_owned()));
        assert!(cuts.replace(4..5, "x".to_owned()));
        assert_eq!(cuts.made("abc d e"), "A # b\nx e");
        assert_eq!(token("x \"\"\"ab\"\"\" y", 5..7), 2..10);
        assert_eq!(token("x \"ab\" y", 3..5), 2..6);
    }
}
