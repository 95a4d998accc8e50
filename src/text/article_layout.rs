//! A whole article: blocks are laid out when they come near the view, the rest is estimated.
//!
//! Page space: physical pixels from the top of the first block, `f64` because a long article is millions of pixels high.
//! Each block is a piece of its own; a block longer than [`SLICE_BYTES`] is several, cut after a space. Heights start as
//! estimates and become exact when a piece is laid out; [`ArticleLayout::prepare`] says by how much what the reader sees
//! would have moved, and the caller adds that to its scroll position. Laid-out pieces are kept in a bounded cache; a piece
//! that leaves it keeps its exact height, so nothing moves a second time.

use std::collections::BTreeMap;
use std::ops::Range;

use super::article_style::ArticleStyle;
use super::engine::TextEngine;
use super::geometry::{Affinity, Rect};
use super::layout::ParagraphLayout;
use super::style::{Paragraph, Span};
use crate::article::{Article, Block, BlockKind, InlineStyle, TextRange};

/// The longest piece of text that is laid out at once, in bytes.
const SLICE_BYTES: usize = 16 * 1024;

/// Pieces kept laid out.
const KEPT_PIECES: usize = 400;

/// Bytes that the kept pieces may hold together.
const KEPT_BYTES: usize = 24 << 20;

/// Mean width of a byte of Arabic text in em, before anything was measured.
const EM_PER_BYTE: f64 = 0.22;

/// A block, or a slice of an over-long one.
#[derive(Debug, Clone, Copy)]
struct Piece {
    block: u32,
    range: TextRange,
    /// Columns of the table that it is a row of; 1 elsewhere.
    columns: u16,
    /// Space above the piece.
    gap_px: f32,
    /// Height of its lines: exact once it was laid out.
    height_px: f32,
}

