//! The extractor: what it knows, and which of its layers are at work.

use super::document::Document;
use super::lexicon::{Lexicon, LexiconFault};
use super::model::{Domain, Model};
use super::overlap::FigureWords;
use super::recognize::{self, Context};
use super::{Extraction, link, names, overlap, role};
use crate::article::Article;

/// The layers that find names. To leave one out shows what it buys; the program always uses all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layers {
    /// Listed names, and the parts of people's names. The grammar lists stay: every rule reads them.
    pub lexicon: bool,
    /// Latin script, quotation marks, class nouns, head nouns, titles and name parts, brackets.
    pub rules: bool,
    /// Later forms of a name found anywhere in the document.
    pub memory: bool,
    /// The statistical model.
    pub model: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self { lexicon: true, rules: true, memory: true, model: true }
    }
}

/// Finds names and figures in articles.
#[derive(Default)]
pub struct Extractor {
    /// The lexicon with a user's own lines; none for the built-in one.
    lexicon: Option<Box<Lexicon>>,
    layers: Layers,
}

impl Extractor {
    /// An extractor that also knows a user's own names, given as the text of a `lexicon.tsv` (format: `assets/lexicon/README.md`), and the
    /// lines of it that were left out because they do not fit the format.
    #[must_use]
    pub fn with_own_lexicon(text: &str) -> (Self, Vec<LexiconFault>) {
        let (lexicon, faults) = Lexicon::with_own(text);
        (Self { lexicon: Some(Box::new(lexicon)), layers: Layers::default() }, faults)
    }

    /// An extractor with some of its layers left out.
    #[must_use]
    pub fn with_layers(layers: Layers) -> Self {
        let lexicon = (!layers.lexicon).then(|| Box::new(Lexicon::grammar_only()));
        Self { lexicon, layers }
    }

    /// Everything found in `article`. Linear in its length; never fails; the same text always gives the same result.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extraction {
        // Figures first, while nothing else is held: their lexemes are the largest thing that extraction ever holds.
        let mut figures = recognize::figure::find(article);
        let document = Document::new(article);
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::builtin());
        let context = Context::new(&document, lexicon).with_layers(self.layers);
        let busy = FigureWords::new(&document, figures.iter().map(|figure| figure.range));
        let model = Model::builtin().filter(|_| self.layers.model);
        let names = names(&context, &busy, model, Domain::Law);
        figures.retain(|figure| !overlap::touches(&names, figure.range));
        let mut extraction = link::link(&context, &names, figures);
        role::assign(&context, article, &mut extraction);
        extraction
    }
}
