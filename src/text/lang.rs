//! The three languages of the house.

use serde::{Deserialize, Serialize};

/// A language in which an agreement is drafted, checked and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Arabic.
    Ar,
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the house: Arabic, French, English.
    pub const ALL: [Self; 3] = [Self::Ar, Self::Fr, Self::En];

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of an ISO 639-1 code, in any case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| code.eq_ignore_ascii_case(lang.code()))
    }

    /// `rtl` for Arabic, `ltr` otherwise.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En => "ltr",
        }
    }
}

/// One value for each language, some of which may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LangMap<T> {
    ar: Option<T>,
    fr: Option<T>,
    en: Option<T>,
}

impl<T> Default for LangMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> LangMap<T> {
    /// A map with nothing in it.
    #[must_use]
    pub const fn new() -> Self {
        Self { ar: None, fr: None, en: None }
    }

    /// A map filled by asking for each language.
    pub fn of(mut make: impl FnMut(Lang) -> Option<T>) -> Self {
        Self { ar: make(Lang::Ar), fr: make(Lang::Fr), en: make(Lang::En) }
    }

    /// The value in a language.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> Option<&T> {
        match lang {
            Lang::Ar => self.ar.as_ref(),
            Lang::Fr => self.fr.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// Puts a value in, and returns the one that was there.
    pub fn set(&mut self, lang: Lang, value: T) -> Option<T> {
        match lang {
            Lang::Ar => self.ar.replace(value),
            Lang::Fr => self.fr.replace(value),
            Lang::En => self.en.replace(value),
        }
    }

    /// The languages that have a value, in house order.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().filter_map(|lang| self.get(lang).map(|value| (lang, value)))
    }

    /// True when no language has a value.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ar.is_none() && self.fr.is_none() && self.en.is_none()
    }
}
