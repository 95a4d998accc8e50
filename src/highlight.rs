//! What is lit: a filter over an extraction gives sorted, disjoint highlights. Pure; no shaping, no layout, no colour.

use std::collections::BTreeSet;

use crate::article::TextRange;
use crate::extract::{Entity, EntityId, EntityKind, Extraction, MentionId};

/// What the reader asked to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds switched off.
    pub hidden: BTreeSet<EntityKind>,
    /// Entities selected; empty means none is singled out.
    pub selected: BTreeSet<EntityId>,
}

impl Filter {
    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hidden.is_empty() && self.selected.is_empty()
    }

    /// Whether an export «of the current filter» includes this entity: the selected ones where any is, else those not hidden.
    /// A selected entity counts even where its kind is hidden, because it shows.
    #[must_use]
    pub fn admits(&self, entity: &Entity) -> bool {
        if self.selected.is_empty() {
            !self.hidden.contains(&entity.kind())
        } else {
            self.selected.contains(&entity.id)
        }
    }
}

/// How strongly a highlight shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// Nothing is selected: every mention is tinted.
    Normal,
    /// Its entity is selected.
    Focused,
    /// Another entity is selected.
    Dimmed,
}

/// A lit mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// The mention.
    pub mention: MentionId,
    /// Its entity.
    pub entity: EntityId,
    /// Its kind, which chooses colour and rule.
    pub kind: EntityKind,
    /// How strongly it shows.
    pub emphasis: Emphasis,
}

/// The highlights of `extraction` under `filter`, sorted by start and disjoint. A selected entity shows even where its kind is hidden.
#[must_use]
pub fn highlights(extraction: &Extraction, filter: &Filter) -> Vec<Highlight> {
    extraction
        .mentions
        .iter()
        .filter_map(|mention| {
            let kind = extraction.entity(mention.entity)?.kind();
            let selected = filter.selected.contains(&mention.entity);
            if filter.hidden.contains(&kind) && !selected {
                return None;
            }
            let emphasis = match (filter.selected.is_empty(), selected) {
                (true, _) => Emphasis::Normal,
                (false, true) => Emphasis::Focused,
                (false, false) => Emphasis::Dimmed,
            };
            Some(Highlight { range: mention.range, mention: mention.id, entity: mention.entity, kind, emphasis })
        })
        .collect()
}
