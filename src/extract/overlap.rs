//! Settling overlaps: mentions are flat, so of candidates that share a word one is kept.
//!
//! Candidates of weak rank come last; among the others the longer wins, then the surer, then the earlier. A figure yields only to a
//! name of sure rank that holds all of it («إس آند بي 500»).

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Rank};
use super::document::Document;
use super::entity::Evidence;
use super::lexicon::{Form, NameKind, Walk};
use super::memory::own_words;
use super::recognize::Context;
use crate::arabic::normalize::fold;
use crate::article::TextRange;

/// Which figure each word belongs to.
pub(crate) struct FigureWords(Vec<u32>);

impl FigureWords {
    /// `figures` sorted by place.
    pub fn new(document: &Document, figures: impl IntoIterator<Item = TextRange>) -> Self {
        let mut of_word = vec![0; document.len()];
        let mut word = 0;
        for (figure, number) in figures.into_iter().zip(1..) {
            while word < document.len() && document.range(word).end <= figure.start {
                word += 1;
            }
            let mut at = word;
            while at < document.len() && document.range(at).start < figure.end {
                if let Some(of) = of_word.get_mut(at) {
                    *of = number;
                }
                at += 1;
            }
        }
        Self(of_word)
    }

    /// Whether the word belongs to a figure.
    pub fn holds(&self, word: usize) -> bool {
        self.of(word) != 0
    }

    /// Whether the word belongs to no figure, or is all of one.
    pub fn is_bare(&self, word: usize) -> bool {
        let own = self.of(word);
        own == 0 || (self.of(word + 1) != own && word.checked_sub(1).is_none_or(|before| self.of(before) != own))
    }

    fn of(&self, word: usize) -> u32 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// Whether the figures leave room for the candidate.
    fn admit(&self, candidate: &Candidate) -> bool {
        let words = candidate.words.clone();
        let numbers = words.clone().filter(|word| self.of(*word) != 0).count();
        if numbers == 0 {
            return true;
        }
        let (first, last) = (self.of(words.start), self.of(words.end.saturating_sub(1)));
        let sticks_out = (first != 0 && words.start > 0 && self.of(words.start - 1) == first)
            || (last != 0 && self.of(words.end) == last);
        candidate.rank == Rank::Sure && numbers < words.len() && !sticks_out
    }
}

/// The candidates to keep, sorted by place; none overlaps another.
pub(crate) fn settle(document: &Document, candidates: &[Candidate], figures: &FigureWords) -> Vec<Candidate> {
    let mut order: Vec<&Candidate> = candidates.iter().collect();
    order.sort_by_key(|candidate| {
        let weak = candidate.rank == Rank::Weak;
        let size = std::cmp::Reverse((candidate.words.len(), candidate.rank));
        // What the article has shown elsewhere weighs more than what the model guesses here.
        let guessed = matches!(candidate.evidence, Evidence::Model { .. });
        (weak, size, candidate.words.start, guessed, candidate.kind, candidate.range)
    });
    let mut busy = vec![false; document.len()];
    order.retain(|candidate| {
        let words = busy.get(candidate.words.clone()).unwrap_or_default();
        let free = !words.is_empty() && words.iter().all(|busy| !busy) && !candidate.range.is_empty();
        let keep = free && figures.admit(candidate);
        if keep {
            busy.iter_mut().skip(candidate.words.start).take(candidate.words.len()).for_each(|busy| *busy = true);
        }
        keep
    });
    order.sort_by_key(|candidate| candidate.range);
    order.into_iter().cloned().collect()
}

/// Gives each settled name what others know of it: candidates of the same words and kind that lost to it.
pub(crate) fn absorb<'c>(settled: &mut [Candidate], others: impl IntoIterator<Item = &'c Candidate>) {
    for other in others {
        let at = settled.partition_point(|name| name.range < other.range);
        let Some(name) = settled.get_mut(at).filter(|name| name.range == other.range && name.kind == other.kind) else {
            continue;
        };
        name.same_as = name.same_as.or(other.same_as.filter(|source| *source != other.range));
        name.entry = name.entry.or(other.entry);
        name.company = name.company.or(other.company);
        name.role = name.role.or(other.role);
    }
}

/// Gives names that were found without the lexicon the entry that lists their words under the same kind: a form that needed evidence has it
/// now. A person's surname alone stays without: it may be anybody's.
pub(crate) fn adopt_entries(context: &Context, names: &mut [Candidate]) {
    for name in names.iter_mut().filter(|name| name.entry.is_none()) {
        let words = own_words(context, name);
        let walk = words.iter().fold(Walk::START, |walk, word| walk.step(*word));
        let Some(node) = context.lexicon.names.node(walk).filter(|_| name.kind != NameKind::Person || words.len() > 1)
        else {
            continue;
        };
        let of_kind = |form: &Form| context.lexicon.entry(form.entry).is_some_and(|entry| entry.kind == name.kind);
        name.entry = context.forms(node).find(of_kind).map(|form| form.entry);
    }
}

/// Makes an organisation and a product of one name one organisation: a firm and its app are the firm.
pub(crate) fn unify_kinds(context: &Context, names: &mut [Candidate]) {
    let mut kinds: FxHashMap<String, (bool, bool)> = FxHashMap::default();
    let key = |name: &Candidate| fold(name.range.slice(context.document.text));
    for name in names.iter() {
        let seen = kinds.entry(key(name)).or_default();
        seen.0 |= name.kind == NameKind::Organization;
        seen.1 |= name.kind == NameKind::Product;
    }
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Product) {
        if kinds.get(&key(name)) == Some(&(true, true)) {
            name.kind = NameKind::Organization;
            name.entry = None;
            name.company = Some(true);
        }
    }
}

/// Whether a range shares a byte with one of the names, which are sorted and disjoint.
pub(crate) fn touches(names: &[Candidate], range: TextRange) -> bool {
    let after = names.partition_point(|name| name.range.end <= range.start);
    names.get(after).is_some_and(|name| name.range.overlaps(range))
}
