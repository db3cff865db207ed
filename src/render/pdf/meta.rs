//! Facts about the file: title, language, date, the sources it was made from.

use krilla::Document;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::metadata::{DateTime, Metadata, TextDirection};

use super::super::layout::Options;
use super::super::script::visible;
use super::super::tree::Paper;
use crate::text::Lang;

/// States the facts of a paper.
pub(super) fn describe(document: &mut Document, paper: &Paper, lang: Lang, options: &Options) {
    let title = title(paper, lang);
    let date = date(paper, options);
    let direction = if lang == Lang::Ar { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let metadata = Metadata::new()
        .title(title.clone())
        .language(lang.code().to_owned())
        .creator("Mithaq".to_owned())
        .producer("Mithaq".to_owned())
        .creation_date(date)
        .text_direction(direction);
    document.set_metadata(metadata);
    for (at, source) in paper.sources.iter().enumerate() {
        // Two files of one name get a number, so that none is lost.
        let again = paper.sources.iter().take(at).any(|other| other.name == source.name);
        let path = if again { format!("{}-{}", at + 1, source.name) } else { source.name.clone() };
        document.embed_file(EmbeddedFile {
            path: visible(&path).into_owned(),
            mime_type: MimeType::new("text/plain"),
            description: Some(title.clone()),
            association_kind: AssociationKind::Source,
            data: source.text.clone().into_bytes().into(),
            modification_date: Some(date),
            compress: Some(true),
            location: None,
        });
    }
}

/// The title of a paper in a language; its id when it has none, and never nothing, which the standard forbids.
pub(super) fn title(paper: &Paper, lang: Lang) -> String {
    let title = visible(&paper.flat(&paper.title, lang)).into_owned();
    let names = [title, visible(&paper.id).into_owned()];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_else(|| "…".to_owned())
}

/// The moment of making.
fn date(paper: &Paper, options: &Options) -> DateTime {
    let moment = options.moment(&paper.metadata);
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    DateTime::new(u16::try_from(moment.year()).unwrap_or(2000))
        .month(small(moment.month()))
        .day(small(moment.day()))
        .hour(small(moment.hour()))
        .minute(small(moment.minute()))
        .second(small(moment.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
