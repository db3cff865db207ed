//! From the clusters of a broken line to glyphs in their places: gaps are stretched, and pieces put into the order
//! in which they are read.

use std::ops::Range;

use super::setline::{Bit, Glyph, SetLine};
use super::style::Style;
use super::text::{Align, Job};
use crate::text::Lang;

/// Letters that stand or fall together.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Where it stands in the paragraph.
    pub range: Range<usize>,
    /// Which stretch it belongs to.
    pub look: usize,
    /// Its face.
    pub face: usize,
    /// Its size.
    pub size: f32,
    /// Whether it runs from right to left.
    pub right_to_left: bool,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

impl Cluster {
    fn advance(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// A line as it was broken; clusters from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Where it ends in the paragraph.
    pub end: usize,
    /// Its clusters.
    pub clusters: Vec<Cluster>,
}

impl Line {
    /// Places of clusters in the order in which they are read.
    fn reading(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.clusters.len()).collect();
        order.sort_by_key(|at| self.clusters.get(*at).map_or(0, |cluster| cluster.range.start));
        order
    }

    /// The cluster that is read last.
    pub(super) fn last(&self) -> Option<&Cluster> {
        self.clusters.iter().max_by_key(|cluster| cluster.range.start)
    }
}

/// How far the gaps of a line may grow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    width: f32,
    dash: f32,
    easy: f32,
    loosest: f32,
    ladder: usize,
}

impl Stretch {
    /// The limits for a paragraph.
    pub(super) fn of(job: Job<'_>, style: &Style, dash: f32) -> Self {
        let (easy, loosest) = (style.text.easy * job.size, style.text.loosest * job.size);
        Self { width: job.width, dash, easy, loosest, ladder: style.text.ladder }
    }

    /// A better width for a line that ends in a hyphen: without the cut word where the gaps allow it, else with
    /// room for the hyphen. Nothing when the line is good as it is.
    pub(super) fn narrower(self, lines: &[Line], at: usize, places: &[usize], text: &str) -> Option<f32> {
        let line = lines.get(at)?;
        let order = line.reading();
        let clusters: Vec<&Cluster> = order.iter().filter_map(|at| line.clusters.get(*at)).collect();
        let gap = |cluster: &&Cluster| text.get(cluster.range.clone()) == Some(" ");
        let whole: f32 = clusters.iter().map(|cluster| cluster.advance()).sum();
        if let Some(last) = clusters.iter().rposition(gap) {
            let before = clusters.get(..last).unwrap_or(&[]);
            let width: f32 = before.iter().map(|cluster| cluster.advance()).sum();
            let gaps = before.iter().copied().filter(|cluster| gap(cluster)).count();
            let cut = |line: &Line| places.binary_search(&line.end).is_ok();
            let ladder = lines.get(..at).unwrap_or(&[]).iter().rev().take_while(|line| cut(line)).count() >= self.ladder;
            let most = if ladder { self.loosest } else { self.easy };
            if gaps > 0 && (self.width - width) / count(gaps) <= most {
                return Some(width + 0.01);
            }
        }
        (whole + self.dash > self.width + 0.01).then_some(self.width - self.dash)
    }
}

#[allow(clippy::cast_precision_loss, reason = "a line has few gaps")]
fn count(gaps: usize) -> f32 {
    gaps as f32
}

