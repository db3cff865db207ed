//! Better terms of another corridor that a clause of most-favoured treatment brings into an agreement.

use std::collections::BTreeSet;

use super::ends::{Chain, Ends, is_settled};
use super::gather::Row;
use super::{Discord, Group, Reading, Standing, Subject};
use crate::diff::Worth;
use crate::law::HarmonyPage;
use crate::model::{Named, Term};

impl Reading<'_> {
    /// For each provision the better term of another agreement and those whose clause takes it over.
    pub(super) fn better_term(&self, page: &HarmonyPage) -> Vec<Discord> {
        let favoured = self.favoured(page);
        if favoured.is_empty() || self.destination.is_none() {
            return Vec::new();
        }
        let differ = self.rows(page).filter(|(.., row)| row.len() > 1);
        let told = differ.filter_map(|(provision, field, row)| {
            let ends = Ends::new(self.scale(provision, field), row);
            let groups = ends.chains.iter().map(|chain| taken(&ends, chain, row, &favoured)).max_by_key(Vec::len)?;
            (groups.len() > 1).then(|| Discord::new(page, Subject::Provision(provision.clone()), groups))
        });
        told.collect()
    }

    /// The agreements with a clause that takes over better terms.
    fn favoured(&self, page: &HarmonyPage) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        for (provision, row) in self.gathered.iter() {
            let Some((kind, field)) = self.field(provision).filter(|_| !provision.path.in_row) else { continue };
            let path = [kind.def.id.as_str(), ".", &field.def.id, " = "].concat();
            let Some(choice) = page.brought_by.iter().find_map(|line| line.strip_prefix(&path)) else { continue };
            let Some(id) = self.desk.vocabulary.choices(field).and_then(|choices| choices.named(choice)) else { continue };
            let named = |term: &Term| matches!(term, Term::Choices(all) if all.contains(&Named::Known(id)));
            let held = row.values().filter(|held| !held.value().is_open() && held.value().cases().any(|case| named(&case.term)));
            all.extend(held.flat_map(|held| held.voices.iter().map(|voice| voice.entry)));
        }
        all
    }
}

/// The best term of a chain, then what it takes the place of in the agreements that take it over.
fn taken(ends: &Ends<'_, '_>, chain: &Chain<'_, '_>, row: &Row<'_>, favoured: &BTreeSet<usize>) -> Vec<Group> {
    let mut groups = vec![chain.high.group(Standing::Best)];
    for held in row.values().filter(|held| is_settled(held.value())) {
        if ends.worth(held, chain.high) == Worth::Stronger {
            let mut group = held.group(ends.standing(held, chain));
            group.voices.retain(|voice| favoured.contains(&voice.entry));
            groups.extend((!group.voices.is_empty()).then_some(group));
        }
    }
    groups.sort_by_key(|group| group.standing);
    groups
}
