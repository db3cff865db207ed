//! Every time that the vocabulary can set is a duty or a measure; dates are reckoned, and files hold together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use super::{Known, Register, State, Undated};
use crate::render::derived::outline;
use crate::render::derived::register;
use crate::render::derived::tests::{ground, ly_ne, project};
use crate::render::derived::words::Words;
use crate::render::layout::Options;
use crate::text::Lang;
use crate::vocabulary::{ClauseKind, FieldType, Vocabulary};

fn in_force() -> Known {
    Known { signed: Some(date(2027, 1, 31)), in_force: Some(date(2027, 3, 31)) }
}

fn made(clauses: &str, known: Known) -> Register {
    register(ground(&project(clauses)), known)
}

fn english() -> Options {
    Options { languages: vec![Lang::En], ..Options::default() }
}

/// The days of a duty.
fn days(register: &Register, id: &str) -> Vec<String> {
    let row = register.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no {id} in {:?}", ids(register)));
    row.days.iter().map(ToString::to_string).collect()
}

fn undated(register: &Register, id: &str) -> Option<Undated> {
    register.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no {id}")).undated
}

fn ids(register: &Register) -> Vec<&str> {
    register.rows.iter().map(|row| row.id.as_str()).collect()
}

// ---- The data ----

/// The fields of a clause that set a time, columns with `row.` before them.
fn timed(kind: &ClauseKind) -> BTreeSet<String> {
    let sets_time = |kind: FieldType| matches!(kind, FieldType::Duration | FieldType::Instant | FieldType::Date | FieldType::CountPer);
    let fields = kind.fields.iter().filter(|field| sets_time(field.kind)).map(|field| field.def.id.clone());
    let columns = kind.columns.iter().filter(|field| sets_time(field.kind)).map(|field| format!("row.{}", field.def.id));
    fields.chain(columns).collect()
}

