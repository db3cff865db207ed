//! Setting type: a text with looks becomes lines of glyphs. The only place that knows the layout engine.
//!
//! The engine shapes, reorders and breaks; stretching of lines and hyphens are ours, and so is the height of a line,
//! which depends on the language of the paragraph and not on the faces that happen to stand in it.

mod faces;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    BaseDirection, FontContext, Layout, LayoutContext, LineBreakContext, OverflowWrap, PositionedLayoutItem, StyleProperty, WordBreak,
};

use faces::{Script, push, scaled, script};

use super::super::failure::Failure;
use super::fonts::{Bytes, Fonts};
use super::hyphens::hyphens;
use super::line::{Cluster, Line, Stretch, compose};
use super::rich::{Look, Rich};
use super::setline::{Glyph, SetLine};
use super::style::Style;
use crate::text::Lang;

/// How the lines of a paragraph stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// At both edges, the last line at the start edge.
    Justify,
    /// At the start edge.
    Start,
    /// In the middle.
    Center,
    /// At the end edge.
    End,
}

/// What to set and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    /// The text.
    pub rich: &'a Rich,
    /// The language of the paragraph.
    pub lang: Lang,
    /// The size that Latin letters of the best face would have.
    pub size: f32,
    /// The width of the column.
    pub width: f32,
    /// How the lines stand in it.
    pub align: Align,
    /// Whether words may be cut.
    pub hyphens: bool,
}

/// Sets type with one set of fonts.
pub(super) struct Setter<'a> {
    style: &'a Style,
    fonts: FontContext,
    scratch: LayoutContext<u32>,
    layout: Layout<u32>,
    latin: Script,
    arabic: Script,
    faces: Vec<(Bytes, u32)>,
    known: BTreeMap<(u64, u32), usize>,
    dashes: BTreeMap<(bool, bool, bool, u32), (usize, Glyph)>,
}

