//! A whole article: blocks are laid out when they come near the view, the rest is estimated.
//!
//! Page space: physical pixels from the top of the first block, `f64` because a long article is millions of pixels high.
//! The article is laid out in [pieces](super::pieces): blocks, slices of over-long ones, cells of tables, which stand beside each other.
//! Heights start as estimates and become exact when a piece is laid out; [`ArticleLayout::prepare`] says by how much what the reader
//! sees would have moved, and the caller adds that to its scroll position. Laid-out pieces are kept in a bounded cache; a piece
//! that leaves it keeps its exact height, so nothing moves a second time.

use std::collections::BTreeMap;
use std::ops::Range;

use super::article_style::{ArticleStyle, spans};
use super::engine::TextEngine;
use super::geometry::{Affinity, Rect};
use super::layout::ParagraphLayout;
use super::pieces::{Piece, Rows, cut};
use super::style::{Align, Paragraph, TextStyle};
use super::table::Table;
use crate::article::{Article, BlockKind, TextRange};

/// Pieces kept laid out.
const KEPT_PIECES: usize = 400;

/// Bytes that the kept pieces may hold together.
const KEPT_BYTES: usize = 24 << 20;

/// Mean width of a byte of Arabic text in em, before anything was measured.
const EM_PER_BYTE: f64 = 0.22;

/// A laid-out block, slice of a block or cell of a table at its place on the page.
#[derive(Debug, Clone, Copy)]
pub struct PlacedBlock<'a> {
    /// Index of the block in the article.
    pub index: usize,
    /// Bytes of the article that `layout` sets: the block, or a part of it. Offsets of the layout count from its start.
    pub range: TextRange,
    /// Bytes of all that stands beside it at its height: the row of a table, elsewhere its own.
    pub row: TextRange,
    /// Height of all that stands beside it.
    pub row_height_px: f32,
    /// Page y of the layout's upper edge.
    pub top_px: f64,
    /// From the column's left edge to the layout's own.
    pub left_px: f32,
    /// Distance of its baselines.
    pub line_height_px: f32,
    /// Its lines.
    pub layout: &'a ParagraphLayout,
}

/// The layout of an article at a typography and a width.
pub struct ArticleLayout {
    style: ArticleStyle,
    width_px: f32,
    pieces: Vec<Piece>,
    /// The tables; how each is set once a piece of it was laid out.
    tables: Vec<(Rows, Option<Table>)>,
    kinds: Vec<BlockKind>,
    /// Page y of each piece's first line, and the page's height at the end.
    tops: Vec<f64>,
    laid: BTreeMap<usize, ParagraphLayout>,
    /// Piece at the middle of the last view: what is farthest from it is given up first.
    focus: usize,
    /// Widths and bytes measured so far, which the estimates of later layouts use.
    measured: (f64, f64),
}

impl ArticleLayout {
    /// Estimates every block; lays out none.
    #[must_use]
    pub fn new(article: &Article, style: ArticleStyle, width_px: f32) -> Self {
        let (pieces, tables) = cut(article, |above, below| style.gap_px(above, below));
        let mut layout = Self {
            style,
            width_px,
            pieces,
            tables: tables.into_iter().map(|rows| (rows, None)).collect(),
            kinds: article.blocks.iter().map(|block| block.kind).collect(),
            tops: Vec::new(),
            laid: BTreeMap::new(),
            focus: 0,
            measured: (0.0, 0.0),
        };
        layout.estimate(0..layout.pieces.len());
        layout.stack();
        layout
    }

    /// The typography it was made with.
    #[must_use]
    pub fn style(&self) -> ArticleStyle {
        self.style
    }

    /// Width of the column.
    #[must_use]
    pub fn width_px(&self) -> f32 {
        self.width_px
    }

