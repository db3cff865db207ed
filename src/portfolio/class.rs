//! Values that say the same are kept once for all agreements, with the words that they need and nothing of the file they came from.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diff::{FieldPath, canon};
use crate::model::{Bounded, Case, Instant, Named, Offer, Quantity, Said, Term, Text, Value, Wording};
use crate::text::{FileId, LangMap, Sources, Span};

/// What a text can state at one place: a field of a clause, or a column in the row of one thing (an occupation, a risk).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provision {
    /// The field or column.
    pub path: FieldPath,
    /// The value that heads the row, for a column of a table whose rows are known by a choice.
    pub row: Option<Arc<Class>>,
}

/// One value that agreements state; all that say it share it.
#[derive(Debug)]
pub struct Class {
    /// The field or column that it is a value of.
    pub path: FieldPath,
    /// What it says, written in one way: two values of one provision say the same when this is the same.
    pub canon: String,
    /// What it says, typed. Its places are those of [`Class::words`].
    pub value: Value,
    /// The words of the value where it holds texts; else nothing. It is the file in which its places count.
    pub words: String,
}

impl Class {
    /// The words of the value as the file in which its places count.
    #[must_use]
    pub fn sources(&self) -> Sources {
        Sources::one("", self.words.as_str())
    }
}

/// Classes are told apart by what they are of and what they say.
impl PartialEq for Class {
    fn eq(&self, other: &Self) -> bool {
        (self.path, &self.canon) == (other.path, &other.canon)
    }
}

impl Eq for Class {}

impl PartialOrd for Class {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Class {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.path, &self.canon).cmp(&(other.path, &other.canon))
    }
}

/// What the agreements of one run share: values and texts. What it gives back does not depend on who asked first.
#[derive(Debug, Default)]
pub struct Pool {
    classes: Mutex<HashMap<Key, Arc<Class>>>,
    texts: Mutex<HashSet<Arc<str>>>,
}

/// A field, what its value says, and for texts how it is spelt.
type Key = (FieldPath, String, String);

impl Pool {
    /// The class of a value.
    #[must_use]
    pub fn class(&self, path: FieldPath, value: &Value, sources: &Sources) -> Arc<Class> {
        let value = &*in_order(value);
        let said = canon::value(value, sources);
        let words = if value.cases().any(|case| matches!(case.term, Term::Text(_))) { sources.slice(value.span) } else { "" };
        let mut classes = self.classes.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (path, said, words.to_owned());
        if let Some(known) = classes.get(&key) {
            return Arc::clone(known);
        }
        let class = Arc::new(Class { path, canon: key.1.clone(), value: moved(value), words: words.to_owned() });
        classes.insert(key, Arc::clone(&class));
        class
    }

    /// A text, kept once.
    #[must_use]
    pub fn text(&self, text: &str) -> Arc<str> {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = texts.get(text) {
            return Arc::clone(known);
        }
        let kept: Arc<str> = Arc::from(text);
        texts.insert(Arc::clone(&kept));
        kept
    }

    /// The texts of a text in languages.
    #[must_use]
    pub fn texts(&self, text: Option<&Text>, sources: &Sources) -> LangMap<Arc<str>> {
        let Some(text) = text else { return LangMap::new() };
        LangMap::of(|lang| {
            let words = match text.by_lang.get(lang)? {
                Wording::Agreed(span) => unquoted(sources, *span),
                Wording::Open(offers) => {
                    let owner = |owner: &Option<String>| owner.clone().unwrap_or_else(|| String::from("?"));
                    let offers = offers.iter().map(|(by, span)| format!("{}: {}", owner(by), unquoted(sources, *span)));
                    format!("[{}]", offers.collect::<Vec<_>>().join(" | "))
                }
            };
            Some(self.text(&words))
        })
    }
}

