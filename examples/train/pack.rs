//! Makes the shipped tables of what was learnt: the weightiest features, eight bits a weight, the most frequent of them apart.

use qari::extract::model::{TAGS, Weighted, Weights};

use super::crf::Learnt;

/// Weights of which the greatest is smaller, in the units of learning, are not worth a place.
const LEAST: f32 = 0.02;

/// At most so many features are kept.
const MOST: usize = 200_000;

/// So many have a table of their own: of what is asked for and known, six in seven.
const FREQUENT: usize = 8_000;

/// A feature on its way: its hash, its weights, the greatest of them, its occurrences.
struct Row<'l> {
    hash: u64,
    weights: &'l [f32; TAGS],
    greatest: f32,
    count: usize,
}

/// The bytes of the model.
pub fn pack(hashes: &[u64], learnt: &Learnt) -> Vec<u8> {
    let rows = hashes.iter().zip(&learnt.weights).zip(&learnt.counts);
    let mut rows: Vec<Row> = rows
        .map(|((hash, weights), count)| {
            let greatest = weights.iter().fold(0.0_f32, |greatest, weight| greatest.max(weight.abs()));
            Row { hash: *hash, weights, greatest, count: *count }
        })
        .filter(|row| row.greatest >= LEAST)
        .collect();
    rows.sort_by(|one, other| other.greatest.total_cmp(&one.greatest).then(one.hash.cmp(&other.hash)));
    rows.truncate(MOST);
    // One weight in some thousands may be cut short, so that the others are told apart more finely.
    let top = rows.get(rows.len() / 1000).map_or(1.0, |row| row.greatest);
    let scale = 127.0 / top;
    let byte = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let packed = |row: &Row| -> Weighted { (row.hash, row.weights.map(byte)) };
    let mut counts: Vec<usize> = rows.iter().map(|row| row.count).collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let least = counts.get(FREQUENT).copied().unwrap_or(0);
    let (frequent, rare): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.count > least);
    let [frequent, rare] = [frequent, rare].map(|rows| rows.into_iter().map(packed).collect::<Vec<_>>());
    let transitions: Vec<i16> = learnt.transitions.iter().map(|weight| (weight * scale).round() as i16).collect();
    Weights::write(&transitions, &frequent, &rare)
}
