//! The weights as shipped: a cascade of hash tables read in place from bytes, so that loading costs nothing.
//!
//! Some thousands of features make up most of what is ever asked for. They have the first table, which is small and stays in the
//! processor's cache; the second holds the rest. A feature lies in the one bucket that its hash gives it, or, where that is full, in the
//! next table; the last holds what found no place before.
//!
//! Layout, little endian: magic `QNM4`; the number of buckets of each of [`TABLES`] tables (u32); [`TAGS`]² transition weights (i16);
//! then, table after table, each slot's fingerprint (u16, 0 for empty), [`BUCKET`] slots a bucket; then in the same order each slot's
//! [`TAGS`] weights (i8), and three bytes more.

use super::TAGS;

const MAGIC: &[u8; 4] = b"QNM4";
const HEADER: usize = 4 + TABLES * 4 + TAGS * TAGS * 2;

/// Tables of the cascade.
const TABLES: usize = 3;

/// Slots of a bucket.
const BUCKET: usize = 8;

/// Bytes of a bucket's fingerprints.
const MARKS: usize = BUCKET * 2;

/// Share of each table's slots for which there are features.
const FILL: [f64; TABLES] = [0.65, 0.9, 0.6];

/// Features looked up side by side.
const BATCH: usize = 32;

/// Weights added at once: a row's own and the first of the next, which nobody asks for; processors work by powers of two.
const LANES: usize = 16;

/// A one in each slot of a bucket of fingerprints.
const ONES: u128 = 0x0001_0001_0001_0001_0001_0001_0001_0001;

/// Weights by feature and tag.
#[derive(Clone)]
pub struct Weights<'m> {
    transitions: Vec<i32>,
    tables: [Table<'m>; TABLES],
    values: &'m [u8],
}

/// Where features lie.
#[derive(Clone, Copy, Default)]
struct Table<'m> {
    /// Its place in the cascade.
    number: usize,
    buckets: usize,
    fingerprints: &'m [u8],
    /// Slots of the tables before.
    first_row: usize,
}

/// A feature with its weights.
pub type Weighted = (u64, [i8; TAGS]);

impl Weights<'static> {
    /// The model that the program ships with; none if its bytes are not a model.
    #[must_use]
    pub fn builtin() -> Option<Self> {
        Self::read(include_bytes!("../../../assets/model/names.bin"))
    }
}

impl<'m> Weights<'m> {
    /// Reads a model; none if the bytes are not one.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_at_checked(HEADER)?;
        let (magic, header) = header.split_first_chunk::<4>()?;
        let (sizes, transitions) = header.split_at_checked(TABLES * 4)?;
        let mut tables = [Table::default(); TABLES];
        let mut rows = 0_usize;
        for ((number, table), size) in tables.iter_mut().enumerate().zip(sizes.as_chunks::<4>().0) {
            let buckets = usize::try_from(u32::from_le_bytes(*size)).ok().filter(|buckets| *buckets > 0)?;
            let (fingerprints, behind) = rest.split_at_checked(buckets.checked_mul(MARKS)?)?;
            *table = Table { number, buckets, fingerprints, first_row: rows };
            rows = rows.checked_add(buckets.checked_mul(BUCKET)?)?;
            rest = behind;
        }
        if magic != MAGIC || rest.len() != rows.checked_mul(TAGS)?.checked_add(LANES - TAGS)? {
            return None;
        }
        let transitions = transitions.as_chunks::<2>().0.iter().map(|pair| i32::from(i16::from_le_bytes(*pair)));
        Some(Self { transitions: transitions.collect(), tables, values: rest })
    }

    /// Writes a model: transitions row by row, and features with their weights, the most frequent apart. Of those that find no place, and
    /// they are few, the last ones are dropped: give the weightiest first.
    #[must_use]
    pub fn write(transitions: &[i16], frequent: &[Weighted], rare: &[Weighted]) -> Vec<u8> {
        let (first, spilt) = fill(0, frequent);
        let (second, spilt) = fill(1, &[&spilt, rare].concat());
        let (third, _) = fill(2, &spilt);
        let tables = [first, second, third];
        let mut bytes = MAGIC.to_vec();
        for table in &tables {
            let buckets = u32::try_from(table.len() / BUCKET).unwrap_or(u32::MAX);
            bytes.extend(buckets.to_le_bytes());
        }
        bytes.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(tables.iter().flatten().flat_map(|(mark, _)| mark.to_le_bytes()));
        bytes.extend(tables.iter().flatten().flat_map(|(_, row)| row).map(|weight| weight.cast_unsigned()));
        bytes.extend([0; LANES - TAGS]);
        bytes
    }

    /// Adds the weights of `features` to `scores`; `features` are gone afterwards. All rows are known before any is added: they lie far
    /// apart in memory, and so none waits for another.
    pub fn add(&self, features: &mut Vec<u64>, rows: &mut Vec<usize>, scores: &mut [i32; TAGS]) {
        if rows.len() < features.len() {
            rows.resize(features.len(), 0);
        }
        let (mut left, mut found) = (features.len(), 0);
        for table in &self.tables {
            let free = rows.get_mut(found..).unwrap_or_default();
            let taken = table.take(features.get_mut(..left).unwrap_or_default(), free);
            (left, found) = (left - taken, found + taken);
        }
        features.clear();
        // The weights of hundreds of features fit sixteen bits.
        let mut sums = [0_i16; LANES];
        for row in rows.iter().take(found) {
            let weights = self.values.get(row * TAGS..).and_then(|rows| rows.first_chunk::<LANES>());
            let Some(weights) = weights else { continue };
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i16::from(weight.cast_signed());
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += i32::from(sum);
        }
    }

    /// The weight of going from one tag to the next, by `from * TAGS + to`.
    #[must_use]
    pub fn transitions(&self) -> &[i32] {
        &self.transitions
    }
}

