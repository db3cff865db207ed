//! Pages into a file: places are known here, so links, bookmarks and numbers of pages are made here too.

use std::collections::BTreeMap;

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::super::failure::Failure;
use super::super::layout::Options;
use super::super::pages::{Page, Source, Strip};
use super::flow::{Builder, Mark};
use super::furniture::{Furnisher, Furniture};
use super::geometry::Geometry;
use super::meta;
use super::page::Drawing;
use super::paint::Painter;
use super::piece::{Cell, Column, Folio, Frame, Paragraph, Piece};
use super::rich::{Look, Rich};
use super::tags;
use super::text::{Align, Job};
use crate::text::Lang;

/// Where a part begins: the page and the height on it.
type Places = BTreeMap<String, (usize, f32)>;

/// Writes pages as a file.
pub(super) fn write(mut builder: Builder<'_>, pages: &[Page], geometry: Geometry, options: &Options) -> Result<Vec<u8>, Failure> {
    let lang = builder.passes.first().and_then(|columns| columns.first()).map_or(Lang::En, |column| column.lang);
    builder.tags.settle_levels();
    if !tags::in_order(&builder.tags.levels()) {
        return Err(fault("a heading leaves out a level"));
    }
    let places = places(&builder, pages, geometry);
    let furniture = furniture(&mut builder, pages, geometry)?;
    let folios = folios(&mut builder, pages, &places)?;
    let mut document = Document::new_with(settings()?);
    let painter = Painter { style: builder.style, fonts: fonts(&builder)? };
    for (number, page) in pages.iter().enumerate() {
        let Some(setting) = PageSettings::from_wh(geometry.width, geometry.height) else { continue };
        let mut sheet = document.start_page_with(setting);
        let mut surface = sheet.surface();
        let mut drawing = Drawing { builder: &mut builder, painter: &painter, geometry, folios: &folios, linked: Vec::new() };
        drawing.page(&mut surface, page, furniture.get(number));
        let linked = drawing.linked;
        surface.finish();
        for link in linked {
            let Some((rect, (to, y))) = link.rect.zip(places.get(&link.to)) else { continue };
            let target = XyzDestination::new(*to, Point::from_xy(0.0, (y - 6.0).max(0.0)));
            let annotation = LinkAnnotation::new(rect, Target::Destination(Destination::Xyz(target)));
            let leaf = sheet.add_tagged_annotation(Annotation::new_link(annotation, Some(link.text)));
            builder.tags.leaf(link.node, leaf);
        }
        sheet.finish();
    }
    document.set_outline(outline(&builder.marks, &places, &meta::title(builder.paper, lang)));
    meta::describe(&mut document, builder.paper, lang, options);
    document.set_tag_tree(builder.tags.finish(lang));
    document.finish().map_err(|error| fault(&format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(&format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn fault(reason: &str) -> Failure {
    Failure::new("pdf_fault").with("reason", reason.chars().take(300).collect::<String>())
}

fn fonts(builder: &Builder<'_>) -> Result<Vec<Font>, Failure> {
    let font = |(bytes, index): &(super::fonts::Bytes, u32)| Font::new(bytes.clone().into(), *index).ok_or_else(|| fault("font"));
    builder.setter.faces().iter().map(font).collect()
}

/// The strip that stands somewhere.
pub(super) fn strip<'b>(builder: &'b Builder<'_>, source: Source) -> Option<&'b Strip<Piece>> {
    match source {
        Source::Band { band, column, strip } => builder.flow.bands.get(band)?.columns.get(column)?.get(strip),
        Source::Head { head, column, strip, .. } => builder.flow.heads.get(head)?.columns.get(column)?.get(strip),
        Source::Note { note, strip } => builder.flow.notes.get(note)?.get(strip),
        Source::NoteRule => None,
    }
}

fn places(builder: &Builder<'_>, pages: &[Page], geometry: Geometry) -> Places {
    let mut places = Places::new();
    for (number, page) in pages.iter().enumerate() {
        for placed in &page.placed {
            if let Some(anchor) = strip(builder, placed.source).and_then(|strip| strip.piece.anchor.as_ref()) {
                places.entry(anchor.clone()).or_insert((number, geometry.top + placed.y));
            }
        }
    }
    places
}

/// The frame of the first band of a page; a page of notes alone continues the page before.
fn frame<'b>(builder: &'b Builder<'_>, page: &Page) -> Option<&'b Frame> {
    page.placed.iter().find_map(|placed| match placed.source {
        Source::Band { band, .. } => builder.frames.get(band),
        Source::Head { .. } | Source::Note { .. } | Source::NoteRule => None,
    })
}

fn furniture(builder: &mut Builder<'_>, pages: &[Page], geometry: Geometry) -> Result<Vec<Furniture>, Failure> {
    let mut last = Frame::default();
    let mut frames = Vec::with_capacity(pages.len());
    for page in pages {
        if let Some(frame) = frame(builder, page) {
            last = frame.clone();
        }
        frames.push((last.pass, last.title));
    }
    let (paper, style, passes) = (builder.paper, builder.style, &builder.passes);
    let mut furnisher = Furnisher { paper, style, setter: &mut builder.setter, geometry, pages: pages.len() };
    let mut all = Vec::with_capacity(pages.len());
    for (number, (pass, title)) in frames.into_iter().enumerate() {
        let columns: &[Column] = passes.get(pass).map_or(&[], Vec::as_slice);
        all.push(furnisher.page(columns, number + 1, title)?);
    }
    Ok(all)
}

/// The numbers of pages in the contents, set.
fn folios(builder: &mut Builder<'_>, pages: &[Page], places: &Places) -> Result<BTreeMap<String, Cell>, Failure> {
    let mut wanted: Vec<Folio> = Vec::new();
    for placed in pages.iter().flat_map(|page| &page.placed) {
        wanted.extend(strip(builder, placed.source).and_then(|strip| strip.piece.folio.clone()));
    }
    let mut all = BTreeMap::new();
    for folio in wanted {
        let Some((page, _)) = places.get(&folio.to) else { continue };
        let lang = folio.column.lang;
        let rich = Rich::plain(&(page + 1).to_string(), lang, &Look::default());
        let job = Job { rich: &rich, lang, size: folio.size, width: folio.column.width, align: Align::End, hyphens: false };
        let Some(line) = builder.setter.set(job)?.into_iter().next() else { continue };
        let of = Paragraph { looks: vec![Look::default()], nodes: vec![folio.node], size: folio.size };
        let y = folio.baseline - line.baseline;
        all.insert(folio.to, Cell { x: folio.column.x, y, line, of: of.into() });
    }
    Ok(all)
}

/// Bookmarks: languages, then chapters and annexes, then articles.
fn outline(marks: &[Mark], places: &Places, title: &str) -> Outline {
    let mut outline = Outline::new();
    let first = Mark { level: 1, text: title.to_owned(), anchor: String::new() };
    let bare = std::slice::from_ref(&first);
    let nodes = nest(if marks.is_empty() { bare } else { marks }, places);
    nodes.into_iter().for_each(|node| outline.push_child(node));
    outline
}

fn nest(marks: &[Mark], places: &Places) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    let mut rest = marks;
    while let Some((mark, after)) = rest.split_first() {
        let inside = after.iter().position(|other| other.level <= mark.level).unwrap_or(after.len());
        let (children, later) = after.split_at(inside);
        let (page, y) = places.get(&mark.anchor).copied().unwrap_or_default();
        let target = XyzDestination::new(page, Point::from_xy(0.0, (y - 6.0).max(0.0)));
        let mut node = OutlineNode::new(mark.text.clone(), target);
        nest(children, places).into_iter().for_each(|child| node.push_child(child));
        nodes.push(node);
        rest = later;
    }
    nodes
}
