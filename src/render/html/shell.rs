//! The shell and the style of a ministry, judged before they are used: a page stands alone, prints text as text, and
//! holds the whole paper.

use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};

use super::super::look::Fault;
use crate::model::nearest;

/// What a shell can say of a page.
const FACTS: [&str; 6] = ["lang", "dir", "title", "skip", "layout", "draft"];

/// What a shell must or can take in: markup that is already safe.
const PARTS: [&str; 2] = ["style", "body"];

/// What can be asked of facts.
const QUESTIONS: [&str; 7] = ["if", "unless", "eq", "ne", "and", "or", "not"];

/// Markup that reaches out of the page or runs in it.
const FOREIGN: [&str; 10] =
    ["<script", "<link", "<iframe", "<frame", "<object", "<embed", "<base", "http-equiv=\"refresh", "javascript:", "@import"];

/// What is wrong with a shell.
#[must_use]
pub fn shell_faults(shell: &str) -> Vec<Fault> {
    let mut faults = foreign(shell);
    match Template::compile(shell) {
        Ok(template) => {
            let mut reader = Reader { shell, bodies: 0, faults: Vec::new() };
            reader.template(&template, false);
            if reader.bodies == 0 {
                reader.faults.push(Fault::new(0, "look_no_body"));
            }
            faults.append(&mut reader.faults);
        }
        Err(error) => {
            let place = error.pos().map_or(0, |(line, column)| byte(shell, line, column));
            faults.push(Fault::new(place, "look_not_read").with("reason", error.reason().to_string()));
        }
    }
    faults.sort_by_key(|fault| fault.at);
    faults
}

/// What is wrong with a style.
#[must_use]
pub fn style_faults(style: &str) -> Vec<Fault> {
    let mut faults = foreign(style);
    faults.extend(found(style, "</").map(|at| fault(style, at, "</")));
    faults.sort_by_key(|fault| fault.at);
    faults
}

/// Whatever could fetch something or run: a page must be the same on every machine, without a network.
fn foreign(text: &str) -> Vec<Fault> {
    let lower = text.to_ascii_lowercase();
    let mut faults: Vec<Fault> = FOREIGN.iter().flat_map(|word| found(&lower, word).map(|at| fault(text, at, word))).collect();
    for (word, end) in [("url(", ""), ("src=", ""), ("srcset=", ""), ("poster=", "")] {
        let outside = found(&lower, word).filter(|at| !stays(&lower, at + word.len()));
        faults.extend(outside.map(|at| fault(text, at, end)));
    }
    faults.extend(handlers(&lower).map(|at| fault(text, at, "")));
    faults
}

/// Whether an address is inside the page.
fn stays(text: &str, at: usize) -> bool {
    let address = text.get(at..).unwrap_or("").trim_start_matches(['"', '\'', ' ']);
    address.starts_with("data:") || address.starts_with('#')
}

fn found<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(word).map(|(at, _)| at)
}

/// Attributes that run something: `onclick=`.
fn handlers(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices(" on").map(|(at, _)| at + 1).filter(|at| {
        let rest = text.get(at + 2..).unwrap_or("");
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        name > 2 && rest.get(name..).is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

/// A fault that shows what is typed there.
fn fault(text: &str, at: usize, word: &str) -> Fault {
    let rest = text.get(at..).unwrap_or("");
    let typed: String =
        if word.is_empty() { rest.chars().take(24).take_while(|c| !matches!(c, '>' | '\n' | ';')).collect() } else { word.to_owned() };
    Fault::new(at, "look_not_alone").with("typed", typed)
}

struct Reader<'s> {
    shell: &'s str,
    bodies: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn template(&mut self, template: &Template, inside: bool) {
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            let at = byte(self.shell, place.0, place.1);
            match element {
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                TemplateElement::Expression(said) => self.expression(said, at, inside),
                TemplateElement::HelperBlock(block) => self.block(block, at),
                TemplateElement::HtmlExpression(said) => self.fault(at, "look_raw", &said.name),
                TemplateElement::PartialExpression(part)
                | TemplateElement::PartialBlock(part)
                | TemplateElement::DecoratorExpression(part)
                | TemplateElement::DecoratorBlock(part) => self.fault(at, "look_partial", &part.name),
                // A kind that a later version of the engine may have is not known to be harmless.
                _ => self.faults.push(Fault::new(at, "look_not_read").with("reason", "{{")),
            }
        }
    }

    fn fault(&mut self, at: usize, key: &'static str, name: &Parameter) {
        self.faults.push(Fault::new(at, key).with("typed", typed(name)));
    }

    fn expression(&mut self, said: &HelperTemplate, at: usize, inside: bool) {
        let name = typed(&said.name);
        if said.params.is_empty() && said.hash.is_empty() {
            self.known(&name, at, FACTS.iter().chain(&PARTS));
            if name == "body" {
                self.bodies += 1;
                if inside || self.bodies > 1 {
                    self.faults.push(Fault::new(at, "look_body_place"));
                }
            }
        } else {
            self.known(&name, at, QUESTIONS.iter());
            said.params.iter().for_each(|parameter| self.parameter(parameter, at));
        }
    }

    /// A condition on facts; nothing else repeats or changes what names mean.
    fn block(&mut self, block: &HelperTemplate, at: usize) {
        let name = typed(&block.name);
        self.known(&name, at, ["if", "unless"].iter());
        block.params.iter().for_each(|parameter| self.parameter(parameter, at));
        for template in block.template.iter().chain(&block.inverse) {
            self.template(template, true);
        }
    }

    fn parameter(&mut self, parameter: &Parameter, at: usize) {
        match parameter {
            Parameter::Literal(_) => {}
            Parameter::Subexpression(inner) => {
                self.known(inner.name(), at, QUESTIONS.iter());
                inner.params().into_iter().flatten().for_each(|parameter| self.parameter(parameter, at));
            }
            _ => self.known(&typed(parameter), at, FACTS.iter()),
        }
    }

    fn known<'n>(&mut self, name: &str, at: usize, names: impl Iterator<Item = &'n &'static str>) {
        let names: Vec<&'static str> = names.copied().collect();
        if names.contains(&name) {
            return;
        }
        let mut fault = Fault::new(at, "look_unknown_name").with("typed", name).with("known", names.join(", "));
        fault.near = nearest(name, names.iter().copied());
        self.faults.push(fault);
    }
}

