//! Bytes to text: UTF-8 only, and a name for what the file is when it is not.

/// Why bytes are not a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// The encoding that the bytes look like.
    pub looks_like: &'static str,
    /// Where the first wrong byte stands.
    pub offset: usize,
    /// The line, counted from 1, of that byte.
    pub line: usize,
}

/// The text of a file. A byte order mark stays in the text: it is a blank of the language.
///
/// # Errors
/// When the bytes are not UTF-8, or hold a NUL.
pub fn decode(bytes: Vec<u8>) -> Result<String, Undecodable> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Undecodable { looks_like: "UTF-16", offset: 0, line: 1 });
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.bytes().position(|byte| byte == 0) {
            Some(offset) => Err(refusal(text.as_bytes(), offset, "binary")),
            None => Ok(text),
        },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let cut = error.utf8_error().error_len().is_none();
            let bytes = error.into_bytes();
            let name = if cut { "cut UTF-8" } else { guess(&bytes) };
            Err(refusal(&bytes, offset, name))
        }
    }
}

fn refusal(bytes: &[u8], offset: usize, looks_like: &'static str) -> Undecodable {
    let line = bytes.iter().take(offset).filter(|byte| **byte == b'\n').count() + 1;
    Undecodable { looks_like, offset, line }
}

/// Windows-1256 is what Arabic office computers write; its letters lie mostly in 0xC0..=0xED.
fn guess(bytes: &[u8]) -> &'static str {
    if bytes.iter().take(4096).any(|byte| *byte == 0) {
        return if bytes.iter().take(64).skip(1).step_by(2).filter(|byte| **byte == 0).count() > 8 { "UTF-16" } else { "binary" };
    }
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let arabic = bytes.iter().filter(|byte| (0xC0..=0xED).contains(*byte)).count();
    let runs = bytes.windows(3).filter(|run| run.iter().all(|byte| (0xC0..=0xED).contains(byte))).count();
    match (high, arabic, runs) {
        (0, ..) => "binary",
        (high, arabic, runs) if arabic * 10 >= high * 7 && runs * 3 >= high => "Windows-1256",
        _ => "Windows-1252",
    }
}
