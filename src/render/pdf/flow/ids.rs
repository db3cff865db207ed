//! The places of a paper that a reference may lead to.

use std::collections::BTreeSet;

use crate::render::script::anchor;
use crate::render::tree::{Block, Item, Paper, Paragraph};
use crate::text::Lang;

/// Every place that a link may lead to, in every language.
pub(super) fn ids(paper: &Paper) -> BTreeSet<String> {
    let mut ids: Vec<&str> = vec!["title"];
    for block in &paper.blocks {
        match block {
            Block::Chapter(chapter) => ids.push(&chapter.id),
            Block::Annex(annex) => {
                ids.push(&annex.id);
                paragraph_ids(&annex.paragraphs, &mut ids);
            }
            Block::Article(_) | Block::Preamble(_) | Block::Testimonium(_) => {}
        }
    }
    for article in paper.articles() {
        ids.push(&article.id);
        paragraph_ids(&article.paragraphs, &mut ids);
    }
    let all = ids.into_iter().filter(|id| !id.is_empty());
    all.flat_map(|id| Lang::ALL.map(|lang| anchor(lang, id))).collect()
}

fn paragraph_ids<'a>(paragraphs: &'a [Paragraph], out: &mut Vec<&'a str>) {
    for paragraph in paragraphs {
        out.push(&paragraph.id);
        item_ids(&paragraph.items, out);
    }
}

fn item_ids<'a>(items: &'a [Item], out: &mut Vec<&'a str>) {
    for item in items {
        out.push(&item.id);
        item_ids(&item.items, out);
    }
}
