//! From the values of an agreement to its duties.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Row, State};
use crate::model::moment::{self, Known, Length, Undated, Way};
use crate::model::{Clause, Days, FieldValue, Row as TableRow, Term};
use crate::render::compose::inlines;
use crate::render::derived::found::{self, Held, to_be_agreed};
use crate::render::derived::outline::{self, ClauseDuties, Duty};
use crate::render::derived::voices::{Voices, apart, framed, place_name};
use crate::render::derived::words::{Words, text};
use crate::render::tree::{Inline, Line};
use crate::text::{Lang, LangMap};
use crate::vocabulary::{Field, FieldType};
use crate::wording::clause::{Utterance, plan};
use crate::wording::join::fill_joined;
use crate::wording::speaker::Speaker;

/// How many years of a duty that repeats stand in the calendar.
const YEARS: i64 = 3;

/// Every duty, in the order of the agreement.
pub(super) fn rows(voices: &Voices<'_>, known: Known) -> Vec<Row> {
    let reader = Reader { voices, known: days(voices, known) };
    let mut rows = Vec::new();
    for held in voices.clauses() {
        let duties = outline::calendar().clauses.get(held.kind.def.id.as_str());
        rows.extend(held.clause.fields.iter().filter_map(|value| reader.field(held, duties, value)));
        rows.extend(held.clause.rows.iter().zip(1..).flat_map(|(row, at)| reader.row(held, duties, row, at)));
    }
    unique(&mut rows);
    rows
}

/// The days of the agreement. What one Party proposes fixes none.
fn days<'a>(voices: &Voices<'a>, known: Known) -> Days<'a> {
    let (agreement, vocabulary) = (voices.agreement, voices.vocabulary);
    let stated = move |path: &str| {
        let stated = found::stated(agreement, vocabulary, path)?;
        stated.held.proposed_by.is_none().then_some(&stated.value.value)
    };
    Days::of(outline::life(), known, vocabulary.set("events"), Box::new(stated))
}

/// The same duty set twice is two duties.
fn unique(rows: &mut [Row]) {
    let mut seen = BTreeMap::<String, usize>::new();
    for row in rows {
        let times = seen.entry(row.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            row.id = format!("{}.{times}", row.id);
        }
    }
}

struct Reader<'v, 'a> {
    voices: &'v Voices<'a>,
    known: Days<'a>,
}

/// A duty with all that is needed to say it.
#[derive(Clone, Copy)]
struct Found<'d, 'a> {
    held: Held<'a>,
    field: &'a Field,
    value: &'a FieldValue,
    duty: &'d Duty,
}

