//! What changes of values mean for the worker, value by value.

use super::*;
use crate::model::{NotLoaded, Project, load};
use crate::text::Source;

/// The worth of putting the second value in the place of the first, in a field of the embedded vocabulary; nothing is silence.
fn worth(field: &str, old: &str, new: &str) -> Worth {
    let vocabulary = Vocabulary::embedded();
    let (kind, id) = crate::law::field_of(vocabulary, field).unwrap();
    let known = vocabulary.kind(kind).unwrap();
    let read = |words: &str| -> Project {
        let text = format!(
            "article a {{\n{} {{\n{}: {words}\n}}\n}}\n",
            known.def.name.first(Lang::En),
            known.field(id, false).unwrap().def.name.first(Lang::En)
        );
        load(Source::new("a.bla".to_owned(), text), vocabulary, &|_, _| Err(NotLoaded::Missing))
    };
    let value = |words: &str| {
        let project = read(words);
        let found = project.agreement.clauses().next().and_then(|clause| clause.get(id)).map(|stated| stated.value.clone());
        assert!(words.is_empty() || found.is_some(), "{field}: {words} cannot be read: {:?}", project.findings);
        found.filter(|_| !words.is_empty())
    };
    let (old, new) = (value(old), value(new));
    let scale = Scale::new(known.field(id, false).unwrap(), vocabulary);
    let (there, back) = (scale.worth(old.as_ref(), new.as_ref()), scale.worth(new.as_ref(), old.as_ref()));
    assert_eq!(there, back.reversed(), "{field}: not the reverse");
    there
}

#[test]
fn quantities_by_their_worst_case() {
    use Worth::{Neutral, Stronger, Unclear, Weaker};
    for (old, new, expected) in [
        ("30 days", "24 days", Weaker),
        ("at least 24 days", "30 days", Stronger),
        ("28 days", "4 weeks", Neutral),
        ("30 days", "1 month", Unclear),
        ("30 days", "at most 30 days", Weaker),
        ("30 days", "to be agreed", Weaker),
        ("at most 30 days", "none", Weaker),
        ("30 days", "30 days in principle", Weaker),
        ("30 days", "between 20 and 40 days", Weaker),
        ("30 days", "unlimited", Stronger),
        ("", "30 days", Stronger),
        ("", "none", Weaker),
        ("", "at most 30 days", Unclear),
        ("30 days", "as law of LY", Unclear),
    ] {
        assert_eq!(worth("leave.annual", old, new), expected, "{old} > {new}");
    }
}

#[test]
fn ceilings_and_charges() {
    use Worth::{Stronger, Weaker};
    for (old, new, expected) in [
        ("at most 48 hours", "at most 40 hours", Stronger),
        ("48 hours", "at least 48 hours", Weaker),
        ("at most 48 hours", "unlimited", Weaker),
        ("", "at most 48 hours", Stronger),
        ("48 hours", "", Weaker),
    ] {
        assert_eq!(worth("hours.normal_week", old, new), expected, "{old} > {new}");
    }
}

#[test]
fn payers_and_cases() {
    use Worth::{Neutral, Stronger, Unclear, Weaker};
    for (old, new, expected) in [
        ("employer", "worker", Weaker),
        ("employer", "destination", Neutral),
        ("employer", "employer; worker if serious misconduct", Weaker),
        ("employer; worker if serious misconduct", "employer", Stronger),
        ("worker; employer if serious misconduct", "employer; worker if serious misconduct", Unclear),
        ("", "employer", Stronger),
        ("", "worker", Weaker),
        ("employer", "to be agreed", Weaker),
    ] {
        assert_eq!(worth("costs.travel_home", old, new), expected, "{old} > {new}");
    }
}

#[test]
fn brackets_may_end_as_any_proposal() {
    use Worth::{Stronger, Unclear, Weaker};
    for (old, new, expected) in [
        ("30 days", "[LY: 24 days | NE: 30 days]", Weaker),
        ("30 days", "[LY: 24 days | NE: 36 days]", Unclear),
        ("[LY: 24 days | NE: 30 days]", "30 days", Stronger),
        ("[LY: 24 days | NE: 30 days]", "[LY: 26 days | NE: 30 days]", Stronger),
        ("[LY: 24 days | NE: 30 days]", "[LY: 24 days | NE: 28 days]", Weaker),
    ] {
        assert_eq!(worth("leave.annual", old, new), expected, "{old} > {new}");
    }
}
