//! Keys, choices and numbers by the names that the reader's language gives them.

use super::Asker;
use crate::syntax::expression::{Literal, LiteralValue, Path};
use crate::text::Lang;
use crate::vocabulary::{Choices, Field, FieldType, Word};
use crate::wording::dates::{MonthStyle, date};
use crate::wording::ruling::state;

/// Words that are quoted: in backticks, « » or «».
#[must_use]
pub fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`{text}`"),
        Lang::Fr => format!("«\u{a0}{text}\u{a0}»"),
        Lang::Ar => format!("«{text}»"),
    }
}

impl Asker<'_> {
    /// `hours.normal week`, or a clause alone.
    pub(super) fn path(&self, path: &Path) -> String {
        quoted(&self.name(path), self.lang)
    }

    fn name(&self, path: &Path) -> String {
        let kind = match self.kind_of(path) {
            Some(kind) => kind.def.name.first(self.lang),
            None => path.kind.as_str(),
        };
        if path.field.is_empty() {
            return kind.to_owned();
        }
        let field = self.field(path).map_or(path.field.as_str(), |field| field.def.name.first(self.lang));
        format!("{kind}.{field}")
    }

    fn kind_of(&self, path: &Path) -> Option<&crate::vocabulary::ClauseKind> {
        if path.kind == "agreement" {
            return self.vocabulary.structure("agreement");
        }
        let id = if path.kind == "row" { self.row? } else { path.kind.as_str() };
        self.vocabulary.kind(self.vocabulary.kind_id(id)?)
    }

    fn field(&self, path: &Path) -> Option<&Field> {
        let kind = self.kind_of(path)?;
        let (first, second) = if path.kind == "row" { (&kind.columns, &kind.fields) } else { (&kind.fields, &kind.columns) };
        first.iter().chain(second).find(|field| field.def.id == path.field)
    }

    /// A value of the rule; choices are those of the key that it is compared with.
    pub(super) fn literal(&self, literal: &Literal, about: Option<&Path>) -> String {
        match &literal.value {
            LiteralValue::Quantity { amount, unit, per } => self.quantity(amount, unit.as_deref(), per.as_deref()),
            LiteralValue::Date(day) => self.day(day),
            LiteralValue::Text(code) => self.code(code, about),
            LiteralValue::Word(word) => self.word(word, about),
        }
    }

    /// `48 hours`, `450 LYD per month`, `150 %`.
    pub(super) fn quantity(&self, amount: &str, unit: Option<&str>, per: Option<&str>) -> String {
        let number = amount.parse::<u64>().ok();
        let mut out = match unit {
            None => amount.to_owned(),
            Some(unit) => format!("{amount}{}{}", if self.lang == Lang::Fr { "\u{a0}" } else { " " }, self.unit(unit, number.or(Some(5)))),
        };
        if let Some(per) = per {
            let word = self.vocabulary.lexicon().word_names("per").map_or("", |names| names.first(self.lang));
            out.push_str(&format!(" {word} {}", self.unit(per, None)));
        }
        out
    }

    fn unit(&self, typed: &str, number: Option<u64>) -> String {
        let lexicon = self.vocabulary.lexicon();
        let unit = lexicon
            .phrase(&[typed])
            .and_then(|(_, words)| words.iter().find_map(|word| if let Word::Unit(unit) = word { Some(*unit) } else { None }));
        unit.map_or_else(|| typed.to_owned(), |unit| lexicon.unit_form(unit, self.lang, number).to_owned())
    }

    fn day(&self, text: &str) -> String {
        let Ok(day) = text.parse::<jiff::civil::Date>() else { return text.to_owned() };
        match (u8::try_from(day.month()), u8::try_from(day.day())) {
            (Ok(month), Ok(of_month)) => date(day.year(), month, of_month, self.lang, MonthStyle::Libya),
            _ => text.to_owned(),
        }
    }

    fn code(&self, code: &str, about: Option<&Path>) -> String {
        let kind = about.and_then(|path| self.field(path)).map(|field| field.kind);
        match kind {
            Some(FieldType::Countries | FieldType::Party) => state(code, self.law, self.lang),
            Some(FieldType::Instruments) => self.instrument(code),
            _ => self.word(code, about),
        }
    }

    /// An instrument by its form in running text.
    pub(super) fn instrument(&self, key: &str) -> String {
        self.law.instrument(key).map_or_else(|| key.to_owned(), |card| card.cite.get(self.lang).to_owned())
    }

    fn word(&self, word: &str, about: Option<&Path>) -> String {
        let field = about.and_then(|path| self.field(path));
        if let Some(name) = field.and_then(|field| self.vocabulary.choices(field)).and_then(|all| self.choice(all, word)) {
            return quoted(name, self.lang);
        }
        if field.is_some_and(|field| field.kind == FieldType::Languages)
            && let Some(name) = self.vocabulary.set("languages").and_then(|all| self.choice(all, word))
        {
            return quoted(name, self.lang);
        }
        let names = self.vocabulary.lexicon().word_names(word);
        quoted(names.map_or(word, |names| names.first(self.lang)), self.lang)
    }

    /// An event by its name.
    pub(super) fn event(&self, id: &str) -> String {
        let name = self.vocabulary.set("events").and_then(|all| self.choice(all, id));
        quoted(name.unwrap_or(id), self.lang)
    }

    fn choice<'c>(&self, all: &'c Choices, id: &str) -> Option<&'c str> {
        all.iter().find(|(_, known, _)| *known == id).map(|(_, _, entry)| entry.name.first(self.lang))
    }
}
