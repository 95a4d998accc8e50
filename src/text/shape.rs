//! Words to glyphs: the shaper's output in em.
//!
//! The shaper is harfrust as cosmic-text carries it, called with the script named: `ShapeWord` guesses the script from the
//! run alone, and Amiri draws a bracket among Arabic letters otherwise than one on its own.
//!
//! The unit of shaping is the space-delimited word, within one embedding level and weight. Embedded fonts are never hinted, so
//! all measures are in em and a word shaped once serves every size (see [`super::word_cache`]). Words that are shaped together go to the
//! shaper in one call, as most of a call's cost is walking the font's tables.
//!
//! A cluster of glyphs that stands for several letters (lam-alef) is divided among them here, in reading order, so that
//! everything after this file can treat cells as letters.

use std::ops::Range;

use cosmic_text::Font;
use cosmic_text::harfrust::{self, Direction, GlyphBuffer, Language, ShapePlan, Tag, UnicodeBuffer};
use cosmic_text::skrifa::instance::{LocationRef, Size};
use cosmic_text::skrifa::metrics::GlyphMetrics;
use cosmic_text::skrifa::{FontRef, GlyphId, MetadataProvider as _};
use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;
use unicode_script::Script;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{FontId, Fonts};
use super::style::Face;
use crate::arabic::chars::is_mark;

/// Longest word handed to the shaper, in bytes. Longer ones are cut at grapheme boundaries: no word of a language reaches
/// this, and the shaper's font fallback is quadratic in the length.
pub(super) const MAX_WORD_BYTES: usize = 512;

/// How many bytes of words are shaped in one call.
const BATCH_BYTES: usize = 1024;

/// What stands between the words of a call: a control that joins to nothing, and that no rule of a font speaks of.
const SEPARATOR: char = '\u{1F}';

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

/// How a word is shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordStyle {
    pub(super) face: Face,
    pub(super) bold: bool,
    pub(super) rtl: bool,
    pub(super) script: Script,
}

/// The shaper's buffers and plans, which outlive a call.
#[derive(Default)]
pub(super) struct Press {
    plans: FxHashMap<(FontId, Script, bool), ShapePlan>,
    inks: FxHashMap<(FontId, u16), Ink>,
    buffer: Option<UnicodeBuffer>,
    /// How many words were shaped, for tests and measurements.
    pub(super) words: u64,
}

impl Press {
    /// Shapes a word in the fonts that cover it.
    pub(super) fn shape(&mut self, fonts: &Fonts, word: &str, style: WordStyle) -> ShapedWord {
        self.words += 1;
        let Some(first) = fonts.first_choice(word, style.face, style.bold) else { return ShapedWord::default() };
        let whole = self.shape_run(fonts, word, 0..word.len(), first, style);
        if whole.glyphs.iter().all(|glyph| glyph.id != 0) {
            return whole;
        }
        let mut parts = fonts.itemise(word, style.face, style.bold);
        if style.rtl {
            parts.reverse();
        }
        let mut joined = ShapedWord::default();
        for (range, font) in parts {
            joined.append(self.shape_run(fonts, word, range, font, style));
        }
        joined
    }

    /// Shapes words of one style; the result is what [`Self::shape`] gives for each.
    pub(super) fn shape_all(&mut self, fonts: &Fonts, words: &[&str], style: WordStyle) -> Vec<ShapedWord> {
        let mut shaped = Vec::with_capacity(words.len());
        let mut rest = words;
        while let Some(first) = rest.first() {
            let font = fonts.first_choice(first, style.face, style.bold);
            let mut bytes = 0;
            let alike = rest.iter().take_while(|word| {
                bytes += word.len();
                let fits = bytes <= BATCH_BYTES && fonts.first_choice(word, style.face, style.bold) == font;
                fits && stands_in_a_row(word)
            });
            let count = alike.count();
            let (batch, later) = rest.split_at(count.max(1));
            match font {
                Some(font) if count > 1 && fonts.shapes_rows(font) => {
                    self.shape_batch(fonts, batch, font, style, &mut shaped);
                }
                _ => shaped.extend(batch.iter().map(|word| self.shape(fonts, word, style))),
            }
            rest = later;
        }
        shaped
    }