impl<'a> Setter<'a> {
    /// A setter with these fonts.
    pub(super) fn new(style: &'a Style, fonts: &Fonts) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut families: Vec<String> = Vec::new();
        for file in fonts.files() {
            for (family, _) in collection.register_fonts(Blob::new(file.bytes.clone()), None) {
                let name = collection.family_name(family).map(str::to_owned);
                families.extend(name.filter(|name| !families.contains(name)));
            }
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        Self {
            style,
            fonts: context,
            scratch: LayoutContext::new(),
            layout: Layout::new(),
            latin: script(&style.latin, &style.arabic, &families),
            arabic: script(&style.arabic, &style.latin, &families),
            faces: Vec::new(),
            known: BTreeMap::new(),
            dashes: BTreeMap::new(),
        }
    }

    /// The font files that have been used, with the place of the face in the file.
    pub(super) fn faces(&self) -> &[(Bytes, u32)] {
        &self.faces
    }

    fn script(&self, lang: Lang) -> &Script {
        if lang == Lang::Ar { &self.arabic } else { &self.latin }
    }

    /// The distance of two lines of a language.
    pub(super) fn lead(&self, lang: Lang, size: f32) -> f32 {
        let face = &self.script(lang).face;
        size * face.scale * face.lead
    }

    /// From the upper edge of a line to its baseline.
    pub(super) fn baseline(&self, lang: Lang, size: f32) -> f32 {
        let face = &self.script(lang).face;
        size * face.scale * (face.lead / 2.0 + face.drop)
    }

    /// The least width without cutting a word, and the width in one line.
    pub(super) fn widths(&mut self, job: Job<'_>) -> (f32, f32) {
        self.shape(job, &[]);
        let widths = self.layout.calculate_content_widths();
        (widths.min, widths.max)
    }

    /// Sets a text.
    ///
    /// # Errors
    ///
    /// When a letter is in no font.
    pub(super) fn set(&mut self, job: Job<'_>) -> Result<Vec<SetLine>, Failure> {
        if job.rich.is_empty() {
            return Ok(Vec::new());
        }
        let places = if job.hyphens { hyphens(job.rich, job.lang, self.style.text.hyphenated) } else { Vec::new() };
        self.shape(job, &places);
        let stretch = Stretch::of(job, self.style, self.dash_width(job));
        let mut widths: Vec<f32> = Vec::new();
        let mut lines = self.broken(job, &widths)?;
        let mut at = 0;
        // Each round settles one line that ends in a hyphen; the lines before it stay as they are.
        while let Some(line) = lines.get(at) {
            let cut = places.binary_search(&line.end).is_ok() && at + 1 < lines.len();
            let wanted = if cut { stretch.narrower(&lines, at, &places, &job.rich.text) } else { None };
            at += 1;
            if let Some(width) = wanted {
                widths.resize(at.max(widths.len()), job.width);
                widths.truncate(at);
                widths.last_mut().into_iter().for_each(|last| *last = width);
                lines = self.broken(job, &widths)?;
            }
        }
        self.finish(job, lines, &places, &stretch)
    }

    /// Finished lines: stretched, with their hyphens.
    fn finish(&mut self, job: Job<'_>, lines: Vec<Line>, places: &[usize], stretch: &Stretch) -> Result<Vec<SetLine>, Failure> {
        let last = lines.len().saturating_sub(1);
        let (height, baseline) = (self.lead(job.lang, job.size), self.baseline(job.lang, job.size));
        let mut set = Vec::with_capacity(lines.len());
        for (at, line) in lines.into_iter().enumerate() {
            let dash = if at < last && places.binary_search(&line.end).is_ok() { Some(self.dash(job, &line)) } else { None };
            let mut line = compose(job, line, stretch, at == last, dash);
            (line.height, line.baseline) = (height, baseline);
            set.push(line);
        }
        Ok(set)
    }

    /// Shapes the text into the layout.
    fn shape(&mut self, job: Job<'_>, places: &[usize]) {
        let breaks: Vec<usize> = places.iter().filter_map(|place| job.rich.text.get(..*place)).map(|text| text.chars().count()).collect();
        let pairs = AtomicUsize::new(0);
        // The engine asks once for each pair of neighbours, in order.
        let cut = move |_: LineBreakContext| {
            let after = pairs.fetch_add(1, Ordering::Relaxed) + 1;
            breaks.binary_search(&after).is_ok().then_some(true)
        };
        let (style, latin, arabic) = (self.style, &self.latin, &self.arabic);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &job.rich.text, 1.0, false);
        builder.set_base_direction(if job.lang == Lang::Ar { BaseDirection::Rtl } else { BaseDirection::Ltr });
        if !places.is_empty() {
            builder.set_line_break_override(Some(&cut));
        }
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::WordBreak(WordBreak::Normal));
        for (at, (range, look)) in job.rich.looks.iter().enumerate() {
            let lang = look.lang.unwrap_or(job.lang);
            let script = if lang == Lang::Ar { arabic } else { latin };
            push(&mut builder, script, look, lang, scaled(style, script, look, job.size), range.clone());
            builder.push(StyleProperty::Brush(u32::try_from(at).unwrap_or(u32::MAX)), range.clone());
        }
        builder.build_into(&mut self.layout, &job.rich.text);
    }

    /// Breaks the layout; line `n` is as wide as `widths[n]`, the others as the column.
    fn broken(&mut self, job: Job<'_>, widths: &[f32]) -> Result<Vec<Line>, Failure> {
        let mut breaker = self.layout.break_lines();
        breaker.state_mut().set_layout_max_advance(job.width);
        let mut at = 0;
        loop {
            breaker.state_mut().set_line_max_advance(widths.get(at).copied().unwrap_or(job.width));
            at += 1;
            if breaker.break_next().is_none() {
                break;
            }
        }
        breaker.finish();
        let layout = std::mem::take(&mut self.layout);
        let lines = layout.lines().map(|line| self.line(job, &line)).collect();
        self.layout = layout;
        lines
    }

    /// Takes the glyphs of a line out of the layout.
    fn line(&mut self, job: Job<'_>, line: &parley::Line<'_, u32>) -> Result<Line, Failure> {
        let mut clusters = Vec::new();
        let mut seen = None;
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(part) = item else { continue };
            let run = part.run();
            // A run is yielded once for each of its styles, and is taken whole.
            if seen.replace(run.index()) != Some(run.index()) {
                self.run(job, run, &mut clusters)?;
            }
        }
        Ok(Line { end: line.text_range().end, clusters })
    }

    fn run(&mut self, job: Job<'_>, run: &parley::Run<'_, u32>, clusters: &mut Vec<Cluster>) -> Result<(), Failure> {
        let face = self.face(run);
        // The later letters of a ligature have no glyphs; in a line from right to left they come first.
        let mut rest: Option<usize> = None;
        for cluster in run.visual_clusters() {
            let mut range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                match clusters.last_mut() {
                    Some(start) if !run.is_rtl() => start.range.end = range.end,
                    _ => rest = Some(rest.map_or(range.end, |end: usize| end.max(range.end))),
                }
                continue;
            }
            range.end = rest.take().map_or(range.end, |end| end.max(range.end));
            let glyphs: Vec<Glyph> = cluster
                .glyphs()
                .map(|glyph| Glyph { id: glyph.id, advance: glyph.advance, right: glyph.x, up: -glyph.y, range: range.clone() })
                .collect();
            let private = job.rich.text.get(range.clone()).is_some_and(|text| text.chars().any(private));
            if private || glyphs.iter().any(|glyph| glyph.id == 0) {
                self.missing(job, &range)?;
            }
            let look = usize::try_from(cluster.style().brush).unwrap_or_default();
            let size = run.font_size();
            clusters.push(Cluster { range, look, face, size, right_to_left: run.is_rtl(), glyphs });
        }
        Ok(())
    }

    /// The number of a run's face.
    fn face(&mut self, run: &parley::Run<'_, u32>) -> usize {
        let font = run.font();
        let key = (font.data.id(), font.index);
        if let Some(face) = self.known.get(&key) {
            return *face;
        }
        let (bytes, _) = font.data.clone().into_raw_parts();
        self.faces.push((bytes, font.index));
        self.known.insert(key, self.faces.len() - 1);
        self.faces.len() - 1
    }

    /// A letter without a glyph stops the printing, unless nothing is to be seen of it anyway.
    fn missing(&self, job: Job<'_>, range: &Range<usize>) -> Result<(), Failure> {
        let text = job.rich.text.get(range.clone()).unwrap_or("");
        let Some(letter) = text.chars().find(|c| !super::line::unseen(*c)) else { return Ok(()) };
        let package = match super::super::script::direction(letter) {
            _ if ('\u{600}'..='\u{6ff}').contains(&letter) => &self.style.arabic.first().map_or("", |face| face.package.as_str()),
            Some(false) if letter < '\u{250}' => &self.style.latin.first().map_or("", |face| face.package.as_str()),
            _ => &self.style.other.package.as_str(),
        };
        let around: String = job.rich.text.chars().filter(|c| !super::line::unseen(*c)).take(60).collect();
        Err(Failure::new("pdf_glyph_missing")
            .with("text", around)
            .with("character", format!("U+{:04X}", u32::from(letter)))
            .with("language", job.lang.code())
            .with("package", *package))
    }

    fn dash_width(&mut self, job: Job<'_>) -> f32 {
        if !job.hyphens {
            return 0.0;
        }
        self.dash_of(job.lang, job.size, &Look::default()).1.advance
    }

    /// The hyphen at the end of a line, with its face.
    fn dash(&mut self, job: Job<'_>, line: &Line) -> (usize, Glyph) {
        let look = line.last().and_then(|cluster| job.rich.looks.get(cluster.look)).map(|(_, look)| look.clone()).unwrap_or_default();
        self.dash_of(job.lang, job.size, &look)
    }

    fn dash_of(&mut self, lang: Lang, size: f32, look: &Look) -> (usize, Glyph) {
        let key = (look.bold, look.italic, look.owner, size.to_bits());
        if let Some(dash) = self.dashes.get(&key) {
            return dash.clone();
        }
        let rich = Rich::plain("\u{2010}", lang, &Look { link: None, lang: None, ..look.clone() });
        let job = Job { rich: &rich, lang, size, width: f32::MAX, align: Align::Start, hyphens: false };
        let kept = std::mem::take(&mut self.layout);
        self.shape(job, &[]);
        let lines = self.broken(job, &[]).unwrap_or_default();
        self.layout = kept;
        let cluster = lines.into_iter().flat_map(|line| line.clusters).next();
        let none = (0, Glyph { id: 0, advance: 0.0, right: 0.0, up: 0.0, range: 0..0 });
        let dash = cluster.and_then(|cluster| Some((cluster.face, cluster.glyphs.into_iter().next()?))).unwrap_or(none);
        self.dashes.insert(key, dash.clone());
        dash
    }
}

/// A character without a meaning of its own: an archive cannot say what its glyph stands for.
fn private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}
