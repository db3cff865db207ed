//! What stands before and after the body: title, preamble, signatures, annexes.

use super::super::tree::{Annex, Line, Preamble, Signature};
use super::View;
use super::outline::{Named, counted, nth, only};
use super::writer::Xml;

impl View<'_> {
    /// Writes the title page.
    pub(super) fn preface(self, out: &mut Xml) {
        out.some("preface", &[("eId", "preface"), ("xml:lang", self.lang.code())], |out| {
            self.stage(out);
            self.p(out, "copy", &self.paper.copy);
            out.some("longTitle", &[("eId", "longTitle")], |out| {
                if !self.paper.title.is_empty() {
                    out.line("p", &[], |out| out.element("docTitle", &[], |out| self.say(out, &self.paper.title, None)));
                }
            });
            self.paper.subtitle.iter().for_each(|line| self.p(out, "subtitle", line));
            if self.paper.courtesy.contains(&self.lang) {
                let courtesy = &self.paper.words(self.lang).courtesy;
                out.line("p", &[("class", "courtesy")], |out| out.leaf("docStatus", &[], courtesy));
            }
        });
    }

    /// That it is a draft, and which.
    fn stage(self, out: &mut Xml) {
        if self.paper.draft {
            out.line("p", &[("class", "draft")], |out| out.leaf("docStatus", &[], &self.paper.words(self.lang).draft));
        }
        if !self.paper.draft_note.is_empty() {
            out.line("p", &[("class", "draft")], |out| out.element("docStage", &[], |out| self.say(out, &self.paper.draft_note, None)));
        }
    }

    /// Writes the preamble.
    pub(super) fn preamble(self, out: &mut Xml) {
        out.some("preamble", &[("eId", "preamble"), ("xml:lang", self.lang.code())], |out| {
            for (preamble, at) in self.outline.preambles.iter().zip(1..) {
                self.opening(out, preamble, at);
                self.recitals(out, preamble, at);
                let eid = nth("preamble", "formula", at * 2);
                out.some("formula", &[("eId", &eid), ("name", "agreement")], |out| self.p(out, "", &preamble.closing));
            }
        });
    }

    fn opening(self, out: &mut Xml, preamble: &Preamble, at: usize) {
        let eid = nth("preamble", "formula", at * 2 - 1);
        out.some("formula", &[("eId", &eid), ("name", "parties")], |out| {
            // Lines stand for Parties only when there is one for each.
            let codes = &self.paper.metadata.parties;
            let each = codes.len() == preamble.parties.len();
            for (at, line) in preamble.parties.iter().enumerate() {
                let party = codes.get(at).filter(|_| each).map(|code| self.names.party_ref(code)).unwrap_or_default();
                self.party(out, line, &party);
            }
            self.p(out, "", &preamble.opening);
        });
    }

    fn party(self, out: &mut Xml, line: &Line, party: &str) {
        if party.is_empty() || line.is_empty() {
            self.p(out, "", line);
            return;
        }
        out.line("p", &[], |out| out.element("party", &[("refersTo", party)], |out| self.say(out, line, None)));
    }

    fn recitals(self, out: &mut Xml, preamble: &Preamble, at: usize) {
        let recitals = nth("preamble", "recs", at);
        out.some("recitals", &[("eId", &recitals)], |out| {
            for Named { eid, it: line } in counted(&recitals, "rec", &preamble.recitals) {
                out.some("recital", &[("eId", &eid)], |out| self.p(out, "", line));
            }
        });
    }

    /// Writes the testimonium with the signatures.
    pub(super) fn conclusions(self, out: &mut Xml) {
        out.some("conclusions", &[("eId", "conclusions"), ("xml:lang", self.lang.code())], |out| {
            let mut signatures = self.outline.signatures(self.names).into_iter().zip(1..);
            for (testimonium, at) in self.outline.testimonia.iter().zip(1..) {
                let eid = nth("conclusions", "formula", at);
                out.some("formula", &[("eId", &eid), ("name", "testimonium")], |out| {
                    testimonium.text.iter().for_each(|line| self.p(out, "", line));
                });
                for ((signature, signer), at) in signatures.by_ref().take(testimonium.signatures.len()) {
                    let eid = nth("conclusions", "container", at);
                    out.some("container", &[("eId", &eid), ("name", "signature")], |out| self.signature(out, signature, &signer));
                }
            }
        });
    }

    /// One signature: for whom, the person, the office, the powers.
    fn signature(self, out: &mut Xml, signature: &Signature, signer: &str) {
        let party = self.names.party_ref(&signature.party);
        let (person, office) = (format!("#signatory_{signer}"), format!("#office_{signer}"));
        let lines = [
            (if party.is_empty() { "span" } else { "organization" }, party.as_str(), &signature.for_whom),
            ("person", person.as_str(), &signature.name),
            ("role", office.as_str(), &signature.title),
            ("span", "", &signature.powers),
        ];
        let mut said = lines.iter().filter(|(_, _, line)| !line.is_empty()).peekable();
        if said.peek().is_none() {
            return;
        }
        out.line("p", &[], |out| {
            out.element("signature", &[("refersTo", &party)], |out| {
                while let Some((tag, refers, line)) = said.next() {
                    out.element(tag, &[("refersTo", refers)], |out| self.say(out, line, None));
                    if said.peek().is_some() {
                        out.element("eol", &[], |_| {});
                    }
                }
            });
        });
    }

    /// Writes the annexes, each a document inside this one.
    pub(super) fn attachments(self, out: &mut Xml) {
        out.some("attachments", &[], |out| {
            for (annex, at) in self.outline.annexes.iter().zip(1..) {
                self.annex(out, annex, at);
            }
        });
    }

    fn annex(self, out: &mut Xml, annex: &Named<'_, Annex>, at: usize) {
        let Named { eid, it: annex } = annex;
        let guid = self.index.guid(&annex.id, eid);
        out.block("attachment", &[("eId", eid), ("GUID", guid), ("xml:lang", self.lang.code())], |out| {
            self.names_of(out, eid, [&annex.label, &annex.title]);
            out.block("doc", &[("name", "annex"), ("contains", "originalVersion")], |out| {
                self.component(out, &format!("annex_{at}"));
                let body = only(eid, "body");
                out.block("mainBody", &[("eId", &body), ("xml:lang", self.lang.code())], |out| {
                    self.paragraphs(out, eid, &annex.paragraphs);
                    self.notes(out, &body, &annex.notes);
                    if annex.paragraphs.is_empty() && annex.notes.is_empty() {
                        // The schema wants something in a body.
                        out.fact("p", &[]);
                    }
                });
            });
        });
    }
}