/// A character of which nothing is ever seen: joiners, bidi marks, isolates.
pub(super) fn unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// A line finished: stretched, put into its column, in the order of reading.
pub(super) fn compose(job: Job<'_>, line: Line, stretch: &Stretch, last: bool, dash: Option<(usize, Glyph)>) -> SetLine {
    let order = line.reading();
    let says = |at: usize| line.clusters.get(at).and_then(|cluster| job.rich.text.get(cluster.range.clone())).unwrap_or("");
    let end = order.iter().rposition(|at| !blank(says(*at))).map_or(0, |at| at + 1);
    let mut gap = vec![false; line.clusters.len()];
    let mut trailing = gap.clone();
    for (place, at) in order.iter().enumerate() {
        let flags = if place < end { &mut gap } else { &mut trailing };
        flags.get_mut(*at).into_iter().for_each(|flag| *flag = place >= end || stretches(&job.rich.text, line.clusters.get(*at)));
    }
    let flagged = |flags: &[bool]| line.clusters.iter().zip(flags).filter(|(_, flag)| **flag).map(|(cluster, _)| cluster.advance()).sum();
    let trail: f32 = flagged(&trailing);
    let whole: f32 = line.clusters.iter().map(Cluster::advance).sum();
    let gaps = gap.iter().filter(|gap| **gap).count();
    let dash_width = dash.as_ref().map_or(0.0, |(_, glyph)| glyph.advance);
    let ink = whole - trail + dash_width;
    let free = job.width - ink;
    let mut extra = 0.0;
    if job.align == Align::Justify && !last && gaps > 0 && free > 0.0 && free / count(gaps) <= stretch.loosest {
        extra = free / count(gaps);
    }
    let free = free - extra * count(gaps);
    let rtl = job.lang == Lang::Ar;
    let start = match job.align {
        Align::Justify | Align::Start if !rtl => 0.0,
        Align::End if rtl => 0.0,
        Align::Center => free / 2.0,
        Align::Justify | Align::Start | Align::End => free,
    };
    let mut x = if rtl { start - trail } else { start };
    let mut places = Vec::with_capacity(line.clusters.len());
    for (cluster, gap) in line.clusters.iter().zip(&gap) {
        places.push(x);
        x += cluster.advance() + if *gap { extra } else { 0.0 };
    }
    let right = start + ink + extra * count(gaps);
    let mut set = SetLine { left: start, right, ..SetLine::default() };
    Reader { line: &line, places: &places, text: &job.rich.text, set: &mut set, open: Vec::new() }.read(&order, end);
    if let Some((face, glyph)) = dash {
        hyphen(&mut set, face, glyph);
    }
    set
}

/// Whether a gap may grow. A no-break space does so between words, but not between figures, beside French signs or in
/// a place to fill in.
fn stretches(text: &str, cluster: Option<&Cluster>) -> bool {
    let Some(range) = cluster.map(|cluster| cluster.range.clone()) else { return false };
    let (before, after) = (text.get(..range.start).unwrap_or(""), text.get(range.end..).unwrap_or(""));
    let (before, after) = (before.chars().next_back(), after.chars().next());
    let tight = |c: char| matches!(c, '«' | '»' | ':' | ';' | '!' | '?' | '\u{a0}');
    let figures = [before, after].iter().all(|c| c.is_some_and(char::is_numeric));
    match text.get(range) {
        Some(" ") => true,
        Some("\u{a0}") => !figures && !before.is_none_or(tight) && !after.is_none_or(tight),
        _ => false,
    }
}

/// Whether nothing is seen of it at the end of a line. No-break spaces count: they may be ruled.
fn blank(text: &str) -> bool {
    text.chars().all(|c| c == ' ' || unseen(c))
}

/// Puts a hyphen at the right end; it is read as a soft one, so that the word is whole when it is copied.
fn hyphen(set: &mut SetLine, face: usize, glyph: Glyph) {
    let start = set.text.len();
    set.text.push('\u{ad}');
    let (look, size) = set.bits.last().map_or((0, 10.0), |bit| (bit.look, bit.size));
    let range = start..set.text.len();
    let x = set.right - glyph.advance;
    let width = glyph.advance;
    set.bits.push(Bit { look, face, size, x, width, glyphs: vec![Glyph { range: range.clone(), ..glyph }], range });
}

/// Reads a line and collects its pieces.
struct Reader<'a> {
    line: &'a Line,
    places: &'a [f32],
    text: &'a str,
    set: &'a mut SetLine,
    open: Vec<(usize, Range<usize>)>,
}

