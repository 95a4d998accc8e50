//! What the screen shows where it differs from the text: mapped digits, hidden harakat. Offsets always mean the text.

use std::borrow::Cow;

use super::style::Digits;
use crate::arabic::chars::{digit_value, is_mark};

/// The shown text and the way back to the offsets of the text it was made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Display<'a> {
    /// The text to lay out.
    pub(super) text: Cow<'a, str>,
    /// Ascending pairs (shown offset, text offset) where the distance between the two changes.
    steps: Vec<(usize, usize)>,
}

impl<'a> Display<'a> {
    /// Applies the switches; without any the text is borrowed and the map is the identity.
    pub(super) fn new(source: &'a str, digits: Digits, hide_tashkeel: bool) -> Self {
        if digits == Digits::AsWritten && !hide_tashkeel {
            return Self { text: Cow::Borrowed(source), steps: Vec::new() };
        }
        let changes = |c: char| shown(c, digits, hide_tashkeel) != Some(c);
        if !source.chars().any(changes) {
            return Self { text: Cow::Borrowed(source), steps: Vec::new() };
        }
        let mut text = String::with_capacity(source.len());
        let mut steps = Vec::new();
        for (at, c) in source.char_indices() {
            let before = text.len();
            if let Some(shown) = shown(c, digits, hide_tashkeel) {
                text.push(shown);
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

/// What the screen shows for `c`, if anything.
fn shown(c: char, digits: Digits, hide_tashkeel: bool) -> Option<char> {
    if hide_tashkeel && is_mark(c) {
        return None;
    }
    let zero = match digits {
        Digits::AsWritten => return Some(c),
        Digits::Western => '0',
        Digits::ArabicIndic => '\u{0660}',
    };
    match digit_value(c) {
        Some(value) => char::from_u32(u32::from(zero) + u32::from(value)),
        None => Some(c),
    }
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
    fn hidden_marks_belong_to_their_letter() {
        let source = "كَتَبَ";
        let display = Display::new(source, Digits::AsWritten, true);
        assert_eq!(display.text, "كتب");
        assert_eq!([0, 2, 4, 6].map(|at| display.source_from_shown(at)), [0, 4, 8, 12]);
        assert_eq!(display.shown_from_source(2), 2);
    }
}
