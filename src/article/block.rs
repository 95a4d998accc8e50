//! Blocks (paragraph-level) and style runs (inline), as ranges over the article's text.

use super::{Direction, TextRange};

/// One paragraph-level piece of the article. Its range excludes the line terminator. It holds a line feed (in plain text also CR LF) only
/// where its author ended a line inside it: in verse, in an address, at a `<br>`, in [`BlockKind::Code`]. Headings and rows have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the article's text.
    pub range: TextRange,
    /// What the block is.
    pub kind: BlockKind,
    /// Base direction, decided once, at load.
    pub direction: Direction,
}

/// What a block is in the document's structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading; the level is 1 (the article's title) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list; `depth` counts from 0, `ordinal` is the number that a numbered list shows.
    ListItem {
        /// Nesting depth, 0 for the outermost list.
        depth: u8,
        /// The item's number in an ordered list.
        ordinal: Option<u32>,
    },
    /// A paragraph of a block quotation.
    Quote,
    /// Preformatted text: lines are kept.
    Code,
    /// One row of a table, its cells separated by tabs.
    TableRow,
}

/// An inline style over a range of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleRun {
    /// Bytes of the article's text, inside one block.
    pub range: TextRange,
    /// The style.
    pub style: InlineStyle,
}

/// An inline style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlineStyle {
    /// Strong importance, set bold.
    Strong,
    /// Emphasis; Arabic has no slant, so a line is drawn over it.
    Emphasis,
    /// Code, set in the face's own digits and letters.
    Code,
    /// A link and where it leads; nothing is fetched.
    Link {
        /// The address as the source wrote it.
        href: String,
    },
}
