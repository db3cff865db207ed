//! One case to one term, by the type of the field.

use jiff::civil::Date;

use crate::finding::Finding;
use crate::syntax::{Quoted, Token};
use crate::text::{Span, fold, to_western};
use crate::vocabulary::{ChoiceId, Choices, FieldType, Word};

use super::cases::Members;
use super::{Place, Reader, names_fact};
use crate::model::quantity::Bounded;
use crate::model::value::{Instant, Named, Term, Text};

impl Reader<'_> {
    /// The term of a case, or `None` with a finding.
    pub(super) fn term(&mut self, members: &Members<'_>, span: Span, place: Place<'_>) -> Option<Term> {
        let kind = place.field.kind;
        if let [only] = members.as_slice()
            && let Some(term) = self.fixed(only, kind)
        {
            return Some(term);
        }
        match kind {
            FieldType::Choice | FieldType::Choices => self.choices(members, span, place),
            FieldType::Languages => self.codes(members, place, Some("languages")),
            FieldType::Countries | FieldType::Currencies | FieldType::Instruments => self.codes(members, place, None),
            FieldType::Reference => self.references(members, place),
            FieldType::Party => self.parties(members, place),
            FieldType::Text => self.text(members, place),
            _ => self.single(members, span, place),
        }
    }

    /// Types that hold one thing: a comma in them is a slip.
    fn single(&mut self, members: &Members<'_>, span: Span, place: Place<'_>) -> Option<Term> {
        let [tokens] = members.as_slice() else {
            let text = self.slice(span);
            let thousands = members.len() == 2 && text.contains(',') && looks_like_thousands(text);
            let finding = if thousands {
                Finding::error("number-written-with-comma", span).with("value", text).suggest(span, text.replacen(',', "", 1))
            } else {
                Finding::error("one-value-expected", span).with("key", self.slice(place.key)).with("value", text)
            };
            self.findings.push(finding);
            return None;
        };
        match place.field.kind {
            FieldType::YesNo => match self.only_word(tokens) {
                Some(Word::Yes) => Some(Term::YesNo(true)),
                Some(Word::No) => Some(Term::YesNo(false)),
                _ => self.fail(span, place),
            },
            FieldType::Date => match tokens.as_slice() {
                [token] => self.date(token.span(), place).map(Term::Date),
                _ => self.fail(span, place),
            },
            FieldType::Instant => self.instant(tokens, span, place).map(Term::Instant),
            _ => self.quantity(tokens, span, place).map(Term::Quantity),
        }
    }

    fn fail(&mut self, span: Span, place: Place<'_>) -> Option<Term> {
        let finding = self.wrong_kind(span, place);
        self.findings.push(finding);
        None
    }

    /// The terms that every type has: none, as law of …, as nationals, to be agreed.
    fn fixed(&self, tokens: &[&Token], kind: FieldType) -> Option<Term> {
        let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (length, meanings) = self.vocabulary.lexicon().phrase(&words)?;
        let rest = tokens.get(length..)?;
        if meanings.contains(&Word::AsLawOf) && !rest.is_empty() {
            let codes = rest.iter().filter(|token| !self.vocabulary.lexicon().means(&self.word(token), Word::And));
            return Some(Term::Law(codes.map(|token| self.slice(token.span()).to_uppercase()).collect()));
        }
        if !rest.is_empty() {
            return None;
        }
        meanings.iter().find_map(|word| match word {
            Word::None if kind != FieldType::YesNo => Some(Term::None),
            Word::Unlimited => Some(Term::Unlimited),
            Word::Nationals => Some(Term::Nationals),
            Word::ToBeAgreed => Some(Term::ToBeAgreed),
            _ => None,
        })
    }

    fn only_word(&self, tokens: &[&Token]) -> Option<Word> {
        let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (length, meanings) = self.vocabulary.lexicon().phrase(&words)?;
        (length == words.len()).then(|| meanings.iter().find(|word| matches!(word, Word::Yes | Word::No)).copied())?
    }

    fn choices(&mut self, members: &Members<'_>, span: Span, place: Place<'_>) -> Option<Term> {
        let choices = self.vocabulary.choices(place.field)?;
        let mut found: Vec<Named> = Vec::with_capacity(members.len());
        let mut failed = false;
        for tokens in members {
            let Some(span) = span_of(tokens) else { continue };
            match self.choice(tokens, span, choices) {
                Some(named) if found.contains(&named) => {
                    self.findings.push(Finding::warning("choice-said-twice", span).with("typed", self.slice(span)));
                }
                Some(named) => found.push(named),
                None => {
                    let finding = self.unknown_choice(span, choices, place);
                    self.findings.push(finding);
                    failed = true;
                }
            }
        }
        if place.field.kind == FieldType::Choice && found.len() > 1 {
            self.findings
                .push(Finding::error("one-value-expected", span).with("key", self.slice(place.key)).with("value", self.slice(span)));
            return None;
        }
        (!found.is_empty() || !failed).then_some(Term::Choices(found)).filter(|term| *term != Term::Choices(Vec::new()))
    }

    fn choice(&self, tokens: &[&Token], span: Span, choices: &Choices) -> Option<Named> {
        if let [Token::Text(span)] = tokens {
            return Some(Named::Own(Quoted::new(self.slice(*span), *span).text()));
        }
        let folded = self.folded(span);
        if let Some(choice) = choices.folded(&folded) {
            return Some(Named::Known(choice));
        }
        if let Some(id) = self.own.get(&folded) {
            return Some(Named::Own(id.clone()));
        }
        // Arabic joins "and" to the word that follows it.
        let bare = folded.strip_prefix('و')?;
        choices.folded(bare).map(Named::Known)
    }

    fn unknown_choice(&self, span: Span, choices: &Choices, place: Place<'_>) -> Finding {
        let typed = self.slice(span);
        let finding = Finding::error("unknown-choice", span).with("typed", typed).with("key", self.slice(place.key));
        let names: Vec<_> = choices.iter().map(|(_, _, entry)| &entry.name).collect();
        let finding = finding.with("choices", names_fact(names.iter().copied().take(12)));
        match self.near_choice(typed, choices, place) {
            Some(near) => finding.variant("near").with("near", near).suggest(span, near),
            None => finding,
        }
    }

    /// Codes in capitals; names of a set (languages) are turned into codes.
    fn codes(&mut self, members: &Members<'_>, place: Place<'_>, set: Option<&str>) -> Option<Term> {
        let set = set.and_then(|id| self.vocabulary.set(id));
        let mut codes = Vec::with_capacity(members.len());
        for tokens in members {
            let Some(span) = span_of(tokens) else { continue };
            let typed = self.slice(span);
            match set {
                Some(set) => match set.folded(&fold(typed)) {
                    Some(choice) => codes.push(set.id(choice).to_owned()),
                    None => {
                        let finding = self.unknown_choice(span, set, place);
                        self.findings.push(finding);
                    }
                },
                None if tokens.len() == 1 && matches!(tokens.first(), Some(Token::Word(_))) => codes.push(to_western(typed).to_uppercase()),
                None => {
                    let finding = self.wrong_kind(span, place);
                    self.findings.push(finding);
                }
            }
        }
        (!codes.is_empty()).then_some(Term::Codes(codes))
    }

    fn references(&mut self, members: &Members<'_>, place: Place<'_>) -> Option<Term> {
        let mut found = Vec::new();
        for tokens in members {
            for token in tokens {
                let span = token.span();
                match self.slice(span).strip_prefix('@') {
                    Some(id) => found.push((id.to_owned(), span)),
                    None => {
                        let finding = self.wrong_kind(span, place);
                        self.findings.push(finding);
                    }
                }
            }
        }
        (!found.is_empty()).then_some(Term::References(found))
    }

    /// Codes of States, or the words for both, each, destination, origin.
    fn parties(&mut self, members: &Members<'_>, place: Place<'_>) -> Option<Term> {
        let mut codes = Vec::new();
        for tokens in members {
            let Some(span) = span_of(tokens) else { continue };
            let folded = self.folded(span);
            let lexicon = self.vocabulary.lexicon();
            let word = |word| lexicon.means(&folded, word);
            let typed = self.slice(span);
            let code = if word(Word::Both) {
                "both"
            } else if word(Word::Each) {
                "each"
            } else if word(Word::Destination) {
                "destination"
            } else if word(Word::Origin) {
                "origin"
            } else if typed.len() == 2 && typed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                codes.push(typed.to_uppercase());
                continue;
            } else {
                let finding = self.wrong_kind(span, place);
                self.findings.push(finding);
                continue;
            };
            codes.push(code.to_owned());
        }
        (!codes.is_empty()).then_some(Term::Parties(codes))
    }

    fn text(&mut self, members: &Members<'_>, place: Place<'_>) -> Option<Term> {
        match members.as_slice() {
            [tokens] => match tokens.as_slice() {
                [Token::Text(span)] => {
                    let inside = Quoted::new(self.slice(*span), *span).span;
                    Some(Term::Text(Text { span: *span, plain: Some(inside), ..Text::default() }))
                }
                _ => span_of(tokens).and_then(|span| self.fail(span, place)),
            },
            _ => members.first().and_then(|tokens| span_of(tokens)).and_then(|span| self.fail(span, place)),
        }
    }

    /// A day of the calendar: `2026-11-21`.
    pub(crate) fn date(&mut self, span: Span, place: Place<'_>) -> Option<Date> {
        let typed = to_western(self.slice(span));
        match typed.parse::<Date>() {
            Ok(date) if typed.len() == 10 => Some(date),
            _ => {
                let finding = self.wrong_kind(span, place);
                self.findings.push(finding);
                None
            }
        }
    }

    /// `30 days after last notification`, `first day of second month after …`, `on signature`.
    fn instant(&mut self, tokens: &[&Token], span: Span, place: Place<'_>) -> Option<Instant> {
        if let [token] = tokens
            && self.slice(token.span()).starts_with(|letter: char| letter.is_numeric())
        {
            return self.date(token.span(), place).map(Instant::Date);
        }
        let words: Vec<String> = tokens.iter().map(|token| self.word(token)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let hinge = (0..words.len()).find_map(|at| {
            let (length, meanings) = self.vocabulary.lexicon().phrase(words.get(at..)?)?;
            let word = meanings.iter().find(|word| matches!(word, Word::After | Word::Before | Word::On))?;
            Some((at, length, *word))
        });
        let (before, word, event) = match hinge {
            Some((at, length, word)) => (tokens.get(..at)?, word, tokens.get(at + length..)?),
            None => ([].as_slice(), Word::On, tokens),
        };
        let Some(event_span) = span_of(event) else {
            let finding = self.wrong_kind(span, place);
            self.findings.push(finding);
            return None;
        };
        let event = self.event(event_span, place)?;
        if before.is_empty() {
            return Some(Instant::On(event));
        }
        if let Some((nth, unit)) = self.first_day(words.get(..before.len())?) {
            return Some(Instant::FirstDay { nth, unit, event });
        }
        let length: Bounded = self.quantity(before, span_of(before)?, place)?;
        Some(if word == Word::Before { Instant::Before(length, event) } else { Instant::After(length, event) })
    }

    fn event(&mut self, span: Span, place: Place<'_>) -> Option<ChoiceId> {
        let events = self.vocabulary.set("events")?;
        if let Some(event) = events.folded(&self.folded(span)) {
            return Some(event);
        }
        let typed = self.slice(span);
        let mut finding = Finding::error("unknown-event", span).with("typed", typed).with("key", self.slice(place.key));
        let names: Vec<_> = events.iter().map(|(_, _, entry)| &entry.name).collect();
        finding = finding.with("choices", names_fact(names.iter().copied().take(12)));
        if let Some(near) = self.near_choice(typed, events, place) {
            finding = finding.variant("near").with("near", near).suggest(span, near);
        }
        self.findings.push(finding);
        None
    }

    /// `first day of second month`.
    fn first_day(&self, words: &[&str]) -> Option<(u8, crate::vocabulary::Unit)> {
        let lexicon = self.vocabulary.lexicon();
        let (length, meanings) = lexicon.phrase(words)?;
        if !meanings.contains(&Word::FirstDay) {
            return None;
        }
        let mut nth = None;
        let mut unit = None;
        let mut at = length;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let (taken, meanings) = lexicon.phrase(rest)?;
            for word in meanings {
                match word {
                    Word::Ordinal(n) => nth = Some(*n),
                    Word::Unit(known) => unit = Some(*known),
                    _ => {}
                }
            }
            at += taken;
        }
        Some((nth.unwrap_or(1), unit?))
    }
}

/// From the first token to the last.
fn span_of(tokens: &[&Token]) -> Option<Span> {
    tokens.first().zip(tokens.last()).map(|(first, last)| first.span().to(last.span()))
}

/// `1,800 LYD`: a comma between digits, three of them after it.
fn looks_like_thousands(text: &str) -> bool {
    let Some((before, after)) = text.split_once(',') else { return false };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    before.ends_with(|letter: char| letter.is_ascii_digit()) && digits == 3
}
