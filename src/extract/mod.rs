//! Article to entities: who and what is in the text, where, and why we think so.
//!
//! The law of what an entity is and where its span ends is `docs/annotation.md`. The pipeline runs figures first (so that
//! a currency is never a name), then names by lexicon, script, class noun and title, then the document's own memory,
//! then overlap and linking. It reads `&Article` and returns values: no file, no screen, no threads, no randomness, and
//! the same text always gives the same result.
//!
//! To add a recogniser: one file in `recognize/`, with a header "Finds / Evidence / Known misses / Example", and one line in
//! [`extract`].

mod entity;
mod figure;
mod recognize;

pub use entity::{Entity, EntityDetail, EntityId, EntityKind, Evidence, Extraction, Mention, MentionId};
pub use figure::{Calendar, Comparison, Figure, FigureKind, FigureValue, Unit};

use crate::arabic::normalize::clean;
use crate::article::Article;

/// Everything found in `article`. Linear in its length; never fails.
#[must_use]
pub fn extract(article: &Article) -> Extraction {
    let mut extraction = Extraction::default();
    for (found, index) in recognize::figure::find(article).into_iter().zip(0..) {
        let (id, entity) = (MentionId(index), EntityId(index));
        let name = clean(article.slice(found.range));
        let detail = EntityDetail::Figure(found.figure);
        extraction.entities.push(Entity { id: entity, name, aliases: Vec::new(), detail, mentions: vec![id] });
        extraction.mentions.push(Mention { id, entity, range: found.range, evidence: Evidence::Grammar(found.rule) });
    }
    extraction
}
