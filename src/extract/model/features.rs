//! What the model looks at: the word and its neighbours, their affixes and shapes, what the lexicon and the rules say of them.
//!
//! A feature is a 64-bit hash of a template's number and its values.

use std::collections::HashMap;
use std::ops::Range;

use super::clusters::{Clusters, LEVELS, Path};
use super::known::Known;
use super::surroundings::Surroundings;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::document::{Document, mix, word_hash};
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::Context;

/// The conventions that a text is annotated by; the model knows them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// The law of `docs/annotation.md`.
    Law,
    /// ANERcorp's conventions.
    Aner,
}

/// The words of one line.
pub(crate) struct Line {
    /// Word indices.
    pub words: Range<usize>,
}

/// The document's lines, breaks excluded.
pub(crate) fn lines<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Line> + 'd {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < document.len() && document.kind(at) == TokenKind::Newline {
            at += 1;
        }
        let start = at;
        while at < document.len() && document.kind(at) != TokenKind::Newline {
            at += 1;
        }
        (start < at).then_some(Line { words: start..at })
    })
}

/// Words whose count in plain news has a smaller binary logarithm are looked at letter by letter: spelling tells of foreign names.
const SPELT_BELOW: u64 = 6;

/// So many letters of such a word are looked at.
const LONGEST_SPELT: usize = 12;

/// Computes the features of a document's words.
pub(crate) struct Features<'f, 'c, 'a> {
    context: &'f Context<'c, 'a>,
    domain: Domain,
    /// Per word: what the rules made of it.
    rules: Vec<u8>,
    /// What is known of each word.
    known: Known,
    /// Per word: its clusters.
    clusters: Vec<Path>,
    /// Where each word stands, and beside what.
    around: Surroundings,
    /// What the rules made of a word anywhere in the document.
    elsewhere: HashMap<u64, u8>,
}

impl<'f, 'c, 'a> Features<'f, 'c, 'a> {
    /// Prepares the views of the document that features are read from.
    pub(crate) fn new(
        context: &'f Context<'c, 'a>,
        rules: &[Candidate],
        figures: &FigureWords,
        clusters: &Clusters,
        domain: Domain,
    ) -> Self {
        let document = context.document();
        let mut of_rules = vec![0; document.len()];
        let mut elsewhere = HashMap::new();
        for name in rules {
            let sure = if name.rank == Rank::Weak { 0 } else { 8 };
            for word in name.words.clone() {
                let first = u8::from(word == name.words.start);
                let code = 1 + name.kind as u8 * 2 + first + sure;
                if let Some(slot) = of_rules.get_mut(word) {
                    *slot = code;
                }
                let hash = match first {
                    1 => word_hash(document.rest(word, letters_cut(document, name))),
                    _ => document.hash(word),
                };
                elsewhere.entry(hash).or_insert(code);
            }
        }
        let clusters = clusters.of(document);
        let around = Surroundings::new(context, &clusters);
        let known = Known::new(context, figures);
        Self { context, domain, rules: of_rules, known, clusters, around, elsewhere }
    }

    /// Appends the features of word `index` to `out`.
    pub fn of(&self, index: usize, out: &mut Vec<u64>) {
        let window = Window { features: self, index };
        let mut add = Templates { number: 0, out };
        window.words(&mut add);
        window.marks(&mut add);
        window.knowledge(&mut add);
        window.conventions(&mut add);
        window.clusters(&mut add);
        window.surroundings(&mut add);
        window.rarity(&mut add);
    }

    fn word(&self, index: usize) -> u64 {
        let document = self.context.document();
        match document.kind(index) {
            TokenKind::Digits => 1 + document.fold(index).len().min(5) as u64,
            TokenKind::Punct if document.is_quote(index) => 9,
            _ => document.hash(index),
        }
    }

    fn shape(&self, index: usize) -> u64 {
        let document = self.context.document();
        let folded = document.fold(index);
        let class = document.kind(index) as u64;
        match document.kind(index) {
            TokenKind::Arabic => {
                let length = folded.chars().take(9).count() as u64;
                let article = u64::from(folded.starts_with("ال"));
                let clitic = u64::from(folded.starts_with(['و', 'ف', 'ب', 'ل', 'ك']));
                class | length << 4 | article << 8 | clitic << 9
            }
            TokenKind::Latin => {
                let raw = document.raw(index);
                let upper = raw.chars().filter(|c| c.is_uppercase()).take(3).count() as u64;
                class | upper << 4 | u64::from(raw.len() < 4) << 6
            }
            TokenKind::Punct => class | self.word(index) << 4,
            TokenKind::Digits => class | (folded.len().min(5) as u64) << 4,
            _ => class,
        }
    }
}

/// Turns the values of one template after the other into features.
struct Templates<'o> {
    number: u64,
    out: &'o mut Vec<u64>,
}

