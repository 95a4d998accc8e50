//! A trie of phrases, flattened into one hash map: the hash of a phrase's first n words is a node.
//!
//! A lookup walks word by word and stops where no phrase goes on, so scanning a text is linear in its words times the longest phrase.
//! Phrases are told apart by 64-bit hashes alone; a collision could at worst name a wrong entry, never break anything.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::extract::document::mix;

/// Phrases of word hashes, each with any number of values.
pub(crate) struct PhraseTable<T> {
    nodes: HashMap<u64, Node, BuildHasherDefault<Identity>>,
    values: Vec<Linked<T>>,
}

/// A place in the trie.
#[derive(Clone, Copy, Default)]
pub(crate) struct Node {
    /// Index + 1 of the first value that ends here; 0 for none.
    first: u32,
    /// Whether a longer phrase begins like this.
    pub more: bool,
}

struct Linked<T> {
    value: T,
    /// Index + 1 of the next value; 0 for none.
    next: u32,
}

/// A walk through the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Walk(u64);

impl Walk {
    /// The walk before its first word.
    pub const START: Self = Self(0x9e37_79b9_7f4a_7c15);

    /// The walk one word on.
    pub fn step(self, word: u64) -> Self {
        Self(mix(self.0.rotate_left(23) ^ word))
    }
}

impl<T: Copy> PhraseTable<T> {
    /// A table with room for `phrases`.
    pub fn with_capacity(phrases: usize) -> Self {
        Self {
            nodes: HashMap::with_capacity_and_hasher(phrases * 2, BuildHasherDefault::default()),
            values: Vec::with_capacity(phrases),
        }
    }

    /// Adds a phrase; values of one phrase are met last added first.
    pub fn insert(&mut self, words: impl IntoIterator<Item = u64>, value: T) {
        let mut walk = Walk::START;
        let mut words = words.into_iter().peekable();
        while let Some(word) = words.next() {
            walk = walk.step(word);
            let node = self.nodes.entry(walk.0).or_default();
            if words.peek().is_some() {
                node.more = true;
            } else {
                self.values.push(Linked { value, next: node.first });
                node.first = u32::try_from(self.values.len()).unwrap_or(0);
            }
        }
    }

    /// The node that the walk stands on, if any phrase begins so.
    pub fn node(&self, walk: Walk) -> Option<Node> {
        self.nodes.get(&walk.0).copied()
    }

    /// The values that end on `node`.
    pub fn values(&self, node: Node) -> impl Iterator<Item = T> + '_ {
        let mut next = node.first;
        std::iter::from_fn(move || {
            let linked = self.values.get((next as usize).checked_sub(1)?)?;
            next = linked.next;
            Some(linked.value)
        })
    }

    /// The values of a phrase of one word.
    pub fn word(&self, hash: u64) -> impl Iterator<Item = T> + '_ {
        self.values(self.node(Walk::START.step(hash)).unwrap_or_default())
    }
}

/// The keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_value_of_a_phrase_and_knows_of_longer_ones() {
        let mut table = PhraseTable::with_capacity(4);
        table.insert([1, 2, 3], 'a');
        table.insert([1, 2], 'b');
        table.insert([1, 2], 'c');
        let two = table.node(Walk::START.step(1).step(2)).unwrap();
        assert!(two.more);
        assert_eq!(table.values(two).collect::<String>(), "cb");
        assert_eq!(table.word(1).count(), 0);
        assert!(table.node(Walk::START.step(2)).is_none());
    }
}
