//! Selected text: from where to where, in bytes of the article, and how words and paragraphs are taken whole.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Article, TextRange};

/// What a drag extends by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Grain {
    /// Letter by letter.
    #[default]
    Letter,
    /// Word by word: after a double click.
    Word,
    /// Paragraph by paragraph: after a triple click.
    Block,
}

/// A selection: where it began, where it is, both as the ranges that its grain makes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    anchor: TextRange,
    head: TextRange,
    grain: Grain,
}

impl Selection {
    /// Begins at `offset`.
    #[must_use]
    pub fn begin(article: &Article, offset: u32, grain: Grain) -> Self {
        let at = grown(article, offset, grain);
        Self { anchor: at, head: at, grain }
    }

    /// The whole article.
    #[must_use]
    pub fn all(article: &Article) -> Self {
        let whole = TextRange::from_usize(0, article.text.len());
        Self { anchor: whole, head: whole, grain: Grain::Letter }
    }

    /// Follows the pointer to `offset`.
    pub fn extend(&mut self, article: &Article, offset: u32) {
        self.head = grown(article, offset, self.grain);
    }

    /// What is selected; `None` where that is nothing.
    #[must_use]
    pub fn range(&self) -> Option<TextRange> {
        let start = self.anchor.start.min(self.head.start);
        let end = self.anchor.end.max(self.head.end);
        (start < end).then(|| TextRange::new(start, end))
    }
}

/// The word, paragraph or point at `offset`.
fn grown(article: &Article, offset: u32, grain: Grain) -> TextRange {
    let point = TextRange::new(offset, offset);
    let Some(block) = article.block_at(offset).and_then(|index| article.blocks.get(index)) else { return point };
    match grain {
        Grain::Letter => point,
        Grain::Block => block.range,
        Grain::Word => {
            let text = article.slice(block.range);
            let within = (offset - block.range.start) as usize;
            let word =
                text.split_word_bound_indices().find(|(start, word)| (*start..start + word.len()).contains(&within));
            word.map_or(point, |(start, word)| {
                let start = block.range.start as usize + start;
                TextRange::from_usize(start, start + word.len())
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Grain, Selection};
    use crate::article::{Article, Block, BlockKind, Direction, TextRange};

    fn article() -> Article {
        let text = "أعلنت شركة أفق\nعقدًا".to_owned();
        let end = text.find('\n').unwrap();
        let block = |start: usize, end: usize| Block {
            range: TextRange::from_usize(start, end),
            kind: BlockKind::Paragraph,
            direction: Direction::Rtl,
        };
        let blocks = vec![block(0, end), block(end + 1, text.len())];
        Article { text, blocks, ..Article::default() }
    }

    #[test]
    fn a_double_click_takes_the_word_and_a_drag_goes_on_by_words() {
        let article = article();
        let mut selection = Selection::begin(&article, 13, Grain::Word);
        assert_eq!(article.slice(selection.range().unwrap()), "شركة");
        selection.extend(&article, 2);
        assert_eq!(article.slice(selection.range().unwrap()), "أعلنت شركة");
    }

    #[test]
    fn a_click_selects_nothing_and_a_triple_click_the_paragraph() {
        let article = article();
        assert_eq!(Selection::begin(&article, 5, Grain::Letter).range(), None);
        let block = Selection::begin(&article, 5, Grain::Block);
        assert_eq!(article.slice(block.range().unwrap()), "أعلنت شركة أفق");
        assert_eq!(article.slice(Selection::all(&article).range().unwrap()), article.text);
    }
}
