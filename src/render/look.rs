//! The look of a ministry: its own page and style in place of ours, and what can be wrong with them.

use super::failure::Failure;

pub use super::html::{shell_faults, style_faults};
pub use super::pdf::print_faults;

/// The files of a look that writers use; what is absent is ours. The command line reads them, so a writer stays pure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The shell of a web page, in place of `templates/html/page.hbs`.
    pub shell: Option<String>,
    /// The style of a web page, in place of `templates/html/style.css`.
    pub style: Option<String>,
    /// The style of printed pages, in place of `templates/pdf/style.toml`.
    pub print: Option<String>,
}

/// One thing that is wrong with a file of a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes from the beginning of the file.
    pub at: usize,
    /// The sentence of `templates/<lang>/interface.toml` that says it.
    pub key: &'static str,
    /// What fills its slots.
    pub values: Vec<(&'static str, String)>,
    /// What was perhaps meant.
    pub near: Option<&'static str>,
}

impl Fault {
    /// A fault at a place.
    pub(super) const fn new(at: usize, key: &'static str) -> Self {
        Self { at, key, values: Vec::new(), near: None }
    }

    /// The fault with one slot more filled.
    pub(super) fn with(mut self, slot: &'static str, value: impl Into<String>) -> Self {
        self.values.push((slot, value.into()));
        self
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self { key: fault.key, values: fault.values }
    }
}