    /// Height of the page: exact where it was laid out, estimated elsewhere.
    #[must_use]
    pub fn height_px(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Page y of the block's first line; of an index past the end, the page's height.
    #[must_use]
    pub fn block_top(&self, index: usize) -> f64 {
        let piece = self.pieces.partition_point(|piece| (piece.block as usize) < index);
        self.top(piece)
    }

    /// Lays out what lies in `view` (page y) and a little around it.
    ///
    /// The result is how far the text at the view's top moved down because estimates above it proved wrong: a caller that
    /// adds it to its scroll position shows the same line at the same place.
    pub fn prepare(&mut self, engine: &mut TextEngine, article: &Article, view: Range<f64>) -> f64 {
        let mut moved = 0.0;
        let margin = (view.end - view.start).max(0.0) * 0.25;
        // Each round lays out at least one piece; what a round makes shorter can bring in the next.
        for _ in 0..64 {
            let (top, bottom) = (view.start + moved, view.end + moved);
            let seen = self.pieces_in(top - margin, bottom + margin);
            self.focus = self.piece_at(f64::midpoint(top, bottom));
            let missing: Vec<usize> = seen.filter(|piece| !self.laid.contains_key(piece)).collect();
            if missing.is_empty() {
                break;
            }
            moved += self.lay_out(engine, article, &missing, top);
        }
        self.forget_far();
        moved
    }

    /// The laid-out blocks that `view` (page y) touches, from top to bottom; nothing is laid out for this.
    pub fn visible(&self, view: Range<f64>) -> impl Iterator<Item = PlacedBlock<'_>> {
        self.pieces_in(view.start, view.end).filter_map(|index| self.placed(index))
    }

    /// Upper and lower edge (page y) of the lines that hold `range`, laid out if they were not.
    pub fn extent(&mut self, engine: &mut TextEngine, article: &Article, range: TextRange) -> (f64, f64) {
        let last_byte = range.end.saturating_sub(1).max(range.start);
        let ends = [self.piece_of(range.start), self.piece_of(last_byte)];
        let missing: Vec<usize> = ends.into_iter().filter(|piece| !self.laid.contains_key(piece)).collect();
        if !missing.is_empty() {
            self.focus = ends[0];
            self.lay_out(engine, article, &missing, 0.0);
        }
        let line = |piece: usize, offset: u32| {
            let placed = self.placed(piece)?;
            let local = offset.saturating_sub(placed.range.start) as usize;
            let line = placed.layout.lines().get(placed.layout.line_of(local, Affinity::Downstream))?;
            Some((placed.top_px + f64::from(line.top_px), placed.top_px + f64::from(line.bottom_px)))
        };
        let first = line(ends[0], range.start).unwrap_or((self.top(ends[0]), self.top(ends[0])));
        let last = line(ends[1], last_byte).unwrap_or(first);
        // Of cells that stand beside each other the later one may end higher up.
        (first.0.min(last.0), first.1.max(last.1))
    }

    /// The rectangles of a range where it is laid out, relative to the column's left edge and to `origin_px` (page y).
    #[must_use]
    pub fn rects(&self, range: TextRange, origin_px: f64) -> Vec<Rect> {
        let mut rects = Vec::new();
        for index in self.piece_of(range.start)..=self.piece_of(range.end) {
            let Some(placed) = self.placed(index) else { continue };
            let Some(shared) = range.intersection(placed.range) else { continue };
            let start = (shared.start - placed.range.start) as usize;
            let local = start..start + shared.len() as usize;
            let down = (placed.top_px - origin_px) as f32;
            rects.extend(placed.layout.rects(local).into_iter().map(|rect| rect.translated(placed.left_px, down)));
        }
        rects
    }

