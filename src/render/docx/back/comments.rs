//! What stands beside the text: comments with their answers, and the properties by which a file knows its agreement.

use std::collections::BTreeMap;

use super::super::super::failure::Failure;
use super::Comment;
use super::markup::{Mark, Markup};

/// The comments of a file; `threads` is the part that says which comment answers which.
pub(super) fn comments(text: &str, threads: &str) -> Result<Vec<Comment>, Failure> {
    let mut all: Vec<Comment> = Vec::new();
    // A comment is known to its answers by the number of its last paragraph.
    let mut numbers: BTreeMap<String, String> = BTreeMap::new();
    let mut in_text = false;
    for mark in Markup::of(text) {
        match mark? {
            Mark::Start(element) => match element.name.as_str() {
                "comment" => all.push(Comment {
                    id: element.value("id").to_owned(),
                    author: element.value("author").to_owned(),
                    date: element.value("date").to_owned(),
                    ..Comment::default()
                }),
                "p" => {
                    if let Some(comment) = all.last_mut() {
                        if !comment.text.is_empty() {
                            comment.text.push('\n');
                        }
                        numbers.insert(element.value("paraId").to_owned(), comment.id.clone());
                    }
                }
                "t" => in_text = true,
                _ => {}
            },
            Mark::End(name) => in_text = in_text && name != "t",
            Mark::Words(words) if in_text => all.iter_mut().last().into_iter().for_each(|comment| comment.text.push_str(&words)),
            Mark::Words(_) => {}
        }
    }
    answers(threads, &numbers, &mut all)?;
    Ok(all)
}

fn answers(threads: &str, numbers: &BTreeMap<String, String>, all: &mut [Comment]) -> Result<(), Failure> {
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pairs = Vec::new();
    for mark in Markup::of(threads) {
        if let Mark::Start(element) = mark?
            && element.name.ends_with("commentEx")
        {
            pairs.push((element.value("paraId").to_owned(), element.value("paraIdParent").to_owned()));
        }
    }
    for (own, parent) in &pairs {
        if let (Some(own), Some(parent)) = (numbers.get(own), numbers.get(parent)) {
            parents.insert(own, parent);
        }
    }
    for comment in all {
        comment.answers = parents.get(comment.id.as_str()).map(|parent| (*parent).to_owned());
    }
    Ok(())
}

/// Custom properties, by name.
pub(super) fn properties(text: &str) -> Result<BTreeMap<String, String>, Failure> {
    let mut all = BTreeMap::new();
    let mut name = String::new();
    for mark in Markup::of(text) {
        match mark? {
            Mark::Start(element) if element.name == "property" => element.value("name").clone_into(&mut name),
            Mark::End(end) if end == "property" => name.clear(),
            Mark::Words(words) if !name.is_empty() => all.entry(name.clone()).or_insert_with(String::new).push_str(&words),
            _ => {}
        }
    }
    Ok(all)
}
