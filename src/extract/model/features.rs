//! What the model looks at: the word and its neighbours, their affixes and shapes, what the lexicon and the rules say of them.
//!
//! A feature is a 64-bit hash of a template's number and its values.

use std::collections::HashMap;
use std::ops::Range;

use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::document::{Document, mix, word_hash};
use crate::extract::lexicon::NameKind;
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::{Context, Mark};

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

/// Computes the features of a document's words.
pub(crate) struct Features<'f, 'c, 'a> {
    context: &'f Context<'c, 'a>,
    domain: Domain,
    /// Per word: what the rules made of it.
    rules: Vec<u8>,
    /// Per word: which listed names it is part of.
    listed: Vec<u16>,
    /// Per word: which names met elsewhere it is part of.
    hinted: Vec<u16>,
    /// Per word: what is known of it alone.
    marks: Vec<u16>,
    /// What the rules made of a word anywhere in the document.
    elsewhere: HashMap<u64, u8>,
}

impl<'f, 'c, 'a> Features<'f, 'c, 'a> {
    /// Prepares the views of the document that features are read from.
    pub(crate) fn new(
        context: &'f Context<'c, 'a>,
        rules: &[Candidate],
        figures: &FigureWords,
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
        let listed = listed(context);
        let marks =
            (0..document.len()).map(|word| pack(&context.mark(word)) | u16::from(figures.holds(word)) << 12).collect();
        let hinted = hinted(context);
        Self { context, domain, rules: of_rules, listed, hinted, marks, elsewhere }
    }

