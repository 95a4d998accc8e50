//! Units: what a line is made of. A word, a space, a tab or an invisible control, each at one embedding level and weight.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{Level, bidi_class};
use unicode_script::Script;

use super::fonts::Fonts;
use super::reorder::Trailing;
use super::script::Scripts;
use super::shape::{MAX_WORD_BYTES, WordStyle};
use super::shaped_word::{Cell, ShapedWord, WordGlyph};
use super::style::{Face, Span};
use super::word_cache::Shaper;
use crate::arabic::chars::{is_arabic_letter, is_invisible, is_mark};

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// Letters, digits, punctuation.
    Word,
    /// One white space character; hanging unless it forbids a break.
    Space {
        /// Whether it may hang past the edge at a line's end.
        hangs: bool,
    },
    /// A tab: its width depends on where it stands.
    Tab,
    /// A control without width or glyph.
    Control,
}

/// A word, space, tab or control of a hard line.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Bytes of the laid-out text.
    pub(super) range: Range<usize>,
    pub(super) kind: UnitKind,
    pub(super) level: Level,
    pub(super) bold: bool,
    /// How the unit behaves under UAX #9 L1.
    pub(super) trailing: Trailing,
    /// The script that the shaper is told.
    pub(super) script: Script,
    /// The glyphs; none for tabs and controls.
    pub(super) word: Option<Arc<ShapedWord>>,
    /// Where `word` starts in the text: before `range.start` where an over-long word was cut without reshaping.
    pub(super) word_start: usize,
    /// The unit's advance in physical pixels.
    pub(super) advance_px: f32,
}

impl Unit {
    /// A unit without its glyphs.
    fn draft(text: &str, piece: Piece, bold: bool) -> Self {
        let Piece { range, kind, level, script } = piece;
        let first = || text.get(range.clone()).and_then(|text| text.chars().next());
        let trailing = match kind {
            UnitKind::Word => Trailing::Stays,
            _ => first().map_or(Trailing::Stays, |c| Trailing::of(bidi_class(c))),
        };
        let word_start = range.start;
        Self { range, kind, level, bold, trailing, script, word: None, word_start, advance_px: 0.0 }
    }

    /// The text that the unit's glyphs draw, if it has any.
    fn glyph_text<'t>(&self, text: &'t str) -> Option<&'t str> {
        let drawn = matches!(self.kind, UnitKind::Word | UnitKind::Space { .. });
        text.get(self.range.clone()).filter(|_| drawn)
    }

    fn take_word(&mut self, word: Arc<ShapedWord>, size_px: f32) {
        self.advance_px = word.advance_em * size_px;
        self.word = Some(word);
    }

    /// The unit with other glyphs for the same bytes.
    pub(super) fn with_word(mut self, word: ShapedWord, size_px: f32) -> Self {
        self.take_word(Arc::new(word), size_px);
        self
    }

    /// The glyphs and cells of the unit before byte `end` of its word, as a word of their own; offsets stay.
    pub(super) fn letters_before(&self, end: u16) -> ShapedWord {
        let cells: Vec<Cell> = self.cells().iter().copied().filter(|cell| cell.start < end).collect();
        let left_em = cells.first().map_or(0.0, |cell| cell.left_em);
        let glyphs = self.glyphs().iter().filter(|glyph| glyph.cluster < end);
        ShapedWord {
            advance_em: width_em(&cells),
            glyphs: glyphs.map(|glyph| WordGlyph { left_em: glyph.left_em - left_em, ..*glyph }).collect(),
            cells: cells
                .iter()
                .map(|cell| Cell {
                    end: cell.end.min(end),
                    left_em: cell.left_em - left_em,
                    right_em: cell.right_em - left_em,
                    ..*cell
                })
                .collect(),
        }
    }

    /// Whether the unit is white space that hangs at a line's end.
    pub(super) fn hangs(&self) -> bool {
        matches!(self.kind, UnitKind::Space { hangs: true } | UnitKind::Tab)
    }

    /// Whether the unit may stand among hanging white space without ending it.
    pub(super) fn is_blank(&self) -> bool {
        self.hangs() || self.kind == UnitKind::Control
    }

    /// The cells of the word that lie in this unit, from left to right.
    pub(super) fn cells(&self) -> &[Cell] {
        let cells = self.word.as_ref().map_or(&[][..], |word| &word.cells);
        self.inside(cells, |cell| cell.start, &self.range)
    }

    /// The glyphs of the word that lie in this unit, from left to right.
    pub(super) fn glyphs(&self) -> &[WordGlyph] {
        let glyphs = self.word.as_ref().map_or(&[][..], |word| &word.glyphs);
        self.inside(glyphs, |glyph| glyph.cluster, &self.range)
    }

    /// What starts in a range of the text, of items that stand from left to right: their offsets ascend or descend with it.
    fn inside<'a, T>(&self, items: &'a [T], start_of: impl Fn(&T) -> u16, range: &Range<usize>) -> &'a [T] {
        let bytes = range.start.saturating_sub(self.word_start)..range.end.saturating_sub(self.word_start);
        let start = |item: &T| usize::from(start_of(item));
        let (from, to) = if self.level.is_rtl() {
            (
                items.partition_point(|item| start(item) >= bytes.end),
                items.partition_point(|item| start(item) >= bytes.start),
            )
        } else {
            (
                items.partition_point(|item| start(item) < bytes.start),
                items.partition_point(|item| start(item) < bytes.end),
            )
        };
        items.get(from..to).unwrap_or(&[])
    }

    /// The cells from a byte of the text on, in reading order.
    pub(super) fn cells_from(&self, at: usize) -> impl Iterator<Item = &Cell> {
        let cells = self.inside(self.cells(), |cell| cell.start, &(at..self.range.end));
        let rtl = self.level.is_rtl();
        (0..cells.len()).filter_map(move |place| cells.get(if rtl { cells.len() - 1 - place } else { place }))
    }

    /// Whether a line may be cut before byte `at` without cutting a glyph.
    pub(super) fn starts_glyph(&self, at: usize) -> bool {
        let first = self.cells_from(at).next();
        first.is_some_and(|cell| cell.starts_cluster && self.word_start + usize::from(cell.start) == at)
    }

    /// The left edge of the unit inside its word, in em.
    pub(super) fn left_em(&self) -> f32 {
        self.cells().first().map_or(0.0, |cell| cell.left_em)
    }

    /// The width of the unit's cells, in em, as the whole word was shaped.
    pub(super) fn width_em(&self) -> f32 {
        width_em(self.cells())
    }

    /// The width of the unit's bytes before `at`, in em, as the whole word was shaped.
    pub(super) fn prefix_em(&self, at: usize) -> f32 {
        width_em(self.inside(self.cells(), |cell| cell.start, &(self.range.start..at)))
    }
}