    /// Shapes words in one call; those that the font cannot draw whole are shaped again on their own.
    fn shape_batch(
        &mut self,
        fonts: &Fonts,
        words: &[&str],
        font: FontId,
        style: WordStyle,
        shaped: &mut Vec<ShapedWord>,
    ) {
        let Some(loaded) = fonts.font(font) else { return };
        let mut text = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
        for word in words {
            text.push_str(word);
            text.push(SEPARATOR);
        }
        let set = self.call(loaded, (font, style), |buffer| buffer.push_str(&text));
        let from = shaped.len();
        let mut builder = RunBuilder::new(loaded, font, &mut self.inks);
        let mut take = |range: Range<usize>, glyphs: Range<usize>| {
            builder.build(&set, glyphs, (range.start, text.get(range.clone()).unwrap_or("")), style.rtl)
        };
        // Glyphs stand from left to right: those of right-to-left words come with the last word first.
        let clusters = set.glyph_infos();
        let mut ends: Vec<(usize, usize)> = Vec::with_capacity(words.len());
        let mut at = 0;
        for word in words {
            ends.push((at, at + word.len()));
            at += word.len() + SEPARATOR.len_utf8();
        }
        if style.rtl {
            ends.reverse();
        }
        let mut glyph = 0;
        for (start, end) in ends {
            let inside = |glyph: &usize| {
                clusters.get(*glyph).is_some_and(|info| (start..end).contains(&(info.cluster as usize)))
            };
            let skipped = (glyph..clusters.len()).take_while(|glyph| !inside(glyph)).count();
            let first = glyph + skipped;
            let count = (first..clusters.len()).take_while(inside).count();
            shaped.push(take(start..end, first..first + count));
            glyph = first + count;
        }
        self.buffer = Some(set.clear());
        let found = shaped.get_mut(from..).unwrap_or(&mut []);
        if style.rtl {
            found.reverse();
        }
        self.words += words.len() as u64;
        for (word, set) in words.iter().zip(found) {
            if set.glyphs.iter().any(|glyph| glyph.id == 0) {
                *set = self.shape(fonts, word, style);
            }
        }
    }

    /// Shapes `word[range]` in one font.
    fn shape_run(
        &mut self,
        fonts: &Fonts,
        word: &str,
        range: Range<usize>,
        font: FontId,
        style: WordStyle,
    ) -> ShapedWord {
        let (Some(loaded), Some(run)) = (fonts.font(font), word.get(range.clone())) else {
            return ShapedWord::default();
        };
        let set = self.call(loaded, (font, style), |buffer| {
            // Letters join over a change of font.
            buffer.set_pre_context(word.get(..range.start).unwrap_or(""));
            buffer.push_str(run);
            buffer.set_post_context(word.get(range.end..).unwrap_or(""));
        });
        let mut shaped = RunBuilder::new(loaded, font, &mut self.inks).build(&set, 0..set.len(), (0, run), style.rtl);
        shaped.move_by(u16::try_from(range.start).unwrap_or(u16::MAX));
        self.buffer = Some(set.clear());
        shaped
    }

