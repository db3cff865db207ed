//! Runs and paragraphs: one function for each element, because the schema fixes the order of what is inside.

use super::super::script::{Run, runs};
use super::super::tree::Standing;
use super::xml::Xml;
use crate::text::Lang;

/// How a run looks, beyond its paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// The id of a character style.
    pub style: Option<&'static str>,
    /// Whether it is bold whatever the style says.
    pub bold: bool,
}

impl Look {
    /// The look of a character style.
    pub(super) const fn of(style: &'static str) -> Self {
        Self { style: Some(style), bold: false }
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Para {
    /// The id of its style.
    pub style: &'static str,
    /// Its language, which gives its direction.
    pub lang: Lang,
    /// Whether it begins a page.
    pub page: bool,
    /// Whether it stays on the page of the next.
    pub keep: bool,
    /// Which of two texts has it.
    pub standing: Standing,
}

impl Para {
    /// An ordinary paragraph of a style.
    pub(super) const fn new(style: &'static str, lang: Lang) -> Self {
        Self { style, lang, page: false, keep: false, standing: Standing::BOTH }
    }
}

/// A paragraph.
pub(super) fn paragraph(out: &mut Xml, para: Para, inside: impl FnOnce(&mut Xml)) {
    open_paragraph(out, para);
    inside(out);
    close_paragraph(out);
}

/// The beginning of a paragraph.
pub(super) fn open_paragraph(out: &mut Xml, para: Para) {
    out.raw("<w:p>");
    paragraph_properties(out, para, |_| {});
}

/// The end of a paragraph.
pub(super) fn close_paragraph(out: &mut Xml) {
    out.raw("</w:p>\n");
}

/// A paragraph without words that ends a section; the section is written by the caller.
pub(super) fn section_end(out: &mut Xml, lang: Lang, section: impl FnOnce(&mut Xml)) {
    out.raw("<w:p>");
    paragraph_properties(out, Para::new("Spacer", lang), section);
    out.raw("</w:p>\n");
}

/// The properties of a paragraph, in the order of the schema: style, keep, page, direction, mark, section.
fn paragraph_properties(out: &mut Xml, para: Para, section: impl FnOnce(&mut Xml)) {
    out.value("<w:pPr><w:pStyle w:val=\"", para.style);
    if para.keep {
        out.raw("<w:keepNext/>");
    }
    if para.page {
        out.raw("<w:pageBreakBefore/>");
    }
    // The mark at the end has a direction too, for what is typed after it.
    let rtl = para.lang == Lang::Ar;
    out.raw(if rtl { "<w:bidi/>" } else { "" });
    if rtl || !para.standing.is_both() {
        out.raw("<w:rPr>");
        out.changed(para.standing);
        out.raw(if rtl { "<w:rtl/></w:rPr>" } else { "</w:rPr>" });
    }
    section(out);
    out.raw("</w:pPr>");
}

/// The properties of a run, in the order of the schema: style, bold, direction, language.
pub(super) fn properties(out: &mut Xml, look: Look, lang: Lang) {
    out.raw("<w:rPr>");
    if let Some(style) = look.style {
        out.value("<w:rStyle w:val=\"", style);
    }
    if look.bold {
        out.raw("<w:b/><w:bCs/>");
    }
    out.raw(match lang {
        Lang::Ar => "<w:rtl/><w:lang w:bidi=\"ar-LY\"/></w:rPr>",
        Lang::Fr => "<w:lang w:val=\"fr-FR\"/></w:rPr>",
        Lang::En => "<w:lang w:val=\"en-GB\"/></w:rPr>",
    });
}

/// The name of a language as Word knows it, with the country whose proofing tools fit.
pub(super) const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "ar-LY",
        Lang::Fr => "fr-FR",
        Lang::En => "en-GB",
    }
}

/// Text of a language; fragments that run against it become runs of their own.
pub(super) fn text(out: &mut Xml, look: Look, lang: Lang, text: &str) {
    for Run { text, foreign } in runs(text, lang) {
        run(out, look, foreign.unwrap_or(lang), text);
    }
}

/// One run of text in one language.
pub(super) fn run(out: &mut Xml, look: Look, lang: Lang, text: &str) {
    if text.is_empty() {
        return;
    }
    out.begin_run();
    properties(out, look, lang);
    // Without this word, spaces at either end would be lost.
    let spaced = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    match (out.takes_out(), spaced) {
        (false, false) => out.leaf("<w:t>", text, "</w:t>"),
        (false, true) => out.leaf("<w:t xml:space=\"preserve\">", text, "</w:t>"),
        (true, _) => out.leaf("<w:delText xml:space=\"preserve\">", text, "</w:delText>"),
    }
    out.end_run();
}

/// A run with something other than text in it.
pub(super) fn mark(out: &mut Xml, look: Look, lang: Lang, markup: impl FnOnce(&mut Xml)) {
    out.begin_run();
    properties(out, look, lang);
    markup(out);
    out.end_run();
}

/// A field with what it shows until Word counts again.
pub(super) fn field(out: &mut Xml, lang: Lang, instruction: &'static str, shown: &str) {
    let look = Look::default();
    mark(out, look, lang, |out| out.raw("<w:fldChar w:fldCharType=\"begin\"/>"));
    mark(out, look, lang, |out| out.leaf("<w:instrText xml:space=\"preserve\">", instruction, "</w:instrText>"));
    mark(out, look, lang, |out| out.raw("<w:fldChar w:fldCharType=\"separate\"/>"));
    run(out, look, lang, shown);
    mark(out, look, lang, |out| out.raw("<w:fldChar w:fldCharType=\"end\"/>"));
}