/// The width of neighbouring cells.
fn width_em(cells: &[Cell]) -> f32 {
    cells.first().zip(cells.last()).map_or(0.0, |(first, last)| last.right_em - first.left_em)
}

/// The fonts, the shaper and a paragraph's face, size and tab stops: what it takes to make units.
pub(super) struct UnitMaker<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) shaper: &'a mut Shaper,
    pub(super) face: Face,
    pub(super) size_px: f32,
    /// Distance between tab stops.
    pub(super) tab_stop_px: f32,
}

impl UnitMaker<'_> {
    /// How the glyphs of a unit are shaped.
    pub(super) fn word_style(&self, unit: &Unit) -> WordStyle {
        WordStyle { face: self.face, bold: unit.bold, rtl: unit.level.is_rtl(), script: unit.script }
    }

    /// Shapes a piece of `text` as one unit of its own.
    pub(super) fn unit(&mut self, text: &str, piece: Piece, bold: bool) -> Unit {
        let mut unit = Unit::draft(text, piece, bold);
        if let Some(word) = unit.glyph_text(text) {
            unit.take_word(self.shaper.word(self.fonts, word, self.word_style(&unit)), self.size_px);
        }
        unit
    }

    /// Shapes a part of a unit's word anew.
    pub(super) fn part(&mut self, text: &str, unit: &Unit, range: Range<usize>) -> Unit {
        let piece = Piece { range, kind: unit.kind, level: unit.level, script: unit.script };
        self.unit(text, piece, unit.bold)
    }

    /// Divides a hard line into units. `levels` holds a level per byte of `text`; `bold` is what the spans do not say.
    pub(super) fn units(
        &mut self,
        text: &str,
        line: Range<usize>,
        levels: &[Level],
        bold: bool,
        spans: &[Span],
    ) -> Vec<Unit> {
        let pieces = pieces(text, line, levels);
        let mut units: Vec<Unit> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            if piece.kind == UnitKind::Word && !spans.is_empty() {
                for (range, bold) in weights(text, piece.range.clone(), bold, spans) {
                    units.push(Unit::draft(text, Piece { range, ..piece.clone() }, bold));
                }
            } else {
                units.push(Unit::draft(text, piece, bold));
            }
        }
        self.shape_all(text, &mut units);
        self.join_across_spaces(text, &mut units);
        units
    }

    /// Gives drafts their glyphs. Words that the cache lacks are shaped together, those of one style in one go.
    fn shape_all(&mut self, text: &str, units: &mut [Unit]) {
        let mut unknown: Vec<(WordStyle, Vec<&str>)> = Vec::new();
        for unit in units.iter_mut() {
            let (Some(word), style) = (unit.glyph_text(text), self.word_style(unit)) else { continue };
            if let Some(known) = self.shaper.known(word, style) {
                unit.take_word(known, self.size_px);
            } else if let Some((_, words)) = unknown.iter_mut().find(|(other, _)| *other == style) {
                words.push(word);
            } else {
                unknown.push((style, vec![word]));
            }
        }
        if unknown.is_empty() {
            return;
        }
        for (style, mut words) in unknown {
            words.sort_unstable();
            words.dedup();
            self.shaper.learn(self.fonts, &words, style);
        }
        for unit in units.iter_mut().filter(|unit| unit.word.is_none()) {
            if let Some(word) = unit.glyph_text(text) {
                unit.take_word(self.shaper.word(self.fonts, word, self.word_style(unit)), self.size_px);
            }
        }
    }

    /// Takes what the font moves across a space off the space's own advance, where a font does so.
    fn join_across_spaces(&mut self, text: &str, units: &mut [Unit]) {
        for at in 1..units.len() {
            let Some([before, space, after]) = units.get(at - 1..=at + 1) else { continue };
            let words = before.kind == UnitKind::Word && after.kind == UnitKind::Word;
            let alike = before.level == after.level && before.level == space.level && before.bold == after.bold;
            if !words || !alike || !matches!(space.kind, UnitKind::Space { .. }) || !space.level.is_rtl() {
                continue;
            }
            let style = self.word_style(before);
            let (Some(head), Some(tail)) = (text.get(before.range.clone()), text.get(after.range.clone())) else {
                continue;
            };
            let delta = self.shaper.junction(self.fonts, head, tail, style) * self.size_px;
            if let Some(space) = units.get_mut(at) {
                space.advance_px += delta;
            }
        }
    }
}

