//! Finds the names of authorities in the texts of an agreement.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Mention;
use crate::law::{HarmonyPage, Law, Phrases};
use crate::model::{Agreement, ArticleItem, Clause, FieldValue, Named, Paragraph, Part, PreambleItem, Project, Term, Text};
use crate::portfolio::class::Pool;
use crate::portfolio::place::Place;
use crate::syntax::unquote;
use crate::text::{Lang, Sources, Span, fold, spelling};

/// A name of the register, in one spelling.
struct Known {
    state: Arc<str>,
    authority: u16,
    lang: Lang,
    name: String,
}

/// The names of authorities of the Parties in the texts of an agreement, in its order.
#[must_use]
pub fn mentions(project: &Project, law: &Law, pool: &Pool) -> Vec<Mention> {
    let Some(page) = law.harmony_cards().find(|page| page.heads.is_some()) else { return Vec::new() };
    let known = known(&project.agreement, law, pool);
    let mut reader = Reader { sources: &project.sources, page, known, pool, home: None, found: Vec::new() };
    if !reader.known.is_empty() {
        reader.agreement(&project.agreement);
    }
    reader.found
}

/// The names of all authorities of the Parties, the longest first.
fn known(agreement: &Agreement, law: &Law, pool: &Pool) -> Vec<Known> {
    let mut all = Vec::new();
    for country in agreement.parties.iter().filter_map(|party| law.country(&party.code.text)) {
        for (authority, at) in country.authorities.iter().zip(0_u16..) {
            for (lang, name) in [(Lang::Ar, &authority.name.ar), (Lang::Fr, &authority.name.fr), (Lang::En, &authority.name.en)] {
                // The abbreviation after a name is no part of it.
                let name = name.split(" (").next().unwrap_or_default();
                if !name.is_empty() {
                    all.push(Known { state: pool.text(&country.id), authority: at, lang, name: spelling(name).into_owned() });
                }
            }
        }
    }
    all.sort_by(|one, two| two.name.len().cmp(&one.name.len()).then_with(|| (&one.name, &one.state).cmp(&(&two.name, &two.state))));
    all
}

struct Reader<'a> {
    sources: &'a Sources,
    page: &'a HarmonyPage,
    known: Vec<Known>,
    pool: &'a Pool,
    home: Option<u16>,
    found: Vec<Mention>,
}

