//! The words of these papers in one language, from `templates/<lang>/papers.toml`. They are read when a paper is made,
//! and by no other command.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::Lang;

/// Sentences by their keys.
pub(super) type Texts = BTreeMap<String, String>;

/// All the words of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// The model contract.
    pub contract: ContractWords,
    /// The guide for the worker.
    pub guide: GuideWords,
    /// The register of obligations.
    pub calendar: CalendarWords,
    /// The table of positions.
    pub positions: PositionsWords,
    /// The brief for a minister.
    pub brief: BriefWords,
}

/// The words of the model contract.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractWords {
    /// Title, frames and the end of the paper.
    pub frame: Texts,
    /// Replacements that make a sentence of the agreement a sentence about it.
    pub replace: Vec<(String, String)>,
    /// The titles of sections.
    pub sections: Texts,
    /// Sentences of the contract alone.
    pub say: Texts,
    /// What must be agreed where the agreement is silent, as the subject of a line.
    pub ask: Texts,
}

/// The words of the guide.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuideWords {
    /// Title and frames.
    pub frame: Texts,
    /// The titles of sections.
    pub sections: Texts,
    /// Sentences that stand whatever the agreement says.
    pub say: Texts,
    /// A line for each matter: `what` names it, the other keys say it by its value.
    pub lines: BTreeMap<String, Texts>,
}

/// The words of the register.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarWords {
    /// Title, heads of columns, frames of deadlines.
    pub frame: Texts,
    /// The titles of the tables, one for each state of a duty.
    pub sections: Texts,
    /// Who owes a duty, where no set of choices names the person.
    pub actors: Texts,
    /// From when time runs, where the events of the vocabulary have no word.
    pub triggers: Texts,
    /// Why a duty has no date.
    pub reasons: Texts,
}

/// The words of the table of positions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PositionsWords {
    /// Title, heads of columns, what is said of proposals and standards.
    pub frame: Texts,
    /// The titles of the tables.
    pub sections: Texts,
    /// What a text in brackets is.
    pub parts: Texts,
}

/// The words of the brief.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BriefWords {
    /// Title, frames of lines, counts.
    pub frame: Texts,
    /// The titles of sections.
    pub sections: Texts,
}

impl Words {
    /// The words built into the program. The tests of the data see that they can be read.
    pub(super) fn of(lang: Lang) -> &'static Self {
        static WORDS: [OnceLock<Words>; 3] = [const { OnceLock::new() }; 3];
        let [ar, fr, en] = &WORDS;
        let cell = match lang {
            Lang::Ar => ar,
            Lang::Fr => fr,
            Lang::En => en,
        };
        cell.get_or_init(|| toml::from_str(Self::file(lang)).unwrap_or_default())
    }

    /// The file of a language.
    pub(super) const fn file(lang: Lang) -> &'static str {
        match lang {
            Lang::Ar => include_str!("../../../templates/ar/papers.toml"),
            Lang::Fr => include_str!("../../../templates/fr/papers.toml"),
            Lang::En => include_str!("../../../templates/en/papers.toml"),
        }
    }
}

/// A text by its key; the key itself where there is none, so that a gap is seen.
pub(super) fn text<'t>(texts: &'t Texts, key: &'t str) -> &'t str {
    texts.get(key).map_or(key, String::as_str)
}
