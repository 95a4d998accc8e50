//! The statistical model: a linear-chain conditional random field over the words of a line, which sees what the rules found.
//!
//! Every word gets one of thirteen tags: outside, or for each kind of name its first word, its first word behind a clitic, or a further
//! word. Scores are sums of integer weights over hashed features, so the result is the same on every machine. The weights are
//! `assets/model/names.bin` and the word clusters `assets/model/clusters.bin`, both made by `examples/train`;
//! `assets/model/README.md` is the model's card.
//!
//! This module is public for the trainer alone.

mod clusters;
mod decode;
mod features;
mod known;
mod sample;
mod surroundings;
mod weights;

pub use clusters::{Clusters, LEVELS, Path};
pub use decode::allowed;
pub(crate) use decode::find;
pub use features::Domain;
pub(crate) use sample::named;
pub use sample::{Found, Knowledge, Sample, names, samples};
pub use weights::{Weighted, Weights};

use std::sync::OnceLock;

use super::lexicon::NameKind;

/// What was learnt.
pub struct Model<'m> {
    /// The weights of the features.
    pub weights: Weights<'m>,
    /// The clusters that some of the features speak of.
    pub clusters: Clusters<'m>,
}

impl Model<'static> {
    /// The model that the program ships with; none if its bytes are not a model.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        static BUILTIN: OnceLock<Option<Model<'static>>> = OnceLock::new();
        BUILTIN.get_or_init(|| Some(Self { weights: Weights::builtin()?, clusters: Clusters::builtin() })).as_ref()
    }
}

/// Number of tags.
pub const TAGS: usize = 13;

/// What a word is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(pub u8);

impl Tag {
    /// Outside any name.
    pub const OUTSIDE: Self = Self(0);

    /// The tag of a kind's first word.
    #[must_use]
    pub const fn begin(kind: usize, behind_clitic: bool) -> Self {
        Self(1 + (kind as u8) * 3 + behind_clitic as u8)
    }

    /// The tag of a kind's further words.
    #[must_use]
    pub const fn inside(kind: usize) -> Self {
        Self(3 + (kind as u8) * 3)
    }

    /// The index of the kind in person, organisation, place, product; none outside.
    #[must_use]
    pub fn kind(self) -> Option<usize> {
        (self.0 > 0).then(|| usize::from((self.0 - 1) / 3))
    }

    /// Whether the tag begins a name.
    #[must_use]
    pub fn begins(self) -> bool {
        self.0 > 0 && (self.0 - 1) % 3 < 2
    }

    /// Whether the tag begins a name behind a clitic.
    #[must_use]
    pub fn behind_clitic(self) -> bool {
        self.0 > 0 && (self.0 - 1) % 3 == 1
    }
}

/// The kind of name of a tag's kind index.
fn kind_of(tag: Tag) -> Option<NameKind> {
    NameKind::ALL.get(tag.kind()?).copied()
}
