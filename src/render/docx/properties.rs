//! Facts about the file: title, languages, making, and what the programs that read it must know of the agreement.

use super::super::layout::Options;
use super::super::tree::Paper;
use super::run::locale;
use super::xml::Xml;
use crate::text::Lang;

/// `docProps/core.xml`.
pub(super) fn core(paper: &Paper, options: &Options, langs: &[Lang]) -> Xml {
    let mut out = Xml::part(2 * 1024);
    out.raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" ");
    out.raw("xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" ");
    out.raw("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    let title = langs.first().map(|lang| paper.flat_last(&paper.title, *lang)).filter(|title| !title.is_empty());
    out.leaf("<dc:title>", title.as_deref().unwrap_or(&paper.id), "</dc:title>");
    out.raw("<dc:creator>Mithaq</dc:creator>");
    out.leaf("<cp:keywords>", &paper.id, "</cp:keywords>");
    out.leaf("<cp:contentStatus>", &paper.metadata.stage, "</cp:contentStatus>");
    out.leaf("<dc:language>", &locales(langs), "</dc:language>");
    let moment = moment(paper, options);
    out.leaf("<dcterms:created xsi:type=\"dcterms:W3CDTF\">", &moment, "</dcterms:created>");
    out.leaf("<dcterms:modified xsi:type=\"dcterms:W3CDTF\">", &moment, "</dcterms:modified>");
    out.raw("</cp:coreProperties>");
    out
}

fn locales(langs: &[Lang]) -> String {
    langs.iter().map(|lang| locale(*lang)).collect::<Vec<_>>().join(", ")
}

/// The moment of making.
pub(super) fn moment(paper: &Paper, options: &Options) -> String {
    format!("{}Z", options.moment(&paper.metadata))
}

/// `docProps/app.xml`.
pub(super) fn application() -> Xml {
    let mut out = Xml::part(512);
    out.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">");
    out.raw("<Application>Mithaq</Application></Properties>");
    out
}

/// `docProps/custom.xml`: what a program that reads the returned file needs to find the agreement again.
pub(super) fn custom(paper: &Paper, langs: &[Lang]) -> Xml {
    let mut out = Xml::part(2 * 1024);
    out.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" ");
    out.raw("xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">");
    let codes: Vec<&str> = langs.iter().map(|lang| lang.code()).collect();
    let facts = [
        ("Mithaq agreement", paper.id.as_str()),
        ("Mithaq form", &paper.metadata.form),
        ("Mithaq stage", &paper.metadata.stage),
        ("Mithaq date", paper.metadata.date.as_deref().unwrap_or("")),
        ("Mithaq parties", &paper.metadata.parties.join(" ")),
        ("Mithaq languages", &codes.join(" ")),
        ("Mithaq seal", paper.seal.as_deref().unwrap_or("")),
    ];
    for ((name, value), number) in facts.iter().filter(|(_, value)| !value.is_empty()).zip(2_u32..) {
        out.raw("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"");
        out.number(number);
        out.raw("\" name=\"");
        out.text(name);
        out.leaf("\"><vt:lpwstr>", value, "</vt:lpwstr></property>");
    }
    out.raw("</Properties>");
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::tree::sample::sample;
    use super::*;

    #[test]
    fn the_making_is_the_stamp_or_the_date_of_the_text() {
        let mut paper = sample();
        let stamped = Options { stamp: Some(0), ..Options::default() };
        assert_eq!(moment(&paper, &stamped), "1970-01-01T00:00:00Z");
        assert_eq!(moment(&paper, &Options::default()), "2026-11-21T00:00:00Z");
        paper.metadata.date = Some("<soon>".to_owned());
        assert_eq!(moment(&paper, &Options::default()), "2000-01-01T00:00:00Z");
    }
}