    /// Appends the features of word `index` to `out`.
    pub fn of(&self, index: usize, out: &mut Vec<u64>) {
        let document = self.context.document();
        let mut template = 0_u64;
        let mut add = |values: &[u64]| {
            template += 1;
            let hash = values.iter().fold(template.wrapping_mul(0x9e37_79b9_7f4a_7c15), |hash, value| {
                (hash.rotate_left(29) ^ value).wrapping_mul(0xd6e8_feb8_6659_fd93)
            });
            out.push(mix(hash));
        };
        let at = |offset: isize| index.wrapping_add_signed(offset);
        let word = |offset: isize| self.word(at(offset));
        let mark = |offset: isize| u64::from(self.marks.get(at(offset)).copied().unwrap_or(0));
        let rule = |offset: isize| u64::from(self.rules.get(at(offset)).copied().unwrap_or(0));
        let list = |offset: isize| u64::from(self.listed.get(at(offset)).copied().unwrap_or(0));
        let hint = |offset: isize| u64::from(self.hinted.get(at(offset)).copied().unwrap_or(0));
        let shape = |offset: isize| self.shape(at(offset));
        let domain = self.domain as u64;

        add(&[word(0)]);
        add(&[word(-1)]);
        add(&[word(1)]);
        add(&[word(-2)]);
        add(&[word(2)]);
        add(&[word(-1), word(0)]);
        add(&[word(0), word(1)]);
        add(&[word(-2), word(-1), mark(0)]);
        let folded = document.fold(index);
        for length in 1..=3 {
            let cut = folded.char_indices().nth(length).map_or(folded.len(), |(at, _)| at);
            add(&[word_hash(folded.get(..cut).unwrap_or_default())]);
            let back = folded.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
            add(&[word_hash(folded.get(back..).unwrap_or_default())]);
        }
        let mut readings = document.readings(index).skip(1).map(|(_, hash)| hash);
        let stripped = readings.next().unwrap_or(0);
        add(&[stripped]);
        add(&[readings.next().unwrap_or(0)]);
        add(&[shape(0)]);
        add(&[shape(-1), shape(0)]);
        add(&[shape(0), shape(1)]);
        add(&[shape(-1), shape(0), shape(1)]);
        add(&[mark(0), shape(0)]);
        add(&[mark(-1)]);
        add(&[mark(1)]);
        add(&[mark(-2)]);
        add(&[mark(2)]);
        add(&[mark(-1), mark(0)]);
        add(&[mark(0), mark(1)]);
        add(&[mark(-1), mark(0), mark(1)]);
        add(&[mark(-2), mark(-1), mark(0)]);
        add(&[word(-1), mark(0)]);
        add(&[word(-1), shape(0)]);
        add(&[mark(0), word(1)]);
        add(&[list(0)]);
        add(&[list(-1), list(0)]);
        add(&[list(0), list(1)]);
        add(&[list(0), mark(-1), shape(-1)]);
        add(&[list(0), mark(0)]);
        add(&[list(0), word(-1)]);
        add(&[hint(0), list(0)]);
        add(&[hint(-1), hint(0)]);
        add(&[hint(0), hint(1)]);
        add(&[hint(0), mark(0)]);
        add(&[hint(0), mark(-1)]);
        add(&[list(-1)]);
        add(&[list(1)]);
        add(&[rule(-1)]);
        add(&[rule(1)]);
        add(&[word(-1), word(1)]);
        add(&[rule(-1), rule(0), rule(1)]);
        add(&[rule(0)]);
        add(&[rule(-1), rule(0)]);
        add(&[rule(0), rule(1)]);
        add(&[rule(0), mark(0)]);
        add(&[rule(0), mark(-1)]);
        add(&[rule(0), list(0)]);
        add(&[rule(0), list(0), mark(0), shape(-1)]);
        let memory = |hash: u64| u64::from(self.elsewhere.get(&hash).copied().unwrap_or(0));
        let (whole, cut) = (memory(document.hash(index)), memory(stripped));
        add(&[whole, cut]);
        add(&[whole, cut, mark(0)]);
        add(&[domain]);
        add(&[domain, rule(0)]);
        add(&[domain, list(0), mark(0)]);
        add(&[domain, word(0)]);
        add(&[domain, mark(-1), mark(0)]);
        add(&[domain, word(-1)]);
        add(&[u64::from(self.context.document().kind(at(-1)) == TokenKind::Newline), mark(0), shape(0)]);
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

/// How many letters of the candidate's first word are clitics.
fn letters_cut(document: &Document, name: &Candidate) -> usize {
    let first = name.words.start;
    document
        .readings(first)
        .map(|(reading, _)| reading.letters)
        .find(|letters| document.start_after(first, *letters) == name.range.start)
        .unwrap_or(0)
}

/// Per word, the like for names met elsewhere.
fn hinted(context: &Context) -> Vec<u16> {
    let document = context.document();
    let table = &context.lexicon().hints;
    let mut out = vec![0_u16; document.len()];
    for first in 0..document.len() {
        for (reading, hash) in document.readings(first).take(3) {
            let Some((end, node)) = context.longest(table, first, hash) else { continue };
            for kind in table.values(node) {
                for word in first..end {
                    let begins = word == first;
                    let several = u16::from(end > first + 1) << 8;
                    let cut = u16::from(begins && reading.letters > 0) << 9;
                    if let Some(slot) = out.get_mut(word) {
                        *slot |= 1 << (kind as u16 * 2 + u16::from(!begins)) | several | cut;
                    }
                }
            }
        }
    }
    out
}

/// Per word, two bits of position (first, further) for each kind of listed name that covers it, and one for ambiguous forms.
fn listed(context: &Context) -> Vec<u16> {
    let document = context.document();
    let mut out = vec![0_u16; document.len()];
    for first in 0..document.len() {
        for (reading, hash) in document.readings(first) {
            let Some((end, node)) = context.longest_name(first, hash) else { continue };
            for form in context.forms(node) {
                let Some(entry) = context.lexicon().entry(form.entry) else { continue };
                let kind = entry.kind as u16;
                for word in first..end {
                    let begins = word == first;
                    let bit = 1 << (kind * 2 + u16::from(!begins));
                    let doubtful = u16::from(form.needs_evidence) << 8;
                    let cut = u16::from(begins && reading.letters > 0) << 9;
                    let several = u16::from(end > first + 1) << 10;
                    if let Some(slot) = out.get_mut(word) {
                        *slot |= bit | doubtful | cut | several;
                    }
                }
            }
        }
    }
    out
}

/// A mark in sixteen bits.
fn pack(mark: &Mark) -> u16 {
    let class = mark.class.map_or(0, |(_, class)| match (class.kind, class.inside) {
        (NameKind::Organization, false) => 1,
        (NameKind::Organization, true) => 2 + u16::from(class.company),
        (NameKind::Place, inside) => 4 + u16::from(inside),
        _ => 6,
    });
    let part = |given: bool, surname: bool| u16::from(given) | u16::from(surname) << 1;
    let after = mark.part_after.map_or(0, |(_, after)| part(after.given, after.surname));
    u16::from(mark.common)
        | u16::from(mark.nationality) << 1
        | u16::from(mark.verb) << 2
        | u16::from(mark.title.is_some()) << 3
        | class << 4
        | part(mark.part.given, mark.part.surname) << 7
        | u16::from(mark.part.needs_evidence) << 9
        | after << 10
        | u16::from(mark.generic) << 13
}
