//! Selected text: from where to where, in bytes of the article, and how words and paragraphs are taken whole.
//!
//! A selection is always there once the reader has clicked in the text; while it holds nothing it is a caret.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Article, TextRange};
use crate::text::Affinity;

/// A caret position: a byte of the article, and the neighbour that it belongs to where the two are not neighbours on the
/// screen (at the end of a line, or where the direction changes).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// In bytes of the article.
    pub offset: u32,
    /// The neighbour.
    pub affinity: Affinity,
}

/// What the pointer is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointed {
    /// The nearest caret position.
    pub spot: Spot,
    /// First byte of the letter under the pointer, or of the nearest one.
    pub letter: u32,
}

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

/// A selection: what it began with, what it has come to, both as the ranges that its grain makes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    anchor: TextRange,
    head: TextRange,
    caret: Spot,
    grain: Grain,
}

impl Selection {
    /// Begins at what was clicked.
    #[must_use]
    pub fn begin(article: &Article, at: Pointed, grain: Grain) -> Self {
        let anchor = grown(article, at, grain);
        let mut selection = Self { anchor, head: anchor, caret: at.spot, grain };
        selection.settle_caret();
        selection
    }

    /// A caret that selects nothing.
    #[must_use]
    pub fn caret_at(spot: Spot) -> Self {
        let point = TextRange::new(spot.offset, spot.offset);
        Self { anchor: point, head: point, caret: spot, grain: Grain::Letter }
    }

    /// The whole article.
    #[must_use]
    pub fn all(article: &Article) -> Self {
        let whole = TextRange::from_usize(0, article.text.len());
        let caret = Spot { offset: whole.end, affinity: Affinity::Upstream };
        Self { anchor: whole, head: whole, caret, grain: Grain::Letter }
    }

    /// Follows the pointer.
    pub fn extend(&mut self, article: &Article, at: Pointed) {
        self.head = grown(article, at, self.grain);
        self.caret = at.spot;
        self.settle_caret();
    }

    /// Follows the keyboard: the caret goes to `spot`, and what was selected first stays selected.
    pub fn extend_to(&mut self, spot: Spot) {
        // Of a word taken whole, the side away from the caret stays.
        let fixed = if self.head.start < self.anchor.start { self.anchor.end } else { self.anchor.start };
        self.anchor = TextRange::new(fixed, fixed);
        self.head = TextRange::new(spot.offset, spot.offset);
        self.caret = spot;
        self.grain = Grain::Letter;
    }

    /// Where the caret stands: at the end that moves.
    #[must_use]
    pub fn caret(&self) -> Spot {
        self.caret
    }

    /// What is selected; `None` where that is nothing.
    #[must_use]
    pub fn range(&self) -> Option<TextRange> {
        let start = self.anchor.start.min(self.head.start);
        let end = self.anchor.end.max(self.head.end);
        (start < end).then(|| TextRange::new(start, end))
    }

    /// Words and paragraphs are taken whole, and the caret stands at the end of them that moves.
    fn settle_caret(&mut self) {
        if self.grain == Grain::Letter {
            return;
        }
        self.caret = if self.head.start < self.anchor.start {
            Spot { offset: self.head.start, affinity: Affinity::Downstream }
        } else {
            Spot { offset: self.head.end, affinity: Affinity::Upstream }
        };
    }
}

/// The word, paragraph or point that was meant.
fn grown(article: &Article, at: Pointed, grain: Grain) -> TextRange {
    let point = TextRange::new(at.spot.offset, at.spot.offset);
    let Some(block) = article.block_at(at.letter).and_then(|index| article.blocks.get(index)) else { return point };
    match grain {
        Grain::Letter => point,
        Grain::Block => block.range,
        Grain::Word => word_at(article.slice(block.range), (at.letter - block.range.start) as usize).map_or(
            point,
            |(start, end)| {
                let base = block.range.start as usize;
                TextRange::from_usize(base + start, base + end)
            },
        ),
    }
}

