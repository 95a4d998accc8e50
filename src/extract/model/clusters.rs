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
        let (mut low, mut high) = (0, self.keys.len() / 4);
        while low < high {
            let middle = low.midpoint(high);
            let found = u32::from_le_bytes(self.keys.get(middle * 4..middle * 4 + 4)?.try_into().ok()?);
            match found.cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let row = self.paths.get(middle * ROW..(middle + 1) * ROW)?;
                    let mut path = Path::default();
                    for (cluster, pair) in path.iter_mut().zip(row.chunks_exact(2)) {
                        *cluster = u16::from_le_bytes(pair.try_into().ok()?);
                    }
                    return Some(path);
                }
            }
        }
        None
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
