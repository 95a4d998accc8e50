//! Tries of phrases, flattened into hash tables: the hash of a phrase's first n words is a node.
//!
//! A lookup walks word by word and stops where no phrase goes on, so scanning a text is linear in its words times the longest phrase.
//! Phrases are told apart by hashes alone; a collision could at worst name a wrong entry, never break anything.
//!
//! Three tables, one idea: a [`PhraseTable`] grows while it is read (the memory of a document); a [`Draft`] is what compiling fills; a
//! [`FlatTable`] is what a draft becomes, bytes that are read in place, so that the embedded lexicon is ready without any loading.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::marker::PhantomData;

use super::hash::mix;
use super::sense::Packed;

/// A walk through a table.
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

/// A place in a trie.
#[derive(Clone, Copy, Default)]
pub(crate) struct Node {
    /// Index + 1 of the first value that ends here; 0 for none.
    first: u32,
    /// Whether a longer phrase begins like this.
    pub more: bool,
}

/// What walking along a text asks of a table of phrases.
pub(crate) trait Phrases {
    /// A place in the table.
    type Place: Copy;

    /// The place that the walk stands on, if any phrase begins so.
    fn place(&self, walk: Walk) -> Option<Self::Place>;

    /// Whether a phrase ends there.
    fn ends(&self, place: Self::Place) -> bool;

    /// Whether a longer phrase begins like this.
    fn goes_on(&self, place: Self::Place) -> bool;
}

/// Phrases of word hashes, each with any number of values, that may be read while they are added.
pub(crate) struct PhraseTable<T> {
    nodes: HashMap<u64, Node, BuildHasherDefault<Identity>>,
    values: Vec<Linked<T>>,
}

struct Linked<T> {
    value: T,
    /// Index + 1 of the next value; 0 for none.
    next: u32,
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

impl<T: Copy> Phrases for PhraseTable<T> {
    type Place = Node;

    fn place(&self, walk: Walk) -> Option<Node> {
        self.node(walk)
    }

    fn ends(&self, place: Node) -> bool {
        place.first != 0
    }

    fn goes_on(&self, place: Node) -> bool {
        place.more
    }
}

/// Phrases with packed values, on their way to a [`FlatTable`].
#[derive(Default)]
pub(crate) struct Draft {
    /// By walk: the values that end there, and whether a longer phrase goes on.
    nodes: BTreeMap<u64, (Vec<u32>, bool)>,
}

/// The highest bit of a slot's node and of a value: a longer phrase goes on; the node's last value.
const FLAG: u32 = 1 << 31;

impl Draft {
    /// Adds a phrase; values of one phrase are met last added first.
    pub fn insert(&mut self, words: impl IntoIterator<Item = u64>, value: impl Packed) {
        let mut walk = Walk::START;
        let mut words = words.into_iter().peekable();
        while let Some(word) = words.next() {
            walk = walk.step(word);
            let (values, more) = self.nodes.entry(walk.0).or_default();
            if words.peek().is_some() {
                *more = true;
            } else {
                values.insert(0, value.pack());
            }
        }
    }

    /// The table's bytes, little endian: number of slots and of values (u32 each); the slots, each a fingerprint (u32, 0 for empty) and a
    /// node (u32: index + 1 of its first value, highest bit for «more»); the values (u32, highest bit on the last of a node).
    pub fn bytes(&self) -> Vec<u8> {
        let slots = (self.nodes.len() * 3 / 2).max(1).next_power_of_two();
        let mut table = vec![(0_u32, 0_u32); slots];
        let mut values: Vec<u32> = Vec::new();
        for (walk, (own, more)) in &self.nodes {
            let first = if own.is_empty() { 0 } else { values.len() + 1 };
            let last = own.len().saturating_sub(1);
            values.extend(own.iter().enumerate().map(|(at, value)| if at == last { value | FLAG } else { *value }));
            let (home, fingerprint) = place(*walk, slots - 1);
            let node = u32::try_from(first).unwrap_or(0) | if *more { FLAG } else { 0 };
            let free = (0..slots)
                .map(|probe| (home + probe) & (slots - 1))
                .find(|slot| table.get(*slot).is_some_and(|slot| slot.0 == 0));
            if let Some(slot) = free.and_then(|slot| table.get_mut(slot)) {
                *slot = (fingerprint, node);
            }
        }
        let sizes = [slots, values.len()].map(|size| u32::try_from(size).unwrap_or(0));
        let numbers = sizes.into_iter().chain(table.into_iter().flat_map(|(mark, node)| [mark, node])).chain(values);
        numbers.flat_map(u32::to_le_bytes).collect()
    }
}

/// A compiled table.
pub(crate) struct FlatTable<T> {
    slots: Cow<'static, [u8]>,
    mask: usize,
    values: Cow<'static, [u8]>,
    values_are: PhantomData<fn() -> T>,
}

impl<T: Packed> FlatTable<T> {
    /// A table without phrases.
    pub fn empty() -> Self {
        Self { slots: Cow::Borrowed(&[]), mask: 0, values: Cow::Borrowed(&[]), values_are: PhantomData }
    }

    /// The table at the start of `bytes`, and what follows it; none if they are no table.
    pub fn split(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let slots = number(bytes, 0)? as usize;
        let values = number(bytes, 1)? as usize;
        let (table, rest) = bytes.get(8..)?.split_at_checked(slots.checked_mul(8)?)?;
        let (values, rest) = rest.split_at_checked(values.checked_mul(4)?)?;
        let mask = slots.is_power_of_two().then(|| slots - 1)?;
        Some((Self { slots: table.into(), mask, values: values.into(), values_are: PhantomData }, rest))
    }

