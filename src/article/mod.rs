//! The model: an article as pure values.
//!
//! Everything later in the program points into [`Article::text`] by UTF-8 byte offsets: one coordinate space.
//! The text stays as it was read and is never normalised in place; whoever needs a folded form keeps a map back.
//! This module imports nothing else of ours, reads no file, and knows no screen and no language rule beyond direction.

mod block;
mod direction;
mod metadata;
mod range;

use std::borrow::Cow;

pub use block::{Block, BlockKind, InlineStyle, StyleRun};
pub use direction::{Direction, StrongLetters};
pub use metadata::{Metadata, SourceFormat};
pub use range::TextRange;

/// A document as it was read: its text, how it is divided, and what the source said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The whole text. For plain text exactly what the file holds after one leading U+FEFF (CR and LF kept);
    /// for Markdown and HTML the readable text of the document.
    pub text: String,
    /// Sorted, disjoint; line terminators and blank lines lie between blocks.
    pub blocks: Vec<Block>,
    /// Sorted by start; runs of different styles may overlap.
    pub styles: Vec<StyleRun>,
    /// Title, byline, date and provenance, where known.
    pub meta: Metadata,
}

impl Article {
    /// The text of `range`, or `""` where the range does not lie on character boundaries inside the text.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        range.slice(&self.text)
    }

    /// The index of the block that holds the byte offset, if any does.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.range.start <= offset);
        let index = after.checked_sub(1)?;
        let block = self.blocks.get(index)?;
        (offset < block.range.end || block.range.start == offset).then_some(index)
    }

    /// What the block at `index` is numbered with, if it is an item of a numbered list: its mark as it stands in the text before
    /// the block, with the digits and the sign that its author chose («١-», "1)"); where the text has none, its number and a stop.
    #[must_use]
    pub fn item_number(&self, index: usize) -> Option<Cow<'_, str>> {
        let block = self.blocks.get(index)?;
        let BlockKind::ListItem { ordinal: Some(ordinal), .. } = block.kind else { return None };
        let above = index.checked_sub(1).and_then(|above| self.blocks.get(above)).map_or(0, |above| above.range.end);
        let between = self.slice(TextRange::new(above, block.range.start)).trim_end();
        let ends_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let written = between.rsplit(ends_line).next().unwrap_or("").trim();
        Some(if written.is_empty() { format!("{ordinal}.").into() } else { written.into() })
    }

    /// The direction that most of the article's letters have.
    #[must_use]
    pub fn direction(&self) -> Direction {
        Direction::of_text(&self.text).unwrap_or(Direction::Rtl)
    }
}
