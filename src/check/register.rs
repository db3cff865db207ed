//! Words against the form of the agreement, and States taken for others: one pass over all texts.

use crate::finding::{Finding, Severity};
use crate::model::{Form, Stage};
use crate::text::{Lang, Span};

use super::context::Context;
use super::index::{Hit, Index};
use super::passages::Passage;
use super::phrases::{Phrase, Scope, Weight};
use super::states::Watch;
use super::words::{Words, without_front};

/// Reads every word of every text once.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let watch = Watch::new(context);
    for (at, passage) in context.passages.iter().enumerate() {
        let mut mixed: Option<(Finding, Vec<String>)> = None;
        for (lang, span, words) in context.words_of(at) {
            let reading = Reading { context, passage, words, lang, text: span };
            let index = Index::of(lang);
            for at in 0..words.len() {
                index.at(words, at, |hit| reading.found(hit, &mut mixed, out));
                if let Some(watch) = &watch {
                    out.extend(watch.look(context, lang, words.form(at), || reading.place(at, at + 1)));
                }
            }
        }
        out.extend(mixed.map(|(finding, words)| finding.with("words", words)));
    }
}

struct Reading<'a> {
    context: &'a Context<'a>,
    passage: &'a Passage<'a>,
    words: Words<'a>,
    lang: Lang,
    text: Span,
}

impl Reading<'_> {
    /// From one word to before another.
    fn place(&self, first: usize, end: usize) -> Span {
        let start = self.text.range().start;
        Span::new(self.text.file, start + self.words.place(first).start, start + self.words.place(end.saturating_sub(1)).end)
    }

    fn found(&self, hit: Hit<'_>, mixed: &mut Option<(Finding, Vec<String>)>, out: &mut Vec<Finding>) {
        let phrase = hit.phrase;
        if !self.applies(phrase) || !self.fits(&hit) {
            return;
        }
        let mut place = self.place(hit.at, hit.at + hit.length);
        let first = self.context.slice(self.place(hit.at, hit.at + 1));
        place.start += u32::try_from(without_front(first, hit.front)).unwrap_or(0);
        let typed = self.context.slice(place);
        if phrase.scope == Scope::Memorandum {
            // One finding for a text, with all its words.
            let (_, words) = mixed.get_or_insert_with(|| (Finding::warning(phrase.rule, place).with("lang", self.lang), Vec::new()));
            if !words.iter().any(|known| known == typed) {
                words.push(typed.to_owned());
            }
            return;
        }
        let mut finding = Finding::warning(phrase.rule, place).with("words", typed);
        finding.severity = self.severity(phrase.weight);
        if let Some((word, by)) = phrase.fix {
            finding = self.mend(finding, &hit, word, by);
        }
        out.push(finding);
    }

    /// Replaces one word of a phrase; the article that Arabic joins to it stays.
    fn mend(&self, mut finding: Finding, hit: &Hit<'_>, word: usize, by: &str) -> Finding {
        let mut place = self.place(hit.at + word, hit.at + word + 1);
        let typed = self.context.slice(place);
        let front = match word {
            0 => hit.front,
            _ if typed.starts_with("ال") && !by.starts_with("ال") => 2,
            _ => 0,
        };
        place.start += u32::try_from(without_front(typed, front)).unwrap_or(0);
        let capital = typed.starts_with(char::is_uppercase);
        let by = if capital { by.chars().take(1).flat_map(char::to_uppercase).chain(by.chars().skip(1)).collect() } else { by.to_owned() };
        finding = finding.with("instead", by.as_str());
        if hit.phrase.weight == Weight::Error { finding.fix(place, by) } else { finding.suggest(place, by) }
    }

    fn applies(&self, phrase: &Phrase) -> bool {
        let agreement = self.context.agreement;
        let form = match phrase.scope {
            Scope::Any => true,
            Scope::Binding => agreement.form != Form::Memorandum,
            Scope::Memorandum => agreement.form == Form::Memorandum,
            Scope::Two => agreement.form != Form::Framework && agreement.parties.len() == 2,
            Scope::Many => agreement.parties.len() > 2,
            Scope::Libya => agreement.parties.iter().any(|party| party.code.text == "LY"),
        };
        let annex = || self.passage.home.and_then(|home| self.context.homes.get(home)).is_some_and(|home| home.annex);
        form && (!phrase.operative || self.passage.role.operative()) && !(phrase.outside_annexes && annex())
    }

    /// The words around a phrase, and its capitals.
    fn fits(&self, hit: &Hit<'_>) -> bool {
        let before = hit.at.checked_sub(1).map_or("", |at| self.words.form(at));
        // The word before "the employer" is the one before its article.
        let earlier = hit.at.checked_sub(2).filter(|_| matches!(before, "the" | "each" | "both")).map_or("", |at| self.words.form(at));
        let after = self.words.form(hit.at + hit.length);
        let phrase = hit.phrase;
        let right = phrase.not_after.iter().any(|word| *word == before || *word == earlier) || phrase.not_before.contains(&after);
        let capital = |word: &usize| self.context.slice(self.place(hit.at + word, hit.at + word + 1)).starts_with(char::is_uppercase);
        !right && phrase.capitals.iter().all(capital)
    }

    fn severity(&self, weight: Weight) -> Severity {
        match weight {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Stage if self.context.agreement.stage >= Stage::Signed => Severity::Error,
            Weight::Advice | Weight::Stage => Severity::Advice,
        }
    }
}