    /// The table of a draft.
    pub fn of(draft: &Draft) -> Self {
        let bytes = draft.bytes();
        let slots = number(&bytes, 0).unwrap_or(0) as usize;
        let end = 8 + slots * 8;
        let part = |from: usize, to: usize| Cow::Owned(bytes.get(from..to).unwrap_or_default().to_vec());
        let mask = slots.saturating_sub(1);
        Self { slots: part(8, end), mask, values: part(end, bytes.len()), values_are: PhantomData }
    }

    /// The table with only those values that `keep` wants, given the node's fingerprint. A node of which nothing is left gives way.
    pub fn thinned(&self, keep: impl Fn(u32, T) -> bool) -> Self {
        let (mut slots, mut values) = (Vec::new(), Vec::new());
        for slot in 0..=self.mask {
            let mut mark = number(&self.slots, slot * 2).unwrap_or(0);
            let node = number(&self.slots, slot * 2 + 1).unwrap_or(0);
            let kept: Vec<u32> = self
                .values(Node { first: node & !FLAG, more: false })
                .filter(|value| keep(mark, *value))
                .map(Packed::pack)
                .collect();
            let first = if kept.is_empty() { 0 } else { u32::try_from(values.len() + 1).unwrap_or(0) };
            if mark != 0 && kept.is_empty() && node & FLAG == 0 {
                // The slot stays taken, by a fingerprint that nothing has, so that others behind it are found.
                mark = !mark | 1;
            }
            let last = kept.len().saturating_sub(1);
            values.extend(kept.iter().enumerate().map(|(at, value)| if at == last { value | FLAG } else { *value }));
            slots.extend([mark, first | node & FLAG]);
        }
        let bytes = |numbers: Vec<u32>| Cow::Owned(numbers.into_iter().flat_map(u32::to_le_bytes).collect());
        Self { slots: bytes(slots), mask: self.mask, values: bytes(values), values_are: PhantomData }
    }

    /// The node that the walk stands on, if any phrase begins so.
    pub fn node(&self, walk: Walk) -> Option<Node> {
        let (home, fingerprint) = place(walk.0, self.mask);
        for probe in 0..=self.mask {
            let slot = (home + probe) & self.mask;
            match number(&self.slots, slot * 2)? {
                0 => return None,
                mark if mark == fingerprint => {
                    let node = number(&self.slots, slot * 2 + 1)?;
                    return Some(Node { first: node & !FLAG, more: node & FLAG != 0 });
                }
                _ => {}
            }
        }
        None
    }

    /// The values that end on `node`.
    pub fn values(&self, node: Node) -> impl Iterator<Item = T> + '_ {
        let mut next = (node.first as usize).checked_sub(1);
        std::iter::from_fn(move || {
            let value = number(&self.values, next?)?;
            next = if value & FLAG == 0 { next.map(|at| at + 1) } else { None };
            Some(T::unpack(value & !FLAG))
        })
    }
}

/// The number at an index, little endian.
fn number(bytes: &[u8], index: usize) -> Option<u32> {
    bytes.get(index * 4..index * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// The home slot of a walk and its fingerprint, never 0.
fn place(walk: u64, mask: usize) -> (usize, u32) {
    let home = usize::try_from(walk & 0xffff_ffff).unwrap_or(0) & mask;
    let fingerprint = u32::try_from(walk >> 32).unwrap_or(1).max(1);
    (home, fingerprint)
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
    use super::super::sense::NameKind;
    use super::*;

    #[test]
    fn finds_every_value_of_a_phrase_and_knows_of_longer_ones() {
        let mut table = PhraseTable::with_capacity(4);
        let mut draft = Draft::default();
        for (phrase, kind) in
            [(&[1, 2, 3][..], NameKind::Place), (&[1, 2], NameKind::Person), (&[1, 2], NameKind::Product)]
        {
            table.insert(phrase.iter().copied(), kind);
            draft.insert(phrase.iter().copied(), kind);
        }
        let flat = FlatTable::<NameKind>::of(&draft);
        let two = Walk::START.step(1).step(2);
        let expected = [NameKind::Product, NameKind::Person];
        assert_eq!(table.values(table.node(two).unwrap()).collect::<Vec<_>>(), expected);
        assert_eq!(flat.values(flat.node(two).unwrap()).collect::<Vec<_>>(), expected);
        assert!(table.node(two).unwrap().more && flat.node(two).unwrap().more);
        assert_eq!(flat.values(flat.node(Walk::START.step(1)).unwrap()).count(), 0);
        assert!(flat.node(Walk::START.step(2)).is_none());
        assert!(FlatTable::<()>::empty().node(two).is_none());
        let thin = flat.thinned(|_, kind| kind == NameKind::Person);
        assert_eq!(thin.values(thin.node(two).unwrap()).collect::<Vec<_>>(), [NameKind::Person]);
        assert!(thin.node(two.step(3)).is_none());
    }

    #[test]
    fn foreign_bytes_are_no_table() {
        assert!(FlatTable::<()>::split(&[1, 0, 0]).is_none());
        assert!(FlatTable::<()>::split(&[255, 255, 255, 127, 0, 0, 0, 0]).is_none());
    }
}
