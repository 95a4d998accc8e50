//! Who stands beside whom: the names that share sentences with a name, in this article.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{EntityId, EntityKind, Extraction};
use crate::arabic::sentence::sentences;
use crate::article::Article;

/// More names in one sentence are a list, which says nothing of two of them, and would cost quadratic time.
const MOST_IN_SENTENCE: usize = 24;

/// For each entity the names it shares sentences with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// By entity: the others with the number of shared sentences, the most first, equals in order of first mention.
    of: Vec<Vec<(EntityId, u32)>>,
}

impl Neighbours {
    /// Counts shared sentences; figures stand beside nobody. Near linear in the article.
    #[must_use]
    pub fn new(article: &Article, extraction: &Extraction) -> Self {
        let mut counts: Vec<BTreeMap<EntityId, u32>> = vec![BTreeMap::new(); extraction.entities.len()];
        let mut mentions = extraction.mentions.iter().peekable();
        for block in &article.blocks {
            for sentence in sentences(article.slice(block.range)) {
                let end = block.range.start as usize + sentence.end;
                let mut named: Vec<EntityId> = Vec::new();
                while let Some(mention) = mentions.next_if(|mention| (mention.range.start as usize) < end) {
                    let entity = extraction.entity(mention.entity).filter(|entity| entity.kind() != EntityKind::Figure);
                    named.extend(entity.map(|entity| entity.id));
                }
                named.sort_unstable();
                named.dedup();
                named.truncate(MOST_IN_SENTENCE);
                for one in &named {
                    let Some(own) = counts.get_mut(one.0 as usize) else { continue };
                    for other in named.iter().filter(|other| *other != one) {
                        *own.entry(*other).or_insert(0) += 1;
                    }
                }
            }
        }
        let sorted = |counts: BTreeMap<EntityId, u32>| {
            let mut others: Vec<(EntityId, u32)> = counts.into_iter().collect();
            others.sort_by_key(|(id, count)| (Reverse(*count), *id));
            others
        };
        Self { of: counts.into_iter().map(sorted).collect() }
    }

    /// The names that share sentences with an entity and how many, the most first.
    #[must_use]
    pub fn of(&self, entity: EntityId) -> &[(EntityId, u32)] {
        self.of.get(entity.0 as usize).map_or(&[], Vec::as_slice)
    }
}
