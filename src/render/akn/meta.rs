//! What the file says of the paper: its names, dates, authors, stage, and whom and what it refers to.

use super::super::script::visible;
use super::View;
use super::iri::{Names, Party};
use super::terms::slug;
use super::writer::Xml;

/// The program, which vouches for what the file says of the paper.
const PROGRAM: &str = "#mithaq";

/// What the naming convention calls the document that is not attached to another.
const MAIN: &str = "main";

impl View<'_> {
    /// The metadata of the whole paper.
    pub(super) fn meta(self, out: &mut Xml) {
        out.block("meta", &[], |out| {
            self.identification(out, MAIN);
            self.history(out);
            self.references(out);
        });
    }

    /// The metadata of a document inside: its names only.
    pub(super) fn component(self, out: &mut Xml, name: &str) {
        out.block("meta", &[], |out| self.identification(out, name));
    }

    fn identification(self, out: &mut Xml, component: &str) {
        out.block("identification", &[("source", PROGRAM)], |out| {
            out.block("FRBRWork", &[], |out| self.work(out, component));
            out.block("FRBRExpression", &[], |out| self.expression(out, component));
            out.block("FRBRManifestation", &[], |out| self.manifestation(out, component));
        });
    }

    fn work(self, out: &mut Xml, component: &str) {
        let Names { country, subtype, .. } = self.names;
        let work = self.names.work();
        names(out, &format!("{work}/!{component}"), &work);
        self.dated(out);
        self.authors(out);
        out.fact("FRBRcountry", &[("value", country)]);
        if !subtype.is_empty() {
            out.fact("FRBRsubtype", &[("value", subtype)]);
        }
        out.fact("FRBRname", &[("value", &self.names.id)]);
        let binds = !matches!(self.names.name, "guide" | "register");
        out.fact("FRBRprescriptive", &[("value", truth(binds))]);
    }

    fn expression(self, out: &mut Xml, component: &str) {
        let expression = self.names.expression();
        names(out, &format!("{expression}/!{component}"), &expression);
        if component == MAIN {
            self.aliases(out);
        }
        self.dated(out);
        self.authors(out);
        let authentic = self.paper.languages.contains(&self.lang) && !self.paper.draft;
        if let Some(copy) = &self.names.copy {
            out.fact("FRBRversionNumber", &[("value", copy)]);
        }
        out.fact("FRBRauthoritative", &[("value", truth(authentic))]);
        out.fact("FRBRlanguage", &[("language", self.names.language)]);
    }

    /// What else the text is known by: its short title, and the seal that each page of a signed paper bears.
    fn aliases(self, out: &mut Xml) {
        let running = self.paper.flat(&self.paper.running, self.lang);
        for (name, value) in [("shortTitle", running.as_str()), ("sha-256", self.paper.seal.as_deref().unwrap_or(""))] {
            if !value.is_empty() {
                out.fact("FRBRalias", &[("value", value), ("name", name)]);
            }
        }
    }

    fn manifestation(self, out: &mut Xml, component: &str) {
        let expression = self.names.expression();
        names(out, &format!("{expression}/!{component}.xml"), &format!("{expression}.xml"));
        out.fact("FRBRdate", &[("date", &self.names.made), ("name", "generation")]);
        out.fact("FRBRauthor", &[("href", PROGRAM)]);
        out.fact("FRBRformat", &[("value", "application/akn+xml")]);
    }

    fn dated(self, out: &mut Xml) {
        let name = match self.names.dated {
            None => "unknown",
            Some(_) if self.names.element == "bill" => "draft",
            Some(_) => "text",
        };
        out.fact("FRBRdate", &[("date", self.names.date()), ("name", name)]);
    }

    /// Every Government, none before another but by its code; the program where no Party is known.
    fn authors(self, out: &mut Xml) {
        for party in &self.names.parties {
            out.fact("FRBRauthor", &[("href", &format!("#party_{}", party.name))]);
        }
        if self.names.parties.is_empty() {
            out.fact("FRBRauthor", &[("href", PROGRAM)]);
        }
    }

    /// How the text came about and how far the Parties are. Without a date there is nothing to tell.
    fn history(self, out: &mut Xml) {
        let Some(date) = self.names.dated.as_deref() else { return };
        out.block("lifecycle", &[("source", PROGRAM)], |out| {
            let source = ("source", "#original");
            out.fact("eventRef", &[("eId", "eref_1"), ("date", date), source, ("type", "generation"), ("originatingExpression", "true")]);
        });
        if slug(&self.paper.metadata.stage).is_empty() {
            return;
        }
        out.some("workflow", &[("source", PROGRAM)], |out| {
            for (party, at) in self.names.parties.iter().zip(1..) {
                let (eid, party) = (format!("step_{at}"), format!("#party_{}", party.name));
                out.fact("step", &[("eId", &eid), ("date", date), ("by", &party), ("outcome", "#stage")]);
            }
        });
    }

    fn references(self, out: &mut Xml) {
        out.block("references", &[("source", PROGRAM)], |out| {
            let title = self.paper.flat(&self.paper.title, self.lang);
            reference(out, "original", "original", &self.names.expression(), &title, &self.names.id);
            reference(out, "TLCOrganization", "mithaq", "/akn/ontology/organization/unreg.mithaq", "Mithaq", "");
            for Party { code, name } in &self.names.parties {
                let href = format!("/akn/ontology/organization/{name}.government");
                reference(out, "TLCOrganization", &format!("party_{name}"), &href, code, "");
            }
            self.signatories(out);
            for concept in &self.index.concepts {
                let href = self.names.entity("concept", &concept.name);
                reference(out, "TLCConcept", &concept.eid, &href, concept.term(self.lang), &concept.name);
            }
            let stage = slug(&self.paper.metadata.stage);
            if !stage.is_empty() {
                let href = format!("/akn/ontology/concept/mithaq.stage.{stage}");
                reference(out, "TLCConcept", "stage", &href, &self.paper.metadata.stage, "");
            }
        });
    }

    /// Those who sign, and their offices.
    fn signatories(self, out: &mut Xml) {
        for (signature, signer) in self.outline.signatures(self.names) {
            let show = |line| self.paper.flat(line, self.lang);
            if !signature.name.is_empty() {
                let (eid, href) = (format!("signatory_{signer}"), self.names.entity("person", &format!("signatory.{signer}")));
                reference(out, "TLCPerson", &eid, &href, &show(&signature.name), "");
            }
            if !signature.title.is_empty() {
                let (eid, href) = (format!("office_{signer}"), self.names.entity("role", &format!("office.{signer}")));
                reference(out, "TLCRole", &eid, &href, &show(&signature.title), "");
            }
        }
    }
}

fn names(out: &mut Xml, this: &str, whole: &str) {
    out.fact("FRBRthis", &[("value", this)]);
    out.fact("FRBRuri", &[("value", whole)]);
}

/// A thing outside the text; the schema wants it to be shown as something.
fn reference(out: &mut Xml, class: &'static str, eid: &str, href: &str, show: &str, otherwise: &str) {
    let show = visible(show);
    let show = [show.trim(), otherwise, eid].into_iter().find(|show| !show.is_empty()).unwrap_or("");
    out.fact(class, &[("eId", eid), ("href", href), ("showAs", show)]);
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
