//! For training: the words of an article with their features, line by line, and the names that a model finds.

use super::Model;
use super::clusters::Clusters;
use super::features::{Domain, Features, lines};
use crate::article::{Article, TextRange};
use crate::extract::candidate::Candidate;
use crate::extract::document::Document;
use crate::extract::entity::Evidence;
use crate::extract::lexicon::Lexicon;
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::{Context, figure};
use crate::extract::rule_names;

/// One word of a training text.
pub struct Sample {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// What the model sees.
    pub features: Vec<u64>,
    /// Whether a name that is known, or made of known parts, begins behind a clitic of this word and not at its first letter: for
    /// texts whose annotation leaves clitics inside.
    pub seems_cut: bool,
}

/// What is known of names beforehand.
pub struct Knowledge(&'static Lexicon);

impl Knowledge {
    /// The shipped lexicon.
    #[must_use]
    pub fn full() -> Self {
        Self(Lexicon::builtin())
    }

    /// The shipped lexicon without one of so many equal parts of its names, kept for as long as the program runs. A model that only ever
    /// saw known names would trust the lexicon too far.
    #[must_use]
    pub fn without(part: u64, parts: u64) -> Self {
        Self(Box::leak(Box::new(Lexicon::without(part, parts))))
    }
}

/// The samples of each line of `article`.
#[must_use]
pub fn samples(article: &Article, domain: Domain, clusters: &Clusters, knowledge: &Knowledge) -> Vec<Vec<Sample>> {
    let document = Document::new(article);
    let context = Context::new(&document, knowledge.0);
    let busy = figure_words(&document, article);
    let rules = rule_names(&context, &busy);
    let features = Features::new(&context, &rules, &busy, clusters, domain);
    let sample = |word: usize| {
        let mut own = Vec::new();
        features.of(word, &mut own);
        Sample { range: document.range(word), features: own, seems_cut: context.seems_cut(word) }
    };
    lines(&document).map(|line| line.words.map(sample).collect()).collect()
}

/// The names that rules and `model` find in `article`, by the conventions of `domain`, sorted.
pub(crate) fn named(article: &Article, domain: Domain, model: Option<&Model>, knowledge: &Knowledge) -> Vec<Candidate> {
    let document = Document::new(article);
    let context = Context::new(&document, knowledge.0);
    crate::extract::names(&context, &figure_words(&document, article), model, domain)
}

/// A name as a trainer scores it.
pub struct Found {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// The index of its kind in person, organisation, place, product.
    pub kind: usize,
    /// Why it is one.
    pub evidence: Evidence,
}

/// The names that rules and `model` find in `article`, by the conventions of `domain`, sorted.
#[must_use]
pub fn names(article: &Article, domain: Domain, model: &Model, knowledge: &Knowledge) -> Vec<Found> {
    let names = named(article, domain, Some(model), knowledge).into_iter();
    names.map(|name| Found { range: name.range, kind: name.kind as usize, evidence: name.evidence }).collect()
}

fn figure_words(document: &Document, article: &Article) -> FigureWords {
    FigureWords::new(document, figure::find(article).iter().map(|figure| figure.range))
}