impl Reader<'_> {
    fn agreement(&mut self, agreement: &Agreement) {
        self.text(agreement.title.as_ref());
        for item in agreement.preamble.iter().flat_map(|preamble| &preamble.items) {
            if let PreambleItem::Recital(text) = item {
                self.text(Some(text));
            }
        }
        for part in &agreement.parts {
            if let Part::Chapter(chapter) = part {
                self.text(chapter.title.as_ref());
            }
        }
        let articles = agreement.articles().map(|article| (article.title.as_ref(), &article.items));
        let annexes = agreement.annexes.iter().map(|annex| (annex.title.as_ref(), &annex.items));
        for (at, (title, items)) in (0_u16..).zip(articles.chain(annexes)) {
            self.home = Some(at);
            self.text(title);
            items.iter().for_each(|item| self.item(item));
        }
    }

    fn item(&mut self, item: &ArticleItem) {
        match item {
            ArticleItem::Clause(clause) => self.clause(clause),
            ArticleItem::Paragraph(paragraph) => self.paragraph(paragraph),
            ArticleItem::Definition(definition) => {
                [&definition.term, &definition.meaning].into_iter().for_each(|text| self.text(text.as_ref()))
            }
            ArticleItem::Waiver(_) => {}
        }
    }

    fn clause(&mut self, clause: &Clause) {
        clause.fields.iter().chain(clause.rows.iter().flat_map(|row| &row.cells)).for_each(|stated| self.value(stated));
        self.text(clause.wording.as_ref());
        clause.paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.text(Some(&paragraph.text));
        paragraph.items.iter().for_each(|item| self.text(Some(item)));
    }

    fn value(&mut self, stated: &FieldValue) {
        for case in stated.value.cases() {
            match &case.term {
                Term::Text(text) => self.text(Some(text)),
                Term::Choices(all) => {
                    for own in all.iter().filter_map(|named| if let Named::Own(own) = named { Some(own) } else { None }) {
                        Lang::ALL.into_iter().for_each(|lang| self.words(own, lang, case.span));
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: Option<&Text>) {
        let sources = self.sources;
        for (lang, wording) in text.iter().flat_map(|text| text.by_lang.iter()) {
            wording.spans().for_each(|span| self.words(sources.slice(span), lang, span));
        }
    }

    /// Names that the register has, then those that come near one. Each is looked for where a head word shows that it may be there.
    fn words(&mut self, quoted: &str, lang: Lang, span: Span) {
        let page = self.page;
        let of = |phrases: &'_ Option<Phrases>| phrases.as_ref().map(|phrases| of_lang(phrases, lang).to_vec()).unwrap_or_default();
        if !page.heads.as_ref().is_some_and(|heads| of_lang(heads, lang).iter().any(|head| quoted.contains(head.as_str()))) {
            return;
        }
        let (heads, links) = (of(&page.heads), of(&page.links));
        let words = unquote(quoted);
        for (name, tail) in names(&spelling(&words), &heads, &links, lang) {
            let Some((known, exact)) = self.nearest(&name, tail, lang) else { continue };
            let (state, authority) = (Arc::clone(&known.state), known.authority);
            let name = self.pool.text(if exact { &known.name } else { &name });
            self.found.push(Mention { state, authority, exact, lang, name, home: self.home, place: self.place(span) });
        }
    }

    fn place(&self, span: Span) -> Place {
        let Some(source) = self.sources.get(span.file) else { return Place::default() };
        let at = source.place(span.start);
        Place { file: span.file.0, line: at.line, column: at.column }
    }

    /// The name of the register with which the text goes on, or that shares most of its words with the name. Where a name ends is
    /// a guess, so that one of the register may go further, and one that ends sooner is another.
    fn nearest(&self, name: &str, tail: &str, lang: Lang) -> Option<(&Known, bool)> {
        let known = || self.known.iter().filter(|known| known.lang == lang);
        let (name_folded, tail) = (fold(name), fold(tail));
        let whole = |known: &str| {
            let after = tail.strip_prefix(known);
            known.len() >= name_folded.len() && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        if let Some(same) = known().find(|known| whole(&fold(&known.name))) {
            return Some((same, true));
        }
        let shared = |known: &&Known| alike(&known.name, name);
        let near = known().rev().max_by_key(shared)?;
        (shared(&near) >= NEAR).then_some((near, false))
    }
}

/// Names that share so many hundredths of their words are names of one authority.
const NEAR: usize = 60;

/// Twice the words that two names share, in hundredths of all their words; small words count for nothing.
fn alike(one: &str, two: &str) -> usize {
    let words = |name: &str| -> BTreeSet<String> {
        let all = name.split(|letter: char| !letter.is_alphanumeric()).map(|word| fold(word).trim_start_matches('و').to_owned());
        all.filter(|word| word.chars().count() > 3).collect()
    };
    let (left, right) = (words(one), words(two));
    let shared = left.intersection(&right).count();
    (200 * shared).checked_div(left.len() + right.len()).unwrap_or(0)
}

fn of_lang(phrases: &Phrases, lang: Lang) -> &[String] {
    match lang {
        Lang::Ar => &phrases.ar,
        Lang::Fr => &phrases.fr,
        Lang::En => &phrases.en,
    }
}

/// The names in a text that begin with a head: the words after it that can belong to a name, and the text from its head on.
fn names<'t>(text: &'t str, heads: &[String], links: &[String], lang: Lang) -> Vec<(String, &'t str)> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((at, head)) = heads.iter().filter_map(|head| rest.find(head.as_str()).map(|at| (at, head))).min() {
        let (_, tail) = rest.split_at_checked(at).unwrap_or_default();
        let (found, after) = tail.split_at_checked(head.len()).unwrap_or_default();
        let name = name_after(after, links, lang);
        if !name.is_empty() {
            all.push(([found, name].concat(), tail));
        }
        rest = after;
    }
    all
}

/// The longest run of words of a name: in Arabic those with the article, elsewhere those with a capital, and small words between them.
fn name_after<'t>(text: &'t str, links: &[String], lang: Lang) -> &'t str {
    let mut end = 0;
    let mut at = 0;
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end();
        let bare = word.trim_end_matches([',', '.', ';', ':', ')', '،', '؛', '"']);
        let inner = bare.rsplit(['\'', '’']).next().unwrap_or(bare);
        let (names, links) = match lang {
            Lang::Ar => (links.iter().any(|link| bare.starts_with(link.as_str())), false),
            Lang::Fr | Lang::En => (inner.starts_with(char::is_uppercase), links.iter().any(|link| link == bare)),
        };
        if !names && !links {
            break;
        }
        if names {
            end = at + bare.len();
        }
        // A comma may stand inside a name; any other sign ends it.
        if bare.len() < word.len() && !word.ends_with([',', '،']) {
            break;
        }
        at += piece.len();
    }
    text.split_at_checked(end).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, lang: Lang) -> Vec<String> {
        let law = Law::embedded();
        let page = law.harmony_cards().find(|page| page.heads.is_some()).unwrap();
        names(&spelling(text), of_lang(page.heads.as_ref().unwrap(), lang), of_lang(page.links.as_ref().unwrap(), lang), lang)
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn a_name_ends_where_its_words_end() {
        for (lang, text, expected) in [
            (Lang::En, "the Ministry of Labour, Jobs and Employment shall inform", "Ministry of Labour, Jobs and Employment"),
            (Lang::En, "with the Ministry of Labour. The Parties", "Ministry of Labour"),
            (Lang::Fr, "le Ministère du Travail et de la Réhabilitation en informe", "Ministère du Travail et de la Réhabilitation"),
            (Lang::Fr, "au ministère de l’Emploi et de la Formation professionnelle", "ministère de l'Emploi et de la Formation"),
            (Lang::Ar, "تتولى وزارة العمل والتأهيل في ليبيا", "وزارة العمل والتاهيل"),
        ] {
            assert_eq!(found(text, lang), [expected], "{text}");
        }
        assert!(found("the ministry responsible for labour", Lang::En).is_empty());
        assert!(found("la commission mixte", Lang::Fr).is_empty());
    }

    #[test]
    fn names_of_one_authority_share_most_of_their_words() {
        assert!(alike("Ministry of Labour and Rehabilitation", "Ministry of Labour") >= NEAR);
        assert!(alike("Ministry of Labour and Rehabilitation", "Ministry of Health") < NEAR);
        assert!(alike("وزارة العمل والتاهيل", "وزارة الصحة") < NEAR);
    }
}
