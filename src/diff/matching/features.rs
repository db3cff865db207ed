//! How alike two parts are: what of their words and values they share.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diff::canon;
use crate::diff::change::PartKind;
use crate::diff::outline::{Content, Outline, PartId};
use crate::model::{Text, Value};
use crate::syntax::unquote;
use crate::text::spelling;

/// The words and values of a part, each with its weight, sorted.
pub type Features = Vec<(u64, u32)>;

/// A field that both have, and its value besides.
const FIELD: u32 = 2;
const VALUE: u32 = 3;
/// A feature that more parts have than this tells nothing of which is which.
const COMMON: usize = 48;
/// For each part, so many candidates are looked at closely.
const CLOSE: usize = 8;

/// The features of a part and all inside it, without its id.
pub fn features(outline: &Outline<'_>, id: PartId) -> Features {
    let mut all = Features::new();
    for (at, part) in outline.inside(id) {
        match part.content {
            Content::Value(value) => {
                let path = (part.clause, &part.key);
                all.push((hash(&path), FIELD));
                all.push((hash(&(path, canon::value(value, &outline.project.sources))), VALUE));
                texts(value).for_each(|text| words(outline, text, &mut all));
            }
            Content::Text(text) => words(outline, text, &mut all),
            Content::Words(span) => all.push((hash(outline.slice(span)), 1)),
            Content::Holds if at != id && part.kind == PartKind::Clause => all.push((hash(&part.clause), 1)),
            Content::Holds if part.kind == PartKind::Clause => all.push((hash(&part.clause), 1)),
            Content::Holds => {}
        }
    }
    all.sort_unstable();
    all.dedup_by(|next, sum| {
        let same = next.0 == sum.0;
        if same {
            sum.1 = sum.1.saturating_add(next.1);
        }
        same
    });
    all
}

fn texts(value: &Value) -> impl Iterator<Item = &Text> {
    value.cases().filter_map(|case| match &case.term {
        crate::model::Term::Text(text) => Some(text),
        _ => None,
    })
}

fn words(outline: &Outline<'_>, text: &Text, all: &mut Features) {
    for (lang, wording) in text.by_lang.iter() {
        for span in wording.spans() {
            let text = unquote(outline.slice(span));
            let spelt = spelling(&text);
            all.extend(spelt.split_whitespace().filter(|word| word.len() > 2).map(|word| (hash(&(lang, word)), 1)));
        }
    }
    if let Some(span) = text.plain {
        all.extend(outline.slice(span).split_whitespace().map(|word| (hash(word), 1)));
    }
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The sum of the weights.
pub fn weight(features: &Features) -> u32 {
    features.iter().map(|(_, weight)| weight).fold(0, |sum, weight| sum.saturating_add(*weight))
}

/// Twice what is shared, in thousandths of all there is.
pub fn alike(one: &Features, two: &Features) -> u32 {
    let (mut left, mut right) = (one.iter().peekable(), two.iter().peekable());
    let mut shared = 0_u64;
    while let (Some((a, m)), Some((b, n))) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += u64::from(*m.min(n));
                left.next();
                right.next();
            }
        }
    }
    let all = u64::from(weight(one)) + u64::from(weight(two));
    u32::try_from((2000 * shared).checked_div(all).unwrap_or(0)).unwrap_or(0)
}

/// The pairs that are alike enough, the likest first, each part once. Linear in the number of features: of each part only the
/// candidates that share what is rare are looked at.
pub fn best_pairs(olds: &[(PartId, Features)], news: &[(PartId, Features)], least: u32) -> Vec<(PartId, PartId)> {
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    for ((_, features), at) in news.iter().zip(0_u32..) {
        for (feature, _) in features {
            index.entry(*feature).or_default().push(at);
        }
    }
    // What is common among the old parts is as little of a sign as what is common among the new ones.
    let mut common: HashMap<u64, usize> = HashMap::new();
    for feature in olds.iter().flat_map(|(_, features)| features.iter().map(|(feature, _)| *feature)) {
        *common.entry(feature).or_default() += 1;
    }
    let mut scored = Vec::new();
    let mut shared: HashMap<u32, u32> = HashMap::new();
    for ((_, features), at) in olds.iter().zip(0_u32..) {
        shared.clear();
        let rare = |feature: &u64| common.get(feature).is_none_or(|count| *count <= COMMON);
        for (feature, weight) in features.iter().filter(|(feature, _)| rare(feature)) {
            for candidate in index.get(feature).into_iter().filter(|all| all.len() <= COMMON).flatten() {
                *shared.entry(*candidate).or_default() += weight;
            }
        }
        let mut candidates: Vec<(u32, u32)> = shared.iter().map(|(candidate, weight)| (*weight, *candidate)).collect();
        candidates.sort_unstable_by(|one, two| two.0.cmp(&one.0).then(one.1.abs_diff(at).cmp(&two.1.abs_diff(at))).then(one.1.cmp(&two.1)));
        for (_, candidate) in candidates.into_iter().take(CLOSE) {
            let Some((_, other)) = news.get(candidate as usize) else { continue };
            let score = alike(features, other);
            if score >= least {
                scored.push((score, at, candidate));
            }
        }
    }
    scored.sort_unstable_by(|one, two| {
        let distance = |(_, a, b): &(u32, u32, u32)| (a.abs_diff(*b), a + b, *a.min(b));
        two.0.cmp(&one.0).then(distance(one).cmp(&distance(two)))
    });
    let (mut taken_old, mut taken_new) = (vec![false; olds.len()], vec![false; news.len()]);
    let mut pairs = Vec::new();
    for (_, one, two) in scored {
        if let (Some(a @ false), Some(b @ false)) = (taken_old.get_mut(one as usize), taken_new.get_mut(two as usize)) {
            (*a, *b) = (true, true);
            if let (Some((old, _)), Some((new, _))) = (olds.get(one as usize), news.get(two as usize)) {
                pairs.push((*old, *new));
            }
        }
    }
    pairs
}
