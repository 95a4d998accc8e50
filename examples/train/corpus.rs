//! Turns annotated articles into tagged lines of feature numbers.

use qari::extract::model::{Clusters, Domain, Knowledge, Sample, Tag, samples};

use rustc_hash::FxHashMap;

use super::data::{Gold, Text};

/// In so many equal parts the lexicon is divided: in each view of an article but the first, another part is unknown.
const PARTS: u64 = 4;

/// One line of text.
pub struct Line {
    /// Per word the numbers of its features.
    pub words: Vec<Vec<u32>>,
    /// Per word its right tag.
    pub tags: Vec<Tag>,
}

/// The lines of one article as the model sees them with one state of knowledge.
pub type View = Vec<Line>;

/// All articles, and the features by number.
pub struct Corpus {
    /// Per article its views: with all knowledge, then without one part of it after the other.
    pub articles: Vec<Vec<View>>,
    /// The feature of each number.
    pub hashes: Vec<u64>,
}

impl Corpus {
    /// Sees every text in every view.
    pub fn new(texts: &[Text], clusters: &Clusters) -> Self {
        let mut views = vec![Knowledge::full()];
        views.extend((0..PARTS).map(|part| Knowledge::without(part, PARTS)));
        let mut numbers = Numbers::default();
        let mut look = |text: &Text, knowledge: &Knowledge| -> View {
            samples(&text.article, text.domain, clusters, knowledge)
                .into_iter()
                .map(|line| Line {
                    tags: line.iter().map(|sample| tag_of(sample, text.domain, &text.gold)).collect(),
                    words: line
                        .into_iter()
                        .map(|sample| sample.features.into_iter().map(|feature| numbers.of(feature)).collect())
                        .collect(),
                })
                .collect()
        };
        let articles = texts.iter().map(|text| views.iter().map(|view| look(text, view)).collect()).collect();
        Self { articles, hashes: numbers.hashes }
    }

    /// How often each feature occurs in the articles of `chosen`, on average over the views.
    pub fn counts(&self, chosen: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut counts = vec![0_usize; self.hashes.len()];
        let words = chosen.flat_map(|article| self.articles[article].iter().flatten()).flat_map(|line| &line.words);
        words.flatten().for_each(|feature| counts[*feature as usize] += 1);
        counts.iter().map(|count| count / (1 + PARTS as usize)).collect()
    }
}

/// Numbers features in the order in which they are met.
#[derive(Default)]
struct Numbers {
    of: FxHashMap<u64, u32>,
    hashes: Vec<u64>,
}

impl Numbers {
    fn of(&mut self, feature: u64) -> u32 {
        *self.of.entry(feature).or_insert_with(|| {
            self.hashes.push(feature);
            u32::try_from(self.hashes.len() - 1).unwrap()
        })
    }
}

/// The tag of a word: by the name that covers it. Annotation that leaves clitics inside is read as if it had cut them.
fn tag_of(sample: &Sample, domain: Domain, gold: &[Gold]) -> Tag {
    let after = gold.partition_point(|name| name.range.end <= sample.range.start);
    let Some(name) = gold.get(after).filter(|name| name.range.overlaps(sample.range)) else { return Tag::OUTSIDE };
    let first = name.range.start >= sample.range.start;
    let cut = match domain {
        Domain::Law => name.range.start > sample.range.start,
        Domain::Aner => sample.seems_cut,
    };
    if first { Tag::begin(name.kind, cut) } else { Tag::inside(name.kind) }
}
