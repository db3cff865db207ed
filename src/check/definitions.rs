//! Defined terms: each once, and each of some use.

use std::collections::{HashMap, HashSet};

use crate::finding::Finding;
use crate::model::{Definition, Named, Segment, Term, When, Wording, segments};
use crate::text::{Lang, Span};

use super::context::Context;
use super::words::{Buffer, bare_forms, form_of};

/// Finds terms that are defined twice, and terms that nothing uses.
pub fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let definitions: Vec<&Definition> = context.agreement.definitions().collect();
    if definitions.is_empty() {
        return;
    }
    twice(context, &definitions, out);
    let stems: Vec<(usize, Lang, String)> =
        definitions.iter().enumerate().flat_map(|(at, definition)| stems(context, at, definition)).collect();
    let mut used = vec![false; definitions.len()];
    by_name(context, &definitions, &mut used);
    in_texts(context, &definitions, &stems, &mut used);
    for (at, definition) in definitions.iter().enumerate() {
        let known = stems.iter().any(|(owner, ..)| *owner == at);
        if used.get(at) == Some(&false) && known && !in_vocabulary(context, &stems, at) {
            out.push(Finding::advice("term-never-used", definition.id.span).with("term", term_of(context, definition)));
        }
    }
}

fn term_of<'a>(context: &Context<'a>, definition: &Definition) -> &'a str {
    let spans = definition.term.iter().flat_map(|term| term.by_lang.iter()).flat_map(|(_, wording)| wording.spans());
    spans.map(|span| context.slice(span)).next().unwrap_or("")
}

fn twice(context: &Context<'_>, definitions: &[&Definition], out: &mut Vec<Finding>) {
    let mut first: HashMap<(Lang, String), Span> = HashMap::new();
    for definition in definitions {
        let terms = definition.term.iter().flat_map(|term| term.by_lang.iter());
        let spans: Vec<(Lang, Span)> =
            terms.filter_map(|(lang, wording)| if let Wording::Agreed(span) = wording { Some((lang, *span)) } else { None }).collect();
        let mut reported = false;
        for (lang, span) in spans {
            let term = context.slice(span);
            match first.get(&(lang, form_of(term))) {
                Some(before) if !reported => {
                    reported = true;
                    out.push(Finding::error("term-defined-twice", span).with("term", term).label(*before, "first"));
                }
                Some(_) => {}
                None => {
                    first.insert((lang, form_of(term)), span);
                }
            }
        }
    }
}

/// The first long word of the term in each language, without its ending.
fn stems(context: &Context<'_>, at: usize, definition: &Definition) -> Vec<(usize, Lang, String)> {
    let terms = definition.term.iter().flat_map(|term| term.by_lang.iter());
    let spans = terms.flat_map(|(lang, wording)| wording.spans().map(move |span| (lang, span)));
    let mut buffer = Buffer::default();
    let mut out = Vec::new();
    for (lang, span) in spans {
        let read = buffer.read(context.slice(span));
        let words = buffer.words(&read);
        let long = (0..words.len()).find(|at| words.form(*at).chars().count() > 3).unwrap_or(0);
        let form = words.form(long);
        if !form.is_empty() {
            out.push((at, lang, stem(bare_forms(form).last().map_or(form, |(_, form)| form), lang).to_owned()));
        }
    }
    out
}

/// A word without the endings of number and gender.
fn stem(form: &str, lang: Lang) -> &str {
    let endings: &[&str] = match lang {
        Lang::Ar => &["ين", "ون", "ات", "ان", "ه", "ي"],
        Lang::Fr => &["aux", "ales", "elles", "elle", "euses", "euse", "eurs", "eur", "rices", "rice", "es", "al", "el", "s", "x", "e"],
        Lang::En => &["ies", "es", "s", "y", "e"],
    };
    let shorter = |ending: &&str| form.strip_suffix(*ending).filter(|rest| rest.chars().count() >= 3);
    endings.iter().find_map(shorter).unwrap_or(form)
}

/// Uses by id: `@worker`, `for worker`.
fn by_name(context: &Context<'_>, definitions: &[&Definition], used: &mut [bool]) {
    let mut names: HashSet<&str> = HashSet::new();
    for stated in context.agreement.clauses().flat_map(|clause| clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells))) {
        for case in stated.value.cases() {
            let chosen = if let Term::Choices(all) = &case.term { all.as_slice() } else { &[] };
            let when = case.when.iter().filter_map(|when| if let When::If(named) | When::For(named) = when { Some(named) } else { None });
            names.extend(chosen.iter().chain(when).filter_map(|named| if let Named::Own(id) = named { Some(id.as_str()) } else { None }));
        }
    }
    for span in context.passages.iter().flat_map(|passage| passage.spans()).map(|(_, span)| span) {
        let text = context.slice(span);
        if text.contains('@') {
            names.extend(
                segments(text).into_iter().filter_map(|segment| if let Segment::Reference { id, .. } = segment { Some(id) } else { None }),
            );
        }
    }
    for (definition, used) in definitions.iter().zip(used) {
        *used |= names.contains(definition.id.text.as_str());
    }
}

