//! Byte offsets to the units that other programs count in.

use serde::Serialize;

use crate::article::TextRange;

/// One range of the article's text in every unit; half-open, in logical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// First UTF-8 byte.
    pub byte_start: u32,
    /// One past the last UTF-8 byte.
    pub byte_end: u32,
    /// First code point (Unicode scalar value).
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First UTF-16 unit.
    #[serde(skip)]
    pub utf16_start: u32,
    /// One past the last UTF-16 unit.
    #[serde(skip)]
    pub utf16_end: u32,
}

/// Converts ranges of one text. Built once, in one pass; each conversion then looks at no more than one stretch of the text.
#[derive(Debug)]
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// At every [`STRETCH_BYTES`] (moved forward to a character): byte, code point and UTF-16 offset.
    marks: Vec<(usize, u32, u32)>,
}

/// How far the marks lie apart.
const STRETCH_BYTES: usize = 512;

impl<'t> Offsets<'t> {
    /// Walks over `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = vec![(0, 0, 0)];
        let (mut points, mut units, mut next) = (0_u32, 0_u32, STRETCH_BYTES);
        for (byte, c) in text.char_indices() {
            if byte >= next {
                marks.push((byte, points, units));
                next = byte + STRETCH_BYTES;
            }
            points += 1;
            units += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        Self { text, marks }
    }

    /// The range in every unit. Offsets past the end or inside a character count to the next character before them.
    pub fn span(&self, range: TextRange) -> Span {
        let (start, utf16_start) = self.at(range.start);
        let (end, utf16_end) = self.at(range.end);
        Span { byte_start: range.start, byte_end: range.end, start, end, utf16_start, utf16_end }
    }

    fn at(&self, byte: u32) -> (u32, u32) {
        let byte = byte as usize;
        let after = self.marks.partition_point(|(mark, _, _)| *mark <= byte);
        let (mark, points, units) =
            after.checked_sub(1).and_then(|index| self.marks.get(index)).copied().unwrap_or_default();
        let stretch = self.text.get(mark..self.text.floor_char_boundary(byte)).unwrap_or("");
        stretch
            .chars()
            .fold((points, units), |(points, units), c| (points + 1, units + if c.len_utf16() == 2 { 2 } else { 1 }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_unit_counts_what_lies_before(text in "(\\PC|[😀ء-ي\r\n]){0,300}", cut in 0.0_f64..1.0) {
            let text = text.repeat(5);
            let byte = text.floor_char_boundary((text.len() as f64 * cut) as usize);
            let span = Offsets::new(&text).span(TextRange::from_usize(0, byte));
            let before = text.get(..byte).unwrap();
            prop_assert_eq!(span.end as usize, before.chars().count());
            prop_assert_eq!(span.utf16_end as usize, before.encode_utf16().count());
        }
    }
}
