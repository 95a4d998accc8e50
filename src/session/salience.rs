//! How much an entity matters in its article: how often it is mentioned, whether the title names it, how early it appears.

use std::cmp::Reverse;

use crate::article::{Article, BlockKind, TextRange};
use crate::extract::{EntityId, Extraction};

/// Worth of one mention.
const MENTION: u64 = 4;
/// Worth of standing in the title: as much as two more mentions.
const IN_TITLE: u64 = 8;
/// Worth of standing in the first paragraph, where a newspaper says what matters.
const IN_LEAD: u64 = 2;

/// Every entity, the most salient first; equals in order of first mention.
#[must_use]
pub fn ranking(article: &Article, extraction: &Extraction) -> Vec<EntityId> {
    let (title, lead) = title_and_lead(article);
    let mut ranked: Vec<(Reverse<u64>, EntityId)> = extraction
        .entities
        .iter()
        .map(|entity| {
            let first = entity.mentions.first().and_then(|id| extraction.mention(*id)).map(|mention| mention.range);
            let inside = |part: Option<TextRange>| part.zip(first).is_some_and(|(part, first)| part.covers(first));
            // A mention in the title is the first one; one in the lead may come after it.
            let in_lead = inside(lead)
                || (inside(title)
                    && entity
                        .mentions
                        .get(1)
                        .and_then(|id| extraction.mention(*id))
                        .is_some_and(|second| lead.is_some_and(|lead| lead.covers(second.range))));
            let score = MENTION * entity.mentions.len() as u64
                + if inside(title) { IN_TITLE } else { 0 }
                + if in_lead { IN_LEAD } else { 0 };
            (Reverse(score), entity.id)
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, id)| id).collect()
}

/// The title's block (the first heading of level 1 among the first blocks, else the first block) and the first paragraph after it.
fn title_and_lead(article: &Article) -> (Option<TextRange>, Option<TextRange>) {
    let heading = article.blocks.iter().take(8).position(|block| block.kind == BlockKind::Heading(1)).unwrap_or(0);
    let title = article.blocks.get(heading).map(|block| block.range);
    let after = article.blocks.iter().skip(heading + 1);
    let lead = after.into_iter().find(|block| block.kind == BlockKind::Paragraph).map(|block| block.range);
    (title, lead)
}
