//! A complete draft from which the negotiation of a corridor can start: the model text of the ministry, in which every place
//! that depends on the two States is filled with what is known of them.

mod comments;
mod edits;
mod facts;
mod names;
mod plan;
mod shelf;
mod walk;

use std::fmt;

use jiff::civil::Date;

use crate::law::{Country, Law};
use crate::model::{NotLoaded, Project, load};
use crate::syntax::{self, FormatOptions};
use crate::text::{FileId, Lang, Source, Span};
use crate::vocabulary::Vocabulary;

use comments::Told;
use facts::Facts;
use plan::{Comments, Plan, Shelf};
use walk::{Bench, Walk};

/// The name of the model.
const MODEL: &str = "libya-model.bla";

/// Two States, and how the draft between them begins.
#[derive(Clone, Copy, Debug)]
pub struct Corridor<'a> {
    /// The State that workers come to.
    pub destination: &'a Country,
    /// The State that workers come from.
    pub origin: &'a Country,
    /// The date of the text.
    pub date: Date,
    /// The language of keywords and comments; the prose is in all three.
    pub lang: Lang,
}

/// The model could not be unpacked: a fault of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftError(String);

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the model draft cannot be filled: {}", self.0)
    }
}

impl std::error::Error for DraftError {}

/// The text from which drafts start, and what of it depends on the pair.
#[derive(Debug)]
pub struct Model {
    /// The text with its shared parts.
    pub project: Project,
    plan: Plan,
    comments: Comments,
}

impl Model {
    /// The model that the program carries.
    ///
    /// # Errors
    ///
    /// When what was built into the program cannot be unpacked.
    pub fn embedded(vocabulary: &Vocabulary) -> Result<Self, DraftError> {
        let Shelf { files, plan, comments } = shelf::open()?;
        let file = |name: &str| {
            let (name, text) = files.iter().find(|(known, _)| known == name)?;
            Some(Source::new(name.clone(), text.clone()))
        };
        let main = file(MODEL).ok_or_else(|| DraftError(MODEL.to_owned()))?;
        // The parts lie below the model and use no others.
        let project = load(main, vocabulary, &|written, _| file(written).ok_or(NotLoaded::Missing));
        Ok(Self { project, plan, comments })
    }

    /// The model of a ministry of its own.
    ///
    /// # Errors
    ///
    /// When what was built into the program cannot be unpacked.
    pub fn of(project: Project) -> Result<Self, DraftError> {
        let Shelf { plan, comments, .. } = shelf::open()?;
        Ok(Self { project, plan, comments })
    }

    /// True when every part of the model was there and could be read as a whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.project.trees.iter().all(|tree| tree.sound) && !self.project.findings.iter().any(|found| found.rule == "used-file-not-read")
    }
}

/// A draft, and what the drafter must know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The text, in canonical layout.
    pub text: String,
    /// Parts that the text uses: their paths from it, and their texts in the model.
    pub parts: Vec<(String, FileId)>,
    /// Places that depend on the pair and that the model does not have: `remittances.currencies`.
    pub missing: Vec<String>,
    /// Sentences of the model that speak of the State that stands in it as an example.
    pub named: Vec<Span>,
    /// The State that stands in the model as an example.
    pub example: Option<String>,
}

/// A starting draft. With `shared`, what holds for every corridor stays in the shared parts; else the text is complete in itself.
#[must_use]
pub fn draft(corridor: &Corridor<'_>, model: &Model, law: &Law, vocabulary: &Vocabulary, shared: bool) -> Draft {
    let (project, plan) = (&model.project, &model.plan);
    let facts = Facts::new(*corridor, plan, law, vocabulary);
    let told = Told::new(&model.comments, corridor.lang);
    let example = project.agreement.origins().next().and_then(|party| law.country(&party.code.text));
    let mut walk = Walk::new(Bench { project, vocabulary, plan, facts: &facts, told: &told, example, origin: corridor.origin, shared });
    let text = walk.run();
    let wanted = plan.place.iter().filter(|place| facts.holds(place.when.as_deref()) && walk.value(place).is_some());
    let missing = wanted.filter(|place| !walk.seen.contains(place.at.as_str())).map(|place| place.at.clone()).collect();
    let Walk { parts, named, .. } = walk;
    let example = example.map(|example| example.id.clone());
    Draft { text: laid_out(text, corridor.lang, vocabulary), parts, missing, named, example }
}

/// A text in the standard layout, with keywords in a language.
fn laid_out(text: String, lang: Lang, vocabulary: &Vocabulary) -> String {
    let source = Source::new(String::from("draft"), text);
    let parsed = syntax::parse(FileId(0), &source, vocabulary);
    syntax::format(&parsed.tree, &source, vocabulary, FormatOptions { keywords: Some(lang) })
}

/// The language in which a drafter of a State most likely reads comments: Arabic in the States of
/// the Arab League, French where treaties are authentic in French, English elsewhere.
#[must_use]
pub fn drafting_language(country: &Country) -> Lang {
    let arab = country.membership.get("arab_league").is_some_and(|membership| membership.status == "yes");
    match country.languages.authentic.iter().any(|code| code == "fr") {
        _ if arab => Lang::Ar,
        true => Lang::Fr,
        false => Lang::En,
    }
}

#[cfg(test)]
mod tests;
