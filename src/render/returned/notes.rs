//! Comments: whose they are, and on which words of which line they stand.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::pairing::{lines, pair};
use super::{Note, Returned, Signed};
use crate::diff::Home;
use crate::render::docx::back::Letter;

/// Reads every comment. One that stands on nothing, or beside the text, is told of all the same.
pub(super) fn read(desk: &Desk<'_>, back: &Letter, out: &mut Returned) {
    let (pairs, lines) = (pair(&desk.own, &desk.back), lines(desk));
    let mut places: BTreeMap<&str, (String, String)> = BTreeMap::new();
    let mut part = String::new();
    for (at, strip) in desk.back.iter().enumerate() {
        if let Some(line) = pairs.tags.get(&at).and_then(|tag| lines.get(tag)) {
            part.clone_from(&line.part);
        }
        for piece in &strip.pieces {
            for id in &piece.comments {
                let place = places.entry(id).or_insert_with(|| (part.clone(), String::new()));
                place.1.push_str(&piece.text);
            }
        }
    }
    let authors: BTreeMap<&str, &str> = back.comments.iter().map(|comment| (comment.id.as_str(), comment.author.as_str())).collect();
    for comment in &back.comments {
        let (part, words) = places.get(comment.id.as_str()).cloned().unwrap_or_default();
        let home = desk.sites.get(&part).map_or(Home::Header, |site| site.home.clone());
        let answers = comment.answers.as_deref().and_then(|id| authors.get(id)).map(|author| (*author).to_owned());
        let who = Signed { author: comment.author.clone(), date: comment.date.clone() };
        out.notes.push(Note { who, text: comment.text.clone(), words: words.trim().to_owned(), part, home, answers });
    }
}
