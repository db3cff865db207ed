//! The values that a message needs, kept apart from its words.

use std::borrow::Cow;

use crate::text::Lang;

/// One value of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The drafter's own words, or a code: printed as it is.
    Text(String),
    /// A number.
    Number(i64),
    /// A word of the interface, by its key: `what_clause`.
    Key(&'static str),
    /// A language, printed by its name in the reader's language.
    Lang(Lang),
    /// A text that depends on the reader's language, in the order Arabic, French, English.
    Tri([String; 3]),
    /// Several values, printed as a list.
    List(Vec<Self>),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Lang> for Fact {
    fn from(lang: Lang) -> Self {
        Self::Lang(lang)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Self>> From<Vec<T>> for Fact {
    fn from(all: Vec<T>) -> Self {
        Self::List(all.into_iter().map(Into::into).collect())
    }
}

/// The facts of one finding, by name, in the order in which they were set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(Cow<'static, str>, Fact)>);

impl Facts {
    /// No fact.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Sets a fact.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, fact: Fact) {
        let name = name.into();
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, fact));
    }

    /// A fact by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, fact)| fact)
    }

    /// The texts of a list.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        match self.get(name) {
            Some(Fact::List(all)) => all
                .iter()
                .filter_map(|fact| match fact {
                    Fact::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// All facts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Fact)> {
        self.0.iter().map(|(name, fact)| (name.as_ref(), fact))
    }
}