fn typed(name: &Parameter) -> String {
    match name {
        Parameter::Subexpression(inner) => inner.name().to_owned(),
        Parameter::Literal(literal) => literal.to_string(),
        other => other.as_name().unwrap_or_default().to_owned(),
    }
}

/// The place of a line and a column, both counted from one.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or("");
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::super::{SHELL, STYLE};
    use super::*;

    fn keys(shell: &str) -> Vec<&'static str> {
        shell_faults(shell).iter().map(|fault| fault.key).collect()
    }

    #[test]
    fn ours_is_sound() {
        assert!(shell_faults(SHELL).is_empty(), "{:?}", shell_faults(SHELL));
        assert!(style_faults(STYLE).is_empty(), "{:?}", style_faults(STYLE));
    }

    #[test]
    fn raw_text_and_other_templates_are_refused_with_their_place() {
        for (bad, key) in [
            ("{{{title}}}", "look_raw"),
            ("{{&title}}", "look_raw"),
            ("{{> head}}", "look_partial"),
            ("{{#> head}}{{/head}}", "look_partial"),
            ("{{#*inline \"x\"}}{{/inline}}", "look_partial"),
            ("{{lookup this \"title\"}}", "look_unknown_name"),
            ("{{#each title}}x{{/each}}", "look_unknown_name"),
            ("{{#if darft}}x{{/if}}", "look_unknown_name"),
            ("{{../title}}", "look_unknown_name"),
            ("{{#if title}}", "look_not_read"),
            ("<SCRIPT>", "look_not_alone"),
            ("<p onclick=\"x\">", "look_not_alone"),
            ("<img src=\"https://example.org/x.png\">", "look_not_alone"),
            ("<img src=../x.png>", "look_not_alone"),
        ] {
            let shell = format!("<p>\n\u{e9}{{{{lang}}}}\n{bad}{{{{body}}}}");
            let fault = shell_faults(&shell).into_iter().next().unwrap_or_else(|| panic!("{bad} is let through"));
            assert_eq!(fault.key, key, "{bad}");
            let place = shell.find(bad).unwrap();
            assert!(key == "look_not_read" || (place..place + bad.len()).contains(&fault.at), "{bad}: {}", fault.at);
        }
    }

    #[test]
    fn a_slip_is_told_what_it_is_near() {
        let faults = shell_faults("{{body}}\n  {{titel}}");
        assert!(matches!(&faults[..], [one] if one.near == Some("title") && one.at == 11), "{faults:?}");
    }

    #[test]
    fn the_paper_stands_once_and_always() {
        assert_eq!(keys("{{title}}"), ["look_no_body"]);
        assert_eq!(keys("{{body}}{{body}}"), ["look_body_place"]);
        assert_eq!(keys("{{#if draft}}{{body}}{{/if}}"), ["look_body_place"]);
        assert_eq!(keys("{{!-- {{{x}}} --}}{{#unless draft}}x{{else}}y{{/unless}}{{body}}"), [""; 0]);
    }

    #[test]
    fn pictures_inside_the_page_are_let_through() {
        let shell =
            "<img alt=\"\" src=\"data:image/png;base64,AA==\"><svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>{{body}}";
        assert_eq!(keys(shell), [""; 0]);
        assert!(style_faults("body { background: url(data:image/png;base64,AA==) }").is_empty());
        for bad in ["@import 'x.css';", "body { background: URL(x.png) }", "</style>"] {
            assert_eq!(style_faults(bad).len(), 1, "{bad}");
        }
    }
}
