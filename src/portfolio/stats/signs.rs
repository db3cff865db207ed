//! The words that show a fact, of one language, found by their first word.

use std::sync::OnceLock;

use crate::check::words::{Buffer, Words, bare_forms, form_of};
use crate::text::{Lang, Table};
use crate::vocabulary::{FactWords, Names, Vocabulary};

use super::Sign;

/// A phrase: what it shows, and its words, each a choice of forms.
#[derive(Debug)]
struct Phrase {
    sign: Sign,
    words: Vec<Vec<String>>,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Signs {
    by_first: Table<String, Vec<usize>>,
    phrases: Vec<Phrase>,
    citation: Table<String, ()>,
    dated: Table<String, ()>,
    joining: Table<String, ()>,
}

impl Signs {
    /// The words of each language: those of the data, and what the vocabulary prints for its authorities.
    pub(super) fn all(vocabulary: &Vocabulary) -> [Self; 3] {
        Lang::ALL.map(|lang| {
            let mut signs = Self::common(lang);
            // Who pays as well, as the employer and the agency do, is not always an authority.
            let pays = |id: &str| vocabulary.set("payers").is_some_and(|payers| payers.iter().any(|(_, payer, _)| payer == id));
            let authorities = vocabulary.set("authorities").into_iter().flat_map(|set| set.iter());
            for (_, _, entry) in authorities.filter(|(_, id, _)| !pays(id)) {
                signs.add_name(entry.say.get(lang));
                entry.ar_nom.iter().filter(|_| lang == Lang::Ar).for_each(|name| signs.add_name(name));
            }
            signs
        })
    }

    fn common(lang: Lang) -> Self {
        let facts = FactWords::embedded();
        let set = |names: &Names| names.get(lang).iter().map(|word| (form_of(word), ())).collect();
        let mut signs = Self { citation: set(&facts.citation), dated: set(&facts.dated), joining: set(&facts.joining), ..Self::default() };
        for sign in Sign::ALL {
            for phrase in facts.signs.get(sign.id()).into_iter().flat_map(|names| names.get(lang)) {
                let words = phrase.split(' ').map(|word| word.split('|').map(form_of).collect()).collect();
                signs.add(Phrase { sign, words });
            }
        }
        signs
    }

    /// A name as it is printed, without the article that begins it.
    fn add_name(&mut self, name: &str) {
        static ARTICLES: OnceLock<Vec<String>> = OnceLock::new();
        let articles = ARTICLES.get_or_init(|| ["the", "a", "an", "le", "la", "les", "l", "un", "une"].map(form_of).to_vec());
        let mut buffer = Buffer::default();
        let read = buffer.read(name);
        let words = buffer.words(&read);
        let forms = (0..words.len()).map(|at| words.form(at).to_owned()).skip_while(|form| articles.contains(form));
        let words: Vec<Vec<String>> = forms.map(|form| vec![form]).collect();
        self.add(Phrase { sign: Sign::Authority, words });
    }

    fn add(&mut self, phrase: Phrase) {
        for first in phrase.words.iter().take(1).flatten() {
            // "For the" is written so that the Arabic article cannot be told from what is joined to it.
            for form in [Some(first.as_str()), first.strip_prefix("ال")].into_iter().flatten() {
                self.by_first.entry(form.to_owned()).or_default().push(self.phrases.len());
            }
        }
        self.phrases.push(phrase);
    }

    /// The phrases that begin with a word: what each shows, and how many words it has.
    pub(super) fn at(&self, words: Words<'_>, at: usize, mut found: impl FnMut(Sign, usize)) {
        for (_, form) in bare_forms(words.form(at)) {
            for phrase in self.by_first.get(form).into_iter().flatten().filter_map(|phrase| self.phrases.get(*phrase)) {
                let mut rest = phrase.words.iter().enumerate().skip(1);
                if rest.all(|(next, forms)| is_one(words.form(at + next), forms)) {
                    found(phrase.sign, phrase.words.len());
                }
            }
        }
    }

    /// True when a number after the word refers to a text.
    pub(super) fn is_citation(&self, form: &str) -> bool {
        known(&self.citation, form)
    }

    /// True when a year near the word is the date of a text.
    pub(super) fn is_dated(&self, form: &str) -> bool {
        self.is_citation(form) || known(&self.dated, form)
    }

    /// True when the word may stand between such a word and its number.
    pub(super) fn is_joining(&self, form: &str) -> bool {
        known(&self.joining, form) || form.bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn known(words: &Table<String, ()>, form: &str) -> bool {
    bare_forms(form).any(|(_, form)| words.contains_key(form))
}

/// True when the word is one of the forms, with or without the Arabic article.
fn is_one(word: &str, forms: &[String]) -> bool {
    forms.iter().any(|form| form == word || word.strip_prefix("ال") == Some(form))
}
