//! Entries on their way to tables: written forms as phrases of word hashes, cut as a document's words are.
//!
//! `build.rs` fills these drafts from `assets/lexicon`, and `own` from a user's lines.

use std::collections::HashSet;

use super::hash::word_hash;
use super::sense::{Form, NameKind, Part};
use super::table::Draft;
use crate::arabic::normalize::fold_into;
use crate::arabic::token::{TokenKind, tokens};

/// One thing with a name, as its line gives it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EntryLine<'t> {
    /// What it is.
    pub kind: NameKind,
    /// Its name as quality newspapers print it.
    pub canonical: &'t str,
    /// For organisations, whether it is a commercial enterprise.
    pub company: bool,
    /// ISO 3166-1 alpha-2, `XX` for an international body, empty if unknown.
    pub country: &'t str,
    /// An organisation's ticker or a person's role; may be empty.
    pub note: &'t str,
}

impl EntryLine<'_> {
    /// What tells this thing from others of its kind, the same in all its lines.
    pub fn identity(&self) -> u64 {
        word_hash(self.canonical)
    }
}

/// Entries with their forms, and what follows from them.
#[derive(Default)]
pub(crate) struct Drafts<'t> {
    /// The things with names, by number.
    pub entries: Vec<EntryLine<'t>>,
    /// Written forms of the entries: [`Form`].
    pub names: Draft,
    /// Given names and surnames: [`Part`].
    pub parts: Draft,
    /// Tickers that are nobody's name, as written: `()`.
    pub tickers: Draft,
    /// Hashes of the class nouns that stay outside names.
    pub outside_nouns: Vec<u64>,
    /// Hashes of the common words: one of them is no part of other people's names because somebody is called so (آن, which folds like أن).
    pub common_words: HashSet<u64>,
    /// Cuts phrases into words.
    pub words: Words,
    /// The number of the first entry.
    base: usize,
}

impl<'t> Drafts<'t> {
    /// No lines yet; entries are numbered from `base`.
    pub fn from_number(base: usize) -> Self {
        Self { base, ..Self::default() }
    }

    /// Adds the entry with its forms, an enterprise's ticker unless it is also one of its names, and a person's first and last word as
    /// parts of names.
    pub fn add_name<'f>(
        &mut self,
        line: EntryLine<'t>,
        forms: impl Iterator<Item = &'f str> + Clone,
        needs_evidence: bool,
    ) {
        let entry = u32::try_from(self.base + self.entries.len()).unwrap_or(0);
        self.entries.push(line);
        if line.company && !line.note.is_empty() && !forms.clone().any(|form| form == line.note) {
            self.tickers.insert([word_hash(line.note)], ());
        }
        for form in forms {
            let hashes = self.words.of(form);
            if form == line.canonical || !opens_with(&self.outside_nouns, hashes.clone()) {
                self.names.insert(hashes, Form { entry, needs_evidence });
            }
        }
        if line.kind == NameKind::Person && !needs_evidence {
            let hashes = self.words.of(line.canonical);
            let count = hashes.clone().count();
            let ends = hashes.clone().next().map(|hash| (hash, true)).into_iter();
            let ends = ends.chain(hashes.last().map(|hash| (hash, false))).filter(|_| count >= 2);
            for (hash, given) in ends.filter(|(hash, _)| !self.common_words.contains(hash)) {
                self.parts.insert([hash], Part { given, surname: !given, needs_evidence: true });
            }
        }
    }
}

/// Whether a phrase of several words begins with one of the nouns (خام برنت).
fn opens_with(nouns: &[u64], mut phrase: impl Iterator<Item = u64>) -> bool {
    let Some(first) = phrase.next() else { return false };
    phrase.next().is_some() && nouns.contains(&first)
}

/// Cuts phrases into word hashes, as the document does, with one buffer.
#[derive(Default)]
pub(crate) struct Words {
    folded: String,
    hashes: Vec<u64>,
}

impl Words {
    /// The hashes of a phrase's words.
    pub fn of(&mut self, phrase: &str) -> impl Iterator<Item = u64> + Clone + use<> {
        self.hashes.clear();
        for token in tokens(phrase) {
            if !matches!(token.kind, TokenKind::Space | TokenKind::Invisible | TokenKind::Newline) {
                self.folded.clear();
                fold_into(&mut self.folded, token.slice(phrase));
                self.hashes.push(word_hash(&self.folded));
            }
        }
        self.hashes.clone().into_iter()
    }
}
