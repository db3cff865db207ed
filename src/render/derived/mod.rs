//! Papers that follow from an agreement: the model contract, the guide for the worker, the register of obligations, the table of
//! positions.
//!
//! None of them says anything of its own: each takes the typed values of the agreement, in the order that an outline in
//! `templates/papers/` gives, and says where the agreement is silent.

mod brief;
mod calendar;
mod contract;
mod found;
mod guide;
mod outline;
mod positions;
mod voices;
mod words;

pub use calendar::{Known, Register, Undated};
pub use outline::life;

use super::changes::Compared;
use super::compose::{Edition, compose};
use super::tree::{Kind, Paper};
use super::{FORMATS, Format};
use crate::law::Law;
use crate::model::{Agreement, Form, Project};
use crate::text::LangMap;
use crate::vocabulary::Vocabulary;
use crate::wording::words::Words as House;
use voices::Voices;

/// What a paper is made from.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The agreement with its files.
    pub project: &'a Project,
    /// What can be said.
    pub vocabulary: &'a Vocabulary,
    /// States and instruments.
    pub law: &'a Law,
    /// The words of the house where a ministry has its own among them.
    pub own: &'a LangMap<House>,
}

/// The formats in which these papers are printed: all but Akoma Ntoso, which is for acts that have articles.
pub fn formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.name != "akn")
}

/// The model employment contract that the agreement implies.
#[must_use]
pub fn contract(ground: Ground<'_>) -> Paper {
    // A contract binds whatever the form of the agreement behind it: its sentences keep the verbs of a treaty.
    let agreement = Agreement { form: Form::Treaty, ..ground.project.agreement.clone() };
    let voices = Voices::new(ground, &agreement, false);
    contract::paper(&voices, ground.frame(Kind::Contract))
}

/// The page that tells the worker in plain words what the agreement gives.
#[must_use]
pub fn guide(ground: Ground<'_>) -> Paper {
    let voices = Voices::new(ground, &ground.project.agreement, true);
    guide::paper(&voices, ground.frame(Kind::Guide))
}

/// The register of obligations with their dates, as far as they can be known.
#[must_use]
pub fn register(ground: Ground<'_>, known: Known) -> Register {
    let voices = Voices::new(ground, &ground.project.agreement, false);
    calendar::register(&voices, ground.frame(Kind::Register), known)
}

/// The table of positions: what is open, what each Party proposes, what that means for the worker, and the standards.
#[must_use]
pub fn positions(ground: Ground<'_>) -> Paper {
    let voices = Voices::new(ground, &ground.project.agreement, true);
    positions::paper(&voices, ground, ground.frame(Kind::Positions))
}

/// The page that tells a minister what a round of negotiation changed; the ground is that of the new text.
#[must_use]
pub fn brief(ground: Ground<'_>, compared: &Compared<'_>) -> Paper {
    let voices = Voices::new(ground, &ground.project.agreement, true);
    brief::paper(&voices, compared, ground.frame(Kind::Brief))
}

impl Ground<'_> {
    /// The paper of the agreement without what it says: its id, its languages, its stage. A paper of this kind is not a
    /// courtesy translation of anything, so all its languages stand alike.
    fn frame(self, kind: Kind) -> Paper {
        let whole = compose(self.project, self.vocabulary, self.law, &Edition::default());
        let mut frame = Paper { kind, id: whole.id.clone(), languages: whole.all_languages(), ..Paper::default() };
        frame.draft = whole.draft;
        frame.draft_note = whole.draft_note;
        frame.title = whole.title;
        frame.subtitle = whole.subtitle;
        frame.sources = whole.sources;
        frame.metadata = whole.metadata;
        frame.words = whole.words;
        frame
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(in crate::render) use tests::brief_of as sample_brief;
