//! The name of a file as a link: what a URI keeps for itself is written as percent signs.

use std::fmt::Write as _;

/// A path with forward slashes as a reference relative to the folder of the run, or, where the path
/// begins at a root, as a `file:` address.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let drive = path.get(1..3) == Some(":/");
    if drive || path.starts_with('/') {
        out.push_str(if drive { "file:///" } else { "file://" });
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// True for a path that begins at a root.
pub(super) fn rooted(path: &str) -> bool {
    path.starts_with('/') || path.get(1..3) == Some(":/")
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn what_is_special_is_escaped() {
        assert_eq!(uri("drafts/ليبيا 1#.bla"), "drafts/%D9%84%D9%8A%D8%A8%D9%8A%D8%A7%201%23.bla");
        assert_eq!(uri("/tmp/a.bla"), "file:///tmp/a.bla");
        assert_eq!(uri("C:/a.bla"), "file:///C%3A/a.bla");
        assert_eq!(uri("odd,name: 100%.bla"), "odd%2Cname%3A%20100%25.bla");
    }
}
