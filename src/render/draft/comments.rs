//! The comments of a draft: those of the model in the language of the drafter, and what the drafter is told of the pair.

use std::collections::HashMap;

use super::plan::{Comments, Said};
use crate::syntax::Item;
use crate::text::{Lang, Source, Span};

/// The most letters of a line of a comment.
const WIDTH: usize = 120;

/// The comments of the model in one language, by their words in the model.
pub(super) struct Told<'c> {
    comments: &'c Comments,
    known: HashMap<String, &'c Said>,
    lang: Lang,
}

impl<'c> Told<'c> {
    pub fn new(comments: &'c Comments, lang: Lang) -> Self {
        let known = comments.comment.iter().map(|said| (one_line(&said.en), said)).collect();
        Self { comments, known, lang }
    }

    /// A comment of the model as the drafter reads it; one that is not known stays as it is.
    pub fn translated(&self, lines: &str) -> Option<String> {
        let words: Vec<&str> = lines.lines().map(|line| line.trim().trim_start_matches('#').trim()).collect();
        self.known.get(&one_line(&words.join(" "))).map(|said| commented(self.words(said)).trim_end().to_owned())
    }

    /// Says of an article from which file it came.
    pub fn from(&self, path: &str) -> String {
        let path = path.replace(['\n', '\r'], " ");
        commented(&self.words(&self.comments.origin).replace("<file>", &path))
    }

    /// What is said, in the language of the drafter.
    pub fn words<'s>(&self, said: &'s Said) -> &'s str {
        match self.lang {
            Lang::Ar => &said.ar,
            Lang::Fr => &said.fr,
            Lang::En => &said.en,
        }
    }
}

/// Words as lines of a comment.
pub(super) fn commented(words: &str) -> String {
    let mut out = String::new();
    for line in words.lines() {
        let mut width = 0;
        for word in line.split_ascii_whitespace() {
            let letters = word.chars().count();
            if width == 0 || width + 1 + letters > WIDTH {
                out.push_str(if width == 0 { "# " } else { "\n# " });
                width = 0;
            } else {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += letters;
        }
        out.push('\n');
    }
    out
}

/// The comments that stand in a row from here, as one: each on the line after the other.
pub(super) fn block(items: &[Item], source: &Source) -> Option<(Span, usize)> {
    let (first, rest) = items.split_first()?;
    let Item::Comment(first) = first else { return None };
    let (mut whole, mut count) = (*first, 1);
    for item in rest {
        let Item::Comment(next) = item else { break };
        let between = source.text.get(whole.range().end..next.range().start).unwrap_or_default();
        if between.matches('\n').count() != 1 {
            break;
        }
        whole = whole.to(*next);
        count += 1;
    }
    Some((whole, count))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
