//! Word clusters: words that keep the same company in plain news, so that what the model learnt of one helps with the others.
//!
//! Each word of the table belongs to one cluster at each of [`LEVELS`] granularities, the coarsest first, and the last number is how
//! frequent it is (the binary logarithm of its count). Layout, little endian: magic
//! `QWC1`; the number of words (u32); the words' keys (u32, ascending); then for each word its numbers (u16 each).
//! `examples/train` makes the table; a collision of keys could at worst give a word another's clusters.

use crate::extract::document::{Document, word_hash};

const MAGIC: &[u8; 4] = b"QWC1";

/// Granularities.
pub const LEVELS: usize = 3;

/// Bytes of a word's numbers.
const ROW: usize = (LEVELS + 1) * 2;

/// So far from its even share of the table a key is looked for first.
const NEAR: usize = 512;

/// A word's cluster at each granularity and its frequency; all 0 for a word that is not in the table.
pub type Path = [u16; LEVELS + 1];

/// Clusters by word.
#[derive(Clone, Copy)]
pub struct Clusters<'m> {
    keys: &'m [u8],
    paths: &'m [u8],
}

impl Clusters<'static> {
    /// The clusters that the program ships with; none at all if their bytes are not clusters.
    #[must_use]
    pub fn builtin() -> Self {
        Self::read(include_bytes!("../../../assets/model/clusters.bin")).unwrap_or(Self { keys: &[], paths: &[] })
    }
}

impl<'m> Clusters<'m> {
    /// Reads a table; none if the bytes are not one.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let (head, body) = bytes.split_at_checked(8)?;
        let count = usize::try_from(u32::from_le_bytes(head.get(4..)?.try_into().ok()?)).ok()?;
        let (keys, paths) = body.split_at_checked(count.checked_mul(4)?)?;
        (head.get(..4)? == MAGIC && paths.len() == count.checked_mul(ROW)?).then_some(Self { keys, paths })
    }

    /// Writes a table of folded words.
    #[must_use]
    pub fn write(words: &[(String, Path)]) -> Vec<u8> {
        let mut rows: Vec<(u32, Path)> = words.iter().map(|(word, path)| (key(word_hash(word)), *path)).collect();
        rows.sort_unstable();
        rows.dedup_by_key(|(key, _)| *key);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(rows.len()).unwrap_or(0).to_le_bytes());
        bytes.extend(rows.iter().flat_map(|(key, _)| key.to_le_bytes()));
        bytes.extend(rows.iter().flat_map(|(_, path)| path.iter().flat_map(|cluster| cluster.to_le_bytes())));
        bytes
    }

    /// The clusters of every word of the document: of the word as it stands, else behind the fewest clitics that leave a word of the table.
    pub(super) fn of(&self, document: &Document) -> Vec<Path> {
        let first = |word| document.readings(word).find_map(|(_, hash)| self.get(hash));
        (0..document.len()).map(|word| first(word).unwrap_or_default()).collect()
    }

    /// The clusters of the word with this hash.
    fn get(&self, hash: u64) -> Option<Path> {
        let wanted = key(hash);
        let (keys, _) = self.keys.as_chunks::<4>();
        // Keys are spread evenly, so each lies near its share of the table.
        let share = usize::try_from((u64::from(wanted) * keys.len() as u64) >> 32).unwrap_or(0);
        let (low, high) = (share.saturating_sub(NEAR), keys.len().min(share + NEAR));
        let near = keys.get(low..high).filter(|near| {
            let ends = near.first().zip(near.last());
            ends.is_some_and(|(first, last)| (u32::from_le_bytes(*first)..=u32::from_le_bytes(*last)).contains(&wanted))
        });
        let (from, keys) = near.map_or((0, keys), |near| (low, near));
        let at = from + keys.binary_search_by_key(&wanted, |key| u32::from_le_bytes(*key)).ok()?;
        let (row, _) = self.paths.get(at * ROW..(at + 1) * ROW)?.as_chunks::<2>();
        let mut path = Path::default();
        path.iter_mut().zip(row).for_each(|(cluster, pair)| *cluster = u16::from_le_bytes(*pair));
        Some(path)
    }
}

fn key(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_table_is_found_again() {
        let words = [("قال".to_owned(), [1, 2, 3, 9]), ("وزير".to_owned(), [4, 5, 600, 2])];
        let bytes = Clusters::write(&words);
        let clusters = Clusters::read(&bytes).unwrap();
        for (word, path) in words {
            assert_eq!(clusters.get(word_hash(&word)), Some(path));
        }
        assert_eq!(clusters.get(word_hash("رئيس")), None);
        assert!(Clusters::read(&bytes[1..]).is_none());
    }
}