#[test]
fn every_field_of_time_is_a_duty_or_a_measure_and_never_both() {
    let mut count = 0;
    let mut wrong = Vec::new();
    let clauses = &outline::calendar().clauses;
    for (_, kind) in Vocabulary::embedded().kinds() {
        let known = timed(kind);
        count += known.len();
        let listed = clauses.get(&kind.def.id);
        let measures: Vec<&String> = listed.iter().flat_map(|listed| &listed.measures).collect();
        let duties: Vec<&String> = listed.iter().flat_map(|listed| listed.duties.keys()).collect();
        for id in &known {
            let times = measures.iter().filter(|measure| **measure == id).count() + usize::from(duties.contains(&id));
            if times != 1 {
                wrong.push(format!("{}.{id} stands in {times} places", kind.def.id));
            }
        }
        wrong.extend(
            measures.iter().chain(&duties).filter(|id| !known.contains(**id)).map(|id| format!("{}.{id} sets no time", kind.def.id)),
        );
    }
    assert!(count > 450, "only {count} fields of time were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let vocabulary = Vocabulary::embedded();
    assert!(clauses.keys().all(|id| vocabulary.kind_id(id).is_some()));
}

#[test]
fn every_duty_counts_one_way_and_names_known_events_and_people() {
    let vocabulary = Vocabulary::embedded();
    let known = |set: &str| vocabulary.set(set).unwrap().iter().map(|(_, id, _)| id.to_owned()).collect::<BTreeSet<String>>();
    let (events, bodies) = (known("events"), &known("authorities") | &known("payers"));
    let (mut triggers, mut actors) = (BTreeSet::new(), BTreeSet::new());
    for (id, clause) in &outline::calendar().clauses {
        let kind = vocabulary.kind(vocabulary.kind_id(id).unwrap()).unwrap();
        for (name, duty) in &clause.duties {
            let ways = [&duty.within, &duty.before, &duty.every, &duty.lasts];
            assert_eq!(ways.iter().filter(|way| way.is_some()).count() + usize::from(duty.at), 1, "{id}.{name}");
            triggers.extend(ways.into_iter().flatten().filter(|event| !event.is_empty() && !events.contains(*event)).cloned());
            let who: Vec<&String> = duty.who.iter().chain(&clause.who).collect();
            assert!(!who.is_empty(), "{id}.{name} is owed by nobody");
            for who in who {
                match who.split_once('.') {
                    Some((clause, field)) => {
                        let kind = vocabulary.kind(vocabulary.kind_id(clause).unwrap()).unwrap();
                        assert!(kind.field_id(field).is_some(), "{who}");
                    }
                    None if kind.columns.iter().any(|column| column.def.id == *who) && name.starts_with("row.") => {}
                    None if bodies.contains(who) => {}
                    None => drop(actors.insert(who.clone())),
                }
            }
        }
    }
    for lang in Lang::ALL {
        let words = &Words::of(lang).calendar;
        assert_eq!(words.triggers.keys().cloned().collect::<BTreeSet<_>>(), triggers, "{lang:?}");
        assert_eq!(words.actors.keys().cloned().collect::<BTreeSet<_>>(), actors, "{lang:?}");
        assert_eq!(words.reasons.len(), Undated::ALL.len());
        assert!(Undated::ALL.iter().all(|why| words.reasons.contains_key(why.key())));
        assert!(State::ALL.iter().all(|state| words.sections.contains_key(state.key())));
    }
}

// ---- Dates ----

#[test]
fn deadlines_run_from_the_events_that_are_known() {
    let clauses = "authorities { focal points within: 30 days }\n joint committee { ordinary meetings: 2 per year  rules of procedure within: 60 days }\n \
                   entry into force { procedures within: 6 months }\n complaints { decision deadline: at most 30 days }";
    let register = made(clauses, in_force());
    assert_eq!(days(&register, "authorities.focal_points_within"), ["2027-04-30"]);
    assert_eq!(days(&register, "entry-into-force.procedures_within"), ["2027-07-31"]);
    assert_eq!(days(&register, "joint-committee.ordinary_meetings"), ["2028-03-31", "2029-03-31", "2030-03-31"]);
    assert_eq!(undated(&register, "joint-committee.rules_within"), Some(Undated::EventNotDated), "from the first meeting");
    assert_eq!(undated(&register, "complaints.decision_deadline"), Some(Undated::EachTime));
}

#[test]
fn months_end_with_the_month() {
    let register = made("annexes { reviewed every: 1 month }\n implementation { national measures within: 6 months }", in_force());
    assert_eq!(days(&register, "implementation.national_measures"), ["2027-09-30"]);
    let reviews = days(&register, "annexes.reviewed_every");
    assert_eq!(reviews.first().map(String::as_str), Some("2027-04-30"));
    assert_eq!(reviews.get(1).map(String::as_str), Some("2027-05-31"), "counted from the event, not from the time before");
    assert_eq!(reviews.len(), 36);
}

#[test]
fn the_agreement_tells_its_own_dates() {
    let clauses = "entry into force { date: 30 days after signature }\n duration { term: 5 years  notice of non-renewal: at least 6 months }\n \
                   signature { date: 2026-11-30 }\n joint committee { ordinary meetings: 1 per year }";
    let register = made(clauses, Known::default());
    assert_eq!(days(&register, "entry-into-force.instant"), ["2026-12-30"]);
    assert_eq!(days(&register, "duration.term"), ["2031-12-30"]);
    assert_eq!(days(&register, "duration.non_renewal_notice"), ["2031-06-30"]);
    let later = made(clauses, Known { in_force: Some(date(2027, 8, 31)), ..Known::default() });
    assert_eq!(days(&later, "duration.non_renewal_notice"), ["2032-02-29"], "what is given goes before what is reckoned");
}

#[test]
fn a_short_agreement_ends_what_repeats() {
    let clauses = "duration { term: 2 years }\n joint committee { ordinary meetings: 2 per year }";
    assert_eq!(days(&made(clauses, in_force()), "joint-committee.ordinary_meetings"), ["2028-03-31", "2029-03-31"]);
}

#[test]
fn what_names_no_day_says_why() {
    let clauses = "authorities { focal points within: 10 working days  contact list within: [LY: 30 days | NE: 60 days] }\n \
                   implementation { circulars within: 72 hours  forms within: as law of LY }";
    let register = made(clauses, in_force());
    assert_eq!(undated(&register, "authorities.focal_points_within"), Some(Undated::WorkingDays));
    assert_eq!(undated(&register, "authorities.contact_list"), Some(Undated::Open));
    assert_eq!(undated(&register, "implementation.circulars_within"), Some(Undated::NotInDays));
    assert_eq!(undated(&register, "implementation.forms_within"), Some(Undated::NotOneLength));
    let weekly = made("employment services { exchange of vacancies: at least 1 per week }", in_force());
    assert_eq!(undated(&weekly, "employment-services.vacancy_exchange"), Some(Undated::TooOften));
    assert!(register.paper().text(Lang::En).contains("counted in working days, which differ by place"));
}

#[test]
fn dated_duties_come_first_in_their_order() {
    let register = register(ground(&ly_ne()), in_force());
    let dated: Vec<_> = register.rows.iter().take_while(|row| !row.days.is_empty()).collect();
    assert!(dated.windows(2).all(|pair| pair[0].days[0] <= pair[1].days[0]));
    assert!(register.rows.iter().skip(dated.len()).all(|row| row.days.is_empty() && row.undated.is_some()));
    let count = |state| register.rows.iter().filter(|row| row.state == state).count();
    assert!(register.rows.len() > 200 && count(State::Repeated) > 40 && count(State::Lasting) > 20, "{}", register.rows.len());
    assert!(register.rows.iter().all(|row| Lang::ALL.iter().all(|lang| row.what.get(*lang).is_some_and(|what| !what.is_empty()))));
    let nobody: Vec<&str> = register.rows.iter().filter(|row| row.who.is_empty()).map(|row| row.id.as_str()).collect();
    assert!(nobody.is_empty(), "{nobody:?}");
}

#[test]
fn rows_of_a_table_are_duties_too() {
    let register = register(ground(&ly_ne()), in_force());
    assert_eq!(days(&register, "roadmap.row1.deadline"), ["2027-04-30"]);
    assert_eq!(days(&register, "roadmap.row7.deadline"), ["2028-09-30"]);
    assert_eq!(register.rows.iter().map(|row| &row.id).collect::<BTreeSet<_>>().len(), register.rows.len(), "ids are unique");
}

// ---- Comma-separated values ----

#[test]
fn cells_are_quoted_and_never_formulas() {
    let csv = crate::render::csv::harmless;
    for (cell, expected) in [
        ("=1+1", "'=1+1"),
        ("+218 21", "'+218 21"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        (" =1", "' =1"),
        ("plain = text", "plain = text"),
        ("a\u{202e}b\nc", "a⟨U+202E⟩b c"),
    ] {
        assert_eq!(csv(cell), expected);
    }
    let row = "roadmap { row { milestone { ar: \"=أ\" fr: \"=HYPERLINK(\\\"x\\\")\" en: \"=cmd, \\\"x\\\"\" } responsible: joint committee \
               deadline: 30 days after entry into force } }";
    let text = made(row, in_force()).csv(&english());
    assert!(text.starts_with("\u{feff}\"id\",\"date\",\"state\",\"stage\",\"What is to be done\""), "{text}");
    assert!(text.contains("\"2027-04-30\",\"due\",\"negotiation\",\"'=cmd, \"\"x\"\"\""), "{text}");
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == 2 && text.matches("\r\n").count() == 2);
}

#[test]
fn a_column_for_each_language_asked() {
    let register = made("authorities { focal points within: 30 days }", in_force());
    let heads = |options: &Options| register.csv(options).lines().next().unwrap().matches("\",\"").count() + 1;
    assert_eq!(heads(&english()), 9);
    let all = Options { languages: Lang::ALL.to_vec(), layout: crate::render::Layout::Columns, ..Options::default() };
    assert_eq!(heads(&all), 19);
}

// ---- iCalendar ----

fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn uids(text: &str) -> Vec<String> {
    unfolded(text).lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
}

#[test]
fn lines_are_folded_at_75_octets_and_end_as_they_must() {
    let register = register(ground(&ly_ne()), in_force());
    for lang in Lang::ALL {
        let text = register.ics(&Options { languages: vec![lang], ..Options::default() }).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{lang:?}");
        assert!(text.split("\r\n").any(|line| line.len() >= 73), "lines are filled before they are folded");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("END:VEVENT").count());
    }
}

