//! Base direction of a text: the direction that the majority of its letters have.
//!
//! First-strong (UAX #9 P2) calls «OpenAI أعلنت ...» left to right; a newspaper would not. So letters vote.

use unicode_bidi::{BidiClass, bidi_class};

/// The base direction of a paragraph or of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Right to left.
    #[default]
    Rtl,
    /// Left to right.
    Ltr,
}

impl Direction {
    /// The direction of most strong letters of `text` (right to left on a tie); `None` where it has none.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let (mut rtl, mut ltr) = (0_usize, 0_usize);
        for c in text.chars() {
            match c {
                // Nearly every letter of a newspaper: the table of all classes is for the rest.
                '\u{0620}'..='\u{064A}' => rtl += 1,
                'a'..='z' | 'A'..='Z' => ltr += 1,
                '\0'..='\u{7F}' => {}
                _ => match bidi_class(c) {
                    BidiClass::R | BidiClass::AL => rtl += 1,
                    BidiClass::L => ltr += 1,
                    _ => {}
                },
            }
        }
        match (rtl, ltr) {
            (0, 0) => None,
            _ if rtl >= ltr => Some(Self::Rtl),
            _ => Some(Self::Ltr),
        }
    }

    /// Whether text runs right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;

    #[test]
    fn majority_not_first_strong() {
        assert_eq!(Direction::of_text("OpenAI أعلنت شراكة جديدة"), Some(Direction::Rtl));
        assert_eq!(Direction::of_text("The word أعلنت means announced"), Some(Direction::Ltr));
        assert_eq!(Direction::of_text("2024-2025 (30%)"), None);
    }
}
