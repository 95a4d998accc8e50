//! A half-open range of UTF-8 bytes in an article's text.

use std::ops::Range;

/// Half-open, in UTF-8 bytes of [`Article::text`](super::Article::text). Articles are at most 64 MiB, so `u32` suffices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextRange {
    /// A range from `start` to `end`; an `end` before `start` gives an empty range at `start`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// A range from native offsets; offsets past `u32::MAX` are clamped, which no loaded article reaches.
    #[must_use]
    pub fn from_usize(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self::new(clamp(start), clamp(end))
    }

    /// The range as native offsets.
    #[must_use]
    pub fn as_usize(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shared part, if it holds a byte.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The text of this range, or `""` where it does not lie on character boundaries inside `text`.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.as_usize()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::TextRange;

    #[test]
    fn slices_only_on_character_boundaries() {
        let text = "قرأ";
        assert_eq!(TextRange::new(0, 4).slice(text), "قر");
        assert_eq!(TextRange::new(1, 4).slice(text), "");
        assert_eq!(TextRange::new(0, 40).slice(text), "");
    }

    #[test]
    fn overlap_needs_a_shared_byte() {
        let first = TextRange::new(0, 4);
        assert!(!first.overlaps(TextRange::new(4, 6)));
        assert_eq!(first.intersection(TextRange::new(2, 9)), Some(TextRange::new(2, 4)));
        assert_eq!(TextRange::new(5, 2), TextRange::new(5, 5));
    }
}
