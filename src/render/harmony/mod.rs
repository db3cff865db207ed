//! What does not agree between agreements, and how far each stands from the model text: for a terminal and for programs.

mod json;
mod spoken;
#[cfg(test)]
mod tests;
mod text;

pub use json::{DiscordForm, DistanceForm, discord_forms, distance_form};
pub use text::{distances_text, text};

use crate::law::Law;
use crate::portfolio::Entry;
use crate::portfolio::harmony::Discord;
use crate::text::Lang;
use crate::vocabulary::Vocabulary;

/// The title and the sentence of each finding.
pub(in crate::render) fn sentences(discords: &[Discord], view: &View<'_>) -> Vec<(String, String)> {
    let spoken = spoken::Spoken::new(view);
    discords.iter().map(|discord| spoken.sentence(discord)).map(|said| (said.title, said.message)).collect()
}

/// How findings across agreements are shown.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The agreements that were read together.
    pub entries: &'a [Entry],
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States, instruments, pages.
    pub law: &'a Law,
    /// The language of the reader.
    pub lang: Lang,
    /// The columns of the terminal.
    pub width: usize,
}
