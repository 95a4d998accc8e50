//! Words to glyphs: the shaper's output in em, cached by word.
//!
//! The shaper is harfrust as cosmic-text carries it, called with the script named: `ShapeWord` guesses the script from the
//! run alone, and Amiri draws a bracket among Arabic letters otherwise than one on its own.
//!
//! The unit of shaping is the space-delimited word (within one embedding level and weight). News repeats its words, and
//! embedded fonts are never hinted, so a word shaped once serves every size: the cache is keyed by face, weight,
//! direction and text, and all measures are in em. What crosses a space in these fonts is one adjustment (in Amiri, heh or
//! teh marbuta before a kaf), kept apart in [`Shaper::junction`].
//!
//! A cluster of glyphs that stands for several letters (lam-alef) is divided among them here, in reading order, so that
//! everything after this file can treat cells as letters.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use cosmic_text::Font;
use cosmic_text::harfrust::{self, Direction, Language, ShapePlan, Tag, UnicodeBuffer};
use cosmic_text::skrifa::instance::{LocationRef, Size};
use cosmic_text::skrifa::metrics::GlyphMetrics;
use cosmic_text::skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_script::Script;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{FontId, Fonts};
use super::style::Face;

/// Longest word handed to the shaper, in bytes. Longer ones are cut at grapheme boundaries: no word of a language reaches
/// this, and the shaper's font fallback is quadratic in the length.
pub(super) const MAX_WORD_BYTES: usize = 512;

/// Words kept in one generation of the cache; two generations live at a time.
const GENERATION: usize = 24_000;

/// A glyph of a shaped word. Lengths in em, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordGlyph {
    pub(super) font: FontId,
    pub(super) id: u16,
    /// Left edge of the glyph's advance, from the word's left edge.
    pub(super) left_em: f32,
    /// Offset of the glyph from its pen position.
    pub(super) offset_em: (f32, f32),
    /// Left and right edge of its ink, from its origin.
    pub(super) ink_em: (f32, f32),
    /// First byte of its cluster in the word.
    pub(super) cluster: u16,
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

/// What the cache is keyed by, besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct WordStyle {
    pub(super) face: Face,
    pub(super) bold: bool,
    pub(super) rtl: bool,
    pub(super) script: Script,
}

/// Maps of one generation, one per [`WordStyle`], so that a lookup borrows the text.
type Generation = HashMap<WordStyle, HashMap<Box<str>, Arc<ShapedWord>>>;

/// Shapes words and remembers them.
pub(super) struct Shaper {
    young: Generation,
    old: Generation,
    young_len: usize,
    junctions: HashMap<(WordStyle, char, bool, char), f32>,
    press: Press,
    /// How many times the shaper was called, for tests and measurements.
    pub(super) calls: u64,
}

impl Shaper {
    pub(super) fn new() -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            young_len: 0,
            junctions: HashMap::new(),
            press: Press::default(),
            calls: 0,
        }
    }

    /// The shaped form of `word`, from the cache or the shaper.
    pub(super) fn word(&mut self, fonts: &Fonts, word: &str, style: WordStyle) -> Arc<ShapedWord> {
        if let Some(found) = self.young.get(&style).and_then(|words| words.get(word)) {
            return Arc::clone(found);
        }
        let kept = self.old.get_mut(&style).and_then(|words| words.remove(word));
        let shaped = kept.unwrap_or_else(|| {
            self.calls += 1;
            Arc::new(self.press.shape(fonts, word, style))
        });
        if self.young_len >= GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.young_len = 0;
        }
        self.young_len += 1;
        self.young.entry(style).or_default().insert(word.into(), Arc::clone(&shaped));
        shaped
    }

    /// How much the font moves the next word towards this one across a single space, in em: usually 0.
    ///
    /// It depends on the last letter, whether that letter is joined to one before it, and the first letter of the next
    /// word, so those are the key.
    pub(super) fn junction(&mut self, fonts: &Fonts, before: &str, after: &str, style: WordStyle) -> f32 {
        let mut letters = before.chars().rev().filter(|c| !crate::arabic::chars::is_mark(*c));
        let (Some(last), previous) = (letters.next(), letters.next()) else { return 0.0 };
        let Some(first) = after.chars().next() else { return 0.0 };
        // Only Arabic letters reach over a space in the embedded fonts.
        if !crate::arabic::chars::is_arabic_letter(last) || !crate::arabic::chars::is_arabic_letter(first) {
            return 0.0;
        }
        let joined = previous.is_some_and(super::kashida::joins_forward);
        let key = (style, last, joined, first);
        if let Some(known) = self.junctions.get(&key) {
            return *known;
        }
        let head: String = if joined { ['\u{0628}', last].iter().collect() } else { last.into() };
        let tail: String = [first, '\u{0628}'].iter().collect();
        let mut advance = |text: &str| {
            self.calls += 1;
            self.press.shape(fonts, text, style).advance_em
        };
        let together = advance(&format!("{head} {tail}"));
        let apart = advance(&head) + advance(" ") + advance(&tail);
        let delta = together - apart;
        let delta = if delta.abs() < 1e-4 { 0.0 } else { delta };
        self.junctions.insert(key, delta);
        delta
    }
}

/// The shaper's buffers and plans, which outlive a call.
#[derive(Default)]
struct Press {
    plans: HashMap<(FontId, Script, bool), ShapePlan>,
    buffer: Option<UnicodeBuffer>,
}

