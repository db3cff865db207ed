//! What is wrong with the settings or the data of a project: the place, and a sentence in the
//! language of messages.

use crate::text::{Lang, Place, Source};
use crate::wording::words::{Words, fill};

/// One thing that is wrong, ordered by its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    file: String,
    place: Option<Place>,
    key: &'static str,
    values: Vec<(&'static str, String)>,
    near: Option<String>,
}

impl Problem {
    /// A problem that is said with a key of the interface words.
    pub const fn new(key: &'static str) -> Self {
        Self { file: String::new(), place: None, key, values: Vec::new(), near: None }
    }

    /// Adds a value.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.values.push((name, value.to_owned()));
        self
    }

    /// What was perhaps meant.
    pub fn near(mut self, near: Option<&str>) -> Self {
        self.near = near.map(str::to_owned);
        self
    }

    /// Sets the file.
    pub fn file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// Sets the place.
    pub fn at(mut self, source: &Source, byte: usize) -> Self {
        self.place = Some(source.place(u32::try_from(byte).unwrap_or(u32::MAX)));
        self.file(&source.name)
    }

    /// The problem in one line.
    pub fn say(&self, lang: Lang) -> String {
        let words = Words::embedded(lang);
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut problem = fill(words.interface(self.key), &values);
        if let Some(near) = &self.near {
            let near = fill(words.interface("did_you_mean_word"), &[("near", near)]);
            problem = fill(words.interface("with_near"), &[("problem", &problem), ("near", &near)]);
        }
        let place = match self.place {
            Some(place) => format!("{}:{}:{}", self.file, place.line, place.column),
            None => self.file.clone(),
        };
        if place.is_empty() { problem } else { fill(words.interface("config_problem"), &[("place", &place), ("problem", &problem)]) }
    }
}
