//! A page for programs: its parts by their headings.

use serde_json::{Value, json};

use super::{Block, Sheet, Table};

/// The parts of a page; what stands before the first heading has none.
pub(in crate::render) fn sections(sheet: &Sheet) -> Vec<Value> {
    let mut all: Vec<(String, Vec<Value>)> = vec![(String::new(), Vec::new())];
    for block in &sheet.blocks {
        if let Block::Head { text, .. } = block {
            all.push((text.clone(), Vec::new()));
        } else if let Some((_, inside)) = all.last_mut() {
            inside.push(piece(block));
        }
    }
    let told = all.into_iter().filter(|(head, inside)| !head.is_empty() || !inside.is_empty());
    told.map(|(head, inside)| json!({ "heading": head, "content": inside })).collect()
}

fn piece(block: &Block) -> Value {
    match block {
        Block::Head { text, .. } | Block::Line(text) => json!({ "text": text }),
        Block::Pair { label, text } => json!({ "label": label, "text": text }),
        Block::List(lines) => json!({ "list": lines }),
        Block::Code(text) => json!({ "bla": text }),
        Block::Table(table) => rows(table),
    }
}

fn rows(table: &Table) -> Value {
    let rows: Vec<&Vec<String>> = table.groups.iter().flat_map(|group| &group.rows).collect();
    json!({ "caption": table.caption, "columns": table.head, "rows": rows })
}
