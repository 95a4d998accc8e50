//! A name as one recogniser sees it, before overlaps are settled and entities are joined.

use std::ops::Range;

use super::entity::Evidence;
use super::lexicon::NameKind;
use crate::article::TextRange;

/// How far a candidate is to be trusted; the better rank wins a conflict of equal length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Shape alone.
    Weak,
    /// A rule with one piece of evidence, or the statistical model.
    Fair,
    /// Known, or stated by the text.
    Sure,
}

/// A possible mention.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Bytes of the article's text, clitics excluded.
    pub range: TextRange,
    /// The words it touches.
    pub words: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// How far to trust it.
    pub rank: Rank,
    /// Why it is one.
    pub evidence: Evidence,
    /// The lexicon's entry, where it is known.
    pub entry: Option<u32>,
    /// For organisations, whether the evidence speaks of an enterprise; none where it does not say.
    pub company: Option<bool>,
    /// Whether لل was cut off, so that the name's own form begins with ال.
    pub article: bool,
    /// For people, the words that give the role.
    pub role: Option<TextRange>,
    /// The mention, by its range, that this one is a later form or a bracketed twin of.
    pub same_as: Option<TextRange>,
}

impl Candidate {
    /// A candidate without attributes.
    pub fn new(range: TextRange, words: Range<usize>, kind: NameKind, rank: Rank, evidence: Evidence) -> Self {
        Self {
            range,
            words,
            kind,
            rank,
            evidence,
            entry: None,
            company: None,
            article: false,
            role: None,
            same_as: None,
        }
    }
}