/// A laid-out block at its place on the page.
#[derive(Debug, Clone, Copy)]
pub struct PlacedBlock<'a> {
    /// Index of the block in the article.
    pub index: usize,
    /// Bytes of the article that `layout` sets: the block, or a slice of an over-long one. Offsets of the layout count from
    /// its start.
    pub range: TextRange,
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
        let mut layout = Self {
            style,
            width_px,
            pieces: Vec::with_capacity(article.blocks.len()),
            kinds: article.blocks.iter().map(|block| block.kind).collect(),
            tops: Vec::new(),
            laid: BTreeMap::new(),
            focus: 0,
            measured: (0.0, 0.0),
        };
        let mut above = None;
        let mut columns = 1;
        for (index, block) in article.blocks.iter().enumerate() {
            let gap = above.map_or(0.0, |above| style.gap_px(above, block.kind));
            if block.kind != BlockKind::TableRow {
                columns = 1;
            } else if above != Some(BlockKind::TableRow) {
                columns = columns_of(article, index);
            }
            above = Some(block.kind);
            let block_index = u32::try_from(index).unwrap_or(u32::MAX);
            let mut add = |range: TextRange, gap_px: f32| {
                let height_px = layout.estimate(block.kind, range.len());
                layout.pieces.push(Piece { block: block_index, range, columns, gap_px, height_px });
            };
            if block.range.len() as usize <= SLICE_BYTES {
                add(block.range, gap);
                continue;
            }
            for (nth, range) in slices(article, block).into_iter().enumerate() {
                add(range, if nth == 0 { gap } else { 0.0 });
            }
        }
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
        (first.0, last.1)
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
        let placed = self.placed(self.piece_at(y_px))?;
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

    /// The piece whose lines, or the gap below them, are at a page y.
    fn piece_at(&self, y_px: f64) -> usize {
        let after = self.tops.partition_point(|top| *top <= y_px);
        after.saturating_sub(1).min(self.pieces.len().saturating_sub(1))
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
        let kind = self.kind(piece);
        let left_px = if layout.direction.is_rtl() { 0.0 } else { self.style.indent_px(kind) };
        Some(PlacedBlock {
            index: piece.block as usize,
            range: piece.range,
            top_px: self.top(index),
            left_px,
            line_height_px: self.style.text_style(kind).line_height_px,
            layout,
        })
    }

    /// The height that `bytes` of text of a kind should have.
    fn estimate(&self, kind: BlockKind, bytes: u32) -> f32 {
        let style = self.style.text_style(kind);
        let (widths, measured) = self.measured;
        let em_per_byte = if measured > 2000.0 { widths / measured } else { EM_PER_BYTE };
        let measure = f64::from((self.width_px - self.style.indent_px(kind)).max(style.size_px));
        // Half a word is lost at the end of each line.
        let lines = (f64::from(bytes) * em_per_byte * f64::from(style.size_px) * 1.03 / measure).ceil().max(1.0);
        lines as f32 * style.line_height_px
    }

    /// Piles the pieces up from their heights.
    fn stack(&mut self) {
        self.tops.clear();
        let mut y = 0.0_f64;
        for piece in &self.pieces {
            y += f64::from(piece.gap_px);
            self.tops.push(y);
            y += f64::from(piece.height_px);
        }
        self.tops.push(y);
    }

    /// Lays out pieces; the result is how far what was at page y `anchor_px` moved down.
    fn lay_out(&mut self, engine: &mut TextEngine, article: &Article, pieces: &[usize], anchor_px: f64) -> f64 {
        let anchor = self.piece_at(anchor_px);
        let (old_top, old_height) = (self.top(anchor), self.height(anchor));
        for index in pieces.iter().copied() {
            let Some(piece) = self.pieces.get(index).copied() else { continue };
            let layout = self.set(engine, article, &piece);
            self.measured.0 += f64::from(layout.lines().iter().map(|line| line.right_px - line.left_px).sum::<f32>())
                / f64::from(self.style.text_style(self.kind(&piece)).size_px.max(1.0));
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

    fn height(&self, piece: usize) -> f64 {
        self.pieces.get(piece).map_or(0.0, |piece| f64::from(piece.height_px))
    }

    /// Sets one piece.
    fn set(&self, engine: &mut TextEngine, article: &Article, piece: &Piece) -> ParagraphLayout {
        let kind = self.kind(piece);
        let block = article.blocks.get(piece.block as usize);
        let direction = block.map_or_else(|| article.direction(), |block| self.style.direction_of(block));
        let spans = spans(article, piece.range);
        let measure_px = (self.width_px - self.style.indent_px(kind)).max(1.0);
        let paragraph = Paragraph {
            spans: &spans,
            justify: self.style.justify_of(kind),
            digits: self.style.digits,
            hide_tashkeel: self.style.hide_tashkeel,
            // The columns of a table share its width.
            tab_stop_px: (piece.columns > 1).then(|| measure_px / f32::from(piece.columns)),
            ..Paragraph::new(article.slice(piece.range), direction, self.style.text_style(kind))
        };
        engine.layout(&paragraph, measure_px)
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

/// Columns of the table whose first row is the block at `first`.
fn columns_of(article: &Article, first: usize) -> u16 {
    let rows = article.blocks.iter().skip(first).take_while(|block| block.kind == BlockKind::TableRow);
    let columns = rows.map(|row| article.slice(row.range).matches('\t').count() + 1).max().unwrap_or(1);
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// The strong and emphasised runs inside a range, relative to its start: both are bold, for Arabic knows no slant.
fn spans(article: &Article, range: TextRange) -> Vec<Span> {
    // Runs are sorted by start and may overlap, but none is longer than a block.
    let from = article.styles.partition_point(|run| run.range.start + (1 << 20) < range.start);
    let runs = article.styles.get(from..).unwrap_or(&[]).iter().take_while(|run| run.range.start < range.end);
    let mut spans: Vec<Span> = runs
        .filter(|run| matches!(run.style, InlineStyle::Strong | InlineStyle::Emphasis))
        .filter_map(|run| run.range.intersection(range))
        .map(|shared| Span {
            range: (shared.start - range.start) as usize..(shared.end - range.start) as usize,
            bold: true,
        })
        .collect();
    spans.sort_by_key(|span| (span.range.start, span.range.end));
    // Runs that overlap or touch become one.
    spans.dedup_by(|next, last| {
        let joined = next.range.start <= last.range.end;
        if joined {
            last.range.end = last.range.end.max(next.range.end);
        }
        joined
    });
    spans
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
