//! A value as words: bounds, cases, law of a State, choices, instants.

use rust_decimal::Decimal;

use super::case::Case as Gram;
use super::counted::{Style, counted, counted_decimal};
use super::join::{fill_joined, glue};
use super::labels::{article_ref, paragraph_ref};
use super::lists::{AndOr, join};
use super::money::{money, money_compact};
use super::outline::paragraph_number;
use super::percent::percent;
use super::speaker::Speaker;
use super::words::fill;
use crate::model::{ArticleItem, Bounded, Case, Measure, Named, Quantity, Term, When};
use crate::text::Lang;
use crate::vocabulary::{Choices, Entry, Field, FieldType, Unit};

impl Speaker<'_> {
    /// The cases of a value as one phrase, set after `before` (the words already written, whose
    /// last preposition French repeats).
    pub(super) fn cases(&self, cases: &[Case], field: &Field, gram: Gram, before: &str) -> String {
        match cases {
            [] => String::new(),
            [only] => self.case(only, field, gram),
            [first, others @ ..] => {
                let conditional = others.iter().any(|case| matches!(case.when, Some(When::If(_))));
                if !conditional && first.when.is_none() && !first.in_principle {
                    let x = self.case(first, field, gram);
                    let all: Vec<String> = others.iter().map(|case| self.case(case, field, gram)).collect();
                    let y = join(&all, self.lang, AndOr::And);
                    return fill(self.words.phrase("value_except"), &[("x", &x), ("y", &y)]);
                }
                if !conditional {
                    let all: Vec<String> = cases.iter().map(|case| self.case(case, field, gram)).collect();
                    return join(&all, self.lang, AndOr::And);
                }
                let preposition = match self.lang {
                    Lang::Fr => ["de ", "à "].into_iter().find(|word| before.ends_with(&format!(" {word}"))).unwrap_or(""),
                    Lang::Ar | Lang::En => "",
                };
                let mut out = self.case(first, field, gram);
                for case in others {
                    let mut x = String::from(preposition);
                    glue(&mut x, &self.term(&case.term, field, gram), self.lang);
                    let c = case.when.as_ref().map(|when| self.condition(when)).unwrap_or_default();
                    out.push_str(&fill(self.words.phrase("value_or_if"), &[("x", &x), ("c", &c)]));
                }
                out
            }
        }
    }

    fn case(&self, case: &Case, field: &Field, gram: Gram) -> String {
        let mut x = self.term(&case.term, field, gram);
        if case.in_principle {
            x = fill(self.words.phrase("value_in_principle"), &[("x", &x)]);
        }
        match &case.when {
            None => x,
            Some(when) => {
                let key = match when {
                    When::For(_) => "value_for",
                    When::If(_) | When::Otherwise => "value_if",
                };
                fill(self.words.phrase(key), &[("x", &x), ("c", &self.condition(when))])
            }
        }
    }

    fn condition(&self, when: &When) -> String {
        let (set, named) = match when {
            When::If(named) => ("conditions", named),
            When::For(named) => ("workers", named),
            When::Otherwise => return self.words.phrase("value_otherwise").to_owned(),
        };
        self.named(named, (set, self.vocabulary.set(set)), Gram::Gen)
    }

    /// An entry of a set, a defined term, or the drafter's own words.
    pub(super) fn named(&self, named: &Named, (set, choices): (&str, Option<&Choices>), gram: Gram) -> String {
        match named {
            Named::Known(choice) => choices.and_then(|all| all.get(*choice)).map(|entry| self.entry(entry, gram)).unwrap_or_default(),
            Named::Own(id) => self.own_name(id, set),
        }
    }

    /// A defined term in a sentence. Its definition gives it in one form only, so it is quoted as it stands, after words of
    /// ours that take the article, the number and the case.
    fn own_name(&self, id: &str, set: &str) -> String {
        match self.defined(id) {
            None => id.to_owned(),
            Some(term) if self.compact => term,
            Some(term) => {
                let key = format!("defined_{set}");
                let phrase = self.words.find_phrase(&key).unwrap_or_else(|| self.words.phrase("defined_other"));
                fill(phrase, &[("t", &term)])
            }
        }
    }

    /// The bare name of an entry, as a table shows it: without article, without the code of a classification.
    fn bare(&self, entry: &Entry) -> String {
        let names = entry.name.get(self.lang);
        let bare = names.iter().find(|name| !name.contains(|letter: char| letter.is_ascii_digit()));
        self.in_register(bare.or_else(|| names.first()).map_or("", String::as_str))
    }

    pub(super) fn entry(&self, entry: &Entry, gram: Gram) -> String {
        let nominative = entry.ar_nom.as_deref().filter(|_| self.lang == Lang::Ar && gram == Gram::Nom);
        self.in_register(nominative.unwrap_or_else(|| entry.say.get(self.lang)))
    }

    /// The set from which a field chooses, by its id.
    fn set_of<'s>(&'s self, field: &'s Field) -> (&'s str, Option<&'s Choices>) {
        (field.def.of.as_deref().unwrap_or_default(), self.vocabulary.choices(field))
    }

    /// The members of a list that stands alone in its slot: French repeats the preposition before
    /// each, so they are joined where they are set.
    pub(super) fn members(&self, cases: &[Case], field: &Field, gram: Gram) -> Option<Vec<String>> {
        let [Case { term, when: None, in_principle: false, .. }] = cases else { return None };
        match term {
            Term::Choices(all) if all.len() > 1 => {
                let set = self.set_of(field);
                Some(all.iter().map(|named| self.named(named, set, gram)).collect())
            }
            Term::Parties(codes) if codes.len() > 1 => Some(codes.iter().map(|code| self.party(code, gram)).collect()),
            _ => None,
        }
    }

    /// One term as a phrase.
    pub(crate) fn term(&self, term: &Term, field: &Field, gram: Gram) -> String {
        match term {
            Term::Quantity(bounded) => self.bounded(bounded, field, gram),
            Term::YesNo(yes) => self.words.phrase(if *yes { "value_yes" } else { "value_no" }).to_owned(),
            Term::None => self.words.phrase("value_none").to_owned(),
            Term::Unlimited => self.without_number("unlimited", "value_unlimited", field),
            Term::ToBeAgreed => self.without_number("agreed", "value_to_be_agreed", field),
            Term::Law(codes) => {
                let states: Vec<String> = codes.iter().map(|code| self.state_of(code)).collect();
                let states = join(&states, self.lang, AndOr::And);
                fill(self.words.phrase(&format!("law_{}", family(field.kind))), &[("state", &states)])
            }
            Term::Nationals => {
                let state = self.destination_of();
                fill(self.words.phrase(&format!("nationals_{}", family(field.kind))), &[("state", &state)])
            }
            Term::Choices(all) => {
                let set = self.set_of(field);
                let say = |named: &Named| match named {
                    Named::Known(choice) if self.compact => {
                        set.1.and_then(|all| all.get(*choice)).map(|entry| self.bare(entry)).unwrap_or_default()
                    }
                    _ => self.named(named, set, gram),
                };
                let all: Vec<String> = all.iter().map(say).collect();
                join(&all, self.lang, AndOr::And)
            }
            Term::Date(day) => self.date(*day),
            Term::Instant(instant) => self.instant(instant, field),
            Term::Parties(codes) => {
                let all: Vec<String> = codes.iter().map(|code| self.party(code, gram)).collect();
                join(&all, self.lang, AndOr::And)
            }
            Term::Codes(codes) => {
                let all: Vec<String> = codes.iter().map(|code| self.code(code, field.kind)).collect();
                join(&all, self.lang, AndOr::And)
            }
            Term::References(ids) => {
                let all: Vec<String> = ids.iter().map(|(id, _)| self.reference(id).1).collect();
                join(&all, self.lang, AndOr::And)
            }
            Term::Text(text) => self.plain_text(text),
        }
    }

    /// What is to be agreed, or without limit, with the noun of what is counted: a sentence says what has no number. A table
    /// says it at the head of the column.
    fn without_number(&self, word: &str, alone: &str, field: &Field) -> String {
        let family = family(field.kind);
        if self.compact || family == "other" {
            return self.words.phrase(alone).to_owned();
        }
        let noun = field.def.noun.as_deref().and_then(|noun| self.words.noun(noun));
        match noun.filter(|_| family == "count") {
            Some(noun) => {
                let many = match self.lang {
                    // «من العمال»; a noun of two words would want the article twice.
                    Lang::Ar if !noun.few.contains(' ') => &format!("ال{}", noun.few),
                    Lang::Ar => &noun.few,
                    Lang::En | Lang::Fr => &noun.other,
                };
                fill_joined(self.words.phrase(&format!("{word}_count_of")), "noun", many, self.lang)
            }
            None => self.words.phrase(&format!("{word}_{family}")).to_owned(),
        }
    }

    fn bounded(&self, bounded: &Bounded, field: &Field, gram: Gram) -> String {
        let say = |quantity: &Quantity| self.quantity(quantity, field, gram);
        match bounded {
            Bounded::Exactly(one) => say(one),
            Bounded::AtLeast(one) => fill(self.words.phrase("value_at_least"), &[("x", &say(one))]),
            Bounded::AtMost(one) => fill(self.words.phrase("value_at_most"), &[("x", &say(one))]),
            Bounded::Between(low, high) => fill(self.words.phrase("value_between"), &[("x", &say(low)), ("y", &say(high))]),
        }
    }

    pub(crate) fn quantity(&self, quantity: &Quantity, field: &Field, gram: Gram) -> String {
        let x = match &quantity.measure {
            Measure::Percent => percent(&quantity.amount, self.lang),
            Measure::Money(code) if quantity.amount.is_zero() && code == "XXX" => self.words.phrase("value_none").to_owned(),
            Measure::Money(code) => self.money(&quantity.amount, code, gram),
            Measure::Count => self.count(quantity, field.def.noun.as_deref().unwrap_or(""), gram),
            Measure::Time(unit) => self.count(quantity, unit.id(), gram),
        };
        match quantity.per {
            Some(unit) if !matches!(field.kind, FieldType::DurationPer(_)) => {
                fill(self.words.phrase("value_per"), &[("x", &x), ("unit", self.words.phrase(per_key(unit)))])
            }
            _ => x,
        }
    }

    pub(super) fn count(&self, quantity: &Quantity, noun: &str, gram: Gram) -> String {
        let Some(noun) = self.words.noun(noun) else { return quantity.amount.to_string() };
        match quantity.whole() {
            Some(n) => counted(n, noun, self.lang, gram, if self.compact { Style::Figures } else { Style::WordsAndFigures }),
            None => counted_decimal(&quantity.amount, noun, self.lang, gram),
        }
    }

    fn money(&self, amount: &Decimal, code: &str, gram: Gram) -> String {
        let exponent = self.law.countries().find(|country| country.money.currency == code).map_or(2, |country| country.money.digits);
        match self.words.currency(code) {
            Some(_) if self.compact => money_compact(amount, code, exponent, self.lang),
            Some(noun) => money(amount, code, exponent, noun, self.lang, gram),
            None => format!("{amount} {code}"),
        }
    }

    fn code(&self, code: &str, kind: FieldType) -> String {
        let known = match kind {
            FieldType::Languages => {
                self.vocabulary.set("languages").and_then(|set| set.get(set.named(code)?)).map(|entry| self.entry(entry, Gram::Gen))
            }
            FieldType::Countries => self.law.country(code).map(|_| self.state(code)),
            FieldType::Currencies => {
                self.words.currency(code).map(|noun| fill(self.words.phrase("value_currency"), &[("x", &noun.one), ("code", code)]))
            }
            FieldType::Instruments => self.law.instrument(code).map(|card| card.cite.get(self.lang).to_owned()),
            _ => None,
        };
        known.unwrap_or_else(|| code.to_owned())
    }

    /// An article, annex or definition by its id: where it is, and how it is named.
    pub(super) fn reference(&self, id: &str) -> (String, String) {
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        if let Some(article) = self.agreement.articles().find(|article| article.id.text == id) {
            return (id.to_owned(), article_ref(number(article.number), self.lang));
        }
        if let Some(annex) = self.agreement.annexes.iter().find(|annex| annex.id.text == id) {
            return (id.to_owned(), super::labels::annex_ref(number(annex.number), self.lang));
        }
        let home = self.agreement.articles().find(|article| article.items.iter().any(|item| has_paragraph(item, id)));
        if let Some(article) = home {
            let text = match paragraph_number(&article.items, id, self.vocabulary) {
                Some(paragraph) => paragraph_ref(number(paragraph), Some(number(article.number)), self.lang),
                None => article_ref(number(article.number), self.lang),
            };
            return (id.to_owned(), text);
        }
        (id.to_owned(), self.defined(id).unwrap_or_else(|| id.to_owned()))
    }
}

/// True when an item of an article is, or holds, the paragraph of an id.
fn has_paragraph(item: &ArticleItem, id: &str) -> bool {
    let named = |paragraph: &crate::model::Paragraph| paragraph.id.as_ref().is_some_and(|name| name.text == id);
    match item {
        ArticleItem::Paragraph(paragraph) => named(paragraph),
        ArticleItem::Clause(clause) => clause.paragraphs.iter().any(named),
        ArticleItem::Definition(_) | ArticleItem::Waiver(_) => false,
    }
}

/// The family of types that share the phrases of law and parity.
const fn family(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Duration | FieldType::DurationPer(_) => "duration",
        FieldType::Money | FieldType::MoneyPer => "money",
        FieldType::Percent => "percent",
        FieldType::Count | FieldType::CountPer => "count",
        _ => "other",
    }
}

const fn per_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "per_minute",
        Unit::Hour => "per_hour",
        Unit::Day => "per_day",
        Unit::WorkingDay => "per_working_day",
        Unit::Week => "per_week",
        Unit::Month => "per_month",
        Unit::Season => "per_season",
        Unit::Year => "per_year",
    }
}
