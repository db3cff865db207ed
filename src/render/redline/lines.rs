//! Lines in every language at once, and lists of them.

use super::super::tree::{Line, inlines, marked};
use super::Marker;
use super::align::{Bag, Step, align};
use crate::text::LangMap;

impl Marker {
    /// Two lines as one. A line that one text does not have at all is marked as a whole.
    pub(super) fn line(&self, old: &Line, new: &Line) -> Line {
        match (old.is_empty(), new.is_empty()) {
            _ if old == new => new.clone(),
            (true, _) => marked(new, Self::ADDED),
            (_, true) => marked(old, Self::REMOVED),
            (false, false) => LangMap::of(|lang| {
                if old.get(lang) == new.get(lang) {
                    return new.get(lang).cloned();
                }
                Some(self.phrase(inlines(old, lang), inlines(new, lang), 0))
            }),
        }
    }

    /// Lists of lines of one kind.
    pub(super) fn lines(&self, old: &[Line], new: &[Line]) -> Vec<Line> {
        let none = Line::new();
        let bag = |line: &Line| Bag::of([line]);
        self.aligned(old, new, bag, |old, new| vec![self.line(old.unwrap_or(&none), new.unwrap_or(&none))])
    }

    /// Two lists as one: each element with its match, or alone.
    pub(super) fn aligned<T, U>(
        &self,
        old: &[T],
        new: &[T],
        bag: impl Fn(&T) -> Bag,
        make: impl Fn(Option<&T>, Option<&T>) -> Vec<U>,
    ) -> Vec<U> {
        let [olds, news] = [old, new].map(|all| all.iter().map(&bag).collect::<Vec<_>>());
        let steps = align(&olds, &news).into_iter();
        let pairs = steps.map(|step| match step {
            Step::Both(one, two) => (old.get(one), new.get(two)),
            Step::Old(one) => (old.get(one), None),
            Step::New(two) => (None, new.get(two)),
        });
        pairs.flat_map(|(old, new)| make(old, new)).collect()
    }
}
