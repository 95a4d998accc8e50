//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learnt a line at a time with AdaGrad (Duchi, Hazan and
//! Singer 2011).
//!
//! The loss is the softmax margin (Gimpel and Smith 2010): wrong tags are favoured by a cost, and the cost of missing a name is the
//! greater, since F1 punishes the caution that log-likelihood teaches where most words are outside. Every time a line is seen, a random
//! share of its features is left out, so that no single one is relied on. The weights are the mean over the later epochs.

use qari::extract::model::{TAGS, Tag, allowed};

use super::corpus::{Corpus, Line};

/// How learning goes.
#[derive(Debug, Clone, clap::Args)]
pub struct Recipe {
    /// Times that every article is seen.
    #[arg(long, default_value_t = 14)]
    pub epochs: usize,
    /// AdaGrad's step.
    #[arg(long, default_value_t = 0.1)]
    pub rate: f32,
    /// Share of the features left out each time.
    #[arg(long, default_value_t = 0.3)]
    pub dropout: f32,
    /// Cost of taking a name's word for one outside.
    #[arg(long, default_value_t = 2.0)]
    pub miss: f32,
    /// Cost of any other wrong tag.
    #[arg(long, default_value_t = 1.0)]
    pub wrong: f32,
    /// Pull of every weight towards nothing, each time it is seen.
    #[arg(long, default_value_t = 0.0)]
    pub decay: f32,
    /// Times that an article under the project's own law is seen for one of another law's.
    #[arg(long, default_value_t = 2)]
    pub repeats: usize,
    /// Views of each article: 1 is with all knowledge alone.
    #[arg(long, default_value_t = 5)]
    pub views: usize,
    /// Least occurrences of a feature.
    #[arg(long, default_value_t = 2)]
    pub least: usize,
}

/// What was learnt.
pub struct Learnt {
    /// Weights by feature number.
    pub weights: Vec<[f32; TAGS]>,
    /// Weights of going from one tag to the next, by `from * TAGS + to`.
    pub transitions: Vec<f32>,
    /// Occurrences by feature number.
    pub counts: Vec<usize>,
}

/// Weights on their way, each with the sum of its squared gradients.
struct Learner<'r> {
    recipe: &'r Recipe,
    weights: Vec<[f32; TAGS]>,
    squares: Vec<[f32; TAGS]>,
    transitions: [[f32; TAGS]; TAGS],
    transition_squares: [[f32; TAGS]; TAGS],
    frequent: Vec<bool>,
    random: Random,
}

/// Learns from the articles of `chosen`, given by number and how often an epoch sees each.
pub fn train(corpus: &Corpus, chosen: &[(usize, usize)], recipe: &Recipe) -> Learnt {
    let features = corpus.hashes.len();
    let mut transitions = [[0.0; TAGS]; TAGS];
    for (from, row) in (0..).zip(&mut transitions) {
        for (to, weight) in (0..).zip(row) {
            *weight = if allowed(Tag(from), Tag(to)) { 0.0 } else { f32::NEG_INFINITY };
        }
    }
    let counts = corpus.counts(chosen.iter().map(|(article, _)| *article));
    let mut learner = Learner {
        recipe,
        weights: vec![[0.0; TAGS]; features],
        squares: vec![[0.0; TAGS]; features],
        transitions,
        transition_squares: [[0.0; TAGS]; TAGS],
        frequent: counts.iter().map(|count| *count >= recipe.least).collect(),
        random: Random(0x2545_f491_4f6c_dd1d),
    };
    let mut sums = vec![[0.0_f32; TAGS]; features];
    let mut transition_sums = [[0.0_f32; TAGS]; TAGS];
    let averaged = recipe.epochs.div_ceil(2);
    for epoch in 0..recipe.epochs {
        let mut lines: Vec<&Line> = Vec::new();
        for (article, times) in chosen {
            for time in 0..*times {
                let views = corpus.articles[*article].len().min(recipe.views);
                lines.extend(&corpus.articles[*article][(article + epoch * times + time) % views]);
            }
        }
        for last in (1..lines.len()).rev() {
            lines.swap(last, learner.random.below(last + 1));
        }
        lines.iter().for_each(|line| learner.learn(line));
        if epoch >= recipe.epochs - averaged {
            add(sums.iter_mut().flatten(), learner.weights.iter().flatten());
            add(transition_sums.iter_mut().flatten(), learner.transitions.iter().flatten());
        }
    }
    let mean = |sum: &f32| sum / averaged as f32;
    Learnt {
        weights: sums.iter().map(|sums| std::array::from_fn(|tag| mean(&sums[tag]))).collect(),
        transitions: transition_sums.iter().flatten().map(mean).collect(),
        counts,
    }
}

fn add<'v>(sums: impl Iterator<Item = &'v mut f32>, values: impl Iterator<Item = &'v f32>) {
    sums.zip(values).for_each(|(sum, value)| *sum += value);
}

