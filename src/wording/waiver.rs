//! What a waiver says of itself, as sentences.

use super::message::say;
use super::words::{Words, fill};
use crate::finding::Waived;
use crate::text::Lang;

/// Why a finding is accepted, who decided it and until when: a sentence each, of what is said.
#[must_use]
pub fn waiver(waived: &Waived, lang: Lang) -> Vec<String> {
    let words = Words::embedded(lang);
    let mut all = Vec::with_capacity(3);
    let mut tell = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            all.push(fill(words.interface(key), &[("value", &value)]));
        }
    };
    tell("waiver_reason", waived.reason.as_ref().map(|fact| say(fact, lang)));
    tell("waiver_authority", waived.authority.as_ref().map(|fact| say(fact, lang)));
    tell("waiver_until", waived.until.map(|until| until.to_string()));
    all
}
