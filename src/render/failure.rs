//! A paper that cannot be written, and why: facts that the command line puts into words.

/// Why a paper cannot be written in a format.
///
/// The key names a sentence of `templates/<lang>/interface.toml`; the values fill its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The sentence.
    pub key: &'static str,
    /// What fills its slots.
    pub values: Vec<(&'static str, String)>,
}

impl Failure {
    /// A failure told by this sentence.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The failure with one slot more filled.
    #[must_use]
    pub fn with(mut self, slot: &'static str, value: impl Into<String>) -> Self {
        self.values.push((slot, value.into()));
        self
    }

    /// The slots as the words want them.
    #[must_use]
    pub fn slots(&self) -> Vec<(&str, &str)> {
        self.values.iter().map(|(slot, value)| (*slot, value.as_str())).collect()
    }
}
