//! What all agreements have but one or two.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Row;
use super::{Discord, Group, Reading, Said, Subject, Voice};
use crate::law::HarmonyPage;
use crate::model::{Term, Value};
use crate::portfolio::class::Provision;
use crate::portfolio::entry::Entry;
use crate::vocabulary::{Field, KindId, Protects};

impl Reading<'_> {
    /// Provisions that nearly all have, in one finding for those of one kind of clause that the same agreements lack.
    pub(super) fn lacking(&self, page: &HarmonyPage) -> Vec<Discord> {
        let mut found: BTreeMap<(KindId, Vec<usize>), Vec<Provision>> = BTreeMap::new();
        for (provision, field, row) in self.rows(page) {
            let having = having(field, row);
            let few = self.entries.len().checked_sub(having.len()).is_some_and(|few| (1..=page.few).contains(&few));
            if few && having.len() >= page.least {
                let lack = self.entries.iter().map(|(number, _)| *number).filter(|number| !having.contains(number)).collect();
                found.entry((provision.path.kind, lack)).or_default().push(provision.clone());
            }
        }
        let discord = |((kind, lack), all): ((KindId, Vec<usize>), Vec<Provision>)| {
            let (without, with): (Vec<_>, Vec<_>) = self.entries.iter().partition(|(number, _)| lack.contains(number));
            let without = without.into_iter().map(|(number, entry)| Voice { home: home_of(entry, kind), ..Voice::whole(number) });
            let with = with.into_iter().map(|(number, _)| Voice::whole(number));
            let groups = vec![Group::plain(Said::Stated, with.collect()), Group::plain(Said::Silent, without.collect())];
            Discord::new(page, Subject::Provisions(kind, all), groups)
        };
        found.into_iter().map(discord).collect()
    }
}

/// The article in which an agreement that is silent would speak.
fn home_of(entry: &Entry, kind: KindId) -> Option<u16> {
    entry.clauses.iter().find(|(known, _)| *known == kind).map(|(_, home)| *home)
}

/// The agreements that have a protection: a `no` to it is none.
fn having(field: &Field, row: &Row<'_>) -> BTreeSet<usize> {
    let given = row.values().filter(|held| !denied(field, held.value()));
    given.flat_map(|held| held.voices.iter().map(|voice| voice.entry)).collect()
}

fn denied(field: &Field, value: &Value) -> bool {
    match (field.def.protects, value.term()) {
        (Protects::Yes, Some(Term::YesNo(said))) => !said,
        (Protects::No, Some(Term::YesNo(said))) => *said,
        (Protects::More | Protects::Members | Protects::Yes, Some(Term::None)) => true,
        _ => false,
    }
}
