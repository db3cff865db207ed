//! Provisions of which agreements say different things: floors of which one is lower, bodies that are not the same, units that nobody can
//! compare.

use super::ends::{Chain, Ends};
use super::gather::{Held, Row};
use super::{Discord, Group, Reading, Standing, Subject};
use crate::law::HarmonyPage;
use crate::model::{Named, Term, Value};
use crate::portfolio::class::Provision;
use crate::vocabulary::Field;

impl<'a> Reading<'a> {
    /// Any difference.
    pub(super) fn values(&self, page: &HarmonyPage) -> Vec<Discord> {
        let told = self.rows(page).filter(|(.., row)| row.len() > 1);
        let discord = |provision: &Provision, row: &Row<'_>| {
            let groups = row.values().map(|held| held.group(Standing::Plain)).collect();
            Discord::new(page, Subject::Provision(provision.clone()), most_first(groups))
        };
        told.map(|(provision, _, row)| discord(provision, row)).collect()
    }

    /// Differences in which one agreement protects less than another.
    pub(super) fn floors(&self, page: &HarmonyPage) -> Vec<Discord> {
        let differ = self.rows(page).filter(|(.., row)| row.len() > 1);
        differ.filter_map(|(provision, field, row)| self.floor(page, provision, field, row)).collect()
    }

    fn floor(&self, page: &HarmonyPage, provision: &Provision, field: &'a Field, row: &Row<'a>) -> Option<Discord> {
        let ends = Ends::new(self.scale(provision, field), row);
        let chain = ends.widest()?;
        let named = page.low_says.as_deref().is_none_or(|choice| self.may_say(chain.low.value(), field, choice));
        if !named {
            return None;
        }
        let groups = by_standing(&ends, chain, row);
        Some(Discord { gap: ends.gap(chain), ..Discord::new(page, Subject::Provision(provision.clone()), groups) })
    }

    /// True when a value names a choice, or its field has none.
    fn may_say(&self, value: &Value, field: &Field, choice: &str) -> bool {
        let Some(choices) = self.desk.vocabulary.choices(field) else { return true };
        value.cases().any(|case| match &case.term {
            Term::Choices(all) => all.iter().any(|named| matches!(named, Named::Known(id) if choices.id(*id) == choice)),
            _ => false,
        })
    }

    /// Figures of which it cannot be told which is better.
    pub(super) fn units(&self, page: &HarmonyPage) -> Vec<Discord> {
        let differ = self.rows(page).filter(|(.., row)| row.len() > 1);
        let told = differ.filter_map(|(provision, field, row)| {
            let ends = Ends::new(self.scale(provision, field), row);
            let figures = ends.chains.iter().filter(|chain| is_figure(chain.low)).count();
            let held = row.values().filter(|held| is_figure(held));
            let groups: Vec<Group> = held.map(|held| held.group(Standing::Unclear)).collect();
            (figures > 1).then(|| Discord::new(page, Subject::Provision(provision.clone()), most_first(groups)))
        });
        told.collect()
    }
}

fn is_figure(held: &Held<'_>) -> bool {
    matches!(held.value().term(), Some(Term::Quantity(_)))
}

/// What is said by how it stands, the best first; of one standing what the most say.
pub(super) fn by_standing(ends: &Ends<'_, '_>, chain: &Chain<'_, '_>, row: &Row<'_>) -> Vec<Group> {
    let mut groups = most_first(row.values().map(|held| held.group(ends.standing(held, chain))).collect());
    groups.sort_by_key(|group| group.standing);
    groups
}

/// What the most agreements say first; what as many say stands in the order of its words.
pub(super) fn most_first(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|group| std::cmp::Reverse(group.voices.len()));
    groups
}
