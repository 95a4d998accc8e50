//! Makes the shipped table of what was learnt: the weightiest features, eight bits a weight.

use qari::extract::model::{BUCKET, TAGS, Weights};

use super::crf::Learnt;

/// Share of the table that is filled.
const FILL: f64 = 0.8;

/// Weights of which the greatest is smaller, in the units of learning, are not worth a place.
const LEAST: f32 = 0.02;

/// At most so many features are kept.
const MOST: usize = 200_000;

/// The bytes of the model.
pub fn pack(hashes: &[u64], learnt: &Learnt) -> Vec<u8> {
    let greatest = |weights: &[f32; TAGS]| weights.iter().fold(0.0_f32, |greatest, weight| greatest.max(weight.abs()));
    let mut features: Vec<(u64, &[f32; TAGS], f32)> =
        hashes.iter().zip(&learnt.weights).map(|(hash, weights)| (*hash, weights, greatest(weights))).collect();
    features.retain(|(_, _, greatest)| *greatest >= LEAST);
    features.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.0.cmp(&other.0)));
    features.truncate(MOST);
    let buckets = (features.len() as f64 / FILL / BUCKET as f64).ceil() as u32 + 1;
    // One weight in some thousands may be cut short, so that the others are told apart more finely.
    let top = features.get(features.len() / 1000).map_or(1.0, |(_, _, greatest)| *greatest);
    let scale = 127.0 / top;
    let byte = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let packed: Vec<_> = features.iter().map(|(hash, weights, _)| (*hash, weights.map(byte))).collect();
    let transitions: Vec<i16> = learnt.transitions.iter().map(|weight| (weight * scale).round() as i16).collect();
    Weights::write(buckets, &transitions, &packed)
}
