//! Changes as notes beside the parts of a paper, in every language at once.

use super::compared::{Compared, Place};
use super::voice::Voice;
use crate::diff::Home;
use crate::render::tree::{ChangeNote, Line, line};
use crate::text::{Lang, LangMap};

/// A note for each change, in the order of the new text.
#[must_use]
pub fn notes(compared: &Compared<'_>) -> Vec<ChangeNote> {
    let voices = LangMap::of(|lang| Some(Voice::new(compared, lang)));
    let note = |(change, accepted)| {
        let more: LangMap<Vec<String>> = LangMap::of(|lang| voices.get(lang).map(|voice| voice.more(change, accepted)));
        let lines = more.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        let at = |at: usize| -> Line { line(|lang: Lang| more.get(lang).and_then(|lines| lines.get(at)).cloned()) };
        ChangeNote {
            anchor: anchor(&compared.place(change)),
            worth: change.worth,
            text: line(|lang| voices.get(lang).map(|voice| voice.headline(change))),
            more: (0..lines).map(at).collect(),
        }
    };
    compared.changes().map(note).collect()
}

/// The part of the paper that a change stands beside: an id, `preamble`, or `version` for the whole.
fn anchor(place: &Place) -> String {
    match &place.home {
        Home::Header => "version".to_owned(),
        Home::Preamble => "preamble".to_owned(),
        Home::Chapter(id, _) | Home::Article(id, _) | Home::Annex(id, _) => id.clone(),
    }
}
