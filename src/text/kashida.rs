//! Kashida: which letters join, and where a word may be elongated.

use crate::arabic::chars::is_arabic_letter;

/// Whether `c` joins to a letter after it (Joining_Type D, L or C in ArabicShaping.txt).
pub(super) fn joins_forward(c: char) -> bool {
    c == crate::arabic::chars::TATWEEL || c == '\u{200D}' || (is_arabic_letter(c) && !only_joins_back(c))
}

/// Whether `c` joins only to a letter before it (R) or to none (U).
fn only_joins_back(c: char) -> bool {
    matches!(c,
        '\u{0621}'..='\u{0625}' | '\u{0627}' | '\u{0629}' | '\u{062F}'..='\u{0632}' | '\u{0648}' | '\u{0671}'..='\u{0677}'
        | '\u{0688}'..='\u{0699}' | '\u{06C0}' | '\u{06C3}'..='\u{06CB}' | '\u{06CD}' | '\u{06CF}' | '\u{06D2}' | '\u{06D3}'
        | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{0759}'..='\u{075B}' | '\u{076B}' | '\u{076C}' | '\u{0771}'
        | '\u{0773}' | '\u{0774}' | '\u{0778}' | '\u{0779}')
}

/// Elongates words of a line by at most `slack_px`; returns what is left for the spaces.
pub(super) fn elongate(
    _maker: &mut super::unit::UnitMaker<'_>,
    _text: &str,
    _content: &mut [super::unit::Unit],
    slack_px: f32,
) -> f32 {
    slack_px
}