    /// Calls the shaper with what `fill` puts into its buffer.
    fn call(
        &mut self,
        font: &Font,
        (id, style): (FontId, WordStyle),
        fill: impl FnOnce(&mut UnicodeBuffer),
    ) -> GlyphBuffer {
        let direction = if style.rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let tag = Tag::from_be_bytes(style.script.as_iso15924_tag().to_be_bytes());
        let script = harfrust::Script::from_iso15924_tag(tag).unwrap_or(harfrust::script::ARABIC);
        // Amiri draws some letters otherwise where the language is not said to be Arabic (وتتوقع).
        let language: Option<Language> = "ar".parse().ok();
        let shaper = font.shaper();
        let plan = self
            .plans
            .entry((id, style.script, style.rtl))
            .or_insert_with(|| ShapePlan::new(shaper, direction, Some(script), language.as_ref(), &[]));
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.set_direction(direction);
        buffer.set_script(script);
        if let Some(language) = language {
            buffer.set_language(language);
        }
        fill(&mut buffer);
        shaper.shape_with_plan(plan, buffer, &[])
    }
}

/// Whether a word may follow another in a call: a mark at its start would sit on what stands before it.
fn stands_in_a_row(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !is_combining_mark(c)) && !word.contains(SEPARATOR)
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
    fn move_by(&mut self, bytes: u16) {
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

/// Reads runs of glyphs out of what the shaper gave.
struct RunBuilder<'a> {
    font: FontId,
    em: f32,
    bounds: Option<InkBounds<'a>>,
    /// The ink of glyphs that were met before.
    inks: &'a mut FxHashMap<(FontId, u16), Ink>,
    /// Clusters of the run from left to right: bytes, left and right edge in em.
    clusters: Vec<(Range<usize>, f32, f32)>,
}

impl<'a> RunBuilder<'a> {
    fn new(loaded: &'a Font, font: FontId, inks: &'a mut FxHashMap<(FontId, u16), Ink>) -> Self {
        let em = f32::from(loaded.metrics().units_per_em).max(1.0);
        Self { font, em, bounds: InkBounds::of(loaded), inks, clusters: Vec::new() }
    }

    fn ink(&mut self, glyph: u16) -> Ink {
        let bounds = self.bounds.as_ref();
        let read = || bounds.map_or_else(Ink::default, |bounds| bounds.of_glyph(glyph));
        *self.inks.entry((self.font, glyph)).or_insert_with(read)
    }

    /// The glyphs at `glyphs` of `set` as a word: `run` is where it starts in the shaped text, and its letters.
    fn build(&mut self, set: &GlyphBuffer, glyphs: Range<usize>, (base, run): (usize, &str), rtl: bool) -> ShapedWord {
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

#[cfg(test)]
mod tests {
    use super::*;

    const RTL: WordStyle = WordStyle { face: Face::Amiri, bold: false, rtl: true, script: Script::Arabic };

    #[test]
    fn a_ligature_is_divided_in_reading_order() {
        let word = Press::default().shape(&Fonts::new(), "لا", RTL);
        let starts: Vec<u16> = word.cells.iter().map(|cell| cell.start).collect();
        assert_eq!(starts, [2, 0], "alef stands left of lam");
        assert!(word.cells.iter().all(|cell| cell.right_em > cell.left_em));
    }

    /// Words shaped in one call are what each is alone: in every face and weight, with marks, digits, signs, and letters that
    /// the face lacks.
    #[test]
    fn words_do_not_see_each_other() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/chromium/paragraphs.txt");
        let text = std::fs::read_to_string(path).unwrap()
            + " \u{064B}وعلى شركة كبرى له كل ≠ س≠ش a\u{0301}b \u{0301}c \u{1F}ab ";
        let words: Vec<&str> = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
        let fonts = Fonts::new();
        let mut press = Press::default();
        for face in Face::ALL {
            for bold in [false, true] {
                for (rtl, script) in [(true, Script::Arabic), (false, Script::Arabic), (false, Script::Latin)] {
                    let style = WordStyle { face, bold, rtl, script };
                    let together = press.shape_all(&fonts, &words, style);
                    assert_eq!(together.len(), words.len());
                    for (word, found) in words.iter().zip(&together) {
                        assert_eq!(*found, press.shape(&fonts, word, style), "{word:?} in {style:?}");
                    }
                }
            }
        }
    }
}
