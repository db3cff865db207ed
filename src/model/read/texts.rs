//! Texts in languages: `{ ar: "…" fr: "…" en: "…" }`, each agreed or open.

use crate::finding::Finding;
use crate::syntax::{self, Item, Quoted, Token};
use crate::text::{Lang, Span};

use super::Reader;
use crate::model::value::{Text, Wording};

impl Reader<'_> {
    /// Reads the language entries of a block; other items are handed back.
    pub fn languages<'i>(&mut self, items: &'i [Item], span: Span) -> (Text, Vec<&'i Item>) {
        let mut text = Text { span, ..Text::default() };
        let mut rest = Vec::new();
        for item in items {
            match item {
                Item::Entry { key, value } => match Lang::from_code(self.slice(key.span)) {
                    Some(lang) => self.language(&mut text, lang, key.span, value),
                    None => rest.push(item),
                },
                other => rest.push(other),
            }
        }
        (text, rest)
    }

    fn language(&mut self, text: &mut Text, lang: Lang, key: Span, value: &syntax::Value) {
        let wording = match value.only() {
            Some(Token::Text(span)) => Some(Wording::Agreed(self.inside(*span))),
            Some(Token::Bracket(bracket)) => Some(Wording::Open(self.open_text(bracket))),
            _ => {
                let place = if value.parts.is_empty() { key } else { value.span };
                self.findings.push(Finding::error("text-expected", place).with("lang", lang).with("value", self.slice(value.span)));
                None
            }
        };
        if let Some(wording) = wording
            && text.by_lang.set(lang, wording).is_some()
        {
            self.findings.push(Finding::error("language-said-twice", key).with("lang", lang));
        }
    }

    /// What stands between the quotes of a text token.
    pub fn inside(&self, token: Span) -> Span {
        Quoted::new(self.slice(token), token).span
    }

    fn open_text(&mut self, bracket: &syntax::Bracket) -> Vec<(Option<String>, Span)> {
        let mut offers = Vec::new();
        for proposal in &bracket.proposals {
            let owner = proposal.owner.map(|words| self.owner(words.span));
            match proposal.value.only() {
                Some(Token::Text(span)) => offers.push((owner, self.inside(*span))),
                _ => self.findings.push(Finding::error("text-expected", proposal.value.span).variant("bracket")),
            }
        }
        offers
    }
}