impl<'a> Reader<'_, 'a> {
    fn field(&self, held: Held<'a>, duties: Option<&'static ClauseDuties>, value: &'a FieldValue) -> Option<Row> {
        let field = held.kind.field(value.field, false)?;
        let guessed = guess(field.kind);
        let measure = duties.is_some_and(|duties| duties.measures.contains(&field.def.id));
        if measure || says_nothing(value) {
            return None;
        }
        let duty = duties.and_then(|duties| duties.duties.get(&field.def.id)).or(guessed.as_ref())?;
        let what = self.voices.line(|speaker, _| Some(sentence(speaker, held.clause, &field.def.id)));
        let who = who(duty, duties).find_map(|name| self.actor(name, None)).unwrap_or_default();
        Some(self.told(Found { held, field, value, duty }, field.def.id.clone(), what, who))
    }

    fn row<'s>(
        &'s self,
        held: Held<'a>,
        duties: Option<&'static ClauseDuties>,
        row: &'a TableRow,
        at: usize,
    ) -> impl Iterator<Item = Row> + 's {
        row.cells.iter().filter_map(move |value| {
            let field = held.kind.field(value.field, true)?;
            let duty = duties?.duties.get(&format!("row.{}", field.def.id)).filter(|_| !says_nothing(value))?;
            let key = format!("row{at}.{}", field.def.id);
            let what = duty.what.as_deref().and_then(|name| self.cell(held, row, name)).unwrap_or_default();
            let who = who(duty, duties).find_map(|name| self.actor(name, Some((held, row)))).unwrap_or_default();
            Some(self.told(Found { held, field, value, duty }, key, what, who))
        })
    }

    fn cell(&self, held: Held<'a>, row: &'a TableRow, column: &str) -> Option<Line> {
        let id = held.kind.field_named(column, true)?;
        let field = held.kind.field(id, true)?;
        let value = row.cells.iter().find(|cell| cell.field == id)?;
        Some(self.voices.pieces(|speaker| speaker.cell(field, value)))
    }

    /// Who is meant: a value of the agreement (`clause.field`), a column of the row, a body of the vocabulary, or our words.
    fn actor(&self, name: &str, row: Option<(Held<'a>, &'a TableRow)>) -> Option<Line> {
        if name.contains('.') {
            self.voices.stated(name)?;
            return Some(self.voices.pieces(|speaker| speaker.own_words(&format!("{{{name}, nom}}"))));
        }
        if let Some(column) = row.and_then(|(held, row)| self.cell(held, row, name)) {
            return Some(column);
        }
        let known = ["authorities", "payers"].into_iter().find_map(|set| {
            let set = self.voices.vocabulary.set(set)?;
            set.iter().find(|(_, id, _)| *id == name).map(|(_, _, entry)| entry)
        });
        Some(match known {
            Some(entry) => self.voices.words(|speaker, _| {
                let nominative = entry.ar_nom.as_deref().filter(|_| speaker.lang == Lang::Ar);
                speaker.in_register(nominative.unwrap_or_else(|| entry.say.get(speaker.lang)))
            }),
            None => self.voices.say(|words| words.calendar.actors.get(name).map_or("", String::as_str)),
        })
    }

    fn told(&self, found: Found<'_, 'a>, id: String, what: Line, who: Line) -> Row {
        let (days, undated) = match self.days(found) {
            Ok(days) => (days, None),
            Err(reason) => (Vec::new(), Some(reason)),
        };
        Row {
            id: format!("{}.{id}", found.held.kind.def.id),
            state: found.duty.state(),
            what: bracketed(what, found.held),
            who,
            when: self.when(found),
            days,
            undated,
            source: self.voices.words(|speaker, _| place_name(found.held.place, speaker.lang)),
            place: found.held.place,
        }
    }

    /// The days of a duty, or why there is none.
    fn days(&self, found: Found<'_, 'a>) -> Result<Vec<Date>, Undated> {
        if found.held.proposed_by.is_some() {
            return Err(Undated::Open);
        }
        let term = moment::term(&found.value.value)?;
        let Some((event, way)) = found.duty.event() else { return self.known.moment(term).map(|day| vec![day]) };
        let start = self.known.day(event)?;
        if found.duty.every.is_none() {
            return moment::length(term)?.from(start, way, 1).map(|day| vec![day]);
        }
        let length = if matches!(found.field.kind, FieldType::CountPer) { moment::period(term)? } else { moment::length(term)? };
        self.repeated(start, length)
    }

    /// The days on which a duty falls again, as long as the calendar and the agreement reach; the first in any case.
    fn repeated(&self, start: Date, length: Length) -> Result<Vec<Date>, Undated> {
        if !length.recurs() {
            return Err(Undated::TooOften);
        }
        let first = length.from(start, Way::After, 1)?;
        let reach = start.checked_add(jiff::Span::new().years(YEARS)).map_err(|_| Undated::NotOneLength)?;
        let end = self.known.day("expiry").map_or(reach, |expiry| expiry.min(reach));
        let later = (2..).map_while(|times| length.from(start, Way::After, times).ok()).take_while(|day| *day <= end);
        Ok(std::iter::once(first).chain(later).collect())
    }

    /// The deadline in words: "30 days after the date of entry into force of this Agreement".
    fn when(&self, found: Found<'_, 'a>) -> Line {
        self.voices.line(|speaker, words| {
            let value = apart(inlines(speaker.cell(found.field, found.value)));
            let Some((event, way)) = found.duty.event() else { return Some(value) };
            let counted = matches!(found.field.kind, FieldType::CountPer);
            if counted {
                return Some(value);
            }
            let frame = match (found.duty.state(), way, event) {
                (State::Repeated, ..) => "every",
                (State::Lasting, _, "") => "lasts_only",
                (State::Lasting, ..) => "lasts",
                (State::Due, Way::After, "") => "within_only",
                (State::Due, Way::After, _) => "within",
                (State::Due, Way::Before, _) => "before",
            };
            let frame = with_event(speaker, text(&words.calendar.frame, frame), &trigger(speaker, words, event));
            Some(framed(speaker, &frame, "{d}", value))
        })
    }
}

