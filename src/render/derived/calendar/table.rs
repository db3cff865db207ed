//! The register as a paper: one table for the duties with a day, and one for each state of the others.

use super::{Register, Row, State};
use crate::render::derived::voices::Voices;
use crate::render::derived::words::{Words, text};
use crate::render::tree::{Article, Block, Inline, Line, Paper, Paragraph, Table};
use crate::text::{Lang, LangMap};
use crate::wording::dates::{MonthStyle, date};

/// The paper without its tables.
pub(super) fn frame(voices: &Voices<'_>, frame: Paper) -> Paper {
    let title = voices.say(|words| text(&words.calendar.frame, "title"));
    let mut subtitle = vec![frame.title];
    subtitle.extend(frame.subtitle);
    Paper { running: title.clone(), title, subtitle, ..frame }
}

/// The paper with its tables.
pub(super) fn paper(register: &Register) -> Paper {
    let mut blocks = Vec::new();
    let (dated, undated): (Vec<&Row>, Vec<&Row>) = register.rows.iter().partition(|row| !row.days.is_empty());
    section("dated", &dated, &mut blocks);
    for state in State::ALL {
        let rows: Vec<&Row> = undated.iter().filter(|row| row.state == state).copied().collect();
        section(state.key(), &rows, &mut blocks);
    }
    Paper { blocks, ..register.frame.clone() }
}

fn section(id: &'static str, rows: &[&Row], blocks: &mut Vec<Block>) {
    if rows.is_empty() {
        return;
    }
    let dated = id == "dated";
    let mut head = vec!["what", "who", "when", "source"];
    if dated {
        head.insert(0, "date");
    } else {
        head.insert(3, "why");
    }
    let head = head.into_iter().map(|key| words(|words| text(&words.calendar.frame, key).to_owned())).collect();
    let cells = |row: &&Row| {
        let mut cells = vec![row.what.clone(), row.who.clone(), row.when.clone(), row.source.clone()];
        if dated {
            cells.insert(0, day(row))
        } else {
            cells.insert(3, reason(row))
        }
        cells
    };
    let table = Table { head, rows: rows.iter().map(cells).collect(), ..Table::default() };
    blocks.push(Block::Article(Article {
        id: id.to_owned(),
        number: blocks.len() + 1,
        title: words(|words| text(&words.calendar.sections, id).to_owned()),
        paragraphs: vec![Paragraph { id: format!("{id}-1"), table: Some(table), ..Paragraph::default() }],
        ..Article::default()
    }));
}

/// The first day, and that others follow.
fn day(row: &Row) -> Line {
    LangMap::of(|lang| {
        let first = row.days.first()?;
        let more = if row.days.len() > 1 { text(&Words::of(lang).calendar.frame, "then_again") } else { "{d}" };
        Some(vec![Inline::Text(more.replace("{d}", &said(*first, lang)))])
    })
}

/// A day with the name of its month.
pub(super) fn said(day: jiff::civil::Date, lang: Lang) -> String {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    date(day.year(), part(day.month()), part(day.day()), lang, MonthStyle::Libya)
}

fn reason(row: &Row) -> Line {
    let Some(why) = row.undated else { return Line::default() };
    words(|words| text(&words.calendar.reasons, why.key()).to_owned())
}

fn words(say: impl Fn(&'static Words) -> String) -> Line {
    LangMap::of(|lang| Some(vec![Inline::Text(say(Words::of(lang)))]))
}
