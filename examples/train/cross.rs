//! Cross-validation: every article is scored by a model that has not seen it, with all rules and the document's memory at work.

use std::collections::BTreeMap;

use qari::article::TextRange;
use qari::extract::Evidence;
use qari::extract::model::{Clusters, Domain, Found, Knowledge, Model, Weights, names};

use super::corpus::Corpus;
use super::crf::{self, Recipe};
use super::data::{Gold, Text};
use super::pack::pack;

const KINDS: [&str; 4] = ["people", "organisations", "places", "products"];

/// Names right, found and annotated, by kind.
type Counts = [[usize; 3]; 4];

/// Scores added up over articles.
#[derive(Default)]
struct Scores {
    /// By source of the text and state of knowledge.
    tables: BTreeMap<(String, &'static str), Counts>,
    /// By the layer that a name comes from, under the project's own law and with all knowledge: names right and found.
    layers: BTreeMap<&'static str, [usize; 2]>,
}

/// What validation needs of the outside.
pub struct Validation<'v> {
    /// The articles.
    pub texts: &'v [Text],
    /// The same as the model sees them.
    pub corpus: &'v Corpus,
    /// The word clusters.
    pub clusters: &'v Clusters<'v>,
    /// How learning goes.
    pub recipe: &'v Recipe,
    /// What is known while scoring.
    pub knowledge: &'v [(&'static str, Knowledge)],
}

impl Validation<'_> {
    /// The strict scores of all texts, each by a model that learnt from the other folds.
    pub fn over_folds(&self, folds: usize) -> String {
        let mut sum = Scores::default();
        std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..folds).map(|fold| scope.spawn(move || self.part(|text| fold_of(text, folds) == fold))).collect();
            for scores in threads.into_iter().map(|thread| thread.join().unwrap()) {
                for (key, counts) in scores.tables {
                    add(sum.tables.entry(key).or_default().as_flattened_mut(), counts.as_flattened());
                }
                for (layer, counts) in scores.layers {
                    add(sum.layers.entry(layer).or_default(), &counts);
                }
            }
        });
        sum.print()
    }

    /// The strict scores of the texts that `held` picks, by a model that learnt from the others.
    pub fn against(&self, held: impl Fn(&Text) -> bool) -> String {
        self.part(held).print()
    }

    fn part(&self, held: impl Fn(&Text) -> bool) -> Scores {
        let numbered = self.texts.iter().enumerate();
        let chosen: Vec<(usize, usize)> =
            numbered.filter(|(_, text)| !held(text)).map(|(index, text)| (index, repeats(text, self.recipe))).collect();
        let bytes = pack(&self.corpus.hashes, &crf::train(self.corpus, &chosen, self.recipe));
        let model = Model { weights: Weights::read(&bytes).unwrap(), clusters: *self.clusters };
        let mut scores = Scores::default();
        for text in self.texts.iter().filter(|text| held(text)) {
            for (index, (title, knowledge)) in self.knowledge.iter().enumerate() {
                let found = names(&text.article, text.domain, &model, knowledge);
                if index == 0 && text.domain == Domain::Law {
                    for name in &found {
                        let right = text.gold.contains(&Gold { range: name.range, kind: name.kind });
                        add(scores.layers.entry(layer(&name.evidence)).or_default(), &[usize::from(right), 1]);
                    }
                }
                let found = as_annotated(text, &found);
                let counts = scores.tables.entry((text.source.clone(), *title)).or_default();
                for (kind, [right, guessed, gold]) in counts.iter_mut().enumerate() {
                    *right += text.gold.iter().filter(|name| name.kind == kind && found.contains(name)).count();
                    *guessed += found.iter().filter(|name| name.kind == kind).count();
                    *gold += text.gold.iter().filter(|name| name.kind == kind).count();
                }
            }
        }
        scores
    }
}

impl Scores {
    fn print(&self) -> String {
        let tables =
            self.tables.iter().map(|((source, title), counts)| format!("{source}, {title}\n{}", table(counts)));
        let layers = self.layers.iter().map(|(layer, [right, found])| {
            format!("  {layer:15} {:.3}  {right}/{found}\n", *right as f64 / (*found).max(1) as f64)
        });
        tables.chain(["right by layer\n".to_owned()]).chain(layers).collect()
    }
}

fn add(sums: &mut [usize], counts: &[usize]) {
    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
}

/// How often an epoch sees a text.
pub fn repeats(text: &Text, recipe: &Recipe) -> usize {
    if text.domain == Domain::Law { recipe.repeats } else { 1 }
}

/// What was found in a text, in the units of its annotation: ANERcorp's names are whole tokens.
fn as_annotated(text: &Text, found: &[Found]) -> Vec<Gold> {
    let content = &text.article.text;
    let whole = |range: TextRange| {
        let (start, end) = (range.start as usize, range.end as usize);
        let back = content[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let on = content[end..].find(char::is_whitespace).map_or(content.len(), |at| end + at);
        TextRange::from_usize(back, on)
    };
    let names = found.iter().map(|name| Gold { range: name.range, kind: name.kind });
    match text.domain {
        Domain::Law => names.collect(),
        Domain::Aner => {
            names.filter(|name| name.kind < 3).map(|name| Gold { range: whole(name.range), ..name }).collect()
        }
    }
}

/// The layer that a name comes from.
fn layer(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Lexicon => "lexicon",
        Evidence::ClassNoun(_) => "class noun",
        Evidence::Title(_) => "title",
        Evidence::Dateline => "dateline",
        Evidence::Verb(_) => "verb",
        Evidence::LatinScript => "Latin script",
        Evidence::Quoted => "quotation marks",
        Evidence::NameParts => "name parts",
        Evidence::HeadNoun => "head noun",
        Evidence::Model { .. } => "model",
        Evidence::Memory(_) => "memory",
        Evidence::Grammar(_) => "grammar",
    }
}

fn table(counts: &Counts) -> String {
    let row = |name: &str, [right, found, gold]: [usize; 3]| {
        let share = |whole: usize| right as f64 / whole.max(1) as f64;
        let f1 = 2.0 * right as f64 / (found + gold).max(1) as f64;
        format!("  {name:13} {:.3} {:.3} {f1:.4}  {right}/{found}/{gold}\n", share(found), share(gold))
    };
    let sum = counts.iter().fold([0; 3], |sum, row| std::array::from_fn(|at| sum[at] + row[at]));
    KINDS.iter().zip(counts).map(|(name, counts)| row(name, *counts)).chain([row("names", sum)]).collect()
}

/// The fold that a text belongs to: pieces of one file in runs, articles by FNV-1a of their names.
fn fold_of(text: &Text, folds: usize) -> usize {
    match text.name.parse::<usize>() {
        Ok(number) if text.domain == Domain::Aner => number / 8 % folds,
        _ => {
            let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            usize::try_from(text.name.bytes().fold(0xcbf2_9ce4_8422_2325, step) % folds as u64).unwrap()
        }
    }
}
