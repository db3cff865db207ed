//! The examples of pages on agreements read together are their tests.

use super::{Desk, harmony};
use crate::check::Outcome;
use crate::check::selftest::whole;
use crate::finding::Severity;
use crate::law::{Example, Law, Together};
use crate::model::{Life, NotLoaded, Project, load};
use crate::portfolio::class::Pool;
use crate::portfolio::entry::{Bench, Entry};
use crate::text::Source;
use crate::vocabulary::Vocabulary;

/// The pages that speak of an example, by id, once for each finding; what of it cannot be read is told instead.
///
/// # Errors
///
/// When a text of the example cannot be read.
pub fn speaking(together: &Together, vocabulary: &Vocabulary, law: &Law) -> Result<Vec<String>, String> {
    let pool = Pool::default();
    let read = |(id, text): (&String, &String)| read(id, text, vocabulary, law, &pool).map(|(_, entry)| entry);
    let entries: Result<Vec<Entry>, String> = together.texts.iter().map(read).collect();
    let found = harmony(&entries?, Desk { vocabulary, law, on: None });
    Ok(found.into_iter().map(|discord| discord.page).collect())
}

/// The agreement of an id with an article, or with all it is.
///
/// # Errors
///
/// When its text cannot be read.
pub fn read(id: &str, text: &str, vocabulary: &Vocabulary, law: &Law, pool: &Pool) -> Result<(Project, Entry), String> {
    let pair: Vec<&str> = id.split('-').take(2).collect();
    let pair = pair.join("-");
    let whole = whole(&Example { text: text.to_owned(), pair: Some(pair.clone()), ..Example::default() });
    let whole = whole.replacen(&format!("agreement {pair} "), &format!("agreement {id} "), 1);
    let file = format!("{id}.bla");
    let project = load(Source::new(file.clone(), whole), vocabulary, &|_, _| Err(NotLoaded::Missing));
    if let Some(broken) = project.findings.iter().find(|finding| finding.severity == Severity::Error) {
        return Err(format!("{id}: {}: {}", broken.rule, project.sources.slice(broken.span)));
    }
    let entry = Entry::new(&file, &project, &Outcome::default(), Bench { vocabulary, law, life: Life { once: &[], moments: &[] }, pool });
    Ok((project, entry))
}