fn unquoted(sources: &Sources, span: Span) -> String {
    crate::syntax::unquote(sources.slice(span)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value whose lists stand in one order: a list of choices says the same in any.
fn in_order(value: &Value) -> Cow<'_, Value> {
    let listed = |case: &Case| match &case.term {
        Term::Choices(all) => all.len() > 1,
        Term::Codes(all) | Term::Parties(all) | Term::Law(all) => all.len() > 1,
        _ => false,
    };
    if !value.cases().any(listed) {
        return Cow::Borrowed(value);
    }
    let mut value = value.clone();
    match &mut value.said {
        Said::Cases(cases) => sort_lists(cases),
        Said::Open(offers) => offers.iter_mut().for_each(|offer| sort_lists(&mut offer.cases)),
    }
    Cow::Owned(value)
}

fn sort_lists(cases: &mut [Case]) {
    for case in cases {
        match &mut case.term {
            Term::Choices(all) => all.sort_by_cached_key(|named| match named {
                Named::Known(id) => (Some(*id), String::new()),
                Named::Own(own) => (None, own.clone()),
            }),
            Term::Codes(all) | Term::Parties(all) | Term::Law(all) => all.sort_unstable(),
            _ => {}
        }
    }
}

/// A value whose places count from its own start, written in one way: proposals in the order of their owners, numbers without
/// idle zeros.
fn moved(value: &Value) -> Value {
    let from = value.span.start;
    let cases = |all: &[Case]| all.iter().map(|case| moved_case(case, from)).collect();
    let said = match &value.said {
        Said::Cases(all) => Said::Cases(cases(all)),
        Said::Open(offers) => {
            let mut all: Vec<Offer> = offers
                .iter()
                .map(|offer| Offer { owner: offer.owner.clone(), span: nearer(offer.span, from), cases: cases(&offer.cases) })
                .collect();
            all.sort_by(|one, two| one.owner.cmp(&two.owner));
            Said::Open(all)
        }
    };
    Value { span: nearer(value.span, from), said }
}

fn moved_case(case: &Case, from: u32) -> Case {
    let term = match &case.term {
        Term::Quantity(bounded) => Term::Quantity(plain(bounded)),
        Term::Instant(Instant::After(time, event)) => Term::Instant(Instant::After(plain(time), *event)),
        Term::Instant(Instant::Before(time, event)) => Term::Instant(Instant::Before(plain(time), *event)),
        Term::References(all) => Term::References(all.iter().map(|(id, span)| (id.clone(), nearer(*span, from))).collect()),
        Term::Text(text) => Term::Text(moved_text(text, from)),
        other => other.clone(),
    };
    Case { span: nearer(case.span, from), term, when: case.when.clone(), in_principle: case.in_principle }
}

fn moved_text(text: &Text, from: u32) -> Text {
    let wording = |wording: &Wording| match wording {
        Wording::Agreed(span) => Wording::Agreed(nearer(*span, from)),
        Wording::Open(offers) => Wording::Open(offers.iter().map(|(owner, span)| (owner.clone(), nearer(*span, from))).collect()),
    };
    Text {
        span: nearer(text.span, from),
        by_lang: LangMap::of(|lang| text.by_lang.get(lang).map(wording)),
        plain: text.plain.map(|span| nearer(span, from)),
    }
}

fn plain(bounded: &Bounded) -> Bounded {
    let plain = |quantity: &Quantity| Quantity { amount: quantity.amount.normalize(), ..quantity.clone() };
    match bounded {
        Bounded::Exactly(one) => Bounded::Exactly(plain(one)),
        Bounded::AtLeast(one) => Bounded::AtLeast(plain(one)),
        Bounded::AtMost(one) => Bounded::AtMost(plain(one)),
        Bounded::Between(low, high) => Bounded::Between(plain(low), plain(high)),
    }
}

const fn nearer(span: Span, from: u32) -> Span {
    Span { file: FileId(0), start: span.start.saturating_sub(from), end: span.end.saturating_sub(from) }
}
