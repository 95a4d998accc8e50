//! Find in the article: what is looked for, where it was found, at which match the reader is.
//!
//! A long article takes a moment to search, so the search is a job like any other: the answer to any but the latest is dropped.

use std::sync::Arc;

use super::JobId;
use crate::arabic::search::{Query, Strictness};
use crate::article::{Article, TextRange};

/// The find field's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// Whether the field is open.
    pub open: bool,
    /// What is looked for.
    pub query: String,
    /// Whether letters must match exactly, without folding.
    pub exact: bool,
    /// The search that is under way.
    pub job: Option<JobId>,
    /// Whether the reader is to be shown the match that the search comes to.
    pub follows: bool,
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

    /// Nothing is found any more, and no answer is awaited.
    pub fn clear(&mut self) {
        (self.job, self.current) = (None, None);
        self.matches.clear();
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

/// A search, complete: what is looked for, in what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindOrder {
    /// The job to answer for.
    pub job: JobId,
    /// The article.
    pub article: Arc<Article>,
    /// What is looked for.
    pub query: String,
    /// Whether letters must match exactly, without folding.
    pub exact: bool,
}

impl FindOrder {
    /// Carries it out: the places where the article holds what is looked for, sorted and disjoint. Linear in the article.
    #[must_use]
    pub fn matches(&self) -> Vec<TextRange> {
        let strictness = if self.exact { Strictness::Exact } else { Strictness::Folded };
        let query = Query::new(&self.query, strictness);
        query.matches(&self.article.text).map(|range| TextRange::from_usize(range.start, range.end)).collect()
    }
}
