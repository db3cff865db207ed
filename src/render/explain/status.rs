//! What is known of one State and one instrument, and of any date or grade, in words.

use jiff::civil::Date;

use super::Reader;
use crate::law::{Country, Ratification};
use crate::text::Lang;
use crate::wording::dates::{MonthStyle, date};
use crate::wording::words::fill;

/// The ratifications of an instrument or of a State, in the order in which they are told.
pub(super) const STATUSES: [(&str, &str); 4] = [
    ("yes", "explain_status_yes"),
    ("no", "explain_status_no"),
    ("withdrawn", "explain_status_withdrawn"),
    ("unknown", "explain_status_unknown"),
];

/// The remark after a State or an instrument: a date that was read, or what memory has.
pub(super) fn remark(reader: Reader<'_>, known: &Ratification) -> String {
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(known.date.as_deref().map(|day| day_text(day, reader.lang)).or_else(|| known.year.map(|year| year.to_string())));
    remarks.extend(remembered(reader, known));
    remarks.extend(known.signed.as_deref().map(|day| filled(reader, "explain_signed", "date", &day_text(day, reader.lang))));
    remarks.extend(known.as_of.as_deref().map(|day| filled(reader, "explain_as_of", "date", &day_text(day, reader.lang))));
    remarks.extend(known.last_seen_no.as_deref().map(|day| filled(reader, "explain_last_seen_no", "date", &day_text(day, reader.lang))));
    if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(reader.label("explain_comma"))) }
}

/// What memory has, where it says more than the sources.
fn remembered(reader: Reader<'_>, known: &Ratification) -> Option<String> {
    let year = known.recall_year.filter(|_| known.date.is_none() && known.year.is_none());
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    match known.recall.as_deref() {
        Some("yes") => Some(filled(reader, "explain_recall_yes", "year", &year).replace("  ", " ")),
        Some("no") => Some(reader.label("explain_recall_no").to_owned()),
        _ if year.is_empty() => None,
        _ => Some(filled(reader, "explain_recall_year", "year", &year)),
    }
}

/// A phrase with one place filled.
pub(super) fn filled(reader: Reader<'_>, key: &str, name: &str, value: &str) -> String {
    fill(reader.words.interface(key), &[(name, value)])
}

/// A date in the reader's language; what is not a whole date stays as it was written.
pub(super) fn day_text(text: &str, lang: Lang) -> String {
    let Ok(day) = text.parse::<Date>() else { return text.to_owned() };
    match (u8::try_from(day.month()), u8::try_from(day.day())) {
        (Ok(month), Ok(of_month)) => date(day.year(), month, of_month, lang, MonthStyle::Libya),
        _ => text.to_owned(),
    }
}

/// Read, remembered, or both.
pub(super) fn grade<'a>(reader: Reader<'a>, grade: &str) -> &'a str {
    reader.label(match grade {
        "read" | "V" => "explain_evidence_read",
        "recall" | "M" => "explain_evidence_recall",
        "V+M" => "explain_evidence_both",
        _ => "explain_evidence_none",
    })
}

/// A State by its name alone.
pub(super) fn state(country: &Country, lang: Lang) -> &str {
    match lang {
        Lang::Ar => &country.name.ar.short,
        Lang::Fr => &country.name.fr.def,
        Lang::En => &country.name.en.short,
    }
}

/// The label of a word of the data; the word itself where no label is known.
pub(super) fn labelled<'a>(reader: Reader<'a>, key: &str, word: &'a str) -> &'a str {
    let label = reader.words.interface_keys().find(|known| *known == key);
    label.map_or(word, |label| reader.words.interface(label))
}

/// A word of the data as the end of a key.
pub(super) fn slug(word: &str) -> String {
    word.to_lowercase().replace([' ', '-'], "_")
}

/// A text whose places are not filled: each is dots.
pub(super) fn dotted(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push('…');
        out.push_str(piece.split_once('}').map_or(piece, |(_, after)| after));
    }
    out
}
