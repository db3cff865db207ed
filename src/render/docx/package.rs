//! The file as a package: parts in a fixed order, at a fixed time, and the lists that say what they are.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::failure::Failure;
use super::xml::Xml;

/// Closer packing than this costs more time than it saves bytes.
const LEVEL: i64 = 2;

/// A part of the file.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name in the package.
    pub name: String,
    /// What it is to the document: the same word in its media type and in the relation that leads to it.
    pub relation: &'static str,
    /// What is in it.
    pub xml: Xml,
}

/// Parts of `word/` to which the document leads, each with its number among the relations.
pub(super) fn pack(document: &Xml, parts: &[Part], properties: [Xml; 3]) -> Result<Vec<u8>, Failure> {
    write(document, parts, properties).map_err(|error| Failure::new("package_fault").with("reason", error.to_string()))
}

fn write(document: &Xml, parts: &[Part], [core, application, custom]: [Xml; 3]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(256 * 1024)));
    put(&mut zip, "[Content_Types].xml", &types(parts))?;
    let mut top = Xml::part(1024);
    top.raw(TOP);
    put(&mut zip, "_rels/.rels", &top)?;
    put(&mut zip, "docProps/core.xml", &core)?;
    put(&mut zip, "docProps/app.xml", &application)?;
    put(&mut zip, "docProps/custom.xml", &custom)?;
    put(&mut zip, "word/document.xml", document)?;
    put(&mut zip, "word/_rels/document.xml.rels", &relations(parts))?;
    for part in parts {
        put(&mut zip, &format!("word/{}", part.name), &part.xml)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, part: &Xml) -> Result<(), ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT);
    zip.start_file(name, options)?;
    Ok(zip.write_all(part.bytes())?)
}

const TOP: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" \
Target=\"docProps/app.xml\"/>\
<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" \
Target=\"docProps/custom.xml\"/></Relationships>";

fn types(parts: &[Part]) -> Xml {
    let mut out = Xml::part(2 * 1024);
    out.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    out.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    out.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    out.raw("<Override PartName=\"/docProps/core.xml\" ");
    out.raw("ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
    let of_office = [
        ("/docProps/app.xml", "extended-properties+xml"),
        ("/docProps/custom.xml", "custom-properties+xml"),
        ("/word/document.xml", "wordprocessingml.document.main+xml"),
    ];
    of_office.iter().for_each(|(name, media)| type_of(&mut out, name, media));
    for Part { name, relation, .. } in parts {
        let kind = if *relation == "theme" { "" } else { "wordprocessingml." };
        type_of(&mut out, &format!("/word/{name}"), &format!("{kind}{relation}+xml"));
    }
    out.raw("</Types>");
    out
}

fn type_of(out: &mut Xml, name: &str, media: &str) {
    out.raw("<Override PartName=\"");
    out.text(name);
    out.raw("\" ContentType=\"application/vnd.openxmlformats-officedocument.");
    out.value("", media);
}

fn relations(parts: &[Part]) -> Xml {
    let mut out = Xml::part(2 * 1024);
    out.raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (part, number) in parts.iter().zip(1_u32..) {
        out.raw("<Relationship Id=\"rId");
        out.number(number);
        out.raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
        out.text(part.relation);
        out.value("\" Target=\"", &part.name);
    }
    out.raw("</Relationships>");
    out
}