impl Press {
    /// Shapes `word` in the fonts that cover it.
    fn shape(&mut self, fonts: &Fonts, word: &str, style: WordStyle) -> ShapedWord {
        let mut parts = fonts.itemise(word, style.face, style.bold);
        if style.rtl {
            parts.reverse();
        }
        let mut shaped = ShapedWord::default();
        let mut clusters: Vec<(Range<usize>, f32, f32)> = Vec::new();
        for (range, font) in parts {
            self.shape_run(fonts, word, range, font, style, &mut shaped, &mut clusters);
        }
        for (range, left, right) in clusters {
            divide(word, range, (left, right), style.rtl, &mut shaped.cells);
        }
        shaped
    }

    /// Shapes `word[range]` in one font and adds its glyphs and clusters on the right.
    #[allow(clippy::too_many_arguments, reason = "two of them are what the call fills")]
    fn shape_run(
        &mut self,
        fonts: &Fonts,
        word: &str,
        range: Range<usize>,
        font: FontId,
        style: WordStyle,
        shaped: &mut ShapedWord,
        clusters: &mut Vec<(Range<usize>, f32, f32)>,
    ) {
        let (Some(loaded), Some(run)) = (fonts.font(font), word.get(range.clone())) else { return };
        let direction = if style.rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let tag = Tag::from_be_bytes(style.script.as_iso15924_tag().to_be_bytes());
        let script = harfrust::Script::from_iso15924_tag(tag).unwrap_or(harfrust::script::ARABIC);
        // Amiri draws some letters otherwise where the language is not said to be Arabic (وتتوقع).
        let language: Option<Language> = "ar".parse().ok();
        let shaper = loaded.shaper();
        let plan = self
            .plans
            .entry((font, style.script, style.rtl))
            .or_insert_with(|| ShapePlan::new(shaper, direction, Some(script), language.as_ref(), &[]));
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.set_direction(direction);
        buffer.set_script(script);
        if let Some(language) = language {
            buffer.set_language(language);
        }
        // Letters join over a change of font.
        buffer.set_pre_context(word.get(..range.start).unwrap_or(""));
        buffer.push_str(run);
        buffer.set_post_context(word.get(range.end..).unwrap_or(""));
        let set = shaper.shape_with_plan(plan, buffer, &[]);
        let em = f32::from(loaded.metrics().units_per_em).max(1.0);
        let bounds = InkBounds::of(loaded);
        let starts: Vec<usize> = set.glyph_infos().iter().map(|info| range.start + info.cluster as usize).collect();
        let first = clusters.len();
        for ((info, position), start) in set.glyph_infos().iter().zip(set.glyph_positions()).zip(&starts) {
            let left = shaped.advance_em;
            shaped.advance_em += position.x_advance as f32 / em;
            shaped.glyphs.push(WordGlyph {
                font,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                left_em: left,
                offset_em: (position.x_offset as f32 / em, position.y_offset as f32 / em),
                ink_em: bounds.as_ref().map_or((0.0, 0.0), |bounds| bounds.em(info.glyph_id)),
                cluster: u16::try_from(*start).unwrap_or(u16::MAX),
            });
            match clusters.get_mut(first..).and_then(<[_]>::last_mut) {
                Some((cluster, _, right)) if cluster.start == *start => *right = shaped.advance_em,
                _ => clusters.push((*start..range.end, left, shaped.advance_em)),
            }
        }
        // A cluster ends where the next one in the text starts: to its left in right-to-left text, else to its right.
        let found = clusters.get_mut(first..).unwrap_or(&mut []);
        let mut end = range.end;
        let mut close = |cluster: &mut (Range<usize>, f32, f32)| {
            cluster.0.end = end;
            end = cluster.0.start;
        };
        if style.rtl {
            found.iter_mut().for_each(&mut close);
        } else {
            found.iter_mut().rev().for_each(&mut close);
        }
        self.buffer = Some(set.clear());
    }
}

/// Reads how far a font's glyphs reach to the left and right.
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

    fn em(&self, glyph: u32) -> (f32, f32) {
        let bounds = self.metrics.bounds(GlyphId::new(glyph));
        bounds.map_or((0.0, 0.0), |bounds| (bounds.x_min / self.em, bounds.x_max / self.em))
    }
}

/// Divides a cluster evenly among its letters, in the order that they are read.
fn divide(word: &str, range: Range<usize>, (left, right): (f32, f32), rtl: bool, cells: &mut Vec<Cell>) {
    let narrow = |offset: usize| u16::try_from(offset).unwrap_or(u16::MAX);
    let text = word.get(range.clone()).unwrap_or("");
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
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        let word = shaper.word(&fonts, "لا", RTL);
        let starts: Vec<u16> = word.cells.iter().map(|cell| cell.start).collect();
        assert_eq!(starts, [2, 0], "alef stands left of lam");
        assert!(word.cells.iter().all(|cell| cell.right_em > cell.left_em));
    }

    #[test]
    fn a_word_is_shaped_once() {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        let first = shaper.word(&fonts, "الشركة", RTL);
        assert_eq!(shaper.word(&fonts, "الشركة", RTL), first);
        assert_eq!(shaper.calls, 1);
    }

    #[test]
    fn amiri_tucks_kaf_over_a_final_heh() {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        assert!(shaper.junction(&fonts, "شركة", "كبرى", RTL) < -0.2);
        assert!(shaper.junction(&fonts, "شركات", "كبرى", RTL).abs() < f32::EPSILON);
    }
}
