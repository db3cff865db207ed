//! What agreements between Parties to a framework say below what the framework promises.

use std::collections::BTreeSet;

use super::ends::{Ends, is_settled};
use super::gather::{Held, Row};
use super::values::most_first;
use super::{Discord, Group, Reading, Standing, Subject, Voice};
use crate::diff::Worth;
use crate::law::HarmonyPage;
use crate::model::Form;
use crate::portfolio::class::Provision;
use crate::portfolio::entry::Entry;
use crate::vocabulary::Field;

impl<'a> Reading<'a> {
    /// Values under which a worker has less than under a framework that binds both States.
    pub(super) fn under_framework(&self, page: &HarmonyPage) -> Vec<Discord> {
        let frameworks = self.entries.iter().filter(|(_, entry)| entry.form == Form::Framework);
        let over = |(number, framework): &(usize, &Entry)| -> Vec<Discord> {
            let under = self.under(framework);
            let found = |(provision, field, row): (&'a Provision, &'a Field, &Row<'a>)| {
                self.below(page, (provision, field), row, (*number, &under))
            };
            self.rows(page).filter(|(.., row)| row.len() > 1 && !under.is_empty()).filter_map(found).collect()
        };
        frameworks.flat_map(over).collect()
    }

    /// The agreements all of whose Parties are Parties to a framework.
    fn under(&self, framework: &Entry) -> BTreeSet<usize> {
        let parties: BTreeSet<&str> = framework.parties.iter().map(|(code, _)| code.as_str()).collect();
        let within = |entry: &Entry| !entry.parties.is_empty() && entry.parties.iter().all(|(code, _)| parties.contains(code.as_str()));
        let corridors = self.entries.iter().filter(|(_, entry)| entry.form != Form::Framework && within(entry));
        corridors.map(|(number, _)| *number).collect()
    }

    fn below(
        &self,
        page: &HarmonyPage,
        (provision, field): (&Provision, &'a Field),
        row: &Row<'a>,
        (framework, under): (usize, &BTreeSet<usize>),
    ) -> Option<Discord> {
        let of = |held: &Held<'a>, keep: &dyn Fn(usize) -> bool| -> Vec<Voice> {
            held.voices.iter().copied().filter(|voice| keep(voice.entry)).collect()
        };
        let promised = row.values().find(|held| held.voices.iter().any(|voice| voice.entry == framework))?;
        let ends = Ends::new(self.scale(provision, field), row);
        let less = |held: &&Held<'a>| is_settled(held.value()) && ends.worth(promised, held) == Worth::Weaker;
        let worst = row
            .values()
            .filter(less)
            .map(|held| Group { voices: of(held, &|entry| under.contains(&entry)), ..held.group(Standing::Worst) });
        let worst: Vec<Group> = worst.filter(|group| !group.voices.is_empty()).collect();
        if !is_settled(promised.value()) || worst.is_empty() {
            return None;
        }
        let best = Group { voices: of(promised, &|entry| entry == framework), ..promised.group(Standing::Best) };
        let groups = std::iter::once(best).chain(most_first(worst)).collect();
        Some(Discord::new(page, Subject::Provision(provision.clone()), groups))
    }
}
