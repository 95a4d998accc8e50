//! Direction: embedding levels under a base direction that comes from outside, and the cutting of paragraphs.
//!
//! The base direction of a block is decided once, at load, by the majority of its letters. It is imposed here through
//! UAX #9's own door (HL1: the paragraph level is given), so no mark has to be put into the text and offsets stay as they
//! are. Text is cut at mandatory separators before anything else sees it.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, Level};

use crate::article::Direction;

/// The embedding level of a base direction: 0 or 1.
pub(super) fn base_level(direction: Direction) -> Level {
    if direction.is_rtl() { Level::rtl() } else { Level::ltr() }
}

/// The embedding level of every byte of `text` (UAX #9 P2 to I2) under the given base direction.
pub(super) fn levels(text: &str, direction: Direction) -> Vec<Level> {
    let base = base_level(direction);
    if is_of_one_level(text, direction) {
        return vec![base; text.len()];
    }
    BidiInfo::new_with_data_source(&Classes, text, Some(base)).levels
}

/// Whether no character can leave the base level: plain ASCII from left to right; from right to left, a text without numbers,
/// left-to-right letters and embeddings, whose neutrals all stand between right-to-left letters or edges (W1 to N2).
fn is_of_one_level(text: &str, direction: Direction) -> bool {
    use BidiClass::{AL, B, CS, ES, ET, NSM, ON, R, S, WS};
    match direction {
        Direction::Ltr => text.is_ascii(),
        Direction::Rtl => {
            text.chars().all(|c| matches!(Classes.bidi_class(c), AL | R | NSM | WS | ON | CS | ES | ET | S | B))
        }
    }
}

/// Bidi classes, without a search for what news is made of.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        match c {
            ' ' => BidiClass::WS,
            '\u{0620}'..='\u{064A}' => BidiClass::AL,
            '\u{064B}'..='\u{065F}' => BidiClass::NSM,
            '0'..='9' => BidiClass::EN,
            'A'..='Z' | 'a'..='z' => BidiClass::L,
            c => unicode_bidi::bidi_class(c),
        }
    }
}

/// Whether a line must end after `c` (UAX #14 LB4 and LB5).
fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// The parts between mandatory separators, which belong to none. There is always at least one; a separator at the very end
/// opens no further line.
pub(super) fn hard_lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_separator(c) {
            continue;
        }
        lines.push(start..at);
        start = at + c.len_utf8();
        if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
            chars.next();
            start += 1;
        }
    }
    if start < text.len() || lines.is_empty() {
        lines.push(start..text.len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_belong_to_no_line() {
        assert_eq!(hard_lines("a\r\nb\n\nc"), [0..1, 3..4, 5..5, 6..7]);
        assert_eq!(hard_lines("a\u{2029}").len(), 1, "a separator at the end opens no further line");
        assert_eq!(hard_lines("").first(), Some(&(0..0)));
    }

    #[test]
    fn short_cuts_agree_with_the_annex() {
        for c in ('\u{0}'..='\u{FFFF}').chain('\u{1E800}'..='\u{1EFFF}') {
            assert_eq!(Classes.bidi_class(c), unicode_bidi::bidi_class(c), "{c:?}");
        }
        for text in ["قال «الوزير» (أمس): نعم!", "كَتَبَ، ثم + - % …", "a b, c.", "\u{0651}", "- عام\tثم\nقال"]
        {
            for direction in [Direction::Rtl, Direction::Ltr] {
                let annex = BidiInfo::new(text, Some(base_level(direction))).levels;
                assert_eq!(levels(text, direction), annex, "{text:?}");
            }
        }
    }

    #[test]
    fn the_base_comes_from_outside() {
        let text = "OpenAI أعلنت";
        let levels = levels(text, Direction::Rtl);
        assert_eq!(levels.first().map(Level::number), Some(2));
        assert_eq!(levels.get(6).map(Level::number), Some(1), "the space belongs to the base");
    }
}
