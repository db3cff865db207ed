//! One language speaking about one agreement: names of States, defined terms, the register.

use super::case::Case as Gram;
use super::dates::{MonthStyle, date, date_in_words};
use super::hijri::hijri;
use super::spaces::typography;
use super::text::Piece;
use super::words::{Words, fill};
use crate::law::Law;
use crate::model::{Agreement, Case, FieldValue, Form, Term, Text, Waiver, Wording};
use crate::syntax::unquote;
use crate::text::{Lang, Sources};
use crate::vocabulary::{Field, Vocabulary};

/// The phrases that name the months of the Hijri year.
const HIJRI_MONTHS: [&str; 12] = [
    "hijri_month_1",
    "hijri_month_2",
    "hijri_month_3",
    "hijri_month_4",
    "hijri_month_5",
    "hijri_month_6",
    "hijri_month_7",
    "hijri_month_8",
    "hijri_month_9",
    "hijri_month_10",
    "hijri_month_11",
    "hijri_month_12",
];

/// Everything that is needed to say something of an agreement in one language.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The language.
    pub lang: Lang,
    /// Its words.
    pub words: &'a Words,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// The registers of law.
    pub law: &'a Law,
    /// The agreement.
    pub agreement: &'a Agreement,
    /// Its files.
    pub sources: &'a Sources,
    /// True inside tables: figures without words.
    pub compact: bool,
}