impl Learner<'_> {
    /// One step down the gradient of one line.
    fn learn(&mut self, line: &Line) {
        let keep = 1.0 - self.recipe.dropout;
        let mut active: Vec<Vec<u32>> = Vec::with_capacity(line.words.len());
        let mut scores = vec![[0.0_f32; TAGS]; line.words.len()];
        for ((word, right), score) in line.words.iter().zip(&line.tags).zip(&mut scores) {
            let mut own = Vec::with_capacity(word.len());
            for feature in word.iter().filter(|feature| self.frequent[**feature as usize]) {
                if self.random.share() < keep {
                    own.push(*feature);
                    add(score.iter_mut(), self.weights[*feature as usize].iter());
                }
            }
            for (tag, score) in (0..).zip(score) {
                *score /= keep;
                if Tag(tag) != *right {
                    *score += if Tag(tag) == Tag::OUTSIDE { self.recipe.miss } else { self.recipe.wrong };
                }
            }
            active.push(own);
        }
        let (gradients, between) = self.gradients(&scores, &line.tags);
        let Recipe { rate, decay, .. } = *self.recipe;
        let step = |weight: &mut f32, square: &mut f32, gradient: f32| {
            let gradient = gradient + decay * *weight;
            *square += gradient * gradient;
            *weight -= rate * gradient / (square.sqrt() + 1e-6);
        };
        for (features, gradient) in active.iter().zip(&gradients) {
            if gradient.iter().all(|part| part.abs() < 2e-3) {
                continue;
            }
            for feature in features {
                let at = *feature as usize;
                for ((weight, square), part) in self.weights[at].iter_mut().zip(&mut self.squares[at]).zip(gradient) {
                    step(weight, square, *part);
                }
            }
        }
        let rows = self.transitions.iter_mut().flatten().zip(self.transition_squares.iter_mut().flatten());
        for ((weight, square), part) in rows.zip(between.iter().flatten()) {
            if weight.is_finite() {
                step(weight, square, *part);
            }
        }
    }

    /// What each tag of each word, and each pair of tags, is expected beyond what is right (forward-backward).
    fn gradients(&self, scores: &[[f32; TAGS]], right: &[Tag]) -> (Vec<[f32; TAGS]>, [[f32; TAGS]; TAGS]) {
        let steps: [[f32; TAGS]; TAGS] = self.transitions.map(|row| row.map(f32::exp));
        let emissions: Vec<[f32; TAGS]> = scores
            .iter()
            .map(|scores| {
                let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                scores.map(|score| (score - top).exp())
            })
            .collect();
        let mut forward = Vec::with_capacity(scores.len());
        let mut before: Option<[f32; TAGS]> = None;
        for emission in &emissions {
            let reached: [f32; TAGS] = match before {
                None => std::array::from_fn(|tag| {
                    let tag = Tag(tag as u8);
                    if tag == Tag::OUTSIDE || tag.begins() { 1.0 } else { 0.0 }
                }),
                Some(before) => std::array::from_fn(|to| (0..TAGS).map(|from| before[from] * steps[from][to]).sum()),
            };
            let row = normalized(std::array::from_fn(|tag| reached[tag] * emission[tag]));
            forward.push(row);
            before = Some(row);
        }
        let mut gradients = vec![[0.0; TAGS]; scores.len()];
        let mut between = [[0.0; TAGS]; TAGS];
        let mut after = [1.0; TAGS];
        for index in (0..scores.len()).rev() {
            let own = normalized(std::array::from_fn(|tag| forward[index][tag] * after[tag]));
            gradients[index] = own;
            gradients[index][usize::from(right[index].0)] -= 1.0;
            if index == 0 {
                break;
            }
            let onward: [f32; TAGS] = std::array::from_fn(|tag| emissions[index][tag] * after[tag]);
            let mut pairs = [[0.0; TAGS]; TAGS];
            let mut sum = 0.0;
            for (from, row) in pairs.iter_mut().enumerate() {
                for (to, pair) in row.iter_mut().enumerate() {
                    *pair = forward[index - 1][from] * steps[from][to] * onward[to];
                    sum += *pair;
                }
            }
            for (sums, row) in between.iter_mut().zip(&pairs) {
                sums.iter_mut().zip(row).for_each(|(total, pair)| *total += pair / sum);
            }
            between[usize::from(right[index - 1].0)][usize::from(right[index].0)] -= 1.0;
            after = normalized(std::array::from_fn(|from| (0..TAGS).map(|to| steps[from][to] * onward[to]).sum()));
        }
        (gradients, between)
    }
}

fn normalized(row: [f32; TAGS]) -> [f32; TAGS] {
    let sum: f32 = row.iter().sum();
    row.map(|value| value / sum.max(1e-30))
}

/// Marsaglia's xorshift, 64 bits.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
}
