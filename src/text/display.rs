//! What the screen shows where it differs from the text: mapped digits with their separators, hidden harakat. Offsets always mean the text.

use std::borrow::Cow;

use super::style::Digits;
use crate::arabic::chars::{digit_value, is_latin_letter, is_mark};

/// The shown text and the way back to the offsets of the text it was made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Display<'a> {
    /// The text to lay out.
    pub(super) text: Cow<'a, str>,
    /// Ascending pairs (shown offset, text offset) where the distance between the two changes.
    steps: Vec<(usize, usize)>,
}

impl<'a> Display<'a> {
    /// Applies the switches; where they change nothing the text is borrowed and the map is the identity.
    pub(super) fn new(source: &'a str, digits: Digits, hide_tashkeel: bool) -> Self {
        let replaced = replaced(source, digits);
        let hides = hide_tashkeel && source.chars().any(is_mark);
        if replaced.is_empty() && !hides {
            return Self { text: Cow::Borrowed(source), steps: Vec::new() };
        }
        let mut replaced = replaced.into_iter().peekable();
        let mut text = String::with_capacity(source.len());
        let mut steps = Vec::new();
        for (at, c) in source.char_indices() {
            let before = text.len();
            if let Some((_, shown)) = replaced.next_if(|(place, _)| *place == at) {
                text.push(shown);
            } else if !(hides && is_mark(c)) {
                text.push(c);
            }
            if text.len() - before != c.len_utf8() {
                steps.push((text.len(), at + c.len_utf8()));
            }
        }
        Self { text: Cow::Owned(text), steps }
    }

    /// The text offset of a shown offset; hidden marks belong to the letter before them.
    pub(super) fn source_from_shown(&self, shown: usize) -> usize {
        let after = self.steps.partition_point(|(at, _)| *at <= shown);
        match after.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some((at, source)) => source + (shown - at),
            None => shown,
        }
    }

    /// The shown offset of a text offset; inside something hidden, the offset after it.
    pub(super) fn shown_from_source(&self, source: usize) -> usize {
        let after = self.steps.partition_point(|(_, at)| *at <= source);
        let moved = match after.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some((shown, at)) => shown + (source - at),
            None => source,
        };
        let limit = self.steps.get(after).map_or(self.text.len(), |(shown, _)| *shown);
        moved.min(limit)
    }
}

/// The characters that another takes the place of, by their offset: digits, and the separators of their numbers. A word with a Latin letter (`LEAP-1A`,
/// `Q3`, an address) keeps its digits: they are part of its name, and Arabic digits would break it in two for the bidirectional algorithm.
fn replaced(source: &str, digits: Digits) -> Vec<(usize, char)> {
    let zero = match digits {
        Digits::AsWritten => return Vec::new(),
        Digits::Western => '0',
        Digits::ArabicIndic => '\u{0660}',
    };
    let mut replaced = Vec::new();
    for (start, word) in runs(source, in_word) {
        if word.chars().any(is_latin_letter) {
            continue;
        }
        for (at, number) in runs(word, in_number) {
            // A full stop behind the number is none of its own.
            let number = number.trim_end_matches(|c| digit_value(c).is_none());
            let (point, comma) = separators(number, digits);
            for (index, c) in number.char_indices() {
                let shown = match (digit_value(c), c) {
                    (Some(value), _) => char::from_u32(u32::from(zero) + u32::from(value)),
                    (None, '.' | '\u{066B}') => point,
                    (None, _) => comma,
                };
                replaced.extend(shown.filter(|shown| *shown != c).map(|shown| (start + at + index, shown)));
            }
        }
    }
    replaced
}

/// The decimal point and the comma between thousands in `number`, where it has them and not something alike: a date in `12.5.2024`, a pause
/// in `2024,`.
fn separators(number: &str, digits: Digits) -> (Option<char>, Option<char>) {
    let is_point = |c: char| matches!(c, '.' | '\u{066B}');
    let is_comma = |c: char| matches!(c, ',' | '\u{066C}');
    let count = |part: &str| if part.chars().all(|c| digit_value(c).is_some()) { part.chars().count() } else { 0 };
    let mut parts = number.split(is_point);
    let (whole, fraction, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let mut groups = whole.split(is_comma);
    let first = count(groups.next().unwrap_or_default());
    let is_grouped = first > 0 && groups.clone().next().is_some() && groups.all(|group| count(group) == 3);
    let is_decimal = more.is_none() && fraction.is_some_and(|part| count(part) > 0) && (is_grouped || count(whole) > 0);
    let (point, comma) = if digits == Digits::Western { ('.', ',') } else { ('\u{066B}', '\u{066C}') };
    (is_decimal.then_some(point), (is_grouped && (fraction.is_none() || is_decimal)).then_some(comma))
}

/// The longest parts of `text` that hold only characters `inside`, each with its offset.
fn runs(text: &str, inside: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = rest.find(|(_, c)| inside(*c))?.0;
        while rest.next_if(|(_, c)| inside(*c)).is_some() {}
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        Some((start, text.get(start..end)?))
    })
}

/// What belongs to a word as far as its digits go: letters, digits, and what joins them in names and addresses.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || in_number(c) || "-\u{2010}\u{2011}_/:+&@#?=%~'\u{2019}".contains(c)
}

fn in_number(c: char) -> bool {
    digit_value(c).is_some() || matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_on_the_screen_only() {
        let display = Display::new("عام 2024م", Digits::ArabicIndic, false);
        assert_eq!(display.text, "عام ٢٠٢٤م");
        assert_eq!(display.source_from_shown(7), 7);
        assert_eq!(display.source_from_shown(9), 8);
        assert_eq!(display.source_from_shown(15), 11);
        assert_eq!(display.shown_from_source(8), 9);
        assert_eq!(display.shown_from_source(13), 17);
    }

    #[test]
    fn names_in_latin_letters_keep_their_digits() {
        let shown = |text, digits| Display::new(text, digits, false).text.into_owned();
        for (written, arabic) in [
            ("محرك LEAP-1A وطائرة A321neo في Q3", "محرك LEAP-1A وطائرة A321neo في Q3"),
            ("(5G) عام 2024", "(5G) عام ٢٠٢٤"),
            ("https://a.example/2024?id=7 ثم 7", "https://a.example/2024?id=7 ثم ٧"),
            ("6.4 مليارات، 1,250.5 و12,000.", "٦٫٤ مليارات، ١٬٢٥٠٫٥ و١٢٬٠٠٠."),
            ("في 12.5.2024, عند 18:30", "في ١٢.٥.٢٠٢٤, عند ١٨:٣٠"),
        ] {
            assert_eq!(shown(written, Digits::ArabicIndic), arabic);
        }
        assert_eq!(shown("٣٫٥ و١٬٢٥٠ و۱۲", Digits::Western), "3.5 و1,250 و12");
        let display = Display::new("٣٫٥ مليون", Digits::Western, false);
        assert_eq!((display.source_from_shown(3), display.shown_from_source(7)), (6, 4), "{display:?}");
    }

    #[test]
    fn hidden_marks_belong_to_their_letter() {
        let source = "كَتَبَ";
        let display = Display::new(source, Digits::AsWritten, true);
        assert_eq!(display.text, "كتب");
        assert_eq!([0, 2, 4, 6].map(|at| display.source_from_shown(at)), [0, 4, 8, 12]);
        assert_eq!(display.shown_from_source(2), 2);
    }
}
