//! Word clusters by the exchange algorithm (Kneser and Ney 1993): each word in turn goes to the class in which a class-bigram model
//! makes the text likeliest, until so many rounds are over. The same objective as Brown's clusters (1992), without the tree; the levels
//! are learnt apart.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use qari::arabic::normalize::fold;
use qari::arabic::token::{TokenKind, tokens};
use qari::extract::model::{Clusters, LEVELS};

/// Classes at each level.
const CLASSES: [usize; LEVELS] = [32, 128, 512];

/// A word is clustered if the texts have it so often.
const LEAST: usize = 3;

/// Rounds over all words.
const ROUNDS: usize = 10;

/// What stands before the first and after the last word of a line, and for rare words: classes of their own.
const FIXED: usize = 2;
const BOUNDARY: usize = 0;
const RARE: usize = 1;

/// Plain texts, a paragraph a line.
pub fn read_plain(file: &Path) -> Vec<Vec<String>> {
    let content = std::fs::read_to_string(file).unwrap();
    content.lines().map(words).filter(|line| !line.is_empty()).collect()
}

/// Texts with a token and its tag a line.
pub fn read_columns(file: &Path) -> Vec<Vec<String>> {
    let content = std::fs::read_to_string(file).unwrap();
    let mut lines = vec![Vec::new()];
    for row in content.lines() {
        let token = row.split(char::is_whitespace).next().unwrap_or_default();
        let last = lines.last_mut().unwrap();
        last.extend(words(token));
        if token.is_empty() || token == "." {
            lines.push(Vec::new());
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The folded words of a line; every number is the same word.
fn words(line: &str) -> Vec<String> {
    tokens(line)
        .filter_map(|token| match token.kind {
            TokenKind::Space | TokenKind::Invisible | TokenKind::Newline => None,
            TokenKind::Digits => Some("0".to_owned()),
            _ => Some(fold(token.slice(line))),
        })
        .collect()
}

/// The clusters of the words of these lines, as bytes.
pub fn cluster(lines: &[Vec<String>]) -> Vec<u8> {
    let bigrams = Bigrams::count(lines);
    let levels = CLASSES.map(|classes| Exchange::new(&bigrams, classes).run());
    let rows: Vec<_> = bigrams
        .vocabulary
        .iter()
        .enumerate()
        .skip(FIXED)
        .map(|(word, form)| {
            let frequency = bigrams.totals[word].ilog2() as usize;
            let path = levels.iter().map(|level| level[word]).chain([frequency]);
            let path: Vec<u16> = path.map(|number| u16::try_from(number).unwrap()).collect();
            (form.clone(), path.try_into().unwrap())
        })
        .collect();
    println!("{} words in clusters", rows.len());
    Clusters::write(&rows)
}

/// Which word follows which how often. Words are numbered by falling frequency, after the fixed ones.
struct Bigrams {
    vocabulary: Vec<String>,
    totals: Vec<usize>,
    /// Per word the words behind it, itself excluded.
    right: Vec<Vec<(usize, usize)>>,
    /// Per word the words before it, itself excluded.
    left: Vec<Vec<(usize, usize)>>,
    /// Per word how often it follows itself.
    own: Vec<usize>,
}

impl Bigrams {
    fn count(lines: &[Vec<String>]) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        lines.iter().flatten().for_each(|word| *counts.entry(word).or_default() += 1);
        let mut frequent: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= LEAST).collect();
        frequent.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
        let vocabulary: Vec<String> =
            ["", ""].into_iter().chain(frequent.iter().map(|(word, _)| *word)).map(str::to_owned).collect();
        let numbers: HashMap<&str, usize> =
            frequent.iter().enumerate().map(|(index, (word, _))| (*word, index + FIXED)).collect();
        let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut totals = vec![0; vocabulary.len()];
        for line in lines {
            let mut before = BOUNDARY;
            let numbered = line.iter().map(|word| numbers.get(word.as_str()).copied().unwrap_or(RARE));
            for word in numbered.chain([BOUNDARY]) {
                *pairs.entry((before, word)).or_default() += 1;
                totals[word] += 1;
                before = word;
            }
        }
        let mut bigrams = Self {
            right: vec![Vec::new(); vocabulary.len()],
            left: vec![Vec::new(); vocabulary.len()],
            own: vec![0; vocabulary.len()],
            vocabulary,
            totals,
        };
        for ((before, word), count) in pairs {
            if before == word {
                bigrams.own[word] = count;
            } else {
                bigrams.right[before].push((word, count));
                bigrams.left[word].push((before, count));
            }
        }
        bigrams
    }
}

/// One level's classes on their way.
struct Exchange<'b> {
    bigrams: &'b Bigrams,
    classes: usize,
    of_word: Vec<usize>,
    /// How often a class follows another, by `before * classes + after`, and the other way round.
    pairs: Vec<usize>,
    turned: Vec<usize>,
    totals: Vec<usize>,
    /// n ln n.
    entropy: Vec<f64>,
}

