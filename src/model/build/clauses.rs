//! Clauses: which key is which field, rows of tables, wording that replaces the standard one.

use crate::finding::Finding;
use crate::syntax::Item;
use crate::text::Span;
use crate::vocabulary::{ClauseKind, FieldType, KindId};

use super::{Builder, Head};
use crate::model::agreement::{Clause, FieldValue, Name, Row};
use crate::model::value::{Case, Said, Term, Value};

impl<'a> Builder<'a> {
    pub(super) fn clause(&mut self, id: KindId, head: Span, span: Span, items: &'a [Item]) -> Clause {
        let name = Name { text: self.slice(head).to_owned(), span: head };
        let mut clause = Clause { kind: id, name, span, fields: Vec::new(), rows: Vec::new(), wording: None, paragraphs: Vec::new() };
        let Some(kind) = self.vocabulary.kind(id) else { return clause };
        let mut rows = Vec::new();
        for item in items {
            match item {
                Item::Entry { key, value } => self.entry(kind, false, key.span, value, &mut clause.fields),
                Item::Block { head, items, .. } => match self.head(head.span) {
                    Head::Keyword("row", _) if !kind.columns.is_empty() => rows.push((item.span(), items.as_slice())),
                    Head::Keyword("wording", _) => clause.wording = Some(self.text_block(item.span(), items)),
                    Head::Keyword("paragraph", name) => clause.paragraphs.push(self.paragraph(name, item.span(), items)),
                    Head::Keyword("note", _) => {}
                    _ => self.text_field(kind, head.span, item.span(), items, &mut clause.fields),
                },
                Item::Path { head, .. } => self.misplaced(head.span),
                Item::Comment(_) | Item::Broken(_) | Item::Stray(_) => {}
            }
        }
        clause.rows = self.rows(id, &rows);
        clause
    }

    pub(super) fn rows(&mut self, kind: KindId, rows: &[(Span, &'a [Item])]) -> Vec<Row> {
        let Some(kind) = self.vocabulary.kind(kind) else { return Vec::new() };
        let mut all = Vec::with_capacity(rows.len());
        for (span, items) in rows {
            let mut cells = Vec::new();
            for item in *items {
                match item {
                    Item::Entry { key, value } => self.entry(kind, true, key.span, value, &mut cells),
                    Item::Block { head, items, .. } => self.text_cell(kind, head.span, item.span(), items, &mut cells),
                    _ => {}
                }
            }
            all.push(Row { span: *span, cells });
        }
        all
    }

    /// The fields of the header or of a waiver.
    pub(super) fn structural_fields(&mut self, kind: &'a ClauseKind, items: &'a [Item]) -> Vec<FieldValue> {
        let mut fields = Vec::new();
        for item in items {
            match item {
                Item::Entry { key, value } => self.entry(kind, false, key.span, value, &mut fields),
                Item::Block { head, items, .. } if kind.field_named(self.slice(head.span), false).is_some() => {
                    self.text_field(kind, head.span, item.span(), items, &mut fields);
                }
                _ => {}
            }
        }
        fields
    }

    fn entry(&mut self, kind: &'a ClauseKind, in_row: bool, key: Span, value: &'a crate::syntax::Value, out: &mut Vec<FieldValue>) {
        let typed = self.slice(key);
        let Some(id) = kind.field_named(typed, in_row) else {
            if self.vocabulary.lexicon().block(typed) != Some("note") {
                self.unknown_key(kind, in_row, key);
            }
            return;
        };
        let Some(field) = kind.field(id, in_row) else { return };
        let Some(mut reader) = self.reader(key) else { return };
        let value = reader.value(value, field, key);
        self.findings.append(&mut reader.findings);
        if let Some(value) = value {
            self.state(FieldValue { field: id, key, value }, out);
        }
    }

    fn state(&mut self, stated: FieldValue, out: &mut Vec<FieldValue>) {
        if let Some(first) = out.iter().find(|known| known.field == stated.field) {
            self.findings.push(Finding::error("said-twice", stated.key).with("key", self.slice(stated.key)).label(first.key, "first"));
            return;
        }
        out.push(stated);
    }

    /// `remarks { ar: "…" fr: "…" }`: a field that is a text in languages.
    fn text_field(&mut self, kind: &'a ClauseKind, head: Span, span: Span, items: &'a [Item], out: &mut Vec<FieldValue>) {
        self.text_in(kind, false, head, span, items, out);
    }

    fn text_cell(&mut self, kind: &'a ClauseKind, head: Span, span: Span, items: &'a [Item], out: &mut Vec<FieldValue>) {
        self.text_in(kind, true, head, span, items, out);
    }

    fn text_in(&mut self, kind: &'a ClauseKind, in_row: bool, head: Span, span: Span, items: &'a [Item], out: &mut Vec<FieldValue>) {
        let Some(id) = kind.field_named(self.slice(head), in_row) else {
            self.unknown_key(kind, in_row, head);
            return;
        };
        let text = self.text_block(span, items);
        if kind.field(id, in_row).is_none_or(|field| field.kind != FieldType::Text) {
            self.findings.push(Finding::error("value-of-wrong-kind", head).variant("block").with("key", self.slice(head)));
            return;
        }
        let case = Case { span, term: Term::Text(text), when: None, in_principle: false };
        self.state(FieldValue { field: id, key: head, value: Value { span, said: Said::Cases(vec![case]) } }, out);
    }

    /// A key that the clause does not have: the nearest one of it, or the clauses that have it.
    fn unknown_key(&mut self, kind: &ClauseKind, in_row: bool, key: Span) {
        let typed = self.slice(key);
        let fields = if in_row { &kind.columns } else { &kind.fields };
        let names = fields.iter().flat_map(|field| field.def.name.all().map(|(_, name)| name));
        let finding = Finding::error("unknown-key", key)
            .with("typed", typed)
            .with("clause", super::super::read::names_fact(std::iter::once(&kind.def.name)));
        if let Some(near) = crate::model::nearest(typed, names) {
            self.findings.push(finding.variant("near").with("near", near).suggest(key, near));
            return;
        }
        let elsewhere: Vec<_> = self
            .vocabulary
            .kinds()
            .filter(|(_, other)| other.field_named(typed, false).is_some())
            .map(|(_, other)| &other.def.name)
            .take(3)
            .collect();
        if !elsewhere.is_empty() && !in_row {
            let clauses = super::super::read::names_fact(elsewhere.iter().copied());
            self.findings.push(finding.variant("elsewhere").with("clauses", clauses));
            return;
        }
        let known = super::super::read::names_fact(fields.iter().map(|field| &field.def.name).take(12));
        self.findings.push(finding.with("known", known));
    }
}