impl Reader<'_> {
    fn read(mut self, order: &[usize], end: usize) {
        for (place, &at) in order.iter().enumerate() {
            let Some(cluster) = self.line.clusters.get(at) else { continue };
            let says = self.text.get(cluster.range.clone()).unwrap_or("");
            // One space at the end of a line parts its last word from the next.
            if place > end || says.chars().all(unseen) {
                continue;
            }
            let start = self.set.text.len();
            match ligature(says).filter(|_| cluster.right_to_left && cluster.glyphs.len() == 1) {
                Some(one) => self.set.text.push(one),
                None => self.set.text.extend(says.chars().filter(|c| !unseen(*c)).map(plain)),
            }
            if !self.joins(at) {
                self.close();
            }
            self.open.push((at, start..self.set.text.len()));
        }
        self.close();
    }

    /// Whether a cluster continues the open piece. From right to left a piece is a word with the space after it: words are
    /// written in the order of reading, or many programs that take text out of the file find none that bears marks.
    fn joins(&self, at: usize) -> bool {
        let Some(&(last, _)) = self.open.last() else { return true };
        let (Some(old), Some(new)) = (self.line.clusters.get(last), self.line.clusters.get(at)) else { return false };
        let same = (old.look, old.face, old.right_to_left) == (new.look, new.face, new.right_to_left) && old.size == new.size;
        if new.right_to_left {
            let gap = |cluster: &Cluster| self.text.get(cluster.range.clone()).is_some_and(blank);
            same && at + 1 == last && !gap(old)
        } else {
            same && last + 1 == at
        }
    }

    fn close(&mut self) {
        let mut parts = std::mem::take(&mut self.open);
        let range = parts.first().map_or(0, |part| part.1.start)..parts.last().map_or(0, |part| part.1.end);
        parts.sort_by_key(|part| part.0);
        let Some(first) = parts.first().and_then(|part| self.line.clusters.get(part.0)) else { return };
        let x = parts.first().and_then(|part| self.places.get(part.0)).copied().unwrap_or_default();
        let mut glyphs = Vec::with_capacity(parts.len());
        let mut width = 0.0;
        let gap = |range: &Range<usize>| self.set.text.get(range.clone()).is_some_and(blank);
        let leftmost = parts.iter().position(|(_, range)| !gap(range));
        for (at, (place, range)) in parts.iter().enumerate() {
            let Some(cluster) = self.line.clusters.get(*place) else { continue };
            let next = parts.get(at + 1).and_then(|part| self.places.get(part.0));
            let here = self.places.get(*place).copied().unwrap_or_default();
            let grown = next.map_or(0.0, |next| next - here - cluster.advance());
            width += cluster.advance() + grown;
            let start = glyphs.len();
            spread(cluster, range, &self.set.text, grown, &mut glyphs);
            if cluster.right_to_left && Some(at) != leftmost {
                base_first(glyphs.get_mut(start..).unwrap_or_default());
            }
        }
        self.set.bits.push(Bit { look: first.look, face: first.face, size: first.size, x, width, glyphs, range });
    }
}

/// The glyphs of a cluster with what each says: its own character when there are as many as glyphs.
fn spread(cluster: &Cluster, range: &Range<usize>, text: &str, grown: f32, out: &mut Vec<Glyph>) {
    let says = text.get(range.clone()).unwrap_or("");
    let mut own: Vec<Range<usize>> = says.char_indices().map(|(at, c)| range.start + at..range.start + at + c.len_utf8()).collect();
    if cluster.right_to_left {
        own.reverse();
    }
    if own.len() != cluster.glyphs.len() {
        own = vec![range.clone(); cluster.glyphs.len()];
    }
    out.extend(cluster.glyphs.iter().zip(own).map(|(glyph, range)| Glyph { range, ..glyph.clone() }));
    out.last_mut().into_iter().for_each(|last| last.advance += grown);
}

/// Writes a letter before its marks, though from left to right the marks come first: a mark between two letters would
/// be taken for the end of a word. At the end of a word it is the other way round.
fn base_first(glyphs: &mut [Glyph]) {
    let marks = glyphs.iter().take_while(|glyph| glyph.advance == 0.0).count();
    let Some(base) = glyphs.get(marks).filter(|_| marks > 0).map(|glyph| glyph.advance) else { return };
    if let Some(cluster) = glyphs.get_mut(..=marks) {
        cluster.iter_mut().take(marks).for_each(|mark| mark.right -= base);
        cluster.rotate_right(1);
    }
}

/// Lam and alif that share a glyph, as one character: programs that take text out of the file turn the two round.
fn ligature(says: &str) -> Option<char> {
    match says {
        "\u{644}\u{622}" => Some('\u{fef5}'),
        "\u{644}\u{623}" => Some('\u{fef7}'),
        "\u{644}\u{625}" => Some('\u{fef9}'),
        "\u{644}\u{627}" => Some('\u{fefb}'),
        _ => None,
    }
}

/// A space that only differs in how it breaks or in its width is read as a space.
fn plain(c: char) -> char {
    if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}') { ' ' } else { c }
}
