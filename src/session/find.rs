//! Find in the article: what is looked for, where it was found, at which match the reader is.

use crate::article::TextRange;

/// The find field's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// Whether the field is open.
    pub open: bool,
    /// What is looked for.
    pub query: String,
    /// Whether letters must match exactly, without folding.
    pub exact: bool,
    /// Every match, sorted and disjoint; bytes of the article's text.
    pub matches: Vec<TextRange>,
    /// The match that the reader is at, as an index into `matches`.
    pub current: Option<usize>,
}

impl Find {
    /// The match that the reader is at.
    #[must_use]
    pub fn current_match(&self) -> Option<TextRange> {
        self.matches.get(self.current?).copied()
    }

    /// Takes over new matches; the current one becomes the first that starts at or after the previous one.
    pub fn set_matches(&mut self, matches: Vec<TextRange>) {
        let from = self.current_match().map_or(0, |range| range.start);
        let next = matches.partition_point(|range| range.start < from);
        self.current = if matches.is_empty() { None } else { Some(if next < matches.len() { next } else { 0 }) };
        self.matches = matches;
    }

    /// Steps to the next or previous match, around the ends.
    pub fn step(&mut self, forward: bool) -> Option<TextRange> {
        let count = self.matches.len();
        self.current = match (count, self.current, forward) {
            (0, _, _) => None,
            (_, None, true) => Some(0),
            (_, None, false) => Some(count - 1),
            (_, Some(at), true) => Some((at + 1) % count),
            (_, Some(at), false) => Some((at + count - 1) % count),
        };
        self.current_match()
    }
}