impl<'b> Exchange<'b> {
    fn new(bigrams: &'b Bigrams, classes: usize) -> Self {
        let all: usize = bigrams.totals.iter().sum();
        let start = |word: usize| if word < FIXED { word } else { FIXED + (word - FIXED) % (classes - FIXED) };
        let mut exchange = Self {
            bigrams,
            classes,
            of_word: (0..bigrams.vocabulary.len()).map(start).collect(),
            pairs: vec![0; classes * classes],
            turned: vec![0; classes * classes],
            totals: vec![0; classes],
            entropy: (0..=all).map(|n| if n == 0 { 0.0 } else { n as f64 * (n as f64).ln() }).collect(),
        };
        for word in 0..bigrams.vocabulary.len() {
            let class = exchange.of_word[word];
            exchange.totals[class] += bigrams.totals[word];
            let own = (word, bigrams.own[word]);
            for (other, count) in bigrams.right[word].iter().chain([&own]) {
                let other = exchange.of_word[*other];
                exchange.pairs[class * classes + other] += count;
                exchange.turned[other * classes + class] += count;
            }
        }
        exchange
    }

    fn run(mut self) -> Vec<usize> {
        for _ in 0..ROUNDS {
            for word in FIXED..self.of_word.len() {
                self.replace(word);
            }
        }
        self.of_word
    }

    /// Takes the word out of its class and puts it where it fits best.
    fn replace(&mut self, word: usize) {
        let right = self.by_class(&self.bigrams.right[word]);
        let left = self.by_class(&self.bigrams.left[word]);
        let (own, total) = (self.bigrams.own[word], self.bigrams.totals[word]);
        let old = self.of_word[word];
        self.shift(old, &right, &left, own, total, false);
        let entropy = &self.entropy;
        let mut gains: Vec<f64> = self.totals.iter().map(|n| 2.0 * (entropy[*n] - entropy[n + total])).collect();
        let (mut to_self, mut from_self) = (vec![0; self.classes], vec![0; self.classes]);
        for (table, neighbours, beside) in [(&self.turned, &right, &mut to_self), (&self.pairs, &left, &mut from_self)]
        {
            for (class, count) in neighbours {
                beside[*class] = *count;
                let row = &table[class * self.classes..(class + 1) * self.classes];
                for (gain, n) in gains.iter_mut().zip(row) {
                    *gain += entropy[n + count] - entropy[*n];
                }
            }
        }
        // Within the new class both sides and the word itself fall on one count.
        for (class, gain) in gains.iter_mut().enumerate() {
            let (n, to, from) = (self.pairs[class * self.classes + class], to_self[class], from_self[class]);
            *gain += entropy[n + to + from + own] + entropy[n] - entropy[n + to] - entropy[n + from];
        }
        let best = (FIXED..self.classes).fold(old, |best, class| if gains[class] > gains[best] { class } else { best });
        self.shift(best, &right, &left, own, total, true);
        self.of_word[word] = best;
    }

    /// A word's neighbours by class.
    fn by_class(&self, neighbours: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut sums: BTreeMap<usize, usize> = BTreeMap::new();
        neighbours.iter().for_each(|(word, count)| *sums.entry(self.of_word[*word]).or_default() += count);
        sums.into_iter().collect()
    }

    /// Adds a word's counts to a class, or takes them away.
    fn shift(
        &mut self,
        class: usize,
        right: &[(usize, usize)],
        left: &[(usize, usize)],
        own: usize,
        total: usize,
        add: bool,
    ) {
        let changed = |n: usize, count: usize| if add { n + count } else { n - count };
        let mut pair = |before: usize, after: usize, count: usize| {
            let (at, turned) = (before * self.classes + after, after * self.classes + before);
            self.pairs[at] = changed(self.pairs[at], count);
            self.turned[turned] = changed(self.turned[turned], count);
        };
        right.iter().for_each(|(other, count)| pair(class, *other, *count));
        left.iter().for_each(|(other, count)| pair(*other, class, *count));
        pair(class, class, own);
        self.totals[class] = changed(self.totals[class], total);
    }
}
