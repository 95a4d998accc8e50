//! Article to entities: who and what is in the text, where, and why we think so.
//!
//! The law of what an entity is and where its span ends is `docs/annotation.md`. The pipeline runs figures first (so that
//! a currency is never a name), then names by lexicon, script, class noun and title, then the document's own memory,
//! then overlap and linking, then the roles of figures. It reads `&Article` and returns values: no file, no screen, no threads, no randomness, and
//! the same text always gives the same result.
//!
//! To add a recogniser: one file in `recognize/`, with a header "Finds / Evidence / Known misses / Example", and one line in
//! `recognize`.

mod calendar;
mod candidate;
mod code;
mod dimension;
mod document;
mod entity;
mod extractor;
mod figure;
mod lexicon;
mod link;
mod memory;
pub mod model;
mod neighbours;
mod overlap;
mod recognize;
mod role;
mod tag;
mod trap;
mod trim;

pub use entity::{Entity, EntityDetail, EntityId, EntityKind, Evidence, Extraction, Mention, MentionId};
pub use extractor::{Extractor, Layers};
pub use figure::{Calendar, Comparison, Figure, FigureKind, FigureValue, Unit};
pub use lexicon::{LexiconFault, LexiconFaultKind};
pub use neighbours::Neighbours;
pub use role::{Change, ChangePart, Measure, Measured, Owner, Period, Roles, Trend};
pub use tag::tag;

use candidate::{Candidate, Rank};
use model::{Domain, Model};
use overlap::FigureWords;
use recognize::Context;

use crate::arabic::token::TokenKind;
use crate::article::{Article, TextRange};

/// Everything found in `article` by an extractor that knows the built-in lexicon alone: [`Extractor::extract`].
#[must_use]
pub fn extract(article: &Article) -> Extraction {
    Extractor::default().extract(article)
}

/// The figures of `article` alone, sorted and disjoint: what [`extract`] finds of them before names have their say.
#[must_use]
pub fn figures(article: &Article) -> Vec<(TextRange, Figure)> {
    recognize::figure::find(article).into_iter().map(|found| (found.range, found.figure)).collect()
}

/// All names, by rules and model together; by the rules alone where there is no model. Where there is one, it has its say on every line,
/// whatever it finds on others.
fn names(context: &Context, figures: &FigureWords, model: Option<&Model>, domain: Domain) -> Vec<Candidate> {
    let rules = rule_names(context, figures);
    let Some(model) = model else { return rules };
    let mut candidates = Vec::new();
    model::find(context, &rules, figures, model, domain, &mut candidates);
    if domain == Domain::Aner {
        // Another law: the model alone knows it.
        return overlap::settle(context.document, &candidates, figures);
    }
    candidates = candidates.into_iter().filter_map(|name| trim::trim(context, name)).collect();
    candidates.extend(rules.iter().filter(|name| outweighs_model(context, name)).cloned());
    let mut known = overlap::settle(context.document, &candidates, figures);
    overlap::absorb(&mut known, &rules);
    if context.layers.memory {
        memory::find(context, &known, &mut candidates);
    }
    drop(known);
    candidates.retain(|name| trim::trim(context, name.clone()).is_some());
    let mut settled = overlap::settle(context.document, &candidates, figures);
    overlap::unify_kinds(context, &mut settled);
    overlap::absorb(&mut settled, rules.iter().chain(&candidates));
    overlap::adopt_entries(context, &mut settled);
    settled
}

/// Whether a rule's name stands whatever the model says: known names of several words, names that their class noun or title states, and
/// Latin names, of which the model has seen few.
fn outweighs_model(context: &Context, name: &Candidate) -> bool {
    let several = name.words.len() > 1;
    let latin = context.document.kind(name.words.start) == TokenKind::Latin;
    let stated = match name.evidence {
        // What the user listed is what the user wants to see.
        Evidence::Lexicon => several || name.entry.is_some_and(|entry| context.lexicon.is_own(entry)),
        Evidence::ClassNoun(_) | Evidence::Title(_) => true,
        _ => false,
    };
    latin || (stated && name.rank == Rank::Sure)
}

/// The names that rules alone find, document memory included.
fn rule_names(context: &Context, figures: &FigureWords) -> Vec<Candidate> {
    let document = context.document;
    let mut candidates: Vec<_> =
        recognize::names(context).into_iter().filter_map(|name| trim::trim(context, name)).collect();
    let first_look = overlap::settle(document, &candidates, figures);
    if context.layers.rules {
        recognize::twins(context, &first_look, &mut candidates);
        recognize::series(context, figures, &first_look, &mut candidates);
    }
    drop(first_look);
    let known = overlap::settle(document, &candidates, figures);
    if context.layers.memory {
        memory::find(context, &known, &mut candidates);
    }
    drop(known);
    candidates.retain(|name| trim::trim(context, name.clone()).is_some());
    let mut settled = overlap::settle(document, &candidates, figures);
    overlap::absorb(&mut settled, &candidates);
    settled
}