impl Table<'_> {
    /// Writes the rows of those of `features` that lie here to `rows`, moves the others to the front, and says how many lie here. A batch
    /// of buckets is fetched before any is looked at. Which features are known nobody can foretell, so nothing here depends on it but how
    /// far to write.
    fn take(&self, features: &mut [u64], rows: &mut [usize]) -> usize {
        let (mut left, mut found) = (0, 0);
        for start in (0..features.len()).step_by(BATCH) {
            let batch = features.get(start..).unwrap_or_default();
            let count = batch.len().min(BATCH);
            let mut fetched = [(0, 0, 0); BATCH];
            for (slot, feature) in fetched.iter_mut().zip(batch) {
                let (home, fingerprint) = place(*feature, self.number, self.buckets);
                *slot = (home, self.marks(home) ^ (u128::from(fingerprint) * ONES), *feature);
            }
            for (home, differs, feature) in fetched.into_iter().take(count) {
                // All slots are compared at once: the lowest zero of the difference is found right, whatever is borrowed above it.
                let equal = differs.wrapping_sub(ONES) & !differs & (ONES << 15);
                if let Some(slot) = rows.get_mut(found) {
                    *slot = self.first_row + home * BUCKET + equal.trailing_zeros() as usize / 16;
                }
                found += usize::from(equal != 0);
                if let Some(slot) = features.get_mut(left) {
                    *slot = feature;
                }
                left += usize::from(equal == 0);
            }
        }
        found
    }

    /// The fingerprints of a bucket.
    fn marks(&self, bucket: usize) -> u128 {
        let marks = self.fingerprints.get(bucket * MARKS..).and_then(|marks| marks.first_chunk::<MARKS>());
        marks.map_or(0, |marks| u128::from_le_bytes(*marks))
    }
}

/// The slots of a table with the features in their places, and the features that found none.
fn fill(number: usize, features: &[Weighted]) -> (Vec<(u16, [i8; TAGS])>, Vec<Weighted>) {
    let share = FILL.get(number).copied().unwrap_or(1.0);
    let buckets = (features.len() as f64 / share / BUCKET as f64).ceil() as usize + 1;
    let mut slots = vec![(0_u16, [0_i8; TAGS]); buckets * BUCKET];
    let mut spilt = Vec::new();
    for (feature, weights) in features {
        let (home, fingerprint) = place(*feature, number, buckets);
        let bucket = slots.iter_mut().skip(home * BUCKET).take(BUCKET);
        match bucket.into_iter().find(|(taken, _)| *taken == 0) {
            Some(slot) => *slot = (fingerprint, *weights),
            None => spilt.push((*feature, *weights)),
        }
    }
    (slots, spilt)
}

/// The home bucket of a feature in a table of the cascade, and its fingerprint, never 0. Other bits of the hash tell the home in the next
/// table, so that those who shared a bucket part ways.
fn place(feature: u64, table: usize, buckets: usize) -> (usize, u16) {
    let bits = if table == TABLES - 1 { feature >> 16 } else { feature } & 0xffff_ffff;
    let home = usize::try_from((bits * buckets as u64) >> 32).unwrap_or(0);
    let fingerprint = u16::try_from(feature >> 48).unwrap_or(1).max(1);
    (home, fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_writing() {
        let (one, other, unknown) = (0xabcd_0000_0000_0001, 0x1234_0000_0000_0001, 0x9999_0000_0000_0001);
        let mut weights = [0; TAGS];
        weights[3] = -7;
        let bytes = Weights::write(&[5; TAGS * TAGS], &[(one, weights)], &[(other, [1; TAGS])]);
        let model = Weights::read(&bytes).unwrap();
        let mut scores = [0; TAGS];
        model.add(&mut vec![one, unknown, other], &mut Vec::new(), &mut scores);
        assert_eq!((scores[3], scores[4]), (-6, 1));
        assert_eq!(model.transitions()[0], 5);
        assert!(Weights::read(&bytes[1..]).is_none());
    }
}
