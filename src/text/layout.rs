//! A paragraph that has been set: lines, glyphs, cells. Values only; everything that reads them is in `geometry`.
//!
//! Space: physical pixels, x from the column's left edge, y down from the paragraph's top. Offsets: bytes of the
//! paragraph's own text.

use std::ops::Range;

use super::fonts::FontId;
use super::geometry::Rect;
use crate::article::Direction;

/// Which picture of which glyph: what an atlas is keyed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GlyphKey {
    /// The font file.
    pub font: FontId,
    /// The glyph in it.
    pub glyph: u16,
    /// Bits of the `f32` font size in physical pixels.
    pub size_bits: u32,
    /// Horizontal subpixel position in quarters of a pixel, 0 to 3.
    pub bin: u8,
}

/// A glyph at its place.
///
/// The picture's left top corner is at (`x_px + left_px`, `y_px - top_px`) of the paragraph, in whole pixels, provided the
/// paragraph's own origin is a whole pixel: see [`super::raster::GlyphImage`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGlyph {
    /// The picture.
    pub key: GlyphKey,
    /// Whole pixels from the column's left edge to the glyph's origin; the rest of its position is in `key.bin`.
    pub x_px: i32,
    /// Whole pixels from the paragraph's top down to the glyph's baseline.
    pub y_px: i32,
    /// From `x_px` to the left edge of its ink, negative where it reaches out to the left.
    pub ink_left_px: i16,
    /// From `x_px` to the right edge of its ink.
    pub ink_right_px: i16,
    /// From `y_px` down to the upper edge of its ink: negative where it stands above the baseline.
    pub ink_top_px: i16,
    /// From `y_px` down to the lower edge of its ink.
    pub ink_bottom_px: i16,
    /// First byte of the cluster it draws.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl PlacedGlyph {
    /// The rectangle of its ink, to whole pixels; `None` where it has none.
    #[must_use]
    pub fn ink_rect(&self) -> Option<Rect> {
        let (x_px, y_px) = (self.x_px as f32, self.y_px as f32);
        let rect = Rect {
            left_px: x_px + f32::from(self.ink_left_px),
            top_px: y_px + f32::from(self.ink_top_px),
            right_px: x_px + f32::from(self.ink_right_px),
            bottom_px: y_px + f32::from(self.ink_bottom_px),
        };
        (rect.top_px < rect.bottom_px).then_some(rect)
    }
}

/// A letter with its marks (or its share of a ligature), a space or a tab, at its place in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedCell {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Left edge in physical pixels.
    pub left_px: f32,
    /// Right edge.
    pub right_px: f32,
    /// Whether the cell is read from right to left.
    pub rtl: bool,
}

impl PlacedCell {
    /// The bytes of the cell.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The edge where reading enters the cell.
    pub(super) fn leading_px(&self) -> f32 {
        if self.rtl { self.right_px } else { self.left_px }
    }

    /// The edge where reading leaves it.
    pub(super) fn trailing_px(&self) -> f32 {
        if self.rtl { self.left_px } else { self.right_px }
    }
}

/// One line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Bytes of the line, hanging white space included, separator excluded.
    pub range: Range<usize>,
    /// Upper edge of the line's box.
    pub top_px: f32,
    /// The baseline, a whole pixel.
    pub baseline_px: f32,
    /// Lower edge: the next line's top.
    pub bottom_px: f32,
    /// Left edge of the content; hanging white space lies outside.
    pub left_px: f32,
    /// Right edge of the content.
    pub right_px: f32,
    /// Whether the paragraph or a hard break ends the line: such lines are never justified.
    pub last: bool,
    /// The line's glyphs in [`ParagraphLayout::glyphs`].
    pub(super) glyphs: Range<usize>,
    /// The line's cells in [`ParagraphLayout::cells`], from left to right.
    pub(super) cells: Range<usize>,
}

/// A paragraph set at a width.
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphLayout {
    /// Width of the column in physical pixels; for an unbounded column, of the widest line.
    pub width_px: f32,
    /// Height of all lines.
    pub height_px: f32,
    /// Width of the widest line's content.
    pub content_width_px: f32,
    /// Base direction.
    pub direction: Direction,
    /// Whether an ellipsis stands for a part of the text.
    pub truncated: bool,
    /// Length of the paragraph's text in bytes.
    pub text_len: usize,
    pub(super) lines: Vec<Line>,
    pub(super) glyphs: Vec<PlacedGlyph>,
    pub(super) cells: Vec<PlacedCell>,
}

impl ParagraphLayout {
    /// The lines from top to bottom; at least one.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Every glyph, line by line.
    #[must_use]
    pub fn glyphs(&self) -> &[PlacedGlyph] {
        &self.glyphs
    }

    /// Every cell, line by line and from left to right in each.
    #[must_use]
    pub fn cells(&self) -> &[PlacedCell] {
        &self.cells
    }

    /// The glyphs of one line.
    #[must_use]
    pub fn line_glyphs(&self, line: &Line) -> &[PlacedGlyph] {
        self.glyphs.get(line.glyphs.clone()).unwrap_or(&[])
    }

    /// The cells of one line, from left to right.
    #[must_use]
    pub fn line_cells(&self, line: &Line) -> &[PlacedCell] {
        self.cells.get(line.cells.clone()).unwrap_or(&[])
    }

    /// The bytes at which lines 2, 3, ... start.
    pub fn line_starts(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().skip(1).map(|line| line.range.start)
    }

    /// Gives the ellipsis of the only line everything from byte `at` on.
    pub(super) fn end_in_ellipsis(&mut self, at: usize) {
        let (start, end) = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(self.text_len).unwrap_or(u32::MAX));
        for cell in self.cells.iter_mut().filter(|cell| cell.start >= start) {
            (cell.start, cell.end) = (start, end.max(start));
        }
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.start >= start) {
            (glyph.start, glyph.end) = (start, end.max(start));
        }
        if let Some(line) = self.lines.last_mut() {
            line.range.end = self.text_len;
        }
    }

    /// An estimate of the memory that the layout holds, in bytes.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        size_of::<Self>()
            + self.lines.capacity() * size_of::<Line>()
            + self.glyphs.capacity() * size_of::<PlacedGlyph>()
            + self.cells.capacity() * size_of::<PlacedCell>()
    }
}