#[test]
fn events_last_all_day_and_state_how_they_were_reckoned() {
    let text = made("authorities { focal points within: 30 days }", in_force()).ics(&english()).unwrap();
    let text = unfolded(&text);
    assert!(
        text.contains("UID:LY-NE.authorities.focal_points_within@mithaq\r\nDTSTAMP:20261121T000000Z\r\nDTSTART;VALUE=DATE:20270430\r\n"),
        "{text}"
    );
    assert!(text.contains("30 days after the date of entry into force of this Agreement (Article 1)"), "{text}");
    assert!(text.contains("STATUS:TENTATIVE") && !text.contains("VALARM"));
    assert!(text.contains("X-WR-CALNAME:Register of obligations – Agreement on Labour\r\n"), "{text}");
    let stamped = made("authorities { focal points within: 30 days }", in_force());
    let stamped = stamped.ics(&Options { stamp: Some(86_399), ..english() }).unwrap();
    assert!(stamped.contains("DTSTAMP:19700101T235959Z"), "{stamped}");
}

#[test]
fn identifiers_are_unique_and_survive_a_new_draft() {
    let all = uids(&register(ground(&ly_ne()), in_force()).ics(&english()).unwrap());
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    let clause = "joint committee { ordinary meetings: 1 per year }";
    let before = uids(&made(clause, in_force()).ics(&english()).unwrap());
    assert_eq!(before.len(), 3);
    let after = uids(&made(&format!("authorities {{ focal points within: 15 days }}\n{clause}"), in_force()).ics(&english()).unwrap());
    assert!(before.iter().all(|uid| after.contains(uid)), "{before:?} {after:?}");
}

#[test]
fn text_in_an_event_cannot_end_it() {
    let row = "roadmap { row { milestone { ar: \"س\" fr: \"x\" en: \"a; b, c\\\\ END:VEVENT\" } responsible: joint committee \
               deadline: 30 days after entry into force } }";
    let text = unfolded(&made(row, in_force()).ics(&english()).unwrap());
    assert!(text.contains("SUMMARY;LANGUAGE=en:a\\; b\\, c"), "{text}");
    assert_eq!(text.lines().filter(|line| *line == "END:VEVENT").count(), 1);
}

#[test]
fn without_a_date_there_is_no_calendar() {
    let register = made("authorities { focal points within: 30 days }", Known::default());
    assert_eq!(register.ics(&english()).unwrap_err().key, "calendar_without_dates");
    assert_eq!(undated(&register, "authorities.focal_points_within"), Some(Undated::EventNotDated));
}

#[test]
fn the_same_agreement_gives_the_same_bytes() {
    let texts: BTreeMap<String, usize> = (0..2).map(|at| (register(ground(&ly_ne()), in_force()).csv(&english()), at)).collect();
    assert_eq!(texts.len(), 1);
}
