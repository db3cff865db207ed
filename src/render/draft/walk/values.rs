//! What becomes of one value: what the plan has for its address, and the example of the model wherever it is named.

use super::super::facts::list;
use super::super::names::{renamed, speaks_of};
use super::super::plan::Place;
use super::{File, Walk};
use crate::diff::Within;
use crate::law::Country;
use crate::syntax::{Item, Token, Value};
use crate::text::Span;

impl<'a> Walk<'a> {
    pub(super) fn entry(&mut self, file: &mut File<'a>, whole: Span, key: Span, value: &Value, within: Within<'a>) {
        let source = file.heads.source;
        match self.place(&self.address(file, key, within)) {
            Some(place) if place.also.is_some() => {
                self.also(file, value, place);
                self.words(file, value);
            }
            Some(place) => {
                match self.value(place) {
                    Some(text) => file.edits.put_for_pair(value.span, &text, source),
                    None => file.edits.take_out(whole, source),
                }
                if let Some(after) = &place.after {
                    file.edits.of_the_pair = true;
                    file.edits.put(whole.at_end(), &format!("\n{}", self.bench.facts.fill(after)));
                }
            }
            None => self.words(file, value),
        }
    }

    fn address(&self, file: &File<'a>, key: Span, within: Within<'a>) -> String {
        let words = file.heads.source.slice(key);
        match self.bench.vocabulary.lexicon().key(words) {
            Some("recalling") => String::from("preamble.recalling"),
            _ => address(words, within),
        }
    }

    /// The place of the plan at an address.
    pub(super) fn place(&mut self, address: &str) -> Option<&'a Place> {
        let plan = self.bench.plan;
        let place = plan.place.iter().find(|place| place.at == address && self.bench.facts.holds(place.when.as_deref()))?;
        self.seen.insert(&place.at);
        Some(place)
    }

    /// What stands at a place for this pair; nothing where no member of the list is left.
    pub(in super::super) fn value(&self, place: &Place) -> Option<String> {
        let filled = self.bench.facts.fill(place.value.as_deref().unwrap_or_default());
        let among = |one: &&str| place.among.is_empty() || place.among.iter().any(|known| known == one);
        Some(list(filled.split(',').map(str::trim).filter(among))).filter(|text| !text.is_empty())
    }

    /// A text in languages: it stays or goes.
    pub(super) fn text_field(&mut self, file: &mut File<'a>, span: Span, place: &Place) {
        file.full = true;
        if self.value(place).is_none() {
            file.edits.take_out(span, file.heads.source);
        }
    }

    /// A case beside what each Party proposes, or beside what stands there.
    fn also(&mut self, file: &mut File<'a>, value: &Value, place: &Place) {
        let case = self.bench.facts.fill(place.also.as_deref().unwrap_or_default());
        let mut put = |span: Span| {
            file.edits.of_the_pair = true;
            file.edits.put(span.at_end(), &format!("; {case}"));
        };
        match value.only() {
            Some(Token::Bracket(bracket)) => {
                bracket.proposals.iter().filter(|proposal| !proposal.value.parts.is_empty()).for_each(|proposal| put(proposal.value.span));
            }
            _ => put(value.span),
        }
    }

    /// Codes and names of the example, wherever they stand in a value.
    fn words(&mut self, file: &mut File<'a>, value: &Value) {
        let Some(example) = self.bench.example.filter(|example| example.id != self.bench.origin.id) else { return };
        let source = file.heads.source;
        for token in value.tokens() {
            match token {
                Token::Word(span) if source.slice(*span).eq_ignore_ascii_case(&example.id) => {
                    file.edits.put_for_pair(*span, &self.bench.origin.id, source);
                }
                Token::Word(_) => {}
                Token::Text(span) => self.sentence(file, *span, example),
                Token::Bracket(bracket) => {
                    for proposal in &bracket.proposals {
                        let owner = proposal.owner.filter(|owner| source.slice(owner.span).eq_ignore_ascii_case(&example.id));
                        if let Some(owner) = owner {
                            file.edits.put_for_pair(owner.span, &self.bench.origin.id, source);
                        }
                        self.words(file, &proposal.value);
                    }
                }
            }
        }
    }

    fn sentence(&mut self, file: &mut File<'a>, span: Span, example: &Country) {
        let said = file.heads.source.slice(span);
        let new = renamed(said, example, self.bench.origin);
        if speaks_of(new.as_deref().unwrap_or(said), example) {
            self.named.push(span);
        }
        if let Some(new) = new {
            file.edits.put_for_pair(span, &new, file.heads.source);
        }
    }
}

/// The address of what an item states.
pub(super) fn stated(item: &Item, file: &File<'_>, within: Within<'_>) -> String {
    match item {
        Item::Entry { key, .. } => address(file.heads.source.slice(key.span), within),
        Item::Block { head, .. } => address(file.heads.source.slice(head.span), within),
        _ => String::new(),
    }
}

/// `remittances.currencies`: the ids of a clause and of its field, or of the header.
pub(super) fn address(words: &str, within: Within<'_>) -> String {
    let (kind, id) = match within {
        Within::Structure(kind) => (kind, "agreement"),
        Within::Clause(_, kind) => (kind, kind.def.id.as_str()),
        _ => return String::new(),
    };
    let field = kind.field_named(words, false).and_then(|field| kind.field(field, false));
    field.map_or_else(String::new, |field| format!("{id}.{}", field.def.id))
}