impl Templates<'_> {
    fn of(&mut self, values: &[u64]) {
        self.number += 1;
        let hash = values.iter().fold(self.number.wrapping_mul(0x9e37_79b9_7f4a_7c15), |hash, value| {
            (hash.rotate_left(29) ^ value).wrapping_mul(0xd6e8_feb8_6659_fd93)
        });
        self.out.push(mix(hash));
    }

    /// A feature for every three letters in a row, edges included.
    fn of_letters(&mut self, folded: &str) {
        let (mut before, mut own) = (0, 0);
        for letter in folded.chars().take(LONGEST_SPELT).map(u64::from).chain([0]) {
            if own != 0 {
                self.out.push(mix((before << 42 | own << 21 | letter) ^ 0x5851_f42d_4c95_7f2d));
            }
            (before, own) = (own, letter);
        }
    }
}

/// A word with its neighbours, which are spoken of by how many words on they stand.
struct Window<'w, 'f, 'c, 'a> {
    features: &'w Features<'f, 'c, 'a>,
    index: usize,
}

impl Window<'_, '_, '_, '_> {
    /// The words as they stand, and the word's beginnings, endings and clitic readings.
    fn words(&self, add: &mut Templates) {
        add.of(&[self.word(0)]);
        add.of(&[self.word(-1)]);
        add.of(&[self.word(1)]);
        add.of(&[self.word(-2)]);
        add.of(&[self.word(2)]);
        add.of(&[self.word(-1), self.word(0)]);
        add.of(&[self.word(0), self.word(1)]);
        add.of(&[self.word(-2), self.word(-1), self.mark(0)]);
        let document = self.features.context.document();
        let folded = document.fold(self.index);
        for length in 1..=3 {
            let cut = folded.char_indices().nth(length).map_or(folded.len(), |(at, _)| at);
            add.of(&[word_hash(folded.get(..cut).unwrap_or_default())]);
            let back = folded.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
            add.of(&[word_hash(folded.get(back..).unwrap_or_default())]);
        }
        let mut readings = document.readings(self.index).skip(1).map(|(_, hash)| hash);
        let stripped = readings.next().unwrap_or(0);
        add.of(&[stripped]);
        add.of(&[readings.next().unwrap_or(0)]);
    }

    /// Shapes, and what is known of the single words.
    fn marks(&self, add: &mut Templates) {
        add.of(&[self.shape(0)]);
        add.of(&[self.shape(-1), self.shape(0)]);
        add.of(&[self.shape(0), self.shape(1)]);
        add.of(&[self.shape(-1), self.shape(0), self.shape(1)]);
        add.of(&[self.mark(0), self.shape(0)]);
        add.of(&[self.mark(-1)]);
        add.of(&[self.mark(1)]);
        add.of(&[self.mark(-2)]);
        add.of(&[self.mark(2)]);
        add.of(&[self.mark(-1), self.mark(0)]);
        add.of(&[self.mark(0), self.mark(1)]);
        add.of(&[self.mark(-1), self.mark(0), self.mark(1)]);
        add.of(&[self.mark(-2), self.mark(-1), self.mark(0)]);
        add.of(&[self.word(-1), self.mark(0)]);
        add.of(&[self.word(-1), self.shape(0)]);
        add.of(&[self.mark(0), self.word(1)]);
    }

    /// What the lexicon, its hints and the rules say, here and elsewhere in the article.
    fn knowledge(&self, add: &mut Templates) {
        add.of(&[self.list(0)]);
        add.of(&[self.list(-1), self.list(0)]);
        add.of(&[self.list(0), self.list(1)]);
        add.of(&[self.list(0), self.mark(-1), self.shape(-1)]);
        add.of(&[self.list(0), self.mark(0)]);
        add.of(&[self.list(0), self.word(-1)]);
        add.of(&[self.hint(0), self.list(0)]);
        add.of(&[self.hint(-1), self.hint(0)]);
        add.of(&[self.hint(0), self.hint(1)]);
        add.of(&[self.hint(0), self.mark(0)]);
        add.of(&[self.hint(0), self.mark(-1)]);
        add.of(&[self.list(-1)]);
        add.of(&[self.list(1)]);
        add.of(&[self.rule(-1)]);
        add.of(&[self.rule(1)]);
        add.of(&[self.word(-1), self.word(1)]);
        add.of(&[self.rule(-1), self.rule(0), self.rule(1)]);
        add.of(&[self.rule(0)]);
        add.of(&[self.rule(-1), self.rule(0)]);
        add.of(&[self.rule(0), self.rule(1)]);
        add.of(&[self.rule(0), self.mark(0)]);
        add.of(&[self.rule(0), self.mark(-1)]);
        add.of(&[self.rule(0), self.list(0)]);
        add.of(&[self.rule(0), self.list(0), self.mark(0), self.shape(-1)]);
        let document = self.features.context.document();
        let stripped = document.readings(self.index).nth(1).map_or(0, |(_, hash)| hash);
        let memory = |hash: u64| u64::from(self.features.elsewhere.get(&hash).copied().unwrap_or(0));
        let (whole, cut) = (memory(document.hash(self.index)), memory(stripped));
        add.of(&[whole, cut]);
        add.of(&[whole, cut, self.mark(0)]);
    }