    /// The byte of the article nearest to a point (column x, page y) among what is laid out there.
    #[must_use]
    pub fn hit(&self, x_px: f32, y_px: f64) -> Option<(u32, Affinity)> {
        let beside = self.row_of(self.piece_at(y_px)).filter_map(|piece| self.placed(piece));
        let distance = |block: &PlacedBlock<'_>| {
            let right_px = block.left_px + block.layout.width_px;
            (block.left_px - x_px).max(x_px - right_px).max(0.0)
        };
        let placed = beside.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let hit = placed.layout.hit(x_px - placed.left_px, (y_px - placed.top_px) as f32);
        Some((placed.range.start + u32::try_from(hit.offset).ok()?, hit.affinity))
    }

    /// How many pieces are laid out at the moment and the bytes that they hold.
    #[must_use]
    pub fn kept(&self) -> (usize, usize) {
        (self.laid.len(), self.laid.values().map(ParagraphLayout::memory_bytes).sum())
    }

    fn top(&self, piece: usize) -> f64 {
        self.tops.get(piece).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// The piece whose lines, or the gap below them, are at a page y; of a row, its first.
    fn piece_at(&self, y_px: f64) -> usize {
        let after = self.tops.partition_point(|top| *top <= y_px);
        self.row_of(after.saturating_sub(1).min(self.pieces.len().saturating_sub(1))).start
    }

    /// Whether a piece stands beside the one before it.
    fn stands_beside(&self, piece: usize) -> bool {
        let cell = self.pieces.get(piece).and_then(|piece| piece.cell).filter(|cell| cell.column > 0);
        cell.is_some_and(|cell| !self.table(cell.table).is_some_and(Table::is_stacked))
    }

    /// The pieces that stand beside each other: the cells of a row, elsewhere the piece alone.
    fn row_of(&self, piece: usize) -> Range<usize> {
        let (mut start, mut end) = (piece, piece + 1);
        while start > 0 && self.stands_beside(start) {
            start -= 1;
        }
        while self.stands_beside(end) {
            end += 1;
        }
        start..end
    }

    /// How a table is set, once that is known.
    fn table(&self, index: usize) -> Option<&Table> {
        self.tables.get(index)?.1.as_ref()
    }

    /// The pieces between two page heights.
    fn pieces_in(&self, top_px: f64, bottom_px: f64) -> Range<usize> {
        let first = self.piece_at(top_px);
        let end = self.tops.partition_point(|top| *top < bottom_px).min(self.pieces.len());
        first.min(end)..end
    }

    /// The piece that holds a byte of the article, or the one before it.
    fn piece_of(&self, offset: u32) -> usize {
        let after = self.pieces.partition_point(|piece| piece.range.start <= offset);
        after.saturating_sub(1)
    }

    fn kind(&self, piece: &Piece) -> BlockKind {
        self.kinds.get(piece.block as usize).copied().unwrap_or(BlockKind::Paragraph)
    }

    fn placed(&self, index: usize) -> Option<PlacedBlock<'_>> {
        let (piece, layout) = (self.pieces.get(index)?, self.laid.get(&index)?);
        let (left_px, _) = self.column_of(piece, layout.direction.is_rtl());
        let row = self.row_of(index);
        let last = self.pieces.get(row.end - 1).unwrap_or(piece);
        let row_start = self.pieces.get(row.start).unwrap_or(piece).range.start;
        Some(PlacedBlock {
            index: piece.block as usize,
            range: piece.range,
            row: TextRange::new(row_start, last.range.end),
            row_height_px: self.height(index) as f32,
            top_px: self.top(index),
            left_px,
            line_height_px: self.text_style(piece).line_height_px,
            layout,
        })
    }

    /// The left edge and the width of what a piece is set in.
    fn column_of(&self, piece: &Piece, rtl: bool) -> (f32, f32) {
        let cell = piece.cell.and_then(|cell| Some((cell, self.table(cell.table)?)));
        let indent_px = match cell {
            Some((cell, table)) => match table.column(cell.column) {
                Some(column) => return (column.left_px, column.width_px),
                // Under the first cell of the row.
                None if cell.column > 0 => self.style.step_px(),
                None => 0.0,
            },
            None => self.style.indent_px(self.kind(piece)),
        };
        (if rtl { 0.0 } else { indent_px }, (self.width_px - indent_px).max(1.0))
    }

    fn text_style(&self, piece: &Piece) -> TextStyle {
        let style = self.style.text_style(self.kind(piece));
        let table = piece.cell.and_then(|cell| self.table(cell.table));
        table.map_or(style, |table| table.text_style(style))
    }

    /// Estimates the heights of pieces that were not laid out.
    fn estimate(&mut self, pieces: Range<usize>) {
        let (widths, measured) = self.measured;
        let em_per_byte = if measured > 2000.0 { widths / measured } else { EM_PER_BYTE };
        for index in pieces.filter(|index| !self.laid.contains_key(index)).collect::<Vec<_>>() {
            let Some(piece) = self.pieces.get(index) else { continue };
            let style = self.text_style(piece);
            let columns = piece.cell.and_then(|cell| self.tables.get(cell.table)).map_or(1, |(rows, _)| rows.columns);
            let known = piece.cell.is_none_or(|cell| self.table(cell.table).is_some());
            let share = if known { 1.0 } else { columns.max(1) as f32 };
            let measure = f64::from((self.column_of(piece, true).1 / share).max(style.size_px));
            // Half a word is lost at the end of each line.
            let bytes = f64::from(piece.range.len());
            let lines = (bytes * em_per_byte * f64::from(style.size_px) * 1.03 / measure).ceil().max(1.0);
            if let Some(piece) = self.pieces.get_mut(index) {
                piece.height_px = lines as f32 * style.line_height_px;
            }
        }
    }

    /// Piles the pieces up from their heights.
    fn stack(&mut self) {
        self.tops.clear();
        let (mut top, mut bottom) = (0.0_f64, 0.0_f64);
        for index in 0..self.pieces.len() {
            let beside = self.stands_beside(index);
            let Some(piece) = self.pieces.get(index) else { continue };
            if !beside {
                top = bottom + f64::from(piece.gap_px);
            }
            self.tops.push(top);
            bottom = bottom.max(top + f64::from(piece.height_px));
        }
        self.tops.push(bottom);
    }

    /// Lays out pieces; the result is how far what was at page y `anchor_px` moved down.
    fn lay_out(&mut self, engine: &mut TextEngine, article: &Article, pieces: &[usize], anchor_px: f64) -> f64 {
        let anchor = self.piece_at(anchor_px);
        let (old_top, old_height) = (self.top(anchor), self.height(anchor));
        for piece in pieces {
            self.measure_table(engine, article, *piece);
        }
        for index in pieces.iter().copied() {
            let Some(piece) = self.pieces.get(index).copied() else { continue };
            let layout = self.set(engine, article, &piece);
            self.measured.0 += f64::from(layout.lines().iter().map(|line| line.right_px - line.left_px).sum::<f32>())
                / f64::from(self.text_style(&piece).size_px.max(1.0));
            self.measured.1 += f64::from(piece.range.len());
            if let Some(piece) = self.pieces.get_mut(index) {
                piece.height_px = layout.height_px;
            }
            self.laid.insert(index, layout);
        }
        self.stack();
        // A view that starts inside a piece keeps its place in it.
        let inside = anchor_px - old_top;
        let new_inside = if old_height > 0.0 && (0.0..=old_height).contains(&inside) {
            inside / old_height * self.height(anchor)
        } else {
            inside
        };
        (self.top(anchor) + new_inside) - anchor_px
    }

    /// Height of a piece and of what stands beside it.
    fn height(&self, piece: usize) -> f64 {
        let row = self.pieces.get(self.row_of(piece)).unwrap_or(&[]);
        row.iter().map(|piece| f64::from(piece.height_px)).fold(0.0, f64::max)
    }

    /// Finds out how the table of a piece is set, if it has one and that is not known yet.
    fn measure_table(&mut self, engine: &mut TextEngine, article: &Article, piece: usize) {
        let Some(cell) = self.pieces.get(piece).and_then(|piece| piece.cell) else { return };
        let Some((rows, table @ None)) = self.tables.get_mut(cell.table) else { return };
        *table = Some(Table::measure(engine, article, rows, &self.style, self.width_px));
        let pieces = rows.pieces.clone();
        self.estimate(pieces);
        self.stack();
    }

    /// Sets one piece.
    fn set(&self, engine: &mut TextEngine, article: &Article, piece: &Piece) -> ParagraphLayout {
        let block = article.blocks.get(piece.block as usize);
        let table = piece.cell.and_then(|cell| Some((self.table(cell.table)?, cell.column)));
        let direction = match table {
            Some((table, _)) => table.direction,
            None => block.map_or_else(|| article.direction(), |block| self.style.direction_of(block)),
        };
        let spans = spans(article, piece.range);
        let paragraph = Paragraph {
            spans: &spans,
            align: table.and_then(|(table, column)| table.column(column)).map_or(Align::Start, |column| column.align),
            justify: self.style.justify_of(self.kind(piece)),
            digits: self.style.digits,
            hide_tashkeel: self.style.hide_tashkeel,
            ..Paragraph::new(article.slice(piece.range), direction, self.text_style(piece))
        };
        engine.layout(&paragraph, self.column_of(piece, direction.is_rtl()).1)
    }

    /// Gives up the laid-out pieces farthest from the view until the cache is within its bounds.
    fn forget_far(&mut self) {
        let (mut count, mut bytes) = self.kept();
        while count > KEPT_PIECES || (bytes > KEPT_BYTES && count > 8) {
            let ends = self.laid.first_key_value().zip(self.laid.last_key_value());
            let Some(((first, _), (last, _))) = ends else { return };
            let far = if self.focus.abs_diff(*first) > self.focus.abs_diff(*last) { *first } else { *last };
            let Some(given_up) = self.laid.remove(&far) else { return };
            count -= 1;
            bytes -= given_up.memory_bytes().min(bytes);
        }
    }
}
