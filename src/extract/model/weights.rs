//! The weights as shipped: an open-addressing table read in place from bytes, so that loading costs nothing.
//!
//! Layout, little endian: magic `QNM3`; the number of buckets (u32); [`TAGS`]² transition weights (i16); then each slot's fingerprint
//! (u16, 0 for empty), [`BUCKET`] slots a bucket; then each slot's [`TAGS`] weights (i8). Most features that are asked for were never
//! learnt, and one look at the sixteen bytes of a bucket says so.

use super::TAGS;

const MAGIC: &[u8; 4] = b"QNM3";
const HEADER: usize = 8 + TAGS * TAGS * 2;

/// Slots of a bucket.
pub const BUCKET: usize = 8;

/// How many buckets on from its own a feature may lie.
const PROBES: usize = 4;

/// Weights by feature and tag.
#[derive(Clone)]
pub struct Weights<'m> {
    transitions: Vec<i32>,
    buckets: usize,
    fingerprints: &'m [u8],
    values: &'m [u8],
}

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
        let header = bytes.get(..HEADER)?;
        let buckets = usize::try_from(u32::from_le_bytes(header.get(4..8)?.try_into().ok()?)).ok()?;
        let slots = buckets.checked_mul(BUCKET)?;
        let (fingerprints, values) = bytes.get(HEADER..)?.split_at_checked(slots.checked_mul(2)?)?;
        if header.get(..4)? != MAGIC || buckets == 0 || values.len() != slots.checked_mul(TAGS)? {
            return None;
        }
        let transitions = header.get(8..)?.chunks_exact(2);
        let transitions =
            transitions.map(|pair| pair.try_into().map_or(0, |pair| i32::from(i16::from_le_bytes(pair)))).collect();
        Some(Self { transitions, buckets, fingerprints, values })
    }

    /// Writes a model of so many buckets: transitions row by row, and features with their weights. A feature that finds no free slot near
    /// its own bucket is dropped, so give the weightiest first.
    #[must_use]
    pub fn write(buckets: u32, transitions: &[i16], features: &[(u64, [i8; TAGS])]) -> Vec<u8> {
        let count = buckets.to_le_bytes();
        let buckets = buckets as usize;
        let mut fingerprints = vec![0_u16; buckets * BUCKET];
        let mut values = vec![[0_i8; TAGS]; buckets * BUCKET];
        for (feature, weights) in features {
            let (home, fingerprint) = place(*feature, buckets);
            let free = (0..PROBES)
                .flat_map(|probe| (0..BUCKET).map(move |slot| (home + probe) % buckets * BUCKET + slot))
                .find(|slot| fingerprints.get(*slot).is_some_and(|taken| *taken == 0));
            let Some(slot) = free else { continue };
            if let (Some(mark), Some(value)) = (fingerprints.get_mut(slot), values.get_mut(slot)) {
                (*mark, *value) = (fingerprint, *weights);
            }
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(count);
        bytes.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(fingerprints.iter().flat_map(|mark| mark.to_le_bytes()));
        bytes.extend(values.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes
    }

    /// Adds the weights of `features` to `scores`. All are found first, into `rows`, and added then: neither step waits for the other, and
    /// the rows, which lie far apart, are fetched side by side.
    pub fn add(&self, features: &[u64], rows: &mut Vec<usize>, scores: &mut [i32; TAGS]) {
        rows.clear();
        rows.extend(features.iter().filter_map(|feature| self.row(*feature)));
        for row in rows.iter() {
            let weights = self.values.get(row * TAGS..(row + 1) * TAGS).and_then(|row| row.try_into().ok());
            let Some(weights): Option<&[u8; TAGS]> = weights else { continue };
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += i32::from(weight.cast_signed());
            }
        }
    }

    /// The slot of a feature, if it was learnt.
    fn row(&self, feature: u64) -> Option<usize> {
        let (home, fingerprint) = place(feature, self.buckets);
        for probe in 0..PROBES {
            let bucket = if home + probe < self.buckets { home + probe } else { home + probe - self.buckets };
            let (marks, _) = self.fingerprints.get(bucket * BUCKET * 2..(bucket + 1) * BUCKET * 2)?.as_chunks::<2>();
            // All slots are compared without a branch, which processors do at once.
            let equal = marks
                .iter()
                .zip(0_u32..)
                .fold(0_u32, |equal, (mark, slot)| equal | u32::from(u16::from_le_bytes(*mark) == fingerprint) << slot);
            if equal != 0 {
                return Some(bucket * BUCKET + equal.trailing_zeros() as usize);
            }
            // A bucket is filled from its first slot on: where the last is empty, nothing went on to the next.
            if marks.last().is_none_or(|mark| *mark == [0, 0]) {
                return None;
            }
        }
        None
    }

    /// The weight of going from one tag to the next, by `from * TAGS + to`.
    #[must_use]
    pub fn transitions(&self) -> &[i32] {
        &self.transitions
    }
}

/// The home bucket of a feature (its low half, scaled to the number of buckets) and its fingerprint, never 0.
fn place(feature: u64, buckets: usize) -> (usize, u16) {
    let home = usize::try_from(((feature & 0xffff_ffff) * buckets as u64) >> 32).unwrap_or(0);
    let fingerprint = u16::try_from(feature >> 48).unwrap_or(1).max(1);
    (home, fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_writing() {
        let mut weights = [0; TAGS];
        weights[3] = -7;
        let bytes = Weights::write(
            3,
            &[5; TAGS * TAGS],
            &[(0xabcd_0000_0000_0001, weights), (0x1234_0000_0000_0001, [1; TAGS])],
        );
        let model = Weights::read(&bytes).unwrap();
        let mut scores = [0; TAGS];
        model.add(&[0xabcd_0000_0000_0001, 0x9999_0000_0000_0001], &mut Vec::new(), &mut scores);
        assert_eq!(scores[3], -7);
        assert_eq!(model.transitions()[0], 5);
        assert!(Weights::read(&bytes[1..]).is_none());
    }
}