/// The word that holds the byte at `offset`, by UAX #29: an Arabic word with the clitics written in it, its marks and its
/// tatweel; a number with its separators.
fn word_at(text: &str, offset: usize) -> Option<(usize, usize)> {
    // No word crosses white space: looking from the last one keeps a long paragraph cheap.
    let from = text.get(..offset)?.rfind(char::is_whitespace).unwrap_or(0);
    let mut words = text.get(from..)?.split_word_bound_indices();
    let (start, word) = words.find(|(start, word)| (from + start..from + start + word.len()).contains(&offset))?;
    Some((from + start, from + start + word.len()))
}

#[cfg(test)]
mod tests {
    use super::{Grain, Pointed, Selection, Spot};
    use crate::article::{Article, Block, BlockKind, Direction, TextRange};
    use crate::text::Affinity;

    fn article(text: &str) -> Article {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.lines() {
            let range = TextRange::from_usize(start, start + line.len());
            blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
            start += line.len() + 1;
        }
        Article { text: text.to_owned(), blocks, ..Article::default() }
    }

    fn spot(offset: usize) -> Spot {
        Spot { offset: u32::try_from(offset).unwrap(), affinity: Affinity::Downstream }
    }

    fn on(article: &Article, needle: &str) -> Pointed {
        let at = article.text.find(needle).unwrap();
        Pointed { spot: spot(at), letter: spot(at).offset }
    }

    fn selected<'a>(article: &'a Article, selection: &Selection) -> &'a str {
        selection.range().map_or("", |range| article.slice(range))
    }

    #[test]
    fn a_double_click_takes_the_word_with_its_clitics() {
        let article = article("قال: وبالشركةِ لـOpenAI و10 في 12.5% من «الأُفُق»");
        for (letter, word) in [
            ("ش", "وبالشركةِ"),
            ("AI", "لـOpenAI"),
            ("10", "و10"),
            ("2.5", "12.5"),
            ("في", "في"),
            ("ُق", "الأُفُق"),
            ("ق»", "الأُفُق"),
            ("»", "»"),
        ] {
            let selection = Selection::begin(&article, on(&article, letter), Grain::Word);
            assert_eq!(selected(&article, &selection), word, "at {letter}");
        }
    }

    #[test]
    fn a_drag_goes_on_by_what_it_began_with() {
        let article = article("أعلنت شركة أفق\nعقدًا جديدًا");
        let mut selection = Selection::begin(&article, on(&article, "ركة"), Grain::Word);
        selection.extend(&article, on(&article, "لنت"));
        assert_eq!(selected(&article, &selection), "أعلنت شركة");
        assert_eq!(selection.caret(), spot(0));
        selection.extend(&article, on(&article, "قدًا"));
        assert_eq!(selected(&article, &selection), "شركة أفق\nعقدًا");
        let mut block = Selection::begin(&article, on(&article, "ركة"), Grain::Block);
        assert_eq!(selected(&article, &block), "أعلنت شركة أفق");
        block.extend(&article, on(&article, "جديد"));
        assert_eq!(selected(&article, &block), article.text);
    }

    #[test]
    fn the_keyboard_extends_what_the_pointer_began() {
        let article = article("أعلنت شركة أفق");
        let mut selection = Selection::begin(&article, on(&article, "شركة"), Grain::Letter);
        assert_eq!(selection.range(), None);
        let word = article.text.find("أفق").unwrap();
        selection.extend_to(spot(word));
        assert_eq!(selected(&article, &selection), "شركة ");
        selection.extend_to(spot(0));
        assert_eq!(selected(&article, &selection), "أعلنت ", "past the place where it began");
        // A word that was taken whole keeps its far side.
        let mut word = Selection::begin(&article, on(&article, "شركة"), Grain::Word);
        word.extend_to(spot(article.text.len()));
        assert_eq!(selected(&article, &word), "شركة أفق");
        let mut back = Selection::begin(&article, on(&article, "شركة"), Grain::Word);
        back.extend(&article, on(&article, "أعلنت"));
        back.extend_to(spot("أع".len()));
        assert_eq!(selected(&article, &back), "لنت شركة");
    }

    #[test]
    fn everything_is_selected_and_a_caret_is_nothing() {
        let article = article("أعلنت شركة\nأفق");
        assert_eq!(selected(&article, &Selection::all(&article)), article.text);
        assert_eq!(Selection::caret_at(spot(4)).range(), None);
    }
}
