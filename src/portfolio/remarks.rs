//! What the reader of a matrix must know of the agreements as such: two of one id, passages that are not read.

use std::collections::BTreeMap;

use super::entry::Entry;

/// Something that the reader must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key of a sentence of the interface (`matrix_note_…`).
    pub key: &'static str,
    /// The values it needs.
    pub values: Vec<(&'static str, String)>,
}

impl Remark {
    /// A remark of a kind.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// No more agreements are named in one remark.
const MOST: usize = 12;

/// The remarks on some agreements in their order.
pub(super) fn remarks(entries: &[Entry]) -> Vec<Remark> {
    let mut out = Vec::new();
    for (id, same) in grouped(entries, |entry| entry.id.clone()) {
        out.push(Remark::new("matrix_note_same_id").with("id", id).with("files", list(&same, |entry| &entry.file)));
    }
    for entry in entries.iter().filter(|entry| entry.counts.unread > 0) {
        let count = entry.counts.unread.to_string();
        out.push(Remark::new("matrix_note_unread").with("file", entry.file.clone()).with("count", count));
    }
    out
}

/// Agreements that have something in common, by it; those that stand alone left out.
fn grouped(entries: &[Entry], by: impl Fn(&Entry) -> String) -> BTreeMap<String, Vec<&Entry>> {
    let mut groups: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    entries.iter().for_each(|entry| groups.entry(by(entry)).or_default().push(entry));
    groups.retain(|common, same| !common.is_empty() && same.len() > 1);
    groups
}

fn list(entries: &[&Entry], of: impl Fn(&Entry) -> &str) -> String {
    let named: Vec<&str> = entries.iter().take(MOST).map(|entry| of(entry)).collect();
    let more = entries.len() - named.len();
    let end = if more > 0 { format!(" … (+{more})") } else { String::new() };
    named.join(", ") + &end
}
