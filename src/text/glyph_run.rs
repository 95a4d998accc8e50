//! A run of glyphs as the shaper gave it to a word: measures in em, clusters from left to right, cells.
//!
//! A cluster that stands for several letters is divided evenly among them, in reading order.

use std::ops::Range;

use cosmic_text::Font;
use cosmic_text::harfrust::GlyphBuffer;
use cosmic_text::skrifa::instance::{LocationRef, Size};
use cosmic_text::skrifa::metrics::GlyphMetrics;
use cosmic_text::skrifa::{FontRef, GlyphId, MetadataProvider as _};
use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::FontId;
use super::shaped_word::{Cell, Ink, ShapedWord, WordGlyph};
use crate::arabic::chars::is_mark;

/// Reads runs of glyphs out of what the shaper gave.
pub(super) struct RunBuilder<'a> {
    font: FontId,
    em: f32,
    bounds: Option<InkBounds<'a>>,
    /// The ink of glyphs that were met before.
    inks: &'a mut FxHashMap<(FontId, u16), Ink>,
    /// Clusters of the run from left to right: bytes, left and right edge in em.
    clusters: Vec<(Range<usize>, f32, f32)>,
}

impl<'a> RunBuilder<'a> {
    pub(super) fn new(loaded: &'a Font, font: FontId, inks: &'a mut FxHashMap<(FontId, u16), Ink>) -> Self {
        let em = f32::from(loaded.metrics().units_per_em).max(1.0);
        Self { font, em, bounds: InkBounds::of(loaded), inks, clusters: Vec::new() }
    }

    fn ink(&mut self, glyph: u16) -> Ink {
        let bounds = self.bounds.as_ref();
        let read = || bounds.map_or_else(Ink::default, |bounds| bounds.of_glyph(glyph));
        *self.inks.entry((self.font, glyph)).or_insert_with(read)
    }

    /// The glyphs at `glyphs` of `set` as a word: `run` is where it starts in the shaped text, and its letters.
    pub(super) fn build(
        &mut self,
        set: &GlyphBuffer,
        glyphs: Range<usize>,
        (base, run): (usize, &str),
        rtl: bool,
    ) -> ShapedWord {
        let infos = set.glyph_infos().get(glyphs.clone()).unwrap_or(&[]);
        let positions = set.glyph_positions().get(glyphs).unwrap_or(&[]);
        let mut shaped = ShapedWord { glyphs: Vec::with_capacity(infos.len()), ..ShapedWord::default() };
        self.clusters.clear();
        for (info, position) in infos.iter().zip(positions) {
            let start = (info.cluster as usize).saturating_sub(base);
            let left = shaped.advance_em;
            shaped.advance_em += position.x_advance as f32 / self.em;
            let cluster = u16::try_from(start).unwrap_or(u16::MAX);
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            shaped.glyphs.push(WordGlyph {
                font: self.font,
                id,
                left_em: left,
                offset_em: (position.x_offset as f32 / self.em, position.y_offset as f32 / self.em),
                ink: self.ink(id),
                cluster,
                cluster_end: cluster,
            });
            match self.clusters.last_mut() {
                Some((cluster, _, right)) if cluster.start == start => *right = shaped.advance_em,
                _ => self.clusters.push((start..run.len(), left, shaped.advance_em)),
            }
        }
        // A cluster ends where the next one in the text starts: to its left in right-to-left text, else to its right.
        let mut end = run.len();
        let mut close = |cluster: &mut (Range<usize>, f32, f32)| {
            cluster.0.end = end;
            end = cluster.0.start;
        };
        if rtl {
            self.clusters.iter_mut().for_each(&mut close);
        } else {
            self.clusters.iter_mut().rev().for_each(&mut close);
        }
        shaped.cells.reserve(self.clusters.len());
        let mut glyphs = shaped.glyphs.iter_mut().peekable();
        for (range, left, right) in &self.clusters {
            while let Some(glyph) = glyphs.next_if(|glyph| usize::from(glyph.cluster) == range.start) {
                glyph.cluster_end = u16::try_from(range.end).unwrap_or(u16::MAX);
            }
            divide(run, range.clone(), (*left, *right), rtl, &mut shaped.cells);
        }
        shaped
    }
}

/// Reads how far a font's glyphs reach.
struct InkBounds<'a> {
    metrics: GlyphMetrics<'a>,
    em: f32,
}

impl<'a> InkBounds<'a> {
    fn of(font: &'a Font) -> Option<Self> {
        let em = f32::from(font.metrics().units_per_em).max(1.0);
        let file = FontRef::new(font.data()).ok()?;
        Some(Self { metrics: file.glyph_metrics(Size::unscaled(), LocationRef::default()), em })
    }

    fn of_glyph(&self, glyph: u16) -> Ink {
        let bounds = self.metrics.bounds(GlyphId::from(glyph));
        bounds.map_or_else(Ink::default, |bounds| Ink {
            left_em: bounds.x_min / self.em,
            right_em: bounds.x_max / self.em,
            bottom_em: bounds.y_min / self.em,
            top_em: bounds.y_max / self.em,
        })
    }
}

/// Divides a cluster evenly among its letters, in the order that they are read.
fn divide(word: &str, range: Range<usize>, (left, right): (f32, f32), rtl: bool, cells: &mut Vec<Cell>) {
    let narrow = |offset: usize| u16::try_from(offset).unwrap_or(u16::MAX);
    let text = word.get(range.clone()).unwrap_or("");
    if text.chars().skip(1).all(is_mark) {
        let (start, end) = (narrow(range.start), narrow(range.end));
        return cells.push(Cell { start, end, left_em: left, right_em: right, starts_cluster: true });
    }
    let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| range.start + at).collect();
    let count = starts.len().max(1);
    let share = (right - left) / count as f32;
    let mut letters: Vec<Cell> = starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let end = starts.get(index + 1).copied().unwrap_or(range.end);
            let place = if rtl { count - 1 - index } else { index };
            let left_em = left + share * place as f32;
            let right_em = if place + 1 == count { right } else { left_em + share };
            Cell { start: narrow(*start), end: narrow(end), left_em, right_em, starts_cluster: index == 0 }
        })
        .collect();
    if rtl {
        letters.reverse();
    }
    cells.append(&mut letters);
}
