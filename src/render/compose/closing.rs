//! How a paper ends: the testimonium, and the places to sign.

use rust_decimal::prelude::ToPrimitive;

use super::opening::capital;
use super::{Composer, with_blanks};
use crate::model::{Bounded, FieldValue, Role, Stage, Term};
use crate::render::tree::{Line, Signature, Testimonium};
use crate::text::{Lang, LangMap};
use crate::vocabulary::Field;
use crate::wording::case::Case;
use crate::wording::counted::{Style, counted};
use crate::wording::join::{fill_joined, glue};
use crate::wording::lists::{AndOr, join};
use crate::wording::speaker::Speaker;
use crate::wording::words::fill;

/// Stands in our own words for a place to write by hand.
pub(super) const BLANK: &str = "\u{fffc}";

impl<'a> Composer<'a> {
    pub(super) fn testimonium(&self) -> Testimonium {
        let witness = self.say(|speaker| speaker.in_register(speaker.phrase("testimonium_witness")));
        let mut text = vec![witness, self.done_at()];
        text.extend(self.prevailing());
        let signatures = self.codes().into_iter().map(|code| self.signature(code));
        Testimonium { text, signatures: signatures.collect() }
    }

    /// "Done at … on …, in two originals, each in Arabic and French, both texts being equally authentic."
    fn done_at(&self) -> Line {
        let originals = self.originals();
        let authentic = match self.authentic().len() {
            0 | 1 => "testimonium_authentic_1",
            2 => "testimonium_authentic_2",
            _ => "testimonium_authentic_3",
        };
        with_blanks(self.say(|speaker| {
            let count = speaker
                .words
                .noun("original")
                .map_or_else(String::new, |noun| counted(originals, noun, speaker.lang, Case::Gen, Style::WordsAndFigures));
            let name = |lang: &Lang| fill(speaker.words.phrase("testimonium_language"), &[("x", &speaker.language(*lang))]);
            let names: Vec<String> = self.authentic().iter().map(name).collect();
            let values = [
                ("place", self.place(speaker)),
                ("date", self.signed_on().map_or_else(|| blank_date(speaker), |date| speaker.date_in_words(date))),
                ("hijri", self.hijri(speaker)),
                ("originals", count),
                ("authentic", speaker.words.phrase(authentic).to_owned()),
            ];
            let values = values.each_ref().map(|(slot, value)| (*slot, value.as_str()));
            let done = if originals == 1 { "testimonium_done_one" } else { "testimonium_done" };
            let out = fill(speaker.words.phrase(done), &values);
            speaker.in_register(&fill_joined(&out, "languages", &join(&names, speaker.lang, AndOr::And), speaker.lang))
        }))
    }

    /// Each Party keeps an original, unless the agreement counts them otherwise.
    fn originals(&self) -> u64 {
        let stated = self.term("languages", "originals").and_then(|term| match term {
            Term::Quantity(Bounded::Exactly(quantity)) => quantity.amount.to_u64(),
            _ => None,
        });
        stated.or_else(|| u64::try_from(self.project.agreement.parties.len()).ok()).unwrap_or(2)
    }

    fn place(&self, speaker: &Speaker<'a>) -> String {
        self.words_of(speaker, "place").unwrap_or_else(|| BLANK.to_owned())
    }

    /// The day of signature: stated, or that of a text that is signed.
    fn signed_on(&self) -> Option<jiff::civil::Date> {
        let agreement = &self.project.agreement;
        match self.term("signature", "date") {
            Some(Term::Date(date)) => Some(*date),
            _ => agreement.date.filter(|_| agreement.stage >= Stage::Signed),
        }
    }

    /// The Hijri date in parentheses, where the agreement wants both calendars: as stated, as computed, or to be filled in.
    fn hijri(&self, speaker: &Speaker<'a>) -> String {
        let stated = self.words_of(speaker, "hijri_date");
        if stated.is_none() && !matches!(self.term("signature", "both_calendars"), Some(Term::YesNo(true))) {
            return String::new();
        }
        let computed = || match self.signed_on() {
            Some(date) => speaker.hijri(date),
            None => Some(fill(speaker.words.phrase("hijri_blank"), &[("d", BLANK)])),
        };
        match stated.or_else(computed) {
            Some(date) => fill(speaker.words.phrase("testimonium_hijri"), &[("d", &date)]),
            None => String::new(),
        }
    }

