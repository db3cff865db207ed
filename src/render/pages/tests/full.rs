//! No page ends too soon, judged by what would have stood there, and by a cut made in the simplest way.

use super::super::*;
use super::places::*;

/// Where a text has no notes, what begins or goes on on the next page would not have fitted on this one.
pub(super) fn pages_are_full(flow: &Flow<()>, places: &Places) {
    let rows = rows(flow);
    for (at, &(band, new_page)) in rows.iter().enumerate() {
        let (first, last) = span(places, band);
        let end = |page: usize, column: Option<usize>| {
            let on = places.iter().filter(|(source, (on, _))| *on == page && is_of(**source, band, column));
            on.map(|(&source, &(_, y))| y + height(flow, source)).fold(0.0, f32::max)
        };
        if at > 0 && !new_page && span(places, rows[at - 1].0).1 < first {
            let needed = end(first - 1, None) + flow.bands[band].above + lead(flow, &rows[at..]);
            assert!(needed > SHEET.height - CLOSE, "{band} would have fitted on page {}", first - 1);
        }
        if flow.bands[band].with_next {
            continue;
        }
        for page in first..last {
            for (column, strips) in flow.bands[band].columns.iter().enumerate() {
                let on = |strip: usize| places[&Source::Band { band, column, strip }].0 > page;
                let Some(next) = (0..strips.len()).find(|&strip| on(strip)) else { continue };
                let needed = end(page, Some(column)) + sum(&strips[next..next + 1 + glued(&strips[next..])]);
                assert!(needed > SHEET.height - CLOSE, "{band}.{column}.{next} would have fitted on page {page}");
            }
        }
    }
}

/// Whether a strip is of this column of this band, or, without a column, of this band or one before.
pub(super) fn is_of(source: Source, of: usize, in_column: Option<usize>) -> bool {
    matches!(source, Source::Band { band, column, .. } if in_column.map_or(band <= of, |it| band == of && it == column))
}

/// How many strips after the first go with it.
pub(super) fn glued(strips: &[Strip<()>]) -> usize {
    strips.iter().take(strips.len() - 1).take_while(|strip| strip.with_next).count()
}

/// The height of what must stand together where the first of these bands begins.
pub(super) fn lead(flow: &Flow<()>, rows: &[(usize, bool)]) -> f32 {
    let mut needed = 0.0;
    for (ahead, &(band, new_page)) in rows.iter().enumerate() {
        let band = &flow.bands[band];
        if ahead > 0 && new_page {
            break;
        }
        let filled = || band.columns.iter().filter(|column| !column.is_empty());
        let whole = filled().all(|column| column.len() <= 3) && tallest(band) <= SHEET.height / 4.0;
        let step = |column: &Vec<Strip<()>>| if whole { column.len() } else { 1 + glued(column) };
        needed += if ahead > 0 { band.above } else { 0.0 } + filled().map(|column| sum(&column[..step(column)])).fold(0.0, f32::max);
        if !band.with_next || filled().any(|column| step(column) < column.len()) {
            break;
        }
    }
    needed
}

/// Notes go over to the next page only where there is no room for their next strips.
pub(super) fn feet_are_full(flow: &Flow<()>, pages: &[Page], places: &Places) {
    for (note, strips) in flow.notes.iter().enumerate() {
        for at in 1..strips.len() {
            let (page, y) = places[&Source::Note { note, strip: at - 1 }];
            if places[&Source::Note { note, strip: at }].0 == page {
                continue;
            }
            let ends = pages[page].placed.iter().filter(|placed| is_of(placed.source, usize::MAX, None));
            let text = ends.map(|placed| placed.y + height(flow, placed.source)).fold(0.0, f32::max);
            let rule = pages[page].placed.iter().find(|placed| placed.source == Source::NoteRule).unwrap().y;
            let foot = y + clean(strips[at - 1].height) - rule;
            let needed = text + foot + sum(&strips[at..at + 1 + glued(&strips[at..])]);
            assert!(needed > SHEET.height - CLOSE, "note {note}, strip {at} would have fitted on page {page}");
        }
    }
}

/// A strip of a text of one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    above: f32,
    height: f32,
    new_page: bool,
    /// The harm of a break after it: none, between bands that go together, within what goes together in a band.
    harm: u8,
}

/// The strips of a text of one column, with the space above them and what stands with the next.
pub(super) fn lines(flow: &Flow<()>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, new_page) in rows(flow) {
        let band = &flow.bands[index];
        let strips = &band.columns[0];
        let whole = strips.len() <= 3 && sum(strips) <= SHEET.height / 4.0;
        for (at, strip) in strips.iter().enumerate() {
            let (first, last) = (at == 0, at + 1 == strips.len());
            lines.push(Line {
                above: if first { band.above } else { 0.0 },
                height: strip.height,
                new_page: first && new_page,
                harm: if last { u8::from(band.with_next) } else { 2 * u8::from(whole || strip.with_next) },
            });
        }
    }
    lines
}

/// How many strips stand on each page: as many as fit, but for those that go with what does not. The break that does least harm is taken.
pub(super) fn full(lines: &[Line]) -> Vec<usize> {
    let mut pages = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() {
        let (mut y, mut fit, mut turned) = (0.0, 0, false);
        for line in rest {
            turned = fit > 0 && line.new_page;
            y += if fit > 0 { line.above } else { 0.0 } + line.height;
            if turned || fit > 0 && y > SHEET.height + 0.01 {
                break;
            }
            fit += 1;
        }
        let best = (1..=fit).rev().min_by_key(|&count| rest[count - 1].harm).unwrap();
        let count = if turned || fit == rest.len() { fit } else { best };
        pages.push(count);
        rest = &rest[count..];
    }
    pages
}
