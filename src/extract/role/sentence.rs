//! A sentence as roles see it: figures and names as single pieces, words with their senses, the marks between clauses.

use super::vocabulary::Sense;
use crate::arabic::normalize::fold;
use crate::arabic::sentence::sentences;
use crate::arabic::token::TokenKind;
use crate::article::{Article, TextRange};
use crate::extract::lexicon::PhraseTable;
use crate::extract::recognize::Context;
use crate::extract::{EntityKind, Extraction, Figure, Mention};

/// One piece of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece<'e> {
    /// A figure.
    Figure(&'e Mention, &'e Figure, Clitics),
    /// A name.
    Name(&'e Mention, EntityKind, Clitics),
    /// A word, or a phrase of the tables.
    Word(Word),
    /// A comma, a dash.
    Comma,
    /// A bracket, opening or closing.
    Bracket,
    /// A colon or semicolon.
    Stop,
}

/// What is written on a piece before it begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clitics {
    /// و or ف.
    pub conj: bool,
    /// ب, ل or ك, the last of them.
    pub prep: Option<char>,
}

/// A word or a phrase of the tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Index of its first word in the document.
    pub first: usize,
    /// One past the index of its last word.
    pub end: usize,
    /// What it does, where it is in the tables.
    pub sense: Option<Sense>,
    /// What is written on it.
    pub clitics: Clitics,
}

impl Piece<'_> {
    /// The word's sense, where the piece is a word of the tables.
    pub fn sense(&self) -> Option<Sense> {
        match self {
            Self::Word(word) => word.sense,
            _ => None,
        }
    }

    /// Whether the piece ends a clause.
    pub fn ends_clause(&self) -> bool {
        matches!(self, Self::Stop | Self::Comma | Self::Bracket)
            || matches!(self.sense(), Some(Sense::Opener | Sense::Versus))
    }

    /// Whether a noun or verb reaches over the piece to its amount.
    pub fn is_passable(&self) -> bool {
        matches!(self.sense(), Some(Sense::About | Sense::By | Sense::To | Sense::From | Sense::Over | Sense::Not))
    }
}

/// Cuts the article into sentences and hands each one's pieces to `visit`, in text order. Linear.
pub(super) fn each<'e>(
    (context, article): (&Context, &Article),
    extraction: &'e Extraction,
    table: &PhraseTable<Sense>,
    mut visit: impl FnMut(&[Piece<'e>]),
) {
    let document = context.document;
    let (mut word, mut mention) = (0, 0);
    for block in &article.blocks {
        let base = block.range.start as usize;
        for sentence in sentences(article.slice(block.range)) {
            let range = TextRange::from_usize(base + sentence.start, base + sentence.end);
            let mut pieces = Vec::new();
            while word < document.len() && document.range(word).start < range.end {
                let here = document.range(word);
                if here.is_empty() || here.end <= range.start {
                    word += 1;
                    continue;
                }
                while extraction.mentions.get(mention).is_some_and(|mention| mention.range.end <= here.start) {
                    mention += 1;
                }
                if let Some(found) = extraction.mentions.get(mention).filter(|mention| mention.range.overlaps(here)) {
                    pieces.extend(mentioned(context, extraction, found, here));
                    while word < document.len() && document.range(word).start < found.range.end {
                        word += 1;
                    }
                    continue;
                }
                let until = extraction.mentions.get(mention).map_or(u32::MAX, |mention| mention.range.start);
                let (piece, end) = plain(context, table, word, until);
                pieces.extend(piece);
                word = end;
            }
            visit(&pieces);
        }
    }
}

/// The piece of a mention that begins in the word at `here`.
fn mentioned<'e>(
    context: &Context,
    extraction: &'e Extraction,
    found: &'e Mention,
    here: TextRange,
) -> Option<Piece<'e>> {
    let entity = extraction.entity(found.entity)?;
    let before = TextRange::new(here.start, found.range.start).slice(context.document.text);
    let clitics = clitics(&fold(before));
    Some(match entity.figure() {
        Some(figure) => Piece::Figure(found, figure, clitics),
        None => Piece::Name(found, entity.kind(), clitics),
    })
}

/// The piece of word `first`, which may be a phrase that ends before the byte `until`, and the index after it.
fn plain(context: &Context, table: &PhraseTable<Sense>, first: usize, until: u32) -> (Option<Piece<'static>>, usize) {
    let document = context.document;
    if document.kind(first) == TokenKind::Punct {
        let piece = match document.raw(first) {
            "،" | "," | "-" | "–" | "—" => Some(Piece::Comma),
            "(" | ")" | "[" | "]" => Some(Piece::Bracket),
            "؛" | ";" | ":" => Some(Piece::Stop),
            _ => None,
        };
        return (piece, first + 1);
    }
    for (reading, hash) in document.readings(first) {
        let Some((end, node)) = context.longest(table, first, hash) else { continue };
        let fits = document.range(end - 1).end <= until;
        if let Some(sense) = table.values(node).next().filter(|_| fits) {
            let written: String = document.fold(first).chars().take(reading.letters).collect();
            let word = Word { first, end, sense: Some(sense), clitics: clitics(&written) };
            return (Some(Piece::Word(word)), end);
        }
    }
    // A carrier of its own («بـ3») is the preposition.
    let folded = document.fold(first);
    let carried = matches!(folded, "ب" | "وب" | "فب");
    let conj = folded.starts_with('و') && folded.chars().count() > 3;
    let sense = carried.then_some(Sense::By);
    let word = Word { first, end: first + 1, sense, clitics: Clitics { conj, prep: None } };
    (Some(Piece::Word(word)), first + 1)
}

fn clitics(letters: &str) -> Clitics {
    let prep = letters.chars().rev().find(|letter| matches!(letter, 'ب' | 'ل' | 'ك'));
    Clitics { conj: letters.starts_with(['و', 'ف']), prep }
}
