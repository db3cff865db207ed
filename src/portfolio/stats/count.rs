//! Typed facts, and shares of them.

use crate::model::{ArticleItem, Case, FieldValue, Said, Term};

/// Typed facts beside facts in prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Facts that fields hold.
    pub typed: usize,
    /// Facts that only sentences hold.
    pub prose: usize,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { typed: self.typed + other.typed, prose: self.prose + other.prose }
    }

    /// How many facts there are.
    #[must_use]
    pub const fn all(self) -> usize {
        self.typed + self.prose
    }

    /// The typed share in thousandths, rounded down so that none is shown as more than it is; `None` without any fact.
    #[must_use]
    pub fn permille(self) -> Option<usize> {
        self.typed.saturating_mul(1000).checked_div(self.all())
    }

    /// True when at least so many hundredths are typed; what states no fact lacks none.
    #[must_use]
    pub const fn reaches(self, least: u8) -> bool {
        self.typed.saturating_mul(100) >= self.all().saturating_mul(least as usize)
    }
}

/// The fields and cells that hold a value, and how many of them leave it open.
pub(super) fn typed(items: &[ArticleItem]) -> (usize, usize) {
    let clauses = items.iter().filter_map(|item| if let ArticleItem::Clause(clause) = item { Some(clause) } else { None });
    let fields = clauses.flat_map(|clause| clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells)));
    let held = fields.filter(|stated| is_typed(stated));
    held.fold((0, 0), |(typed, open), stated| (typed + 1, open + usize::from(is_open(stated))))
}

/// True when every case of every proposal was read as something other than a text.
fn is_typed(stated: &FieldValue) -> bool {
    let read = |cases: &[Case]| !cases.is_empty() && cases.iter().all(|case| !matches!(case.term, Term::Text(_)));
    match &stated.value.said {
        Said::Cases(cases) => read(cases),
        Said::Open(offers) => !offers.is_empty() && offers.iter().all(|offer| read(&offer.cases)),
    }
}

fn is_open(stated: &FieldValue) -> bool {
    stated.value.is_open() || stated.value.cases().any(|case| case.term == Term::ToBeAgreed)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn a_share_is_never_shown_as_more_than_it_is() {
        let tally = Tally { typed: 8999, prose: 1001 };
        assert_eq!((tally.permille(), tally.reaches(89), tally.reaches(90)), (Some(899), true, false));
        assert_eq!((Tally::default().permille(), Tally::default().reaches(100)), (None, true));
        assert_eq!(Tally { typed: 1, prose: 0 }.plus(Tally { typed: 0, prose: 1 }).permille(), Some(500));
    }
}