/// Uses in texts, those of the definition itself apart.
fn in_texts(context: &Context<'_>, definitions: &[&Definition], stems: &[(usize, Lang, String)], used: &mut [bool]) {
    let mut index: HashMap<(Lang, &str), Vec<usize>> = HashMap::new();
    for (at, lang, stem) in stems.iter().filter(|(at, ..)| used.get(*at) == Some(&false)) {
        index.entry((*lang, stem.as_str())).or_default().push(*at);
    }
    let begins = Lang::ALL.map(|lang| Begins::new(index.keys().filter(|(other, _)| *other == lang).map(|(_, stem)| *stem)));
    let mut open = index.values().flatten().copied().collect::<HashSet<usize>>();
    for at in 0..context.passages.len() {
        if open.is_empty() {
            return;
        }
        for (lang, span, words) in context.words_of(at) {
            let Some(begins) = Lang::ALL.iter().position(|other| *other == lang).and_then(|at| begins.get(at)) else { continue };
            for form in (0..words.len()).map(|at| words.form(at)) {
                for (_, bare) in bare_forms(form).filter(|(_, bare)| begins.may_be(bare)) {
                    for at in index.get(&(lang, stem(bare, lang))).into_iter().flatten() {
                        let own = definitions.get(*at).is_some_and(|definition| within(span, definition.span));
                        if !own
                            && open.remove(at)
                            && let Some(used) = used.get_mut(*at)
                        {
                            *used = true;
                        }
                    }
                }
            }
        }
    }
}

/// How the stems of a language begin: nearly every word of a text is none of them, and need not be
/// looked up.
struct Begins([u64; 64]);

impl Begins {
    fn new<'s>(stems: impl Iterator<Item = &'s str>) -> Self {
        let mut bits = [0; 64];
        for stem in stems {
            // A shorter one could begin any word.
            let Some((at, bit)) = Self::place(stem) else { return Self([u64::MAX; 64]) };
            if let Some(known) = bits.get_mut(at) {
                *known |= 1 << bit;
            }
        }
        Self(bits)
    }

    /// False when no stem begins as the word does.
    fn may_be(&self, word: &str) -> bool {
        Self::place(word).is_none_or(|(at, bit)| self.0.get(at).is_some_and(|bits| bits >> bit & 1 == 1))
    }

    /// From the first two letters of Arabic, or the first three bytes of French and English.
    fn place(word: &str) -> Option<(usize, u32)> {
        let [one, two, three] = *word.as_bytes().first_chunk::<3>()?;
        let four = if one >= 0xD8 { *word.as_bytes().get(3)? } else { 0 };
        let mix = u32::from_le_bytes([one, two, three, four]).wrapping_mul(0x9E37_79B1);
        Some(((mix >> 26) as usize, mix >> 20 & 63))
    }
}

const fn within(inner: Span, outer: Span) -> bool {
    inner.file.0 == outer.file.0 && inner.start >= outer.start && inner.end <= outer.end
}

/// The standard wording of the clauses may use the term: what the vocabulary says of them tells.
fn in_vocabulary(context: &Context<'_>, stems: &[(usize, Lang, String)], at: usize) -> bool {
    let kinds: HashSet<_> = context.agreement.clauses().map(|clause| clause.kind).collect();
    let fields = kinds.iter().filter_map(|kind| context.vocabulary.kind(*kind)).flat_map(|kind| kind.fields.iter().chain(&kind.columns));
    let docs: Vec<_> = fields.map(|field| &field.def.doc).collect();
    // The people of every labour agreement stand in nearly every sentence.
    const ALWAYS: &[&str] = &["worker", "employer", "part", "travaill", "employ", "partie", "parti", "عامل", "عمال", "صاحب", "طرف"];
    let mine = stems.iter().filter(|(owner, ..)| *owner == at);
    mine.into_iter().any(|(_, lang, stem)| {
        (!kinds.is_empty() && ALWAYS.contains(&stem.as_str())) || docs.iter().any(|doc| form_of(doc.get(*lang)).contains(stem.as_str()))
    })
}
