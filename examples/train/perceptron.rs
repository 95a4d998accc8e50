//! The averaged structured perceptron (Collins 2002): decode, and where the best path is wrong move the weights towards the right one;
//! the model is the mean of the weights over all steps.

use qari::extract::model::{TAGS, Tag, Weights, best_path};

use super::data::{Corpus, Line};

/// Slots of the shipped table, as a power of two.
const LOG2_SLOTS: u8 = 18;

/// Share of the table that is filled.
const FILL: f64 = 0.75;

/// Scores are learned in units of 1 / `STEP`, so that margins can be finer than an update.
const STEP: i32 = 4;

/// What a wrong tag must lose by, in score units.
const MARGIN: i32 = 8;

/// Weights with what their mean needs: the sum of updates, each times the step at which it was made.
struct Learner {
    weights: Vec<[i32; TAGS]>,
    sums: Vec<[i64; TAGS]>,
    transitions: Vec<i32>,
    transition_sums: Vec<i64>,
    step: i64,
}

/// Trains on the corpus and packs the result.
pub fn train(corpus: &Corpus, epochs: u32) -> Vec<u8> {
    let mut learner = Learner {
        weights: vec![[0; TAGS]; corpus.features()],
        sums: vec![[0; TAGS]; corpus.features()],
        transitions: vec![0; TAGS * TAGS],
        transition_sums: vec![0; TAGS * TAGS],
        step: 1,
    };
    let mut order: Vec<usize> =
        corpus.lines.iter().enumerate().flat_map(|(index, line)| (0..line.repeats).map(move |_| index)).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 1..=epochs {
        for last in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, usize::try_from(random % (last as u64 + 1)).unwrap());
        }
        let wrong: usize = order.iter().map(|index| learner.learn(&corpus.lines[*index])).sum();
        println!("epoch {epoch}: {wrong} wrong tags");
    }
    learner.pack(&corpus.hashes)
}

impl Learner {
    /// One line; gives the number of words whose tag was wrong.
    fn learn(&mut self, line: &Line) -> usize {
        let mut scores = vec![[0_i32; TAGS]; line.words.len()];
        for ((word, tag), score) in line.words.iter().zip(&line.tags).zip(&mut scores) {
            for feature in word {
                for (sum, weight) in score.iter_mut().zip(&self.weights[*feature as usize]) {
                    *sum += weight;
                }
            }
            for (_, sum) in score.iter_mut().enumerate().filter(|(other, _)| *other != usize::from(tag.0)) {
                *sum += MARGIN;
            }
        }
        let path = best_path(&scores, &self.transitions);
        self.step += 1;
        let mut wrong = 0;
        for (index, (right, found)) in line.tags.iter().zip(&path).enumerate() {
            if index > 0 {
                self.transition(line.tags[index - 1], *right, STEP);
                self.transition(path[index - 1], *found, -STEP);
            }
            if right == found {
                continue;
            }
            wrong += 1;
            for feature in &line.words[index] {
                let feature = *feature as usize;
                for (tag, change) in [(right, STEP), (found, -STEP)] {
                    self.weights[feature][usize::from(tag.0)] += change;
                    self.sums[feature][usize::from(tag.0)] += i64::from(change) * self.step;
                }
            }
        }
        wrong
    }

    fn transition(&mut self, from: Tag, to: Tag, change: i32) {
        let index = usize::from(from.0) * TAGS + usize::from(to.0);
        self.transitions[index] += change;
        self.transition_sums[index] += i64::from(change) * self.step;
    }

    /// The means, the weightiest features first, scaled to eight bits.
    fn pack(&self, hashes: &[u64]) -> Vec<u8> {
        let steps = self.step as f64;
        let mean = |weight: i32, sum: i64| f64::from(weight) - sum as f64 / steps;
        let mut features: Vec<(u64, [f64; TAGS], f64)> = hashes
            .iter()
            .zip(self.weights.iter().zip(&self.sums))
            .map(|(hash, (weights, sums))| {
                let means = std::array::from_fn(|tag| mean(weights[tag], sums[tag]));
                let norm = means.iter().map(|mean: &f64| mean.abs()).sum();
                (*hash, means, norm)
            })
            .filter(|(_, _, norm)| *norm > 0.0)
            .collect();
        features.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.0.cmp(&other.0)));
        let kept = ((1_usize << LOG2_SLOTS) as f64 * FILL) as usize;
        println!("{} features with weight, {} kept", features.len(), kept.min(features.len()));
        features.truncate(kept);
        let mut sizes: Vec<f64> =
            features.iter().flat_map(|(_, means, _)| means.iter().map(|mean| mean.abs())).collect();
        sizes.sort_by(f64::total_cmp);
        let scale = 127.0 / sizes[sizes.len() - 1 - sizes.len() / 5000];
        let byte = |mean: &f64| (mean * scale).round().clamp(-127.0, 127.0) as i8;
        let packed: Vec<_> =
            features.iter().map(|(hash, means, _)| (*hash, std::array::from_fn(|tag| byte(&means[tag])))).collect();
        let transitions: Vec<i16> = self
            .transitions
            .iter()
            .zip(&self.transition_sums)
            .map(|(weight, sum)| (mean(*weight, *sum) * scale).round() as i16)
            .collect();
        Weights::write(LOG2_SLOTS, &transitions, &packed)
    }
}