/// A stretch of one kind, level and script.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) kind: UnitKind,
    pub(super) level: Level,
    pub(super) script: Script,
}

/// The kind of unit that a character belongs to.
fn kind_of(c: char) -> UnitKind {
    match c {
        '\t' => UnitKind::Tab,
        '\u{00A0}' | '\u{202F}' | '\u{2007}' => UnitKind::Space { hangs: false },
        c if c.is_whitespace() => UnitKind::Space { hangs: true },
        c if c.is_control() => UnitKind::Control,
        _ => UnitKind::Word,
    }
}

/// Whether a word may grow to `bytes` by `c`. Near the limit only marks and joiners are let in, so that a letter keeps what
/// belongs to it; a flood of them ends at the limit.
fn room_for(c: char, bytes: usize) -> bool {
    bytes <= MAX_WORD_BYTES - 32 || (bytes <= MAX_WORD_BYTES && (is_mark(c) || is_invisible(c)))
}

/// Divides by kind and level; white space, tabs and controls character by character, words at [`MAX_WORD_BYTES`].
fn pieces(text: &str, line: Range<usize>, levels: &[Level]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let slice = text.get(line.clone()).unwrap_or("");
    let scripts = Scripts::of(slice);
    let mut scripts = scripts.cursor();
    for (at, c) in slice.char_indices() {
        let range = line.start + at..line.start + at + c.len_utf8();
        let level = levels.get(range.start).copied().unwrap_or_else(Level::ltr);
        let (kind, script) = (kind_of(c), scripts.at(at));
        match pieces.last_mut() {
            Some(last)
                if last.kind == UnitKind::Word
                    && kind == UnitKind::Word
                    && last.level == level
                    && last.script == script
                    && room_for(c, range.end - last.range.start) =>
            {
                last.range.end = range.end;
            }
            _ => pieces.push(Piece { range, kind, level, script }),
        }
    }
    for piece in &mut pieces {
        let invisible =
            |range: &Range<usize>| text.get(range.clone()).is_some_and(|word| word.chars().all(is_invisible));
        if piece.kind == UnitKind::Word && invisible(&piece.range) {
            piece.kind = UnitKind::Control;
        }
    }
    pieces
}

/// Divides a word by weight. Over Arabic the weight of any part is the weight of the whole: joined letters share a font.
fn weights(text: &str, word: Range<usize>, base: bool, spans: &[Span]) -> Vec<(Range<usize>, bool)> {
    let first = spans.partition_point(|span| span.range.end <= word.start);
    let touching = spans.get(first..).unwrap_or(&[]).iter().take_while(|span| span.range.start < word.end);
    let touching: Vec<&Span> = touching.filter(|span| span.bold != base).collect();
    if touching.is_empty() {
        return vec![(word, base)];
    }
    if text.get(word.clone()).is_none_or(|word| word.chars().any(is_arabic_letter)) {
        return vec![(word, !base)];
    }
    let mut parts = Vec::new();
    let mut at = word.start;
    for span in touching {
        let (start, end) = (span.range.start.max(at), span.range.end.min(word.end));
        if !text.is_char_boundary(start) || !text.is_char_boundary(end) || start >= end {
            continue;
        }
        if at < start {
            parts.push((at..start, base));
        }
        parts.push((start..end, !base));
        at = end;
    }
    if at < word.end {
        parts.push((at..word.end, base));
    }
    parts
}
