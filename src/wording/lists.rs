//! Several things in one sentence: "a, b and c", « a, b et c », "أ، وب، وج".

use super::script::breaks_joining;
use crate::text::Lang;

/// What the last two items of a list are joined with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AndOr {
    /// All of them.
    #[default]
    And,
    /// Any of them.
    Or,
}

/// The items as one phrase.
///
/// English takes no comma before the conjunction. Arabic repeats it before every item, as Arabic does;
/// two items need no comma.
#[must_use]
pub fn join(items: &[String], lang: Lang, and_or: AndOr) -> String {
    let mut out = String::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push_str(separator(items.len(), place, item, lang, and_or));
        }
        out.push_str(item);
    }
    out
}

/// What stands before the item at `place` (never the first) of a list of `count`.
pub(crate) fn separator(count: usize, place: usize, item: &str, lang: Lang, and_or: AndOr) -> &'static str {
    let last = place + 1 == count;
    match (lang, and_or) {
        (Lang::En | Lang::Fr, _) if !last => ", ",
        (Lang::En, AndOr::And) => " and ",
        (Lang::En, AndOr::Or) => " or ",
        (Lang::Fr, AndOr::And) => " et ",
        (Lang::Fr, AndOr::Or) => " ou ",
        (Lang::Ar, AndOr::Or) => " أو ",
        (Lang::Ar, AndOr::And) => arabic_and(count > 2, item),
    }
}

/// The wa joins the next word, unless that word cannot be joined to: "و LYD"; figures can: "و30".
fn arabic_and(comma: bool, item: &str) -> &'static str {
    match (comma, item.starts_with(breaks_joining)) {
        (true, false) => "، و",
        (true, true) => "، و ",
        (false, false) => " و",
        (false, true) => " و ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &str, lang: Lang, and_or: AndOr) -> String {
        let items: Vec<String> = items.split('|').map(str::to_owned).collect();
        join(&items, lang, and_or)
    }

    #[test]
    fn one_two_and_three_items() {
        use {
            AndOr::{And, Or},
            Lang::{Ar, En, Fr},
        };
        for (items, lang, and_or, expected) in [
            ("a", En, And, "a"),
            ("a|b", En, And, "a and b"),
            ("a|b|c", En, And, "a, b and c"),
            ("a|b|c", En, Or, "a, b or c"),
            ("le visa|le billet", Fr, And, "le visa et le billet"),
            ("a|b|c", Fr, Or, "a, b ou c"),
            ("العامل", Ar, And, "العامل"),
            ("العامل|صاحب العمل", Ar, And, "العامل وصاحب العمل"),
            ("العامل|صاحب العمل|السفارة", Ar, And, "العامل، وصاحب العمل، والسفارة"),
            ("العامل|صاحب العمل|السفارة", Ar, Or, "العامل أو صاحب العمل أو السفارة"),
            ("20|30", Ar, And, "20 و30"),
            ("1200 دينار|1800 دينار|LYD", Ar, And, "1200 دينار، و1800 دينار، و LYD"),
            ("(أ)|(ب)", Ar, And, "(أ) و(ب)"),
        ] {
            assert_eq!(list(items, lang, and_or), expected);
        }
        assert_eq!(join(&[], En, And), "");
    }
}
