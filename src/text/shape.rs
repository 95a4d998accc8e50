//! Words to glyphs: the shaper's output in em.
//!
//! The shaper is harfrust as cosmic-text carries it, called with the script named: `ShapeWord` guesses the script from the
//! run alone, and Amiri draws a bracket among Arabic letters otherwise than one on its own.
//!
//! The unit of shaping is the space-delimited word, within one embedding level and weight. Embedded fonts are never hinted, so
//! all measures are in em and a word shaped once serves every size (see [`super::word_cache`]). Words that are shaped together go to the
//! shaper in one call, as most of a call's cost is walking the font's tables.

use std::ops::Range;

use cosmic_text::Font;
use cosmic_text::harfrust::{self, Direction, GlyphBuffer, Language, ShapePlan, Tag, UnicodeBuffer};
use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;
use unicode_script::Script;

use super::fonts::{FontId, Fonts};
use super::glyph_run::RunBuilder;
use super::shaped_word::{Ink, ShapedWord};
use super::style::Face;

/// Longest word handed to the shaper, in bytes. Longer ones are cut at grapheme boundaries: no word of a language reaches
/// this, and the shaper's font fallback is quadratic in the length.
pub(super) const MAX_WORD_BYTES: usize = 512;

/// How many bytes of words are shaped in one call.
const BATCH_BYTES: usize = 1024;

/// What stands between the words of a call: a control that joins to nothing, and that no rule of a font speaks of.
const SEPARATOR: char = '\u{1F}';

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
