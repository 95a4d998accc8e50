//! Training samples: the words of an article with their features, line by line.

use super::features::{Domain, Features, lines};
use crate::article::{Article, TextRange};
use crate::extract::document::Document;
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

/// The samples of each line of `article`.
#[must_use]
pub fn samples(article: &Article, domain: Domain) -> Vec<Vec<Sample>> {
    let document = Document::new(article);
    let context = Context::new(&document, Lexicon::builtin());
    let figures = figure::find(article);
    let busy = FigureWords::new(&document, figures.iter().map(|figure| figure.range));
    let rules = rule_names(&context, &busy);
    let features = Features::new(&context, &rules, &busy, domain);
    let sample = |word: usize| {
        let mut own = Vec::new();
        features.of(word, &mut own);
        Sample { range: document.range(word), features: own, seems_cut: context.seems_cut(word) }
    };
    lines(&document).map(|line| line.words.map(sample).collect()).collect()
}
