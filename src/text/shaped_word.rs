//! A shaped word as a value: its glyphs and its letter cells, in em.
//!
//! A cluster of glyphs that stands for several letters (lam-alef) is divided among them (see [`super::glyph_run`]), so that everything
//! that reads a word can treat cells as letters.

use super::fonts::FontId;

/// The edges of a glyph's ink, from its origin, in em, y up; all 0 where it has none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Ink {
    pub(super) left_em: f32,
    pub(super) right_em: f32,
    pub(super) bottom_em: f32,
    pub(super) top_em: f32,
}

/// A glyph of a shaped word. Lengths in em, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordGlyph {
    pub(super) font: FontId,
    pub(super) id: u16,
    /// Left edge of the glyph's advance, from the word's left edge.
    pub(super) left_em: f32,
    /// Offset of the glyph from its pen position.
    pub(super) offset_em: (f32, f32),
    pub(super) ink: Ink,
    /// First byte of its cluster in the word.
    pub(super) cluster: u16,
    /// One past the last byte of its cluster.
    pub(super) cluster_end: u16,
}

/// A letter with its marks, or the share of a ligature that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// First byte in the word.
    pub(super) start: u16,
    /// One past the last byte.
    pub(super) end: u16,
    /// Left edge, from the word's left edge, in em.
    pub(super) left_em: f32,
    /// Right edge.
    pub(super) right_em: f32,
    /// Whether a line may be cut before this cell's first byte without cutting a glyph.
    pub(super) starts_cluster: bool,
}

/// A shaped word: glyphs and cells from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ShapedWord {
    pub(super) glyphs: Vec<WordGlyph>,
    pub(super) cells: Vec<Cell>,
    /// Sum of the advances.
    pub(super) advance_em: f32,
}

impl ShapedWord {
    /// Adds a part on the right.
    pub(super) fn append(&mut self, part: Self) {
        let by = self.advance_em;
        self.glyphs.extend(part.glyphs.into_iter().map(|glyph| WordGlyph { left_em: glyph.left_em + by, ..glyph }));
        self.cells.extend(part.cells.into_iter().map(|cell| Cell {
            left_em: cell.left_em + by,
            right_em: cell.right_em + by,
            ..cell
        }));
        self.advance_em += part.advance_em;
    }

    /// Moves every offset by `bytes`.
    pub(super) fn move_by(&mut self, bytes: u16) {
        for glyph in &mut self.glyphs {
            glyph.cluster += bytes;
            glyph.cluster_end += bytes;
        }
        for cell in &mut self.cells {
            cell.start += bytes;
            cell.end += bytes;
        }
    }
}
