//! Reads the lexicon's lines. Format: `assets/lexicon/README.md`.
//!
//! A line that does not fit its list is skipped here; that no shipped line does is a test's business.

use std::collections::HashSet;

use super::{ClassNoun, Entry, Form, Lexicon, NameKind, Part, PhraseTable, Sense};
use crate::arabic::normalize::fold_into;
use crate::arabic::token::{TokenKind, tokens};
use crate::extract::document::word_hash;

/// What a file holds.
#[derive(Clone, Copy)]
enum List {
    Names(NameKind),
    Given,
    Surnames,
    ClassNouns,
    Titles,
    Verbs,
    Nationalities,
    Common,
    Generic,
    Hints,
    Shields,
}

impl List {
    /// The list that a file belongs to, by its path below `assets/lexicon`.
    fn of(path: &str) -> Option<Self> {
        let mut steps = path.trim_end_matches(".tsv").split('/');
        Some(match (steps.next()?, steps.next()) {
            ("organizations", _) => Self::Names(NameKind::Organization),
            ("people", Some("given_names")) | ("given_names", _) => Self::Given,
            ("people", Some("surnames")) | ("surnames", _) => Self::Surnames,
            ("people", _) => Self::Names(NameKind::Person),
            ("places", _) => Self::Names(NameKind::Place),
            ("products", _) => Self::Names(NameKind::Product),
            ("hints", _) => Self::Hints,
            ("traps", _) => Self::Shields,
            ("grammar", Some("class_nouns")) => Self::ClassNouns,
            ("grammar", Some("titles")) => Self::Titles,
            ("grammar", Some("verbs")) => Self::Verbs,
            ("grammar", Some("nationalities")) => Self::Nationalities,
            ("grammar", Some("common_words")) => Self::Common,
            ("grammar", Some("generic_words")) => Self::Generic,
            _ => return None,
        })
    }
}

impl<'t> Lexicon<'t> {
    /// Reads files given by path and content.
    pub(super) fn read(files: &[(&str, &'t str)]) -> Self {
        let lines: usize = files.iter().map(|(_, content)| content.len() / 48).sum();
        let mut lexicon = Self {
            entries: Vec::with_capacity(lines),
            tickers: HashSet::new(),
            names: PhraseTable::with_capacity(lines * 2),
            parts: PhraseTable::with_capacity(lines),
            hints: PhraseTable::with_capacity(lines),
            shields: PhraseTable::with_capacity(64),
            grammar: PhraseTable::with_capacity(8192),
        };
        let mut words = Words::default();
        for (path, content) in files {
            let Some(list) = List::of(path) else { continue };
            for line in content.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                lexicon.add(list, line, &mut words);
            }
        }
        lexicon
    }

    fn add(&mut self, list: List, line: &'t str, words: &mut Words) {
        let mut columns = line.split('\t').map(str::trim);
        let mut column = || columns.next().unwrap_or_default();
        let first = column();
        match list {
            List::Names(kind) => {
                let (variants, latin) = (column(), column());
                let company = kind == NameKind::Organization && column() == "1";
                let (country, note) = match kind {
                    NameKind::Organization => (column(), column()),
                    _ => {
                        let note = column();
                        (column(), note)
                    }
                };
                let needs_evidence = column() == "evidence";
                if company && !note.is_empty() && !latin.split('|').any(|form| form == note) {
                    self.tickers.insert(note);
                }
                self.add_name(Entry { kind, canonical: first, company, country, note }, needs_evidence, words);
                let entry = u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_sub(1);
                // A second line of a canonical lists its ambiguous forms only: the canonical itself was added by the first.
                let canonical = Some(first).filter(|_| !needs_evidence || variants.is_empty());
                for form in variants.split('|').chain(latin.split('|')).chain(canonical) {
                    let hashes = words.of(form);
                    if form == first || !self.opens_with_outside_noun(hashes.clone()) {
                        self.names.insert(hashes, Form { entry, needs_evidence });
                    }
                }
            }
            List::Given | List::Surnames => {
                let (variants, third, fourth) = (column(), column(), column());
                let given = matches!(list, List::Given);
                let needs_evidence = third == "evidence" || fourth == "evidence";
                for form in variants.split('|').chain([first]) {
                    self.parts.insert(words.of(form), Part { given, surname: !given, needs_evidence });
                }
            }
            List::Shields => self.shields.insert(words.of(first), ()),
            List::Hints => self.hints.insert(words.of(column()), kind_of(first)),
            List::ClassNouns => {
                let kind = kind_of(column());
                let noun = ClassNoun { kind, inside: column() == "inside", company: column() == "1" };
                self.grammar.insert(words.of(first), Sense::Class(noun));
            }
            List::Titles => self.grammar.insert(words.of(first), Sense::Title),
            List::Verbs => self.grammar.insert(words.of(first), Sense::Verb),
            List::Generic => self.grammar.insert(words.of(first), Sense::Generic),
            List::Common => self.grammar.insert(words.of(first), Sense::Common),
            List::Nationalities => {
                for form in ["", "ال"].iter().flat_map(|article| {
                    ["", "ة", "ين", "ون", "ان", "تين", "يا"]
                        .iter()
                        .map(move |ending| format!("{article}{first}{ending}"))
                }) {
                    self.grammar.insert(words.of(&form), Sense::Nationality);
                }
            }
        }
    }

    /// Whether a phrase of several words begins with a class noun that stays outside names (خام برنت).
    fn opens_with_outside_noun(&self, mut phrase: impl Iterator<Item = u64>) -> bool {
        let Some(first) = phrase.next() else { return false };
        let outside = |sense| matches!(sense, Sense::Class(class) if !class.inside);
        phrase.next().is_some() && self.grammar.word(first).any(outside)
    }

    /// Adds the entry, and a person's first and last word as parts of names.
    fn add_name(&mut self, entry: Entry<'t>, needs_evidence: bool, words: &mut Words) {
        self.entries.push(entry);
        if entry.kind == NameKind::Person && !needs_evidence {
            let hashes = words.of(entry.canonical);
            let count = hashes.clone().count();
            let (given, surname) = (hashes.clone().next(), hashes.last());
            if count >= 2 {
                for (hash, given) in given.map(|hash| (hash, true)).into_iter().chain(surname.map(|hash| (hash, false)))
                {
                    self.parts.insert([hash], Part { given, surname: !given, needs_evidence: true });
                }
            }
        }
    }
}

/// The kind that a column names.
fn kind_of(column: &str) -> NameKind {
    match column {
        "person" => NameKind::Person,
        "organization" => NameKind::Organization,
        "place" => NameKind::Place,
        _ => NameKind::Product,
    }
}

/// Cuts phrases into word hashes, as the document does, with one buffer.
#[derive(Default)]
struct Words {
    folded: String,
    hashes: Vec<u64>,
}

impl Words {
    fn of(&mut self, phrase: &str) -> impl Iterator<Item = u64> + Clone + '_ {
        self.hashes.clear();
        for token in tokens(phrase) {
            if !matches!(token.kind, TokenKind::Space | TokenKind::Invisible | TokenKind::Newline) {
                self.folded.clear();
                fold_into(&mut self.folded, token.slice(phrase));
                self.hashes.push(word_hash(&self.folded));
            }
        }
        self.hashes.iter().copied()
    }
}
