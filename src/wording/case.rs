//! The grammatical case a sentence asks of a slot. Only Arabic shows it.

/// Arabic case of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Case {
    /// Subject of the sentence (مرفوع).
    Nom,
    /// After a preposition or in a construct (مجرور): what most sentences of a treaty need.
    #[default]
    Gen,
    /// Object, or predicate of تكون (منصوب).
    Acc,
}