impl Speaker<'_> {
    /// A State in running text: "the Sudan", « le Soudan », "السودان".
    #[must_use]
    pub fn state(&self, code: &str) -> String {
        match (self.law.country(code), self.lang) {
            (None, _) => code.to_owned(),
            (Some(country), Lang::En) => country.name.en.short.clone(),
            (Some(country), Lang::Fr) => country.name.fr.def.clone(),
            (Some(country), Lang::Ar) => country.name.ar.short.clone(),
        }
    }

    /// A State after "of", by its code or its role: "Libya", « de la Libye », "ليبيا".
    pub(super) fn state_of(&self, code: &str) -> String {
        match (self.law.country(code), self.lang) {
            (Some(country), Lang::Fr) => country.name.fr.of.clone(),
            (None, _) if code == "destination" => self.destination_of(),
            (None, _) if code == "origin" => self.origin_of(),
            _ => self.state(code),
        }
    }

    /// The formal name: "the Republic of the Niger".
    #[must_use]
    pub fn formal(&self, code: &str) -> String {
        match (self.law.country(code), self.lang) {
            (None, _) => code.to_owned(),
            (Some(country), Lang::En) => country.name.en.formal.clone(),
            (Some(country), Lang::Fr) => country.name.fr.formal.clone(),
            (Some(country), Lang::Ar) => country.name.ar.formal.clone(),
        }
    }

    /// The Government: « le Gouvernement de la République du Niger ».
    #[must_use]
    pub fn government(&self, code: &str) -> String {
        match (self.law.country(code), self.lang) {
            (None, _) => code.to_owned(),
            (Some(country), Lang::En) => country.name.en.government.clone(),
            (Some(country), Lang::Fr) => country.name.fr.government.clone(),
            (Some(country), Lang::Ar) => country.name.ar.government.clone(),
        }
    }

    /// More than two Parties, or a framework that others may join.
    fn multilateral(&self) -> bool {
        self.agreement.parties.len() > 2 || self.agreement.form == Form::Framework
    }

    /// A phrase; where more than two Parties agree, its `_many` form if it has one.
    #[must_use]
    pub fn phrase<'k>(&'k self, key: &'k str) -> &'k str {
        let many = self.multilateral().then(|| self.words.find_phrase(&format!("{key}_many"))).flatten();
        many.unwrap_or_else(|| self.words.phrase(key))
    }

    /// A language by its name in this language.
    #[must_use]
    pub fn language(&self, lang: Lang) -> String {
        let set = self.vocabulary.set("languages");
        let entry = set.and_then(|set| set.get(set.named(lang.code())?));
        entry.map_or_else(|| lang.code().to_owned(), |entry| entry.say.get(self.lang).to_owned())
    }

    /// The signs and spaces of the language in our own words.
    #[must_use]
    pub fn typeset(&self, words: &str) -> String {
        typography(words, self.lang)
    }

    /// A date in words, for the end of a signed paper.
    #[must_use]
    pub fn date_in_words(&self, day: jiff::civil::Date) -> String {
        let (Ok(month), Ok(of_month)) = (u8::try_from(day.month()), u8::try_from(day.day())) else { return day.to_string() };
        date_in_words(day.year(), month, of_month, self.lang, MonthStyle::Libya)
    }

    /// The Hijri date of a day, the calendar named; nothing where the tables end.
    #[must_use]
    pub fn hijri(&self, day: jiff::civil::Date) -> Option<String> {
        let hijri = hijri(day)?;
        let month = self.words.phrase(HIJRI_MONTHS.get(usize::from(hijri.month).checked_sub(1)?)?);
        let values = [("day", hijri.day.to_string()), ("year", hijri.year.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(fill(self.words.phrase("hijri_date"), &[values.as_slice(), &[("month", month)]].concat()))
    }

    /// A date in figures with the name of its month.
    #[must_use]
    pub fn date(&self, day: jiff::civil::Date) -> String {
        let (Ok(month), Ok(of_month)) = (u8::try_from(day.month()), u8::try_from(day.day())) else { return day.to_string() };
        date(day.year(), month, of_month, self.lang, MonthStyle::Libya)
    }

    /// A cell of a table: figures without words.
    #[must_use]
    pub fn cell(&self, column: &Field, cell: &FieldValue) -> Vec<Piece> {
        let compact = Self { compact: true, ..*self };
        let words = |cases: &[Case]| typography(&compact.cases(cases, column, Gram::Nom, ""), self.lang);
        if let Some([Case { term: Term::Text(text), when: None, .. }]) = cell.value.agreed() {
            return self.text(text).unwrap_or_default();
        }
        let proposals = self.proposals(&cell.value.said);
        if proposals.is_empty() {
            return vec![Piece::Text(words(cell.value.agreed().unwrap_or_default()))];
        }
        proposals.into_iter().map(|(owner, cases)| Piece::Open { owner, inside: vec![Piece::Text(words(&cases))] }).collect()
    }

    /// What a waiver states: its reason, its authority, its end.
    #[must_use]
    pub fn waiver_fields(&self, waiver: &Waiver) -> Vec<String> {
        let Some(kind) = self.vocabulary.structure("accept") else { return Vec::new() };
        let say = |stated: &FieldValue| {
            let field = kind.field(stated.field, false)?;
            let value = self.bracketed(field, stated);
            Some(fill(self.words.phrase("waiver_field"), &[("name", field.def.name.first(self.lang)), ("value", &value)]))
        };
        waiver.fields.iter().filter_map(say).collect()
    }

    /// What `{destination}` prints.
    pub(super) fn destination(&self) -> String {
        match self.agreement.destination() {
            Some(party) => self.state(&party.code.text),
            None => self.words.phrase("state_of_destination").to_owned(),
        }
    }

    pub(super) fn destination_of(&self) -> String {
        match self.agreement.destination() {
            Some(party) => self.state_of(&party.code.text),
            None => self.words.phrase("state_of_destination_of").to_owned(),
        }
    }

    /// What `{origin}` prints: the State, or "the State of origin" where there are several.
    pub(super) fn origin(&self) -> String {
        let mut origins = self.agreement.origins();
        match (origins.next(), origins.next()) {
            (Some(one), None) => self.state(&one.code.text),
            _ => self.words.phrase("state_of_origin").to_owned(),
        }
    }

    pub(super) fn origin_of(&self) -> String {
        let mut origins = self.agreement.origins();
        match (origins.next(), origins.next()) {
            (Some(one), None) => self.state_of(&one.code.text),
            _ => self.words.phrase("state_of_origin_of").to_owned(),
        }
    }

    /// A Party by its code, or by its role.
    pub(super) fn party(&self, code: &str, gram: Gram) -> String {
        match code {
            "both" if self.lang == Lang::Ar && gram == Gram::Nom => self.in_register(self.words.phrase("parties_both_nom")),
            "both" => self.in_register(self.words.phrase("parties_both")),
            "each" => self.in_register(self.words.phrase("parties_each")),
            "destination" => self.destination(),
            "origin" => self.origin(),
            code => self.state(code),
        }
    }

    /// The term that the agreement defines under an id.
    pub(super) fn defined(&self, id: &str) -> Option<String> {
        let definition = self.agreement.definitions().find(|definition| definition.id.text == id)?;
        match definition.term.as_ref()?.by_lang.get(self.lang)? {
            Wording::Agreed(span) => Some(unquote(self.sources.slice(*span))),
            Wording::Open(offers) => Some(self.bracketed_texts(offers)),
        }
    }

    /// A text as it stands, without its slots resolved.
    pub(super) fn plain_text(&self, text: &Text) -> String {
        let span = match text.by_lang.get(self.lang) {
            Some(Wording::Agreed(span)) => Some(*span),
            Some(Wording::Open(offers)) => offers.first().map(|(_, span)| *span),
            None => text.plain,
        };
        span.map(|span| unquote(self.sources.slice(span))).unwrap_or_default()
    }

    /// The wording of a bilateral treaty in the register of this agreement.
    #[must_use]
    pub fn in_register(&self, text: &str) -> String {
        let mut out = text.to_owned();
        let form = match self.agreement.form {
            Form::Memorandum => Some("memorandum"),
            Form::Protocol => Some("protocol"),
            Form::Treaty | Form::Framework => None,
        };
        let several = self.multilateral().then_some("multilateral");
        for name in [several, form].into_iter().flatten() {
            out = self.replaced(out, name);
        }
        out
    }

    /// A text with the replacements of a register made in it, one after another.
    pub(super) fn replaced(&self, mut text: String, register: &str) -> String {
        for (from, to) in self.words.register(register).map_or(&[][..], |register| &register.replace) {
            if text.contains(from.as_str()) {
                text = text.replace(from, to);
            }
        }
        text
    }
}
