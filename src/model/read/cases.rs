//! `21 years for unskilled workers; 23 years for skilled workers`: cases and their conditions.

use crate::finding::Finding;
use crate::syntax::{self, Part, Token};
use crate::text::{Span, fold};
use crate::vocabulary::Word;

use super::{Place, Reader};
use crate::model::value::{Case, Named, When};
use crate::syntax::Quoted;

/// The tokens of a case without its condition, part by part.
pub(super) type Members<'t> = Vec<Vec<&'t Token>>;

impl Reader<'_> {
    /// Reads all cases; a case that cannot be read is left out, with a finding.
    pub(super) fn cases(&mut self, value: &syntax::Value, place: Place<'_>) -> Vec<Case> {
        let mut cases: Vec<Case> = Vec::new();
        for parts in value.cases() {
            let Some(span) = span_of(parts) else {
                self.findings.push(Finding::warning("empty-part", value.span).with("key", self.slice(place.key)));
                continue;
            };
            let (members, when, known) = self.members(parts, place);
            let (members, in_principle) = self.firmness(members);
            let Some(term) = self.term(&members, span, place) else { continue };
            if !known {
                continue;
            }
            if cases.iter().any(|case| case.when == when) {
                self.findings.push(Finding::error("case-said-twice", span).with("key", self.slice(place.key)));
            }
            cases.push(Case { span, term, when, in_principle });
        }
        cases
    }

    /// Splits the condition off the last part; `false` when there is one that nobody knows.
    fn members<'t>(&mut self, parts: &'t [Part], place: Place<'_>) -> (Members<'t>, Option<When>, bool) {
        let mut members: Members<'t> = Vec::with_capacity(parts.len());
        let mut when = None;
        let mut known = true;
        for part in parts {
            let mut tokens: Vec<&Token> = part.tokens.iter().collect();
            if let Some((at, length, word)) = self.condition_at(&tokens, place) {
                let tail = tokens.split_off(at);
                let tail: Vec<&Token> = tail.into_iter().skip(length).collect();
                when = self.condition(word, &tail, place);
                known = when.is_some();
            }
            members.push(tokens);
        }
        members.retain(|tokens| !tokens.is_empty());
        (members, when, known)
    }

    /// Where a condition begins: a word for "if", "for" or "otherwise" after at least one token.
    /// The names of choices may hold such words themselves ("payment for a job").
    fn condition_at(&self, tokens: &[&Token], place: Place<'_>) -> Option<(usize, usize, Word)> {
        let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let lexicon = self.vocabulary.lexicon();
        let splits = |at: usize| {
            // Arabic joins "for" to the word: «للعمال» stays whole, and `named` takes it apart.
            if words.get(at).is_some_and(|word| word.starts_with("لل")) {
                return Some((at, 0, Word::For));
            }
            let (length, meanings) = lexicon.phrase(words.get(at..)?)?;
            let word = meanings.iter().find(|word| matches!(word, Word::If | Word::For | Word::Otherwise))?;
            Some((at, length, *word))
        };
        let all: Vec<_> = (1..words.len()).filter_map(splits).collect();
        let first = *all.first()?;
        let Some(choices) = self.vocabulary.choices(place.field) else { return Some(first) };
        let known = |end: usize| words.get(..end).is_some_and(|prefix| choices.folded(&prefix.join(" ")).is_some());
        if known(words.len()) {
            return None;
        }
        Some(all.iter().copied().find(|(at, ..)| known(*at)).unwrap_or(first))
    }

    fn condition(&mut self, word: Word, tail: &[&Token], place: Place<'_>) -> Option<When> {
        let set = match word {
            Word::Otherwise => return Some(When::Otherwise),
            Word::If => "conditions",
            _ => "workers",
        };
        let span = tail.first().zip(tail.last()).map(|(first, last)| first.span().to(last.span()))?;
        let named = self.named(set, span, tail, place)?;
        Some(if word == Word::If { When::If(named) } else { When::For(named) })
    }

    /// An entry of a set, a defined term, or a text in quotes.
    fn named(&mut self, set: &str, span: Span, tail: &[&Token], place: Place<'_>) -> Option<Named> {
        if let [Token::Text(span)] = tail {
            return Some(Named::Own(Quoted::new(self.slice(*span), *span).text()));
        }
        let folded = self.folded(span);
        let choices = self.vocabulary.set(set)?;
        if let Some(choice) = choices.folded(&folded) {
            return Some(Named::Known(choice));
        }
        // «للعمال المنزليين» is «العمال المنزليين», as it is printed.
        if let Some(rest) = folded.strip_prefix("لل") {
            let whole = format!("ال{rest}");
            let printed = choices.iter().find(|(_, _, entry)| fold(&entry.say.ar) == whole).map(|(choice, ..)| choice);
            if let Some(choice) = choices.folded(&whole).or(printed) {
                return Some(Named::Known(choice));
            }
        }
        if let Some(id) = self.own.get(&folded) {
            return Some(Named::Own(id.clone()));
        }
        let typed = self.slice(span);
        let mut finding = Finding::error("unknown-case", span).with("typed", typed);
        if let Some(near) = self.near_choice(typed, choices, place) {
            finding = finding.variant("near").with("near", near).suggest(span, near);
        }
        self.findings.push(finding);
        None
    }

    /// "in principle" makes a term less than firm; it is kept apart from the term.
    fn firmness<'t>(&self, members: Members<'t>) -> (Members<'t>, bool) {
        let mut weak = false;
        let members = members
            .into_iter()
            .map(|tokens| {
                let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let found = (0..words.len()).find_map(|at| {
                    let (length, meanings) = self.vocabulary.lexicon().phrase(words.get(at..)?)?;
                    meanings.contains(&Word::InPrinciple).then_some((at, length))
                });
                match found {
                    Some((at, length)) => {
                        weak = true;
                        tokens.into_iter().enumerate().filter(|(i, _)| *i < at || *i >= at + length).map(|(_, token)| token).collect()
                    }
                    None => tokens,
                }
            })
            .filter(|tokens: &Vec<&Token>| !tokens.is_empty())
            .collect();
        (members, weak)
    }

    /// A word token, folded; a text or bracket matches no word.
    pub(super) fn word(&self, token: &Token) -> String {
        match token {
            Token::Word(span) => self.folded(*span),
            Token::Text(_) | Token::Bracket(_) => String::new(),
        }
    }
}

/// From the first token of some parts to the last.
pub(super) fn span_of(parts: &[Part]) -> Option<Span> {
    let mut tokens = parts.iter().flat_map(|part| &part.tokens);
    let first = tokens.next()?.span();
    Some(tokens.next_back().map_or(first, |last| first.to(last.span())))
}