impl Duty {
    fn state(&self) -> State {
        match (&self.every, &self.lasts) {
            (Some(_), _) => State::Repeated,
            (_, Some(_)) => State::Lasting,
            (None, None) => State::Due,
        }
    }

    /// The event from which its time is counted, and which way; none where the value names its own.
    fn event(&self) -> Option<(&str, Way)> {
        if self.at {
            return None;
        }
        let after = self.within.as_deref().or(self.every.as_deref()).or(self.lasts.as_deref());
        after.map(|event| (event, Way::After)).or_else(|| self.before.as_deref().map(|event| (event, Way::Before)))
    }
}

/// The duty that the type of a field alone tells of, in clauses that a project has added or changed.
fn guess(kind: FieldType) -> Option<Duty> {
    match kind {
        FieldType::Instant | FieldType::Date => Some(Duty { at: true, ..Duty::default() }),
        FieldType::CountPer => Some(Duty { every: Some("entry_into_force".to_owned()), ..Duty::default() }),
        _ => None,
    }
}

/// Who may be meant, the likeliest first.
fn who<'d>(duty: &'d Duty, duties: Option<&'d ClauseDuties>) -> impl Iterator<Item = &'d str> {
    let common = duties.map_or(&[][..], |duties| duties.who.as_slice());
    duty.who.iter().chain(common).map(String::as_str)
}

/// True where the value sets no time: nothing, nobody, or something still to be agreed.
fn says_nothing(value: &FieldValue) -> bool {
    to_be_agreed(value) || matches!(value.value.term(), Some(Term::None | Term::Unlimited))
}

/// The sentence of the agreement on a field. An item of a list follows the words that open the list.
fn sentence(speaker: &Speaker<'_>, clause: &Clause, field: &str) -> Vec<Inline> {
    let says = |utterance: &Utterance<'_>| utterance.field.is_some_and(|(known, _)| known.def.id == field);
    for utterance in plan(clause, speaker.vocabulary) {
        if says(&utterance) {
            return inlines(speaker.utter(&utterance));
        }
        if let Some(item) = utterance.items.iter().find(|item| says(item)) {
            let mut out = inlines(speaker.utter(&utterance));
            out.push(Inline::Text(" ".to_owned()));
            out.extend(inlines(speaker.utter(item)));
            return out;
        }
        let groups = &utterance.kind.def.sentences;
        if utterance.field.is_none() && groups.iter().any(|group| group.id == utterance.key && group.fields.iter().any(|id| id == field)) {
            return inlines(speaker.utter(&utterance));
        }
    }
    Vec::new()
}

/// The words of an event: those of the vocabulary, else our own.
fn trigger(speaker: &Speaker<'_>, words: &'static Words, event: &str) -> String {
    let set = speaker.vocabulary.set("events");
    let known = set.and_then(|set| set.iter().find(|(_, id, _)| *id == event).map(|(_, _, entry)| entry.say.get(speaker.lang)));
    speaker.in_register(known.or_else(|| words.calendar.triggers.get(event).map(String::as_str)).unwrap_or(event))
}

fn with_event(speaker: &Speaker<'_>, frame: &str, event: &str) -> String {
    fill_joined(frame, "e", event, speaker.lang)
}

fn bracketed(line: Line, held: Held<'_>) -> Line {
    let Some(owner) = held.proposed_by else { return line };
    let inside = |lang| line.get(lang).cloned();
    LangMap::of(|lang| Some(vec![Inline::Open { owner: Some(owner.to_owned()), inside: inside(lang)? }]))
}
