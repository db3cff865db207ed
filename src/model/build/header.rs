//! The header and the preamble.

use crate::finding::Finding;
use crate::syntax::{Item, Token};
use crate::text::{Lang, Span};
use crate::vocabulary::ClauseKind;

use super::{Builder, Head};
use crate::model::agreement::{FieldValue, Form, Name, Party, Preamble, PreambleItem, Role, Stage};
use crate::model::value::{Named, Term};

impl<'a> Builder<'a> {
    pub(super) fn header(&mut self, name: Name, head: Span, items: &'a [Item]) {
        self.headers += 1;
        if self.headers > 1 {
            self.findings.push(Finding::error("second-header", head).label(self.agreement.header, "first"));
            return;
        }
        self.agreement.header = head;
        if name.text.is_empty() {
            self.findings.push(Finding::error("id-missing", head).with("block", self.slice(head)));
        }
        self.agreement.id = name;
        let Some(kind) = self.vocabulary.structure("agreement") else { return };
        for item in items {
            match item {
                // A key of several words may begin with a keyword: عنوان مختصر is no title.
                Item::Block { head, .. } if kind.field_named(self.slice(head.span), false).is_some() => {}
                Item::Block { head, items, .. } => match self.head(head.span) {
                    Head::Keyword("title", _) => {
                        let title = self.text_block(item.span(), items);
                        self.agreement.title = Some(title);
                    }
                    Head::Keyword("note", _) => {}
                    _ => self.misplaced(head.span),
                },
                Item::Path { head, .. } => self.misplaced(head.span),
                _ => {}
            }
        }
        let fields = self.structural_fields(kind, items);
        self.read_header(kind, &fields);
        self.agreement.fields = fields;
    }

    /// Turns the fields of the header into what the rest of the program asks for.
    fn read_header(&mut self, kind: &ClauseKind, fields: &[FieldValue]) {
        for stated in fields {
            let Some(field) = kind.field(stated.field, false) else { continue };
            let Some(term) = stated.value.term() else { continue };
            let chosen = || match term {
                Term::Choices(all) => all.first().and_then(|named| match named {
                    Named::Known(choice) => Some(self.vocabulary.choices(field)?.id(*choice)),
                    Named::Own(_) => None,
                }),
                _ => None,
            };
            match (field.def.id.as_str(), term) {
                ("form", _) => self.agreement.form = chosen().and_then(Form::from_id).unwrap_or_default(),
                ("stage", _) => self.agreement.stage = chosen().and_then(Stage::from_id).unwrap_or_default(),
                ("destination", Term::Codes(codes)) => self.parties(codes, Role::Destination, stated.value.span),
                ("origin", Term::Codes(codes)) => self.parties(codes, Role::Origin, stated.value.span),
                ("parties", Term::Codes(codes)) => self.parties(codes, Role::Member, stated.value.span),
                ("authentic", Term::Codes(codes)) => self.agreement.authentic = self.house_languages(codes, stated.value.span),
                ("courtesy", Term::Codes(codes)) => self.agreement.courtesy = self.house_languages(codes, stated.value.span),
                ("date", Term::Date(date)) => self.agreement.date = Some(*date),
                _ => {}
            }
        }
    }

    /// Destinations come first whatever the order of the keys.
    fn parties(&mut self, codes: &[String], role: Role, span: Span) {
        for code in codes {
            if self.agreement.parties.iter().any(|party| party.code.text == *code) {
                self.findings.push(Finding::error("party-named-twice", span).with("party", code.as_str()));
                continue;
            }
            let party = Party { code: Name { text: code.clone(), span }, role };
            if role == Role::Destination {
                let at = self.agreement.parties.iter().take_while(|party| party.role == Role::Destination).count();
                self.agreement.parties.insert(at, party);
            } else {
                self.agreement.parties.push(party);
            }
        }
    }

    fn house_languages(&mut self, codes: &[String], span: Span) -> Vec<Lang> {
        let mut all = Vec::new();
        for code in codes {
            match Lang::from_code(code) {
                Some(lang) => all.push(lang),
                None => self.findings.push(Finding::error("language-not-printed", span).with("language", code.as_str())),
            }
        }
        all
    }

    /// What every header must say.
    pub(super) fn header_complete(&mut self) {
        let text = self
            .sources
            .iter()
            .next()
            .map_or(0, |(_, source)| source.text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}').len());
        let place = self.agreement.header;
        let unread =
            matches!(self.trees.first().map(|tree| tree.items.as_slice()), Some([Item::Broken(span)]) if span.range().len() >= text);
        if self.headers == 0 && unread && text > 0 {
            return;
        }
        if self.headers == 0 {
            let rule = if text == 0 { "file-empty" } else { "header-missing" };
            self.findings.push(Finding::error(rule, Span::default()));
            return;
        }
        let Some(kind) = self.vocabulary.structure("agreement") else { return };
        for field in kind.fields.iter().filter(|field| field.def.required) {
            let attempted = self
                .agreement
                .fields
                .iter()
                .any(|stated| kind.field(stated.field, false).is_some_and(|known| known.def.id == field.def.id));
            let parties = matches!(field.def.id.as_str(), "destination" | "origin") && self.agreement.parties.len() > 1;
            if !attempted && !parties && !self.failed_key(kind, &field.def.id) {
                let finding = Finding::error("header-field-missing", place)
                    .with("field", super::super::read::names_fact(std::iter::once(&field.def.name)));
                self.findings.push(finding.with("example", field.def.example.as_str()));
            }
        }
        if self.agreement.title.is_none() {
            self.findings.push(Finding::error("header-field-missing", place).variant("title"));
        }
    }

    /// True when the key is there but its value could not be read: that is one finding already.
    fn failed_key(&self, kind: &ClauseKind, id: &str) -> bool {
        self.findings.iter().any(|finding| {
            finding.facts.get("key").is_some_and(|fact| match fact {
                crate::finding::Fact::Text(key) => {
                    kind.field_named(key, false).and_then(|field| kind.field(field, false)).is_some_and(|field| field.def.id == id)
                }
                _ => false,
            })
        })
    }

    pub(super) fn preamble(&mut self, span: Span, items: &'a [Item]) {
        let mut preamble = Preamble { span, items: Vec::new() };
        for item in items {
            match item {
                Item::Entry { key, value } if self.vocabulary.lexicon().key(self.slice(key.span)) == Some("recalling") => {
                    let names = value.tokens().filter_map(|token| match token {
                        Token::Word(span) => Some(Name { text: self.slice(*span).to_uppercase(), span: *span }),
                        _ => None,
                    });
                    preamble.items.push(PreambleItem::Recalling(names.collect()));
                }
                Item::Entry { key, .. } => self.key_outside(key.span),
                Item::Block { head, items, .. } => match self.head(head.span) {
                    Head::Keyword("recital" | "paragraph", _) => {
                        let text = self.text_block(item.span(), items);
                        preamble.items.push(PreambleItem::Recital(text));
                    }
                    Head::Keyword("note", _) => {}
                    _ => self.misplaced(head.span),
                },
                _ => {}
            }
        }
        self.agreement.preamble = Some(preamble);
    }
}
