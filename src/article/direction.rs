//! Base direction of a text: the direction that the majority of its letters have.
//!
//! First-strong (UAX #9 P2) calls «OpenAI أعلنت ...» left to right; a newspaper would not. So letters vote. Web and e-mail
//! addresses have no vote: a long one would outvote the paragraph that it stands in.

use std::ops::AddAssign;

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
        StrongLetters::of_text(text).majority()
    }

    /// Whether text runs right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}

/// How many strong letters of each direction a text has, addresses left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StrongLetters {
    /// Letters of scripts that run right to left.
    pub rtl: usize,
    /// Letters of scripts that run left to right.
    pub ltr: usize,
}

impl StrongLetters {
    /// Counts the letters of `text`.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut letters = Self::default();
        // Where the run of visible ASCII began that is being read.
        let mut ascii_from = None;
        for (at, c) in text.char_indices() {
            if c.is_ascii_graphic() {
                ascii_from.get_or_insert(at);
                continue;
            }
            letters.ltr += ascii_letters(ascii_from.take().and_then(|from| text.get(from..at)));
            match c {
                // Nearly every letter of a newspaper: the table of all classes is for the rest.
                '\u{0620}'..='\u{064A}' => letters.rtl += 1,
                '\0'..='\u{7F}' => {}
                _ => match bidi_class(c) {
                    BidiClass::R | BidiClass::AL => letters.rtl += 1,
                    BidiClass::L => letters.ltr += 1,
                    _ => {}
                },
            }
        }
        letters.ltr += ascii_letters(ascii_from.and_then(|from| text.get(from..)));
        letters
    }

    /// The direction of most of them, right to left on a tie; `None` where there is none.
    #[must_use]
    pub fn majority(self) -> Option<Direction> {
        match (self.rtl, self.ltr) {
            (0, 0) => None,
            (rtl, ltr) if rtl >= ltr => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }

    /// The direction that at least two letters in three have; `None` where neither has so many.
    #[must_use]
    pub fn clear_majority(self) -> Option<Direction> {
        let (most, least) = (self.rtl.max(self.ltr), self.rtl.min(self.ltr));
        self.majority().filter(|_| most >= least.saturating_mul(2))
    }
}

impl AddAssign for StrongLetters {
    fn add_assign(&mut self, other: Self) {
        self.rtl += other.rtl;
        self.ltr += other.ltr;
    }
}

/// The letters of a run of visible ASCII, none if it is an address.
fn ascii_letters(run: Option<&str>) -> usize {
    let run = run.unwrap_or("");
    if is_address(run) { 0 } else { run.bytes().filter(u8::is_ascii_alphabetic).count() }
}

/// Whether a run without white space is a web or e-mail address, a user's name or a bare domain (`example.org/a`).
fn is_address(run: &str) -> bool {
    let is_domain = || {
        let (host, _) = run.split_once('/').unwrap_or((run, ""));
        let host = host.trim_matches(|c: char| c.is_ascii_punctuation());
        let end = host.rsplit_once('.').map_or("", |(_, end)| end);
        end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    run.contains("://") || run.contains('@') || is_domain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn majority_not_first_strong() {
        assert_eq!(Direction::of_text("OpenAI أعلنت شراكة جديدة"), Some(Direction::Rtl));
        assert_eq!(Direction::of_text("The word أعلنت means announced"), Some(Direction::Ltr));
        assert_eq!(Direction::of_text("דוח Q3"), Some(Direction::Rtl));
        assert_eq!(Direction::of_text("2024-2025 (30%)"), None);
    }

    #[test]
    fn addresses_have_no_vote() {
        for address in [
            "https://www.example.com/very/long/path/index.html?query=string",
            "(www.example.com/news)",
            "newsroom@example.com",
            "example.org/a/b",
            "@example_news_agency",
        ] {
            assert_eq!(StrongLetters::of_text(address), StrongLetters::default(), "{address}");
            assert_eq!(Direction::of_text(&format!("راجع {address}")), Some(Direction::Rtl), "{address}");
        }
        assert_eq!(StrongLetters::of_text("Apple Inc. (AAPL), 3.5").ltr, 12);
    }

    #[test]
    fn a_majority_is_clear_from_two_in_three_on() {
        let of = |rtl, ltr| StrongLetters { rtl, ltr }.clear_majority();
        assert_eq!((of(2, 1), of(1, 2)), (Some(Direction::Rtl), Some(Direction::Ltr)));
        assert_eq!((of(3, 2), of(0, 0)), (None, None));
    }
}
