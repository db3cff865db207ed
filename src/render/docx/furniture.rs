//! What stands on every page: running title, draft mark, page number, initials, seal. And the sections that bear it.

use super::super::tree::{Standing, blank, standing};
use super::flat::Flat;
use super::page::Page;
use super::run::{Look, Para, close_paragraph, field, open_paragraph, paragraph, run, text};
use super::version::{Version, grid_head};
use super::writer::Writer;
use super::xml::Xml;
use crate::text::Lang;

const NAMESPACE: &str = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\n";

/// The room for initials, in letters.
const INITIALS: u16 = 18;

/// A header without words, for title pages.
pub(super) fn bare_header() -> Xml {
    let mut out = Xml::part(512);
    out.raw("<w:hdr");
    out.raw(NAMESPACE);
    paragraph(&mut out, Para::new("Spacer", Lang::En), |_| {});
    out.raw("</w:hdr>");
    out
}

/// The header and the footer of a pass.
pub(super) fn furniture(writer: &mut Writer<'_>, langs: &[Lang]) -> [Xml; 2] {
    let header = apart(writer, ["<w:hdr", "</w:hdr>"], |writer| each(writer, langs, header_lines));
    let footer = apart(writer, ["<w:ftr", "</w:ftr>"], |writer| {
        seal(writer, langs);
        each(writer, langs, footer_lines);
    });
    [header, footer]
}

/// Writes a part of its own.
fn apart<'a>(writer: &mut Writer<'a>, [open, close]: [&'static str; 2], inside: impl FnOnce(&mut Writer<'a>)) -> Xml {
    let mut page = Xml::part(4 * 1024);
    page.changes = writer.out.changes.of_part(false);
    let body = std::mem::replace(&mut writer.out, page);
    writer.out.raw(open);
    writer.out.raw(NAMESPACE);
    inside(writer);
    writer.out.raw(close);
    std::mem::replace(&mut writer.out, body)
}

/// Lines for one language, or side by side for several, in the order of the grid.
fn each<'a>(writer: &mut Writer<'a>, langs: &[Lang], lines: impl Fn(&mut Writer<'a>, Lang)) {
    if let [lang] = *langs {
        lines(writer, lang);
        return;
    }
    let across = Version::new(writer, langs).across().to_vec();
    grid_head(writer, across.len());
    writer.out.raw("<w:tr>");
    for lang in across {
        writer.out.raw("<w:tc><w:tcPr><w:tcW w:w=\"");
        writer.out.number(writer.page.text() / writer.page.columns.max(1));
        writer.out.raw("\" w:type=\"dxa\"/></w:tcPr>");
        lines(writer, lang);
        writer.out.raw("</w:tc>");
    }
    writer.out.raw("</w:tr></w:tbl>\n");
    paragraph(&mut writer.out, Para::new("Spacer", Lang::En), |_| {});
}

/// The running title and the draft mark; a courtesy translation says on every page that it is one.
fn header_lines(writer: &mut Writer<'_>, lang: Lang) {
    let paper = writer.scene.paper;
    let running = if paper.running.is_empty() { &paper.title } else { &paper.running };
    let words = paper.words(lang);
    let out = &mut writer.out;
    open_paragraph(out, Para::new("Header", lang));
    Flat::line(paper, running, lang).write(out, lang);
    if let Some(standing) = paper.draft_standing() {
        out.standing(standing, |out| {
            run(out, Look::default(), lang, " – ");
            text(out, Look::of("DraftMark"), lang, &words.draft);
        });
    }
    close_paragraph(out);
    if let Some(standing) = paper.courtesy_standing(lang) {
        paragraph(out, Para { standing, ..Para::new("Header", lang) }, |out| {
            out.standing(standing, |out| text(out, Look::default(), lang, &words.courtesy));
        });
    }
}

/// The number of the page, and the places for initials.
fn footer_lines(writer: &mut Writer<'_>, lang: Lang) {
    let paper = writer.scene.paper;
    let words = paper.words(lang);
    let out = &mut writer.out;
    if !paper.initials.is_empty() {
        let all = Standing::of_lines(&paper.initials);
        open_paragraph(out, Para { standing: all, ..Para::new("Footer", lang) });
        out.standing(all, |out| text(out, Look::default(), lang, &words.initials));
        for name in &paper.initials {
            let own = standing(name);
            out.standing(own, |out| run(out, Look::default(), lang, " – "));
            Flat::line(paper, name, lang).write(out, lang);
            out.standing(own, |out| {
                run(out, Look::default(), lang, " ");
                run(out, Look::default(), lang, &blank(INITIALS));
            });
        }
        close_paragraph(out);
    }
    paragraph(out, Para::new("Footer", lang), |out| page_number(out, &words.page, lang));
}

/// "Page {page} of {pages}", with fields for the slots.
fn page_number(out: &mut Xml, words: &str, lang: Lang) {
    let slots = [("{page}", " PAGE "), ("{pages}", " NUMPAGES ")];
    let mut rest = words;
    while let Some((at, slot, instruction)) =
        slots.iter().filter_map(|(slot, instruction)| rest.find(slot).map(|at| (at, *slot, *instruction))).min()
    {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text(out, Look::default(), lang, before);
        field(out, lang, instruction, "1");
        rest = after.strip_prefix(slot).unwrap_or("");
    }
    text(out, Look::default(), lang, rest);
}

/// What ties the page to the text that was sealed. The sum is of no language and always runs from the left.
fn seal(writer: &mut Writer<'_>, langs: &[Lang]) {
    let (paper, lang) = (writer.scene.paper, langs.first().copied().unwrap_or(Lang::En));
    for (sum, standing) in paper.seals() {
        paragraph(&mut writer.out, Para { standing, ..Para::new("Seal", lang) }, |out| {
            let (before, after) = paper.words(lang).around_seal();
            out.standing(standing, |out| {
                text(out, Look::default(), lang, before);
                run(out, Look::default(), Lang::En, sum);
                text(out, Look::default(), lang, after);
            });
        });
    }
}

/// The properties of a section, in the order of the schema: header, footer, kind, size, margins, place, direction.
pub(super) fn section(out: &mut Xml, page: Page, parts: [u32; 2], lang: Lang, title: bool) {
    let [header, footer] = parts;
    out.raw("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId");
    out.number(header);
    out.raw("\"/><w:footerReference w:type=\"default\" r:id=\"rId");
    out.number(footer);
    out.raw("\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"");
    out.number(page.width);
    out.raw("\" w:h=\"");
    out.number(page.height);
    out.raw(if page.landscape() { "\" w:orient=\"landscape\"/>" } else { "\"/>" });
    out.raw("<w:pgMar w:top=\"1418\" w:right=\"");
    out.number(page.side);
    out.raw("\" w:bottom=\"1304\" w:left=\"");
    out.number(page.side);
    out.raw("\" w:header=\"680\" w:footer=\"567\" w:gutter=\"0\"/>");
    out.raw(if title { "<w:vAlign w:val=\"center\"/>" } else { "" });
    out.raw(if lang == Lang::Ar { "<w:bidi/>" } else { "" });
    out.raw("</w:sectPr>");
}
