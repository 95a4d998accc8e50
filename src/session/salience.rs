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
            // What stands in title or lead stands among the first mentions; looking further would cost a search per entity.
            let early = || entity.mentions.iter().take(4).filter_map(|id| extraction.mention(*id));
            let inside = |part: Option<TextRange>| part.is_some_and(|part| early().any(|m| part.covers(m.range)));
            let score = MENTION * entity.mentions.len() as u64
                + if inside(title) { IN_TITLE } else { 0 }
                + if inside(lead) { IN_LEAD } else { 0 };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Direction};
    use crate::extract::{Entity, EntityDetail, Evidence, Mention, MentionId};

    /// Three blocks of ten bytes: headline, lead, body. Each entity is given by where it is mentioned.
    fn ranked(mentions: &[&[u32]]) -> Vec<u32> {
        let block =
            |start: u32, kind| Block { range: TextRange::new(start, start + 10), kind, direction: Direction::Rtl };
        let article = Article {
            blocks: vec![
                block(0, BlockKind::Heading(1)),
                block(10, BlockKind::Paragraph),
                block(20, BlockKind::Paragraph),
            ],
            ..Article::default()
        };
        let mut extraction = Extraction::default();
        let mut places: Vec<(u32, u32)> =
            mentions.iter().zip(0..).flat_map(|(at, entity)| at.iter().map(move |at| (*at, entity))).collect();
        places.sort_unstable();
        for (entity, _) in (0..).zip(mentions) {
            let name = format!("كيان {entity}");
            let (id, detail) = (EntityId(entity), EntityDetail::Product);
            extraction.entities.push(Entity { id, name, aliases: Vec::new(), detail, mentions: Vec::new() });
        }
        for (id, (at, entity)) in (0..).map(MentionId).zip(places) {
            let range = TextRange::new(at, at + 1);
            extraction.mentions.push(Mention { id, entity: EntityId(entity), range, evidence: Evidence::Lexicon });
            extraction.entities[entity as usize].mentions.push(id);
        }
        ranking(&article, &extraction).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn count_then_title_then_lead_then_order() {
        assert_eq!(ranked(&[&[20], &[21, 22]]), [1, 0], "more mentions");
        assert_eq!(ranked(&[&[20, 21], &[1]]), [1, 0], "the title outweighs one more mention");
        assert_eq!(ranked(&[&[20, 21, 22, 23], &[1]]), [0, 1], "but not three more");
        assert_eq!(ranked(&[&[25], &[12]]), [1, 0], "the lead decides between equals");
        assert_eq!(ranked(&[&[25], &[26]]), [0, 1], "else the order of appearance");
    }
}
