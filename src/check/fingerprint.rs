//! What a finding is known by from one version of a file to the next: its rule, its article, its
//! key and the words it marks, whatever the lines and the layout.

use crate::finding::Finding;
use crate::model::{Agreement, Project};
use crate::text::{FileId, Span, fold};
use crate::vocabulary::Vocabulary;

use super::context::clauses_in;

/// The marks by which a finding is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The id of the rule.
    pub rule: String,
    /// The id of the article or annex; empty outside them.
    pub article: String,
    /// The ids of the clause and of its field, joined by a full stop; empty outside clauses.
    pub key: String,
    /// The marked words, folded and without spaces; long ones are cut and end in a digest.
    pub words: String,
}

impl Fingerprint {
    /// A short form: sixteen hexadecimal digits, the same on every machine and in every version.
    #[must_use]
    pub fn digest(&self) -> String {
        let parts = [&self.rule, &self.article, &self.key, &self.words];
        format!("{:016x}", parts.iter().fold(START, |hash, part| mix(mix(hash, part.as_bytes()), &[0])))
    }
}

/// The parts of an agreement, ready to say where each of many findings stands.
#[derive(Debug)]
pub struct Marker<'a> {
    project: &'a Project,
    homes: Vec<(Span, &'a str)>,
    keys: Vec<(Span, String)>,
    fields: Vec<(Span, String)>,
}

impl<'a> Marker<'a> {
    /// Gathers the parts of an agreement.
    #[must_use]
    pub fn new(project: &'a Project, vocabulary: &Vocabulary) -> Self {
        let Agreement { annexes, .. } = &project.agreement;
        let mut marker = Self { project, homes: Vec::new(), keys: Vec::new(), fields: Vec::new() };
        let articles = project.agreement.articles().map(|article| (article.span, article.id.text.as_str(), &article.items));
        for (span, id, items) in articles.chain(annexes.iter().map(|annex| (annex.span, annex.id.text.as_str(), &annex.items))) {
            marker.homes.push((span, id));
            for clause in clauses_in(items) {
                let Some(kind) = vocabulary.kind(clause.kind) else { continue };
                marker.keys.push((clause.span, kind.def.id.clone()));
                for stated in &clause.fields {
                    let Some(field) = kind.field(stated.field, false) else { continue };
                    marker.fields.push((stated.key.to(stated.value.span), format!("{}.{}", kind.def.id, field.def.id)));
                }
            }
        }
        marker.homes.sort_unstable();
        marker.keys.sort_unstable();
        marker.fields.sort_unstable();
        marker
    }

    /// What a finding is known by.
    #[must_use]
    pub fn fingerprint(&self, finding: &Finding) -> Fingerprint {
        let place = finding.span;
        Fingerprint {
            rule: finding.rule.to_owned(),
            article: around(&self.homes, place).map(|id| (*id).to_owned()).unwrap_or_default(),
            key: around(&self.fields, place).or_else(|| around(&self.keys, place)).cloned().unwrap_or_default(),
            words: words(self.project.sources.slice(place)),
        }
    }
}

/// The last part that begins at or before a place and has not ended there. An empty place where a
/// part begins is before it.
fn around<T>(parts: &[(Span, T)], place: Span) -> Option<&T> {
    let start = |span: &Span| -> (FileId, u32) { (span.file, span.start) };
    let at = parts.partition_point(|(span, _)| start(span) <= start(&place)).checked_sub(1)?;
    let (span, part) = parts.get(at)?;
    (span.file == place.file && place.start <= span.end && place.end > span.start).then_some(part)
}

/// How many letters of the marked words are kept.
const KEPT: usize = 60;

/// Words without what layout can change: spaces, line ends, case and the spelling of digits.
fn words(text: &str) -> String {
    let bare: String = fold(text).chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    match bare.char_indices().nth(KEPT) {
        Some((cut, _)) => format!("{}…{:016x}", bare.get(..cut).unwrap_or(""), mix(START, bare.as_bytes())),
        None => bare,
    }
}

/// FNV-1a: small, and laid down once and for all.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, Marker};
    use crate::check::{Selection, check};
    use crate::law::Law;
    use crate::model::{NotLoaded, load};
    use crate::text::Source;
    use crate::vocabulary::Vocabulary;

    fn prints(text: &str) -> Vec<Fingerprint> {
        let vocabulary = Vocabulary::embedded();
        let project = load(Source::new(String::from("a.bla"), text.to_owned()), vocabulary, &|_, _| Err(NotLoaded::Missing));
        let found = check(&project, vocabulary, Law::embedded(), &Selection::pack("drafting")).findings;
        let marker = Marker::new(&project, vocabulary);
        found.iter().map(|finding| marker.fingerprint(finding)).collect()
    }

    const SAID: &str = "article pay {\n  admission { categories admitted: skilled, skilled }\n}\n";

    #[test]
    fn layout_and_lines_do_not_change_it() {
        let first = prints(SAID);
        let twice = first.iter().find(|print| print.rule == "choice-said-twice").cloned();
        let twice = twice.unwrap_or_default();
        assert_eq!((twice.article.as_str(), twice.words.as_str()), ("pay", "skilled"));
        assert!(twice.key.starts_with("admission."), "{twice:?}");
        let moved = SAID.replace("article pay", "# a remark\n\narticle   pay").replace("skilled, skilled", "skilled,\n      Skilled");
        assert_eq!(prints(&moved), first);
        assert_eq!(prints(&moved)[0].digest(), first[0].digest());
    }

    #[test]
    fn another_article_changes_it() {
        let other = SAID.replace("article pay", "article wages");
        let find = |text: &str| prints(text).into_iter().find(|print| print.rule == "choice-said-twice");
        assert_ne!(find(&other), find(SAID));
        assert_ne!(find(&other).map(|print| print.digest()), find(SAID).map(|print| print.digest()));
    }

    #[test]
    fn long_words_end_in_a_digest() {
        let one = super::words(&"a".repeat(200));
        let two = super::words(&format!("{}b", "a".repeat(199)));
        assert_eq!(one.chars().count(), super::KEPT + 17);
        assert_ne!(one, two);
    }
}
