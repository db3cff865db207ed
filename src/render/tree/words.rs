//! The fixed words that writers add to a paper, in one language.

/// The fixed words of one language; they come from `templates/<lang>/phrases.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The head of the table of contents.
    pub contents: String,
    /// The mark of a draft.
    pub draft: String,
    /// What stands for text that this language lacks.
    pub missing: String,
    /// What a courtesy translation says of itself.
    pub courtesy: String,
    /// Names the proposer of an article, in place of `{owner}`.
    pub proposed_by: String,
    /// The head of a remark.
    pub note: String,
    /// The head of a waiver.
    pub waiver: String,
    /// The name of the preamble.
    pub preamble: String,
    /// The name of the signature block.
    pub signatures: String,
    /// The name of the language in itself.
    pub language: String,
    /// The number of a page, in place of `{page}` and `{pages}`.
    pub page: String,
    /// The word before the places for initials.
    pub initials: String,
    /// The line that bears the SHA-256 of the text, in place of `{seal}`.
    pub seal: String,
    /// The link that jumps over the table of contents.
    pub skip: String,
    /// The name of the links between languages.
    pub languages: String,
    /// The codes of the Parties, each with the name of its State in running text.
    pub parties: Vec<(String, String)>,
}

impl Words {
    /// No words at all.
    pub(super) const NONE: Self = Self {
        contents: String::new(),
        draft: String::new(),
        missing: String::new(),
        courtesy: String::new(),
        proposed_by: String::new(),
        note: String::new(),
        waiver: String::new(),
        preamble: String::new(),
        signatures: String::new(),
        language: String::new(),
        page: String::new(),
        initials: String::new(),
        seal: String::new(),
        skip: String::new(),
        languages: String::new(),
        parties: Vec::new(),
    };

    /// Reads the words by asking for each key. A key without words stands for itself, so that it is seen.
    pub fn read<'a>(find: impl Fn(&str) -> Option<&'a str>) -> Self {
        let word = |key: &str| find(key).unwrap_or(key).to_owned();
        Self {
            contents: word("doc_contents"),
            draft: word("doc_draft"),
            missing: word("doc_missing"),
            courtesy: word("doc_courtesy"),
            proposed_by: word("doc_proposed_by"),
            note: word("doc_note"),
            waiver: word("doc_waiver"),
            preamble: word("doc_preamble"),
            signatures: word("doc_signatures"),
            language: word("doc_language"),
            page: word("doc_page"),
            initials: word("doc_initials"),
            seal: word("doc_seal"),
            skip: word("html_skip"),
            languages: word("html_languages"),
            parties: Vec::new(),
        }
    }

    /// The line that bears the seal of a text.
    #[must_use]
    pub fn sealed(&self, seal: &str) -> String {
        self.seal.replace("{seal}", seal)
    }

    /// What stands before and after the seal in its line.
    #[must_use]
    pub fn around_seal(&self) -> (&str, &str) {
        self.seal.split_once("{seal}").unwrap_or((&self.seal, ""))
    }

    /// The sentence that names the proposer of an article: a Party by the name of its State, any other as it is written.
    #[must_use]
    pub fn proposer(&self, owner: &str) -> String {
        let named = self.parties.iter().find(|(code, _)| code == owner);
        self.proposed_by.replace("{owner}", named.map_or(owner, |(_, state)| state))
    }
}
