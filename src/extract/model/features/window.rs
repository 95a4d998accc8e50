//! The templates: what is asked of a word and its neighbours.

use super::super::clusters::LEVELS;
use super::{Domain, Features, Seen, number};
use crate::arabic::token::TokenKind;
use crate::extract::document::{mix, word_hash};

/// Words whose count in plain news has a smaller binary logarithm are looked at letter by letter: spelling tells of foreign names.
const SPELT_BELOW: u64 = 6;

/// So many letters of such a word are looked at.
const LONGEST_SPELT: usize = 12;

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
pub(super) struct Window<'w, 'f, 'c, 'a> {
    features: &'w Features<'f, 'c, 'a>,
    index: usize,
    /// The word with its two neighbours on each side.
    seen: [Seen; 2 * REACH + 1],
}

/// How many neighbours on each side are looked at.
const REACH: usize = 2;

impl<'w, 'f, 'c, 'a> Window<'w, 'f, 'c, 'a> {
    /// The window around word `index`.
    pub fn new(features: &'w Features<'f, 'c, 'a>, index: usize) -> Self {
        let mut seen = [Seen::default(); 2 * REACH + 1];
        let (before, on) = seen.split_at_mut(REACH);
        let opens = |at: &usize| features.context.document().kind(*at) != TokenKind::Newline;
        let back = (1..=REACH).map(|steps| index.wrapping_sub(steps)).take_while(opens);
        before.iter_mut().rev().zip(back).for_each(|(slot, at)| *slot = features.seen(at));
        let ahead = (index..).take_while(opens);
        on.iter_mut().zip(ahead).for_each(|(slot, at)| *slot = features.seen(at));
        Self { features, index, seen }
    }

    /// Appends the feature of every template to `out`.
    pub fn templates(&self, out: &mut Vec<u64>) {
        let mut add = Templates { number: 0, out };
        self.words(&mut add);
        self.marks(&mut add);
        self.knowledge(&mut add);
        self.clusters(&mut add);
        self.surroundings(&mut add);
        self.rarity(&mut add);
        self.conventions(&mut add);
    }

    /// The words as they stand, and the word's beginnings, endings and clitic readings.
    fn words(&self, add: &mut Templates) {
        add.of(&[self.word(0)]);
        add.of(&[self.word(-1)]);
        add.of(&[self.word(1)]);
        add.of(&[self.word(-2)]);
        add.of(&[self.word(2)]);
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
        add.of(&[self.shape(-1), self.shape(0)]);
        add.of(&[self.shape(0), self.shape(1)]);
        add.of(&[self.shape(-1), self.shape(0), self.shape(1)]);
        add.of(&[self.mark(0), self.shape(0)]);
        add.of(&[self.mark(-1)]);
        add.of(&[self.mark(1)]);
        add.of(&[self.mark(-2)]);
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
        add.of(&[self.list(-1), self.list(0)]);
        add.of(&[self.list(0), self.mark(-1), self.shape(-1)]);
        add.of(&[self.list(0), self.word(-1)]);
        add.of(&[self.hint(0), self.mark(0)]);
        add.of(&[self.hint(0), self.mark(-1)]);
        add.of(&[self.list(-1)]);
        add.of(&[self.rule(-1)]);
        add.of(&[self.rule(-1), self.rule(0), self.rule(1)]);
        add.of(&[self.rule(-1), self.rule(0)]);
        add.of(&[self.rule(0), self.mark(-1)]);
        add.of(&[self.rule(0), self.list(0), self.mark(0), self.shape(-1)]);
        let document = self.features.context.document();
        let stripped = document.readings(self.index).nth(1).map_or(0, |(_, hash)| hash);
        let memory = |hash: u64| u64::from(self.features.elsewhere.get(&hash).copied().unwrap_or(0));
        let (whole, cut) = (memory(document.hash(self.index)), memory(stripped));
        add.of(&[whole, cut]);
        add.of(&[whole, cut, self.mark(0)]);
    }

    /// What is otherwise by other conventions of annotation than our own law.
    fn conventions(&self, add: &mut Templates) {
        if self.features.domain == Domain::Law {
            return;
        }
        add.of(&[]);
        add.of(&[self.rule(0)]);
        add.of(&[self.list(0), self.mark(0)]);
        add.of(&[self.word(0)]);
        add.of(&[self.mark(-1), self.mark(0)]);
        add.of(&[self.word(-1)]);
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
        let opens_line = self.features.context.document().kind(self.index.wrapping_sub(1)) == TokenKind::Newline;
        add.of(&[u64::from(opens_line), self.mark(0), self.shape(0)]);
        let [coarse, small, ..] = self.path(0);
        let seen = number(&around.company, self.index);
        add.of(&[seen]);
        add.of(&[seen, self.mark(0)]);
        add.of(&[seen, self.shape(0), coarse]);
        add.of(&[seen >> 4 & 0b11_1111]);
        add.of(&[seen >> 10, self.shape(0)]);
        let enclosed = number(&around.enclosed, self.index);
        add.of(&[enclosed, self.mark(0)]);
        let place = number(&around.place, self.index);
        add.of(&[place]);
        add.of(&[place, self.list(0), self.mark(0)]);
        let class = number(&around.governor, self.index);
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

    /// The word so far away. No line moves a name in another: past the edge of the line nothing is seen.
    fn at(&self, offset: isize) -> Seen {
        self.seen.get(REACH.wrapping_add_signed(offset)).copied().unwrap_or_default()
    }

    fn mark(&self, offset: isize) -> u64 {
        self.at(offset).mark
    }

    fn list(&self, offset: isize) -> u64 {
        self.at(offset).list
    }

    fn hint(&self, offset: isize) -> u64 {
        self.at(offset).hint
    }

    fn rule(&self, offset: isize) -> u64 {
        self.at(offset).rule
    }

    fn path(&self, offset: isize) -> [u64; LEVELS + 1] {
        self.at(offset).path
    }

    fn word(&self, offset: isize) -> u64 {
        self.at(offset).word
    }

    fn shape(&self, offset: isize) -> u64 {
        self.at(offset).shape
    }
}
