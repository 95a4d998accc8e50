//! An article in pieces, each of which is laid out on its own: a block is one, an over-long block several, a row of a table one for
//! each of its cells.

use std::ops::Range;

use crate::article::{Article, Block, BlockKind, TextRange};

/// The longest piece of text that is laid out at once, in bytes.
const SLICE_BYTES: usize = 16 * 1024;

/// The most cells of a row that stand apart; the last of them holds what is beyond.
const MAX_COLUMNS: usize = 24;

/// A block, a slice of an over-long one, or a cell of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Index of the block in the article.
    pub(super) block: u32,
    pub(super) range: TextRange,
    /// Its place in a table.
    pub(super) cell: Option<CellPlace>,
    /// Space above the piece.
    pub(super) gap_px: f32,
    /// Height of its lines: exact once it was laid out.
    pub(super) height_px: f32,
}

/// Where a cell is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellPlace {
    /// Index of the table among the article's.
    pub(super) table: usize,
    /// Index of its column.
    pub(super) column: usize,
}

/// The rows of a table, which follow one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// Its blocks in the article.
    pub(super) blocks: Range<usize>,
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// Cells of its longest row.
    pub(super) columns: usize,
}

/// The pieces of an article, their heights unknown, and its tables. `gap_px` gives the space between two kinds of blocks.
pub(super) fn cut(article: &Article, gap_px: impl Fn(BlockKind, BlockKind) -> f32) -> (Vec<Piece>, Vec<Rows>) {
    let mut pieces = Vec::with_capacity(article.blocks.len());
    let mut tables: Vec<Rows> = Vec::new();
    let mut above = None;
    for (index, block) in article.blocks.iter().enumerate() {
        let gap = above.map_or(0.0, |above| gap_px(above, block.kind));
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let piece = |range, gap_px, cell| Piece { block: number, range, cell, gap_px, height_px: 0.0 };
        let long = block.range.len() as usize > SLICE_BYTES;
        if block.kind == BlockKind::TableRow && !long {
            if above != Some(BlockKind::TableRow) || tables.is_empty() {
                tables.push(Rows { blocks: index..index, pieces: pieces.len()..pieces.len(), columns: 0 });
            }
            let table = tables.len() - 1;
            for (column, range) in cells(article, block).enumerate() {
                let space = if column == 0 { gap } else { 0.0 };
                pieces.push(piece(range, space, Some(CellPlace { table, column })));
                if let Some(rows) = tables.last_mut() {
                    rows.columns = rows.columns.max(column + 1);
                }
            }
            if let Some(rows) = tables.last_mut() {
                (rows.blocks.end, rows.pieces.end) = (index + 1, pieces.len());
            }
        } else if long {
            let slices = slices(article, block).into_iter().enumerate();
            pieces.extend(slices.map(|(nth, range)| piece(range, if nth == 0 { gap } else { 0.0 }, None)));
        } else {
            pieces.push(piece(block.range, gap, None));
        }
        above = Some(block.kind);
    }
    (pieces, tables)
}

/// The cells of a row: what its tabs part.
pub(super) fn cells<'a>(article: &'a Article, row: &Block) -> impl Iterator<Item = TextRange> + use<'a> {
    let mut start = row.range.start as usize;
    article.slice(row.range).splitn(MAX_COLUMNS, '\t').map(move |cell| {
        let range = TextRange::from_usize(start, start + cell.len());
        start += cell.len() + 1;
        range
    })
}

/// The slices of an over-long block, which end after white space.
fn slices(article: &Article, block: &Block) -> Vec<TextRange> {
    let text = article.slice(block.range);
    let mut slices = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut end = (start + SLICE_BYTES).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let part = text.get(start..end).unwrap_or("");
        // After the last sentence in the second half of the slice, else after the last space, else anywhere.
        let half = part.len() / 2;
        let sentence = part
            .rmatch_indices([' ', '\n'])
            .map(|(at, _)| at + 1)
            .find(|at| part.get(..at - 1).is_some_and(|before| before.ends_with(['.', '؟', '!', '\n'])));
        let space =
            part.rfind(char::is_whitespace).and_then(|at| Some(at + part.get(at..)?.chars().next()?.len_utf8()));
        if end < text.len() {
            end = start + sentence.filter(|at| *at > half).or(space).unwrap_or(part.len());
        }
        let base = block.range.start as usize;
        slices.push(TextRange::from_usize(base + start, base + end));
        start = end;
    }
    slices
}
