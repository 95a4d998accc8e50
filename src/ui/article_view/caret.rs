//! Where the caret goes from a key: by what is seen (left, right, up, down, the ends of a line), by words and by paragraphs,
//! from one paragraph into the next whatever their directions.

use eframe::egui::{Key, Modifiers};
use unicode_segmentation::UnicodeSegmentation;

use super::page::Page;
use super::selection::Spot;
use crate::article::{Article, Block, BlockKind};
use crate::text::{Affinity, PlacedBlock, Stop, TextEngine, Towards};

/// A way that a key moves the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One letter or one line.
    Step(Towards),
    /// One word to the left or to the right.
    Word(Towards),
    /// To the first or the last letter of the line.
    LineEnd {
        /// Whether to the last.
        last: bool,
    },
    /// To the start of this or the last paragraph, or of the next.
    Paragraph {
        /// Whether to the next.
        onwards: bool,
    },
    /// Several lines up or down.
    Screen {
        /// How many.
        lines: u16,
        /// Up or down.
        towards: Towards,
    },
    /// To the first or the last letter of the article.
    ArticleEnd {
        /// Whether to the last.
        last: bool,
    },
}

/// The keys that move the caret, those with more modifiers first. `page_lines`: how many lines a view holds.
#[must_use]
pub fn keys(page_lines: u16) -> [(Modifiers, Key, Motion); 14] {
    const WORD: Modifiers = if cfg!(target_os = "macos") { Modifiers::ALT } else { Modifiers::COMMAND };
    let screen = |towards| Motion::Screen { lines: page_lines, towards };
    [
        (WORD, Key::ArrowLeft, Motion::Word(Towards::Left)),
        (WORD, Key::ArrowRight, Motion::Word(Towards::Right)),
        (Modifiers::COMMAND, Key::ArrowUp, Motion::Paragraph { onwards: false }),
        (Modifiers::COMMAND, Key::ArrowDown, Motion::Paragraph { onwards: true }),
        (Modifiers::COMMAND, Key::Home, Motion::ArticleEnd { last: false }),
        (Modifiers::COMMAND, Key::End, Motion::ArticleEnd { last: true }),
        (Modifiers::NONE, Key::ArrowLeft, Motion::Step(Towards::Left)),
        (Modifiers::NONE, Key::ArrowRight, Motion::Step(Towards::Right)),
        (Modifiers::NONE, Key::ArrowUp, Motion::Step(Towards::Up)),
        (Modifiers::NONE, Key::ArrowDown, Motion::Step(Towards::Down)),
        (Modifiers::NONE, Key::Home, Motion::LineEnd { last: false }),
        (Modifiers::NONE, Key::End, Motion::LineEnd { last: true }),
        (Modifiers::NONE, Key::PageUp, screen(Towards::Up)),
        (Modifiers::NONE, Key::PageDown, screen(Towards::Down)),
    ]
}

/// Moves carets over a page; lays out the paragraphs that they come to.
pub struct Mover<'a> {
    /// The laid-out article.
    pub page: &'a mut Page,
    /// What lays out.
    pub engine: &'a mut TextEngine,
    /// The article.
    pub article: &'a Article,
}

