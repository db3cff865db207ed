//! Another version of a generated agreement: the same with so many edits, spread evenly.

/// The text with about so many edits: figures one higher and words replaced, in turn.
#[must_use]
pub fn edited(text: &str, edits: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let can = |line: &&str| figure(line).is_some() || prose(line).is_some();
    let step = (lines.iter().filter(|line| can(line)).count() / edits.max(1)).max(1);
    let (mut seen, mut out) = (0, String::with_capacity(text.len() + 1024));
    for line in &lines {
        let change = can(line) && seen % step == 0;
        seen += usize::from(can(line));
        let other = if change { figure(line).or_else(|| prose(line)) } else { None };
        out.push_str(other.as_deref().unwrap_or(line));
        out.push('\n');
    }
    out
}

/// A line that states a quantity, one higher.
fn figure(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let start = value.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = value.split_at(start);
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let timed = [" days", " hours", " months", " %", " LYD"].iter().any(|word| unit == *word || unit.starts_with(&format!("{word} per")));
    let quantity = timed && !value.contains(['"', '[', '{', ';', '-']);
    let number: u64 = digits.parse().ok().filter(|_| quantity)?;
    Some(format!("{key}: {before}{}{unit}", number + 1))
}

/// A line of prose with other words in its middle.
fn prose(line: &str) -> Option<String> {
    let word = [(" the ", " every such "), (" les ", " tous les "), (" في ", " وفي ")].into_iter().find(|(word, _)| line.contains(word))?;
    line.contains('"').then(|| line.replacen(word.0, word.1, 1))
}
