//! Text that Markdown shows as it is.

use std::fmt::Write as _;

use super::super::script::visible;
use crate::text::Lang;

/// GitHub drops `bdi` but keeps `dir`, which isolates as well.
pub(super) fn foreign(out: &mut String, lang: Lang, text: &str) {
    let _ = write!(out, "<span dir=\"{}\" lang=\"{}\">{}</span>", lang.dir(), lang.code(), escape(text));
}

/// Text that Markdown shows as it is.
pub(in crate::render) fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let link = c == ':' && chars.peek().is_some_and(|next| *next == '/' || next.is_ascii_alphabetic());
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ if link || "\\`*_[]|~$#@".contains(c) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out.replace("www.", "www\\.")
}

/// Keeps a line from starting a list, a rule or a quotation.
pub(super) fn guard_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let mark = rest.starts_with(['.', ')']) && !number.is_empty();
    let dash = number.is_empty() && rest.starts_with(['-', '+', '=']);
    if mark || dash { format!("{number}\\{rest}") } else { line.trim_start_matches(' ').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_numbers() {
        assert_eq!(guard_start("1. text"), "1\\. text");
        assert_eq!(guard_start("1- نص"), "1- نص");
        assert_eq!(guard_start("- text"), "\\- text");
        assert_eq!(guard_start("   code"), "code");
    }
}