    /// What tells the conventions of annotation apart.
    fn conventions(&self, add: &mut Templates) {
        let domain = self.features.domain as u64;
        add.of(&[domain]);
        add.of(&[domain, self.rule(0)]);
        add.of(&[domain, self.list(0), self.mark(0)]);
        add.of(&[domain, self.word(0)]);
        add.of(&[domain, self.mark(-1), self.mark(0)]);
        add.of(&[domain, self.word(-1)]);
        let opens_line = self.features.context.document().kind(self.at(-1)) == TokenKind::Newline;
        add.of(&[u64::from(opens_line), self.mark(0), self.shape(0)]);
    }

    /// The company that the words keep in plain news.
    fn clusters(&self, add: &mut Templates) {
        let [coarse, small, fine, frequency] = self.path(0);
        let (before, after) = (self.path(-1), self.path(1));
        add.of(&[coarse]);
        add.of(&[small]);
        add.of(&[fine]);
        add.of(&[frequency, self.shape(0)]);
        add.of(&[before[0], coarse]);
        add.of(&[coarse, after[0]]);
        add.of(&[before[0], coarse, after[0]]);
        add.of(&[before[1]]);
        add.of(&[after[1]]);
        add.of(&[before[2]]);
        add.of(&[after[2]]);
        add.of(&[self.path(-2)[1]]);
        add.of(&[self.path(2)[1]]);
        add.of(&[small, self.mark(0)]);
        add.of(&[small, self.mark(-1)]);
        add.of(&[small, self.list(0)]);
        add.of(&[before[1], small]);
        add.of(&[small, after[1]]);
        add.of(&[before[1], self.mark(0), self.shape(0)]);
        add.of(&[frequency, self.mark(0), before[0]]);
    }

    /// Where the word stands in the article, and beside what.
    fn surroundings(&self, add: &mut Templates) {
        let around = &self.features.around;
        let [coarse, small, ..] = self.path(0);
        let seen = number(&around.company, self.index);
        add.of(&[seen]);
        add.of(&[seen, self.mark(0)]);
        add.of(&[seen, self.shape(0), coarse]);
        add.of(&[seen & 0b1111]);
        add.of(&[seen >> 4 & 0b11_1111]);
        add.of(&[seen >> 10, self.shape(0)]);
        let enclosed = number(&around.enclosed, self.index);
        add.of(&[enclosed]);
        add.of(&[enclosed, self.mark(0)]);
        let place = number(&around.place, self.index);
        add.of(&[place]);
        add.of(&[place, self.list(0), self.mark(0)]);
        let class = number(&around.governor, self.index);
        add.of(&[class]);
        add.of(&[class, self.shape(0)]);
        add.of(&[class, self.mark(0)]);
        add.of(&[class, small]);
    }

    /// How frequent the word is in plain news, and how it is spelt if it is rare.
    fn rarity(&self, add: &mut Templates) {
        let [.., frequency] = self.path(0);
        add.of(&[frequency, self.hint(0), self.list(0)]);
        add.of(&[frequency, self.mark(-1), self.mark(0)]);
        if frequency < SPELT_BELOW {
            add.of_letters(self.features.context.document().fold(self.index));
        }
    }

    /// The index of the word so far away; past the edge of the line, no word's: no line moves a name in another.
    fn at(&self, offset: isize) -> usize {
        let document = self.features.context.document();
        let step = |steps: isize| self.index.wrapping_add_signed(steps * offset.signum());
        let crosses = (1..offset.abs()).any(|steps| document.kind(step(steps)) == TokenKind::Newline);
        if crosses { usize::MAX } else { self.index.wrapping_add_signed(offset) }
    }

    fn mark(&self, offset: isize) -> u64 {
        number(&self.features.known.marks, self.at(offset))
    }

    fn list(&self, offset: isize) -> u64 {
        number(&self.features.known.listed, self.at(offset))
    }

    fn hint(&self, offset: isize) -> u64 {
        number(&self.features.known.hinted, self.at(offset))
    }

    fn rule(&self, offset: isize) -> u64 {
        number(&self.features.rules, self.at(offset))
    }

    fn path(&self, offset: isize) -> [u64; LEVELS + 1] {
        self.features.clusters.get(self.at(offset)).copied().unwrap_or_default().map(u64::from)
    }

    fn word(&self, offset: isize) -> u64 {
        self.features.word(self.at(offset))
    }

    fn shape(&self, offset: isize) -> u64 {
        self.features.shape(self.at(offset))
    }
}

/// The number at an index; 0 outside.
fn number<N: Copy + Into<u64>>(numbers: &[N], index: usize) -> u64 {
    numbers.get(index).copied().map_or(0, Into::into)
}

/// How many letters of the candidate's first word are clitics.
fn letters_cut(document: &Document, name: &Candidate) -> usize {
    let first = name.words.start;
    document
        .readings(first)
        .map(|(reading, _)| reading.letters)
        .find(|letters| document.start_after(first, *letters) == name.range.start)
        .unwrap_or(0)
}
