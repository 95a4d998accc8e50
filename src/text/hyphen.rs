//! The hyphen at the end of a line that breaks at a soft hyphen (U+00AD).
//!
//! The hyphen stands in the picture only: its cell is the soft hyphen's own bytes, so text, copy, search and offsets never see it.
//! Letters that join keep their joined forms on both sides of the break, in Arabic too (CSS Text 5.3 and browsers). At a soft hyphen
//! where no line ends, nothing is drawn.

use super::shaped_word::ShapedWord;
use super::unit::{Unit, UnitKind, UnitMaker};

/// An invitation to break: invisible unless a line ends there.
const SOFT_HYPHEN: char = '\u{00AD}';

/// What is drawn where the invitation was taken.
const HYPHEN: &str = "\u{2010}";

/// Whether a line that ends after `text` ends at a soft hyphen.
pub(super) fn ends_in_soft_hyphen(text: &str) -> bool {
    text.ends_with(SOFT_HYPHEN)
}

impl UnitMaker<'_> {
    /// The width of the hyphen after a unit, in physical pixels.
    pub(super) fn hyphen_px(&mut self, unit: &Unit) -> f32 {
        self.hyphen(unit).advance_em * self.size_px
    }

    /// A word that ends in a soft hyphen, with the hyphen in its place: at the right end of left-to-right letters, at the left end of
    /// the others.
    pub(super) fn hyphenated(&mut self, unit: Unit) -> Unit {
        if unit.kind != UnitKind::Word {
            return unit;
        }
        let end = unit.range.end - unit.word_start;
        let (Ok(at), Ok(end)) = (u16::try_from(end - SOFT_HYPHEN.len_utf8()), u16::try_from(end)) else { return unit };
        let mut letters = unit.letters_before(at);
        let mut hyphen = self.hyphen(&unit);
        for glyph in &mut hyphen.glyphs {
            (glyph.cluster, glyph.cluster_end) = (at, end);
        }
        for cell in &mut hyphen.cells {
            (cell.start, cell.end) = (at, end);
        }
        let word = if unit.level.is_rtl() {
            hyphen.append(letters);
            hyphen
        } else {
            letters.append(hyphen);
            letters
        };
        unit.with_word(word, self.size_px)
    }

    fn hyphen(&mut self, unit: &Unit) -> ShapedWord {
        let style = self.word_style(unit);
        ShapedWord::clone(&self.shaper.word(self.fonts, HYPHEN, style))
    }
}
