//! Tables whose keys are data of the program: a draft can ask for what is not there, but cannot
//! choose the keys, so a quick hash serves, and it is the same on every run.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table of words of the program.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A hash that mixes eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Quick {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
        if !rest.is_empty() {
            self.mix(last);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    /// The upper half of a product is the better mixed one, and a table looks at both ends.
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
