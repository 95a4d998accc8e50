//! Shaping and geometry: Arabic text to glyphs at their places, and back from places to text. The only user of cosmic-text.
//!
//! cosmic-text shapes words and draws glyphs; the lines are set here, the way the Unicode annexes say. From a paragraph to
//! pixels, one file a step:
//!
//! ```text
//! style      what the caller asks: face, size, justification, digits, overflow
//! display    the text that is shown: mapped digits, hidden harakat, and the way back to offsets
//! direction  hard lines; embedding levels under the base direction (UAX #9)
//! unit       words, spaces, tabs, each at one level and weight
//!   script     the script that the shaper is told (UAX #24)
//!   fonts      which embedded font draws which letter
//!   shape      the calls to the shaper     word_cache   each word shaped once
//!   glyph_run  what the shaper gave     shaped_word   as a word's glyphs and letter cells in em
//! breaks     where a line may end (UAX #14 over the whole paragraph)
//! lines      greedy breaking, hanging spaces, emergency cuts
//!   hyphen     what a line shows that ends at a soft hyphen
//! justify    spaces and kashida          truncate   the ellipsis of labels
//! reorder    UAX #9 L1 and L2            place      units to glyphs and cells at their places
//! layout     the result: values only     geometry   rectangles, hits, carets   motion   left, right, up, down
//! raster     glyph pictures
//! engine     the entry: TextEngine
//! system_fonts    a font of the system, where the reader asks for one
//! article_style   how kinds of blocks are set
//! article_layout  a whole article, piece by piece, near the viewport only
//!   pieces          blocks, slices of over-long ones, cells   table   columns and their widths
//! ```
//!
//! What it never does: read a system font unasked, change a text or its offsets, decide what is highlighted, draw on a screen.
//! Units: `_px` physical pixels, x from the column's left edge, y down; `_em` multiples of the font size, y up; offsets are
//! UTF-8 bytes of the paragraph. Geometry reads finished layouts: selection, hover and theme cost no shaping and no layout.
//!
//! To add a face: its files in `fonts/`, a line each in [`fonts`], a variant in [`style::Face`].

mod article_layout;
mod article_style;
mod breaks;
mod direction;
mod display;
mod engine;
pub mod fonts;
mod geometry;
mod glyph_run;
mod hyphen;
mod justify;
mod kashida;
mod layout;
mod lines;
mod motion;
mod pieces;
mod place;
mod raster;
mod reorder;
mod script;
mod shape;
mod shaped_word;
mod style;
mod system_fonts;
mod table;
mod truncate;
mod unit;
mod word_cache;

pub use article_layout::{ArticleLayout, PlacedBlock};
pub use article_style::ArticleStyle;
pub use engine::{Stats, TextEngine};
pub use geometry::{Affinity, Caret, Hit, Rect};
pub use layout::{GlyphKey, Line, ParagraphLayout, PlacedCell, PlacedGlyph};
pub use motion::{Stop, Towards};
pub use raster::{Coverage, GlyphImage};
pub use style::{Align, Digits, Face, Justify, Overflow, Paragraph, Span, TextStyle};
pub use system_fonts::{SystemFace, arabic_families};

use crate::article::Direction;

/// The byte offsets of the first visible characters of lines 2, 3, ... when `text` is set at `width_px`, the base direction
/// being that of most of its letters: what `qari layout` prints.
#[must_use]
pub fn line_starts(engine: &mut TextEngine, text: &str, face: Face, size_px: f32, width_px: f32) -> Vec<usize> {
    let direction = Direction::of_text(text).unwrap_or_default();
    let paragraph = Paragraph::new(text, direction, TextStyle::new(face, size_px));
    let layout = engine.layout(&paragraph, width_px);
    let lines = layout.lines().iter().skip(1).map(|line| line.range.clone());
    lines.filter_map(|line| Some(line.start + text.get(line)?.find(|c: char| !c.is_whitespace())?)).collect()
}