impl Mover<'_> {
    /// The x at which vertical motion from `spot` would like to stay, in pixels from the column's left edge.
    #[must_use]
    pub fn goal(&mut self, spot: Spot) -> f32 {
        self.page.piece(self.engine, spot.offset).map_or(0.0, |piece| {
            let (offset, affinity) = stop(&piece, spot);
            piece.left_px + piece.layout.caret(offset, affinity).x_px
        })
    }

    /// Where the caret is after a motion; where it was where there is nowhere to go.
    #[must_use]
    pub fn moved(&mut self, spot: Spot, motion: Motion, goal_x_px: f32) -> Spot {
        match motion {
            Motion::Step(towards) => self.step(spot, towards, goal_x_px),
            Motion::Word(towards) => self.word(spot, towards),
            Motion::LineEnd { last } => self.line_end(spot, last),
            Motion::Paragraph { onwards } => self.paragraph(spot, onwards),
            Motion::Screen { lines, towards } => {
                (0..lines.max(1)).fold(spot, |spot, _| self.step(spot, towards, goal_x_px))
            }
            Motion::ArticleEnd { last: false } => self.article.blocks.first().map_or(spot, start_of),
            Motion::ArticleEnd { last: true } => self.article.blocks.last().map_or(spot, end_of),
        }
    }

    fn step(&mut self, spot: Spot, towards: Towards, goal_x_px: f32) -> Spot {
        let Some(piece) = self.page.piece(self.engine, spot.offset) else { return spot };
        let from = stop(&piece, spot);
        if let Some(to) = piece.layout.step(from, towards, goal_x_px - piece.left_px) {
            return spot_of(&piece, to);
        }
        // The neighbouring paragraph takes over; of an over-long one, the neighbouring slice.
        let onwards = match towards {
            Towards::Down => true,
            Towards::Up => false,
            Towards::Left => piece.layout.direction.is_rtl(),
            Towards::Right => !piece.layout.direction.is_rtl(),
        };
        let sideways = matches!(towards, Towards::Left | Towards::Right);
        // Up and down lead out of a row of a table, to what stands above or below the cell.
        let from = if sideways { piece.range } else { piece.row };
        let edge = if onwards { from.end } else { from.start };
        let Some(next) = self.beyond(edge, onwards) else { return spot };
        if sideways {
            return next;
        }
        let Some(piece) = self.page.piece_across(self.engine, next.offset, goal_x_px) else { return next };
        let y_px = if onwards { 0.0 } else { piece.layout.height_px - 1.0 };
        let hit = piece.layout.hit(goal_x_px - piece.left_px, y_px);
        spot_of(&piece, (hit.offset, hit.affinity))
    }

    /// The nearest caret position on the other side of an edge between two paragraphs or slices.
    fn beyond(&self, edge: u32, onwards: bool) -> Option<Spot> {
        let blocks = &self.article.blocks;
        let at = blocks.partition_point(|block| block.range.start <= edge).saturating_sub(1);
        let block = blocks.get(at)?;
        if onwards && edge < block.range.end {
            // Between the cells of a row stands a tab.
            let tab = self.article.text.get(edge as usize..).is_some_and(|rest| rest.starts_with('\t'));
            let offset = if tab && block.kind == BlockKind::TableRow { edge + 1 } else { edge };
            return Some(Spot { offset, affinity: Affinity::Downstream });
        }
        if !onwards && edge > block.range.start {
            let before = self.article.text.get(..edge as usize)?.char_indices().next_back()?.0;
            return Some(Spot { offset: u32::try_from(before).ok()?, affinity: Affinity::Downstream });
        }
        if onwards { blocks.get(at + 1).map(start_of) } else { blocks.get(at.checked_sub(1)?).map(end_of) }
    }

    fn word(&mut self, spot: Spot, towards: Towards) -> Spot {
        let Some(block) = self.block(spot) else { return spot };
        let rtl = self.page.piece(self.engine, spot.offset).is_none_or(|piece| piece.layout.direction.is_rtl());
        let onwards = (towards == Towards::Left) == rtl;
        let text = self.article.slice(block.range);
        let at = spot.offset.saturating_sub(block.range.start) as usize;
        let found = if onwards {
            let ahead = text.get(at..).unwrap_or("");
            ahead.unicode_word_indices().next().map(|(start, word)| at + start + word.len())
        } else {
            text.get(..at).unwrap_or("").unicode_word_indices().next_back().map(|(start, _)| start)
        };
        let affinity = if onwards { Affinity::Upstream } else { Affinity::Downstream };
        let to = found.and_then(|found| u32::try_from(found).ok());
        match to.map(|to| block.range.start + to) {
            Some(offset) => Spot { offset, affinity },
            // No word is left in the paragraph: its end, and from there the next paragraph.
            None if onwards && spot.offset < block.range.end => end_of(&block),
            None if !onwards && spot.offset > block.range.start => start_of(&block),
            None => {
                let edge = if onwards { block.range.end } else { block.range.start };
                self.beyond(edge, onwards).unwrap_or(spot)
            }
        }
    }

    fn line_end(&mut self, spot: Spot, last: bool) -> Spot {
        let Some(piece) = self.page.piece(self.engine, spot.offset) else { return spot };
        let (start, end) = piece.layout.line_ends(stop(&piece, spot));
        spot_of(&piece, if last { end } else { start })
    }

    fn paragraph(&mut self, spot: Spot, onwards: bool) -> Spot {
        let Some(block) = self.block(spot) else { return spot };
        if onwards {
            return self.beyond(block.range.end, true).unwrap_or_else(|| end_of(&block));
        }
        if spot.offset > block.range.start {
            return start_of(&block);
        }
        let before = self.beyond(block.range.start, false);
        before.and_then(|before| self.block(before)).map_or(spot, |block| start_of(&block))
    }

    /// The block that a caret is in; one at the end of a block is in it.
    fn block(&self, spot: Spot) -> Option<Block> {
        let after = self.article.blocks.partition_point(|block| block.range.start <= spot.offset);
        self.article.blocks.get(after.saturating_sub(1)).cloned()
    }
}

fn stop(piece: &PlacedBlock<'_>, spot: Spot) -> Stop {
    (spot.offset.saturating_sub(piece.range.start) as usize, spot.affinity)
}

fn spot_of(piece: &PlacedBlock<'_>, (offset, affinity): Stop) -> Spot {
    Spot { offset: piece.range.start + u32::try_from(offset).unwrap_or(0), affinity }
}

fn start_of(block: &Block) -> Spot {
    Spot { offset: block.range.start, affinity: Affinity::Downstream }
}

fn end_of(block: &Block) -> Spot {
    Spot { offset: block.range.end, affinity: Affinity::Upstream }
}