    /// Which text prevails, where the agreement says that one does.
    fn prevailing(&self) -> Option<Line> {
        let codes = self.term("languages", "prevailing").or_else(|| self.header_term("prevailing"));
        let Some(Term::Codes(codes)) = codes else { return None };
        let lang = codes.iter().find_map(|code| Lang::from_code(code))?;
        Some(self.say(|speaker| fill(speaker.words.phrase("testimonium_prevailing"), &[("language", &speaker.language(lang))])))
    }

    fn signature(&self, code: &str) -> Signature {
        Signature {
            party: code.to_owned(),
            for_whom: self.say(|speaker| self.on_behalf(speaker, code)),
            name: self.side_field(code, "name").map(|(_, stated)| self.stated_text(stated)).unwrap_or_default(),
            title: self.office(code),
            powers: self.powers(),
        }
    }

    /// "For the Government of …", or for the State or the ministry, as the agreement says.
    fn on_behalf(&self, speaker: &Speaker<'a>, code: &str) -> String {
        let capacity = self.choice("signature", "capacity");
        let name = match capacity.as_deref() {
            Some("ministry") => return fill(speaker.words.phrase("signature_for_ministry"), &[("x", &speaker.formal(code))]),
            Some("state") => speaker.formal(code),
            _ => speaker.government(code),
        };
        let mut out = String::from(speaker.words.phrase("signature_for"));
        glue(&mut out, &name, speaker.lang);
        out
    }

    /// The office of the signatory, if the agreement names it.
    fn office(&self, code: &str) -> Line {
        let Some((field, stated)) = self.side_field(code, "signatory") else { return Line::new() };
        let Some(id) = self.choice_of(field, stated) else { return Line::new() };
        let Some(choices) = self.vocabulary.choices(field) else { return Line::new() };
        let Some((_, _, entry)) = choices.iter().find(|(_, option, _)| *option == id) else { return Line::new() };
        self.say(|speaker| capital(entry.name.first(speaker.lang)))
    }

    /// By what power: full powers, and whether the signature must be confirmed.
    fn powers(&self) -> Line {
        let yes = |field: &str| matches!(self.term("signature", field), Some(Term::YesNo(true)));
        let (full, confirmed) = (yes("full_powers"), yes("ad_referendum"));
        if !full && !confirmed {
            return Line::new();
        }
        with_blanks(self.say(|speaker| {
            let full = full.then(|| fill(speaker.words.phrase("signature_powers"), &[("d", BLANK)]));
            let confirmed = confirmed.then(|| speaker.words.phrase("signature_ad_referendum").to_owned());
            full.into_iter().chain(confirmed).collect::<Vec<_>>().join(" – ")
        }))
    }

    /// A field of the signature clause that speaks of one side: `destination_name`, `origin_signatory`.
    fn side_field(&self, code: &str, what: &str) -> Option<(&Field, &FieldValue)> {
        let party = self.project.agreement.parties.iter().find(|party| party.code.text == code)?;
        let side = match party.role {
            Role::Destination => "destination",
            Role::Origin => "origin",
            Role::Member => return None,
        };
        self.stated("signature", &format!("{side}_{what}"))
    }

    /// What a text field of the signature clause says, as bare words.
    fn words_of(&self, speaker: &Speaker<'a>, field: &str) -> Option<String> {
        let (_, stated) = self.stated("signature", field)?;
        let Some(Term::Text(text)) = stated.value.term() else { return None };
        Some(speaker.text(text)?.iter().map(super::bare).collect())
    }

    fn stated_text(&self, stated: &FieldValue) -> Line {
        match stated.value.term() {
            Some(Term::Text(text)) => self.text(text),
            _ => LangMap::new(),
        }
    }
}

fn blank_date(speaker: &Speaker<'_>) -> String {
    fill(speaker.words.phrase("testimonium_date"), &[("d", BLANK)])
}
