//! What the model looks at: the word and its neighbours, their affixes and shapes, what the lexicon and the rules say of them.
//!
//! A feature is a 64-bit hash of a template's number and its values.

mod window;

use rustc_hash::FxHashMap;
use std::ops::Range;

use super::clusters::{Clusters, LEVELS, Path};
use super::known::Known;
use super::surroundings::Surroundings;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::document::{Document, word_hash};
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::Context;
use window::Window;

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
    /// What is known of each word.
    known: Known,
    /// Per word: its clusters.
    clusters: Vec<Path>,
    /// Where each word stands, and beside what.
    around: Surroundings,
    /// What the rules made of a word anywhere in the document.
    elsewhere: FxHashMap<u64, u8>,
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
        let mut elsewhere = FxHashMap::default();
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
        Window::new(self, index).templates(out);
    }

    /// What the templates ask of one word.
    fn seen(&self, index: usize) -> Seen {
        Seen {
            word: self.word(index),
            shape: self.shape(index),
            mark: number(&self.known.marks, index),
            list: number(&self.known.listed, index),
            hint: number(&self.known.hinted, index),
            rule: number(&self.rules, index),
            path: self.clusters.get(index).copied().unwrap_or_default().map(u64::from),
        }
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

/// One word of a window; all 0 past the edge of the line.
#[derive(Clone, Copy, Default)]
struct Seen {
    word: u64,
    shape: u64,
    mark: u64,
    list: u64,
    hint: u64,
    rule: u64,
    path: [u64; LEVELS + 1],
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
